"""Which of the places that state a field speak of one and the same thing, so that they can contradict each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reviewer.checks.case import Case
from reviewer.domain.naming import project_core
from reviewer.domain.report import FIELDS, FieldType, FieldValue, FormReading, Section
from reviewer.domain.text import Span

# A hundredth of the largest amount is the price of one piece, not the whole.
_SLIGHT = 100
# What is nearly the whole is the whole with a slip; a part is clearly less.
_PART = Decimal("0.95")
_GUESSED = 0.6
_FEW = 6
_ADJUSTED = re.compile(r"调整后|调整为|追加后|调增至|调减至|核定为|变更为")
_WHOLE_YEAR = re.compile(r"全年预算|调整后?(?:的)?预算|预算调整")
_FULL_MARKS = re.compile(r"满分|(?:总分|分值|标准分|合计|共)[为计是]?100分|百分制")
_EARNED = re.compile(r"自评|得分|总分|总评|综合|评[分价定]|得\d|\t|^\d")
# 产出35分，得分|33.50分: the points of a part stand before its score; 100 are those of the whole.
_POINTS_BEFORE = re.compile(
    r"(?<![\d.])(?!100(?:\.0+)?分)\d{1,2}(?:\.\d+)?分[）)]?[，,、（(]?(?:自评|实际|实)?得分?[为：:]?\s*$"
)
_SHARED_OUT = re.compile(r"分别|依次|其中|满分|指标|部分")
_NAMED_PART = re.compile(
    r"基本支出|项目支出|人员(?:经费|支出)|公用(?:经费|支出)|三公|(?:补助|奖励|补贴|采购|工程|培训|服务)(?:经费|费用?|款|资金)?支?出?[为计共]?$"
)
_RATE_REACH = 160
_MONTHS = re.compile(
    r"(?:[1-9一二三四五六七八九]|1[0-2]|十[一二]?)月(?:份|末|底)?、|第?[一二三四]季度|上半年|前三季度|序时进度"
)
_EACH_RATE = re.compile(r"分别[^，。；]{0,8}$|分别[^。；]{0,12}[%％][、，和]\s*$")
_OF_A_KIND = re.compile(r"(?:基本支出|项目支出|中央|省级|市级|区级|县级)[^，。；]{0,24}[，（(][^，。；]{0,12}$")
_RATE_TOLD = re.compile(r"执行率[^，。；\d]{0,6}\d|支出率[^，。；\d]{0,6}\d|执行进度[^，。；\d]{0,6}\d")
_OF_A_PROJECT = re.compile(
    r"(?!项目|本项目|该项目)[^，。：]{4,}?(?:项目|工程|专项)(?:资金|经费)?(?:绩效|支出|自评|实施|完成|执行)?[^，。：]{0,6}"
)


def of_one_thing(case: Case, name: str) -> list[FieldValue]:
    """Return the statements that can be compared: of the whole, as earned, the adjusted budget apart.

    Of a pair those of the narrative, and of the form those that speak of the same.
    """
    form, stated = case.report.form, case.report.statements.get(name, ())
    if form is None:
        return _of_one_file(case, name, stated)
    own = _of_one_file(case, name, [v for v in stated if v.passage.start < form.start])
    others = _of_one_file(case, name, [v for v in stated if v.passage.start >= form.start])
    return [*own, *(v for v in others if not own or not _otherwise_meant(case, form, name, own, v))]


def _otherwise_meant(
    case: Case, form: FormReading, name: str, own: Sequence[FieldValue], value: FieldValue
) -> bool:
    """Tell a figure of the form that is none to hold against the narrative's: another budget, the score of a part."""
    amounts = {v.value for v in own}
    if value.value in amounts:
        return False
    if name == "self_score":
        score, parts = Decimal(value.value), case.report.self_parts
        with_money = {
            score + p.score for p in form.self_parts
        }  # it may be that of the rows without the money row
        return score in {p.score for p in parts if p.points is not None} or any(
            Decimal(told) in with_money for told in amounts
        )
    if name != "budget":
        return False
    initial, told = form.fields.get("budget_initial"), case.report.fields.get("budget_initial")
    if initial is not None:  # the narrative speaks of 预算 and means the 年初预算 of the form
        adjusted = any(_ADJUSTED.search(case.value_passage(v).text) for v in own)
        return initial.value in amounts and not adjusted
    whole_year = _WHOLE_YEAR.search(case.text, form.start) is not None
    return told is not None and told.value == value.value and not whole_year


def _of_one_file(case: Case, name: str, stated: Sequence[FieldValue]) -> list[FieldValue]:
    values = [v for v in stated if v.confidence >= _GUESSED]
    values = _of_the_whole(case, values or list(stated)[:1])
    if FIELDS[name].type is FieldType.MONEY:
        values = _without_parts(case, [v for v in values if not _is_result(case, v)] or values[:1])
    if name == "budget":
        return [v for v in values if _ADJUSTED.search(case.value_passage(v).text)] or values
    if name == "self_score":
        return [v for v in _of_no_part(case, values) if _is_earned(case, v)] or values[:1]
    if name == "execution_rate":
        return _of_the_report(case, values)
    return values


def _is_result(case: Case, value: FieldValue) -> bool:
    """Tell money that an indicator speaks of (招商到位资金3亿元) from the report's own."""
    return case.of_indicators(value.passage)


