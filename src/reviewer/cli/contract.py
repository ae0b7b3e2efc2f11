"""One report as the JSON object of CONTRACT.md: what other programs may rely on, and nothing that they may not."""

from __future__ import annotations

from typing import Any

from reviewer.domain.document import Document
from reviewer.domain.quantity import plain
from reviewer.domain.rubric import ScorePart, ScoreSheet
from reviewer.export.objects import (
    field_object,
    finding_object,
    indicator_object,
    self_part_object,
    spending_object,
)
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
        "fields": {name: field_object(name, report) for name in FIELD_ORDER},
        "indicators": [indicator_object(i) for i in report.indicators],
        "spending_items": [spending_object(s) for s in report.spending],
        "self_parts": [self_part_object(p) for p in report.self_parts],
        "findings": [finding_object(f) for f in found.findings.values()],
        "score": _score(found.sheet),
    }


def error_object(path: str, file_format: str, message: str) -> dict[str, Any]:
    """Return the object of a file that could not be read."""
    return {"file": path, "part": 1, "format": file_format, "error": message}


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
