"""The pipeline: sections → sentences → quantities → mentions → fields, indicators, claims and lists."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reviewer.domain.document import Document
from reviewer.domain.report import Indicator, Report, Section, SectionRole
from reviewer.domain.text import Span
from reviewer.extraction.claims import read_claims
from reviewer.extraction.context import ReadingContext, read_context
from reviewer.extraction.drafts import Draft
from reviewer.extraction.fields import read_fields
from reviewer.extraction.forms import split_forms
from reviewer.extraction.grids import prose_of
from reviewer.extraction.indicators import assemble, finish
from reviewer.extraction.legibility import as_legible
from reviewer.extraction.lists import read_lists
from reviewer.extraction.mentions import read_sayings
from reviewer.extraction.money import read_money
from reviewer.extraction.problems import read_problems
from reviewer.extraction.repeats import once_each
from reviewer.extraction.respelling import respell
from reviewer.extraction.saying import Saying, as_mentions
from reviewer.extraction.sections import find_sections
from reviewer.extraction.selfscore import read_self_parts
from reviewer.extraction.spending import read_spending
from reviewer.extraction.tables import read_tables
from reviewer.extraction.unwrapping import unwrap

_TELLING = ("绩效", "自评", "评价", "目标任务", "完成情况", "三级指标", "年度指标值")
_TOLD = 3  # sections that make a narrative; notes to a form have fewer
_STOP = re.compile("。")
_UNKNOWN = "未识别为绩效报告，请核对文件。"


@dataclass(frozen=True, slots=True)
class Reading:
    """Every stage of one reading, for `explain` and for tests."""

    context: ReadingContext
    sayings: tuple[Saying, ...]
    drafts: tuple[Draft, ...]
    indicators: tuple[Indicator, ...]
    report: Report


def readings(document: Document) -> tuple[Reading, ...]:
    """Read a document stage by stage: once for each form that it holds, once for a narrative.

    The stages stand in the text as it is read (without hard line breaks, respelled, of one form); the reports in the document's.
    """
    whole = unwrap(document)
    spelled = respell(whole.document)
    wraps = tuple(at + index for index, at in enumerate(whole.cuts))
    found = []
    for number, view in enumerate(split_forms(spelled.document), 1):
        reading = _read(view.document)
        report = whole.restored(spelled.restored(view.restored(reading.report)))
        report = as_legible(report, document)
        found.append(replace(reading, report=replace(report, part=number, wraps=wraps)))
    return tuple(found)


def _read(document: Document) -> Reading:
    context = read_context(document, find_sections(document))
    tables = read_tables(context)
    sayings = read_sayings(context, tables.spans)
    known = _is_report(context)
    drafts = assemble(context, sayings, tables.drafts) if known else []
    indicators = finish(context, drafts)
    money = read_money(context)
    fields, statements = read_fields(context, money)
    spending, breakdowns = read_spending(context, money)
    report = Report(
        is_form=tables.form and _is_mostly(tables.spans, context) and not _is_told(context),
        fields=fields,
        statements=statements,
        indicators=indicators,
        spending=spending,
        self_parts=read_self_parts(context),
        sections=context.sections,
        mentions=as_mentions(sayings),
        claims=read_claims(drafts, indicators, sayings),
        breakdowns=breakdowns,
        lists=read_lists(context),
        problems=read_problems(context),
        notices=context.document.notices + (() if known else (_UNKNOWN,)),
    )
    return Reading(context, sayings, tuple(drafts), indicators, once_each(document, report))


def _is_report(context: ReadingContext) -> bool:
    """Tell a performance report from a text of another kind (a contract, minutes), and from a scan without text."""
    return any(word in context.text for word in _TELLING)


def _is_mostly(spans: tuple[Span, ...], context: ReadingContext) -> bool:
    """Tell a form from a narrative report that holds a table of indicators."""
    return sum(map(len, spans)) > len(context.text.strip()) // 2


def _is_told(context: ReadingContext) -> bool:
    """Tell a report that the same file's form outweighs: its sections about different things have sentences outside of tables."""
    prose = prose_of(context)
    told = {
        section.role
        for section in context.sections
        if section.role not in (SectionRole.OTHER, SectionRole.TITLE, SectionRole.SIGNATURE)
        and prose.holds(section.heading.start)
        and any(prose.holds(m.start()) for m in _STOP.finditer(context.text, *_below(section)))
    }
    return len(told) >= _TOLD


def _below(section: Section) -> tuple[int, int]:
    return section.heading.end, section.span.end


def extract(document: Document) -> tuple[Report, ...]:
    """Return the machine's reading of a document: one report per form, one for a narrative."""
    return tuple(reading.report for reading in readings(document))
