"""Pages set in two columns: which lines stand left and right of the gutter, and which run across it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from reviewer.documents.pdf.glyphs import Glyph
from reviewer.documents.pdf.lines import Line

ACROSS, LEFT, RIGHT = 0, 1, 2
_GUTTER = 1.2  # of the size
_LEAST_LINES = 6  # on either side
_MOST_ACROSS = 0.25  # of the lines
_LEAST_WORDS = 8  # characters that a line of a column usually has, unlike the cells of a list
_FULL = 3.0  # of the size that most lines on the left end before the gutter
_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Strip:
    """Lines below one another in one column."""

    lines: list[Line]
    column: int = ACROSS


def strips_of(lines: list[Line]) -> list[Strip]:
    """Return the lines of a page in reading order; in one strip unless it is set in two columns."""
    if not lines:
        return []
    gutter = (min(line.left for line in lines) + max(line.right for line in lines)) / 2
    rows = [_parted(line, gutter) for line in lines]
    if not _in_columns(rows, gutter):
        return [Strip(lines)]
    strips = [Strip([], LEFT), Strip([], RIGHT)]
    for row in rows:
        if _crosses(row[0], gutter):
            strips.extend([Strip(row), Strip([], LEFT), Strip([], RIGHT)])
            continue
        for part in row:
            strips[-2 if part.left < gutter else -1].lines.append(part)
    return [strip for strip in strips if strip.lines]


def _in_columns(rows: list[list[Line]], gutter: float) -> bool:
    """Tell two columns by the white between them, and from a list by their full lines."""
    left = [row[0] for row in rows if row[0].right <= gutter]
    right = [row[-1] for row in rows if row[-1].left >= gutter]
    across = sum(1 for row in rows if _crosses(row[0], gutter))
    if min(len(left), len(right)) < _LEAST_LINES or across > _MOST_ACROSS * len(rows):
        return False
    edge = max(line.right for line in left)
    full = sum(1 for line in left if edge - line.right <= _FULL * line.size)
    wordy = all(median(len(line.text) for line in side) >= _LEAST_WORDS for side in (left, right))
    return wordy and full >= _SHARE * len(left)


def _gaps(line: Line) -> Iterator[tuple[float, float]]:
    ink = [glyph for glyph in line.glyphs if glyph.text != " "]
    for before, glyph in pairwise(ink):
        if glyph.left - before.right > _GUTTER * line.size:
            yield before.right, glyph.left


def _crosses(line: Line, gutter: float) -> bool:
    return line.left < gutter < line.right


def _parted(line: Line, gutter: float) -> list[Line]:
    """Return a line in two where the gutter runs through a gap of it."""
    if not any(start <= gutter <= end for start, end in _gaps(line)):
        return [line]
    left = _stripped([glyph for glyph in line.glyphs if glyph.left < gutter])
    right = _stripped([glyph for glyph in line.glyphs if glyph.left >= gutter])
    return [Line(left, line.lead), Line(right)]


def _stripped(glyphs: list[Glyph]) -> tuple[Glyph, ...]:
    ink = [at for at, glyph in enumerate(glyphs) if glyph.text != " "]
    return tuple(glyphs[ink[0] : ink[-1] + 1])
