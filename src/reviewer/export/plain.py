"""Hand reports out as CSV and as JSON Lines: one line each, written while they are read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from reviewer.domain.library import ProgressCallback, ReportRow
from reviewer.domain.quantity import plain
from reviewer.domain.report import FIELDS
from reviewer.domain.rubric import ScoreItem, ScorePart, ScoreSheet
from reviewer.export.cells import clean
from reviewer.export.files import written_beside
from reviewer.export.lines import Line, numbered_lines
from reviewer.export.model import ReviewForExport
from reviewer.export.naming import COLUMNS, LINES, Datum
from reviewer.export.objects import (
    decimal_text,
    field_object,
    finding_object,
    indicator_object,
    passage_objects,
)
from reviewer.export.review_rows import finding_state

_SOURCE = tuple(LINES[name] for name in ("报告文件", "文件校验值", "评分表", "评分表版次"))
COLUMNS_WRITTEN = COLUMNS + _SOURCE
# A spreadsheet program takes a field that begins so for a formula, some also behind blanks or in full width.
_FORMULA_SIGNS = frozenset("=+-@＝＋－＠")


def write_csv(
    target: Path,
    rows: Sequence[ReportRow],
    reviews: Iterable[ReviewForExport],
    progress: ProgressCallback | None = None,
) -> Path:
    """Write the summary's columns as CSV for Excel (UTF-8 with BOM). Raises EnvironmentProblem, Cancelled."""
    head = "\ufeff" + _record([one.name for one in COLUMNS_WRITTEN])
    return _write(target, head, (_csv_line(line) for line, _ in numbered_lines(rows, reviews, progress)))


def write_json_lines(
    target: Path,
    rows: Sequence[ReportRow],
    reviews: Iterable[ReviewForExport],
    progress: ProgressCallback | None = None,
) -> Path:
    """Write one JSON object a report, with all that its score rests on. Raises EnvironmentProblem, Cancelled."""
    return _write(target, "", (_json_line(*each) for each in numbered_lines(rows, reviews, progress)))


_POINTS = ("自评得分", "复核得分", "分差")
WRITERS: dict[str, Callable[..., Path]] = {".csv": write_csv, ".jsonl": write_json_lines}


def _write(target: Path, head: str, lines: Iterator[str]) -> Path:
    with written_beside(target) as file:
        file.write(head.encode("utf-8"))
        for line in lines:
            file.write(line.encode("utf-8"))
    return target


def _csv_line(line: Line) -> str:
    return _record([_csv_field(_points(one.name, one.value(line))) for one in COLUMNS_WRITTEN])


def _points(name: str, value: Datum) -> Datum:
    """Return points with two decimals, as the workbook shows them; a self-score that has more keeps them."""
    if name not in _POINTS or not isinstance(value, Decimal):
        return value
    return max(value, value.quantize(Decimal("0.01")), key=lambda one: -int(one.as_tuple().exponent))


def _record(fields: Sequence[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow(fields)
    return text.getvalue()


def _csv_field(value: Datum) -> str:
    """Write a number as one; text that would be taken for a formula gets the apostrophe that makes it text."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return plain(Decimal(value))
    text = clean(value)
    return f"'{text}" if text.lstrip()[:1] in _FORMULA_SIGNS and text.strip() else text


# ---- JSON Lines


def _json_line(line: Line, review: ReviewForExport) -> str:
    row = line.summary.row
    made = {
        "id": row.id,
        "file": row.file_name,
        "part": row.part,
        "sha256": row.sha256,
        "status": row.status.value,
        "kind": row.kind,
        "year": row.year,
        "summary": {one.name: _json_value(one.value(line)) for one in COLUMNS},
        "score": _score(review.sheet),
        "items": [_item(part, item) for part in review.sheet.parts for item in part.items],
        "findings": [_finding(key, review) for key in review.findings],
        "indicators": [{"key": i.key, **indicator_object(i)} for i in review.report.indicators],
        "fields": {name: field_object(name, review.report) for name in FIELDS},
    }
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    # Lone surrogates have no UTF-8, and some readers end a line at these two.
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return text.encode("utf-8", "replace").decode("utf-8") + "\n"


def _json_value(value: Datum) -> float | int | str | None:
    return float(value) if isinstance(value, Decimal) else value


def _score(sheet: ScoreSheet) -> dict[str, Any]:
    amounts = ("total", "computed", "manual", "proposed", "open")
    return {
        "profile": sheet.profile_id,
        "profile_name": sheet.profile_name,
        "profile_version": sheet.profile_version,
        "profile_reason": sheet.profile_reason,
        "provisional": sheet.provisional,
        "grade": sheet.grade,
        **{name: plain(getattr(sheet, name)) for name in amounts},
    }


def _item(part: ScorePart, item: ScoreItem) -> dict[str, Any]:
    return {
        "part": part.name,
        "key": item.key,
        "name": item.name,
        "indicator": item.indicator,
        "points": plain(item.points),
        "state": item.state.value,
        "machine": decimal_text(item.machine),
        "adjustment": decimal_text(item.adjustment),
        "reason": item.reason,
        "score": decimal_text(item.final),
        "self_score": decimal_text(item.self_score),
        "formula": item.formula,
        "evidence": passage_objects(list(item.passages)),
    }


def _finding(key: str, review: ReviewForExport) -> dict[str, Any]:
    finding = review.findings[key]
    state, reason = finding_state(finding, key, review.decisions)
    return {**finding_object(finding), "title": finding.title, "state": state, "reason": reason}
