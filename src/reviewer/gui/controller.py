"""The one object between the window's panels and the review: what is open, what is current, what changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reviewer.domain.errors import KnownError
from reviewer.gui.folding import Folds

if TYPE_CHECKING:  # the window is painted before the services (and with them the database) are imported
    from reviewer.services.library import Library
    from reviewer.services.session import ReviewSession
    from reviewer.storage.derived import Event


class ReviewController(QObject):
    """Hold the open review and the current thing; every panel listens here and to nothing else.

    A reference such as "field:budget" or "finding:<key>" names the current thing; "" is none.
    """

    sessionChanged = Signal()  # another report is open, or none
    typingChanged = Signal(bool)  # text stands in an input that is not in the database yet
    contentChanged = Signal()  # an edit, an undo, a rescoring, a save
    currentChanged = Signal(str)
    refused = Signal(str)  # one sentence: why an edit was not taken
    flushRequested = Signal()  # open editors must commit now (before closing, switching, finishing)
    editRequested = Signal(str)  # F2 on a reference: the panel that shows it opens its editor
    pickRequested = Signal(str)  # 在原文中选取: the original takes the next selection for this reference
    panelRequested = Signal(str)  # "original" "fields" "indicators" "spending" "findings" "score"
    foldsChanged = Signal()  # `folds` (and with them theme.density()) are others now
    placeRequested = Signal(object)  # Span: the original scrolls there
    passageRequested = Signal(object)  # Span: the original shows these characters, selected
    findRequested = Signal()  # Ctrl+F: find in the report
    zoomRequested = Signal(int)  # +1 larger, -1 smaller, 0 as it was
    finishRequested = Signal()  # 完成复核 in the score strip with nothing left: the shell knows the name
    rubricRequested = Signal(str)  # 编辑评分表: the editor shows this profile
    opinionRequested = Signal()  # 复核意见: the texts of the open review's opinion are shown
    reopenRequested = Signal()  # 重新打开: the shell asks for the reason

    def __init__(self, library: Library | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self.session: ReviewSession | None = None
        self.current = ""
        self.held = ""  # after a flush: why what stands typed in a cell could not be taken
        self.folds = Folds()
        self._unsubscribe: Callable[[], None] | None = None

    @property
    def library(self) -> Library:
        """The open library; the shell attaches it right after the first paint."""
        assert self._library is not None, "no library attached yet"
        return self._library

    @property
    def ready(self) -> bool:
        """Whether a library is attached."""
        return self._library is not None

    def attach(self, library: Library | None) -> None:
        """Take the library (another one after a restore); what was open is closed."""
        self._show(None)
        self._library = library

    def open(self, report_id: int) -> None:
        """Open a report for review; open editors commit to the one before first. Raises KnownError."""
        self.flushRequested.emit()
        session = self.library.open_review(report_id)
        self._show(session)

    def settle(self) -> bool:
        """Let open editors commit; False where one holds a value that was refused (`held` says why)."""
        self.held = ""
        self.flushRequested.emit()
        return not self.held

    def close(self) -> None:
        """Leave the open report."""
        self.flushRequested.emit()
        self._show(None)

    def set_current(self, ref: str) -> None:
        """Make one thing current; panels follow."""
        if ref != self.current:
            self.current = ref
            self.currentChanged.emit(ref)

    def perform(self, edit: Callable[[], object]) -> str:
        """Run an edit; return "" when it was taken, else the sentence why not (also emitted as `refused`)."""
        try:
            edit()
        except KnownError as problem:
            self.refused.emit(problem.message)
            return problem.message
        return ""

    def history(self) -> Sequence[Event]:
        """Return what happened to the open review as a whole, oldest first; nothing where that can't be read."""
        if self.session is None or not self.ready:
            return ()
        try:
            return self.library.history(self.session.row.id)
        except KnownError:
            return ()

    def set_folds(self, folds: Folds) -> None:
        """Tell the panels what folds now."""
        if folds != self.folds:
            self.folds = folds
            self.foldsChanged.emit()

    def _show(self, session: ReviewSession | None) -> None:
        if self._unsubscribe is not None:
            self._unsubscribe()
        self.session = session
        self._unsubscribe = session.subscribe(self._changed) if session else None
        self.current = ""
        self.sessionChanged.emit()
        self.currentChanged.emit("")

    def _changed(self) -> None:
        """Tell the panels; a row that goes to another part stays the current thing."""
        if self.session is not None:
            self.current = self.session.followed(self.current)
        self.contentChanged.emit()
