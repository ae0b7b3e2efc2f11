"""The pages of the original as a list of small pictures; only those on the screen are drawn."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reviewer.domain.document import MEMBER_NAMES
from reviewer.domain.pages import Pages
from reviewer.gui import theme
from reviewer.gui.original.page_painting import paint_paper, paint_pieces
from reviewer.gui.original.page_pictures import PagePictures, Piece, pieces

_WIDTH, _ROW = 124, 132
_PICTURE = QSize(92, 100)
_AIR = 6


class _Pages(QAbstractListModel):
    def __init__(self, pages: Pages, parent: QWidget) -> None:
        super().__init__(parent)
        self._pages = pages

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._pages.pages)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            file, first = self._pages.file_of(index.row())
            words = self.tr("第{0}页").format(index.row() - first + 1)
            return f"{self.tr(MEMBER_NAMES[file])} {words}" if self._pages.files else words
        return None


class PageList(QListView):
    """Choose a page by its picture."""

    pageChosen = Signal(int)  # from 0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: list[tuple[float, float]] = []
        self._pictures: PagePictures | None = None
        self.setItemDelegate(_Thumbnails(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(self.tr("页面"))
        self.clicked.connect(lambda index: self.pageChosen.emit(index.row()))
        self.activated.connect(lambda index: self.pageChosen.emit(index.row()))
        self.hide()

    def show_pages(self, sizes: list[tuple[float, float]], pictures: PagePictures | None, pages: Pages) -> None:
        """Take the pages of another original, none for one without."""
        if self._pictures is not None:
            self._pictures.want(self, ())
            self._pictures.arrived.disconnect(self._arrived)
        self._sizes, self._pictures = sizes, pictures
        if pictures is not None:
            pictures.arrived.connect(self._arrived)
        old = self.model()
        self.setModel(_Pages(pages, self))
        if old is not None:
            old.deleteLater()

    def set_page(self, page: int) -> None:
        """Mark the page that is read now."""
        index = self.model().index(page, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _arrived(self, page: int) -> None:
        if page < len(self._sizes):
            self.update(self.model().index(page, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._pictures is not None:
            rows = [piece for page in self._visible() for piece in self._pieces(page)]
            self._pictures.want(self, [piece for piece in rows if self._pictures.get(piece) is None])

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._pictures is not None:
            self._pictures.want(self, ())

    def _visible(self) -> range:
        first = self.indexAt(QPoint(1, 1)).row()
        rows = self.viewport().height() // _ROW + 2
        return range(max(first, 0), min(max(first, 0) + rows, len(self._sizes)))

    def _size(self, page: int) -> QSize:
        width, height = self._sizes[page]
        shape = QSize(max(round(width), 1), max(round(height), 1))
        return shape.scaled(_PICTURE, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))

    def _pieces(self, page: int) -> list[Piece]:
        whole = self._size(page) * self.devicePixelRatioF()
        return list(pieces(page, whole, QRect(QPoint(0, 0), whole)))

    def paint_page(self, painter: QPainter, page: int, place: QRect) -> None:
        """Paint a page's picture into the upper part of its row."""
        size = self._size(page)
        corner = QPoint(place.left() + (place.width() - size.width()) // 2, place.top() + _AIR)
        rect = QRectF(QRect(corner, size))
        paint_paper(painter, rect)
        if self._pictures is not None and not self._pictures.bad(page):
            paint_pieces(painter, rect, self._pictures, self._pieces(page))


class _Thumbnails(QStyledItemDelegate):
    def __init__(self, pages: PageList) -> None:
        super().__init__(pages)
        self._list = pages

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(_WIDTH - 16, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        place = option.rect
        chosen = index == self._list.currentIndex()
        painter.save()
        if chosen:
            painter.fillRect(place, theme.color("sel"))
        self._list.paint_page(painter, index.row(), place)
        painter.setFont(theme.font("small", bold=chosen))
        painter.setPen(theme.color("text" if chosen else "text2"))
        words = place.adjusted(0, place.height() - 22, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        painter.restore()
