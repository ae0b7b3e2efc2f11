"""Tables of level lines alone (三线表): their columns are where the words of all rows stand below one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reviewer.documents.pdf.drawing import Rule
from reviewer.documents.pdf.glyphs import Glyph
from reviewer.documents.pdf.grids import GridLines, Room
from reviewer.documents.pdf.lines import Line, lines_of

_NEAR = 4.0  # points between the ends of lines that belong together
_LEAST_RULES, _MOST_RULES = 3, 40
_LEAST_WIDTH = 120.0
_GAP = 1.0  # of the size, between the words of two cells
_SHARE = 0.7  # of the lines that have words in several columns

_Column = tuple[float, float]


def open_grids(level: Sequence[Rule], glyphs: Sequence[Glyph]) -> Iterator[GridLines]:
    """Walk the grids that words between level lines keep to; words that do not are prose."""
    for frame in _frames(level):
        first = 0
        while first <= len(frame) - _LEAST_RULES:
            ends = range(len(frame), first + _LEAST_RULES - 1, -1)
            tried = ((end, _grid(frame[first:end], glyphs)) for end in ends)
            first, grid = next(((end, found) for end, found in tried if found), (first + 1, None))
            if grid is not None:
                yield grid


def _frames(level: Sequence[Rule]) -> list[list[Rule]]:
    """Return the groups of level lines that begin and end below one another, from top to bottom."""
    frames: list[list[Rule]] = []
    for rule in sorted(level):
        for frame in frames:
            if max(abs(frame[0].start - rule.start), abs(frame[0].end - rule.end)) <= _NEAR:
                frame.append(rule)
                break
        else:
            frames.append([rule])
    return [f for f in frames if len(f) <= _MOST_RULES and f[0].end - f[0].start >= _LEAST_WIDTH]


def _grid(frame: Sequence[Rule], glyphs: Sequence[Glyph]) -> GridLines | None:
    top, bottom = frame[0], frame[-1]
    lines = lines_of(
        g for g in glyphs if top.at < g.middle[1] < bottom.at and top.start <= g.middle[0] <= top.end
    )
    cells = [list(_cells(line)) for line in lines]
    columns = _columns([cell for row in cells if len(row) > 1 for cell in row])
    several = sum(1 for row in cells if len(row) > 1)
    if len(columns) < 2 or several < max(2.0, _SHARE * len(lines)):
        return None
    borders = [(a[1] + b[0]) / 2 for a, b in pairwise(columns)]
    if any(left < border < right for row in cells for left, right in row for border in borders):
        return None
    xs = (top.start, *borders, top.end)
    ys = tuple(sorted([*(rule.at for rule in frame), *_between_rows(lines, frame, xs[1])]))
    return GridLines(xs, ys, tuple(plain_rooms(xs, ys)))


def _cells(line: Line) -> Iterator[_Column]:
    """Walk the ranges of a line's words that wide gaps part."""
    ink = [glyph for glyph in line.glyphs if glyph.text != " "]
    left, right = ink[0].left, ink[0].right
    for glyph in ink[1:]:
        if glyph.left - right > _GAP * glyph.size:
            yield left, right
            left = glyph.left
        right = glyph.right
    yield left, right


def _columns(cells: list[_Column]) -> list[_Column]:
    columns: list[_Column] = []
    for left, right in sorted(cells):
        if columns and left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns


def _between_rows(lines: list[Line], frame: Sequence[Rule], first_end: float) -> Iterator[float]:
    """Walk the borders between rows that no line parts; one that does not begin on the left goes on in the row above."""
    for before, line in pairwise(lines):
        ruled = any(before.base < rule.at < line.base for rule in frame)
        if not ruled and line.left < first_end:
            yield (before.bottom + line.top) / 2


def plain_rooms(xs: tuple[float, ...], ys: tuple[float, ...]) -> Iterator[Room]:
    """Walk the cells of a grid in which none are merged."""
    for row, (top, bottom) in enumerate(pairwise(ys)):
        for column, (left, right) in enumerate(pairwise(xs)):
            yield Room(row, column, 1, 1, left, top, right, bottom)
