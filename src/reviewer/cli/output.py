"""Writing for people and programs: UTF-8 on every system, tables that count wide characters, a progress bar."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Sequence
from typing import TextIO

from reviewer.domain.errors import KnownError, LockedFile
from reviewer.domain.library import Progress

_BAR = 24


def use_utf8() -> None:
    """Make both streams UTF-8 with plain line ends, whatever the system's own encoding is."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")


def readable_path(path: str) -> str:
    """Return a path as given, bytes that are no UTF-8 replaced."""
    return os.fsencode(path).decode("utf-8", "replace") if _has_surrogates(path) else path


def _has_surrogates(text: str) -> bool:
    return any("\ud800" <= c <= "\udfff" for c in text)


def told(problem: KnownError) -> str:
    """Return what a problem says; here no password can be typed."""
    from reviewer.documents.problems import where_to_unlock

    return where_to_unlock(problem.message) if isinstance(problem, LockedFile) else problem.message


def width(text: str) -> int:
    """Return how many columns a text takes; a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def padded(text: str, columns: int, *, right: bool = False) -> str:
    """Fill a text up to a number of columns."""
    space = " " * max(0, columns - width(text))
    return space + text if right else text + space


def shortened(text: str, columns: int) -> str:
    """Cut a text to a number of columns, with … at the end."""
    if width(text) <= columns:
        return text
    while text and width(text) > columns - 1:
        text = text[:-1]
    return text + "…"


def table(head: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> str:
    """Return a plain table; `right` names the columns that are right-aligned."""
    lines = [head, *rows]
    widths = [max(width(line[n]) for line in lines) for n in range(len(head))]
    return "\n".join(
        "  ".join(padded(cell, widths[n], right=n in right) for n, cell in enumerate(line)).rstrip()
        for line in lines
    )


class ProgressLine:
    """One line on a terminal that is written over; silent where nobody watches."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream if stream.isatty() else None
        self._shown = 0

    def __call__(self, progress: Progress) -> None:
        """Show how far the job is."""
        if self._stream is None or not progress.total:
            return
        filled = _BAR * progress.done // progress.total
        left = "" if progress.seconds_left is None else f"  还需 {max(1, round(progress.seconds_left))} 秒"
        left = f"  识别第 {progress.page}/{progress.pages} 页{left}" if progress.page else left
        line = f"{'█' * filled}{'░' * (_BAR - filled)} {progress.done}/{progress.total}{left}"
        line = f"{line}  {shortened(progress.current, 40)}"
        self._write("\r" + padded(line, self._shown))
        self._shown = width(line)

    def clear(self) -> None:
        """Take the line away before something else is printed."""
        if self._shown:
            self._write("\r" + " " * self._shown + "\r")
            self._shown = 0

    def _write(self, text: str) -> None:
        assert self._stream is not None
        self._stream.write(text)
        self._stream.flush()
