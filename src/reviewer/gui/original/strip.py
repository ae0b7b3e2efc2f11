"""The strip beside the scroll bar: where values, doubts, findings and the current thing lie in the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
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
        self._shown: Sequence[StripMark] = ()
        self._make: Callable[[], Sequence[StripMark]] | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._take)
        self._share: Callable[[Span], float] = lambda span: 0.0
        self.setFixedWidth(theme.metric("overview_strip_width"))
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("标记条：值、疑点和当前项在原文中的位置"))

    def show_marks(self, make: Callable[[], Sequence[StripMark]], share: Callable[[Span], float]) -> None:
        """Show the marks that `make` gives, after what is read is painted; `share` gives a passage's height, 0 … 1."""
        self._make, self._share = make, share
        self._soon.start()

    def forget(self) -> None:
        """Show nothing: another report comes."""
        self._shown, self._make = (), None
        self.update()

    def _take(self) -> None:
        if self._make is not None:
            self._shown, self._make = self._make(), None
            self.update()

    @property
    def _marks(self) -> Sequence[StripMark]:
        self._take()
        return self._shown

    def sizeHint(self) -> QSize:
        return QSize(theme.metric("overview_strip_width"), 100)

    def height_of(self, mark: StripMark) -> float:
        """Return where a mark's middle is painted."""
        return 4 + self._share(mark.span) * max(self.height() - 8, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("window"))
        painted: set[tuple[Kind, int]] = set()  # many marks of a long report fall on one place
        for mark in self._shown:
            name, left, right, height = _LOOK[mark.kind]
            top = round(self.height_of(mark) - height / 2)
            if (mark.kind, top) not in painted:
                painted.add((mark.kind, top))
                place = QRectF(left * self.width(), top, (right - left) * self.width(), height)
                painter.fillRect(place, QColor(theme.color(name)))

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
