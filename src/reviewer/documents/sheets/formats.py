"""Number formats: from a stored value and a format code to what the cell shows (ISO 29500-1, 18.8.30 and 18.8.31)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache

from reviewer.documents.sheets.calendar import moment
from reviewer.documents.sheets.chinese import spelled
from reviewer.documents.sheets.dates import date_text, elapsed_text

GENERAL = "General"
# What Office shows for built-in numbers on a Chinese system; most are told nowhere in the file.
BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"',
    30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: '上午/下午h"时"mm"分"',
    35: '上午/下午h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"', 37: "#,##0;-#,##0", 38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 41: '#,##0;-#,##0;"-"', 42: '"¥"#,##0;-"¥"#,##0;"-"',
    43: '#,##0.00;-#,##0.00;"-"', 44: '"¥"#,##0.00;-"¥"#,##0.00;"-"', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
    48: "##0.0E+0", 49: "@", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"',
    54: 'm"月"d"日"', 55: '上午/下午h"时"mm"分"', 56: '上午/下午h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}  # fmt: skip
# Office keeps and shows 15 digits; what a stored binary fraction has beyond them is noise (0.1 + 0.2).
_DIGITS = Context(prec=15, rounding=ROUND_HALF_UP)
_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)
_MOST_EXPONENT = 300
_BREAKS = re.compile("[\x00-\x1f\x85\u2028\u2029]+")

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|G/通用格式)|(?P<noon>上午/下午|AM/PM|A/P)"
    r"|(?P<date>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+|[aA]{3,4}|[eE](?![+-])|\.0+(?=[^0#?]|$))"
    r"|(?P<exponent>[eE][+-])|(?P<digit>[0#?])|(?P<other>.)",
    re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_CURRENCY = re.compile(r"\$([^-]*)(?:-[0-9A-Fa-f]+)?")
_ELAPSED = re.compile(r"[hH]+|[mM]+|[sS]+")
_COMPARE = {
    "<": Decimal.__lt__, "<=": Decimal.__le__, ">": Decimal.__gt__, ">=": Decimal.__ge__, "=": Decimal.__eq__,
    "<>": Decimal.__ne__,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    """One of the up to four parts of a code. Tokens are (kind, text): text, digit, point, comma, percent, general, …."""

    tokens: tuple[tuple[str, str], ...]
    condition: tuple[str, Decimal] | None
    chinese: int  # 1, 2: digits as 一二三, 壹贰叁; 0: as they are
    is_date: bool

    def has(self, kind: str) -> bool:
        return any(k == kind for k, _ in self.tokens)


def shown(value: Decimal, code: str, *, from_1904: bool = False) -> str:
    """Return what a cell with this number and this format shows."""
    if not value.is_finite() or abs(value.adjusted()) > _MOST_EXPONENT:
        return str(value)
    value = _DIGITS.plus(value)
    if code == GENERAL:
        return general(value)
    section, signed = _choose(sections(code), value)
    if section is None:
        return general(value)
    if section.is_date:
        return _as_date(section, value, from_1904) or general(value)
    return _rendered(section, value, signed).strip()


def shown_text(text: str, code: str) -> str:
    """Return what a cell with this text and this format shows."""
    if "@" not in code or code == "@":
        return text
    section = sections(code)[-1]
    if not section.has("text"):
        return text
    return "".join(
        text if kind == "text" else said for kind, said in section.tokens if kind in ("text", "said")
    )


def general(value: Decimal) -> str:
    """Return a number without a format: all its digits, none that are noise."""
    value = _DIGITS.plus(value)
    if not value:
        return "0"
    if value.adjusted() > 20 or value.adjusted() < -20:
        return f"{value.normalize():E}"
    plain = f"{value:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


@lru_cache(maxsize=1024)
def sections(code: str) -> tuple[Section, ...]:
    """Take a format code apart; a damaged one may hold line breaks, which no cell shows."""
    whole = _BREAKS.sub(" ", code[:1000])
    return tuple(_section(part) for part in _split(whole)[:4])


def _split(code: str) -> list[str]:
    parts, begin = [], 0
    for found in _TOKEN.finditer(code):
        if found["other"] == ";":
            parts.append(code[begin : found.start()])
            begin = found.end()
    return [*parts, code[begin:]]


def _section(code: str) -> Section:
    tokens: list[tuple[str, str]] = []
    condition, chinese = None, 0
    for found in _TOKEN.finditer(code):
        bracket = found["bracket"]
        if bracket is None:
            tokens.extend(_token(found))
        elif limit := _CONDITION.fullmatch(bracket.strip()):
            condition = (limit[1], Decimal(limit[2]))
        elif bracket[:5].upper() == "DBNUM":
            chinese = int(bracket[5:]) if bracket[5:] in ("1", "2") else 0
        elif currency := _CURRENCY.fullmatch(bracket):
            tokens.append(("said", currency[1]))
        elif _ELAPSED.fullmatch(bracket):
            tokens.append(("elapsed", bracket.lower()))
    is_date = any(kind in ("date", "elapsed", "noon") for kind, _ in tokens)
    return Section(tuple(tokens if is_date else _decimal_points(tokens)), condition, chinese, is_date)


def _decimal_points(tokens: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Take ".00" for decimals where no date is near."""
    made: list[tuple[str, str]] = []
    for kind, said in tokens:
        made.extend([("point", "."), *[("digit", "0")] * (len(said) - 1)] if kind == "part" else [(kind, said)])
    return made


