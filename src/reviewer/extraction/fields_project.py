"""The project's name: what a title says beside body, year and report, else what the report calls it."""

from __future__ import annotations

import re

from reviewer.domain.report import FieldValue
from reviewer.domain.text import Passage
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.fields_named import SPAN_OF_YEARS, YEAR
from reviewer.extraction.fields_title import TitleParts, clean_value
from reviewer.extraction.folding import fold
from reviewer.extraction.introducing import unit_of
from reviewer.extraction.section_labels import AT_LINE_START

# What is left of a title behind the name: 项目支出绩效自评报告, 项目重点绩效评价报告, 补助资金管理使用情况.
_TAIL = re.compile(
    r"(?:(?<=项目)(?:资金|支出|经费)|支出)?(?:财政|预算|支出|的|(?<=[目金费程助贴款政])(?:重点|部门|单位))*"
    r"(?:绩效|自评|自我评价|评价|评估|使用情况|总结|完成情况|完成绩效|综合绩效|(?:管理|使用|实施|执行|安排|分配|落实|拨付|和|及|与)*情况).*$"
)
# Words of which no name can consist: 年初预算项目, 中央对地方转移支付, 农村建设项目.
_GENERIC = re.compile(
    r"(?:[一-鿿]{2,5}?[省市县区州旗镇乡])?(?:部门|单位|预算|财政|项目|支出|资金|专项|一般|公共|整体|本级|年度|县级|市级|区级|省级|中央对地方转移支付|转移支付区域|中央|重点|经费|类|预算内"
    r"|建设|农村|追加|年初|结转|结余|转列|所有|全部|全年|当年|补助|下达|共|上级|地方|配套|有关|相关|其他|各|等|及|和|的|、)*"
)
_NAMED = re.compile(
    r"“(?P<quoted>[^“”\n]{3,30})”\s?(?:（|[(])?以下简称|项目名称为?[：:]?“?(?P<called>[^“”，。；\n]{3,40})”?[，。；]"
)
_THING = r"专项经费|专项资金|工作经费|补助资金|奖补资金|专项补助|项目资金|建设项目|改造项目|工程项目|项目|经费"
_MONEY = r"[0-9][0-9.,，]*[余多]?\s?(?:万|亿|元)"
_FUNDED = re.compile(
    rf"(?:年度?(?![初中末底])|安排|拨付|下达|批复|预算)(?:了|的)?(?P<name>[一-鿿]{{2,22}}?(?:{_THING}))"
    rf"(?:预算|共计|共|总额|合计|为|支出|财政|资金|经费|数)*{_MONEY}"
)
# 下达资金40万元用于村道硬化项目; 我校实施项目一个：营养改善项目; 产业服务项目为县商务局本级的经常性项目.
_TOLD = (
    re.compile(
        rf"(?:资金|经费|补助|预算)[^，。；\n0-9]{{0,6}}{_MONEY}?元?[，,]?(?:主要|全部|专项)?(?:用于|实施)(?P<name>[一-鿿]{{3,26}}?(?:项目|工程))(?=[，。；、\n])"
    ),
    re.compile(
        r"项目(?:共)?(?:为|有|是|数)?(?:一个|1个|一项|1项)[：:，,]\s?(?:即|为|是)?“?(?P<name>[^“”，。；：\n]{3,30}?(?:项目|工程|经费|资金))(?=[”，。；\n]|$)"
    ),
    re.compile(
        r"(?:^|[。\n])[^\S\n]*(?P<name>[一-鿿（）]{4,30}?项目)(?:为|是|系)(?=[^，。\n]{2,24}(?:项目|工程|支出)[，。])",
        re.MULTILINE,
    ),
)
_NO_NAME = re.compile(
    r"完成|支出|实施|引进|新建|签约|绩效|自评|评价|纳入|^(?:本|该|此|我|各|其他|上述|一|二|三|以下)"
)
# Who hands the money out and who receives it: 中央下达…, 下达我局…, 下达市交通运输局….
_HANDED = re.compile(
    r"(?:(?:共|共计|累计|已|中央|省级?|市级?|县级?|区级?|上级|财政)*(?:下达|拨付|安排|下拨|预拨|批复)(?:了|给|至|到)?)?"
    r"(?:[我本][省市县区镇乡局委办院校所站会]|[我本](?:单位|中心)|[一-鿿]{1,12}?(?:局|委员会|管委会)(?=[一-鿿]{6}))?(?:的)?"
)
_NAME_ALONE = re.compile(
    r"\s*[（(“《]?(?P<name>[^，。；：:！？\t\n（()）“”]{3,40}(?:项目|经费|资金|工程|备用金|补助|补贴|专项|补助费))[）)”》]?[^\S\n]*(?:\n|$)"
)
_IN_BRACKETS = re.compile(r"[（(](?P<name>[^（()）]{4,40}(?:项目|经费|资金|工程|备用金|补助|补贴|专项))[）)]")


