"""The names a county's template may use, each with what stands for it; CSV and JSON Lines have the same columns.

A name stands in a cell as `{{名称}}`, or is given to a cell as its defined name. Amounts are in 万元, rates are shares
(0.95 is 95 %); a cell's own number format shows them.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, Generic, TypeVar

from reviewer.domain.report import KIND_NAMES
from reviewer.domain.review import STATUS_NAMES
from reviewer.export.cells import WAN
from reviewer.export.lines import Line
from reviewer.export.model import ExportMeta, in_brackets, mark_of
from reviewer.export.review_rows import FindingLine, ReviewLine, listed_problems

Datum = Decimal | int | str | None
T = TypeVar("T")


@dataclass(frozen=True)
class Name(Generic[T]):
    """A name, what it says to a clerk, and how its value is read."""

    name: str
    meaning: str
    value: Callable[[T], Datum]


@dataclass(frozen=True)
class Whole:
    """What stands once in a workbook."""

    meta: ExportMeta
    lines: Sequence[Line]

    @cached_property
    def values(self) -> dict[str, Datum]:
        """The value of each name, worked out once: sums and means go through all lines."""
        return {one.name: one.value(self) for one in OF_WHOLE}


@dataclass(frozen=True)
class IndicatorRow:
    """A row of the score table of one report, with the part it stands under."""

    number: int
    part: str
    line: ReviewLine


@dataclass(frozen=True)
class FindingRow:
    """A finding of one report, with its number."""

    number: int
    line: FindingLine


def _wan(value: Decimal | None) -> Decimal | None:
    return None if value is None else value / WAN


def _rate(line: Line) -> Decimal | None:
    computed = line.summary.rate
    return line.summary.stated_rate if computed is None else round(computed, 6)


def _mark(line: Line) -> str:
    row = line.summary.row
    return in_brackets(mark_of(row.status, provisional=row.provisional))


def _findings(line: Line) -> str:
    row = line.summary.row
    return f"{row.findings_high}/{row.findings_medium}/{row.findings_low}"


def _score(line: Line) -> Decimal | None:
    return None if line.summary.unseen else line.summary.score


def _decided(whole: Whole) -> list[Line]:
    return [line for line in whole.lines if line.summary.decided]


def _once(whole: Whole) -> list[Line]:
    """Return the lines of which each is about another project."""
    return [line for line in whole.lines if line.summary.twin is None]


def _mean(values: Iterable[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return round(sum(known, Decimal(0)) / len(known), 6) if known else None


def _sum(whole: Whole, name: str) -> Decimal | None:
    once = (line.summary.row for line in _once(whole))
    known = [amount for row in once if (amount := getattr(row, name)) is not None]
    return _wan(sum(known, Decimal(0))) if known else None


# The twenty columns of the summary, in their order.
COLUMNS: tuple[Name[Line], ...] = (
    Name("序号", "报告在本次导出中的序号", lambda x: x.number),
    Name("主管部门", "主管部门", lambda x: x.summary.row.department),
    Name("实施单位", "实施单位", lambda x: x.summary.row.unit),
    Name("项目名称", "项目名称；报告未写的用标题或文件名", lambda x: x.summary.row.project_shown),
    Name("年初预算数", "万元", lambda x: _wan(x.summary.row.budget_initial)),
    Name("全年预算数", "万元，调整后的预算数", lambda x: _wan(x.summary.row.budget)),
    Name("全年执行数", "万元", lambda x: _wan(x.summary.row.spent)),
    Name("执行率", "执行数÷预算数，如 0.95；单元格请设百分比格式", _rate),
    Name("自评得分", "单位自评得分", lambda x: x.summary.row.self_score),
    Name("自评等级", "优、良、中、差", lambda x: x.summary.row.self_grade),
    Name("复核得分", "复核得分；待审的为空", _score),
    Name("复核等级", "复核等级，注明暂定（有待确认或待评）、未审定", lambda x: x.summary.grade),
    Name("分差", "复核得分－自评得分", lambda x: x.summary.difference),
    Name("偏离度", "（自评－复核）÷自评，如 0.05；单元格请设百分比格式", lambda x: x.summary.deviation),
    Name("偏差类别", "高估、基本一致、低估", lambda x: x.summary.kind),
    Name("问题数", "重/一般/提示，如 1/0/2", _findings),
    Name("主要问题", "认定的“重”疑点，最多三条", lambda x: listed_problems(x.summary.problems)),
    Name("处理建议", "评审人所写，没有写的留空", lambda x: x.summary.advice),
    Name("复核人", "复核人", lambda x: x.summary.row.reviewer),
    Name("备注", "暂定、采用复核数等说明", lambda x: x.summary.remark),
)
MORE: tuple[Name[Line], ...] = (
    Name("评价年度", "如 2023", lambda x: x.summary.row.year),
    Name("报告类型", "项目支出、部门整体支出、其他", lambda x: KIND_NAMES.get(x.summary.row.kind, "")),
    Name("报告标题", "报告标题", lambda x: x.summary.row.title),
    Name("复核状态", "待审、审核中、已审", lambda x: STATUS_NAMES[x.summary.row.status]),
    Name("暂定", "有待确认或待评的为“（暂定）”，其余未审定的为“（未审定）”，审定的为空", _mark),
    Name("问题数_重", "“重”疑点个数", lambda x: x.summary.row.findings_high),
    Name("问题数_一般", "“一般”疑点个数", lambda x: x.summary.row.findings_medium),
    Name("问题数_提示", "“提示”疑点个数", lambda x: x.summary.row.findings_low),
    Name("报告文件", "导入的文件名", lambda x: x.summary.row.shown_name),
    Name("文件校验值", "原件的 SHA-256", lambda x: x.summary.row.sha256),
    Name("评分表", "评分所用的评分表", lambda x: x.sheet.profile_name),
    Name("评分表版次", "评分表的版次", lambda x: x.sheet.profile_version),
)
OF_LINE = COLUMNS + MORE
OF_WHOLE: tuple[Name[Whole], ...] = (
    Name("标题", "汇总表标题", lambda x: x.meta.title),
    Name("编制单位", "编制单位", lambda x: x.meta.organisation),
    Name("制表人", "本机登记的复核人", lambda x: x.meta.reviewer),
    Name("制表日期", "如 2024年5月6日", lambda x: f"{x.meta.made_at:%Y年}{x.meta.made_at.month}月{x.meta.made_at.day}日"),
    Name("报告数", "本次导出的报告份数", lambda x: len(x.lines)),
    Name("已审定数", "已审且无待确认、待评的份数", lambda x: len(_decided(x))),
    Name("平均自评得分", "写有自评得分的报告的平均，同一项目只计一次", lambda x: _mean(i.summary.row.self_score for i in _once(x))),
    Name("平均复核得分", "已审定报告的平均，同一项目只计一次；没有的为空", lambda x: _mean(i.summary.score for i in _once(x) if i.summary.decided)),
    Name("年初预算数合计", "万元，同一项目只计一次", lambda x: _sum(x, "budget_initial")),
    Name("全年预算数合计", "万元，同一项目只计一次", lambda x: _sum(x, "budget")),
    Name("全年执行数合计", "万元，同一项目只计一次", lambda x: _sum(x, "spent")),
)  # fmt: skip
OF_INDICATOR: tuple[Name[IndicatorRow], ...] = (
    Name("指标.序号", "评分项的序号", lambda x: x.number),
    Name("指标.部分", "一级指标（评分表的部分）", lambda x: x.part),
    Name("指标.二级指标", "二级指标", lambda x: x.line.level2),
    Name("指标.名称", "三级指标（评分项）", lambda x: x.line.level3),
    Name("指标.性质", "≥、≤、区间或定性", lambda x: x.line.symbol),
    Name("指标.指标值", "目标值", lambda x: _shown(x.line.target)),
    Name("指标.计量单位", "计量单位", lambda x: x.line.unit),
    Name("指标.权重", "分值", lambda x: x.line.points),
    Name("指标.自评完成值", "自评完成值", lambda x: _shown(x.line.actual)),
    Name("指标.自评得分", "自评得分", lambda x: x.line.self_score),
    Name("指标.复核完成值", "复核完成值", lambda x: _shown(x.line.verified)),
    Name("指标.复核得分", "复核得分", lambda x: x.line.score),
    Name("指标.备注", "算式和理由", lambda x: x.line.remark),
)
OF_FINDING: tuple[Name[FindingRow], ...] = (
    Name("疑点.序号", "疑点的序号", lambda x: x.number),
    Name("疑点.级别", "重、一般、提示", lambda x: x.line.severity),
    Name("疑点.名称", "疑点", lambda x: x.line.title),
    Name("疑点.说明", "说明及原文", lambda x: x.line.message),
    Name("疑点.处理", "认定、排除、未处理、供参考", lambda x: x.line.state),
    Name("疑点.理由", "理由或问询", lambda x: x.line.reason),
)


def _shown(value: float | str | None) -> Datum:
    return Decimal(repr(value)) if isinstance(value, float) else value


LINES = {one.name: one for one in OF_LINE}
WHOLES = {one.name: one for one in OF_WHOLE}
INDICATORS = {one.name: one for one in OF_INDICATOR}
FINDINGS = {one.name: one for one in OF_FINDING}
SHARES = frozenset({"执行率", "偏离度"})  # shown as a percentage where they stand in a sentence
ALL = {*LINES, *WHOLES, *INDICATORS, *FINDINGS}


def nearest(name: str) -> str:
    """Return the known name that somebody may have meant, "" where none comes near."""
    return next(iter(difflib.get_close_matches(name, sorted(ALL), n=1, cutoff=0.6)), "")


def known_names(wanted: str) -> str:
    """Return the names that may have been meant, for a sentence: of indicators, of findings, or of all else."""
    groups: Sequence[Sequence[Name[Any]]] = (OF_WHOLE, OF_LINE)
    if wanted.startswith("指标"):
        groups = (OF_INDICATOR,)
    elif wanted.startswith("疑点"):
        groups = (OF_FINDING,)
    return "、".join(one.name for group in groups for one in group)
