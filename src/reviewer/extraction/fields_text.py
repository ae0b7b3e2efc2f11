"""Fields that are words: title, kind, unit, department, year, project, date of the report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reviewer.domain.document import Table
from reviewer.domain.report import FieldValue
from reviewer.extraction.cell_grid import document_tables
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.fields_named import date_statements, year_statements
from reviewer.extraction.fields_project import project_statements
from reviewer.extraction.fields_title import (
    find_title,
    kind_statement,
    labelled_values,
    title_between,
    title_value,
)
from reviewer.extraction.fields_units import departments, units

Statements = dict[str, tuple[FieldValue, ...]]


def text_statements(context: ReadingContext) -> Statements:
    """Return the stated values of the word fields, the chosen one first."""
    title = find_title(context)
    labelled = labelled_values(context)
    result: Statements = {}
    _put(result, "title", [title_value(context, title)] if title else [])
    kind = kind_statement(context, title)
    _put(result, "kind", [kind] if kind else [])
    _put(result, "unit", labelled.get("unit", []) + units(context, title))
    _put(result, "department", labelled.get("department", []) + departments(context))
    _put(result, "year", year_statements(context, title))
    if kind is None or kind.value != "overall":
        _put(
            result,
            "project_name",
            labelled.get("project_name", []) + project_statements(context, title, _area(result)),
        )
    _put(result, "report_date", date_statements(context))
    return result


def form_heading(context: ReadingContext, tables: Sequence[Table]) -> Statements:
    """Return what the lines above one of several forms state, and its first row where that is its title."""
    if not tables:
        return {}
    ends = [t.end for t in document_tables(context.document) if t.end <= tables[0].start]
    first_row = [c.end for c in tables[0].cells if c.row == 0]
    start, stop = max(ends, default=0), first_row[0] if len(first_row) == 1 else tables[0].start
    result: Statements = {}
    if title := title_between(context, start, stop):
        _put(result, "title", [title_value(context, title)])
        _put(result, "kind", [kind] if (kind := kind_statement(context, title)) else [])
    _put(result, "year", [y for y in year_statements(context, title) if start <= y.passage.start < stop])
    for name, values in labelled_values(context).items():
        _put(result, name, [v for v in values if start <= v.passage.start < tables[-1].end])
    return result


def _area(result: Statements) -> str:
    """Return the place that the unit's name begins with: 青溪县 of 青溪县林业局."""
    unit = result["unit"][0].value if "unit" in result else ""
    match = re.match(r"(?:[一-鿿]{2,4}?[省市州])?[一-鿿]{1,5}?(?:县|区|市(?![市区])|旗|镇|乡)", unit)
    return match.group() if match else ""


def _put(result: Statements, name: str, values: list[FieldValue]) -> None:
    if values:
        result[name] = tuple(sorted(values, key=lambda v: -v.confidence))
