"""What still needs a person, and the sign of every row (DESIGN.md, "Signs"); each thing is counted once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from reviewer.domain.finding import Finding, Severity
from reviewer.domain.report import FIELD_SPECS, FIELDS, Report
from reviewer.domain.review import Decisions, FindingDecision, ItemDecision, Subject
from reviewer.domain.rubric import ItemState, ScoreItem
from reviewer.services.assess import Assessment

SURE = 0.8  # a reading below this confidence is doubtful
MAY_BE_ABSENT = frozenset({"budget_initial", "received_rate", "department"})


class Sign(StrEnum):
    """The state of a row; shape and word, colour only in addition."""

    FOUND = ""
    DOUBTFUL = "?"
    ABSENT = "—"
    CONFIRMED = "✓"
    CORRECTED = "pencil"
    VERIFIED = "verified"
    CONTRADICTION = "!"


@dataclass(frozen=True)
class Todo:
    """One thing that still needs a person; `panel` is where it is done."""

    panel: str
    ref: str
    text: str


@dataclass(frozen=True)
class Lapsed:
    """A person's adjustment, or 不适用, of an item that the score sheet does not have: kept, and of no effect."""

    key: str
    name: str
    decision: ItemDecision


@dataclass(frozen=True)
class ReviewState:
    """Everything a review consists of at one moment."""

    machine: Report
    decisions: Decisions
    assessment: Assessment

    @property
    def report(self) -> Report:
        return self.assessment.report


def finding_state(state: ReviewState, key: str) -> str:
    """Return "accepted" or "dismissed" while the decision is about the same numbers, else "open"."""
    finding = state.assessment.findings.get(key)
    return "open" if finding is None else decided_state(state.decisions.finding(key), finding.fingerprint)


def decided_state(decision: FindingDecision | None, fingerprint: str) -> str:
    """Return what a decision makes of a finding whose numbers are these."""
    if decision is None or decision.accepted is None or decision.fingerprint != fingerprint:
        return "open"
    return "accepted" if decision.accepted else "dismissed"


def touching(state: ReviewState, ref: str) -> Iterator[tuple[str, Finding]]:
    """Walk the findings that touch a row and were not dismissed."""
    about = ref
    if ref.startswith("item:"):
        item = state.assessment.sheet.item(ref.removeprefix("item:"))
        about = f"indicator:{item.indicator}" if item and item.indicator else ref
    for key, finding in state.assessment.findings.items():
        if about in finding.subjects and finding_state(state, key) != "dismissed":
            yield key, finding


def followed(state: ReviewState, ref: str) -> str:
    """Return the reference that a row has now: that of an indicator is another one under another part."""
    sheet, key = state.assessment.sheet, ref.removeprefix("item:")
    if key == ref or sheet.item(key) is not None:
        return ref
    indicator = key.partition("/")[2]
    rows = (item.key for part in sheet.parts for item in part.items if item.indicator == indicator)
    return next((f"item:{row}" for row in rows if indicator), ref)


def _contradicted(state: ReviewState, ref: str) -> bool:
    return any(
        f.severity is not Severity.LOW and finding_state(state, k) == "open" for k, f in touching(state, ref)
    )


def sign(state: ReviewState, ref: str) -> Sign:
    """Return the sign of a row; unknown rows have none."""
    subject, _, key = ref.partition(":")
    rule = _SIGNS.get(subject)
    return rule(state, key) if rule else Sign.FOUND


def _field_sign(state: ReviewState, name: str) -> Sign:
    decision = state.decisions.field(name)
    value = state.report.fields.get(name)
    if value is not None and _contradicted(state, f"field:{name}"):
        return Sign.CONTRADICTION
    if decision is not None:
        if decision.value is not None or (decision.absent and name in state.machine.fields):
            return Sign.CORRECTED
        if decision.confirmed or decision.absent:
            return Sign.CONFIRMED
        if decision.verified is not None:
            return Sign.VERIFIED
    if value is None:
        return Sign.ABSENT
    return Sign.DOUBTFUL if value.confidence < SURE else Sign.FOUND


def _indicator_sign(state: ReviewState, key: str) -> Sign:
    if _contradicted(state, f"indicator:{key}"):
        return Sign.CONTRADICTION
    decision = state.decisions.indicator(key)
    if decision is not None:
        changed = (decision.name, decision.category, decision.target, decision.actual)
        if decision.added or decision.removed or decision.cleared or any(c is not None for c in changed):
            return Sign.CORRECTED
        if decision.confirmed:
            return Sign.CONFIRMED
        if decision.verified is not None:
            return Sign.VERIFIED
    indicator = state.report.indicator(key)
    return Sign.DOUBTFUL if indicator is not None and indicator.confidence < SURE else Sign.FOUND


def _spending_sign(state: ReviewState, key: str) -> Sign:
    if _contradicted(state, f"spending:{key}"):
        return Sign.CONTRADICTION
    decision = state.decisions.spending(key)
    if decision is not None:
        changed = decision.name is not None or decision.amount is not None
        return Sign.CORRECTED if decision.added or changed else Sign.CONFIRMED
    item = next((s for s in state.report.spending if s.key == key), None)
    return Sign.DOUBTFUL if item is not None and item.confidence < SURE else Sign.FOUND


