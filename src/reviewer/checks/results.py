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
_CUT = re.compile(r"扣(?:减|除|去|了)?(\d+(?:\.\d+)?)\s?分")
_IDLE_RATE = Decimal(80)
_NEAR = 60
_SAID = re.compile(
    r"未完成|未达|没有完成|没有达到|未能|尚未|仅完成|只完成|仅为|差距|不足|低于(?:目标|预期)|距.{0,8}(?:目标|任务)|偏差|部分完成|滞后"
)
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
    missed = [i for i in unmet(case) if not _deducted(i)]
    if score is None or not missed or not _HIGH_SCORE <= Decimal(score.value) <= 100:
        return
    missed = [i for i in missed if not _deducted_in_words(case, i)]
    if not missed:
        return
    names = in_words(f"{i.name}（{_progress(i)}）" for i in missed)
    yield case.finding(
        "score-vs-results",
        f"自评{score.value}分，有{len(missed)}项指标未完成：{names}",
        [clash(case.value_passage(score), 1, "自评得分", f"{score.value}分"), *_rows(case, missed, 2)],
        ["field:self_score", *_refs(missed)],
        [score.value, *_figures(missed)],
        f"报告自评{score.value}分，但{names}未完成目标。请说明未完成的原因和自评未扣分的依据。",
        Severity.LOW if _all_cuts_told(case, Decimal(score.value)) else None,
    )


def _deducted_in_words(case: Case, indicator: Indicator) -> bool:
    """Tell whether a sentence that names the indicator, or tells its result, says that points were taken off."""
    pairs = _pairs_of(_VERBS.sub("", indicator.name))
    actual = indicator.actual
    for found in _CUT.finditer(case.text):
        sentence = case.sentence(case.document.passage(found.start(), found.end()))
        if actual is not None and actual.passage.grounded and sentence.span.contains(actual.passage.span):
            return True
        if pairs and len(pairs & _pairs_of(re.sub(r"\s", "", sentence.text))) * 2 >= len(pairs):
            return True
    return False


def _all_cuts_told(case: Case, score: Decimal) -> bool:
    """Tell whether the points that the report says were taken off explain the whole score."""
    cuts = [Decimal(m[1]) for m in _CUT.finditer(case.text)]
    return bool(cuts) and 100 - sum(cuts, Decimal(0)) == score


def _deducted(indicator: Indicator) -> bool:
    points, score = indicator.points, indicator.self_score
    return points is not None and score is not None and score < points


def unmet_without_deduction(case: Case) -> Iterator[Finding]:
    """Find rows of a form that missed their target and kept all their points without a reason."""
    rows = [i for i in unmet(case) if i.reason is None and i.points is not None and i.self_score == i.points]
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
    missed = [i for i in unmet(case) if i.self_score is None]
    rows = [i for i in missed if i.reason is None and not _said(case, i)]
    if missed and (all_done := _ALL_DONE.search(case.text)):
        yield _denied(case, missed, all_done)
        return
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


