"""What was set against what was done: targets missed, never reported, repeated, beaten without a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from reviewer.checks.case import Case, clash, context, in_words, number_of
from reviewer.checks.figures import is_counted, is_money, multiple_of, percent, short
from reviewer.checks.owning_up import is_reasoned, is_said
from reviewer.checks.scores import money_row_score
from reviewer.checks.targets import is_wrong_way
from reviewer.checks.telling import VERBS, figures, pairs_of, progress, refs, rows_of
from reviewer.domain.finding import Finding, Severity
from reviewer.domain.quantity import Op, Quantity, same_unit
from reviewer.domain.report import Category, FieldValue, Indicator

_HIGH_SCORE = Decimal(95)
_CUT = re.compile(r"扣(?:减|除|去|了)?(\d+(?:\.\d+)?)\s?分")
_IDLE_RATE = Decimal(80)
_CHANGE_ENDS = ("下降", "降低", "减少", "增长", "增加", "提高", "提升", "上升")
_REASON = re.compile(
    r"原因|由于|因为|主要是|主要系|得益于|系因|所致|导致|超出.{0,6}因|因.{1,20}(?:增加|调整|新增|追加)|受.{1,20}影响|在.{1,16}带动下"
)
_SPARED = re.compile(
    r"节约|节余|节支|结转|质保金|尾款|跨年|未到付款|尚未支付|尚未结算|未结算|待支付|待验收|分期|招标结余"
)


# What is better the less there is of it, also where the target is written without "≤".
_LESS_NAMES = re.compile(
    r"成本|单价|时长|时间|用时|时限|周期|投诉|信访|事故|死亡|伤亡|差错|漏损|损耗|缺陷|违规|违法|发案|案件|发病|污染|能耗|排放|超标|流失"
)
_LESS_WORDS = re.compile(r"以?[内下]|之前|前完成|不超|不[高大多]于|控制在|低于|少于|[≤<＜]")
_ALL_DONE = re.compile(
    r"(?<!其余)(?<!其他)(?<!其它)(?:各项|各个|所有|全部|年度|绩效)[^，。；\n]{0,12}(?:均|全部|都|全面|圆满)[^，。；\n未]{0,4}(?:完成|实现|达到|达成|达标)"
)


def unmet(case: Case) -> list[Indicator]:
    """Return the indicators that clearly missed their target, as far as target and result surely belong together."""
    return [i for i in case.report.indicators if is_unmet(i) and not case.doubtful(i) and not _less(case, i)]


def _less(case: Case, indicator: Indicator) -> bool:
    """Tell whether less than a plain number was asked for and came ("30分钟内" done in 22)."""
    target, actual = indicator.target, indicator.actual
    if target is None or actual is None or target.op is not Op.EQ or not target.value or actual.value is None:
        return False
    around = target.passage.text
    if target.passage.grounded:
        around = case.text[max(target.passage.start - 3, 0) : target.passage.end + 2]
    wanted = _LESS_NAMES.search(indicator.name) or _LESS_WORDS.search(around)
    return bool(wanted) and "率" not in indicator.name[-3:-1] and actual.value <= target.value


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


def score_vs_results(case: Case) -> Iterator[Finding]:
    """Find a self-score of 95 and more although targets were missed and nothing was deducted for them."""
    score = case.report.fields.get("self_score")
    behind = unmet(case)
    if score is None or not behind or not _HIGH_SCORE <= Decimal(score.value) <= 100:
        return
    cut = [i for i in behind if _deducted(i) and _agreed(case, score)]
    missed = [i for i in behind if i not in cut and not _deducted_in_words(case, i) and i not in _uncut(case)]
    if cut and not missed and not _is_what_was_cut(case, Decimal(score.value), cut):
        yield _high_though_cut(case, score, cut)
    if not missed:
        return
    names = in_words(f"{i.name}（{progress(i)}）" for i in missed)
    yield case.finding(
        "score-vs-results",
        f"自评{score.value}分，有{len(missed)}项指标未完成：{names}",
        [clash(case.value_passage(score), 1, "自评得分", f"{score.value}分"), *rows_of(case, missed, 2)],
        ["field:self_score", *refs(missed)],
        [score.value, *figures(missed)],
        f"报告自评{score.value}分，但{names}未完成目标。请说明未完成的原因和自评未扣分的依据。",
        Severity.LOW if _all_cuts_told(case, Decimal(score.value)) else None,
        about="report",
    )


def _agreed(case: Case, score: FieldValue) -> bool:
    """Tell whether the points of rows go with a score: in a pair, where the form doesn't state another total than the report."""
    form = case.report.form
    total = None if form is None else form.fields.get("self_score")
    return total is None or Decimal(total.value) == Decimal(score.value)


