"""Specks that recognition read as signs: 34.80.万元, 34..80万元, 34·80万元. In a text that was typed only the first is a slip."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.domain.legible import OTHER_POINT, STRAY, STRAY_IN_CELL, TWO_POINTS

_TYPED = re.compile(r"(?<=[\u4e00-\u9fff])(?P<figure>[0-9]+\.[0-9]+)(?P<stray>\.)(?=[万亿]?元|[%\uff05])")


def has_stray(text: str, recognised: bool) -> bool:
    """Tell whether a figure of a text has a sign too many."""
    return any(True for _ in _found(text, recognised))


def without_strays(text: str, recognised: bool) -> tuple[str, set[int]]:
    """Return the text with points that are points, and the places of the signs to take out."""
    letters = list(text)
    cuts: set[int] = set()
    for found in _found(text, recognised):
        if "stray" in found.re.groupindex:
            cuts.update(range(*found.span("stray")))
            continue
        first = found.end(1) - 1
        letters[first] = "."
        cuts.update(range(found.start(1), first))
    return "".join(letters), cuts


def _found(text: str, recognised: bool) -> Iterator[re.Match[str]]:
    for pattern in (STRAY, STRAY_IN_CELL, TWO_POINTS, OTHER_POINT) if recognised else (_TYPED,):
        yield from pattern.finditer(text)
