"""The list in SQL: what a query filters, how it sorts, which page it wants."""

from __future__ import annotations

from typing import Any

from sqlalchemy import or_, select

from reviewer.domain.library import ListQuery, SortKey
from reviewer.storage.schema import companions, reports


def conditions(query: ListQuery) -> list[Any]:
    """Return what a line has to fulfil."""
    found: list[Any] = []
    for word in query.text.split():
        named = (
            reports.c.unit,
            reports.c.department,
            reports.c.project_name,
            reports.c.title,
            reports.c.file_name,
        )
        forms = select(companions.c.report_id).where(companions.c.file_name.icontains(word, autoescape=True))
        found.append(or_(*(c.icontains(word, autoescape=True) for c in named), reports.c.id.in_(forms)))
    if query.status is not None:
        found.append(reports.c.status == query.status.value)
    for column, value in (
        (reports.c.year, query.year),
        (reports.c.department, query.department),
        (reports.c.grade, query.grade),
    ):
        if value is not None:
            found.append(column == value)
    return found


def page(statement: Any, query: ListQuery) -> Any:
    """Cut one page out."""
    if query.offset:
        statement = statement.offset(query.offset)
    return statement if query.limit is None else statement.limit(query.limit)


def order(query: ListQuery) -> list[Any]:
    """Sort by the wished column; empty values last either way, the order of import decides among equals."""
    if query.sort is SortKey.FINDINGS:
        columns: list[Any] = [reports.c.findings_high, reports.c.findings_medium, reports.c.findings_low]
    else:
        columns = [reports.c[query.sort.value]]
    order = [c.is_(None) for c in columns if c.nullable]
    order += [c.desc() if query.descending else c.asc() for c in columns]
    return [*order, reports.c.id.desc() if query.descending else reports.c.id.asc()]
