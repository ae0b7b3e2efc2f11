"""Which passages of the original are lit for the current thing, and where values lie at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.domain.finding import EvidenceRole, Finding
from reviewer.domain.report import Indicator, Report
from reviewer.domain.text import Passage
from reviewer.services.signs import ReviewState, finding_state, touching

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@dataclass(frozen=True)
class Lit:
    """A lit passage; `look` is "current", "clash", "part", "total" or "context"."""

    passage: Passage
    look: str
    badge: str = ""


def badge(number: int) -> str:
    """Return ① … ⑳, "" for none, the plain number beyond."""
    if number <= 0:
        return ""
    return _CIRCLED[number - 1] if number <= len(_CIRCLED) else str(number)


def lit(state: ReviewState, ref: str) -> tuple[Lit, ...]:
    """Return the passages of a row, its own first; only those that stand in the report."""
    subject, _, key = ref.partition(":")
    rule = _RULES.get(subject)
    found = tuple(rule(state, key)) if rule else ()
    return tuple(dict.fromkeys(one for one in found if one.passage.grounded))


def _field(state: ReviewState, name: str) -> Iterator[Lit]:
    for key, finding in touching(state, f"field:{name}"):
        if finding.choices and finding_state(state, key) == "open":
            yield from of_finding(finding)
            return
    if (value := state.report.fields.get(name)) is not None:
        yield Lit(value.passage, "current")
        return
    for _key, finding in touching(state, f"field:{name}"):
        yield from (Lit(p, "context") for p in finding.near)


def _indicator(state: ReviewState, key: str) -> Iterator[Lit]:
    if (indicator := state.report.indicator(key)) is not None:
        own = list(_own_passages(indicator))
        yield from (Lit(p, "current") for p in own)
        yield from (Lit(p, "context") for p in indicator.evidence if p not in own)


def _own_passages(indicator: Indicator) -> Iterator[Passage]:
    for quantity in (indicator.target, indicator.actual):
        if quantity is not None:
            yield quantity.passage
    if indicator.stated_passage is not None:
        yield indicator.stated_passage


def _spending(state: ReviewState, key: str) -> Iterator[Lit]:
    yield from (Lit(s.passage, "current") for s in state.report.spending if s.key == key)


def _item(state: ReviewState, key: str) -> Iterator[Lit]:
    if (item := state.assessment.sheet.item(key)) is not None:
        yield from (Lit(p, "current") for p in item.passages)


def _finding(state: ReviewState, key: str) -> Iterator[Lit]:
    if (finding := state.assessment.findings.get(key)) is not None:
        yield from of_finding(finding)


def of_finding(finding: Finding) -> Iterator[Lit]:
    """Walk a finding's passages as they are lit."""
    for one in finding.evidence:
        mark = "合" if one.role is EvidenceRole.TOTAL else badge(one.number)
        yield Lit(one.lit, one.role.value, mark)
    yield from (Lit(p, "context") for p in finding.near)


_RULES = {
    "field": _field,
    "indicator": _indicator,
    "spending": _spending,
    "item": _item,
    "finding": _finding,
}


def values(report: Report) -> tuple[Passage, ...]:
    """Return all passages that values were read from, in the order of the text."""
    found = [v.passage for v in report.fields.values()]
    for indicator in report.indicators:
        found += _own_passages(indicator)
    found += [s.passage for s in report.spending]
    found += [p.passage for p in report.self_parts]
    return tuple(sorted({p for p in found if p.grounded}, key=lambda p: (p.start, p.end)))
