"""Indicator tables: columns found by their header texts, never by their position (DOMAIN.md, "Files in the wild")."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from reviewer.domain.quantity import Op, Quantity
from reviewer.domain.report import Category, MentionRole, Period
from reviewer.domain.text import Passage, Span
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.drafts import Draft
from reviewer.extraction.folding import fold
from reviewer.extraction.lexicon import load_lexicon
from reviewer.extraction.quantities import multiplier_of, tokenize
from reviewer.extraction.saying import Saying
from reviewer.extraction.table_grid import Place, PlaceGrid, Row, grids
from reviewer.extraction.typed import parse_quantity
from reviewer.extraction.units import load_units
from reviewer.resources import resource

_NOISE = re.compile(r"[\s　]|[（(][^）)]*[）)]|[：:*]|\d+$")
_IN_BRACKETS = re.compile(r"[（(]([^）)]*)[）)]")
_POINTS_IN_NAME = re.compile(r"[（(]\s*\d+(?:\.\d+)?\s*分?\s*[）)]$")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_OPS = {"≥": Op.GE, ">=": Op.GE, "大于等于": Op.GE, ">": Op.GT, "≤": Op.LE, "<=": Op.LE, "小于等于": Op.LE, "<": Op.LT, "=": Op.EQ}  # fmt: skip
_MOST_HEADER = 24
_TOTALS = frozenset({"总分", "合计", "总计", "小计", "合 计", "总 分", "自评总分"})


@dataclass(frozen=True, slots=True)
class TableWords:
    """The vocabulary of headers: header text → column role."""

    roles: dict[str, str]
    weak: frozenset[str]
    blank: frozenset[str]
    skip: frozenset[str]


@lru_cache(maxsize=1)
def table_words() -> TableWords:
    """Read resources/vocabulary/tables.toml once."""
    with resource("vocabulary", "tables.toml").open("rb") as file:
        data: dict[str, Any] = tomllib.load(file)
    roles = {word: role for role, words in data["columns"].items() for word in words}
    return TableWords(
        roles,
        frozenset(data["weak"]["names"]),
        frozenset(data["blank"]["words"]),
        frozenset(data["rows"]["skip"]),
    )


@dataclass(frozen=True, slots=True)
class TableReading:
    """What the tables gave: drafts of indicators, and the ranges that prose reading leaves alone."""

    drafts: tuple[Draft, ...]
    spans: tuple[Span, ...]
    form: bool  # a 自评表 is among them


def read_tables(context: ReadingContext) -> TableReading:
    """Read every table of a document; those without goals and results only keep prose reading away."""
    drafts: list[Draft] = []
    spans: list[Span] = []
    form = False
    for grid in grids(context.document):
        spans.append(grid.span)
        read = list(_TableReader(context, grid, len(drafts)).read())
        form = form or any(d.level1 for d in read)
        drafts.extend(read)
    return TableReading(tuple(drafts), tuple(spans), form)


def column_role(header: str) -> str:
    """Return what a header text heads, "" for nothing known."""
    words = table_words()
    plain = _NOISE.sub("", fold(header))
    if not plain or len(plain) > _MOST_HEADER:
        return ""
    if plain in words.roles:
        return words.roles[plain]
    held = [w for w in words.roles if len(w) >= 3 and w in plain]
    return words.roles[max(held, key=len)] if held else ""


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column heads what, with the unit that the header gives ("目标值（万元）")."""

    by_role: dict[str, int]
    header: Row

    def place(self, row: Row, role: str) -> Place | None:
        column = self.by_role.get(role)
        place = None if column is None else row[column]
        return None if place is None or (column is not None and place == self.header[column]) else place

    def unit(self, role: str) -> str:
        column = self.by_role.get(role)
        head = None if column is None else self.header[column]
        found = _IN_BRACKETS.search(head.text) if head else None
        return found[1] if found else ""


