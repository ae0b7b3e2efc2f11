"""字段: what the report says of itself, in three groups; editing in place, the reviewer's own figure beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reviewer.domain.report import FIELD_SPECS, GRADES, KIND_NAMES, FieldSpec, FieldType, FieldValue
from reviewer.gui.controller import ReviewController
from reviewer.gui.panels.tables import Bit, Cell, Column, Edit, Row, RowsModel, plain_cell
from reviewer.gui.panels.words import (
    ADOPT,
    PICK,
    corrected,
    glyph,
    nowhere,
    nowhere_whole,
    number_badges,
    numeral,
    quote,
    section_name,
    settling,
    sign_word,
    touching,
    tr,
    written,
)
from reviewer.services.signs import Sign

if TYPE_CHECKING:
    from reviewer.services.session import ReviewSession

FIGURES = frozenset({FieldType.MONEY, FieldType.PERCENT, FieldType.SCORE, FieldType.GRADE})
_HINTS = {
    FieldType.DATE: "如 2020-04-17",
    FieldType.YEAR: "如 2023",
    FieldType.PERCENT: "如 95.05%",
    FieldType.SCORE: "如 98.5",
}


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field, or (`spec` None) the heading of a group."""

    group: str
    spec: FieldSpec | None = None


def field_rows(session: ReviewSession | None) -> Iterator[Row[FieldRow]]:
    """Walk the rows of the panel: three groups and their fields, however little the report states."""
    if session is None:
        return
    group = ""
    for spec in FIELD_SPECS:
        if spec.group != group:
            group = spec.group
            yield Row(f"group:{group}", FieldRow(group), kind="group", spans=(("sign", 2),))
        spans = () if spec.type in FIGURES else (("value", 3),)
        yield Row(spec.name, FieldRow(group, spec), ref=f"field:{spec.name}", spans=spans)


