"""Run one call of the command line; every way it can fail ends in a sentence and a status, never in a traceback."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence

from reviewer.cli.output import told, use_utf8
from reviewer.cli.parser import parser
from reviewer.domain.errors import DatabaseProblem, KnownError
from reviewer.services.bugs import note_bug
from reviewer.version import program_version

SOME_FAILED = 1
NO_DATABASE = 3
INTERRUPTED = 130


def run(arguments: Sequence[str], open_window: Callable[[list[str], str | None, str | None], int]) -> int:
    """Run a call; `open_window` starts the window: files to import, a database, a reference to go to. Returns the exit status."""
    use_utf8()

    def call() -> int:
        given = parser(program_version()).parse_call(list(arguments))
        if given.call == "open":
            return open_window(given.files, given.db, given.at)
        return _call(given)

    return guarded(call)


def _call(given: Namespace) -> int:
    """Do what was asked; imported here, since `open` must not pay for the services before the first paint."""
    return _calls(given.call)[given.call](given)


def _calls(name: str) -> dict[str, Callable[[Namespace], int]]:
    if name in ("extract", "explain"):
        from reviewer.cli import reading_calls

        return {"extract": reading_calls.extract, "explain": reading_calls.explain}
    from reviewer.cli import database_calls

    return {
        "import": database_calls.import_files,
        "list": database_calls.list_reports,
        "export": database_calls.export,
        "check-db": database_calls.check_database,
    }


def guarded(call: Callable[[], int]) -> int:
    """Run something for the command line and turn every end of it into a status."""
    try:
        status = _ended(call)
        sys.stdout.flush()  # not at exit, where nobody would catch a closed pipe
        return status
    except BrokenPipeError:
        _close_pipe()
        return 0
    except KeyboardInterrupt:
        print("已取消。", file=sys.stderr)
        return INTERRUPTED
    except KnownError as problem:
        print(told(problem), file=sys.stderr)
        return NO_DATABASE if isinstance(problem, DatabaseProblem) else SOME_FAILED
    except Exception as bug:  # ours: a sentence for the user, the trace for us
        log = note_bug(bug)
        print(f"程序出错，已记入日志 {log}。请把日志转交技术支持。", file=sys.stderr)
        return SOME_FAILED


def _ended(call: Callable[[], int]) -> int:
    """Return the status of a call, also where argparse ends it (help, version, wrong usage)."""
    try:
        return call()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0


def _close_pipe() -> None:
    """Whoever read our output has had enough; nothing more may be written, not even at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
