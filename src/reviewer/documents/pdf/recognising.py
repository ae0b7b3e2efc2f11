"""Where recognition of scanned pages fits in: a page's picture in, characters with places and confidence out.

The reader takes a recogniser or none; what it returns goes the same way as the characters of a text page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reviewer.documents.pdf.drawing import Rule
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
    """One character that was made out in a picture: its rectangle, and 0 to 100 for how surely."""

    text: str
    box: Box
    confidence: int


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """What was made out on a page, in upright points: its characters and ruling lines, and how the text lies on it.

    `quarters` and `lean` are those of `Turn`.
    """

    characters: tuple[Recognised, ...] = ()
    level: tuple[Rule, ...] = ()
    upright: tuple[Rule, ...] = ()
    quarters: int = 0
    lean: float = 0.0


PictureMaker = Callable[[], PagePicture | None]
# Is given a page's index and what makes its picture; returns None where recognition failed.
Recogniser = Callable[[int, PictureMaker], RecognisedPage | None]


def recognised_glyphs(found: RecognisedPage, page: int) -> Iterator[Glyph]:
    """Walk the characters that were made out on a page."""
    for character in found.characters:
        box = character.box
        size = box.bottom - box.top
        sure = min(max(character.confidence, 0), 100)
        base = box.bottom - DESCENT * size
        yield Glyph(character.text, page, box.left, box.right, base, size, confidence=sure)
