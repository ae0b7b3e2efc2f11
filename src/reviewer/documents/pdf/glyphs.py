"""The characters of one page, with their places as the page is shown."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from ctypes import c_double, c_int, c_void_p, cast, create_string_buffer
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from reviewer.documents.pdf.spelling import is_han, spelled
from reviewer.domain.pages import CERTAIN, NOWHERE, Box

MOST_CHARACTERS = 60_000  # of one page
ASCENT, DESCENT = 0.86, 0.14  # of the size: the room of a 汉字 above and below its baseline
_SMALLEST, _LARGEST = 1.0, 2000.0  # points; what is smaller is hidden, not read
_LEAN = 0.17  # radians; what leans more is a watermark
_HIDDEN_MODES = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
_SCALE = 1000


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character in upright coordinates: points from the top left of its page once the page's text is level."""

    text: str
    page: int
    left: float
    right: float
    base: float  # the baseline
    size: float
    face: str = ""
    confidence: int = CERTAIN

    @property
    def top(self) -> float:
        return self.base - ASCENT * self.size

    @property
    def bottom(self) -> float:
        return self.base + DESCENT * self.size

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


class Affine(NamedTuple):
    """x' = ax + cy + e, y' = bx + dy + f."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def vector(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y, self.b * x + self.d * y

    def after(self, first: Affine) -> Affine:
        """Return the map that applies another one first."""
        (a, b), (c, d) = self.vector(first.a, first.b), self.vector(first.c, first.d)
        return Affine(a, b, c, d, *self.point(first.e, first.f))


@dataclass(frozen=True, slots=True)
class Turn:
    """How the text of a page lies on it: in quarters clockwise (a table printed sideways has 1 or 3).

    Where the page was laid askew on a scanner it lies turned further by a small angle `lean` (radians, clockwise).
    """

    quarters: int
    width: float  # of the page as it is shown
    height: float
    lean: float = 0.0

    def upright(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the page is once its text is level."""
        turned = (
            (x, y),
            (y, self.width - x),
            (self.width - x, self.height - y),
            (self.height - y, x),
        )[self.quarters]
        return self._leaned(*turned, -self.lean)

    def shown(self, x: float, y: float) -> tuple[float, float]:
        """Return where an upright point is on the page as it is shown."""
        x, y = self._leaned(x, y, self.lean)
        return (
            (x, y),
            (self.width - y, x),
            (self.width - x, self.height - y),
            (y, self.height - x),
        )[self.quarters]

    def _leaned(self, x: float, y: float, angle: float) -> tuple[float, float]:
        """Turn an upright point around the middle of the page."""
        if not angle:
            return x, y
        middle_x, middle_y = (side / 2 for side in self.upright_size)
        x, y, sine, cosine = x - middle_x, y - middle_y, math.sin(angle), math.cos(angle)
        return middle_x + x * cosine - y * sine, middle_y + x * sine + y * cosine

    def box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """Return an upright rectangle as it lies on the page, no larger than the page."""
        if self.lean:  # as large as it is, around where its middle comes to stand
            x, y = (left + right) / 2, (top + bottom) / 2
            moved_x, moved_y = self._leaned(x, y, self.lean)
            left, right, top, bottom = (
                left + moved_x - x,
                right + moved_x - x,
                top + moved_y - y,
                bottom + moved_y - y,
            )
            return replace(self, lean=0.0).box(left, top, right, bottom)
        if not self.quarters:
            return Box(max(left, 0.0), max(top, 0.0), min(right, self.width), min(bottom, self.height))
        (x1, y1), (x2, y2) = self.shown(left, top), self.shown(right, bottom)
        x1, x2 = sorted(min(max(x, 0.0), self.width) for x in (x1, x2))
        y1, y2 = sorted(min(max(y, 0.0), self.height) for y in (y1, y2))
        return Box(x1, y1, x2, y2)

    @property
    def upright_size(self) -> tuple[float, float]:
        return (self.height, self.width) if self.quarters % 2 else (self.width, self.height)


@dataclass(frozen=True, slots=True)
class Placed:
    """A character as it was drawn: where its baseline begins, which way it runs and how far."""

    text: str
    x: float
    y: float
    quarters: int
    advance: float
    size: float
    face: str
    hidden: bool

    def glyph(self, page: int, turn: Turn) -> Glyph:
        """Return it in upright coordinates."""
        x, y = turn.upright(self.x, self.y)
        across = (self.quarters - turn.quarters) % 4
        if across == 0:
            return Glyph(self.text, page, x, x + self.advance, y, self.size, self.face)
        # A label that stands on its side takes a square as wide as its line, in the middle of its advance.
        middle = {1: y + self.advance / 2, 2: y, 3: y - self.advance / 2}[across]
        left = {1: x - DESCENT * self.size, 2: x - self.advance, 3: x - ASCENT * self.size}[across]
        width = self.advance if across == 2 else self.size
        return Glyph(self.text, page, left, left + width, middle + 0.36 * self.size, self.size, self.face)


def map_of(page: Any, width: float, height: float) -> Affine:
    """Return how the page's own coordinates become points from the top left, its crop box and rotation applied."""
    x, y = c_int(), c_int()
    points = []
    for at in ((0.0, 0.0), (1000.0, 0.0), (0.0, 1000.0)):
        raw.FPDF_PageToDevice(page, 0, 0, round(width * _SCALE), round(height * _SCALE), 0, *at, x, y)
        points.append((x.value / _SCALE, y.value / _SCALE))
    (e, f), (ax, ay), (cx, cy) = points
    return Affine((ax - e) / 1000, (ay - f) / 1000, (cx - e) / 1000, (cy - f) / 1000, e, f)


