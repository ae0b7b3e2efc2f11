"""The reports the window knows of: one filter, its rows, and what could not be read. Queue and list look here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from reviewer.domain.errors import KnownError
from reviewer.domain.library import ImportOutcome, ImportState, ListQuery, ReportRow
from reviewer.domain.review import Status

if TYPE_CHECKING:
    from reviewer.services.library import Library


QUEUE_ORDER = (Status.REVIEWING, Status.WAITING, Status.DONE)  # of the groups of the queue


class Shelf(QObject):
    """Hold the filtered rows; filtering and sorting are the database's, never the widgets'.

    The list shows `rows` as they are, the queue the same ones by status (`queued`). Next and previous follow the queue
    as it stood when a report was chosen: who goes through it one by one keeps the order and the place, whatever group
    the reports at hand have gone to since.
    """

    changed = Signal()  # rows, filter or failures
    rowChanged = Signal(int)  # one report's row; its place stays
    readingChanged = Signal()  # an import is at another file
    problem = Signal(str)  # why the rows could not be read, "" when they were

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.query = ListQuery()
        self.rows: list[ReportRow] = []
        self.queued: list[ReportRow] = []
        self.counts: dict[Status, int] = {}
        self.failures: dict[str, ImportOutcome] = {}
        self.reading = ""  # the file an import is at
        self._places: dict[int, int] = {}
        self._walk: list[ReportRow] = []  # the queue as it is gone through
        self._turns: dict[int, int] = {}  # places in it
        self._at: int | None = None  # the report that was opened last
        self._next: int | None = None  # the report that is gone on to
        self._library: Library | None = None
        self._sorted_by: ListQuery | None = None  # the filter whose order the rows have

    def attach(self, library: Library | None) -> None:
        """Show another library."""
        self._library, self._sorted_by = library, None
        self.failures = {f.path: f for f in library.failures()} if library is not None else {}
        self.refresh()

    @property
    def total(self) -> int:
        """How many reports there are, whatever the filter."""
        return sum(self.counts.values())

    @property
    def filtered(self) -> bool:
        """Whether anything is filtered away on purpose."""
        empty = replace(ListQuery(), sort=self.query.sort, descending=self.query.descending)
        return self.query != empty

    def refresh(self) -> None:
        """Ask the database again; while the filter and its sorting stay, the rows keep their order."""
        same = self._sorted_by == self.query
        if self._library is None:
            self.rows, self.counts = [], {}
        else:
            try:
                fresh = self._library.rows(self.query)
                self.rows = _in_place(self.rows, fresh) if same else fresh
                self._sorted_by = self.query
                self.counts = self._library.counts()
                self.problem.emit("")
            except KnownError as wrong:
                self.problem.emit(wrong.message)
        self._places = {row.id: place for place, row in enumerate(self.rows)}
        self._queue(same=same)
        self.changed.emit()

    def _queue(self, *, same: bool) -> None:
        """Group the rows anew; `same`: they are gone through in the order that they were."""
        self.queued = [row for status in QUEUE_ORDER for row in self.rows if row.status is status]
        self._walk = _in_place(self._walk, self.queued) if same else list(self.queued)
        self._turns = {row.id: turn for turn, row in enumerate(self._walk)}

    def head_for(self, report_id: int) -> None:
        """Say that a report is opened next as the one that follows: the order stays."""
        self._next = report_id

    def opened(self, report_id: int) -> None:
        """Take note of the open report; one that was chosen is gone on from in the order that the queue shows."""
        if report_id not in (self._next, self._at):
            self._queue(same=False)
        self._at, self._next = report_id, None

    def refresh_row(self, report_id: int) -> None:
        """Take over one report's new state without moving it: nothing jumps while somebody works."""
        place = self._places.get(report_id)
        if self._library is None or place is None:
            return
        fresh = self._library.row(report_id)
        before, self.rows[place] = self.rows[place], fresh
        if before == fresh:
            return
        if before.status is not fresh.status:
            self.counts = self._library.counts()
            self._queue(same=True)
            self.changed.emit()
        else:
            for order in (self.queued, self._walk):
                order[next(at for at, row in enumerate(order) if row.id == report_id)] = fresh
            self.rowChanged.emit(report_id)

    def filter(self, **changes: Any) -> None:
        """Change parts of the filter, for example `filter(text="招商", year=None)`."""
        changed = replace(self.query, **changes)
        if changed != self.query:
            self.query = changed
            self.refresh()

    def set_reading(self, name: str) -> None:
        """Say which file an import is at; "" when none runs."""
        if name != self.reading:
            self.reading = name
            self.readingChanged.emit()

    def clear_filter(self) -> None:
        """Show everything again; the order stays."""
        self.query = replace(ListQuery(), sort=self.query.sort, descending=self.query.descending)
        self.refresh()

    def everything(self) -> list[ReportRow]:
        """Return all rows without the filter, for the choices of the filters."""
        return self._library.rows(ListQuery()) if self._library else []

    def row(self, report_id: int) -> ReportRow | None:
        """Return a row of the filter."""
        place = self._places.get(report_id)
        return None if place is None else self.rows[place]

    def place(self, report_id: int | None) -> int:
        """Return the place of a report in the filter, -1 where it is not in it."""
        return -1 if report_id is None else self._places.get(report_id, -1)

    def turn(self, report_id: int | None) -> int:
        """Return the place of a report in the queue, -1 where it is not in it."""
        return -1 if report_id is None else self._turns.get(report_id, -1)

    def next_in_queue(self, report_id: int | None, step: int) -> ReportRow | None:
        """Return the next (+1) or previous (−1) report of the queue as it is gone through; None at the end."""
        turn = self.turn(report_id)
        target = turn + step if turn >= 0 else (0 if step > 0 else len(self._walk) - 1)
        return self._walk[target] if 0 <= target < len(self._walk) else None

    def unfinished_after(self, report_id: int) -> ReportRow | None:
        """Return the report after this one that is not finished, from the queue's beginning on where none follows."""
        turn = self.turn(report_id)
        others = (*self._walk[turn + 1 :], *self._walk[: max(turn, 0)])
        return next((row for row in others if row.status is not Status.DONE), None)

    def shown_failures(self) -> list[ImportOutcome]:
        """Return the files that could not be read, as far as the filter lets them through."""
        if self.query.status or self.query.year or self.query.department or self.query.grade:
            return []
        return [f for f in self.failures.values() if self.query.text in f.path]

    def note(self, outcomes: Iterable[ImportOutcome]) -> None:
        """Take over what an import came to: failures stay in the list until dealt with."""
        for outcome in outcomes:
            for path in (outcome.path, *map(str, Path(outcome.path).parents)):  # its archive, too
                self.failures.pop(path, None)
            if outcome.state is ImportState.FAILED:
                self.failures[outcome.path] = outcome
        self.refresh()

    def forget(self, paths: Iterable[str]) -> None:
        """Take files that could not be read out of the list."""
        dismissed = [path for path in paths if self.failures.pop(path, None) is not None]
        if self._library is not None:
            try:
                self._library.forget_failures(dismissed)
            except KnownError as wrong:
                self.problem.emit(wrong.message)
        self.changed.emit()


def _in_place(shown: Sequence[ReportRow], fresh: Sequence[ReportRow]) -> list[ReportRow]:
    """Return the fresh rows in the order of those shown, new ones behind the row they were sorted behind."""
    places = {row.id: place for place, row in enumerate(shown)}
    behind: dict[int | None, list[ReportRow]] = {}
    leader = None
    for row in fresh:
        if row.id in places:
            leader = row.id
        else:
            behind.setdefault(leader, []).append(row)
    known = sorted((row for row in fresh if row.id in places), key=lambda row: places[row.id])
    return [*behind.get(None, []), *(one for row in known for one in (row, *behind.get(row.id, [])))]
