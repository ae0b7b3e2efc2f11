"""Targets that a report sets and never comes back to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.checks.case import Case, in_words
from reviewer.checks.telling import VERBS, figures, pairs_of, refs, rows_of
from reviewer.domain.finding import Finding, Severity
from reviewer.domain.quantity import Quantity
from reviewer.domain.report import Category, Indicator, MentionRole, Period, SectionRole

_NEAR = 60


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
        rows_of(case, rows),
        refs(rows),
        figures(rows),
        f"报告设定了{names}的目标，未报告完成情况。请补充完成值和佐证材料。",
        Severity.LOW if all(_perhaps_renamed(case, i) for i in rows) else None,
        searched=tuple(dict.fromkeys(i.name for i in rows)),
        about="report",
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
    around = case.sections_at(passage.start)
    if not around or any(_GOAL_TITLE.search(section.title) for section in around):
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


_PEOPLE = "(?:人|名|位)(?!次)"
_NOT_RESULTS = {SectionRole.GOALS, SectionRole.NEXT_PLAN, SectionRole.MEASURES, SectionRole.TITLE}
_BOUND = re.compile(r"\d[\d.．]*\s?[百千万亿]*[^\d，。；]{0,2}以[上下内]")
_NONE = re.compile(r"(?:未发生|未出现|没有发生|没有出现|无|零|杜绝)[^。；，\n]{2,16}")


def _told_in_text(case: Case, indicator: Indicator, target: Quantity) -> bool:
    """Tell whether a figure of the target's unit is said of much the same words elsewhere, read or not."""
    pairs = pairs_of(VERBS.sub("", indicator.name) or indicator.name)
    if target.value == 0 and any(pairs & pairs_of(m.group()) for m in _NONE.finditer(case.text)):
        return True
    if not target.unit or not target.passage.grounded or not pairs:
        return False
    unit = _PEOPLE if target.unit in ("人", "名", "位") else re.escape(target.unit).replace("%", "[%％]")
    goals = [i.target.passage for i in case.report.indicators if i.target is not None]
    for found in re.finditer(rf"\d[\d,.．]*\s?[万亿]*{unit}", case.text):
        if any(g.start <= found.end() and found.start() <= g.end for g in goals):
            continue
        if case.role_at(found.start()) in _NOT_RESULTS and found.start() > target.passage.start - _NEAR:
            continue
        start = max(found.start() - _NEAR, case.text.rfind("。", 0, found.start()) + 1)
        said = re.sub(r"\s", "", case.text[start : found.start()])
        if _of_another_bound(indicator.name, said):
            continue
        words = pairs_of(said)
        if _is_same(target, found.group()):
            behind = case.text[found.end() : found.end() + _NEAR].partition("。")[0]
            words |= pairs_of(re.sub(r"\s", "", behind))
        if len(pairs & words) * 2 >= len(pairs):
            return True
    return False


def _of_another_bound(name: str, said: str) -> bool:
    """Tell whether words name things of another size than a target's: 5亿元以上项目 are no 亿元以上项目."""
    bounds = _BOUND.findall(name)
    return any(re.search(rf"(?<![\d.．]){re.escape(bound)}", said) is None for bound in bounds)


def _is_same(target: Quantity, written: str) -> bool:
    """Tell whether a figure is written with the target's digits: then what follows it may name it, too."""
    number = re.match(r"[\d,.．]+\s?[万亿]*", written)
    return number is not None and target.passage.text.find(number.group().strip()) >= 0


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
    if target.value == actual.value and target.unit != "%" and pairs_of(indicator.name) & pairs_of(other.name):
        return True  # 覆盖农村学校98所 … 实施学校98所
    one, longer = sorted((indicator.name, other.name), key=len)
    return len(one) >= 3 and one in longer
