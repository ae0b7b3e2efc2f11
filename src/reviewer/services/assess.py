"""One way from a reading and its decisions to findings and a score; imports, edits and exports all take it."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.domain.document import Document
from reviewer.domain.finding import Finding, keyed
from reviewer.domain.report import Report
from reviewer.domain.review import Decisions
from reviewer.domain.rubric import ScoreSheet
from reviewer.services.around import ALONE, Around
from reviewer.services.effective import apply_decisions

__all__ = ["Assessment", "apply_decisions", "assess"]


@dataclass(frozen=True)
class Assessment:
    """An effective report with what checks and scoring say of it; `checked` are the findings about the report alone."""

    report: Report
    findings: dict[str, Finding]
    sheet: ScoreSheet
    checked: tuple[Finding, ...] = ()


def assess(
    document: Document,
    machine: Report,
    decisions: Decisions,
    default_profile: str,
    before: Assessment | None = None,
    around: Around = ALONE,
) -> Assessment:
    """Check and score a report as corrected; report checks, then scoring, then checks on the review itself.

    `around` is what other reports of the database share with it.

    `before` is the assessment of the same document before an edit: where the report says the same, its checks stand.
    """
    from reviewer.checks import check_across, check_like_cases, check_report, check_review
    from reviewer.scoring import choose_profile, load_profiles, score

    report = apply_decisions(machine, decisions, document.text)
    same = before is not None and before.report == report
    found = (
        before.checked
        if before is not None and same
        else (
            *check_report(document, report),
            *check_across(document, report, around.neighbours),
        )
    )
    profile, reason = choose_profile(
        report, load_profiles(), decisions.profile(), default_profile, document.text
    )
    sheet = score(document, report, profile, reason, found, decisions)
    known = {finding.rule for finding in found}
    own = (
        *check_review(report, sheet, decisions, known=known),
        *check_like_cases(report, decisions, around.cuts),
    )
    return Assessment(report, keyed((*found, *own)), sheet, found)
