"""Tables as rows of places: a merged cell stands in every place that it covers, so that it is inherited downward.

Plain text carries tables as lines with tabs in which a merged cell stands once; such rows are filled from the left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.domain.document import Document, Table
from reviewer.domain.text import Span

_LINE = r"^[^\n]*\t[^\n]*\t[^\n]*(?:\n|\Z)"
_TAB_LINES = re.compile(  # of a text with a blank line between any two, too
    rf"(?:{_LINE}[^\S\n\t]*\n){{2,}}(?:{_LINE})?|(?:{_LINE})+", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Place:
    """A cell's range and words without the blanks around them."""

    start: int
    end: int
    text: str


Row = tuple[Place | None, ...]


@dataclass(frozen=True, slots=True)
class PlaceGrid:
    """Rows of places; a merged cell is the same place everywhere it covers."""

    span: Span
    rows: tuple[Row, ...]


def grids(document: Document) -> Iterator[PlaceGrid]:
    """Walk the tables of a document, those of plain text included."""
    tables = list(document.tables())
    for table in tables:
        yield _of_table(document, table)
    if not tables:
        for block in _TAB_LINES.finditer(document.text):
            yield _of_lines(document.text, block.start(), block.end())


def _of_table(document: Document, table: Table) -> PlaceGrid:
    rows: list[list[Place | None]] = [[None] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        place = _place(document.text, cell.start, cell.end)
        for row in range(cell.row, min(cell.row + cell.row_span, table.rows)):
            for column in range(cell.column, min(cell.column + cell.column_span, table.columns)):
                rows[row][column] = place
    return PlaceGrid(table.span, tuple(map(tuple, rows)))


def _place(text: str, start: int, end: int) -> Place:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    trimmed = words.strip()
    return Place(start + left, start + left + len(trimmed), trimmed)


def _of_lines(text: str, start: int, end: int) -> PlaceGrid:
    lines: list[list[Place]] = []
    at = start
    for line in text[start:end].split("\n"):
        places = []
        for words in line.split("\t"):
            places.append(_place(text, at, at + len(words)))
            at += len(words) + 1
        if "\t" in line:
            lines.append(places)
    return PlaceGrid(Span(start, end), _filled(lines))


def _filled(lines: list[list[Place]]) -> tuple[Row, ...]:
    """Fill short rows from the row above: what is missing at the left is a merged cell that goes on."""
    width = max(map(len, lines))
    rows: list[Row] = []
    for places in lines:
        missing = width - len(places)
        above: Row = rows[-1][:missing] if rows and missing else (None,) * missing
        rows.append((*above, *places))
    return tuple(rows)
