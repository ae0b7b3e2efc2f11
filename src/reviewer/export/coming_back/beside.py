"""Which cells were changed that do not come back: the rows of each sheet held against those that were written.

Rows and columns may have been moved, sorted, put in or taken out: rows that say the same are the same, and of what is left
those that share most.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.export.coming_back.book import Book, Sheet
from reviewer.export.coming_back.cells import NOTHING, Cell, Pair, rounded
from reviewer.export.coming_back.lines import Line
from reviewer.export.coming_back.places import HEAD_ROWS, PROFILE, REST, RULES
from reviewer.export.evidence import address

_MOST_TRIED = 40_000  # pairs of rows; of more only those in the same place are held against each other

Spot = tuple[int, int]


@dataclass(frozen=True)
class Beside:
    """One cell, or a whole row, that was changed and does not come back.

    `label` is the text left of it, `head` the title of its column, "" above the titles.
    """

    sheet: str
    address: str
    label: str
    head: str
    before: Cell
    now: Cell


def changed_beside(book: Book) -> tuple[list[Beside], list[str]]:
    """Return what was changed besides the cells that come back, and the sheets that are gone."""
    found: list[Beside] = []
    gone: list[str] = []
    for name, lines in book.lines.items():
        report = _report_of(book, name)
        sheets = _sheets(book, name, report)
        if len(sheets) == 1:
            found += _Compared(name, lines, sheets[0], _known(book, name)).changes()
        elif not report:
            gone.append(name)
    return found, gone


def _report_of(book: Book, name: str) -> str:
    """Return the report whose review sheet this was, "" for any other sheet."""
    return next((of for of, kept in book.kept.items() for key, one in kept.items()
                 if key == (PROFILE, "") and one.sheet == name), "")  # fmt: skip


def _sheets(book: Book, name: str, report: str) -> list[Sheet]:
    """Return where a sheet is now: a report's own by its report, else by its name."""
    own = (
        [s for s in book.sheets if any(f.report == report and not f.summary for f in s.found)] if report else []
    )
    return own or [sheet for sheet in book.sheets if sheet.name == name]


def _known(book: Book, name: str) -> set[str]:
    """Return the cells of a sheet, as it was written, that come back or are told of as such."""
    return {
        one.address
        for kept in book.kept.values()
        for (what, _), one in kept.items()
        if one.sheet == name and what not in (REST, RULES)
    }


