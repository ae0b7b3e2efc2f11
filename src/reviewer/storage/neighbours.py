"""What a report shares with others of the database: sentences of other units, cuts for the same reasons."""

from __future__ import annotations

import json
from collections import defaultdict
from decimal import Decimal
from typing import Any

from sqlalchemy import Row, distinct, func, select
from sqlalchemy.engine import Connection

from reviewer.checks import Cut, Mark, Neighbour
from reviewer.domain.review import ItemDecision, Subject, decision_from_json
from reviewer.storage.database import Database
from reviewer.storage.schema import decisions, marks, reports

_MOST = 20  # neighbours that are told of, those that share most


def neighbours(database: Database, report_id: int) -> tuple[Neighbour, ...]:
    """Return the reports of other units that hold some of a report's sentences, samples left out."""
    with database.reading() as connection:
        own = connection.execute(
            select(reports.c.unit, reports.c.sample).where(reports.c.id == report_id)
        ).first()
        if own is None or own.sample or not own.unit:
            return ()
        shared = _shared(connection, report_id, own.unit)
        units = _units(connection, report_id, {row.digest for row in shared})
    return _grouped(shared, units)


def _shared(connection: Connection, report_id: int, unit: str) -> list[Row[Any]]:
    other = marks.alias("other")
    statement = (
        select(marks.c.digest, marks.c.start, marks.c.end, reports.c.id, reports.c.unit, reports.c.project_name,
               reports.c.file_name)
        .join(other, other.c.digest == marks.c.digest)
        .join(reports, reports.c.id == other.c.report_id)
        .where(marks.c.report_id == report_id, other.c.report_id != report_id)
        .where(reports.c.unit != unit, reports.c.unit != "", reports.c.sample.is_(False))
        .order_by(reports.c.id, marks.c.start)
    )  # fmt: skip
    return list(connection.execute(statement))


def _units(connection: Connection, report_id: int, digests: set[int]) -> dict[int, int]:
    """Return how many units hold each of a report's shared sentences, its own included."""
    if not digests:
        return {}
    own = select(marks.c.digest).where(marks.c.report_id == report_id)
    statement = (
        select(marks.c.digest, func.count(distinct(reports.c.unit)))
        .join(reports, reports.c.id == marks.c.report_id)
        .where(marks.c.digest.in_(own))
        .group_by(marks.c.digest)
    )
    return {int(digest): int(count) for digest, count in connection.execute(statement)}


def _grouped(shared: list[Row[Any]], units: dict[int, int]) -> tuple[Neighbour, ...]:
    found: dict[int, list[tuple[Mark, int]]] = defaultdict(list)
    named: dict[int, tuple[str, str]] = {}
    for row in shared:
        mark = Mark(row.digest, row.start, row.end)
        if all(mark != known for known, _ in found[row.id]):
            found[row.id].append((mark, units.get(row.digest, 2)))
        named[row.id] = (row.unit, row.project_name or row.file_name)
    made = [Neighbour(key, *named[key], tuple(pairs)) for key, pairs in found.items()]
    return tuple(sorted(made, key=lambda n: (-len(n.shared), n.report_id))[:_MOST])


def cuts_elsewhere(database: Database, report_id: int) -> tuple[Cut, ...]:
    """Return the adjustments with reasons that were made in other reports scored by the same profile."""
    own = select(reports.c.profile).where(reports.c.id == report_id).scalar_subquery()
    statement = (
        select(decisions.c.key, decisions.c.value, reports.c.project_name, reports.c.file_name)
        .join(reports, reports.c.id == decisions.c.report_id)
        .where(decisions.c.subject == Subject.ITEM.value, decisions.c.report_id != report_id)
        .where(reports.c.profile == own)
        .order_by(decisions.c.report_id, decisions.c.key)
    )
    with database.reading() as connection:
        rows = connection.execute(statement).all()
    found = ((row, decision_from_json(Subject.ITEM, json.loads(row.value))) for row in rows)
    return tuple(
        Cut(row.key, made.reason, Decimal(made.adjustment), row.project_name or row.file_name)
        for row, made in found
        if isinstance(made, ItemDecision) and made.adjustment is not None and made.reason.strip()
    )
