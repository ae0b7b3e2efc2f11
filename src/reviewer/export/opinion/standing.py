"""What of a review stands on the papers: findings that were not dismissed, and how the unit's score lies to the review's."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.finding import Finding, Severity
from reviewer.export.model import ReviewForExport
from reviewer.export.review_rows import ACCEPTED, DISMISSED, finding_state, question_of
from reviewer.export.summary import SummaryLine
from reviewer.export.summary_lines import SummaryLines

_ORDER = list(Severity)


@dataclass(frozen=True)
class Standing:
    """A finding that was not dismissed, with its question to the unit."""

    key: str
    finding: Finding
    state: str
    question: str

    @property
    def accepted(self) -> bool:
        return self.state == ACCEPTED


def standing(review: ReviewForExport) -> list[Standing]:
    """Return the findings that stand, the serious ones first."""
    found = []
    for key, finding in review.findings.items():
        state, _ = finding_state(finding, key, review.decisions)
        if state != DISMISSED:
            question = question_of(finding, review.decisions.finding(key))
            found.append(Standing(key, finding, state, question.strip()))
    return sorted(found, key=lambda one: _ORDER.index(one.finding.severity))


def line_of(review: ReviewForExport) -> SummaryLine:
    """Return a review as the summary sheet sees it: rate, deviation, kind and grade as there."""
    return SummaryLines().line(1, review)


def deviation(review: ReviewForExport) -> Decimal | None:
    """Return 偏离度 as a share, None while points are open or there is no self-score."""
    return line_of(review).deviation
