"""Read a .xls of Excel 5 to 2003, or a WPS .et of that kind, with xlrd: the records it knows, none it could run."""

from __future__ import annotations

import io
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from struct import unpack_from
from typing import Any

from reviewer.documents import problems
from reviewer.documents.notices import EMBEDDED_LEFT, MACROS_LEFT
from reviewer.documents.ole import SIGNATURE, BrokenContainer, outermost_names, stream_of
from reviewer.documents.sheets.formats import BUILT_IN, GENERAL, shown, shown_text
from reviewer.documents.sheets.laying import document_of
from reviewer.documents.sheets.model import (
    CHARACTER_PT,
    MOST_CELLS,
    PLAIN,
    Filled,
    Look,
    Pieces,
    Sheet,
    joined,
    one_line,
)
from reviewer.domain.document import Alignment, Document
from reviewer.domain.errors import FileProblem, LockedFile
from reviewer.domain.sheets import Area

_BLANK, _BLANK_2, _MANY_BLANK, _PASSWORD, _END = 0x0201, 0x0001, 0x00BE, 0x002F, 0x000A
_UNKNOWN = b"\xff\x7f"
_EXCEL_97 = b"\x00\x06"  # the version in the first record
_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_OBJECT = "mbd"  # the folder of an embedded object is called MBD and a number
_ALIGNMENTS = {
    1: Alignment.LEFT, 2: Alignment.CENTER, 3: Alignment.RIGHT, 4: Alignment.LEFT, 5: Alignment.JUSTIFY,
    6: Alignment.CENTER, 7: Alignment.CENTER,
}  # fmt: skip
_TEXT, _NUMBER, _DATE, _TRUTH, _ERROR = 1, 2, 3, 4, 5


def read_xls(data: bytes, name: str) -> Document:
    """Read a workbook of the BIFF kind. Raises FileProblem."""
    records = _stream(data, name)
    try:
        stream = _without_blanks(records, name)
    except LockedFile as locked:
        if data.startswith(SIGNATURE[:4]) and records[4:6] == _EXCEL_97:
            raise
        raise FileProblem(problems.locked_otherwise(name)) from locked
    try:
        sheets = _sheets(stream)
    except FileProblem:
        raise
    except Exception as error:  # xlrd's own and whatever damaged bytes make it raise
        raise FileProblem(problems.damaged(name)) from error
    return document_of(sheets, "xls", name, _notices(data))


def _notices(data: bytes) -> Iterator[str]:
    if _MACROS in data:
        yield MACROS_LEFT
    if any(name.startswith(_OBJECT) for name in outermost_names(data)):
        yield EMBEDDED_LEFT


def _stream(data: bytes, name: str) -> bytes:
    """Return the workbook's records out of their container; old files have none.

    Not by xlrd: a damaged container leads it in circles without end.
    """
    if not data.startswith(SIGNATURE[:4]):
        return data
    try:
        found = stream_of(data, ("Workbook", "Book"))
    except BrokenContainer as error:
        raise FileProblem(problems.damaged(name)) from error
    if not found:
        raise FileProblem(problems.damaged(name))
    return found


def _without_blanks(stream: bytes, name: str) -> bytes:
    """Hide the records of empty cells: a sheet painted to its last row has millions. Raises FileProblem."""
    made = bytearray(stream)
    at, end = 0, len(stream) - 4
    while at <= end:
        kind, size = unpack_from("<HH", stream, at)
        if kind == _PASSWORD:
            raise LockedFile(problems.locked(name))
        if kind in (_BLANK, _BLANK_2, _MANY_BLANK):
            made[at : at + 2] = _UNKNOWN
        at += 4 + size
    return bytes(made)


def _sheets(stream: bytes) -> list[Sheet]:
    import xlrd

    book = xlrd.open_workbook(
        file_contents=stream, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
    )
    reading = _Reading(book)
    return [reading.sheet(sheet) for sheet in book.sheets()]


