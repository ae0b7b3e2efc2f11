"""The one table view of the panels: keys, links, the current thing, editors that stay until their value is taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QToolTip,
    QWidget,
)

from reviewer.gui import theme
from reviewer.gui.panels import painting
from reviewer.gui.panels.delegates import CellDelegate, content_rect
from reviewer.gui.panels.editors import CellEditor, commit_composition
from reviewer.gui.panels.tables import CELL, REF, Cell, Index, RowsModel

_TOLD_MS = 12_000  # long enough to read four lines
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)


class PanelTable(QTableView):
    """Show a `RowsModel`. Enter and links are signals, double click opens editors; F2 and F9 are the pane's."""

    refChosen = Signal(str)  # a person moved to this row
    confirmAsked = Signal(str)  # Enter
    restoreAsked = Signal(str)  # F9
    linkClicked = Signal(str, str)  # the row's reference, the link
    editTaken = Signal(str)  # Enter in an editor: go on
    editDenied = Signal()  # a double click where nothing can be edited
    typed = Signal()  # into an editor, or an editor closed
    refusalLeft = Signal()  # an editor whose value was refused is closed: what was said of it is over

    def __init__(self, model: RowsModel[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows_model = model
        self.setModel(model)
        self.first_column = ""  # what F2 edits where no column was chosen
        self._follow_only = False
        self._nothing = ""  # what is said where there are no rows
        self._fit: Callable[[int], Sequence[int]] | None = None
        self._set_up()
        delegate = CellDelegate(self)
        delegate.wentOn = self._went_on  # type: ignore[method-assign]
        delegate.typedIn = self.typed.emit  # type: ignore[method-assign]
        self.setItemDelegate(delegate)

    def show_nothing(self, words: str) -> None:
        """Say in the empty table why there is nothing in it."""
        self._nothing = words
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._nothing and not self.rows_model.rows:
            painter = QPainter(self.viewport())
            painter.setPen(theme.color("text3"))
            room = self.viewport().rect().adjusted(16, 12, -16, -12)
            painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, self._nothing)
            painter.end()

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(16)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(8)
        header.setHighlightSections(False)
        header.setFixedHeight(theme.metric("table_head"))
        header.setSectionsClickable(False)

    # --- what the panel calls

    def refresh(self) -> None:
        """Read the session anew; selection, scroll and open editors stay."""
        at = self.verticalScrollBar().value()
        current = self.current_ref()
        self._follow_only = True  # rows that go must not make another one current for everybody
        self.rows_model.refresh()
        self._follow_only = False
        self._lay_out_rows()
        self._lay_out_columns()
        if current != self.current_ref():
            self.follow(current)
        self.verticalScrollBar().setValue(at)

    def set_row_height(self, height: int) -> None:
        """Set the height of one-line rows."""
        self.verticalHeader().setDefaultSectionSize(height)
        self._lay_out_rows()

    def follow(self, ref: str) -> None:
        """Show another panel's current thing here without telling anybody."""
        row = self.rows_model.row_of(ref)
        if self._holding():  # the row of a refused value stays the current one
            return
        self._follow_only = True
        try:
            if row < 0:
                self.clearSelection()
                self.setCurrentIndex(QModelIndex())
            elif row != self.currentIndex().row():
                self.setCurrentIndex(self.rows_model.index(row, self._column_for(row)))
                self.show_current_row()
        finally:
            self._follow_only = False

    def _column_for(self, row: int) -> int:
        """Stay in the column a person moved to, where that can be edited in this row too."""
        column = self.currentIndex().column()
        if column >= 0 and self.rows_model.edit(self.rows_model.index(row, column)) is not None:
            return column
        return self._first_editable(row)

    def show_current_row(self) -> None:
        """Scroll the current row into view, with the heading it stands directly under."""
        row = self.currentIndex().row()
        if row > 0 and self.rows_model.rows[row - 1].kind in ("group", "part"):
            self.scrollTo(self.rows_model.index(row - 1, 0))
        self.scrollTo(self.currentIndex())

    def current_ref(self) -> str:
        """Return the reference of the current row, "" without one."""
        return str(self.currentIndex().data(REF) or "")

    def edit_ref(self, ref: str, column: str = "") -> bool:
        """Open the editor of a row: of the named column, else of the current or the first that can be edited."""
        row = self.rows_model.row_of(ref)
        if row < 0:
            return False
        where = self.rows_model.column_of(column) if column else self._first_editable(row)
        index = self.rows_model.index(row, where)
        if self.rows_model.edit(index) is None:
            return False
        self.follow(ref)
        self.setCurrentIndex(index)
        self.edit(index)
        return True

    def open_editor(self) -> CellEditor | None:
        """Return the editor that is open, if any."""
        found = self.viewport().findChildren(CellEditor)
        return next((e for e in found if not e.isHidden()), None)

    def flush(self) -> bool:
        """Commit an open editor now, with what an input method still composes. False where it was refused."""
        editor = self.open_editor()
        if editor is None:
            return True
        commit_composition()
        if editor.typed() == editor.initial():
            editor.leave()
            return True
        return editor.commit()

    def _holding(self) -> bool:
        """Tell whether a value stands open that was refused as it stands."""
        editor = self.open_editor()
        return editor is not None and bool(editor.held)

    def _stays(self) -> bool:
        """Commit an open editor before another row is chosen; where it is refused go back to it. True to stay."""
        editor = self.open_editor()
        if editor is None or self.flush():
            return False
        editor.come_back()
        return True

    def drop_editor(self) -> None:
        """Close an open editor without taking its value (another report is shown now)."""
        editor = self.open_editor()
        if editor is not None:
            editor.leave()

    def set_widths(self, fit: Callable[[int], Sequence[int]]) -> None:
        """Set the function that divides the width among the columns (0 hides one)."""
        self._fit = fit
        self._lay_out_columns()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Close an editor that is done; one whose value is refused stays, whatever row is current."""
        if not isinstance(editor, CellEditor) or editor.closed:
            super().closeEditor(editor, hint)
            self.typed.emit()
            if isinstance(editor, CellEditor) and editor.refused:
                self.refusalLeft.emit()

    # --- layout

    def _lay_out_rows(self) -> None:
        self.clearSpans()
        for number, row in enumerate(self.rows_model.rows):
            if row.kind == "group":
                self.setRowHeight(number, theme.metric("group_row"))
            elif self.rowHeight(number) != self.verticalHeader().defaultSectionSize():
                self.setRowHeight(number, self.verticalHeader().defaultSectionSize())
            for key, count in row.spans:
                self.setSpan(number, self.rows_model.column_of(key), 1, count)

    def _lay_out_columns(self) -> None:
        if self._fit is None or not self.isVisible():  # a page behind is laid out when it is shown
            return
        for number, width in enumerate(self._fit(self.viewport().width())):
            self.setColumnHidden(number, width == 0)
            if width:
                self.setColumnWidth(number, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out_columns()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lay_out_columns()

    def _first_editable(self, row: int) -> int:
        columns = [n for n in range(len(self.rows_model.columns)) if not self.isColumnHidden(n)]
        preferred = [n for n in columns if self.rows_model.columns[n].key == self.first_column]
        for number in (*preferred, *columns):
            if self.rows_model.edit(self.rows_model.index(row, number)) is not None:
                return number
        return preferred[0] if preferred else 0

    # --- moving, keys, links

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus without choosing a row: Qt would make the first one current, and the original would jump."""
        before = self.currentIndex().isValid()
        self._follow_only = True
        super().focusInEvent(event)
        if not before:
            self.setCurrentIndex(QModelIndex())
        self._follow_only = False
        by_tab = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_tab and self.current_ref():
            self.refChosen.emit(self.current_ref())  # keys mean this row from now on

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        ref = str(current.data(REF) or "")
        if ref and not self._follow_only and current.row() != previous.row():
            self.refChosen.emit(ref)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _MOVES and self._stays():
            return
        ref = self.current_ref()
        if plain and event.key() in _ENTER and self.state() != QAbstractItemView.State.EditingState:
            self.confirmAsked.emit(ref)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.scrollTo(self.currentIndex())
            self.customContextMenuRequested.emit(self.visualRect(self.currentIndex()).center())
        else:
            super().keyPressEvent(event)

    def current_column(self) -> str:
        """Return the key of the current cell's column, "" without one."""
        index = self.currentIndex()
        return self.rows_model.columns[index.column()].key if index.isValid() else ""

    def step_right(self) -> None:
        """Go to the next cell of the row that can be edited; the row stays."""
        here, rows = self.currentIndex(), self.rows_model
        following = (rows.index(here.row(), n) for n in range(here.column() + 1, len(rows.columns)))
        for index in following:
            if not self.isColumnHidden(index.column()) and rows.edit(index) is not None:
                self.setCurrentIndex(index)
                return

    def keyboardSearch(self, search: str) -> None:
        """Let no character move to another row: digits are meant for a cell, not as a way to one."""

    def edit_current(self) -> None:
        """Open the editor of the current cell, or of the first in its row that has one."""
        index = self.currentIndex()
        if index.isValid() and self.rows_model.edit(index) is not None:
            self.edit(index)
        else:
            self.edit_ref(self.current_ref())

    def tell_current(self) -> None:
        """Show what the tooltips of the current row say (原文, 位置, 规则), without the mouse."""
        index = self.currentIndex()
        if not index.isValid():
            return
        cells = (index.siblingAtColumn(c) for c in range(self.model().columnCount()))
        tips = dict.fromkeys(str(t) for c in cells if (t := c.data(Qt.ItemDataRole.ToolTipRole)))
        place = self.viewport().mapToGlobal(self.visualRect(index.siblingAtColumn(0)).bottomLeft())
        QToolTip.showText(place, "\n\n".join(tips), self, QRect(), _TOLD_MS)

    def _went_on(self) -> None:
        self.setFocus()
        self.editTaken.emit(self.current_ref())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self._link(event.position().toPoint())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make the pressed row current, also where it was only shown here for another panel."""
        if self._stays():
            return
        before = self.current_ref()
        super().mousePressEvent(event)
        ref = str(self.indexAt(event.position().toPoint()).data(REF) or "")
        if ref and ref == before == self.current_ref():
            self.refChosen.emit(ref)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or self.rows_model.edit(index) is not None:
            return
        instead = self.rows_model.columns[index.column()].instead
        if instead and self.edit_ref(str(index.data(REF) or ""), instead):
            if (editor := self.open_editor()) is not None:
                editor.go_to_reason()
            return
        self.editDenied.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        where = event.position().toPoint()
        link = self._link(where)
        if link and event.button() is Qt.MouseButton.LeftButton:
            self.linkClicked.emit(str(self.indexAt(where).data(REF) or ""), link)

    def _link(self, where: QPoint) -> str:
        index = self.indexAt(where)
        cell = index.data(CELL) if index.isValid() else None
        if not isinstance(cell, Cell):
            return ""
        rect = content_rect(QRectF(self.visualRect(index)), index, self.viewport().width())
        return painting.link_at(rect, cell.right, where.x(), right=True) or painting.link_at(
            rect, cell.bits, where.x()
        )

    def needed(self, key: str, least: int, most: int) -> int:
        """Return how wide a column has to be for what stands in it now (in its short form), within bounds."""
        column = self.rows_model.column_of(key)
        wide = 0.0
        for row in range(len(self.rows_model.rows)):
            if not self.rows_model.rows[row].spans:
                cell = self.rows_model.cell(row, column)
                bits = cell.short or cell.bits
                both = painting.GAP if bits and cell.right else 0
                wide = max(wide, painting.line_width((*bits, *cell.right)) + both)
                if wide >= most:
                    break
        last = column == len(self.rows_model.columns) - 1
        margins = theme.metric("cell_x") + theme.metric("panel_x" if last else "cell_x")
        return max(least, min(round(wide) + margins + 1, most))
