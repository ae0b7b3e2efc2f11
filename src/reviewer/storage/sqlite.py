"""Everything that is SQLite's own: connection settings, recognising our files, backups, and its error codes.

The only module with SQL of one system. PostgreSQL needs none of this: its server locks, backs up and types.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection

from reviewer.storage.problems import UNKNOWN, Damaged, NotOurs, SaveProblem

APPLICATION_ID = 0x4A585053  # "JXPS": marks a file as ours
_MAGIC = b"SQLite format 3\0"
_BUSY_SECONDS = 10
_CAUSES = {
    sqlite3.SQLITE_FULL: "磁盘已满",
    sqlite3.SQLITE_IOERR: "磁盘读写出错",
    sqlite3.SQLITE_READONLY: "数据库所在磁盘只读",
    sqlite3.SQLITE_BUSY: "数据库正忙",
    sqlite3.SQLITE_LOCKED: "数据库正忙",
    sqlite3.SQLITE_CANTOPEN: "无法打开数据库文件",
    sqlite3.SQLITE_PERM: "没有写入权限",
    sqlite3.SQLITE_NOMEM: "内存不足",
}


def engine_for(path: Path, *, write: bool) -> Engine:
    """Return an engine for a database file; a reading one never changes a byte of it."""
    if write:
        # sqlite3 opens by URI so that characters of a path such as "?" and "#" stay characters.
        location, uri = f"file:{_quoted(path)}?mode=rwc", True
    else:
        location, uri = f"file:{_quoted(path)}?{_reading(path)}", True

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(
            location, uri=uri, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )

    engine = create_engine("sqlite://", creator=connect, poolclass=_pool())
    event.listen(engine, "connect", lambda raw, _: _configure(raw, write=write))
    event.listen(engine, "begin", _begin)
    return engine


def _pool() -> Any:
    from sqlalchemy.pool import QueuePool

    return QueuePool


def _quoted(path: Path) -> str:
    return quote(path.as_posix() if path.as_posix().startswith("/") else f"/{path.as_posix()}")


def _reading(path: Path) -> str:
    """Without a write-ahead log beside it nothing needs to be written to read; with one it has to be read too."""
    log = path.with_name(path.name + "-wal")
    return "mode=ro" if log.exists() or os.access(path.parent, os.W_OK) else "mode=ro&immutable=1"


def _configure(raw: Any, *, write: bool) -> None:
    cursor = raw.cursor()
    if write:
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _begin(connection: Connection) -> None:
    """Begin writing at once where writing is meant: a reader that turns writer may find its view outdated."""
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def mark_as_ours(connection: Connection) -> None:
    """Write the mark that tells our files from others."""
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")


def stored_revision(path: Path) -> str | None:
    """Return the schema revision of a file, None for one that is new (missing or empty).

    Raises NotOurs for any other file, which stays untouched, and Damaged for one of ours that can't be read.
    """
    if not path.exists() or path.stat().st_size == 0:
        return None
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise SaveProblem("无法打开数据库文件", f"无法打开数据库「{path.name}」，请检查文件的权限。") from error
    if not header.startswith(_MAGIC):
        raise NotOurs(f"「{path.name}」不是本程序的数据库，未作任何改动。请另选数据库文件。")
    ours = int.from_bytes(header[68:72], "big") == APPLICATION_ID
    try:
        return _revision(path)
    except sqlite3.DatabaseError as error:
        if ours and _code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise Damaged("数据库已损坏", damaged_sentence(path)) from error
        raise translated(error, path) from error


def _revision(path: Path) -> str | None:
    log = path.with_name(path.name + "-wal")
    mode = "mode=ro" if log.exists() and log.stat().st_size else "mode=ro&immutable=1"
    with contextlib.closing(sqlite3.connect(f"file:{_quoted(path)}?{mode}", uri=True)) as raw:
        (mark,) = raw.execute("PRAGMA application_id").fetchone()
        tables = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type='table'")}
        if mark in (0, APPLICATION_ID) and not tables:  # a crash right after creation leaves this
            return None
        if mark != APPLICATION_ID or "alembic_version" not in tables:
            raise NotOurs(f"「{path.name}」是其他程序的数据库，未作任何改动。请另选数据库文件。")
        found = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(found[0]) if found else None


def damaged_sentence(path: Path) -> str:
    """Say that a database is damaged, and what to do."""
    return f"数据库「{path.name}」已损坏，无法打开。请用「文件 → 从备份恢复」恢复最近的备份；损坏的文件会另存保留。"


def _code(error: BaseException) -> int:
    return (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


def translated(error: BaseException, path: Path | None = None) -> SaveProblem:
    """Return the sentence for an error of sqlite3."""
    code = _code(error)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return Damaged("数据库已损坏", damaged_sentence(path or Path("reviewer.db")))
    if code == 0 and "disk is full" in str(error):
        code = sqlite3.SQLITE_FULL
    return SaveProblem(_CAUSES.get(code, UNKNOWN))


def copy_database(source: Path, target: Path, pinned: Callable[[], None] | None = None) -> None:
    """Copy by SQLite's backup API: beside the target, opened, checked, then renamed.

    Raises SaveProblem (disk full, damaged source); the target is complete or untouched.
    """
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        with (
            contextlib.closing(sqlite3.connect(f"file:{_quoted(source)}?mode=ro", uri=True)) as old,
            contextlib.closing(sqlite3.connect(part)) as new,
        ):
            _pin(old)
            if pinned is not None:
                pinned()
            old.backup(new)
            new.execute("PRAGMA journal_mode=DELETE")
        if problem := integrity_problem(part):
            raise Damaged("数据库已损坏", problem)
        _synced(part)
        os.replace(part, target)
    except sqlite3.Error as error:
        raise translated(error, source) from error
    except OSError as error:
        raise SaveProblem("磁盘已满" if error.errno == 28 else "备份文件无法写入") from error
    finally:
        for left in (part, part.with_name(part.name + "-journal")):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)


def _pin(raw: sqlite3.Connection) -> None:
    """Fix what this connection sees: in WAL mode writers go on beside it."""
    raw.isolation_level = None
    raw.execute("BEGIN")
    raw.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _synced(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def integrity_problem(path: Path) -> str:
    """Open a database file and check it whole; return a sentence about what is wrong, "" when sound."""
    try:
        with contextlib.closing(sqlite3.connect(f"file:{_quoted(path)}?mode=ro", uri=True)) as raw:
            found = [str(row[0]) for row in raw.execute("PRAGMA integrity_check(5)")]
            broken = len(raw.execute("PRAGMA foreign_key_check").fetchall())
    except sqlite3.Error as error:
        return f"「{path.name}」无法读取（{error}）。"
    if found != ["ok"]:
        return f"「{path.name}」未通过完整性检查：{found[0]}。"
    return f"「{path.name}」有 {broken} 处引用缺失。" if broken else ""
