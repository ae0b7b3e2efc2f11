"""Which part of a profile scores an indicator: by its category and the form's words, or where a reviewer put it."""

from __future__ import annotations

from reviewer.domain.report import Category, Indicator, Report
from reviewer.domain.review import Decisions
from reviewer.domain.rubric import ItemRule, Profile, ProfilePart

RATE_WORDS = ("执行率", "执行进度")


def is_execution(indicator: Indicator) -> bool:
    """Tell whether a form's row is its budget execution rate."""
    return indicator.category is Category.MANAGEMENT and any(w in indicator.name for w in RATE_WORDS)


def scores_indicators(part: ProfilePart) -> bool:
    """Tell whether a part has a rule for indicators."""
    return any(item.rule is ItemRule.INDICATORS for item in part.items)


def points_stand(report: Report, profile: Profile) -> bool:
    """Tell whether the form's own 分值 stand as printed: then a row takes its points along wherever it goes."""
    return profile.own_points and any(i.points is not None and i.target is not None for i in report.indicators)


def automatic_part(indicator: Indicator, profile: Profile) -> ProfilePart | None:
    """Return the part an indicator falls under: the one its form names it under, else the first of its category."""
    taking = [p for p in profile.parts if indicator.category in p.scored]
    named = [p for p in taking if p.name and p.name in indicator.level1]
    return next(iter(named or taking), None)


def placed_part(
    indicator: Indicator, report: Report, profile: Profile, decisions: Decisions
) -> ProfilePart | None:
    """Return the part that counts: where a reviewer put the indicator, the automatic one where that can't be."""
    decided = decisions.indicator(indicator.key)
    if decided is not None and decided.part is not None:
        wanted = next((p for p in profile.parts if p.key == decided.part), None)
        if wanted is not None and not refusal(indicator, wanted, report, profile):
            return wanted
    return automatic_part(indicator, profile)


def refusal(indicator: Indicator, part: ProfilePart, report: Report, profile: Profile) -> str:
    """Say why a reviewer can't put an indicator under a part, "" where it can be.

    Where the form's own points stand, a row takes them along and any part may have it; a row without points has
    nothing to take along. Else the rubric gives a part its points: one that gives indicators none (管理) takes none.
    The budget execution rate is scored by its own item everywhere.
    """
    if is_execution(indicator):
        return f"「{indicator.name}」由评分表的预算执行率一项计分，不能归入其他部分。"
    if points_stand(report, profile):
        if indicator.points is None:
            return f"现在按自评表所列分值计分，自评表没有给「{indicator.name}」分值，不能移到其他部分。"
        return ""
    if not scores_indicators(part):
        return f"评分表「{profile.name}」的「{part.name}」只评所列各项，没有给指标的分值，指标不能移入。"
    return ""
