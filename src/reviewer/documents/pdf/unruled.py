"""Tables set without ruling lines: lines of figures below one another with the same white between their columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from reviewer.documents.pdf.glyphs import Glyph
from reviewer.documents.pdf.grids import GridLines
from reviewer.documents.pdf.lines import Line, lines_of
from reviewer.documents.pdf.open_tables import plain_rooms

_WHITE = 1.2  # of the size, between two columns
_LEAST_ROWS = 3
_FARTHEST = 3.2  # sizes between two rows
_WORDY = 12  # characters that a cell of a list has not, unlike a line of a column of text
_FIGURES = 0.5  # of the rows that have figures behind the first column

_Strip = tuple[float, float]


def unruled_grids(glyphs: Iterable[Glyph]) -> Iterator[GridLines]:
    """Walk the grids of tables without lines among some characters."""
    rows: list[Line] = []
    shared: list[_Strip] = []
    for line in lines_of(glyphs):
        white = _white(line)
        both = _shared(shared, white)
        near = bool(rows) and line.base - rows[-1].base <= _FARTHEST * line.size
        if near and both and len(both) >= len(shared):
            rows, shared = [*rows, line], both
            continue
        yield from _grid(rows, shared)
        rows, shared = ([line], white) if white else ([], [])
    yield from _grid(rows, shared)


def _white(line: Line) -> list[_Strip]:
    """Return the gaps between the columns of a line."""
    ink = [glyph for glyph in line.glyphs if glyph.text != " "]
    return [(a.right, b.left) for a, b in pairwise(ink) if b.left - a.right >= _WHITE * line.size]


def _shared(some: list[_Strip], others: list[_Strip]) -> list[_Strip]:
    strips = ((max(a, c), min(b, d)) for a, b in some for c, d in others)
    return [strip for strip in strips if strip[1] > strip[0]]


def _grid(rows: Sequence[Line], shared: Sequence[_Strip]) -> Iterator[GridLines]:
    if len(rows) < _LEAST_ROWS or not shared:
        return
    bounds = [(start + end) / 2 for start, end in shared]
    cells = [_cells(row, bounds) for row in rows]
    told = sum(1 for row in cells if any(any(map(str.isdigit, cell)) for cell in row[1:]))
    if told < _FIGURES * len(rows) or median(len(cell) for row in cells for cell in row) >= _WORDY:
        return
    xs = (min(row.left for row in rows) - 1, *bounds, max(row.right for row in rows) + 1)
    between = [(a.bottom + b.top) / 2 for a, b in pairwise(rows)]
    ys = (rows[0].top - 1, *between, rows[-1].bottom + 1)
    yield GridLines(xs, ys, tuple(plain_rooms(xs, ys)))


def _cells(row: Line, bounds: Sequence[float]) -> list[str]:
    """Return what stands in each column of a row."""
    cells = [""] * (len(bounds) + 1)
    for glyph in row.glyphs:
        cells[sum(1 for bound in bounds if glyph.left >= bound)] += glyph.text.strip()
    return cells
