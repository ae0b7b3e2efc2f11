"""From ruling lines to the grids of tables: which cell covers which rows and columns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from reviewer.documents.pdf.drawing import Drawing, Rule

_NEAR = 2.5  # points; lines that near are one, and lines that nearly meet do meet
_MOST_RULES = 800
_MOST_PLACES = 40_000
_COVERED = 0.6  # of a side: a line that long closes it
_OPEN_SIDE = 6.0  # points that lines reach beyond the outermost one across where a side is left open


@dataclass(frozen=True, slots=True)
class Room:
    """A cell of a grid: its place, what it covers, and its rectangle."""

    row: int
    column: int
    row_span: int
    column_span: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class GridLines:
    """A table's grid on one page: the positions of its lines, and its cells in reading order."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    rooms: tuple[Room, ...]

    def holds(self, x: float, y: float) -> bool:
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]

    def within(self, other: GridLines) -> bool:
        """Tell whether this grid stands inside another one."""
        middle = ((self.xs[0] + self.xs[-1]) / 2, (self.ys[0] + self.ys[-1]) / 2)
        smaller = self.xs[-1] - self.xs[0] < other.xs[-1] - other.xs[0]
        return smaller and other.holds(*middle)

    def place(self, x: float, y: float) -> tuple[int, int]:
        """Return the row and column of a point inside."""
        row = min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        return row, min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)


def grids_of(drawing: Drawing) -> tuple[list[GridLines], list[Rule]]:
    """Return the grids of a page from top to bottom, and the level lines outside of them; a frame of one column is none."""
    if drawing.too_much:
        return [], []
    level, upright = _joined(drawing.level), _joined(drawing.upright)
    if len(level) + len(upright) > _MOST_RULES:
        return [], []
    grids = [grid for group in _groups(level, upright) if (grid := _grid(*group)) is not None]
    outer = [g for g in grids if not any(g.within(other) for other in grids if other is not g)]
    free = [r for r in level if not any(g.holds((r.start + r.end) / 2, r.at) for g in outer)]
    return sorted(outer, key=lambda g: g.ys[0]), free


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Join lines that go on in one another."""
    done: list[Rule] = []
    line: list[Rule] = []
    for rule in [*sorted(rules), None]:
        if line and (rule is None or rule.at - line[0].at > _NEAR):
            done.extend(_along(line))
            line = []
        if rule is not None:
            line.append(rule)
    return done


def _along(line: list[Rule]) -> Iterable[Rule]:
    at = sum(rule.at for rule in line) / len(line)
    start = end = None
    for rule in sorted(line, key=lambda r: r.start):
        if start is None or end is None:
            start, end = rule.start, rule.end
        elif rule.start <= end + _NEAR:
            end = max(end, rule.end)
        else:
            yield Rule(at, start, end)
            start, end = rule.start, rule.end
    if start is not None and end is not None:
        yield Rule(at, start, end)


def _groups(level: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Part the lines into those that hang together."""
    parent = list(range(len(level) + len(upright)))

    def root(of: int) -> int:
        while parent[of] != of:
            parent[of] = parent[parent[of]]
            of = parent[of]
        return of

    for i, across in enumerate(level):
        for j, down in enumerate(upright):
            meets_across = across.start - _NEAR <= down.at <= across.end + _NEAR
            if meets_across and down.start - _NEAR <= across.at <= down.end + _NEAR:
                parent[root(i)] = root(len(level) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate([*level, *upright]):
        groups.setdefault(root(i), ([], []))[0 if i < len(level) else 1].append(rule)
    return list(groups.values())


def _grid(level: list[Rule], upright: list[Rule]) -> GridLines | None:
    if len(level) < 2 or not upright:
        return None
    upright, level = [*upright, *_open_sides(upright, level)], [*level, *_open_sides(level, upright)]
    xs, ys = (_positions(rule.at for rule in rules) for rules in (upright, level))
    if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > _MOST_PLACES:
        return None
    walls = _Walls(level, upright, xs, ys)
    return GridLines(tuple(xs), tuple(ys), tuple(walls.rooms()))


def _positions(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _open_sides(rules: list[Rule], crossing: list[Rule]) -> list[Rule]:
    """Return the outer lines of a table that is drawn without them, or that a page cut."""
    first, last = min(r.start for r in crossing), max(r.end for r in crossing)
    start, end = min(r.at for r in crossing), max(r.at for r in crossing)
    sides = []
    if min(r.at for r in rules) - first > _OPEN_SIDE:
        sides.append(Rule(first, start, end))
    if last - max(r.at for r in rules) > _OPEN_SIDE:
        sides.append(Rule(last, start, end))
    return sides


class _Walls:
    """Which neighbours in a grid have a line between them."""

    def __init__(self, level: list[Rule], upright: list[Rule], xs: list[float], ys: list[float]) -> None:
        self._xs, self._ys = xs, ys
        self._below = self._closed(level, ys, xs)  # (line, column): a level line there
        self._beside = self._closed(upright, xs, ys)  # (line, row): an upright line there

    @staticmethod
    def _closed(rules: list[Rule], lines: list[float], steps: list[float]) -> set[tuple[int, int]]:
        closed: set[tuple[int, int]] = set()
        for rule in rules:
            at = bisect_right(lines, rule.at + _NEAR) - 1
            for step, (start, end) in enumerate(pairwise(steps)):
                if min(end, rule.end) - max(start, rule.start) >= _COVERED * (end - start):
                    closed.add((at, step))
        return closed

    def rooms(self) -> Iterable[Room]:
        """Walk the cells: each grows to the right, then down, until it meets a line."""
        taken: set[tuple[int, int]] = set()
        rows, columns = len(self._ys) - 1, len(self._xs) - 1
        for row in range(rows):
            for column in range(columns):
                if (row, column) in taken:
                    continue
                right = column + 1
                while right < columns and (right, row) not in self._beside and (row, right) not in taken:
                    right += 1
                below = row + 1
                across = range(column, right)
                while below < rows and not any(
                    (below, c) in self._below or (below, c) in taken for c in across
                ):
                    below += 1
                taken.update((r, c) for r in range(row, below) for c in across)
                box = (self._xs[column], self._ys[row], self._xs[right], self._ys[below])
                yield Room(row, column, below - row, right - column, *box)
