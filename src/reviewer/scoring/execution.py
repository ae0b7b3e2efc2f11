"""Points for a rate of the report's money: W × rate, capped; a step table; or full points less so many per percent."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_CEILING, Decimal

from reviewer.domain.quantity import round_half_up
from reviewer.domain.report import Report
from reviewer.domain.review import Decisions
from reviewer.domain.rubric import Deduction, ItemState, Profile, ProfileItem, Reckoning, Step, Way
from reviewer.scoring.amounts import trimmed
from reviewer.scoring.measures import Measured, figures_of, measure_name, measured
from reviewer.scoring.outcome import Outcome, points_text
from reviewer.scoring.step_tables import step_bound

_HUNDRED = Decimal(100)
_ZERO = Decimal(0)


def score_measure(
    item: ProfileItem, points: Decimal, report: Report, decisions: Decisions, profile: Profile
) -> Outcome:
    """Return the points of an item that scores a rate; open where a figure is missing or the base is 0 (point 7)."""
    found = measured(item.measure, report, decisions)
    if isinstance(found, Outcome):
        return replace(found, reckoning=Reckoning(_way(item), names=figures_of(item.measure)))
    if item.deduction is not None:
        return _less(item, item.deduction, points, found, profile)
    if item.steps:
        return _by_steps(item, points, found, profile)
    score = min(round_half_up(points * found.share, profile.step), points)
    formula = f"{found.division} × {points_text(points)} = {points_text(score)}"
    if found.share > 1:
        formula = f"{found.division} > 100% → {points_text(score)}"
    return _computed(score, formula, found.note, found, Way.SHARE)


def _way(item: ProfileItem) -> Way:
    return Way.SHORTFALL if item.deduction is not None else Way.STEPS if item.steps else Way.SHARE


def _computed(score: Decimal, formula: str, note: str, found: Measured, way: Way) -> Outcome:
    reckoning = Reckoning(way, found.top, found.bottom, found.names)
    return Outcome(ItemState.COMPUTED, score, formula, note, found.passages, reckoning)


def _by_steps(item: ProfileItem, points: Decimal, found: Measured, profile: Profile) -> Outcome:
    percent = round_half_up(found.share * _HUNDRED)
    row = _step(item.steps, percent)
    scale = points / item.points if item.points else Decimal(1)
    score = min(round_half_up((row.points if row else _ZERO) * scale, profile.step), points)
    formula = f"{found.division} = {percent}%，{_bound(row)} → {points_text(score)}"
    note = f"{_short_name(item)}按分档计分。{_verified(found)}"
    return _computed(score, formula, note, found, Way.STEPS)


def _short_name(item: ProfileItem) -> str:
    return measure_name(item.measure).removeprefix("预算" if item.measure == "execution" else "")


def _verified(found: Measured) -> str:
    return "采用复核数。" if "采用复核数" in found.note else ""


def _step(steps: tuple[Step, ...], percent: Decimal) -> Step | None:
    """Return the best row whose bound holds; rows of "at most" serve rates that are good when small."""
    holds = [s for s in steps if _holds(s, percent)]
    return max(holds, key=lambda s: s.points, default=None)


def _holds(step: Step, percent: Decimal) -> bool:
    low = step.at_least is None or percent >= step.at_least
    return low and (step.at_most is None or percent <= step.at_most)


def _bound(row: Step | None) -> str:
    return "未达最低一档" if row is None else step_bound(row)


def _less(item: ProfileItem, rule: Deduction, points: Decimal, found: Measured, profile: Profile) -> Outcome:
    """Take off so many points for each percent begun by which the rate misses the bound, down to 0."""
    percent = round_half_up(found.share * _HUNDRED)
    miss = max(percent - rule.bound if rule.above else rule.bound - percent, _ZERO)
    times = (miss / rule.per).to_integral_value(rounding=ROUND_CEILING)
    score = min(max(round_half_up(points - times * rule.points, profile.step), _ZERO), points)
    word, met = ("高于", "≤") if rule.above else ("低于", "≥")
    formula = f"{found.division} = {percent}% {met} {trimmed(rule.bound)}% → {points_text(score)}"
    if times:
        formula = (
            f"{found.division} = {percent}%，{word} {trimmed(rule.bound)}%，"
            f"{points_text(points)} − {trimmed(times)} × {trimmed(rule.points)} = {points_text(score)}"
        )
    note = f"{measure_name(item.measure)}每{word} {trimmed(rule.bound)}% {trimmed(rule.per)} 个百分点扣 {trimmed(rule.points)} 分，扣完为止。"
    return _computed(score, formula, note + _verified(found), found, Way.SHORTFALL)
