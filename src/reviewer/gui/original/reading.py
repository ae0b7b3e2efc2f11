"""What all ways of showing a report share: flowing text (`view.py`), real pages (`pages_view.py`), sheets (`sheet_view.py`).

The pane and all that scrolls, marks, splits and takes text knows a `ReportView` and nothing of what is behind it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, SignalInstance
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollBar, QStackedWidget, QWidget

from reviewer.domain.text import Passage, Span
from reviewer.gui import theme
from reviewer.gui.original.geometry import LineRect
from reviewer.gui.original.picking import number_at, words_at

WIDEST_PAPER = 900  # logical pixels at 100 %: longer lines are hard to follow
_NOTCH = 120  # what one notch of a mouse wheel turns
_EDGE = 4  # pixels above a passage that has to be wholly in view


class ReportView(Protocol):
    """One view of the open report; rectangles are in viewport coordinates, positions those of the canonical text."""

    @property
    def passageClicked(self) -> SignalInstance:
        """All marked passages under the pointer (list[Span])."""
        ...

    @property
    def zoomStepped(self) -> SignalInstance: ...
    @property
    def menuWanted(self) -> SignalInstance: ...
    @property
    def accepted(self) -> SignalInstance:
        """Enter."""
        ...

    @property
    def paperChanged(self) -> SignalInstance:
        """Another width: all lines may have moved."""
        ...

    @property
    def selectionChanged(self) -> SignalInstance: ...
    @property
    def report_text(self) -> str:
        """The canonical text of what is shown."""
        ...

    def viewport(self) -> QWidget: ...
    def verticalScrollBar(self) -> QScrollBar: ...
    def set_strip(self, strip: QWidget | None) -> None:
        """Keep a strip beside the scroll bar."""
        ...

    def reach(self, position: int) -> None:
        """Place everything up to a position now."""
        ...

    def lines(self, span: Span) -> list[LineRect]:
        """Return the lines of a passage; empty where it is not in place."""
        ...

    def box(self, span: Span) -> QRectF:
        """Return what surrounds a passage; null while it is not in place."""
        ...

    def shows(self, span: Span) -> bool:
        """Tell whether a passage is wholly on the screen (of a longer one: its beginning)."""
        ...

    def go_to(self, span: Span) -> None:
        """Scroll a passage to the upper third."""
        ...

    def uncover(self, span: Span) -> None:
        """Bring the beginning of a passage into view sideways."""
        ...

    def seen(self) -> Span:
        """Return the part of the text that is on the screen."""
        ...

    def share_of(self, span: Span) -> float:
        """Return how far down the report a passage stands, 0 … 1."""
        ...

    def go_to_share(self, share: float) -> None:
        """Scroll a height of the report to the middle."""
        ...

    def text_at(self, point: QPointF) -> int | None:
        """Return the character under a point, None where there is none."""
        ...

    def spans_at(self, point: QPointF) -> list[Span]:
        """Return the marked passages under a point."""
        ...

    def has_selection(self) -> bool: ...
    def selection(self) -> Passage | None:
        """Return the selected text without blanks around it; None for none."""
        ...

    def select(self, span: Span) -> None: ...
    def copy(self) -> None:
        """Copy the selection as the report has it."""
        ...

    def clear_selection(self) -> None:
        """Leave the selection, not the place."""
        ...

    def caret_place(self) -> QPoint:
        """Return where a menu for the selection belongs, on the screen."""
        ...


class Side(Protocol):
    """One way of showing the open report: two views of it and what they share."""

    @property
    def first(self) -> ReportView: ...
    @property
    def second(self) -> ReportView: ...
    @property
    def widget(self) -> QWidget:
        """The first view as what takes the focus."""
        ...

    @property
    def settled(self) -> bool:
        """Whether all of the report is in place."""
        ...

    def set_zoom(self, percent: int) -> None:
        """Zoom; the place at the top of each view stays."""
        ...

    def update_marks(self) -> None:
        """Show what is marked now."""
        ...

    def leave(self) -> None:
        """Show nothing."""
        ...


def surrounding(lines: Iterable[LineRect]) -> QRectF:
    """Return what surrounds some lines."""
    around = QRectF()
    for line in lines:
        around = around.united(line.rect)
    return around


def in_view(box: QRectF, height: int) -> bool:
    """Tell whether a passage's box is in a view of this height; of a long one its beginning will do."""
    return not box.isNull() and box.top() >= _EDGE and min(box.bottom(), box.top() + height / 2) <= height


