"""Opening a report: one whose pages take long to read again is made ready by a worker, and only the newest wish counts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QThreadPool, Signal

from reviewer.gui.banners import BannerArea
from reviewer.gui.controller import ReviewController
from reviewer.gui.jobs import Job

_BAR = "opening"


class Opening(QObject):
    """What is to be opened next; the review that is open stays until then."""

    changed = Signal()  # another report is wished for, or none

    def __init__(self, controller: ReviewController, banners: BannerArea, parent: QObject) -> None:
        super().__init__(parent)
        self._controller, self._banners = controller, banners
        self._job: Job | None = None
        self._then: Callable[[], object] | None = None
        self.wished: int | None = None  # the report that is being made ready

    def ready(self, report_id: int, then: Callable[[], object]) -> bool:
        """Tell whether a report can be opened at once; else `then` is called when it can, unless another one is wished for."""
        self.leave()
        library = self._controller.library
        if not library.takes_long(report_id):
            return True
        self.wished, self._then = report_id, then
        job = self._job = Job(self.tr("打开报告"), lambda report: library.make_ready(report_id, report), self)
        job.done.connect(lambda _nothing: self._end(job, ""))
        job.failed.connect(lambda message: self._end(job, message))
        job.ended.connect(job.deleteLater)
        name = library.row(report_id).project_shown
        text = self.tr("正在打开「{0}」：页数较多，正在读取原文…").format(name)
        self._banners.put(_BAR, text, "info", [(self.tr("取消"), self.leave)], closable=False)
        job.start()
        self.changed.emit()
        return False

    def leave(self) -> None:
        """Wish for nothing any more; what is being read is dropped."""
        if self._job is not None:
            self._job.cancel()
            self._settle()

    def finish(self) -> None:
        """Stop and wait for the page at hand; called when the window closes."""
        self.leave()
        QThreadPool.globalInstance().waitForDone()

    def _settle(self) -> None:
        self._job, self._then, self.wished = None, None, None
        self._banners.drop(_BAR)
        self.changed.emit()

    def _end(self, job: Job, problem: str) -> None:
        then = self._then
        if job is not self._job or then is None:
            return
        self._settle()
        if problem:
            self._banners.put("open", problem, "red")
        elif self._controller.ready:
            then()
