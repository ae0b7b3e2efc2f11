"""Turn a Document into a QTextDocument, a little at a time, noting where every character goes.

`steps` is a generator: the first screen is painted after the first paragraphs, the rest follows from a timer
(`loader.py`). Text is only ever added at the end, so positions once noted stay true.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextTable, QTextTableCell

from reviewer.domain.document import (
    MEMBER_NAMES,
    Block,
    Cell,
    Document,
    Paragraph,
    Picture,
    Table,
    TextRun,
    line_by_line,
)
from reviewer.domain.report import Report
from reviewer.gui import theme
from reviewer.gui.original.outline import heading_levels, headings, title_starts
from reviewer.gui.original.pictures import PAGE_SHARE, PictureDocument
from reviewer.gui.original.positions import Piece, PositionMap, insertable, wide_characters
from reviewer.gui.original.tables import insert_table, parts, placed_cells, shade
from reviewer.gui.original.typography import Typography, divider

_CELL_SHARE = 0.9  # what padding leaves of a cell


class Builder:
    """Fill `target` with a document; `positions` grows along."""

    def __init__(self, target: PictureDocument, document: Document, report: Report | None) -> None:
        self.target, self.document = target, document
        self.positions = PositionMap()
        self.headings = headings(document, report)
        levels = heading_levels(document, self.headings)
        first = self.headings[0].start if self.headings else len(document.text)
        self._look = Typography(document, levels, title_starts(document, report, first))
        self._begins = {one.start: one.file_name for one in document.members[1:]}
        self._fresh = True  # the cursor stands in an empty block that the next paragraph may take
        self._room = PAGE_SHARE  # percent of the paper that a picture may take where the cursor stands
        self._paper = theme.color("paper").name()

    def steps(self) -> Iterator[None]:
        """Place paragraph by paragraph and row by row; each step is short."""
        cursor = QTextCursor(self.target)
        for block in _blocks(self.document):
            if block.start in self._begins:
                self._divider(cursor, self._begins.pop(block.start))
            if isinstance(block, Table):
                yield from self._table(cursor, block)
            else:
                self._next_block(cursor)
                self._paragraph(cursor, block, in_cell=False, ground=self._paper)
            yield
        if self._fresh:
            _shrink(cursor)

    def _next_block(self, cursor: QTextCursor) -> None:
        if not self._fresh:
            cursor.insertBlock()
        self._fresh = False

    def _divider(self, cursor: QTextCursor, file_name: str) -> None:
        """Part the files of a pair by a band with the form's name, which is no part of the text."""
        self._next_block(cursor)
        band, words = divider()
        cursor.setBlockFormat(band)
        cursor.setBlockCharFormat(words)
        cursor.insertText(insertable(f"{MEMBER_NAMES[1]}　{file_name}"), words)

    def _table(self, cursor: QTextCursor, table: Table) -> Iterator[None]:
        pieces = parts(table)
        for at, piece in enumerate(pieces):
            if self._fresh:
                _shrink(cursor)
            yield from self._grid(
                piece, insert_table(cursor, piece, above=at == 0, below=at == len(pieces) - 1)
            )
            cursor.movePosition(QTextCursor.MoveOperation.End)
            self._fresh = True
            yield

    def _grid(self, table: Table, made: QTextTable) -> Iterator[None]:
        row, room = -1, self._room
        for cell, place in placed_cells(made, table):
            if cell.row != row:
                row = cell.row
                yield
            self._room = room * _CELL_SHARE * place.columnSpan() / made.columns()
            yield from self._cell(place, cell)
        self._room = room

    def _cell(self, place: QTextTableCell, cell: Cell) -> Iterator[None]:
        ground = shade(place, cell)
        cursor = place.firstCursorPosition()
        fresh = True
        for block in cell.blocks or (Paragraph(cell.start, cell.end),):
            if isinstance(block, Table):
                yield from self._grid(block, insert_table(cursor, block))
                cursor = place.lastCursorPosition()
                fresh = True
                continue
            if not fresh:
                cursor.insertBlock()
            fresh = False
            self._paragraph(cursor, block, in_cell=True, ground=ground)

    def _paragraph(self, cursor: QTextCursor, paragraph: Paragraph, *, in_cell: bool, ground: str) -> None:
        look = self._look
        cursor.setBlockFormat(look.block(paragraph, in_cell=in_cell))
        plain = look.char(paragraph, None, in_cell=in_cell, ground=ground)
        if in_cell:  # the cell's spans live in the character that begins its first block
            cursor.mergeBlockCharFormat(plain)
        else:
            cursor.setBlockCharFormat(plain)
        start = paragraph.start if in_cell else look.shown_from(paragraph)
        pictures = tuple(p.position for p in _pictures(paragraph))
        wide = wide_characters(self.document.text[start : paragraph.end], start)
        self.positions.add(Piece(start, paragraph.end, cursor.position(), wide, pictures))
        if start == paragraph.end and not pictures and not in_cell:
            _shrink(cursor, keep_format=True)
        for first, end, run in run_ranges(paragraph, start):
            made = plain if run is None else look.char(paragraph, run, in_cell=in_cell, ground=ground)
            self._text(cursor, paragraph, first, end, made)
        for picture in _pictures(paragraph):
            if picture.position >= paragraph.end:
                cursor.insertImage(self.target.picture_format(picture, look.px(1), self._room))

    def _text(
        self, cursor: QTextCursor, paragraph: Paragraph, start: int, end: int, look: QTextCharFormat
    ) -> None:
        for picture in _pictures(paragraph):
            if start <= picture.position < end:
                cursor.insertText(insertable(self.document.text[start : picture.position]), look)
                cursor.insertImage(self.target.picture_format(picture, self._look.px(1), self._room))
                start = picture.position
        cursor.insertText(insertable(self.document.text[start:end]), look)


def _pictures(paragraph: Paragraph) -> list[Picture]:
    return sorted(paragraph.pictures, key=lambda p: p.position)


def run_ranges(paragraph: Paragraph, start: int) -> Iterator[tuple[int, int, TextRun | None]]:
    """Walk the paragraph's text from `start` on as ranges with their runs; text between runs has none."""
    at = start
    for run in sorted(paragraph.runs, key=lambda r: r.start):
        first, end = max(run.start, at), min(run.end, paragraph.end)
        if first >= end:
            continue
        if first > at:
            yield at, first, None
        yield first, end, run
        at = end
    if at < paragraph.end:
        yield at, paragraph.end, None


def _shrink(cursor: QTextCursor, *, keep_format: bool = False) -> None:
    """Make an empty line low: blank lines part, they do not push text off the screen."""
    tiny = QTextCharFormat()
    tiny.setFontPointSize(1)
    cursor.setBlockCharFormat(tiny)
    if not keep_format:
        made = QTextBlockFormat()
        made.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.setBlockFormat(made)


def _blocks(document: Document) -> Iterator[Block]:
    """Walk the blocks; a document that has none is shown line by line."""
    yield from document.blocks or line_by_line(document.text)
