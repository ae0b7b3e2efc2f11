"""Paint one page of the original: paper, picture, notes, doubtful characters, selection. Paper is white in every scheme."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from reviewer.gui import theme
from reviewer.gui.original.geometry import LineRect
from reviewer.gui.original.page_pictures import PagePictures, Piece

_NOTE_HEIGHT = 26.0
_NOTE_MARGIN = 8.0


def paint_paper(painter: QPainter, rect: QRectF) -> None:
    """Paint the empty page with its outline."""
    ratio = painter.device().devicePixelRatioF()
    painter.fillRect(rect.adjusted(-1 / ratio, -1 / ratio, 1 / ratio, 1 / ratio), theme.color("line2"))
    painter.fillRect(rect, theme.color("paper", theme.LIGHT))


def paint_pieces(painter: QPainter, rect: QRectF, pictures: PagePictures, wanted: Sequence[Piece]) -> None:
    """Paint what is drawn of a page; until it is, what there is of the same page in another size."""
    found = [(piece, pictures.get(piece)) for piece in wanted]
    if any(image is None for _, image in found):
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for piece, image in pictures.other(wanted[0].page):
            painter.drawImage(_part(rect, piece), image)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    for piece, drawn in found:
        if drawn is not None:
            painter.drawImage(_part(rect, piece), drawn)


def _part(rect: QRectF, piece: Piece) -> QRectF:
    across, down = rect.width() / piece.width, rect.height() / piece.height
    return QRectF(
        rect.left() + piece.left * across,
        rect.top() + piece.top * down,
        (piece.right - piece.left) * across,
        (piece.bottom - piece.top) * down,
    )


def paint_note(painter: QPainter, rect: QRectF, words: str) -> None:
    """Paint a note across the head of a page."""
    inside = rect.adjusted(_NOTE_MARGIN, _NOTE_MARGIN, -_NOTE_MARGIN, 0)
    inside.setHeight(_NOTE_HEIGHT)
    painter.fillRect(inside, theme.color("amber_tint", theme.LIGHT))
    painter.setPen(theme.color("amber", theme.LIGHT))
    painter.setFont(theme.font("small"))
    text = inside.adjusted(_NOTE_MARGIN, 0, -_NOTE_MARGIN, 0)
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(text.width()))
    painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def paint_doubtful(painter: QPainter, lines: Sequence[LineRect]) -> None:
    """Underline characters that were recognised without certainty."""
    painter.setPen(QPen(theme.color("amber", theme.LIGHT), 1.5, Qt.PenStyle.DotLine))
    for line in lines:
        painter.drawLine(line.rect.bottomLeft(), line.rect.bottomRight())


def paint_selection(painter: QPainter, lines: Sequence[LineRect]) -> None:
    """Tint the selected text."""
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    for line in lines:
        painter.fillRect(line.rect, theme.color("sel", theme.LIGHT))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
