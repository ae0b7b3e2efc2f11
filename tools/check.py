"""Run every check of the project and say at the end which failed. Called by ./check with the environment ready.

python tools/check.py [--fast] [--installers] [PYTEST ARGUMENT …]

`--installers` also builds the .deb packages and the Windows programs and tries them (as root: a clean Debian with debootstrap;
Wine for Windows), which takes many minutes.

Each reader is given damaged files for 2 seconds, other ones each day; REVIEWER_FUZZ_SECONDS=10 gives them more time, and
REVIEWER_FUZZ_SEED the seed that a failure has named.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def steps(arguments: list[str]) -> list[tuple[str, list[str]]]:
    """Name each check with its command; the tests come last, so that their count closes the output."""
    fast = "--fast" in arguments
    rest = [a for a in arguments if a not in ("--fast", "--installers")]
    packages = [
        ("Debian packages", [sys.executable, "installer/test_deb.py"]),
        ("Windows programs", [sys.executable, "installer/test_windows.py"]),
    ]
    module = [sys.executable, "-m"]
    tests = [
        *module,
        "pytest",
        "-n",
        "auto",
        "--maxprocesses",
        "4",
        *(["-m", "not slow and not xvfb"] if fast else []),
    ]
    return [
        ("style (ruff check)", [*module, "ruff", "check", "."]),
        ("format (ruff format)", [*module, "ruff", "format", "--check", "."]),
        ("types (mypy strict)", [*module, "mypy"]),
        ("lock file", [sys.executable, "tools/check_lock.py"]),
        ("forms compiled", [sys.executable, "tools/compile_ui.py", "--check"]),
        *(packages if "--installers" in arguments else []),
        ("tests", [*tests, *rest]),
    ]


def main(arguments: list[str]) -> int:
    """Run all steps, also after a failure; return 0 when all passed."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    failed = []
    for name, command in steps(arguments):
        started = time.monotonic()
        print(f"== {name}", flush=True)
        if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode != 0:
            failed.append(name)
        print(f"   {time.monotonic() - started:.1f} s", file=sys.stderr, flush=True)
    if failed:
        print(f"FAILED: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
