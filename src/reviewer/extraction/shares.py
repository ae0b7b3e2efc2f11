"""Percents that a spreadsheet keeps as plain fractions: 0.963 beside a target of 95 % is 96.3 %, and 1 is 100 %.

A figure with a sign or a unit is taken as it stands, so is one that makes sense as a percent. Where both readings or
neither would do the figure is none: a person decides.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from reviewer.domain.quantity import Op, Quantity
from reviewer.extraction.folding import fold

_BARE = re.compile(r"[≥≤><=]{0,2}\s*[01](?:\.[0-9]+)?\s*")
_RATE = re.compile(r"(?:率|度|比例|比重|占比|覆盖面)(?:$|[（(])")
_FALLING = (Op.LE, Op.LT)
_MOST_OF_WHOLE = Decimal("1.2")
# What part of the figure beside it a bare one may be, read as it stands; less is a fraction or in doubt.
_PERCENT = Decimal("0.1")
_LEAST, _MOST, _MOST_FALLING = Decimal("0.003"), Decimal("0.015"), Decimal("0.01")


def with_shares(
    target: Quantity | None, actual: Quantity | None, name: str
) -> tuple[Quantity | None, Quantity | None]:
    """Read a target and a result of which one is a percent and the other a plain fraction, or both of a rate are."""
    if target is None or actual is None:
        return target, actual
    if _is_bare(actual) and target.unit == "%" and not _is_bare(target):
        return target, beside(actual, target)
    if _is_bare(target) and actual.unit == "%" and not _is_bare(actual):
        return beside(target, actual), actual
    both = all(_is_bare(q) and not q.unit and (q.value or 0) <= _MOST_OF_WHOLE for q in (target, actual))
    if both and target.op not in _FALLING and _RATE.search(name):
        return _share(target), _share(actual)
    return target, actual


def beside(bare: Quantity, percent: Quantity) -> Quantity:
    """Read a bare figure beside a percent that it is held against; a wording where its size does not tell what it is."""
    value, other = bare.value, percent.value
    if not _is_bare(bare) or value is None or not value or not other:
        return bare
    part, falling = value / other, percent.op in _FALLING
    if part >= _PERCENT:
        return replace(bare, unit="%")
    if part <= _MOST_FALLING if falling else _LEAST <= part <= _MOST:
        return _share(bare)
    return Quantity(Op.TEXT, None, "", bare.passage)


def share_of_whole(bare: Quantity) -> Quantity:
    """Read a bare figure of a column of rates: 0.9356 is 93.56 %, 1 is 100 %; what is more than 1.2 is a percent."""
    value = bare.value
    return _share(bare) if _is_bare(bare) and value is not None and 0 < value <= _MOST_OF_WHOLE else bare


def _is_bare(quantity: Quantity) -> bool:
    return quantity.unit in ("", "%") and bool(_BARE.fullmatch(fold(quantity.passage.text).strip()))


def _share(bare: Quantity) -> Quantity:
    value = (bare.value or Decimal(0)).scaleb(2)
    plainly = value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    return replace(bare, value=plainly, unit="%", step=bare.step * 100)
