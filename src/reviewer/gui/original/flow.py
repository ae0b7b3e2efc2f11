"""The report as flowing text: the loader that places it and the two views that show it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from reviewer.domain.document import Document
from reviewer.domain.report import Report
from reviewer.gui.original.loader import Loader
from reviewer.gui.original.marks import Marks
from reviewer.gui.original.reading import bring_forward
from reviewer.gui.original.view import OriginalView


class FlowSide(QObject):
    """Two views of one text; `grown` says that places in it moved, `finished` that all of it is there."""

    grown = Signal()
    finished = Signal()

    def __init__(self, first: OriginalView, second: OriginalView, parent: QObject) -> None:
        super().__init__(parent)
        self.first, self.second = first, second
        self.loader: Loader | None = None

    @property
    def widget(self) -> QWidget:
        return self.first

    @property
    def settled(self) -> bool:
        return self.loader is not None and self.loader.done

    def show(self, document: Document, report: Report | None, marks: Marks, percent: int) -> None:
        """Show a report."""
        old, self.loader = self.loader, Loader(document, report, percent / 100, self)
        for view in (self.first, self.second):
            view.set_zoom(percent / 100, relayout=False)
        self.first.show_report(self.loader, document.text, marks)
        self.second.share(self.first, self.loader, document.text, marks)
        bring_forward(self.first, self.second)
        _discard(old)
        self._start(self.loader)

    def update_marks(self) -> None:
        for view in (self.first, self.second):
            view.viewport().update()

    def leave(self) -> None:
        old, self.loader = self.loader, None
        for view in (self.first, self.second):
            view.show_report(None, "", Marks())
        _discard(old)

    def set_zoom(self, percent: int) -> None:
        views = (self.first, self.second)
        anchors = [view.anchor() for view in views]
        if self.loader is not None:
            self.loader.set_zoom(percent / 100)
        for view in views:
            view.set_zoom(percent / 100, relayout=view is self.first)
        for view, anchor in zip(views, anchors, strict=True):
            view.restore(anchor)

    def _start(self, loader: Loader) -> None:
        loader.grown.connect(self.grown)
        loader.finished.connect(self.finished)
        loader.text_document.documentLayout().documentSizeChanged.connect(lambda _size: self.grown.emit())
        loader.start()
        self.first.moveCursor(QTextCursor.MoveOperation.Start)  # building pushed it along
        self.first.verticalScrollBar().setValue(0)


def _discard(loader: Loader | None) -> None:
    if loader is not None:
        loader.stop()
        loader.deleteLater()
