"""Points of an indicator: W points, target T, actual A (DOMAIN.md, "Scoring rules" and "How a score comes about")."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from reviewer.domain.quantity import Op, Quantity, round_half_up, same_unit
from reviewer.domain.report import Indicator
from reviewer.domain.review import TypedQuantity
from reviewer.domain.rubric import ItemState, Profile, Reckoning, Way
from reviewer.domain.text import Passage
from reviewer.scoring.amounts import alike, trimmed
from reviewer.scoring.outcome import Outcome, grounded, open_item, points_text

_SIGNS = {Op.GE: "≥", Op.GT: ">", Op.EQ: "=", Op.LE: "≤", Op.LT: "<"}
_UNMET_SIGNS = {Op.GE: "<", Op.GT: "≤", Op.EQ: "<", Op.LE: ">", Op.LT: "≥"}
_PLAIN = re.compile(r"[0-9.]+")
_ZERO = Decimal(0)
_BY_TARGET = Reckoning(Way.TARGET)


@dataclass(frozen=True, slots=True)
class _Terms:
    """What a rule works with: W, T (and its upper bound), A not below 0, and how T and A are written."""

    points: Decimal
    target: Quantity
    low: Decimal
    high: Decimal | None
    actual: Decimal
    shown_actual: str
    shown_low: str
    shown_high: str

    def points_text(self) -> str:
        return points_text(self.points)


def score_indicator(
    indicator: Indicator, points: Decimal, profile: Profile, verified: TypedQuantity | None = None
) -> Outcome:
    """Return what an indicator with a target earns; the reviewer's verified figure wins over the report's."""
    target = indicator.target
    if target is None:
        return open_item("无目标值，不计分")
    actual = indicator.actual if verified is None else _typed(verified)
    outcome = _score(indicator, target, actual, points, profile)
    if outcome.reckoning is None and target.value is not None:
        outcome = replace(outcome, reckoning=_BY_TARGET)
    return outcome.also("完成值采用复核值。") if verified is not None else outcome


def _score(
    indicator: Indicator, target: Quantity, actual: Quantity | None, points: Decimal, profile: Profile
) -> Outcome:
    passages = grounded(target.passage, actual.passage if actual else None)
    if target.op is Op.TEXT or target.value is None:
        return open_item("目标为文字或日期，待评", "文字、日期类目标由评审人判断。", passages)
    if actual is None:
        return _without_result(indicator, points, profile, passages)
    if actual.value is None and target.unit == "%" and _PLAIN.fullmatch(actual.passage.text.strip()):
        reason = f"完成值“{actual.passage.text.strip()}”没有百分号，不能确定是百分数还是小数，请对照原件核实。"
        return open_item("完成值没有百分号，待评", reason, passages)
    if actual.value is None:
        return open_item("完成值为文字，待评", "完成值没有数，由评审人判断。", passages)
    if not same_unit(target.unit, actual.unit):
        reason = f"目标单位“{target.unit}”与完成值单位“{actual.unit}”不能相比。"
        return open_item("计量单位不一致，待评", reason, passages)
    if actual.op in (Op.LE, Op.LT) and target.op not in (Op.LE, Op.LT):
        return open_item("完成值只有上限，待评", "完成值没有给出下限，不能据此计分。", passages)
    terms = _terms(points, target, target.value, actual, actual.value)
    made = _RULES[target.op](terms, profile)
    return _over_achieved(made, terms, profile, passages)


def _without_result(
    indicator: Indicator, points: Decimal, profile: Profile, passages: tuple[Passage, ...]
) -> Outcome:
    stated = indicator.stated_completion
    if stated is None:
        reason = "报告设了目标，没有报告完成值，请向单位核实。"
        nothing = Reckoning(Way.TARGET, _ZERO, Decimal(100))
        return Outcome(ItemState.PROPOSED, Decimal("0.00"), "无完成值 → 0.00", reason, passages, nothing)
    share = min(max(stated, _ZERO), Decimal(100))
    score = min(round_half_up(points * share / 100, profile.step), points)
    formula = f"{trimmed(share)}% × {points_text(points)} = {points_text(score)}"
    reason = "报告只写完成率，没有完成值。"
    places = grounded(*passages, indicator.stated_passage)
    reckoning = Reckoning(Way.TARGET, share, Decimal(100))
    return Outcome(ItemState.PROPOSED, score, formula, reason, places, reckoning)


def _terms(points: Decimal, target: Quantity, low: Decimal, actual: Quantity, value: Decimal) -> _Terms:
    high = target.upper if target.op is Op.RANGE else None
    figures = [(value, actual.passage.text), (low, target.passage.text)]
    if high is not None:
        figures.append((high, target.passage.text))
    shown = alike(*figures)
    return _Terms(
        points=points,
        target=target,
        low=low,
        high=high,
        actual=max(value, _ZERO),
        shown_actual=shown[0] if value >= 0 else "0",
        shown_low=shown[1],
        shown_high=shown[2] if high is not None else "",
    )


def _at_least(terms: _Terms, profile: Profile) -> Outcome:
    """≥ > and = : A ≥ T gives W, else A ÷ T × W."""
    op, actual, low = terms.target.op, terms.actual, terms.low
    met = actual > low if op is Op.GT else actual >= low
    if op is Op.EQ and low == 0:
        met = actual <= 0
    if met:
        return _full(terms, f"{terms.shown_actual} {'>' if op is Op.GT else '≥'} {terms.shown_low}")
    if low <= 0:
        return _none(terms, "目标值为 0，不作除法")
    return _ratio(terms, terms.low, terms.shown_low, profile)


def _at_most(terms: _Terms, profile: Profile) -> Outcome:
    """≤ and < : A ≤ T gives W; beyond it linear down to 0 at 2T, or T ÷ A × W."""
    op, actual, limit = terms.target.op, terms.actual, terms.low
    if actual < limit or (op is Op.LE and actual == limit):
        return _full(terms, f"{terms.shown_actual} {_SIGNS[op]} {terms.shown_low}")
    if limit <= 0:
        return _none(terms, "目标值为 0，不作除法")
    if profile.reverse_formula == "ratio":
        score = _rounded(terms.points * limit / actual, terms, profile)
        formula = f"{terms.shown_low} ÷ {terms.shown_actual} × {terms.points_text()} = {points_text(score)}"
        return _computed(score, formula, "目标值 ÷ 完成值 × 分值，超出目标按比例计分。")
    over = max(1 - (actual - limit) / limit, _ZERO)
    score = _rounded(terms.points * over, terms, profile)
    inner = f"({terms.shown_actual} − {terms.shown_low}) ÷ {terms.shown_low}"
    formula = f"(1 − {inner}) × {terms.points_text()} = {points_text(score)}"
    return _computed(score, formula, "超出目标的部分按比例扣减，达到目标的两倍为 0。")


def _within(terms: _Terms, profile: Profile) -> Outcome:
    """Return W inside [lo, hi] and above it, A ÷ lo × W below."""
    if terms.actual >= terms.low:
        high = terms.high if terms.high is not None else terms.low
        if terms.actual > high:
            return _full(terms, f"{terms.shown_actual} > {terms.shown_high or terms.shown_low}")
        return _full(terms, f"{terms.shown_low} ≤ {terms.shown_actual} ≤ {terms.shown_high or terms.shown_low}")
    if terms.low <= 0:
        return _none(terms, "目标值为 0，不作除法")
    return _ratio(terms, terms.low, terms.shown_low, profile)


_RULES = {
    Op.GE: _at_least,
    Op.GT: _at_least,
    Op.EQ: _at_least,
    Op.LE: _at_most,
    Op.LT: _at_most,
    Op.RANGE: _within,
}


def _ratio(terms: _Terms, low: Decimal, shown: str, profile: Profile) -> Outcome:
    score = _rounded(terms.points * terms.actual / low, terms, profile)
    formula = f"{terms.shown_actual} ÷ {shown} × {terms.points_text()} = {points_text(score)}"
    return _computed(score, formula, "完成值 ÷ 目标值 × 分值，未达目标按比例计分。")


def _full(terms: _Terms, comparison: str) -> Outcome:
    return _computed(terms.points, f"{comparison} → {terms.points_text()}", "达到目标，得满分。")


def _none(terms: _Terms, reason: str) -> Outcome:
    op = terms.target.op
    sign = ">" if op is Op.EQ and terms.actual > terms.low else _UNMET_SIGNS.get(op, "<")
    shown = f"{terms.shown_actual} {sign} {terms.shown_low} → 0.00"
    return _computed(Decimal("0.00"), shown, f"未达目标；{reason}。")


def _computed(score: Decimal, formula: str, explanation: str) -> Outcome:
    return Outcome(ItemState.COMPUTED, score, formula, explanation)


def _rounded(score: Decimal, terms: _Terms, profile: Profile) -> Decimal:
    return min(round_half_up(max(score, _ZERO), profile.step), terms.points)


def _over_achieved(made: Outcome, terms: _Terms, profile: Profile, passages: tuple[Passage, ...]) -> Outcome:
    """Note an over-achievement, and cut for it where the profile says so (off by default)."""
    base = terms.high if terms.high is not None else terms.low
    limit = base * profile.over_achievement_percent / 100
    if terms.target.op in (Op.LE, Op.LT) or base <= 0 or terms.actual <= limit:
        return Outcome(made.state, made.machine, made.formula, made.explanation, passages)
    note = f"完成值超过目标的 {trimmed(profile.over_achievement_percent)}%，请核实原因。"
    score, formula = made.machine, made.formula
    if profile.over_achievement_cuts:
        beyond = terms.actual / base - profile.over_achievement_percent / 100
        score = _rounded(terms.points * (1 - beyond), terms, profile)
        formula = (
            f"[1 − ({terms.shown_actual} ÷ {terms.shown_high or terms.shown_low} − "
            f"{trimmed(profile.over_achievement_percent)}%)] × {terms.points_text()} = {points_text(score)}"
        )
    return Outcome(made.state, score, formula, made.explanation + note, passages)


def _typed(quantity: TypedQuantity) -> Quantity:
    passage = Passage(quantity.text, quantity.start, quantity.end)
    return Quantity(Op(quantity.op), quantity.value, quantity.unit, passage, quantity.upper)
