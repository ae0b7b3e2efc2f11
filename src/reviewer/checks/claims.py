"""Percentages and differences that the report derives itself, computed again from its own numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from reviewer.checks.case import Case, clash, context, plain_name
from reviewer.checks.comparable import is_partial_rate
from reviewer.checks.figures import (
    PERCENT_TOLERANCE,
    Scale,
    amount_of,
    is_counted,
    is_percent,
    percent,
    read,
    slack,
    written,
)
from reviewer.checks.kinds import KINDS
from reviewer.checks.prose import prose_claims
from reviewer.domain.finding import Finding, Severity
from reviewer.domain.quantity import Op, Quantity, as_told, same_unit
from reviewer.domain.report import Claim, ClaimKind, FieldValue

_HUNDRED = Decimal(100)
_RULES = {
    ClaimKind.GROWTH: "growth-mismatch",
    ClaimKind.SHARE: "calculation-mismatch",
    ClaimKind.EXCESS: "excess-mismatch",
    ClaimKind.EXECUTION_RATE: "rate-mismatch",
    ClaimKind.RECEIVED_RATE: "rate-mismatch",
}
_SIDES = {
    ClaimKind.EXECUTION_RATE: ("预算数", "执行数"),
    ClaimKind.RECEIVED_RATE: ("预算数", "到位数"),
}
_WORDS = {
    ClaimKind.COMPLETION: "完成率",
    ClaimKind.GROWTH: "增长率",
    ClaimKind.SHARE: "占比",
    ClaimKind.EXCESS: "超额数",
    ClaimKind.EXECUTION_RATE: "预算执行率",
    ClaimKind.RECEIVED_RATE: "资金到位率",
}
_TITLES = {
    ClaimKind.SHARE: "占比与数字不符",
    ClaimKind.RECEIVED_RATE: "到位率与数字不符",
}
_FORMS = {
    ClaimKind.GROWTH: "({value} − {base}) ÷ {base}",
    ClaimKind.EXCESS: "{value} − {base}",
}
_VERSIONS = 8
_SURE = 0.9
_FROM = re.compile(r"[由从][^，。；]{0,10}$")
_TO = re.compile(r"[^，。；]{0,8}[至到为]")
_WHOLE = re.compile(r"收入|可用|资金总|总额|总计|合计|预算|指标|调[整增减][为至]|核[定减增]|自评范围")
_RATES = (
    (ClaimKind.EXECUTION_RATE, "execution_rate", "spent"),
    (ClaimKind.RECEIVED_RATE, "received_rate", "received"),
)


@dataclass(frozen=True, slots=True)
class _Test:
    """A claim computed again: what it should be, and the widest range that rounding of its numbers allows."""

    expected: Decimal
    low: Decimal
    high: Decimal


def claim_mismatch(case: Case) -> Iterator[Finding]:
    """Find a stated percentage or difference that its own numbers do not give."""
    told: set[tuple[int, str]] = set()
    for claim in (*case.report.claims, *prose_claims(case)):
        if claim.kind in (ClaimKind.EXECUTION_RATE, ClaimKind.RECEIVED_RATE) or _as_forms_print(case, claim):
            continue
        finding = _checked(case, _by_its_words(case, claim))
        if (
            finding is not None
            and claim.kind in (ClaimKind.GROWTH, ClaimKind.SHARE)
            and _said_of_another(case, claim)
        ):
            continue
        if finding is None or (mark := (claim.stated.passage.start, finding.rule)) in told:
            continue
        told.add(mark)
        yield finding


def _as_forms_print(case: Case, claim: Claim) -> bool:
    """Tell a 完成率 of a form's column that is cut at 100 %, or measured the other way round for ≤.

    ≥500株 | 560株 | 100%;  ≤20件 | 16件 | 100%, 120% (2 − A ÷ T) or 125% (T ÷ A);  10-12次 | 11次 | 100%
    """
    if (
        claim.kind is not ClaimKind.COMPLETION
        or not _computable(claim)
        or not case.in_table(claim.stated.passage.start)
    ):
        return False
    value, base = _numbers(claim)
    v, b, stated = amount_of(value), amount_of(base), amount_of(claim.stated)
    less = base.op in (Op.LE, Op.LT)
    if stated == _HUNDRED and (v <= b if less else v >= b):
        return True
    inverse = [(2 - v / b) * _HUNDRED, b / v * _HUNDRED] if less and v and b else []
    return any(abs(stated - reading) <= max(claim.stated.step / 2, PERCENT_TOLERANCE) for reading in inverse)


def _said_of_another(case: Case, claim: Claim) -> bool:
    """Tell whether the figure fits another amount of the same sentence ("三公8.6万元，其中…2.2万元，较上年…下降")."""
    value = claim.value
    if value is None or not claim.stated.passage.grounded:
        return False
    start = case.sentence(claim.stated.passage).start
    unit = re.escape(value.unit)
    for match in re.compile(written("value", unit)).finditer(case.text, start, claim.stated.passage.start):
        other = read(case.document, match, "value")
        if other.passage != value.passage and _misfit(replace(claim, value=other)) is None:
            return True
    return False


def _by_its_words(case: Case, claim: Claim) -> Claim:
    """Return a rise or fall told as "由3.05%提升至3.26%，提升0.2个百分点" as what it is: growth, no excess."""
    if claim.kind is not ClaimKind.EXCESS or claim.value is None or claim.base is None:
        return claim
    base, value = claim.base.passage, claim.value.passage
    if not (base.grounded and base.end <= value.start):
        return claim
    before, between = case.text[max(base.start - 12, 0) : base.start], case.text[base.end : value.start]
    if _FROM.search(before) and _TO.fullmatch(between):
        return replace(claim, kind=ClaimKind.GROWTH, base_name="原有数")
    return claim


def rate_mismatch(case: Case) -> Iterator[Finding]:
    """Find an execution or received rate that no pair of the report's own figures gives."""
    told: dict[tuple[object, ...], Finding] = {}
    for kind, rate, money in _RATES:
        by_place: dict[int, list[Claim]] = defaultdict(list)
        for claim in _rate_claims(case, kind, rate, money):
            if _computable(claim):
                by_place[claim.stated.passage.start].append(claim)
        for claims in by_place.values():
            # one pair of figures that fits is enough
            if any(_misfit(claim) is None for claim in claims) or _fits_other_whole(case, claims[0]):
                continue
            if (finding := _checked(case, claims[0])) is not None:
                other = next((n for n in _OTHER_BASES if _by(case, claims[0], n)), "")
                finding = _of_other_base(finding, _OTHER_BASES[other]) if other else finding
                numbers = (kind, _amount(claims[0].stated), _amount(claims[0].value), _amount(claims[0].base))
                told[numbers] = finding if numbers not in told else _both(told[numbers], finding)
    yield from told.values()


