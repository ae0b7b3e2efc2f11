"""One report as the JSON object of CONTRACT.md: what other programs may rely on, and nothing that they may not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from reviewer.domain.document import Document
from reviewer.domain.finding import Finding
from reviewer.domain.quantity import Quantity, plain
from reviewer.domain.report import FieldValue, Indicator, Report, SelfPart, SpendingItem
from reviewer.domain.rubric import ScorePart, ScoreSheet
from reviewer.domain.text import Passage
from reviewer.services.assess import Assessment

FIELD_ORDER = (
    "kind", "title", "unit", "department", "year", "project_name", "report_date", "budget", "budget_initial",
    "received", "spent", "balance", "execution_rate", "received_rate", "self_score", "self_grade",
)  # fmt: skip


def report_object(path: str, part: int, document: Document, found: Assessment) -> dict[str, Any]:
    """Return the object of one report."""
    report = found.report
    return {
        "file": path,
        "part": part,
        "format": document.format,
        "error": None,
        "text": document.text,
        "fields": {name: _field(name, report) for name in FIELD_ORDER},
        "indicators": [_indicator(i) for i in report.indicators],
        "spending_items": [_spending(s) for s in report.spending],
        "self_parts": [_self_part(p) for p in report.self_parts],
        "findings": [_finding(f) for f in found.findings.values()],
        "score": _score(found.sheet),
    }


def error_object(path: str, file_format: str, message: str) -> dict[str, Any]:
    """Return the object of a file that could not be read."""
    return {"file": path, "part": 1, "format": file_format, "error": message}


def _passage(passage: Passage) -> dict[str, Any]:
    return {"text": passage.text, "start": passage.start, "end": passage.end}


def _passages(passages: list[Passage]) -> list[dict[str, Any]]:
    return [_passage(p) for p in dict.fromkeys(passages) if p.grounded]


def _field(name: str, report: Report) -> dict[str, Any] | None:
    found: FieldValue | None = report.fields.get(name)
    if found is None:
        return None
    value: Any = int(found.value) if name == "year" else found.value
    return {
        "value": value,
        **_passage(found.passage),
        "confidence": round(found.confidence, 2),
        "rule": found.rule,
    }


def _decimal(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def _quantity(quantity: Quantity | None) -> dict[str, Any] | None:
    if quantity is None:
        return None
    return {
        "op": quantity.op.value,
        "value": _decimal(quantity.value),
        "upper": _decimal(quantity.upper),
        "unit": quantity.unit,
        **_passage(quantity.passage),
    }


def _indicator(indicator: Indicator) -> dict[str, Any]:
    places = [q.passage for q in (indicator.target, indicator.actual) if q is not None]
    return {
        "name": indicator.name,
        "category": indicator.category.value,
        "project": indicator.project,
        "target": _quantity(indicator.target),
        "actual": _quantity(indicator.actual),
        "stated_completion": _decimal(indicator.stated_completion),
        "completion": _decimal(indicator.completion),
        "points": _decimal(indicator.points),
        "self_score": _decimal(indicator.self_score),
        "evidence": _passages(list(indicator.evidence) or places),
    }


def _spending(item: SpendingItem) -> dict[str, Any]:
    return {"name": item.name, "amount": plain(item.amount), **_passage(item.passage)}


def _self_part(part: SelfPart) -> dict[str, Any]:
    return {
        "name": part.name,
        "category": part.category.value,
        "points": _decimal(part.points),
        "score": plain(part.score),
        **_passage(part.passage),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "evidence": _passages([e.passage for e in finding.evidence]),
    }


def _score(sheet: ScoreSheet) -> dict[str, Any]:
    return {
        "profile": sheet.profile_id,
        "provisional": sheet.provisional,
        "total": plain(sheet.total),
        "grade": sheet.grade,
        "computed": plain(sheet.computed),
        "manual": plain(sheet.manual),
        "proposed": plain(sheet.proposed),
        "open": plain(sheet.open),
        "parts": [_part(p) for p in sheet.parts],
    }


def _part(part: ScorePart) -> dict[str, Any]:
    return {
        "name": part.name,
        "category": part.category.value,
        "points": plain(part.points),
        "score": plain(part.score),
        "proposed": plain(part.proposed),
        "open": plain(part.open),
        "formula": part.formula,
    }
