"""The rows of a part and what each can earn, before rules and decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reviewer.domain.money_row import money_row
from reviewer.domain.report import Category, Indicator, Report
from reviewer.domain.review import Decisions
from reviewer.domain.rubric import ItemRule, Measure, Profile, ProfileItem, ProfilePart
from reviewer.scoring.amounts import apportion
from reviewer.scoring.outcome import points_text

RESCALE = "rescale"
_ZERO = Decimal(0)
_RATE_WORDS = ("执行率", "执行进度")
_FORM_WORDS = ("执行",)


@dataclass(frozen=True, slots=True)
class Row:
    """A row to be scored: a profile's item or an indicator, with its points and where they come from."""

    key: str
    name: str
    item: ProfileItem
    indicator: Indicator | None = None
    own: Decimal | None = None  # the form's own 分值
    fixed: Decimal | None = None  # the profile's points
    excluded: bool = False
    points: Decimal = _ZERO
    origin: str = ""
    self_score: Decimal | None = None  # the form's own score of its execution row


@dataclass(frozen=True, slots=True)
class PartRows:
    """A part with its rows."""

    part: ProfilePart
    points: Decimal
    rows: tuple[Row, ...]

    @property
    def excluded(self) -> bool:
        return all(row.excluded for row in self.rows)


def parts_with_points(report: Report, profile: Profile, decisions: Decisions, text: str = "") -> list[PartRows]:
    """Return all parts with their rows' points; those of 不适用 have gone to the others."""
    parts = [_rows(part, report, profile, decisions, text) for part in profile.parts]
    parts = [_worth(part, profile) for part in parts]
    if profile.excluded == RESCALE:
        return [_without_excluded(p, profile) for p in parts]
    whole = sum((p.points for p in parts), _ZERO)
    weights = [_ZERO if p.excluded else p.points for p in parts]
    if any(p.excluded for p in parts) and any(weights):
        shares = apportion(whole, weights)
        parts = [replace(p, points=share) for p, share in zip(parts, shares, strict=True)]
    return [replace(p, rows=_divide(p, profile)) for p in parts]


def _without_excluded(part: PartRows, profile: Profile) -> PartRows:
    """Let what is 不适用 lapse: every other row keeps its points, the total is scaled up."""
    divided = _divide(replace(part, rows=tuple(replace(r, excluded=False) for r in part.rows)), profile)
    rows = tuple(
        replace(row, excluded=True, points=_ZERO, origin="不适用") if was.excluded else row
        for row, was in zip(divided, part.rows, strict=True)
    )
    return replace(part, rows=rows, points=sum((r.points for r in rows), _ZERO))


def _rows(part: ProfilePart, report: Report, profile: Profile, decisions: Decisions, text: str) -> PartRows:
    indicators = _indicators(part, report, profile)
    rows: list[Row] = []
    for item in part.items:
        if item.rule is ItemRule.INDICATORS:
            rows.extend(_indicator_row(part, item, i) for i in indicators)
        elif not (item.when and indicators):
            row = Row(f"{part.key}/{item.key}", item.name, item, fixed=item.points)
            rows.append(_with_execution(row, report, text) if _is_of_execution(item) else row)
    if not any(item.rule is ItemRule.INDICATORS for item in part.items):
        item = ProfileItem("indicators", part.name, ItemRule.INDICATORS)
        rows.extend(_indicator_row(part, item, i) for i in indicators)
    return PartRows(part, part.points, tuple(_with_exclusion(row, decisions) for row in rows))


def _with_exclusion(row: Row, decisions: Decisions) -> Row:
    decided = decisions.item(row.key)
    return replace(row, excluded=True) if decided is not None and decided.excluded else row


def _indicator_row(part: ProfilePart, item: ProfileItem, indicator: Indicator) -> Row:
    own = indicator.points
    return Row(f"{part.key}/{indicator.key}", indicator.name, item, indicator=indicator, own=own)


