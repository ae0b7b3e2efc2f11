"""From what an engine saw to characters in level lines: the angle of the page, sizes of type, room of each character."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, median_low

from reviewer.documents.pdf.drawing import Rule
from reviewer.documents.pdf.recognising import Recognised
from reviewer.documents.pdf.spelling import is_han
from reviewer.documents.recognition.seen import SeenLine, Sign
from reviewer.domain.pages import Box

_MOST_LEAN = math.radians(6)
LEAST_LEAN = math.radians(0.05)
_TELLING = 5  # characters of a line that tells the angle
_ALIKE = 0.09  # sizes of type that near are one
_UNLIKE = 1.6  # that many times larger or smaller is another size after all
_ENOUGH_STEPS = 4  # between 汉字 of a row that tell its size of type
_CLOSE, _SPREAD = 0.5, 1.25  # of the height of its box, between which they do
_SIDEWAYS = 0.25  # how much a distance across counts
_PILED = 1.5  # times as high as wide
_MARGIN = 0.05  # of the size: what an engine's box leaves free around the ink
_LATIN = 0.52  # of the size: the room of a figure or letter
_TOUCH, _TOUCH_FIGURES = 1.3, 1.55  # of their room: neighbours that near touch
_LEAST_STEP = 0.25  # of the size, between two figures
_BEFORE = "（《〈「『【〔"
_HALF = 0.45  # of the size: the white half of a bracket that begins a line
_STROKES = "|丨｜"
_ON_RULE = 0.45  # of the size


@dataclass(frozen=True, slots=True)
class _Row:
    """A piece of a line, level: its edges, its middle, its size of type, and its characters."""

    left: float
    right: float
    middle: float
    size: float
    signs: tuple[Sign, ...]


def lean_of(lines: Sequence[SeenLine]) -> float:
    """Return the angle by which the lines of a page lean, in radians clockwise; 0 where they are level."""
    told = []
    for line in lines:
        (x1, y1), (x2, y2) = line.corners[0], line.corners[1]
        angle = math.atan2(y2 - y1, x2 - x1)
        if len(line.signs) >= _TELLING and abs(angle) <= _MOST_LEAN:
            told.append((angle, len(line.signs)))
    if not told:
        return 0.0
    told.sort()
    half, passed = sum(weight for _, weight in told) / 2, 0
    for angle, weight in told:
        passed += weight
        if passed >= half:
            return angle if abs(angle) >= LEAST_LEAN else 0.0
    return 0.0


def characters_of(
    lines: Sequence[SeenLine], lean: float, middle: tuple[float, float], upright: Sequence[Rule]
) -> Iterator[Recognised]:
    """Walk the characters of a page that leans around its middle, level; strokes of ruling lines are none."""
    rows = [row for line in lines for row in _rows(line, lean, middle)]
    sizes = _sizes(rows)
    for row, size in zip(rows, sizes, strict=True):
        top = row.middle - size / 2
        for sign, (left, right) in zip(row.signs, _rooms(row, size), strict=True):
            if sign.text in _STROKES and any(_is_on(rule, sign.x, row.middle, size) for rule in upright):
                continue
            yield Recognised(sign.text, Box(left, top, right, top + size), round(100 * sign.sure))


def _is_on(rule: Rule, x: float, y: float, size: float) -> bool:
    return abs(rule.at - x) < _ON_RULE * size and rule.start <= y <= rule.end


def _rows(line: SeenLine, lean: float, around: tuple[float, float]) -> Iterator[_Row]:
    """Walk the rows that a piece of a line makes once it is level: one for each character where they stand in a pile."""
    corners = [_level(*corner, lean, around) for corner in line.corners]
    signs = tuple(Sign(s.text, s.sure, *_level(s.x, s.y, lean, around)) for s in line.signs)
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    top, bottom = (sum(y for _, y in pair) / 2 for pair in (corners[:2], corners[2:]))
    if len(signs) > 1 and bottom - top >= _PILED * (right - left):
        for sign in signs:
            yield _Row(left, right, sign.y, max(right - left, 1.0), (sign,))
    else:
        yield _Row(left, right, (top + bottom) / 2, max(bottom - top, 1.0), signs)


def _level(x: float, y: float, lean: float, around: tuple[float, float]) -> tuple[float, float]:
    x, y, sine, cosine = x - around[0], y - around[1], math.sin(lean), math.cos(lean)
    return around[0] + x * cosine + y * sine, around[1] - x * sine + y * cosine


def _sizes(rows: Sequence[_Row]) -> list[float]:
    """Return the size of type of each row: how far apart its 汉字 stand, or what its neighbours have.

    The height of an engine's box says less: it varies by a fifth in one size of type.
    """
    told = {at: pitch for at, row in enumerate(rows) if (pitch := _pitch(row)) is not None}
    if not told:
        return [row.size for row in rows]
    share = median(pitch / rows[at].size for at, pitch in told.items())
    sizes = [told.get(at, share * row.size) for at, row in enumerate(rows)]
    for at, row in enumerate(rows):
        if at not in told:
            near = min(told, key=lambda other: _distance(row, rows[other]))
            if 1 / _UNLIKE <= sizes[at] / told[near] <= _UNLIKE:
                sizes[at] = told[near]
    return _evened(sizes, [len(row.signs) for row in rows])


def _pitch(row: _Row) -> float | None:
    """Return how far apart the 汉字 of a row stand; None where too few do, or where they are spread out or crowded."""
    steps = [
        other.x - one.x
        for one, other in pairwise(row.signs)
        if all(sign.text.isalpha() and is_han(sign.text) for sign in (one, other))
    ]
    if len(steps) < _ENOUGH_STEPS:
        return None
    pitch = sum(steps) / len(steps)
    return pitch if _CLOSE * row.size < pitch < _SPREAD * row.size else None


def _evened(sizes: list[float], weights: list[int]) -> list[float]:
    """Make sizes that are nearly the same the same: a page's sizes of type are few."""
    even = list(sizes)
    left = set(range(len(sizes)))
    while left:
        usual = median(sizes[at] for at in left for _ in range(weights[at]))
        alike = {at for at in left if abs(sizes[at] - usual) <= _ALIKE * usual}
        size = median(sizes[at] for at in alike for _ in range(weights[at]))
        for at in alike:
            even[at] = size
        left -= alike
    return even


