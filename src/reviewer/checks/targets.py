"""How goals are set: given at all, in figures, once, in the right place and direction."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from reviewer.checks.case import Case, clash, context, in_words
from reviewer.domain.finding import Finding, Severity
from reviewer.domain.quantity import Op
from reviewer.domain.report import Category, Indicator, SectionRole
from reviewer.domain.text import Passage

_SET = re.compile(
    r"(?:设定|设立|制定|制订|确定|申报|编制|明确|填报|下达)[^。；;\n]{0,16}?(?:绩效|工作|年度)?(?:目标|指标)"
)
_FUZZY = re.compile(
    r"明显|显著|较好|良好|较高|较大|有效|不断|逐步|进一步|有所|稳步|大幅|充分|持续|长期|增强|改善|提升|提高"
)
_COST = re.compile(r"成本|单价|支出控制|费用控制|控制在")
_SAVING = re.compile(r"节约|降低|下降|减少|节省|压减")


def target_missing(case: Case) -> Iterator[Finding]:
    """Find a report without a single target, the more so where it says that targets were set."""
    if any(i.target is not None for i in case.report.indicators):
        return
    if _goals_in_figures(case):
        return  # they are there, only not read as such
    said = _says_set(case)
    place = said or _goal_heading(case)
    if place is None:
        yield case.finding(
            "target-missing",
            "报告没有写明绩效目标和指标值",
            question="请补充年度绩效目标和各项指标值。",
            severity=Severity.MEDIUM,
            searched=("全文",),
        )
        return
    told = "报告称设定了绩效目标，未写明目标值" if said is not None else "绩效目标一节没有写明目标值"
    yield case.finding(
        "target-missing",
        told,
        [context(place, case.place(place.start))],
        [],
        [],
        f"{told}。请补充年初批复的绩效目标和指标值。",
        searched=("绩效目标", "完成情况"),
    )


def _goals_in_figures(case: Case) -> bool:
    """Tell whether two figures or more stand under a heading of goals."""
    sections = [s for s in case.report.sections if _GOAL_TITLE.search(s.title)]
    return any(len(_FIGURE.findall(case.text, s.heading.start, s.span.end)) > 1 for s in sections)


_GOAL_TITLE = re.compile(r"(?:目标|任务)(?!.*(?:完成|实现|落实))")
_FIGURE = re.compile(r"(?<![年月\d])\d[\d,.．]*\s?(?:[%％]|[万亿]?[^\d\s，。；、年月日号〔〕（）()元.．：:])")


def _says_set(case: Case) -> Passage | None:
    roles = (SectionRole.MEASURES, SectionRole.NEXT_PLAN, SectionRole.METHOD, SectionRole.PROBLEMS)
    for match in _SET.finditer(case.text):
        section = case.report.section_at(match.start())
        if section is not None and (section.role in roles or match.start() < section.heading.end):
            continue
        return case.sentence(case.document.passage(match.start(), match.end()))
    return None


def _goal_heading(case: Case) -> Passage | None:
    heading = next((s.heading for s in case.report.sections if s.role is SectionRole.GOALS), None)
    return None if heading is None else case.quote(heading)


def not_quantified(case: Case) -> Iterator[Finding]:
    """Find targets in words that nobody can measure ("效果明显"); of outputs more than a hint."""
    rows = [i for i in case.report.indicators if _fuzzy(i)]
    if not rows:
        return
    names = in_words(f"{i.name}（{i.target.passage.text}）" for i in rows if i.target)
    firm = any(i.category is Category.OUTPUT for i in rows)
    yield case.finding(
        "indicator-not-quantified",
        f"{len(rows)}项指标值没有量化：{names}",
        [context(p, i.name) for i in rows for p in case.indicator_passages(i)],
        [f"indicator:{i.key}" for i in rows],
        [],
        f"{names}没有量化，请给出可以衡量的指标值。",
        None if firm else Severity.LOW,
        about="report",
    )


def _fuzzy(indicator: Indicator) -> bool:
    target = indicator.target
    if target is None or target.op is not Op.TEXT:
        return False
    words = target.passage.text
    return not re.search(r"\d", words) and len(words) <= 20 and bool(_FUZZY.search(words))


def duplicate_indicator(case: Case) -> Iterator[Finding]:
    """Find the same indicator twice in a form."""
    groups: dict[tuple[str, str, str | None], list[Indicator]] = defaultdict(list)
    for indicator in case.report.indicators:
        if case.form_like or case.is_row(indicator):
            name = re.sub(r"[\s“”\"（）()]", "", indicator.name)
            groups[(name, indicator.level2, indicator.project)].append(indicator)
    for (name, _, _), rows in groups.items():
        if len(rows) > 1 and len(name) >= 3 and not name.endswith("指标") and _one_target(rows):
            yield _twice(case, name, rows)


def _one_target(rows: list[Indicator]) -> bool:
    return len({(i.target.value, i.target.unit) for i in rows if i.target is not None}) == 1


def _twice(case: Case, name: str, rows: list[Indicator]) -> Finding:
    return case.finding(
        "duplicate-indicator",
        f"指标“{name}”出现{len(rows)}次",
        [clash(p, n, name) for n, i in enumerate(rows, 1) for p in case.indicator_passages(i)],
        [f"indicator:{i.key}" for i in rows],
        [name],
        f"指标“{name}”重复设置，请合并或说明区别。",
    )


# What a name surely speaks of, the words above it that fit, and how much a misfit weighs.
_PLACES = (
    (re.compile(r"满意"), re.compile(r"满意"), "满意度", None),
    (re.compile(r"(?:成本|单价)$"), re.compile(r"成本|经济|效益|效果|管理|投入"), "成本", None),
    (
        re.compile(r"(?:完成|完工|开工)(?:时间|时限|日期)$"),
        re.compile(r"时效|进度|质量|效|管理|过程"),
        "时效",
        Severity.LOW,
    ),
    (re.compile(r"(?:合格|优良|达标)率$"), re.compile(r"质量|效|管理|过程|环境|生态"), "质量", Severity.LOW),
)


def indicator_misplaced(case: Case) -> Iterator[Finding]:
    """Find indicators of a form under the wrong second level: satisfaction, cost, time, quality."""
    for indicator in case.report.indicators:
        above = indicator.level1 + indicator.level2
        kind = next((k for k in _PLACES if k[0].search(indicator.name)), None)
        if not indicator.level2 or kind is None or kind[1].search(above):
            continue
        yield case.finding(
            "indicator-misplaced",
            f"{kind[2]}指标“{indicator.name}”列在“{above}”之下",
            [context(p, indicator.name) for p in case.indicator_passages(indicator)],
            [f"indicator:{indicator.key}"],
            [above],
            f"指标“{indicator.name}”请归入{kind[2]}指标。",
            kind[3],
        )


def cost_direction(case: Case) -> Iterator[Finding]:
    """Find cost indicators that ask for more."""
    for indicator in case.report.indicators:
        target = indicator.target
        if target is None or not is_wrong_way(indicator):
            continue
        yield case.finding(
            "cost-direction",
            f"成本指标“{indicator.name}”的指标值写为{target.passage.text}，方向应为不超过",
            [context(p, indicator.name) for p in case.indicator_passages(indicator)],
            [f"indicator:{indicator.key}"],
            [target.passage.text],
            f"成本指标“{indicator.name}”的指标值请改为“≤”。",
        )


def is_wrong_way(indicator: Indicator) -> bool:
    """Tell whether a cost is asked to be at least so much."""
    words, target = f"{indicator.level2}{indicator.name}", indicator.target
    if target is None or target.op not in (Op.GE, Op.GT) or target.unit == "%":
        return False
    return bool(_COST.search(words)) and not _SAVING.search(words)
