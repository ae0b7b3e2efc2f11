"""Backups of a database file: before every migration, on the first edit of a day, before reports go or are replaced.

The last seven of the first two are kept, and beside them the last seven made for a reason: many removals on one
day must not push out the days before.
"""

from __future__ import annotations

import contextlib
import glob
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from reviewer.storage.problems import SaveProblem

KEPT = 7
REASONS = {
    "remove": "移出报告前",
    "replace": "替换原文前",
    "join": "并入或拆开自评表前",
    "restore": "恢复备份前",
}
_NAME = re.compile(
    rf"(?P<stem>.+)-(?P<at>\d{{8}}-\d{{6}})(-\d+)?(-(?P<reason>{'|'.join(REASONS)}))?(-\d+)?\.db"
)


@dataclass(frozen=True)
class Backup:
    """A backup on disk; `made_at` in local time, `reason` in words for people ("" for those of a day)."""

    path: Path
    made_at: datetime
    size: int
    reason: str = ""


def folder_of(database: Path) -> Path:
    """Return where a database's backups lie."""
    return database.parent / "backups"


def backups_of(database: Path) -> list[Backup]:
    """Return a database's backups, newest first."""
    found = []
    with contextlib.suppress(OSError):
        for path in folder_of(database).glob("*.db"):
            name = _NAME.fullmatch(path.name)
            if name and name["stem"] == database.stem:
                found.append((path.stat().st_mtime_ns, _backup(path, name["at"], name["reason"] or "")))
    newest_first = sorted(found, key=lambda one: (one[1].made_at, one[0]), reverse=True)
    return [backup for _, backup in newest_first]


def _backup(path: Path, at: str, reason: str) -> Backup:
    made_at = datetime.strptime(at, "%Y%m%d-%H%M%S").astimezone()
    return Backup(path, made_at, path.stat().st_size, REASONS.get(reason, ""))


def back_up(database: Path, pinned: Callable[[], None] | None = None, reason: str = "") -> Backup:
    """Make a backup, checked before it gets its name, and drop the oldest beyond seven. Raises SaveProblem.

    `pinned` is called once the state to be copied is fixed; what is written after is not in the backup. `reason`
    is a key of REASONS, "" for the backup of a day.
    """
    from reviewer.storage.sqlite import copy_database

    folder = folder_of(database)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SaveProblem("备份文件夹无法建立") from error
    at = f"{datetime.now():%Y%m%d-%H%M%S}"
    target = _free_name(folder, f"{database.stem}-{at}" + (f"-{reason}" if reason else ""))
    _drop_torn(folder, database.stem)
    copy_database(database, target, pinned)
    made = _backup(target, at, reason)
    alike = [backup for backup in backups_of(database) if bool(backup.reason) == bool(made.reason)]
    for old in alike[KEPT:]:
        with contextlib.suppress(OSError):
            old.path.unlink()
    return made


def _drop_torn(folder: Path, stem: str) -> None:
    """Remove copies that a crash left unfinished."""
    for torn in folder.glob(f"{glob.escape(stem)}-*.part*"):
        with contextlib.suppress(OSError):
            torn.unlink()


def _free_name(folder: Path, stem: str) -> Path:
    path, count = folder / f"{stem}.db", 1
    while path.exists():
        count += 1
        path = folder / f"{stem}-{count}.db"
    return path


def backed_up_on(database: Path, day: date) -> bool:
    """Tell whether a backup was made on a day."""
    return any(b.made_at.date() == day for b in backups_of(database))


def put_back(database: Path, backup: Path) -> Backup | None:
    """Make a backup the database; what was there is backed up first and returned, or set aside where it is damaged.

    Nobody may hold the database open. Raises SaveProblem; then the database is as it was.
    """
    from reviewer.storage.sqlite import copy_database, integrity_problem

    if problem := integrity_problem(backup):
        raise SaveProblem("备份已损坏", f"这份备份不能使用：{problem}请选择另一份备份。")
    fresh = database.with_name(database.name + ".restore")
    copy_database(backup, fresh)
    try:
        kept = _keep_current(database)
        for suffix in ("-wal", "-shm"):
            database.with_name(database.name + suffix).unlink(missing_ok=True)
        os.replace(fresh, database)
    except OSError as error:
        raise SaveProblem("数据库文件无法替换") from error
    finally:
        fresh.unlink(missing_ok=True)
    return kept


def _keep_current(database: Path) -> Backup | None:
    if not database.exists() or database.stat().st_size == 0:
        return None
    try:
        return back_up(database, reason="restore")
    except SaveProblem as problem:
        if problem.cause == "磁盘已满":
            raise
        aside = database.with_name(f"{database.stem}-damaged-{datetime.now():%Y%m%d-%H%M%S}{database.suffix}")
        shutil.copy2(database, aside)
        return None
