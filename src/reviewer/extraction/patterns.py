"""Many words as one pattern, and words at either end of a text, without trying them one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby


def either(words: Iterable[str]) -> str:
    """Return a pattern of words that prefers the longest; common beginnings are tried once."""
    return _branch(sorted(set(words)))


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
