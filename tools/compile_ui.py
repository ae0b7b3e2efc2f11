"""Compile ui/*.ui into src/reviewer/gui/ui_<name>.py; with --check only say what has drifted.

The generated files are committed, so that neither a user nor a bundle needs the compiler; `./check` fails on drift.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "ui"
TARGET = ROOT / "src" / "reviewer" / "gui"


def compiled(form: Path) -> str:
    """Return the Python code of one form, free of what changes from machine to machine."""
    program = Path(sys.executable).with_name("pyside6-uic")
    command = [str(program) if program.exists() else "pyside6-uic", "--no-autoconnection", form.name]
    made = subprocess.run(
        command, cwd=form.parent, capture_output=True, text=True, encoding="utf-8", check=True
    )
    code = _only_used(re.sub(r"[ \t]+$", "", made.stdout, flags=re.MULTILINE))
    code = re.sub(r"def (\w+)\(self, (\w+)\):", r"def \1(self, \2) -> None:", code)
    return code.replace("# -*- coding: utf-8 -*-\n", "# mypy: ignore-errors\n", 1)


def _only_used(code: str) -> str:
    """Import only the names that are used: PySide6 builds each class when it is first imported, which costs start-up."""
    imports = re.compile(r"^from (PySide6\.\w+) import \(([^)]*)\)\n", re.MULTILINE)
    body = imports.sub("", code)

    def kept(match: re.Match[str]) -> str:
        names = [n.strip() for n in match[2].split(",") if n.strip()]
        used = [n for n in names if re.search(rf"\b{n}\b", body)]
        return f"from {match[1]} import (\n    " + ",\n    ".join(used) + ",\n)\n" if used else ""

    return imports.sub(kept, code)


def main(arguments: list[str]) -> int:
    """Compile all forms; return 1 where --check finds drift."""
    check = "--check" in arguments
    drifted = []
    for form in sorted(SOURCE.glob("*.ui")):
        target = TARGET / f"ui_{form.stem}.py"
        code = compiled(form)
        if target.exists() and target.read_text(encoding="utf-8") == code:
            continue
        drifted.append(form.name)
        if not check:
            target.write_text(code, encoding="utf-8", newline="\n")
    if drifted:
        print(("out of date: " if check else "compiled: ") + ", ".join(drifted))
    return 1 if check and drifted else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
