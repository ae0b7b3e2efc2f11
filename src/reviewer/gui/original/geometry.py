"""Where a range of a QTextDocument lies on the page, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout, QTextLine


@dataclass(frozen=True, slots=True)
class LineRect:
    """The part of a range on one line; `first` and `last` say whether the range begins and ends here."""

    rect: QRectF
    first: bool
    last: bool


def line_rects(document: QTextDocument, start: int, end: int) -> list[LineRect]:
    """Return the rectangles of a Qt range in document coordinates, top to bottom; empty for an empty range."""
    return in_order(_rects(document, start, end))


def in_order(rects: Iterable[QRectF]) -> list[LineRect]:
    """Return the lines that are not empty, the first and the last told apart."""
    found = [rect for rect in rects if rect.width() > 0]
    last = len(found) - 1
    return [LineRect(rect, at == 0, at == last) for at, rect in enumerate(found)]


def _rects(document: QTextDocument, start: int, end: int) -> Iterator[QRectF]:
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        yield from _block_rects(document, block, start - block.position(), end - block.position())
        block = block.next()


def _block_rects(document: QTextDocument, block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
    origin = document.documentLayout().blockBoundingRect(block).topLeft()
    yield from layout_rects(block.layout(), origin, start, end)


def layout_rects(layout: QTextLayout, origin: QPointF, start: int, end: int) -> Iterator[QRectF]:
    """Walk the rectangles of a range of one laid out paragraph, line by line."""
    for index in range(layout.lineCount()):
        line = layout.lineAt(index)
        first, last = line.textStart(), line.textStart() + line.textLength()
        if last > start and first < end:
            yield _line_rect(line, origin, max(start, first), min(end, last))


def _line_rect(line: QTextLine, origin: QPointF, start: int, end: int) -> QRectF:
    left, right = _x(line, start), _x(line, end)
    return QRectF(origin.x() + min(left, right), origin.y() + line.y(), abs(right - left), line.height())


def _x(line: QTextLine, position: int) -> float:
    found: Any = line.cursorToX(position)  # the binding gives a pair, its stub says object
    return float(found[0] if isinstance(found, tuple) else found)


def top_of(document: QTextDocument, position: int) -> float:
    """Return the top of the line a Qt position stands on, in document coordinates."""
    block = document.findBlock(position)
    origin = document.documentLayout().blockBoundingRect(block).topLeft()
    line = block.layout().lineForTextPosition(position - block.position())
    return origin.y() + (line.y() if line.isValid() else 0.0)
