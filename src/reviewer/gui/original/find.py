"""Find words in the canonical text, blind to case, full width and the blanks and line ends between characters."""

from __future__ import annotations

from reviewer.domain.text import Span

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
MOST = 5000


def _folded(text: str) -> str:
    lower = text.lower()
    if len(lower) != len(text):  # "İ" grows: leave such characters as they are
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.translate(_FULL_WIDTH)


class Haystack:
    """A text prepared once for any number of searches."""

    def __init__(self, text: str) -> None:
        folded = _folded(text)
        self._kept = [i for i, char in enumerate(folded) if not char.isspace()]
        self._text = "".join(folded.split())

    def find(self, query: str) -> list[Span]:
        """Return where the query stands, at most MOST places, in the order of the text."""
        needle = "".join(_folded(query).split())
        found: list[Span] = []
        at = self._text.find(needle) if needle else -1
        while at >= 0 and len(found) < MOST:
            found.append(Span(self._kept[at], self._kept[at + len(needle) - 1] + 1))
            at = self._text.find(needle, at + len(needle))
        return found