class FieldCells:
    """What the columns show of a field, read from the session of the controller each time."""

    def __init__(self, controller: ReviewController) -> None:
        self._controller = controller

    @property
    def session(self) -> ReviewSession:
        session = self._controller.session
        assert session is not None
        return session

    def columns(self) -> tuple[Column[FieldRow], ...]:
        """Declare the columns."""
        return (
            Column("sign", "", self.sign, width=26),
            Column("label", tr("字段"), self.label, width=88),
            Column("value", tr("原文"), self.value, self.edit_value, width=128, right=True),
            Column("verified", tr("复核"), self.verified, self.edit_verified, width=96, right=True),
            Column("state", "", self.state, width=120, stretch=1),
        )

    # --- cells

    def sign(self, row: FieldRow) -> Cell:
        """Show the sign of the row, or the group's name."""
        if row.spec is None:
            return Cell(bits=(Bit(self._group_title(row.group), "text2", bold=True, small=True),))
        found = self.session.sign(f"field:{row.spec.name}")
        return Cell(
            sign=glyph(found), spoken=sign_word(self.session, found), tip=sign_word(self.session, found)
        )

    def _group_title(self, group: str) -> str:
        return f"{group}（{self.session.money_unit('budget')}）" if group == "资金" else tr(group)

    def label(self, row: FieldRow) -> Cell:
        """Show what the field is called."""
        if row.spec is None:
            return Cell()
        return plain_cell(row.spec.label, color="text2", tip=self._tip(row.spec))

    def value(self, row: FieldRow) -> Cell:
        """Show what the report says; in rows of words the machine's value and the state follow in the same cell."""
        spec = row.spec
        if spec is None:
            titled = row.group == "资金"
            return Cell(right=(Bit(tr("原文"), "text2", small=True),)) if titled else Cell()
        shown, tip = self.session.shown(spec.name), self._tip(spec)
        color = "accent" if corrected(self.session, spec.name) else "text"
        if spec.type in FIGURES:
            bits = (Bit(shown, color),) if shown else self._instead(spec)
            return Cell(right=bits, tip=tip)
        bits = (Bit(shown, color),) if shown else ()
        return Cell(bits=(*bits, *self._struck(spec)), right=self._state_bits(spec), tip=tip)

    def verified(self, row: FieldRow) -> Cell:
        """Show the reviewer's own figure."""
        if row.spec is None:
            return Cell(right=(Bit(tr("复核"), "text2", small=True),)) if row.group == "资金" else Cell()
        own = self._own_figure(row.spec)
        return plain_cell(own, right=True, bold=True, tip=self._reason(row.spec)) if own else Cell()

    def state(self, row: FieldRow) -> Cell:
        """Show the state in words, with what can be done about it."""
        if row.spec is None:
            return Cell()
        struck = self._struck(row.spec)
        gap = (Bit(" "),) if struck else ()
        bits = (*struck, *gap, *self._state_bits(row.spec))
        return Cell(right=bits, tip=self._reason(row.spec) or self._tip(row.spec))

    def _struck(self, spec: FieldSpec) -> tuple[Bit, ...]:
        """Return the machine's value struck through, where a person's stands in its place."""
        if not corrected(self.session, spec.name):
            return ()
        old = self.session.shown_machine(spec.name)
        return (Bit(old, "text3", small=True, struck=True, gap=10),) if old else ()

    def _own_figure(self, spec: FieldSpec) -> str:
        return self.session.shown_verified(spec.name)

    def _reason(self, spec: FieldSpec) -> str:
        decision = self.session.decisions.field(spec.name)
        return decision.verified_reason if decision is not None else ""

    def _instead(self, spec: FieldSpec) -> tuple[Bit, ...]:
        """Return what follows from other figures, where the report is silent."""
        words, value = offered(self.session, spec.name)
        return (Bit(words, "text3"), Bit(value, gap=3)) if value else ()

    # --- the word at the end of the row

    def _state_bits(self, spec: FieldSpec) -> tuple[Bit, ...]:
        name = spec.name
        found = self.session.sign(f"field:{name}")
        if found is Sign.CONTRADICTION:
            return contradiction_bits(self.session, name)
        if found is Sign.ABSENT:
            link = Bit(tr("采用"), "accent", small=True, link=ADOPT, gap=12)
            pick = Bit(tr("在原文中选取"), "accent", small=True, link=PICK, gap=12)
            offer = (link,) if self._instead(spec) else () if self.session.unread.whole else (pick,)
            return Bit(nowhere(self.session), "text3", small=True), *(() if self.session.read_only else offer)
        if found is Sign.DOUBTFUL:
            return (Bit(doubt(self.session, name), "amber", small=True),)
        decision = self.session.decisions.field(name)
        if decision is not None and decision.absent:
            return (Bit(tr("原文确无"), "text3", small=True),)
        if found is Sign.CORRECTED:
            return (Bit(tr("已更正"), "accent", small=True),)
        if outdated(self.session, name):
            again = Bit(tr("采用"), "accent", small=True, link=ADOPT, gap=12)
            moved = Bit(tr("算得的数已变"), "amber", small=True)
            return (moved,) if self.session.read_only else (moved, again)
        return (Bit(self._reason(spec), "text2", small=True),) if self._reason(spec) else ()

    def _tip(self, spec: FieldSpec) -> str:
        value = self.session.report.fields.get(spec.name)
        if value is None:
            return nowhere_whole(self.session)
        tip, old = value_tip(self.session, spec, value), self.session.shown_machine(spec.name)
        return f"{tip}\n" + tr("已更正，机器读取：{}（F9 恢复）").format(old) if self._struck(spec) else tip

    # --- editing

    def edit_value(self, row: FieldRow) -> Edit | None:
        """Edit what the report says."""
        spec = row.spec
        if spec is None or self.session.read_only:
            return None
        name = spec.name
        controller, session = self._controller, self.session
        hint = _HINTS.get(spec.type, "")
        if spec.type is FieldType.MONEY:
            hint = tr("如 281.28万元")
        return Edit(
            commit=lambda typed, _why: controller.perform(lambda: session.set_field(name, typed)),
            text=self._editable(spec),
            kind="choice" if spec.type in (FieldType.KIND, FieldType.GRADE) else "text",
            choices=_choices(spec),
            right=spec.type in FIGURES,
            hint=hint,
        )

    def _editable(self, spec: FieldSpec) -> str:
        if spec.type is FieldType.KIND:
            return self.session.report.value(spec.name) or ""
        return self.session.shown(spec.name)

    def edit_verified(self, row: FieldRow) -> Edit | None:
        """Edit the reviewer's own figure with its reason."""
        spec = row.spec
        if spec is None or spec.type not in FIGURES or self.session.read_only:
            return None
        name, controller, session = spec.name, self._controller, self.session
        return Edit(
            commit=lambda typed, why: controller.perform(lambda: session.verify_field(name, typed, why)),
            text=self._own_figure(spec),
            kind="reasoned",
            right=True,
            reason=self._reason(spec),
            reason_hint=tr("复核依据，如：与决算表一致"),
            unsaid_problem=tr("请先填写复核数，再写依据。"),
        )


