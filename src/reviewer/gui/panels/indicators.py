"""指标: what was promised, what was done, what the reviewer verified; grouped by category, edited in place."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.domain.quantity import Op, Quantity, completion_percent, within
from reviewer.domain.report import CATEGORY_NAMES, Category, Indicator
from reviewer.domain.review import TypedQuantity
from reviewer.gui.controller import ReviewController
from reviewer.gui.panels.tables import Bit, Cell, Column, Edit, Row, plain_cell
from reviewer.gui.panels.words import (
    PICK,
    can_pick,
    glyph,
    nowhere,
    nowhere_whole,
    number_badges,
    quote,
    section_name,
    shown_quantity,
    sign_word,
    silent,
    touching,
    tr,
)
from reviewer.services.effective import quantity_of
from reviewer.services.signs import Sign

if TYPE_CHECKING:
    from reviewer.services.session import ReviewSession

NARROW = 760  # below this the bar is left out, and 说明 holds the numbers only
TIGHT = 620  # below this categories are headings, so that names have room


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator, or (`indicator` None) a category: its heading, or the row that says it is empty.

    `first` is the row that shows the category.
    """

    category: Category
    indicator: Indicator | None = None
    first: bool = False
    heading: bool = False


def indicator_rows(
    session: ReviewSession | None, *, only_left: bool = False, headed: bool = False
) -> Iterator[Row[IndicatorRow]]:
    """Walk the indicators by category; `headed` gives each category a row of its own instead of a column."""
    if session is None:
        return
    left = {t.ref for t in session.todo()} if only_left else set()
    for category in Category:
        own = [i for i in session.report.indicators if i.category is category]
        shown = [i for i in own if not only_left or needs_person(session, i, left)]
        empty = not own and category is not Category.MANAGEMENT and not only_left
        if headed and (shown or empty):
            heading = IndicatorRow(category, heading=True)
            yield Row(f"group:{category.value}", heading, kind="group", spans=(("sign", 8),))
        for number, indicator in enumerate(shown):
            about = IndicatorRow(category, indicator, first=number == 0)
            yield Row(indicator.key, about, ref=f"indicator:{indicator.key}")
        if empty:
            yield _empty_row(category)


def _empty_row(category: Category) -> Row[IndicatorRow]:
    about = IndicatorRow(category, first=True)
    return Row(f"empty:{category.value}", about, f"category:{category.value}", "note", (("name", 6),))


def needs_person(session: ReviewSession, indicator: Indicator, left: set[str]) -> bool:
    """Tell whether something about an indicator still waits: itself, or a finding that touches it."""
    ref = f"indicator:{indicator.key}"
    return ref in left or session.sign(ref) in (Sign.CONTRADICTION, Sign.DOUBTFUL)


def verified_of(session: ReviewSession, key: str) -> tuple[TypedQuantity, str] | None:
    """Return the reviewer's own figure with its reason."""
    decision = session.decisions.indicator(key)
    if decision is None or decision.verified is None:
        return None
    return decision.verified, decision.verified_reason


def headline(session: ReviewSession) -> str:
    """Count the indicators: all, with target, with result, unmet."""
    all_ = session.report.indicators
    targets = sum(i.target is not None for i in all_)
    actuals = sum(i.actual is not None for i in all_)
    unmet = sum(not met(session, i) for i in all_ if rate_of(session, i) is not None)
    return tr("共 {} 项，有目标 {}，有完成值 {}，未完成 {}").format(len(all_), targets, actuals, unmet)


