"""The text of one cell of a sheet, laid out at the width of its cell."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTextCharFormat, QTextFormat, QTextLayout, QTextOption

from reviewer.domain.document import Cell, Paragraph, TextRun
from reviewer.domain.text import Span
from reviewer.gui.original.builder import run_ranges
from reviewer.gui.original.fonts import face
from reviewer.gui.original.geometry import layout_rects
from reviewer.gui.original.positions import Piece, insertable, wide_characters
from reviewer.gui.original.sheet_grid import USUAL_PT, paragraph_of
from reviewer.gui.original.tables import ground_of
from reviewer.gui.original.typography import ALIGN, run_format

_USUAL = TextRun(0, 0)
_USUAL_FONT = "宋体"
_SMALLEST_PX = 6


class CellWords:
    """A laid out cell; points are measured from where its text begins. `scale` is how many pixels a point takes."""

    def __init__(self, text: str, cell: Cell, width: float, scale: float) -> None:
        paragraph = paragraph_of(cell)
        self.span = cell.span
        self._piece = Piece(cell.start, cell.end, 0, wide_characters(text[cell.start : cell.end], cell.start))
        self._layout = QTextLayout(insertable(text[cell.start : cell.end]))
        option = QTextOption(ALIGN[paragraph.alignment])
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats(list(self._formats(paragraph, scale, ground_of(cell))))
        self.height = self._wrap(max(width, 1.0))

    def _formats(self, paragraph: Paragraph, scale: float, ground: str) -> Iterator[QTextLayout.FormatRange]:
        for start, end, run in run_ranges(paragraph, paragraph.start):
            made = QTextLayout.FormatRange()
            made.start = self._piece.first(start)
            made.length = self._piece.first(end) - made.start
            made.format = _format(run or _USUAL, scale, ground)
            yield made

    def _wrap(self, width: float) -> float:
        height = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height()
        self._layout.endLayout()
        return height

    @property
    def lines(self) -> int:
        """How many lines the text takes."""
        return self._layout.lineCount()

    def rects(self, span: Span, origin: QPointF) -> Iterator[QRectF]:
        """Walk the lines of a range of the canonical text; `origin` is where the cell's text begins."""
        start, end = max(span.start, self.span.start), min(span.end, self.span.end)
        if start < end:
            first, behind = self._piece.first(start), self._piece.behind(end)
            yield from layout_rects(self._layout, origin, first, behind)

    def caret(self, point: QPointF) -> int:
        """Return the place between two characters that is nearest to a point."""
        last = self._layout.lineCount() - 1
        lines = (self._layout.lineAt(index) for index in range(last + 1))
        line = next((one for one in lines if point.y() < one.y() + one.height()), self._layout.lineAt(last))
        return self._piece.character(line.xToCursor(point.x()))

    def at(self, point: QPointF) -> int | None:
        """Return the character under a point, None where there is none."""
        near = self.caret(point)
        for position in (near - 1, near):
            if any(rect.contains(point) for rect in self.rects(Span(position, position + 1), QPointF())):
                return position
        return None

    def paint(self, painter: QPainter, origin: QPointF) -> None:
        """Paint the text."""
        self._layout.draw(painter, origin)


def line_height(cell: Cell, scale: float) -> float:
    """Return how high one line of a cell is."""
    runs = paragraph_of(cell).runs
    largest = max(runs, key=lambda run: run.size_pt or USUAL_PT, default=_USUAL)
    return _line_height(largest.font, largest.size_pt, largest.bold, scale)


@lru_cache(maxsize=256)
def _line_height(font: str | None, size_pt: float | None, bold: bool, scale: float) -> float:
    run = TextRun(0, 1, bold=bold, font=font, size_pt=size_pt)
    return CellWords("国", Cell(0, 0, 0, 1, blocks=(Paragraph(0, 1, runs=(run,)),)), 1000.0, scale).height


def _pixels(size_pt: float, scale: float) -> int:
    return max(round(size_pt * scale), _SMALLEST_PX)


def _format(run: TextRun, scale: float, ground: str) -> QTextCharFormat:
    look = TextRun(
        0, 0, run.bold, run.italic, run.underline, run.strike, run.font, run.size_pt, run.color, run.superscript
    )
    return _made_format(look, scale, ground)


@lru_cache(maxsize=512)
def _made_format(look: TextRun, scale: float, ground: str) -> QTextCharFormat:
    made = run_format(look, face(look.font or _USUAL_FONT), ground)
    made.setProperty(QTextFormat.Property.FontPixelSize, _pixels(look.size_pt or USUAL_PT, scale))
    return made
