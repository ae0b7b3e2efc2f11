"""Put a table of a report into the QTextDocument: grid, merges, shading; the cells are filled by the builder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCell,
    QTextTableFormat,
)

from reviewer.domain.document import Cell, Table
from reviewer.gui import theme

_PADDING = 6
_MARGIN = 6
_SEAM = -4  # brings the first line of a part onto the last line of the part before
_MOST_CELLS = 200_000
_ROWS_AT_ONCE = 25


def parts(table: Table) -> list[Table]:
    """Cut a long table between rows into tables of one width: Qt lays a whole table out at each change of it.

    A merged cell is never cut.
    """
    rows, columns = _extent(table)
    cuts = _cuts(table, rows)
    if len(cuts) == 2:
        return [table]
    widths = table.widths_pt if len(table.widths_pt) == columns else (1.0,) * columns
    made = []
    for first, end in pairwise(cuts):
        cells = tuple(replace(c, row=c.row - first) for c in table.cells if first <= c.row < end)
        made.append(replace(table, rows=end - first, columns=columns, cells=cells, widths_pt=widths))
    return made


def _cuts(table: Table, rows: int) -> list[int]:
    crossed = {row for c in table.cells for row in range(c.row + 1, c.row + c.row_span)}
    cuts = [0]
    for row in range(_ROWS_AT_ONCE, rows - _ROWS_AT_ONCE // 2):
        if row - cuts[-1] >= _ROWS_AT_ONCE and row not in crossed:
            cuts.append(row)
    return [*cuts, rows]


def insert_table(cursor: QTextCursor, table: Table, *, above: bool = True, below: bool = True) -> QTextTable:
    """Insert the empty grid of a table behind the cursor, merged as it is in the report, with room around it."""
    rows, columns = _extent(table)
    look = _format(table, columns)
    look.setTopMargin(_MARGIN if above else _SEAM)
    look.setBottomMargin(_MARGIN if below else 0)
    made = cursor.insertTable(rows, columns, look)
    for cell in table.cells:
        _merge(made, cell)
    return made


def placed_cells(made: QTextTable, table: Table) -> Iterator[tuple[Cell, QTextTableCell]]:
    """Walk the cells with their places, in reading order and each place once."""
    last = -1
    for cell in sorted(table.cells, key=lambda c: (c.row, c.column)):
        place = made.cellAt(cell.row, cell.column)
        if place.isValid() and place.firstPosition() > last:
            yield cell, place
            last = place.firstPosition()


def shade(place: QTextTableCell, cell: Cell) -> str:
    """Give a cell its format; return the ground its text will stand on, "#rrggbb"."""
    ground = ground_of(cell)
    look = place.format().toTableCellFormat()
    look.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    if cell.shading:
        look.setBackground(QBrush(QColor(ground)))
    place.setFormat(look)
    return ground


def ground_of(cell: Cell) -> str:
    """Return the colour a cell's text stands on, "#rrggbb"."""
    if cell.shading and theme.scheme() == theme.LIGHT:
        return cell.shading
    return theme.color("sunken" if cell.shading else "paper").name()


def _extent(table: Table) -> tuple[int, int]:
    rows = max([table.rows, 1, *(c.row + c.row_span for c in table.cells)])
    columns = max([table.columns, 1, *(c.column + c.column_span for c in table.cells)])
    if rows * columns > _MOST_CELLS:
        rows = max(_MOST_CELLS // columns, 1)
    return rows, columns


def _format(table: Table, columns: int) -> QTextTableFormat:
    made = QTextTableFormat()
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    made.setBorder(1)
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setBorderBrush(QBrush(theme.color("control")))
    made.setBorderCollapse(True)
    made.setCellSpacing(0)
    made.setCellPadding(_PADDING)
    made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    total = sum(table.widths_pt)
    if len(table.widths_pt) == columns and total > 0:
        shares = [QTextLength(QTextLength.Type.PercentageLength, 100 * w / total) for w in table.widths_pt]
        made.setColumnWidthConstraints(shares)
    return made


def _merge(made: QTextTable, cell: Cell) -> None:
    if cell.row_span < 2 and cell.column_span < 2:
        return
    rows = min(cell.row_span, made.rows() - cell.row)
    columns = min(cell.column_span, made.columns() - cell.column)
    if rows < 1 or columns < 1 or not _free(made, cell, rows, columns):
        return
    made.mergeCells(cell.row, cell.column, rows, columns)


def _free(made: QTextTable, cell: Cell, rows: int, columns: int) -> bool:
    corners = ((0, 0), (rows - 1, 0), (0, columns - 1), (rows - 1, columns - 1))
    found = (made.cellAt(cell.row + r, cell.column + c) for r, c in corners)
    return all(place.rowSpan() == 1 and place.columnSpan() == 1 for place in found)
