"""Put bytes where an older file may stand: written beside, synced, then renamed; a failure leaves the old file alone."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from pathlib import Path

from reviewer.domain.errors import EnvironmentProblem

_FULL = (errno.ENOSPC, errno.EDQUOT)
_LONGEST_WINDOWS_PATH = 259
_PROGRAMS = {".docx": "Word 或 WPS", ".pdf": "PDF 阅读器"}


def put_in_place(target: Path, data: bytes) -> None:
    """Write bytes to a file, whole or not at all. Raises EnvironmentProblem with what to do."""
    beside = target.parent / f".reviewer-{secrets.token_hex(4)}.tmp"
    try:
        _check(target)
        _write(beside, data)
        os.replace(beside, target)
    except OSError as error:
        raise EnvironmentProblem(_sentence(target, error)) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _check(target: Path) -> None:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a directory")
    # Renaming would go over a write-protected file without asking.
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "write-protected")


def _write(path: Path, data: bytes) -> None:
    with open(path, "xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sentence(target: Path, error: OSError) -> str:
    name = target.name
    if error.errno in _FULL:
        return f"磁盘空间不足，未能写入“{name}”，原文件未改动；请清理磁盘或另选位置后重试。"
    if error.errno == errno.EROFS:
        return f"“{name}”所在的磁盘为只读，未能写入；请另选位置后重试。"
    if error.errno == errno.ENAMETOOLONG or len(str(target)) > _LONGEST_WINDOWS_PATH:
        return f"“{name}”的路径过长，未能写入；请缩短文件名或另选位置后重试。"
    if isinstance(error, IsADirectoryError):
        return f"“{name}”是文件夹，不能写成文件；请另取文件名后重试。"
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"“{name}”要写入的文件夹不存在；请核对位置后重试。"
    if isinstance(error, PermissionError) or error.errno == errno.EBUSY:
        program = _PROGRAMS.get(target.suffix.lower(), "Excel 或 WPS")
        return f"“{name}”正在 {program} 中打开，或没有写入权限，原文件未改动；请关闭该文件或另选位置后重试。"
    return f"未能写入“{name}”，磁盘或网络位置可能不可用，原文件未改动；请另选位置后重试。"
