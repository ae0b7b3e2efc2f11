"""Points for the budget's execution: W × spent ÷ budget, capped, or a step table over the rate."""

from __future__ import annotations

from decimal import Decimal

from reviewer.domain.quantity import round_half_up
from reviewer.domain.report import Report
from reviewer.domain.review import Decisions
from reviewer.domain.rubric import ItemState, Profile, ProfileItem, Step
from reviewer.domain.text import Passage
from reviewer.scoring.amounts import alike, trimmed
from reviewer.scoring.outcome import Outcome, grounded, open_item, points_text

_HUNDRED = Decimal(100)


class _Figure:
    """A money field or a rate as scoring takes it: the reviewer's verified figure, else the report's."""

    def __init__(self, report: Report, decisions: Decisions, name: str) -> None:
        decided, found = decisions.field(name), report.fields.get(name)
        self.verified = decided is not None and decided.verified is not None
        self.passage: Passage | None = None if found is None else found.passage
        self.value: Decimal | None = None
        self.text = ""
        if decided is not None and decided.verified is not None:
            self.value = Decimal(decided.verified)
        elif found is not None:
            self.value = Decimal(found.value)
            self.text = found.quantity.passage.text if found.quantity else found.passage.text


def score_execution(
    item: ProfileItem, points: Decimal, report: Report, decisions: Decisions, profile: Profile
) -> Outcome:
    """Return the item's points: spent ÷ adjusted budget, else ÷ initial budget, else the stated rate (point 7)."""
    spent = _Figure(report, decisions, "spent")
    budget = _Figure(report, decisions, "budget")
    base, name = budget, "预算数"
    if budget.value is None:
        base, name = _Figure(report, decisions, "budget_initial"), "年初预算数"
    if spent.value is not None and base.value is not None:
        return _computed(item, points, spent, base, name, profile)
    rate = _Figure(report, decisions, "execution_rate")
    if rate.value is not None:
        return _stated(item, points, rate, profile)
    missing = "预算数" if base.value is None else "执行数"
    return open_item(f"{missing}未找到，待评", "预算数、执行数齐备后自动计分。")


def _computed(
    item: ProfileItem, points: Decimal, spent: _Figure, base: _Figure, name: str, profile: Profile
) -> Outcome:
    passages = grounded(spent.passage, base.passage)
    assert spent.value is not None
    assert base.value is not None
    if base.value <= 0:
        return open_item(f"{name}为 0，无法计算执行率", "请核实预算数。", passages)
    used = max(spent.value, Decimal(0))
    shown_spent, shown_base = alike((used, spent.text), (base.value, base.text))
    division = f"{shown_spent} ÷ {shown_base}"
    note = f"执行数 ÷ {name} × 分值，不超过分值。"
    if spent.verified or base.verified:
        note += "采用复核数。"
    return _points(item, points, used / base.value, division, note, passages, profile)


def _stated(item: ProfileItem, points: Decimal, rate: _Figure, profile: Profile) -> Outcome:
    assert rate.value is not None
    share = max(rate.value, Decimal(0)) / _HUNDRED
    note = "预算数或执行数未找到，采用报告所述执行率。"
    return _points(item, points, share, f"{trimmed(rate.value)}%", note, grounded(rate.passage), profile)


def _points(
    item: ProfileItem,
    points: Decimal,
    share: Decimal,
    division: str,
    note: str,
    passages: tuple[Passage, ...],
    profile: Profile,
) -> Outcome:
    if item.steps:
        return _by_steps(item, points, share, division, passages, profile)
    score = min(round_half_up(points * share, profile.step), points)
    formula = f"{division} × {points_text(points)} = {points_text(score)}"
    if share > 1:
        formula = f"{division} > 100% → {points_text(score)}"
    return Outcome(ItemState.COMPUTED, score, formula, note, passages)


def _by_steps(
    item: ProfileItem,
    points: Decimal,
    share: Decimal,
    division: str,
    passages: tuple[Passage, ...],
    profile: Profile,
) -> Outcome:
    percent = round_half_up(share * _HUNDRED)
    rows = sorted(item.steps, key=lambda step: step.at_least, reverse=True)
    row = next((r for r in rows if percent >= r.at_least), Step(Decimal(0), Decimal(0)))
    scale = points / item.points if item.points else Decimal(1)
    score = min(round_half_up(row.points * scale, profile.step), points)
    formula = f"{division} = {percent}%，≥ {trimmed(row.at_least)}% → {points_text(score)}"
    return Outcome(ItemState.COMPUTED, score, formula, "执行率按分档计分。", passages)
