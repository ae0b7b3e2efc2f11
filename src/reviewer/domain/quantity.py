"""Quantities as reports write them: number, multiplier, unit, operator, all tied to their characters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from reviewer.domain.text import Passage

CENT = Decimal("0.01")
_SIGNS = "≥≤><="
_FRACTION = re.compile(rf"[{_SIGNS}]{{0,2}}[01](?:\.[0-9]+)?")


class Op(StrEnum):
    """How a value binds: CONTRACT.md's `op`."""

    GE = ">="
    GT = ">"
    EQ = "="
    LE = "<="
    LT = "<"
    RANGE = "range"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A stated quantity with multipliers folded in (124.57亿元 is 12457000000 元; units 元, 美元, 个, % …).

    `value` is None for texts and dates (`op` TEXT), `upper` only set for ranges. `approximate` is true after
    约 近 余 多 左右. `step` is one unit of the last stated digit in the same unit (10.93万元: 100 元), so that
    checks can tell rounding from error.
    """

    op: Op
    value: Decimal | None
    unit: str
    passage: Passage
    upper: Decimal | None = None
    approximate: bool = False
    step: Decimal = Decimal(1)


def round_half_up(value: Decimal, step: Decimal = CENT) -> Decimal:
    """Round half up to a multiple of a step (DOMAIN: two decimals, half up, Decimal arithmetic)."""
    if step.as_tuple().digits == (1,):  # a power of ten
        return value.quantize(step, rounding=ROUND_HALF_UP)
    return (value / step).quantize(Decimal(1), rounding=ROUND_HALF_UP) * step


def plain(value: Decimal) -> str:
    """Write a Decimal without exponent (CONTRACT: decimal strings have none)."""
    return format(value, "f")


def as_told(quantity: Quantity) -> str:
    """Return a quantity in the report's own words; a percent that a cell keeps as a plain fraction (0.963) as 96.3%."""
    words = " ".join(quantity.passage.text.split())
    if quantity.unit != "%" or quantity.value is None or not _FRACTION.fullmatch(words):
        return words
    if Decimal(words.lstrip(_SIGNS)) * 100 != quantity.value:
        return words
    figure = plain(quantity.value)
    sign = words[: len(words) - len(words.lstrip(_SIGNS))]
    return f"{sign}{figure.rstrip('0').rstrip('.') if '.' in figure else figure}%"


def completion_percent(target: Quantity | None, actual: Quantity | None) -> Decimal | None:
    """Return actual ÷ target × 100 with two decimals, None where it can't be computed (T = 0, texts, other units).

    A range target is met all over the range, so that there is no percentage inside it; below it the lower bound
    counts, above it the upper one (DOMAIN, "How a score comes about", 3).
    """
    if target is None or actual is None or target.value is None or actual.value is None:
        return None
    base = target.value
    if target.op is Op.RANGE and target.upper is not None and actual.value > base:
        base = target.upper
    if not base or not same_unit(target.unit, actual.unit) or within(target, actual):
        return None
    return round_half_up(actual.value / base * 100)


def within(target: Quantity | None, actual: Quantity | None) -> bool:
    """Tell whether a result lies inside a range target: then it is met (达到)."""
    if target is None or actual is None or target.op is not Op.RANGE or target.value is None:
        return False
    if actual.value is None or not same_unit(target.unit, actual.unit):
        return False
    return target.value <= actual.value <= (target.value if target.upper is None else target.upper)


_UNIT_FAMILIES = (
    frozenset({"个", "家", "户", "项", "件"}),
    frozenset({"人", "名", "位"}),
    frozenset({"人次", "批次", "次", "场", "场次", "期", "批"}),
    frozenset({"美元", "美金"}),
    frozenset({"册", "本", "份"}),
    frozenset({"公里", "千米", "km"}),
    frozenset({"米", "m", "延米", "延长米"}),
    frozenset({"平方公里", "平方千米", "km²", "km2", "k㎡"}),
    frozenset({"公顷", "hm²", "hm2"}),
    frozenset({"平方米", "平米", "㎡", "m²", "m2"}),
    frozenset({"立方米", "立方", "方", "m³", "m3"}),
    frozenset({"吨", "t"}),
    frozenset({"公斤", "千克", "kg"}),
    frozenset({"台套", "台（套）", "台(套)", "台/套", "台", "套"}),
    frozenset({"%", "个百分点"}),
)


def same_unit(one: str, other: str) -> bool:
    """Tell whether two units can be compared: equal, one of them missing, of one family (个/家, 人/名), 元 and 元/公里."""
    if one == other or not one or not other or _per_unit(one, other) or _per_unit(other, one):
        return True
    return any(one in f and other in f for f in _UNIT_FAMILIES)


def _per_unit(whole: str, each: str) -> bool:
    """Tell a unit cost from the same money without its denominator: 单位成本1.05万元以内, 1.02万元/公里."""
    return "/" not in whole and each.startswith(f"{whole}/")
