"""Conditions of formulas: whether a cell still holds what the program wrote, so that what was changed in the workbook says so."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reviewer.export.cells import Value

SAME, CHANGED = "一致", "已改"
NO_NUMBER = f"{CHANGED}：不是数字，未计入"  # of a row in which words stand where formulas want a number
_LONGEST_LITERAL = 250  # a spreadsheet takes 255 characters between quotes
_LONGEST_FORMULA = 8000
_DECIMALS = 6


def literal(text: str) -> str:
    """Return a text as a formula spells it: in pieces that every program takes, line ends by their number."""
    pieces = []
    for piece in re.split("(\n)", text):
        if piece == "\n":
            pieces.append("CHAR(10)")
        else:
            cut = range(0, len(piece), _LONGEST_LITERAL)
            pieces += ['"' + piece[at : at + _LONGEST_LITERAL].replace('"', '""') + '"' for at in cut]
    return "&".join(pieces) or '""'


def holds(cell: str, value: Value, decimals: int = _DECIMALS) -> str:
    """Return the condition that a cell holds a value: a number to its decimals, words exactly, nothing."""
    if isinstance(value, float | int):
        sign, number = "+" if value < 0 else "-", repr(abs(value)).upper()
        same = f"ROUND(N({cell}){sign}{number},{decimals})=0"
        return same if value else f"AND(ISNUMBER({cell}),{same})"  # N of nothing is 0, too
    return f"{cell}={literal(value or '')}"


def compared(conditions: Iterable[str]) -> str:
    """Return the formula that says 一致 or 已改, without "="."""
    return f'IF(AND({",".join(conditions)}),"{SAME}","{CHANGED}")'


def fits(formula: str) -> bool:
    """Tell whether a spreadsheet takes a formula of this length."""
    return len(formula) <= _LONGEST_FORMULA
