"""Print the original: its real pages where it has some, else the text as it is shown. Nothing that is marked is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from reviewer.domain.document import Document
from reviewer.domain.report import Report
from reviewer.gui.original.loader import Loader
from reviewer.gui.original.page_artists import Artist, artist_for

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_SHARPEST = 300  # dots per inch; more takes memory and shows nothing more


def asked_printer(parent: QWidget, title: str, pages: int) -> QPrinter | None:
    """Ask which printer, and which of the pages where there are some; None when the person left."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, pages > 0)
    if pages:
        dialog.setMinMax(1, pages)
    try:
        return printer if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()


def print_flow(document: Document, report: Report | None, printer: QPrinter) -> None:
    """Print an original that has no pages of its own."""
    owner = QObject()
    loader = Loader(document, report, 1.0, owner)
    loader.finish()
    loader.text_document.print_(printer)


class PagePrinting(QObject):
    """Print page after page without holding up the window."""

    ended = Signal(bool)  # whether all went to the printer

    def __init__(self, content: bytes, count: int, printer: QPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self._artist: Artist = artist_for(content, self)
        self._printer = printer
        first, last = printer.fromPage() or 1, min(printer.toPage() or count, count)
        self._left = list(range(first - 1, last))
        self._painter = QPainter()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        """Begin; a printer that does not answer ends it at once."""
        self._printer.setFullPage(True)  # the file's pages have margins of their own
        if self._left:
            self._turn(self._left[0])
        if self._left and self._painter.begin(self._printer):
            self._timer.start()
        else:
            self._end(False)

    def _turn(self, page: int) -> None:
        shape = self._artist.size(page)
        across = shape.width() > shape.height()
        way = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
        self._printer.setPageOrientation(way)

    def _step(self) -> None:
        self._paint(self._left.pop(0))
        if not self._left:
            self._end(True)
            return
        self._turn(self._left[0])
        if not self._printer.newPage():
            self._end(False)

    def _paint(self, page: int) -> None:
        shape, place = self._artist.size(page), self._painter.viewport()
        if shape.isEmpty():
            return
        fitted = shape.scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
        share = min(1.0, _SHARPEST / self._printer.resolution())
        image = self._artist.draw_now(page, (fitted * share).expandedTo(QSize(1, 1)))
        left, top = (place.width() - fitted.width()) // 2, (place.height() - fitted.height()) // 2
        if not image.isNull():
            self._painter.drawImage(QRectF(QRect(QPoint(left, top), fitted)), image)

    def _end(self, well: bool) -> None:
        self._timer.stop()
        well = (not self._painter.isActive() or self._painter.end()) and well
        self.ended.emit(well)
        self.deleteLater()