def _is_what_was_cut(case: Case, score: Decimal, cut: list[Indicator]) -> bool:
    """Tell whether a score is exactly what cuts leave of 100, that of the money row included: then it says nothing but them."""
    rest = 100 - sum((i.points for i in case.report.indicators if i.points is not None), Decimal(0))
    money = [rest - told for told in money_row_score(case, rest)]
    lefts = [100 - score - lost for lost in (_lost(cut), _lost(case.report.indicators))]
    return score != 100 and any(not left or left in money for left in lefts)


def _lost(cut: Iterable[Indicator]) -> Decimal:
    return sum(
        (i.points - i.self_score for i in cut if i.points is not None and i.self_score is not None), Decimal(0)
    )


def _high_though_cut(case: Case, score: FieldValue, cut: list[Indicator]) -> Finding:
    """Hold a high score against rows that missed their target and were cut: full marks can't be, else it is a hint."""
    names = in_words(f"{i.name}（{progress(i)}）" for i in cut)
    full = Decimal(score.value) == 100
    lost = _lost(cut)
    return case.finding(
        "score-vs-results",
        f"自评{score.value}分，有{len(cut)}项指标未完成（已扣{short(lost)}分）：{names}",
        [clash(case.value_passage(score), 1, "自评得分", f"{score.value}分"), *rows_of(case, cut, 2)],
        ["field:self_score", *refs(cut)],
        [score.value, *figures(cut)],
        f"{names}未完成目标并已扣{short(lost)}分，自评总分{score.value}分。请核对总分。",
        None if full else Severity.LOW,
        about="report",
    )


def _deducted_in_words(case: Case, indicator: Indicator) -> bool:
    """Tell whether a sentence that names the indicator, or tells its result, says that points were taken off."""
    pairs = pairs_of(VERBS.sub("", indicator.name))
    actual = indicator.actual
    for found in _CUT.finditer(case.text):
        sentence = case.sentence(case.document.passage(found.start(), found.end()))
        if actual is not None and actual.passage.grounded and sentence.span.contains(actual.passage.span):
            return True
        if pairs and len(pairs & pairs_of(re.sub(r"\s", "", sentence.text))) * 2 >= len(pairs):
            return True
    return False


def _all_cuts_told(case: Case, score: Decimal) -> bool:
    """Tell whether the points that the report says were taken off explain the whole score."""
    cuts = [Decimal(m[1]) for m in _CUT.finditer(case.text)]
    return bool(cuts) and 100 - sum(cuts, Decimal(0)) == score


def _deducted(indicator: Indicator) -> bool:
    points, score = indicator.points, indicator.self_score
    return points is not None and score is not None and score < points


def _uncut(case: Case) -> list[Indicator]:
    """Return rows of a form that missed their target and kept all their points without a reason in the row."""
    return [i for i in unmet(case) if i.reason is None and i.points is not None and i.self_score == i.points]


