"""Long work off the interface thread: a pure function of the services, wrapped; progress, end and failure are signals."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from reviewer.domain.errors import Cancelled, KnownError
from reviewer.domain.library import Progress, ProgressCallback
from reviewer.services.bugs import note_bug

_INTERVAL = 0.08  # seconds between two progress signals: the interface is told, never flooded


class Job(QObject):
    """One running job, as the interface sees it."""

    progress = Signal(object)  # Progress
    done = Signal(object)  # what the function returned
    failed = Signal(str)  # one sentence
    cancelled = Signal()
    ended = Signal()  # after any of the three

    def __init__(
        self, title: str, work: Callable[[ProgressCallback], Any], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.title = title
        self._work = work
        self._stop = False
        self._last = 0.0

    def start(self) -> None:
        """Hand the work to the thread pool."""
        QThreadPool.globalInstance().start(_Runner(self))

    def cancel(self) -> None:
        """Ask the work to stop at the next file; what is done stays done."""
        self._stop = True

    @property
    def stopping(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop

    def run(self) -> None:
        """Do the work; called in the worker thread."""
        try:
            self.done.emit(self._work(self._report))
        except Cancelled:
            self.cancelled.emit()
        except KnownError as problem:
            self.failed.emit(problem.message)
        except Exception as bug:
            note_bug(bug)
            self.failed.emit(self.tr("{0}中途出错，已记入日志；已完成的部分保留。").format(self.title))
        finally:
            self.ended.emit()

    def _report(self, progress: Progress) -> bool:
        now = time.monotonic()
        if now - self._last >= _INTERVAL or progress.done >= progress.total:
            self._last = now
            self.progress.emit(progress)
        return not self._stop


class _Runner(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        with suppress(RuntimeError):  # the program ended meanwhile: nobody is left to be told
            self._job.run()
