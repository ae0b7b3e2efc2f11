"""Small painted widgets: a line of pieces, a text of them, a verb button, a part of the score."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from reviewer.gui import theme
from reviewer.gui.panels import painting
from reviewer.gui.panels.tables import Bit, Cell

TEXT_LINE = 19


def spoken(bits: Sequence[Bit]) -> str:
    """Return pieces as plain text."""
    return Cell(bits=tuple(bits)).text


class BitsLine(QWidget):
    """One painted line: pieces from the left, pieces at the right edge; what is cut stands in the tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bits: tuple[Bit, ...] = ()
        self._right: tuple[Bit, ...] = ()
        self._sign = ""

    def show_line(self, bits: Sequence[Bit], right: Sequence[Bit] = (), sign: str = "") -> None:
        """Show other pieces."""
        self._bits, self._right, self._sign = tuple(bits), tuple(right), sign
        self.setAccessibleName(" ".join(filter(None, (sign, spoken(bits), spoken(right)))))
        self._tell()
        self.update()

    def text(self) -> str:
        """Return what is shown."""
        return self.accessibleName()

    def sizeHint(self) -> QSize:
        wide = painting.line_width(self._bits) + painting.line_width(self._right)
        return QSize(round(wide) + (20 if self._sign else 0) + 4, 20)

    def _tell(self) -> None:
        cut = painting.is_cut((*self._bits, *self._right), self.width() - (20 if self._sign else 0))
        self.setToolTip(spoken((*self._bits, *self._right)) if cut else "")

    def resizeEvent(self, event: object) -> None:
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._sign:
            painting.draw_sign(painter, QRectF(-2, 0, 16, rect.height()), self._sign)
            rect = rect.adjusted(18, 0, 0, 0)
        if self._right:
            start = painting.draw_line_right(painter, rect, self._right)
            rect.setRight(start - 12)
        painting.draw_line(painter, rect, self._bits)
        painter.end()


class BitsText(QWidget):
    """Painted pieces that go on in a second line (and a third …); what is cut stands in the tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bits: tuple[Bit, ...] = ()
        self._most = 1

    def show_text(self, bits: Sequence[Bit]) -> None:
        """Show other pieces."""
        self._bits = tuple(bits)
        self.setAccessibleName(spoken(bits))
        self._tell()
        self.update()

    def text(self) -> str:
        """Return what is shown."""
        return self.accessibleName()

    def set_lines(self, most: int) -> None:
        """Keep room for so many lines, whatever is shown: what stands above must not move."""
        self._most = most
        self.setFixedHeight(most * TEXT_LINE)
        self._tell()

    def _tell(self) -> None:
        cut = len(painting.wrapped(self._bits, self.width())) > self._most
        self.setToolTip(self.text() if cut else "")

    def resizeEvent(self, event: object) -> None:
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        lines = painting.wrapped(self._bits, self.width())
        shown = [*lines[: self._most - 1], [b for line in lines[self._most - 1 :] for b in line]]
        for number, line in enumerate(shown):
            at = QRectF(0, number * TEXT_LINE, self.width(), TEXT_LINE)
            painting.draw_line(painter, at, line)
        painter.end()


class VerbButton(QPushButton):
    """A button whose words are pieces: verb, badge, value, key; `text()` stays the plain words."""

    PADDING = 12

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bits: tuple[Bit, ...] = ()
        self._caret = ""

    def show_bits(self, bits: Sequence[Bit], *, caret: str = "") -> None:
        """Show other words; a caret (its icon's name) says that something opens."""
        if tuple(bits) == self._bits and caret == self._caret:
            return
        self._bits, self._caret = tuple(bits), caret
        self.setText(spoken(bits))
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = painting.line_width(self._bits) + 2 * self.PADDING + (18 if self._caret else 0)
        return QSize(round(wide) + 1, theme.metric("control"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        option.icon = QIcon()
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        bits = self._bits
        if not self.isEnabled():
            bits = tuple(
                Bit(b.text, "control", b.bold, b.small, badge=b.badge, disc=b.disc, gap=b.gap) for b in bits
            )
        rect = QRectF(self.rect()).adjusted(self.PADDING, 0, -self.PADDING + 1, 0)
        painting.draw_line(painter, rect, bits)
        if self._caret:
            at = QRectF(self.width() - self.PADDING - 12, 0, 12, self.height())
            painting.draw_icon(painter, at, self._caret, bits[0].color if bits else "text2", 12)
        painter.end()


class PartView(QWidget):
    """A part of the score: name, what is left there, points of points, and the bar (filled: decided, outline: proposed)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(60)
        self._name: tuple[Bit, ...] = ()
        self._figures: tuple[Bit, ...] = ()
        self._decided = self._proposed = Decimal(0)
        self._bar = True

    def show_part(
        self, name: str, left: int, score: str, full: str, shares: tuple[Decimal, Decimal], *, bar: bool
    ) -> None:
        """Show a part; `shares` are the decided and the proposed share of its points, 0 … 1."""
        waiting = (Bit("?", "amber", bold=True, gap=5), Bit(str(left), "amber", gap=2)) if left else ()
        self._name = (Bit(name), *waiting)
        self._figures = (Bit(score, bold=True), Bit(f" / {full}", "text2"))
        self._decided, self._proposed = shares
        self._bar = bar
        words = [f"{name} {score} / {full}", self.tr("待处理 {} 项").format(left) if left else ""]
        self.setAccessibleName("，".join(filter(None, words)))
        self.setToolTip(self.accessibleName())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = painting.line_width((*self._name, *self._figures)) + 12
        return QSize(round(wide), 30 if self._bar else 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(0, 0, self.width(), 20)
        if self._bar:
            start = painting.draw_line_right(painter, rect, self._figures)
            painting.draw_line(painter, QRectF(0, 0, start - 4, 20), self._name)
            self._draw_bar(painter, QRectF(0.5, 22.5, self.width() - 1, 5))
        else:
            painting.draw_line(painter, rect, (*self._name, Bit(" "), *self._figures))
        painter.end()

    def _draw_bar(self, painter: QPainter, rect: QRectF) -> None:
        painter.fillRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5), theme.color("track"))
        decided, proposed = float(self._decided), float(self._proposed)
        if proposed:
            painter.setPen(QPen(theme.color("bar"), 1))
            painter.setBrush(theme.color("surface"))
            painter.drawRect(
                QRectF(rect.left(), rect.top(), rect.width() * (decided + proposed), rect.height())
            )
        if decided:
            filled = QRectF(0, rect.top() - 0.5, (rect.width() + 1) * decided, rect.height() + 1)
            painter.fillRect(filled, theme.color("bar"))