class _Look(NamedTuple):
    """What the characters of one text object share."""

    quarters: int | None
    size: float
    face: str
    hidden: bool


class _Reading:
    """One text page being read."""

    def __init__(self, text: Any, place: Affine) -> None:
        self._text, self._place = text, place
        self._looks: dict[int | None, _Look] = {}
        self._x, self._y, self._box = c_double(), c_double(), raw.FS_RECTF()

    def characters(self) -> Iterator[Placed]:
        before = 0
        for index in range(raw.FPDFText_CountChars(self._text)):
            code = raw.FPDFText_GetUnicode(self._text, index)
            if 0xD800 <= code < 0xDC00:
                before = code
                continue
            if 0xDC00 <= code < 0xE000 and before:
                code = 0x10000 + ((before - 0xD800) << 10) + code - 0xDC00
            before = 0
            if raw.FPDFText_IsGenerated(self._text, index) != 1 and (words := spelled(code)):
                yield from self._placed(index, words)

    def _placed(self, index: int, words: str) -> Iterator[Placed]:
        """Place what one drawn character says: several characters for a ligature, side by side."""
        look = self._look(index)
        if look.quarters is None or not _SMALLEST <= look.size <= _LARGEST:
            return
        raw.FPDFText_GetCharOrigin(self._text, index, self._x, self._y)
        x, y = self._place.point(self._x.value, self._y.value)
        if not (math.isfinite(x) and math.isfinite(y)):
            return
        advance = self._advance(index, words, look) / len(words)
        step_x, step_y = ((1, 0), (0, 1), (-1, 0), (0, -1))[look.quarters]
        for at, character in enumerate(words):
            along = at * advance
            yield Placed(
                character,
                x + step_x * along,
                y + step_y * along,
                look.quarters,
                advance,
                look.size,
                look.face,
                look.hidden,
            )

    def _advance(self, index: int, words: str, look: _Look) -> float:
        box = self._box
        if raw.FPDFText_GetLooseCharBox(self._text, index, box):
            width, height = map(abs, self._place.vector(box.right - box.left, box.top - box.bottom))
            advance = height if (look.quarters or 0) % 2 else width
            if 0.05 * look.size < advance < 4 * look.size:
                return advance
        return look.size if is_han(words[0]) else look.size / 2

    def _look(self, index: int) -> _Look:
        drawn = raw.FPDFText_GetTextObject(self._text, index)
        key = cast(drawn, c_void_p).value
        if key not in self._looks:
            self._looks[key] = self._new_look(index, drawn)
        return self._looks[key]

    def _new_look(self, index: int, drawn: Any) -> _Look:
        matrix = raw.FS_MATRIX()
        if not drawn or not raw.FPDFText_GetMatrix(self._text, index, matrix):
            return _Look(None, 0.0, "", False)
        run = self._place.vector(matrix.a, matrix.b)
        rise = self._place.vector(matrix.c, matrix.d)
        size = raw.FPDFText_GetFontSize(self._text, index) * math.hypot(*rise)
        mode = raw.FPDFTextObj_GetTextRenderMode(drawn)
        return _Look(_quarters(*run), size, _face(drawn), mode in _HIDDEN_MODES)


def _quarters(x: float, y: float) -> int | None:
    """Return the direction of writing in quarter turns clockwise, None where it is none of them."""
    angle = math.atan2(y, x)
    nearest = round(angle / (math.pi / 2))
    return nearest % 4 if abs(angle - nearest * math.pi / 2) < _LEAN else None


def _face(drawn: Any) -> str:
    font = raw.FPDFTextObj_GetFont(drawn)
    buffer = create_string_buffer(128)
    length = raw.FPDFFont_GetBaseFontName(font, buffer, 128) if font else 0
    return buffer.raw[: min(max(length - 1, 0), 127)].decode("utf-8", "replace")


def characters_of(page: Any, place: Affine) -> list[Placed]:
    """Return the characters of a page in the order the engine gives them, no more than MOST_CHARACTERS."""
    text = raw.FPDFText_LoadPage(page)
    if not text:
        return []
    try:
        return list(islice(_Reading(text, place).characters(), MOST_CHARACTERS))
    finally:
        raw.FPDFText_ClosePage(text)


def turn_of(characters: list[Placed], width: float, height: float) -> Turn:
    """Return how most characters of a page lie."""
    counted = Counter(character.quarters for character in characters if character.text != " ")
    most = counted.most_common(1)
    return Turn(most[0][0] if most else 0, width, height)


def glyphs_of(characters: list[Placed], page: int, turn: Turn) -> list[Glyph]:
    """Return the characters that stand on the page, level."""
    width, height = turn.upright_size
    glyphs = (character.glyph(page, turn) for character in characters)
    return [g for g in glyphs if g.right > 0 and g.left < width and g.bottom > 0 and g.top < height]


def blank_after(glyph: Glyph) -> Glyph:
    """Return a space that is put in behind a character and stands nowhere."""
    return replace(glyph, text=" ", page=NOWHERE, left=glyph.right, confidence=CERTAIN)
