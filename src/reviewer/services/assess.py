"""One way from a reading and its decisions to findings and a score; imports, edits and exports all take it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from reviewer.domain.document import Document
from reviewer.domain.finding import Finding, keyed
from reviewer.domain.report import Report
from reviewer.domain.review import Decisions
from reviewer.domain.rubric import Profile, ScoreSheet
from reviewer.services.around import ALONE, Around
from reviewer.services.effective import apply_decisions

__all__ = ["Assessment", "apply_decisions", "assess", "split_by"]


@dataclass(frozen=True)
class Assessment:
    """An effective report with what checks and scoring say of it.

    `quiet` are findings that the profile does not want: they are counted nowhere, and kept for a profile that does.
    `checked` are the findings about the report alone, made with `over_percent` as the bound of what is far above its target.
    """

    report: Report
    findings: dict[str, Finding]
    sheet: ScoreSheet
    checked: tuple[Finding, ...] = ()
    quiet: dict[str, Finding] = field(default_factory=dict)
    over_percent: Decimal | None = None

    @property
    def all(self) -> dict[str, Finding]:
        """The findings with those that the profile does not want."""
        return {**self.findings, **self.quiet}


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
    profile, reason = choose_profile(
        report, load_profiles(), decisions.profile(), default_profile, document.text
    )
    over = profile.over_achievement_percent
    same = before is not None and before.report == report and before.over_percent == over
    found = (
        before.checked
        if before is not None and same
        else (
            *check_report(document, report, over),
            *check_across(document, report, around.neighbours),
        )
    )
    sheet = score(document, report, profile, reason, found, decisions)
    known = {finding.rule for finding in found if profile.wants(finding.rule, finding.gap)}
    own = (
        *check_review(report, sheet, decisions, known=known),
        *check_like_cases(report, decisions, around.cuts),
    )
    wanted, quiet = split_by(profile, keyed((*found, *own)))
    return Assessment(report, wanted, sheet, found, quiet, over)


def split_by(
    profile: Profile, findings: Mapping[str, Finding]
) -> tuple[dict[str, Finding], dict[str, Finding]]:
    """Return the findings that a profile wants, and those it does not."""
    wanted = {key: found for key, found in findings.items() if profile.wants(found.rule, found.gap)}
    return wanted, {key: found for key, found in findings.items() if key not in wanted}
