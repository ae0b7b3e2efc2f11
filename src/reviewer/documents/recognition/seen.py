"""What an engine hands over, before anything is made of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple


class Sign(NamedTuple):
    """A character, how surely it was made out (0 to 1), and its middle in pixels."""

    text: str
    sure: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A piece of a line: its corners from the top left clockwise as it reads, in pixels, and its characters."""

    corners: tuple[tuple[float, float], ...]
    signs: tuple[Sign, ...]

    @property
    def sure(self) -> float:
        return sum(sign.sure for sign in self.signs) / len(self.signs)


Engine = Callable[[Any], list[SeenLine]]  # is given a grey picture, an array of rows of bytes
