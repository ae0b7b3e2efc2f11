"""Which cells were changed that do not come back: the rows of each sheet held against those that were written.

Rows and columns may have been moved, sorted, put in or taken out: rows that say the same are the same, and of what is left
those that share most.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.export.coming_back.book import Book, Sheet, Spot
from reviewer.export.coming_back.cells import NOTHING, Cell, Pair, rounded
from reviewer.export.coming_back.lines import Line
from reviewer.export.coming_back.places import DIGESTS, HEAD_ROWS, PROFILE
from reviewer.export.evidence import address

_RULED = (PROFILE, "")  # what every review sheet has
_NAMED = 3  # sheets named in a sentence
_MOST_TRIED = 40_000  # pairs of rows; of more only those in the same place are held against each other


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
    """Return what was changed besides the cells that come back, and what is told of sheets that can't be compared."""
    found: list[Beside] = []
    gone: list[str] = []
    notes: list[str] = []
    reports = {kept[_RULED].sheet: report for report, kept in book.kept.items() if _RULED in kept}
    all_known = _known(book)
    for name, lines in book.lines.items():
        report, known = reports.get(name, ""), all_known[name]
        sheets = [s for s in book.sheets if _is(s, report)] if report else _named(book, name)
        if len(sheets) == 1 and (sheets[0].found or not known):
            found += _Compared(lines, sheets[0], known).changes()
        elif not sheets and not report:
            gone.append(name)
        elif not report:
            notes.append(f"「{name}」的列标题改过或缺了，认不出各列，未比对。")
    return found, [*notes, *_told_gone(gone)]


def _is(sheet: Sheet, report: str) -> bool:
    return any(found.report == report and not found.summary for found in sheet.found)


def _named(book: Book, name: str) -> list[Sheet]:
    return [sheet for sheet in book.sheets if sheet.name == name]


def _told_gone(gone: list[str]) -> Iterator[str]:
    if gone:
        more = f"等 {len(gone)} 张" if len(gone) > _NAMED else ""
        yield f"工作表「{'」「'.join(gone[:_NAMED])}」{more}已改名或删除，未比对。"


def _known(book: Book) -> dict[str, set[Spot]]:
    """Return by sheet the cells, as it was written, that come back or are told of as such: its lines are without them."""
    known: dict[str, set[Spot]] = defaultdict(set)
    for kept in book.kept.values():
        for (what, _), one in kept.items():
            if what not in DIGESTS:
                known[one.sheet].add(one.spot)
    return known


class _Compared:
    """One sheet as it was written and as it is, both without the cells that come back."""

    def __init__(self, lines: dict[int, Line], sheet: Sheet, known: set[Spot]) -> None:
        self.lines, self.name, self.known = lines, sheet.name, known
        self.taken = {
            (place.row, place.column)
            for found in sheet.found
            for place in found.places
            if place.key[0] not in DIGESTS
        }
        self.now = {row: self._others(row, line) for row, line in sheet.grid.items()}
        self.columns: dict[int, int] = {}  # where columns are now
        self.pairs = self._alike()
        self.left = [row for row, line in lines.items() if line and row not in self.pairs]
        held = set(self.pairs.values())
        self.new = [row for row, line in self.now.items() if line and row not in held]
        self.head = max(list(lines)[:HEAD_ROWS], key=lambda row: _words(lines[row]))

    def _others(self, row: int, line: Line) -> Line:
        shaped = {c: cell.shaped() for c, cell in line.items() if (row, c) not in self.taken}
        return {c: cell for c, cell in shaped.items() if cell.shape or not cell.empty}

    # ---- which row is which

    def _alike(self) -> dict[int, int]:
        """Return the rows that say the same, in their order; they tell where the columns are now."""
        waiting: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
        for row, line in self.now.items():
            waiting[_said(line)].append(row)
        pairs: dict[int, int] = {}
        votes: dict[int, Counter[int]] = defaultdict(Counter)
        for row, before in self.lines.items():
            if before and (same := waiting.get(_said(before))):
                pairs[row] = same.popleft()
                for one, other in zip(sorted(before), sorted(self.now[pairs[row]]), strict=True):
                    votes[one][other] += 1
        self.columns = {column: count.most_common(1)[0][0] for column, count in votes.items()}
        return pairs

    def _column(self, column: int) -> int:
        """Return where a column is now: as far along as the nearest one before it that is known."""
        for known in range(column, -1, -1):
            if known in self.columns:
                return self.columns[known] + column - known
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
        now = self.now[other]
        return sum(
            not Pair(cell, now.get(self._column(column), NOTHING)).changed
            for column, cell in self.lines[row].items()
        )

    # ---- what was changed

    def changes(self) -> Iterator[Beside]:
        """Walk the changed cells from the top, then rows that are gone or new."""
        paired = dict(self._likeliest())
        for row, other in sorted(paired.items(), key=lambda pair: pair[1]):
            yield from self._changed(row, other)
        keyed = {row for row, _ in self.known}, {row for row, _ in self.taken}  # told of by their keys
        for row in self.left:
            if row not in paired and row not in keyed[0]:
                yield self._whole(row, Cell(_told(self.lines[row])), NOTHING)
        here = set(paired.values())
        for row in self.new:
            if row not in here and row not in keyed[1]:
                yield self._whole(row, NOTHING, Cell(_told(self.now[row])))

    def _whole(self, row: int, before: Cell, now: Cell) -> Beside:
        return Beside(self.name, f"第 {row + 1} 行", "", "", before, now)

    def _changed(self, row: int, other: int) -> Iterator[Beside]:
        now = dict(self.now[other])
        for column, cell in sorted(self.lines[row].items()):
            at = self._column(column)
            pair = Pair(cell, now.pop(at, NOTHING))
            if pair.changed and (other, at) not in self.taken:
                yield self._cell(row, column, (other, at), pair)
        back = {self._column(column): column for column in range(max(self.lines[self.head], default=0) + 1)}
        for at, cell in sorted(now.items()):
            column = back.get(at, -1)
            if (row, column) not in self.known:
                yield self._cell(row, column, (other, at), Pair(NOTHING, cell))

    def _cell(self, row: int, column: int, spot: Spot, pair: Pair) -> Beside:
        texts = [
            c.text for at, c in sorted(self.lines[row].items()) if at < column and isinstance(c.value, str)
        ]
        titled = row > self.head and column in self.lines[self.head]
        head = self.lines[self.head][column].text if titled else ""
        label = texts[-1] if texts else ""
        return Beside(self.name, address(*spot), label, head, pair.before, pair.now)


def _said(line: Line) -> tuple[str, ...]:
    """Return what a row says, wherever its cells stand: formulas by what they do, values as they are."""
    return tuple(cell.shape or rounded(cell.value) for _, cell in sorted(line.items()))


def _told(line: Line) -> str:
    return " ".join(cell.text for _, cell in sorted(line.items()) if not cell.empty)


def _words(line: Line) -> int:
    return sum(isinstance(cell.value, str) and not cell.shape for cell in line.values())
