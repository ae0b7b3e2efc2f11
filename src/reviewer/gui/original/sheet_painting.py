"""Paint a sheet: its grid, its cells, the letters above and the numbers beside them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from reviewer.domain.sheets import Area, letters
from reviewer.gui import theme
from reviewer.gui.original.sheet_grid import Placed
from reviewer.gui.original.sheet_layout import SheetLayout
from reviewer.gui.original.tables import ground_of

_FRAME = 2.0


class SheetPainter:
    """Paints the cells of some rows and columns; `off` is what lies above and left of the place that is painted on."""

    def __init__(self, painter: QPainter, layout: SheetLayout, off: QPointF) -> None:
        self._painter, self._layout, self._off = painter, layout, off
        self._ratio = painter.device().devicePixelRatioF()

    def paper(self, rows: range, columns: range) -> None:
        """Paint empty cells."""
        rect = self._place(Area(rows.start, columns.start, rows.stop - 1, columns.stop - 1))
        self._painter.fillRect(rect, theme.color("paper"))
        for row in rows:
            bottom = self._place(Area(row, columns.start, row, columns.start)).bottom()
            self._line(QRectF(rect.left(), bottom - self._thin, rect.width(), self._thin), "line2")
        for column in columns:
            right = self._place(Area(rows.start, column, rows.start, column)).right()
            self._line(QRectF(right - self._thin, rect.top(), self._thin, rect.height()), "line2")

    def edges(self, rows: range, columns: range) -> None:
        """Paint the lines above and at the left, where no heads stand beside the cells."""
        rect = self._place(Area(rows.start, columns.start, rows.stop - 1, columns.stop - 1))
        self._line(QRectF(rect.left(), rect.top(), rect.width(), self._thin), "line2")
        self._line(QRectF(rect.left(), rect.top(), self._thin, rect.height()), "line2")

    @property
    def _thin(self) -> float:
        return max(round(self._ratio), 1) / self._ratio

    def _line(self, rect: QRectF, color: str) -> None:
        self._painter.fillRect(rect, theme.color(color))

    def cells(self, cells: Iterable[Placed]) -> None:
        """Paint cells with their text; empty ones are paper, over which a text beside them may run."""
        for placed in cells:
            if len(placed.span) or not placed.single:
                self._cell(placed)

    def _cell(self, placed: Placed) -> None:
        rect = self._place(self._layout.text_area(placed))
        ground = theme.color("paper") if placed.cell is None else QColor(ground_of(placed.cell))
        self._painter.fillRect(rect, ground)
        self._border(rect)
        words = self._layout.words(placed)
        if words is not None:
            self._painter.save()
            self._painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
            words.paint(self._painter, self._layout.origin(placed, words) - self._off)
            self._painter.restore()

    def _border(self, rect: QRectF) -> None:
        thin = self._thin
        for side in (
            QRectF(rect.left() - thin, rect.top() - thin, rect.width() + thin, thin),
            QRectF(rect.left() - thin, rect.bottom() - thin, rect.width() + thin, thin),
            QRectF(rect.left() - thin, rect.top() - thin, thin, rect.height() + thin),
            QRectF(rect.right() - thin, rect.top() - thin, thin, rect.height() + thin),
        ):
            self._line(side, "line2")

    def tint(self, area: Area, color: str) -> None:
        """Lay a colour over cells."""
        self.tint_rects([self._place(area)], color)

    def tint_rects(self, rects: Iterable[QRectF], color: str) -> None:
        """Lay a colour over places that keeps what is painted there."""
        light = theme.scheme() == theme.LIGHT
        modes = QPainter.CompositionMode
        self._painter.setCompositionMode(
            modes.CompositionMode_Multiply if light else modes.CompositionMode_Lighten
        )
        for rect in rects:
            self._painter.fillRect(rect, theme.color(color))
        self._painter.setCompositionMode(modes.CompositionMode_SourceOver)

    def frame(self, area: Area) -> None:
        """Frame the chosen cells."""
        rect = self._place(area)
        for side in (
            QRectF(rect.left() - 1, rect.top() - 1, rect.width() + 1, _FRAME),
            QRectF(rect.left() - 1, rect.bottom() - 1, rect.width() + 1, _FRAME),
            QRectF(rect.left() - 1, rect.top() - 1, _FRAME, rect.height() + 1),
            QRectF(rect.right() - 1, rect.top() - 1, _FRAME, rect.height() + 1),
        ):
            self._line(side, "accent")

    # headings

    def column_heads(self, columns: range, height: float, marked: Area | None) -> None:
        """Paint the letters of columns from the top of the place that is painted on."""
        for column in columns:
            across = self._place(Area(0, column, 0, column))
            rect = QRectF(across.left(), 0, across.width(), height)
            chosen = marked is not None and marked.column <= column <= marked.last_column
            self._head(rect, letters(column), chosen)

    def row_heads(self, rows: range, width: float, marked: Area | None) -> None:
        """Paint the numbers of rows from the left of the place that is painted on."""
        for row in rows:
            down = self._place(Area(row, 0, row, 0))
            rect = QRectF(0, down.top(), width, down.height())
            self._head(rect, str(row + 1), marked is not None and marked.row <= row <= marked.last_row)

    def _head(self, rect: QRectF, words: str, chosen: bool) -> None:
        self._painter.fillRect(rect, theme.color("sel" if chosen else "window"))
        self._line(QRectF(rect.right() - self._thin, rect.top(), self._thin, rect.height()), "line2")
        self._line(QRectF(rect.left(), rect.bottom() - self._thin, rect.width(), self._thin), "line2")
        self._painter.setPen(theme.color("accent" if chosen else "text2"))
        self._painter.setFont(theme.number_font("small", bold=chosen))
        self._painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)

    def _place(self, area: Area) -> QRectF:
        """Return where a range of cells is painted, on whole device pixels."""
        rect = self._layout.rect(area).translated(-self._off)
        corners = (rect.left(), rect.top(), rect.right(), rect.bottom())
        left, top, right, bottom = (round(value * self._ratio) / self._ratio for value in corners)
        return QRectF(QPointF(left, top), QPointF(right, bottom))
