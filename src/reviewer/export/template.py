"""Fill a county's own workbook: its formats stay, one row is repeated for each report, or a sheet is copied for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import BinaryIO

from openpyxl.cell.cell import Cell
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from reviewer.domain.errors import FileProblem, Refused
from reviewer.domain.library import ProgressCallback, ReportRow
from reviewer.domain.quantity import plain
from reviewer.export import template_words as words
from reviewer.export.cells import clean, sheet_name
from reviewer.export.files import written_beside
from reviewer.export.lines import Line, numbered_lines
from reviewer.export.model import ExportMeta, ReviewForExport
from reviewer.export.moving import Mover, Place, Stretch, Where
from reviewer.export.naming import (
    FINDINGS,
    INDICATORS,
    LINES,
    SHARES,
    Datum,
    FindingRow,
    IndicatorRow,
    Whole,
)
from reviewer.export.review_rows import finding_lines, review_lines
from reviewer.export.row_heights import fit_heights
from reviewer.export.sheet_copies import copy_sheet
from reviewer.export.stretching import move_chart, move_names, stretch_sheet
from reviewer.export.summary import NOTHING
from reviewer.export.template_reading import (
    PLACEHOLDER,
    Scope,
    SheetPlan,
    Slot,
    Template,
    plain_name,
    read_template,
)

MOST_SHEETS = 1000  # for each report one; Excel takes long to open more


@dataclass(frozen=True)
class Filled:
    """The written workbook, and what the template had that it has not, as a sentence."""

    path: Path
    notice: str


@dataclass(frozen=True)
class _Report:
    line: Line
    indicators: Sequence[IndicatorRow] = ()
    findings: Sequence[FindingRow] = ()


def write_template(
    template: Path,
    target: Path,
    rows: Sequence[ReportRow],
    reviews: Iterable[ReviewForExport],
    meta: ExportMeta,
    progress: ProgressCallback | None = None,
) -> Filled:
    """Fill a template and put it in place. Raises FileProblem (the template), Refused, EnvironmentProblem, Cancelled."""
    if not rows:
        raise Refused(words.no_reports())
    if target.exists() and template.exists() and target.samefile(template):
        raise Refused(words.own_place(target.name))
    read = read_template(template)
    if read.faults:
        raise FileProblem(read.faults[0])
    if read.per_report and len(rows) > MOST_SHEETS:
        raise Refused(words.too_many_sheets(template.name, len(rows), MOST_SHEETS))
    with written_beside(target) as file:
        reports = [
            _report(line, review, whole=read.per_report)
            for line, review in numbered_lines(rows, reviews, progress)
        ]
        _Filling(read, meta, reports).write(file)
    return Filled(target, read.losses)


def _report(line: Line, review: ReviewForExport, *, whole: bool) -> _Report:
    if not whole:
        return _Report(line)
    scored = [(part.name, row) for part in review.sheet.parts for row in review_lines(part, review)]
    told = zip(review.findings, finding_lines(list(review.findings.items()), review.decisions), strict=True)
    return _Report(
        line,
        [IndicatorRow(at, part, row) for at, (part, row) in enumerate(scored, 1)],
        [FindingRow(review.numbers.get(key, at), row) for at, (key, row) in enumerate(told, 1)],
    )


@dataclass
class _Filling:
    template: Template
    meta: ExportMeta
    reports: Sequence[_Report]
    _whole: Whole = field(init=False)

    def __post_init__(self) -> None:
        self._whole = Whole(self.meta, [report.line for report in self.reports])

    @property
    def book(self) -> Workbook:
        """The workbook that is being filled."""
        return self.template.book

    def write(self, file: BinaryIO) -> None:
        """Repeat, copy and fill, then write to an open file."""
        places = self._places()
        mover = Mover(places)
        sheets = {plan.title: self.book[plan.title] for plan in self.template.sheets}
        for plan in self.template.sheets:
            if plan.per_report:
                self._fill_copies(plan, sheets[plan.title], mover, places[plan.title])
            else:
                self._fill_once(plan, sheets[plan.title], mover)
        move_names(self.book.defined_names.values(), mover, Where(""))
        for sheet in self.book.chartsheets:
            for chart in vars(sheet)["_charts"]:
                move_chart(chart, mover, Where(""))
        self.book.template = False
        self.book.calculation.fullCalcOnLoad = True  # openpyxl writes formulas without their results
        self.book.save(file)

    def _places(self) -> dict[str, list[Place]]:
        taken = {sheet.title.lower() for sheet in (*self.book.worksheets, *self.book.chartsheets)}
        places = {}
        for plan in self.template.sheets:
            if plan.per_report:
                taken.discard(plan.title.lower())
                places[plan.title] = [self._copy_place(plan, report, taken) for report in self.reports]
            else:
                times = tuple((row, len(self.reports)) for row in plan.rows.values())
                places[plan.title] = [Place(plan.title, Stretch(times))]
        return places

    def _copy_place(self, plan: SheetPlan, report: _Report, taken: set[str]) -> Place:
        row = report.line.summary.row
        wanted = f"{report.line.number} {row.project_shown}"
        if PLACEHOLDER.search(plan.title):
            wanted = _text(plan.title, report, None, self._whole)
        times = sorted((at, len(_rows_of(report, scope))) for scope, at in plan.rows.items())
        return Place(sheet_name(wanted, taken), Stretch(tuple(times)))

    def _fill_once(self, plan: SheetPlan, sheet: Worksheet, mover: Mover) -> None:
        stretch_sheet(sheet, mover, plan.title)
        stretch = mover.place(plan.title).stretch
        for slot in plan.slots:
            if plan.scope_of(slot.row) is None:
                self._put(sheet, stretch.first(slot.row), slot, None, None)
                continue
            for at, report in enumerate(self.reports):
                self._put(sheet, stretch.first(slot.row) + at, slot, report, None)
        fit_heights(sheet, stretch, plan.auto_height)

    def _fill_copies(self, plan: SheetPlan, sheet: Worksheet, mover: Mover, places: Sequence[Place]) -> None:
        active = self.book.active
        index = self.book.sheetnames.index(sheet.title)
        sheet.title = sheet_name("模板", {name.lower() for name in self.book.sheetnames})
        copies = [copy_sheet(self.book, sheet, place.title, index + at) for at, place in enumerate(places)]
        self.book.remove(sheet)
        self.book.active = copies[0] if active is None or active is sheet else active
        for at, (copied, report) in enumerate(zip(copies, self.reports, strict=True)):
            stretch_sheet(copied, mover, plan.title, at)
            stretch = places[at].stretch
            for slot in plan.slots:
                self._put_all(copied, plan, slot, report, stretch)
            fit_heights(copied, stretch, plan.auto_height)

    def _put_all(
        self, sheet: Worksheet, plan: SheetPlan, slot: Slot, report: _Report, stretch: Stretch
    ) -> None:
        """Fill a cell of one report's sheet, or each of its copies."""
        scope = plan.scope_of(slot.row)
        first = stretch.first(slot.row)
        if scope is None:
            self._put(sheet, first, slot, report, None)
            return
        rows = _rows_of(report, scope)
        for at, row in enumerate(rows):
            self._put(sheet, first + at, slot, report, row)
        if not rows:
            sheet.cell(first, slot.column).value = None

    def _put(
        self,
        sheet: Worksheet,
        row: int,
        slot: Slot,
        report: _Report | None,
        inner: IndicatorRow | FindingRow | None,
    ) -> None:
        cell = sheet.cell(row, slot.column)
        assert isinstance(cell, Cell)
        alone = PLACEHOLDER.fullmatch(slot.text.strip())
        if alone is not None:
            put(cell, _value(plain_name(alone[1]), report, inner, self._whole))
        else:
            put(cell, _text(slot.text, report, inner, self._whole))


