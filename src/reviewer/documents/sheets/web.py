"""Read HTML tables saved as .xls, as the exports of business systems are: only the tables count."""

from __future__ import annotations

import re

from lxml import etree

from reviewer.documents.sheets.laying import document_of
from reviewer.documents.sheets.model import MOST_CELLS, Filled, Look, Sheet
from reviewer.documents.web.tables import rows_of, span_of
from reviewer.documents.word.xml import Element
from reviewer.domain.document import Alignment, Document
from reviewer.domain.sheets import Area

_APART = ("p", "div", "br", "li", "tr", "table")
_WRAPPED = Look(wraps=True)
_CENTER = re.compile(r"text-align\s*:\s*(center|right)")


def sheets_of(tables: list[Element], name: str) -> Document:
    """Read tables as one sheet. Raises FileProblem where nothing stands in them."""
    return document_of([_sheet(tables)], "xls", name)


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
    for line in rows_of(table):
        column = 0
        for cell in line.iterchildren("td", "th"):
            while taken.get(column, -1) >= row:
                column += 1
            across, down = span_of(cell, "colspan"), span_of(cell, "rowspan")
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
        return _WRAPPED
    middle = aligned == "center" or (cell.tag == "th" and not aligned)
    side = Alignment.CENTER if middle else Alignment.RIGHT if aligned == "right" else None
    return Look(bold=bold, alignment=side, wraps=True)
