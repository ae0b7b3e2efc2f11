"""How each value was read, stage by stage, for people (`reviewer explain FILE`)."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.domain.document import Document
from reviewer.domain.quantity import Op, Quantity, plain
from reviewer.domain.report import (
    CATEGORY_NAMES,
    FIELDS,
    Claim,
    ClaimKind,
    Indicator,
    MentionRole,
    Period,
    SectionRole,
)
from reviewer.extraction.reading import Reading, readings
from reviewer.extraction.saying import Saying

_ROLES = {
    MentionRole.GOAL: "目标",
    MentionRole.RESULT: "完成",
    MentionRole.COMPLETION: "完成比例",
    MentionRole.GROWTH: "增减",
    MentionRole.EXCESS: "超欠",
    MentionRole.SHARE: "占比",
    MentionRole.MONEY: "资金",
    MentionRole.SCORE: "分数",
    MentionRole.OTHER: "其他",
}
_SECTION_ROLES = {
    SectionRole.TITLE: "标题",
    SectionRole.OVERVIEW: "概况",
    SectionRole.GOALS: "目标",
    SectionRole.FUNDS: "资金",
    SectionRole.ORGANISATION: "组织实施",
    SectionRole.METHOD: "评价工作",
    SectionRole.PERFORMANCE: "绩效情况",
    SectionRole.CONCLUSION: "结论",
    SectionRole.EXPERIENCE: "经验",
    SectionRole.PROBLEMS: "问题",
    SectionRole.MEASURES: "措施",
    SectionRole.NEXT_PLAN: "下年计划",
    SectionRole.SIGNATURE: "落款",
    SectionRole.OTHER: "其他",
}
_CLAIMS = {
    ClaimKind.COMPLETION: "完成比例",
    ClaimKind.GROWTH: "增长",
    ClaimKind.SHARE: "占比",
    ClaimKind.EXCESS: "差额",
    ClaimKind.EXECUTION_RATE: "预算执行率",
    ClaimKind.RECEIVED_RATE: "资金到位率",
}
_PERIODS = {Period.THIS: "", Period.EARLIER: "（往年）", Period.LATER: "（以后）"}


def explain(document: Document) -> str:
    """Return the stages of a reading as text: sections, figures with their roles, fields, indicators, claims.

    Of several forms in one file each is told by itself.
    """
    told = [_told(reading) for reading in readings(document)]
    if len(told) == 1:
        return told[0]
    return "\n".join(f"第{number}张表（共{len(told)}张）\n\n{words}" for number, words in enumerate(told, 1))


def _told(reading: Reading) -> str:
    parts = (
        ("一、章节", _sections(reading)),
        ("二、数量与角色", _sayings(reading)),
        ("三、字段", _fields(reading)),
        ("四、指标", _indicators(reading)),
        ("五、支出明细", _spending(reading)),
        ("六、各部分得分", _parts(reading)),
        ("七、文中推算与列举", _claims(reading)),
    )
    return "\n\n".join(f"{title}\n" + ("\n".join(lines) or "  （无）") for title, lines in parts) + "\n"


def _sections(reading: Reading) -> Iterator[str]:
    for section in reading.context.sections:
        indent = "  " * section.level
        yield f"{indent}{section.label}{section.title}  [{_SECTION_ROLES[section.role]}] {_place(section.span.start)}"


def _sayings(reading: Reading) -> Iterator[str]:
    for saying in reading.sayings:
        yield f"  {_saying(saying)}"
    read_as = {s.quantity.passage.start for s in reading.sayings}
    left = [q for q in reading.context.quantities if q.passage.start not in read_as]
    if left:
        yield "  未作指标的数量：" + "、".join(_flat(q.passage.text) for q in left)
    if reading.context.dates:
        yield "  日期：" + "、".join(_flat(d.passage.text) for d in reading.context.dates)


def _saying(saying: Saying) -> str:
    name = saying.name or (f"（承前：{saying.topic}）" if saying.topic else "（承前）")
    sure = "" if saying.explicit else "（按章节）"
    role = f"{_ROLES[saying.role]}{sure}{_PERIODS[saying.period]}"
    return f"{_place(saying.quantity.passage.start)} {role}  {name}  {_value(saying.quantity)}"


def _fields(reading: Reading) -> Iterator[str]:
    for name, value in reading.report.fields.items():
        label = FIELDS[name].label if name in FIELDS else name
        yield (
            f"  {label}：{value.value}  「{_flat(value.passage.text)}」{_place(value.passage.start)}"
            f"  规则 {value.rule}  置信 {value.confidence:.2f}"
        )
        for other in reading.report.statements.get(name, ())[1:]:
            yield f"    另见：{other.value}  「{_flat(other.passage.text)}」{_place(other.passage.start)}  规则 {other.rule}"


def _indicators(reading: Reading) -> Iterator[str]:
    for indicator in reading.report.indicators:
        yield f"  [{CATEGORY_NAMES[indicator.category]}] {indicator.name}  {_sides(indicator)}"
        yield f"    规则 {indicator.rule}  置信 {indicator.confidence:.2f}"


def _sides(indicator: Indicator) -> str:
    target = _value(indicator.target) if indicator.target else "—"
    actual = _value(indicator.actual) if indicator.actual else "—"
    stated = (
        "" if indicator.stated_completion is None else f"  原文完成率 {plain(indicator.stated_completion)}%"
    )
    computed = "" if indicator.completion is None else f"  算得 {plain(indicator.completion)}%"
    return f"目标 {target}  完成 {actual}{stated}{computed}"


def _spending(reading: Reading) -> Iterator[str]:
    for item in reading.report.spending:
        yield f"  {item.name}  {plain(item.amount)}元  「{_flat(item.passage.text)}」{_place(item.passage.start)}"


def _parts(reading: Reading) -> Iterator[str]:
    for part in reading.report.self_parts:
        points = "" if part.points is None else f"（满分{plain(part.points)}分）"
        yield f"  [{CATEGORY_NAMES[part.category]}] {part.name}{points}  {plain(part.score)}分  {_place(part.passage.start)}"


def _claims(reading: Reading) -> Iterator[str]:
    for claim in reading.report.claims:
        yield f"  {_claim(claim)}"
    for listed in reading.report.lists:
        yield f"  列举 {listed.name}：称 {_flat(listed.stated.passage.text)}，列出 {len(listed.items)} 项"


def _claim(claim: Claim) -> str:
    value = _flat(claim.value.passage.text) if claim.value else "—"
    base = _flat(claim.base.passage.text) if claim.base else "—"
    unlike = "" if claim.like else f"（口径不同：{claim.base_name}）"
    return f"{_CLAIMS[claim.kind]} {claim.name}：{_flat(claim.stated.passage.text)}  数值 {value}  基数 {base}{unlike}"


def _value(quantity: Quantity) -> str:
    words = _flat(quantity.passage.text)
    if quantity.value is None:
        return f"「{words}」"
    upper = "" if quantity.upper is None else f"~{plain(quantity.upper)}"
    about = "约" if quantity.approximate else ""
    op = "" if quantity.op in (Op.EQ, Op.RANGE) else f"{quantity.op.value} "
    return f"「{words}」→ {about}{op}{plain(quantity.value)}{upper}{quantity.unit}"


def _place(position: int) -> str:
    return f"@{position}"


def _flat(text: str) -> str:
    return " ".join(text.split())
