"""Opening a report: one whose pages take long to read again is made ready by a worker, and only the newest wish counts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from reviewer.gui.banners import BannerArea
from reviewer.gui.controller import ReviewController
from reviewer.gui.jobs import Job

_BAR = "opening"
_PAUSE = 200  # ms without another wish before the pages are read: who steps on quickly passes reports by


class Opening(QObject):
    """What is to be opened next; the review that is open stays until then. One report is read at a time."""

    changed = Signal()  # another report is wished for, or none

    def __init__(self, controller: ReviewController, banners: BannerArea, parent: QObject) -> None:
        super().__init__(parent)
        self._controller, self._banners = controller, banners
        self._job: Job | None = None  # the reading at work, be it wanted still or not
        self._reads: int | None = None  # the report that it reads
        self._then: Callable[[], object] | None = None
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._start)
        self.wished: int | None = None  # the report that is being made ready

    def ready(self, report_id: int, then: Callable[[], object]) -> bool:
        """Tell whether a report can be opened at once; else `then` is called when it can, unless another one is wished for."""
        library = self._controller.library
        if not library.takes_long(report_id):
            self.leave()
            return True
        self.wished, self._then = report_id, then
        if self._job is not None and self._reads != report_id:
            self._job.cancel()
        name = library.row(report_id).project_shown
        text = self.tr("正在打开「{0}」：正在读取原文…").format(name)
        self._banners.put(_BAR, text, "info", [(self.tr("取消"), self.leave)], closable=False)
        self._soon.start()
        self.changed.emit()
        return False

    def leave(self) -> None:
        """Wish for nothing any more; what is being read is dropped."""
        if self._job is not None:
            self._job.cancel()
        if self.wished is not None:
            self._forget()

    def finish(self) -> None:
        """Stop and wait for the page at hand; called when the window closes."""
        self.leave()
        QThreadPool.globalInstance().waitForDone()

    def _forget(self) -> None:
        self.wished, self._then = None, None
        self._soon.stop()
        self._banners.drop(_BAR)
        self.changed.emit()

    def _start(self) -> None:
        """Read what is wished for, once nothing else is read."""
        if self._job is not None or self.wished is None:
            return
        report_id, library = self.wished, self._controller.library
        job = Job(self.tr("打开报告"), lambda report: library.make_ready(report_id, report), self)
        self._job, self._reads = job, report_id
        job.done.connect(lambda _nothing: self._end(report_id, ""))
        job.failed.connect(lambda problem: self._end(report_id, problem))
        job.ended.connect(self._ended)
        job.start()

    def _end(self, report_id: int, problem: str) -> None:
        then = self._then
        if report_id != self.wished or then is None:
            return
        self._forget()
        if problem:
            self._banners.put("open", problem, "red")
        elif self._controller.ready:
            then()

    def _ended(self) -> None:
        """Go on with what was wished for meanwhile."""
        if self._job is not None:
            self._job.deleteLater()
        self._job = self._reads = None
        if self.wished is not None and not self._soon.isActive():
            self._start()
