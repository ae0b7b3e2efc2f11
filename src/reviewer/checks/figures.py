"""Figures as a finding shows them, and how far two may lie apart before it counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from reviewer.domain.document import Document
from reviewer.domain.quantity import Op, Quantity, plain, round_half_up

_WRITTEN = re.compile(r"(?P<number>\d[\d,，]*(?:[.．]\d+)?)")
_WORDS = {Decimal(10**4): "万", Decimal(10**8): "亿", Decimal(1): ""}
MONEY_UNITS = frozenset({"元", "美元", "美金", "港元", "欧元", "人民币"})
# Things that are counted are never rounded; everything else may be.
_COUNTED = frozenset(
    "个家户项件人名位次场期批册本份部套台辆座处所篇条幅只张宗起片村校院栋幢口眼盏头羽株棵块面架艘门节堂支根颗盘箱间"
)
POINT_TOLERANCE = Decimal("0.1")
PERCENT_TOLERANCE = Decimal("0.05")


def is_money(quantity: Quantity) -> bool:
    return quantity.unit in MONEY_UNITS


def money_gap(one: Quantity, gap: Decimal) -> Decimal | None:
    """Return a difference in 元, None where the figures are no money: no tolerance in 元 fits them."""
    return gap if one.unit in ("元", "人民币") else None


def is_percent(quantity: Quantity) -> bool:
    return quantity.unit in ("%", "％", "个百分点", "百分点")


def is_counted(quantity: Quantity) -> bool:
    """Tell whether the unit counts whole things, which are never rounded."""
    unit = quantity.unit
    return bool(unit) and quantity.step <= 1 and (unit in _COUNTED or unit in ("人次", "批次", "场次", "户次"))


def amount_of(quantity: Quantity) -> Decimal:
    """Return the value; callers have made sure there is one."""
    assert quantity.value is not None
    return quantity.value


def multiple_of(quantity: Quantity) -> Decimal:
    """Return the multiple the report writes the value in: 10000 for 万元, also where a table's head says so."""
    found = _WRITTEN.search(quantity.passage.text)
    if found is None or quantity.value is None:
        return Decimal(1)
    number = Decimal(re.sub("[,，]", "", found["number"]).replace("．", "."))
    multiple = quantity.value / number if number else Decimal(1)
    return multiple if multiple in _WORDS else Decimal(1)


def written(name: str, unit: str) -> str:
    """Return the pattern of an amount with its multiple and unit, as a named group for `read`."""
    return rf"[ \u3000]?(?P<{name}>\d[\d,]*(?:[.．]\d+)?\s?[万亿]{{0,2}}(?:{unit}))"


_AMOUNT = re.compile(r"([\d,]+)(?:[.．](\d+))?\s?([万亿]*)(.*)", re.DOTALL)
_MULTIPLE = {"万": 10**4, "亿": 10**8}
_MONEY = re.compile(written("value", "元"))


def read(document: Document, match: re.Match[str], name: str) -> Quantity:
    """Read a named group of a match made with `written`."""
    found = _AMOUNT.match(match[name])
    assert found is not None
    factor = Decimal(1)
    for letter in found[3]:
        factor *= _MULTIPLE[letter]
    number = Decimal(found[1].replace(",", "") + "." + (found[2] or "0"))
    passage = document.passage(match.start(name), match.end(name))
    step = factor * Decimal(1).scaleb(-len(found[2] or ""))
    return Quantity(Op.EQ, number * factor, found[4], passage, step=step)


def amounts_in(document: Document) -> Iterator[Quantity]:
    """Walk every amount of money that stands in a text."""
    if "元" not in document.text:
        return iter(())
    return (read(document, match, "value") for match in _MONEY.finditer(document.text))


class Scale:
    """One multiple and unit for all figures of a finding: "345.91万元".

    They have the decimals of those that the report writes in this multiple; more only where a figure has more to show
    (832.50万元 and 8385100元: 832.50万元, 838.51万元).
    """

    def __init__(self, quantities: Iterable[Quantity]) -> None:
        known = [q for q in quantities if q.value is not None]
        multiples = [multiple_of(q) for q in known]
        self._multiple = max(multiples, default=Decimal(1))
        self.unit = next((q.unit for q in known if q.unit), "")
        steps = [q.step / self._multiple for q in known] or [Decimal(1)]
        alike = [step for step, multiple in zip(steps, multiples, strict=False) if multiple == self._multiple]
        self._decimals, self._least = (_decimals(min(some)) for some in (steps, alike or steps))

    def number(self, value: Decimal) -> str:
        """Write a value without its unit."""
        shown = plain(round_half_up(value / self._multiple, Decimal(1).scaleb(-self._decimals)))
        spare = len(shown) - len(shown.rstrip("0"))
        return shown[: len(shown) - min(spare, self._decimals - self._least)].rstrip(".")

    def finer(self, value: Decimal) -> str:
        """Write a value with its unit and at least two decimals."""
        decimals = max(self._decimals, 2)
        return f"{short(round_half_up(value / self._multiple, Decimal(1).scaleb(-decimals)))}{self.word}"

    def short(self, value: Decimal) -> str:
        """Write a value as a formula does, without the zeros behind the point."""
        shown = self.number(value)
        return shown.rstrip("0").rstrip(".") if "." in shown else shown

    def figure(self, value: Decimal) -> str:
        """Write a value with its unit."""
        return f"{self.number(value)}{self.word}"

    @property
    def word(self) -> str:
        """The unit as shown: 万元."""
        return _WORDS[self._multiple] + self.unit


def _decimals(step: Decimal) -> int:
    return min(max(-_exponent(step), 0), 6)


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def percent(value: Decimal, decimals: int = 2) -> str:
    """Write a percentage, half up, without trailing zeros beyond the point."""
    shown = plain(round_half_up(value, Decimal(1).scaleb(-decimals)))
    return (shown.rstrip("0").rstrip(".") if "." in shown else shown) + "%"


def short(value: Decimal | None) -> str:
    """Write a number without trailing zeros: points, scores."""
    shown = plain(value if value is not None else Decimal(0))
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def slack(quantity: Quantity) -> Decimal:
    """Return how far the true value may lie from the written one: half a last digit, more after 约."""
    if quantity.approximate:
        return max(quantity.step, abs(amount_of(quantity)) / 200)
    return Decimal(0) if is_counted(quantity) else quantity.step / 2


def same_amount(one: Quantity, other: Quantity) -> bool:
    """Tell whether two amounts are one figure written with more or fewer digits."""
    distance = abs(amount_of(one) - amount_of(other))
    coarse = max(one.step, other.step)
    return distance == 0 or distance <= coarse / 2 or distance <= max(slack(one), slack(other))