def under(lines: Iterable[LineRect], point: QPointF) -> bool:
    """Tell whether a point lies on one of the lines."""
    return any(line.rect.contains(point) for line in lines)


class Pointing:
    """What mouse, wheel and keys do alike in every view."""

    def __init__(self, view: ReportView) -> None:
        self._view = view
        self._pressed: QPoint | None = None
        self._turned = 0
        self.hovered: Span | None = None

    def forget(self) -> None:
        """Another report is shown."""
        self.hovered = None

    def press(self, event: QMouseEvent) -> None:
        """Note where a click may begin."""
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = event.position().toPoint() if left else None

    def release(self, event: QMouseEvent) -> None:
        """Tell of a click on a passage; what selected text is none."""
        pressed, self._pressed = self._pressed, None
        if pressed is None or self._view.has_selection():
            return
        moved = (event.position().toPoint() - pressed).manhattanLength()
        if moved < QApplication.startDragDistance() and (hit := self._view.spans_at(event.position())):
            self._view.passageClicked.emit(hit)

    def pick_number(self, point: QPointF) -> bool:
        """Select the number under the pointer with its unit; tell whether there is one."""
        self._pressed = None
        at = self._view.text_at(point)
        number = None if at is None else number_at(self._view.report_text, at)
        if number is not None:
            self._view.select(number)
        return number is not None

    def pick(self, point: QPointF) -> None:
        """Select the number under the pointer with its unit; elsewhere the words."""
        if not self.pick_number(point):
            at = self._view.text_at(point)
            words = None if at is None else words_at(self._view.report_text, at)
            if words is not None:
                self._view.select(words)

    def hover(self, point: QPointF) -> None:
        """Show the shortest passage under the pointer."""
        under_it = min(self._view.spans_at(point), key=len, default=None)
        shape = Qt.CursorShape.IBeamCursor if under_it is None else Qt.CursorShape.PointingHandCursor
        self._view.viewport().setCursor(shape)
        self._show(under_it)

    def leave(self) -> None:
        """Show no passage: the pointer has left."""
        self._show(None)

    def _show(self, span: Span | None) -> None:
        if span != self.hovered:
            self.hovered = span
            self._view.viewport().update()

    def turned(self, event: QWheelEvent) -> bool:
        """Zoom where Ctrl is held; tell whether the event is used up."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        self._turned += event.angleDelta().y()  # touch pads send many small turns
        if abs(self._turned) >= _NOTCH:
            self._view.zoomStepped.emit(1 if self._turned > 0 else -1)
            self._turned = 0
        event.accept()
        return True

    def ask_menu(self, event: QContextMenuEvent) -> None:
        """Ask for the menu; without a selection the number under the pointer is selected for it."""
        if not self._view.has_selection():
            self.pick_number(QPointF(event.pos()))
        self._view.menuWanted.emit(event.globalPos())

    def key(self, event: QKeyEvent) -> bool:
        """Take Enter, and leave Esc to the pane, which closes what is open wherever the focus is."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._view.accepted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            return False
        return True


def uncover(bar: QScrollBar, box: QRectF, width: int) -> None:
    """Move a view sideways where a passage begins outside of it."""
    if box.left() < 0 or min(box.right(), box.left() + width / 2) > width:
        bar.setValue(round(bar.value() + box.left() - width / 4))


def room_beside(area: QAbstractScrollArea) -> int:
    """Return the width that scroll bar and strip leave to the paper."""
    bar = area.verticalScrollBar().sizeHint().width()
    return area.contentsRect().width() - bar - theme.metric("overview_strip_width")


def place_strip(area: QAbstractScrollArea, strip: QWidget | None) -> None:
    """Put the strip beside the scroll bar of a view."""
    if strip is not None:
        if strip.parent() is not area:
            strip.setParent(area)
            strip.show()
        inside, bar = area.contentsRect(), area.verticalScrollBar().sizeHint().width()
        width = strip.width()
        strip.setGeometry(inside.right() + 1 - bar - width, inside.top(), width, inside.height())


def bring_forward(*views: QWidget) -> None:
    """Show views in the stacks that hold them."""
    for view in views:
        stack = view.parentWidget()
        if isinstance(stack, QStackedWidget):
            stack.setCurrentWidget(view)