def _amount(quantity: Quantity | None) -> Decimal | None:
    return None if quantity is None else quantity.value


def _both(first: Finding, again: Finding) -> Finding:
    """Return one finding for a rate told in two places."""
    return replace(first, evidence=tuple(dict.fromkeys((*first.evidence, *again.evidence))))


# Common, and to be asked about only.
_OTHER_BASES = {"received": "到位数", "budget_initial": "年初预算"}


def _by(case: Case, claim: Claim, name: str) -> bool:
    """Tell whether an execution rate is that of the money received, or of the budget before it was adjusted."""
    if claim.kind is not ClaimKind.EXECUTION_RATE:
        return False
    return any(_misfit(replace(claim, base=q)) is None for q in _amounts(case, name) if q.value)


def _of_other_base(finding: Finding, base: str) -> Finding:
    return replace(
        finding,
        severity=Severity.LOW,
        message=f"{finding.message}，报告可能按{base}计算",
        question=f"请说明预算执行率是否按{base}计算，应为执行数÷全年预算数。",
    )


def _fits_other_whole(case: Case, claim: Claim) -> bool:
    """Tell whether the rate is that of another sum the report calls its income or its whole budget."""
    if claim.kind is ClaimKind.RECEIVED_RATE and _adds_up(case, claim):
        return True
    passed_over = {q.value for q in _amounts(case, "budget_initial")} if _is_adjusted(case) else set()
    named = (q for q in case.money if q.value not in passed_over and _WHOLE.search(case.clause(q.passage).text))
    return any(_misfit(replace(claim, base=q)) is None for q in named if q.value and q.unit == "元")


