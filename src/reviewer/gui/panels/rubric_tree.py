"""评分表: the rubric as parts and their items, adjusted in place with a reason; and where the unit's own score is higher."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.domain.rubric import ItemState, ScoreItem, ScorePart
from reviewer.domain.unread import WHOLE
from reviewer.gui.controller import ReviewController
from reviewer.gui.panels.offering import typed_reasons
from reviewer.gui.panels.tables import Bit, Cell, Column, Edit, Row, RowsModel, plain_cell
from reviewer.gui.panels.words import glyph, points, section_name, sign_word, signed, silent, tr
from reviewer.scoring.outcome import kept_in, kept_text, kept_word
from reviewer.services.signs import Sign, waiting_word

if TYPE_CHECKING:
    from reviewer.services.session import ReviewSession


@dataclass(frozen=True, slots=True)
class RubricRow:
    """An item of a part, or (`item` None) the part itself."""

    part: ScorePart
    item: ScoreItem | None = None
    shut: bool = False


def rubric_rows(session: ReviewSession | None, shut: Container[str] = ()) -> Iterator[Row[RubricRow]]:
    """Walk the parts with their items; the items of a part that is shut are left out."""
    if session is None:
        return
    for part in session.sheet.parts:
        folded = part.key in shut
        yield Row(f"part:{part.key}", RubricRow(part, shut=folded), ref=f"part:{part.key}", kind="part")
        if not folded:
            for item in part.items:
                yield Row(item.key, RubricRow(part, item), ref=f"item:{item.key}", parent=part.key)


def item_sign(session: ReviewSession, item: ScoreItem) -> Sign:
    """Return an item's sign: its own, else that of the indicator it scores."""
    own = session.sign(f"item:{item.key}")
    if own is not Sign.FOUND or not item.indicator:
        return own
    below = session.sign(f"indicator:{item.indicator}")
    return below if below in (Sign.CONTRADICTION, Sign.CONFIRMED) else own


def reason_of(item: ScoreItem) -> tuple[str, str]:
    """Return what stands under 理由, and its colour."""
    if item.doubtful:
        return tr("依据已变，请复核"), "red"
    if item.state is ItemState.EXCLUDED:
        return tr("不适用：{}").format(item.reason), "text2"
    if item.reason:
        return item.reason, "text2"
    if item.state is ItemState.PROPOSED:
        return (item.formula if item.machine == 0 else "") or tr("按报告所述，待确认"), "amber"
    if item.state is ItemState.OPEN:
        if item.formula.startswith(WHOLE):
            return item.formula, "text2"
        silent = item.rule == "proposal" or not item.explanation
        return tr("原文未说，待评") if silent else item.explanation, "text2"
    if item.machine == 0 and item.points:
        return item.formula, "red"
    return "", "text2"


def presumed(session: ReviewSession) -> str:
    """Say why self-scores of items are presumed to be full (按满分推定), "" where none is."""
    if not any(i.self_presumed for p in session.sheet.parts for i in p.items):
        return ""
    if session.report.self_parts:
        return tr("自评只到一级指标，各项按满分推定。")
    return tr("自评未分项，按满分推定。")


