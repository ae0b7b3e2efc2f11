"""Many reviews at once, as far as a score rests on them: read without their files, written back in one transaction.

Nothing here touches a finished review.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Table, bindparam, func, literal_column, select, union_all, update
from sqlalchemy.engine import Connection, Row

from reviewer.domain.report import Report
from reviewer.domain.review import Decisions, Status
from reviewer.storage.codec import scored_from_json
from reviewer.storage.database import Database
from reviewer.storage.derived import Changes, Derived, profile_of
from reviewer.storage.records import ROW_COLUMNS, decisions_of, write_rows
from reviewer.storage.schema import decisions, findings, readings, reports, score_items

_STANDING = ("title", "unit", "project_name", "file_name", "status", "score", "grade", "profile")


@dataclass(frozen=True)
class Standing:
    """Where a report stands: enough to rank it and to say which profile it was scored by."""

    id: int
    name: str
    unit: str
    status: Status
    score: Decimal
    grade: str | None
    profile: str
    version: str


@dataclass(frozen=True)
class Scored:
    """How many reports of a status a version of a profile scored."""

    profile: str
    version: str
    status: Status
    count: int


@dataclass(frozen=True)
class StoredScore:
    """What the score of a review that is not finished rests on."""

    id: int
    updated_at: datetime
    status: Status
    reviewer: str
    format: str
    default_profile: str
    text: str
    reading: str  # as JSON; `machine` is what a score rests on of it
    machine: Report
    decisions: Decisions
    derived: Derived  # `items` are empty where only the points were asked for


class ScoreRecords:
    """The scores of one database; every method is one transaction. Raises DatabaseProblem."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def standings(self) -> list[Standing]:
        """Return where all reports stand."""
        columns = [reports.c.id, *(reports.c[name] for name in _STANDING)]
        with self._database.reading() as connection:
            return [_standing(row) for row in connection.execute(select(*columns).order_by(reports.c.id))]

    def scored(self) -> list[Scored]:
        """Count the reports by profile, version and status."""
        columns = (reports.c.profile, reports.c.status)
        statement = select(*columns, func.count().label("count")).group_by(*columns)
        with self._database.reading() as connection:
            rows = connection.execute(statement).all()
        return [
            Scored(*profile_of(row.profile), Status(row.status), int(row._mapping["count"])) for row in rows
        ]

    def behind(self, default_profile: str) -> int:
        """Count the reports that nobody has touched and that are still scored by another default."""
        other = reports.c.default_profile != default_profile
        statement = select(func.count()).where(reports.c.status == Status.WAITING.value, other)
        with self._database.reading() as connection:
            return int(connection.execute(statement).scalar_one())

    def doubtful(self) -> dict[int, frozenset[str]]:
        """Return the rows of each review whose decision rests on another score than today's."""
        statement = select(score_items.c.report_id, score_items.c.key).where(score_items.c.doubtful.is_(True))
        grouped: dict[int, set[str]] = defaultdict(set)
        with self._database.reading() as connection:
            for report_id, key in connection.execute(statement):
                grouped[report_id].add(key)
        return {report_id: frozenset(keys) for report_id, keys in grouped.items()}

    def load(self, report_ids: Sequence[int], *, items: bool = True) -> list[StoredScore]:
        """Return some reviews, finished ones left out; `items` with their score rows."""
        columns = [
            reports.c[name] for name in ("id", "updated_at", "status", "reviewer", "format", "default_profile")
        ]
        columns += [reports.c[name] for name in ROW_COLUMNS] + [readings.c.text, readings.c.reading]
        joined = select(*columns).join(readings, readings.c.report_id == reports.c.id)
        some = reports.c.id.in_(report_ids) & (reports.c.status != Status.DONE.value)
        with self._database.reading() as connection:
            rows = connection.execute(joined.where(some).order_by(reports.c.id)).all()
            made = _grouped(connection, decisions, report_ids)
            found = _by_key(connection, findings, report_ids)
            scored = _by_key(connection, score_items, report_ids) if items else {}
        return [
            _stored(row, made.get(row.id, []), found.get(row.id, {}), scored.get(row.id, {})) for row in rows
        ]

    def write(self, changed: Iterable[tuple[StoredScore, Changes]], default_profile: str = "") -> list[int]:
        """Write new scores; return the reviews that somebody changed or finished meanwhile, which stay as they are."""
        passed = []
        with self._database.writing() as connection:
            kept = []
            for stored, change in changed:
                if _write_columns(connection, stored, change, default_profile):
                    kept.append((stored.id, change))
                else:
                    passed.append(stored.id)
            _write_tables(connection, kept)
        return passed

    def reasons(self, most: int) -> list[tuple[str, int]]:
        """Return the reasons typed so far for adjustments and dismissals with how often, most used first."""
        typed = [_reasons_of(score_items), _reasons_of(findings)]
        given = union_all(*typed).subquery()
        times = func.count().label("times")
        statement = select(given.c.reason, times).group_by(given.c.reason)
        with self._database.reading() as connection:
            found = connection.execute(statement.order_by(times.desc(), given.c.reason).limit(most))
            return [(row.reason, int(row.times)) for row in found]


