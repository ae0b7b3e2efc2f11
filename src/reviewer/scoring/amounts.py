"""Points divided so that they add up, and figures written the way the report writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal

from reviewer.domain.quantity import CENT, plain

_NUMBER = re.compile(r"\d+(?:[,，]\d{3})*(?:[.．]\d+)?")
_TEN = Decimal(10)


def apportion(total: Decimal, weights: Sequence[Decimal], step: Decimal = CENT) -> list[Decimal]:
    """Divide points by weight in whole steps; the spare steps go to the first ones, so that the sum is exact.

    Equal weights give equal shares: 20 points among 11 are nine of 1.82 and two of 1.81 (DOMAIN, point 1).
    """
    whole = sum(weights, Decimal(0))
    if whole <= 0:
        return [Decimal(0) for _ in weights]
    shares = [(total * w / whole).quantize(step, rounding=ROUND_FLOOR) for w in weights]
    spare = total - sum(shares, Decimal(0))
    for index, weight in enumerate(weights):
        if spare <= 0:
            break
        if weight > 0:
            part = min(step, spare)
            shares[index] += part
            spare -= part
    return shares


def trimmed(value: Decimal) -> str:
    """Write a number without exponent and without trailing zeros."""
    text = plain(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def alike(*figures: tuple[Decimal, str]) -> list[str]:
    """Write figures as the report does ("16.47", "32"), all in one multiple of their unit.

    Each figure is its value in base units and its text in the report; where the texts use different multiples
    (亿 and 万), the larger one serves for all.
    """
    read = [_written(value, text) for value, text in figures]
    multiples = {multiple for _, multiple in read if multiple is not None}
    if len(multiples) == 1 and all(multiple is not None for _, multiple in read):
        return [shown for shown, _ in read]
    multiple = max(multiples, default=Decimal(1))
    return [trimmed(value / multiple) for value, _ in figures]


def _written(value: Decimal, text: str) -> tuple[str, Decimal | None]:
    """Return the number as written with what it is a multiple of; None where the text does not hold the value."""
    for found in _NUMBER.finditer(text):
        shown = re.sub("[,，]", "", found.group()).replace("．", ".")
        number = Decimal(shown)
        if number == value:
            return shown, Decimal(1)
        if number and (value / number) in _MULTIPLES and (value != number * 100 or "百" in text):
            return shown, value / number
        if number and value == number * 100:  # a percent that is kept as a plain fraction
            return trimmed(value), Decimal(1)
    return trimmed(value), None


_MULTIPLES = frozenset(_TEN**n for n in range(2, 13))
