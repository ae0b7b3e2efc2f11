"""What stands around the text on every page and is none of it: running heads and feet, page numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import takewhile

from reviewer.documents.pdf.lines import Line

_ZONE = 0.15  # of the height, above and below
_OUTERMOST = 3  # lines of a page that may be furniture at either end
_SMALL = 12.5  # points; what is larger, and larger than the text, is the title that forms of one file share
_SHARE = 0.3  # of the pages
_NEAR = 4.0  # points between the places of a line that returns
_DASH = r"[-—–－―~～·•|\s]*"
_NUMBER = re.compile(
    rf"{_DASH}(?:第\s*)?(?:\d{{1,4}}|[ivxIVX]{{1,5}}|[一二三四五六七八九十百]{{1,4}}(?=\s*页))(?:\s*页)?"
    rf"(?:\s*(?:[/／,，]|of|共)+\s*(?:共\s*)?\d{{1,4}}\s*页?)?{_DASH}"
)
_FIGURES = re.compile(r"\d+|\s+")
_ANNEX = re.compile(r"附[件表]")


def without_furniture(pages: list[list[Line]], heights: list[float], usual_size: float) -> list[list[Line]]:
    """Return the lines of each page without what only belongs to the page; `usual_size` is that of the text."""
    largest = max(_SMALL, usual_size + 0.5)
    ends = [_ends(lines, height) for lines, height in zip(pages, heights, strict=True)]
    returning = _returning([[*head, *foot] for head, foot in ends])

    def is_furniture(line: Line) -> bool:
        if _NUMBER.fullmatch(line.text):
            return True
        return line.size <= largest and _key(line) in returning and not _ANNEX.match(line.text)

    kept = []
    for lines, (head, foot) in zip(pages, ends, strict=True):
        above = sum(1 for _ in takewhile(is_furniture, head))
        below = sum(1 for _ in takewhile(is_furniture, foot))
        kept.append(lines[above : len(lines) - below])
    return kept


def _ends(lines: list[Line], height: float) -> tuple[list[Line], list[Line]]:
    """Return the outermost lines above and below, each from the edge inwards."""
    head = [line for line in lines[:_OUTERMOST] if line.bottom < _ZONE * height]
    foot = [line for line in lines[-_OUTERMOST:] if line.top > (1 - _ZONE) * height]
    return head, foot[::-1]


def _key(line: Line) -> tuple[str, int]:
    return _FIGURES.sub("#", line.text), round(line.base / _NEAR)


def _returning(candidates: list[list[Line]]) -> set[tuple[str, int]]:
    """Return what stands in the same place on several pages, figures apart."""
    counted: Counter[tuple[str, int]] = Counter()
    for outer in candidates:
        counted.update({_key(line) for line in outer})
    least = max(2.0, _SHARE * sum(1 for outer in candidates if outer))
    by_text: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for (text, place), count in counted.items():
        by_text[text].append((place, count))
    return {
        (text, place)
        for text, places in by_text.items()
        for place, _ in places
        if sum(count for other, count in places if abs(other - place) <= 1) >= least
    }
