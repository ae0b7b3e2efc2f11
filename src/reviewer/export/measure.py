"""How wide a text is and how high its row must be, so that nothing is cut on screen or paper."""

from __future__ import annotations

import math
import unicodedata
from functools import lru_cache

# A column of width 1 is one digit of the workbook's normal font (Calibri 11): 5.25 pt at 96 dpi.
COLUMN_UNIT_PT = 5.25
LINE_FACTOR = 1.36
PADDING_PT = 3.0
BOLD_FACTOR = 1.08
_NARROW = 8  # squares
HIGHEST_PT = 409.0  # Excel's limit for a row


@lru_cache(maxsize=8192)
def is_wide(character: str) -> bool:
    """Tell whether a character takes a full square."""
    return unicodedata.east_asian_width(character) in "WFA"


def text_width_pt(text: str, size: float) -> float:
    """Return the width of one line: Chinese a square each, all else 0.56 of one."""
    wide = _count_wide(text)
    return size * (wide + 0.56 * (len(text) - wide))


@lru_cache(maxsize=4096)
def _count_wide(text: str) -> int:
    return 0 if text.isascii() else sum(map(is_wide, text))


def number_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how many column units a number needs, so that it is not shown as ####."""
    wide = text_width_pt(text, size) * (BOLD_FACTOR if bold else 1)
    return (wide + size / 4) / COLUMN_UNIT_PT


def lines_in(text: str, width_pt: float, size: float) -> int:
    """Return how many lines a wrapped text takes in a width."""
    return sum(_wrapped(line, width_pt, size) for line in text.split("\n"))


def _wrapped(text: str, width: float, size: float) -> int:
    # A line that wraps loses up to one square at its end, where the next character no longer fits; in a narrow column
    # more where there are numbers, which do not break.
    needed = text_width_pt(text, size)
    if needed <= width:
        return 1
    numbers = width < _NARROW * size and any(character.isdigit() for character in text)
    lost = size * (1.6 if numbers else 1)
    return math.ceil(needed / max(width - lost, size))


def height_pt(text: str, columns: float, size: float) -> float:
    """Return the height of a row for a text in a cell as wide as so many column units."""
    lines = lines_in(text, columns * COLUMN_UNIT_PT, size)
    return min(lines * size * LINE_FACTOR + PADDING_PT, HIGHEST_PT)
