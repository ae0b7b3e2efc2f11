"""What stands around the text on every page and is none of it: running heads and feet, page numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from reviewer.documents.pdf.lines import Line

_ZONE = 0.125  # of the height, above and below
_OUTERMOST = 3  # lines of a page that may be furniture at either end
_SHARE = 0.3  # of the pages
_NEAR = 4.0  # points between the places of a line that returns
_DASH = r"[-—–－―~～·•|\s]*"
_NUMBER = re.compile(
    rf"{_DASH}(?:第\s*)?(?:\d{{1,4}}|[ivxIVX]{{1,5}}|[一二三四五六七八九十百]{{1,4}}(?=\s*页))(?:\s*页)?"
    rf"(?:\s*(?:[/／,，]|of|共)+\s*(?:共\s*)?\d{{1,4}}\s*页?)?{_DASH}"
)
_FIGURES = re.compile(r"\d+|\s+")


def without_furniture(pages: list[list[Line]], heights: list[float]) -> list[list[Line]]:
    """Return the lines of each page without what only belongs to the page."""
    candidates = [_outer(lines, height) for lines, height in zip(pages, heights, strict=True)]
    returning = _returning(candidates)
    kept = []
    for lines, outer in zip(pages, candidates, strict=True):
        dropped = {id(line) for line in outer if _NUMBER.fullmatch(line.text) or _key(line) in returning}
        kept.append([line for line in lines if id(line) not in dropped])
    return kept


def _outer(lines: list[Line], height: float) -> list[Line]:
    head = [line for line in lines[:_OUTERMOST] if line.bottom < _ZONE * height]
    foot = [line for line in lines[-_OUTERMOST:] if line.top > (1 - _ZONE) * height]
    return [*head, *foot]


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
