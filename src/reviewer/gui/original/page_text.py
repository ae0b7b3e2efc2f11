"""Which characters stand where on the pages: from a passage to its rectangles, from a point to its character; needs no Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import isfinite

from reviewer.domain.document import Document
from reviewer.domain.legible import DOUBTFUL_BELOW, Doubts
from reviewer.domain.pages import NOWHERE, Box, Page, Pages
from reviewer.domain.text import Span
from reviewer.gui.original.marks import Spans

_A4 = (595.0, 842.0)
_LARGEST = 1e6  # points; a page said to be larger is as wrong as one without a size
_LINES_KEPT, _PAGES_KEPT = 4096, 64


@dataclass(frozen=True, slots=True)
class Row:
    """A piece of one line on a page, inside one cell where there is a table."""

    box: Box
    span: Span


class PageText:
    """Answers for one document with pages."""

    def __init__(self, document: Document, pages: Pages) -> None:
        self.text, self.pages, self._document = document.text, pages, document
        self.lines = lru_cache(maxsize=_LINES_KEPT)(self._lines)
        self.rows = lru_cache(maxsize=_PAGES_KEPT)(self._rows)

    def sizes(self) -> list[tuple[float, float]]:
        """Return width and height of each page."""
        return [_size(page) for page in self.pages.pages]

    def _lines(self, span: Span) -> tuple[tuple[int, Box], ...]:
        """Return the rectangles of a passage, one for each line of each page."""
        known = len(self.pages.pages)
        return tuple((page, box) for page, box in self.pages.lines(span) if page < known)

    @cached_property
    def extents(self) -> list[Span]:
        """The characters of each page, first to last; of a page without any the place between its neighbours."""
        found: list[Span] = []
        known = _first_and_last(self.pages)
        behind = 0
        for page in range(len(self.pages.pages)):
            first, last = known.get(page, (behind, behind - 1))
            found.append(Span(first, last + 1))
            behind = last + 1
        return found

    def between(self, first: int, last: int) -> Span:
        """Return the characters of some pages in a row."""
        some = self.extents[first : last + 1]
        return Span(min(s.start for s in some), max(s.end for s in some)) if some else Span(0, 0)

    def placed(self, position: int) -> tuple[int, Box] | None:
        """Return where a character stands, of one that stands nowhere the next one that does; None without any."""
        for at in range(position, len(self.text)):
            if (found := self.pages.box(at)) is not None:
                return found
        return next(filter(None, map(self.pages.box, range(min(position, len(self.text)) - 1, -1, -1))), None)

    def _rows(self, page: int) -> tuple[Row, ...]:
        """Return the lines of a page, those of a table cell by cell."""
        return tuple(
            Row(box, span)
            for piece in self._pieces(self.extents[page])
            for on, box, span in self.pages.stretches(piece)
            if on == page
        )

    def _pieces(self, extent: Span) -> Iterator[Span]:
        start = extent.start
        for at in range(extent.start, extent.end):
            if self.text[at] in "\t\n":
                yield Span(start, at)
                start = at + 1
        yield Span(start, extent.end)

    def at(self, page: int, x: float, y: float) -> int | None:
        """Return the character under a point of a page, between two of one line the nearer; None where there is none."""
        for row in self.rows(page):
            if row.box.left <= x <= row.box.right and row.box.top <= y <= row.box.bottom:
                return min(self._across(row), key=lambda one: _off(x, one[1].left, one[1].right))[0]
        return None

    def _across(self, row: Row) -> Iterator[tuple[int, Box]]:
        """Walk the characters of a row that stand on the page."""
        for position in range(row.span.start, row.span.end):
            if (found := self.pages.box(position)) is not None:
                yield position, found[1]

    def caret(self, page: int, x: float, y: float) -> int:
        """Return the place between two characters that is nearest to a point of a page."""
        rows, extent = self.rows(page), self.extents[page]
        if not rows or y < min(row.box.top for row in rows):
            return extent.start
        if y > max(row.box.bottom for row in rows):
            return extent.end
        row = min(rows, key=lambda r: (_off(y, r.box.top, r.box.bottom), _off(x, r.box.left, r.box.right)))
        right = (position for position, box in self._across(row) if x < (box.left + box.right) / 2)
        return next(right, row.span.end)

    @cached_property
    def doubtful(self) -> Spans:
        """The characters that were recognised without certainty, and the figures that came out as no number."""
        return Spans([*self.pages.doubtful(DOUBTFUL_BELOW), *Doubts(self._document).broken])


def _off(value: float, low: float, high: float) -> float:
    return max(low - value, value - high, 0.0)


def _size(page: Page) -> tuple[float, float]:
    width, height = page.width_pt, page.height_pt
    sound = all(isfinite(side) and 0 < side <= _LARGEST for side in (width, height))
    return (width, height) if sound else _A4


def _first_and_last(pages: Pages) -> dict[int, tuple[int, int]]:
    """Return the first and the last character of each page that has any."""
    found: dict[int, tuple[int, int]] = {}
    page_of = pages.page_of
    at, end = 0, len(page_of)
    while at < end:
        page, begun = page_of[at], at
        while at < end and page_of[at] == page:
            at += 1
        if page != NOWHERE:
            first, last = found.get(page, (begun, begun))
            found[page] = (min(first, begun), max(last, at - 1))
    return found
