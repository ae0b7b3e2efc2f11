"""Read SpreadsheetML 2003: one XML file that business systems hand out under the name of .xls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from lxml import etree

from reviewer.documents import problems
from reviewer.documents.sheets.calendar import serial_of
from reviewer.documents.sheets.formats import GENERAL, shown, shown_text
from reviewer.documents.sheets.laying import document_of
from reviewer.documents.sheets.model import (
    MOST_CELLS,
    MOST_ROW,
    PLAIN,
    Filled,
    Look,
    Sheet,
    one_line,
)
from reviewer.documents.word.xml import Element, UnsafeXml, integer, number, parse
from reviewer.domain.document import Alignment, Document
from reviewer.domain.errors import FileProblem
from reviewer.domain.sheets import MOST_COLUMN, Area, address

NS = "urn:schemas-microsoft-com:office:spreadsheet"
_EXCEL = "urn:schemas-microsoft-com:office:excel"
MOST_BYTES = 64 * 1024 * 1024
_NAMED = {
    "General Number": GENERAL, "Fixed": "0.00", "Standard": "#,##0.00", "Percent": "0.00%", "Scientific": "0.00E+00",
    "Short Date": "yyyy/m/d", "Long Date": 'yyyy"年"m"月"d"日"', "Medium Date": "d-mmm-yy", "General Date": "yyyy/m/d h:mm",
    "Short Time": "h:mm", "Long Time": "h:mm:ss", "Medium Time": "h:mm AM/PM", "Currency": '"¥"#,##0.00',
}  # fmt: skip
_ALIGNMENTS = {"Center": Alignment.CENTER, "Right": Alignment.RIGHT, "Left": Alignment.LEFT, "Justify": Alignment.JUSTIFY,
               "CenterAcrossSelection": Alignment.CENTER, "Distributed": Alignment.CENTER}  # fmt: skip


def _n(name: str) -> str:
    return f"{{{NS}}}{name}"


_INDEX, _TYPE, _DATA, _CELL, _ROW, _HIDDEN, _WIDTH, _HEIGHT = map(
    _n, ("Index", "Type", "Data", "Cell", "Row", "Hidden", "Width", "Height")
)


@dataclass(frozen=True, slots=True)
class _Style:
    code: str = GENERAL
    look: Look = PLAIN


def read_sheet_xml(data: bytes, name: str) -> Document:
    """Read a SpreadsheetML 2003 file. Raises FileProblem."""
    if len(data) > MOST_BYTES:
        raise FileProblem(problems.too_large(name, MOST_BYTES // (1024 * 1024)))
    try:
        root = parse(data.lstrip())
    except UnsafeXml as error:
        raise FileProblem(problems.entities(name)) from error
    except (etree.LxmlError, ValueError) as error:
        raise FileProblem(problems.damaged(name)) from error
    if root.tag != _n("Workbook"):
        raise FileProblem(problems.declined(name, "xml"))
    reading = _Reading(_styles(root))
    return document_of([reading.sheet(sheet) for sheet in root.iterchildren(_n("Worksheet"))], "xls", name)


def _styles(root: Element) -> dict[str, _Style]:
    made: dict[str, _Style] = {}
    for element in root.iterfind(f"{_n('Styles')}/{_n('Style')}"):
        below = made.get(element.get(_n("Parent"), "Default"), _Style())
        made[element.get(_n("ID"), "")] = _style(element, below)
    return made


def _style(element: Element, below: _Style) -> _Style:
    code, look = below.code, below.look
    for child in element:
        if child.tag == _n("NumberFormat"):
            said = child.get(_n("Format")) or GENERAL
            code = _NAMED.get(said, said)
        elif child.tag == _n("Alignment"):
            aligned, wraps = child.get(_n("Horizontal"), ""), child.get(_n("WrapText")) == "1"
            look = look._replace(alignment=_ALIGNMENTS.get(aligned), wraps=wraps)
        elif child.tag == _n("Font"):
            size = number(child.get(_n("Size")))
            look = look._replace(
                bold=child.get(_n("Bold")) == "1",
                italic=child.get(_n("Italic")) == "1",
                font=child.get(_n("FontName")) or look.font,
                size_pt=size if 1 <= size <= 409 else look.size_pt,
            )
    return _Style(code, look)


class _Reading:
    """One workbook being read: its styles, and how many cells may still come."""

    def __init__(self, styles: dict[str, _Style]) -> None:
        self._styles = styles
        self._left = MOST_CELLS

    def sheet(self, element: Element) -> Sheet:
        sheet = Sheet(element.get(_n("Name"), ""))
        visible = element.find(f"{{{_EXCEL}}}WorksheetOptions/{{{_EXCEL}}}Visible")
        sheet.hidden = visible is not None and (visible.text or "").strip() != "SheetVisible"
        table = element.find(_n("Table"))
        if table is not None:
            self._columns(table, sheet)
            for at, row in _numbered(table.iterchildren(_ROW), MOST_ROW):
                if self._left <= 0:
                    sheet.cut = True
                    break
                self._row(row, at, sheet)
        return sheet

    def _columns(self, table: Element, sheet: Sheet) -> None:
        for at, column in _numbered(table.iterchildren(_n("Column")), MOST_COLUMN):
            hidden = column.get(_HIDDEN) == "1"
            sheet.hidden_lines = sheet.hidden_lines or (hidden and at < 200)
            width = column.get(_WIDTH)
            for further in range(min(max(integer(column.get(_n("Span"))), 0), 1023) + 1) if width else ():
                sheet.widths_pt[at + further] = min(max(number(width), 5.0), 1300.0)

    def _row(self, row: Element, at: int, sheet: Sheet) -> None:
        sheet.hidden_lines = sheet.hidden_lines or row.get(_HIDDEN) == "1"
        if row.get(_HEIGHT):
            sheet.heights_pt[at] = number(row.get(_HEIGHT))
        style = row.get(_n("StyleID"), "Default")
        for column, cell in _numbered(row.iterchildren(_CELL), MOST_COLUMN):
            across, down = integer(cell.get(_n("MergeAcross"))), integer(cell.get(_n("MergeDown")))
            if across > 0 or down > 0:
                sheet.merged.append(Area(at, column, at + max(down, 0), column + max(across, 0)))
            filled = self._cell(cell, at, column, cell.get(_n("StyleID"), style), sheet)
            if filled is not None:
                sheet.cells.append(filled)
                self._left -= 1

    def _cell(self, cell: Element, row: int, column: int, style_id: str, sheet: Sheet) -> Filled | None:
        style = self._styles.get(style_id) or self._styles.get("Default") or _Style()
        data = cell.find(_DATA)
        raw = "" if data is None else "".join(str(piece) for piece in data.itertext())
        kind = "String" if data is None else data.get(_TYPE, "String")
        if not raw:
            if cell.get(_n("Formula")) and kind != "String":
                sheet.uncomputed.append(f"{sheet.name}!{address(row, column)}")
            return None
        text = _shown(kind, raw, style.code)
        if kind in ("Number", "DateTime") and style.look.alignment is None:
            style = replace(style, look=style.look._replace(alignment=Alignment.RIGHT))
        return Filled(row, column, text, style.look) if text else None


def _numbered(elements: Iterator[Element], most: int) -> Iterator[tuple[int, Element]]:
    """Give rows, columns or cells their numbers: each may say its own, and may stand for several."""
    at = -1
    for element in elements:
        at = integer(element.get(_INDEX), at + 2) - 1
        if not 0 <= at < most:
            return
        yield at, element
        at += max(integer(element.get(_n("Span"))), integer(element.get(_n("MergeAcross"))), 0)


def _shown(kind: str, raw: str, code: str) -> str:
    if kind == "Boolean":
        return "TRUE" if raw.strip() == "1" else "FALSE"
    try:
        if kind == "Number":
            return shown(Decimal(raw.strip()), code)
    except InvalidOperation:
        return one_line(raw)
    serial = serial_of(raw) if kind == "DateTime" else None
    if serial is not None:
        return shown(serial, "yyyy/m/d" if code == GENERAL else code)
    text = one_line(raw)
    return shown_text(text, code) if kind == "String" else text