class RubricCells:
    """What the columns show of a part or an item, read from the session of the controller each time."""

    def __init__(self, controller: ReviewController) -> None:
        self._controller = controller

    @property
    def session(self) -> ReviewSession:
        session = self._controller.session
        assert session is not None
        return session

    def columns(self) -> tuple[Column[RubricRow], ...]:
        """Declare the columns."""
        return (
            Column("sign", "", self.sign, width=34),
            Column("name", tr("评分项"), self.name, width=150, stretch=1),
            Column("points", tr("分值"), self.points, width=60, right=True),
            Column("self", tr("自评"), self.self_score, width=60, right=True),
            Column("machine", tr("算得"), self.machine, width=62, right=True),
            Column("adjustment", tr("调整"), self.adjustment, self.edit_adjustment, width=74, right=True),
            Column(
                "reason", tr("理由"), self.reason, self.edit_reason, width=120, stretch=1, instead="adjustment"
            ),
            Column("final", tr("复核得分"), self.final, width=78, right=True),
        )

    # --- cells

    def sign(self, row: RubricRow) -> Cell:
        """Show the sign of an item, or the caret of a part."""
        if row.item is None:
            word = tr("收起") if not row.shut else tr("展开")
            return Cell(caret="shut" if row.shut else "open", spoken=word)
        found = item_sign(self.session, row.item)
        return Cell(
            sign=glyph(found), spoken=sign_word(self.session, found), tip=sign_word(self.session, found)
        )

    def name(self, row: RubricRow) -> Cell:
        """Show the name."""
        if row.item is None:
            return plain_cell(row.part.name, bold=True, tip=row.part.formula)
        gone = row.item.state is ItemState.EXCLUDED
        shown = Bit(row.item.name, "text3" if gone else "text", struck=gone)
        return Cell(bits=(shown,), tip=f"{row.item.name}\n{row.item.explanation}".strip())

    def points(self, row: RubricRow) -> Cell:
        """Show what can be earned."""
        if row.item is None:
            return plain_cell(points(row.part.points), right=True, bold=True, color="text2")
        return plain_cell(points(row.item.points), right=True, color="text2")

    def self_score(self, row: RubricRow) -> Cell:
        """Show the unit's own score; empty where it gives none."""
        of = row.part if row.item is None else row.item
        if of.self_score is None:
            return Cell()
        tip = tr("按满分推定") if row.item is not None and row.item.self_presumed else ""
        bold, color = row.item is None, "text3" if tip else "text2"
        return plain_cell(points(of.self_score), right=True, color=color, bold=bold, tip=tip)

    def machine(self, row: RubricRow) -> Cell:
        """Show what the rule gives, with its formula as the tip."""
        if row.item is None:
            given = [
                i.machine for i in row.part.items if i.machine is not None and i.state is not ItemState.EXCLUDED
            ]
            total = sum(given, Decimal(0)) if given else None
            return plain_cell(points(total), right=True, bold=True)
        return plain_cell(points(row.item.machine), right=True, tip=row.item.formula)

    def adjustment(self, row: RubricRow) -> Cell:
        """Show the signed amount a person added."""
        if row.item is not None:
            given = row.item.adjustment
            tip = "\n".join(filter(None, (kept_text(row.item), row.item.reason)))
            return plain_cell(signed(given), right=True, tip=tip) if given is not None else Cell()
        parts = [i.adjustment for i in row.part.items if i.adjustment is not None]
        tip = kept_in(row.part.items)
        if not any(parts):
            return Cell()
        return plain_cell(signed(sum(parts, Decimal(0))), right=True, bold=True, tip=tip)

    def reason(self, row: RubricRow) -> Cell:
        """Show why: a person's reason, or what the item waits for; and where an adjustment was stopped."""
        if row.item is None:
            stopped = "、".join(dict.fromkeys(filter(None, map(kept_word, row.part.items))))
            return (
                Cell(bits=(Bit(stopped, "text2", small=True),), tip=kept_in(row.part.items))
                if stopped
                else Cell()
            )
        text, color = reason_of(row.item)
        text = "；".join(filter(None, (kept_word(row.item), text)))
        word = waiting_word(row.item).partition("，")[0]
        short = (Bit(word, color, small=True),) if word else ()
        tip = "；".join(dict.fromkeys(filter(None, (text, row.item.reason))))
        return Cell(bits=(Bit(text, color, small=True),), short=short, tip=tip) if text else Cell()

    def final(self, row: RubricRow) -> Cell:
        """Show the review score, bold where it is not the full amount."""
        if row.item is None:
            return plain_cell(points(row.part.score), right=True, bold=True)
        item = row.item
        full = item.final is not None and item.final >= item.points
        return plain_cell(points(item.final), right=True, bold=item.final is not None and not full)

    # --- editing

    def edit_adjustment(self, row: RubricRow) -> Edit | None:
        """Edit the adjustment with its reason."""
        if row.item is None or self.session.read_only:
            return None
        item, session, controller = row.item, self.session, self._controller
        return Edit(
            commit=lambda typed, why: controller.perform(lambda: adjust(session, item.key, typed, why)),
            text=signed(item.adjustment).replace("−", "-") if item.adjustment is not None else "",
            kind="reasoned",
            right=True,
            hint="0.00" if item.machine is None else "±0.00",
            reason=item.reason,
            reason_hint=tr("调整须写理由"),
            offered=lambda: typed_reasons(controller),
            unsaid="0" if item.machine is None and item.adjustment is None else "",
            unsaid_problem=_ask_amount(item),
        )

    def edit_reason(self, row: RubricRow) -> Edit | None:
        """Edit the reason of an adjustment that is there."""
        if row.item is None or row.item.adjustment is None or self.session.read_only:
            return None
        item, session, controller = row.item, self.session, self._controller
        amount = format(item.adjustment, "f")
        return Edit(
            commit=lambda why, _w: controller.perform(lambda: session.adjust_item(item.key, amount, why)),
            text=item.reason,
            hint=tr("调整须写理由"),
            offered=lambda: typed_reasons(controller),
        )

    def exclusion(self, item: ScoreItem) -> Edit:
        """Ask for the reason why an item does not apply."""
        session, controller = self.session, self._controller
        return Edit(
            commit=lambda why, _w: controller.perform(lambda: session.exclude_item(item.key, why)),
            hint=tr("不适用的理由"),
            needed=True,
            offered=lambda: typed_reasons(controller),
        )


