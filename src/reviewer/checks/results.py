"""What was set against what was done: targets missed, never reported, repeated, beaten without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reviewer.checks.case import Case, clash, context, in_words, number_of
from reviewer.checks.figures import is_counted, percent
from reviewer.checks.targets import is_wrong_way
from reviewer.domain.finding import Evidence, Finding, Severity
from reviewer.domain.quantity import Op, Quantity, same_unit
from reviewer.domain.report import Category, Indicator, MentionRole, Period, SectionRole

_HIGH_SCORE = Decimal(95)
_OVER = Decimal(130)
_IDLE_RATE = Decimal(80)
_SAID = re.compile(
    r"未完成|未达|没有完成|没有达到|未能|尚未|仅完成|只完成|仅为|差距|不足|低于(?:目标|预期)|距.{0,8}(?:目标|任务)|偏差|部分完成|滞后"
)
_REASON = re.compile(
    r"原因|由于|因为|主要是|主要系|得益于|系因|所致|导致|超出.{0,6}因|因.{1,20}(?:增加|调整|新增|追加)|受.{1,20}影响|在.{1,16}带动下"
)
_SPARED = re.compile(
    r"节约|节余|节支|结转|质保金|尾款|跨年|未到付款|尚未支付|尚未结算|未结算|待支付|待验收|分期|招标结余"
)


def is_unmet(indicator: Indicator) -> bool:
    """Tell whether a target was clearly missed by the report's own figures."""
    target, actual = indicator.target, indicator.actual
    if target is None or actual is None or target.value is None or actual.value is None:
        return indicator.stated_completion is not None and indicator.stated_completion < 100
    if not same_unit(target.unit, actual.unit) or actual.op in (Op.LE, Op.LT) or is_wrong_way(indicator):
        return False
    if target.op in (Op.LE, Op.LT):
        return actual.value > target.value
    if target.op is Op.EQ and target.value == 0:
        return actual.value > 0
    return actual.value < target.value


def _progress(indicator: Indicator) -> str:
    completion = indicator.completion if indicator.completion is not None else indicator.stated_completion
    if completion is not None:
        return percent(completion)
    actual = indicator.actual
    return number_of(actual) if actual is not None else ""


def _refs(indicators: Sequence[Indicator]) -> list[str]:
    return [f"indicator:{i.key}" for i in indicators]


def _figures(indicators: Sequence[Indicator]) -> list[str]:
    return [number_of(q) for i in indicators for q in (i.target, i.actual) if q is not None]


def _rows(case: Case, indicators: Sequence[Indicator], first: int = 1) -> list[Evidence]:
    """Return every passage of the indicators, one number for each indicator."""
    return [
        clash(passage, number, indicator.name, _progress(indicator))
        for number, indicator in enumerate(indicators, start=first)
        for passage in case.indicator_passages(indicator)
    ]


def score_vs_results(case: Case) -> Iterator[Finding]:
    """Find a self-score of 95 and more although targets were missed and nothing was deducted for them."""
    score = case.report.fields.get("self_score")
    unmet = [i for i in case.report.indicators if is_unmet(i) and not _deducted(i)]
    if score is None or not unmet or not _HIGH_SCORE <= Decimal(score.value) <= 100:
        return
    names = in_words(f"{i.name}（{_progress(i)}）" for i in unmet)
    yield case.finding(
        "score-vs-results",
        f"自评{score.value}分，有{len(unmet)}项指标未完成：{names}",
        [clash(case.value_passage(score), 1, "自评得分", f"{score.value}分"), *_rows(case, unmet, 2)],
        ["field:self_score", *_refs(unmet)],
        [score.value, *_figures(unmet)],
        f"报告自评{score.value}分，但{names}未完成目标。请说明未完成的原因和自评未扣分的依据。",
    )


def _deducted(indicator: Indicator) -> bool:
    points, score = indicator.points, indicator.self_score
    return points is not None and score is not None and score < points


