"""The backup before the first change of a day, made beside the work: an edit waits only until its view is pinned."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from reviewer.storage.backup import back_up, backed_up_on
from reviewer.storage.problems import SaveProblem

_RETRY_SECONDS = 600  # a backup that failed is tried again, but not with every keystroke


class DailyBackup:
    """Backs a database up once a day; a failure is kept in `problem`, and stops no edit."""

    def __init__(self, database: Path, is_empty: Callable[[], bool]) -> None:
        self.problem = ""
        self._database = database
        self._is_empty = is_empty
        self._done_on: date | None = None
        self._retry_after = 0.0
        self._guard = threading.Lock()
        self._thread: threading.Thread | None = None

    def before_edit(self) -> None:
        """Begin today's backup unless there is one; return once it sees the state before the edit."""
        today = date.today()
        with self._guard:
            if self._done_on == today or time.monotonic() < self._retry_after or self._is_empty():
                return
            self._done_on = today
            if backed_up_on(self._database, today):
                return
            pinned = threading.Event()
            self._thread = threading.Thread(target=self._make, args=(pinned,), name="backup")
            self._thread.start()
        pinned.wait()

    def wait(self) -> None:
        """Wait until a running backup is done."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _make(self, pinned: threading.Event) -> None:
        try:
            back_up(self._database, pinned.set)
            self.problem = ""
        except SaveProblem as problem:
            self.problem = f"今天的备份未能建立：{problem.cause}。"
            self._done_on, self._retry_after = None, time.monotonic() + _RETRY_SECONDS
        finally:
            pinned.set()
