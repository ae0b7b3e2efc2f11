"""Indicators that several tables of one file list again: a form bound behind its report, an annex that stands twice.

Each counts once. Its row is that of the list that is a form, else of the fuller one; what the others say of it completes
the row, and rows with other figures are kept, so that a check shows both places.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import groupby

from reviewer.domain.document import Document
from reviewer.domain.naming import same_project
from reviewer.domain.quantity import Quantity
from reviewer.domain.report import Indicator, Report
from reviewer.extraction.cell_grid import Grid, document_tables
from reviewer.extraction.forms import label_cells
from reviewer.extraction.pairing import claim_of_row, completed, matched_rows, same_value

_WHOLE = Decimal(100)
_FEW = 2  # rows that are told again with an equal figure; one alone may be another thing
_MOST_PLACES = 12  # passages that an indicator quotes, however often it is told


@dataclass
class _List:
    """Rows that list indicators once, from one table or from several that follow each other."""

    form: bool = False
    rows: list[Indicator] = field(default_factory=list)

    @property
    def points(self) -> Decimal:
        return _points(self.rows)

    @property
    def rank(self) -> tuple[bool, Decimal]:
        """How well its rows stand for the whole."""
        fits = self.points if self.points <= _WHOLE else Decimal(0)
        return self.form and fits > 0, fits


@dataclass(frozen=True, slots=True)
class _Table:
    start: int
    end: int
    project: str  # as named in it, else above it
    form: bool  # it names its project or unit, as a form does


def once_each(document: Document, report: Report) -> Report:
    """Return a reading in which each indicator counts once, however often the file's tables list it."""
    lists, twins = _lists(report.indicators, _tables(document))
    if not twins:
        return report
    chosen = max(lists, key=lambda one: one.rank)
    rows = {row.key: row for one in lists for row in one.rows}
    groups: dict[str, list[Indicator]] = {}
    for key, row in rows.items():
        groups.setdefault(twins.get(key, key), []).append(row)
    stays = _staying(groups, chosen)
    indicators = tuple(
        _one(groups[i.key], chosen) if i.key in groups else i
        for i in report.indicators
        if i.key not in rows or i.key in stays
    )
    known = {i.key for i in indicators}
    return replace(
        report,
        indicators=indicators,
        claims=tuple(claim_of_row(claim, known, twins) for claim in report.claims),
        repeated={key: told for key in stays if len(told := _otherwise(groups[key])) > 1},
    )


def _points(rows: Iterable[Indicator]) -> Decimal:
    return sum((row.points for row in rows if row.points is not None), Decimal(0))


def _tables(document: Document) -> list[_Table]:
    found: list[_Table] = []
    for table in sorted(document_tables(document), key=lambda t: t.start):
        grid = Grid.of(table, document.text)
        named = [grid.words(grid.right_of(c)) for c in label_cells(grid, "project_name")]
        project = named[0] if named else found[-1].project if found else ""
        form = bool(named) or any(True for _ in label_cells(grid, "unit"))
        found.append(_Table(table.start, table.end, project, form))
    return found


def _lists(indicators: Sequence[Indicator], tables: Sequence[_Table]) -> tuple[list[_List], dict[str, str]]:
    """Return the lists of a file, and of each row that is told again the key of the first that tells it."""
    lists: list[_List] = [_List()]
    twins: dict[str, str] = {}
    known: list[tuple[Indicator, str]] = []  # each thing once, with the project of its table
    again = False
    placed = [(row, at) for row in indicators if (at := _table_of(row, tables)) is not None]
    for at, group in groupby(sorted(placed, key=lambda p: p[1]), key=lambda p: p[1]):
        rows, table = [row for row, _ in group], tables[at]
        first = {row.key: row for row, project in known if _one_project(project, table.project)}
        pairs = matched_rows(rows, tuple(first.values()))
        equal = sum(_agree(row, first[pairs[row.key]]) for row in rows if row.key in pairs)
        repeats = 2 * equal >= len(rows) and equal >= (1 if again else _FEW)
        if not repeats:
            pairs = {}
        elif not again or not {twins.get(row.key) for row in lists[-1].rows}.isdisjoint(pairs.values()):
            lists.append(_List())
        here, again = lists[-1] if repeats else lists[0], repeats
        here.rows += rows
        here.form = here.form or table.form
        twins.update(pairs)
        known += [(row, table.project) for row in rows if row.key not in pairs]
    return lists, twins


def _table_of(row: Indicator, tables: Sequence[_Table]) -> int | None:
    """Return the number of the table that a row stands in, None for what is told in prose."""
    for side in (row.target, row.actual):
        if side is not None and side.passage.grounded:
            at = bisect_right(tables, side.passage.start, key=lambda t: t.start) - 1
            if at >= 0 and side.passage.start < tables[at].end:
                return at
    return None


def _one_project(one: str, other: str) -> bool:
    return not one or not other or same_project(one, other)


def _agree(one: Indicator, other: Indicator) -> bool:
    sides = (one.target, other.target), (one.actual, other.actual)
    return any(same_value(*pair) or _same_words(*pair) for pair in sides)


def _same_words(one: Quantity | None, other: Quantity | None) -> bool:
    return one is not None and other is not None and one.passage.text == other.passage.text


def _staying(groups: dict[str, list[Indicator]], chosen: _List) -> set[str]:
    """Return what counts: all, unless what the chosen rows leave out has points that would make more than the whole."""
    own = {row.key for row in chosen.rows}
    others = {key for key, rows in groups.items() if own.isdisjoint(row.key for row in rows)}
    more = _points(groups[key][0] for key in others)
    if not chosen.points or chosen.points + more <= _WHOLE:
        return set(groups)
    return {key for key, rows in groups.items() if key not in others or rows[0].points is None}


def _one(rows: list[Indicator], chosen: _List) -> Indicator:
    """Return one indicator of the rows that tell it, under the key of the first."""
    own = {row.key for row in chosen.rows}
    row = next((row for row in rows if row.key in own), rows[0])
    for other in rows:
        if other.key != row.key and len(row.evidence) < _MOST_PLACES:
            row = completed(row, other)
    return replace(row, key=rows[0].key, evidence=row.evidence[:_MOST_PLACES])


def _otherwise(rows: list[Indicator]) -> tuple[Indicator, ...]:
    """Return the first of several rows, and of the others each that gives other figures than those before it."""
    kept: dict[tuple[Decimal | None, ...], Indicator] = {}
    for row in rows:
        sides = [
            value for q in (row.target, row.actual) for value in ((q.value, q.upper) if q else (None, None))
        ]
        kept.setdefault((*sides, row.stated_completion, row.points, row.self_score), row)
    return tuple(kept.values())