def unmet_without_deduction(case: Case) -> Iterator[Finding]:
    """Find rows of a form that missed their target and kept all their points without a reason."""
    rows = [
        i
        for i in case.report.indicators
        if is_unmet(i) and i.reason is None and i.points is not None and i.self_score == i.points
    ]
    if not rows:
        return
    names = in_words(f"{i.name}（{_progress(i)}）" for i in rows)
    yield case.finding(
        "unmet-without-deduction",
        f"{len(rows)}项指标未完成而自评满分，未说明原因：{names}",
        _rows(case, rows),
        _refs(rows),
        _figures(rows),
        f"{names}未完成目标，自评未扣分。请说明原因或调整得分。",
    )


def missed_target_unsaid(case: Case) -> Iterator[Finding]:
    """Find targets of a narrative that were missed, where the report does not say so."""
    if case.form_like:
        return
    unmet = [i for i in case.report.indicators if is_unmet(i) and i.self_score is None]
    rows = [i for i in unmet if i.reason is None and not _said(case, i)]
    if not rows:
        return
    names = in_words(f"{i.name}（{_progress(i)}）" for i in rows)
    yield case.finding(
        "missed-target-unsaid",
        f"{len(rows)}项目标未完成，报告未说明：{names}",
        _rows(case, rows),
        _refs(rows),
        _figures(rows),
        f"{names}未完成目标，报告没有说明。请补充未完成的原因和改进措施。",
    )


def _said(case: Case, indicator: Indicator) -> bool:
    """Tell whether the report owns up: a stated percentage below 100, words beside it, or a problem told later."""
    if indicator.stated_completion is not None and indicator.stated_completion < 100:
        return True
    places = [q.passage for q in (indicator.target, indicator.actual) if q is not None and q.passage.grounded]
    if any(_SAID.search(case.sentence(p).text) for p in places):
        return True
    return any(indicator.name in line and _SAID.search(line) for line in _problem_lines(case))


def _problem_lines(case: Case) -> Iterator[str]:
    for section in case.report.sections:
        if section.role is SectionRole.PROBLEMS:
            yield from re.split(r"[。；\n]", section.span.of(case.text))


def target_without_result(case: Case) -> Iterator[Finding]:
    """Find targets that the report sets and never comes back to."""
    told = [i for i in case.report.indicators if _unreported(i) and not case.is_row(i)]
    rows = [i for i in told if not _told_elsewhere(case, i)]
    if not rows or case.form_like:
        return
    names = in_words(i.name for i in rows)
    yield case.finding(
        "target-without-result",
        f"年度目标{len(rows)}项，正文未报告完成值：{names}",
        _rows(case, rows),
        _refs(rows),
        _figures(rows),
        f"报告设定了{names}的目标，未报告完成情况。请补充完成值和佐证材料。",
    )


def _unreported(indicator: Indicator) -> bool:
    target = indicator.target
    return (
        target is not None
        and target.value is not None
        and indicator.actual is None
        and indicator.stated_completion is None
    )


def _told_elsewhere(case: Case, indicator: Indicator) -> bool:
    """Tell whether a result of the same name and unit is reported without having been joined to the target."""
    target = indicator.target
    if target is None or any(
        c.base is not None and c.base.passage == target.passage for c in case.report.claims
    ):
        return True  # held against a result of another name already (target-mismatch asks)
    if any(_may_answer(indicator, other) for other in case.report.indicators) or _told_beside(case, target):
        return True
    return any(
        m.role is MentionRole.RESULT
        and m.period is Period.THIS
        and m.name == indicator.name
        and m.quantity.unit == target.unit
        for m in case.report.mentions
    )


