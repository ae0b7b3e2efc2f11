"""A profile as TOML text that a clerk can read and change; read again it is the same profile."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from reviewer.domain.rubric import (
    CheckSetting,
    Deduction,
    ItemRule,
    Measure,
    Profile,
    ProfileItem,
    ProfilePart,
    Step,
)
from reviewer.scoring.profiles import FORMAT

_RULES = {
    ItemRule.INDICATORS: "有目标值的指标平分本部分余下的分值，或按表内分值",
    ItemRule.EXECUTION: "分值 × 比率，不超过分值",
    ItemRule.PROPOSAL: "报告写到 terms 之一建议满分，与 checks 的疑点不符建议 0 分，由人确认",
    ItemRule.STEPS: "按 steps 分档计分",
    ItemRule.DEDUCTION: "按 deduction 扣分：每差 per 个百分点，或每条 checks 疑点",
    ItemRule.BANDS: "terms 达成、partly 部分达成、unmet 未达成，由人确认",
    ItemRule.CHECKLIST: "分值 × 提到的条数 ÷ terms 的条数，由人确认",
    ItemRule.BY_HAND: "由评审人评分",
}
_MEASURES = {
    Measure.EXECUTION: "预算执行率",
    Measure.RECEIVED: "资金到位率",
    Measure.CHANGE: "预算调整率",
    Measure.BALANCE: "结转结余率",
}
_MEASURED = (ItemRule.EXECUTION, ItemRule.STEPS, ItemRule.DEDUCTION)
_ABOUT = """\
# {name}，第 {version} 版。# 之后是说明，不影响计分。
# 改分值后：各部分合计须为 100；每部分的评分项合计须等于该部分分值，
# 有指标规则（indicators）的部分，无指标时的各项（when = "no_indicator"）与其他项合计须等于该部分分值。
"""


def profile_text(profile: Profile) -> str:
    """Return the profile as a TOML file's text."""
    return "\n".join(
        [_ABOUT.format(name=_one_line(profile.name), version=_one_line(profile.version)), *_lines(profile)]
    )


def _lines(profile: Profile) -> Iterator[str]:
    yield from _head(profile)
    for bound in profile.grades:
        yield ""
        yield "[[grades]]"
        yield _pair("grade", bound.grade)
        yield _pair("at_least", bound.at_least)
    for setting in profile.checks:
        yield from _check(setting)
    for part in profile.parts:
        yield from _part(part)
    yield ""


def _check(setting: CheckSetting) -> Iterator[str]:
    yield ""
    yield "[[checks]]"
    yield _pair("rule", setting.rule, "疑点的种类")
    yield _pair("on", setting.on, "false：不查")
    if setting.tolerance is not None:
        yield _pair("tolerance", setting.tolerance, "相差不超过它就不提，四舍五入之外另计")


def _head(profile: Profile) -> Iterator[str]:
    upper, lower = profile.bands
    yield _pair("format", FORMAT, "文件格式，不要改")
    yield _pair("id", profile.id, "编号，不要改：评审记录以它为准")
    yield _pair("version", profile.version, "版次，在程序中保存时自动加一")
    yield _pair("name", profile.name)
    yield _pair("description", profile.description)
    yield _pair("sample", profile.sample, "true：分值为示例，请按本地办法修改")
    yield _pair("reverse_formula", profile.reverse_formula, "≤、< 类目标超出后：linear 线性扣减，ratio 按比例")
    yield f"bands = [{_number(upper)}, {_number(lower)}]  # 达成、部分达成的下限（%）"
    yield _pair("over_achievement_percent", profile.over_achievement_percent, "完成率超过多少须说明原因（%）")
    yield _pair("over_achievement_cuts", profile.over_achievement_cuts, "true：超额过多扣分")
    yield _pair("deviation_percent", profile.deviation_percent, "偏离度超过多少为高估、低估（%）")
    yield _pair("own_points", profile.own_points, "true：自评表所列分值即各项分值；false：只作部分内的权重")
    yield _pair("excluded", profile.excluded, "不适用：redistribute 分给其他项，rescale 总分折算为 100")
    if profile.stands_for:
        yield _pair("stands_for", profile.stands_for, "凡应按这份随程序提供的评分表评分的，改按本表")
    yield _pair("step", profile.step, "得分四舍五入到 0.01、0.1、0.5 或 1")


def _part(part: ProfilePart) -> Iterator[str]:
    yield ""
    yield f"# ── {_one_line(part.name)} {_number(part.points)} 分"
    yield "[[parts]]"
    yield _pair("key", part.key)
    yield _pair("name", part.name)
    yield _pair("category", part.category.value)
    if part.takes:
        yield f"takes = {_strings([c.value for c in part.takes])}"
    yield _pair("points", part.points)
    for item in part.items:
        yield from _item(item)


def _item(item: ProfileItem) -> Iterator[str]:
    yield ""
    yield "[[parts.items]]"
    yield _pair("key", item.key)
    yield _pair("name", item.name)
    if item.level2:
        yield _pair("level2", item.level2, "二级指标")
    yield _pair("rule", item.rule.value, _RULES[item.rule])
    if item.points is not None:
        yield _pair("points", item.points)
    if item.when:
        yield _pair("when", item.when, "只在本部分没有带目标值的指标时使用")
    if item.rule in _MEASURED or item.measure is not Measure.EXECUTION:
        yield _pair("measure", item.measure.value, _MEASURES[item.measure])
    for name in ("terms", "partly", "unmet", "checks"):
        if words := getattr(item, name):
            yield f"{name} = {_strings(words)}"
    if item.steps:
        yield f"steps = [{', '.join(_step(step) for step in item.steps)}]"
    if item.deduction is not None:
        yield f"deduction = {_deduction(item.deduction)}"
    if item.note:
        yield _pair("note", item.note)


def _step(step: Step) -> str:
    bounds = (("at_least", step.at_least), ("at_most", step.at_most))
    pairs = [f"{name} = {_number(bound)}" for name, bound in bounds if bound is not None]
    return f"{{ {', '.join([*pairs, f'points = {_number(step.points)}'])} }}"


def _deduction(found: Deduction) -> str:
    above = ", above = true" if found.above else ""
    numbers = f"points = {_number(found.points)}, per = {_number(found.per)}, bound = {_number(found.bound)}"
    return f"{{ {numbers}{above} }}"


def _pair(name: str, value: Any, note: str = "") -> str:
    line = f"{name} = {_value(value)}"
    return f"{line}  # {note}" if note else line


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal | int):
        return _number(Decimal(value))
    return _string(str(value))


def _number(value: Decimal) -> str:
    return format(value, "f")


def _strings(words: Sequence[str]) -> str:
    return f"[{', '.join(map(_string, words))}]"


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _one_line(text: str) -> str:
    """Return a text as a comment may hold it."""
    return "".join(c if c.isprintable() else " " for c in text)