def _adds_up(case: Case, claim: Claim) -> bool:
    """Tell money received in full from a budget and one more sum beside it (上级2160万元、县级配套310万元，到位2470万元)."""
    if claim.stated.value != _HUNDRED or claim.value is None or claim.base is None:
        return False
    more = amount_of(claim.value) - amount_of(claim.base)
    return more > 0 and any(q.value == more for q in case.money)


def _rate_claims(case: Case, kind: ClaimKind, rate: str, money: str) -> Iterator[Claim]:
    yield from (claim for claim in case.report.claims if claim.kind is kind)
    for value in case.report.statements.get(rate, ()):
        if not is_partial_rate(case, value):
            yield from _pairs(case, kind, value, money)


def _pairs(case: Case, kind: ClaimKind, rate: FieldValue, money: str) -> Iterator[Claim]:
    """Pair every statement of the money with every statement of a budget."""
    if rate.quantity is None:
        return
    bases = _amounts(case, "budget") or _amounts(case, "budget_initial")
    if not _is_adjusted(case):
        bases += _amounts(case, "budget_initial")
    for value in _amounts(case, money):
        for base in bases:
            yield Claim(kind, _WORDS[kind], rate.quantity, value, base)


def _is_adjusted(case: Case) -> bool:
    """Tell whether the report surely states an adjusted budget, which alone is the base of the execution rate."""
    budget, initial = case.report.fields.get("budget"), case.report.fields.get("budget_initial")
    if budget is None or initial is None or budget.confidence < _SURE:
        return False
    return Decimal(budget.value) != Decimal(initial.value)


def _amounts(case: Case, name: str) -> list[Quantity]:
    """Return the different amounts a field is stated as, the first few of them."""
    found: dict[Decimal, Quantity] = {}
    for value in case.report.statements.get(name, ()):
        if value.quantity is not None and value.quantity.value is not None:
            found.setdefault(value.quantity.value, value.quantity)
    return list(found.values())[:_VERSIONS]


def _checked(case: Case, claim: Claim) -> Finding | None:
    misfit = _misfit(claim)
    return None if misfit is None else _finding(case, claim, *misfit)


def _misfit(claim: Claim) -> tuple[Decimal, bool] | None:
    """Return what a wrong claim should say, and whether rounding explains it; None for one that is right."""
    if not _computable(claim):
        return None
    test = _test(claim)
    stated = amount_of(claim.stated) * (claim.sign if claim.kind is ClaimKind.GROWTH else 1)
    gap, step = abs(stated - test.expected), claim.stated.step
    if _is_right(claim, gap, test.expected) or _otherwise(claim, stated) or _names_target(claim):
        return None
    rounding = test.low - step / 2 <= stated <= test.high + step / 2
    if rounding and any(q.approximate for q in _numbers(claim)):
        return None
    rounding = rounding or (is_percent(claim.stated) and gap <= PERCENT_TOLERANCE)
    return test.expected, rounding


def _names_target(claim: Claim) -> bool:
    """Tell whether "低于目标92%" only names the target again."""
    _, base = _numbers(claim)
    return claim.kind is ClaimKind.EXCESS and amount_of(claim.stated) == amount_of(base)


