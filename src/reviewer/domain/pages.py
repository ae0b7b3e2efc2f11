"""Where the characters of the canonical text stand on the pages of an original that has pages (PDF, scans, pictures).

Sizes are typographic points from a page's top left corner as it is shown (its rotation applied). They place highlights and
never touch a figure or a score.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from reviewer.domain.text import Span

NOWHERE = -1  # page of a character that stands on no page: a line end, a tab between cells, a space put in
# Heights between characters of one line; behind a tab between cells, or a blank that was put in, only a blank's room.
_NEAR, _BEHIND_SIGN = 4.0, 1.5
CERTAIN = 101  # confidence of a character that was not recognised but read


class PageSource(StrEnum):
    """How the text of a page was come by."""

    TEXT = "text"
    RECOGNISED = "recognised"  # from its picture, by OCR
    UNREAD = "unread"  # to be read by eye: its notice says why


@dataclass(frozen=True, slots=True)
class Page:
    """A page; `number` counts from 1."""

    number: int
    width_pt: float
    height_pt: float
    source: PageSource = PageSource.TEXT


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page."""

    left: float
    top: float
    right: float
    bottom: float

    def joined(self, other: Box) -> Box:
        """Return the rectangle around both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a document and the place of every character.

    `page_of` holds for each character of the canonical text the index of its page or NOWHERE, `boxes` four numbers for each
    (left, top, right, bottom), `confidence` 0 to 100 for a recognised character and CERTAIN for one that was read; it is empty
    where nothing was recognised. `files` says how many pages in a row belong to each file of a pair; it is empty for one file.
    """

    pages: tuple[Page, ...]
    page_of: array[int] = field(default_factory=lambda: array("h"))
    boxes: array[float] = field(default_factory=lambda: array("f"))
    confidence: array[int] = field(default_factory=lambda: array("B"))
    files: tuple[int, ...] = ()

    @property
    def counts(self) -> tuple[int, ...]:
        """How many pages each file has."""
        return self.files or (len(self.pages),)

    def file_of(self, page: int) -> tuple[int, int]:
        """Return which file a page is of, and the index of that file's first page."""
        first = 0
        for file, count in enumerate(self.counts):
            if page < first + count:
                return file, first
            first += count
        return len(self.counts) - 1, first - self.counts[-1]

    def box(self, position: int) -> tuple[int, Box] | None:
        """Return the page index and rectangle of one character, None where it stands on no page."""
        if not 0 <= position < len(self.page_of) or self.page_of[position] == NOWHERE:
            return None
        return self.page_of[position], Box(*self.boxes[4 * position : 4 * position + 4])

    def stretches(self, span: Span) -> Iterator[tuple[int, Box, Span]]:
        """Walk the lines of a range: page index, rectangle, and the characters that stand in it."""
        page, around, begun, behind = NOWHERE, None, 0, 0
        for position in range(max(span.start, 0), span.end):
            found = self.box(position)
            if found is None:
                continue
            reach = _NEAR if position == behind else _BEHIND_SIGN
            if around is not None and found[0] == page and _on_one_line(around, found[1], reach):
                around = around.joined(found[1])
                behind = position + 1
                continue
            if around is not None:
                yield page, around, Span(begun, behind)
            page, around = found
            begun, behind = position, position + 1
        if around is not None:
            yield page, around, Span(begun, behind)

    def lines(self, span: Span) -> Iterator[tuple[int, Box]]:
        """Walk the rectangles that cover a range, one for each line of each page."""
        for page, box, _characters in self.stretches(span):
            yield page, box

    def first(self, span: Span) -> int | None:
        """Return the index of the page on which a range begins, None where it stands on none."""
        return next((page for page, _box in self.lines(span)), None)

    def least_confidence(self, span: Span) -> int:
        """Return the confidence of the least certain character of a range; CERTAIN where all were read."""
        return min(self.confidence[span.start : span.end], default=CERTAIN)

    def doubtful(self, below: int) -> Iterator[Span]:
        """Walk the ranges of recognised characters whose confidence is below a bound."""
        start = None
        for position, sure in enumerate(self.confidence):
            if sure < below and start is None:
                start = position
            elif sure >= below and start is not None:
                yield Span(start, position)
                start = None
        if start is not None:
            yield Span(start, len(self.confidence))


def _on_one_line(line: Box, box: Box, reach: float) -> bool:
    """Tell whether a character continues a line: at about its height, behind its beginning, within so many heights of its end."""
    overlap = min(line.bottom, box.bottom) - max(line.top, box.top)
    height = min(line.bottom - line.top, box.bottom - box.top)
    return overlap > 0.5 * height and box.left >= line.left - height and box.left <= line.right + reach * height
