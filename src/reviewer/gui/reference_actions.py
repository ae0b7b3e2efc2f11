"""转到定位: from a reference of the exported workbook to the passage in the original."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from reviewer.domain.errors import KnownError, Refused
from reviewer.gui.dialogs import ReferenceDialog
from reviewer.gui.shell import Shell

if TYPE_CHECKING:
    from reviewer.domain.library import Progress
    from reviewer.gui.import_center import ImportCenter
    from reviewer.services.references import Found

_BAR = "reference"


class ReferenceActions(QObject):
    """Ask for a reference and go where it leads; what is wrong with one is a sentence in the box or in a bar."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self.asking: ReferenceDialog | None = None  # while a reference is asked for

    def ask(self) -> None:
        """Ask for a reference; one that was copied already stands there."""
        from reviewer.services.references import parse

        copied = parse(QGuiApplication.clipboard().text())
        dialog = self.asking = ReferenceDialog("" if copied is None else str(copied), self._shell.window)
        dialog.tried.connect(self._try)
        dialog.finished.connect(self._no_longer_asked)
        dialog.open()

    def _try(self, text: str) -> None:
        assert self.asking is not None
        try:
            found = self._shell.controller.library.find_reference(text)
        except KnownError as problem:
            self.asking.tell(problem.message)
            return
        self.asking.done(ReferenceDialog.DialogCode.Accepted)
        self._show(found)

    def _no_longer_asked(self) -> None:
        dialog, self.asking = self.asking, None
        if dialog is not None:
            dialog.deleteLater()

    def go(self, text: str) -> None:
        """Go where the reference in a text leads; a bar says why that is nowhere."""
        try:
            found = self._shell.controller.library.find_reference(text)
        except KnownError as problem:
            self._shell.banners.put(_BAR, problem.message, "red")
            return
        self._show(found)

    def go_after(self, imports: ImportCenter, text: str) -> None:
        """Go to a reference as soon as the files that are being read are there."""
        if not imports.running:
            self.go(text)
            return

        def progressed(progress: Progress | None) -> None:
            if progress is None:
                imports.progress.disconnect(progressed)
                if self._shell.controller.ready:  # else the window is being closed
                    self.go(text)

        imports.progress.connect(progressed)

    def _show(self, found: Found) -> None:
        self._shell.banners.drop(_BAR)
        controller = self._shell.controller
        if not self._shell.open_report(found.report_id) or controller.session is None:
            return
        controller.panelRequested.emit("original")
        try:
            span = found.passage(controller.session.document)
        except Refused as problem:
            self._shell.banners.put(_BAR, problem.message, "amber", about=found.report_id)
            return
        if span is not None:
            controller.passageRequested.emit(span)
