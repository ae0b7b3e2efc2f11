"""Paint what is marked over the text of the original: fills, edges, underlines, badges. No character is inserted.

Fills are multiplied into what Qt has painted (lightened in the dark scheme), not set as selections: they keep the
shading of table cells, the report's own text colours and the user's selection visible, and fill and edge can
never disagree by a pixel.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from reviewer.domain.text import Span
from reviewer.gui import theme
from reviewer.gui.original.geometry import LineRect
from reviewer.gui.original.marks import Mark, Marks

Lines = Callable[[Span], list[LineRect]]  # a passage's lines in viewport coordinates

_AIR = 1.5  # how far fill and edge stand off the line above and below
_UNDERLINE_BELOW = 1.0
_SHORT = 4  # widths of a badge
_TOTAL = "合"


class Overlay:
    """Paints one view; `lines` gives a passage's rectangles, `seen` is the part of the text on the screen.

    `scheme` is that of the paper: real pages are white at any time of the day. Where `lines` gives whole cells, `words`
    gives the lines of the text in them: what is found and what is a value is marked there.
    """

    def __init__(
        self, painter: QPainter, lines: Lines, seen: Span, scheme: str, words: Lines | None = None
    ) -> None:
        self._painter, self._lines, self._seen, self._scheme = painter, lines, seen, scheme
        self._words = words or lines
        self._pixel = 1 / painter.device().devicePixelRatioF()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def paint(self, marks: Marks, hovered: Span | None) -> None:
        """Paint all marks that are on the screen, the badges last."""
        lit = [(m, self._lines(m.span)) for m in marks.lit if m.span.overlaps(self._seen)]
        self._fills(marks, lit, hovered)
        covered = [m.span for m in marks.lit]
        for span in marks.values.within(self._seen):
            if not any(c.contains(span) for c in covered):
                self._underline(self._words(span))
        for mark, lines in lit:
            self._edge(lines, self._color("clash_edge" if mark.red else "passage_edge"))
        if marks.found_current is not None and marks.found_current.overlaps(self._seen):
            self._edge(self._words(marks.found_current), self._color("accent"))
        for mark, lines in lit:
            if mark.badge and lines:
                self._badge(mark, lines[0].rect)

    def _fills(self, marks: Marks, lit: list[tuple[Mark, list[LineRect]]], hovered: Span | None) -> None:
        light = self._scheme == theme.LIGHT
        modes = QPainter.CompositionMode
        self._painter.setCompositionMode(
            modes.CompositionMode_Multiply if light else modes.CompositionMode_Lighten
        )
        if hovered is not None:
            self._fill(self._lines(hovered), self._color("pale"))
        for span in marks.found.within(self._seen):
            self._fill(self._words(span), self._color("sel"))
        for mark, lines in lit:
            self._fill(lines, self._color("clash" if mark.red else "passage"))
        self._painter.setCompositionMode(modes.CompositionMode_SourceOver)

    def _color(self, name: str) -> QColor:
        return theme.color(name, self._scheme)

    def _fill(self, lines: list[LineRect], color: QColor) -> None:
        for line in lines:
            self._painter.fillPath(self._shape(line, closed=True), color)

    def _edge(self, lines: list[LineRect], color: QColor) -> None:
        pen = QPen(color, max(round(1 / self._pixel), 1) * self._pixel)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for line in lines:
            self._painter.drawPath(self._shape(line, closed=False))

    def _underline(self, lines: list[LineRect]) -> None:
        for line in lines:
            top = self._snap(line.rect.bottom() + _UNDERLINE_BELOW)
            height = max(self._snap(1.0), self._pixel)
            self._painter.fillRect(
                QRectF(line.rect.left(), top, line.rect.width(), height), self._color("pale_line")
            )

    def _shape(self, line: LineRect, *, closed: bool) -> QPainterPath:
        """Return the outline of a line's part: round where the passage begins and ends, open where it goes on."""
        rect = self._box(line.rect)
        radius = theme.metric("passage")
        path = QPainterPath()
        if line.first and line.last:
            path.addRoundedRect(rect, radius, radius)
        elif closed:
            path.addRect(rect)
        elif line.first:
            _open(path, rect.topRight(), rect.topLeft(), rect.bottomLeft(), rect.bottomRight())
        elif line.last:
            _open(path, rect.topLeft(), rect.topRight(), rect.bottomRight(), rect.bottomLeft())
        else:
            _open(path, rect.topLeft(), rect.topRight())
            _open(path, rect.bottomLeft(), rect.bottomRight())
        return path

    def _box(self, rect: QRectF) -> QRectF:
        half = self._pixel / 2
        left, top = self._snap(rect.left()) + half, self._snap(rect.top() - _AIR) + half
        right, bottom = self._snap(rect.right()) - half, self._snap(rect.bottom() + _AIR) - half
        return QRectF(QPointF(left, top), QPointF(max(right, left + 1), bottom))

    def _snap(self, value: float) -> float:
        return round(value / self._pixel) * self._pixel

    def _badge(self, mark: Mark, first_line: QRectF) -> None:
        """Paint a badge on the upper left corner; of a short figure beside it, so that no digit is under it."""
        ground = self._color("clash_edge" if mark.red else "tick")
        side = theme.metric("number_badge")
        aside = side / 2 if first_line.width() < _SHORT * side else 0.0
        paint_badge(
            self._painter,
            QPointF(first_line.left() - aside, first_line.top() - _AIR - 2),
            mark.badge,
            ground,
            self._scheme,
        )


def _open(path: QPainterPath, first: QPointF, *rest: QPointF) -> None:
    path.moveTo(first)
    for point in rest:
        path.lineTo(point)


def badge_text(badge: str) -> str:
    """Return what stands in a badge: "1" for ①."""
    return str(int(unicodedata.numeric(badge))) if len(badge) == 1 and badge in _CIRCLED else badge


_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def paint_badge(
    painter: QPainter, centre: QPointF, badge: str, ground: QColor, scheme: str | None = None
) -> QRectF:
    """Paint a round number badge (a rounded square for 合) around a point; return its rectangle."""
    text = badge_text(badge)
    total = text == _TOTAL
    side = float(theme.metric("total_badge" if total else "number_badge"))
    rect = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    radius = theme.metric("control_small.radius_px") if total else side / 2
    painter.drawRoundedRect(rect, radius, radius)
    font = QFont(theme.font("small", bold=True))
    font.setPixelSize(11 if total else 10 if len(text) < 2 else 8)
    painter.setFont(font)
    painter.setPen(theme.color("on_badge", scheme))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    return rect
