"""Bodies that sign, that the text introduces, and that a title begins with, each held against the others."""

from __future__ import annotations

import re
from functools import lru_cache

from reviewer.domain.naming import same_body
from reviewer.domain.report import FieldValue, SectionRole
from reviewer.extraction.bodies import bodies
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.fields_title import NAME, NOT_A_BODY, TitleParts, clean_value, grounded, unit_in_title
from reviewer.extraction.once import once

_INTRODUCES = (
    r"(?:（以下简称[^）]{1,20}）|[(]以下简称[^)]{1,20}[)])?"
    r"(?:成立于|是(?!否)|为(?=[^，。]{0,30}?(?:单位|机构|部门|事业|行政|机关|组织|企业|学校|医院))|系(?=[^，。]{0,30}?单位)|隶属|位于|始建|主要职[责能]|内设|下设|核定编制|现有|主管|属于?|负责|机构|申报|组织实施|实施|承担|开展)"
)
OF_EVALUATORS = re.compile(
    r"会计师事务所|事务所|咨询(?:有限)?(?:责任)?公司|评估(?:有限)?(?:责任)?公司|造价"
)  # never evaluated
NO_OPENING = re.compile(
    r"我|本|该|各|根据|按照|为|由|经|一|二|三|主要|内设|下设|其中|并|和|同|项目|年度|财政部门|主管|实施|有关|相关|全|每"
)
_OWNED = re.compile("[省市县区州盟旗镇乡]|街道|局|厅|委")


def unit_of(context: ReadingContext, title: TitleParts) -> str:
    """Return the body a title names: in a line of its own above the rest (江华区血站|献血者…报告), else at its beginning."""
    first, _, rest = context.text[title.start : title.end].partition("\n")
    line = first.strip()
    alone = rest and re.fullmatch(rf"{NAME}{{2,28}}(?:{bodies().suffix})", line) and not NOT_A_BODY.match(line)
    if alone:
        return line
    unit = unit_in_title(title.text)
    return "" if unit and _is_told_otherwise(context, title, unit) else unit


def _is_told_otherwise(context: ReadingContext, title: TitleParts, unit: str) -> bool:
    """Tell whether a name without a place is not who reports: what stands below, introduces and signs agree on another body."""
    if _OWNED.search(unit):
        return False
    places = (_body_below(context, title), introduced_unit(context), signed_unit(context))
    told = [one.value for one in places if one is not None]
    if len(told) < 2 or any(same_body(unit, other) for other in told):
        return False
    return all(same_body(told[0], other) for other in told[1:])


def _body_below(context: ReadingContext, title: TitleParts) -> FieldValue | None:
    """Return the body that stands alone in the line below a title."""
    match = _below().match(context.text, title.end)
    if match is None or NOT_A_BODY.match(match["unit"]) or OF_EVALUATORS.search(match["unit"]):
        return None
    return grounded(context, match["unit"], *match.span("unit"), 0.85, "unit-below-title")


@lru_cache(maxsize=1)
def _below() -> re.Pattern[str]:
    return re.compile(rf"\s*\n\s*(?P<unit>{NAME}{{2,28}}(?:{bodies().suffix}))[^\S\n]*\n")


@once
def signed_unit(context: ReadingContext) -> FieldValue | None:
    """Return the body that signs at the end."""
    for section in reversed(context.sections[-2:]):
        if section.role is not SectionRole.SIGNATURE:
            continue
        line = context.text[section.heading.start : section.heading.end]
        words = re.split(r"\s{2,}|20\d\d|二[〇○零]", line.strip())[0].strip()
        value = clean_value(re.sub(r"^[^：:]{2,8}[：:]", "", words))
        if OF_EVALUATORS.search(value):
            continue
        if re.fullmatch(rf"{NAME}{{2,30}}(?:{bodies().suffix})", value) and not NOT_A_BODY.match(value):
            start = context.text.find(words, section.heading.start)
            return grounded(context, value, start, start + len(words), 0.85, "unit-signature")
    return None


@lru_cache(maxsize=1)
def _introductions() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of 某局是…, and of 由某局（负责）实施."""
    suffix = bodies().suffix
    name = rf"{NAME}{{3,28}}?(?:{suffix})"
    led = r"(?:负责|具体|组织|牵头|承担)*"
    # 由某县城乡|建设|局组织实施: 建设 belongs to the name where a longer body does something right behind it.
    longer = rf"(?:(?![由并和与]){NAME}){{0,14}}?(?:{suffix})(?:{led}(?:实施|承建|承办|建设|承担)|牵头|负责)"
    return (
        re.compile(rf"(?:^|[。\n：:）)\s])(?P<unit>{name}){_INTRODUCES}"),
        re.compile(
            rf"由(?P<unit>{name})(?:{led}(?:实施|承建|承办|建设(?!{longer})|承担)|(?:牵头|负责)(?=[，。]))"
        ),
    )


def behind_heading(context: ReadingContext, start: int, end: int) -> int:
    """Return where a name begins when a heading of flattened text runs into it."""
    index = context.section_index_at(end)
    heading_end = context.sections[index].heading.end if index >= 0 else 0
    return heading_end if start < heading_end < end else start


@once
def introduced_unit(context: ReadingContext) -> FieldValue | None:
    """Return the body the report introduces: 某县某中心成立于…, 某局是…, 由某局组织实施."""
    for pattern in _introductions():
        for match in pattern.finditer(context.text, 0, 4000):
            start = behind_heading(context, match.start("unit"), match.end("unit"))
            unit = context.text[start : match.end("unit")]
            if NOT_A_BODY.match(unit) or NO_OPENING.match(unit) or "由" in unit:
                continue
            confidence = 0.88 if context.role_at(start) is SectionRole.OVERVIEW else 0.7
            return grounded(context, unit, start, match.end("unit"), confidence, "unit-introduced")
    return None
