"""One view of a workbook: its sheet on the ground, what is marked painted over the cells, reading and choosing only."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from reviewer.domain.sheets import Area
from reviewer.domain.text import Passage, Span
from reviewer.gui import theme
from reviewer.gui.original.geometry import LineRect, in_order
from reviewer.gui.original.marks import Mark, Marks
from reviewer.gui.original.overlay import Overlay
from reviewer.gui.original.picking import words_at
from reviewer.gui.original.reading import Pointing, in_view, surrounding, uncover, under
from reviewer.gui.original.sheet_choice import SheetChoice
from reviewer.gui.original.sheet_grid import Placed, SheetGrid, around
from reviewer.gui.original.sheet_ground import SheetGround
from reviewer.gui.original.sheet_painting import SheetPainter

_FAR = 1e6  # pixels to what stands on another sheet
_INSET = 1.5  # what keeps a mark inside of its cell
_ARROWS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class SheetView(SheetGround):
    """Show sheets; several views may show the same ones, each its own of them."""

    passageClicked = Signal(object)  # list[Span]: all marked passages under the pointer
    zoomStepped = Signal(int)
    menuWanted = Signal(QPoint)
    accepted = Signal()
    selectionChanged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks = Marks()
        self._choice = SheetChoice()
        self._pressed: QPointF | None = None  # where a choice may begin that is none yet
        self._pointing = Pointing(self)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.headPressed.connect(self.choose)
        self.setAccessibleName(self.tr("原文（工作表）"))

    # what is shown

    @property
    def report_text(self) -> str:
        return self._text

    def show_sheets(self, grids: Sequence[SheetGrid], text: str, marks: Marks) -> None:
        """Show sheets with their marks from the beginning of the first, or nothing."""
        self._marks = marks
        self._pointing.forget()
        self._choice.clear()
        self.lay(grids, text)

    def show_sheet(self, index: int) -> None:
        """Show another sheet; a choice belongs to the one that is left."""
        if index != self._sheet:
            self.clear_selection()
            super().show_sheet(index)

    def sheet_of(self, span: Span) -> int:
        """Return the sheet on which a passage begins."""
        starts = [grid.span.start for grid in self._grids]
        return max(bisect_right(starts, span.start) - 1, 0)

    def told(self) -> tuple[str, str]:
        """Return the address and the text of what is chosen, else of what is lit; "" for none."""
        grid, area = self.grid, self._choice.area
        if grid is None:
            return "", ""
        if area is None:
            here = [cell for mark in self._marks.lit for cell in grid.holding(mark.span)]
            if not here:
                return "", ""
            area = here[0].area
        cell = grid.at(area.row, area.column)
        return grid.address(area), cell.span.of(self._text)

    def address_of(self, position: int) -> str:
        """Return the address of the cell in which a character stands; "" where it stands in none."""
        span = Span(position, position + 1)
        grid = self._grids[self.sheet_of(span)] if self._grids else None
        cells = grid.holding(span) if grid is not None else []
        return grid.address(cells[0].area) if grid is not None and cells else ""

    # places

    def _here(self, span: Span) -> list[Placed]:
        """Return the cells of the shown sheet that hold characters of a passage."""
        return self.grid.holding(span) if self.grid is not None else []

    def _rect(self, area: Area) -> QRectF:
        assert self._layout is not None
        return self._layout.rect(area).translated(-self.off())

    def reach(self, position: int) -> None:
        """All cells have their place from the beginning."""

    def lines(self, span: Span) -> list[LineRect]:
        """Return the lines of the words of a passage."""
        return in_order(rect for placed in self._here(span) for rect in self._word_rects(placed, span))

    def _word_rects(self, placed: Placed, span: Span) -> list[QRectF]:
        layout = self._layout
        words = layout.words(placed) if layout is not None else None
        if layout is None or words is None:
            return []
        return list(words.rects(span, layout.origin(placed, words) - self.off()))

    def marked_lines(self, span: Span) -> list[LineRect]:
        """Return what is filled for a passage: whole cells, and the words where it is a part of one."""
        found: list[LineRect] = []
        for placed in self._here(span):
            if span.contains(placed.span):
                cell = self._rect(placed.area).adjusted(0, _INSET, -1, -_INSET - 1)
                found.append(LineRect(cell, True, True))
            else:
                found += in_order(self._word_rects(placed, span))
        return found

    def box(self, span: Span) -> QRectF:
        """Return what surrounds the cells of a passage; of one on another sheet a place far above or below."""
        if self._layout is None:
            return QRectF()
        cells = self._here(span)
        if cells:
            return surrounding(LineRect(self._rect(one.area), True, True) for one in cells)
        sheet = self.sheet_of(span)
        if sheet == self._sheet:  # the name of the sheet above its tables
            return QRectF(-self.off(), QPointF(1, 1) - self.off())
        return QRectF(0, _FAR if sheet > self._sheet else -_FAR, 1, 1)

    def shows(self, span: Span) -> bool:
        return in_view(self.box(span).translated(0, _INSET * 3), self.viewport().height())

    def go_to(self, span: Span) -> None:
        self.show_sheet(self.sheet_of(span))
        bar = self.verticalScrollBar()
        for _ in range(2):  # rows that come into view may grow
            bar.setValue(round(bar.value() + self.box(span).top() - self.viewport().height() / 3))
        self.uncover(span)

    def uncover(self, span: Span) -> None:
        """Bring the sheet of a passage forward, and the beginning of the passage into view sideways."""
        self.show_sheet(self.sheet_of(span))
        uncover(self.horizontalScrollBar(), self.box(span), self.viewport().width())

    def seen(self) -> Span:
        grid, rows = self.grid, self.visible_rows()
        if grid is None:
            return Span(0, 0)
        spans = [one.span for one in grid.within(rows.start, rows.stop - 1) if len(one.span)]
        if not spans:
            return Span(grid.span.start, grid.span.start)
        return Span(min(s.start for s in spans), max(s.end for s in spans))

    def share_of(self, span: Span) -> float:
        """Return how far down the shown sheet a passage stands; negative for one on another sheet."""
        cells = self._here(span)
        if self._layout is None or not cells:
            return -1.0
        return self._layout.rows.top(cells[0].area.row) / max(self._layout.rows.total, 1.0)

    def _cell_at(self, point: QPointF) -> Placed | None:
        """Return the cell under a point, None beside the sheet."""
        if self._layout is None or self.grid is None:
            return None
        at = point + self.off()
        inside = 0 <= at.x() < self._layout.width and 0 <= at.y() < self._layout.rows.total
        place = self.place_at(point)
        return self.grid.at(*place) if inside and place is not None else None

    def _nearest(self, point: QPointF) -> tuple[Placed, int] | None:
        """Return the cell nearest to a point, and the place between two of its characters that is nearest to it."""
        place, layout = self.place_at(point), self._layout
        if place is None or layout is None or self.grid is None:
            return None
        placed = self.grid.at(*place)
        words = layout.words(placed)
        if words is None:
            return placed, placed.span.start
        return placed, words.caret(point + self.off() - layout.origin(placed, words))

    def text_at(self, point: QPointF) -> int | None:
        placed, layout = self._cell_at(point), self._layout
        words = layout.words(placed) if placed is not None and layout is not None else None
        if placed is None or layout is None or words is None:
            return None
        return words.at(point + self.off() - layout.origin(placed, words))

    def spans_at(self, point: QPointF) -> list[Span]:
        """Return the marked passages under a point; beside the words of a cell all that stand in it."""
        placed = self._cell_at(point)
        if placed is None or not len(placed.span):
            return []
        found = self._marks.clickable(placed.span)
        return [s for s in found if s.contains(placed.span) or under(self.lines(s), point)] or found

    # choosing

    def has_selection(self) -> bool:
        return self.grid is not None and self._choice.filled(self.grid)

    def selection(self) -> Passage | None:
        """Return the chosen text; None also where other cells stand between the chosen ones in the text."""
        return self._choice.passage(self.grid, self._text) if self.grid is not None else None

    def select(self, span: Span) -> None:
        self.show_sheet(self.sheet_of(span))
        if self.grid is not None:
            self._choice.take_part(self.grid, span)
            self._chosen()

    def choose(self, area: Area) -> None:
        """Choose cells."""
        if self.grid is not None:
            self._choice.take_area(self.grid, area)
            self._chosen()

    def clear_selection(self) -> None:
        if self._choice.area is not None:
            self._choice.clear()
            self._chosen()

    def copy(self) -> None:
        """Copy the text of one cell, of several as spreadsheets do: tabs and lines."""
        if self.has_selection() and self.grid is not None:
            QApplication.clipboard().setText(self._choice.copied(self.grid, self._text))

    def caret_place(self) -> QPoint:
        area = self._choice.area
        corner = QPointF(0, 0) if area is None else self._rect(area).bottomLeft()
        return self.viewport().mapToGlobal(corner.toPoint())

    def _chosen(self) -> None:
        self.mark_heads()
        self.selectionChanged.emit()

    def mark_heads(self) -> None:
        """Let the letters and numbers of what is chosen, else of what is lit, stand out."""
        lit = [one.area for mark in self._marks.lit for one in self._here(mark.span)]
        self.marked = self._choice.area or (lit[0] if lit else None)
        self.repaint_all()

    def _bring(self, placed: Placed) -> None:
        """Scroll as little as brings a cell into view."""
        rect, port = self._rect(placed.area), self.viewport().rect()
        for bar, begin, end, room in (
            (self.horizontalScrollBar(), rect.left(), rect.right(), port.width()),
            (self.verticalScrollBar(), rect.top(), rect.bottom(), port.height()),
        ):
            by = max(end - room, 0)
            bar.setValue(round(bar.value() + (min(begin, by) if begin < by else by)))

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.color("sunken"))
        layout, rows, columns = self._layout, self.visible_rows(), self.visible_columns()
        if layout is None:
            return
        made = SheetPainter(painter, layout, self.off())
        made.paper(rows, columns)
        made.cells(layout.grid.within(rows.start, rows.stop - 1))
        for mark in self._marks.lit:
            self._light_cells(made, mark)
        chosen = self._choice
        if len(chosen.part):
            made.tint_rects((line.rect for line in self.lines(chosen.part)), "sel")
        elif chosen.area is not None and layout.grid.at(*chosen.area[:2]).area != chosen.area:
            made.tint(chosen.area, "sel")
        overlay = Overlay(painter, self.marked_lines, self.seen(), theme.scheme(), self.lines)
        overlay.paint(self._marks, self._pointing.hovered)
        if chosen.area is not None:
            made.frame(chosen.area)

    def _light_cells(self, made: SheetPainter, mark: Mark) -> None:
        """Give the cells of a lit passage a light ground where it is only a part of them."""
        for placed in self._here(mark.span):
            if not mark.span.contains(placed.span):
                made.tint(placed.area, "red_tint" if mark.red else "pale")

    # events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointing.press(event)
        near = self._nearest(event.position())
        if event.button() != Qt.MouseButton.LeftButton or near is None or self.grid is None:
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._choice.extend(self.grid, near[0])
        else:
            self._choice.begin(*near)
            self._pressed = event.position()
        self._chosen()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._pointing.hover(event.position())
            return
        begun, near = self._pressed, self._nearest(event.position())
        if near is None or self.grid is None:
            return
        far = begun is None or (event.position() - begun).manhattanLength() >= QApplication.startDragDistance()
        if far:
            self._pressed = None
            self._choice.carry(self.grid, *near)
            self._bring(near[0])
            self._chosen()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of a click on a passage; any click chooses the cell."""
        begun, self._pressed = self._pressed, None
        self._pointing.release(event)
        placed = self._cell_at(event.position()) if begun is not None else None
        if placed is not None:
            self._choice.take(placed)
            self._chosen()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the number under the pointer with its unit; elsewhere the words."""
        if not self._pointing.pick_number(event.position()):
            at = self.text_at(event.position())
            words = None if at is None else words_at(self._text, at)
            if words is not None:
                self.select(words)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._pointing.leave()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self._pointing.turned(event):
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu; a cell that is not chosen is chosen for it."""
        placed, area = self._cell_at(QPointF(event.pos())), self._choice.area
        if placed is not None and (area is None or not _covers(area, placed.area)):
            self._choice.take(placed)
            self._chosen()
        self.menuWanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._pointing.key(event):
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll) and self.grid is not None:
            self.choose(Area(0, 0, self.grid.rows - 1, self.grid.columns - 1))
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar = self.verticalScrollBar()
            bar.setValue(0 if event.key() == Qt.Key.Key_Home else bar.maximum())
        elif self._choice.area is not None and event.key() in _ARROWS:
            self._step(Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def _step(self, key: Qt.Key, extend: bool) -> None:
        """Choose the next cell in a direction, or up to there."""
        grid, area = self.grid, self._choice.area
        if grid is None or area is None:
            return
        down, across = _ARROWS[key]
        row = area.last_row + 1 if down > 0 else area.row + down
        column = area.last_column + 1 if across > 0 else area.column + across
        if not (0 <= row < grid.rows and 0 <= column < grid.columns):
            return
        placed = grid.at(row, column)
        if extend:
            self._choice.take_area(grid, grid.widened(around(area, placed.area)))
        else:
            self._choice.take(placed)
        self._bring(placed)
        self._chosen()


def _covers(area: Area, inner: Area) -> bool:
    return area.row <= inner.row <= area.last_row and area.column <= inner.column <= area.last_column