def _of_no_part(case: Case, values: list[FieldValue]) -> list[FieldValue]:
    """Leave out the total of a table that holds one part only: 合计 80 76.35 beside 年度绩效指标满分80分，得76.35分."""
    parts = {
        p.score for p in case.report.self_parts if p.points is not None and len(case.report.self_parts) > 1
    }
    return [v for v in values if v is values[0] or Decimal(v.value) not in parts]


def _is_earned(case: Case, value: FieldValue) -> bool:
    """Tell the report's own score from full marks and from the scores of its parts."""
    if _FULL_MARKS.search(case.phrase(value.passage).text):
        return False
    clause = case.clause(value.passage)
    if case.in_table(value.passage.start):
        return True
    if case.text[max(clause.start - 1, 0) : clause.start] == "、":
        return False  # one of several
    if _POINTS_BEFORE.search(case.text[max(value.passage.start - 24, 0) : value.passage.start]):
        return False
    return bool(_EARNED.search(clause.text)) and not _SHARED_OUT.search(clause.text)


def _of_the_whole(case: Case, values: Sequence[FieldValue]) -> list[FieldValue]:
    """Leave out what is said of one project among several that are reported one after the other."""
    if len({v.value for v in values}) < 2:
        return list(values)
    spans = project_spans(case)
    within = {i for i, s in enumerate(spans) for v in values if s.start <= v.passage.start < s.end}
    if len(within) < 2:
        return list(values)
    return [v for v in values if not any(s.start <= v.passage.start < s.end for s in spans)]


def project_spans(case: Case) -> tuple[Span, ...]:
    """Return the sections that report on one project each: named after it, or built alike."""
    groups: dict[int, list[int]] = defaultdict(list)
    for index, section in enumerate(case.report.sections):
        groups[section.parent].append(index)
    found: list[Span] = []
    for parent, group in list(groups.items()):
        members = [case.report.sections[i] for i in group]
        named = [s for s in members if parent >= 0 and _OF_A_PROJECT.fullmatch(s.title)]
        titles = {i: _titles(case, groups[i]) for i in group if len(groups.get(i, ())) > 1}
        alike = [s for i, s in zip(group, members, strict=True) if _built_alike(case, i, titles)]
        for same in (named, alike):
            if len(same) > 1:
                found += [s.span for s in same]
    return tuple(found)


def _built_alike(case: Case, index: int, titles: dict[int, set[str]]) -> bool:
    """Tell whether a section has two headings below it that a section beside it has as well."""
    mine = titles.get(index, set())
    return any(
        len(mine & others) > 1 and not _bound_twice(case, i, index)
        for i, others in titles.items()
        if i != index
    )


def _bound_twice(case: Case, one: int, other: int) -> bool:
    """Tell whether two sections are the same one of a report that stands twice in its file: both name its project, or none does."""
    if len(_titles(case, (one, other))) > 1:
        return False
    name = project_core(case.report.value("project_name") or "")
    return len({name in case.report.sections[i].span.of(case.text) for i in (one, other)}) == 1


def _titles(case: Case, indexes: Sequence[int]) -> set[str]:
    sections: Iterator[Section] = (case.report.sections[i] for i in indexes)
    return {re.sub(r"\s", "", s.title) for s in sections}


def _without_parts(case: Case, values: list[FieldValue]) -> list[FieldValue]:
    """Leave out unit costs, and amounts that the report elsewhere calls a part of the whole."""
    amounts = [Decimal(v.value) for v in values]
    largest = max(amounts, default=Decimal(0))
    if len(set(amounts)) < 2:
        return values
    smaller = {a for a in amounts if a < largest * _PART}
    if 1 < len(smaller) <= _FEW and sum(smaller, Decimal(0)) == largest:
        return [v for v in values if Decimal(v.value) not in smaller]
    parts = {a for a in smaller if a and (a < largest / _SLIGHT or _is_part(case, a))}
    return [v for v in values if Decimal(v.value) not in parts]


def _is_part(case: Case, amount: Decimal) -> bool:
    if any(s.amount == amount for s in case.report.spending):
        return True
    if any(q.value == amount for b in case.report.breakdowns for _, q in b.parts):
        return True
    if case.report.value("kind") != "overall":
        return False
    same = (q for q in case.money if q.value == amount)
    return any(_NAMED_PART.search(_before(case, q.passage.start)) for q in same)


def _before(case: Case, position: int) -> str:
    return case.text[max(position - 12, 0) : position].rpartition("，")[2]


def _of_the_report(case: Case, values: list[FieldValue]) -> list[FieldValue]:
    """Leave out rates of a table's rows and of one sum of the text, where another rate speaks of the whole."""
    if len({v.value for v in values}) < 2:
        return values
    told = [v for v in values if not case.in_table(v.passage.start)] or values
    return [v for v in told if not is_partial_rate(case, v)] or told[:1]


def is_partial_rate(case: Case, rate: FieldValue) -> bool:
    """Tell a rate of one part of the money, or of one month: 其中：中央资金…，执行率98%；区级资金…，执行率90%."""
    at = rate.passage.start
    start = max(case.text.rfind(stop, 0, at) for stop in "。\n") + 1
    words = case.text[max(start, at - _RATE_REACH) : at]
    if _MONTHS.search(words) or _EACH_RATE.search(words):
        return True
    parted = words.rfind("其中")
    if parted < 0 and not _OF_A_KIND.search(words):
        return False
    listed = _RATE_TOLD.findall(
        case.text[start if parted < 0 else at - len(words) + parted : case.line(at).end].partition("。")[0]
    )
    return len(listed) > 1
