"""Where the cells of a sheet lie: columns fitted to the room, rows as high as their text needs once they are looked at.

A large sheet opens at once: until it comes into view a row is as high as its file says.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from itertools import accumulate
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from reviewer.domain.document import Cell
from reviewer.domain.sheets import Area
from reviewer.gui.original.sheet_grid import Placed, SheetGrid, is_figure, width_pt
from reviewer.gui.original.sheet_rows import RowHeights
from reviewer.gui.original.sheet_words import CellWords, line_height
from reviewer.gui.original.typography import PX_PER_PT

PAD_X, _PAD_Y = 4.0, 3.0
_LEAST_ACROSS, _LEAST_TYPE = 0.55, 0.85  # how far columns and type shrink to fit the room at 100 %
_MOST_ACROSS = 1.35  # how far columns grow to take it
_SMALLER = (0.85, 0.7)
_USUAL_HEIGHT_PT = 14.25
_TALLEST_PT = 409.0
_NARROWEST = 6
_HAIR = 1e-6  # px: sums of shares of the room
_KEPT = 2048  # cells whose text is kept laid out
_DEEPEST = 200  # rows above that are measured for a merged cell that ends in view
_ROUNDED = 1.06  # type is set in whole pixels
_SMALL = 800  # cells of a sheet that is measured at once


class Fit(NamedTuple):
    """How many pixels a point of a column's width takes, and one of type."""

    across: float
    type: float


def fitted(grid: SheetGrid, room: float, percent: int) -> Fit:
    """Return how large a sheet is shown in so many pixels: at 100 % as wide as they are, as far as it stays legible."""
    share, zoom = room / max(sum(grid.widths_pt) * PX_PER_PT, 1.0), percent / 100 * PX_PER_PT
    return Fit(min(max(share, _LEAST_ACROSS), _MOST_ACROSS) * zoom, min(max(share, _LEAST_TYPE), 1.0) * zoom)


class SheetLayout:
    """One sheet at one size; all lengths are logical pixels from the upper left corner of A1."""

    def __init__(self, grid: SheetGrid, text: str, fit: Fit) -> None:
        self.grid, self.fit, self._text = grid, fit, text
        self.scale = fit.type
        # Whole pixels at each line, not of each column: together the columns are never wider than the room.
        widths = (max(width * fit.across, _NARROWEST) for width in grid.widths_pt)
        self.lefts = [int(left + _HAIR) for left in accumulate(widths, initial=0.0)]
        usual = round(_USUAL_HEIGHT_PT * self.scale)
        self.rows = RowHeights(grid.rows, usual, grid.held, map(self._stated, grid.held))
        self._measured: set[int] = set()
        self._words: OrderedDict[Area, CellWords] = OrderedDict()
        if grid.cells <= _SMALL:
            self.measure(0, grid.rows - 1)

    def _stated(self, row: int) -> float:
        points = min(max(self.grid.heights_pt.get(row, 0.0), _USUAL_HEIGHT_PT), _TALLEST_PT)
        return float(round(points * self.scale))

    @property
    def width(self) -> float:
        return float(self.lefts[-1])

    def column_at(self, x: float) -> int:
        """Return the column at a place, the first or last one for what lies beyond."""
        return min(max(bisect_right(self.lefts, x) - 1, 0), self.grid.columns - 1)

    def rect(self, area: Area) -> QRectF:
        """Return where a range of cells lies."""
        top, bottom = self.rows.top(area.row), self.rows.top(area.last_row + 1)
        left, right = self.lefts[area.column], self.lefts[area.last_column + 1]
        return QRectF(left, top, right - left, bottom - top)

    def text_area(self, placed: Placed) -> Area:
        """Return what a cell's text may take: more than its own where it does not wrap and nothing stands beside."""
        area = placed.area
        if placed.cell is None:
            return area
        needed = self._needed_width(placed.cell)
        last, reach = area.last_column, self.grid.reach(placed)
        while last < reach and self._room(area._replace(last_column=last)) < needed:
            last += 1
        return area._replace(last_column=last)

    def at(self, row: int, column: int) -> Placed:
        """Return the cell whose text or whose own place is there."""
        placed = self.grid.at(row, column)
        if len(placed.span) or not placed.single:
            return placed
        before = self.grid.before(row, column)
        runs_here = before is not None and self.text_area(before).last_column >= column
        return before if before is not None and runs_here else placed

    def words(self, placed: Placed) -> CellWords | None:
        """Return a cell's text laid out, None for an empty one."""
        if placed.cell is None or not len(placed.span):
            return None
        held = self._words.get(placed.area)
        if held is None:
            held = self._laid_out(placed.cell, self._room(self.text_area(placed)))
            self._words[placed.area] = held
            if len(self._words) > _KEPT:
                self._words.popitem(last=False)
        return held

    def _laid_out(self, cell: Cell, width: float) -> CellWords:
        """Lay a cell's text out; a figure that is too wide for one line is set smaller before it is broken."""
        made = CellWords(self._text, cell, width, self.scale)
        for share in _SMALLER if is_figure(cell, self._text) else ():
            if made.lines > 1:
                made = CellWords(self._text, cell, width, self.scale * share)
        return made

    def origin(self, placed: Placed, words: CellWords) -> QPointF:
        """Return where a cell's text begins: it stands in the middle of the height."""
        rect = self.rect(placed.area)
        return QPointF(rect.left() + PAD_X, rect.top() + (rect.height() - words.height) / 2)

    def _room(self, area: Area) -> float:
        return self.lefts[area.last_column + 1] - self.lefts[area.column] - 2 * PAD_X

    def _needed_width(self, cell: Cell) -> float:
        return width_pt(cell, self._text) * self.scale * _ROUNDED

    # heights

    def knows(self, row: int) -> bool:
        """Tell whether a row has its height."""
        return row in self._measured or not self.grid.held_within(row, row)

    def measure(self, first: int, last: int) -> None:
        """Give rows the height that their text needs."""
        cells = [one for one in self.grid.within(first, last) if len(one.span)]
        begins = min((one.area.row for one in cells if one.area.last_row <= last), default=first)
        if first - _DEEPEST <= begins < first:
            first = begins
            cells = [one for one in self.grid.within(first, last) if len(one.span)]
        fresh = set(self.grid.held_within(first, last)) - self._measured
        for one in cells:
            if one.area.row == one.area.last_row and one.area.row in fresh:
                self._grow(one)
        for one in sorted(cells, key=lambda one: one.area.last_row):
            if one.area.row != one.area.last_row and one.area.last_row in fresh:
                self._grow(one)
        self._measured |= fresh

    def _grow(self, placed: Placed) -> None:
        """Make a cell as high as its text, a merged one by its last row."""
        lacking = self._needed(placed) - self.rect(placed.area).height()
        if lacking > 0:
            last = placed.area.last_row
            self.rows.set(last, self.rows.height(last) + lacking)

    def _needed(self, placed: Placed) -> float:
        assert placed.cell is not None
        if self._needed_width(placed.cell) <= self._room(self.text_area(placed)):
            height = line_height(placed.cell, self.scale)
        else:
            words = self.words(placed)
            height = words.height if words is not None else 0.0
        return float(round(height + 2 * _PAD_Y))
