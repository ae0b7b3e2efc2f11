"""In which ways an original, or a file of a pair, can be shown: by its pages, by its sheets, as flowing text; needs no Qt."""

from __future__ import annotations

from reviewer.domain.document import Document, Member
from reviewer.domain.pages import Pages

TEXT, PAGES, SHEETS = "text", "pages", "sheets"


def real_pages(document: Document) -> Pages | None:
    """Return the pages an original can be shown by, None for one that has none."""
    return document.pages if document.pages is not None and document.pages.pages else None


def looks_of(document: Document, printed: Pages | None = None) -> tuple[str, ...]:
    """Return how each file of an original looks as it is laid out, by its own pages or by `printed` ones; text for one without a layout."""
    pages = printed or real_pages(document)
    if not document.members:
        return (PAGES if pages is not None else SHEETS if document.worksheets else TEXT,)
    counts = pages.counts if pages is not None else (0,) * len(document.members)
    return tuple(
        PAGES if count else _without_pages(document, member)
        for member, count in zip(document.members, counts, strict=True)
    )


def _without_pages(document: Document, member: Member) -> str:
    return SHEETS if any(member.span.contains(sheet.span) for sheet in document.worksheets) else TEXT
