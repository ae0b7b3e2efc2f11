"""The cells of a worksheet by their rows and columns, and by the characters they hold; needs no Qt."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, groupby
from math import ceil
from operator import attrgetter
from typing import NamedTuple

from reviewer.domain.document import Alignment, Cell, Document, Paragraph, Table
from reviewer.domain.sheets import Area, Worksheet, address, place_of
from reviewer.domain.text import Span

USUAL_PT = 11.0
_FIGURE = re.compile(r"[0-9.,%-]*")
_FIGURE_EM = 0.65
_BAND = 32  # rows that are looked up together
_PAGE_PT = 520.0
_MOST_BELOW = 200  # empty rows that a merged cell may take below all others
_NARROWEST_PT = 14.0  # a column that holds text and is said to be narrower was hidden


class Placed(NamedTuple):
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


class _Run(NamedTuple):
    """The cells of one row of a table; `shift` is what their columns lack to those of the sheet."""

    row: int
    shift: int
    cells: tuple[Cell, ...]

    @property
    def width(self) -> int:
        """How many columns it takes, from `shift` on."""
        return self.cells[-1].column + 1


class SheetGrid:
    """One sheet; a row is only looked through when it is asked for. `held` are the rows with a height of their own."""

    def __init__(self, sheet: Worksheet, tables: Iterable[Table], text: str) -> None:
        self.name, self.span = sheet.name, sheet.span
        self.heights_pt = sheet.heights_pt
        self._runs = [run for table in tables for run in _runs_of(table)]
        self._starts = [run.cells[0].start for run in self._runs]
        self.cells = sum(len(run.cells) for run in self._runs)
        self._by_row: dict[int, list[_Run]] = {}
        for run in self._runs:
            self._by_row.setdefault(run.row, []).append(run)
        self._rows: dict[int, list[Placed]] = {}
        self.rows, self.columns = self._extent(sheet.merged)
        self._merged: dict[int, dict[int, Area]] = {}
        self._tall: dict[int, list[Area]] = {}
        self._put_merged(sheet.merged)
        ends = {area.last_row for areas in self._merged.values() for area in areas.values()}
        stated = {row for row in sheet.heights_pt if row < self.rows}
        self.held = sorted(ends | self._by_row.keys() | self._merged.keys() | stated)
        self.widths_pt = self._widths(sheet)
        self._give_room(text, sheet.usual_width_pt)

    def _extent(self, merged: Iterable[Area]) -> tuple[int, int]:
        """Return how many rows and columns the sheet has."""
        rows = 1 + max(self._by_row, default=-1)
        below = max((area.last_row + 1 for area in merged if area.row < rows), default=0)
        lasts = ((run.shift, run.cells[-1]) for run in self._runs)
        columns = max((shift + last.column + last.column_span for shift, last in lasts), default=0)
        return max(rows, min(below, rows + _MOST_BELOW)), columns

    def _put_merged(self, merged: Iterable[Area]) -> None:
        """Take the merged cells by the row where they begin, those that take several rows also by bands of rows."""
        for row, column, last_row, last_column in merged:
            if row >= self.rows or column >= self.columns:
                continue
            area = Area(row, column, min(last_row, self.rows - 1), min(last_column, self.columns - 1))
            self._merged.setdefault(row, {})[column] = area
            bands = range(row // _BAND, area.last_row // _BAND + 1) if area.last_row > row else ()
            for band in bands:
                self._tall.setdefault(band, []).append(area)

    def _widths(self, sheet: Worksheet) -> list[float]:
        found = [sheet.widths_pt.get(column, sheet.usual_width_pt) for column in range(self.columns)]
        narrow = {column for column, width in enumerate(found) if width < _NARROWEST_PT}
        for run in self._runs if narrow else ():
            for cell in run.cells:
                if cell.column + run.shift in narrow and cell.column_span == 1 and cell.end > cell.start:
                    found[cell.column + run.shift] = sheet.usual_width_pt
        return found

    def _give_room(self, text: str, usual: float) -> None:
        """Add empty columns for texts that run over the last one, as far as a page is wide."""
        lefts = list(accumulate(self.widths_pt, initial=0.0))
        lasts = ((run.shift, run.cells[-1]) for run in self._runs)
        reaches = (lefts[shift + cell.column] + width_pt(cell, text) for shift, cell in lasts if _runs_on(cell))
        for _ in range(ceil((min(max(reaches, default=0.0), _PAGE_PT) - lefts[-1]) / usual)):
            self.widths_pt.append(usual)
            self.columns += 1

    # by rows and columns

    def _begun_in(self, row: int) -> list[Placed]:
        """Return the cells that begin in a row, from left to right."""
        held = self._rows.get(row)
        if held is None:
            runs, merged = self._by_row.get(row, ()), self._merged.get(row, {})
            cells = {run.shift + cell.column: cell for run in runs for cell in run.cells}
            held = [
                Placed(merged.get(column, Area(row, column, row, column)), cells.get(column))
                for column in sorted(cells.keys() | merged.keys())
            ]
            self._rows[row] = held
        return held

    def within(self, first: int, last: int) -> Iterator[Placed]:
        """Walk the cells that cover a row of a range, each once."""
        for area in self._tall.get(first // _BAND, ()):
            if area.row < first <= area.last_row:
                yield from (one for one in self._begun_in(area.row) if one.area == area)
        for row in self.held_within(first, last):
            yield from self._begun_in(row)

    def held_within(self, first: int, last: int) -> list[int]:
        """Return the rows of a range that hold something: a sheet may have a million that don't."""
        return self.held[bisect_left(self.held, first) : bisect_right(self.held, last)]

    def at(self, row: int, column: int) -> Placed:
        """Return the cell that covers a place; one of its own where nothing stands."""
        for one in self.within(row, row):
            if one.area.column <= column <= one.area.last_column:
                return one
        return Placed(Area(row, column, row, column), None)

    def before(self, row: int, column: int) -> Placed | None:
        """Return the cell with text that comes before a place in its row."""
        left = (one for one in self._taken(row) if one.area.column < column)
        return max(left, key=lambda one: one.area.column, default=None)

    def _taken(self, row: int) -> Iterator[Placed]:
        """Walk the cells of a row that hold text or are merged."""
        return (one for one in self.within(row, row) if len(one.span) or not one.single)

    def inside(self, area: Area) -> Iterator[Placed]:
        """Walk the cells with text that begin in a range."""
        for row in self.held_within(area.row, area.last_row):
            for one in self._begun_in(row):
                if len(one.span) and area.column <= one.area.column <= area.last_column:
                    yield one

    # by characters

    def holding(self, span: Span) -> list[Placed]:
        """Return the cells that hold characters of a range, in the order of the text."""
        begin = max(bisect_right(self._starts, span.start) - 1, 0)
        runs = self._runs[begin : bisect_left(self._starts, span.end)]
        return [
            one
            for run in runs
            for one in self._begun_in(run.row)
            if run.shift <= one.area.column < run.shift + run.width and one.span.overlaps(span)
        ]

    def run(self, area: Area) -> Span | None:
        """Return the characters of a range of cells, None where others stand between them or there are none."""
        found = [one.span for one in self.inside(area)]
        if not found:
            return None
        whole = Span(min(one.start for one in found), max(one.end for one in found))
        return whole if len(self.holding(whole)) == len(found) else None

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
        area, cell = placed.area, placed.cell
        if cell is None or not placed.single or not _runs_on(cell):
            return area.last_column
        beside = (one.area.column for one in self._taken(area.row) if one.area.column > area.column)
        return min(beside, default=self.columns) - 1

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


def is_figure(cell: Cell, text: str) -> bool:
    """Tell whether a cell holds nothing but a figure."""
    return _FIGURE.fullmatch(text, cell.start, cell.end) is not None


def width_pt(cell: Cell, text: str) -> float:
    """Return a width that a cell's text on one line surely does not exceed."""
    return (cell.end - cell.start) * largest_pt(cell) * (_FIGURE_EM if is_figure(cell, text) else 1.0)


def _runs_on(cell: Cell) -> bool:
    """Tell whether a cell's text may run over empty cells: figures never do."""
    merged = cell.column_span > 1 or cell.row_span > 1
    return not cell.wraps and not merged and paragraph_of(cell).alignment is not Alignment.RIGHT


def _runs_of(table: Table) -> Iterator[_Run]:
    """Walk the rows of a table; the address of its first cell says where each stands."""
    for _, group in groupby(table.cells, key=attrgetter("row")):
        cells = tuple(group)
        place = place_of(cells[0].address)
        if place is not None:
            yield _Run(place[0], place[1] - cells[0].column, cells)


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
    return tuple(grid for grid in made if grid.cells)
