"""Bodies: who is evaluated and who is above, from the title, the signature and the running text."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from reviewer.domain.report import FieldValue, SectionRole
from reviewer.extraction.bodies import bodies
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.fields_title import NAME, NOT_A_BODY, TitleParts, clean_value, grounded, unit_of

_INTRODUCES = (
    r"(?:（以下简称[^）]{1,20}）|[(]以下简称[^)]{1,20}[)])?"
    r"(?:成立于|是(?!否)|为(?=[^，。]{0,30}?(?:单位|机构|部门|事业|行政|机关|组织|企业|学校|医院))|系(?=[^，。]{0,30}?单位)|隶属|位于|始建|主要职[责能]|内设|下设|核定编制|现有|主管|属于?|负责|机构|申报|组织实施|实施|承担|开展)"
)


def units(context: ReadingContext, title: TitleParts | None) -> list[FieldValue]:
    found: list[FieldValue] = []
    if title is not None and (unit := unit_of(context, title)):
        found.append(_in_title(context, title, unit, 0.93, "unit-title"))
    found += _stated_bodies(context, _DOES, 0.9, "unit-stated")[:1]
    signed = _signed_unit(context)
    if signed is not None:
        found.append(signed)
    if introduced := _introduced_unit(context):
        found.append(introduced)
    if not found and (opening := _opening_unit(context)):
        found.append(opening)
    return _fuller_first(context, found)


_AREA = ("镇", "乡", "街道", "县", "区", "市")


def _fuller_first(context: ReadingContext, found: list[FieldValue]) -> list[FieldValue]:
    """Prefer 东坪镇人民政府 of the text to 东坪镇 of the title: the body, not the place."""
    if not found or not found[0].value.endswith(_AREA):
        return found
    place = found[0].value
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


def _signed_unit(context: ReadingContext) -> FieldValue | None:
    """Return the body that signs at the end."""
    for section in reversed(context.sections[-2:]):
        if section.role is not SectionRole.SIGNATURE:
            continue
        line = context.text[section.heading.start : section.heading.end]
        words = re.split(r"\s{2,}|20\d\d|二[〇○零]", line.strip())[0].strip()
        value = clean_value(re.sub(r"^[^：:]{2,8}[：:]", "", words))
        if re.fullmatch(rf"{NAME}{{2,30}}(?:{bodies().suffix})", value) and not NOT_A_BODY.match(value):
            start = context.text.find(words, section.heading.start)
            return grounded(context, value, start, start + len(words), 0.85, "unit-signature")
    return None


_NO_OPENING = re.compile(r"我|本|该|各|根据|按照|为|由|经|一|二|三|主要|内设|下设|其中|并|和|同")


@lru_cache(maxsize=1)
def _introductions() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of 某局是…, and of 由某局（负责）实施."""
    name = rf"{NAME}{{3,28}}?(?:{bodies().suffix})"
    return (
        re.compile(rf"(?:^|[。\n：:）)\s])(?P<unit>{name}){_INTRODUCES}"),
        re.compile(rf"由(?P<unit>{name})(?:负责|具体|组织|牵头|承担)*(?:实施|承建|承办|建设|承担)"),
    )


def _behind_heading(context: ReadingContext, start: int, end: int) -> int:
    """Return where a name begins when a heading of flattened text runs into it."""
    index = context.section_index_at(end)
    heading_end = context.sections[index].heading.end if index >= 0 else 0
    return heading_end if start < heading_end < end else start


def _introduced_unit(context: ReadingContext) -> FieldValue | None:
    """Return the body the report introduces: 某县某中心成立于…, 某局是…, 由某局组织实施."""
    for pattern in _introductions():
        for match in pattern.finditer(context.text, 0, 4000):
            start = _behind_heading(context, match.start("unit"), match.end("unit"))
            unit = context.text[start : match.end("unit")]
            if NOT_A_BODY.match(unit) or _NO_OPENING.match(unit) or "由" in unit:
                continue
            confidence = 0.88 if context.role_at(start) is SectionRole.OVERVIEW else 0.7
            return grounded(context, unit, start, match.end("unit"), confidence, "unit-introduced")
    return None


def _opening_unit(context: ReadingContext) -> FieldValue | None:
    """Return the full name of a body that the first paragraphs name most."""
    pattern = re.compile(
        rf"(?:^|[，。\n由、：:\s]|部门为|单位为)(?P<unit>(?!主管|实施){NAME}{{2,12}}[省市县区州旗镇乡]{NAME}{{0,10}}?(?:局|委员会|办公室|中心|人民政府|办事处|医院|学院|学校|中学|小学))"
    )
    names = Counter(m["unit"] for m in pattern.finditer(context.text, 0, 3000) if "财政" not in m["unit"])
    if not names:
        return None
    unit = names.most_common(1)[0][0]
    start = context.text.find(unit)
    return grounded(context, unit, start, start + len(unit), 0.55, "unit-opening")


def departments(context: ReadingContext) -> list[FieldValue]:
    return _stated_bodies(context, _OVERSEES, 0.85, "department-stated")[:2]


_DOES = ("实施", "承担", "建设", "执行", "项目", "责任", "牵头实施")
_OVERSEES = ("主管",)


def _stated_bodies(
    context: ReadingContext, does: tuple[str, ...], confidence: float, rule: str
) -> list[FieldValue]:
    """Return the bodies that a sentence states: 实施单位为安平县图书馆, 项目由某局主管."""
    return [
        grounded(context, m[group], m.start(group), m.end(group), confidence, rule)
        for m in _stating(does).finditer(context.text)
        if (group := "name" if m["name"] else "by") and not NOT_A_BODY.match(m[group])
    ]


@lru_cache(maxsize=4)
def _stating(does: tuple[str, ...]) -> re.Pattern[str]:
    name = rf"{NAME}{{2,26}}?(?:{bodies().suffix})"
    return re.compile(
        rf"(?:{'|'.join(does)})(?:部门|单位)(?:为|是|[：:])\s?(?P<name>{name})(?=[，。；、\s（]|$)"
        rf"|[，。由](?:项目)?由(?P<by>{name})(?:{'|'.join(does)})(?=[，。])"
    )
