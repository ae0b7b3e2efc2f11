"""Dates and periods as reports write them; they are recognised so that no figure is made of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reviewer.domain.errors import Refused
from reviewer.domain.text import Passage
from reviewer.extraction.numerals import han_number

_YEAR = r"(?P<y>(?:19|20)[0-9]{2})"
_TAIL = r"(?P<tail>底以?前|底|末|初|之前|以前|前|上旬|中旬|下旬)?"
_SPAN = r"\s?(?:-{1,2}|—{1,2}|–|~|至|到)\s?"
_DATES = (
    re.compile(rf"{_YEAR}\s?年?{_SPAN}(?P<y2>(?:19|20)[0-9]{{2}})\s?(?:年度?|学年)"),
    re.compile(
        rf"{_YEAR}\s?(?:年度|年)(?:\s?(?P<m>1[0-2]|0?[1-9])(?:{_SPAN}(?:1[0-2]|0?[1-9]))?\s?月份?"
        rf"(?:\s?(?P<d>3[01]|[12][0-9]|0?[1-9])\s?[日号])?)?{_TAIL}"
    ),
    re.compile(rf"{_YEAR}(?P<sep>[-./])(?P<m>1[0-2]|0?[1-9])(?P=sep)(?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9])"),
    re.compile(
        rf"(?P<m>1[0-2]|0?[1-9])(?:{_SPAN}(?:1[0-2]|0?[1-9]))?\s?月份?"
        rf"(?:\s?(?P<d>3[01]|[12][0-9]|0?[1-9])\s?[日号])?{_TAIL}(?!均)"
    ),
)
_DATE_LIKE = re.compile(r"[0-9]{1,4}\s?[年月\-./—–~至到]")
_HAN = "〇○零一二三四五六七八九十"
_HAN_DATES = (
    re.compile(
        rf"(?P<y>[二一][{_HAN}]{{3}})年(?:(?P<m>[{_HAN}]{{1,2}})月(?:(?P<d>[{_HAN}]{{1,3}})[日号])?)?{_TAIL}"
    ),
    re.compile(rf"(?P<m>[{_HAN}]{{1,2}})月(?:(?P<d>[{_HAN}]{{1,3}})[日号]|份){_TAIL}"),
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or period in the text; parts that are not written are None."""

    passage: Passage
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_year: int | None = None  # of a span of years

    @property
    def start(self) -> int:
        return self.passage.start

    @property
    def end(self) -> int:
        return self.passage.end

    @property
    def iso(self) -> str | None:
        """Return "2021-03-10" or "2024-03", None without year and month."""
        if self.year is None or self.month is None:
            return None
        return f"{self.year}-{self.month:02d}" + (f"-{self.day:02d}" if self.day else "")


def date_at(folded: str, text: str, position: int) -> DateMention | None:
    """Read the date that begins at a position of the text, None where there is none."""
    if "0" <= folded[position] <= "9":
        if not _DATE_LIKE.match(folded, position):
            return None
        patterns: tuple[re.Pattern[str], ...] = _DATES
    else:
        patterns = _HAN_DATES
    for pattern in patterns:
        if found := pattern.match(folded, position):
            return _mention(found, text)
    return None


def parse_date(text: str) -> str:
    """Return a typed date as ISO ("2021-03-10", "2024-03"); raise Refused where it is none."""
    trimmed = text.strip()
    short = re.fullmatch(r"((?:19|20)[0-9]{2})[-./]?(1[0-2]|0[1-9])", trimmed)
    plain = re.fullmatch(r"((?:19|20)[0-9]{2})(1[0-2]|0[1-9])(3[01]|[12][0-9]|0[1-9])", trimmed)
    if match := short or plain:
        return "-".join(match.groups())
    found = date_at(trimmed, trimmed, 0) if trimmed and trimmed[0] in "12二一" else None
    if found is None or found.iso is None or found.end < len(trimmed):
        raise Refused(f"「{text}」不是日期，请写成 2021-03-10 或 2021年3月。")
    return found.iso


def _mention(found: re.Match[str], text: str) -> DateMention:
    parts = found.groupdict()
    return DateMention(
        Passage.cut(text, found.start(), found.end()),
        _number(parts.get("y")),
        _number(parts.get("m")),
        _number(parts.get("d")),
        _number(parts.get("y2")),
    )


def _number(digits: str | None) -> int | None:
    if not digits:
        return None
    if digits.isascii():
        return int(digits)
    value = han_number(digits)
    return None if value is None else int(value)
