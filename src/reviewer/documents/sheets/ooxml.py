"""Read a .xlsx (and .xlsm, .xltx): the package's parts, then the cells of each sheet as they are shown.

An own walk over the XML: openpyxl takes more than twice the time, and without merges in its faster mode.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from lxml import etree

from reviewer.documents import problems
from reviewer.documents.notices import EMBEDDED_LEFT, MACROS_LEFT
from reviewer.documents.sheets.calendar import serial_of
from reviewer.documents.sheets.formats import GENERAL, shown, shown_text
from reviewer.documents.sheets.laying import document_of
from reviewer.documents.sheets.lean import MOST_SHEET, TooMuch, lean
from reviewer.documents.sheets.model import (
    CHARACTER_PT,
    MOST_CELLS,
    MOST_ROW,
    Filled,
    Look,
    Pieces,
    Sheet,
    joined,
    one_line,
)
from reviewer.documents.sheets.styles import Styles, font_of, s
from reviewer.documents.word.package import RELATION_ID, Package, related
from reviewer.documents.word.xml import Element, UnsafeXml, integer, number, parse
from reviewer.domain.document import Document
from reviewer.domain.errors import FileProblem
from reviewer.domain.sheets import MOST_COLUMN, Area, address, column_of

_ROW, _VALUE, _FORMULA, _INLINE = s("row"), s("v"), s("f"), s("is")
_TEXT, _RICH, _PROPERTIES = s("t"), s("r"), s("rPr")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
# =0起 and =100% are targets that a person or a program typed; read as formulas they have no result.
_TYPED_VALUE = re.compile(r"[0-9][0-9.,]*\s*(?:[%％‰]|[\u4e00-\u9fff（）()/]+)+")
_MOST_WIDTH = 255.0


@dataclass(frozen=True, slots=True)
class Told:
    """A text of the workbook, with its pieces where they look different."""

    text: str
    pieces: tuple[tuple[str, Element | None], ...] = ()


@dataclass(slots=True)
class _Book:
    """What all sheets of a workbook share."""

    styles: Styles
    texts: list[Told]
    from_1904: bool
    seen: dict[tuple[str, int], str] = field(default_factory=dict)
    columns: dict[str, int] = field(default_factory=dict)
    left: int = MOST_CELLS


def read_xlsx(data: bytes, name: str) -> Document:
    """Read a workbook of the OOXML kind. Raises FileProblem."""
    package = Package(data, name, "xl/workbook.xml")
    if package.main.lower().endswith(".bin"):
        raise FileProblem(problems.declined(name, "xlsb"))
    root = package.xml(package.main)
    if root is None or root.tag != s("workbook"):
        raise FileProblem(problems.damaged(name))
    relations = package.relations(package.main)
    book = _book(package, root, relations)
    sheets = []
    for entry in root.iterfind(f"{s('sheets')}/{s('sheet')}"):
        target = relations.get(entry.get(RELATION_ID, ""), ("", ""))[1]
        if target.lower() in package.names() and "/worksheets/" in f"/{target}":
            sheets.append(_sheet(package, target, entry, book))
    if not sheets:
        raise FileProblem(problems.damaged(name))
    return document_of(sheets, "xlsx", name, _notices(package))


def _book(package: Package, root: Element, relations: dict[str, tuple[str, str]]) -> _Book:
    styles = related(relations, "styles")
    texts = related(relations, "sharedStrings")
    properties = root.find(s("workbookPr"))
    from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    return _Book(
        Styles(None if styles is None else package.xml(styles)),
        [] if texts is None else _texts(package.xml(texts)),
        from_1904,
    )


def _notices(package: Package) -> Iterator[str]:
    names = package.names()
    if package.holds_macros():
        yield MACROS_LEFT
    if any("/embeddings/" in name for name in names):
        yield EMBEDDED_LEFT
    if any(name.startswith("xl/drawings/drawing") for name in names):
        yield "表格中的图片、图表和文本框未列入正文，请对照原件查看。"


# ---- texts


def _texts(root: Element | None) -> list[Told]:
    return [] if root is None else [_told(item) for item in root.iterchildren(s("si"))]


def _told(item: Element) -> Told:
    """Return a text; the reading aids (phonetic runs) are none of it."""
    if len(item) == 1 and item[0].tag == _TEXT:
        return Told(one_line(_unescaped(item[0].text or "")))
    pieces: list[tuple[str, Element | None]] = []
    for child in item:
        if child.tag == _TEXT:
            pieces.append((_unescaped(child.text or ""), None))
        elif child.tag == _RICH:
            said = "".join(t.text or "" for t in child.iterchildren(_TEXT))
            pieces.append((_unescaped(said), child.find(_PROPERTIES)))
    text, kept = joined(pieces)
    return Told(text, kept if any(look is not None for _, look in kept) else ())


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


# ---- sheets


def _sheet(package: Package, target: str, entry: Element, book: _Book) -> Sheet:
    sheet = Sheet(entry.get("name", ""), entry.get("state", "visible") != "visible")
    root = _root(package, target, sheet, book)
    if root is None:
        return sheet
    _columns(root, sheet)
    data = root.find(s("sheetData"))
    at = -1
    for row in () if data is None else data.iterchildren(_ROW):
        if book.left <= 0:
            sheet.cut = True
            break
        # A row or cell without an address follows the one before.
        at = integer(row.get("r"), at + 2) - 1
        if 0 <= at < MOST_ROW:
            _row(row, at, sheet, book)
    for merge in root.iterfind(f"{s('mergeCells')}/{s('mergeCell')}"):
        area = _area(merge.get("ref", ""))
        if area is not None:
            sheet.merged.append(area)
    return sheet


def _root(package: Package, target: str, sheet: Sheet, book: _Book) -> Element | None:
    if book.left <= 0:
        sheet.cut = True
        return None
    try:
        data, cut = lean(package.chunks(target, MOST_SHEET), book.left)
        sheet.cut = cut
        return parse(data)
    except TooMuch as error:
        raise FileProblem(problems.inflates(package.name)) from error
    except UnsafeXml as error:
        raise FileProblem(problems.entities(package.name)) from error
    except (etree.LxmlError, ValueError) as error:
        raise FileProblem(problems.damaged(package.name)) from error


def _columns(root: Element, sheet: Sheet) -> None:
    usual = root.find(s("sheetFormatPr"))
    if usual is not None and usual.get("defaultColWidth"):
        sheet.usual_width_pt = _width(usual.get("defaultColWidth"))
    for column in root.iterfind(f"{s('cols')}/{s('col')}"):
        first, last = integer(column.get("min"), 1), integer(column.get("max"), 1)
        hidden = column.get("hidden") in ("1", "true")
        if hidden and last < 200:
            sheet.hidden_lines = True
        width = _width(column.get("width"))
        for at in range(max(first, 1), min(last, first + 1023, MOST_COLUMN) + 1):
            sheet.widths_pt[at - 1] = width


def _width(text: str | None) -> float:
    return min(max(number(text, 8.43), 1.0), _MOST_WIDTH) * CHARACTER_PT


def _area(reference: str) -> Area | None:
    first, _, last = reference.partition(":")
    begin, end = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last or first)
    if begin is None or end is None:
        return None
    rows = sorted((int(begin[2]) - 1, int(end[2]) - 1))
    columns = sorted((column_of(begin[1]), column_of(end[1])))
    return Area(rows[0], columns[0], rows[1], columns[1])


def _row(row: Element, at: int, sheet: Sheet, book: _Book) -> None:
    if row.get("hidden") in ("1", "true"):
        sheet.hidden_lines = True
    if row.get("ht"):
        sheet.heights_pt[at] = number(row.get("ht"))
    column, columns = -1, book.columns
    for cell in row:
        reference = cell.get("r")
        if reference is None:
            column += 1
        else:
            name = reference.rstrip("0123456789")
            column = columns[name] if name in columns else columns.setdefault(name, column_of(name))
        if 0 <= column < MOST_COLUMN:
            filled = _cell(cell, at, column, sheet, book)
            if filled is not None:
                sheet.cells.append(filled)
                book.left -= 1


def _cell(cell: Element, row: int, column: int, sheet: Sheet, book: _Book) -> Filled | None:
    """Return what a cell shows; None for nothing."""
    raw, formula, inline = None, None, None
    for child in cell:
        tag = child.tag
        if tag == _VALUE:
            raw = child.text
        elif tag == _FORMULA:
            formula = child.text or ""
        elif tag == _INLINE:
            inline = child
    kind = cell.get("t", "n")
    if inline is not None:
        return _written(_told(inline), row, column, cell, book)
    if formula and (raw is None or kind == "e") and _TYPED_VALUE.fullmatch(formula):
        return _written(Told(f"={one_line(formula)}"), row, column, cell, book)
    if raw is None:
        if formula is not None and kind != "str":
            sheet.uncomputed.append(f"{sheet.name}!{address(row, column)}")
        return None
    if kind == "s":
        index = integer(raw, -1)
        return _written(book.texts[index], row, column, cell, book) if 0 <= index < len(book.texts) else None
    if kind == "str":
        return _written(Told(one_line(_unescaped(raw))), row, column, cell, book)
    return _figure(kind, raw, row, column, integer(cell.get("s")), book)


def _written(told: Told, row: int, column: int, cell: Element, book: _Book) -> Filled | None:
    if not told.text:
        return None
    style = integer(cell.get("s"))
    look = book.styles.look(style)
    code = book.styles.code(style)
    if code not in (GENERAL, "@"):
        text = shown_text(told.text, code)
        if text != told.text:
            return Filled(row, column, text, look) if text else None
    pieces: Pieces = tuple((text, _over(look, properties)) for text, properties in told.pieces)
    return Filled(row, column, told.text, look, pieces)


def _over(look: Look, properties: Element | None) -> Look:
    if properties is None:
        return look
    own = font_of(properties)
    return own._replace(font=own.font or look.font, size_pt=own.size_pt or look.size_pt)


def _figure(kind: str, raw: str, row: int, column: int, style: int, book: _Book) -> Filled | None:
    """Return a cell that holds a number, a date, a truth value or an error."""
    text = book.seen.get((raw, style)) if kind == "n" else None
    if text is None:
        text = _as_shown(kind, raw, book.styles.code(style), book.from_1904)
        if kind == "n":
            book.seen[raw, style] = text
    if not text:
        return None
    looks = book.styles.of_figures if kind in ("n", "d") else book.styles.of_states
    return Filled(row, column, text, looks[style] if 0 <= style < len(looks) else looks[0])


def _as_shown(kind: str, raw: str, code: str, from_1904: bool) -> str:
    if kind == "b":
        return "TRUE" if raw.strip() in ("1", "true") else "FALSE"
    if kind == "n" and code == GENERAL and raw.isascii() and raw.isdigit() and len(raw) < 15 and raw[0] != "0":
        return raw
    value = serial_of(raw) if kind == "d" else None
    if value is not None:
        return shown(value, "yyyy-mm-dd" if code == GENERAL else code)
    try:
        return shown(Decimal(raw.strip()), code, from_1904=from_1904) if kind == "n" else one_line(raw)
    except InvalidOperation:
        return one_line(raw)
