"""Write the workbook: summary, a review sheet per report with its findings beside, statistics; read review by review, put in place at the end."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import xlsxwriter

from reviewer.domain.finding import Severity
from reviewer.domain.library import ProgressCallback, ReportRow, go_on
from reviewer.domain.review import STATUS_NAMES, Status
from reviewer.domain.rubric import ScoreSheet
from reviewer.export import (
    all_findings,
    calculation,
    evidence,
    finding_sheet,
    review_sheet,
    review_table,
    rules_sheet,
    spread,
    statistics,
    summary,
)
from reviewer.export.all_findings import ListedFinding
from reviewer.export.calculation import ReviewCells
from reviewer.export.cells import sheet_name
from reviewer.export.coming_back.snapshot import SNAPSHOT, write_snapshot
from reviewer.export.evidence import Evidence
from reviewer.export.files import put_in_place
from reviewer.export.model import ExportMeta, ReviewForExport, Sheet
from reviewer.export.page import Page, Styles
from reviewer.export.review_rows import accepted, entered_remarks, main_problems, verified_remarks
from reviewer.export.rule_cells import ProfileCells, Rules
from reviewer.export.summary import SummaryLine

# The workbook's normal font gives columns their unit of width. Every office program has Arial or its double, so that a page
# comes out as wide with WPS as with Excel; where Calibri is missing, columns measured by it grow by a third (ADR 7).
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_format_properties": {"font_name": "Arial", "font_size": 10},
}


def write_workbook(
    target: Path,
    rows: Sequence[ReportRow],
    reviews: Iterable[ReviewForExport],
    meta: ExportMeta,
    progress: ProgressCallback | None = None,
) -> Path:
    """Write all rows and their reviews to one .xlsx; an older file there stays whole until the new one is.

    Raises EnvironmentProblem (open in Excel, read-only, disk full, no such folder) and Cancelled.
    """
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, _OPTIONS)
    book.set_properties(_properties(meta))
    book.set_size(2400, 1400)
    _Workbook(book, meta).write(rows, reviews, progress)
    book.close()
    put_in_place(target, buffer.getvalue())
    return target


def _properties(meta: ExportMeta) -> dict[str, object]:
    return {
        "title": meta.title,
        "author": meta.organisation or meta.reviewer,
        "company": meta.organisation,
        "comments": f"绩效报告评审台 {meta.program_version}",
        "created": meta.made_at,
    }


_Columns = Sequence[tuple[str, float]]
_LESS_REVIEWED = (Status.DONE, Status.REVIEWING, Status.WAITING)


@dataclass
class _Workbook:
    book: xlsxwriter.Workbook
    meta: ExportMeta
    _projects: dict[tuple[str, int, str], int] = field(default_factory=dict)
    _rules: Rules = field(default_factory=Rules)
    _findings: list[ListedFinding] = field(default_factory=list)
    _evidence: Evidence = field(default_factory=Evidence)
    _taken: set[str] = field(default_factory=lambda: {SNAPSHOT, *(sheet.lower() for sheet in Sheet)})

    def write(
        self, rows: Sequence[ReportRow], reviews: Iterable[ReviewForExport], progress: ProgressCallback | None
    ) -> None:
        """Write the sheets that are wished for; the summary and the rules stand behind all of them."""
        styles, meta = Styles(self.book), self.meta
        self._projects = _counting_lines(rows)
        self._evidence.wished = Sheet.EVIDENCE in meta.sheets
        fronts = {
            sheet: self._page(sheet, columns, styles, beside) for sheet, columns, beside in self._fronts()
        }
        lines: list[SummaryLine] = []
        kinds: dict[tuple[str, Severity], statistics.KindCount] = {}
        for review in reviews:
            go_on(progress, len(lines), len(rows), review.row.project_shown)
            lines.append(self._review(len(lines) + 1, review, styles))
            statistics.count_kinds(kinds, review)
        go_on(progress, len(rows), len(rows), "")
        evident = [Sheet.EVIDENCE] if self._evidence.lines else []
        others = [sheet for sheet in (*fronts, *evident, Sheet.TERMS) if sheet is not Sheet.SUMMARY]
        summary.write_summary(fronts[Sheet.SUMMARY], lines, meta, others)
        if page := fronts.get(Sheet.BY_UNIT):
            statistics.write_units(self.book, page, lines, meta)
        if page := fronts.get(Sheet.BY_KIND):
            statistics.write_kinds(self.book, page, list(kinds.values()), meta)
        if page := fronts.get(Sheet.SPREAD):
            spread.write_spread(self.book, page, lines, meta)
        if page := fronts.get(Sheet.FINDINGS):
            all_findings.write_all_findings(page, self._findings, meta)
        if evident:
            page = self._page(Sheet.EVIDENCE, evidence.COLUMNS, styles, evidence.BESIDE)
            evidence.write_evidence(page, self._evidence.lines, meta)
        rules_sheet.write_rules(self._page(Sheet.TERMS, rules_sheet.COLUMNS, styles), self._rules, meta)
        write_snapshot(self.book, meta)

    def _fronts(self) -> Iterator[tuple[Sheet, _Columns, _Columns]]:
        """Return the sheets before those of single reports, with their columns and what stands beside the print."""
        yield Sheet.SUMMARY, summary.COLUMNS, summary.BESIDE
        for sheet, columns in (
            (Sheet.BY_UNIT, statistics.UNIT_COLUMNS),
            (Sheet.BY_KIND, statistics.KIND_COLUMNS),
            (Sheet.SPREAD, spread.COLUMNS),
            (Sheet.FINDINGS, all_findings.COLUMNS),
        ):
            if sheet in self.meta.sheets:
                yield sheet, columns, ()

    def _page(self, name: str, columns: _Columns, styles: Styles, beside: _Columns = ()) -> Page:
        sheet = self.book.add_worksheet(name)
        return Page(sheet, styles, [width for _, width in columns], [width for _, width in beside])

    def _review(self, number: int, review: ReviewForExport, styles: Styles) -> SummaryLine:
        rules = self._rules.of(review.profile)
        name, cells = "", None
        if Sheet.REVIEWS in self.meta.sheets:
            name, cells = self._review_sheets(number, review, styles, rules)
        if Sheet.FINDINGS in self.meta.sheets:
            self._findings += all_findings.listed(number, name, review)
        twin = self._twin(number, review.row)
        return SummaryLine(
            row=review.row,
            score=review.sheet.total,
            sheet=name,
            cells=cells,
            problems=main_problems(list(review.findings.items()), review.decisions),
            remark="；".join(_remarks(review, twin)),
            rules=rules,
            key=review.key,
            advice=review.decisions.advice(),
            twin=twin,
        )

    def _review_sheets(
        self, number: int, review: ReviewForExport, styles: Styles, rules: ProfileCells
    ) -> tuple[str, ReviewCells]:
        """Write a report's own sheet, and one for its findings."""
        name = sheet_name(f"{number} {review.row.project_shown}", self._taken)
        findings = sheet_name(f"{number} 疑点", self._taken) if review.findings else ""
        page = self._page(name, review_table.COLUMNS, styles, calculation.BESIDE)
        notes = self._evidence.of(number, review, name)
        cells = review_sheet.write_review(page, review, self.meta, findings, rules, notes)
        if findings:
            beside = self._page(findings, finding_sheet.COLUMNS, styles)
            finding_sheet.write_findings(beside, review, self.meta, name)
        return name, cells

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
    unit, name = "".join(row.unit.split()), "".join(row.project_name.split())
    if row.kind == "overall" and not name:
        name = "overall"
    return (unit, row.year, name) if unit and row.year and name else None


