"""The body of the band: its lines, the parts of a sum in columns, and a quotation beside where there is room.

Sentences go on in as many lines as they need; where all that is higher than the band, its area scrolls.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from reviewer.gui import theme
from reviewer.gui.panels import painting
from reviewer.gui.panels.band_model import Line, Part
from reviewer.gui.panels.pieces import spoken
from reviewer.gui.panels.tables import Bit

LINE = 22
SIDE_FROM = 720  # a body this wide has the quotation beside its lines
SIDE_SHARE = 0.42
PART_LINE = 22
TIGHT = 19.0  # the least height of a line

_Side = tuple[str, tuple[Bit, ...]]
_Row = tuple[Sequence[Bit], tuple[Bit, ...], str]


class BandBody(QWidget):
    """Paint what the band says; `minimumHeight` is what all of it needs."""

    linkClicked = Signal(str)
    fitted = Signal()  # other words, or another width: what is needed may be another height

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._check = Line()
        self._parts: tuple[Part, ...] = ()
        self._side: _Side = ("", ())
        self._tips: list[tuple[QRectF, str]] = []  # as painted last
        self._painted: list[tuple[QRectF, Sequence[Bit]]] = []  # likewise
        self.setMouseTracking(True)
        self._cut_tip = ""
        self._packed = False

    def show_content(
        self, lines: Sequence[Line], check: Line, parts: Sequence[Part] = (), side: _Side = ("", ())
    ) -> None:
        """Show other lines."""
        self._lines, self._check = tuple(lines), check
        self._parts, self._side = tuple(parts), side
        words = [spoken((*line.bits, *line.right)) for line in self._lines]
        words += [f"{p.badge} {p.name} {p.value}" for p in self._parts]
        words += [spoken(check.bits), side[0], spoken(side[1])]
        self.setAccessibleName("\n".join(filter(None, words)))
        self._fit()
        self.update()

    def text(self) -> str:
        """Return what is shown."""
        return self.accessibleName()

    # --- heights

    def _fit(self) -> None:
        wide = self._lines_width()
        cut = any(painting.is_cut((*line.bits, *line.right), wide) for line in self._lines if not line.wraps)
        self._cut_tip = self.accessibleName() if cut else ""
        self.setToolTip(self._cut_tip)
        self.fitted.emit()

    def needed(self) -> int:
        """Return how high everything is."""
        return ceil(self._line_rows() * TIGHT + self._parts_height() + self._check_height())

    def row_tops(self) -> list[int]:
        """Return where the rows begin while they stand as close as they can, and where the last one ends."""
        tops = [TIGHT * n for n in range(self._line_rows())]
        start = self._line_rows() * TIGHT
        tops += [start + PART_LINE * n for n in range(ceil(len(self._parts) / self._columns()))]
        start += self._parts_height()
        checks = len(_rows(self._check, self.width())) if self._check.bits else 0
        tops += [start + (3 if n else 0) + TIGHT * n for n in range(checks)]
        return [*(round(top) for top in tops), self.needed()]

    def set_packed(self, packed: bool) -> None:
        """Keep the rows together at the top, whatever the height: they are scrolled row by row."""
        self._packed = packed
        self.update()

    def _line_rows(self) -> int:
        return sum(len(_rows(line, self._lines_width())) for line in joined(self._lines))

    def _parts_height(self) -> float:
        return ceil(len(self._parts) / self._columns()) * PART_LINE + (4 if self._parts else 0)

    def _check_height(self) -> float:
        rows = len(_rows(self._check, self.width())) if self._check.bits else 0
        return rows * TIGHT + 3 if rows else 0

    def _lines_width(self) -> float:
        return self.width() * SIDE_SHARE - 24 if self._beside() else self.width()

    def _columns(self) -> int:
        return 3 if self.width() >= 420 else 2

    def _beside(self) -> bool:
        return bool(self._side[1]) and not self._parts and self.width() >= SIDE_FROM

    def resizeEvent(self, event: object) -> None:
        self._fit()

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._packed:
            rect.setHeight(self.needed())
        rect.setBottom(rect.bottom() - self._draw_check(painter, rect))
        if self._parts:
            top = rect.bottom() - self._parts_height()
            self._draw_parts(painter, QRectF(rect.left(), top, rect.width(), self._parts_height()))
            rect.setBottom(top)
        if self._beside():
            self._draw_side(painter, rect.adjusted(round(rect.width() * SIDE_SHARE), 0, 0, 0))
            rect.setWidth(self._lines_width())
        self._draw_lines(painter, rect)
        painter.end()

    def _draw_check(self, painter: QPainter, rect: QRectF) -> float:
        """Draw the line that stands below all others; return how high it is."""
        high = self._check_height()
        if high:
            below = QRectF(rect.left(), rect.bottom() - high + 3, rect.width(), high - 3)
            for number, bits in enumerate(_rows(self._check, rect.width())):
                at = QRectF(below.left(), below.top() + number * TIGHT, below.width(), TIGHT)
                painting.draw_line(painter, at, bits)
        return high

    def _draw_lines(self, painter: QPainter, rect: QRectF) -> None:
        self._tips, self._painted = [], []
        rows = self._fitted(rect)
        high = min(float(LINE), max(rect.height() / max(len(rows), 1), TIGHT))
        for number, (bits, right, tip) in enumerate(rows):
            at = QRectF(rect.left(), rect.top() + number * high, rect.width(), high)
            self._tips.append((at, tip))
            if right:
                at.setRight(painting.draw_line_right(painter, at, right) - 12)
            painting.draw_line(painter, at, bits)
            self._painted.append((at, bits))

    def _fitted(self, rect: QRectF) -> list[_Row]:
        rows = _all_rows(self._lines, rect.width())
        return _all_rows(joined(self._lines), rect.width()) if len(rows) * TIGHT > rect.height() else rows

    def tip_at(self, where: QPointF) -> str:
        """Return what the painted line under a position explains; else everything, where something is cut."""
        return next((tip for at, tip in self._tips if tip and at.contains(where)), "") or self._cut_tip

    def link_at(self, where: QPointF) -> str:
        """Return the link that is painted under a position, "" where there is none."""
        found = (painting.link_at(at, bits, where.x()) for at, bits in self._painted if at.contains(where))
        return next(filter(None, found), "")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.link_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        link = self.link_at(event.position())
        if link and event.button() is Qt.MouseButton.LeftButton:
            self.linkClicked.emit(link)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            self.setToolTip(self.tip_at(QPointF(event.pos())))
        return super().event(event)

    def _draw_side(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the place, and the quotation below it over as many lines as fit."""
        place = (Bit(self._side[0], "text2", small=True),)
        painting.draw_line(painter, QRectF(rect.left(), rect.top(), rect.width(), 19), place)
        y = rect.top() + 20
        for line in painting.wrapped(self._side[1], rect.width()):
            if y + 18 > rect.bottom() + 3:
                return
            painting.draw_line(painter, QRectF(rect.left(), y, rect.width() + 2, 18), line)
            y += 19

    def _draw_parts(self, painter: QPainter, rect: QRectF) -> None:
        columns = self._columns()
        gap = 24.0
        wide = (rect.width() - gap * (columns - 1)) / columns
        for place, part in enumerate(self._parts):
            x = rect.left() + (place % columns) * (wide + gap)
            at = QRectF(x, rect.top() + (place // columns) * PART_LINE, wide, PART_LINE)
            start = painting.draw_line_right(painter, at, (Bit(part.value),))
            bits = (Bit(badge=part.badge, disc="plain"), Bit(part.name, "text2", gap=6))
            painting.draw_line(painter, QRectF(x, at.top(), start - x - 8, PART_LINE), bits)
        if self._check.bits:
            y = rect.bottom() - 1
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))


