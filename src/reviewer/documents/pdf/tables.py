"""Tables as they were before pages cut them: cells with their characters, parts of several pages put together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from reviewer.documents.pdf.glyphs import Glyph, blank_after
from reviewer.documents.pdf.grids import GridLines, Room
from reviewer.documents.pdf.lines import Line, lines_of
from reviewer.documents.pdf.paragraphs import fills, in_one_cell, words_meet
from reviewer.domain.pages import CERTAIN, NOWHERE

_NEAR = 4.0  # points between the lines of two parts of one table
_MOST_HEADER_ROWS = 4
_REST = 2  # characters
_WORDY = 12  # characters of a cell that tells something
_LEVEL, _CLOSE, _ACROSS = 0.1, 0.5, 0.1  # of the size: of a line that is printed on over the next cell
_HARDLY_FILLED = 6  # one cell in so many


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell with its characters in reading order."""

    row: int
    column: int
    row_span: int
    column_span: int
    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table, or what stands of it on the pages seen so far."""

    xs: tuple[float, ...]
    rows: int
    cells: tuple[TableCell, ...]

    def row(self, row: int) -> list[TableCell]:
        """Return the cells that begin in a row, from left to right."""
        return [cell for cell in self.cells if cell.row == row]


def table_of(grid: GridLines, glyphs: Iterable[Glyph]) -> RuledTable | None:
    """Fill a grid with the characters inside it; None where it holds hardly any, like the lines of a chart."""
    owners = {
        (row, column): room
        for room in grid.rooms
        for row in range(room.row, room.row + room.row_span)
        for column in range(room.column, room.column + room.column_span)
    }
    held: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        room = owners[grid.place(*glyph.middle)]
        held.setdefault((room.row, room.column), []).append(glyph)
    for room in grid.rooms:
        _take_overrun(room, owners, held)
    cells = []
    for room in grid.rooms:
        lines = lines_of(held.get((room.row, room.column), ()))
        row = tuple(in_one_cell(lines, room.right - room.left))
        cells.append(TableCell(room.row, room.column, room.row_span, room.column_span, row))
    filled = sum(1 for cell in cells if cell.glyphs)
    if filled < 2 or _HARDLY_FILLED * filled < len(cells):
        return None
    return RuledTable(grid.xs, len(grid.ys) - 1, tuple(cells))


def _take_overrun(
    room: Room, owners: dict[tuple[int, int], Room], held: dict[tuple[int, int], list[Glyph]]
) -> None:
    """Give a cell the rest of a line that is printed on over the empty cells to its right, as sheets do."""
    beside = owners.get((room.row, room.column + room.column_span))
    while beside is not None and beside.row == room.row:
        own, other = (held.get((one.row, one.column), []) for one in (room, beside))
        if not (own and other and _runs_over(own, other, beside.left)):
            return
        held[room.row, room.column] = own + other
        held[beside.row, beside.column] = []
        beside = owners.get((beside.row, beside.column + beside.column_span))


def _runs_over(own: list[Glyph], other: list[Glyph], border: float) -> bool:
    """Tell a line without a gap in which a character that was read, not recognised, lies across the border."""
    row = sorted([*own, *other], key=lambda glyph: glyph.left)
    level = all(abs(glyph.base - row[0].base) < _LEVEL * row[0].size for glyph in row)
    close = all(-_LEVEL * a.size < b.left - a.right < _CLOSE * a.size for a, b in pairwise(row))
    across = any(
        border - glyph.left > _ACROSS * glyph.size and glyph.right - border > _ACROSS * glyph.size
        for glyph in row
        if glyph.confidence >= CERTAIN
    )
    return level and close and across


def continued(table: RuledTable, part: RuledTable) -> RuledTable | None:
    """Return a table with what stands of it on the next page; None where that is another table."""
    more, fewer = (table.xs, part.xs) if len(table.xs) >= len(part.xs) else (part.xs, table.xs)
    shift = part.xs[0] - table.xs[0]
    if abs(shift) > 10 * _NEAR or not _fits(fewer, more, shift if fewer is part.xs else -shift):
        return None
    above = _on_lines(table, more, 0.0 if more is table.xs else shift)
    below = _on_lines(part, more, 0.0 if more is part.xs else -shift)
    return _put_together(above, _without_header(above, below))


def _fits(fewer: tuple[float, ...], more: tuple[float, ...], shift: float) -> bool:
    """Tell whether all lines of one part stand where the other has some, the outermost ones included."""
    moved = [x - shift for x in fewer]
    outer = abs(moved[0] - more[0]) <= _NEAR and abs(moved[-1] - more[-1]) <= _NEAR
    return outer and all(min(abs(x - other) for other in more) <= _NEAR for x in moved)


def _on_lines(table: RuledTable, xs: tuple[float, ...], shift: float) -> RuledTable:
    """Return a table with its columns counted on the lines of another part."""
    if table.xs is xs:
        return table
    place = [_nearest(xs, x + shift) for x in table.xs]
    cells = tuple(
        replace(
            cell,
            column=place[cell.column],
            column_span=max(place[cell.column + cell.column_span] - place[cell.column], 1),
        )
        for cell in table.cells
    )
    return RuledTable(xs, table.rows, cells)


def _nearest(xs: tuple[float, ...], x: float) -> int:
    return min(range(len(xs)), key=lambda at: abs(xs[at] - x))


def _without_header(table: RuledTable, part: RuledTable) -> RuledTable:
    """Drop the header rows that are printed again on the next page."""
    again = 0
    while again < min(part.rows, table.rows, _MOST_HEADER_ROWS) and _says(part, again) == _says(table, again):
        again += 1
    cells = tuple(replace(cell, row=cell.row - again) for cell in part.cells if cell.row >= again)
    return replace(part, rows=part.rows - again, cells=cells)


def _says(table: RuledTable, row: int) -> list[tuple[int, int, str]]:
    words = [(cell.column, cell.column_span, cell.text) for cell in table.row(row)]
    return words if any(text for _, _, text in words) else [(row, -len(table.cells), "")]


def _put_together(table: RuledTable, part: RuledTable) -> RuledTable:
    """Set one part below the other; cells that the page cut go on in those above."""
    if not part.rows:
        return table
    over = _Cut(table, part)
    shift = table.rows - (1 if over.row_goes_on else 0)
    grown = {
        id(above): replace(
            above,
            glyphs=_joined(above.glyphs, below.glyphs),
            row_span=above.row_span + below.row_span - (1 if over.row_goes_on else 0),
        )
        for above, below in over.pairs
    }
    taken = {id(below) for _, below in over.pairs}
    kept = [grown.get(id(cell), cell) for cell in table.cells]
    added = [replace(cell, row=cell.row + shift) for cell in part.cells if id(cell) not in taken]
    return RuledTable(table.xs, shift + part.rows, (*kept, *added))


_Pair = tuple[TableCell, TableCell]  # above a page break, and below it


class _Cut:
    """What a page break cut: cells over several rows, and perhaps the row itself."""

    def __init__(self, table: RuledTable, part: RuledTable) -> None:
        ends = [cell for cell in table.cells if cell.row + cell.row_span == table.rows]
        first = part.row(0)
        matched = [(above, cell) for cell in first for above in ends if _same_columns(above, cell)]
        tall = {cell.column for cell in (*table.cells, *part.cells) if cell.row_span > 1}
        merged = _going_down(matched, tall, table.xs)
        others = matched[len(merged) :]
        self.row_goes_on = len(matched) == len(first) and (
            _is_rest_of_row(others, table.xs) or _only_labels_go_on(merged, others)
        )
        self.pairs = matched if self.row_goes_on else merged


def _same_columns(above: TableCell, below: TableCell) -> bool:
    return above.column == below.column and above.column_span == below.column_span


def _going_down(pairs: list[_Pair], tall: set[int], xs: tuple[float, ...]) -> list[_Pair]:
    """Return the cells over several rows that the page cut, from the left on.

    Their words stand above the break; where the break goes through them (产出指|标) the rest is short, or a cell to the
    right, which is part of it, goes on too.
    """
    found: list[_Pair] = []
    for at, (above, below) in enumerate(pairs):
        if not above.text or above.column not in tall:
            break
        beside = pairs[at + 1] if at + 1 < len(pairs) else None
        part = beside is not None and bool(beside[0].text) and not beside[1].text and beside[0].column in tall
        cut = not below.text or ((part or len(below.text) <= _REST) and _flows(above, below, xs))
        if not cut:
            break
        found.append((above, below))
    return found


def _is_rest_of_row(pairs: list[_Pair], xs: tuple[float, ...]) -> bool:
    """Tell the rest of a row that the page cut: some cells are done, and what the others say goes on from full lines above.

    Where only one cell goes on, under a label that is not said again, it may also begin a new line.
    """
    filled = [(above, below) for above, below in pairs if below.text]
    done = any(above.text and not below.text for above, below in pairs)
    if not filled or not done or any(below.row_span > 1 or not above.text for above, below in filled):
        return False
    if all(_flows(above, below, xs) for above, below in filled):
        return True
    label, under = pairs[0]
    return len(filled) == 1 and bool(label.text) and not under.text and len(filled[0][1].text) > _WORDY


def _only_labels_go_on(labels: list[_Pair], others: list[_Pair]) -> bool:
    """Tell the rest of a row whose labels alone needed another line: all that it measures stands above the break."""
    done = [bool(above.text and not below.text) for above, below in others]
    return any(below.text for _, below in labels) and len(done) > 1 and all(done)


def _flows(above: TableCell, below: TableCell, xs: tuple[float, ...]) -> bool:
    before = [glyph for glyph in above.glyphs if glyph.page != NOWHERE]
    last, first = before[-1], below.glyphs[0]
    line = Line(tuple(glyph for glyph in before if glyph.base == last.base and glyph.page == last.page))
    following = Line(tuple(glyph for glyph in below.glyphs if glyph.base == first.base))
    return fills(line, following, xs[above.column + above.column_span] - xs[above.column])


def _joined(above: tuple[Glyph, ...], below: tuple[Glyph, ...]) -> tuple[Glyph, ...]:
    if above and below and words_meet(above[-1].text, below[0].text):
        return (*above, blank_after(above[-1]), *below)
    return (*above, *below)