def _waiting(sheet: ScoreSheet) -> str:
    """Say how many points still wait for a person, and for what."""
    named = (("待确认", sheet.proposed), ("待评", sheet.open))
    told = "，".join(f"{name} {points:.2f} 分" for name, points in named if points)
    return f"暂定：{told}" if told else "暂定"


def _remarks(review: ReviewForExport, twin: int | None) -> list[str]:
    """Return what a reader of the line must know: that it is provisional, and where a figure comes from."""
    row, sheet = review.row, review.sheet
    pieces = [] if twin is None else [summary.twin_remark(twin)]
    pieces += verified_remarks(review)
    pieces += entered_remarks(review)
    if sheet.provisional and row.status is not Status.WAITING:
        pieces.append(_waiting(sheet))
    if row.status is not Status.WAITING and row.open_points and row.decided_difference is not None:
        pieces.append("分差为已评部分分差")
    stated = row.execution_rate is not None and (row.spent is None or not (row.budget or row.budget_initial))
    if stated and review.decisions.verified("execution_rate") is None:
        pieces.append("执行率为报告所列")
    found = accepted(list(review.findings.items()), review.decisions)
    if found and all(f.severity is not Severity.HIGH for f in found):
        pieces.append("认定的疑点没有“重”的，主要问题未预填")
    if row.status is not Status.DONE:
        pieces.append(STATUS_NAMES[row.status])
    return pieces
