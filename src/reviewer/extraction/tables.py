"""Indicator tables: columns found by their header texts, never by their position (DOMAIN.md, "Files in the wild")."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from reviewer.domain.quantity import Op, Quantity, completion_percent
from reviewer.domain.report import Category, MentionRole, Period
from reviewer.domain.text import Passage, Span
from reviewer.extraction.cell_values import operator, read_cell, with_rare_unit, with_unit
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.drafts import Draft
from reviewer.extraction.folding import fold
from reviewer.extraction.lexicon import load_lexicon
from reviewer.extraction.saying import Saying
from reviewer.extraction.shares import beside, share_of_whole, with_shares
from reviewer.extraction.table_grid import Place, PlaceGrid, Row, grids
from reviewer.resources import resource

_NOISE = re.compile(r"[\s　]|[（(][^）)]*[）)]|[：:*]|\d+$")
_IN_BRACKETS = re.compile(r"[（(]([^）)]*)[）)]")
_POINTS_IN_NAME = re.compile(r"[（(]\s*\d+(?:\.\d+)?\s*分?\s*[）)]$")
_UNIT_IN_NAME = re.compile(r"[（(](?:单位[：:])?([^（()）0-9]{1,6})[）)]$")
_VALUED = re.compile("值|数|任务量")
_NUMBERED = re.compile(r"^(?:指标|任务)?(?:\d{1,2}|[①-⑳])[：:、．.](?!\d)|^[①-⑳]")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
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


@lru_cache(maxsize=4096)
def column_role(header: str) -> str:
    """Return what a header text heads, "" for nothing known."""
    words = table_words()
    if len(header) > 4 * _MOST_HEADER:
        return ""
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

    def places(self, row: Row, role: str) -> list[Place]:
        """Return the cells under a header, several where it covers several columns (指标值: ≥ | 42 | 个)."""
        column = self.by_role.get(role)
        head = None if column is None else self.header[column]
        under = [p for h, p in zip(self.header, row, strict=False) if h == head and p and p != h]
        return list(dict.fromkeys(under)) if head is not None else []

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
        self.group = ""  # the level that a row across the table gives to those below it: 产出指标（40分）

    def read(self) -> Iterator[Draft]:
        columns: _Columns | None = None
        for index, row in enumerate(self.grid.rows):
            if found := self._columns(index):
                columns, self.group = found, ""
            elif _heads_another(row):
                columns = None  # 评分项目 | 标准分 | 自评得分 below the indicators
            elif group := _group(row):
                self.group = group
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
            # a table of goals alone: 指标名称 | 计量单位 | 指标值
            return _Columns(by_role, row) if "target" in by_role and {"unit", "op"} & set(by_role) else None
        return _Columns(by_role, row)

    def _better(self, role: str, column: int, place: Place, found: dict[str, int], row: Row) -> bool:
        """Let the most special header win: 三级指标 over 绩效指标, the later of two name columns."""
        if role not in found:
            return True
        before = row[found[role]]
        if role == "target" and before is not None:  # 年度绩效目标 | … | 年初目标值
            return _VALUED.search(place.text) is not None and _VALUED.search(before.text) is None
        if role != "name" or before is None:
            return False
        return not _NOISE.sub("", before.text).startswith(("三级", "四级", "指标名称"))

    def _draft(self, columns: _Columns, row: Row, index: int) -> Draft | None:
        name = columns.place(row, "name")
        if name is None or not self._is_name(name.text) or any(p and p.text in _TOTALS for p in row):
            return None
        if self._one_cell(columns, row):
            return None
        unit = self._text(columns.place(row, "unit"))
        op = operator(self._text(columns.place(row, "op")))
        target = self._value(columns, row, "target", unit, op)
        actual = self._value(columns, row, "actual", unit, None)
        target, actual = with_shares(*with_rare_unit(target, actual), name.text)
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
            points=self._points(columns, row, 0) or self._points_in_name(name.text),
            self_score=self._points(columns, row, 1),
            level1=_name(self._text(columns.place(row, "level1"))) or self.group,
            level2=_name(self._text(columns.place(row, "level2"))),
        )
        draft.category = _category(draft)
        draft.reason = self._reason(columns, row)
        draft.stated = self._completion(columns, row, name, index, completion_percent(target, actual))
        return draft

    def _one_cell(self, columns: _Columns, row: Row) -> bool:
        """Tell a row whose goal and result are one cell: prose across the table (评价结论 | …)."""
        target, actual = columns.place(row, "target"), columns.place(row, "actual")
        name = columns.place(row, "name")
        return (target is not None and target in (actual, name)) or (actual is not None and actual == name)

    def _points(self, columns: _Columns, row: Row, half: int) -> Decimal | None:
        """Read 分值 or 得分, each in its column or both in one (10/9.5)."""
        both = self._text(columns.place(row, "points|score"))
        if "/" in fold(both):
            return _decimal(fold(both).split("/", 1)[half])
        return self._number(columns.place(row, ("points", "score")[half]))

    def _points_in_name(self, text: str) -> Decimal | None:
        """Read the points that a name carries: 城市低保保障人数（8分）."""
        found = _POINTS_IN_NAME.search(fold(text).strip())
        return _decimal(found.group().strip("（）()分 ")) if found and "分" in found.group() else None

    def _is_name(self, text: str) -> bool:
        plain = _NOISE.sub("", text)
        if re.split("[：:]", text, maxsplit=1)[0].strip() in table_words().skip:
            return False  # 自评结论：优
        return 2 <= len(plain) <= 60 and plain not in table_words().skip and not _NUMBER.fullmatch(plain)

    def _text(self, place: Place | None) -> str:
        return "" if place is None or place.text in table_words().blank else place.text

    def _value(self, columns: _Columns, row: Row, role: str, unit: str, op: Op | None) -> Quantity | None:
        places = [p for p in columns.places(row, role) if self._text(p)]
        signs = [sign for p in places if (sign := operator(p.text))]
        place = next((p for p in places if operator(p.text) is None), None)
        if place is None:
            return None
        quantity = read_cell(place.text)
        passage = Passage.cut(self.context.text, place.start, place.end)
        if quantity.value is None:
            return replace(quantity, passage=passage)
        beside = next((p.text for p in places if p.start > place.start), "")
        given = (unit, beside, columns.unit(role), _unit_in_name(self._text(columns.place(row, "name"))))
        quantity = with_unit(replace(quantity, passage=passage), next(filter(None, given), ""))
        op = next(iter(signs), op)
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

    def _completion(
        self, columns: _Columns, row: Row, name: Place, index: int, worked_out: Decimal | None
    ) -> Saying | None:
        quantity = self._value(columns, row, "completion", "%", None)
        if quantity is None or quantity.value is None or quantity.unit != "%":
            return None
        quantity = (
            share_of_whole(quantity)
            if worked_out is None
            else beside(quantity, replace(quantity, value=worked_out, op=Op.EQ))
        )
        if quantity.value is None:
            return None
        return self._saying(quantity, MentionRole.COMPLETION, name, index)

    def _number(self, place: Place | None) -> Decimal | None:
        return _decimal(fold(self._text(place)))

    def _reason(self, columns: _Columns, row: Row) -> Passage | None:
        """Return the cell of a reason; a figure that runs over it from another column is none."""
        place = columns.place(row, "reason")
        others = (columns.place(row, role) for role in columns.by_role if role != "reason")
        if place is None or not self._text(place) or place in others:
            return None
        return Passage.cut(self.context.text, place.start, place.end)


def _unit_in_name(name: str) -> str:
    """Return the unit that a name ends with: 带动农户增收（万元）."""
    found = _UNIT_IN_NAME.search(fold(name).strip())
    return found[1] if found else ""


def _group(row: Row) -> str:
    """Return the level that a row names which is one cell across the table."""
    cells = {p for p in row if p is not None and p.text}
    words = _name(next(iter(cells)).text) if len(cells) == 1 else ""
    known = len(words) <= 12 and any(pattern.search(words) for _, pattern in load_lexicon().headings)
    return words if known and column_role(words) not in ("target", "actual") else ""


def _heads_another(row: Row) -> bool:
    """Tell the header of another table that follows in the same one: two cells or more are headers, none a value."""
    cells = {p.text for p in row if p is not None and p.text}
    heads = [w for w in cells if _NOISE.sub("", fold(w)) in table_words().roles]
    return len(heads) >= 2 and 2 * len(heads) >= len(cells)


def _decimal(words: str) -> Decimal | None:
    plain = words.strip().rstrip("分 ")
    return Decimal(plain) if _NUMBER.fullmatch(plain) else None


def _name(text: str) -> str:
    return _POINTS_IN_NAME.sub("", _NUMBERED.sub("", "".join(text.split()))).strip("：:；;。")


def _category(draft: Draft) -> Category:
    """Return what the form's own levels say, else the indicator's words."""
    lexicon = load_lexicon()
    if lexicon.categories[0][1].search(draft.name):
        return Category.SATISFACTION
    for words in (draft.level1, draft.level2, draft.name):
        for category, pattern in lexicon.headings:
            if pattern.search(words):
                return category
    return next((c for c, words in lexicon.categories if words.search(draft.name)), Category.OUTPUT)
