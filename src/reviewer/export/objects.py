"""Parts of a report as JSON objects, each value with its quotation and place; command line and export write the same."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from reviewer.domain.finding import Finding
from reviewer.domain.quantity import Quantity, plain
from reviewer.domain.report import FieldValue, Indicator, Report, SelfPart, SpendingItem
from reviewer.domain.text import Passage


def passage_object(passage: Passage) -> dict[str, Any]:
    """Return a quotation with its place in the canonical text."""
    return {"text": passage.text, "start": passage.start, "end": passage.end}


def passage_objects(passages: list[Passage]) -> list[dict[str, Any]]:
    """Return the passages that stand in the report, each once."""
    return [passage_object(p) for p in dict.fromkeys(passages) if p.grounded]


def field_object(name: str, report: Report) -> dict[str, Any] | None:
    """Return a field's value with its quotation, None where it is not stated."""
    found: FieldValue | None = report.fields.get(name)
    if found is None:
        return None
    value: Any = int(found.value) if name == "year" else found.value
    return {
        "value": value,
        **passage_object(found.passage),
        "confidence": round(found.confidence, 2),
        "rule": found.rule,
    }


def decimal_text(value: Decimal | None) -> str | None:
    """Return a number as a decimal string without exponent."""
    return None if value is None else plain(value)


def quantity_object(quantity: Quantity | None) -> dict[str, Any] | None:
    """Return a quantity with its quotation."""
    if quantity is None:
        return None
    return {
        "op": quantity.op.value,
        "value": decimal_text(quantity.value),
        "upper": decimal_text(quantity.upper),
        "unit": quantity.unit,
        **passage_object(quantity.passage),
    }


def indicator_object(indicator: Indicator) -> dict[str, Any]:
    """Return an indicator with target, result and evidence."""
    places = [q.passage for q in (indicator.target, indicator.actual) if q is not None]
    return {
        "name": indicator.name,
        "category": indicator.category.value,
        "project": indicator.project,
        "target": quantity_object(indicator.target),
        "actual": quantity_object(indicator.actual),
        "stated_completion": decimal_text(indicator.stated_completion),
        "completion": decimal_text(indicator.completion),
        "points": decimal_text(indicator.points),
        "self_score": decimal_text(indicator.self_score),
        "evidence": passage_objects(list(indicator.evidence) or places),
    }


def spending_object(item: SpendingItem) -> dict[str, Any]:
    """Return a part of the money spent with its quotation."""
    return {"name": item.name, "amount": plain(item.amount), **passage_object(item.passage)}


def self_part_object(part: SelfPart) -> dict[str, Any]:
    """Return the unit's own score for a part with its quotation."""
    return {
        "name": part.name,
        "category": part.category.value,
        "points": decimal_text(part.points),
        "score": plain(part.score),
        **passage_object(part.passage),
    }


def finding_object(finding: Finding) -> dict[str, Any]:
    """Return a finding with its evidence."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "evidence": passage_objects([e.passage for e in finding.evidence]),
    }
