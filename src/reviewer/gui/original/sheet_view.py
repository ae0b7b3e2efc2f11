"""One view of a workbook: its sheet on the ground, what is marked painted over the cells, reading and choosing only."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from reviewer.domain.sheets import Area
from reviewer.domain.text import Passage, Span
from reviewer.gui import theme
from reviewer.gui.original.marks import Marks
from reviewer.gui.original.overlay import Overlay
from reviewer.gui.original.reading import Pointing, uncover, under
from reviewer.gui.original.sheet_choice import SheetChoice
from reviewer.gui.original.sheet_grid import SheetGrid, around
from reviewer.gui.original.sheet_layout import SheetLayout
from reviewer.gui.original.sheet_painting import SheetPainter
from reviewer.gui.original.sheet_places import SheetPlaces

_ARROWS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class SheetView(SheetPlaces):
    """Show sheets; several views may show the same ones, each its own of them."""

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

    def spans_at(self, point: QPointF) -> list[Span]:
        """Return the marked passages under a point; beside the words of a cell all that stand in it."""
        placed = self._cell_at(point)
        if placed is None or not len(placed.span):
            return []
        found = self._marks.clickable(placed.span)
        return [s for s in found if self.covers(s, placed) or under(self.lines(s), point)] or found

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
        for area, color in self._light_cells(layout).items():
            made.tint(area, color)
        chosen = self._choice
        if len(chosen.part):
            made.tint_rects((line.rect for line in self.lines(chosen.part)), "sel")
        elif chosen.area is not None and layout.grid.at(*chosen.area[:2]).area != chosen.area:
            made.tint(chosen.area, "sel")
        overlay = Overlay(painter, self.marked_lines, self.seen(), theme.scheme(), self.lines)
        overlay.paint(self._marks, self._pointing.hovered)
        if chosen.area is not None:
            made.frame(chosen.area)

    def _light_cells(self, layout: SheetLayout) -> dict[Area, str]:
        """Return the light ground of cells of which a part is lit."""
        return {
            layout.text_area(placed): "red_tint" if mark.red else "pale"
            for mark in sorted(self._marks.lit, key=lambda mark: mark.red)
            for placed in self._here(mark.span)
            if not self.covers(mark.span, placed)
        }

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
            if not self.viewport().rect().contains(event.position().toPoint()):
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