class IndicatorCells:
    """What the columns show of an indicator, read from the session of the controller each time."""

    def __init__(self, controller: ReviewController) -> None:
        self._controller = controller

    @property
    def session(self) -> ReviewSession:
        session = self._controller.session
        assert session is not None
        return session

    def columns(self) -> tuple[Column[IndicatorRow], ...]:
        """Declare the columns."""
        return (
            Column("sign", "", self.sign, width=34),
            Column("category", tr("类别"), self.category, self.edit_category, width=56),
            Column("name", tr("指标名称"), self.name, self.edit_name, width=140, stretch=1),
            Column("target", tr("目标值"), self.target, self.edit_target, width=100, right=True),
            Column("actual", tr("完成值"), self.actual, self.edit_actual, width=100, right=True),
            Column("verified", tr("复核值"), self.verified, self.edit_verified, width=80, right=True),
            Column("rate", tr("完成率"), self.rate, width=176, right=True),
            Column("note", tr("说明"), self.note, width=150, stretch=1),
        )

    # --- cells

    def sign(self, row: IndicatorRow) -> Cell:
        """Show the sign of the row, or the heading of a category."""
        if row.heading:
            return Cell(bits=(Bit(CATEGORY_NAMES[row.category], "text2", bold=True, small=True),))
        if row.indicator is None:
            return Cell(sign="—", spoken=nowhere(self.session))
        found = self.session.sign(f"indicator:{row.indicator.key}")
        return Cell(
            sign=glyph(found), spoken=sign_word(self.session, found), tip=sign_word(self.session, found)
        )

    def category(self, row: IndicatorRow) -> Cell:
        """Show the category once per group."""
        word = CATEGORY_NAMES[row.category]
        shown = (Bit(word, "text2"),) if row.first else ()
        return Cell(bits=shown, tip=word, spoken=word)

    def name(self, row: IndicatorRow) -> Cell:
        """Show the name; a category without indicators says so and offers to pick one."""
        if row.indicator is None:
            link = (Bit(tr("在原文中选取"), "accent", small=True, link=PICK),)
            words = Bit(silent(self.session, _EMPTY[row.category]), "text3")
            return Cell(bits=(words,), right=link if can_pick(self.session) else ())
        bits = [Bit(row.indicator.name)]
        read = self.session.machine.indicator(row.indicator.key)
        if read is not None and read.name != row.indicator.name:
            bits.append(Bit(read.name, "text3", small=True, struck=True, gap=8))
        return Cell(bits=tuple(bits), tip=self._tip(row.indicator))

    def target(self, row: IndicatorRow) -> Cell:
        """Show what was promised."""
        return self._quantity(row, "target")

    def actual(self, row: IndicatorRow) -> Cell:
        """Show what the report says was done."""
        return self._quantity(row, "actual")

    def _quantity(self, row: IndicatorRow, side: str) -> Cell:
        if row.indicator is None:
            return Cell()
        now = _side(row.indicator, side)
        read = _side(self.session.machine.indicator(row.indicator.key), side)
        shown = Bit(shown_quantity(now), "text" if now is not None else "text3")
        tip = self._place(now)
        if read is not None and read != now:
            tip = "\n".join(filter(None, (tip, tr("机器读取：{}（F9 恢复）").format(shown_quantity(read)))))
            return Cell(
                right=(Bit(shown_quantity(read), "text3", small=True, struck=True), Bit(shown.text, gap=6)),
                tip=tip,
            )
        return Cell(right=(shown,), tip=tip)

    def verified(self, row: IndicatorRow) -> Cell:
        """Show the reviewer's own figure."""
        own = verified_of(self.session, row.indicator.key) if row.indicator is not None else None
        if own is None:
            return Cell()
        return plain_cell(shown_quantity(quantity_of(own[0])), right=True, bold=True, tip=own[1])

    def rate(self, row: IndicatorRow) -> Cell:
        """Show actual (as verified, where it was) ÷ target; bold where the target is missed: colour is not alone."""
        if row.indicator is None:
            return Cell()
        rate = rate_of(self.session, row.indicator)
        if rate is None and within(row.indicator.target, _standing(self.session, row.indicator)):
            return plain_cell(tr("达到"), right=True)
        if rate is None:
            return plain_cell("—", right=True, color="text3")
        read = row.indicator.completion
        whole = f"{shown_quantity(row.indicator.actual)} ÷ {shown_quantity(row.indicator.target)} = {read}%"
        tip = whole if read is not None else ""
        stated = row.indicator.stated_completion
        if stated is not None:
            tip += "\n" + tr("原文写 {}%").format(stated)
        if own := rate_with_verified(self.session, row.indicator):
            tip += "\n" + tr("按复核值 {}").format(own)
        low = not met(self.session, row.indicator)
        return Cell(right=(Bit(f"{rate}%", bold=low),), bar=rate, low=low, tip=tip)

    def note(self, row: IndicatorRow) -> Cell:
        """Say what is to be looked at, with the numbers of the findings."""
        if row.indicator is None:
            return Cell()
        ref = f"indicator:{row.indicator.key}"
        numbers = number_badges(self.session.numbers_of(ref))
        text, color = self._note(row.indicator)
        return Cell(bits=(Bit(text, color, small=True),) if text else (), right=numbers, tip=text)

    def _note(self, indicator: Indicator) -> tuple[str, str]:
        ref = f"indicator:{indicator.key}"
        if found := touching(self.session, ref):
            return "，".join(dict.fromkeys(f.title for _k, f in found)), "red"
        own = verified_of(self.session, indicator.key)
        if own is not None:
            return own[1], "text2"
        if indicator.key in self.session.sheet.unscored:
            doubtful = self.session.sign(ref) is Sign.DOUBTFUL
            return tr("无目标值，不计分"), "amber" if doubtful else "text2"
        if self.session.sign(ref) is Sign.DOUBTFUL:
            return tr("请核对一次"), "amber"
        return self._changed(indicator)

    def _changed(self, indicator: Indicator) -> tuple[str, str]:
        decision = self.session.decisions.indicator(indicator.key)
        if decision is not None and decision.added:
            return tr("评审人增加"), "accent"
        if self.session.sign(f"indicator:{indicator.key}") is Sign.CORRECTED:
            return tr("已更正"), "accent"
        if decision is not None and decision.part is not None:
            return self._moved(indicator.key, decision.part), "accent"
        return "", "text2"

    def _moved(self, key: str, part: str) -> str:
        """Name the part of the rubric a person put an indicator under, "" where the rubric has no such part."""
        parts = (p for p in self.session.sheet.parts if p.key == part)
        return next(
            (tr("归入{}").format(p.name) for p in parts if any(i.indicator == key for i in p.items)), ""
        )

    def _place(self, quantity: Quantity | None) -> str:
        if quantity is None:
            return nowhere_whole(self.session)
        passage = quantity.passage
        return "\n".join(
            filter(None, (tr("原文：") + quote(passage.text), section_name(self.session, passage)))
        )

    def _tip(self, indicator: Indicator) -> str:
        sure = tr("规则：{}　把握：{}%").format(indicator.rule, round(indicator.confidence * 100))
        levels = " / ".join(filter(None, (indicator.level1, indicator.level2)))
        return "\n".join(filter(None, (indicator.name, levels, indicator.project or "", sure)))

    # --- editing

    def _edit(
        self, row: IndicatorRow, column: str, text: str, hint: str = "", *, right: bool = False
    ) -> Edit | None:
        if row.indicator is None or self.session.read_only:
            return None
        key, session, controller = row.indicator.key, self.session, self._controller
        return Edit(
            commit=lambda typed, _w: controller.perform(lambda: session.set_indicator(key, column, typed)),
            text=text,
            right=right,
            hint=hint,
        )

    def edit_category(self, row: IndicatorRow) -> Edit | None:
        """Choose the category."""
        edit = self._edit(row, "category", row.category.value)
        if edit is None:
            return None
        choices = tuple((c.value, CATEGORY_NAMES[c]) for c in Category)
        return Edit(edit.commit, edit.text, "choice", choices)

    def edit_name(self, row: IndicatorRow) -> Edit | None:
        """Edit the name."""
        return self._edit(row, "name", row.indicator.name if row.indicator else "")

    def edit_target(self, row: IndicatorRow) -> Edit | None:
        """Edit the target as the report says it."""
        return self._edit(row, "target", _typed(row.indicator, "target"), tr("如 ≥90%"), right=True)

    def edit_actual(self, row: IndicatorRow) -> Edit | None:
        """Edit the result as the report says it."""
        target = row.indicator.target if row.indicator is not None else None
        like = _like(target.unit) if target is not None else tr("如 21个、95%")
        return self._edit(row, "actual", _typed(row.indicator, "actual"), like, right=True)

    def edit_verified(self, row: IndicatorRow) -> Edit | None:
        """Edit the reviewer's own figure with its reason."""
        if row.indicator is None or self.session.read_only:
            return None
        key, session, controller = row.indicator.key, self.session, self._controller
        own = verified_of(session, key)
        return Edit(
            commit=lambda typed, why: controller.perform(lambda: session.verify_indicator(key, typed, why)),
            text=own[0].text if own else "",
            kind="reasoned",
            right=True,
            reason=own[1] if own else "",
            reason_hint=tr("复核依据，如：与验收单一致"),
            unsaid_problem=tr("请先填写复核值，再写依据。"),
        )


