"""Read HTML tables saved as .xls, as the exports of business systems are: only the tables count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from reviewer.documents import problems
from reviewer.documents.decoding import decode
from reviewer.documents.sheets.laying import document_of
from reviewer.documents.sheets.model import MOST_CELLS, PLAIN, Area, Filled, Look, Sheet
from reviewer.documents.word.xml import Element, integer
from reviewer.domain.document import Alignment, Document
from reviewer.domain.errors import FileProblem

MOST_BYTES = 64 * 1024 * 1024
_MOST_SPAN = 1000
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
_SILENT = ("script", "style", "head", "title", "template")
_APART = ("p", "div", "br", "li", "tr", "table")
_CENTER = re.compile(r"text-align\s*:\s*(center|right)")
_MOSTLY = 0.5


def read_web_tables(data: bytes, name: str) -> Document:
    """Read the tables of a web page that is mostly tables. Raises FileProblem for any other page."""
    if len(data) > MOST_BYTES:
        raise FileProblem(problems.too_large(name, MOST_BYTES // (1024 * 1024)))
    root = _root(data, name)
    etree.strip_elements(root, *_SILENT, with_tail=False)
    tables = [table for table in root.iter("table") if not any(True for _ in table.iterancestors("table"))]
    inside = sum(len(_words(table)) for table in tables)
    if not tables or inside < _MOSTLY * len(_words(root)):
        raise FileProblem(problems.declined(name, "html"))
    return document_of([_sheet(tables)], "xls", name)


def _root(data: bytes, name: str) -> Element:
    text = _decoded(data)
    if text is None:
        raise FileProblem(problems.damaged(name))
    try:
        parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
        return html.document_fromstring(_XML_DECLARATION.sub("", text), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise FileProblem(problems.damaged(name)) from error


def _decoded(data: bytes) -> str | None:
    said = _CHARSET.search(data[:4096])
    if said is not None and said[1].lower() in (b"gb2312", b"gbk", b"gb18030"):
        return data.decode("gb18030", "replace")
    found = decode(data)
    return None if found is None else found[0]


def _words(element: Element) -> str:
    return "".join("".join(str(piece) for piece in element.itertext()).split())


def _sheet(tables: list[Element]) -> Sheet:
    """Put all tables below each other, with room between them so that they stay apart."""
    sheet = Sheet("")
    row = 0
    for table in tables:
        row = _table(table, row, sheet) + 2
        if len(sheet.cells) >= MOST_CELLS:
            sheet.cut = True
            break
    return sheet


def _table(table: Element, first: int, sheet: Sheet) -> int:
    """Place a table's cells from a row on; return the row behind it."""
    row = first
    taken: dict[int, int] = {}  # column to the last row that a cell from above takes there
    for line in _rows(table):
        column = 0
        for cell in line.iterchildren("td", "th"):
            while taken.get(column, -1) >= row:
                column += 1
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            text = _text(cell)
            if text:
                sheet.cells.append(Filled(row, column, text, _look(cell)))
            if across > 1 or down > 1:
                sheet.merged.append(Area(row, column, row + down - 1, column + across - 1))
            for covered in range(column, column + across):
                taken[covered] = row + down - 1
            column += across
        row += 1
        if len(sheet.cells) >= MOST_CELLS:
            break
    return row


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


def _span(cell: Element, name: str) -> int:
    return min(max(integer(cell.get(name), 1), 1), _MOST_SPAN)


def _text(cell: Element) -> str:
    """Return a cell's text as it is laid out: white space is one space, blocks and breaks stand apart."""
    pieces: list[str] = []
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        if event == "start":
            pieces.append("\n" if element.tag in _APART else "")
            pieces.append(element.text or "")
        elif element is not cell:
            pieces.append("\n" if element.tag in _APART else "")
            pieces.append(element.tail or "")
    return re.sub(r"[ \t\r\n\xa0]+", " ", "".join(pieces)).strip(" ")


def _look(cell: Element) -> Look:
    bold = cell.tag == "th" or next(cell.iter("b", "strong"), None) is not None
    said = _CENTER.search(cell.get("style", "").lower())
    aligned = (cell.get("align") or (said[1] if said else "")).lower()
    if not bold and aligned not in ("center", "right"):
        return PLAIN
    middle = aligned == "center" or (cell.tag == "th" and not aligned)
    return Look(
        bold=bold, alignment=Alignment.CENTER if middle else Alignment.RIGHT if aligned == "right" else None
    )
