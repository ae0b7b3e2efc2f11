"""What folds when the window gets small: one table, one object that everything listens to.

Thresholds are logical pixels of the window. Folds are undone in reverse order by growing again; panels read
`Folds` from the controller and never look at the window's size themselves.
"""

from __future__ import annotations

from typing import NamedTuple

MINIMUM_WIDTH, MINIMUM_HEIGHT = 880, 480


class Folds(NamedTuple):
    """Which folds are in force."""

    rail: bool = False  # queue is a 40 px rail; 自评偏高 is a switch above the tree
    compact: bool = False  # rows 26 instead of 30
    short_words: bool = False  # no words on 上一份 …, narrow search, no key hints
    short_band: bool = False  # band: heading and buttons; strip without bars (76)
    one_line: bool = False  # second view, band and strip: one line each
    single: bool = False  # original and panel share one place


def folds_for(width: int, height: int) -> Folds:
    """Return the folds of a window size."""
    return Folds(
        rail=width < 1680,
        compact=height < 800,
        short_words=width < 1320,
        short_band=height < 740,
        one_line=height < 640 or width < 1180,
        single=width < 1024,
    )
