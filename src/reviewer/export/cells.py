"""What may stand in a cell and in a sheet's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.quantity import Op, Quantity, same_unit

LONGEST_CELL = 32_767
LONGEST_NAME = 31
WAN = Decimal(10_000)
# One control character makes Excel call the whole workbook damaged; lone surrogates and non-characters do the same.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_HALF = {ord("０") + n: str(n) for n in range(10)} | {ord("．"): ".", ord("％"): "%"}
_SYMBOLS = {Op.GE: "≥", Op.GT: "＞", Op.EQ: "≥", Op.LE: "≤", Op.LT: "＜", Op.RANGE: "区间", Op.TEXT: "定性"}
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_MULTIPLES = {
    Decimal(10) ** n: name for n, name in ((0, ""), (3, "千"), (4, "万"), (6, "百万"), (7, "千万"), (8, "亿"))
}
Value = float | str | None


def clean(text: str) -> str:
    """Return text that every spreadsheet program takes: no control characters, no empty lines at the end, no overlong cell."""
    text = _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).rstrip()
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"


def half_width(formula: str) -> str:
    """Return a formula in plain digits: a report's full-width ones belong in quotes."""
    return formula.translate(_HALF)


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


def wan_text(value: Decimal) -> str:
    """Write an amount of 元 in 万元: two decimals, or as many as it has."""
    shown = (value / WAN).normalize()
    exponent = shown.as_tuple().exponent
    return f"{shown:,.{max(2, -exponent) if isinstance(exponent, int) else 2}f}"


def symbol(quantity: Quantity | None) -> str:
    """Return what binds a target when it is scored: ≥ ＞ ≤ ＜, 区间 or 定性; more than a bare figure meets it, too."""
    if quantity is None:
        return ""
    return "≤" if quantity.op is Op.EQ and quantity.value == 0 else _SYMBOLS[quantity.op]


@dataclass(frozen=True)
class Scale:
    """How quantities of one row are shown: divided, under a unit of its own."""

    divisor: Decimal = Decimal(1)
    base: str = ""
    unit: str = ""


def scale_of(*quantities: Quantity | None) -> Scale:
    """Return how to show quantities of one row: as they are written (120亿元), by the larger multiple as in formulas.

    What is written without its figure: money from ten thousand on in 万, all else from a hundred million on.
    """
    known = [q for q in quantities if q is not None]
    if not known:
        return Scale()
    quantity, unit = known[0], known[0].unit
    written = [multiple for q in known if q.unit == unit and (multiple := _written_in(q)) is not None]
    if written:
        return Scale(max(written), unit, f"{_MULTIPLES[max(written)]}{unit}")
    large = Decimal(10_000) if unit.endswith(("元", "美金")) else Decimal(100_000_000)
    if unit and quantity.value is not None and abs(quantity.value) >= large:
        return Scale(WAN, unit, f"万{unit}")
    return Scale(Decimal(1), unit, unit)


def _written_in(quantity: Quantity) -> Decimal | None:
    """Return by how much the figure in a quantity's words was multiplied; None where they hold no plain figure of it."""
    found = _FIGURE.findall(quantity.passage.text.translate(_HALF).replace(",", ""))
    if len(found) != 1 or not quantity.unit or not quantity.value or not Decimal(found[0]):
        return None
    multiple = quantity.value / Decimal(found[0])
    return next((known for known in _MULTIPLES if known == multiple), None)


def shown(quantity: Quantity | None, scale: Scale) -> Value:
    """Return a quantity as a number in a unit; as its own words where it is no number of that unit."""
    if quantity is None:
        return None
    other_unit = quantity.unit and scale.base and not same_unit(quantity.unit, scale.base)
    if quantity.value is None or quantity.op is Op.RANGE or other_unit:
        return clean(quantity.passage.text)
    return float(quantity.value / scale.divisor)


def number_format(value: float) -> str:
    """Return a format with as many decimals as the number has, four at most."""
    decimals = len(f"{value:.4f}".rstrip("0").partition(".")[2])
    return "#,##0" + ("." + "0" * decimals if decimals else "")