def _indicators(part: ProfilePart, report: Report, profile: Profile) -> list[Indicator]:
    """Return the part's indicators that are scored: those with a target.

    A part without a rule for indicators (管理, 执行率) takes only those of a form that carry their own points.
    """
    scored = [i for i in report.indicators if i.target is not None and _belongs(i, part, profile)]
    if any(item.rule is ItemRule.INDICATORS for item in part.items):
        return scored
    if not profile.own_points:
        return []
    return [i for i in scored if i.points is not None and not is_execution(i)]


def _belongs(indicator: Indicator, part: ProfilePart, profile: Profile) -> bool:
    """Tell whether a part scores an indicator: the one its form names it under, else the first of its category."""
    taking = [p for p in profile.parts if indicator.category in p.scored]
    named = [p for p in taking if p.name and p.name in indicator.level1]
    first = (named or taking)[:1]
    return bool(first) and first[0].key == part.key


def _is_of_execution(item: ProfileItem) -> bool:
    return item.rule in (ItemRule.EXECUTION, ItemRule.STEPS) and item.measure is Measure.EXECUTION


def is_execution(indicator: Indicator) -> bool:
    """Tell whether a form's row is its budget execution rate."""
    return indicator.category is Category.MANAGEMENT and any(w in indicator.name for w in _RATE_WORDS)


def own_execution(report: Report, text: str) -> tuple[Decimal | None, Decimal | None]:
    """Return the points and the score that a form gives its budget execution: in a row, in a part, in words."""
    for indicator in report.indicators:
        if is_execution(indicator) and indicator.points is not None:
            return indicator.points, indicator.self_score
    words = _FORM_WORDS if report.is_form else _RATE_WORDS
    parts = [p for p in report.self_parts if any(word in p.name for word in words)]
    for part in parts:
        if part.points is not None:
            return part.points, part.score
    said = money_row(text, report)
    if said is None:
        return None, None
    return said.points, parts[0].score if parts else said.score


def _with_execution(row: Row, report: Report, text: str) -> Row:
    """Take over the points and the score that a form gives its budget execution."""
    points, score = own_execution(report, text)
    return row if points is None else replace(row, own=points, self_score=score)


def _worth(part: PartRows, profile: Profile) -> PartRows:
    """Return the part with the points of a form's own rows where the profile lets them stand."""
    if not profile.own_points or not any(row.own is not None for row in part.rows):
        return part
    own = sum((row.own for row in part.rows if row.own is not None), _ZERO)
    without = [row for row in part.rows if row.own is None]
    rest = max(part.part.points - own, _ZERO) if without else _ZERO
    return replace(part, points=own + rest)


def _divide(part: PartRows, profile: Profile) -> tuple[Row, ...]:
    """Give every row its points: 不适用 none, the form's or the profile's, else equal shares of what is left."""
    live = [row for row in part.rows if not row.excluded]
    weights = _weights(part, live, profile)
    shares = iter(apportion(part.points, weights))
    equal = sum(1 for row in live if row.own is None and row.fixed is None)
    return tuple(
        replace(row, origin="不适用") if row.excluded else _pointed(row, next(shares), part, equal, profile)
        for row in part.rows
    )


def _weights(part: PartRows, live: Sequence[Row], profile: Profile) -> list[Decimal]:
    known = [row.own if row.own is not None else row.fixed for row in live]
    sharing = sum(1 for points in known if points is None)
    if not sharing:
        return [points or _ZERO for points in known]
    left = max(part.points - sum((p for p in known if p is not None), _ZERO), _ZERO)
    shares = iter(apportion(left, [Decimal(1)] * sharing))
    return [next(shares) if points is None else points for points in known]


def _pointed(row: Row, points: Decimal, part: PartRows, equal: int, profile: Profile) -> Row:
    if row.own is not None:
        origin = "自评表所列分值" if points == row.own else "按自评表所列分值的权重"
    elif row.fixed is not None:
        origin = f"评分表（{profile.name}）" if points == row.fixed else "评分表分值，已加上不适用项的分值"
    elif equal > 1:
        origin = f"{part.part.name} {points_text(part.points)} 由 {equal} 项有目标值的指标平分"
    else:
        origin = f"{part.part.name} {points_text(part.points)}"
    return replace(row, points=points, origin=origin)
