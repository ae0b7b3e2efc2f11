"""One edit against raw sqlite3 writing the same rows, both at synchronous=FULL: the save alone, and the edit whole."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from bench.corpus import make_corpus
from bench.measure import Ratio
from reviewer.services.library import Library
from reviewer.services.session import ReviewSession

Statement = tuple[str, Any, bool]
_ROUNDS = 40


@contextmanager
def recorded() -> Iterator[list[Statement]]:
    """Collect the writing statements that are sent meanwhile, with their parameters."""
    seen: list[Statement] = []

    def before(_c: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        if statement.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            seen.append((statement, parameters, many))

    event.listen(Engine, "before_cursor_execute", before)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", before)


def replay(connection: sqlite3.Connection, statements: list[Statement]) -> None:
    """Write the recorded rows in one transaction, as bare as it gets."""
    connection.execute("BEGIN IMMEDIATE")
    for statement, parameters, many in statements:
        (connection.executemany if many else connection.execute)(statement, parameters)
    connection.execute("COMMIT")


class _TimedStore:
    """The library as a session sees it, with a clock on `save`."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.seconds = 0.0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._library, name)

    def save(self, report_id: int, changed: Any) -> Any:
        """Save as the library does, and note how long it took."""
        started = time.perf_counter()
        try:
            return self._library.save(report_id, changed)
        finally:
            self.seconds = time.perf_counter() - started


def figures(folder: Path) -> list[Ratio]:
    """Measure the save alone, the whole edit (assess, save, tell) and the raw writing of its rows, alternating."""
    database = folder / "bench.db"
    library = Library.open(database)
    library.import_paths(make_corpus(folder, 1))
    store = _TimedStore(library)
    session = ReviewSession(store, library.opened(library.rows()[0].id)[0])
    bare = _bare_copy(database, folder / "bare.db")
    saved, whole, raw = [], [], []
    session.set_field("spent", "299.5万元")  # the day's backup is made before the first edit
    library.backups()
    for count in range(_ROUNDS):
        with recorded() as statements:
            started = time.perf_counter()
            session.set_field("spent", f"{300 + count}.5万元")
            whole.append(time.perf_counter() - started)
        saved.append(store.seconds)
        started = time.perf_counter()
        replay(bare, statements)
        raw.append(time.perf_counter() - started)
    bare.close()
    library.close()
    return [
        Ratio(
            "save one edit and all it rescores (median)", _middle(saved), _middle(raw), "raw sqlite3, FULL", 3
        ),
        Ratio("  the edit whole: assess, save, tell", _middle(whole), _middle(raw), "raw sqlite3, FULL"),
    ]


def _bare_copy(database: Path, target: Path) -> sqlite3.Connection:
    bare = sqlite3.connect(target, isolation_level=None)
    source = sqlite3.connect(database)
    source.backup(bare)
    source.close()
    bare.execute("PRAGMA journal_mode=WAL")
    bare.execute("PRAGMA synchronous=FULL")
    return bare


def _middle(times: list[float]) -> float:
    return sorted(times)[len(times) // 2]
