"""What may stand in a cell and in a sheet's name."""

from __future__ import annotations

import re
from decimal import Decimal

from reviewer.domain.quantity import Op, Quantity

LONGEST_CELL = 32_767
LONGEST_NAME = 31
WAN = Decimal(10_000)
# One control character makes Excel call the whole workbook damaged; lone surrogates and non-characters do the same.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_SYMBOLS = {Op.GE: "≥", Op.GT: "＞", Op.EQ: "＝", Op.LE: "≤", Op.LT: "＜", Op.RANGE: "区间", Op.TEXT: "定性"}
Value = float | str | None


def clean(text: str) -> str:
    """Return text that every spreadsheet program takes: no control characters, no overlong cell."""
    text = _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"


def sheet_name(wanted: str, taken: set[str]) -> str:
    r"""Return a legal sheet name near the wanted one and note it in `taken` (lower case).

    Excel allows 31 UTF-16 units, none of []:*?/\\, no quote at the ends, no name twice in any case, and not "History".
    """
    base = _NOT_IN_NAMES.sub("－", clean(wanted)).strip().strip("'").replace("'", "’") or "复核表"
    if base.lower() == "history":
        base += "_"
    count, name = 1, _cut(base, LONGEST_NAME)
    while name.lower() in taken:
        count += 1
        mark = f"({count})"
        name = _cut(base, LONGEST_NAME - len(mark)) + mark
    taken.add(name.lower())
    return name


def _cut(text: str, units: int) -> str:
    while len(text.encode("utf-16-le")) // 2 > units:
        text = text[:-1]
    return text.strip()


def figure(value: Decimal | None) -> float | None:
    """Return a Decimal as the number a cell holds; only here does one become a float."""
    return None if value is None else float(value)


def in_wan(value: Decimal | None) -> float | None:
    """Return an amount of 元 as 万元, with all its digits."""
    return None if value is None else float(value / WAN)


def symbol(quantity: Quantity | None) -> str:
    """Return what binds a target: ≥ ＞ ＝ ≤ ＜, 区间 or 定性."""
    return "" if quantity is None else _SYMBOLS[quantity.op]


def scale_of(quantity: Quantity | None) -> tuple[Decimal, str]:
    """Return divisor and unit in which a quantity is shown: amounts from ten thousand 元 on in 万元."""
    if quantity is None:
        return Decimal(1), ""
    if quantity.unit == "元" and quantity.value is not None and abs(quantity.value) >= WAN:
        return WAN, "万元"
    return Decimal(1), quantity.unit


def shown(quantity: Quantity | None, scale: Decimal, unit: str) -> Value:
    """Return a quantity as a number in a unit; as its own words where it is no number of that unit."""
    if quantity is None:
        return None
    if quantity.value is None or quantity.op is Op.RANGE:
        return clean(quantity.passage.text)
    own_unit = "元" if unit == "万元" else unit
    if quantity.unit and own_unit and quantity.unit != own_unit:
        return clean(quantity.passage.text)
    return float(quantity.value / scale)


def number_format(value: float) -> str:
    """Return a format with as many decimals as the number has, four at most."""
    decimals = len(f"{value:.4f}".rstrip("0").partition(".")[2])
    return "#,##0" + ("." + "0" * decimals if decimals else "")
