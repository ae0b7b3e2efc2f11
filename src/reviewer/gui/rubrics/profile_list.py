"""The list of profiles: the shipped ones and the county's own, each with its version and how many reports it scores."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from reviewer.gui import theme
from reviewer.gui.queue_delegate import paint_ground
from reviewer.gui.rubrics.forms import tr

if TYPE_CHECKING:
    from reviewer.services.rubrics import Listed

Index = QModelIndex | QPersistentModelIndex
_ID = Qt.ItemDataRole.UserRole
_DETAIL = _ID + 1


def fill(view: QListWidget, listed: Sequence[Listed], current: str) -> None:
    """Show the profiles under two headings; `current` is chosen, without a signal."""
    with QSignalBlocker(view):
        view.clear()
        for own, words in ((False, tr("随程序提供（只读）")), (True, tr("本县自定"))):
            heading = QListWidgetItem(words, view)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            for one in listed:
                if one.own is own:
                    _add(view, one, current)
            if own and not any(one.own for one in listed):
                QListWidgetItem(tr("还没有。选一份，再按「复制」。"), view).setFlags(Qt.ItemFlag.NoItemFlags)


def _add(view: QListWidget, one: Listed, current: str) -> None:
    row = QListWidgetItem(one.profile.name, view)
    row.setData(_ID, one.profile.id)
    row.setData(_DETAIL, detail(one))
    row.setToolTip(one.profile.description or one.profile.name)
    if one.profile.id == current:
        view.setCurrentItem(row)


def detail(one: Listed) -> str:
    """Say which version it is and what rests on it."""
    said = [tr("第 {0} 版").format(one.profile.version)]
    said.append(tr("用于 {0} 份").format(one.used) if one.used else tr("未使用"))
    if one.default:
        said.append(tr("默认"))
    if one.profile.stands_for:
        said.append(tr("代替{0}").format(one.instead))
    return " · ".join(said)


def chosen(view: QListWidget) -> str:
    """Return the id of the chosen profile, "" where none is."""
    row = view.currentItem()
    return "" if row is None else str(row.data(_ID) or "")


def choose(view: QListWidget, profile_id: str) -> None:
    """Choose a profile without a signal."""
    with QSignalBlocker(view):
        for place in range(view.count()):
            if view.item(place).data(_ID) == profile_id:
                view.setCurrentRow(place)


class ProfileDelegate(QStyledItemDelegate):
    """Paint two lines for a profile, one for a heading."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, theme.metric("row_two_lines" if index.data(_ID) else "row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        rect = option.rect.adjusted(12, 0, -8, 0)
        if index.data(_ID):
            paint_ground(painter, option)
            half = rect.height() // 2
            _line(
                painter,
                QRect(rect.left(), rect.top() + 3, rect.width(), half - 2),
                index.data(),
                "base",
                "text",
            )
            low = QRect(rect.left(), rect.top() + half, rect.width(), half - 3)
            _line(painter, low, index.data(_DETAIL), "small", "text2")
        else:
            _line(painter, rect.adjusted(0, 6, 0, 0), index.data(), "small", "text3")
        painter.restore()


def _line(painter: QPainter, rect: QRect, text: str, size: str, token: str) -> None:
    font = theme.number_font(size)
    painter.setFont(font)
    painter.setPen(theme.color(token))
    words = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
