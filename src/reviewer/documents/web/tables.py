"""Rows and cells of an HTML table, within bounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reviewer.documents.flowing import MOST_COLUMNS, Budget, Grid, GridCell, Rough
from reviewer.documents.web.page import words
from reviewer.documents.word.xml import Element, integer

_MOST_SPAN = 1_000
_MOSTLY = 0.8
_MANY_WORDS, _MANY_PARAGRAPHS = 200, 3
Reader = Callable[[Element], list[Rough]]


def rows_of(table: Element) -> Iterator[Element]:
    """Walk the rows of a table, not those of tables inside it."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


def span_of(cell: Element, name: str) -> int:
    """Return how many rows or columns a cell covers."""
    return min(max(integer(cell.get(name), 1), 1), _MOST_SPAN)


def is_layout(table: Element) -> bool:
    """Tell whether a table only puts a page in place: it holds other tables, or one column of many paragraphs."""
    inside = sum(len(words(inner)) for inner in table.iterfind(".//table"))
    whole = len(words(table))
    if whole and inside >= _MOSTLY * whole:
        return True
    single = all(sum(bool(words(cell)) for cell in row.iterchildren("td", "th")) <= 1 for row in rows_of(table))
    return (
        single
        and whole >= _MANY_WORDS
        and sum(1 for _ in table.iter("p", "h1", "h2", "h3")) >= _MANY_PARAGRAPHS
    )


def outermost(root: Element) -> Iterator[Element]:
    """Walk the tables that hold figures, not those that put the page in place nor those inside others."""
    for child in root:
        if child.tag == "table" and not is_layout(child):
            yield child
        else:
            yield from outermost(child)


def grid_of(table: Element, budget: Budget, read: Reader) -> Grid:
    """Lay out a table; `read` gives what stands in a cell."""
    grid = Grid()
    taken: dict[int, int] = {}  # column to the last row that a cell from above takes there
    for index, row in enumerate(rows_of(table)):
        placed: list[GridCell] = []
        column = 0
        for cell in row.iterchildren("td", "th"):
            while taken.get(column, -1) >= index:
                column += 1
            if column >= MOST_COLUMNS or not budget.cell():
                break
            across, down = _free(cell, column, index, taken), span_of(cell, "rowspan")
            placed.append(GridCell(index, column, down, across, blocks=read(cell)))
            taken.update(dict.fromkeys(range(column, column + across), index + down - 1))
            column += across
        grid.rows.append(placed)
        grid.columns = max([grid.columns, *(at + 1 for at, last in taken.items() if last >= index)])
        if budget.spent:
            break
    for placed in grid.rows:
        for one in placed:
            one.row_span = min(one.row_span, len(grid.rows) - one.row)
    return grid


def _free(cell: Element, column: int, row: int, taken: dict[int, int]) -> int:
    """Return how many columns a cell can cover: up to the next one that a cell from above takes."""
    wanted = min(span_of(cell, "colspan"), MOST_COLUMNS - column)
    return next((n for n in range(wanted) if taken.get(column + n, -1) >= row), wanted)
