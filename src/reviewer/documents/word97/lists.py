"""Automatic numbering of a Word file: lists, their levels, the counters where the walk stands ([MS-DOC], 2.9.131, 2.9.147)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from struct import unpack_from

from reviewer.documents.word.counting import spelled
from reviewer.documents.word.numbering import LEVELS
from reviewer.documents.word97.modifiers import modifiers

_FORMS = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 5: "ordinal",
    10: "ideographDigital", 11: "japaneseCounting", 14: "decimalFullWidth", 16: "japaneseLegal",
    17: "japaneseDigitalTenThousand", 18: "decimalEnclosedCircle", 19: "decimalFullWidth2", 22: "decimalZero",
    26: "decimalEnclosedFullstop", 27: "decimalEnclosedParen", 28: "decimalEnclosedCircleChinese",
    29: "ideographEnclosedCircle", 30: "ideographTraditional", 31: "ideographZodiac",
    32: "ideographZodiacTraditional", 33: "taiwaneseCounting", 34: "ideographLegalTraditional",
    35: "taiwaneseCountingThousand", 36: "taiwaneseDigital", 37: "chineseCounting", 38: "chineseLegalSimplified",
    39: "chineseCountingThousand", 57: "numberInDash", 255: "none",
}  # fmt: skip
_BULLET = 23
_FOLLOWERS = ("\t", " ", "")
_LIST, _OVERRIDE, _LEVEL = 28, 16, 28
_MOST_LISTS = 4_096
_FONT, _OTHER_FONT = 0x4A4F, 0x4A51


@dataclass(slots=True)
class Level:
    """One level of a list: a text in which the characters 0 to 8 stand for the counters of the levels."""

    start: int = 1
    form: int = 255
    text: str = ""
    follower: str = ""
    legal: bool = False
    restart: int | None = None  # after which level it starts again; 0 never
    font: int = -1


@dataclass(slots=True)
class _Override:
    """What a paragraph names: a list, with levels and starts of its own."""

    list: int
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)
    pending: dict[int, int] = field(default_factory=dict)


class Lists:
    """All lists of a file with their counters."""

    def __init__(self, table: bytes, lists: tuple[int, int], overrides: tuple[int, int]) -> None:
        self._lists = dict(_lists(table, *lists))
        self._overrides = _overrides(table[overrides[0] : sum(overrides)])
        self._counters: dict[int, list[int | None]] = {}

    def place(self, number: int, at: int) -> tuple[str, str, int] | None:
        """Count a paragraph; return its label, what stands behind it and the label's font; None of an unknown list."""
        override = self._overrides[number - 1] if 0 < number <= len(self._overrides) else None
        levels = None if override is None else self._lists.get(override.list)
        if override is None or levels is None:
            return None
        levels = [override.levels.get(place, level) for place, level in enumerate(levels)]
        at = min(max(at, 0), len(levels) - 1)
        self._count(override, levels, at)
        label = self._label(override, levels, at)
        return label, levels[at].follower if label else "", levels[at].font

    def _count(self, override: _Override, levels: list[Level], at: int) -> None:
        counters = self._counters.setdefault(override.list, [None] * LEVELS)
        now = counters[at]
        if at in override.pending:
            counters[at] = override.pending.pop(at)
        elif now is None:
            counters[at] = override.starts.get(at, levels[at].start)
        else:
            counters[at] = now + 1
        for deeper in range(at + 1, len(levels)):
            after = levels[deeper].restart
            if after is None or at < after:
                counters[deeper] = None

    def _label(self, override: _Override, levels: list[Level], at: int) -> str:
        level = levels[at]
        if level.form == _BULLET:
            return level.text
        counters = self._counters[override.list]
        return "".join(
            _spelled(levels, counters, ord(char), level.legal) if ord(char) < LEVELS else char
            for char in level.text
        )


def _spelled(levels: list[Level], counters: list[int | None], place: int, legal: bool) -> str:
    if place >= len(levels):
        return ""
    value = counters[place]
    form = _FORMS.get(levels[place].form, "decimal")
    return spelled(
        levels[place].start if value is None else value, "decimal" if legal and form != "none" else form
    )


def _lists(table: bytes, start: int, length: int) -> Iterator[tuple[int, list[Level]]]:
    """Walk the lists; their levels stand behind the table of lists, one after another."""
    head = table[start : start + length]
    if len(head) < 2:
        return
    at = start + length
    count = min(int.from_bytes(head[:2], "little"), (len(head) - 2) // _LIST, _MOST_LISTS)
    for place in range(2, 2 + count * _LIST, _LIST):
        levels = []
        for _ in range(1 if head[place + 26] & 1 else LEVELS):
            level, at = _level(table, at)
            levels.append(level)
        yield int.from_bytes(head[place : place + 4], "little"), levels


def _level(table: bytes, at: int) -> tuple[Level, int]:
    """Read a level; return it and where the next one begins."""
    if at + _LEVEL > len(table):
        return Level(), len(table)
    start, form, flags = unpack_from("<IBB", table, at)
    follower, looks, shape, limit = table[at + 15], table[at + 24], table[at + 25], table[at + 26]
    font = -1
    behind = at + _LEVEL + shape
    for code, operand in modifiers(table[behind : behind + looks]):
        if code in (_FONT, _OTHER_FONT):
            font = int.from_bytes(operand, "little")
    behind += looks
    count = int.from_bytes(table[behind : behind + 2], "little")
    text = table[behind + 2 : behind + 2 + 2 * count].decode("utf-16-le", "replace")
    follows = _FOLLOWERS[follower] if follower < len(_FOLLOWERS) else ""
    restart = limit if flags & 8 else None
    return Level(start, form, text, follows, bool(flags & 4), restart, font), behind + 2 + 2 * count


def _overrides(table: bytes) -> list[_Override]:
    if len(table) < 4:
        return []
    count = min(int.from_bytes(table[:4], "little"), (len(table) - 4) // _OVERRIDE, _MOST_LISTS)
    heads = [unpack_from("<I8xB", table, 4 + number * _OVERRIDE) for number in range(count)]
    at = 4 + count * _OVERRIDE
    found = []
    for identity, levels in heads:
        override = _Override(identity)
        at += 4
        for _ in range(levels):
            at = _override_level(table, at, override)
        override.pending = dict(override.starts)
        found.append(override)
    return found


def _override_level(table: bytes, at: int, override: _Override) -> int:
    if at + 8 > len(table):
        return len(table)
    start, flags = unpack_from("<II", table, at)
    place = min(flags & 0xF, LEVELS - 1)
    at += 8
    if flags & 0x20:
        override.levels[place], at = _level(table, at)
        start = override.levels[place].start
    if flags & 0x10:
        override.starts[place] = start
    return at