_SIMPLE = {".": "point", ",": "comma", "%": "percent", "@": "text", "/": "slash"}


def _token(found: re.Match[str]) -> list[tuple[str, str]]:
    kind = found.lastgroup
    said = found[kind] if kind else ""
    if kind in ("quoted", "escaped"):
        return [("said", said)]
    if kind == "date" and said[0] == ".":
        # ".00" are parts of a second behind seconds, decimals elsewhere.
        return [("part", said)]
    if kind in ("general", "noon", "date", "exponent", "digit"):
        return [(kind, said)]
    if kind == "other":
        return [(_SIMPLE.get(said, "said"), said)]
    return []


def _choose(parts: tuple[Section, ...], value: Decimal) -> tuple[Section | None, bool]:
    """Return the section for a number, and whether a minus must still be written."""
    numeric = [p for p in parts if not p.has("text")] or list(parts)
    if any(p.condition for p in numeric):
        for part in numeric:
            if part.condition is None or _COMPARE[part.condition[0]](value, part.condition[1]):
                return part, value < 0
        return None, False
    if value < 0 and len(numeric) > 1:
        return numeric[1], False
    if value == 0 and len(numeric) > 2:
        return numeric[2], False
    return (numeric[0], value < 0) if numeric else (None, False)


def _as_date(section: Section, value: Decimal, from_1904: bool) -> str:
    tokens = section.tokens
    if section.has("elapsed"):
        return elapsed_text(tokens, value).strip()
    digits = max((len(said) - 1 for kind, said in tokens if kind == "part"), default=0)
    when = moment(value, from_1904=from_1904, digits=digits)
    return "" if when is None else date_text(tokens, when, section.chinese).strip()


def _rendered(section: Section, value: Decimal, signed: bool) -> str:
    number = abs(value)
    if section.has("general"):
        body = general(number)
        written = spelled(body, section.chinese) if section.chinese else body
        return ("-" if signed else "") + _said(section, {"general": written})
    if section.has("text") and not section.has("digit"):
        return _said(section, {"text": ("-" if signed else "") + general(number)})
    if not section.has("digit"):
        return ("-" if signed and section.tokens else "") + _said(section, {})
    if section.has("slash"):
        return ("-" if signed else "") + _fraction(section, number)
    if section.has("exponent"):
        return ("-" if signed else "") + _scientific(section, number)
    body, zero = _digits(section, number)
    return ("-" if signed and not zero else "") + body


def _said(section: Section, values: dict[str, str]) -> str:
    kept = ("said", "slash", "percent", "point")
    return "".join(values.get(kind, said if kind in kept else "") for kind, said in section.tokens)


@dataclass(slots=True)
class _Shape:
    """How the digits of a section are laid out."""

    whole: list[int]  # token places of the digits before the point
    decimals: list[int]
    grouped: bool
    scale: int  # powers of ten to take away (trailing commas) or to add (percent)


