"""Findings that rest on what recognition left in doubt: hints to hold the original beside the text, never more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from reviewer.checks.case import Case
from reviewer.checks.kinds import BOUND_BY_PROFILE
from reviewer.domain.finding import Finding, Severity
from reviewer.domain.legible import Doubts
from reviewer.domain.text import Span

_IN_DOUBT = "识别存疑，请对照原图"
_UNREAD = "有页面未能识别，请对照原图"
_REACH = 400  # characters between two parts of a sum in which another may stand
# Rules that hold several figures against a whole: one that could not be read makes the others wrong.
_SUMMING = frozenset(
    {
        "sum-mismatch",
        "share-sum-mismatch",
        "part-exceeds-whole",
        "calculation-mismatch",
        "list-count-mismatch",
        "score-sum-mismatch",
        "points-sum-mismatch",
    }
)


def as_legible(case: Case, findings: Iterator[Finding]) -> Iterator[Finding]:
    """Walk findings; those that rest on doubtful characters, or miss what no page gave, are hints that say so.

    What a profile's bound decides is said anew without the pages, so that it stays as it is.
    """
    doubts = Doubts(case.document)
    for finding in findings:
        words = "" if finding.rule in BOUND_BY_PROFILE else _doubt(case, doubts, finding)
        yield (
            replace(finding, severity=Severity.LOW, message=f"{finding.message}；{words}") if words else finding
        )


def _doubt(case: Case, doubts: Doubts, finding: Finding) -> str:
    if any(doubts.touch(one.passage) for one in finding.evidence):
        return _IN_DOUBT
    if finding.rule in _SUMMING and any(doubts.breaks(span) for span in _summed(case, finding)):
        return _IN_DOUBT
    return _UNREAD if finding.searched and doubts.some_unread else ""


def _summed(case: Case, finding: Finding) -> Iterator[Span]:
    """Walk the ranges that a part of a sum may stand in: the lines of its figures and between them, and their tables."""
    spans = [one.passage.span for one in finding.evidence]
    for table in case.table_spans:
        if any(table.overlaps(span) for span in spans):
            yield table
    for before, after in pairwise(sorted(spans)):
        if after.start - before.end <= _REACH:
            yield Span(before.start, after.end)
    yield from (case.line(span.start) for span in spans)
