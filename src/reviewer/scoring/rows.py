"""The rows of a part and what each can earn, before rules and decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reviewer.domain.money_row import money_row
from reviewer.domain.report import Indicator, Report
from reviewer.domain.review import Decisions
from reviewer.domain.rubric import ItemRule, Measure, Profile, ProfileItem, ProfilePart
from reviewer.scoring.amounts import apportion
from reviewer.scoring.outcome import points_text
from reviewer.scoring.placing import (
    RATE_WORDS,
    automatic_part,
    is_execution,
    placed_part,
    points_stand,
    scores_indicators,
)

RESCALE = "rescale"
_ZERO = Decimal(0)
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
    placed: str = ""  # says that a reviewer put the indicator here


@dataclass(frozen=True, slots=True)
class PartRows:
    """A part with its rows."""

    part: ProfilePart
    points: Decimal
    rows: tuple[Row, ...]

    @property
    def excluded(self) -> bool:
        return all(row.excluded for row in self.rows)


@dataclass(frozen=True, slots=True)
class _Places:
    """The indicators with a target by the key of the part they fall under, and by that of the part they count in."""

    automatic: Mapping[str, Sequence[Indicator]]
    placed: Mapping[str, Sequence[Indicator]]
    stand: bool  # the form's own points


def parts_with_points(report: Report, profile: Profile, decisions: Decisions, text: str = "") -> list[PartRows]:
    """Return all parts with their rows' points; those of 不适用 have gone to the others.

    An indicator that a reviewer put under another part (`placing.refusal` says which take it) is one more row there.
    Where the form's own points stand it takes them along: one part is worth less and the other more by just them.
    Else parts keep what they are worth, and their rows share it anew.
    """
    places = _places(report, profile, decisions)
    parts = [_rows(part, places, report, profile, decisions, text) for part in profile.parts]
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


def _places(report: Report, profile: Profile, decisions: Decisions) -> _Places:
    automatic: dict[str, list[Indicator]] = {part.key: [] for part in profile.parts}
    placed: dict[str, list[Indicator]] = {part.key: [] for part in profile.parts}
    for indicator in report.indicators:
        if indicator.target is None:
            continue
        first = automatic_part(indicator, profile)
        if first is not None and _takes(first, indicator, profile):
            automatic[first.key].append(indicator)
        counts = placed_part(indicator, report, profile, decisions)
        if counts is not None and (counts is not first or _takes(first, indicator, profile)):
            placed[counts.key].append(indicator)
    return _Places(automatic, placed, points_stand(report, profile))


def _takes(part: ProfilePart, indicator: Indicator, profile: Profile) -> bool:
    """Tell whether a part scores an indicator that falls under it.

    A part without a rule for indicators (管理, 执行率) takes only those of a form that carry their own points.
    """
    if scores_indicators(part):
        return True
    return profile.own_points and indicator.points is not None and not is_execution(indicator)


def _rows(
    part: ProfilePart, places: _Places, report: Report, profile: Profile, decisions: Decisions, text: str
) -> PartRows:
    """Return a part's rows and what it is worth. Items for want of indicators come back where these left their points."""
    automatic, placed = places.automatic[part.key], places.placed[part.key]
    there = automatic if places.stand else placed
    rows: list[Row] = []
    for item in part.items:
        if item.rule is ItemRule.INDICATORS:
            rows.extend(_indicator_row(part, item, i, profile) for i in placed)
        elif not (item.when and there):
            row = Row(f"{part.key}/{item.key}", item.name, item, fixed=item.points)
            rows.append(_with_execution(row, report, text) if _is_of_execution(item) else row)
    if not scores_indicators(part):
        item = ProfileItem("indicators", part.name, ItemRule.INDICATORS)
        rows.extend(_indicator_row(part, item, i, profile) for i in placed)
    points = _worth(part, [*_owns(rows), *(i.points for i in automatic)], profile)
    if places.stand:
        points += _sum(i.points for i in placed) - _sum(i.points for i in automatic)
    return PartRows(part, points, tuple(_with_exclusion(row, decisions) for row in rows))


def _owns(rows: Sequence[Row]) -> list[Decimal | None]:
    """Return the form's own points of the rows that are no indicators."""
    return [row.own for row in rows if row.indicator is None]


def _sum(points: Iterable[Decimal | None]) -> Decimal:
    return sum((p for p in points if p is not None), _ZERO)


def _with_exclusion(row: Row, decisions: Decisions) -> Row:
    decided = decisions.item(row.key)
    return replace(row, excluded=True) if decided is not None and decided.excluded else row


def _indicator_row(part: ProfilePart, item: ProfileItem, indicator: Indicator, profile: Profile) -> Row:
    key, first = f"{part.key}/{indicator.key}", automatic_part(indicator, profile)
    placed = "" if first is part else f"由评审人归入「{part.name}」{_instead(first)}。"
    return Row(key, indicator.name, item, indicator=indicator, own=indicator.points, placed=placed)


def _instead(first: ProfilePart | None) -> str:
    return "" if first is None else f"（自动归类为「{first.name}」）"


def _is_of_execution(item: ProfileItem) -> bool:
    return item.rule in (ItemRule.EXECUTION, ItemRule.STEPS) and item.measure is Measure.EXECUTION


def own_execution(report: Report, text: str) -> tuple[Decimal | None, Decimal | None]:
    """Return the points and the score that a form gives its budget execution: in a row, in a part, in words."""
    for indicator in report.indicators:
        if is_execution(indicator) and indicator.points is not None:
            return indicator.points, indicator.self_score
    words = _FORM_WORDS if report.is_form else RATE_WORDS
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


def _worth(part: ProfilePart, owns: Sequence[Decimal | None], profile: Profile) -> Decimal:
    """Return what a part is worth: the form's own points of its rows where the profile lets them stand, and the rest."""
    if not profile.own_points or all(points is None for points in owns):
        return part.points
    own = _sum(owns)
    return own + (max(part.points - own, _ZERO) if None in owns else _ZERO)


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
