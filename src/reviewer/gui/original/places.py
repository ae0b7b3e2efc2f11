"""Which thing a passage of the original belongs to, and what the overview strip shows of it; needs no Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from reviewer.domain.finding import EvidenceRole, Finding, Severity
from reviewer.domain.report import CATEGORY_NAMES, FIELD_SPECS, FIELDS, Category
from reviewer.domain.text import Passage, Span

if TYPE_CHECKING:
    from reviewer.services.session import ReviewSession

_DOUBTFUL = "?"
_QUOTE = 40
_LEAD = 24


@dataclass(frozen=True, slots=True)
class Place:
    """A passage with the reference it belongs to and that thing's name."""

    passage: Passage
    ref: str
    name: str


class Kind(IntEnum):
    """What a mark of the overview strip says; the higher is painted over the lower."""

    VALUE = 0
    DOUBTFUL = 1
    CONTRADICTION = 2
    CURRENT = 3
    CURRENT_RED = 4


@dataclass(frozen=True, slots=True)
class StripMark:
    """A mark of the overview strip with the words its tooltip says."""

    span: Span
    kind: Kind
    words: str


def places(session: ReviewSession) -> Iterator[Place]:
    """Walk the passages of all values and open findings; values come first."""
    report = session.report
    for spec in FIELD_SPECS:
        if (value := report.fields.get(spec.name)) is not None:
            yield Place(value.passage, f"field:{spec.name}", spec.label)
    for indicator in report.indicators:
        ref = f"indicator:{indicator.key}"
        for quantity in (indicator.target, indicator.actual):
            if quantity is not None:
                yield Place(quantity.passage, ref, indicator.name)
        if indicator.stated_passage is not None:
            yield Place(indicator.stated_passage, ref, indicator.name)
    for item in report.spending:
        yield Place(item.passage, f"spending:{item.key}", item.name)
    for key, finding in _open_findings(session):
        for evidence in finding.evidence:
            yield Place(evidence.lit, f"finding:{key}", finding.title)


def ref_at(session: ReviewSession, hit: list[Span]) -> str:
    """Return the thing whose passage was hit: the shortest passage, a value before a finding; "" for none."""
    best, shortest = "", 0
    for place in places(session):
        length = len(place.passage.text)
        if place.passage.grounded and place.passage.span in hit and (not best or length < shortest):
            best, shortest = place.ref, length
    return best


def strip_marks(session: ReviewSession, ref: str) -> list[StripMark]:
    """Return the marks of the overview strip, those painted on top last."""
    made = [StripMark(p.span, Kind.VALUE, quote(p.text)) for p in session.values() if p.grounded]
    for place in places(session):
        if place.passage.grounded and not place.ref.startswith("finding:"):
            words = f"{place.name}　{quote(place.passage.text)}"
            doubtful = session.sign(place.ref) == _DOUBTFUL
            made.append(StripMark(place.passage.span, Kind.DOUBTFUL if doubtful else Kind.VALUE, words))
    for key, finding in _open_findings(session):
        words = f"疑点 {session.finding_number(key)}　{finding.title}"
        made += [StripMark(p.span, Kind.CONTRADICTION, words) for p in _contradicting(finding) if p.grounded]
    for lit in session.lit(ref) if ref else ():
        if lit.passage.grounded:
            kind = Kind.CURRENT_RED if lit.look in ("clash", "total") else Kind.CURRENT
            made.append(StripMark(lit.passage.span, kind, f"当前　{lit.badge}{quote(lit.passage.text)}"))
    return sorted(made, key=lambda m: m.kind)


def _open_findings(session: ReviewSession) -> Iterator[tuple[str, Finding]]:
    for key, finding in session.findings.items():
        if session.finding_state(key) == "open":
            yield key, finding


def _contradicting(finding: Finding) -> list[Passage]:
    red = [e.lit for e in finding.evidence if e.role in (EvidenceRole.CLASH, EvidenceRole.TOTAL)]
    if red or finding.severity is Severity.LOW:
        return red
    return [e.lit for e in finding.evidence[:1]]


def quote(text: str) -> str:
    """Return a passage as one short line."""
    line = " ".join(text.split())
    return line if len(line) <= _QUOTE else f"{line[:_QUOTE]}…"


def sentence_up_to(text: str, span: Span) -> str:
    """Return a passage with the words of its sentence that lead to it, as one short line."""
    reach = max(span.start - _LEAD, 0)
    cut = max(text.rfind(mark, reach, span.start) for mark in "。；;！？，\n\t")
    return quote(text[max(cut + 1, reach) : span.end])


def name_of(session: ReviewSession, ref: str) -> str:
    """Return what a reference is called on the screen; "" for an unknown one."""
    subject, _, key = ref.partition(":")
    if subject == "field":
        return FIELDS[key].label if key in FIELDS else ""
    if subject == "indicator":
        found = session.report.indicator(key)
        return found.name if found is not None else ""
    if subject == "spending":
        return next((s.name for s in session.report.spending if s.key == key), "")
    if subject == "category":
        return "支出明细" if key == "spending" else f"{CATEGORY_NAMES[Category(key)]}指标"
    finding = session.findings.get(key) if subject == "finding" else None
    return finding.title if finding is not None else ""
