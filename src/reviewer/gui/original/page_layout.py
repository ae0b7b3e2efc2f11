"""Where pages lie under each other on the ground: arithmetic only, so that a thousand pages cost nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from reviewer.gui.original.reading import WIDEST_PAPER

GAP = 12.0  # logical pixels between two pages, above the first and below the last
_LARGEST_SCALE = 2.0  # pixels to a point at 100 %: a receipt is not blown up to the width of a page
_TALLEST = 100_000.0
_ALL_TOGETHER = 1.5e9  # what the scroll bar's whole numbers can count


class PageLayout:
    """Pages in one column, each fitted to the room at 100 %; all lengths are logical pixels on whole device pixels."""

    def __init__(
        self, sizes: Sequence[tuple[float, float]], room: float, percent: int, device_ratio: float
    ) -> None:
        self._ratio = device_ratio
        tallest = min(_TALLEST, _ALL_TOGETHER / max(len(sizes), 1))
        self.scales = [_scale(w, h, room, percent / 100, tallest) for w, h in sizes]
        self.widths: list[float] = []
        self.heights: list[float] = []
        self.tops: list[float] = []
        top = GAP
        for (width, height), scale in zip(sizes, self.scales, strict=True):
            self.widths.append(self._snapped(width * scale))
            self.heights.append(self._snapped(height * scale))
            self.tops.append(top)
            top += self.heights[-1] + GAP
        self.height = top
        self.width = max(self.widths, default=0.0)

    def _snapped(self, length: float) -> float:
        return max(round(length * self._ratio), 1) / self._ratio

    def page_at(self, y: float) -> int:
        """Return the page at a height, in a gap the one above it."""
        return max(bisect_right(self.tops, y) - 1, 0)

    def visible(self, top: float, bottom: float) -> range:
        """Return the pages between two heights."""
        if not self.tops:
            return range(0)
        first = self.page_at(top)
        if top > self.tops[first] + self.heights[first]:
            first += 1
        return range(first, max(bisect_left(self.tops, bottom), first))


def _scale(width: float, height: float, room: float, zoom: float, tallest: float) -> float:
    fitted = min(min(room, WIDEST_PAPER) / width, _LARGEST_SCALE) * zoom
    return min(fitted, tallest / height, tallest / width)
