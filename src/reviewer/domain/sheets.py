"""The sheets of a workbook as its file lays them out: which part of the canonical text each holds, and its rows and columns.

Rows and columns count from 0. Sizes are typographic points; they never touch a figure or a score.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from reviewer.domain.text import Span

MOST_COLUMN = 16_384
USUAL_WIDTH_PT = 54.0
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


class Area(NamedTuple):
    """A range of cells, all four inclusive."""

    row: int
    column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Worksheet:
    """One sheet: its characters [start, end), the widths and heights that its file gives, and what is merged."""

    name: str
    start: int
    end: int
    widths_pt: Mapping[int, float] = field(default_factory=dict)
    heights_pt: Mapping[int, float] = field(default_factory=dict)
    merged: tuple[Area, ...] = ()
    usual_width_pt: float = USUAL_WIDTH_PT
    hidden: bool = False  # its file does not show it

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def letters(column: int) -> str:
    """Return a column's letters: 0 is A."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_of(name: str) -> int:
    """Return the column of some letters, -1 where they are none."""
    number = 0
    for letter in name.upper():
        place = ord(letter) - 64
        if not 1 <= place <= 26:
            return -1
        number = number * 26 + place
        if number > MOST_COLUMN:
            return -1
    return number - 1


def address(row: int, column: int) -> str:
    """Return a cell's name within its sheet: "C5"."""
    return f"{letters(column)}{row + 1}"


def place_of(address_in_book: str) -> tuple[int, int] | None:
    """Return row and column of an address like "自评表!C5", None where it is none."""
    found = _PLACE.fullmatch(address_in_book.rpartition("!")[2])
    return None if found is None else (int(found[2]) - 1, column_of(found[1]))
