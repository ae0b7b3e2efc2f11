"""From paragraphs and tables to a Document: the canonical text, its blocks, and where each character stands."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

from reviewer.documents.pdf.glyphs import Glyph, Turn
from reviewer.documents.pdf.tables import RuledTable
from reviewer.domain.document import Block, Cell, Paragraph, Table, TextRun
from reviewer.domain.pages import CERTAIN, NOWHERE, Page, Pages

_NO_BOX = (0.0, 0.0, 0.0, 0.0)


class Laying:
    """Text and blocks, growing."""

    def __init__(self, turns: Sequence[Turn]) -> None:
        self._turns = turns
        self._parts: list[str] = []
        self._page_of, self._boxes, self._confidence = array("h"), array("f"), array("B")
        self.blocks: list[Block] = []

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def pages(self, pages: Iterable[Page]) -> Pages:
        """Return the places of all characters; confidences only where something was recognised."""
        told = self._confidence if min(self._confidence, default=CERTAIN) < CERTAIN else array("B")
        return Pages(tuple(pages), self._page_of, self._boxes, told)

    def paragraph(self, row: Sequence[Glyph]) -> None:
        """Put a paragraph."""
        self._begin()
        start = len(self._parts)
        self._row(row)
        look = TextRun(start, len(self._parts), size_pt=round(row[-1].size, 1))
        self.blocks.append(Paragraph(start, len(self._parts), runs=(look,)))

    def table(self, table: RuledTable) -> None:
        """Put a table: a row is a line, its cells parted by tabs."""
        cells: list[Cell] = []
        for at in range(table.rows):
            row = table.row(at)
            if not row:
                continue
            self._begin()
            for place, cell in enumerate(row):
                if place:
                    self._sign("\t")
                start = len(self._parts)
                self._row(cell.glyphs)
                spans = (cell.row_span, cell.column_span)
                cells.append(Cell(cell.row, cell.column, start, len(self._parts), *spans))
        widths = tuple(right - left for left, right in zip(table.xs, table.xs[1:], strict=False))
        self.blocks.append(Table(cells[0].start, cells[-1].end, table.rows, len(widths), tuple(cells), widths))

    def _begin(self) -> None:
        if self._parts:
            self._sign("\n")

    def _sign(self, sign: str) -> None:
        self._parts.append(sign)
        self._page_of.append(NOWHERE)
        self._boxes.extend(_NO_BOX)
        self._confidence.append(CERTAIN)

    def _row(self, row: Sequence[Glyph]) -> None:
        for glyph in row:
            if glyph.page == NOWHERE:
                self._sign(glyph.text)
                continue
            box = self._turns[glyph.page].box(glyph.left, glyph.top, glyph.right, glyph.bottom)
            self._parts.append(glyph.text)
            self._page_of.append(glyph.page)
            self._boxes.extend((box.left, box.top, box.right, box.bottom))
            self._confidence.append(glyph.confidence)