def _told_beside(case: Case, target: Quantity) -> bool:
    """Tell whether the same sentence goes on to a figure of that unit which nobody has read ("目标90%，达到94%")."""
    rest = case.sentence(target.passage)
    words = case.text[target.passage.end : rest.end] if target.passage.grounded else ""
    found = re.search(
        rf"(?:达到?|实际|完成|实现|已|为)[^，。；\d]{{0,8}}\d[\d.,]*\s?[万亿]*{re.escape(target.unit)}", words
    )
    if found is None or not target.unit:
        return False
    start, end = target.passage.end + found.start(), target.passage.end + found.end()
    known = (q.passage for i in case.report.indicators for q in (i.target, i.actual) if q is not None)
    return not any(p.grounded and p.start < end and start < p.end for p in known)


def _may_answer(indicator: Indicator, other: Indicator) -> bool:
    """Tell whether a result without a target is likely this one's, under a shorter or longer name."""
    target, actual = indicator.target, other.actual
    if target is None or actual is None or other.target is not None or target.unit != actual.unit:
        return False
    if indicator.category is Category.SATISFACTION is other.category:
        return True
    one, longer = sorted((indicator.name, other.name), key=len)
    return len(one) >= 3 and one in longer


def actual_missing(case: Case) -> Iterator[Finding]:
    """Find rows of a form whose result was left empty."""
    rows = [
        i
        for i in case.report.indicators
        if (case.form_like or case.is_row(i))
        and i.target is not None
        and i.actual is None
        and i.stated_completion is None
    ]
    if rows:
        names = in_words(i.name for i in rows)
        yield case.finding(
            "actual-missing",
            f"{len(rows)}项指标没有填写完成值：{names}",
            _rows(case, rows),
            _refs(rows),
            _figures(rows),
            f"{names}没有填写完成值，请补充。",
        )


def actual_repeats_target(case: Case) -> Iterator[Finding]:
    """Find results that only say the target again ("80%以上" for "80%以上"); an exact number is a result."""
    rows = [i for i in case.report.indicators if i.target and i.actual and _repeats(i.target, i.actual)]
    if not rows:
        return
    names = in_words(f"{i.name}（{number_of(i.actual)}）" for i in rows if i.actual)
    yield case.finding(
        "actual-repeats-target",
        f"{len(rows)}项完成值只重复目标值：{names}",
        _rows(case, rows),
        _refs(rows),
        _figures(rows),
        f"{names}的完成值与目标值写法相同，请填写实际完成数。",
    )


def _repeats(target: Quantity, actual: Quantity) -> bool:
    return (
        actual.op in (Op.GE, Op.GT, Op.LE, Op.LT, Op.RANGE)
        and (actual.op, actual.value, actual.upper) == (target.op, target.value, target.upper)
        and actual.passage != target.passage
    )


def over_achievement(case: Case) -> Iterator[Finding]:
    """Find results above 130 % of their target that nobody explains."""
    rows = [i for i in case.report.indicators if _is_over(i) and not _explained(case, i)]
    if not rows:
        return
    names = in_words(f"{i.name}完成{_progress(i)}" for i in rows)
    yield case.finding(
        "over-achievement-unexplained",
        f"{names}，未说明原因",
        _rows(case, rows),
        _refs(rows),
        _figures(rows),
        f"{names}，超过目标较多。请说明原因，并核实目标值是否偏低。",
        Severity.LOW if all(_by_one(i) for i in rows) else None,
    )


def _by_one(indicator: Indicator) -> bool:
    """Tell whether a small count was beaten by a single one (three meetings instead of two)."""
    target, actual = indicator.target, indicator.actual
    if target is None or actual is None or target.value is None or actual.value is None:
        return False
    return is_counted(actual) and actual.value - (target.upper or target.value) <= 1


def _is_over(indicator: Indicator) -> bool:
    target, actual = indicator.target, indicator.actual
    if target is None or actual is None or not target.value or actual.value is None:
        return False
    if target.op in (Op.LE, Op.LT) or not same_unit(target.unit, actual.unit):
        return False
    return actual.value * 100 > (target.upper or target.value) * _OVER


def _explained(case: Case, indicator: Indicator) -> bool:
    if indicator.reason is not None:
        return True
    actual = indicator.actual
    return (
        actual is not None
        and actual.passage.grounded
        and bool(_REASON.search(case.sentence(actual.passage).text))
    )


