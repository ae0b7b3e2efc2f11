"""A review that takes long to open is made ready by a worker: its pages are read and checked there, then it is opened at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from reviewer.domain.errors import Cancelled

if TYPE_CHECKING:
    from reviewer.services.session import ReviewSession
    from reviewer.storage.records import Records

_LONG = 30_000  # characters of an original with pages from which reading it again is felt


class Ahead:
    """The one review that was made ready last, until it is taken."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._ready: ReviewSession | None = None
        self._guard = threading.Lock()

    def is_long(self, report_id: int) -> bool:
        """Tell whether a review takes long to open and is not ready."""
        ready = self._ready
        if ready is not None and ready.row.id == report_id:
            return False
        return self._records.length_of_pages(report_id) >= _LONG

    def make(self, read: Callable[[], ReviewSession], go_on: Callable[[], bool]) -> None:
        """Make a review ready; called in a worker. Raises Cancelled where it is no longer wished for."""
        made = read()
        if not go_on():
            raise Cancelled
        with self._guard:
            self._ready = made

    def take(self, report_id: int) -> ReviewSession | None:
        """Give the review that is ready, None where another one is, or where it was changed since."""
        with self._guard:
            ready, self._ready = self._ready, None
        if ready is None or ready.row.id != report_id or self._records.row(report_id) != ready.row:
            return None
        return ready
