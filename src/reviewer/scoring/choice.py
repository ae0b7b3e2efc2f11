"""Which profile a report is scored by (DOMAIN.md, "Choice of profile, in this order")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from reviewer.domain.report import Category, Report
from reviewer.domain.rubric import Profile
from reviewer.scoring.profiles import DEFAULT_PROFILE

FORM_PROFILE = "national"
_MOST = 50


def choose_profile(
    report: Report,
    profiles: Mapping[str, Profile],
    chosen: str | None = None,
    default_id: str = DEFAULT_PROFILE,
) -> tuple[Profile, str]:
    """Return the profile and, in Chinese, why: chosen, printed points, a form, or the default."""
    if chosen is not None and chosen in profiles:
        return profiles[chosen], "评审人选定"
    form = profiles.get(FORM_PROFILE)
    if form is not None and _has_own_points(report):
        return form, "按自评表所列分值"
    if (same := _with_equal_points(report, profiles, default_id)) is not None:
        return same, f"报告所列分值与{same.name}相同"
    if report.is_form and form is not None:
        return form, "自评表"
    return profiles.get(default_id) or profiles[DEFAULT_PROFILE], "默认"


def _has_own_points(report: Report) -> bool:
    """Tell whether a table of the report gives its rows 分值: all rows of a form, or most of a narrative's annex."""
    points = [i.points for i in report.indicators if i.points is not None]
    return bool(points) if report.is_form else sum(points) >= _MOST


def _with_equal_points(report: Report, profiles: Mapping[str, Profile], default_id: str) -> Profile | None:
    printed = _by_category((part.category, part.points) for part in report.self_parts if part.points)
    if not printed:
        return None
    order = sorted(profiles.values(), key=lambda p: (p.id != default_id, p.id))
    return next((p for p in order if _by_category((q.category, q.points) for q in p.parts) == printed), None)


def _by_category(rows: Iterable[tuple[Category, Decimal | None]]) -> dict[Category, Decimal]:
    sums: dict[Category, Decimal] = defaultdict(Decimal)
    for category, points in rows:
        sums[category] += points or 0
    return dict(sums)
