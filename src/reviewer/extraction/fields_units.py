"""Bodies: who is evaluated and who is above, from the title, the signature and the running text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import lru_cache

from reviewer.domain.report import FieldValue
from reviewer.extraction.bodies import bodies
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.fields_title import NAME, NOT_A_BODY, TitleParts, grounded
from reviewer.extraction.introducing import (
    NO_OPENING,
    OF_EVALUATORS,
    behind_heading,
    introduced_unit,
    signed_unit,
    unit_of,
)


def units(context: ReadingContext, title: TitleParts | None) -> list[FieldValue]:
    found: list[FieldValue] = []
    if title is not None and (unit := unit_of(context, title)):
        found.append(_in_title(context, title, unit, 0.93, "unit-title"))
    found += _stated_bodies(context, _DOES, 0.9, "unit-stated")[:1]
    signed = signed_unit(context)
    if signed is not None:
        found.append(signed)
    if introduced := introduced_unit(context):
        found.append(introduced)
    if evaluated := _evaluated_unit(context):
        found.append(evaluated)
    if not found and (evaluates := _evaluating_unit(context)):
        found.append(evaluates)
    if not found and (opening := _opening_unit(context, title)):
        found.append(opening)
    return _fuller_first(context, found)


_UNNAMED_AREA = re.compile("[省市县区州盟旗](?![区县市])")  # 县水务局 of which 青禾县
_AREA = ("镇", "乡", "街道", "县", "区", "市")


def _fuller_first(context: ReadingContext, found: list[FieldValue]) -> list[FieldValue]:
    """Prefer 东坪镇人民政府 of the text to 东坪镇 of the title, and a body with the name of its county to 县水利局."""
    if not found:
        return found
    chosen = max(found, key=lambda v: v.confidence)
    if _UNNAMED_AREA.match(chosen.value):
        fuller = next((v for v in found if v.value.endswith(chosen.value) and v is not chosen), None)
        return found if fuller is None else [replace(fuller, confidence=chosen.confidence + 0.01), *found]
    place = found[0].value
    if not place.endswith(_AREA):
        return found
    match = re.compile(re.escape(place) + r"(?:人民政府|街道办事处|办事处|政府)").search(context.text)
    if match is None:
        return found
    fuller = grounded(context, match.group(), *match.span(), found[0].confidence + 0.01, "unit-fuller")
    return [fuller, *found]


def _in_title(
    context: ReadingContext, title: TitleParts, words: str, confidence: float, rule: str
) -> FieldValue:
    """Ground words of the joined title in the text, where line breaks may stand between them."""
    pattern = r"\s*".join(map(re.escape, words))
    match = re.compile(pattern).search(context.folded, title.start, title.end)
    start, end = match.span() if match else (title.start, title.end)
    return grounded(context, words, start, end, confidence, rule)


# A clause that ran into the name: 就业资金是由县级以上人民政府, 资金下达后各乡镇.
_RUNS_IN = re.compile(r"由|是|的|了|后|将|按照|根据|以上|以下|通过|要求")


def _is_others(context: ReadingContext, start: int, end: int) -> bool:
    """Tell a body that decrees, checks or is written to from the one that reports (经县人民政府同意, 《…》, 县水利局组织专家)."""
    known, text = bodies(), context.text
    if text.rfind("《", 0, start) > text.rfind("》", 0, start):
        return True
    if re.compile(rf"(?:{known.before})").match(text, start) or _RUNS_IN.search(text, start, end):
        return True
    if text[start - 1 : start] == "、" or text[end : end + 1] == "、":
        return True  # one of several that sign a paper
    if re.compile(rf"(?:{known.before})[^\S\n]*$").search(text, max(0, start - 4), start):
        return True
    return bool(re.compile(rf"[^\S\n]*(?:办公室|办)?(?:{known.behind})").match(text, end))


def _is_addressed(context: ReadingContext, start: int, end: int, title: TitleParts | None) -> bool:
    """Tell the body that a letter is written to: alone in a line below the title, with prose or a colon behind it."""
    alone = context.text[context.text.rfind("\n", 0, start) + 1 : start].strip() == ""
    behind = context.text[end : end + 60].lstrip(" \u3000")
    if title is None or start < title.end or not alone:
        return False
    return behind[:1] in ("：", ":") or (behind[:1] == "\n" and bool(_LETTER_BEGINS.match(behind.strip())))


_LETTER_BEGINS = re.compile(r"根据|按照|为|现将|遵照|依据|贵|你")


@lru_cache(maxsize=1)
def _evaluations() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of 某局认真组织开展了绩效自评, and of 某某项目为省某厅本级的经常性项目."""
    name = rf"{NAME}{{3,28}}?(?:{bodies().suffix})"
    manner = r"20\d\d年|高度重视|认真|积极|及时|专门|共同|严格|精心|按要求|迅速|牵头|对[^，。；\n]{2,50}?|(?:会同|联合)[^，。；\n]{2,12}?[局厅委办]|组织|成立|开展|进行|实施|，"
    return (
        re.compile(
            rf"(?:^|[。，；：:\s])(?P<unit>{name})(?:（以下简称[^（）]{{1,20}}）)?(?:、[一-鿿]{{2,8}}?[厅局委])*"
            rf"(?:{manner})*(?:组织|成立|开展|进行|实施)了?[^。；：\n]{{0,50}}?自评",
            re.MULTILINE,
        ),
        re.compile(
            rf"(?:项目|资金|经费)(?:为|是|系)(?P<unit>{name})(?:本级|机关)?的[^，。；]{{0,10}}(?:项目|支出)"
        ),
        re.compile(
            rf"(?:^|[。\n])(?P<unit>{name})(?:20\d\d年度?(?!\s?[0-9]{{1,2}}月)|始终坚持|高度重视|认真贯彻|严格按照|全年共)",
            re.MULTILINE,
        ),
    )


