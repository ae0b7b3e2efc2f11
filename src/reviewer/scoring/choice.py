"""Which profile a report is scored by (DOMAIN.md, "Choice of profile, in this order")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from reviewer.domain.report import Category, Report
from reviewer.domain.rubric import ItemRule, Measure, Profile
from reviewer.scoring.profiles import DEFAULT_PROFILE, shipped_profiles
from reviewer.scoring.rows import own_execution

FORM_PROFILE = "national"
_MOST = 50


def choose_profile(
    report: Report,
    profiles: Mapping[str, Profile],
    chosen: str | None = None,
    default_id: str = DEFAULT_PROFILE,
    text: str = "",
) -> tuple[Profile, str]:
    """Return the profile and, in Chinese, why: chosen, printed points, a form, or the default.

    Where the rules choose a shipped profile that one of the county's stands for, that one scores.
    `text` is the canonical text: a form may give its budget execution points in words only (预算执行情况（20分）).
    """
    if chosen is not None and chosen in profiles:
        return profiles[chosen], "评审人选定"
    found, why = _by_rules(report, profiles, default_id, text)
    own = _in_place_of(found, profiles)
    return (found, why) if own is None else (own, f"{why}，由“{own.name}”代替{found.name}")


def _in_place_of(found: Profile, profiles: Mapping[str, Profile]) -> Profile | None:
    """Return the county's own profile that scores in place of a shipped one."""
    standing = (one for one in profiles.values() if one.stands_for == found.id and one.id != found.id)
    return min(standing, key=lambda one: one.id, default=None)


def _by_rules(
    report: Report, profiles: Mapping[str, Profile], default_id: str, text: str
) -> tuple[Profile, str]:
    form = profiles.get(FORM_PROFILE)
    known = _known_by_points(profiles, default_id)
    if form is not None and _has_own_points(report):
        own = _with_equal_execution(report, known, form, text)
        return (own, f"按自评表所列分值，预算执行分值与{own.name}相同") if own else (form, "按自评表所列分值")
    if (same := _with_equal_points(report, known, default_id)) is not None:
        return same, f"报告所列分值与{same.name}相同"
    if report.is_form and form is not None:
        return form, "自评表"
    return profiles.get(default_id) or profiles[DEFAULT_PROFILE], "默认"


def _known_by_points(profiles: Mapping[str, Profile], default_id: str) -> dict[str, Profile]:
    """Return the profiles that printed points may stand for: a county's copy takes no report from what it copies."""
    shipped = shipped_profiles()
    return {key: one for key, one in profiles.items() if key in shipped or key == default_id}


def _has_own_points(report: Report) -> bool:
    """Tell whether a table of the report gives its rows 分值: all rows of a form, or most of a narrative's annex."""
    points = [i.points for i in report.indicators if i.points is not None]
    return bool(points) if report.is_form else sum(points) >= _MOST


def _with_equal_execution(
    report: Report, profiles: Mapping[str, Profile], form: Profile, text: str
) -> Profile | None:
    """Return another profile for forms whose execution is worth what this form prints for it (湖北: 20), None for the usual."""
    own, _ = own_execution(report, text)
    if own is None or own == _execution(form):
        return None
    order = sorted((p for p in profiles.values() if p.own_points), key=lambda p: p.id)
    return next((p for p in order if _execution(p) == own), None)


def _execution(profile: Profile) -> Decimal | None:
    rules = (i for part in profile.parts for i in part.items if i.rule is ItemRule.EXECUTION)
    return next((i.points for i in rules if i.measure is Measure.EXECUTION), None)


def _with_equal_points(report: Report, profiles: Mapping[str, Profile], default_id: str) -> Profile | None:
    printed = _by_category((part.category, part.points) for part in report.self_parts if part.points)
    if not printed:
        return None
    same = [p for p in profiles.values() if _by_category((q.category, q.points) for q in p.parts) == printed]
    names = {part.name for part in report.self_parts}
    order = sorted(same, key=lambda p: (-len(names & {q.name for q in p.parts}), p.id != default_id, p.id))
    return next(iter(order), None)


def _by_category(rows: Iterable[tuple[Category, Decimal | None]]) -> dict[Category, Decimal]:
    sums: dict[Category, Decimal] = defaultdict(Decimal)
    for category, points in rows:
        sums[category] += points or 0
    return dict(sums)
