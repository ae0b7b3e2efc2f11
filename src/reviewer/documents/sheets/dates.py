"""Dates and times as their formats show them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from reviewer.documents.sheets.chinese import counted, figures

Tokens = Sequence[tuple[str, str]]

_WEEKDAYS = "一二三四五六日"
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SECONDS = {"h": 3600, "m": 60, "s": 1}


def date_text(tokens: Tokens, when: datetime, chinese: int) -> str:
    """Return a moment in a format; `chinese` 1 or 2 writes its numbers in characters."""
    twelve = any(kind == "noon" for kind, _ in tokens)
    made = []
    for at, (kind, said) in enumerate(tokens):
        if kind == "date":
            letter = said[0].lower()
            minutes = letter == "m" and len(said) < 3 and _is_minutes(tokens, at)
            made.append(_part("n" if minutes else letter, len(said), when, twelve, chinese))
        elif kind == "noon":
            made.append(_noon(said, when))
        elif kind == "part":
            made.append("." + f"{when.microsecond:06d}"[: len(said) - 1])
        elif kind not in ("text", "digit"):
            made.append(said)
    return "".join(made)


def _noon(said: str, when: datetime) -> str:
    before, _, after = said.partition("/")
    return after if when.hour >= 12 else before


def _is_minutes(tokens: Tokens, at: int) -> bool:
    """Tell minutes from months: they follow hours or come before seconds."""
    before = next((said for kind, said in reversed(tokens[:at]) if kind in ("date", "elapsed")), "")
    after = next((said for kind, said in tokens[at + 1 :] if kind in ("date", "elapsed")), "")
    return before[:1].lower() == "h" or after[:1].lower() == "s"


def _part(letter: str, width: int, when: datetime, twelve: bool, chinese: int) -> str:
    if letter in "ye":
        year = f"{when.year:04d}" if width > 2 or letter == "e" else f"{when.year % 100:02d}"
        return figures(year, chinese) if chinese else year
    if letter == "a":
        return ("星期" if width > 3 else "") + _WEEKDAYS[when.weekday()]
    if letter == "m" and width > 2:
        name = _MONTHS[when.month - 1]
        return name[:1] if width == 5 else name[:3] if width == 3 else name
    if letter == "d" and width > 2:
        return _DAYS[when.weekday()][: 3 if width == 3 else None]
    hour = (when.hour - 1) % 12 + 1 if twelve else when.hour
    number = {"m": when.month, "d": when.day, "h": hour, "n": when.minute, "s": when.second}[letter]
    return counted(number, chinese) if chinese else f"{number:0{min(width, 2)}d}"


def elapsed_text(tokens: Tokens, value: Decimal) -> str:
    """Return a length of time: [h]:mm counts hours beyond 24."""
    digits = max((len(said) - 1 for kind, said in tokens if kind == "part"), default=0)
    left = abs(value * 86_400).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    made = ["-"] if value < 0 else []
    for at, (kind, said) in enumerate(tokens):
        if kind in ("elapsed", "date"):
            letter = said[0].lower()
            size = _SECONDS.get(letter)
            if size is None:
                continue
            count = int((left / size).to_integral_value(ROUND_FLOOR))
            if kind == "date" and letter != "h":
                count %= 60
            left -= count * size if kind == "elapsed" or letter == "h" else 0
            made.append(f"{count % 60 if kind == 'date' else count:0{len(said)}d}")
        elif kind == "part":
            made.append(f"{left % 1:.{len(said) - 1}f}"[1:])
        elif kind != "text" and at >= 0:
            made.append(said)
    return "".join(made)
