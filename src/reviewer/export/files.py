"""Put bytes where an older file may stand: written beside, synced, then renamed; a failure leaves the old file alone."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from reviewer.domain.errors import EnvironmentProblem

_FULL = (errno.ENOSPC, errno.EDQUOT)
_LONGEST = 259 if os.name == "nt" else 0  # characters of a path that the system takes; 0: no bound of its own
_PROGRAMS = {".docx": "Word 或 WPS", ".pdf": "PDF 阅读器"}


def put_in_place(target: Path, data: bytes) -> None:
    """Write bytes to a file, whole or not at all. Raises EnvironmentProblem with what to do."""
    with written_beside(target) as file:
        file.write(data)


@contextlib.contextmanager
def written_beside(target: Path) -> Iterator[BinaryIO]:
    """Give a file to write to piece by piece; it takes the target's place where all went well, else nothing is left of it.

    What forbids the target is told before the first piece. Raises EnvironmentProblem with what to do.
    """
    beside = _beside(target)
    begun = False
    try:
        _check(target, beside)
        with open(beside, "xb") as file:
            begun = True
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, target)
    except OSError as error:
        raise EnvironmentProblem(_sentence(target, error, begun=begun)) from error
    finally:
        _remove(beside)


def refusal(target: Path) -> str:
    """Say why a file can't be written at a place, before anything is worked out for it; "" where nothing forbids it."""
    beside = _beside(target)
    try:
        _check(target, beside)
        with open(beside, "xb"):
            pass
    except OSError as error:
        return _sentence(target, error)
    finally:
        _remove(beside)
    return ""


def _beside(target: Path) -> Path:
    return target.parent / f".reviewer-{secrets.token_hex(4)}.tmp"


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _too_long(path: Path) -> bool:
    """Tell whether a path has more characters than the system takes."""
    return 0 < _LONGEST < len(str(path.absolute()))


def _check(target: Path, beside: Path) -> None:
    if _too_long(target) or _too_long(beside):
        raise OSError(errno.ENAMETOOLONG, "path too long")
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a directory")
    # Renaming would go over a write-protected file without asking.
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "write-protected")
    if target.is_file():
        with open(target, "r+b"):  # what Excel holds open is refused now, not after all has been worked out
            pass


def _sentence(target: Path, error: OSError, *, begun: bool = False) -> str:
    name = target.name
    if error.errno in _FULL:
        return f"磁盘空间不足，未能写入“{name}”，原文件未改动；请清理磁盘或另选位置后重试。"
    if error.errno == errno.EROFS:
        return f"“{name}”所在的磁盘为只读，未能写入；请另选位置后重试。"
    if error.errno == errno.ENAMETOOLONG:
        longest = f"（含文件夹不能超过 {_LONGEST} 个字符）" if _LONGEST else ""
        return f"“{name}”的路径过长{longest}，未能写入；请缩短文件名或另选位置后重试。"
    if isinstance(error, IsADirectoryError):
        return f"“{name}”是文件夹，不能写成文件；请另取文件名后重试。"
    if isinstance(error, FileNotFoundError | NotADirectoryError) and not begun:
        if target.parent.is_dir():  # a place of the system's own, such as /proc, or a name no system takes
            return f"“{target.parent}”中不能写入文件；请另选位置后重试。"
        return f"“{name}”要写入的文件夹不存在；请核对位置后重试。"
    if isinstance(error, PermissionError) or error.errno == errno.EBUSY:
        program = _PROGRAMS.get(target.suffix.lower(), "Excel 或 WPS")
        return f"“{name}”正在 {program} 中打开，或没有写入权限，原文件未改动；请关闭该文件或另选位置后重试。"
    return f"未能写入“{name}”，磁盘或网络位置可能不可用，原文件未改动；请另选位置后重试。"