def put(cell: Cell, value: Datum) -> None:
    """Put a value in a cell: numbers as numbers, text as text whatever it begins with."""
    if isinstance(value, str):
        cell.value = clean(value) or None
        if cell.value is not None:
            cell.data_type = "s"
    else:
        cell.value = float(value) if isinstance(value, Decimal) else value


def _rows_of(report: _Report, scope: Scope) -> Sequence[IndicatorRow | FindingRow]:
    return report.indicators if scope is Scope.INDICATOR else report.findings


def _value(name: str, report: _Report | None, inner: IndicatorRow | FindingRow | None, whole: Whole) -> Datum:
    if name in whole.values:
        return whole.values[name]
    if name in LINES and report is not None:
        return LINES[name].value(report.line)
    if name in INDICATORS and isinstance(inner, IndicatorRow):
        return INDICATORS[name].value(inner)
    if name in FINDINGS and isinstance(inner, FindingRow):
        return FINDINGS[name].value(inner)
    return None


def _text(text: str, report: _Report | None, inner: IndicatorRow | FindingRow | None, whole: Whole) -> str:
    def shown(name: str) -> str:
        name = plain_name(name)
        value = _value(name, report, inner, whole)
        if isinstance(value, Decimal) and name in SHARES:
            return f"{(value * 100).quantize(Decimal('0.01'), ROUND_HALF_UP)}%"
        if isinstance(value, Decimal):
            return plain(value.quantize(Decimal("0.01"), ROUND_HALF_UP))
        return NOTHING if value is None else str(value)

    return PLACEHOLDER.sub(lambda found: shown(found[1]), text)
