"""Small widgets of the original's head lines: a label that elides, and a painted badge."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from reviewer.gui import theme
from reviewer.gui.original.overlay import paint_badge


class ElidedLabel(QLabel):
    """One line that is cut with … where it does not fit; then the tooltip has it whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._full = ""
        self._mode = Qt.TextElideMode.ElideRight
        self.setMinimumWidth(24)

    def set_full_text(self, text: str, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> None:
        """Show a text, cut in the middle for file names, at the right for sentences."""
        self._full, self._mode = text, mode
        self.setAccessibleName(text)
        self._elide()

    def full_text(self) -> str:
        """Return the text uncut."""
        return self._full

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._full, self._mode, max(self.contentsRect().width(), 0))
        self.setText(shown)
        self.setToolTip("" if shown == self._full else self._full)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self._full) + 2, hint.height())


class BadgeLabel(QWidget):
    """The badge of a passage, as it is painted in the original."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badge, self._red = "", False
        side = theme.metric("total_badge") + 1
        self.setFixedSize(side, side)

    def show_badge(self, badge: str, red: bool) -> None:
        """Show a badge; "" hides the widget."""
        self._badge, self._red = badge, red
        self.setAccessibleName(badge)
        self.setVisible(bool(badge))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = theme.color("clash_edge" if self._red else "tick")
        paint_badge(painter, QPointF(self.width() / 2, self.height() / 2), self._badge, ground)