def _finding_sign(state: ReviewState, key: str) -> Sign:
    return Sign.CONTRADICTION if finding_state(state, key) == "open" else Sign.CONFIRMED


def _item_sign(state: ReviewState, key: str) -> Sign:
    item = state.assessment.sheet.item(key)
    if item is None:
        return Sign.FOUND
    if item.doubtful or item.state is ItemState.PROPOSED:
        return Sign.DOUBTFUL
    if item.state is ItemState.OPEN:
        return Sign.ABSENT
    return _decided_item_sign(state.decisions.item(key))


def _decided_item_sign(decision: ItemDecision | None) -> Sign:
    if decision is None:
        return Sign.FOUND
    return Sign.CORRECTED if decision.adjustment or decision.excluded else Sign.CONFIRMED


_SIGNS = {
    "field": _field_sign,
    "indicator": _indicator_sign,
    "spending": _spending_sign,
    "finding": _finding_sign,
    "item": _item_sign,
}


def todo(state: ReviewState) -> tuple[Todo, ...]:
    """Return everything that still needs a person, in the order of the panels."""
    return (*reading_left(state), *_findings_left(state), *_items_left(state))


def reading_left(state: ReviewState) -> tuple[Todo, ...]:
    """Return what was read and still needs a person; what a finding asks about already is counted there."""
    return (*_fields_left(state), *_indicators_left(state), *_spending_left(state))


def _fields_left(state: ReviewState) -> Iterator[Todo]:
    for spec in FIELD_SPECS:
        ref = f"field:{spec.name}"
        found = _field_sign(state, spec.name)
        if found is Sign.DOUBTFUL:
            yield Todo("fields", ref, f"{spec.label}：请核对")
        elif found is Sign.ABSENT and spec.name not in MAY_BE_ABSENT and not _said_missing(state, ref):
            yield Todo("fields", ref, f"{spec.label}：原文未找到")


def _said_missing(state: ReviewState, ref: str) -> bool:
    """Tell whether a finding already asks (or asked) for what is missing: it is counted there."""
    return any(
        f.severity is not Severity.LOW or finding_state(state, k) == "accepted" for k, f in touching(state, ref)
    )


def _indicators_left(state: ReviewState) -> Iterator[Todo]:
    for indicator in state.report.indicators:
        ref = f"indicator:{indicator.key}"
        if indicator.confidence < SURE and _indicator_sign(state, indicator.key) is Sign.DOUBTFUL:
            yield Todo("indicators", ref, f"指标「{indicator.name}」：请核对")


def _spending_left(state: ReviewState) -> Iterator[Todo]:
    for item in state.report.spending:
        if item.confidence < SURE and _spending_sign(state, item.key) is Sign.DOUBTFUL:
            yield Todo("spending", f"spending:{item.key}", f"支出「{item.name}」：请核对")


def _findings_left(state: ReviewState) -> Iterator[Todo]:
    for key, finding in state.assessment.findings.items():
        if finding.severity is not Severity.LOW and finding_state(state, key) == "open":
            yield Todo("findings", f"finding:{key}", f"疑点：{finding.title}")


def _items_left(state: ReviewState) -> Iterator[Todo]:
    for part in state.assessment.sheet.parts:
        for item in part.items:
            if word := waiting_word(item):
                yield Todo("score", f"item:{item.key}", f"{part.name}「{item.name}」：{word}")


def lapsed(state: ReviewState) -> tuple[Lapsed, ...]:
    """Return the adjustments that have no item now: it went with a changed profile, or gave way to an indicator."""
    sheet = state.assessment.sheet
    return tuple(
        Lapsed(key, made.name or _item_name(state, key), made)
        for key, made in state.decisions.of(Subject.ITEM)
        if isinstance(made, ItemDecision)
        and (made.adjustment is not None or made.excluded)
        and sheet.item(key) is None
    )


def _item_name(state: ReviewState, key: str) -> str:
    indicator = state.report.indicator(key.rpartition("/")[2])
    return indicator.name if indicator is not None else key


def waiting_word(item: ScoreItem) -> str:
    """Return why an item can't be finished, "" when it can."""
    if item.doubtful:
        return "依据已变，请复核"
    return {ItemState.PROPOSED: "待确认", ItemState.OPEN: "待评"}.get(item.state, "")


def label(state: ReviewState, ref: str) -> str:
    """Name a row for people, for undo labels and lists."""
    subject, _, key = ref.partition(":")
    if subject == "field":
        return FIELDS[key].label if key in FIELDS else key
    if subject == "indicator":
        indicator = state.report.indicator(key) or state.machine.indicator(key)
        return f"指标「{indicator.name}」" if indicator else "指标"
    if subject == "spending":
        names = {s.key: s.name for s in (*state.machine.spending, *state.report.spending)}
        return f"支出「{names.get(key, '')}」"
    if subject == "finding":
        finding = state.assessment.findings.get(key)
        return f"疑点「{finding.title}」" if finding else "疑点"
    item = state.assessment.sheet.item(key)
    return f"评分项「{item.name}」" if item else "评分项"
