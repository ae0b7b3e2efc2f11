"""The cells of a worksheet by their rows and columns, and by the characters they hold; needs no Qt."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from math import ceil

from reviewer.domain.document import Alignment, Cell, Document, Paragraph, Table
from reviewer.domain.sheets import Area, Worksheet, address, place_of
from reviewer.domain.text import Span

USUAL_PT = 11.0
_FIGURE = re.compile(r"[0-9.,%-]*")
_FIGURE_EM = 0.65
_BAND = 32  # rows that are looked up together
_PAGE_PT = 520.0
_NARROWEST_PT = 14.0  # a column that holds text and is said to be narrower was hidden


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell at its place; without `cell` it is merged and empty."""

    area: Area
    cell: Cell | None

    @property
    def span(self) -> Span:
        return Span(0, 0) if self.cell is None else self.cell.span

    @property
    def single(self) -> bool:
        """Whether it is not merged."""
        return self.area[:2] == self.area[2:]


class SheetGrid:
    """One sheet: `filled` are the cells that hold text, in the order of the text, `held` the rows of a height of their own."""

    def __init__(self, sheet: Worksheet, tables: Iterable[Table], text: str) -> None:
        self.name, self.span = sheet.name, sheet.span
        self.heights_pt = sheet.heights_pt
        self._at: dict[tuple[int, int], Placed] = {}
        for table in tables:
            for cell in table.cells:
                self._put(cell)
        self.rows = 1 + max((one.area.last_row for one in self._at.values()), default=-1)
        self.columns = 1 + max((one.area.last_column for one in self._at.values()), default=-1)
        self._put_merged(sheet.merged)
        self.filled = [one for one in self._at.values() if len(one.span)]
        self._starts = [one.span.start for one in self.filled]
        self._bands: dict[int, list[Placed]] = {}
        for one in self._at.values():
            for band in range(one.area.row // _BAND, one.area.last_row // _BAND + 1):
                self._bands.setdefault(band, []).append(one)
        ends = {row for one in self.filled for row in (one.area.row, one.area.last_row)}
        self.held = sorted(ends | {row for row in sheet.heights_pt if row < self.rows})
        self._taken = self._columns_taken()
        self.widths_pt = self._widths(sheet)
        self._give_room(text, sheet.usual_width_pt)

    def _put(self, cell: Cell) -> None:
        place = place_of(cell.address)
        if place is not None:
            row, column = place
            area = Area(row, column, row + cell.row_span - 1, column + cell.column_span - 1)
            self._at.setdefault(place, Placed(area, cell))

    def _put_merged(self, merged: Iterable[Area]) -> None:
        """Take the true extent of merged cells, and those that are empty."""
        for area in merged:
            if area.row < self.rows and area.column < self.columns:
                held = self._at.get((area.row, area.column))
                inside = Area(
                    area.row,
                    area.column,
                    min(area.last_row, self.rows - 1),
                    min(area.last_column, self.columns - 1),
                )
                self._at[area.row, area.column] = Placed(inside, None if held is None else held.cell)

    def _columns_taken(self) -> dict[int, list[int]]:
        """Return the columns that hold text in each row."""
        taken: dict[int, list[int]] = {}
        for one in self._at.values():
            if len(one.span) or not one.single:
                for row in range(one.area.row, one.area.last_row + 1):
                    taken.setdefault(row, []).append(one.area.column)
        for columns in taken.values():
            columns.sort()
        return taken

    def _widths(self, sheet: Worksheet) -> list[float]:
        used = {one.area.column for one in self.filled if one.area.column == one.area.last_column}
        found = []
        for column in range(self.columns):
            width = sheet.widths_pt.get(column, sheet.usual_width_pt)
            hidden = column in used and width < _NARROWEST_PT
            found.append(sheet.usual_width_pt if hidden else width)
        return found

    def _give_room(self, text: str, usual: float) -> None:
        """Add empty columns for texts that run over the last one, as far as a page is wide."""
        lefts = list(accumulate(self.widths_pt, initial=0.0))
        last = (self._at.get((row, columns[-1])) for row, columns in self._taken.items())
        wanted = max(
            (
                lefts[one.area.column] + width_pt(one.cell, text)
                for one in last
                if one and one.cell and _runs_on(one)
            ),
            default=0.0,
        )
        for _ in range(ceil((min(wanted, _PAGE_PT) - lefts[-1]) / usual)):
            self.widths_pt.append(usual)
            self.columns += 1

    def at(self, row: int, column: int) -> Placed:
        """Return the cell that covers a place; one of its own where nothing stands."""
        held = self._at.get((row, column))
        if held is not None:
            return held
        for one in self._bands.get(row // _BAND, ()):
            area = one.area
            if area.row <= row <= area.last_row and area.column <= column <= area.last_column:
                return one
        return Placed(Area(row, column, row, column), None)

    def before(self, row: int, column: int) -> Placed | None:
        """Return the cell with text that comes before a place in its row."""
        columns = self._taken.get(row, [])
        index = bisect_left(columns, column) - 1
        return self._at.get((row, columns[index])) if index >= 0 else None

    def within(self, first: int, last: int) -> Iterator[Placed]:
        """Walk the cells that cover a row of a range, each once."""
        begin = first // _BAND
        for band in range(begin, last // _BAND + 1):
            for one in self._bands.get(band, ()):
                fresh = one.area.row // _BAND == band or band == begin
                if fresh and one.area.row <= last and one.area.last_row >= first:
                    yield one

    def holding(self, span: Span) -> list[Placed]:
        """Return the cells that hold characters of a range."""
        begin = max(bisect_right(self._starts, span.start) - 1, 0)
        end = bisect_left(self._starts, span.end)
        return [one for one in self.filled[begin:end] if one.span.overlaps(span)]

    def inside(self, area: Area) -> list[Placed]:
        """Return the cells with text of a range, in the order of the text."""
        found = [
            one
            for one in self.within(area.row, min(area.last_row, self.rows))
            if len(one.span) and area.column <= one.area.column <= area.last_column and one.area.row >= area.row
        ]
        return sorted(found, key=lambda one: one.span.start)

    def run(self, area: Area) -> Span | None:
        """Return the characters of a range of cells, None where others stand between them or there are none."""
        found = self.inside(area)
        if not found:
            return None
        first, last = found[0].span, found[-1].span
        whole = bisect_left(self._starts, last.start) - bisect_left(self._starts, first.start)
        return Span(first.start, last.end) if whole == len(found) - 1 else None

    def widened(self, area: Area) -> Area:
        """Return a range that cuts no merged cell."""
        while True:
            grown = area
            for one in self.within(area.row, area.last_row):
                if one.area.column <= area.last_column and one.area.last_column >= area.column:
                    grown = around(grown, one.area)
            if grown == area:
                return area
            area = grown

    def reach(self, placed: Placed) -> int:
        """Return the last column that a text which does not wrap may run over."""
        area = placed.area
        if not _runs_on(placed):
            return area.last_column
        columns = self._taken[area.row]
        index = bisect_right(columns, area.column)
        return columns[index] - 1 if index < len(columns) else self.columns - 1

    def address(self, area: Area) -> str:
        """Return where a range stands: "自评表!C5", "自评表!C5:E7"; a merged cell by its first."""
        first = self.at(area.row, area.column).area
        named = address(area.row, area.column)
        if first != area:
            named += f":{address(area.last_row, area.last_column)}"
        return f"{self.name}!{named}" if self.name else named


def paragraph_of(cell: Cell) -> Paragraph:
    """Return how the text of a cell stands."""
    first = cell.blocks[0] if cell.blocks else None
    return first if isinstance(first, Paragraph) else Paragraph(cell.start, cell.end)


def largest_pt(cell: Cell) -> float:
    """Return the size of a cell's largest type."""
    return max((run.size_pt or USUAL_PT for run in paragraph_of(cell).runs), default=USUAL_PT)


def width_pt(cell: Cell, text: str) -> float:
    """Return a width that a cell's text on one line surely does not exceed."""
    said = text[cell.start : cell.end]
    return len(said) * largest_pt(cell) * (_FIGURE_EM if _FIGURE.fullmatch(said) else 1.0)


def _runs_on(placed: Placed) -> bool:
    """Tell whether a cell's text may run over empty cells: figures never do."""
    cell = placed.cell
    if cell is None or cell.wraps or not placed.single:
        return False
    return paragraph_of(cell).alignment is not Alignment.RIGHT


def around(one: Area, other: Area) -> Area:
    """Return the range around two."""
    return Area(*map(min, one[:2], other[:2]), *map(max, one[2:], other[2:]))


def grids_of(document: Document) -> tuple[SheetGrid, ...]:
    """Return the sheets that an original can be shown by; none where it is no workbook."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    made = (
        SheetGrid(sheet, (table for table in tables if sheet.span.contains(table.span)), document.text)
        for sheet in document.worksheets
    )
    return tuple(grid for grid in made if grid.filled)
