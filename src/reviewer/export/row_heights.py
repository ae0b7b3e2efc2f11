"""Give repeated rows of a filled template the height their text needs, where the template set none."""

from __future__ import annotations

from collections.abc import Iterable

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from reviewer.export.measure import height_pt
from reviewer.export.moving import Stretch

_USUAL_WIDTH, _USUAL_PT, _USUAL_HEIGHT = 8.43, 11.0, 15.0


def fit_heights(sheet: Worksheet, stretch: Stretch, rows: Iterable[int]) -> None:
    """Make each copy of some rows as high as its wrapped texts; office programs leave that, above all in merged cells."""
    last = sheet.max_column
    widths = _widths(sheet, last)
    merged = {(area.min_row, area.min_col): area.max_col for area in sheet.merged_cells.ranges}
    for row in rows:
        for at in range(stretch.first(row), stretch.last(row) + 1):
            least = sheet.row_dimensions[at].height or sheet.sheet_format.defaultRowHeight or _USUAL_HEIGHT
            needed = [least]
            for cell in next(sheet.iter_rows(at, at, 1, last)):
                if isinstance(cell, Cell):
                    columns = range(cell.column, merged.get((at, cell.column), cell.column) + 1)
                    needed.append(_needed(cell, sum(widths.get(n, _USUAL_WIDTH) for n in columns)))
            sheet.row_dimensions[at].height = max(needed)


def _needed(cell: Cell, width: float) -> float:
    if not isinstance(cell.value, str) or not cell.alignment.wrap_text:
        return 0.0
    return height_pt(cell.value, width, float(cell.font.sz or _USUAL_PT))


def _widths(sheet: Worksheet, last: int) -> dict[int, float]:
    """Return the width of each column that has one; one entry of the file may be for many columns."""
    usual = sheet.sheet_format.defaultColWidth or _USUAL_WIDTH
    found: dict[int, float] = {}
    for size in sheet.column_dimensions.values():
        size.reindex()
        for column in range(size.min or 0, min(size.max or 0, last) + 1):
            found[column] = size.width if size.customWidth else usual
    return found
