"""The program's one door: the window without arguments, the command line with them, a demonstration without a screen."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Sequence
from pathlib import Path

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status (CONTRACT.md)."""
    multiprocessing.freeze_support()  # a packaged program is also what reads files for it
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given:
        from reviewer.documents.recognition import CHILD

        if given == [CHILD]:
            from reviewer.documents.recognition.child import serve

            return serve()
        if given == ["check-install"]:
            return _check_installation()
        from reviewer.cli.main import run

        return run(given, _open_asked)
    if has_screen():
        return _open([], None, None)
    return _demonstrate()


def has_screen() -> bool:
    """Tell whether a window can be shown; only Linux can be without a screen."""
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in _SCREENS)


def _open_asked(files: list[str], db: str | None, at: str | None) -> int:
    if not has_screen():
        print("没有可用的屏幕，不能打开评审窗口。可用 reviewer import 和 reviewer export。", file=sys.stderr)
        return 1
    return _open(files, db, at)


def _open(files: list[str], db: str | None, at: str | None) -> int:
    try:
        from reviewer.gui.start import run
    except ImportError as problem:  # a library of the system that Qt needs; a bug of ours looks the same
        return _say_missing(problem)
    return int(run(files, db, at))


def _say_missing(problem: ImportError) -> int:
    from reviewer.services.bugs import note_bug

    log = note_bug(problem)
    print(f"缺少窗口所需的系统组件，不能打开：{problem}。详情见 {log}。", file=sys.stderr)
    return 1


def _check_installation() -> int:
    from reviewer.cli.installation import check_installation
    from reviewer.cli.main import guarded
    from reviewer.cli.output import use_utf8

    use_utf8()
    if sys.platform.startswith("linux"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"

    def check() -> int:
        from reviewer.gui.installation import window_parts

        return check_installation(window_parts())

    return guarded(check)


def _demonstrate() -> int:
    from reviewer.cli.main import guarded
    from reviewer.cli.no_screen import show_without_screen
    from reviewer.cli.output import use_utf8

    use_utf8()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

    def picture(db: str, report_id: int, target: Path) -> None:
        from reviewer.gui.start import snapshot

        snapshot(db, report_id, target)

    return guarded(lambda: show_without_screen(picture))
