"""What is marked in the original at this moment: asked of the session, never kept beside it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reviewer.domain.text import Span

RED_LOOKS = frozenset({"clash", "total"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A lit passage; `look` is "current", "clash", "part", "total" or "context"."""

    span: Span
    look: str
    badge: str = ""

    @property
    def red(self) -> bool:
        return self.look in RED_LOOKS


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