def project_statements(context: ReadingContext, title: TitleParts | None, area: str = "") -> list[FieldValue]:
    """Return the project's name: of the title, of the line under it, else as the report calls it."""
    found = [] if title is None else _of_title(context, title, area)
    titled = bool(found)
    for match in _NAMED.finditer(context.text, 0, 8000):
        group = "quoted" if match["quoted"] else "called"
        name = clean_value(match[group])
        if group == "called" or re.search(r"项目|经费|资金|工程|专项", name):
            found.append(_at(context, match.start(group), match.end(group), name, 0.72, "project-named"))
            break
    if not titled and not found and (told := _first_told(context)):
        found.append(told)
    return found


def _of_title(context: ReadingContext, title: TitleParts, area: str) -> list[FieldValue]:
    """Return the name in the title, else in brackets behind it or in the line below it."""
    name = project_in_title(title.text, unit_of(context, title))
    name = name.removeprefix(area) if len(name) - len(area) >= 4 else name
    if name and not _is_generic(name):
        return [_grounded(context, name, title, 0.9, "project-title")]
    bracket = _IN_BRACKETS.search(context.folded, title.start, title.end)
    match = bracket or _NAME_ALONE.match(context.folded, title.end)
    if match is None or _is_generic(match["name"]) or AT_LINE_START.match(match["name"]):
        return []
    return [_at(context, *match.span("name"), match["name"].strip(), 0.85, "project-beside-title")]


def _is_generic(name: str) -> bool:
    return bool(_GENERIC.fullmatch(re.sub(r"[（()）]", "", name)))


def project_in_title(title: str, unit: str) -> str:
    """Return what is left of a title without the body it names, year and the words for the report."""
    words = fold(title)
    if unit:
        words = words.replace(unit, "", 1)
    words = _unwrapped(YEAR.sub("", SPAN_OF_YEARS.sub("", words)))
    words = re.sub(r"^(?:关于|开展|报送|上报|呈报|印发|做好|的)+", "", words)
    words = _unwrapped(_TAIL.sub("", words))
    if words.startswith("“") and words.find("”") == len(words) - 1:
        words = words.strip("“”")
    words = re.sub(r"^(?:关于|报送|上报|本级|度|部门预算|财政支出|项目支出|年|单位)+(?=.{4})", "", words)
    return words if 2 <= len(words) <= 45 else ""


def _unwrapped(words: str) -> str:
    """Take off what does not belong to a name at its ends, and brackets that are empty, around it all or without a partner."""
    words = re.sub(r"[（(]\s*[）)]", "", words).strip("《》 、-—").replace("(", "（").replace(")", "）")
    if whole := re.fullmatch(r"（([^（）]{4,})）(?:转移支付|项目|资金|专项)?", words):
        return whole[1].strip()
    if words.count("（") < words.count("）"):
        words = words.removesuffix("）").removeprefix("）")
    elif words.count("（") > words.count("）"):
        words = words.removeprefix("（").removesuffix("（")
    return words.strip("《》 、-—")


def _grounded(
    context: ReadingContext, name: str, title: TitleParts, confidence: float, rule: str
) -> FieldValue:
    pattern = re.compile(r"\s*".join(map(re.escape, name)))
    match = pattern.search(context.folded, title.start, title.end)
    start, end = match.span() if match else (title.start, title.end)
    return FieldValue(name, Passage.cut(context.text, start, end), confidence, rule)


def _at(context: ReadingContext, start: int, end: int, name: str, confidence: float, rule: str) -> FieldValue:
    return FieldValue(name, Passage.cut(context.text, start, end), confidence, rule)


def _first_told(context: ReadingContext) -> FieldValue | None:
    """Return the first name that the text itself gives, without who hands the money out and who receives it."""
    for pattern in (_FUNDED, *_TOLD):
        for match in pattern.finditer(context.folded, 0, 8000):
            start, end = match.span("name")
            if handed := _HANDED.match(context.folded, start, end):
                start = handed.end()
            name = context.folded[start:end]
            if len(name) >= 4 and not _is_generic(name) and not _NO_NAME.search(name):
                return _at(context, start, end, name, 0.6, "project-funded")
    return None
