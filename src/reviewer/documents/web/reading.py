"""Read a web page: a report as a flowing document, nothing but tables as sheets."""

from __future__ import annotations

import re

from reviewer.documents.flowing import Told, document_of
from reviewer.documents.sheets.web import sheets_of
from reviewer.documents.web.body import Walk
from reviewer.documents.web.page import text_of, tree_of, words
from reviewer.documents.web.tables import outermost
from reviewer.documents.word.xml import Element
from reviewer.domain.document import Document

# What Word, WPS and Writer leave in their pages.
_BY_WORD = re.compile(
    r"urn:schemas-microsoft-com:office:word|word\.document|content=[\"']?microsoft word"
    r"|class=[\"']?(?:western|cjk|msonormal|msotitle)\b",
    re.IGNORECASE,
)
# LibreOffice ends its lines only where the text has blanks.
_AT_BLANKS = re.compile(r"content=[\"\']?(?:libreoffice|openoffice)", re.IGNORECASE)
_HEAD = 64 * 1024
_MOSTLY = 0.5


def read_page(data: bytes, name: str, *, of_excel: bool = False) -> Document:
    """Read a web page or an archive of one; Excel's marks may also come from what was pasted out of it. Raises FileProblem."""
    text = text_of(data, name)
    root = tree_of(text, name)
    tables = list(outermost(root))
    by_word = _BY_WORD.search(text[:_HEAD]) is not None
    if _is_mostly(tables, root) if of_excel == by_word else of_excel:
        return sheets_of(tables, name)
    told = Told()
    blocks = Walk(told, breaks_words=_AT_BLANKS.search(text[:_HEAD]) is None).blocks(root)
    return document_of(blocks, "html", name, told.notices())


def _is_mostly(tables: list[Element], root: Element) -> bool:
    return bool(tables) and sum(len(words(table)) for table in tables) >= _MOSTLY * len(words(root))
