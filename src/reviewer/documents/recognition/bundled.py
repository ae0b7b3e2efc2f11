"""Where an installed program finds recognition: a second bundle beside its own, that is installed or is not."""

from __future__ import annotations

import sys
from pathlib import Path

from reviewer.documents.recognition import PROTOCOL

_NAME_FILE = "engine.txt"  # the engine's name and the protocol, written when the bundle was built


def is_bundle() -> bool:
    """Tell whether this is the installed program; a checkout has its packages in the environment."""
    return bool(getattr(sys, "frozen", False))


def program() -> Path | None:
    """Return the program that recognises pages, None where the second bundle is not installed."""
    folder = Path(sys.executable).resolve().parent / "ocr"
    found = folder / ("reviewer-ocr.exe" if sys.platform == "win32" else "reviewer-ocr")
    return found if found.is_file() else None


def engine_name() -> str:
    """Return name and version of the engine in the second bundle, "" where there is none that fits this program."""
    found = program()
    if found is None:
        return ""
    try:
        name, _, protocol = (found.parent / _NAME_FILE).read_text(encoding="utf-8").strip().partition("\n")
    except (OSError, UnicodeDecodeError):
        return ""
    return name if protocol == PROTOCOL else ""


def how_to_add() -> str:
    """Say in Chinese how recognition is added to this installation."""
    if not is_bundle():
        how = "要识别，请在程序文件夹运行 python3 installer/add_ocr.py（Windows：py installer\\add_ocr.py）"
    elif sys.platform == "win32":
        return "Windows 安装版暂不能识别扫描件。"
    else:
        how = "要识别，请再安装与程序同版本的 reviewer-ocr"
    return f"{how}，重新启动后再打开本报告。"
