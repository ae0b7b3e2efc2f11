"""What is drawn on a page beside its characters: ruling lines and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import c_float, c_int
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from reviewer.documents.pdf.glyphs import Affine, Turn

MOST_OBJECTS = 40_000  # of one page; a drawing with more has no tables
_OUTLINES = 30
_DEEPEST = 8
_THIN = 2.6  # points; a filled box that thin is a line
_SHORTEST = 3.0
_STRAIGHT = 0.6
_FARTHEST = 100_000.0
_MOST_SEGMENTS = 2_000


class Rule(NamedTuple):
    """A level or upright line: where it stands across, and from where to where it runs."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Drawing:
    """Ruling lines in upright coordinates, and how much of the page pictures cover (0 to 1 and more)."""

    level: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)
    pictured: float = 0.0
    objects: int = 0

    @property
    def too_much(self) -> bool:
        return self.objects > MOST_OBJECTS

    @property
    def outlines(self) -> bool:
        """Whether enough is drawn to be letters turned into shapes."""
        return self.objects > _OUTLINES

    def add(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Add a line where it is straight, no mere dot and not beyond all pages."""
        if not all(abs(side) < _FARTHEST for side in (x1, y1, x2, y2)):
            return
        wide, high = abs(x2 - x1), abs(y2 - y1)
        if wide >= _SHORTEST and high <= _STRAIGHT:
            self.level.append(Rule((y1 + y2) / 2, min(x1, x2), max(x1, x2)))
        elif high >= _SHORTEST and wide <= _STRAIGHT:
            self.upright.append(Rule((x1 + x2) / 2, min(y1, y2), max(y1, y2)))


def drawing_of(page: Any, place: Affine, turn: Turn) -> Drawing:
    """Read the ruling lines and pictures of a page."""
    drawing = Drawing()
    for element, at in _elements(page, place):
        drawing.objects += 1
        if drawing.too_much:
            break
        kind = raw.FPDFPageObj_GetType(element)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            _path(element, at, turn, drawing)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE and (box := _bounds(element, at)):
            drawing.pictured += abs(box[2] - box[0]) * abs(box[3] - box[1]) / (turn.width * turn.height)
    return drawing


def _elements(page: Any, place: Affine) -> Iterator[tuple[Any, Affine]]:
    """Walk the objects of a page and of the forms on it, each with the map to the page as it is shown."""
    for index in range(max(raw.FPDFPage_CountObjects(page), 0)):
        yield from _inside(raw.FPDFPage_GetObject(page, index), place, 0)


def _inside(element: Any, place: Affine, depth: int) -> Iterator[tuple[Any, Affine]]:
    if not element:
        return
    yield element, place
    if depth < _DEEPEST and raw.FPDFPageObj_GetType(element) == raw.FPDF_PAGEOBJ_FORM:
        inner = place.after(_matrix(element))
        for index in range(max(raw.FPDFFormObj_CountObjects(element), 0)):
            yield from _inside(raw.FPDFFormObj_GetObject(element, index), inner, depth + 1)


def _matrix(element: Any) -> Affine:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(element, matrix):
        return Affine(1, 0, 0, 1, 0, 0)
    return Affine(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _bounds(element: Any, place: Affine) -> tuple[float, float, float, float] | None:
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    if not raw.FPDFPageObj_GetBounds(element, left, bottom, right, top):
        return None
    return (*place.point(left.value, bottom.value), *place.point(right.value, top.value))


def _path(element: Any, place: Affine, turn: Turn, drawing: Drawing) -> None:
    box = _bounds(element, place)
    if box is None:
        return
    (x1, y1), (x2, y2) = turn.upright(box[0], box[1]), turn.upright(box[2], box[3])
    wide, high = abs(x2 - x1), abs(y2 - y1)
    fill, stroke = c_int(), c_int()
    raw.FPDFPath_GetDrawMode(element, fill, stroke)
    if not fill.value and not stroke.value:
        return
    if min(wide, high) <= _THIN:
        middle_x, middle_y = (x1 + x2) / 2, (y1 + y2) / 2
        drawing.add(*((x1, middle_y, x2, middle_y) if wide >= high else (middle_x, y1, middle_x, y2)))
    elif stroke.value:
        _outline(element, place.after(_matrix(element)), turn, drawing)


def _outline(element: Any, place: Affine, turn: Turn, drawing: Drawing) -> None:
    """Add the straight sides of a path that is drawn with a pen."""
    x, y = c_float(), c_float()
    first = last = (0.0, 0.0)
    for index in range(min(raw.FPDFPath_CountSegments(element), _MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(element, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = turn.upright(*place.point(x.value, y.value))
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = here
        elif kind == raw.FPDF_SEGMENT_LINETO:
            drawing.add(*last, *here)
        if raw.FPDFPathSegment_GetClose(segment):
            drawing.add(*here, *first)
        last = here
