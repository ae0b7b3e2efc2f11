"""One writing program per database: a file beside it that says who, since when, held by a lock of the system.

The system releases its lock when the holder dies, so a crash leaves nothing to clean up. The words in the file tell
people who it is; for a holder on another computer (a share, where system locks are not to be trusted) they decide.
"""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import socket
import sys
import time
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from reviewer.storage.problems import Locked

_FAR = 1 << 20  # Windows locks bytes against reading too: one far behind the words is taken
_FOREIGN_HOURS = 24  # words of another computer count for so long after its last sign of life


@dataclass(frozen=True)
class Holder:
    """Who holds a database for writing; `since` is ISO time with zone."""

    owner: str
    host: str
    pid: int
    since: str

    def words(self) -> str:
        """Say who and since when: 「张三（PC-01）自 11月20日 10:32」."""
        try:
            when = datetime.fromisoformat(self.since).astimezone().strftime("%m月%d日 %H:%M")
        except ValueError:
            when = "不明时间"
        return f"{self.owner}（{self.host}）自 {when}"


def me() -> Holder:
    """Return this process as a holder."""
    try:
        owner = getpass.getuser()
    except (KeyError, OSError, ImportError):
        owner = "未知用户"
    return Holder(
        owner, socket.gethostname(), os.getpid(), datetime.now().astimezone().isoformat(timespec="seconds")
    )


class WriteLock:
    """The lock of one database; `acquire` raises Locked while another program holds it."""

    def __init__(self, database: Path) -> None:
        self.path = database.with_name(database.name + ".lock")
        self._file: Any = None
        self._touched = 0.0

    def acquire(self) -> None:
        """Take the lock and write who we are. Raises Locked with the holder, OSError where no file can be made."""
        file = open(self.path, "a+b")  # noqa: SIM115
        try:
            if not _lock(file):
                raise _locked(_read(self.path))
            if (other := _read(self.path)) is not None and self._alive_elsewhere(other):
                raise _locked(other)
            file.truncate(0)
            file.write(json.dumps(asdict(me()), ensure_ascii=False).encode())
            file.flush()
        except BaseException:
            file.close()
            raise
        self._file = file

    def release(self) -> None:
        """Give the lock back; the file stays, empty (removing it would let two programs hold two files)."""
        if self._file is None:
            return
        with contextlib.suppress(OSError):
            self._file.truncate(0)
            _unlock(self._file)
        self._file.close()
        self._file = None

    def touch(self) -> None:
        """Give a sign of life for other computers, at most once a minute."""
        if time.monotonic() - self._touched > 60:
            self._touched = time.monotonic()
            with contextlib.suppress(OSError):
                os.utime(self.path)

    def _alive_elsewhere(self, other: Holder) -> bool:
        """We got the system's lock: on this computer that proves the holder dead, for another one its age decides."""
        if other.host == socket.gethostname():
            return False
        return time.time() - self.path.stat().st_mtime < _FOREIGN_HOURS * 3600


def _locked(other: Holder | None) -> Locked:
    if other is None:
        words = "数据库正被另一个程序使用，本次以只读方式打开。关闭该程序后重新打开即可修改。"
        return Locked(words, "另一个程序")
    words = f"数据库正由 {other.words()} 起使用，本次以只读方式打开。对方关闭后重新打开即可修改。"
    return Locked(words, f"{other.words()} 起")


def _read(path: Path) -> Holder | None:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        return Holder(str(values["owner"]), str(values["host"]), int(values["pid"]), str(values["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: Any) -> bool:
        file.seek(_FAR)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(file: Any) -> None:
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(file: Any) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a file system without locks: the words decide
            return True
        return True

    def _unlock(file: Any) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
