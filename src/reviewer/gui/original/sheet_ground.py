"""The ground a sheet lies on: the letters and numbers that stay in place, scrolling, zoom, and which sheet is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from reviewer.domain.sheets import Area
from reviewer.gui import theme
from reviewer.gui.original.paper_area import PaperArea
from reviewer.gui.original.reading import place_strip, room_beside
from reviewer.gui.original.sheet_grid import SheetGrid
from reviewer.gui.original.sheet_layout import SheetLayout, fitted
from reviewer.gui.original.sheet_painting import SheetPainter

_STEP = 40  # logical pixels an arrow of a scroll bar moves
_ROUNDS = 4  # rows that grow may bring others into view
_BESIDE_NUMBER = 14


class _Heads(QWidget):
    """The letters above the columns, or the numbers beside the rows."""

    def __init__(self, ground: SheetGround, *, down: bool) -> None:
        super().__init__(ground)
        self._ground, self._down = ground, down

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("window"))
        self._ground.paint_heads(painter, self, down=self._down)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._ground.head_pressed(event.position(), self._down)


class SheetGround(PaperArea):
    """Shows one of the sheets; what is marked and chosen in it is not known here."""

    sheetChanged = Signal(int)
    headPressed = Signal(object)  # Area: all cells of a row or a column

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grids: Sequence[SheetGrid] = ()
        self._text = ""
        self._sheet = 0
        self._layout: SheetLayout | None = None
        self._tops: dict[int, tuple[int, int]] = {}  # where sheets that are not shown were scrolled to
        self._settling = self._laying = False
        self.marked: Area | None = None  # the cells whose letters and numbers stand out
        self._letters, self._numbers = _Heads(self, down=False), _Heads(self, down=True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setSingleStep(_STEP)

    # which sheet

    @property
    def sheet(self) -> int:
        """The sheet that is shown, from 0."""
        return self._sheet

    @property
    def grid(self) -> SheetGrid | None:
        """The cells of the sheet that is shown."""
        return self._grids[self._sheet] if self._grids else None

    def lay(self, grids: Sequence[SheetGrid], text: str) -> None:
        """Take other sheets and show the first from its beginning."""
        self._grids, self._text, self._sheet, self._tops = grids, text, 0, {}
        self._layout, self.marked = None, None
        self._lay_out()
        self._scroll_to(0, 0)
        self.viewport().update()

    def show_sheet(self, index: int) -> None:
        """Show another sheet, where it was left."""
        if index == self._sheet or not 0 <= index < len(self._grids):
            return
        self._tops[self._sheet] = (self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        self._sheet = index
        self._lay_out()
        self._scroll_to(*self._tops.get(index, (0, 0)))
        self.repaint_all()
        self.sheetChanged.emit(index)

    def _scroll_to(self, across: int, down: int) -> None:
        self.horizontalScrollBar().setValue(across)
        self.verticalScrollBar().setValue(down)
        self._settle()

    # layout

    def _head_sizes(self) -> tuple[int, int]:
        if self.grid is None:
            return 0, 0
        last = str(self.grid.rows)
        wide = self.fontMetrics().horizontalAdvance("0") * max(len(last), 2) + _BESIDE_NUMBER
        return wide, theme.metric("control_small")

    def _lay_out(self) -> None:
        grid = self.grid
        left, top = self._head_sizes()
        self._laying = True
        self.setViewportMargins(left, top, theme.metric("overview_strip_width"), 0)
        self._laying = False
        if grid is None:
            self._layout = None
        else:
            fit = fitted(grid, max(room_beside(self) - left, 1), self._percent)
            if self._layout is None or self._layout.grid is not grid or self._layout.fit != fit:
                self._layout = SheetLayout(grid, self._text, fit)
        self._set_ranges()
        self._place_heads()

    def _set_ranges(self) -> None:
        port, layout = self.viewport().size(), self._layout
        wide, high = (round(layout.width), round(layout.rows.total)) if layout is not None else (0, 0)
        for bar, whole, seen in (
            (self.horizontalScrollBar(), wide, port.width()),
            (self.verticalScrollBar(), high, port.height()),
        ):
            bar.setRange(0, max(whole - seen, 0))
            bar.setPageStep(max(seen - _STEP, 1))

    def _place_heads(self) -> None:
        left, top = self._head_sizes()
        inside, port = self.contentsRect(), self.viewport().size()
        self._letters.setGeometry(inside.left(), inside.top(), left + port.width(), top)
        self._numbers.setGeometry(inside.left(), inside.top() + top, left, port.height())

    def _settle(self) -> None:
        """Measure the rows on the screen; what was there before stays where it is."""
        layout, bar = self._layout, self.verticalScrollBar()
        if layout is None or self._settling:
            return
        self._settling = True
        for _ in range(_ROUNDS):
            rows = self.visible_rows()
            if all(layout.knows(row) for row in rows):
                break
            kept = next((row for row in rows if layout.knows(row)), rows.start)
            down = layout.rows.top(kept) - bar.value()
            layout.measure(rows.start, rows.stop - 1)
            self._set_ranges()
            bar.setValue(round(layout.rows.top(kept) - down))
        self._settling = False

    def _keep_place(self) -> None:
        """Lay out anew; the row at the top stays there."""
        bar, before = self.verticalScrollBar(), self._layout
        if before is None:
            self._lay_out()
            return
        row = before.rows.at(bar.value())
        share = (bar.value() - before.rows.top(row)) / before.rows.height(row)
        across = self.horizontalScrollBar().value() / max(before.width, 1)
        self._lay_out()
        after = self._layout
        assert after is not None
        self._scroll_to(
            round(across * after.width), round(after.rows.top(row) + share * after.rows.height(row))
        )
        self.repaint_all()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._laying:
            return
        if event.oldSize().width() != event.size().width():
            self._keep_place()
            self.paperChanged.emit()
        self._set_ranges()
        self._place_heads()
        self._settle()
        place_strip(self, self._strip)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._keep_place()
        return super().event(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint anew: rows may grow when they come into view."""
        self._settle()
        self.repaint_all()

    def repaint_all(self) -> None:
        """Paint cells and headings anew."""
        for part in (self.viewport(), self._letters, self._numbers):
            part.update()

    # places

    def off(self) -> QPointF:
        """Return what of the sheet lies above and left of the view."""
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def visible_rows(self) -> range:
        """Return the rows on the screen."""
        if self._layout is None:
            return range(0)
        top, rows = self.verticalScrollBar().value(), self._layout.rows
        return range(rows.at(top), rows.at(top + self.viewport().height()) + 1)

    def visible_columns(self) -> range:
        """Return the columns on the screen."""
        if self._layout is None:
            return range(0)
        left = self.horizontalScrollBar().value()
        last = self._layout.column_at(left + self.viewport().width())
        return range(self._layout.column_at(left), last + 1)

    def place_at(self, point: QPointF) -> tuple[int, int] | None:
        """Return row and column nearest to a point of the view."""
        if self._layout is None:
            return None
        at = point + self.off()
        return self._layout.rows.at(at.y()), self._layout.column_at(at.x())

    def go_to_share(self, share: float) -> None:
        """Scroll a height of the sheet to the middle."""
        if self._layout is not None:
            self.verticalScrollBar().setValue(
                round(share * self._layout.rows.total - self.viewport().height() / 2)
            )

    # headings

    def paint_heads(self, painter: QPainter, heads: QWidget, *, down: bool) -> None:
        """Paint the headings that belong to what is on the screen."""
        if self._layout is None:
            return
        off, left = self.off(), self._numbers.width()
        marked = self.marked
        if down:
            made = SheetPainter(painter, self._layout, QPointF(0, off.y()))
            made.row_heads(self.visible_rows(), heads.width(), marked)
            return
        painter.setClipRect(left, 0, heads.width() - left, heads.height())
        made = SheetPainter(painter, self._layout, QPointF(off.x() - left, 0))
        made.column_heads(self.visible_columns(), heads.height(), marked)
        painter.setClipping(False)
        painter.fillRect(0, heads.height() - 1, left, 1, theme.color("line2"))
        painter.fillRect(left - 1, 0, 1, heads.height(), theme.color("line2"))

    def head_pressed(self, point: QPointF, down: bool) -> None:
        """Tell of a whole row or column that was pressed."""
        off, grid = self.off(), self.grid
        if self._layout is None or grid is None:
            return
        if down:
            row = self._layout.rows.at(point.y() + off.y())
            self.headPressed.emit(Area(row, 0, row, grid.columns - 1))
        elif point.x() >= self._numbers.width():
            column = self._layout.column_at(point.x() - self._numbers.width() + off.x())
            self.headPressed.emit(Area(0, column, grid.rows - 1, column))