def _ask_amount(item: ScoreItem) -> str:
    """Ask for the amount of an item the rule gives points for: there 0 confirms, and giving nothing takes them off."""
    if not item.machine:
        return tr("请填写调整分值，再写理由。")
    told = tr("请填写调整分值：填 0 即按算得 {} 分，填 −{} 即评为 0 分。")
    return told.format(points(item.machine), points(item.machine))


def adjust(session: ReviewSession, key: str, typed: str, why: str) -> None:
    """Adjust an item, or take the adjustment back where the amount was emptied. Raises Refused."""
    if typed:
        session.adjust_item(key, typed.replace("−", "-"), why)
    else:
        session.restore_item(key)


_LEAST = {
    "adjustment": 72,
    "final": 70,
}  # −45.00 in bold, so that no decision moves a column; the heading's words
_LEAST_REASON = 64  # 待确认 with its margins
_WORDS = 200  # names and reasons together have this much, whatever the figures


def rubric_widths(width: int, needed: Callable[[str, int, int], int]) -> Sequence[int]:
    """Divide the panel's width: figures and names get what they need, 理由 all that is left over."""
    fixed = {0: 34 if width >= 640 else 30}
    for place, key in ((2, "points"), (3, "self"), (4, "machine"), (5, "adjustment"), (7, "final")):
        most = min((width - fixed[0] - _WORDS) // 5, 84)
        fixed[place] = needed(key, _LEAST.get(key, 46), most)
    room = max(width - sum(fixed.values()), 96 + _LEAST_REASON)
    name = _name_width(room, needed)
    return tuple({**fixed, 1: name, 6: room - name}[n] for n in range(8))


def _name_width(room: int, needed: Callable[[str, int, int], int]) -> int:
    """Give names what they need up to about half the room; what reasons say moves nothing, for a second click must hit."""
    return needed("name", 96, max(round(room * 0.56), 96))


# --- the formula line


@dataclass(frozen=True, slots=True)
class Footing:
    """The lines under the tree: formula, a person's reason, the explanation, and where the figures stand."""

    formula: str = ""
    reason: str = ""
    color: str = "text2"
    explanation: str = ""
    rule: str = ""
    places: str = ""


_RULE_WORDS = {
    "indicators": "定量指标，两位小数，四舍五入",
    "execution": "按预算执行率计算",
    "proposal": "按报告所述提出，须人工确认",
    "steps": "按分档表计分",
    "deduction": "按次扣分",
    "bands": "三档计分",
    "checklist": "逐项核对",
    "by_hand": "人工评分",
}


def footing(session: ReviewSession, ref: str) -> Footing:
    """Return what the formula line says of an item or a part."""
    subject, _, key = ref.partition(":")
    if subject == "part":
        part = next((p for p in session.sheet.parts if p.key == key), None)
        return Footing(part.formula) if part is not None else Footing()
    item = session.sheet.item(key) if subject == "item" else None
    if item is None:
        return Footing(places=tr("选择一个评分项，查看算式与依据"))
    formula = item.formula or tr("待评，请在「调整」栏填写得分和理由")
    formula = "；".join(filter(None, (formula, kept_text(item))))
    rule = tr(_RULE_WORDS.get(item.rule, ""))
    return Footing(formula, *_told_reason(item), item.explanation, rule, places_of(session, item))


def _told_reason(item: ScoreItem) -> tuple[str, str]:
    """Return a person's reason wholly, and that its ground has moved."""
    moved = tr("依据已变，请复核") if item.doubtful else ""
    why = tr("理由：{}").format(item.reason) if item.reason else ""
    return "；".join(filter(None, (moved, why))), "red" if moved else "text"


def places_of(session: ReviewSession, item: ScoreItem) -> str:
    """Say where the figures of an item stand."""
    grounded = [p for p in item.passages if p.grounded]
    sections = list(dict.fromkeys(filter(None, (section_name(session, p) for p in grounded))))
    if not grounded:
        return silent(session, tr("原文中没有依据"))
    return tr("依据 {} 处：{}").format(len(grounded), "；".join(sections[:2]) or tr("正文"))


# --- 自评偏高


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """An item whose self-score is above the review score, or (`item` None) the open ones together."""

    item: ScoreItem | None
    names: str = ""
    points: Decimal = Decimal(0)
    count: int = 0


def claim_rows(session: ReviewSession | None) -> Iterator[Row[ClaimRow]]:
    """Walk the items where the unit's score is higher, the biggest difference first; then the open ones."""
    if session is None:
        return
    items = [i for p in session.sheet.parts for i in p.items]
    high = [i for i in items if i.self_score is not None and i.final is not None and i.self_score > i.final]
    for item in sorted(high, key=lambda i: (i.final or Decimal(0)) - (i.self_score or Decimal(0))):
        yield Row(item.key, ClaimRow(item), ref=f"item:{item.key}")
    waiting = [i for i in items if i.state is ItemState.OPEN]
    if waiting:
        names, total = "、".join(i.name for i in waiting), sum((i.points for i in waiting), Decimal(0))
        yield Row("open", ClaimRow(None, names, total, len(waiting)), kind="note")


def claims_total(session: ReviewSession) -> tuple[int, Decimal]:
    """Return how many items claim too much, and by how much together (≤ 0)."""
    found = [r.about.item for r in claim_rows(session) if r.about.item is not None]
    gaps = ((i.final or Decimal(0)) - (i.self_score or Decimal(0)) for i in found)
    return len(found), sum(gaps, Decimal(0))


def _claim_name(row: ClaimRow) -> Cell:
    if row.item is None:
        below = Bit(row.names, "text2", small=True)
        return Cell(bits=(Bit(tr("待评 {} 项").format(row.count)),), below=(below,), tip=row.names)
    change = tr("自评 {} → 复核 {}").format(points(row.item.self_score), points(row.item.final))
    return Cell(bits=(Bit(row.item.name),), below=(Bit(change, "text2", small=True),), tip=row.item.name)


def _claim_gap(row: ClaimRow) -> Cell:
    if row.item is None:
        return plain_cell(points(row.points), right=True, color="text2")
    gap = (row.item.final or Decimal(0)) - (row.item.self_score or Decimal(0))
    return plain_cell(signed(gap), right=True, bold=True)


def claims_model(controller: ReviewController) -> RowsModel[ClaimRow]:
    """Make the model of 自评偏高."""
    columns = (
        Column("name", tr("评分项"), _claim_name, width=160, stretch=1),
        Column("gap", tr("分差"), _claim_gap, width=70, right=True),
    )
    return RowsModel(columns, lambda: tuple(claim_rows(controller.session)))
