"""Indicators that several tables of one file list again: a form bound behind its report, an annex that stands twice.

Each counts once. Its row is that of the list that is a form, else of the fuller one; what the others say of it completes
the row, and rows with other figures are kept, so that a check shows both places.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from reviewer.domain.document import Document, Table
from reviewer.domain.naming import same_project
from reviewer.domain.report import Indicator, Report
from reviewer.extraction.cell_grid import Grid, document_tables
from reviewer.extraction.forms import label_cells
from reviewer.extraction.pairing import claim_of_row, completed, matched_rows

_WHOLE = Decimal(100)
_FEW = 2  # rows that are told again with an equal figure; one alone may be another thing
_MOST_KNOWN = 200  # things that a table is held against: more than any report sets itself
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
class _Head:
    """Whose table one is."""

    project: str  # as named in it, else above it
    form: bool  # it names its project or unit, as a form does


def once_each(document: Document, report: Report) -> Report:
    """Return a reading in which each indicator counts once, however often the file's tables list it."""
    tables = [b for b in document.blocks if isinstance(b, Table)] or document_tables(document)
    placed: dict[int, list[Indicator]] = {}
    for row in report.indicators:
        if (at := _table_of(row, tables)) is not None:
            placed.setdefault(at, []).append(row)
    if len(placed) < 2:
        return report
    lists, twins = _lists(placed, _heads(document.text, tables))
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
        repeated={
            key: told for key, rows in groups.items() if key in stays and len(told := _otherwise(rows)) > 1
        },
    )


def _points(rows: Iterable[Indicator]) -> Decimal:
    return sum((row.points for row in rows if row.points is not None), Decimal(0))


def _heads(text: str, tables: Sequence[Table]) -> list[_Head]:
    found: list[_Head] = []
    for table in tables:
        grid = Grid.of(table, text)
        named = [grid.words(grid.right_of(c)) for c in label_cells(grid, "project_name")]
        project = named[0] if named else found[-1].project if found else ""
        found.append(_Head(project, bool(named) or any(True for _ in label_cells(grid, "unit"))))
    return found


def _lists(placed: dict[int, list[Indicator]], heads: Sequence[_Head]) -> tuple[list[_List], dict[str, str]]:
    """Return the lists of a file, and of each row that is told again the key of the first that tells it."""
    lists: list[_List] = [_List()]
    twins: dict[str, str] = {}
    known: list[tuple[Indicator, str]] = []  # each thing once, with the project of its table
    again = False
    for at, rows in sorted(placed.items()):
        head = heads[at]
        pairs = _told_before(
            rows, [row for row, project in known if _one_project(project, head.project)], again
        )
        if pairs and not (again and _goes_on(lists[-1], pairs, twins)):
            lists.append(_List())
        again = bool(pairs)
        here = lists[-1] if again else lists[0]
        here.rows += rows
        here.form = here.form or head.form
        twins.update(pairs)
        new = [(row, head.project) for row in rows if row.key not in pairs]
        known += new[: _MOST_KNOWN - len(known)]
    return lists, twins


def _told_before(rows: Sequence[Indicator], known: Sequence[Indicator], again: bool) -> dict[str, str]:
    """Return which known thing each row of a table is, by keys; none where the table is no repetition.

    Half of its rows have to be told before with an equal figure, one of them where the table before repeats as well (`again`).
    """
    figures = {value for row in known for value in _figures(row)}
    alike = sum(not figures.isdisjoint(_figures(row)) for row in rows)
    least = max(1 if again else _FEW, len(rows) / 2)
    if alike < least:
        return {}
    pairs = matched_rows(rows, known)
    first = {row.key: row for row in known}
    equal = sum(
        not set(_figures(row)).isdisjoint(_figures(first[pairs[row.key]])) for row in rows if row.key in pairs
    )
    return pairs if equal >= least else {}


def _figures(row: Indicator) -> Iterator[tuple[str, Decimal | str]]:
    """Walk what a row's target and result are: figures, words where they are none."""
    for side, quantity in (("target", row.target), ("actual", row.actual)):
        if quantity is not None:
            yield side, quantity.passage.text if quantity.value is None else quantity.value


def _goes_on(one: _List, pairs: dict[str, str], twins: dict[str, str]) -> bool:
    """Tell whether a table lists what a list has not listed yet."""
    return {twins.get(row.key) for row in one.rows}.isdisjoint(pairs.values())


def _table_of(row: Indicator, tables: Sequence[Table]) -> int | None:
    """Return the number of the table that a row stands in, None for what is told in prose."""
    for side in (row.target, row.actual):
        if side is not None and side.passage.grounded:
            at = bisect_right(tables, side.passage.start, key=lambda t: t.start) - 1
            if at >= 0 and side.passage.start < tables[at].end:
                return at
    return None


def _one_project(one: str, other: str) -> bool:
    return not one or not other or same_project(one, other)


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
