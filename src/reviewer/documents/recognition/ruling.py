"""Ruling lines in a picture: long dark runs, level and upright, mended where a scanner broke them."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from PIL import Image

from reviewer.documents.pdf.drawing import Rule
from reviewer.documents.recognition.placing import LEAST_LEAN

_DARKER = 0.82  # of the paper around
_AROUND = 24  # pixels of a coarse cell of paper
_LONG = 110  # pixels; no stroke of a letter is that long
_SHORT = 26  # pixels of a line between two others
_MEETS = 8  # pixels
_GAP, _MENDED = 1, 16  # pixels that a run, and a line, may be broken
_THICKEST = 11
_EDGE, _OVER = 3, 70  # lines that end at a table's edge, and pixels that another one may reach over it
_BESIDE, _CLEAR = 4, 0.7  # pixels from a line, and the share of it along which there is paper on both sides
_CLEAR_LONG = 0.5  # of a long run: words may stand close to it
_DRAWN = (
    0.85  # of a line that is made of short pieces; strokes of words below one another have more between them
)
_OFF, _FINE = (
    math.radians(1.5),
    math.radians(0.03),
)  # how far the text may tell too little, and the steps of looking
_NEIGHBOURS = (0.5, 1.0, 0.5)  # how far what is half a pixel off counts
_TELLING, _ENOUGH = (
    300,
    10,
)  # pixels of pieces that make a line, and how many places of lines, half a pixel each, tell the angle
_MOST_RUNS, _MOST_LINES = 20_000, 3_000  # more are a photograph


def lean_of_rules(grey: Any, lean: float) -> float:
    """Return by which angle the level lines of a page lean, near to what its text tells; that, where it has few lines.

    An engine gives many lines of text as level that are not quite; ruling lines are lost at such an angle.
    """
    thick = _thick(_dark(_levelled(grey, lean)))
    thick[1:] &= ~thick[:-1]  # the upper edge: of a line's thickness each row would be cut off elsewhere
    rows, starts, ends = _runs(thick, _SHORT)
    if not 0 < len(rows) <= _MOST_RUNS:
        return lean
    middles, lengths = (starts + ends) / 2 - grey.shape[1] / 2, ends - starts
    best, most = 0.0, 0.0
    for angle in sorted(np.arange(-_OFF, _OFF + _FINE, _FINE), key=abs):  # in doubt what the text tells
        places = np.rint(2 * (rows - middles * math.tan(angle))).astype(int)
        found = np.convolve(np.bincount(places - places.min(), weights=lengths), _NEIGHBOURS)
        long = found[found >= _TELLING]
        if (told := float((long**2).sum())) > most and len(long) >= _ENOUGH:
            best, most = float(angle), told
    return lean + best if abs(lean + best) >= LEAST_LEAN else 0.0


def rules_of(grey: Any, lean: float) -> tuple[list[Rule], list[Rule]]:
    """Return the level and upright lines of a page that leans by an angle, once it is level."""
    dark = _dark(_levelled(grey, lean))
    level, upright = _lines(dark), _lines(np.ascontiguousarray(dark.T))
    long_level, long_upright = ([line for line in lines if _is_long(line)] for lines in (level, upright))
    level = [line for line in level if _is_long(line) or _spans(line, long_upright)]
    upright = [line for line in upright if _is_long(line) or _spans(line, long_level)]
    return _trimmed(level, upright), _trimmed(upright, level)


def _levelled(grey: Any, lean: float) -> Any:
    if not lean:
        return grey
    turned = Image.fromarray(grey).rotate(math.degrees(lean), Image.Resampling.BILINEAR, fillcolor=255)
    return np.asarray(turned)


def _trimmed(lines: list[Rule], crossing: list[Rule]) -> list[Rule]:
    """Cut off what reaches beyond a table's edge: a stroke of the caption above that touches a line."""
    tops = [edge.at for edge in crossing if _ending(lines, edge, at_start=True) >= _EDGE]
    ends = [edge.at for edge in crossing if _ending(lines, edge, at_start=False) >= _EDGE]
    places = [edge.at for edge in crossing]
    return [Rule(line.at, _held(line.start, tops, places), _held(line.end, ends, places)) for line in lines]


def _held(end: float, edges: list[float], places: list[float]) -> float:
    """Return the edge that the end of a line reaches over; where it ends at a line across, it stays."""
    if any(abs(place - end) <= _MEETS for place in places):
        return end
    return next((edge for edge in edges if abs(edge - end) <= _OVER), end)


def _ending(lines: list[Rule], edge: Rule, *, at_start: bool) -> int:
    """Return how many lines begin, or end, at a line across."""
    near = (line for line in lines if edge.start - _MEETS <= line.at <= edge.end + _MEETS)
    return sum(1 for line in near if abs((line.start if at_start else line.end) - edge.at) <= _MEETS)


