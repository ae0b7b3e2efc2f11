"""The project's name: what a title says beside body, year and report, else what the report calls it."""

from __future__ import annotations

import re

from reviewer.domain.report import FieldValue
from reviewer.domain.text import Passage
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.fields_named import SPAN_OF_YEARS, YEAR
from reviewer.extraction.fields_title import TitleParts, clean_value, unit_of
from reviewer.extraction.folding import fold

_TAIL = re.compile(
    r"(?:(?<=项目)(?:资金|支出|经费)|支出)?(?:财政)?(?:预算)?(?:支出)?(?:的)?(?:绩效|自评|自我评价|评价|评估|使用情况|总结|完成情况|完成绩效|综合绩效).*$"
)
_GENERIC = re.compile(
    r"(?:部门|单位|预算|财政|项目|支出|资金|专项|一般|公共|整体|本级|年度|县级|市级|区级|省级|中央|重点|经费|类|预算内|及|和|的|、)*"
)
_NAMED = re.compile(
    r"“(?P<quoted>[^“”\n]{3,30})”\s?(?:（|[(])?以下简称|项目名称为?[：:]?“?(?P<called>[^“”，。；\n]{3,40})”?[，。；]"
)
_FUNDED = re.compile(
    r"(?:年度?|安排|拨付|下达|批复|预算)(?:了|的)?(?P<name>[一-鿿]{2,22}?(?:专项经费|专项资金|工作经费|补助资金|奖补资金|专项补助|项目资金|建设项目|改造项目|工程项目|项目|经费))"
    r"(?:预算|共计|共|总额|合计|为|支出|财政)?(?:资金)?[0-9]"
)


def project_statements(context: ReadingContext, title: TitleParts | None, area: str = "") -> list[FieldValue]:
    """Return the project's name: of the title, else as the report calls it."""
    found: list[FieldValue] = []
    generic = True
    if title is not None and (name := project_in_title(title.text, unit_of(context, title))):
        name = name.removeprefix(area) if len(name) - len(area) >= 4 else name
        generic = bool(_GENERIC.fullmatch(name))
        if not generic:
            found.append(_grounded(context, name, title, 0.9, "project-title"))
    for match in _NAMED.finditer(context.text, 0, 8000):
        group = "quoted" if match["quoted"] else "called"
        name = clean_value(match[group])
        if group == "called" or re.search(r"项目|经费|资金|工程|专项", name):
            found.append(_at(context, match, group, name, 0.72, "project-named"))
            break
    if not found and generic and (funded := _first_funded(context)):
        found.append(_at(context, funded, "name", funded["name"], 0.6, "project-funded"))
    return found


def project_in_title(title: str, unit: str) -> str:
    """Return what is left of a title without the body it names, year and the words for the report."""
    words = fold(title)
    if unit:
        words = words.replace(unit, "", 1)
    words = re.sub(
        r"^(?:关于|开展|报送|上报|呈报|印发|做好|的)+",
        "",
        YEAR.sub("", SPAN_OF_YEARS.sub("", words)).strip("（）() "),
    )
    words = _TAIL.sub("", words).strip("《》（）() 、-—")
    if words.startswith("“") and words.find("”") == len(words) - 1:
        words = words.strip("“”")
    words = re.sub(r"^(?:关于|报送|上报|本级|度|部门预算|财政支出|项目支出|年|单位)+(?=.{4})", "", words)
    return words if 2 <= len(words) <= 45 else ""


def _grounded(
    context: ReadingContext, name: str, title: TitleParts, confidence: float, rule: str
) -> FieldValue:
    pattern = re.compile(r"\s*".join(map(re.escape, name)))
    match = pattern.search(context.folded, title.start, title.end)
    start, end = match.span() if match else (title.start, title.end)
    return FieldValue(name, Passage.cut(context.text, start, end), confidence, rule)


def _at(
    context: ReadingContext, match: re.Match[str], group: str, name: str, confidence: float, rule: str
) -> FieldValue:
    return FieldValue(name, Passage.cut(context.text, *match.span(group)), confidence, rule)


def _first_funded(context: ReadingContext) -> re.Match[str] | None:
    for match in _FUNDED.finditer(context.folded, 0, 8000):
        if not _GENERIC.fullmatch(match["name"]) and not re.search(
            r"完成|支出|实施|引进|新建|签约|绩效|自评|评价|纳入", match["name"]
        ):
            return match
    return None
