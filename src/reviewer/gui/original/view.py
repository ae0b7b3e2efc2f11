"""One view of the original: the report on its paper, what is marked painted over it, reading and selecting only."""

from __future__ import annotations

import re
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
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from reviewer.domain.text import Passage, Span
from reviewer.gui import theme
from reviewer.gui.original.geometry import LineRect, line_rects, top_of
from reviewer.gui.original.loader import Loader
from reviewer.gui.original.marks import Marks
from reviewer.gui.original.overlay import Overlay

WIDEST_PAPER = 900  # logical pixels at 100 %: longer lines are hard to follow
_ROOMY_PAPER = 600
_ROOMY_MARGIN, _TIGHT_MARGIN = 56, 28
_TOP_MARGIN, _BOTTOM_MARGIN = 28, 48
_SMALLEST_PAPER = 240
_ROUNDING = 3  # pixels
_NOTCH = 120  # what one notch of a mouse wheel turns
_NUMBER = re.compile(
    r"[-−]?\d[\d,，]*(?:\.\d+)?\s*(?:%|％|‰)?(?:[万亿千百]+)?(?:元|美元|个|家|户|项|件|人次|人|次|批|场|分|名|年|月|日)?"
)


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
        self._hovered: Span | None = None
        self._pressed: QPoint | None = None
        self._zoom = 1.0
        self._turned = 0
        self._strip: QWidget | None = None
        self.setAcceptDrops(False)
        self.horizontalScrollBar().rangeChanged.connect(self._need_bar)
        self.setAccessibleName(self.tr("原文"))
        self.dress()
        self.fit()

    # what is shown

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
        self._hovered = None
        if loader is None:
            self.setDocument(QTextDocument(self))
            return
        self._dress_page(loader, self.lineWrapColumnOrWidth())
        self.setDocument(loader.text_document)
        self.viewport().update()

    def mark(self, marks: Marks) -> None:
        """Paint other marks."""
        self._marks = marks
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
        room = self.contentsRect().width() - self.verticalScrollBar().sizeHint().width()
        room -= theme.metric("overview_strip_width") + 2 * theme.metric("page_margin")
        return max(min(room, round(WIDEST_PAPER * self._zoom)), _SMALLEST_PAPER)

    def fit(self, *, relayout: bool = False) -> None:
        """Let the paper take the room there is, centred on its ground."""
        width = self.paper_width()
        room = self.contentsRect().width() - self.verticalScrollBar().sizeHint().width()
        strip = theme.metric("overview_strip_width")
        side = max((room - strip - width) // 2, 0)
        self.setViewportMargins(side, 0, max(room - width - side, 0), 0)
        if relayout or self.lineWrapColumnOrWidth() != width:
            if self._loader is not None:
                self._dress_page(self._loader, width)
            self.setLineWrapColumnOrWidth(width)

    def set_strip(self, strip: QWidget) -> None:
        """Keep a strip beside the scroll bar."""
        self._strip = strip
        self._place_strip()

    def _place_strip(self) -> None:
        if self._strip is not None:
            inside, bar = self.contentsRect(), self.verticalScrollBar().sizeHint().width()
            width = self._strip.width()
            self._strip.setGeometry(inside.right() + 1 - bar - width, inside.top(), width, inside.height())

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
        self._place_strip()
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
        """Return the lines of a passage in viewport coordinates; empty while it is not in place."""
        if self._loader is None or span.end > self._loader.positions.reach:
            return []
        start, end = self._loader.positions.to_qt_range(span)
        off = QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        return [
            LineRect(line.rect.translated(off), line.first, line.last)
            for line in line_rects(self.document(), start, end)
        ]

    def box(self, span: Span) -> QRectF:
        """Return what surrounds a passage, in viewport coordinates; null while it is not in place."""
        around = QRectF()
        for line in self.lines(span):
            around = around.united(line.rect)
        return around

    def shows(self, span: Span) -> bool:
        """Tell whether a passage is wholly on the screen (of a longer one: its beginning)."""
        box, height = self.box(span), self.viewport().height()
        if box.isNull():
            return False
        return box.top() >= 4 and min(box.bottom(), box.top() + height / 2) <= height

    def go_to(self, span: Span) -> None:
        """Scroll a passage to the upper third."""
        if self._loader is None:
            return
        self._loader.reach(span.end)
        box = self.box(span) if len(span) else self._caret_box(span.start)
        bar = self.verticalScrollBar()
        bar.setValue(round(bar.value() + box.top() - self.viewport().height() / 3))

    def _caret_box(self, position: int) -> QRectF:
        assert self._loader is not None
        top = top_of(self.document(), self._loader.positions.to_qt(position))
        return QRectF(0, top - self.verticalScrollBar().value(), 1, 1)

    def seen(self) -> Span:
        """Return the part of the text that is on the screen, whole tables for those that are."""
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
        """Return the character under a viewport point, None where there is none."""
        if self._loader is None:
            return None
        where = point + QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        qt = self.document().documentLayout().hitTest(where, Qt.HitTestAccuracy.ExactHit)
        return None if qt < 0 else self._loader.positions.to_text(qt)

    def spans_at(self, point: QPointF) -> list[Span]:
        """Return the marked passages under a viewport point."""
        at = self.text_at(point)
        if at is None:
            return []
        near = self._marks.clickable(Span(max(at - 1, 0), at + 1))
        return [s for s in near if any(line.rect.contains(point) for line in self.lines(s))]

    # selection

    def selection(self) -> Passage | None:
        """Return the selected text as a passage of the report, without blanks around it; None for none."""
        cursor = self.textCursor()
        if self._loader is None or not cursor.hasSelection():
            return None
        span = self._loader.positions.to_span(cursor.selectionStart(), cursor.selectionEnd())
        return trimmed(self._text, span)

    def select(self, span: Span) -> None:
        """Select a passage."""
        if self._loader is None:
            return
        self._loader.reach(span.end)
        start, end = self._loader.positions.to_qt_range(span)
        cursor = self._cursor(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def clear_selection(self) -> None:
        """Leave the selection, not the place."""
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
            Overlay(painter, self.lines, self.seen()).paint(self._marks, self._hovered)
        painter.setPen(theme.color("line2"))
        area = self.viewport().rect()
        painter.drawLine(area.topLeft(), area.bottomLeft())
        painter.drawLine(area.topRight(), area.bottomRight())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is None or self.textCursor().hasSelection():
            return
        moved = (event.position().toPoint() - pressed).manhattanLength()
        if moved < QApplication.startDragDistance() and (hit := self.spans_at(event.position())):
            self.passageClicked.emit(hit)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the number under the pointer with its unit; elsewhere the word."""
        self._pressed = None
        at = self.text_at(event.position())
        number = None if at is None else number_at(self._text, at)
        if number is None:
            super().mouseDoubleClickEvent(event)
        else:
            self.select(number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons():
            self._hover(event.position())

    def _hover(self, point: QPointF) -> None:
        under = min(self.spans_at(point), key=len, default=None)
        shape = Qt.CursorShape.IBeamCursor if under is None else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)
        if under != self._hovered:
            self._hovered = under
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self._hovered is not None:
            self._hovered = None
            self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._turned += event.angleDelta().y()  # touch pads send many small turns
            if abs(self._turned) >= _NOTCH:
                self.zoomStepped.emit(1 if self._turned > 0 else -1)
                self._turned = 0
            event.accept()
        else:
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu; without a selection the number under the pointer is selected for it."""
        at = None if self.textCursor().hasSelection() else self.text_at(QPointF(event.pos()))
        if at is not None and (number := number_at(self._text, at)) is not None:
            self.select(number)
        self.menuWanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()  # the pane closes what is open, wherever the focus is
        else:
            super().keyPressEvent(event)


def trimmed(text: str, span: Span) -> Passage | None:
    """Return a passage without the blanks around it; None where nothing else is in it."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Passage.cut(text, start, end) if end > start else None


def number_at(text: str, position: int) -> Span | None:
    """Return the number that a position lies in, with its unit; None where there is none."""
    line_start = text.rfind("\n", 0, position) + 1
    line_end = text.find("\n", position)
    for match in _NUMBER.finditer(text, line_start, len(text) if line_end < 0 else line_end):
        if match.start() <= position <= match.end():
            end = match.start() + len(match.group().rstrip())
            return Span(match.start(), end)
        if match.start() > position:
            break
    return None
