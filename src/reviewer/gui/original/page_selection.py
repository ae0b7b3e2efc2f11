"""Selecting characters on pages with the mouse: from where it was pressed to where it is, in reading order."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent

from reviewer.domain.text import Span

_PAUSE = 40  # milliseconds between two steps while the pointer is held beyond the edge


class Selecting(QObject):
    """Holds the selected range; `caret_at` gives the place between two characters nearest to a viewport point."""

    changed = Signal()
    pulled = Signal(float)  # the pointer is held this far beyond the upper (negative) or lower edge

    def __init__(
        self, caret_at: Callable[[QPointF], int | None], height: Callable[[], int], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._caret_at, self._height = caret_at, height
        self._anchor = 0
        self._at: QPointF | None = None  # where the pointer is while a selection is drawn
        self.span = Span(0, 0)
        self._pull = QTimer(self, interval=_PAUSE)
        self._pull.timeout.connect(self._go_on)

    def press(self, event: QMouseEvent) -> None:
        """Begin a selection, or carry the one there is on to here (Shift)."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._at = event.position()
        caret = self._caret_at(self._at)
        if caret is not None and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._anchor = caret
        self._follow()

    def move(self, event: QMouseEvent) -> None:
        """Carry the selection to the pointer; beyond an edge the view is pulled along."""
        if self._at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        self._at = event.position()
        self._follow()
        if self._beyond() and not self._pull.isActive():
            self._pull.start()

    def end(self) -> None:
        """Let the selection be."""
        self._at = None
        self._pull.stop()

    def set(self, span: Span) -> None:
        """Select a range."""
        self._anchor = span.start
        self._set(span)

    def clear(self) -> None:
        """Select nothing."""
        self._set(Span(self._anchor, self._anchor))

    def _go_on(self) -> None:
        beyond = self._beyond()
        if beyond:
            self.pulled.emit(beyond)
            self._follow()
        else:
            self._pull.stop()

    def _beyond(self) -> float:
        if self._at is None:
            return 0.0
        return min(self._at.y(), 0.0) + max(self._at.y() - self._height(), 0.0)

    def _follow(self) -> None:
        caret = self._caret_at(self._at) if self._at is not None else None
        if caret is not None:
            self._set(Span(min(self._anchor, caret), max(self._anchor, caret)))

    def _set(self, span: Span) -> None:
        if span != self.span:
            self.span = span
            self.changed.emit()
