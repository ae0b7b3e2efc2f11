"""One view of the original's real pages: their pictures on the ground, what is marked painted over them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QToolTip, QWidget

from reviewer.domain.pages import Box, PageSource
from reviewer.domain.text import Passage, Span
from reviewer.gui import theme
from reviewer.gui.original.geometry import LineRect
from reviewer.gui.original.marks import Marks
from reviewer.gui.original.overlay import Overlay
from reviewer.gui.original.page_layout import GAP, PageLayout
from reviewer.gui.original.page_painting import (
    paint_doubtful,
    paint_note,
    paint_paper,
    paint_pieces,
    paint_selection,
)
from reviewer.gui.original.page_pictures import PagePictures, Piece, pieces
from reviewer.gui.original.page_text import PageText
from reviewer.gui.original.picking import trimmed, words_at
from reviewer.gui.original.reading import (
    Pointing,
    in_view,
    place_strip,
    room_beside,
    surrounding,
    uncover,
    under,
)

_STEP = 40  # logical pixels an arrow key scrolls
_NARROWEST = 120.0


@dataclass(frozen=True, slots=True)
class Sheets:
    """What both views and the list of pages show; without pictures where the file can't be had."""

    words: PageText
    pictures: PagePictures | None


class PagesView(QAbstractScrollArea):
    """Show pages; several views may show the same ones."""

    passageClicked = Signal(object)  # list[Span]: all marked passages under the pointer
    zoomStepped = Signal(int)
    menuWanted = Signal(QPoint)
    accepted = Signal()
    paperChanged = Signal()
    selectionChanged = Signal()
    pageChanged = Signal(int)  # the page that is read now, from 0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheets: Sheets | None = None
        self._marks = Marks()
        self._layout = PageLayout((), 1, 100, 1)
        self._percent = 100
        self._page = 0
        self._selected = Span(0, 0)
        self._anchor = 0
        self._dragging = False
        self._strip: QWidget | None = None
        self._pointing = Pointing(self)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setViewportMargins(0, 0, theme.metric("overview_strip_width"), 0)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.verticalScrollBar().valueChanged.connect(self._note_page)
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
        self._selected, self._page = Span(0, 0), 0
        if sheets is not None and sheets.pictures is not None:
            sheets.pictures.arrived.connect(self._arrived)
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self.viewport().update()

    def _arrived(self, page: int) -> None:
        if page in self._visible():
            self.viewport().update()

    def set_zoom(self, percent: int) -> None:
        """Zoom, 100 fits a page to the width; the place at the top stays."""
        if percent != self._percent:
            self._percent = percent
            self._keep_place()

    def set_strip(self, strip: QWidget | None) -> None:
        self._strip = strip
        place_strip(self, strip)

    # layout

    def _lay_out(self) -> None:
        room = max(room_beside(self) - 2 * theme.metric("page_margin"), _NARROWEST)
        sizes = self._sheets.words.sizes() if self._sheets is not None else []
        self._layout = PageLayout(sizes, room, self._percent, self.devicePixelRatioF())
        port = self.viewport().size()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(round(self._layout.width + 2 * GAP) - port.width(), 0))
        across.setPageStep(port.width())
        down.setRange(0, max(round(self._layout.height) - port.height(), 0))
        down.setPageStep(max(port.height() - _STEP, 1))
        for bar in (across, down):
            bar.setSingleStep(_STEP)

    def _keep_place(self) -> None:
        """Lay out anew; the place at the top and the middle of the width stay."""
        bar, across = self.verticalScrollBar(), self.horizontalScrollBar()
        before, page = self._layout, self._layout.page_at(bar.value())
        middle = (across.value() + self.viewport().width() / 2) / max(before.width, 1)
        share = (bar.value() - before.tops[page]) / before.heights[page] if before.tops else 0.0
        self._lay_out()
        after = self._layout
        if after.tops:
            bar.setValue(round(after.tops[page] + share * after.heights[page]))
        across.setValue(round(middle * after.width - self.viewport().width() / 2))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_place()
        place_strip(self, self._strip)
        if event.oldSize().width() != event.size().width():
            self.paperChanged.emit()

    def page_rect(self, page: int) -> QRectF:
        """Return where a page lies in the viewport, on whole device pixels."""
        layout, ratio = self._layout, self.devicePixelRatioF()
        whole = max(layout.width + 2 * GAP, self.viewport().width())
        left = (whole - layout.widths[page]) / 2 - self.horizontalScrollBar().value()
        top = layout.tops[page] - self.verticalScrollBar().value()
        corner = QPointF(round(left * ratio) / ratio, round(top * ratio) / ratio)
        return QRectF(corner, corner + QPointF(layout.widths[page], layout.heights[page]))

    def _visible(self) -> range:
        top = self.verticalScrollBar().value()
        return self._layout.visible(top, top + self.viewport().height())

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

    def uncover(self, span: Span) -> None:
        uncover(self.horizontalScrollBar(), self.box(span), self.viewport().width())

    def seen(self) -> Span:
        visible = self._visible()
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

    def go_to_share(self, share: float) -> None:
        self.verticalScrollBar().setValue(round(share * self._layout.height - self.viewport().height() / 2))

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

    # pages

    @property
    def page(self) -> int:
        """The page that is read now, from 0."""
        return self._page

    def go_to_page(self, page: int) -> None:
        """Bring the top of a page to the top of the view."""
        if self._layout.tops:
            page = min(max(page, 0), len(self._layout.tops) - 1)
            self.verticalScrollBar().setValue(round(self._layout.tops[page] - GAP))

    def _note_page(self) -> None:
        bar = self.verticalScrollBar()
        at_end = bar.value() == bar.maximum() > 0
        down = self.viewport().height() * (1.0 if at_end else 1 / 3)
        page = self._layout.page_at(bar.value() + down - (GAP + 1 if at_end else 0))
        if page != self._page:
            self._page = page
            self.pageChanged.emit(page)

    # selection

    def has_selection(self) -> bool:
        return bool(len(self._selected))

    def selection(self) -> Passage | None:
        return trimmed(self.report_text, self._selected)

    def select(self, span: Span) -> None:
        self._anchor = span.start
        self._set_selection(span)

    def clear_selection(self) -> None:
        self._set_selection(Span(self._anchor, self._anchor))

    def copy(self) -> None:
        """Copy the report's own characters."""
        found = self.selection()
        if found is not None:
            QApplication.clipboard().setText(found.text)

    def caret_place(self) -> QPoint:
        return self.viewport().mapToGlobal(
            self.box(Span(self._selected.start, self._selected.start + 1)).bottomLeft().toPoint()
        )

    def _set_selection(self, span: Span) -> None:
        if span != self._selected:
            self._selected = span
            self.selectionChanged.emit()
            self.viewport().update()

    def _drag_to(self, point: QPointF, *, begin: bool = False) -> None:
        place = self._on_page(point)
        if place is None or self._sheets is None:
            return
        caret = self._sheets.words.caret(*place)
        if begin:
            self._anchor = caret
        self._set_selection(Span(min(self._anchor, caret), max(self._anchor, caret)))

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.color("sunken"))
        if self._sheets is None:
            return
        visible, pictures = self._visible(), self._sheets.pictures
        for page in visible:
            paint_paper(painter, self.page_rect(page))
        if pictures is not None:
            wanted = [piece for page in visible for piece in self._paint_picture(painter, pictures, page)]
            pictures.want(self, wanted + self._ahead(visible))
        self._paint_notes(painter, visible)
        seen = self.seen()
        chosen = Span(max(self._selected.start, seen.start), min(self._selected.end, seen.end))
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
                note = self.tr("本页未能识别，请直接阅读")
            else:
                continue
            paint_note(painter, self.page_rect(page), note)

    # events

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
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragging = True
            extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._drag_to(event.position(), begin=not extend)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons():
            self._pointing.hover(event.position())
        elif self._dragging and event.buttons() & Qt.MouseButton.LeftButton:
            self._pull(event.position().y())
            self._drag_to(event.position())

    def _pull(self, y: float) -> None:
        """Scroll while a selection is drawn beyond the edge."""
        beyond = min(y, 0.0) + max(y - self.viewport().height(), 0.0)
        if beyond:
            self.verticalScrollBar().setValue(round(self.verticalScrollBar().value() + beyond))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragging = False
        self._pointing.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the number under the pointer with its unit; elsewhere the words."""
        if not self._pointing.pick_number(event.position()):
            at = self.text_at(event.position())
            words = None if at is None else words_at(self.report_text, at)
            if words is not None:
                self.select(words)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._pointing.leave()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self._pointing.turned(event):
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._pointing.ask_menu(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint anew: pages lie on device pixels, which a moved picture would miss."""
        self.viewport().update()

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