def unmet_without_deduction(case: Case) -> Iterator[Finding]:
    """Find rows of a form that missed their target and kept all their points without a reason."""
    rows = [i for i in _uncut(case) if not is_reasoned(case, i)]
    if not rows:
        return
    names = in_words(f"{i.name}（{progress(i)}）" for i in rows)
    yield case.finding(
        "unmet-without-deduction",
        f"{len(rows)}项指标未完成而自评满分，未说明原因：{names}",
        rows_of(case, rows),
        refs(rows),
        figures(rows),
        f"{names}未完成目标，自评未扣分。请说明原因或调整得分。",
        about="report",
    )


def missed_target_unsaid(case: Case) -> Iterator[Finding]:
    """Find targets of a narrative that were missed, where the report does not say so."""
    if case.form_like:
        return
    missed = [i for i in unmet(case) if i.self_score is None]
    rows = [i for i in missed if i.reason is None and not is_said(case, i)]
    if missed and (all_done := _ALL_DONE.search(case.text)):
        yield _denied(case, missed, all_done)
        return
    if not rows:
        return
    names = in_words(f"{i.name}（{progress(i)}）" for i in rows)
    yield case.finding(
        "missed-target-unsaid",
        f"{len(rows)}项目标未完成，报告未说明：{names}",
        rows_of(case, rows),
        refs(rows),
        figures(rows),
        f"{names}未完成目标，报告没有说明。请补充未完成的原因和改进措施。",
        about="report",
    )


def _denied(case: Case, missed: list[Indicator], all_done: re.Match[str]) -> Finding:
    """Hold a claim that everything was done against the report's own figures."""
    place = case.sentence(case.document.passage(all_done.start(), all_done.end()))
    names = in_words(f"{i.name}（{progress(i)}）" for i in missed)
    claim = re.sub(r"\s", "", all_done.group())
    return case.finding(
        "missed-target-unsaid",
        f"报告称“{claim}”，有{len(missed)}项未完成：{names}",
        [clash(place, 1, "所称"), *rows_of(case, missed, 2)],
        ["part:results"],
        figures(missed),
        f"报告称“{claim}”，但{names}未完成目标。请核对并说明原因。",
        Severity.HIGH,
        about="report",
    )


def actual_missing(case: Case) -> Iterator[Finding]:
    """Find rows of a form whose result was left empty."""
    rows = [
        i
        for i in case.report.indicators
        if (case.form_like or case.is_row(i))
        and not i.rule.startswith("goal")  # told in words somewhere in the form
        and i.target is not None
        and i.actual is None
        and i.stated_completion is None
    ]
    if rows:
        names = in_words(i.name for i in rows)
        yield case.finding(
            "actual-missing",
            f"{len(rows)}项指标没有填写完成值：{names}",
            [clash(case.row(i.target.passage), n, i.name) for n, i in enumerate(rows, 1) if i.target],
            refs(rows),
            figures(rows),
            f"{names}没有填写完成值，请补充。",
            about="report",
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
        rows_of(case, rows),
        refs(rows),
        figures(rows),
        f"{names}的完成值与目标值写法相同，请填写实际完成数。",
        about="report",
    )


def _repeats(target: Quantity, actual: Quantity) -> bool:
    return (
        actual.op in (Op.GE, Op.GT, Op.LE, Op.LT, Op.RANGE)
        and (actual.op, actual.value, actual.upper) == (target.op, target.value, target.upper)
        and actual.passage != target.passage
    )


def over_achievement(case: Case) -> Iterator[Finding]:
    """Find results so far above their target (130 %, or as the profile says) that nobody explains."""
    over = (i for i in case.report.indicators if _is_over(i, case.over_percent))
    rows = [i for i in over if not case.doubtful(i) and not _explained(case, i)]
    if not rows:
        return
    names = in_words(f"{i.name}完成{progress(i)}" for i in rows)
    yield case.finding(
        "over-achievement-unexplained",
        f"{names}，未说明原因",
        rows_of(case, rows),
        refs(rows),
        figures(rows),
        f"{names}，超过目标较多。请说明原因，并核实目标值是否偏低。",
        Severity.LOW if all(_by_one(i) or i.name.endswith(_CHANGE_ENDS) for i in rows) else None,
        about="report",
    )


