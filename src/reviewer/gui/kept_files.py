"""Hand a kept original to the program the system has for it: a copy, read-only, and only of what is a document by its name."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path, PurePosixPath

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from reviewer.domain.errors import FileProblem, Refused

# What the system opens by starting a viewer. A report may go under any name, and text under that of a program.
OPENABLE = frozenset({
    ".docx", ".docm", ".dotx", ".doc", ".wps", ".rtf", ".odt", ".txt", ".pdf", ".ofd", ".xlsx", ".xlsm", ".xls", ".et",
    ".ods", ".csv", ".png", ".jpg", ".jpeg", ".bmp", ".gif", ".tif", ".tiff", ".webp",
})  # fmt: skip


def open_copy(content: bytes, file_name: str) -> Path:
    """Write a copy of an original and open it; return where it lies. Raises Refused, FileProblem."""
    name = PurePosixPath(file_name.replace("\\", "/")).name
    if name != name.rstrip(". ") or Path(name).suffix.lower() not in OPENABLE:
        refusal = QCoreApplication.translate(
            "kept_files",
            "“{0}”不是按文件名可以识别的文档，不能直接打开；可用「文件—另存原件」保存后查看。",
        )
        raise Refused(refusal.format(name))
    try:
        path = Path(tempfile.mkdtemp(prefix="reviewer-")) / name
        path.write_bytes(content)
        os.chmod(path, 0o444)
    except OSError as problem:
        words = QCoreApplication.translate(
            "kept_files", "无法在临时文件夹中写入“{0}”：{1}。请检查磁盘空间后重试。"
        )
        raise FileProblem(words.format(name, problem.strerror or "")) from problem
    if not open_path(path):
        refusal = QCoreApplication.translate(
            "kept_files", "系统没有可以打开“{0}”的程序；可用「文件—另存原件」保存后查看。"
        )
        raise Refused(refusal.format(name))
    return path


def open_path(path: Path) -> bool:
    """Open a file or folder with what the system has for it; tell whether there was something."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
