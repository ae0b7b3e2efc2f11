"""Save one edit and all that it rescores against raw sqlite3 writing the same rows, both at synchronous=FULL."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from bench.corpus import make_corpus
from bench.measure import Ratio
from reviewer.services.library import Library

Statement = tuple[str, Any, bool]


def record(library: Library, edit: Any) -> list[Statement]:
    """Return the writing statements that an edit sends, with their parameters."""
    seen: list[Statement] = []

    def before(_c: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        if statement.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            seen.append((statement, parameters, many))

    event.listen(Engine, "before_cursor_execute", before)
    try:
        edit()
    finally:
        event.remove(Engine, "before_cursor_execute", before)
    return seen


def replay(connection: sqlite3.Connection, statements: list[Statement]) -> None:
    """Write the recorded rows in one transaction, as bare as it gets."""
    connection.execute("BEGIN IMMEDIATE")
    for statement, parameters, many in statements:
        (connection.executemany if many else connection.execute)(statement, parameters)
    connection.execute("COMMIT")


def figures(folder: Path) -> list[Ratio]:
    """Measure the whole edit (assess and save) and the raw writing of its rows, alternating."""
    database = folder / "bench.db"
    library = Library.open(database)
    library.import_paths(make_corpus(folder, 1))
    session = library.open_review(library.rows()[0].id)
    ours, raw = [], []
    bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
    sqlite3.connect(database).backup(bare)
    bare.execute("PRAGMA journal_mode=WAL")
    bare.execute("PRAGMA synchronous=FULL")
    for count in range(40):
        typed = f"{300 + count}.5万元"
        statements: list[Statement] = []
        started = time.perf_counter()
        statements = record(library, lambda t=typed: session.set_field("spent", t))
        ours.append(time.perf_counter() - started)
        started = time.perf_counter()
        replay(bare, statements)
        raw.append(time.perf_counter() - started)
    bare.close()
    library.close()
    ours.sort(), raw.sort()
    middle = len(ours) // 2
    return [Ratio("one edit: assess, save, tell (median)", ours[middle], raw[middle], "raw sqlite3, FULL", 3)]
