"""Read a web page: a report as a flowing document, nothing but tables as sheets."""

from __future__ import annotations

import re

from reviewer.documents.flowing import Told, document_of
from reviewer.documents.sheets.web import sheets_of
from reviewer.documents.web.body import Walk
from reviewer.documents.web.page import page_of, words
from reviewer.documents.web.tables import outermost
from reviewer.documents.word.xml import Element
from reviewer.domain.document import Document

# What Word, WPS and Writer leave in their pages.
_BY_WORD = re.compile(
    rb"urn:schemas-microsoft-com:office:word|word\.document|content=[\"']?microsoft word"
    rb"|class=(?:3d)?[\"']?(?:western|cjk|msonormal|msotitle)\b",
    re.IGNORECASE,
)
# LibreOffice ends its lines only where the text has blanks.
_AT_BLANKS = re.compile(rb"content=[\"\']?(?:libreoffice|openoffice)", re.IGNORECASE)
_HEAD = 64 * 1024
_MOSTLY = 0.5


def read_page(data: bytes, name: str) -> Document:
    """Read a web page or an archive of one. Raises FileProblem."""
    root = page_of(data, name)
    tables = list(outermost(root))
    if not _BY_WORD.search(data[:_HEAD]) and _is_mostly(tables, root):
        return sheets_of(tables, name)
    told = Told()
    blocks = Walk(told, breaks_words=_AT_BLANKS.search(data[:_HEAD]) is None).blocks(root)
    return document_of(blocks, "html", name, told.notices())


def _is_mostly(tables: list[Element], root: Element) -> bool:
    return bool(tables) and sum(len(words(table)) for table in tables) >= _MOSTLY * len(words(root))
