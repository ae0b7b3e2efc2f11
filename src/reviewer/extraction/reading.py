"""The pipeline: sections → sentences → quantities → mentions → fields, indicators, claims and lists."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.domain.document import Document
from reviewer.domain.report import Indicator, Report
from reviewer.extraction.claims import read_claims
from reviewer.extraction.context import ReadingContext, read_context
from reviewer.extraction.indicators import Draft, assemble, finish
from reviewer.extraction.lists import read_lists
from reviewer.extraction.mentions import Saying, as_mentions, read_sayings
from reviewer.extraction.sections import find_sections


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
    sayings = read_sayings(context)
    drafts = assemble(context, sayings)
    indicators = finish(context, drafts)
    report = Report(
        indicators=indicators,
        sections=context.sections,
        mentions=as_mentions(sayings),
        claims=read_claims(drafts, indicators, sayings),
        lists=read_lists(context),
    )
    return Reading(context, sayings, tuple(drafts), indicators, report)


def extract(document: Document) -> tuple[Report, ...]:
    """Return the machine's reading of a document: one report per form, one for a narrative."""
    return (read(document).report,)
