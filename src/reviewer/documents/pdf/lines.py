"""From characters to visual lines, with the blanks that a reader sees and none that only come of setting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from reviewer.documents.pdf.glyphs import Glyph, blank_after
from reviewer.documents.pdf.spelling import is_han

_SAME_LINE = 0.45  # of the larger size between two baselines: raised and lowered figures stay on their line
_TWICE = 0.2  # of the size: the same character that near is one drawn twice to look bold
_WORD_GAP, _WIDE_GAP = 0.2, 0.9  # of the size: between Latin words, and between anything else
_LABEL_GAP = 0.15  # of the size: behind the label of a heading or an item
_EVEN, _MOST_BLANKS = 0.08, 8  # of a blank's width: how near a gap comes to a number of blanks
_BLANKS = " \u3000"
# What a heading, a numbered paragraph or an item begins with.
LABEL = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|[（(](?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[)）]"
    r"|[0-9]{1,2}(?:[、．]|\.(?![0-9])|[)）])|第[一二三四五六七八九十]{1,3}[部章节条]|[①-⑳⑴-⒇●■◆★•]|附[件表])\s*"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A visual line; `glyphs` begin and end with ink, blanks before them count as indent."""

    glyphs: tuple[Glyph, ...]
    lead: tuple[Glyph, ...] = ()  # blanks typed before the first ink

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def page(self) -> int:
        return self.glyphs[0].page

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        return self.glyphs[-1].right

    @property
    def top(self) -> float:
        return min(glyph.top for glyph in self.glyphs)

    @property
    def bottom(self) -> float:
        return max(glyph.bottom for glyph in self.glyphs)

    @property
    def size(self) -> float:
        return max(self.glyphs[0].size, self.glyphs[-1].size)

    @property
    def base(self) -> float:
        return self.glyphs[0].base


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """Return the lines of a region from top to bottom."""
    rows: list[list[Glyph]] = []
    base, size = 0.0, 0.0
    for glyph in sorted(glyphs, key=lambda g: g.base):
        if rows and glyph.base - base <= _SAME_LINE * max(size, glyph.size):
            rows[-1].append(glyph)
            if glyph.size > size and glyph.text not in _BLANKS:
                base, size = glyph.base, glyph.size
        else:
            rows.append([glyph])
            base, size = glyph.base, glyph.size
    return [line for row in rows if (line := _line(row)) is not None]


def _line(row: list[Glyph]) -> Line | None:
    row.sort(key=lambda g: g.left)
    ink = [at for at, glyph in enumerate(row) if glyph.text not in _BLANKS]
    if not ink:
        return None
    spaced = _spaced(_once(row[: ink[-1] + 1]))
    begins = next(at for at, glyph in enumerate(spaced) if glyph.text not in _BLANKS)
    return Line(tuple(spaced[begins:]), tuple(spaced[:begins]))


def _once(row: Sequence[Glyph]) -> list[Glyph]:
    """Leave out what is drawn a second time in the same place."""
    kept: list[Glyph] = []
    for glyph in row:
        again = any(
            glyph.text == other.text and abs(glyph.left - other.left) < _TWICE * glyph.size
            for other in kept[-3:]
        )
        if not again or glyph.text in _BLANKS:
            kept.append(glyph)
    return kept


def _spaced(row: list[Glyph]) -> list[Glyph]:
    """Put blanks where a gap shows some that the engine does not give."""
    gaps = [max(b.left - a.right, 0.0) for a, b in pairwise(row) if " " not in (a.text, b.text)]
    usual = median(gaps) if gaps else 0.0
    label = LABEL.match("".join(glyph.text for glyph in row[:12]))
    spaced = row[:1]
    for at, (before, glyph) in enumerate(pairwise(row), 1):
        gap = glyph.left - before.right
        if before.text == " ":
            blanks = _more_blanks(gap, before.right - before.left)
        elif before.text in _BLANKS or glyph.text in _BLANKS:
            blanks = 0
        elif label and at == label.end():
            blanks = int(gap > _LABEL_GAP * glyph.size + usual)
        else:
            blanks = int(gap > _least_gap(before, glyph, usual))
        spaced.extend(blank_after(before) for _ in range(blanks))
        spaced.append(glyph)
    return spaced


def _more_blanks(gap: float, width: float) -> int:
    """Return how many blanks follow the one that the engine gives of several."""
    count = round(gap / width) if width > 0 else 0
    return count if 0 < count <= _MOST_BLANKS and abs(gap - count * width) < _EVEN * width else 0


def _least_gap(before: Glyph, glyph: Glyph, usual: float) -> float:
    """Return the gap that parts words there; in lines that are spread out it is wider."""
    latin = all(not is_han(g.text) and g.text.isalnum() for g in (before, glyph))
    return max((_WORD_GAP if latin else _WIDE_GAP) * min(before.size, glyph.size), 1.6 * usual)
