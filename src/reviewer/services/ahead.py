"""A review that takes long to open is made ready by a worker: its pages are read and checked there, then it is opened at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from reviewer.domain.errors import Cancelled

if TYPE_CHECKING:
    from reviewer.services.session import ReviewSession
    from reviewer.storage.records import Records

_PAGED = frozenset({"pdf", "scan"})
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
        return self._records.length_of_pages(report_id) >= _LONG or self._is_to_be_recognised(report_id)

    def _is_to_be_recognised(self, report_id: int) -> bool:
        """Tell whether opening recognises pages: it was added since they were imported."""
        from reviewer.documents.recognition.keeping import KEY
        from reviewer.documents.weighing import can_recognise, pages_to_recognise

        row = self._records.row(report_id)
        if row.format not in _PAGED or not can_recognise() or KEY in self._records.renditions(row.sha256):
            return False
        return pages_to_recognise(self._records.content(report_id), row.file_name) > 0

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
