"""A workbook that an export is about to take the place of: what was written into it since is told, and kept beside."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.domain.errors import FileProblem
from reviewer.domain.library import ProgressCallback

if TYPE_CHECKING:
    from reviewer.services.library import Library

_KEPT = "“{0}”在导出后改过，或不是本程序导出的工作簿；已另存为“{1}”。"


def unread_changes(library: Library, target: Path, progress: ProgressCallback | None = None) -> int:
    """Return how many changes of a workbook the database does not have; 0 where it is none of this program's."""
    from reviewer.services.coming_back import preview

    with suppress(FileProblem):
        return len(preview(library, target, progress).differences)
    return 0


@contextmanager
def kept_beside(target: Path) -> Iterator[str]:
    """Keep a copy of the workbook that is replaced within, unless nothing was changed in it; give what is told of it.

    Where nothing comes of the replacing no copy is left. Raises EnvironmentProblem.
    """
    from reviewer.export.files import put_in_place

    content = target.read_bytes() if target.is_file() else b""
    if not content or not _changed(content, target.name):
        yield ""
        return
    beside, there = _place_for(target, content)
    if not there:
        put_in_place(beside, content)
    try:
        yield _KEPT.format(target.name, beside.name)
    except BaseException:
        if not there:
            beside.unlink(missing_ok=True)
        raise


def _changed(content: bytes, name: str) -> bool:
    """Tell whether a workbook is anything but what this program wrote."""
    from reviewer.export.coming_back.book import read_book
    from reviewer.export.coming_back.compare import compare

    try:
        found = compare(read_book(content, name))
    except FileProblem:
        return True
    pairs = (pair for one in found.returned for pair in one.pairs.values())
    return bool(found.beside or found.notes) or any(pair.changed for pair in pairs)


def _place_for(target: Path, content: bytes) -> tuple[Path, bool]:
    """Return where the copy goes, and whether the very same file lies there already; no older copy is replaced."""
    number = 1
    while True:
        more = "" if number == 1 else f" {number}"
        beside = target.with_name(f"{target.stem}（替换前{more}）{target.suffix}")
        if not beside.exists():
            return beside, False
        if beside.is_file() and beside.read_bytes() == content:
            return beside, True
        number += 1
