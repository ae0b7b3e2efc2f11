"""Paint what `Cell`s and `Bit`s say: lines of text with badges and links, signs, bars. Colours come from the tokens only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from reviewer.gui import icons, theme
from reviewer.gui.panels.tables import Bit

GAP = 6.0
DISC = 15.0
SIGN_WIDTH = 16.0
_SIGN_ICONS = {
    "✓": ("check-bold", "green"),
    "pencil": ("pencil-simple-bold", "accent"),
    "dismissed": ("prohibit", "text3"),
}
_SIGN_TYPE = {"?": "amber", "!": "red", "—": "text2"}


def bit_font(bit: Bit) -> QFont:
    """Return the font of a piece of a line."""
    return QFont(_font(bit.small, bit.bold, bit.struck))


@lru_cache(maxsize=8)
def _font(small: bool, bold: bool, struck: bool) -> QFont:
    made = theme.number_font("small" if small else "base", bold)
    made.setStrikeOut(struck)
    return made


@lru_cache(maxsize=4096)
def _text_width(text: str, small: bool, bold: bool, struck: bool) -> float:
    return QFontMetricsF(_font(small, bold, struck)).horizontalAdvance(text)


def bit_width(bit: Bit) -> float:
    """Return how wide a piece is, its gap included."""
    if bit.badge:
        return DISC + 2 + bit.gap
    return _text_width(bit.text, bit.small, bit.bold, bit.struck) + bit.gap


def line_width(bits: Sequence[Bit]) -> float:
    """Return how wide a line of pieces is."""
    return sum(bit_width(b) for b in bits)


def draw_line(painter: QPainter, rect: QRectF, bits: Sequence[Bit]) -> None:
    """Draw pieces from the left; the piece that reaches the edge is cut with "…"."""
    x = rect.left()
    for bit in bits:
        x += bit.gap
        room = rect.right() - x
        if room < 4:
            return
        x += _draw_bit(painter, QRectF(x, rect.top(), room, rect.height()), bit)


def draw_line_right(painter: QPainter, rect: QRectF, bits: Sequence[Bit]) -> float:
    """Draw pieces so that the last ends at the right edge; return where the first begins."""
    width = min(line_width(bits), rect.width())
    draw_line(painter, QRectF(rect.right() - width, rect.top(), width + 0.5, rect.height()), bits)
    return rect.right() - width


def is_cut(bits: Sequence[Bit], room: float) -> bool:
    """Tell whether a line does not fit."""
    return line_width(bits) > room + 0.5


_NO_START = frozenset("，。；：、）】》？！”’％%…,.;:)")
_RUN = frozenset("0123456789.,")


def wrapped(bits: Sequence[Bit], width: float) -> list[list[Bit]]:
    """Break pieces into lines of a width; no line begins with a closing mark, no figure is torn."""
    lines: list[list[Bit]] = [[]]
    room = width
    for bit in bits:
        rest = bit
        while bit_width(rest) > room + 0.5:
            fits = 0 if rest.badge else _fitting(rest, room)
            if not fits and lines[-1]:
                rest = replace(rest, gap=0)
            elif rest.badge:
                break
            else:
                fits = fits or 1
                lines[-1].append(replace(rest, text=rest.text[:fits]))
                rest = replace(rest, text=rest.text[fits:], gap=0)
            lines.append([])
            room = width
        lines[-1].append(rest)
        room -= bit_width(rest)
    return lines


def _fitting(bit: Bit, room: float) -> int:
    """Return how many characters of a piece fit, up to a place where it may be broken."""
    metrics, text = QFontMetricsF(bit_font(bit)), bit.text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if metrics.horizontalAdvance(text[:middle]) + bit.gap <= room:
            low = middle
        else:
            high = middle - 1
    at = low
    while 0 < at < len(text) and (text[at] in _NO_START or (text[at] in _RUN and text[at - 1] in _RUN)):
        at -= 1
    return at or low


def link_at(rect: QRectF, bits: Sequence[Bit], x: float, *, right: bool = False) -> str:
    """Return the link under a horizontal position, "" where there is none."""
    at = rect.right() - min(line_width(bits), rect.width()) if right else rect.left()
    for bit in bits:
        width = bit_width(bit)
        if bit.link and at + bit.gap - 3 <= x <= at + width + 3:
            return bit.link
        at += width
    return ""


def _draw_bit(painter: QPainter, rect: QRectF, bit: Bit) -> float:
    if bit.badge:
        draw_badge(painter, QPointF(rect.left() + DISC / 2, rect.center().y()), bit.badge, bit.disc)
        return DISC + 2
    font = bit_font(bit)
    metrics = QFontMetricsF(font)
    text = bit.text
    if metrics.horizontalAdvance(text) > rect.width() + 0.5:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    width = metrics.horizontalAdvance(text)
    if bit.mark:
        high = metrics.height()
        painter.fillRect(QRectF(rect.left(), rect.center().y() - high / 2, width, high), theme.color("passage"))
    painter.setFont(font)
    painter.setPen(theme.color(bit.color))
    flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)
    painter.drawText(QRectF(rect.left(), rect.top(), width + 2, rect.height()), flags, text)
    return width


_DISCS = {"red": "red", "plain": "tick", "ring": "red", "ring_plain": "tick", "total": "red"}


def draw_badge(painter: QPainter, center: QPointF, text: str, disc: str = "red") -> None:
    """Draw a number in a disc ("red", "plain"), a ring ("ring"), or 合 on a rounded square ("total")."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    token = _DISCS[disc]
    side = DISC - 1
    box = QRectF(center.x() - side / 2, center.y() - side / 2, side, side)
    ring = disc.startswith("ring")
    painter.setPen(QPen(theme.color(token), 1.1) if ring else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if ring else theme.color(token))
    if disc == "total":
        painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 3, 3)
    else:
        painter.drawEllipse(box)
    font = theme.number_font("small", bold=True)
    font.setPointSizeF(7.5 if len(text) < 2 else 6.0)
    painter.setFont(font)
    painter.setPen(theme.color(token if ring else "on_badge"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def draw_sign(painter: QPainter, rect: QRectF, sign: str) -> None:
    """Draw the sign of a state centred in its column: type for ? ! —, an icon for the others."""
    if sign in _SIGN_TYPE:
        font = theme.font("base", bold=True)
        font.setPointSizeF(10.5)
        painter.setFont(font)
        painter.setPen(theme.color(_SIGN_TYPE[sign]))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, sign)
    elif sign in _SIGN_ICONS:
        name, token = _SIGN_ICONS[sign]
        draw_icon(painter, rect, name, token, theme.metric("sign"))


def draw_icon(painter: QPainter, rect: QRectF, name: str, token: str, size: int) -> None:
    """Draw an icon centred in a rectangle, as sharp as the screen allows."""
    device = painter.device()
    scale = device.devicePixelRatio() if device is not None else 1.0
    at = QPointF(rect.center().x() - size / 2, rect.center().y() - size / 2)
    painter.drawPixmap(QPointF(round(at.x()), round(at.y())), icons.pixmap(name, token, size, scale))


BAR_FULL = Decimal(150)  # percent at the right end of a bar that has a tick at 100


def draw_bar(painter: QPainter, rect: QRectF, percent: Decimal, *, tick: bool, low: bool = False) -> None:
    """Draw a bar for a percentage; with a tick at 100 it ends at 150; `low` changes its colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    high = theme.metric("bar.height_px")
    track = QRectF(rect.left(), round(rect.center().y() - high / 2), rect.width(), high)
    painter.setBrush(theme.color("track"))
    painter.drawRoundedRect(track, 1, 1)
    full = BAR_FULL if tick else Decimal(100)
    part = float(max(min(percent / full, Decimal(1)), Decimal(0)))
    if part > 0:
        painter.setBrush(theme.color("bar_low" if low else "bar"))
        painter.drawRoundedRect(QRectF(track.left(), track.top(), max(track.width() * part, 2), high), 1, 1)
    painter.restore()
    if tick:
        x = round(track.left() + track.width() * float(100 / BAR_FULL))
        painter.fillRect(QRectF(x, rect.center().y() - 6, 1, 12), theme.color("tick"))