def _by_one(indicator: Indicator) -> bool:
    """Tell whether a small count was beaten by a single one (three meetings instead of two)."""
    target, actual = indicator.target, indicator.actual
    if target is None or actual is None or target.value is None or actual.value is None:
        return False
    return is_counted(actual) and actual.value - (target.upper or target.value) <= 1


def _is_over(indicator: Indicator, percent_over: Decimal) -> bool:
    target, actual = indicator.target, indicator.actual
    if target is None or actual is None or not target.value or actual.value is None:
        return False
    if target.op in (Op.LE, Op.LT) or not same_unit(target.unit, actual.unit):
        return False
    if target.unit != actual.unit and "人次" in (target.unit, actual.unit):
        return False  # people and meetings are counted apart
    return actual.value * 100 > (target.upper or target.value) * percent_over


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
        if target is None or actual is None or case.doubtful(indicator):
            continue
        if not (severity := _unit_trouble(target, actual) or _scale_trouble(case, indicator, target, actual)):
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
_MEETINGS = {"场", "场次", "期", "批"}
_LOOSE = (frozenset({"人", "人次", "名"}), frozenset({"次", "批次", "人次"}))


def _unit_trouble(target: Quantity, actual: Quantity) -> Severity | None:
    one, other = target.unit, actual.unit
    if not one or not other or one == other or target.value is None or actual.value is None:
        return None
    if {one, other} <= _CONFUSED:
        return Severity.MEDIUM
    if "人次" in (one, other) and {one, other} & _MEETINGS:
        return Severity.MEDIUM  # ≥60场 | 6200人次
    if same_unit(one, other):
        return None
    return Severity.LOW if any({one, other} <= family for family in _LOOSE) else Severity.MEDIUM


def _scale_trouble(case: Case, indicator: Indicator, target: Quantity, actual: Quantity) -> Severity | None:
    """Tell a row that asks in 万元 and answers in 元 (≤0.2万元 | 1916元); prose may write as it likes."""
    if not (is_money(target) and is_money(actual)) or target.unit != actual.unit or not case.is_row(indicator):
        return None
    scales = {multiple_of(q) for q in (target, actual) if q.value}
    return Severity.MEDIUM if scales == {Decimal(1), Decimal(10**4)} else None


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


def zero_target(case: Case) -> Iterator[Finding]:
    """Find a target of 0 that was beaten, of something of which more is better: nothing can be divided by it."""
    for indicator in case.report.indicators:
        target, actual = indicator.target, indicator.actual
        if target is None or actual is None or target.value != 0 or not actual.value:
            continue
        if target.op in (Op.LE, Op.LT) or actual.value < 0 or _LESS_NAMES.search(indicator.name):
            continue
        yield case.finding(
            "indicator-not-quantified",
            f"{indicator.name}目标值为{number_of(target)}，完成{number_of(actual)}，完成率无法计算",
            rows_of(case, [indicator]),
            refs([indicator]),
            figures([indicator]),
            f"{indicator.name}的目标值为0，实际完成{number_of(actual)}。请核实目标值。",
            title="目标值为0",
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
            [*evidence, *rows_of(case, full[:6], 3)],
            ["field:spent", "field:budget", *refs(full)],
            [spent.value, budget.value],
            f"预算执行率仅{percent(rate)}，产出指标全部完成。请说明资金未执行的原因，并核实预算测算。",
        )


def _all_full(case: Case) -> list[Indicator]:
    outputs = [i for i in case.report.indicators if i.category is Category.OUTPUT and i.target is not None]
    done = [i for i in outputs if i.actual is not None and i.actual.value is not None and not is_unmet(i)]
    return done if outputs and len(done) == len(outputs) else []