_EMPTY = {
    Category.OUTPUT: "原文未找到产出指标",
    Category.EFFECT: "原文未列量化的效果指标",
    Category.SATISFACTION: "原文未找到满意度数据",
    Category.MANAGEMENT: "原文未找到管理指标",
}


def _like(unit: str) -> str:
    """Return an example of what may be typed, in the unit of the target."""
    return tr("如 95{}").format(unit) if unit else tr("如 21")


def _side(indicator: Indicator | None, side: str) -> Quantity | None:
    if indicator is None:
        return None
    return indicator.target if side == "target" else indicator.actual


def _typed(indicator: Indicator | None, side: str) -> str:
    quantity = _side(indicator, side)
    return "" if quantity is None else " ".join(quantity.passage.text.split())


def indicator_widths(width: int, needed: Callable[[str, int, int], int], numbers: int = 2) -> Sequence[int]:
    """Divide the panel's width: narrow ones lose the bar, and 说明 keeps the numbers; figures get what they need.

    `numbers` is how many findings touch one row at most.
    """
    narrow, tight = width < NARROW, width < TIGHT
    fixed = {0: 30 if narrow else 34, 1: 0 if tight else 58}
    fixed[6] = needed("rate", 62, 90) + (0 if narrow else 112)
    if narrow:
        fixed[7] = 20 + 19 * min(max(numbers, 2), 4)
    name = _NAME_LEAST if narrow else 250  # a cut name is still known by its beginning, a cut figure is wrong
    fixed |= _figure_widths(width - sum(fixed.values()) - name, needed)
    if narrow:
        return tuple(fixed.get(n, max(width - sum(fixed.values()), _NAME_LEAST)) for n in range(8))
    room = max(width - sum(fixed.values()), 240)
    name = round(room * 0.52)
    return tuple({**fixed, 2: name, 7: room - name}[n] for n in range(8))


