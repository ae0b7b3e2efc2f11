"""A changed profile over 1,000 reports: the what-if and the scoring anew, against raw sqlite3 on the same rows.

A hundred reports are generated and read in, then laid into the database ten times each: only their scoring is measured.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path

from bench.corpus import make_corpus
from bench.measure import Ratio
from bench.saving import recorded, replay
from reviewer.domain.rubric import Profile
from reviewer.services.library import Library

REPORTS, GENERATED = 1000, 100
WHAT_IF_SECONDS, APPLY_SECONDS = 2, 5
_ROUNDS = 4
_TICK = 0.005
_TABLES = ("readings", "decisions", "score_items", "findings")


def figures(folder: Path) -> list[Ratio]:
    """Measure both, and print their seconds."""
    database = folder / "rescoring.db"
    _fill(database, folder)
    library = Library.open(database)
    profile = library.rubrics.profile("bench")
    plans = [moved(profile, n) for n in range(1, _ROUNDS + 1)]
    asked = min(_seconds(partial(library.rubrics.what_if, plan)) for plan in plans)
    reading = min(_seconds(lambda: _read_raw(database)) for _ in range(_ROUNDS))
    applied, writing = [], []
    with closing(sqlite3.connect(folder / "bare.db", isolation_level=None)) as bare:
        _copy(database, bare)
        for n in range(1, _ROUNDS + 1):
            profile = library.rubrics.save(moved(profile, 1 if n % 2 else -1))
            with recorded() as statements:
                applied.append(_seconds(lambda: library.rescore("bench")))
            writing.append(_seconds(lambda: replay(bare, statements)))
            library.rescore_open()
    waited = _longest_wait(library, library.rubrics.save(moved(profile, 1)).id)
    library.close()
    _say("what-if", asked, WHAT_IF_SECONDS)
    _say("scored anew", min(applied), APPLY_SECONDS)
    print(f"longest wait of the interface's thread meanwhile: {waited * 1000:.0f} ms")
    raw = reading + min(writing)
    return [
        Ratio(
            f"what a profile would change, {REPORTS:,} reports",
            asked,
            reading,
            "raw sqlite3 reading the same rows",
        ),
        Ratio(
            f"score {REPORTS:,} reports anew",
            min(applied),
            raw,
            "raw sqlite3 reading and writing the same rows",
        ),
    ]


def _longest_wait(library: Library, profile_id: str) -> float:
    """Return how late a thread that wants to do something every 5 ms ever was while a worker scores."""
    worker = threading.Thread(target=lambda: library.rescore(profile_id))
    worker.start()
    longest, last = 0.0, time.perf_counter()
    while worker.is_alive():
        time.sleep(_TICK)
        now = time.perf_counter()
        longest, last = max(longest, now - last - _TICK), now
    return longest


def _say(what: str, seconds: float, aim: float) -> None:
    print(
        f"{what}: {seconds:.2f} s for {REPORTS:,} reports, aim ≤ {aim} s: {'met' if seconds <= aim else 'MISSED'}"
    )


def moved(profile: Profile, points: int) -> Profile:
    """Move points from the effects to the outputs: every report's score moves."""
    output, effect, *others = profile.parts
    changed = (_worth(output, Decimal(points)), _worth(effect, Decimal(-points)))
    return replace(profile, parts=(*changed, *others))


def _worth(part, more):
    first = next(n for n, item in enumerate(part.items) if item.points is not None)
    items = [replace(i, points=i.points + more) if n == first else i for n, i in enumerate(part.items)]
    return replace(part, points=part.points + more, items=tuple(items))


def _fill(database: Path, folder: Path) -> None:
    library = Library.open(database)
    library.rubrics.copy("yuzhong", "基准", "bench")
    library.set_setting("default_profile", "bench")
    library.import_paths(make_corpus(folder, GENERATED))
    for row in library.rows()[::4]:  # some that a person has been at
        session = library.open_review(row.id)
        session.confirm_item("management/rules")
        session.adjust_item("management/execution", "-0.5", "凭证不全")
    library.close()
    with closing(sqlite3.connect(database)) as raw:
        for copy in range(1, REPORTS // GENERATED):
            _lay_again(raw, copy)
        raw.commit()


def _lay_again(raw: sqlite3.Connection, copy: int) -> None:
    """Lay the first hundred into the database once more, under other ids."""
    shift = copy * GENERATED
    for table, key in (("blobs", "sha256"), ("reports", "id"), *((t, "report_id") for t in _TABLES)):
        names = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
        given = {key: f"{key} + {shift}", "sha256": f"substr(sha256, 5) || '{copy:04}'"}
        values = ", ".join(given.get(name, f'"{name}"') for name in names)
        columns = ", ".join(f'"{name}"' for name in names)
        limit = "rowid <= " if table == "blobs" else f"{key} <= "
        raw.execute(f"INSERT INTO {table} ({columns}) SELECT {values} FROM {table} WHERE {limit}{GENERATED}")


def _read_raw(database: Path) -> None:
    with closing(sqlite3.connect(database)) as raw:
        raw.execute(
            "SELECT r.*, d.text, d.reading FROM reports r JOIN readings d ON d.report_id = r.id"
        ).fetchall()
        for table in ("decisions", "findings"):
            raw.execute(f"SELECT * FROM {table}").fetchall()


def _copy(database: Path, bare: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(database)) as source:
        source.backup(bare)
    bare.execute("PRAGMA journal_mode=WAL")
    bare.execute("PRAGMA synchronous=FULL")


def _seconds(job) -> float:
    started = time.perf_counter()
    job()
    return time.perf_counter() - started
