"""A cell as it is compared: its value, and the shape of its formula, which no program's way of writing changes."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Value = float | str | None
_TOLERANCE = 1e-9
_QUOTED_TEXT = re.compile(r'("(?:[^"]|"")*")')
_SHEET = re.compile(r"(?:'(?:[^']|'')*'|[\w.\u4e00-\u9fff]+)!")
_REFERENCE = re.compile(r"\$?\b[A-Z]{1,3}\$?\d+\b")
_NUMERAL = re.compile(r"(?<![\w.@])\d+(?:\.\d+)?(?:E[+-]?\d+)?")
_PREFIX = re.compile(r"_XLFN\.|_XLWS\.|\s+|\$")


@dataclass(frozen=True, slots=True)
class Cell:
    """A value, "" and None alike nothing. `percent`: 95% is 0.95 here.

    `shape` is that of its formula, "" without one; it is worked out (`shaped`) of the few cells that are compared.
    """

    value: Value = None
    shape: str = ""
    percent: bool = False
    formula: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it, a blank neither."""
        return self.value is None or (isinstance(self.value, str) and not self.value.strip())

    @property
    def text(self) -> str:
        """The value as text: a number with all its digits."""
        if isinstance(self.value, float):
            return repr(self.value)
        return (self.value or "").strip()

    def shaped(self) -> Cell:
        """Return it with the shape of its formula in the formula's place."""
        return Cell(self.value, shape_of(self.formula), self.percent) if self.formula else self


Grid = Mapping[int, Mapping[int, Cell]]  # rows and columns counted from 0; what is empty is left out
NOTHING = Cell()


@dataclass(frozen=True, slots=True)
class Pair:
    """A cell as it was written and as it is."""

    before: Cell = NOTHING
    now: Cell = NOTHING

    @property
    def changed(self) -> bool:
        """Whether somebody changed it: a formula's own new result is no change, nor is its old result in its place."""
        if self.before.shape and self.before.shape == self.now.shape:
            return False
        return not same(self.before.value, self.now.value) or self.unknown

    @property
    def unknown(self) -> bool:
        """Whether it is a formula now that was saved without its result."""
        return bool(self.now.shape) and self.now.empty and self.before.shape != self.now.shape


def shape_of(formula: str) -> str:
    """Return a short name for what a formula does, whatever rows and columns it reads and however a program spells it."""
    pieces = _QUOTED_TEXT.split(formula.strip().removeprefix("="))
    for at in range(0, len(pieces), 2):
        bare = _PREFIX.sub("", pieces[at].upper())
        bare = _REFERENCE.sub("@", _SHEET.sub("", bare))
        pieces[at] = _NUMERAL.sub(lambda found: f"{float(found[0]):.9g}", bare)
    return digest(pieces)


def digest(texts: Iterable[str]) -> str:
    """Return a short name for some texts in their order."""
    return hashlib.sha256("\x1f".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def number_in(value: Value) -> float | None:
    """Return the number that a cell holds, also where it is kept as text; None for any other text and for nothing."""
    if isinstance(value, float):
        return value
    try:
        found = float((value or "").strip())
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def same(one: Value, other: Value) -> bool:
    """Tell whether two values are the same: numbers within rounding of other programs, words without their blanks."""
    numbers = number_in(one), number_in(other)
    if numbers[0] is not None and numbers[1] is not None:
        return math.isclose(numbers[0], numbers[1], rel_tol=_TOLERANCE, abs_tol=_TOLERANCE)
    return "".join(_words(one).split()) == "".join(_words(other).split())


def rounded(value: Value) -> str:
    """Write a value so that what other programs' rounding leaves is the same text."""
    found = number_in(value)
    return "".join(_words(value).split()) if found is None else f"{found:.9g}"


def _words(value: Value) -> str:
    return "" if value is None else str(value)
