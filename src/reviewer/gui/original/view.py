"""One view of the original: the report on its paper, what is marked painted over it, reading and selecting only."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from reviewer.domain.text import Passage, Span
from reviewer.gui import theme
from reviewer.gui.original.geometry import LineRect, line_rects, top_of
from reviewer.gui.original.loader import Loader
from reviewer.gui.original.marks import Marks
from reviewer.gui.original.overlay import Overlay
from reviewer.gui.original.picking import trimmed
from reviewer.gui.original.reading import (
    WIDEST_PAPER,
    Pointing,
    in_view,
    place_strip,
    room_beside,
    surrounding,
    uncover,
    under,
)

_ROOMY_PAPER = 600
_ROOMY_MARGIN, _TIGHT_MARGIN = 56, 28
_TOP_MARGIN, _BOTTOM_MARGIN = 28, 48
_SMALLEST_PAPER = 240
_ROUNDING = 3  # pixels


@dataclass(frozen=True, slots=True)
class Anchor:
    """The place at the top of the view: a Qt position and how far its line stands below the edge."""

    qt: int
    below: float


class OriginalView(QTextEdit):
    """Show a loaded report; several views may show the same one."""

    passageClicked = Signal(object)  # list[Span]: all marked passages under the pointer
    zoomStepped = Signal(int)
    menuWanted = Signal(QPoint)
    accepted = Signal()  # Enter
    paperChanged = Signal()  # another width: all lines may have moved

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setAutoFillBackground(True)
        self.viewport().setMouseTracking(True)
        self._loader: Loader | None = None
        self._text = ""
        self._marks = Marks()
        self._pointing = Pointing(self)
        self._zoom = 1.0
        self._nothing = self.tr("原文未识别，没有文字可以显示。请在「原版式」中阅读。")
        self._strip: QWidget | None = None
        self.setAcceptDrops(False)
        self.horizontalScrollBar().rangeChanged.connect(self._need_bar)
        self.setAccessibleName(self.tr("原文"))
        self.dress()
        self.fit()

    # what is shown

    @property
    def report_text(self) -> str:
        return self._text

    def dress(self) -> None:
        """Take the colours of the current scheme."""
        look = self.palette()
        look.setColor(QPalette.ColorRole.Window, theme.color("sunken"))
        look.setColor(QPalette.ColorRole.Base, theme.color("paper"))
        look.setColor(QPalette.ColorRole.Text, theme.color("paper_text"))
        self.setPalette(look)
        self.viewport().setPalette(look)

    def show_report(self, loader: Loader | None, text: str, marks: Marks) -> None:
        """Show a loaded report with its marks, or nothing."""
        self._loader, self._text, self._marks = loader, text, marks
        self._pointing.forget()
        if loader is None:
            self.setDocument(QTextDocument(self))
            return
        self._dress_page(loader, self.lineWrapColumnOrWidth())
        self.setDocument(loader.text_document)
        self.viewport().update()

    def set_zoom(self, zoom: float, *, relayout: bool) -> None:
        """Follow a zoom that the loader has taken; one view of a report lays it out anew.

        The caller brings the place back.
        """
        self._zoom = zoom
        if relayout or self.isVisible():
            self.fit(relayout=relayout)

    def share(self, other: OriginalView, loader: Loader | None, text: str, marks: Marks) -> None:
        """Show what another view shows, on paper of the same width: the layout is made only once."""
        self.setLineWrapColumnOrWidth(other.lineWrapColumnOrWidth())
        self.show_report(loader, text, marks)

    # paper

    def _need_bar(self, _least: int, most: int) -> None:
        """Show a bar below only for what is really wider than the paper, not for a rounded pixel."""
        policy = Qt.ScrollBarPolicy
        wanted = policy.ScrollBarAsNeeded if most > _ROUNDING else policy.ScrollBarAlwaysOff
        if self.horizontalScrollBarPolicy() != wanted:
            self.setHorizontalScrollBarPolicy(wanted)

    def paper_width(self) -> int:
        """Return how wide the paper is in this view."""
        room = room_beside(self) - 2 * theme.metric("page_margin")
        return max(min(room, round(WIDEST_PAPER * self._zoom)), _SMALLEST_PAPER)

    def fit(self, *, relayout: bool = False) -> None:
        """Let the paper take the room there is, centred on its ground."""
        width = self.paper_width()
        room, strip = room_beside(self), theme.metric("overview_strip_width")
        side = max((room - width) // 2, 0)
        self.setViewportMargins(side, 0, max(room + strip - width - side, 0), 0)
        if relayout or self.lineWrapColumnOrWidth() != width:
            if self._loader is not None:
                self._dress_page(self._loader, width)
            self.setLineWrapColumnOrWidth(width)

    def set_strip(self, strip: QWidget | None) -> None:
        self._strip = strip
        place_strip(self, strip)

    def _dress_page(self, loader: Loader, width: int) -> None:
        """Set the page's inner margins; they stay the same on the screen at every zoom."""
        side = (_ROOMY_MARGIN if width >= _ROOMY_PAPER else _TIGHT_MARGIN) / self._zoom
        root = loader.text_document.rootFrame()
        page = root.frameFormat()
        if page.leftMargin() == side:
            return
        page.setLeftMargin(side)
        page.setRightMargin(side)
        page.setTopMargin(_TOP_MARGIN / self._zoom)
        page.setBottomMargin(_BOTTOM_MARGIN / self._zoom)
        root.setFrameFormat(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        anchor = self.anchor() if event.oldSize().width() != event.size().width() else None
        super().resizeEvent(event)
        self.fit()
        place_strip(self, self._strip)
        if anchor is not None:
            self.restore(anchor)
            self.paperChanged.emit()

    # places

    def anchor(self) -> Anchor:
        """Return the place at the top of the view."""
        top = self.verticalScrollBar().value()
        if self._loader is None or top == 0:
            return Anchor(0, 0.0)
        qt = (
            self.document()
            .documentLayout()
            .hitTest(QPointF(_TIGHT_MARGIN + 40, top + 1), Qt.HitTestAccuracy.FuzzyHit)
        )
        return Anchor(qt, top_of(self.document(), qt) - top)

    def restore(self, anchor: Anchor) -> None:
        """Bring a place back to the top of the view."""
        if self._loader is not None and (anchor.qt or anchor.below):
            self.verticalScrollBar().setValue(round(top_of(self.document(), anchor.qt) - anchor.below))

    def lines(self, span: Span) -> list[LineRect]:
        if self._loader is None or span.end > self._loader.positions.reach:
            return []
        start, end = self._loader.positions.to_qt_range(span)
        off = QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        return [
            LineRect(line.rect.translated(off), line.first, line.last)
            for line in line_rects(self.document(), start, end)
        ]

    def reach(self, position: int) -> None:
        if self._loader is not None:
            self._loader.reach(position)

    def box(self, span: Span) -> QRectF:
        return surrounding(self.lines(span))

    def shows(self, span: Span) -> bool:
        return in_view(self.box(span), self.viewport().height())

    def go_to(self, span: Span) -> None:
        if self._loader is None:
            return
        self._loader.reach(span.end)
        box = self.box(span) if len(span) else self._caret_box(span.start)
        bar = self.verticalScrollBar()
        bar.setValue(round(bar.value() + box.top() - self.viewport().height() / 3))

    def uncover(self, span: Span) -> None:
        uncover(self.horizontalScrollBar(), self.box(span), self.viewport().width())

    def _caret_box(self, position: int) -> QRectF:
        assert self._loader is not None
        top = top_of(self.document(), self._loader.positions.to_qt(position))
        return QRectF(0, top - self.verticalScrollBar().value(), 1, 1)

    def share_of(self, span: Span) -> float:
        """Return how far down a passage stands; by characters until all is laid out."""
        if self._loader is None:
            return 0.0
        document, height = self.document(), self.document().size().height()
        if not self._loader.done or not document.lastBlock().layout().lineCount() or height <= 0:
            return span.start / max(len(self._text), 1)
        return min(top_of(document, self._loader.positions.to_qt(span.start)) / height, 1.0)

    def go_to_share(self, share: float) -> None:
        height = self.document().size().height()
        self.verticalScrollBar().setValue(round(share * height - self.viewport().height() / 2))

    def seen(self) -> Span:
        """Return the part of the text that is on the screen, of tables the whole."""
        if self._loader is None:
            return Span(0, 0)
        layout, top = self.document().documentLayout(), self.verticalScrollBar().value()
        fuzzy = Qt.HitTestAccuracy.FuzzyHit
        first = layout.hitTest(QPointF(0, top), fuzzy)
        last = layout.hitTest(QPointF(self.viewport().width(), top + self.viewport().height()), fuzzy)
        first, last = self._whole_tables(first, last)
        positions = self._loader.positions
        return Span(positions.to_text(first), positions.to_text(last) + 1)

    def _whole_tables(self, first: int, last: int) -> tuple[int, int]:
        for position in (first, last):
            table = self._cursor(position).currentTable()
            if table is not None:
                first, last = min(first, table.firstPosition()), max(last, table.lastPosition())
        return first, last

    def _cursor(self, qt: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(max(qt, 0), self.document().characterCount() - 1))
        return cursor

    def text_at(self, point: QPointF) -> int | None:
        if self._loader is None:
            return None
        where = point + QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        qt = self.document().documentLayout().hitTest(where, Qt.HitTestAccuracy.ExactHit)
        return None if qt < 0 else self._loader.positions.to_text(qt)

    def spans_at(self, point: QPointF) -> list[Span]:
        at = self.text_at(point)
        if at is None:
            return []
        near = self._marks.clickable(Span(max(at - 1, 0), at + 1))
        return [s for s in near if under(self.lines(s), point)]

    # selection

    def has_selection(self) -> bool:
        return self.textCursor().hasSelection()

    def caret_place(self) -> QPoint:
        return self.viewport().mapToGlobal(self.cursorRect().bottomLeft())

    def selection(self) -> Passage | None:
        cursor = self.textCursor()
        if self._loader is None or not cursor.hasSelection():
            return None
        span = self._loader.positions.to_span(cursor.selectionStart(), cursor.selectionEnd())
        return trimmed(self._text, span)

    def select(self, span: Span) -> None:
        if self._loader is None:
            return
        self._loader.reach(span.end)
        start, end = self._loader.positions.to_qt_range(span)
        cursor = self._cursor(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def clear_selection(self) -> None:
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the report's own characters, nothing of the layout."""
        data = QMimeData()
        found = self.selection()
        data.setText("" if found is None else found.text)
        return data

    # events

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if self._loader is not None:
            Overlay(painter, self.lines, self.seen(), theme.scheme()).paint(self._marks, self._pointing.hovered)
        area = self.viewport().rect()
        if self._loader is not None and not self._text.strip():
            painter.setPen(theme.color("paper_text"))
            words = area.adjusted(_TIGHT_MARGIN, _TOP_MARGIN, -_TIGHT_MARGIN, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, self._nothing)
        painter.setPen(theme.color("line2"))
        painter.drawLine(area.topLeft(), area.bottomLeft())
        painter.drawLine(area.topRight(), area.bottomRight())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointing.press(event)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._pointing.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the number under the pointer with its unit; elsewhere the word."""
        if not self._pointing.pick_number(event.position()):
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons():
            self._pointing.hover(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._pointing.leave()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self._pointing.turned(event):
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._pointing.ask_menu(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._pointing.key(event):
            super().keyPressEvent(event)