def _distance(row: _Row, other: _Row) -> float:
    """Return how far two rows stand apart; what stands to the left or right counts as near."""
    beside = max(other.left - row.right, row.left - other.right, 0.0)
    return abs(other.middle - row.middle) + _SIDEWAYS * beside


def _pitch_of_figures(signs: Sequence[Sign], size: float) -> float:
    """Return how far apart figures that follow one another stand, so that 表1 2023 keeps its blank."""
    steps = [b.x - a.x for a, b in pairwise(signs) if a.text.isdigit() and b.text.isdigit()]
    close = [step for step in steps if _LEAST_STEP * size < step < size]
    return median_low(close) if len(close) > 1 else size


def _rooms(row: _Row, size: float) -> list[tuple[float, float]]:
    """Return from where to where each character of a row reaches."""
    latin = min(_LATIN * size, _pitch_of_figures(row.signs, size))
    widths = [size if is_han(sign.text) else latin for sign in row.signs]
    lefts = [sign.x - width / 2 for sign, width in zip(row.signs, widths, strict=True)]
    rights = [sign.x + width / 2 for sign, width in zip(row.signs, widths, strict=True)]
    for at, (one, other) in enumerate(pairwise(row.signs)):
        distance, room = other.x - one.x, (widths[at] + widths[at + 1]) / 2
        if distance < (_TOUCH_FIGURES if room == latin else _TOUCH) * room:
            rights[at] = lefts[at + 1] = one.x + distance * widths[at] / (2 * room)
    first = row.signs[0]
    lefts[0] = min(row.left + _MARGIN * size - _HALF * size * (first.text in _BEFORE), rights[0] - 0.1 * size)
    rights[-1] = max(row.right - _MARGIN * size, lefts[-1] + 0.1 * size)
    return list(zip(lefts, rights, strict=True))
