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
    widths = _widths(sheet)
    merged = {(area.min_row, area.min_col): area.max_col for area in sheet.merged_cells.ranges}
    for row in rows:
        for at in range(stretch.first(row), stretch.last(row) + 1):
            least = sheet.row_dimensions[at].height or sheet.sheet_format.defaultRowHeight or _USUAL_HEIGHT
            needed = [
                _needed(cell, sum(widths.get(n, _USUAL_WIDTH) for n in range(cell.column, last + 1)))
                for cell in sheet[at]
                if isinstance(cell, Cell) and (last := merged.get((at, cell.column), cell.column))
            ]
            sheet.row_dimensions[at].height = max([least, *needed])


def _needed(cell: Cell, width: float) -> float:
    if not isinstance(cell.value, str) or not cell.alignment.wrap_text:
        return 0.0
    return height_pt(cell.value, width, float(cell.font.sz or _USUAL_PT))


def _widths(sheet: Worksheet) -> dict[int, float]:
    """Return the width of each column that has one; one entry of the file may be for many columns."""
    usual = sheet.sheet_format.defaultColWidth or _USUAL_WIDTH
    found: dict[int, float] = {}
    for size in sheet.column_dimensions.values():
        size.reindex()
        for column in range(size.min or 0, min(size.max or 0, sheet.max_column) + 1):
            found[column] = size.width if size.customWidth else usual
    return found
