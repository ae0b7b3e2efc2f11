"""The lines of a summary, made of reviews one by one: what the workbook, a county's template, CSV and the work report share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reviewer.domain.finding import Severity
from reviewer.domain.library import ReportRow
from reviewer.domain.review import STATUS_NAMES, Status
from reviewer.domain.rubric import ScoreSheet
from reviewer.export import summary
from reviewer.export.calculation import ReviewCells
from reviewer.export.model import ReviewForExport
from reviewer.export.remarks import DECIDED_GAP, Live, Remark
from reviewer.export.review_rows import accepted, entered_remarks, main_problems, verified_remarks
from reviewer.export.rule_cells import Rules
from reviewer.export.summary import SummaryLine

_SIGNS = re.compile(r"(?<!\d)[\W_]|[\W_](?!\d)")  # between figures a sign counts: 1-2标
_YEAR_AHEAD = re.compile(r"^20\d\d年度?")
_LESS_REVIEWED = (Status.DONE, Status.REVIEWING, Status.WAITING)


@dataclass
class SummaryLines:
    """Makes the lines of one batch: counts a project once, and gives each profile its cells."""

    rules: Rules = field(default_factory=Rules)
    _projects: dict[tuple[str, int, str], int] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Sequence[ReportRow]) -> SummaryLines:
        """Return what makes the lines of these reports, in this order."""
        return cls(_projects=_counting_lines(rows))

    def line(
        self, number: int, review: ReviewForExport, sheet: str = "", cells: ReviewCells | None = None
    ) -> SummaryLine:
        """Return the line of a review; `sheet` and `cells` tell where its review sheet holds its figures."""
        twin = self._twin(number, review.row)
        return SummaryLine(
            row=review.row,
            score=review.sheet.total,
            sheet=sheet,
            cells=cells,
            problems=main_problems(list(review.findings.items()), review.decisions),
            remarks=tuple(_remarks(review, twin)),
            rules=self.rules.of(review.profile),
            key=review.key,
            advice=review.decisions.advice(),
            twin=twin,
        )

    def _twin(self, number: int, row: ReportRow) -> int | None:
        """Return the number of the line that counts for the same unit, year and project; None for that line itself."""
        key = _project(row)
        first = number if key is None else self._projects.setdefault(key, number)
        return None if first == number else first


def _counting_lines(rows: Sequence[ReportRow]) -> dict[tuple[str, int, str], int]:
    """Return which line counts for each project: of several the one that is furthest reviewed, of those the first."""
    best: dict[tuple[str, int, str], tuple[int, int]] = {}
    for number, row in enumerate(rows, 1):
        if (key := _project(row)) is not None:
            standing = (_LESS_REVIEWED.index(row.status), number)
            best[key] = min(best.get(key, standing), standing)
    return {key: number for key, (_, number) in best.items()}


def _project(row: ReportRow) -> tuple[str, int, str] | None:
    """Return what tells a project from all others, None where the report does not say enough."""
    unit, name = _bare(row.unit), _bare(row.project_name)
    if row.kind == "overall" and not name:
        name = "overall"
    return (unit, row.year, name) if unit and row.year and name else None


def _bare(text: str) -> str:
    """Return a name without what is written one time and left out another: blanks, brackets, width, the year ahead."""
    return _YEAR_AHEAD.sub("", _SIGNS.sub("", unicodedata.normalize("NFKC", text)))


def _waiting(sheet: ScoreSheet) -> str:
    """Say how many points still wait for a person, and for what."""
    named = (("待确认", sheet.proposed), ("待评", sheet.open))
    told = "，".join(f"{name} {points:.2f} 分" for name, points in named if points)
    return f"暂定：{told}" if told else "暂定"


def _remarks(review: ReviewForExport, twin: int | None) -> Iterator[Remark]:
    """Walk what a reader of the line must know: that it is provisional, and where a figure comes from."""
    row, sheet = review.row, review.sheet
    if twin is not None:
        yield Remark(summary.twin_remark(twin))
    yield from map(Remark, (*verified_remarks(review), *entered_remarks(review)))
    if row.status is not Status.WAITING:
        yield Remark(_waiting(sheet) if sheet.provisional else "", Live.WAITING)
        told = row.open_points and row.decided_difference is not None
        yield Remark(DECIDED_GAP if told else "", Live.GAP)
    stated = row.execution_rate is not None and (row.spent is None or not (row.budget or row.budget_initial))
    if stated and review.decisions.verified("execution_rate") is None:
        yield Remark("执行率为报告所列")
    found = accepted(list(review.findings.items()), review.decisions)
    if found and all(f.severity is not Severity.HIGH for f in found):
        yield Remark("认定的疑点没有“重”的，主要问题未预填")
    yield Remark("" if row.status is Status.DONE else STATUS_NAMES[row.status], Live.STATUS)
