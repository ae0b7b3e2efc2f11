"""Chinese numerals: 三百二十万, 两千, 二〇二一, and the formal ones of cheques (叁佰万)."""

from __future__ import annotations

from decimal import Decimal

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
    **{c: n for n, c in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "貳": 2,
    "參": 3,
    "陸": 6,
}
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
CHARACTERS = "".join(DIGITS) + "".join(_SMALL) + "".join(_LARGE)
FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟貳參陸"


def han_number(text: str) -> Decimal | None:
    """Return the value of a run of Chinese numerals, None where it is none (a bare 万, 百 or 亿).

    Digits in a row without 十百千 read as written: 二〇二一 is 2021.
    """
    if not text or not any(c in DIGITS or c in "十拾" for c in text):
        return None
    if all(c in DIGITS for c in text):
        return Decimal("".join(str(DIGITS[c]) for c in text))
    total = section = digit = 0
    for c in text:
        if c in DIGITS:
            digit = DIGITS[c]
        elif c in _SMALL:
            section += (digit or 1) * _SMALL[c]
            digit = 0
        elif c in _LARGE:
            total = _folded(total, section + digit, _LARGE[c])
            section = digit = 0
        else:
            return None
    return Decimal(total + section + digit)


def _folded(total: int, section: int, large: int) -> int:
    """Multiply what stands before 万 or 亿: 万亿 and 亿万 multiply all of it, a smaller one only its own section."""
    if section == 0:
        return max(total, 1) * large
    return (total + section) * large if total and total < large else total + section * large
