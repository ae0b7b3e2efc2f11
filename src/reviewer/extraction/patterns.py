"""Many words as one pattern, and words at either end of a text, without trying them one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby


def either(words: Iterable[str]) -> str:
    """Return a pattern of words that prefers the longest; common beginnings are tried once."""
    return _branch(sorted(set(words)))


def any_but(words: Iterable[str], idle: Iterable[str]) -> str:
    """Return a pattern of words that does not match inside the idle ones (应, but not in 应急 or 供应)."""
    blocked = list(idle)
    return "|".join(_guarded(word, blocked) for word in sorted(set(words), key=lambda w: (-len(w), w)))


def _guarded(word: str, idle: list[str]) -> str:
    """Return a word with what may not stand around it."""
    guards = []
    for longer in idle:
        at = longer.find(word)
        if at >= 0:
            before, after = re.escape(longer[:at]), re.escape(longer[at + len(word) :])
            guards.append(f"(?!(?<={before}){re.escape(word)}{after})" if at else f"(?!{re.escape(longer)})")
    return "".join(guards) + re.escape(word)


def _branch(words: list[str]) -> str:
    """Return the pattern of sorted words, grouped by their first characters."""
    parts = []
    for first, group in groupby((w for w in words if w), key=lambda w: w[0]):
        rests = [w[1:] for w in group]
        inner = _branch(rests)
        optional = "?" if "" in rests else ""
        parts.append(re.escape(first) + (f"(?:{inner}){optional}" if inner else ""))
    return "|".join(parts)


@dataclass(frozen=True, slots=True)
class Affixes:
    """Words that a text may begin or end with; the longest counts."""

    words: frozenset[str]
    longest: int

    @classmethod
    def of(cls, words: Iterable[str]) -> Affixes:
        """Collect the words."""
        collected = frozenset(words)
        return cls(collected, max(map(len, collected)))

    def begins(self, text: str) -> str:
        """Return the longest word that a text begins with, "" for none."""
        for length in range(min(self.longest, len(text)), 0, -1):
            if text[:length] in self.words:
                return text[:length]
        return ""

    def ends(self, text: str) -> str:
        """Return the longest word that a text ends with, "" for none."""
        for length in range(min(self.longest, len(text)), 0, -1):
            if text[-length:] in self.words:
                return text[-length:]
        return ""