class _Reading:
    """One workbook being read: its formats and looks by index, and how many cells may still come."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._left = MOST_CELLS
        self._fonts = [_font(font) for font in book.font_list]
        self._looks: dict[tuple[int, int], tuple[str, Look]] = {}

    def sheet(self, source: Any) -> Sheet:
        sheet = Sheet(source.name, source.visibility != 0)
        sheet.hidden_lines = any(row.hidden for row in source.rowinfo_map.values()) or any(
            column.hidden for at, column in source.colinfo_map.items() if at < 200
        )
        for at, column in source.colinfo_map.items():
            sheet.widths_pt[at] = min(max(column.width / 256, 1.0), 255.0) * CHARACTER_PT
        sheet.heights_pt = {at: row.height / 20 for at, row in source.rowinfo_map.items() if row.height > 0}
        for row in range(source.nrows):
            if self._left <= 0:
                sheet.cut = True
                break
            for filled in self._row(source, row):
                sheet.cells.append(filled)
                self._left -= 1
        sheet.merged = [
            Area(top, left, below - 1, right - 1) for top, below, left, right in source.merged_cells
        ]
        return sheet

    def _row(self, source: Any, row: int) -> Iterator[Filled]:
        kinds, values = source.row_types(row), source.row_values(row)
        for column, kind in enumerate(kinds):
            if not _TEXT <= kind <= _ERROR:
                continue
            code, look = self._style(source.cell_xf_index(row, column), kind)
            text = self._text(kind, values[column], code)
            pieces: Pieces = ()
            if kind == _TEXT and text and (runs := source.rich_text_runlist_map.get((row, column))):
                text, pieces = self._rich(values[column], runs, look)
            if text:
                yield Filled(row, column, text, look, pieces)

    def _text(self, kind: int, value: Any, code: str) -> str:
        if kind == _TEXT:
            text = one_line(str(value))
            return text if code in (GENERAL, "@") else shown_text(text, code)
        if kind == _TRUTH:
            return "TRUE" if value else "FALSE"
        if kind == _ERROR:
            from xlrd import error_text_from_code

            return str(error_text_from_code.get(value, "#N/A"))
        return shown(Decimal(repr(float(value))), code, from_1904=self._book.datemode == 1)

    def _rich(self, text: str, runs: list[tuple[int, int]], look: Look) -> tuple[str, Pieces]:
        bounds = [(0, look), *((at, self._run_look(font, look)) for at, font in runs), (len(text), look)]
        return joined([(text[begin:end], used) for (begin, used), (end, _) in pairwise(bounds)])

    def _run_look(self, font: int, look: Look) -> Look:
        own = self._fonts[font] if 0 <= font < len(self._fonts) else PLAIN
        return own._replace(alignment=look.alignment, shading=look.shading, wraps=look.wraps)

    def _style(self, index: int, kind: int) -> tuple[str, Look]:
        """Return the format code and the look of an extended format."""
        usual = 3 if kind in (_NUMBER, _DATE) else 2 if kind in (_TRUTH, _ERROR) else 0
        if (index, usual) not in self._looks:
            self._looks[index, usual] = self._made_style(index, usual)
        return self._looks[index, usual]

    def _made_style(self, index: int, usual: int) -> tuple[str, Look]:
        if not 0 <= index < len(self._book.xf_list):
            return GENERAL, PLAIN
        form = self._book.xf_list[index]
        code = BUILT_IN.get(form.format_key)
        if code is None:
            named = self._book.format_map.get(form.format_key)
            code = named.format_str if named is not None else GENERAL
        font = self._fonts[form.font_index] if 0 <= form.font_index < len(self._fonts) else PLAIN
        aligned = _ALIGNMENTS.get(form.alignment.hor_align or usual)
        return code or GENERAL, font._replace(
            alignment=aligned,
            shading=self._shading(form.background),
            wraps=bool(form.alignment.text_wrapped),
        )

    def _shading(self, background: Any) -> str | None:
        color = (
            self._book.colour_map.get(background.pattern_colour_index) if background.fill_pattern == 1 else None
        )
        return (
            None if color is None or tuple(color) == (255, 255, 255) else "#{:02x}{:02x}{:02x}".format(*color)
        )


def _font(font: Any) -> Look:
    size = font.height / 20
    return Look(
        bold=bool(font.bold) or font.weight >= 600,
        italic=bool(font.italic),
        underline=bool(font.underline_type),
        strike=bool(font.struck_out),
        font=font.name or None,
        size_pt=size if 1 <= size <= 409 else None,
        superscript=font.escapement == 1,
    )