def _reasons_of(table: Table) -> Any:
    return select(table.c.reason).where(table.c.reason != literal_column("''"))


def _standing(row: Row[Any]) -> Standing:
    profile, version = profile_of(row.profile)
    name = row.project_name or row.title or row.file_name
    return Standing(row.id, name, row.unit, Status(row.status), row.score, row.grade, profile, version)


def _stored(row: Row[Any], made: list[Row[Any]], found: Any, items: Any) -> StoredScore:
    values = row._mapping
    return StoredScore(
        row.id,
        row.updated_at,
        Status(row.status),
        row.reviewer,
        row.format,
        row.default_profile,
        row.text,
        row.reading,
        scored_from_json(row.reading, row.text),
        decisions_of(made),
        Derived({name: values[name] for name in ROW_COLUMNS}, items, found),
    )


def _grouped(connection: Connection, table: Table, report_ids: Sequence[int]) -> dict[int, list[Row[Any]]]:
    grouped: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(select(table).where(table.c.report_id.in_(report_ids))):
        grouped[row.report_id].append(row)
    return grouped


def _by_key(
    connection: Connection, table: Table, report_ids: Sequence[int]
) -> dict[int, dict[str, dict[str, Any]]]:
    """Return the rows of a table by report and key."""
    names = [column.name for column in table.columns if column.name not in ("report_id", "key")]
    columns = [table.c.report_id, table.c.key, *(table.c[name] for name in names)]
    grouped: dict[int, dict[str, dict[str, Any]]] = defaultdict(dict)
    for report_id, key, *values in connection.execute(
        select(*columns).where(table.c.report_id.in_(report_ids))
    ):
        grouped[report_id][key] = dict(zip(names, values, strict=True))
    return grouped


def _write_columns(connection: Connection, stored: StoredScore, change: Changes, default_profile: str) -> bool:
    """Write the list columns where the review is still as it was read; tell whether it is."""
    values: dict[str, Any] = dict(change.columns)
    if default_profile:
        values["default_profile"] = default_profile
    values = values or {"left": stored.derived.row["left"]}
    same = (reports.c.id == bindparam("k_id")) & (reports.c.updated_at == bindparam("k_at"))
    statement = update(reports).where(same, reports.c.status != Status.DONE.value)
    statement = statement.values({name: bindparam(f"v_{name}") for name in values})
    given = {f"v_{name}": value for name, value in values.items()}
    done = connection.execute(statement, {**given, "k_id": stored.id, "k_at": stored.updated_at})
    return done.rowcount == 1


def _write_tables(connection: Connection, kept: Sequence[tuple[int, Changes]]) -> None:
    write_rows(connection, score_items, {report_id: change.items for report_id, change in kept})
    write_rows(connection, findings, {report_id: change.findings for report_id, change in kept})


def used(scored: Iterable[Scored]) -> Mapping[str, int]:
    """Return how many reports each profile scores."""
    counts: Counter[str] = Counter()
    for one in scored:
        counts[one.profile] += one.count
    return counts


def outdated(scored: Iterable[Scored], profile_id: str, version: str) -> int:
    """Count the reviews that are not finished and were scored by another version of a profile."""
    old = [s for s in scored if s.profile == profile_id and s.version not in ("", version)]
    return sum(s.count for s in old if s.status is not Status.DONE)
