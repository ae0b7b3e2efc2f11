"""One walk over the texts of a Word file: characters with their looks, paragraphs, rows and cells."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from reviewer.documents.decoding import whole_characters
from reviewer.documents.flowing import Para, Rough, Told, is_filled
from reviewer.documents.rows import Row, Tables
from reviewer.documents.word.fields import Fields
from reviewer.documents.word.symbols import bullet, symbol
from reviewer.documents.word97.boxes import boxes_of
from reviewer.documents.word97.fib import WordFile
from reviewer.documents.word97.lists import Lists
from reviewer.documents.word97.looks import Characters, Mark, Styles
from reviewer.documents.word97.modifiers import Bins, with_distant
from reviewer.documents.word97.pieces import Piece, pieces_of

_CONTROL = re.compile("([\x00-\x08\x0b-\x1f])")
_PICTURE, _CELL, _DRAWN, _LINE, _PAGE, _PARAGRAPH = "\x01", "\x07", "\x08", "\x0b", "\x0c", "\r"
_BEGIN, _SEPARATE, _END, _HYPHEN = "\x13", "\x14", "\x15", "\x1e"
_SYMBOL, _TICK = "(", "FORMCHECKBOX"
# The texts of a file one after another: body, footnotes, headers, macros, comments, endnotes, text boxes.
_BODY, _NOTES, _END_NOTES, _BOXES = 0, 1, 5, 6


class _Run(NamedTuple):
    """A stretch of characters of one look, inside one paragraph's properties."""

    text: str
    start: int
    look: Characters
    style: int
    properties: bytes