_FIGURES = {3: "target", 4: "actual", 5: "verified"}
_LEAST, _MOST = 58, 240
_NAME_LEAST = 76


def _figure_widths(room: int, needed: Callable[[str, int, int], int]) -> dict[int, int]:
    """Give target, result and verified figure what they need; where that is too much the widest give way first."""
    wanted = {n: needed(key, _LEAST, _MOST) for n, key in _FIGURES.items()}
    most = max(wanted.values())
    while most > _LEAST and sum(min(w, most) for w in wanted.values()) > room:
        most -= 2
    return {n: min(w, most) for n, w in wanted.items()}


def rate_with_verified(session: ReviewSession, indicator: Indicator) -> str:
    """Return the completion by the reviewer's own figure, "" where there is none."""
    own = verified_of(session, indicator.key)
    percent = completion_percent(indicator.target, quantity_of(own[0])) if own else None
    return f"{percent}%" if percent is not None else ""


def _standing(session: ReviewSession, indicator: Indicator) -> Quantity | None:
    """Return the result that counts: the reviewer's own figure, else what the report says."""
    own = verified_of(session, indicator.key)
    return quantity_of(own[0]) if own else indicator.actual


def rate_of(session: ReviewSession, indicator: Indicator) -> Decimal | None:
    """Return the completion in percent of the result that counts, None where it can't be computed."""
    return completion_percent(indicator.target, _standing(session, indicator))


def met(session: ReviewSession, indicator: Indicator) -> bool:
    """Tell whether the result that counts reaches its target: of a cost (≤) the lower is the better."""
    target, actual = indicator.target, _standing(session, indicator)
    if target is None or actual is None or target.value is None or actual.value is None:
        return False
    compare = {Op.LE: operator.le, Op.LT: operator.lt, Op.GT: operator.gt}.get(target.op, operator.ge)
    return bool(compare(actual.value, target.value))
