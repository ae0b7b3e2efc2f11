"""What happens when something happens that nobody thought of: a log, one calm sentence, and the program goes on."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType


def install(tell: Callable[[], None]) -> None:
    """Route every unexpected exception into the log, and `tell` the user; never ends the program."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        from reviewer.services.bugs import note_bug

        note_bug(error)
        tell()

    sys.excepthook = hook
