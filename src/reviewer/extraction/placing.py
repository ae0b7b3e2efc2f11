"""Which drafts are indicators: those of the parts that set goals or report performance, without the talk around."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reviewer.domain.report import Category, SectionRole
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.drafts import Draft
from reviewer.extraction.lexicon import load_lexicon
from reviewer.extraction.saying import Saying, is_vague
from reviewer.extraction.units import PERCENT_UNITS, load_units

_PLANNED = re.compile("目标|计划(?!总投资|投资|工期)|任务")
# 产出指标：…。效益指标：…: groups told in one paragraph.
_GROUP_LABEL = re.compile(
    r"(?:(?<=[。；\n])|^)[ 　]*(?:[（(]?[一二三四五六0-9]{1,2}[)）、.．是])?"
    r"(?:项目)?(?:产出|数量|质量|时效|成本|(?:社会|经济|生态|环境|可持续)?(?:效益|效果|影响)|满意度)(?:指标|方面|情况|类指标|类)*"
    r"(?:完成情况|实现情况)?[：。]",
    re.MULTILINE,
)
_LABEL_REACH = 600
_MEASURED = frozenset({SectionRole.GOALS, SectionRole.PERFORMANCE})
_WITHOUT_BETTER = frozenset(
    {SectionRole.OTHER, SectionRole.TITLE, SectionRole.ORGANISATION, SectionRole.CONCLUSION}
)
_PLACES = frozenset({"个乡镇", "个村", "个社区", "个行政村", "镇", "乡", "村"})
_TIMES = ("年限", "时间", "时长", "周期", "期限", "工期", "时限", "天数", "时效", "寿命")
_RATE_ENDS = (
    "率",
    "度",
    "比例",
    "占比",
    "比重",
    "覆盖面",
    "覆盖",
    "比",
    "满意",
    "合格",
    "达标",
    "水平",
    "面",
    "减量",
)


class Placing:
    """Knows the measured sections of one report, those that its own drafts prove to be some included."""

    def __init__(self, context: ReadingContext, drafts: Iterable[Draft]) -> None:
        self.context = context
        roles = [context.told_role(i) for i in range(len(context.sections))]
        self.measured = {i for i, role in enumerate(roles) if role in _MEASURED}
        if not self.measured:
            self.measured = {i for i, role in enumerate(roles) if role in _WITHOUT_BETTER} | {-1}
        other = {i for i, role in enumerate(roles) if role is SectionRole.OTHER}
        self.measured |= {
            d.section for d in drafts if d.section in other and d.actual and (d.target or d.stated)
        }

    def rightly(self, draft: Draft) -> bool:
        """Refuse results told outside the measured sections (what a project is made of, activities)."""
        aimed = draft.target is not None and draft.target.explicit
        return aimed or draft.section in self.measured or _labelled(draft)

    def keeps(self, draft: Draft) -> bool:
        """Tell an indicator from a count in passing, a bare growth or a duration."""
        if draft.category is not None:
            return True
        paired = draft.target is not None and draft.actual is not None
        if draft.passing and not paired:
            return False
        if draft.section not in self.measured:
            aimed = draft.target is not None and draft.target.explicit
            return (paired and aimed) or self._planned(draft) or _labelled(draft)
        quantity = draft.quantity
        if quantity is None or (
            quantity.unit in load_units().durations and not (paired or _aims_at_time(draft))
        ):
            return False
        if quantity.unit in _PLACES and not paired and draft.target is None:
            return False  # 惠及沿线12个村 tells where
        if quantity.unit in PERCENT_UNITS and not paired and not draft.name.endswith(_RATE_ENDS):
            return False
        return paired or draft.target is not None or not is_vague(quantity) or self._under_indices(draft)

    def _planned(self, draft: Draft) -> bool:
        """Tell a goal that the overview states in so many words (2023年全市计划改造小区46个)."""
        target: Saying | None = draft.target
        if target is None or self.context.told_role(draft.section) is not SectionRole.OVERVIEW:
            return False
        words = self.context.smooth[target.start : target.end]
        return target.explicit and bool(_PLANNED.search(words)) and not is_vague(target.quantity)

    def _under_indices(self, draft: Draft) -> bool:
        """Tell a vague count under a heading of indicators (产出指标完成情况: 接待500多人次) from one in passing."""
        return heading_category(self.context, draft.section) is not None


def _aims_at_time(draft: Draft) -> bool:
    """Tell a goal that is a time: 工程设计使用年限≥15年, 平均办结时长不超过5天."""
    return draft.target is not None and draft.target.is_bound and draft.name.endswith(_TIMES)


def _labelled(draft: Draft) -> bool:
    """Tell a draft of a sentence that says itself what it is (3、年度绩效目标：…)."""
    return any(s.labelled for s in (draft.target, draft.actual) if s)


def spoken_category(context: ReadingContext, position: int) -> Category | None:
    """Return what the label in the line before a figure says (效益指标：新增床位…), None where none does."""
    text = context.smooth
    begun = max(text.rfind("\n", 0, position) + 1, position - _LABEL_REACH)
    found = None
    for label in _GROUP_LABEL.finditer(text, begun, position):
        found = label
    if found is None:
        return None
    words = found.group()
    return next((c for c, pattern in load_lexicon().headings if pattern.search(words)), None)


def heading_category(context: ReadingContext, section: int) -> Category | None:
    """Return what the nearest heading above says (产出指标, 社会效益指标 …), None where none does."""
    performing = False  # below 绩效完成情况 a heading above it (专项资金使用) says nothing of management
    while section >= 0:
        heading = context.sections[section]
        told = context.told_role(section)
        if len(heading.title) <= 20:
            lent = told is not context.section_role(section)  # 慢性病管理 under results
            for category, words in load_lexicon().headings:
                managed = category is Category.MANAGEMENT and (lent or performing)
                if words.search(heading.title) and not managed:
                    return category
        performing = performing or told is SectionRole.PERFORMANCE
        section = heading.parent
    return None
