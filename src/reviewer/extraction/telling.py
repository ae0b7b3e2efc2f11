"""What the figures of each section are told for: a heading's own word is not always what stands under it."""

from __future__ import annotations

import re
from collections.abc import Callable

from reviewer.domain.report import Section, SectionRole
from reviewer.extraction.section_roles import role_of

_LENT = frozenset({SectionRole.FUNDS, SectionRole.ORGANISATION, SectionRole.OVERVIEW})
_TALKED_OF = frozenset({SectionRole.OVERVIEW, SectionRole.PERFORMANCE, SectionRole.OTHER})
_TOLD = frozenset({SectionRole.GOALS, SectionRole.PERFORMANCE, SectionRole.OTHER})
# A heading under results that holds such a word is about funds or organisation indeed; 慢性病管理 is not.
_OF_ITS_OWN = re.compile(
    "资金|预算|经费|财务|收支|支出|决算|三公|到位|项目管理|组织|制度|实施|采购|资产|概况|基本情况|"
    "管理情况|过程管理|业务管理|内部管理|(?:项目|^)(?:投入|管理)(?:情况|指标|$)"
)
_BOTH = re.compile(
    "(?:完成|实现|达成|落实)(?:的)?(?:情况|结果|程度|分析)|与(?:完成|实现)|实际完成|(?<!未)(?:完成|实现|达成)[^，、及和与]{0,6}(?:目标|任务|指标)"
)
_AIMS = re.compile(
    "(?:绩效|工作|年度|总体|预期|主要)(?:总)?目标(?:任务)?(?:设定|设立|申报|批复|下达|内容)?(?:情况)?$"
)
_TASKS = re.compile("(?:重点|主要|年度|中心|总体)(?:工作)?任务(?:安排|清单)?$")  # （四）年度主要工作任务
_INDICES = re.compile(
    r"(?:项目|部门|整体支出|年度|主要|具体|20\d\d年度?)*(?:绩效|考核)指标(?:设定|设立|内容|体系)?(?:情况)?"
)
# A list item taken for a heading.
_SENTENCE = re.compile("[，；。]|[0-9](?:%|[个家户项件人名次期座亩吨台套万亿])")


def told_roles(sections: tuple[Section, ...], role_at: Callable[[int], SectionRole]) -> tuple[SectionRole, ...]:
    """Return for each section whether its figures are goals, results or of another kind; `role_at` gives its heading's."""
    told: list[SectionRole] = []
    reported = any(_BOTH.search(s.title) for s in sections)
    for index, section in enumerate(sections):
        above = told[section.parent] if section.parent >= 0 else None
        role = role_at(index)
        if reported and above in (None, SectionRole.OVERVIEW) and _INDICES.fullmatch(section.title):
            role = SectionRole.GOALS  # 一、年度绩效指标 … 二、指标完成情况
        told.append(_told(section.title, role, above))
    return tuple(told)


def _told(title: str, role: SectionRole, above: SectionRole | None) -> SectionRole:
    if above is not None and _SENTENCE.search(title):
        return role if role not in _TOLD | _LENT else above
    if above is SectionRole.OVERVIEW and role in _TALKED_OF and _TASKS.search(title):
        return SectionRole.GOALS
    if role is SectionRole.GOALS:
        return _goals_or_both(title, above)
    if role is SectionRole.PERFORMANCE:
        aims = _AIMS.search(title) and not _BOTH.search(title)  # 整体支出绩效目标
        inherits = above is SectionRole.GOALS and role_of(title) is None
        return SectionRole.GOALS if aims or inherits else role
    if role in _LENT and above is SectionRole.PERFORMANCE:  # 慢性病管理, 研发投入持续加大
        return role if _OF_ITS_OWN.search(title) else above
    return role


def _goals_or_both(title: str, above: SectionRole | None) -> SectionRole:
    """Tell 绩效目标及完成情况, where figures are results unless words say otherwise, from goals alone."""
    if _BOTH.search(title):
        return SectionRole.PERFORMANCE
    if role_of(title) is SectionRole.GOALS or above is not SectionRole.PERFORMANCE:
        return SectionRole.GOALS
    return SectionRole.PERFORMANCE