_EVALUATES_ONLY = re.compile(r"财政|事务所|小组|专班|工作组|评价组|专家组|党委$|[县市区省]委$|政府$")


def _evaluating_unit(context: ReadingContext) -> FieldValue | None:
    """Return the body that carries the self-evaluation out, or of whose doings the report tells first."""
    for pattern, confidence in zip(_evaluations(), (0.75, 0.7, 0.55), strict=True):
        for match in pattern.finditer(context.text, 0, 4000):
            start, end = match.span("unit")
            start = behind_heading(context, start, end)
            unit = context.text[start:end]
            if _EVALUATES_ONLY.search(unit) or NOT_A_BODY.match(unit) or NO_OPENING.match(unit):
                continue
            if len(unit) < 4 or _RUNS_IN.search(unit) or re.compile(rf"(?:{bodies().before})").match(unit):
                continue
            return grounded(context, unit, start, end, confidence, "unit-evaluates")
    return None


@lru_cache(maxsize=1)
def _evaluated() -> re.Pattern[str]:
    name = rf"(?!(?:本|我|该|各|全)){NAME}{{3,26}}?(?:{bodies().suffix})"
    return re.compile(
        rf"对(?P<unit>{name})(?:（以下简称[^）]{{1,20}}）|[(]以下简称[^)]{{1,20}}[)])?"
        r"(?:的|(?=20\d\d)|组织实施的|负责实施的|实施的)[^，。]{0,60}(?:进行|开展|实施)了?(?:重点|财政)?(?:支出)?(?:绩效)?(?:重点)?评价"
    )


def _evaluated_unit(context: ReadingContext) -> FieldValue | None:
    """Return the body that an evaluator names as evaluated: 对临水县民政局2023年度某项目进行绩效评价."""
    match = _evaluated().search(context.text, 0, 4000)
    if match is None or NOT_A_BODY.match(match["unit"]) or OF_EVALUATORS.search(match["unit"]):
        return None
    return grounded(context, match["unit"], *match.span("unit"), 0.87, "unit-evaluated")


@lru_cache(maxsize=1)
def _opening() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[，。\n由：:\s]|部门为|单位为)(?P<unit>(?!主管|实施){NAME}{{2,12}}[省市县区州旗镇乡]{NAME}{{0,10}}?(?:局|委员会|办公室|中心|人民政府|办事处|医院|学院|学校|中学|小学))"
    )


def _opening_unit(context: ReadingContext, title: TitleParts | None) -> FieldValue | None:
    """Return the full name of a body that the first paragraphs name most."""
    places: dict[str, int] = {}
    names: Counter[str] = Counter()
    for match in _opening().finditer(context.text, 0, 3000):
        start, end = match.span("unit")
        if (
            "财政" in match["unit"]
            or _is_others(context, start, end)
            or _is_addressed(context, start, end, title)
        ):
            continue
        names[match["unit"]] += 1
        places.setdefault(match["unit"], start)
    if not names:
        return None
    unit = names.most_common(1)[0][0]
    return grounded(context, unit, places[unit], places[unit] + len(unit), 0.55, "unit-opening")


def departments(context: ReadingContext) -> list[FieldValue]:
    return _stated_bodies(context, _OVERSEES, 0.85, "department-stated")[:2]


_DOES = ("实施", "承担", "建设", "执行", "项目", "责任", "牵头实施", "预算", "业主", "用款", "资金使用")
_OVERSEES = ("主管",)


def _stated_bodies(
    context: ReadingContext, does: tuple[str, ...], confidence: float, rule: str
) -> list[FieldValue]:
    """Return the bodies that a sentence states: 实施单位为安平县图书馆, 项目由某局主管, 预算单位某局的某项目."""
    return [
        grounded(context, m[m.lastgroup], m.start(m.lastgroup), m.end(m.lastgroup), confidence, rule)
        for m in _stating(does).finditer(context.text)
        if m.lastgroup and not NOT_A_BODY.match(m[m.lastgroup]) and "的" not in m[m.lastgroup]
    ]


@lru_cache(maxsize=4)
def _stating(does: tuple[str, ...]) -> re.Pattern[str]:
    name = rf"{NAME}{{2,26}}?(?:{bodies().suffix})"
    verbs = "|".join(does)
    owner = "|项目业主" if "业主" in does else ""
    return re.compile(
        rf"(?:(?:{verbs})(?:部门|单位){owner})(?:为|是|[：:])\s?(?P<name>{name})(?=[，。；、\s（]|$)"
        rf"|[，。由](?:项目)?由(?P<by>{name})(?:{verbs})(?=[，。])"
        rf"|(?:^|[，。；\s])(?:{verbs})(?:部门|单位)(?P<own>{name})(?:（[^（）]{{2,12}}）)?的[^，。；：\n]{{2,30}}?(?:项目|工程|资金|经费)",
        re.MULTILINE,
    )