class _Compared:
    """One sheet as it was written and as it is."""

    def __init__(self, name: str, lines: dict[int, Line], sheet: Sheet, known: set[str]) -> None:
        self.name, self.lines, self.sheet, self.known = name, lines, sheet, known
        self.taken = {
            (place.row, place.column)
            for found in sheet.found
            for place in found.places
            if place.key[0] not in (REST, RULES)
        }
        self.grid = {
            row: {column: cell.shaped() for column, cell in line.items()} for row, line in sheet.grid.items()
        }
        self.pairs, self.votes = self._alike()
        self.left = [row for row in lines if row not in self.pairs and self._before(row)]
        held = set(self.pairs.values())
        self.new = [row for row in self.grid if row not in held and self._now(row)]
        self.head = max(list(lines)[:HEAD_ROWS], key=lambda row: _words(lines[row]), default=-1)

    # ---- which row is which

    def _before(self, row: int) -> Line:
        """Return the cells of a row as it was written, without those that come back."""
        return {c: cell for c, cell in self.lines[row].items() if address(row, c) not in self.known}

    def _now(self, row: int) -> Line:
        return {
            c: cell for c, cell in self.grid[row].items() if (row, c) not in self.taken and not _nothing(cell)
        }

    def _alike(self) -> tuple[dict[int, int], dict[int, Counter[int]]]:
        """Return the rows that say the same, in their order, and where their columns are now."""
        waiting: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
        for row in self.grid:
            waiting[_said(self._now(row))].append(row)
        pairs: dict[int, int] = {}
        votes: dict[int, Counter[int]] = defaultdict(Counter)
        for row in self.lines:
            before = self._before(row)
            if before and (same := waiting.get(_said(before))):
                pairs[row] = same.popleft()
                for one, other in zip(sorted(before), sorted(self._now(pairs[row])), strict=True):
                    votes[one][other] += 1
        return pairs, votes

    def _column(self, column: int) -> int:
        """Return where a column is now: as far along as the nearest one before it that is known."""
        for known in range(column, -1, -1):
            if known in self.votes:
                return self.votes[known].most_common(1)[0][0] + column - known
        return column

    def _likeliest(self) -> Iterator[Spot]:
        """Pair the rows that are left: those that share most first, then those in the same place."""
        left, new = set(self.left), set(self.new)
        if len(left) * len(new) <= _MOST_TRIED:
            tried = ((self._shared(row, other), -abs(row - other), row, other) for row in left for other in new)
            for shared, _, row, other in sorted(tried, reverse=True):
                if shared and row in left and other in new:
                    left.remove(row)
                    new.remove(other)
                    yield row, other
        yield from ((row, row) for row in sorted(left & new))

    def _shared(self, row: int, other: int) -> int:
        now = self._now(other)
        return sum(
            not Pair(cell, now.get(self._column(column), NOTHING)).changed
            for column, cell in self._before(row).items()
        )

    # ---- what was changed

    def changes(self) -> Iterator[Beside]:
        """Walk the changed cells from the top, then rows that are gone or new."""
        paired = dict(self._likeliest())
        for row, other in sorted(paired.items(), key=lambda pair: pair[1]):
            yield from self._changed(row, other)
        for row in self.left:
            if row not in paired and not any(self.known_in(row)):
                yield self._whole(row, Cell(_told(self._before(row))), NOTHING)
        here = set(paired.values())
        for row in self.new:
            if row not in here and not any(spot[0] == row for spot in self.taken):
                yield self._whole(row, NOTHING, Cell(_told(self._now(row))))

    def known_in(self, row: int) -> Iterator[str]:
        """Walk the cells of a row that come back: a row with such is told of by its key."""
        return (spot for column in self.lines[row] if (spot := address(row, column)) in self.known)

    def _whole(self, row: int, before: Cell, now: Cell) -> Beside:
        return Beside(self.sheet.name, f"第 {row + 1} 行", "", "", before, now)

    def _changed(self, row: int, other: int) -> Iterator[Beside]:
        before, now = self._before(row), dict(self._now(other))
        for column, cell in sorted(before.items()):
            at = self._column(column)
            pair = Pair(cell, now.pop(at, NOTHING))
            if pair.changed and (other, at) not in self.taken:
                yield self._cell(row, column, (other, at), pair)
        back = {self._column(column): column for column in range(max(self.lines[self.head], default=0) + 1)}
        for at, cell in sorted(now.items()):
            yield self._cell(row, back.get(at, -1), (other, at), Pair(NOTHING, cell))

    def _cell(self, row: int, column: int, spot: Spot, pair: Pair) -> Beside:
        texts = [
            c.text for at, c in sorted(self.lines[row].items()) if at < column and isinstance(c.value, str)
        ]
        titled = row > self.head and column in self.lines[self.head]
        head = self.lines[self.head][column].text if titled else ""
        label = texts[-1] if texts else ""
        return Beside(self.sheet.name, address(*spot), label, head, pair.before, pair.now)


def _nothing(cell: Cell) -> bool:
    return cell.empty and not cell.shape


def _said(line: Line) -> tuple[str, ...]:
    """Return what a row says, wherever its cells stand: formulas by what they do, values as they are."""
    return tuple(cell.shape or rounded(cell.value) for _, cell in sorted(line.items()))


def _told(line: Line) -> str:
    return " ".join(cell.text for _, cell in sorted(line.items()) if not cell.empty)


def _words(line: Line) -> int:
    return sum(isinstance(cell.value, str) and not cell.shape for cell in line.values())
