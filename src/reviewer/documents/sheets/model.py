"""A sheet as its reader hands it over: the cells that show something, what is merged, how wide columns are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from reviewer.documents.word.line import cleaned
from reviewer.domain.document import Alignment
from reviewer.domain.sheets import USUAL_WIDTH_PT, Area

MOST_ROW = 1_048_576
MOST_CELLS = 200_000
CHARACTER_PT = 5.25  # a column of width 1 is 7 pixels wide

_Look = TypeVar("_Look")
_BREAKS = re.compile("[ ]*[\t\n\r\x0b\x0c\x85\u2028\u2029]+[ ]*")


class Look(NamedTuple):
    """How a cell or a piece of its text looks."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    font: str | None = None
    size_pt: float | None = None
    color: str | None = None
    superscript: bool = False
    alignment: Alignment | None = None
    shading: str | None = None
    wraps: bool = False  # else the text runs over empty cells beside it


PLAIN = Look()
Pieces = tuple[tuple[str, Look], ...]


class Filled(NamedTuple):
    """A cell that shows something; rows and columns count from 0. `pieces` are given where its text has several looks."""

    row: int
    column: int
    text: str
    look: Look = PLAIN
    pieces: Pieces = ()


@dataclass(slots=True)
class Sheet:
    """One sheet of a workbook."""

    name: str
    hidden: bool = False
    cells: list[Filled] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    widths_pt: dict[int, float] = field(default_factory=dict)
    heights_pt: dict[int, float] = field(default_factory=dict)
    usual_width_pt: float = USUAL_WIDTH_PT
    hidden_lines: bool = False  # rows or columns of it are hidden
    uncomputed: list[str] = field(default_factory=list)  # addresses of formulas that carry no result
    cut: bool = False  # more cells than are read


def one_line(text: str) -> str:
    """Return a cell's text as one line: breaks and tabs are one space, characters that print nothing are gone."""
    if text.isprintable():
        return text
    return _plain(_BREAKS.sub(" ", text.strip("\t\n\r\x0b\x0c")))


def _plain(text: str) -> str:
    return cleaned(text)


def joined(pieces: Iterable[tuple[str, _Look]]) -> tuple[str, tuple[tuple[str, _Look], ...]]:
    """Put the pieces of a rich text together as one line; return the line and what is left of the pieces."""
    kept: list[tuple[str, _Look]] = []
    for said, look in pieces:
        text = _plain(_BREAKS.sub(" ", said))
        if text:
            kept.append((text, look))
    return "".join(text for text, _ in kept), tuple(kept)
