"""Paints the queue: 24 px group rows, 44 px reports of two lines with the sign, score and what is left."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from reviewer.gui import icons, theme
from reviewer.gui.queue_model import ENTRY_ROLE, QueueEntry

Index = QModelIndex | QPersistentModelIndex
_LEFT, _TEXT, _RIGHT = 14, 38, 12


class QueueDelegate(QStyledItemDelegate):
    """Paint groups and entries from tokens alone."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry = index.data(ENTRY_ROLE)
        if entry is not None:
            return QSize(100, theme.metric("row_two_lines"))
        return QSize(100, theme.metric("group_row") + (4 if index.row() == 0 else 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY_ROLE)
        painter.save()
        if isinstance(entry, QueueEntry):
            paint_ground(painter, option)
            _paint_entry(painter, option.rect, entry)
        else:
            self._paint_group(painter, option, index)
        painter.restore()

    def _paint_group(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = option.widget
        is_open = isinstance(view, QTreeView) and view.isExpanded(view.model().index(index.row(), 0))
        scale = painter.device().devicePixelRatioF()
        mark = icons.pixmap("caret-down" if is_open else "caret-right", "text3", 12, scale)
        height = theme.metric("group_row")
        rect = QRect(option.rect.left(), option.rect.bottom() - height + 1, option.rect.width(), height)
        painter.drawPixmap(QPoint(rect.left() + 8, rect.center().y() - 5), mark)
        painter.setFont(theme.font("small", bold=True))
        painter.setPen(theme.color("text2"))
        words = rect.adjusted(26, 0, -_RIGHT, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.color("accent"))
            painter.drawRect(rect.adjusted(2, 1, -3, -2))


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Paint the ground of a row of a side list: current, or under the mouse."""
    rect = option.rect
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, theme.color("sel"))
        edge = QRect(rect.left(), rect.top(), theme.metric("queue_current"), rect.height())
        painter.fillRect(edge, theme.color("accent"))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, theme.color("hover"))


def _paint_entry(painter: QPainter, rect: QRect, entry: QueueEntry) -> None:
    scale = painter.device().devicePixelRatioF()
    painter.drawPixmap(QPoint(rect.left() + _LEFT, rect.top() + 7), icons.pixmap(*entry.icon, 16, scale))
    line = rect.height() // 2
    first = QRect(rect.left() + _TEXT, rect.top() + 3, rect.width() - _TEXT - _RIGHT, line - 2)
    second = QRect(first.left(), rect.top() + line, first.width(), line - 3)
    _paint_line(painter, first, entry.title, entry.right, "base", "text")
    _paint_line(painter, second, entry.detail, entry.right_detail, "small", "text2")


def _paint_line(painter: QPainter, rect: QRect, left: str, right: str, size: str, token: str) -> None:
    font = theme.number_font(size)
    metrics = QFontMetrics(font)
    painter.setFont(font)
    painter.setPen(theme.color(token))
    space = metrics.horizontalAdvance(right) + 10 if right else 0
    if right:
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, right)
    words = metrics.elidedText(left, Qt.TextElideMode.ElideRight, rect.width() - space)
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
