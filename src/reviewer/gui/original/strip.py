"""The strip beside the scroll bar: where values, doubts, findings and the current thing lie in the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from reviewer.domain.text import Span
from reviewer.gui import theme
from reviewer.gui.original.places import Kind, StripMark

# kind: (colour, left and right as a share of the width, height); widths differ for grey print
_LOOK = {
    Kind.VALUE: ("bar", 0.2, 0.8, 2.0),
    Kind.DOUBTFUL: ("amber", 0.0, 0.6, 3.0),
    Kind.CONTRADICTION: ("red", 0.1, 1.0, 6.0),
    Kind.CURRENT: ("passage_edge", 0.1, 1.0, 6.0),
    Kind.CURRENT_RED: ("red", 0.0, 1.0, 6.0),
}
_NEAR = 4.0


class OverviewStrip(QWidget):
    """Paint marks at their height in the report; a click asks to go there."""

    markChosen = Signal(object)  # Span
    placeChosen = Signal(float)  # share of the report's height

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._marks: Sequence[StripMark] = ()
        self._share: Callable[[Span], float] = lambda span: 0.0
        self.setFixedWidth(theme.metric("overview_strip_width"))
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("标记条：值、疑点和当前项在原文中的位置"))

    def show_marks(self, marks: Sequence[StripMark], share: Callable[[Span], float]) -> None:
        """Show marks; `share` gives a passage's height in the report, 0 … 1."""
        self._marks, self._share = marks, share
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.metric("overview_strip_width"), 100)

    def height_of(self, mark: StripMark) -> float:
        """Return where a mark's middle is painted."""
        return 4 + self._share(mark.span) * max(self.height() - 8, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("window"))
        for mark in self._marks:
            name, left, right, height = _LOOK[mark.kind]
            x, top = left * self.width(), self.height_of(mark) - height / 2
            painter.fillRect(
                QRectF(x, round(top), (right - left) * self.width(), height), QColor(theme.color(name))
            )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        mark = self._mark_at(event.position().y())
        if mark is not None:
            self.markChosen.emit(mark.span)
        else:
            self.placeChosen.emit(min(max((event.position().y() - 4) / max(self.height() - 8, 1), 0.0), 1.0))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._mark_at(event.position().y()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            mark = self._mark_at(float(event.pos().y()))
            QToolTip.showText(event.globalPos(), "" if mark is None else mark.words, self)
            return True
        return super().event(event)

    def _mark_at(self, y: float) -> StripMark | None:
        near = [(abs(self.height_of(m) - y), -m.kind, at) for at, m in enumerate(self._marks)]
        best = min((n for n in near if n[0] <= _NEAR), default=None)
        return None if best is None else self._marks[best[2]]