def _is_right(claim: Claim, gap: Decimal, expected: Decimal) -> bool:
    """Tell whether a figure is the computed one, rounded or cut off, or near enough for 约."""
    step = claim.stated.step
    if gap <= step / 2 or (is_percent(claim.stated) and gap < step <= PERCENT_TOLERANCE):
        return True
    return claim.stated.approximate and gap <= max(step, abs(expected) / 100)


def _computable(claim: Claim) -> bool:
    value, base = claim.value, claim.base
    if value is None or base is None or value.value is None or base.value is None:
        return False
    if claim.stated.value is None or not same_unit(value.unit, base.unit):
        return False
    return claim.kind is ClaimKind.EXCESS or base.value > 0


def _numbers(claim: Claim) -> tuple[Quantity, Quantity]:
    assert claim.value is not None
    assert claim.base is not None
    return claim.value, claim.base


def _test(claim: Claim) -> _Test:
    value, base = _numbers(claim)
    v, b = amount_of(value), amount_of(base)
    dv = slack(value)
    # a task is a task: only figures that were measured are rounded
    db = Decimal(0) if claim.kind in (ClaimKind.COMPLETION, ClaimKind.EXCESS) else slack(base)
    expected = _derived(claim, v, b)
    corners = [_derived(claim, v + i * dv, b + j * db) for i in (-1, 1) for j in (-1, 1) if b + j * db > 0]
    return _Test(expected, min(corners, default=expected), max(corners, default=expected))


def _derived(claim: Claim, value: Decimal, base: Decimal) -> Decimal:
    if claim.kind is ClaimKind.GROWTH:
        return (value - base) / base * _HUNDRED if _in_percent(claim) else value - base
    if claim.kind is ClaimKind.EXCESS:
        return (
            (value - base) * claim.sign
            if not _relative(claim)
            else (value - base) * claim.sign / base * _HUNDRED
        )
    return value / base * _HUNDRED


def _in_percent(claim: Claim) -> bool:
    """Tell whether growth is told in percent of the base, not in points between two percentages."""
    value, base = _numbers(claim)
    points = claim.stated.unit != "%" and is_percent(value) and is_percent(base)
    return is_percent(claim.stated) and not points


def _relative(claim: Claim) -> bool:
    """Tell whether an excess is told in percent of a base that is no percentage itself."""
    value, base = _numbers(claim)
    return is_percent(claim.stated) and not (is_percent(value) and is_percent(base)) and amount_of(base) > 0


def _otherwise(claim: Claim, stated: Decimal) -> bool:
    """Tell whether another honest reading of the same words fits: points for percent, 超额完成 120%."""
    value, base = _numbers(claim)
    v, b, step = amount_of(value), amount_of(base), claim.stated.step
    readings: list[Decimal] = []
    if claim.kind is ClaimKind.GROWTH and is_percent(value) and is_percent(base):
        readings += [v - b, b - v]
    if claim.kind is ClaimKind.GROWTH and claim.sign > 0 and b > 0:
        readings += [v / b * _HUNDRED]
    if claim.kind is ClaimKind.EXCESS and is_percent(claim.stated) and b > 0:
        readings += [v / b * _HUNDRED, v - b]
    return any(abs(stated - reading) <= step for reading in readings)


def _finding(case: Case, claim: Claim, expected: Decimal, rounding: bool) -> Finding:
    value, base = _numbers(claim)
    rule = _rule(claim)
    shown = _shown(claim, -expected if _falls(claim) else expected)
    formula = _formula(claim)
    stated = as_told(claim.stated)
    what = _word(claim)
    name = "" if claim.name in what or what in claim.name else plain_name(claim.name)
    message = f"{name}{what}写为{stated}，按{formula}应为{shown}"
    if rule == "target-mismatch":
        message = _target_message(claim, shown, stated)
    if rounding:
        message += "，可能为四舍五入"
    base_name, value_name = _SIDES.get(claim.kind, ("目标值", ""))
    evidence = [
        clash(case.clause(claim.stated.passage), 1, f"所称{what}", stated),
        clash(case.clause(base.passage), 2, claim.base_name or base_name, base.passage.text),
        context(case.clause(value.passage), value_name or claim.name, value.passage.text),
    ]
    return case.finding(
        rule,
        message,
        evidence,
        [*_about(claim), *(ref for e in evidence for ref in case.subjects_at(e.passage))],
        [stated, value.passage.text, base.passage.text],
        f"{message}。请核对{'是否为同一口径' if not claim.like else '数字'}并更正。",
        Severity.LOW if rounding else None,
        calculation=f"{formula} ＝ {shown}，报告写为 {stated}",
        gap=_gap(claim, expected) if KINDS[rule].gap else None,
        title=_TITLES.get(claim.kind, ""),
    )


