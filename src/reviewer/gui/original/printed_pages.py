"""The open report as LibreOffice prints it: asked for once, made off the interface thread, for as long as it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reviewer.gui.controller import ReviewController
from reviewer.gui.jobs import Job

if TYPE_CHECKING:
    from reviewer.services.printed import Printed
    from reviewer.services.session import ReviewSession


class PrintedPages(QObject):
    """Whether the open report is to be shown as printed pages, and those pages."""

    ready = Signal()
    failed = Signal(str)

    def __init__(self, controller: ReviewController, parent: QObject) -> None:
        super().__init__(parent)
        self._controller = controller
        self._session: ReviewSession | None = None
        self._found: Printed | None = None
        self._job: Job | None = None
        self._wanted = False
        self._problem = ""

    def take(self, session: ReviewSession | None) -> None:
        """Follow what is open; another report is shown as text first."""
        self._session, self._found, self._wanted = session, None, False

    @property
    def possible(self) -> bool:
        """Whether the open report can be shown so."""
        from reviewer.services.printed import can_be_printed

        return self._session is not None and can_be_printed(self._session.document)

    @property
    def busy(self) -> bool:
        """Whether the pages are being made."""
        return self._job is not None and self._wanted

    @property
    def shown(self) -> Printed | None:
        """The pages to show, None where the text is to be shown."""
        return self._found if self._wanted else None

    def drop(self) -> None:
        """Show the printed pages no longer; who says so shows what is shown instead."""
        self._wanted = False

    def want(self, wanted: bool) -> None:
        """Ask for the pages, or for the text again; `ready` follows."""
        self._wanted = wanted
        if wanted and self._found is None and self._session is not None and self._job is None:
            self._make(self._session)
        else:
            self._tell()

    def _make(self, session: ReviewSession) -> None:
        library = self._controller.library
        report_id, document = session.row.id, session.document
        job = self._job = Job(self.tr("原版式"), lambda _report: library.printed(report_id, document), self)
        job.done.connect(lambda found: self._take_made(session, found))
        job.failed.connect(lambda message: self._take_failure(session, message))
        job.ended.connect(self._ended)
        job.start()

    def _take_made(self, session: ReviewSession, found: Printed) -> None:
        if session is self._session:
            self._found = found

    def _take_failure(self, session: ReviewSession, message: str) -> None:
        if session is self._session:
            self._wanted, self._problem = False, message

    def _ended(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
        self._job = None
        if self._wanted and self._found is None and self._session is not None:
            self._make(self._session)  # another report was opened meanwhile
            return
        self._tell()

    def _tell(self) -> None:
        self.ready.emit()
        missing = self.shown.problem if self.shown is not None else ""
        if problem := self._problem or missing:
            self.failed.emit(problem)
        self._problem = ""
