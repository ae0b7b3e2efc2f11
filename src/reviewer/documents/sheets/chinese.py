"""Numbers in Chinese characters, as the formats [DBNum1] and [DBNum2] show them."""

from __future__ import annotations

import re

_FIGURES = {1: "〇一二三四五六七八九", 2: "零壹贰叁肆伍陆柒捌玖"}
_UNITS = {1: ("", "十", "百", "千"), 2: ("", "拾", "佰", "仟")}
_GROUPS = ("", "万", "亿", "万亿")
_NUMBER = re.compile(r"(\d[\d,]*)(?:\.(\d+))?")


def figures(digits: str, kind: int) -> str:
    """Return digits one by one: 2023 is 二〇二三."""
    return "".join(_FIGURES[kind][int(d)] for d in digits)


def counted(number: int, kind: int) -> str:
    """Return a whole number as it is said: 15 is 十五, 1050 is 一千〇五十."""
    if not 0 < number < 10**16:
        return figures(str(number), kind)
    zero = _FIGURES[kind][0]
    text = ""
    for at, value in reversed(list(enumerate(_groups(number)))):
        if value:
            gap = zero if text and value < 1000 else ""
            text += gap + _four(value, kind) + _GROUPS[at]
    return text[1:] if kind == 1 and 10 <= number < 20 else text


def _groups(number: int) -> list[int]:
    """Split a number into its groups of four digits, the lowest first."""
    found = []
    while number:
        number, part = divmod(number, 10_000)
        found.append(part)
    return found


def _four(value: int, kind: int) -> str:
    text, gap = "", ""
    for place in (3, 2, 1, 0):
        digit = value // 10**place % 10
        if digit:
            text += gap + _FIGURES[kind][digit] + _UNITS[kind][place]
            gap = ""
        elif text:
            gap = _FIGURES[kind][0]
    return text


def spelled(text: str, kind: int) -> str:
    """Return a shown number with its digits in characters: 1234.5 is 一千二百三十四.五."""

    def said(found: re.Match[str]) -> str:
        whole = counted(int(found[1].replace(",", "")), kind)
        return f"{whole}.{figures(found[2], kind)}" if found[2] else whole

    return _NUMBER.sub(said, text)
