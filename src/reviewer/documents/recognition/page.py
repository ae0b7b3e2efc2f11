"""One page's picture through the engine: characters and ruling lines in points, level."""

from __future__ import annotations

from dataclasses import replace

from reviewer.documents.pdf.drawing import Rule
from reviewer.documents.pdf.recognising import PagePicture, Recognised, RecognisedPage
from reviewer.documents.recognition.placing import characters_of, lean_of
from reviewer.documents.recognition.preparing import grey_of, upright
from reviewer.documents.recognition.ruling import lean_of_rules, rules_of
from reviewer.documents.recognition.seen import Engine
from reviewer.documents.recognition.slips import mended
from reviewer.domain.pages import Box


def recognised_page(picture: PagePicture, engine: Engine) -> RecognisedPage:
    """Recognise a page."""
    grey, factor = grey_of(picture)
    quarters, grey, lines = upright(grey, engine)
    if not lines:
        return RecognisedPage()
    lean = lean_of_rules(grey, lean_of(lines))
    level, across = rules_of(grey, lean)
    height, width = grey.shape
    characters = characters_of(
        [replace(line, signs=mended(line.signs)) for line in lines], lean, (width / 2, height / 2), across
    )
    scale = picture.scale * factor
    return RecognisedPage(
        tuple(_in_points(character, scale) for character in characters),
        tuple(Rule(*(value / scale for value in rule)) for rule in level),
        tuple(Rule(*(value / scale for value in rule)) for rule in across),
        quarters,
        lean,
    )


def _in_points(character: Recognised, scale: float) -> Recognised:
    box = character.box
    sides = (box.left / scale, box.top / scale, box.right / scale, box.bottom / scale)
    return replace(character, box=Box(*sides))