def _denied(case: Case, missed: list[Indicator], all_done: re.Match[str]) -> Finding:
    """Hold a claim that everything was done against the report's own figures."""
    place = case.sentence(case.document.passage(all_done.start(), all_done.end()))
    names = in_words(f"{i.name}（{_progress(i)}）" for i in missed)
    return case.finding(
        "missed-target-unsaid",
        f"报告称“{place.text[:24]}”，有{len(missed)}项未完成：{names}",
        [clash(place, 1, "所称"), *_rows(case, missed, 2)],
        ["part:results"],
        _figures(missed),
        f"报告称“{place.text[:40]}”，但{names}未完成目标。请核对并说明原因。",
        Severity.HIGH,
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
    if case.form_like:
        return
    told = [i for i in case.report.indicators if _unreported(i) and not case.is_row(i) and _is_goal(case, i)]
    rows = [i for i in told if not _told_elsewhere(case, i)]
    if not rows:
        return
    names = in_words(i.name for i in rows)
    yield case.finding(
        "target-without-result",
        f"年度目标{len(rows)}项，正文未报告完成值：{names}",
        _rows(case, rows),
        _refs(rows),
        _figures(rows),
        f"报告设定了{names}的目标，未报告完成情况。请补充完成值和佐证材料。",
        Severity.LOW if all(_perhaps_renamed(case, i) for i in rows) else None,
    )


_GOAL_TITLE = re.compile(r"目标|任务|指标|计划")
_MODAL = re.compile(
    r"目标|任务|计划|应|拟|力争|确保|预期|达到?|不[低少高超大]|以上|以内|以下|≥|≤|提[高升]|控制|完成|实现"
)


def _is_goal(case: Case, indicator: Indicator) -> bool:
    """Tell whether a figure is set as a goal: under a heading of goals, or by the words of its sentence."""
    if indicator.target is None or not indicator.target.passage.grounded:
        return True
    passage = indicator.target.passage
    section = case.report.section_at(passage.start)
    if section is None or _GOAL_TITLE.search(section.title):
        return True
    return bool(_MODAL.search(case.sentence(passage).text))


def _perhaps_renamed(case: Case, indicator: Indicator) -> bool:
    """Tell whether a rate may be reported in other words ("节电率" as "用电量下降48%"): asked, not asserted."""
    target = indicator.target
    if target is None or target.unit != "%" or "满意" in indicator.name:
        return False
    letters = set(indicator.name) - set("率度比例的了")
    for found in re.finditer(r"\d[\d.．]*\s?[%％]", case.text):
        if case.role_at(found.start()) is not SectionRole.PERFORMANCE or found.start() < target.passage.end:
            continue
        if letters & set(case.sentence(case.document.passage(found.start(), found.end())).text):
            return True
    return False


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
    if _told_in_text(case, indicator, target):
        return True
    return any(
        m.role is MentionRole.RESULT
        and m.period is Period.THIS
        and m.name == indicator.name
        and m.quantity.unit == target.unit
        for m in case.report.mentions
    )


_NOT_RESULTS = {SectionRole.GOALS, SectionRole.NEXT_PLAN, SectionRole.MEASURES, SectionRole.TITLE}
_NONE = re.compile(r"(?:未发生|未出现|没有发生|没有出现|无|零|杜绝)[^。；，\n]{2,16}")
_VERBS = re.compile(r"实施|完成|达到|举办|开展|组织|新建|新增|实现|全年|年度|[“”\"（）()\s]")


def _told_in_text(case: Case, indicator: Indicator, target: Quantity) -> bool:
    """Tell whether a figure of the target's unit is said of much the same words elsewhere, read or not."""
    pairs = _pairs_of(_VERBS.sub("", indicator.name) or indicator.name)
    if target.value == 0 and any(pairs & _pairs_of(m.group()) for m in _NONE.finditer(case.text)):
        return True
    if not target.unit or not target.passage.grounded or not pairs:
        return False
    unit = re.escape(target.unit).replace("%", "[%％]")
    goals = [i.target.passage for i in case.report.indicators if i.target is not None]
    for found in re.finditer(rf"\d[\d,.．]*\s?[万亿]*{unit}", case.text):
        if any(g.start <= found.end() and found.start() <= g.end for g in goals):
            continue
        if case.role_at(found.start()) in _NOT_RESULTS and found.start() > target.passage.start - _NEAR:
            continue
        start = max(found.start() - _NEAR, case.text.rfind("。", 0, found.start()) + 1)
        words = _pairs_of(re.sub(r"\s", "", case.text[start : found.start()]))
        if len(pairs & words) * 2 >= len(pairs):
            return True
    return False


def _pairs_of(words: str) -> set[str]:
    return {words[i : i + 2] for i in range(len(words) - 1)}


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
    rows = [
        i for i in case.report.indicators if _is_over(i) and not case.doubtful(i) and not _explained(case, i)
    ]
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
    if target.unit != actual.unit and "人次" in (target.unit, actual.unit):
        return False  # people and meetings are counted apart
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
        if target is None or actual is None or case.doubtful(indicator):
            continue
        if not (severity := _unit_trouble(target, actual)):
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
