"""The tab row: 字段 5 | 指标 2 | 支出 ✓ | 疑点 4; a number is what is left for a person there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from reviewer.gui import theme
from reviewer.gui.panels import painting
from reviewer.gui.panels.tables import Bit

_NAMED = 8  # things left that a tooltip names
_SHOW = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class TabButton(QAbstractButton):
    """One tab; a badge with the number left; at none ✓, `!` while rows in it are contradicted, — where it is empty."""

    def __init__(self, word: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(word)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._left: int | None = None
        self._contradicted = 0
        self._empty = ""

    def show_left(
        self, left: int | None, contradicted: int = 0, *, names: Sequence[str] = (), empty: str = ""
    ) -> None:
        """Show how much is left (None: nothing), and how many rows here are contradicted, counted under 疑点.

        `names` are the things left, for the tooltip; `empty` says that the report gives nothing here at all, or that nobody has read it.
        """
        self._left, self._contradicted, self._empty = left, contradicted, empty
        words = {None: "", 0: empty or self.tr("没有待处理")}
        told = self.tr("{} 行有疑点，在「疑点」中处理").format(contradicted) if contradicted else ""
        said = words.get(left, self.tr("待处理 {} 项").format(left))
        self.setAccessibleName("，".join(filter(None, (self.text(), said, told))))
        listed = "、".join(names[:_NAMED]) + (self.tr(" 等") if len(names) > _NAMED else "")
        tip = self.tr("待处理：{}").format(listed) if names else self.accessibleName()
        self.setToolTip("\n".join(filter(None, (tip, told if names else ""))))
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys of the row to the row: a button would press itself, and move the focus among its group."""
        if event.key() in (*_STEPS, *_SHOW):
            event.ignore()
        else:
            super().keyPressEvent(event)

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
            painter.setBrush(Qt.BrushStyle.NoBrush)  # the badge left its own behind
            painter.drawRoundedRect(rect.adjusted(2.5, 3.5, -2.5, -5.5), 3, 3)
        painter.end()

    def _draw_badge(self, painter: QPainter, x: float, *, active: bool) -> None:
        wide = self._badge_width()
        if self._left == 0 and self._contradicted:
            painting.draw_sign(painter, QRectF(x, 0, 14, self.height()), "!")
        elif self._left == 0 and self._empty:
            painting.draw_sign(painter, QRectF(x, 0, 14, self.height()), "—")
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
    """The tabs in a row; a click goes into the page, keys only show it: Enter and Space this one, arrows the next."""

    chosen = Signal(str)
    shown = Signal(str)  # by key: the focus stays on the tab

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
        """Make a tab the active one, and the one that the Tab key stops at."""
        self.tabs[name].setChecked(True)
        for other, tab in self.tabs.items():
            tab.setFocusPolicy(Qt.FocusPolicy.TabFocus if other == name else Qt.FocusPolicy.NoFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        names, key = list(self.tabs), Qt.Key(event.key())
        focused = next((n for n in names if self.tabs[n].hasFocus()), "")
        if not focused or key not in (*_STEPS, *_SHOW):
            super().keyPressEvent(event)
            return
        name = names[(names.index(focused) + _STEPS.get(key, 0)) % len(names)]
        self.tabs[name].setFocus(Qt.FocusReason.TabFocusReason)
        self.shown.emit(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("window"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line2"))
        painter.end()
