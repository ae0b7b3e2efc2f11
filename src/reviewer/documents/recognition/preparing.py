"""A page's picture made ready: grey, of a size the engine likes, freed of seals, and with its text upright."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
from PIL import Image

from reviewer.documents.pdf.recognising import PagePicture
from reviewer.documents.recognition.seen import Engine, SeenLine

Grey = Any  # an array of rows of bytes

_SIDE = 2339  # pixels of the longer side of an A4 page at 200 dpi
_MOST_ENLARGED = 2.5
_ENLARGE_BELOW = 0.8  # of that side
_MOST_PIXELS = 8_000_000
_RED, _BRIGHT = 50, 110  # how far red is above the other colours in a seal, and how bright it is at least
_CELL = 16  # pixels of the coarse map in which seals are looked for
_SEAL_SIDES = (0.08, 0.35)  # of the width of a page
_SEAL_SHAPE = 1.8
_TALL = 1.5
_SURE = 0.85  # text that is upside down is made out less surely than that


def grey_of(picture: PagePicture) -> tuple[Grey, float]:
    """Return the picture in grey, and how many of its pixels make one of the given picture."""
    rows = np.frombuffer(picture.pixels, dtype=np.uint8).reshape(picture.height, picture.width, 3)
    grey = _without_seals(rows)
    factor = _factor(picture.width, picture.height)
    if factor == 1:
        return grey, 1.0
    size = max(round(picture.width * factor), 1), max(round(picture.height * factor), 1)
    way = Image.Resampling.BICUBIC if factor > 1 else Image.Resampling.LANCZOS
    return np.asarray(Image.fromarray(grey).resize(size, way)), factor


def _factor(width: int, height: int) -> float:
    longer = max(width, height)
    wanted = min(_SIDE / longer, _MOST_ENLARGED) if longer < _ENLARGE_BELOW * _SIDE else 1.0
    return min(wanted, math.sqrt(_MOST_PIXELS / (width * height)))


def _without_seals(rows: Any) -> Grey:
    """Return the page in grey; inside of seals only what is dark in red light, too, stays dark."""
    grey = np.asarray(Image.fromarray(rows).convert("L")).copy()
    red = rows[:, :, 0].astype(np.int16)
    other = np.maximum(rows[:, :, 1], rows[:, :, 2]).astype(np.int16)
    marked = (red - other > _RED) & (red > _BRIGHT)
    if marked.any():
        for top, bottom, left, right in _seals(marked):
            inside = np.s_[top:bottom, left:right]
            grey[inside] = np.where(marked[inside], 255, np.maximum(grey[inside], rows[inside][:, :, 0]))
    return grey


def _seals(marked: Any) -> Iterator[tuple[int, int, int, int]]:
    """Walk the rectangles around red things that are about as high as wide, unlike red letters."""
    height, width = (side // _CELL for side in marked.shape)
    coarse = marked[: height * _CELL, : width * _CELL].reshape(height, _CELL, width, _CELL).any(axis=(1, 3))
    left = set(zip(*(axis.tolist() for axis in np.nonzero(coarse)), strict=True))
    smallest, largest = (share * marked.shape[1] for share in _SEAL_SIDES)
    while left:
        group = _together(left)
        top, bottom = (end * _CELL for end in (min(y for y, _ in group), max(y for y, _ in group) + 1))
        begin, end = (end * _CELL for end in (min(x for _, x in group), max(x for _, x in group) + 1))
        sides = sorted((bottom - top, end - begin))
        if smallest <= sides[0] and sides[1] <= min(largest, _SEAL_SHAPE * sides[0]):
            yield top, bottom, begin, end


def _together(left: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """Take one cell with all that hang together with it."""
    group = [left.pop()]
    for y, x in group:
        near = {(y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)} & left
        left -= near
        group.extend(near)
    return group


def upright(grey: Grey, engine: Engine) -> tuple[int, Grey, list[SeenLine]]:
    """Recognise a page with its text upright; return the quarters by which that lay turned, and the turned picture."""
    lines = engine(grey)
    quarters = 0
    if _lies_on_its_side(lines):
        quarters = 1
        lines = engine(_turned(grey, quarters))
    if lines and _sureness(lines) < _SURE:
        other = (quarters + 2) % 4
        again = engine(_turned(grey, other))
        if again and _sureness(again) > _sureness(lines):
            quarters, lines = other, again
    return quarters, _turned(grey, quarters), lines


def _turned(grey: Grey, quarters: int) -> Grey:
    return np.ascontiguousarray(np.rot90(grey, quarters))


def _lies_on_its_side(lines: list[SeenLine]) -> bool:
    tall = sum(_height(line) for line in lines if _height(line) >= _TALL * _width(line))
    level = sum(_width(line) for line in lines if _width(line) >= _TALL * _height(line))
    return tall > level


def _width(line: SeenLine) -> float:
    return max(x for x, _ in line.corners) - min(x for x, _ in line.corners)


def _height(line: SeenLine) -> float:
    return max(y for _, y in line.corners) - min(y for _, y in line.corners)


def _sureness(lines: list[SeenLine]) -> float:
    """Return how surely the characters of a page were made out."""
    signs = [sign for line in lines for sign in line.signs]
    return sum(sign.sure for sign in signs) / len(signs)
