"""Assembly of the fields: every place that states one, in prose and in tables, and of each field the better value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from reviewer.domain.document import Table
from reviewer.domain.report import FIELDS, FieldValue
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.fields_money import money_statements
from reviewer.extraction.fields_text import form_heading, text_statements
from reviewer.extraction.form_head import table_statements
from reviewer.extraction.form_turned import turned_statements
from reviewer.extraction.money import Money, read_money
from reviewer.extraction.selfscore import grade_for, score_statements

Statements = dict[str, tuple[FieldValue, ...]]


def read_fields(
    context: ReadingContext, money: Money | None = None, tables: Sequence[Table] | None = None
) -> tuple[dict[str, FieldValue], Statements]:
    """Return the best value of each field that the report states, and all its statements (the chosen one first).

    Money is in 元 with two decimals; a field that is not stated is absent, never a guess (CONTRACT.md). `tables` are
    those that belong to this report where a file holds several forms: then only they and the lines above them count.
    """
    if not _TELLING.search(context.text):
        return {}, {}
    found = _of_prose(context, money) if tables is None else form_heading(context, tables)
    for name, values in table_statements(context, tables).items():
        found[name] = _merged(found.get(name, ()), values)
    for name, value in turned_statements(context, tables):
        found[name] = _merged(found.get(name, ()), (value,))
    if not found.get("budget") and found.get("budget_initial"):
        found["budget"] = found["budget_initial"]
    _fit_grade(found)
    ordered = {name: found[name] for name in FIELDS if found.get(name)}
    return {name: values[0] for name, values in ordered.items()}, ordered


# A text of another kind (a contract, minutes) states no field of a performance report.
_TELLING = re.compile(r"绩\s?效|自\s?评|评\s?价|评估|三级指标|年度指标值")


def _of_prose(context: ReadingContext, money: Money | None) -> Statements:
    found = text_statements(context)
    kind = found["kind"][0].value if "kind" in found else "project"
    found |= money_statements(context, money or read_money(context), kind)
    found |= score_statements(context)
    return found


def _merged(prose: tuple[FieldValue, ...], cells: tuple[FieldValue, ...]) -> tuple[FieldValue, ...]:
    return tuple(sorted((*prose, *cells), key=lambda v: -v.confidence))


def _fit_grade(found: Statements) -> None:
    """Put the grade that fits the score first (CONTRACT.md: of two grades the one that fits the score)."""
    if found.get("self_score") and found.get("self_grade"):
        fitting = grade_for(Decimal(found["self_score"][0].value))
        found["self_grade"] = tuple(sorted(found["self_grade"], key=lambda v: v.value != fitting))
