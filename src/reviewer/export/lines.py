"""The lines of a summary, made of reviews one by one: what a county's template, CSV and JSON Lines are filled with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reviewer.domain.library import ProgressCallback, ReportRow, go_on
from reviewer.domain.rubric import ScoreSheet
from reviewer.export.model import ReviewForExport
from reviewer.export.summary import SummaryLine
from reviewer.export.summary_lines import SummaryLines


@dataclass(frozen=True)
class Line:
    """One report as it leaves: its number, its line of the summary, and what it was scored by."""

    number: int
    summary: SummaryLine
    sheet: ScoreSheet


def numbered_lines(
    rows: Sequence[ReportRow], reviews: Iterable[ReviewForExport], progress: ProgressCallback | None
) -> Iterator[tuple[Line, ReviewForExport]]:
    """Yield each review with its line, telling how far it is. Raises Cancelled."""
    made, number = SummaryLines.of(rows), 0
    for number, review in enumerate(reviews, 1):
        go_on(progress, number - 1, len(rows), review.row.project_shown)
        yield Line(number, made.line(number, review), review.sheet), review
    go_on(progress, number, len(rows), "")
