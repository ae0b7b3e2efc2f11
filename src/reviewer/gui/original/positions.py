"""Convert between characters of the canonical text and positions of the QTextDocument that shows it: the one place.

Python counts characters, Qt counts UTF-16 code units; a picture takes a Qt position but no character, and so do the
borders of table cells. A `Piece` is one paragraph as it was placed; between pieces lie separators and structure.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from reviewer.domain.text import Span

_BMP_END = "\U0000ffff"
# Characters that would make QTextCursor.insertText begin a block or end a frame, or that Qt keeps for itself.
_FORBIDDEN = dict.fromkeys((0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), "\u2028")
_FORBIDDEN |= {code: " " for code in range(0x20) if code not in (0x09, 0x0A, 0x0B, 0x0C, 0x0D)}
_FORBIDDEN |= dict.fromkeys((0xFDD0, 0xFDD1, 0xFFFC, 0xFFFE, 0xFFFF), "\ufffd")
_LONE_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def insertable(text: str) -> str:
    """Return the text with each character that Qt would take for structure replaced by one of the same width."""
    made = text.translate(_FORBIDDEN)
    try:
        made.encode("utf-16-le")
    except UnicodeEncodeError:
        made = made.translate(_LONE_SURROGATES)
    return made


def wide_characters(text: str, offset: int) -> tuple[int, ...]:
    """Return where characters beyond the BMP stand; `offset` is the position of the text's first character."""
    if not text or max(text) <= _BMP_END:
        return ()
    return tuple(offset + i for i, char in enumerate(text) if char > _BMP_END)


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters [start, end) of one paragraph as placed at Qt position `qt`.

    `wide` are the positions of characters beyond the BMP, `pictures` those before which a picture stands (twice for
    two pictures); both ascending.
    """

    start: int
    end: int
    qt: int
    wide: tuple[int, ...] = ()
    pictures: tuple[int, ...] = ()

    @property
    def qt_end(self) -> int:
        """The Qt position behind the last character and picture."""
        return self.first(self.end)

    def first(self, position: int) -> int:
        """Return the Qt position of the character at a position (behind the pictures that stand before it)."""
        return self._units(position) + bisect_right(self.pictures, position)

    def behind(self, position: int) -> int:
        """Return the Qt position directly behind the character before a position."""
        return self._units(position) + bisect_left(self.pictures, position)

    def character(self, qt: int) -> int:
        """Return the position of the character at, or behind a picture at, a Qt position of this piece."""
        within = bisect_right(range(self.start, self.end + 1), qt, key=self.behind)
        return self.start + max(within - 1, 0)

    def _units(self, position: int) -> int:
        return self.qt + position - self.start + bisect_left(self.wide, position)


class PositionMap:
    """All pieces placed so far; usually each stands behind all others in the text and in the QTextDocument."""

    def __init__(self, pieces: Iterable[Piece] = ()) -> None:
        self._pieces: list[Piece] = []  # by start
        self._starts: list[int] = []
        self._placed: list[Piece] = []  # by Qt position
        self._qts: list[int] = []
        for piece in pieces:
            self.add(piece)

    def add(self, piece: Piece) -> None:
        """Add a piece; those of an odd table may come in another order than their text."""
        index = bisect_right(self._starts, piece.start)
        self._pieces.insert(index, piece)
        self._starts.insert(index, piece.start)
        index = bisect_right(self._qts, piece.qt)
        self._placed.insert(index, piece)
        self._qts.insert(index, piece.qt)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return tuple(self._pieces)

    @property
    def reach(self) -> int:
        """How far the text is placed: positions up to here convert exactly."""
        return max(self._pieces[-1].end, self._placed[-1].end) if self._pieces else 0

    def to_qt(self, position: int) -> int:
        """Return the Qt position of a character; what is not shown (a blank that became an indent) takes the next."""
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return self._pieces[0].qt if self._pieces else 0
        piece = self._pieces[index]
        if position > piece.end and index + 1 < len(self._pieces):
            return self._pieces[index + 1].first(self._starts[index + 1])
        return piece.first(min(position, piece.end))

    def to_qt_end(self, position: int) -> int:
        """Return the Qt position behind the character before `position`: the end of a range."""
        index = bisect_left(self._starts, position) - 1
        if index < 0:
            return self._pieces[0].qt if self._pieces else 0
        piece = self._pieces[index]
        return piece.behind(min(position, piece.end))

    def to_qt_range(self, span: Span) -> tuple[int, int]:
        """Return the Qt range of a passage, never reversed."""
        start = self.to_qt(span.start)
        return start, max(start, self.to_qt_end(span.end))

    def to_text(self, qt: int) -> int:
        """Return the character at a Qt position; the structure between two pieces belongs to the end of the first."""
        index = bisect_right(self._qts, qt) - 1
        if index < 0:
            return self._placed[0].start if self._placed else 0
        return self._placed[index].character(qt)

    def to_span(self, qt_start: int, qt_end: int) -> Span:
        """Return the characters of a Qt selection."""
        start = self.to_text(qt_start)
        return Span(start, max(start, self.to_text(qt_end)))