class _TableReader:
    """One table, row by row; a new header row starts over."""

    def __init__(self, context: ReadingContext, grid: PlaceGrid, order: int) -> None:
        self.context = context
        self.grid = grid
        self.order = order
        self.section = context.section_index_at(grid.span.start)

    def read(self) -> Iterator[Draft]:
        columns: _Columns | None = None
        for index, row in enumerate(self.grid.rows):
            if found := self._columns(index):
                columns = found
            elif columns is not None:
                draft = self._draft(columns, row, index)
                if draft is not None:
                    yield draft

    def _columns(self, index: int) -> _Columns | None:
        """Return the columns that a row heads, None where it is no header of an indicator table."""
        row = self.grid.rows[index]
        by_role: dict[str, int] = {}
        weak = True
        seen: set[int] = set()
        for column, place in enumerate(row):
            if place is None or not place.text or (place.start in seen and place.end > place.start):
                continue
            seen.add(place.start)
            role = column_role(place.text)
            if role and self._better(role, column, place, by_role, row):
                by_role[role] = column
                weak = weak and _NOISE.sub("", place.text) in table_words().weak
        both = "target" in by_role and "actual" in by_role
        if "name" not in by_role or not ({"target", "actual"} & set(by_role)) or (weak and not both):
            return None
        if not both and not {"points", "score", "completion", "level1"} & set(by_role):
            return None
        return _Columns(by_role, row)

    def _better(self, role: str, column: int, place: Place, found: dict[str, int], row: Row) -> bool:
        """Let the most special header win: 三级指标 over 绩效指标, the later of two name columns."""
        if role not in found:
            return True
        before = row[found[role]]
        if role != "name" or before is None:
            return False
        return not _NOISE.sub("", before.text).startswith(("三级", "四级", "指标名称"))

    def _draft(self, columns: _Columns, row: Row, index: int) -> Draft | None:
        name = columns.place(row, "name")
        if name is None or not self._is_name(name.text) or any(p and p.text in _TOTALS for p in row):
            return None
        unit = self._text(columns.place(row, "unit"))
        op = _OPS.get(fold(self._text(columns.place(row, "op"))).strip())
        target = self._value(columns, row, "target", unit, op)
        actual = self._value(columns, row, "actual", unit, None)
        if target is None and actual is None:
            return None
        if target and actual and not actual.unit and target.unit and actual.value is not None:
            actual = replace(actual, unit=target.unit)
        draft = Draft(
            _name(name.text),
            self.section,
            -1 - index,
            self.order + index,
            target=self._saying(target, MentionRole.GOAL, name, index),
            actual=self._saying(actual, MentionRole.RESULT, name, index),
            rule="table-row",
            confidence=0.96,
            points=self._number(columns.place(row, "points")),
            self_score=self._number(columns.place(row, "score")),
            level1=_name(self._text(columns.place(row, "level1"))),
            level2=_name(self._text(columns.place(row, "level2"))),
        )
        draft.category = _category(draft)
        draft.reason = self._reason(columns.place(row, "reason"))
        draft.stated = self._completion(columns, row, name, index)
        return draft

    def _is_name(self, text: str) -> bool:
        plain = _NOISE.sub("", text)
        return 2 <= len(plain) <= 60 and plain not in table_words().skip and not _NUMBER.fullmatch(plain)

    def _text(self, place: Place | None) -> str:
        return "" if place is None or place.text in table_words().blank else place.text

    def _value(self, columns: _Columns, row: Row, role: str, unit: str, op: Op | None) -> Quantity | None:
        place = columns.place(row, role)
        words = self._text(place)
        if place is None or not words:
            return None
        quantity = _quantity(words)
        passage = Passage.cut(self.context.text, place.start, place.end)
        if quantity.value is None:
            return replace(quantity, passage=passage)
        quantity = _with_unit(replace(quantity, passage=passage), unit or columns.unit(role))
        return replace(quantity, op=op) if op is not None and quantity.op is Op.EQ else quantity

    def _saying(self, quantity: Quantity | None, role: MentionRole, name: Place, index: int) -> Saying | None:
        if quantity is None:
            return None
        return Saying(
            quantity=quantity,
            role=role,
            period=Period.THIS,
            name=_name(name.text),
            topic="",
            section=self.section,
            sentence=-1 - self.grid.span.start - index,
            start=name.start if 0 < quantity.passage.end - name.start < 150 else quantity.passage.start,
            explicit=True,
            end=quantity.passage.end,
        )

    def _completion(self, columns: _Columns, row: Row, name: Place, index: int) -> Saying | None:
        quantity = self._value(columns, row, "completion", "%", None)
        if quantity is None or quantity.value is None or quantity.unit != "%":
            return None
        return self._saying(quantity, MentionRole.COMPLETION, name, index)

    def _number(self, place: Place | None) -> Decimal | None:
        words = fold(self._text(place)).rstrip("分 ")
        return Decimal(words) if _NUMBER.fullmatch(words) else None

    def _reason(self, place: Place | None) -> Passage | None:
        return Passage.cut(self.context.text, place.start, place.end) if place and self._text(place) else None


def _name(text: str) -> str:
    return _POINTS_IN_NAME.sub("", re.sub(r"\s+", "", text)).strip("：:；;。")


def _quantity(words: str) -> Quantity:
    """Read a cell: one value as a whole, or the only figure inside a phrase (完成50个), else its wording."""
    whole = parse_quantity(words)
    passage = Passage.typed(words)
    if whole is not None and whole.value is not None:
        return whole
    inside = [q for q in tokenize(words).quantities if q.unit]
    if len(inside) == 1 and len(words) <= 20 and not tokenize(words).dates:
        return inside[0]
    return Quantity(Op.TEXT, None, "", passage)


def _with_unit(quantity: Quantity, unit: str) -> Quantity:
    """Give a bare number the unit that stands in its own column or in the header; 万元 multiplies."""
    plain = unit.strip()
    if quantity.unit or not plain:
        return quantity
    units = load_units()
    multiplier = plain[: len(plain) - len(plain.lstrip("百千万亿"))]
    word = plain[len(multiplier) :]
    read = units.read_as.get(word)
    if read is None:
        return quantity
    size = multiplier_of(multiplier)
    assert quantity.value is not None
    upper = None if quantity.upper is None else quantity.upper * size
    return replace(quantity, unit=read, value=quantity.value * size, upper=upper, step=quantity.step * size)


def _category(draft: Draft) -> Category:
    """Return what the form's own levels say, else the indicator's words."""
    lexicon = load_lexicon()
    for words in (draft.level1, draft.level2, draft.name):
        for category, pattern in lexicon.headings:
            if pattern.search(words):
                return category
    return next((c for c, words in lexicon.categories if words.search(draft.name)), Category.OUTPUT)