def _choices(spec: FieldSpec) -> tuple[tuple[str, str], ...]:
    if spec.type is FieldType.KIND:
        return tuple(KIND_NAMES.items())
    return tuple((g, g) for g in GRADES) if spec.type is FieldType.GRADE else ()


def offered(session: ReviewSession, name: str) -> tuple[str, str]:
    """Return what other figures give for a field the report does not state: (算得, 95.45%); empty for nothing."""
    if session.report.fields.get(name) is not None:
        return "", ""
    if (rate := session.computed_rate(name)) is not None:
        return tr("算得"), f"{rate[0]}%"
    if name == "self_grade" and (grade := grade_of_self_score(session)):
        return tr("按得分应为"), grade
    return "", ""


def adopt(session: ReviewSession, name: str) -> None:
    """Take what other figures give as the reviewer's own figure: the report itself does not say it. Raises Refused."""
    words, value = offered(session, name)
    if not value:
        return
    rate = session.computed_rate(name)
    session.verify_field(name, value, rate[1] if rate is not None else f"{words}{value}")


def outdated(session: ReviewSession, name: str) -> bool:
    """Tell whether a figure that was adopted is not what the figures that count give now."""
    _words, value = offered(session, name)
    own, decision = session.shown_verified(name), session.decisions.field(name)
    adopted = decision is not None and bool(own) and decision.verified_reason.endswith(own)
    return adopted and bool(value) and value != own


def grade_of_self_score(session: ReviewSession) -> str:
    """Return the grade that the unit's own score comes to by the profile, "" where either is missing."""
    from reviewer.scoring import load_profiles

    profile = load_profiles().get(session.sheet.profile_id)
    stated = session.report.amount("self_score")
    if profile is None or stated is None:
        return ""
    bounds = sorted(profile.grades, key=lambda b: b.at_least, reverse=True)
    return next((b.grade for b in bounds if stated >= b.at_least), "")


def contradiction_bits(session: ReviewSession, name: str) -> tuple[Bit, ...]:
    """Say what does not fit: 「原文有两个数 ① ②」, else the finding's title with its number."""
    found = settling(session, name)
    if found is not None:
        numbers = sorted({c.number for c in found[1].choices if c.field == name})
        badges = (Bit(badge=str(n), gap=2) for n in numbers)
        return Bit(tr("原文有{}个数").format(numeral(len(numbers))), "red", small=True), *badges
    open_ones = touching(session, f"field:{name}")
    title = open_ones[0][1].title if open_ones else tr("有疑点")
    return Bit(title, "red", small=True), *number_badges(session.finding_number(k) for k, _f in open_ones)


def doubt(session: ReviewSession, name: str) -> str:
    """Say why a value should be looked at once."""
    chosen = session.report.value(name)
    others = [a for a in session.alternatives(name) if a.value != chosen]
    if others:
        return tr("另一处为{}").format(quote(written(session, name, others[0].value), 16))
    return tr("请核对一次")


def value_tip(session: ReviewSession, spec: FieldSpec, value: FieldValue) -> str:
    """Return the tooltip of a value: 元, quotation, section, how it was read and how sure."""
    lines = []
    if spec.type is FieldType.MONEY:
        lines.append(f"{Decimal(value.value):,.2f} 元")
    if value.passage.grounded:
        lines.append(tr("原文：") + quote(value.passage.text))
        if section := section_name(session, value.passage):
            lines.append(tr("位置：") + section)
        lines.append(tr("规则：{}　把握：{}%").format(value.rule, round(value.confidence * 100)))
    else:
        lines.append(tr("由评审人填写：") + quote(value.passage.text))
    return "\n".join(lines)


def fields_model(controller: ReviewController) -> RowsModel[FieldRow]:
    """Make the model of the panel."""
    cells = FieldCells(controller)
    return RowsModel(cells.columns(), lambda: tuple(field_rows(controller.session)))


def field_widths(width: int) -> Sequence[int]:
    """Divide the panel's width; figures stand on one edge whatever the width."""
    fixed = (26, 88, 128, 96) if width >= 540 else (26, 82, 116, 90)
    return (*fixed, max(width - sum(fixed), 80))
