"""From the cells of a sheet to its tables: which parts stand plainly apart, what is merged, which rows count."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from reviewer.documents.sheets.model import Filled, Sheet
from reviewer.domain.sheets import Area

MOST_TABLE_COLUMNS = 256
_TABLE_ROWS = 3  # rows with several cells that make a part a table of its own
_MOST_BESIDE = 20
_MOST_MARKS = 2_000_000

Place = tuple[int, int]
Row = list[Filled]


@dataclass(slots=True)
class Part:
    """The cells of one table by row, with the columns it covers (inclusive)."""

    rows: list[Row]
    first_column: int
    last_column: int


class Merges:
    """The merged ranges of a sheet that hold: of two that overlap the first does."""

    def __init__(self, areas: list[Area], rows: list[int], last_column: int) -> None:
        self.areas: dict[Place, Area] = {}
        self.covered: set[Place] = set()
        for area in areas:
            if len(self.covered) > _MOST_MARKS:
                break
            self._add(area, rows, last_column)

    def _add(self, area: Area, rows: list[int], last_column: int) -> None:
        """Mark what a range covers in the rows that hold something; only there a cell could stand."""
        if not 0 <= area.row <= area.last_row or not 0 <= area.column <= area.last_column:
            return
        last = min(area.last_column, max(last_column, area.column))
        held = rows[bisect_left(rows, area.row) : bisect_right(rows, area.last_row)]
        marks = [(row, column) for row in held for column in range(area.column, last + 1)]
        if any(mark in self.covered or mark in self.areas for mark in marks):
            return
        origin = (area.row, area.column)
        self.areas[origin] = area._replace(last_column=last)
        self.covered.update(mark for mark in marks if mark != origin)


def parts_of(sheet: Sheet) -> tuple[list[Part], Merges]:
    """Return the tables of a sheet from the top left on, and its merges."""
    cells = {(cell.row, cell.column): cell for cell in sheet.cells if cell.text and not cell.text.isspace()}
    rows = sorted({row for row, _ in cells})
    merges = Merges(sheet.merged, rows, max((column for _, column in cells), default=0))
    seen = sorted(cell for place, cell in cells.items() if place not in merges.covered)
    groups = (group for rows_beside in _beside(seen, merges) for group in _row_groups(rows_beside, merges))
    return [_part(group, merges) for group in groups], merges


def _beside(cells: list[Filled], merges: Merges) -> list[list[Row]]:
    """Part the columns where two or more in a row hold nothing and a table ends (a list of choices beside a form)."""
    starts = [first for first, _ in _column_ranges(cells, merges)]
    if len(starts) > _MOST_BESIDE:
        return [_by_row(cells)]
    ranges: list[list[Filled]] = [[] for _ in starts]
    for cell in cells:
        ranges[bisect_right(starts, cell.column) - 1].append(cell)
    parted: list[list[Row]] = []
    for more in ranges:
        if parted and not _is_table(parted[-1]):
            parted[-1] = _by_row(sorted([*(cell for row in parted[-1] for cell in row), *more]))
        else:
            parted.append(_by_row(more))
    return parted


def _by_row(cells: list[Filled]) -> list[Row]:
    rows: list[Row] = []
    for cell in cells:
        if rows and rows[-1][0].row == cell.row:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return rows


def _part(rows: list[Row], merges: Merges) -> Part:
    first = min(row[0].column for row in rows)
    last = max(_last_column(cell, merges) for row in rows for cell in row[-1:])
    return Part(rows, first, min(last, first + MOST_TABLE_COLUMNS - 1))


def _last_column(cell: Filled, merges: Merges) -> int:
    area = merges.areas.get((cell.row, cell.column))
    return cell.column if area is None else area.last_column


def _column_ranges(cells: list[Filled], merges: Merges) -> Iterator[Place]:
    """Yield the ranges of columns between gaps of two or more that hold nothing at all."""
    covered = sorted({(cell.column, _last_column(cell, merges)) for cell in cells})
    begin = end = -1
    for first, last in covered:
        if begin < 0:
            begin = first
        elif first - end > 2:
            yield begin, end
            begin = first
        end = max(end, last)
    if begin >= 0:
        yield begin, end


def _row_groups(rows: list[Row], merges: Merges) -> Iterator[list[Row]]:
    """Part the rows where empty ones lie between two tables; a title, notes or a signature stay with theirs."""
    if not rows:
        return
    segments = list(_segments(rows, merges))
    group = list(segments[0])
    for before, segment in pairwise(segments):
        gap = segment[0][0].row - before[-1][0].row - 1
        titled = len(segment[0]) == 1 and len(segment) > 1
        if _is_table(group) and _is_table(segment) and (gap > 1 or titled):
            yield group
            group = list(segment)
        else:
            group.extend(segment)
    yield group


def _segments(rows: list[Row], merges: Merges) -> Iterator[list[Row]]:
    """Yield the runs of rows between empty ones that no merged cell covers."""
    segment = [rows[0]]
    reach = _reach(rows[0], merges)
    for row in rows[1:]:
        at = row[0].row
        if at - segment[-1][0].row > 1 and reach < at - 1:
            yield segment
            segment = []
        segment.append(row)
        reach = max(reach, _reach(row, merges))
    yield segment


def _reach(row: Row, merges: Merges) -> int:
    areas = (merges.areas.get((cell.row, cell.column)) for cell in row)
    return max([row[0].row, *(area.last_row for area in areas if area is not None)])


def _is_table(rows: list[Row]) -> bool:
    count = 0
    for row in rows:
        count += len(row) > 1
        if count == _TABLE_ROWS:
            return True
    return False
