"""Where a quote stands, as a reader of the paper looks for it: a page, a cell of a workbook, else section and paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.domain.document import MEMBER_NAMES, Block, Cell, Document, Paragraph
from reviewer.domain.finding import Finding
from reviewer.domain.text import Span
from reviewer.export.model import ReviewForExport

_MOST_QUOTES = 3
_LONGEST = 60


def quotes(finding: Finding, review: ReviewForExport) -> str:
    """Return the passages of a finding in quotation marks, each with its place; how many more there are is said."""
    grounded = [e for e in finding.evidence if e.passage.grounded]
    # Passages of one number say the same: the first of each is quoted.
    different = {e.number or -at: e.passage for at, e in reversed(list(enumerate(grounded, 1)))}
    told: list[tuple[str, str]] = []
    for passage in list(reversed(different.values()))[:_MOST_QUOTES]:
        quote, where = f"“{_short(passage.text)}”", place(passage.span, review)
        if told and told[-1][1] == where:  # the place is named once, behind the last of its quotes
            told[-1] = (f"{told[-1][0]}、{quote}", where)
        else:
            told.append((quote, where))
    more = f"等{len(grounded)}处" if len(grounded) > min(len(different), _MOST_QUOTES) else ""
    return "、".join(quote + (f"〔{where}〕" if where else "") for quote, where in told) + more


def places(finding: Finding, review: ReviewForExport) -> str:
    """Return the places of all passages of a finding, each once."""
    spans = (e.passage.span for e in finding.evidence if e.passage.grounded)
    return "、".join(dict.fromkeys(filter(None, (place(span, review) for span in spans))))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def place(span: Span, review: ReviewForExport) -> str:
    """Return where a range of the original stands, "" where nothing is known of it."""
    document = review.document
    if document is None:
        return ""
    member = document.member_at(span.start)
    ahead = MEMBER_NAMES[member] if member is not None else ""
    pages = review.pages or document.pages
    page = pages.first(span) if pages is not None else None
    if pages is not None and page is not None:
        return f"{ahead}第{pages.pages[page].number}页"
    return ahead + (_cell(document, span.start) or _section(review, document, span.start))


def _cell(document: Document, position: int) -> str:
    """Return the address of the cell of a workbook that holds a position."""
    found = (
        c.address
        for c in _cells(document.blocks)
        if c.address and c.start <= position < max(c.end, c.start + 1)
    )
    return next(found, "")


def _cells(blocks: tuple[Block, ...]) -> Iterator[Cell]:
    for block in blocks:
        if not isinstance(block, Paragraph):
            for cell in block.cells:
                yield from _cells(cell.blocks)
                yield cell


def _section(review: ReviewForExport, document: Document, position: int) -> str:
    """Return heading and number of the paragraph behind it; a table row counts as one."""
    section = review.machine.section_at(position)
    start = section.heading.end if section is not None else 0
    lines = document.text[start:position].split("\n")
    number = sum(bool(line.strip()) for line in lines[:-1]) + 1
    if section is None:
        return f"第{number}段"
    if position < section.heading.end:
        return f"{section.label}{section.title}"
    # The first piece is what is left of the heading's own line.
    return f"{section.label}{section.title}第{number - bool(lines[0].strip()) if len(lines) > 1 else 1}段"
