"""Year and date of a report, from its title, its labels and its own words."""

from __future__ import annotations

import re
from collections import Counter

from reviewer.domain.report import FieldValue, SectionRole
from reviewer.domain.text import Passage
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.dates import DateMention
from reviewer.extraction.fields_title import TitleParts, find_title
from reviewer.extraction.once import once

_HAN_YEAR = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR_TOLD = re.compile("(20[0-9]{2})年")
YEAR = re.compile(r"(?P<year>20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})\s?(?:年度|学年|年)?")
SPAN_OF_YEARS = re.compile(r"20\d\d\s?年?\s?(?:[—\-－~～至]+|到)\s?(20\d\d)\s?(?:年|学)")
_SAID = re.compile(
    r"(20\d\d)\s?年度?[^。；，\n]{0,14}?(?:绩效(?:自评|评价)|预算绩效|部门预算|财政预算|预算安排|绩效目标|年度目标)"
)


@once
def report_year(context: ReadingContext) -> int | None:
    """Return the evaluated year as a number, None where the report names none."""
    found = year_statements(context, find_title(context))
    best = max(found, key=lambda v: v.confidence, default=None)
    return int(best.value) if best is not None and best.value.isdigit() else None


def ends_in_earlier_year(context: ReadingContext, words: str) -> bool:
    """Tell whether the last year named in some words is before the evaluated one."""
    years, own = _YEAR_TOLD.findall(words), report_year(context)
    return bool(years) and own is not None and int(years[-1]) < own


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


_UNDER_TITLE = re.compile(r"(?:[（(][^\n]{4,40}[）)])?\s{0,4}[（(]\s?(20\d\d)\s?年度\s?[）)][^\S\n]*(?:\n|$)")


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
    span = SPAN_OF_YEARS.search(context.folded, start, end)
    match = span or YEAR.search(context.folded, start, end)
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
        and (d.start < first or d.start > late or _ANNEX.match(context.text, d.end))
        and _is_alone(context.text, d, signed_from)
    ]


def _is_alone(text: str, date: DateMention, signed_from: int) -> bool:
    line_start = text.rfind("\n", 0, date.start) + 1
    line_end = text.find("\n", date.end)
    before = text[line_start : date.start].strip(_AROUND_DATE)
    after = text[date.end : len(text) if line_end < 0 else line_end].strip(_AROUND_DATE)
    if after:
        return False
    if _ASIDE.search(text[line_start : date.start]) and date.day is not None:
        return True  # 填报单位：某局      2023年2月15日
    labelled = re.fullmatch(r"(?:日期|时间|填报日期|报告日期)[：:]\s*", before)
    return not before or date.start >= signed_from or bool(labelled) or _closes(text, date)


# The form or the list that follows the signature: 附件：项目支出绩效自评表
_ANNEX = re.compile(r"\s*(?:附件|附表|附录|附[：:0-9一二三]|[^\n\t。]{4,40}表(?:[（(][^\n]{1,12}[）)])?\s*\n)")


def _closes(text: str, date: DateMention) -> bool:
    """Tell a date that ends the whole text behind a name, as in flattened reports."""
    if text[date.end :].strip():
        return False
    before = text[max(0, date.start - 60) : date.start]
    signer = re.split(r"[。；！\n]", before)[-1].strip()
    return len(signer) <= 40 and not re.search(r"[，、：]", signer)


_ASIDE = re.compile(r"(?:[^\S\n]{2,}|\u3000)$")
_AROUND_DATE = " \t\u3000\u2002\xa0（）()"