def _gap(claim: Claim, expected: Decimal) -> Decimal | None:
    """Return by how many percentage points a stated rate is wrong; None for a claim in another measure."""
    if not is_percent(claim.stated):
        return None
    sign = claim.sign if claim.kind is ClaimKind.GROWTH else 1
    return abs(amount_of(claim.stated) * sign - expected)


def _word(claim: Claim) -> str:
    if claim.kind is not ClaimKind.GROWTH:
        return _WORDS[claim.kind]
    if _in_percent(claim):
        return "降幅" if claim.sign < 0 else "增长率"
    return "减少数" if claim.sign < 0 else "增加数"


def _rule(claim: Claim) -> str:
    if claim.kind is ClaimKind.COMPLETION:
        return "completion-mismatch" if claim.near else "target-mismatch"
    return _RULES[claim.kind]


def _about(claim: Claim) -> list[str]:
    field = {ClaimKind.EXECUTION_RATE: "field:execution_rate", ClaimKind.RECEIVED_RATE: "field:received_rate"}
    refs = [field[claim.kind]] if claim.kind in field else []
    return refs + ([f"indicator:{claim.indicator}"] if claim.indicator else [])


def _shown(claim: Claim, expected: Decimal) -> str:
    if is_percent(claim.stated):
        shown = percent(expected)
        return shown if claim.stated.unit == "%" else f"{shown[:-1]}个百分点"
    scale = Scale([claim.stated])
    return f"{scale.number(expected)}{scale.word}"


def _formula(claim: Claim) -> str:
    value, base = _numbers(claim)
    scale = Scale([value, base])
    figures = {"value": scale.short(amount_of(value)), "base": scale.short(amount_of(base))}
    if _falls(claim):
        figures = {"value": figures["base"], "base": figures["value"]}
    form = _FORMS.get(claim.kind, "{value} ÷ {base}")
    if claim.kind is ClaimKind.GROWTH and _falls(claim):
        form = "({value} − {base}) ÷ {value}"
    if claim.kind is ClaimKind.GROWTH and not _in_percent(claim):
        form = "{value} − {base}"
    return form.format(**figures)


def _falls(claim: Claim) -> bool:
    return claim.kind is ClaimKind.GROWTH and claim.sign < 0


def _target_message(claim: Claim, shown: str, stated: str) -> str:
    value, base = _numbers(claim)
    scale = Scale([value, base])
    target = f"{claim.base_name or '目标'}为{base.passage.text}"
    message = f"{claim.name}{value.passage.text}称完成{stated}，而报告所列{target}"
    if rate := amount_of(claim.stated):  # 称完成0% implies no target
        implied = _implied(scale, amount_of(value) / rate * _HUNDRED, value)
        message = f"{claim.name}{value.passage.text}称完成{stated}，据此目标应为{implied}，而报告所列{target}"
    if not claim.like:
        return f"{message}（名称不同，请核实是否同一指标）"
    return f"{message}（按此应为{shown}）"


def _implied(scale: Scale, implied: Decimal, value: Quantity) -> str:
    """Write the target that a stated percentage implies, a digit finer than the report's figures."""
    return f"约{scale.figure(implied)}" if is_counted(value) else scale.finer(implied)
