"""The grid of a table:table: repeats within bounds, covered cells, merged cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reviewer.documents.flowing import MOST_COLUMNS, Budget, Grid, GridCell, Rough
from reviewer.documents.odt.names import measure, style, table
from reviewer.documents.odt.styles import Styles
from reviewer.documents.word.xml import Element, color, integer

_GROUPS = frozenset(table(name) for name in ("table-header-rows", "table-rows", "table-row-group"))
_ROW, _CELL, _COVERED = table("table-row"), table("table-cell"), table("covered-table-cell")
_COLUMN_GROUPS = frozenset(
    table(name) for name in ("table-columns", "table-header-columns", "table-column-group")
)
_COLUMN = table("table-column")
_MOST_REPEATS = 100
_BACKGROUND = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}background-color"
Reader = Callable[[Element], list[Rough]]


def grid_of(element: Element, styles: Styles, budget: Budget, read: Reader) -> Grid:
    """Lay out a table; `read` gives what stands in a cell."""
    grid = Grid()
    covered: dict[int, int] = {}  # column to the last row that a cell from above takes there
    for row, repeats in _rows(element):
        for _ in range(repeats):
            _add_row(grid, row, covered, styles, budget, read)
            if budget.spent:
                return grid
    # A span that goes on below the table's end ends with it.
    for placed in grid.rows:
        for cell in placed:
            cell.row_span = min(cell.row_span, len(grid.rows) - cell.row)
    widths = _widths(element, styles)
    grid.widths_pt = tuple(widths) if len(widths) == grid.columns and all(widths) else ()
    return grid


def _rows(element: Element) -> Iterator[tuple[Element, int]]:
    for child in element:
        if child.tag == _ROW:
            # An empty row is repeated to the end of the sheet by some programs.
            filled = next(child.iter("{*}p", "{*}h"), None) is not None
            yield child, _repeats(child, "number-rows-repeated") if filled else 1
        elif child.tag in _GROUPS:
            yield from _rows(child)


def _repeats(element: Element, name: str) -> int:
    return min(max(integer(element.get(table(name)), 1), 1), _MOST_REPEATS)


def _add_row(
    grid: Grid, row: Element, covered: dict[int, int], styles: Styles, budget: Budget, read: Reader
) -> None:
    index = len(grid.rows)
    placed: list[GridCell] = []
    column = 0
    for cell in row.iterchildren(_CELL, _COVERED):
        for _ in range(_repeats(cell, "number-columns-repeated")):
            # Some programs leave the covered cells out.
            while cell.tag == _CELL and covered.get(column, -1) >= index:
                column += 1
            if column >= MOST_COLUMNS or not budget.cell():
                break
            if cell.tag == _CELL:
                placed.append(_cell(cell, index, column, covered, styles, read))
            column += 1
    grid.rows.append(placed)
    grid.columns = max([grid.columns, column, *(cell.column + cell.column_span for cell in placed)])


def _cell(
    element: Element, row: int, column: int, covered: dict[int, int], styles: Styles, read: Reader
) -> GridCell:
    across = min(_repeats(element, "number-columns-spanned"), MOST_COLUMNS - column)
    down = _repeats(element, "number-rows-spanned")
    for free in range(column, column + across):
        if covered.get(free, -1) >= row:
            across = free - column
            break
        covered[free] = row + down - 1
    shading = _shading(styles.element("table-cell", element.get(table("style-name"), "")))
    return GridCell(row, column, down, across, shading, blocks=read(element))


def _shading(element: Element | None) -> str | None:
    found = None if element is None else element.find(style("table-cell-properties"))
    said = None if found is None else found.get(_BACKGROUND)
    return None if said in (None, "#ffffff", "#FFFFFF") else color(said.removeprefix("#"))


def _widths(element: Element, styles: Styles) -> list[float]:
    widths: list[float] = []
    for child in element:
        if child.tag in _COLUMN_GROUPS:
            widths += _widths(child, styles)
        elif child.tag == _COLUMN:
            named = styles.element("table-column", child.get(table("style-name"), ""))
            said = None if named is None else named.find(style("table-column-properties"))
            width = 0.0 if said is None else measure(said.get(style("column-width"))) or 0.0
            widths += [width] * _repeats(child, "number-columns-repeated")
        if len(widths) > MOST_COLUMNS:
            break
    return widths