def unit_mismatch(case: Case) -> Iterator[Finding]:
    """Find targets and results in different units, and multiples written twice (万万)."""
    for indicator in case.report.indicators:
        target, actual = indicator.target, indicator.actual
        if target is None or actual is None or not (severity := _unit_trouble(target, actual)):
            continue
        yield case.finding(
            "unit-mismatch",
            f"{indicator.name}目标值{number_of(target)}，完成值{number_of(actual)}，计量单位不一",
            [
                clash(case.clause(actual.passage), 1, "完成值", number_of(actual)),
                clash(case.clause(target.passage), 2, "目标值", number_of(target)),
            ],
            [f"indicator:{indicator.key}"],
            [number_of(target), number_of(actual)],
            f"{indicator.name}的目标值和完成值计量单位不一，请核对并统一。",
            severity,
        )
    yield from _doubled(case)


_CONFUSED = {"个", "家", "户"}
_LOOSE = (frozenset({"人", "人次", "名"}), frozenset({"次", "批次", "人次"}))


def _unit_trouble(target: Quantity, actual: Quantity) -> Severity | None:
    one, other = target.unit, actual.unit
    if not one or not other or one == other or target.value is None or actual.value is None:
        return None
    if {one, other} <= _CONFUSED:
        return Severity.MEDIUM
    if same_unit(one, other):
        return None
    return Severity.LOW if any({one, other} <= family for family in _LOOSE) else Severity.MEDIUM


def _doubled(case: Case) -> Iterator[Finding]:
    for indicator in case.report.indicators:
        for quantity in (indicator.target, indicator.actual):
            if quantity is not None and quantity.passage.grounded and "万万" in quantity.passage.text:
                written = number_of(quantity)
                yield case.finding(
                    "unit-mismatch",
                    f"{indicator.name}写为{written}，“万万”写法易误，请核实数量级",
                    [context(case.clause(quantity.passage), indicator.name, written)],
                    [f"indicator:{indicator.key}"],
                    [written],
                    f"{indicator.name}写为{written}，请核实数量级，改用“亿”。",
                )


def impossible_relation(case: Case) -> Iterator[Finding]:
    """Find more spent than there was, and money largely unspent while every output is full (below 80 %)."""
    spent, budget = case.report.fields.get("spent"), case.report.fields.get("budget")
    if spent is None or budget is None or Decimal(budget.value) <= 0:
        return
    rate = Decimal(spent.value) / Decimal(budget.value) * 100
    evidence = [
        clash(case.value_passage(spent), 1, "执行数", spent.value),
        clash(case.value_passage(budget), 2, "预算数", budget.value),
    ]
    if rate > 100 and not re.search(r"结转|追加|调整|调增|超支|自筹|配套", case.flat):
        yield case.finding(
            "impossible-relation",
            f"执行数超过预算数（执行率{percent(rate)}），报告未说明资金来源",
            evidence,
            ["field:spent", "field:budget"],
            [spent.value, budget.value],
            "执行数大于预算数，请核对两数，并说明超出部分的来源。",
            Severity.MEDIUM,
        )
    elif rate < _IDLE_RATE and (full := _all_full(case)) and not _SPARED.search(case.flat):
        yield case.finding(
            "impossible-relation",
            f"预算执行率{percent(rate)}，{len(full)}项产出指标却全部完成，报告未说明原因",
            [*evidence, *_rows(case, full[:6], 3)],
            ["field:spent", "field:budget", *_refs(full)],
            [spent.value, budget.value],
            f"预算执行率仅{percent(rate)}，产出指标全部完成。请说明资金未执行的原因，并核实预算测算。",
        )


def _all_full(case: Case) -> list[Indicator]:
    outputs = [i for i in case.report.indicators if i.category is Category.OUTPUT and i.target is not None]
    done = [i for i in outputs if i.actual is not None and i.actual.value is not None and not is_unmet(i)]
    return done if outputs and len(done) == len(outputs) else []
