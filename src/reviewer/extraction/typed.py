"""Values that a person types, or that fill a cell: read by the tokenizer, taken only where they are one value whole."""

from __future__ import annotations

from decimal import Decimal

from reviewer.domain.errors import Refused
from reviewer.domain.quantity import Op, Quantity
from reviewer.domain.text import Passage
from reviewer.extraction.folding import fold
from reviewer.extraction.quantities import Reader, multiplier_of
from reviewer.extraction.units import load_units


def parse_quantity(text: str) -> Quantity | None:
    """Read a typed value ("≥90%", "1-2次", "21万美元", "12月底前"); a wording becomes op text, nothing gives None."""
    passage = Passage.typed(text)
    trimmed = text.strip()
    if not trimmed:
        return None
    quantity = _whole(trimmed)
    if quantity is None:
        return Quantity(Op.TEXT, None, "", passage)
    return Quantity(
        quantity.op, quantity.value, quantity.unit, passage, quantity.upper, quantity.approximate, quantity.step
    )


def parse_money(text: str, default_unit: str = "元") -> Decimal:
    """Return a typed amount in 元; a number without a unit is in `default_unit` (元, 万元, 亿元).

    Raises Refused with the reason where the text is no single amount.
    """
    trimmed = text.strip()
    quantity = _whole(trimmed) if trimmed else None
    if quantity is None or quantity.value is None or quantity.op is Op.RANGE:
        raise Refused(f"「{text}」不是金额，请写成 243.16万元 或 2431600元。")
    if quantity.unit not in ("", "元"):
        raise Refused(f"「{text}」的单位是{quantity.unit}，此处应为人民币金额。")
    if quantity.value < 0:
        raise Refused("金额不能为负数。")
    bare = not quantity.unit and not any(c in fold(trimmed) for c in "百千万亿")
    return quantity.value * (multiplier_of(default_unit) if bare else 1)


def _whole(text: str) -> Quantity | None:
    """Read a text that is one quantity and nothing else, so that no half-read value is taken for the whole."""
    negative = text[0] in "-－−" and len(text) > 1
    body = text[1:].lstrip() if negative else text
    reader = Reader(body, fold(body), load_units(), typed=True)
    scan = reader.scan()
    if len(scan.quantities) != 1 or scan.dates:
        return None
    found = scan.quantities[0]
    if body[: found.passage.start].strip() or body[found.passage.end :].strip(" 。；;"):
        return None
    if negative and found.value is not None:
        return Quantity(
            found.op, -found.value, found.unit, found.passage, found.upper, found.approximate, found.step
        )
    return found
