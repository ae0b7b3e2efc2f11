"""Which files an import means: folders are walked, hidden files and Word's own lock files are left out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from reviewer.domain.errors import FileProblem


def wanted_files(paths: Sequence[Path]) -> list[Path | FileProblem]:
    """Return the files to read in order, each once; a folder or path that gives none stands as its problem."""
    from reviewer.documents import READABLE_SUFFIXES

    found: dict[str, Path | FileProblem] = {}
    for path in paths:
        for one in _below(Path(path), frozenset(READABLE_SUFFIXES)):
            found.setdefault(one.message if isinstance(one, FileProblem) else os.path.abspath(one), one)
    return list(found.values())


def _below(path: Path, suffixes: frozenset[str]) -> Iterator[Path | FileProblem]:
    if not path.is_dir():
        yield path
        return
    inside = list(_walked(path, suffixes))
    if not inside:
        yield FileProblem(f"文件夹「{path.name or path}」中没有可以读取的报告。")
    yield from inside


def _walked(folder: Path, suffixes: frozenset[str]) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _hidden(name))
        for name in sorted(names):
            if not _hidden(name) and Path(name).suffix.lower() in suffixes:
                yield Path(where, name)


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$"))


def readable_name(path: Path) -> str:
    """Return a file's name as text that any database and program takes; bytes that are no UTF-8 are replaced."""
    return os.fsencode(path.name).decode("utf-8", "replace") if os.name != "nt" else path.name


def read_bytes(path: Path) -> bytes:
    """Return a file's content. Raises FileProblem with what to do."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise FileProblem(f"找不到文件「{path.name}」，请检查路径。") from None
    except IsADirectoryError:
        raise FileProblem(f"「{path.name}」是文件夹，不是文件。") from None
    except PermissionError:
        raise FileProblem(f"无法打开「{path.name}」：没有权限，或正被其他程序占用。请关闭后重试。") from None
    except OSError as error:
        raise FileProblem(f"读取「{path.name}」时磁盘出错（{error.strerror}），请检查后重试。") from None
