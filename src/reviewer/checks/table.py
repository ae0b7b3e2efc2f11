"""The one table of rules: what is looked for in every report, and the order findings come in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from reviewer.checks import (
    absence,
    claims,
    conflicts,
    doubt,
    pair,
    ratios,
    results,
    scores,
    structure,
    sums,
    targets,
    unreported,
)
from reviewer.checks.case import OVER_PERCENT, Case
from reviewer.domain.document import Document
from reviewer.domain.finding import Finding, Severity
from reviewer.domain.report import Report

Rule = Callable[[Case], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    sums.sum_mismatch,
    sums.part_exceeds_whole,
    sums.calculation_mismatch,
    sums.list_count_mismatch,
    claims.claim_mismatch,
    claims.rate_mismatch,
    ratios.sample_mismatch,
    ratios.share_sum,
    ratios.share_mismatch,
    conflicts.figure_conflict,
    conflicts.balance_denied,
    conflicts.indicator_conflict,
    conflicts.grade_conflict,
    pair.indicator_mismatch,
    pair.repeated_mismatch,
    pair.part_mismatch,
    pair.name_mismatch,
    results.score_vs_results,
    results.unmet_without_deduction,
    results.missed_target_unsaid,
    unreported.target_without_result,
    results.actual_missing,
    results.actual_repeats_target,
    results.over_achievement,
    results.unit_mismatch,
    results.zero_target,
    results.impossible_relation,
    targets.target_missing,
    targets.not_quantified,
    targets.duplicate_indicator,
    targets.indicator_misplaced,
    targets.cost_direction,
    scores.self_score_missing,
    scores.score_sum_mismatch,
    scores.points_sum_mismatch,
    scores.score_exceeds_points,
    scores.satisfaction_unsupported,
    scores.rate_missing,
    scores.budget_change,
    structure.section_numbering,
    structure.duplicate_heading,
    structure.section_missing,
    structure.table_missing,
    structure.template_residue,
    structure.problems_missing,
    structure.evidence_missing,
    structure.date_missing,
    structure.date_order,
)

_ORDER = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2}


def check_report(
    document: Document, report: Report, over_percent: Decimal = OVER_PERCENT
) -> tuple[Finding, ...]:
    """Return everything that does not add up in a report, severe first, then by place.

    `over_percent` is the profile's completion above which a reason is due.
    """
    case = Case(document, report, over_percent)
    found = (finding for rule in RULES for finding in rule(case))
    return in_order(absence.with_search(case, doubt.as_legible(case, found)))


def check_over_achievement(document: Document, report: Report, over_percent: Decimal) -> tuple[Finding, ...]:
    """Return what `check_report` says by the one rule whose bound the profile sets."""
    return tuple(results.over_achievement(Case(document, report, over_percent)))


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort by severity, then by the first place; what stands nowhere comes last."""
    return tuple(sorted(findings, key=lambda f: (_ORDER[f.severity], _place(f), f.rule)))


def _place(finding: Finding) -> int:
    return min((e.passage.start for e in finding.evidence), default=10**9)
