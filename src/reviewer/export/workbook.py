"""Write the workbook: summary, a review sheet per report with its findings beside, statistics; read review by review, put in place at the end."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import xlsxwriter

from reviewer.domain.library import ProgressCallback, ReportRow, go_on
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
from reviewer.export.page import ASIDE, Page, PlainSheet, Styles
from reviewer.export.rule_cells import ProfileCells
from reviewer.export.summary import SummaryLine
from reviewer.export.summary_lines import SummaryLines

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


@dataclass
class _Workbook:
    book: xlsxwriter.Workbook
    meta: ExportMeta
    _lines: SummaryLines = field(default_factory=SummaryLines)
    _findings: list[ListedFinding] = field(default_factory=list)
    _evidence: Evidence = field(default_factory=Evidence)
    _taken: set[str] = field(default_factory=lambda: {SNAPSHOT, *(sheet.lower() for sheet in Sheet)})

    def write(
        self, rows: Sequence[ReportRow], reviews: Iterable[ReviewForExport], progress: ProgressCallback | None
    ) -> None:
        """Write the sheets that are wished for; the summary and the rules stand behind all of them."""
        styles, meta = Styles(self.book), self.meta
        self._lines = SummaryLines.of(rows)
        self._evidence.wished = Sheet.EVIDENCE in meta.sheets
        fronts = {
            sheet: self._page(sheet, columns, styles, beside) for sheet, columns, beside in self._fronts()
        }
        lines: list[SummaryLine] = []
        kinds: statistics.Kinds = {}
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
            evidence.write_evidence(page, self._evidence, meta)
        rules_sheet.write_rules(self._page(Sheet.TERMS, rules_sheet.COLUMNS, styles), self._lines.rules, meta)
        write_snapshot(self.book, meta)

    def _fronts(self) -> Iterator[tuple[Sheet, _Columns, _Columns]]:
        """Return the sheets before those of single reports, with their columns and what stands beside the print."""
        yield Sheet.SUMMARY, summary.COLUMNS, (*summary.BESIDE, *summary.LINKS)
        for sheet, columns in (
            (Sheet.BY_UNIT, statistics.UNIT_COLUMNS),
            (Sheet.BY_KIND, statistics.KIND_COLUMNS),
            (Sheet.SPREAD, spread.COLUMNS),
            (Sheet.FINDINGS, all_findings.COLUMNS),
        ):
            if sheet in self.meta.sheets:
                yield sheet, columns, ASIDE

    def _page(self, name: str, columns: _Columns, styles: Styles, beside: _Columns = ()) -> Page:
        sheet = self.book.add_worksheet(name, PlainSheet)
        return Page(sheet, styles, [width for _, width in columns], [width for _, width in beside])

    def _review(self, number: int, review: ReviewForExport, styles: Styles) -> SummaryLine:
        rules = self._lines.rules.of(review.profile)
        name, cells = "", None
        if Sheet.REVIEWS in self.meta.sheets:
            name, cells = self._review_sheets(number, review, styles, rules)
        if Sheet.FINDINGS in self.meta.sheets:
            self._findings += all_findings.listed(number, name, review)
        return self._lines.line(number, review, name, cells)

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
            beside = self._page(findings, finding_sheet.COLUMNS, styles, ASIDE)
            finding_sheet.write_findings(beside, review, self.meta, name)
        return name, cells
