"""Findings that rest on what recognition left in doubt: hints to hold the original beside the text, never more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from reviewer.checks.case import Case
from reviewer.checks.kinds import BOUND_BY_PROFILE
from reviewer.domain.finding import Finding, Severity
from reviewer.domain.legible import Doubts, form_is_lost
from reviewer.domain.text import Span
from reviewer.domain.unread import Unread

_IN_DOUBT = "识别存疑，请对照原图"
_IN_PART = "识别不完整，请对照原件"
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
# Rules that find something missing without a list of what was looked for.
_OF_SILENCE = frozenset(
    {
        "table-missing",
        "section-numbering",
        "budget-change-unexplained",
        "missed-target-unsaid",
        "points-sum-mismatch",
    }
)


def as_legible(case: Case, findings: Iterator[Finding]) -> Iterator[Finding]:
    """Walk findings; those that rest on doubtful characters, or miss what may stand on a page not read, are hints that say so.

    What is missing where nothing was read is no finding.
    What a profile's bound decides is said anew without the pages, so that it stays as it is.
    """
    doubts = Doubts(case.document)
    for finding in findings:
        if _never_read(case.unread, finding):
            continue
        words = "" if finding.rule in BOUND_BY_PROFILE else _doubt(case, doubts, finding)
        yield (
            replace(finding, severity=Severity.LOW, message=f"{finding.message}；{words}") if words else finding
        )


def _doubt(case: Case, doubts: Doubts, finding: Finding) -> str:
    if any(doubts.touch(one.passage) for one in finding.evidence):
        return _IN_DOUBT
    if finding.rule in _SUMMING and any(doubts.breaks(span) for span in _summed(case, finding)):
        return _IN_DOUBT
    if not _misses(finding):
        return ""
    return case.unread.told or (_IN_PART if form_is_lost(case.document) else "")


def _misses(finding: Finding) -> bool:
    """Tell a finding that says that something is not in the report."""
    return bool(finding.searched or finding.sections) or finding.rule in _OF_SILENCE


def _never_read(unread: Unread, finding: Finding) -> bool:
    """Tell a finding that misses what would stand where nobody's machine has read."""
    if finding.rule == "date-missing":
        return unread.whole or unread.first or unread.last
    if finding.rule == "signature-missing":
        return unread.whole or unread.last
    return unread.whole and _misses(finding)


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
