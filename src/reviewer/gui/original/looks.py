"""In which ways an original, or a file of a pair, can be shown: by its pages, by its sheets, as flowing text; needs no Qt."""

from __future__ import annotations

from reviewer.domain.document import Document, Member
from reviewer.domain.pages import Pages

TEXT, PAGES, SHEETS = "text", "pages", "sheets"


def real_pages(document: Document) -> Pages | None:
    """Return the pages an original can be shown by, None for one that has none."""
    return document.pages if document.pages is not None and document.pages.pages else None


def looks_of(document: Document) -> tuple[str, ...]:
    """Return how each file of an original looks as it is laid out; text for one without a layout."""
    if document.members:
        return tuple(_look(document, member) for member in document.members)
    if real_pages(document) is not None:
        return (PAGES,)
    return (SHEETS if document.worksheets else TEXT,)


def _look(document: Document, member: Member) -> str:
    if member.paged:
        return PAGES
    return SHEETS if any(member.span.contains(sheet.span) for sheet in document.worksheets) else TEXT
