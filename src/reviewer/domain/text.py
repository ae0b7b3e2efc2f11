"""Ranges of the canonical text. All positions are Python character indices, ends exclusive."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range [start, end) of the canonical text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Return the characters that this span covers in a text."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation tied to its place: `document.text[start:end] == text`, without exception."""

    text: str
    start: int
    end: int

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Passage:
        """Cut the passage [start, end) out of the canonical text."""
        return cls(text[start:end], start, end)

    @classmethod
    def typed(cls, text: str) -> Passage:
        """Return a passage that stands nowhere in the report: a reviewer typed it."""
        return cls(text, -1, -1)

    @property
    def grounded(self) -> bool:
        """Whether the passage stands in the report."""
        return self.start >= 0

    @property
    def span(self) -> Span:
        """The range alone."""
        return Span(self.start, self.end)


class Places:
    """Passages with what stands there, found by a range without looking at all of them; those that stand nowhere are left out."""

    def __init__(self, entries: Iterable[tuple[Passage, str]]) -> None:
        grounded = [(p.start, p.end, at, what) for at, (p, what) in enumerate(entries) if p.grounded]
        self._sorted = sorted(grounded)
        self._starts = [start for start, *_ in self._sorted]
        self._reach = list(accumulate((end for _, end, *_ in self._sorted), max))  # of all up to there

    def over(self, span: Span) -> tuple[str, ...]:
        """Return what stands where a range does, each once, in the order it was given."""
        found = []
        at = bisect_left(self._starts, span.end) - 1
        while at >= 0 and self._reach[at] > span.start:
            _, end, place, what = self._sorted[at]
            if end > span.start:
                found.append((place, what))
            at -= 1
        return tuple(dict.fromkeys(what for _, what in sorted(found)))
