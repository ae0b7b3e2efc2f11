"""What is marked in the original at this moment: asked of the session, never kept beside it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reviewer.domain.text import Span

RED_LOOKS = frozenset({"clash", "total"})
LONGEST_SENTENCE = 80  # a longer context is not lit as a whole around the values in it


@dataclass(frozen=True, slots=True)
class Mark:
    """A lit passage; `look` is "current", "clash", "part", "total" or "context"."""

    span: Span
    look: str
    badge: str = ""

    @property
    def red(self) -> bool:
        return self.look in RED_LOOKS


def merged(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return the marks without those that lie in another of the same colour and badge: boxes in boxes are noise.

    A sentence swallows the values in it; a context longer than a sentence gives way to them.
    """
    alike = [(a, b) for a in marks for b in marks if a is not b and a.red == b.red and a.badge == b.badge]
    inner = {b for a, b in alike if _swallows(a, b)}
    outer = {
        a
        for a, b in alike
        if a.look == "context" and len(a.span) > LONGEST_SENTENCE and a.span.contains(b.span)
    }
    return tuple(dict.fromkeys(m for m in marks if m not in inner and m not in outer))


def _swallows(one: Mark, other: Mark) -> bool:
    if one.span == other.span:
        return (one.look, other.look) == ("current", "context")
    return len(one.span) <= LONGEST_SENTENCE and one.span.contains(other.span)


class Spans:
    """Ranges in the order of the text, found by what is on the screen."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self.all: Sequence[Span] = sorted(set(spans))
        self._starts = [s.start for s in self.all]
        self._longest = max((len(s) for s in self.all), default=0)

    def within(self, seen: Span) -> Sequence[Span]:
        """Return those that share a character with a range."""
        first = bisect_left(self._starts, seen.start - self._longest)
        last = bisect_right(self._starts, seen.end)
        return [s for s in self.all[first:last] if s.overlaps(seen)]


@dataclass(slots=True)
class Marks:
    """All that the views paint; both views of a report share one."""

    lit: tuple[Mark, ...] = ()
    values: Spans = field(default_factory=Spans)
    found: Spans = field(default_factory=Spans)
    found_current: Span | None = None

    def clickable(self, seen: Span) -> list[Span]:
        """Return the passages in a range that a click makes current."""
        return [m.span for m in self.lit if m.span.overlaps(seen)] + list(self.values.within(seen))
