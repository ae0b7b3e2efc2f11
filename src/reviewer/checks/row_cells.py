"""Where in a row of a table a figure stands that was read with the row: the cell of its points or of its score."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from reviewer.checks.case import Case
from reviewer.domain.document import Cell, Table
from reviewer.domain.text import Passage, Span

POINTS_HEAD = re.compile(r"分值|权重|满分|标准分|应得分")
SCORE_HEAD = re.compile(r"(?<!应)得分|评分|打分|自查分|分数")
_FIGURE = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*分?")


def figure_in_row(case: Case, place: Passage, value: Decimal, head: re.Pattern[str]) -> Passage | None:
    """Return the figure in the row around a place; None where it is not the only such one and no column's head tells."""
    table = next((t for t in reversed(list(case.document.tables())) if t.span.contains(place.span)), None)
    if table is None:
        line = case.line(place.start)
        found = [span for span in _pieces(case, line) if _says(case, span, value)]
    else:
        found = [cell.span for cell in _headed(case, table, _row(table, place, case, value), head)]
    return _trimmed(case, found[0]) if len(found) == 1 else None


def _row(table: Table, place: Passage, case: Case, value: Decimal) -> list[Cell]:
    rows = {cell.row for cell in table.cells if cell.span.contains(place.span)}
    return [cell for cell in table.cells if cell.row in rows and _says(case, cell.span, value)]


def _headed(case: Case, table: Table, cells: Sequence[Cell], head: re.Pattern[str]) -> Sequence[Cell]:
    """Return of several cells those under a head of the words; all where there is one."""
    if len(cells) < 2:
        return cells
    heads = [cell for cell in table.cells if head.search(case.text, cell.start, cell.end)]
    return [
        cell
        for cell in cells
        if any(one.row < cell.row and one.column <= cell.column < one.column + one.column_span for one in heads)
    ]


def _pieces(case: Case, line: Span) -> list[Span]:
    return [Span(m.start(), m.end()) for m in re.compile(r"[^\t\n]+").finditer(case.text, line.start, line.end)]


def _says(case: Case, span: Span, value: Decimal) -> bool:
    match = _FIGURE.fullmatch(span.of(case.text).strip())
    return match is not None and Decimal(match[1]) == value


def _trimmed(case: Case, span: Span) -> Passage:
    words = span.of(case.text)
    start = span.start + len(words) - len(words.lstrip())
    return case.document.passage(start, start + len(words.strip()))
