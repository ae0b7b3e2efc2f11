"""Assembly of the fields: every place that states one, and of each field the better value."""

from __future__ import annotations

from reviewer.domain.report import FIELDS, FieldValue
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.fields_money import money_statements
from reviewer.extraction.fields_text import text_statements
from reviewer.extraction.money import Money, read_money
from reviewer.extraction.selfscore import score_statements

Statements = dict[str, tuple[FieldValue, ...]]


def read_fields(
    context: ReadingContext, money: Money | None = None
) -> tuple[dict[str, FieldValue], Statements]:
    """Return the best value of each field that the report states, and all its statements (the chosen one first).

    Money is in 元 with two decimals; a field that is not stated is absent, never a guess (CONTRACT.md).
    """
    found = text_statements(context)
    kind = found["kind"][0].value if "kind" in found else "project"
    found |= money_statements(context, money or read_money(context), kind)
    found |= score_statements(context)
    ordered = {name: found[name] for name in FIELDS if found.get(name)}
    return {name: values[0] for name, values in ordered.items()}, ordered