@lru_cache(maxsize=1024)
def _shape(section: Section) -> _Shape:
    kinds = [kind for kind, _ in section.tokens]
    point = kinds.index("point") if "point" in kinds else len(kinds)
    whole = [at for at, kind in enumerate(kinds) if kind == "digit" and at < point]
    decimals = [at for at, kind in enumerate(kinds) if kind == "digit" and at > point]
    last = (decimals or whole)[-1]
    grouped = any(kind == "comma" and whole and whole[0] < at < whole[-1] for at, kind in enumerate(kinds))
    ends = {whole[-1] if whole else -1, last}
    thousands = sum(
        1 for end in ends for at in range(end + 1, len(kinds)) if set(kinds[end + 1 : at + 1]) == {"comma"}
    )
    return _Shape(whole, decimals, grouped, 2 * kinds.count("percent") - 3 * thousands)


def _digits(section: Section, number: Decimal) -> tuple[str, bool]:
    """Return the section with a number's digits in it, and whether they are all zeros."""
    shape = _shape(section)
    step = Decimal(1).scaleb(-len(shape.decimals))
    rounded = number.scaleb(shape.scale, _WIDE).quantize(step, context=_WIDE)
    before, _, after = f"{rounded:f}".partition(".")
    filled = _whole(section, shape, before.lstrip("0"))
    filled.update(_decimals(section, shape, after))
    # Office leaves a lone point standing ("3." in 0.##); nobody reads one.
    skipped = {"comma"} if any(filled[at] for at in shape.decimals) else {"comma", "point"}
    made = []
    for at, (kind, said) in enumerate(section.tokens):
        if kind == "digit":
            made.append(filled[at])
        elif kind not in skipped:
            made.append(said)
    text = "".join(made)
    return (spelled(text, section.chinese) if section.chinese else text), not rounded


def _whole(section: Section, shape: _Shape, digits: str) -> dict[int, str]:
    """Give the digits before the point to their places, from the right; the first place takes all that are left."""
    filled: dict[int, str] = {}
    given = 0
    for number, place in enumerate(reversed(shape.whole), 1):
        first = number == len(shape.whole)
        taken = digits if first else digits[-1:]
        digits = "" if first else digits[:-1]
        if not taken:
            taken = {"0": "0", "?": " "}.get(section.tokens[place][1], "")
        made = ""
        for digit in reversed(taken):
            if shape.grouped and given and given % 3 == 0 and digit.isdigit():
                made = "," + made
            made = digit + made
            given += 1
        filled[place] = made
    return filled


def _decimals(section: Section, shape: _Shape, digits: str) -> dict[int, str]:
    kept = list(digits)
    for at in range(len(kept) - 1, -1, -1):
        mark = section.tokens[shape.decimals[at]][1]
        if kept[at] != "0" or mark == "0":
            break
        kept[at] = " " if mark == "?" else ""
    return dict(zip(shape.decimals, kept, strict=True))


def _scientific(section: Section, number: Decimal) -> str:
    kinds = [kind for kind, _ in section.tokens]
    at = kinds.index("exponent")
    mantissa = kinds[:at]
    point = mantissa.index("point") if "point" in mantissa else at
    whole, decimals = mantissa[:point].count("digit") or 1, mantissa[point:].count("digit")
    exponent = number.adjusted() if number else 0
    exponent -= exponent % whole if whole > 1 else 0
    scaled = number.scaleb(-exponent, _WIDE).quantize(Decimal(1).scaleb(-decimals), context=_WIDE)
    if len(f"{scaled:f}".partition(".")[0]) > whole:
        exponent += whole
        scaled = number.scaleb(-exponent, _WIDE).quantize(Decimal(1).scaleb(-decimals), context=_WIDE)
    sign = "-" if exponent < 0 else "+" if "+" in section.tokens[at][1] else ""
    return f"{scaled:f}E{sign}{abs(exponent):0{kinds[at:].count('digit')}d}"


def _fraction(section: Section, number: Decimal) -> str:
    kinds = [kind for kind, _ in section.tokens]
    at = kinds.index("slash")
    marks = "".join(said for kind, said in section.tokens[at + 1 :] if kind == "digit")
    fixed = "".join(said for _, said in section.tokens[at + 1 :]).strip()
    parts = kinds[:at].count("digit")
    most = int(fixed) if fixed.isdigit() and fixed.strip("0") else 10 ** min(max(len(marks), 1), 5) - 1
    exact = Fraction(number)
    near = (
        Fraction(round(exact * most), most)
        if fixed.isdigit() and fixed.strip("0")
        else exact.limit_denominator(most)
    )
    if near.denominator == 1:
        return str(near.numerator)
    whole, rest = divmod(near, 1) if parts > 1 else (0, near)
    return f"{whole} {rest}".strip() if whole else str(rest)
