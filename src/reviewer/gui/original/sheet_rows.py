"""Heights of a sheet's rows: any row's top and the row at a height in a few steps, however many rows there are; no Qt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable


class RowHeights:
    """Rows of which those that hold something have heights of their own; all others are alike.

    What a row is higher than the others is kept in sums over 1, 2, 4 … rows (a Fenwick tree), so that one that is
    measured later moves all rows below it at once.
    """

    def __init__(self, count: int, usual: float, held: Iterable[int], first: Iterable[float]) -> None:
        self.count, self._usual = count, usual
        self._held = list(held)
        self._more = [height - usual for height in first]
        self._sums = [0.0, *self._more]
        for at in range(1, len(self._sums)):
            above = at + (at & -at)
            if above < len(self._sums):
                self._sums[above] += self._sums[at]

    def height(self, row: int) -> float:
        """Return the height of a row."""
        at = bisect_left(self._held, row)
        return self._usual + (self._more[at] if at < len(self._held) and self._held[at] == row else 0.0)

    def set(self, row: int, height: float) -> None:
        """Give a row that holds something another height."""
        at = bisect_left(self._held, row)
        by = height - self._usual - self._more[at]
        self._more[at] += by
        at += 1
        while at < len(self._sums):
            self._sums[at] += by
            at += at & -at

    def top(self, row: int) -> float:
        """Return how far below the first row a row begins."""
        at, sum_ = bisect_left(self._held, row), 0.0
        while at:
            sum_ += self._sums[at]
            at -= at & -at
        return row * self._usual + sum_

    def at(self, y: float) -> int:
        """Return the row at a height, the first or last one for what lies beyond."""
        low, high = 0, max(self.count - 1, 0)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.top(middle) <= y else (low, middle - 1)
        return low

    @property
    def total(self) -> float:
        """The height of all rows together."""
        return self.top(self.count)
