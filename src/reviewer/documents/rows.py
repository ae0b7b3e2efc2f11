"""Tables of Word that are written as rows with right edges (.doc, .rtf): from edges to a grid with merged cells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from reviewer.documents.flowing import MOST_COLUMNS, MOST_DEEP, Budget, Grid, GridCell, Para, Rough, is_filled

_NEAR = 30  # twips; edges that lie closer are one edge
TWIPS = 20.0


@dataclass(slots=True)
class RowCell:
    """What a row says of one cell: how it is merged, what colour it has."""

    right: int = 0  # twips
    joins_left: bool = False
    joins_above: bool = False
    opens_below: bool = False
    shading: str | None = None


@dataclass(slots=True)
class Row:
    """A row: where it begins, its cells' properties, the contents of each cell in order."""

    left: int = 0
    cells: list[RowCell] = field(default_factory=list)
    contents: list[list[Rough]] = field(default_factory=list)


def grid_of(rows: Sequence[Row]) -> Grid:
    """Lay rows out as one table: every edge of any row is a line of the grid."""
    for row in rows:
        _complete(row)
        _join(row)
    edges = _edges(rows)
    grid = Grid()
    above: dict[int, GridCell] = {}
    for row in rows:
        above = _add_row(grid, row, edges, above)
    widths = [(after - before) / TWIPS for before, after in pairwise(edges)]
    grid.widths_pt = tuple(widths) if len(widths) == grid.columns else ()
    return grid


def _complete(row: Row) -> None:
    """Give every content a cell; what a row does not describe stands behind the rest, a twentieth of a page wide."""
    del row.contents[MOST_COLUMNS:]
    # Some programs end a row that holds another table with one cell too many.
    while len(row.contents) > len(row.cells) > 0 and not any(map(is_filled, row.contents[-1])):
        row.contents.pop()
    del row.cells[len(row.contents) :]
    right = row.left
    for cell in row.cells:
        right = cell.right = max(cell.right, right + 2 * _NEAR)
    for _ in range(len(row.contents) - len(row.cells)):
        right += 600
        row.cells.append(RowCell(right))


def _join(row: Row) -> None:
    """Make cells that are merged side by side one; what stands in the hidden ones is not printed."""
    kept: list[tuple[RowCell, list[Rough]]] = []
    for cell, blocks in zip(row.cells, row.contents, strict=True):
        if cell.joins_left and kept:
            kept[-1][0].right = cell.right
        else:
            kept.append((cell, blocks))
    row.cells, row.contents = [cell for cell, _ in kept], [blocks for _, blocks in kept]


def _edges(rows: Sequence[Row]) -> list[int]:
    every = sorted({edge for row in rows for edge in (row.left, *(cell.right for cell in row.cells))})
    edges: list[int] = []
    for edge in every:
        if not edges or edge - edges[-1] > _NEAR:
            edges.append(edge)
    return edges


def _add_row(grid: Grid, row: Row, edges: list[int], above: dict[int, GridCell]) -> dict[int, GridCell]:
    """Place a row's cells; return the merged cells that may go on below it, by column."""
    index = len(grid.rows)
    placed: list[GridCell] = []
    still_open: dict[int, GridCell] = {}
    column = _nearest(edges, row.left)
    for said, blocks in zip(row.cells, row.contents, strict=True):
        end = min(max(_nearest(edges, said.right), column + 1), MOST_COLUMNS)
        span = end - column
        merged = above.get(column) if said.joins_above else None
        if span < 1:
            break
        if merged is not None and merged.column_span == span:
            merged.row_span = index - merged.row + 1
            still_open[column] = merged
        else:
            cell = GridCell(index, column, column_span=span, shading=said.shading, blocks=blocks)
            placed.append(cell)
            if said.opens_below or said.joins_above:
                still_open[column] = cell
        column = end
    grid.rows.append(placed)
    grid.columns = max(grid.columns, column)
    return still_open


def _nearest(edges: list[int], edge: int) -> int:
    at = bisect_left(edges, edge)
    if at and (at == len(edges) or edge - edges[at - 1] <= edges[at] - edge):
        return at - 1
    return at


class _Open:
    """A table that is being read: rows that are done, the row's cells so far, the cell's blocks so far."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.contents: list[list[Rough]] = []
        self.blocks: list[Rough] = []


class Tables:
    """Blocks as they come, with the tables that are open around them, the outermost first."""

    def __init__(self, budget: Budget) -> None:
        self.blocks: list[Rough] = []
        self._budget = budget
        self._open: list[_Open] = []

    def put(self, block: Rough, depth: int = 0) -> None:
        """Take a block that stands in so many tables."""
        self._go(depth)
        self._here().append(block)

    def cell(self, para: Para, depth: int) -> None:
        """Take the last paragraph of a cell."""
        self._go(max(depth, 1))
        now = self._open[-1]
        if self._budget.cell():
            now.contents.append([*now.blocks, para])
        now.blocks = []

    def row(self, said: Row, depth: int) -> None:
        """End a row of which this is said."""
        self._go(max(depth, 1))
        now = self._open[-1]
        if now.contents:
            cells = [replace(cell) for cell in said.cells]
            now.rows.append(Row(said.left, cells, now.contents))
        now.contents = []

    def close(self) -> list[Rough]:
        """Return all blocks."""
        self._go(0)
        return self.blocks

    @property
    def in_row(self) -> bool:
        """Tell whether the innermost table has a row that has begun."""
        return bool(self._open and self._open[-1].contents)

    @property
    def in_short_row(self) -> bool:
        """Tell whether that row has fewer cells so far than the one above it."""
        now = self._open[-1] if self._open else _Open()
        return bool(now.rows) and len(now.contents) < len(now.rows[-1].contents)

    def _here(self) -> list[Rough]:
        return self._open[-1].blocks if self._open else self.blocks

    def _go(self, depth: int) -> None:
        depth = min(depth, MOST_DEEP)
        while len(self._open) < depth:
            self._open.append(_Open())
        while len(self._open) > depth:
            done = self._open.pop()
            if done.blocks:
                done.contents.append(done.blocks)
            if done.contents:
                done.rows.append(Row(contents=done.contents))
            if done.rows:
                self._here().append(grid_of(done.rows))
