"""The pages that another program printed of a document: the places of its characters by comparing the two texts.

White space is left out of the comparison; what the page has more (running heads, page numbers) or less stands nowhere.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from reviewer.domain.document import Document
from reviewer.domain.pages import NOWHERE, Pages

_GRAM = 4  # characters that must agree for the texts to be in step again
_REACH = 1_500  # characters within which they come into step again
_ENOUGH = 0.6  # of the characters that must be found: else it is another text
_NO_BOX = (0.0, 0.0, 0.0, 0.0)


def places_of(document: Document, printed: Document) -> Pages | None:
    """Return where the characters of a document stand on the pages printed of it; None where the texts do not agree."""
    pages = printed.pages
    if pages is None:
        return None
    page_of = array("h", [NOWHERE]) * len(document.text)
    boxes = array("f", _NO_BOX) * len(document.text)
    found = 0
    for position, place in _in_step(document.text, printed.text):
        found += 1
        page_of[position] = pages.page_of[place]
        boxes[4 * position : 4 * position + 4] = pages.boxes[4 * place : 4 * place + 4]
    ink = sum(1 for sign in document.text if not sign.isspace())
    return Pages(pages.pages, page_of, boxes) if ink and found >= _ENOUGH * ink else None


def _in_step(one: str, other: str) -> Iterator[tuple[int, int]]:
    """Walk the characters that the texts have in common, in order: where each stands in both."""
    here, there = _without_blanks(one), _without_blanks(other)
    first, second = here[0], there[0]
    i = j = 0
    while i < len(first) and j < len(second):
        if first[i] == second[j]:
            yield here[1][i], there[1][j]
            i, j = i + 1, j + 1
            continue
        ahead = _again(first, second, i, j)
        if ahead is None:
            i += _REACH // 2  # none of these is anywhere near
        else:
            i, j = ahead


def _again(first: str, second: str, i: int, j: int) -> tuple[int, int] | None:
    """Return the nearest places at which the texts agree for some characters; None where they do not within reach."""
    best: tuple[int, int] | None = None
    least = _REACH
    for ahead in range(min(_REACH, len(first) - i)):
        if ahead >= least:
            break
        gram = first[i + ahead : i + ahead + _GRAM]
        at = second.find(gram, j, j + least - ahead + _GRAM)
        if at >= 0 and ahead + at - j < least:
            best, least = (i + ahead, at), ahead + at - j
    return best


def _without_blanks(text: str) -> tuple[str, list[int]]:
    kept = [position for position, sign in enumerate(text) if not sign.isspace()]
    return "".join(text[position] for position in kept), kept
