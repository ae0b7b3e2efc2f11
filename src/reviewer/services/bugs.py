"""Errors of our own: one sentence for the user, the trace in a log file of the data folder."""

from __future__ import annotations

import contextlib
import traceback
from datetime import datetime
from pathlib import Path

from reviewer.version import program_version

_LARGEST = 1_000_000


def log_file() -> Path:
    """Return where bugs are written down."""
    from reviewer.storage.places import data_folder

    return data_folder() / "reviewer.log"


def note_bug(error: BaseException) -> Path:
    """Append an error's trace to the log, which starts afresh beyond a megabyte; return the log's path."""
    path = log_file()
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > _LARGEST:
            path.replace(path.with_suffix(".log.1"))
        with path.open("a", encoding="utf-8") as log:
            log.write(f"--- {datetime.now().isoformat(timespec='seconds')} {program_version()}\n")
            log.writelines(traceback.format_exception(error))
    return path
