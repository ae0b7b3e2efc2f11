"""What recognition left in doubt: characters it was not sure of, and figures that came out as no number.

An engine that sees a speck puts a sign into a figure ("34.80.万元"), or a letter. What stands there is told by eye only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.domain.document import Document
from reviewer.domain.pages import CERTAIN, Pages
from reviewer.domain.text import Passage, Span

DOUBTFUL_BELOW = 80  # a character of which recognition is less sure is doubtful
_UNIT = r"(?:[百千]?[万亿]|元(?!旦)|[%％])"
_DOT = "[.．·•'’`]"
_SIGN = "[.．·•'’`,，。、:：;；]"
_POINT = "[.．·•,，]"
# A figure that is no label of a list: one with a fraction, or one that follows a word. Behind the latter a comma may part
# two things (企业20、亿元企业3家).
_FIGURE = (
    rf"(?:(?<![0-9.．])[0-9][0-9,，]*[.．][0-9]+|(?<=[\u4e00-\u9fff≥≤])[0-9]+(?=\s?{_DOT}{{1,2}}\s?{_UNIT}))"
)
STRAY = re.compile(rf"(?P<figure>{_FIGURE})(?P<stray>\s?{_SIGN}{{1,2}}\s?)(?={_UNIT})")
STRAY_IN_CELL = re.compile(rf"(?<=\t)(?P<figure>[0-9][0-9,]*\.[0-9]+)(?P<stray>{_POINT}{{1,2}})(?=[\t\n]|\Z)")
TWO_POINTS = re.compile(rf"(?<![0-9.．])[0-9]+(?P<points>{_POINT}{{2}})(?=[0-9]{{1,2}}\s?{_UNIT})")
OTHER_POINT = re.compile(rf"(?<![0-9.．])[0-9]+(?P<point>[·•])(?=[0-9]{{1,2}}\s?{_UNIT})")
_SPLIT = r"[0-9]+(?:[,，](?![0-9]{3}(?![0-9]))|[·•:：;；'’`。]|[.．·•,，]{2})\s?[0-9]+(?:[.．][0-9]+)?"
_BROKEN = (
    STRAY,
    STRAY_IN_CELL,
    re.compile(rf"{_SPLIT}(?=\s?{_UNIT})"),
    re.compile(rf"(?<=\t){_SPLIT}(?=[\t\n])"),
    re.compile(rf"[0-9]+[.．][0-9]+[.．][0-9]+(?=\s?{_UNIT})"),
    re.compile(r"(?<=\t)(?!(?:19|20)[0-9]{2}\.)[0-9]+[.．][0-9]+[.．][0-9]+(?=[\t\n])"),
    re.compile(rf"[0-9][0-9.．]*[A-Za-z|!\\]{{1,2}}[0-9.．]*(?=\s?{_UNIT})"),
    re.compile(r"(?<=\t)[0-9][0-9.,]*[A-Za-z|!\\][0-9.,]+(?=[\t\n])"),
)

_HEADS = ("一级指标", "二级指标", "三级指标", "指标值", "完成值", "完成情况", "分值", "得分", "偏差原因")
_OWN_HEADS, _ENOUGH_HEADS = ("指标值", "完成值"), 4  # of a form; prose has fewer of them


def is_recognised(pages: Pages | None) -> bool:
    """Tell whether some of a text was recognised from a picture."""
    return pages is not None and bool(pages.confidence)


def form_is_lost(document: Document) -> bool:
    """Tell whether the heads of a form were recognised, but not as a table: its rows stand somewhere in the text."""
    pages = document.pages
    if pages is None or not pages.confidence:
        return False
    outside = [sure < CERTAIN for sure in pages.confidence]
    for table in document.tables():
        outside[table.start : table.end] = [False] * (table.end - table.start)
    words = "".join(c for c, seen in zip(document.text, outside, strict=False) if seen and not c.isspace())
    return all(head in words for head in _OWN_HEADS) and sum(head in words for head in _HEADS) >= _ENOUGH_HEADS


class Doubts:
    """Where a recognised text is no ground for a figure; nowhere in a text that was read."""

    def __init__(self, document: Document) -> None:
        self._pages = document.pages
        self.broken = tuple(self._broken(document.text)) if is_recognised(self._pages) else ()

    def _broken(self, text: str) -> Iterator[Span]:
        """Walk the figures that came out as no number."""
        assert self._pages is not None
        for pattern in _BROKEN:
            for found in pattern.finditer(text):
                span = Span(*found.span())
                if self._pages.least_confidence(span) < CERTAIN:
                    yield span

    def breaks(self, span: Span) -> bool:
        """Tell whether a figure in a range came out as no number."""
        return any(one.overlaps(span) for one in self.broken)

    def least_confidence(self, span: Span) -> int:
        """Return how sure the least certain character of a range is; a broken figure is doubtful as a whole."""
        least = CERTAIN if self._pages is None else self._pages.least_confidence(span)
        return min(least, DOUBTFUL_BELOW - 1) if self.breaks(span) else least

    def touch(self, passage: Passage) -> bool:
        """Tell whether the figures of a passage, or the words of one without any, are doubtful."""
        if not passage.grounded or self._pages is None:
            return False
        places = [at for at, sign in enumerate(passage.text, passage.start) if "0" <= sign <= "9"]
        sure = [self._pages.least_confidence(Span(at, at + 1)) for at in places]
        least = min(sure, default=self._pages.least_confidence(passage.span))
        return least < DOUBTFUL_BELOW or self.breaks(passage.span)
