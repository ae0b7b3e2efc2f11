"""The delegate that paints every table on the right, and opens the editors of its cells."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from reviewer.gui import theme
from reviewer.gui.panels import painting
from reviewer.gui.panels.editors import CellEditor, make_editor
from reviewer.gui.panels.tables import CELL, KIND, Bit, Cell, Index, RowsModel

CARET = 16.0
BAR_WIDTH = 96.0
READABLE = 60.0  # a cut text in less room is left empty


def content_rect(rect: QRectF, index: Index, width: int) -> QRectF:
    """Return where a cell's pieces are painted; at the edges of a view of that width the panel's margin is kept."""
    edge, inner = theme.metric("panel_x"), theme.metric("cell_x")
    left = edge if index.column() == 0 else inner
    return rect.adjusted(left, 0, -(edge if rect.right() >= width - 2 else inner), 0)


class CellDelegate(QStyledItemDelegate):
    """Paint a `Cell`; the row's ground, its line, and the pieces."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(CELL)
        if not isinstance(cell, Cell):
            return
        rect = QRectF(option.rect)
        painter.save()
        _draw_ground(painter, rect, option, str(index.data(KIND)))
        if option.state & QStyle.StateFlag.State_HasFocus and index.flags() & Qt.ItemFlag.ItemIsEditable:
            _draw_focus(painter, rect)
        self._draw_cell(painter, content_rect(rect, index, _width(option)), cell)
        painter.restore()

    def _draw_cell(self, painter: QPainter, rect: QRectF, cell: Cell) -> None:
        if cell.sign:
            painting.draw_sign(painter, QRectF(rect.left() - 2, rect.top(), 16, rect.height()), cell.sign)
            return
        if cell.caret:
            name = "caret-down" if cell.caret == "open" else "caret-right"
            painting.draw_icon(
                painter, QRectF(rect.left() - 2, rect.top(), 12, rect.height()), name, "text3", 12
            )
            rect = rect.adjusted(CARET, 0, 0, 0)
        if (cell.bar is not None and rect.width() > BAR_WIDTH + 48) or cell.share is not None:
            rect = self._draw_bar(painter, rect, cell)
        if cell.below:
            half = rect.height() / 2 - 2
            painting.draw_line(painter, QRectF(rect.left(), rect.center().y(), rect.width(), half), cell.below)
            rect = QRectF(rect.left(), rect.top() + 3, rect.width(), half)
        start = rect.right()
        if cell.right:
            start = painting.draw_line_right(painter, rect, cell.right) - painting.GAP
        bits, room = cell.bits, start - rect.left()
        if cell.short and painting.is_cut(bits, room):
            bits = cell.short
        if bits and _readable(bits, room):
            painting.draw_line(painter, QRectF(rect.left(), rect.top(), room, rect.height()), bits)

    @staticmethod
    def _draw_bar(painter: QPainter, rect: QRectF, cell: Cell) -> QRectF:
        if cell.bar is not None:
            at = QRectF(rect.right() - BAR_WIDTH, rect.top(), BAR_WIDTH, rect.height())
            painting.draw_bar(painter, at, cell.bar, tick=True, low=cell.low)
            return rect.adjusted(0, 0, -BAR_WIDTH - 8, 0)
        assert cell.share is not None
        room = max(rect.width() - 72, 24)
        painting.draw_bar(painter, QRectF(rect.left(), rect.top(), room, rect.height()), cell.share, tick=False)
        return rect

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        cell = index.data(CELL)
        wide = painting.line_width((*cell.bits, *cell.right)) if isinstance(cell, Cell) else 0
        return QSize(round(wide) + 20, theme.row_height())

    # --- editors

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        assert isinstance(model, RowsModel)
        edit = model.edit(index)
        if edit is None:
            return None  # type: ignore[return-value]
        editor = make_editor(edit, parent)
        editor.done.connect(lambda go_on: self._closed(editor, go_on))
        editor.typedIn.connect(lambda: self.typedIn())
        return editor

    def _closed(self, editor: CellEditor, go_on: bool) -> None:
        hint = QAbstractItemDelegate.EndEditHint
        self.closeEditor.emit(editor, hint.NoHint)
        if go_on:
            self.wentOn()

    def typedIn(self) -> None:
        """Do what follows a keystroke in an editor; views put their own in its place."""

    def wentOn(self) -> None:
        """Do what follows a value taken with Enter; views put their own in its place."""

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Leave the editor alone: it was filled when it was made, and a refresh must not undo typing."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Let the editor commit through the session: another row is current now."""
        if isinstance(editor, CellEditor):
            editor.movedOn.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave keys and focus to the editor, which stays open while its value is refused."""
        return False

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        if isinstance(editor, CellEditor):
            editor.place(rect)
        else:
            editor.setGeometry(rect)


def _readable(bits: tuple[Bit, ...], room: float) -> bool:
    """Tell whether a narrow cell says anything with what would be cut off; else it is left empty (its tip says it)."""
    return not painting.is_cut(bits, room) or room > READABLE


_GROUNDS = {"group": "window", "total": "alt", "part": "alt"}


def _draw_ground(painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, kind: str) -> None:
    state = option.state
    token = _GROUNDS.get(kind, "surface")
    if state & QStyle.StateFlag.State_Selected:
        token = "sel" if state & QStyle.StateFlag.State_HasFocus or _focused(option) else "sel_off"
    elif state & QStyle.StateFlag.State_MouseOver and kind not in ("group", "note"):
        token = "hover"
    painter.fillRect(rect, theme.color(token))
    line = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
    painter.fillRect(line, theme.color("line" if kind == "group" else "rowline"))


def _draw_focus(painter: QPainter, rect: QRectF) -> None:
    """Underline the cell that F2 would edit."""
    at = rect.adjusted(theme.metric("cell_x"), 0, -theme.metric("cell_x"), 0)
    painter.fillRect(QRectF(at.left(), at.bottom() - 3, at.width(), 1), theme.color("accent"))


def _width(option: QStyleOptionViewItem) -> int:
    view = option.widget
    return view.viewport().width() if isinstance(view, QAbstractItemView) else 0


def _focused(option: QStyleOptionViewItem) -> bool:
    view = option.widget
    return view is not None and (view.hasFocus() or view.isAncestorOf(view.window().focusWidget() or view))
