"""Where recognition of scanned pages fits in: a page's picture in, characters with places and confidence out.

The reader takes such a function or none; what it returns goes the same way as the characters of a text page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from reviewer.documents.pdf.glyphs import DESCENT, Glyph
from reviewer.domain.pages import Box


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as it is shown: rows of red, green, blue bytes from the top left; `scale` pixels are one point."""

    width: int
    height: int
    scale: float
    pixels: bytes


@dataclass(frozen=True, slots=True)
class Recognised:
    """One character that was made out in a picture: its rectangle in pixels, and 0 to 100 for how surely."""

    text: str
    box: Box
    confidence: int


Recogniser = Callable[[PagePicture], Iterable[Recognised]]


def recognised_glyphs(recognise: Recogniser, picture: PagePicture, page: int) -> Iterator[Glyph]:
    """Walk the characters that are made out in a page's picture, in points."""
    for found in recognise(picture):
        box = found.box
        size = (box.bottom - box.top) / picture.scale
        base = box.bottom / picture.scale - DESCENT * size
        left, right = box.left / picture.scale, box.right / picture.scale
        yield Glyph(found.text, page, left, right, base, size, confidence=min(max(found.confidence, 0), 100))