class BodyArea(QScrollArea):
    """Scroll a body that is higher than its place by whole rows: none is ever cut in its middle."""

    def setWidget(self, widget: QWidget) -> None:
        super().setWidget(widget)
        if isinstance(widget, BandBody):
            widget.fitted.connect(self._fit)
            self.verticalScrollBar().setSingleStep(round(TIGHT))
            self.verticalScrollBar().valueChanged.connect(self._snap)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave empty what is below the last whole row; let the last row be the last whichever row is first."""
        body = self.widget()
        if not isinstance(body, BandBody):
            return
        needed, room = body.needed(), self.height()
        tops = body.row_tops()
        scrolls = needed > room > 0
        shown = max((t for t in tops if 0 < t <= room), default=room) if scrolls else room
        last = min((t for t in tops if t >= needed - shown), default=0)
        body.set_packed(scrolls)
        body.setMinimumHeight(last + shown if scrolls else needed)
        self.setViewportMargins(0, 0, 0, room - shown)

    def _snap(self, value: int) -> None:
        body = self.widget()
        if isinstance(body, BandBody):
            self.verticalScrollBar().setValue(min(body.row_tops(), key=lambda top: abs(top - value)))


def _all_rows(lines: Sequence[Line], width: float) -> list[_Row]:
    """Return every painted line: its pieces, those at the right edge of the first one, and its tooltip."""
    return [
        (bits, line.right if number == 0 else (), line.tip)
        for line in lines
        for number, bits in enumerate(_rows(line, width))
    ]


def _rows(line: Line, width: float) -> list[Sequence[Bit]]:
    if not line.wraps:
        return [line.bits]
    return list(painting.wrapped(line.bits, width - painting.line_width(line.right)))


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
