"""What the views of pages and of sheets share: zoom, the strip beside the scroll bar, and what the pointer does in both."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from reviewer.gui.original.reading import Pointing, place_strip


class PaperArea(QAbstractScrollArea):
    """A scrolled paper; whoever inherits lays it out and says what the pointer points at."""

    paperChanged = Signal()  # another width: all lines may have moved
    passageClicked = Signal(object)  # list[Span]: all marked passages under the pointer
    zoomStepped = Signal(int)
    menuWanted = Signal(QPoint)
    accepted = Signal()
    selectionChanged = Signal()

    _pointing: Pointing

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._percent = 100
        self._strip: QWidget | None = None
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)

    def set_zoom(self, percent: int) -> None:
        """Zoom, 100 fits the paper to the width; the place at the top stays."""
        if percent != self._percent:
            self._percent = percent
            self._keep_place()

    def _keep_place(self) -> None:
        """Lay out anew; what is at the top stays there."""
        raise NotImplementedError

    def set_strip(self, strip: QWidget | None) -> None:
        """Keep a strip beside the scroll bar."""
        self._strip = strip
        place_strip(self, strip)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the number under the pointer with its unit; elsewhere the words."""
        self._pointing.pick(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._pointing.leave()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self._pointing.turned(event):
            super().wheelEvent(event)
