"""Number formats of automatic numbering: how Word spells 3 in chineseCounting, upperRoman, decimalEnclosedCircle …."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_CHICAGO = "*†‡§"


def spelled(value: int, form: str) -> str:
    """Return a counter in one of Word's number formats; an unknown format is counted in decimals."""
    return _FORMS.get(form, str)(value) if 0 <= value < 1_000_000 else str(value)


def _thousands(digits: str, units: str, value: int) -> str:
    """Spell a number with 十 百 千 万, a gap of zeros once (一百零一)."""
    if value >= 10_000:
        head, rest = divmod(value, 10_000)
        gap = digits[0] if 0 < rest < 1000 else ""
        return _thousands(digits, units, head) + "万" + (gap + _thousands(digits, units, rest) if rest else "")
    if value == 0:
        return digits[0]
    text = ""
    for place in (3, 2, 1, 0):
        digit = value // 10**place % 10
        if digit:
            text += digits[digit] + (units[place - 1] if place else "")
        elif text and value % 10**place and not text.endswith(digits[0]):
            text += digits[0]
    return text


def _chinese_thousand(value: int) -> str:
    text = _thousands(_DIGITS, "十百千", value)
    return text[1:] if text.startswith("一十") else text


def _chinese(value: int) -> str:
    # From 100 on, this format writes the digits one by one (ECMA-376, ST_NumberFormat).
    return _chinese_thousand(value) if value < 100 else _digital(value, "○一二三四五六七八九")


def _digital(value: int, digits: str = "〇一二三四五六七八九") -> str:
    return "".join(digits[int(digit)] for digit in str(value))


def _legal(value: int) -> str:
    return _thousands(_LEGAL, "拾佰仟", value)


def _legal_traditional(value: int) -> str:
    return _thousands(_LEGAL_TRADITIONAL, "拾佰仟", value)


def _roman(value: int) -> str:
    if not 0 < value < 5000:
        return str(value)
    text = ""
    for amount, letters in _ROMAN:
        count, value = divmod(value, amount)
        text += letters * count
    return text


def _letters(value: int) -> str:
    if value < 1:
        return str(value)
    count, place = divmod(value - 1, 26)
    return chr(ord("A") + place) * min(count + 1, 50)


def _from(first: str, most: int, otherwise: Callable[[int], str] = str) -> Callable[[int], str]:
    """Return a format whose characters follow one another in Unicode."""
    return lambda value: chr(ord(first) + value - 1) if 0 < value <= most else otherwise(value)


def _circled(value: int) -> str:
    for first, low, high in (("①", 1, 20), ("㉑", 21, 35), ("㊱", 36, 50)):
        if low <= value <= high:
            return chr(ord(first) + value - low)
    return str(value)


def _cycle(characters: str) -> Callable[[int], str]:
    return lambda value: characters[(value - 1) % len(characters)] if value > 0 else str(value)


def _ordinal(value: int) -> str:
    tens = value % 100
    return f"{value}{'th' if 10 < tens < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th')}"


def _full_width(value: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(value))


def _sexagenary(value: int) -> str:
    return _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12] if value > 0 else str(value)


def _chicago(value: int) -> str:
    return _CHICAGO[(value - 1) % 4] * ((value - 1) // 4 + 1) if 0 < value < 200 else str(value)


_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02d}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "numberInDash": lambda value: f"- {value} -",
    "hex": lambda value: f"{value:X}",
    "ordinal": _ordinal,
    "chicago": _chicago,
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda value: _letters(value).lower(),
    "chineseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "japaneseCounting": _chinese_thousand,
    "chineseCountingThousand": _chinese_thousand,
    "taiwaneseCountingThousand": _chinese_thousand,
    "ideographDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "taiwaneseDigital": _digital,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal_traditional,
    "japaneseLegal": _legal_traditional,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "ideographEnclosedCircle": _from("㊀", 10, _chinese),
    "none": lambda value: "",
}
