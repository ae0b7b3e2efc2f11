"""Keep resources/i18n: collect the window's sentences for translators, compile what Qt's own Chinese lacks.

`reviewer_en.ts` is gathered from the sources and waits for a translator; the program speaks Chinese by itself.
`qt_zh_CN.ts` is written by hand: words of Qt (file dialogs, names of keys) that its shipped translation leaves in
English or calls otherwise than this program. It is compiled to `qt_zh_CN.qm`, which the window loads after Qt's own.
With --check only the compiled file is compared.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "i18n"
SOURCES = (("ui", "*.ui"), ("src/reviewer/gui", "*.py"))


def run(tool: str, *arguments: str) -> None:
    """Run one of PySide6's own tools. Raises CalledProcessError."""
    program = Path(sys.executable).with_name(tool)
    command = [str(program) if program.exists() else tool, *arguments]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


def compiled() -> bytes:
    """Return the compiled form of qt_zh_CN.ts."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "made.qm")
        run("pyside6-lrelease", "-silent", str(FOLDER / "qt_zh_CN.ts"), "-qm", str(target))
        return target.read_bytes()


def collect() -> None:
    """Bring reviewer_en.ts in line with the sources; translations already there are kept."""
    found = [path for folder, kind in SOURCES for path in sorted((ROOT / folder).rglob(kind))]
    sources = [path.relative_to(ROOT).as_posix() for path in found if not path.name.startswith("ui_")]
    target = (FOLDER / "reviewer_en.ts").relative_to(ROOT).as_posix()
    options = ("-source-language", "zh_CN", "-target-language", "en", "-locations", "none", "-no-obsolete")
    run("pyside6-lupdate", *sources, *options, "-ts", target)


def main(arguments: list[str]) -> int:
    """Collect and compile; with --check return 1 where the compiled file is out of date."""
    target = FOLDER / "qt_zh_CN.qm"
    made = compiled()
    if "--check" in arguments:
        current = target.exists() and target.read_bytes() == made
        return 0 if current else 1
    target.write_bytes(made)
    collect()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
