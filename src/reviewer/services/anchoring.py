"""Where the passages of one text stand in another: with the sentence around them, not with the first like word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

SENTENCE = re.compile(r"[^。；！？\n]*[。；！？\n]?")
_IN_NUMBERS = re.compile(r"[\d.,．，]")


@dataclass(frozen=True)
class Place:
    """Where a passage stands now, (-1, -1) where it is gone; `changed` where the sentence around it reads otherwise."""

    start: int
    end: int
    changed: bool = False


NOWHERE = Place(-1, -1)
GONE = Place(-1, -1, changed=True)


class Anchoring:
    """The way from places of an old text to places of a new one."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = old, new
        self._before, self._after = _sentences(old), _sentences(new)

    def moved(self, start: int, end: int) -> Place:
        """Return where the passage [start, end) of the old text stands in the new one."""
        if start < 0 or end > len(self._old):
            return NOWHERE
        first, last = self._around(start), self._around(max(start, end - 1))
        begin = self._before[first].start()
        whole = self._old[begin : self._before[last].end()].rstrip()
        at = self._nearest(whole, begin) if whole else -1
        if at >= 0 and end <= begin + len(whole):
            return Place(at + start - begin, at + end - begin)
        return self._in_changed(first, last, self._old[start:end])

    def _around(self, position: int) -> int:
        return max(bisect_right(self._starts, position) - 1, 0)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start() for sentence in self._before]

    @cached_property
    def _new_starts(self) -> frozenset[int]:
        return frozenset(sentence.start() for sentence in self._after)

    def _nearest(self, sentence: str, begin: int) -> int:
        """Find a whole sentence in the new text, the place nearest to where it was."""
        wanted = begin * len(self._new) // max(len(self._old), 1)
        places = [at for at in _found(sentence, self._new) if at in self._new_starts]
        return min(places, key=lambda at: abs(at - wanted), default=-1)

    def _in_changed(self, first: int, last: int, quote: str) -> Place:
        """Find the words of a passage in what has taken the place of its sentence."""
        for kind, i, j, k, n in self._blocks:
            if kind == "replace" and i <= first and last < j and k < n:
                begin, end = self._after[k].start(), self._after[n - 1].end()
                for at in _found(quote, self._new, begin, end):
                    if not _cuts_number(self._new, at, at + len(quote)):
                        return Place(at, at + len(quote), changed=True)
        return GONE

    @cached_property
    def _blocks(self) -> Sequence[tuple[str, int, int, int, int]]:
        before, after = [s[0] for s in self._before], [s[0] for s in self._after]
        return list(SequenceMatcher(None, before, after, autojunk=False).get_opcodes())


def _sentences(text: str) -> list[re.Match[str]]:
    return [sentence for sentence in SENTENCE.finditer(text) if sentence[0]]


def _found(words: str, text: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Walk the places of some words in a stretch of a text."""
    end = len(text) if end is None else end
    at = text.find(words, start, end) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1, end)


def _cuts_number(text: str, start: int, end: int) -> bool:
    """Tell whether a place begins or ends inside a longer number (68.49 in 268.49)."""
    before = start > 0 and text[start].isdigit() and _IN_NUMBERS.match(text[start - 1])
    after = end < len(text) and text[end - 1].isdigit() and text[end].isdigit()
    return bool(before or after)
