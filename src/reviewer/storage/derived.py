"""The rows that follow from a review (list columns, score rows, findings), and what changed between two of them.

They are written with the decisions they follow from, in one transaction, so that lists and statistics never have to
score again. Values are domain values; money in 元.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from reviewer.domain.counting import amount_that_counts, execution_rate, value_that_counts
from reviewer.domain.finding import Finding, Severity
from reviewer.domain.report import Report
from reviewer.domain.review import (
    Decision,
    DecisionKey,
    Decisions,
    FieldDecision,
    IndicatorDecision,
    SpendingDecision,
    Status,
)
from reviewer.domain.rubric import ScoreItem, ScorePart, ScoreSheet

Rows = dict[str, dict[str, Any]]
QUIET = "quiet"  # state of a finding that the profile does not want: counted nowhere, its number 0 until it is wanted
GONE = frozenset({"dismissed", QUIET})
_BETWEEN = "|"
_MARK = 64  # characters that the column holds


@dataclass(frozen=True)
class Derived:
    """List columns by name, score rows by item key, findings by finding key."""

    row: dict[str, Any]
    items: Rows
    findings: Rows


@dataclass(frozen=True)
class Event:
    """Something that happened to a review as a whole: finish, reopen (with its reason), replace."""

    kind: str
    detail: str
    author: str
    at: datetime


@dataclass(frozen=True)
class Seal:
    """Findings and score of a finished review as JSON, with the version they come from."""

    assessment: str
    program_version: str


@dataclass(frozen=True)
class Snapshot:
    """A review as the database holds it, or as it should."""

    decisions: Decisions
    derived: Derived
    status: Status
    reviewer: str


@dataclass(frozen=True)
class RowChanges:
    """What to insert, change and delete among the rows of one table that belong to one report."""

    inserted: Rows = field(default_factory=dict)
    updated: Rows = field(default_factory=dict)
    deleted: tuple[str, ...] = ()


@dataclass(frozen=True)
class Changes:
    """One transaction: what must be written so that the database says what the review says."""

    columns: dict[str, Any]
    set_decisions: dict[DecisionKey, Decision]
    new_decisions: frozenset[DecisionKey]
    gone_decisions: tuple[DecisionKey, ...]
    items: RowChanges
    findings: RowChanges
    events: tuple[Event, ...] = ()
    author: str = ""
    seal: Seal | None = None

    @property
    def empty(self) -> bool:
        rows = (self.items, self.findings)
        return not (
            self.columns
            or self.set_decisions
            or self.gone_decisions
            or self.events
            or any(r.inserted or r.updated or r.deleted for r in rows)
        )


def changes(old: Snapshot, new: Snapshot, events: tuple[Event, ...] = (), author: str = "") -> Changes:
    """Return what leads from the old to the new snapshot."""
    before, after = old.decisions.entries, new.decisions.entries
    columns = {k: v for k, v in new.derived.row.items() if k not in old.derived.row or old.derived.row[k] != v}
    if new.status is not old.status:
        columns["status"] = new.status
    if new.reviewer != old.reviewer:
        columns["reviewer"] = new.reviewer
    return Changes(
        columns,
        {k: d for k, d in after.items() if before.get(k) != d},
        frozenset(k for k in after if k not in before),
        tuple(k for k in before if k not in after),
        _row_changes(old.derived.items, new.derived.items),
        _row_changes(old.derived.findings, new.derived.findings),
        events,
        author,
    )


def _row_changes(old: Rows, new: Rows) -> RowChanges:
    return RowChanges(
        {k: v for k, v in new.items() if k not in old},
        {k: v for k, v in new.items() if k in old and old[k] != v},
        tuple(k for k in old if k not in new),
    )


def derive(
    report: Report,
    sheet: ScoreSheet,
    findings: Mapping[str, Finding],
    states: Mapping[str, str],
    numbers: Mapping[str, int],
    decisions: Decisions,
    left: int,
) -> Derived:
    """Return the rows of a review; `states` are "open", "accepted", "dismissed" or QUIET by finding key."""
    row = {**stated(report, decisions), **_scored(sheet), **_counted(findings, states), "left": left}
    items = {i.key: _item_row(p, i, n) for n, (p, i) in enumerate(_items(sheet))}
    found = {k: finding_row(f, states[k], numbers.get(k, 0), decisions.finding(k)) for k, f in findings.items()}
    return Derived(row, items, found)


def rescored(stored: Derived, sheet: ScoreSheet, findings: Rows, left: int) -> Derived:
    """Return the rows of a review scored anew, with its findings as they stand then."""
    items = {i.key: _item_row(p, i, n) for n, (p, i) in enumerate(_items(sheet))}
    live = [row["severity"] for row in findings.values() if row["state"] not in GONE]
    counted = {f"findings_{s.value}": live.count(s.value) for s in Severity}
    row = {**stored.row, **_scored(sheet), **counted, "left": left}
    return Derived(row, items, findings)


def stated(report: Report, decisions: Decisions) -> dict[str, Any]:
    """Return the list columns about the report itself: the figures that count, verified first."""
    year = value_that_counts(report, decisions, "year")
    names = ("title", "unit", "department", "project_name", "kind")
    text = {n: value_that_counts(report, decisions, n) or "" for n in names}
    money = {n: amount_that_counts(report, decisions, n) for n in ("budget_initial", "budget", "spent")}
    return {
        **text,
        **money,
        "year": int(year) if year else None,
        "execution_rate": execution_rate(report, decisions),
        "recognised": report.recognised or _given(decisions),
    }


def _given(decisions: Decisions) -> bool:
    """Tell whether a person gave a file that was taken for no report a value: then it is reviewed like one."""
    return any(
        decision.value is not None or decision.verified is not None
        if isinstance(decision, FieldDecision)
        else isinstance(decision, IndicatorDecision | SpendingDecision) and decision.added
        for decision in decisions.entries.values()
    )


def _scored(sheet: ScoreSheet) -> dict[str, Any]:
    return {
        "self_score": sheet.self_score,
        "self_grade": sheet.self_grade,
        "score": sheet.total,
        "grade": sheet.grade,
        "provisional": sheet.provisional,
        "open_points": sheet.open,
        "difference": sheet.difference,
        "decided_difference": sheet.decided_difference,
        "profile": profile_mark(sheet.profile_id, sheet.profile_version),
    }


def profile_mark(profile_id: str, version: str) -> str:
    """Return how the database notes what a review was scored with: "yuzhong@1"."""
    return f"{profile_id}@{version}"[:_MARK]


def profile_of(mark: str) -> tuple[str, str]:
    """Return id and version of a note; "" for the version where an early one has none."""
    profile_id, _, version = mark.partition("@")
    return profile_id, version


def _counted(findings: Mapping[str, Finding], states: Mapping[str, str]) -> dict[str, Any]:
    live = [f.severity for k, f in findings.items() if states[k] not in GONE]
    return {f"findings_{s.value}": live.count(s) for s in Severity}


def _items(sheet: ScoreSheet) -> list[tuple[ScorePart, ScoreItem]]:
    return [(part, item) for part in sheet.parts for item in part.items]


def _item_row(part: ScorePart, item: ScoreItem, position: int) -> dict[str, Any]:
    return {
        "position": position,
        "part": part.name,
        "category": part.category.value,
        "name": item.name,
        "rule": item.rule,
        "points": item.points,
        "state": item.state.value,
        "machine": item.machine,
        "final": item.final,
        "self_score": item.self_score,
        "adjustment": item.adjustment,
        "reason": item.reason,
        "formula": item.formula,
        "doubtful": item.doubtful,
    }


def finding_row(finding: Finding, state: str, number: int, decision: Any) -> dict[str, Any]:
    """Return a finding as its row: enough to count it, and to leave it out or take it in by another profile."""
    decided = decision is not None and state in ("accepted", "dismissed")
    return {
        "number": number,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "title": finding.title,
        "message": finding.message,
        "fingerprint": finding.fingerprint,
        "state": state,
        "reason": decision.reason if decided else "",
        "gap": "" if finding.gap is None else str(finding.gap),
        "subjects": _BETWEEN.join(finding.subjects),
        "numbers": _BETWEEN.join(finding.numbers),
    }


def finding_of(row: Mapping[str, Any]) -> Finding:
    """Return a stored finding without its passages; its fingerprint is that of the finding itself."""
    return Finding(
        row["rule"],
        Severity(row["severity"]),
        row["title"],
        row["message"],
        subjects=tuple(filter(None, row["subjects"].split(_BETWEEN))),
        numbers=(row["numbers"],) if row["numbers"] else (),
        gap=Decimal(row["gap"]) if row["gap"] else None,
    )
