"""The pipeline: sections → sentences → quantities → mentions → fields, indicators, claims and lists."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.domain.document import Document
from reviewer.domain.report import Indicator, Report
from reviewer.extraction.claims import read_claims
from reviewer.extraction.context import ReadingContext, read_context
from reviewer.extraction.fields import read_fields
from reviewer.extraction.indicators import Draft, assemble, finish
from reviewer.extraction.lists import read_lists
from reviewer.extraction.mentions import read_sayings
from reviewer.extraction.money import read_money
from reviewer.extraction.problems import read_problems
from reviewer.extraction.saying import Saying, as_mentions
from reviewer.extraction.sections import find_sections
from reviewer.extraction.selfscore import read_self_parts
from reviewer.extraction.spending import read_spending
from reviewer.extraction.tables import read_tables


@dataclass(frozen=True, slots=True)
class Reading:
    """Every stage of one reading, for `explain` and for tests."""

    context: ReadingContext
    sayings: tuple[Saying, ...]
    drafts: tuple[Draft, ...]
    indicators: tuple[Indicator, ...]
    report: Report


def read(document: Document) -> Reading:
    """Read one document stage by stage."""
    context = read_context(document, find_sections(document))
    tables = read_tables(context)
    sayings = read_sayings(context, tables.spans)
    drafts = assemble(context, sayings, tables.drafts)
    indicators = finish(context, drafts)
    money = read_money(context)
    fields, statements = read_fields(context, money)
    spending, breakdowns = read_spending(context, money)
    report = Report(
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
        notices=context.document.notices,
    )
    return Reading(context, sayings, tuple(drafts), indicators, report)


def extract(document: Document) -> tuple[Report, ...]:
    """Return the machine's reading of a document: one report per form, one for a narrative."""
    return (read(document).report,)
