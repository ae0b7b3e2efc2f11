"""Draw pages from an original's bytes, off the interface thread, one piece of one page at a time.

QtPdf is imported when the first PDF is shown: most reports are none, and the window must not wait for it.
"""

from __future__ import annotations

import atexit
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from typing import Protocol

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QObject,
    QRect,
    QRunnable,
    QSize,
    Qt,
    QThreadPool,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QImage, QImageReader

from reviewer.domain.pages import Pages


class Drawing(Protocol):
    """Draws pieces of pages; `drawn` gives each (a null QImage for what can't be drawn)."""

    @property
    def drawn(self) -> SignalInstance: ...
    def draw(self, page: int, whole: QSize, piece: QRect) -> None:
        """Ask for a piece of a page that is as large as `whole` in device pixels; one at a time."""
        ...


class Artist(Drawing, Protocol):
    """Draws the pages of one file; the printer has them at once."""

    def size(self, page: int) -> QSize:
        """Return the shape of a page in any unit, empty where there is none."""
        ...

    def draw_now(self, page: int, whole: QSize) -> QImage:
        """Draw a whole page at once, for the printer."""
        ...


def artist_for(content: bytes, parent: QObject) -> PdfArtist | PictureArtist:
    """Return who draws a content."""
    return PdfArtist(content, parent) if b"%PDF-" in content[:1024] else PictureArtist(content, parent)


class PdfArtist(QObject):
    """Draws the pages of a PDF, with what was stamped on them."""

    drawn = Signal(QImage)

    def __init__(self, content: bytes, parent: QObject) -> None:
        from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions, QPdfPageRenderer

        super().__init__(parent)
        self._options = QPdfDocumentRenderOptions
        self._renderer = QPdfPageRenderer(self)  # goes before the document it reads
        self._document = QPdfDocument(self)
        self._data = QByteArray(content)
        self._buffer = QBuffer(self._data, self)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._pages = self._document.pageCount()
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.setDocument(self._document)
        self._renderer.pageRendered.connect(lambda _page, _size, image, _options, _id: self.drawn.emit(image))

    def draw(self, page: int, whole: QSize, piece: QRect) -> None:
        """Ask for a piece of a page."""
        if page >= self._pages:
            self.drawn.emit(QImage())
            return
        options = self._options()
        options.setRenderFlags(self._options.RenderFlag.Annotations)
        options.setScaledSize(whole)
        options.setScaledClipRect(piece)
        self._renderer.requestPage(page, piece.size(), options)

    def size(self, page: int) -> QSize:
        """Return a page's shape in tenths of a point."""
        return (self._document.pagePointSize(page) * 10).toSize() if page < self._pages else QSize()

    def draw_now(self, page: int, whole: QSize) -> QImage:
        """Draw a whole page at once."""
        options = self._options()
        options.setRenderFlags(self._options.RenderFlag.Annotations)
        return self._document.render(page, whole, options) if page < self._pages else QImage()


class FilesArtist(QObject):
    """Draws the pages of the files of a pair in a row; those of a file that can't be had are not drawn."""

    drawn = Signal(QImage)

    def __init__(self, contents: Sequence[bytes | None], pages: Pages, parent: QObject) -> None:
        super().__init__(parent)
        self._pages = pages
        self._artists = [None if one is None else artist_for(one, self) for one in contents]
        for artist in self._artists:
            if artist is not None:
                artist.drawn.connect(self.drawn)

    def draw(self, page: int, whole: QSize, piece: QRect) -> None:
        """Ask for a piece of a page."""
        file, first = self._pages.file_of(page)
        if (artist := self._artists[file]) is not None:
            artist.draw(page - first, whole, piece)
        else:
            self.drawn.emit(QImage())


class PictureArtist(QObject):
    """Draws the frames of a picture file."""

    drawn = Signal(QImage)

    def __init__(self, content: bytes, parent: QObject) -> None:
        super().__init__(parent)
        self._content = content
        _pool().clear()  # what was wanted of another file is wanted no more

    def draw(self, page: int, whole: QSize, piece: QRect) -> None:
        """Ask for a piece of a frame."""
        work = _Decoding(self._content, page, whole, piece)
        work.done.drawn.connect(self.drawn)  # ends with this artist: a late picture goes nowhere
        _pool().start(work)

    def size(self, page: int) -> QSize:
        """Return a frame's shape in pixels."""
        return _read(self._content, page).size()

    def draw_now(self, page: int, whole: QSize) -> QImage:
        """Draw a whole frame at once."""
        return _decoded(self._content, page, whole)


@cache
def _pool() -> QThreadPool:
    """Return the one thread that decodes; Qt must not be taken down under it."""
    pool = QThreadPool()
    pool.setMaxThreadCount(1)
    atexit.register(pool.waitForDone)
    atexit.register(pool.clear)  # called first
    return pool


class _Done(QObject):
    drawn = Signal(QImage)


class _Decoding(QRunnable):
    def __init__(self, content: bytes, page: int, whole: QSize, piece: QRect) -> None:
        super().__init__()
        self.done = _Done()
        self._content = content
        self._page, self._whole, self._piece = page, whole, piece

    def run(self) -> None:
        image = _decoded(self._content, self._page, self._whole)
        with suppress(RuntimeError):  # the program ended meanwhile
            self.done.drawn.emit(image if image.isNull() else image.copy(self._piece))


def _read(content: bytes, page: int) -> QImage:
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    return reader.read() if not page or reader.jumpToImage(page) else QImage()


def _decoded(content: bytes, page: int, whole: QSize) -> QImage:
    image = _read(content, page)
    if image.isNull():
        return image
    return image.scaled(whole, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
