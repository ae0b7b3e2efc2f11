"""Fill the QTextDocument without ever holding up the window: the first screen at once, the rest from a timer."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QFont, QImage, QTextCursor

from reviewer.domain.document import Document
from reviewer.domain.report import Report
from reviewer.gui.original import fonts
from reviewer.gui.original.builder import Builder
from reviewer.gui.original.pictures import PictureDocument

FIRST_STEPS = 100  # lines of a high screen
FIRST_SECONDS = 0.030
SLICE_SECONDS = 0.020  # how long the window may be held up, Qt's layout of what was placed included
_SHORTEST, _LONGEST = 0.002, 0.012
_DOTS_PER_METRE = 96 / 0.0254


class Loader(QObject):
    """Own the QTextDocument of one report, its positions and its zoom."""

    grown = Signal()  # more of the report is in place
    finished = Signal()

    def __init__(self, document: Document, report: Report | None, zoom: float, parent: QObject) -> None:
        super().__init__(parent)
        self.text_document = PictureDocument()
        self.text_document.setParent(self)
        self.text_document.setUndoRedoEnabled(False)
        self.text_document.setDocumentMargin(0)
        base = QFont()
        base.setFamilies(list(fonts.face(None).families))
        self.text_document.setDefaultFont(base)
        self._device = QImage(1, 1, QImage.Format.Format_RGB32)
        self.set_zoom(zoom)
        self._builder = Builder(self.text_document, document, report)
        self.positions = self._builder.positions
        self.headings = self._builder.headings
        self._steps = self._builder.steps()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._slice)
        self._budget = _LONGEST / 2
        self.done = False

    def start(self) -> None:
        """Place what the first screen needs, and let the rest follow."""
        self._run(FIRST_STEPS, FIRST_SECONDS)
        if not self.done:
            self._timer.start()

    def reach(self, position: int) -> None:
        """Place everything up to a position of the text now."""
        while not self.done and self.positions.reach < position:
            self._run(FIRST_STEPS, None)

    def finish(self) -> None:
        """Place all that is left now."""
        while not self.done:
            self._run(10 * FIRST_STEPS, None)

    def stop(self) -> None:
        """Leave the rest unplaced: another report is shown."""
        self._timer.stop()

    def set_zoom(self, zoom: float) -> None:
        """Lay out for a device of more or fewer dots: every length and font follows, no format is touched.

        The caller lays the document out anew.
        """
        dots = round(_DOTS_PER_METRE * zoom)
        self._device.setDotsPerMeterX(dots)
        self._device.setDotsPerMeterY(dots)
        self.text_document.documentLayout().setPaintDevice(self._device)

    def _slice(self) -> None:
        begun = perf_counter()
        self._run(None, self._budget)
        taken = max(perf_counter() - begun, _SHORTEST)  # tables take Qt longer to lay out than prose
        self._budget = min(max(self._budget * SLICE_SECONDS / taken, _SHORTEST), _LONGEST)

    def _run(self, steps: int | None, seconds: float | None) -> None:
        edit = QTextCursor(self.text_document)
        edit.beginEditBlock()
        begun, count = perf_counter(), 0
        while not self.done:
            if next(self._steps, self) is self:
                self.done = True
            count += 1
            if (steps and count >= steps) or (seconds and perf_counter() - begun > seconds):
                break
        edit.endEditBlock()
        self.grown.emit()
        if self.done:
            self._timer.stop()
            self.finished.emit()