def _is_long(line: Rule) -> bool:
    return line.end - line.start >= _LONG


def _spans(line: Rule, others: list[Rule]) -> bool:
    """Tell a short line that leads from one crossing line to another."""
    crossing = [rule for rule in others if rule.start - _MEETS <= line.at <= rule.end + _MEETS]
    return all(any(abs(rule.at - end) <= _MEETS for rule in crossing) for end in (line.start, line.end))


def _dark(grey: Any) -> Any:
    """Return where the picture is darker than the paper around."""
    height, width = grey.shape
    small = max(width // _AROUND, 1), max(height // _AROUND, 1)
    # What a neighbourhood is like on the whole stands for its paper, also under a shade.
    coarse = Image.fromarray(grey).resize(small, Image.Resampling.BOX)
    paper = np.maximum(np.asarray(coarse.resize((width, height), Image.Resampling.BILINEAR)), 60)
    return grey < _DARKER * paper


def _lines(dark: Any) -> list[Rule]:
    """Return the level lines of a mask."""
    rows, starts, ends = (found.tolist() for found in _runs(_thick(dark), _SHORT))
    if len(rows) > _MOST_RUNS:
        return []
    runs = list(zip(rows, starts, ends, strict=True))
    long = [run for run in runs if run[2] - run[1] >= _LONG]  # a letter that touches a line makes no band of it
    found = ((_bands(long), _CLEAR_LONG), (_bands(runs), _CLEAR))
    lines = (band for bands, clear in found for band in bands if _is_line(dark, *band, clear=clear))
    thin = [Rule((band[0] + band[1]) / 2, band[2], band[3]) for band in lines]
    return _mended(thin) if len(thin) <= _MOST_LINES else []


def _bands(runs: list[tuple[int, int, int]]) -> list[list[int]]:
    """Put together runs that lie upon one another: first row, last row, start, end."""
    bands: list[list[int]] = []
    open_bands: list[list[int]] = []
    for row, start, end in runs:
        open_bands = [band for band in open_bands if band[1] >= row - 1]
        for band in open_bands:
            if start <= band[3] + _GAP and end >= band[2] - _GAP:
                band[1], band[2], band[3] = row, min(band[2], start), max(band[3], end)
                break
        else:
            band = [row, row, start, end]
            open_bands.append(band)
            bands.append(band)
    return bands


def _thick(dark: Any) -> Any:
    thick = dark.copy()
    thick[1:] |= dark[:-1]
    thick[:-1] |= dark[1:]
    return thick


def _is_line(dark: Any, first: int, last: int, start: int, end: int, *, clear: float) -> bool:
    """Tell a line from the edge of something filled, and from strokes of letters that happen to stand in a row."""
    if last - first >= _THICKEST:
        return False
    above, below = max(first - _BESIDE, 0), min(last + _BESIDE, len(dark) - 1)
    return bool((~(dark[above, start:end] | dark[below, start:end])).mean() >= clear)


def _runs(mask: Any, shortest: int) -> tuple[Any, Any, Any]:
    """Return row, start and end of the dark runs that are long enough, small gaps closed."""
    height, width = mask.shape
    padded = np.zeros((height, width + 2), dtype=np.int8)
    padded[:, 1:-1] = mask
    steps = np.diff(padded, axis=1)
    rows, starts = np.nonzero(steps == 1)
    ends = np.nonzero(steps == -1)[1]
    if not len(rows):
        return rows, starts, ends
    new = np.ones(len(rows), dtype=bool)
    new[1:] = (rows[1:] != rows[:-1]) | (starts[1:] - ends[:-1] > _GAP)
    first = np.nonzero(new)[0]
    last = np.append(first[1:], len(rows)) - 1
    rows, starts, ends = rows[first], starts[first], ends[last]
    long = ends - starts >= shortest
    return rows[long], starts[long], ends[long]


def _mended(lines: list[Rule]) -> list[Rule]:
    """Join pieces of one line, and what was found twice; strokes of words that stand below one another make none."""
    done: list[Rule] = []
    white: list[float] = []  # between the pieces of each; nothing is white beside a long piece
    for line in sorted(lines, key=lambda rule: rule.start):
        for at, other in enumerate(done):
            if abs(other.at - line.at) <= 3 and line.start <= other.end + _MENDED:
                longer = other if other.end - other.start >= line.end - line.start else line
                done[at] = Rule(longer.at, other.start, max(other.end, line.end))
                white[at] += -math.inf if _is_long(line) else max(line.start - other.end, 0)
                break
        else:
            done.append(line)
            white.append(-math.inf if _is_long(line) else 0.0)
    return [
        line for line, gaps in zip(done, white, strict=True) if gaps <= (1 - _DRAWN) * (line.end - line.start)
    ]
