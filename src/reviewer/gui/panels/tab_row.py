"""The tab row: 字段 5 | 指标 2 | 支出 ✓ | 疑点 4; a number is what is left for a person there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from reviewer.gui import theme
from reviewer.gui.panels import painting
from reviewer.gui.panels.tables import Bit


class TabButton(QAbstractButton):
    """One tab; a badge with the number left; at none ✓, or `!` while rows in it are contradicted."""

    def __init__(self, word: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(word)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._left: int | None = None
        self._contradicted = 0

    def show_left(self, left: int | None, contradicted: int = 0) -> None:
        """Show how much is left (None: nothing), and how many rows here are contradicted, counted under 疑点."""
        if (left, contradicted) == (self._left, self._contradicted):
            return
        self._left, self._contradicted = left, contradicted
        words = {None: "", 0: self.tr("没有待处理")}.get(left, self.tr("待处理 {} 项").format(left))
        told = self.tr("{} 行有疑点，在「疑点」中处理").format(contradicted) if contradicted else ""
        self.setAccessibleName("，".join(filter(None, (self.text(), words, told))))
        self.setToolTip(self.accessibleName())
        self.updateGeometry()
        self.update()

    @property
    def contradicted(self) -> int:
        return self._contradicted

    @property
    def left(self) -> int | None:
        return self._left

    def _badge_width(self) -> float:
        if not self._left:
            return 14.0 if self._left == 0 else 0.0
        return max(painting.bit_width(Bit(str(self._left), small=True)) + 11, 18.0)

    def sizeHint(self) -> QSize:
        wide = painting.bit_width(Bit(self.text(), bold=True)) + self._badge_width() + 6 + 28
        return QSize(round(wide), theme.metric("tabs"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        active = self.isChecked()
        rect = QRectF(self.rect())
        if self.underMouse() and not active:
            painter.fillRect(rect.adjusted(0, 1, 0, -1), theme.color("hover"))
        word = Bit(self.text(), "accent" if active else "text2", bold=active)
        content = painting.bit_width(word) + (6 + self._badge_width() if self._left is not None else 0)
        x = (rect.width() - content) / 2
        painting.draw_line(painter, QRectF(x, 0, content, rect.height()), (word,))
        self._draw_badge(painter, x + painting.bit_width(word) + 6, active=active)
        if active:
            painter.fillRect(QRectF(0, rect.bottom() - 1.5, rect.width(), 2), theme.color("accent"))
        if self.hasFocus():
            painter.setPen(theme.color("accent"))
            painter.drawRoundedRect(rect.adjusted(2.5, 3.5, -2.5, -5.5), 3, 3)
        painter.end()

    def _draw_badge(self, painter: QPainter, x: float, *, active: bool) -> None:
        wide = self._badge_width()
        if self._left == 0 and self._contradicted:
            painting.draw_sign(painter, QRectF(x, 0, 14, self.height()), "!")
        elif self._left == 0:
            painting.draw_icon(painter, QRectF(x, 0, 14, self.height()), "check", "green", 14)
        elif self._left:
            box = QRectF(x, self.height() / 2 - 8, wide, 16)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sel" if active else "sel_off"))
            painter.drawRoundedRect(box, 8, 8)
            bit = Bit(str(self._left), "accent" if active else "text2", small=True)
            painting.draw_line(painter, box.adjusted((wide - painting.bit_width(bit)) / 2, 0, 2, 0), (bit,))


class TabRow(QWidget):
    """The tabs in a row; arrow keys move between them while one has the focus."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(theme.metric("tabs"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 0, 8, 0)
        self._row.setSpacing(0)
        self._row.addStretch(1)
        self._group = QButtonGroup(self)
        self.tabs: dict[str, TabButton] = {}

    def add(self, name: str, word: str) -> None:
        """Add a tab."""
        tab = TabButton(word, self)
        tab.clicked.connect(lambda: self.chosen.emit(name))
        self._group.addButton(tab)
        self.tabs[name] = tab
        self._row.insertWidget(self._row.count() - 1, tab)

    def choose(self, name: str) -> None:
        """Make a tab the active one."""
        self.tabs[name].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        names = list(self.tabs)
        focused = next((n for n in names if self.tabs[n].hasFocus()), "")
        if not step or not focused:
            super().keyPressEvent(event)
            return
        name = names[(names.index(focused) + step) % len(names)]
        self.tabs[name].setFocus(Qt.FocusReason.TabFocusReason)
        self.tabs[name].click()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("window"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line2"))
        painter.end()
