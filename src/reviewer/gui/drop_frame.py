"""The place to drop files: rounded, with a dashed edge that the style sheet can't draw evenly."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame

from reviewer.gui import theme


class DropFrame(QFrame):
    """Show whether what is dragged may be dropped here."""

    _over = False

    def set_over(self, over: bool) -> None:
        """Light up, or go back."""
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2.0 if self._over else 1.0
        pen = QPen(theme.color("accent" if self._over else "control"), width)
        pen.setDashPattern([4.0 / width, 3.0 / width])
        painter.setPen(pen)
        painter.setBrush(theme.color("accent_tint" if self._over else "alt"))
        edge = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        radius = theme.metric("drop_area")
        painter.drawRoundedRect(edge, radius, radius)
