"""The sheet that nobody sees (_导出值): what every cell that can come back held when the workbook was written, and every row."""

from __future__ import annotations

from collections.abc import Iterator

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from reviewer.export.coming_back.cells import Cell, Grid
from reviewer.export.coming_back.lines import LINE, Line, written
from reviewer.export.coming_back.places import DIGESTS, HEAD_ROWS, Place, found_on
from reviewer.export.evidence import address
from reviewer.export.model import ExportMeta

SNAPSHOT = "_导出值"
FORMAT = "1"
TITLES = ("报告编号", "工作表", "单元格", "内容", "对象", "值", "公式")
HEAD = 1  # the row of the titles, counted from 0; above it stands what the workbook is


def write_snapshot(book: xlsxwriter.Workbook, meta: ExportMeta) -> None:
    """Add the sheet, after all others are written: one row for each cell that is not empty."""
    texts = {at: text for text, at in book.str_table.string_table.items()}
    pages = list(book.worksheets())
    sheet = book.add_worksheet(SNAPSHOT)
    for column, word in enumerate((FORMAT, meta.database, meta.made_at.isoformat())):
        sheet.write_string(0, column, word)
    for column, word in enumerate(TITLES):
        sheet.write_string(HEAD, column, word)
    row = HEAD + 1
    for page in pages:
        grid = _grid(page, texts)
        known = set[tuple[int, int]]()
        for report, place in _places(grid):
            if place.key[0] not in DIGESTS:
                known.add((place.row, place.column))
            if not place.cell.empty or place.cell.shape:
                where = address(place.row, place.column)
                values = (report, page.get_name(), where, *place.key, place.cell.text, place.cell.shape)
                for column, word in enumerate(values):
                    sheet.write_string(row, column, word)
                row += 1
        for at, line in grid.items():
            others = {column: cell for column, cell in line.items() if (at, column) not in known}
            _write_line(sheet, row, (page.get_name(), str(at), LINE), others)
            row += 1
    sheet.very_hidden()


def _write_line(sheet: Worksheet, row: int, words: tuple[str, ...], line: Line) -> None:
    """Write one row of a sheet: which it is, then its cells."""
    for column, word in enumerate(words, 1):
        sheet.write_string(row, column, word)
    for column, value in written(line):
        if isinstance(value, str):
            sheet.write_string(row, column, value)
        else:
            sheet.write_number(row, column, value)


def _places(grid: Grid) -> Iterator[tuple[str, Place]]:
    first = {row: grid[row] for row in sorted(grid)[:HEAD_ROWS]}
    for found in found_on(grid) if found_on(first) else ():
        for place in found.places:
            yield found.report, place


def _grid(page: Worksheet, texts: dict[int, str]) -> Grid:
    """Return what was written to a sheet, without its blanks."""
    grid = {}
    for row in sorted(page.table):
        held = ((column, _cell(one, texts)) for column, one in page.table[row].items())
        if cells := {column: cell for column, cell in held if cell is not None}:
            grid[row] = cells
    return grid


def _cell(held: object, texts: dict[int, str]) -> Cell | None:
    if (formula := getattr(held, "formula", None)) is not None:
        value = getattr(held, "value", None)
        result = float(value) if isinstance(value, int | float) else value
        return Cell(result, formula=formula)
    if (number := getattr(held, "number", None)) is not None:
        return Cell(float(number))
    if (at := getattr(held, "string", None)) is not None:
        return Cell(texts[at])
    return None
