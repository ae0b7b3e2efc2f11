"""What folds on the right when the window is small; the shell decides, the panels follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reviewer.gui import theme
from reviewer.gui.folding import Folds

BandFold = Literal["full", "heads", "line"]
StripFold = Literal["bars", "flat", "line"]


@dataclass(frozen=True, slots=True)
class FoldState:
    """How much of each piece is shown; heights in logical pixels."""

    row_height: int = 30
    band: BandFold = "full"
    strip: StripFold = "bars"
    over_claims: bool = False  # 自评偏高 stands beside the rubric tree (else a switch above it)

    @classmethod
    def of(cls, folds: Folds) -> FoldState:
        """Return what the window's folds mean here."""
        band: BandFold = "line" if folds.one_line else "heads" if folds.short_band else "full"
        strip: StripFold = "line" if folds.one_line else "flat" if folds.short_band else "bars"
        return cls(theme.row_height(), band, strip, over_claims=not folds.rail)
