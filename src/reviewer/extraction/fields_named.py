"""Year, project name and date of a report, from its title, its labels and its own words."""

from __future__ import annotations

import re
from collections import Counter

from reviewer.domain.report import FieldValue, SectionRole
from reviewer.domain.text import Passage
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.dates import DateMention
from reviewer.extraction.fields_title import TitleParts, clean_value, find_title, unit_of
from reviewer.extraction.folding import fold
from reviewer.extraction.once import once

_HAN_YEAR = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR = re.compile(r"(?P<year>20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})\s?(?:年度|学年|年)?")
_SPAN = re.compile(r"20\d\d\s?年?\s?(?:[—\-－~～至]+|到)\s?(20\d\d)\s?(?:年|学)")
_SAID = re.compile(
    r"(20\d\d)\s?年度?[^。；，\n]{0,14}?(?:绩效(?:自评|评价)|预算绩效|部门预算|财政预算|预算安排|绩效目标|年度目标)"
)


@once
def report_year(context: ReadingContext) -> int | None:
    """Return the evaluated year as a number, None where the report names none."""
    found = year_statements(context, find_title(context))
    best = max(found, key=lambda v: v.confidence, default=None)
    return int(best.value) if best is not None and best.value.isdigit() else None


def year_statements(context: ReadingContext, title: TitleParts | None) -> list[FieldValue]:
    """Return the evaluated year: of the title, of a line below it, of what the report says it evaluates."""
    found = []
    if title is not None:
        found += _year_under(context, title)  # before the title: the year there can be that of the fund
        found += [v] if (v := _year_in(context, title.start, title.end, 0.96, "year-title")) else []
    first = next((s.heading.start for s in context.sections), 600)
    if (
        label := re.compile(r"(?:评价|预算|自评|项目|所属)?年度[：:\s]{1,4}").search(context.folded, 0, 2500)
    ) and (value := _year_in(context, label.end(), label.end() + 8, 0.93, "year-label")):
        found.append(value)
    found.extend(_years_below(context, min(first, 800)))
    return found or _spoken_years(context)


_UNDER_TITLE = re.compile(r"\s{0,4}[（(]\s?(20\d\d)\s?年度\s?[）)][^\S\n]*(?:\n|$)")


def _year_under(context: ReadingContext, title: TitleParts) -> list[FieldValue]:
    """Return the year of the line right under the title: 2023年造林补助项目自评报告|（2024年度）."""
    match = _UNDER_TITLE.match(context.folded, title.end)
    if match is None:
        return []
    return [FieldValue(match[1], Passage.cut(context.text, *match.span(1)), 0.97, "year-under-title")]


def _years_below(context: ReadingContext, stop: int) -> list[FieldValue]:
    """Return the year of a line like （2023年度） below the title."""
    lines = re.finditer(r"^\s*[（(]\s*20\d\d\s?年?度?\s*[）)]\s*$", context.folded[:stop], re.MULTILINE)
    values = (_year_in(context, line.start(), line.end(), 0.93, "year-subtitle") for line in lines)
    return [value for value in values if value]


def _year_in(context: ReadingContext, start: int, end: int, confidence: float, rule: str) -> FieldValue | None:
    span = _SPAN.search(context.folded, start, end)
    match = span or _YEAR.search(context.folded, start, end)
    if match is None:
        return None
    begin, finish = span.span(1) if span else match.span("year")
    return FieldValue(
        context.folded[begin:finish].translate(_HAN_YEAR).replace("二", "2"),
        Passage.cut(context.text, begin, finish),
        confidence,
        rule,
    )


def _spoken_years(context: ReadingContext) -> list[FieldValue]:
    """Return the year that the report says it evaluates, else the one it names most outside of plans."""
    said = Counter(m[1] for m in _SAID.finditer(context.folded))
    named = Counter(
        str(d.year)
        for d in context.dates
        if d.year is not None and d.month is None and context.role_at(d.start) is not SectionRole.NEXT_PLAN
    )
    for counted, confidence, rule in ((said, 0.85, "year-said"), (named, 0.7, "year-named")):
        if counted:
            year = max(counted, key=lambda y: (counted[y], y))
            start = context.folded.find(year)
            return [FieldValue(year, Passage.cut(context.text, start, start + 4), confidence, rule)]
    return _closed_year(context)


_YEAR_END = re.compile(r"截[至止]到?(20\d\d)年(?:12月31日|12月底|底|末)")


def _closed_year(context: ReadingContext) -> list[FieldValue]:
    """Return the year at whose end the report counts: 截至2023年12月31日，实际使用资金…."""
    match = _YEAR_END.search(context.folded)
    return [FieldValue(match[1], Passage.cut(context.text, *match.span(1)), 0.65, "year-end")] if match else []


# -- project ---------------------------------------------------------------------------------------------------

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
        r"^(?:关于|开展|报送|上报|呈报|印发|做好|的)+", "", _YEAR.sub("", _SPAN.sub("", words)).strip("（）() ")
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


# -- date of the report ----------------------------------------------------------------------------------------

_STATED_DATE = re.compile(
    r"(?:(?:填报|填表|报告|编制|报送|提交|成稿|自评材料报送|出具)(?:日期|时间)|(?:自评|评价|撰写|完成报告)日期)(?:为|是|[：:\s])*(?=[0-9二])"
)


def date_statements(context: ReadingContext) -> list[FieldValue]:
    """Return the date below the report, on its cover, or told in words."""
    found = [_date(context, d, 0.95, "date-signed") for d in reversed(_dates_alone(context)) if d.iso]
    for match in _STATED_DATE.finditer(context.folded):
        date = next((d for d in context.dates if 0 <= d.start - match.end() <= 2), None)
        if date is not None and date.iso:
            found.append(_date(context, date, 0.8, "date-stated"))
    return found


def _date(context: ReadingContext, date: DateMention, confidence: float, rule: str) -> FieldValue:
    return FieldValue(date.iso or "", date.passage, confidence, rule)


def _dates_alone(context: ReadingContext) -> list[DateMention]:
    """Return the dates that have a line to themselves, or that close a signature line."""
    signature = next((s for s in context.sections if s.role is SectionRole.SIGNATURE), None)
    signed_from = len(context.text) if signature is None else signature.heading.start
    first = max(next((s.heading.start for s in context.sections), 0), 300)
    late = len(context.text) * 0.6
    return [
        d
        for d in context.dates
        if d.year is not None
        and d.month is not None
        and (d.start < first or d.start > late)
        and _is_alone(context.text, d, signed_from)
    ]


def _is_alone(text: str, date: DateMention, signed_from: int) -> bool:
    line_start = text.rfind("\n", 0, date.start) + 1
    line_end = text.find("\n", date.end)
    before = text[line_start : date.start].strip(_AROUND_DATE)
    after = text[date.end : len(text) if line_end < 0 else line_end].strip(_AROUND_DATE)
    if after:
        return False
    labelled = re.fullmatch(r"(?:日期|时间|填报日期|报告日期)[：:]\s*", before)
    return not before or date.start >= signed_from or bool(labelled) or _closes(text, date)


def _closes(text: str, date: DateMention) -> bool:
    """Tell a date that ends the whole text behind a name, as in flattened reports."""
    if text[date.end :].strip():
        return False
    before = text[max(0, date.start - 60) : date.start]
    signer = re.split(r"[。；！\n]", before)[-1].strip()
    return len(signer) <= 40 and not re.search(r"[，、：]", signer)


_AROUND_DATE = " \t\u3000\u2002\xa0（）()"
