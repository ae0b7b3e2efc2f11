"""Repeat rows of a worksheet that openpyxl has read, with all that belongs to them, and move what stands below."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from typing import Any

from openpyxl.cell.cell import MergedCell
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.print_settings import PrintArea
from openpyxl.worksheet.worksheet import Worksheet

from reviewer.export.moving import Mover, Stretch, Where

_SERIES = ("val", "cat", "xVal", "yVal", "bubbleSize", "tx")
_REFERENCES = ("numRef", "strRef", "multiLvlStrRef")


def stretch_sheet(sheet: Worksheet, mover: Mover, name: str, report: int | None = None) -> None:
    """Repeat the rows of a sheet as the mover tells; `name` is what it was called in the template.

    `report` is the one that a copy of the sheet is for; without it each copy of a row is for a report of its own.
    """
    at = Where(name, report or 0)
    stretch = mover.place(name, at.report).stretch
    _cells(sheet, stretch, mover, at, by_row=report is None)
    _heights(sheet, stretch)
    merged = [area for old in sheet.merged_cells.ranges for area in _merged(old, stretch)]
    sheet.merged_cells = MultiCellRange(merged)
    _conditional(sheet, stretch, mover, at)
    _validations(sheet, stretch, mover, at)
    _tables(sheet, stretch)
    _printing(sheet, stretch)
    _view(sheet, stretch)
    _drawings(sheet, stretch, mover, at)
    move_names(sheet.defined_names.values(), mover, at)


def move_names(names: Iterable[DefinedName], mover: Mover, at: Where) -> None:
    """Let names point at where their cells went; a name of one repeated cell is of all its copies then."""
    for name in names:
        if name.value:
            where = Where(at.sheet, at.report, whole="(" not in name.value)
            moved = mover.formula(f"={name.value}", where)
            name.value = moved.removeprefix("=")


def move_chart(chart: Any, mover: Mover, at: Where) -> None:
    """Let a chart, and those laid over it, show all copies of what it showed."""
    if chart.title is not None and chart.title.tx is not None:
        _move_source(chart.title.tx, mover, at)
    for part in chart._charts:
        for series in part.series:
            for source in filter(None, (getattr(series, name, None) for name in _SERIES)):
                _move_source(source, mover, at)


def _move_source(source: Any, mover: Mover, at: Where) -> None:
    for found in filter(None, (getattr(source, name, None) for name in _REFERENCES)):
        if found.f:
            found.f = mover.formula(f"={found.f}", Where(at.sheet, at.report, whole=True)).removeprefix("=")
        for cache in ("numCache", "strCache", "multiLvlStrCache"):
            if hasattr(found, cache):
                setattr(found, cache, None)


# ---- cells


def _cells(sheet: Worksheet, stretch: Stretch, mover: Mover, at: Where, *, by_row: bool) -> None:
    made: dict[tuple[int, int], Any] = {}
    for (row, column), cell in sorted(sheet._cells.items()):
        repeated = row if stretch.repeats(row) else 0
        first = stretch.first(row)
        for turn in range(max(stretch.count(row), 1) - 1, -1, -1):  # the template's own cell last: it changes
            found = cell if turn == 0 else _twin(sheet, cell, first + turn)
            found.row = first + turn
            report = turn if by_row else at.report
            _move_value(found, stretch, mover, Where(at.sheet, report, repeated, turn))
            made[first + turn, column] = found
    sheet._cells = made


def _twin(sheet: Worksheet, cell: Any, row: int) -> Any:
    made: Any = type(cell)(sheet, row, cell.column)
    made._style = copy(cell._style)
    if isinstance(cell, MergedCell):
        return made
    made._value, made.data_type = copy(cell._value), cell.data_type
    if cell.hyperlink is not None:
        made._hyperlink = copy(cell.hyperlink)
    if cell.comment is not None:
        made.comment = copy(cell.comment)
    return made


def _move_value(cell: Any, stretch: Stretch, mover: Mover, at: Where) -> None:
    if isinstance(cell, MergedCell):
        return
    if isinstance(cell.value, ArrayFormula):
        area = _moved(CellRange(cell.value.ref), stretch)
        if at.row and area.min_row == stretch.first(at.row):
            area = CellRange(None, area.min_col, cell.row, area.max_col, cell.row)
        cell._value = ArrayFormula(area.coord, mover.formula(cell.value.text or "=", at))
    elif cell.data_type == "f" and isinstance(cell.value, str):
        cell._value = mover.formula(cell.value, at)
    if cell.hyperlink is not None:
        cell.hyperlink.ref = cell.coordinate
        if cell.hyperlink.location:
            cell.hyperlink.location = mover.reference(cell.hyperlink.location, at)


def _heights(sheet: Worksheet, stretch: Stretch) -> None:
    old = dict(sheet.row_dimensions)
    sheet.row_dimensions.clear()
    for row, size in old.items():
        for at in range(stretch.first(row), stretch.last(row) + 1):
            made = copy(size)
            made.index = at
            sheet.row_dimensions[at] = made


# ---- areas


def _merged(area: CellRange, stretch: Stretch) -> Iterable[CellRange]:
    """Return a merged area once for each copy of its row; one over several rows grows with them."""
    if area.min_row != area.max_row:
        return (_moved(area, stretch),)
    rows = range(stretch.first(area.min_row), stretch.last(area.min_row) + 1)
    return [CellRange(None, area.min_col, row, area.max_col, row) for row in rows]


def _moved(area: CellRange, stretch: Stretch) -> CellRange:
    return CellRange(None, area.min_col, stretch.first(area.min_row), area.max_col, stretch.last(area.max_row))


def _moved_text(areas: Iterable[CellRange], stretch: Stretch) -> str:
    return " ".join(_moved(area, stretch).coord for area in areas)


def _top(areas: MultiCellRange, stretch: Stretch, at: Where) -> Where:
    """Return where formulas about areas count from: their topmost row."""
    row = min(area.min_row for area in areas.ranges)
    return Where(at.sheet, at.report, row if stretch.repeats(row) else 0)


def _conditional(sheet: Worksheet, stretch: Stretch, mover: Mover, at: Where) -> None:
    old, made = sheet.conditional_formatting, ConditionalFormattingList()
    for found in old:
        top = _top(found.sqref, stretch, at)
        for rule in found.rules:
            rule.formula = [mover.formula(f"={text}", top).removeprefix("=") for text in rule.formula or ()]
            made.add(_moved_text(found.sqref.ranges, stretch), rule)
    sheet.conditional_formatting = made


def _validations(sheet: Worksheet, stretch: Stretch, mover: Mover, at: Where) -> None:
    for found in sheet.data_validations.dataValidation:
        top = _top(found.sqref, stretch, at)
        for name in ("formula1", "formula2"):
            text = getattr(found, name)
            if text:
                setattr(found, name, mover.formula(f"={text}", top).removeprefix("="))
        found.sqref = MultiCellRange(_moved_text(found.sqref.ranges, stretch))


def _tables(sheet: Worksheet, stretch: Stretch) -> None:
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = _moved_text([CellRange(sheet.auto_filter.ref)], stretch)
    for table in sheet.tables.values():
        table.ref = _moved_text([CellRange(table.ref)], stretch)
        if table.autoFilter is not None and table.autoFilter.ref:
            table.autoFilter.ref = _moved_text([CellRange(table.autoFilter.ref)], stretch)


def _printing(sheet: Worksheet, stretch: Stretch) -> None:
    if sheet.print_area:
        areas = PrintArea.from_string(sheet.print_area).ranges
        sheet.print_area = ",".join(_moved(area, stretch).coord for area in areas)
    if sheet.print_title_rows:
        first, last = (int(row) for row in sheet.print_title_rows.replace("$", "").split(":"))
        sheet.print_title_rows = f"{stretch.first(first)}:{stretch.last(last)}"
    for found in sheet.row_breaks.brk:
        found.id = stretch.last(found.id)


def _view(sheet: Worksheet, stretch: Stretch) -> None:
    if sheet.freeze_panes:
        corner = CellRange(sheet.freeze_panes)
        row = stretch.first(corner.min_row)
        if row != corner.min_row:
            sheet.freeze_panes = f"{get_column_letter(corner.min_col)}{row}"


# ---- pictures and charts


def _drawings(sheet: Any, stretch: Stretch, mover: Mover, at: Where) -> None:
    for shown in (*sheet._images, *sheet._charts):
        start = getattr(shown.anchor, "_from", None)
        if start is None:
            continue
        down = stretch.first(start.row + 1) - start.row - 1
        start.row += down
        if (end := getattr(shown.anchor, "to", None)) is not None:
            end.row += down
    for chart in sheet._charts:
        move_chart(chart, mover, at)