class Reading:
    """The texts of one file: body, text boxes, foot- and endnotes."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._pieces = pieces_of(file.pieces)
        self._starts = [piece.start for piece in self._pieces]
        self._styles = Styles(file.styles, file.fonts)
        self._lists = Lists(file.table, file.lists, file.list_overrides)
        self._characters = Bins(file.main, file.character_bins, paragraphs=False)
        self._paragraphs = Bins(file.main, file.paragraph_bins, paragraphs=True)
        self._fields, self._para = Fields(), Para()
        self.told = Told()
        self._tables = Tables(self.told.budget)
        self._after_cell = self._new_page = False
        self._boxes: dict[int, list[Rough]] = {}  # by the character they are anchored at, until that is met
        self._met: list[Rough] = []  # those of the paragraph that is being read
        self.unnumbered = False
        self.lacks = False  # ticks of old forms, boxes whose place is not known

    def blocks(self) -> list[Rough]:
        """Return the body with its text boxes, then what stands in notes."""
        lengths = self._file.lengths
        self._boxes, loose = self._read_boxes(sum(lengths[:_BOXES]), lengths[_BOXES])
        found = self._text(0, lengths[_BODY])
        left = list(chain(*self._boxes.values(), loose))
        found += left
        self.lacks = self.lacks or bool(left)
        for part in (_NOTES, _END_NOTES):
            start = sum(lengths[:part])
            found += filter(is_filled, self._text(start, start + lengths[part]))
        return found

    def _read_boxes(self, start: int, length: int) -> tuple[dict[int, list[Rough]], list[Rough]]:
        """Return the text boxes by the characters they are anchored at, and those without a known place."""
        anchored: dict[int, list[Rough]] = {}
        loose: list[Rough] = []
        last = 0
        for box in boxes_of(self._file.boxes, self._file.anchors):
            last, end = min(box.start, length), min(box.end, length)
            blocks = list(filter(is_filled, self._text(start + last, start + end)))
            last = end
            (loose if box.anchor is None else anchored.setdefault(box.anchor, [])).extend(blocks)
        loose += filter(is_filled, self._text(start + last, start + length))
        return anchored, loose

    def _text(self, start: int, end: int) -> list[Rough]:
        self._tables = Tables(self.told.budget)
        self._fields, self._para = Fields(), Para()
        self._after_cell = self._new_page = False
        for run in self._runs(start, end):
            if self._fields.in_contents() and self._styles.level(run.style):
                self._fields.drop_contents()  # their end is missing
            at = run.start
            for part in _CONTROL.split(run.text):
                if part == _DRAWN:
                    self._met += self._boxes.pop(at, [])
                self._take(part, run)
                at += len(part)
        if self._para.pieces:
            self._tables.put(self._para)
        self._put_boxes(0)
        return self._tables.close()

    def _put_boxes(self, depth: int) -> None:
        boxes, self._met = self._met, []
        for block in boxes:
            self._tables.put(block, depth)

    def _runs(self, start: int, end: int) -> Iterator[_Run]:
        first = max(bisect_right(self._starts, start) - 1, 0)
        for piece in self._pieces[first:]:
            at, last = max(piece.start, start), min(piece.end, end)
            while at < last and not self.told.budget.spent:
                place = piece.place + (at - piece.start) * piece.width
                run = self._run(piece, place, at, last)
                if not run.text:
                    return
                yield run
                at += len(run.text)

    def _run(self, piece: Piece, place: int, at: int, last: int) -> _Run:
        own, own_end = self._characters.at(place)
        paragraph, paragraph_end = self._paragraphs.at(place)
        count = max((min(own_end, paragraph_end) - place) // piece.width, 1)
        text = piece.text(self._file.main, at, min(at + count, last))
        style = int.from_bytes(paragraph[:2], "little")
        look = self._styles.characters(style, own + piece.modifiers)
        return _Run(text, at, look, style, paragraph[2:] + piece.modifiers)

    def _take(self, part: str, run: _Run) -> None:
        if not part:
            return
        if part in (_PARAGRAPH, _CELL):
            self._end_paragraph(part, run)
        elif part == _BEGIN:
            self._fields.begin()
        elif part == _SEPARATE:
            if self._fields.separate():
                self._para.contents = True
        elif part == _END:
            self._add(self._fields.end(), run.look)
        elif self._fields.in_code():
            self._fields.code(part)
            self.lacks = self.lacks or _TICK in part
        elif part == _PAGE:
            self._page(run.look)
        else:
            self._printed(part, run.look)

    def _printed(self, part: str, look: Characters) -> None:
        if part == _PICTURE:
            self.told.pictures += look.special and self._fields.printed()
        elif part == _LINE:
            self._add("\n", look)
        elif part == _HYPHEN:
            self._add("-", look)
        elif part == _SYMBOL and look.special and look.symbol is not None:
            font, code = look.symbol
            self._add(symbol(f"{code:x}", self._styles.font(font)), look)
        elif part >= " " or part == "\t":
            self._add(part, look)

    def _add(self, text: str, look: Characters) -> None:
        if text and not look.look.hidden and not look.deleted and self._fields.printed():
            self._para.add(self.told.budget.text(whole_characters(text)), look.look)

    def _page(self, look: Characters) -> None:
        if self._para.pieces:
            self._add("\n", look)
        else:
            self._new_page = True

    def _end_paragraph(self, part: str, run: _Run) -> None:
        if run.look.deleted and part == _PARAGRAPH:
            return
        mark = self._styles.mark(run.style, with_distant(run.properties, self._file.data))
        para, self._para = self._para, Para(contents=self._fields.in_contents())
        para.shape = mark.shape
        para.shape.new_page = para.shape.new_page or self._new_page
        para.settle(styled=mark.contents)
        self._new_page = False
        self._fields.drop_codes()
        if part == _PARAGRAPH and run.look.look.hidden and not para.pieces:
            return
        if mark.list and not mark.ends_row:
            self._number(para, mark)
        self._place(part, para, mark)
        self._after_cell = part == _CELL

    def _number(self, para: Para, mark: Mark) -> None:
        """Put the label of a list in front of a paragraph."""
        found = self._lists.place(mark.list, mark.list_level)
        if found is None:
            self.unnumbered = True
        else:
            label, para.suffix, font = found
            para.label = bullet(label, self._styles.font(font) if font >= 0 else None)

    def _place(self, part: str, para: Para, mark: Mark) -> None:
        """Put a paragraph into the body, a cell or nowhere, where its mark is that of a row."""
        depth = max(mark.depth, 1) if part == _CELL else mark.depth
        if not self._paragraphs and self._tables.in_row:
            # Without properties, a second mark behind a cell is the row's, unless the row above was longer.
            mark.ends_row = (
                part == _CELL and self._after_cell and not para.pieces and not self._tables.in_short_row
            )
            depth = 1
        if mark.ends_row and depth:
            self._tables.row(mark.row or Row(), depth)
            self._after_cell = False
        elif part == _CELL or (mark.ends_cell and depth):
            self._put_boxes(depth)
            self._tables.cell(para, depth)
        else:
            self._tables.put(para, depth)
            self._put_boxes(depth)
