"""One view of the original's real pages: their pictures on the ground, what is marked painted over them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from reviewer.domain.pages import Box, PageSource
from reviewer.domain.text import Passage, Span
from reviewer.gui import theme
from reviewer.gui.original.geometry import LineRect
from reviewer.gui.original.marks import Marks
from reviewer.gui.original.overlay import Overlay
from reviewer.gui.original.page_painting import (
    paint_doubtful,
    paint_note,
    paint_paper,
    paint_pieces,
    paint_selection,
)
from reviewer.gui.original.page_pictures import PagePictures, Piece, pieces
from reviewer.gui.original.page_selection import Selecting
from reviewer.gui.original.page_text import PageText
from reviewer.gui.original.pages_ground import PagesGround
from reviewer.gui.original.picking import trimmed
from reviewer.gui.original.reading import (
    Pointing,
    in_view,
    surrounding,
    uncover,
    under,
)


@dataclass(frozen=True, slots=True)
class Sheets:
    """What both views and the list of pages show; without pictures where the file can't be had."""

    words: PageText
    pictures: PagePictures | None


class PagesView(PagesGround):
    """Show pages; several views may show the same ones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheets: Sheets | None = None
        self._marks = Marks()
        self._selecting = Selecting(self._caret_at, self.viewport().height, self)
        self._selecting.changed.connect(self._selection_moved)
        self._selecting.pulled.connect(self._pull)
        self._pointing = Pointing(self)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.setAccessibleName(self.tr("原文（原版式）"))

    # what is shown

    @property
    def report_text(self) -> str:
        return self._sheets.words.text if self._sheets is not None else ""

    def show_sheets(self, sheets: Sheets | None, marks: Marks) -> None:
        """Show pages with their marks from the beginning, or nothing."""
        if self._sheets is not None and self._sheets.pictures is not None:
            self._sheets.pictures.want(self, ())
            self._sheets.pictures.arrived.disconnect(self._arrived)
        self._sheets, self._marks = sheets, marks
        self._pointing.forget()
        self._selecting.set(Span(0, 0))
        if sheets is not None and sheets.pictures is not None:
            sheets.pictures.arrived.connect(self._arrived)
        self.lay(sheets.words.sizes() if sheets is not None else ())

    def _arrived(self, page: int) -> None:
        if page in self.visible():
            self.viewport().update()

    # places

    def _placed(self, page: int, box: Box) -> QRectF:
        rect, scale = self.page_rect(page), self._layout.scales[page]
        return QRectF(
            rect.left() + box.left * scale,
            rect.top() + box.top * scale,
            (box.right - box.left) * scale,
            (box.bottom - box.top) * scale,
        )

    def reach(self, position: int) -> None:
        """All pages are in place from the beginning."""

    def lines(self, span: Span) -> list[LineRect]:
        if self._sheets is None:
            return []
        found = self._sheets.words.lines(span)
        last = len(found) - 1
        return [LineRect(self._placed(*one), at == 0, at == last) for at, one in enumerate(found)]

    def box(self, span: Span) -> QRectF:
        """Return what surrounds a passage; of one that stands nowhere the place nearest to it."""
        lines = self.lines(span)
        if lines or self._sheets is None:
            return surrounding(lines)
        near = self._sheets.words.placed(span.start)
        if near is None:
            return QRectF(0, -self.verticalScrollBar().value(), 1, 1)
        return self._placed(*near)

    def shows(self, span: Span) -> bool:
        return in_view(self.box(span), self.viewport().height())

    def go_to(self, span: Span) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(round(bar.value() + self.box(span).top() - self.viewport().height() / 3))
        self.uncover(span)

    def go_to_file(self, index: int) -> None:
        """Scroll to the first page of a file of a pair."""
        if self._sheets is not None:
            self.go_to_page(sum(self._sheets.words.pages.counts[:index]))

    def uncover(self, span: Span) -> None:
        uncover(self.horizontalScrollBar(), self.box(span), self.viewport().width())

    def seen(self) -> Span:
        visible = self.visible()
        if self._sheets is None or not visible:
            return Span(0, 0)
        return self._sheets.words.between(visible[0], visible[-1])

    def share_of(self, span: Span) -> float:
        near = self._sheets.words.placed(span.start) if self._sheets is not None else None
        if near is None:
            return 0.0
        page, box = near
        layout = self._layout
        return (layout.tops[page] + box.top * layout.scales[page]) / layout.height

    def _on_page(self, point: QPointF) -> tuple[int, float, float] | None:
        """Return page and place on it of the page nearest to a viewport point."""
        if self._sheets is None or not self._layout.tops:
            return None
        page = self._layout.page_at(point.y() + self.verticalScrollBar().value())
        rect, scale = self.page_rect(page), self._layout.scales[page]
        return page, (point.x() - rect.left()) / scale, (point.y() - rect.top()) / scale

    def text_at(self, point: QPointF) -> int | None:
        place = self._on_page(point)
        return None if place is None or self._sheets is None else self._sheets.words.at(*place)

    def spans_at(self, point: QPointF) -> list[Span]:
        at = self.text_at(point)
        if at is None:
            return []
        return [s for s in self._marks.clickable(Span(at, at + 1)) if under(self.lines(s), point)]

    # selection

    def has_selection(self) -> bool:
        return bool(len(self._selecting.span))

    def selection(self) -> Passage | None:
        return trimmed(self.report_text, self._selecting.span)

    def select(self, span: Span) -> None:
        self._selecting.set(span)

    def clear_selection(self) -> None:
        self._selecting.clear()

    def copy(self) -> None:
        """Copy the report's own characters."""
        found = self.selection()
        if found is not None:
            QApplication.clipboard().setText(found.text)

    def caret_place(self) -> QPoint:
        start = self._selecting.span.start
        return self.viewport().mapToGlobal(self.box(Span(start, start + 1)).bottomLeft().toPoint())

    def _caret_at(self, point: QPointF) -> int | None:
        place = self._on_page(point)
        return None if place is None or self._sheets is None else self._sheets.words.caret(*place)

    def _selection_moved(self) -> None:
        self.selectionChanged.emit()
        self.viewport().update()

    def _pull(self, by: float) -> None:
        self.verticalScrollBar().setValue(round(self.verticalScrollBar().value() + by))

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.color("sunken"))
        if self._sheets is None:
            return
        visible, pictures = self.visible(), self._sheets.pictures
        for page in visible:
            paint_paper(painter, self.page_rect(page))
        if pictures is not None:
            wanted = [piece for page in visible for piece in self._paint_picture(painter, pictures, page)]
            pictures.want(self, wanted + self._ahead(visible))
        self._paint_notes(painter, visible)
        seen = self.seen()
        chosen = self._selecting.span
        chosen = Span(max(chosen.start, seen.start), min(chosen.end, seen.end))
        paint_selection(painter, self.lines(chosen))
        paint_doubtful(
            painter, [line for s in self._sheets.words.doubtful.within(seen) for line in self.lines(s)]
        )
        Overlay(painter, self.lines, seen, theme.LIGHT).paint(self._marks, self._pointing.hovered)

    def _paint_picture(self, painter: QPainter, pictures: PagePictures, page: int) -> list[Piece]:
        rect = self.page_rect(page)
        wanted = self._pieces(page, self.viewport().rect().toRectF().translated(-rect.topLeft()))
        paint_pieces(painter, rect, pictures, wanted)
        return wanted

    def _pieces(self, page: int, seen: QRectF) -> list[Piece]:
        ratio = self.devicePixelRatioF()
        whole = QSize(round(self._layout.widths[page] * ratio), round(self._layout.heights[page] * ratio))
        return list(pieces(page, whole, QRectF(seen.topLeft() * ratio, seen.size() * ratio).toAlignedRect()))

    def _ahead(self, visible: range) -> list[Piece]:
        """Return the beginning of the page that comes next when one reads on."""
        after = visible.stop
        if not visible or after >= len(self._layout.tops):
            return []
        return self._pieces(after, QRectF(0, 0, self._layout.widths[after], self.viewport().height() / 2))

    def _paint_notes(self, painter: QPainter, visible: range) -> None:
        assert self._sheets is not None
        pictures, shown = self._sheets.pictures, self._sheets.words.pages.pages
        for page in visible:
            if pictures is None or pictures.bad(page):
                note = self.tr("本页无法按原版式显示，请切换到「文字」，或用系统程序打开原件")
            elif shown[page].source is PageSource.UNREAD:
                note = self.tr("本页未识别，请直接阅读")
            else:
                continue
            paint_note(painter, self.page_rect(page), note)

    # events

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._sheets is not None and self._sheets.pictures is not None:
            self._sheets.pictures.want(self, ())

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._told_at(QPointF(event.pos())), self)
            return True
        return super().viewportEvent(event)

    def _told_at(self, point: QPointF) -> str:
        at = self.text_at(point)
        if at is None or self._sheets is None or not self._sheets.words.doubtful.within(Span(at, at + 1)):
            return ""
        return self.tr("识别把握不大，请对照原件")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointing.press(event)
        self._selecting.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons():
            self._selecting.move(event)
        else:
            self._pointing.hover(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._selecting.end()
        self._pointing.release(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._pointing.ask_menu(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if self._pointing.key(event):
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select(Span(0, len(self.report_text)))
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)
