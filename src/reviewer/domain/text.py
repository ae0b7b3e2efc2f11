"""Ranges of the canonical text. All positions are Python character indices, ends exclusive."""

from __future__ import annotations

from dataclasses import dataclass


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
