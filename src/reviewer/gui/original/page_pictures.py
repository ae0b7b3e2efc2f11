"""Pictures of pages: what is on the screen is drawn first, what was drawn is kept within bounds."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, QSize, Signal
from PySide6.QtGui import QImage

from reviewer.gui.original.page_artists import Drawing

MOST_BYTES = 160 * 1024 * 1024
_ONE_PIECE = 4_000_000  # device pixels a page may have to be drawn as one
_SIDE = 1024  # of the pieces of a larger one


@dataclass(frozen=True, slots=True)
class Piece:
    """A rectangle of a page that is `width` × `height` device pixels in all."""

    page: int
    width: int
    height: int
    left: int
    top: int
    right: int
    bottom: int

    @property
    def rect(self) -> QRect:
        return QRect(self.left, self.top, self.right - self.left, self.bottom - self.top)

    @property
    def whole(self) -> QSize:
        return QSize(self.width, self.height)

    @property
    def bytes(self) -> int:
        return 4 * self.rect.width() * self.rect.height()


def pieces(page: int, whole: QSize, seen: QRect) -> Iterator[Piece]:
    """Walk the pieces of a page that cover what is seen of it."""
    width, height = whole.width(), whole.height()
    seen = seen.intersected(QRect(0, 0, width, height))
    if seen.isEmpty():
        return
    if width * height <= _ONE_PIECE:
        yield Piece(page, width, height, 0, 0, width, height)
        return
    for top in range(seen.top() // _SIDE * _SIDE, seen.bottom() + 1, _SIDE):
        for left in range(seen.left() // _SIDE * _SIDE, seen.right() + 1, _SIDE):
            yield Piece(page, width, height, left, top, min(left + _SIDE, width), min(top + _SIDE, height))


class PagePictures(QObject):
    """Keeps pictures of one original's pages and has those drawn that its askers want."""

    arrived = Signal(int)  # page

    def __init__(self, artist: Drawing, parent: QObject, most_bytes: int = MOST_BYTES) -> None:
        super().__init__(parent)
        self._artist, self._most = artist, most_bytes
        self._kept: OrderedDict[Piece, QImage] = OrderedDict()
        self._bytes = 0
        self._bad: set[int] = set()
        self._wanted: dict[object, Sequence[Piece]] = {}
        self._drawing: Piece | None = None
        artist.drawn.connect(self._take)

    def get(self, piece: Piece) -> QImage | None:
        """Return a picture that is there."""
        found = self._kept.get(piece)
        if found is not None:
            self._kept.move_to_end(piece)
        return found

    def other(self, page: int) -> list[tuple[Piece, QImage]]:
        """Return what there is of a page in any size, to be shown until the right one is drawn."""
        return [(piece, image) for piece, image in self._kept.items() if piece.page == page]

    def bad(self, page: int) -> bool:
        """Tell whether a page can't be drawn."""
        return page in self._bad

    @property
    def size(self) -> int:
        """The bytes of all pictures kept."""
        return self._bytes

    @property
    def idle(self) -> bool:
        """Whether nothing is being drawn."""
        return self._drawing is None

    def want(self, asker: object, wanted: Sequence[Piece]) -> None:
        """Take what an asker wants now, the most urgent first; what it wanted before is forgotten."""
        self._wanted[asker] = wanted
        self._next()

    def _next(self) -> None:
        if self._drawing is not None:
            return
        room = self._most
        for piece in (piece for wanted in self._wanted.values() for piece in wanted):
            room -= piece.bytes
            if room < 0:  # what can't all be kept is not drawn over and over
                return
            if piece not in self._kept and piece.page not in self._bad:
                self._drawing = piece
                self._artist.draw(piece.page, piece.whole, piece.rect)
                return

    def _take(self, image: QImage) -> None:
        piece, self._drawing = self._drawing, None
        if piece is None:
            return
        if image.isNull():
            self._bad.add(piece.page)
        else:
            self._kept[piece] = image
            self._bytes += image.sizeInBytes()
            self._shed()
        self.arrived.emit(piece.page)
        self._next()

    def _shed(self) -> None:
        while self._bytes > self._most and len(self._kept) > 1:
            _piece, image = self._kept.popitem(last=False)
            self._bytes -= image.sizeInBytes()
