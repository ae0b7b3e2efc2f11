"""Small painted widgets: a line of pieces, the body of the band, a verb button, a part of the score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from reviewer.gui import theme
from reviewer.gui.panels import painting
from reviewer.gui.panels.band_model import Line, Part
from reviewer.gui.panels.tables import Bit, Cell

LABEL = 40.0  # width of the small label at the beginning of a line
LINE = 22
SIDE_FROM = 720  # a body this wide has the quotation beside its lines
PART_LINE = 22
TIGHT = 19.0  # the least height of a line


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


class BandBody(QWidget):
    """The lines of the band, the parts of a sum in three columns, and a quotation beside where there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._check: tuple[Bit, ...] = ()
        self._parts: tuple[Part, ...] = ()
        self._side: tuple[str, tuple[Bit, ...]] = ("", ())

    def show_content(
        self,
        lines: Sequence[Line],
        check: tuple[Bit, ...],
        parts: Sequence[Part] = (),
        side: tuple[str, tuple[Bit, ...]] = ("", ()),
    ) -> None:
        """Show other lines."""
        self._lines, self._check = tuple(lines), check
        self._parts, self._side = tuple(parts), side
        words = [spoken((*line.bits, *line.right)) for line in self._lines]
        words += [f"{p.badge} {p.name} {p.value}" for p in self._parts]
        words += [spoken(check), side[0], spoken(side[1])]
        self.setAccessibleName("\n".join(filter(None, words)))
        self.setToolTip(self.accessibleName() if self._too_many() else "")
        self.update()

    def text(self) -> str:
        """Return what is shown."""
        return self.accessibleName()

    def _too_many(self) -> bool:
        wide = self.width() - (self.width() * 0.42 if self._beside() else 0)
        cut = any(painting.is_cut((*line.bits, *line.right), wide) for line in self._lines)
        return cut or (len(self._lines) + bool(self._check)) * LINE > self.height()

    def _beside(self) -> bool:
        return bool(self._side[1]) and self.width() >= SIDE_FROM

    def resizeEvent(self, event: object) -> None:
        self.setToolTip(self.accessibleName() if self._too_many() else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._check:
            at = QRectF(rect.left(), rect.bottom() - LINE, rect.width(), LINE)
            painting.draw_line(painter, at, self._check)
            rect.setBottom(at.top())
        if self._parts:
            self._draw_parts(painter, rect)
        elif self._beside():
            split = round(rect.width() * 0.42)
            self._draw_lines(painter, QRectF(rect.left(), rect.top(), split - 24, rect.height()))
            self._draw_side(painter, rect.adjusted(split, 0, 0, 0))
        else:
            self._draw_lines(painter, rect)
        painter.end()

    def _draw_lines(self, painter: QPainter, rect: QRectF) -> None:
        lines = self._lines
        if len(lines) * TIGHT > rect.height():
            lines = joined(lines)
        high = min(float(LINE), max(rect.height() / max(len(lines), 1), TIGHT))
        y = rect.top()
        for line in lines:
            bits, right = line.bits, line.right
            if y + high > rect.bottom() + 3:
                return
            at = QRectF(rect.left(), y, rect.width(), high)
            if right:
                at.setRight(painting.draw_line_right(painter, at, right) - 12)
            painting.draw_line(painter, at, bits)
            y += high

    def _draw_side(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the place, and the quotation below it over as many lines as fit."""
        painting.draw_line(
            painter,
            QRectF(rect.left(), rect.top(), rect.width(), 19),
            (Bit(self._side[0], "text2", small=True),),
        )
        y, rest = rect.top() + 20, list(self._side[1])
        while rest and y + 18 <= rect.bottom() + 3:
            line, rest = _break(rest, rect.width())
            painting.draw_line(painter, QRectF(rect.left(), y, rect.width() + 2, 18), line)
            y += 19

    def _draw_parts(self, painter: QPainter, rect: QRectF) -> None:
        columns = 3 if rect.width() >= 420 else 2
        gap, wide = 24.0, (rect.width() - 24.0 * (columns - 1)) / columns
        shown = max(int(rect.height() // PART_LINE), 1) * columns
        for place, part in enumerate(self._parts[:shown]):
            x = rect.left() + (place % columns) * (wide + gap)
            at = QRectF(x, rect.top() + (place // columns) * PART_LINE, wide, PART_LINE)
            start = painting.draw_line_right(painter, at, (Bit(part.value),))
            bits = (Bit(badge=part.badge, disc="plain"), Bit(part.name, "text2", gap=6))
            painting.draw_line(painter, QRectF(x, at.top(), start - x - 8, PART_LINE), bits)
        if not self._check:
            return
        y = rect.bottom() - 1
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))


def joined(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Put lines that may join behind the line before them."""
    made: list[Line] = []
    for line in lines:
        if line.joins and made:
            first = replace(line.bits[0], gap=24)
            made[-1] = replace(made[-1], bits=(*made[-1].bits, first, *line.bits[1:]))
        else:
            made.append(line)
    return tuple(made)


def _break(bits: list[Bit], width: float) -> tuple[list[Bit], list[Bit]]:
    """Cut as many characters off a run of pieces as fit one line."""
    line: list[Bit] = []
    room = width
    for number, bit in enumerate(bits):
        wide = painting.bit_width(bit)
        if wide <= room:
            line.append(bit)
            room -= wide
            continue
        fits = len(bit.text)
        while fits and painting.bit_width(_cut(bit, 0, fits)) > room:
            fits -= 1
        rest = [_cut(bit, fits, len(bit.text)), *bits[number + 1 :]]
        return (
            [*line, _cut(bit, 0, fits)] if fits or line else [_cut(bit, 0, 1)]
        ), rest if fits or line else []
    return line, []


def _cut(bit: Bit, start: int, end: int) -> Bit:
    return Bit(bit.text[start:end], bit.color, bit.bold, bit.small, bit.struck, mark=bit.mark)


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
