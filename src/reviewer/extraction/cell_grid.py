"""A table for reading by position: every position answers with the cell that covers it, merged cells included."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from reviewer.domain.document import Cell, Document, Table
from reviewer.domain.text import Span


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells by position; `words` are a cell's characters without white space, brackets folded to full width."""

    table: Table
    places: dict[tuple[int, int], Cell]
    text: str

    @classmethod
    def of(cls, table: Table, text: str) -> Grid:
        """Spread the cells of a table over all positions that they cover."""
        places: dict[tuple[int, int], Cell] = {}
        for cell in table.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    places.setdefault((row, column), cell)
        return cls(table, places, text)

    def at(self, row: int, column: int) -> Cell | None:
        """Return the cell that covers a position."""
        return self.places.get((row, column))

    def row(self, row: int) -> list[Cell]:
        """Return the cells of a row from left to right, each once; those merged from above included."""
        cells: list[Cell] = []
        for column in range(self.table.columns):
            cell = self.places.get((row, column))
            if cell is not None and (not cells or cells[-1] is not cell):
                cells.append(cell)
        return cells

    def right_of(self, cell: Cell) -> Cell | None:
        """Return the neighbour to the right in the cell's first row."""
        return self.places.get((cell.row, cell.column + cell.column_span))

    def words(self, cell: Cell | None) -> str:
        """Return what a cell says, without white space."""
        if cell is None:
            return ""
        return _unspaced(self.text[cell.start : cell.end])


@lru_cache(maxsize=4096)
def _unspaced(words: str) -> str:
    return "".join(words.split()).replace("(", "（").replace(")", "）")


_LINE = r"^[^\n]*\t[^\n]*(?:\n|\Z)"
_TABBED = re.compile(  # of a text with a blank line between any two, too
    rf"(?:{_LINE}){{2,}}|(?:{_LINE}[^\S\n\t]*\n){{2,}}(?:{_LINE})?", re.MULTILINE
)


def document_tables(document: Document) -> list[Table]:
    """Return the tables of a document; of plain text, runs of lines with tabs.

    There a merged cell stands once, so that rows are shorter: they are aligned at their right ends.
    """
    tables = list(document.tables())
    if tables or "\t" not in document.text:
        return tables
    return [_tabbed(document.text, m.start(), m.end()) for m in _TABBED.finditer(document.text)]


def _tabbed(text: str, start: int, end: int) -> Table:
    lines: list[list[tuple[int, int]]] = []
    position = start
    for line in text[start:end].splitlines(keepends=True):
        spans, at = [], position
        for words in line.rstrip("\n").split("\t"):
            spans.append((at, at + len(words)))
            at += len(words) + 1
        if "\t" in line:
            lines.append(spans)
        position += len(line)
    width = max(map(len, lines))
    cells = [
        Cell(row, width - len(spans) + column, *span)
        for row, spans in enumerate(lines)
        for column, span in enumerate(spans)
    ]
    return Table(start, end, len(lines), width, tuple(cells))


_LAYOUT_CELL = 600  # a cell that long holds prose: the table only lays the page out


def table_ranges(document: Document) -> list[Span]:
    """Return the ranges of the outermost tables of figures, in order of the text."""
    ranges: list[Span] = []
    for table in document_tables(document):
        layout = any(c.end - c.start > _LAYOUT_CELL for c in table.cells)
        if not layout and (not ranges or table.start >= ranges[-1].end):
            ranges.append(table.span)
    return ranges


_WORDY = re.compile(r"[，。；]")
_WORDY_CELL = 16  # a cell that long with a comma in it speaks in sentences: 自评结论 | 项目自评得97.5分，…


class Prose:
    """Tell what stands outside of the tables of figures."""

    def __init__(self, document: Document) -> None:
        self._ranges = table_ranges(document)
        self._starts = [r.start for r in self._ranges]
        cells = (c for t in document_tables(document) for c in t.cells) if self._ranges else ()
        self._wordy = sorted(
            (c.start, c.end)
            for c in cells
            if c.end - c.start >= _WORDY_CELL and _WORDY.search(document.text, c.start, c.end)
        )

    def speaks(self, position: int) -> bool:
        """Tell whether a position is in prose, cells that hold sentences included."""
        if self.holds(position):
            return True
        place = bisect_right(self._wordy, position, key=lambda c: c[0]) - 1
        return place >= 0 and position < self._wordy[place][1]

    def holds(self, position: int) -> bool:
        """Tell whether a position is in prose."""
        place = bisect_right(self._starts, position) - 1
        return place < 0 or position >= self._ranges[place].end
