"""Where rows go when some of a sheet are repeated, and what formulas must say then."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError

_CELL = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})")
_ROWS = re.compile(r"(\$?)([0-9]{1,7}):(\$?)([0-9]{1,7})")
# In these a reference to the one repeated cell means all of its copies: the template could name no more.
_OVER_MANY = frozenset({
    "SUM", "SUMIF", "SUMIFS", "SUMPRODUCT", "SUBTOTAL", "AGGREGATE", "PRODUCT", "AVERAGE", "AVERAGEIF", "AVERAGEIFS", "MEDIAN", "COUNT", "COUNTA", "COUNTBLANK", "COUNTIF", "COUNTIFS",
    "MAX", "MAXIFS", "MIN", "MINIFS", "LARGE", "SMALL", "RANK", "RANK.EQ", "RANK.AVG", "STDEV", "STDEV.S", "STDEV.P", "TEXTJOIN", "CONCAT",
})  # fmt: skip


@dataclass(frozen=True)
class Stretch:
    """Which rows of a sheet are repeated how often; what stands below them moves down. A row repeated 0 times stays, empty."""

    times: tuple[tuple[int, int], ...] = ()

    def first(self, row: int) -> int:
        """Return where a row, or its first copy, stands."""
        return row + sum(max(count, 1) - 1 for repeated, count in self.times if repeated < row)

    def last(self, row: int) -> int:
        """Return where a row's last copy stands."""
        return self.first(row) + max(self.count(row), 1) - 1

    def count(self, row: int) -> int:
        """Return how often a row is there."""
        return dict(self.times).get(row, 1)

    def repeats(self, row: int) -> bool:
        """Tell whether a row is one of those that are repeated."""
        return row in dict(self.times)


@dataclass(frozen=True)
class Place:
    """What became of a sheet of the template, or of one copy of it."""

    title: str
    stretch: Stretch


@dataclass(frozen=True)
class Where:
    """Where a formula stands: its sheet, for which report it is, and in which copy of which repeated row."""

    sheet: str
    report: int = 0
    row: int = 0  # 0: in no repeated row
    copy: int = 0
    whole: bool = False  # a reference to one repeated cell means all copies, as in a chart or a name


class Mover:
    """Rewrites formulas; `places` tells for each sheet of the template what became of it, for each report where it has copies."""

    def __init__(self, places: Mapping[str, Sequence[Place]]) -> None:
        self._places = {title.casefold(): found for title, found in places.items()}

    def formula(self, formula: str, where: Where) -> str:
        """Return a formula ("=…") for the filled workbook; one that can't be taken apart stays as it is."""
        try:
            tokens = Tokenizer(formula).items
        except (TokenizerError, IndexError):
            return formula
        inside: list[str] = []
        pieces = []
        for at, token in enumerate(tokens):
            if token.type in (Token.FUNC, Token.PAREN, Token.ARRAY):
                _follow(inside, token)
            if token.type == Token.OPERAND and token.subtype == Token.RANGE:
                many = where.whole or _means_many(inside, tokens, at)
                pieces.append(self.reference(token.value, where, many=many))
            else:
                pieces.append(token.value)
        return "=" + "".join(pieces)

    def reference(self, text: str, where: Where, *, many: bool = False) -> str:
        """Return a reference for the filled workbook; `many`: one repeated cell means all its copies."""
        sheet, mark, area = text.rpartition("!")
        title = sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet
        places = self._places.get((title or where.sheet).casefold())
        if not places:
            return text
        place = places[min(where.report, len(places) - 1)]
        at = where if (title or where.sheet).casefold() == where.sheet.casefold() else Where(where.sheet)
        moved = _area(area, place.stretch, at, many)
        if moved is None:
            return text
        return moved if not mark else f"{quoted(place.title) if title != place.title else sheet}!{moved}"

    def place(self, sheet: str, report: int = 0) -> Place:
        """Return what became of a sheet for a report."""
        places = self._places[sheet.casefold()]
        return places[min(report, len(places) - 1)]


def quoted(title: str) -> str:
    """Write a sheet's name as a formula wants it."""
    return "'" + title.replace("'", "''") + "'"


def _follow(inside: list[str], token: Token) -> None:
    if token.subtype == Token.OPEN:
        inside.append(token.value.rstrip("(").upper().removeprefix("_XLFN."))
    elif inside:
        inside.pop()


def _means_many(inside: Sequence[str], tokens: Sequence[Token], at: int) -> bool:
    """Tell whether an operand is by itself an argument of a function over many cells."""
    if not inside or inside[-1] not in _OVER_MANY:
        return False
    before = next((t for t in reversed(tokens[:at]) if t.type != Token.WSPACE), None)
    after = next((t for t in tokens[at + 1 :] if t.type != Token.WSPACE), None)
    begins = before is not None and (before.type == Token.SEP or before.subtype == Token.OPEN)
    return begins and after is not None and (after.type == Token.SEP or after.subtype == Token.CLOSE)


def _area(area: str, stretch: Stretch, where: Where, many: bool) -> str | None:
    """Move "K5", "$K$5:$K$5" or "5:5"; None for what is no such reference."""
    if rows := _ROWS.fullmatch(area):
        first, last = (
            _first(rows[1], int(rows[2]), stretch, where),
            _last(rows[3], int(rows[4]), stretch, where),
        )
        return f"{rows[1]}{first}:{rows[3]}{last}"
    start, colon, end = area.partition(":")
    one, other = _CELL.fullmatch(start), _CELL.fullmatch(end or start)
    if one is None or other is None:
        return None
    row, fixed = int(one[4]), one[3]
    first = _first(fixed, row, stretch, where)
    if not colon:
        alone = not many or stretch.count(row) < 2 or (where.row == row and not fixed)
        return f"{one[1]}{one[2]}{fixed}{first}" + (
            "" if alone else f":{one[1]}{one[2]}{fixed}{stretch.last(row)}"
        )
    last = _last(other[3], int(other[4]), stretch, where)
    return f"{one[1]}{one[2]}{fixed}{first}:{other[1]}{other[2]}{other[3]}{last}"


def _first(fixed: str, row: int, stretch: Stretch, where: Where) -> int:
    running = _running(fixed, row, stretch, where)
    return stretch.first(row) if running is None else running


def _last(fixed: str, row: int, stretch: Stretch, where: Where) -> int:
    running = _running(fixed, row, stretch, where)
    return stretch.last(row) if running is None else running


def _running(fixed: str, row: int, stretch: Stretch, where: Where) -> int | None:
    """Return the row a relative reference runs along with: its own copy, or the line above; None where it stays."""
    if fixed or not where.row or row not in (where.row, where.row - 1):
        return None
    return stretch.first(where.row) + where.copy - (where.row - row)
