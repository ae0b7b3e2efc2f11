"""Pin everything anew into requirements.lock: one file for Python 3.11 to 3.13 and every system, with hashes.

Needs the `uv` command (any recent version); it writes no address into the file, and this looks before it keeps it.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMAND = [
    "uv", "pip", "compile", "--universal", "--generate-hashes", "--python-version", "3.11", "--no-emit-index-url",
    "--custom-compile-command", "python tools/relock.py", "pyproject.toml", "--group", "dev", "-o",
    "requirements.lock", "--quiet",
]  # fmt: skip


def main() -> int:
    """Write the lock file; return the exit status of the check that follows."""
    subprocess.run([*COMMAND, *sys.argv[1:]], cwd=ROOT, check=True)
    return subprocess.run([sys.executable, "tools/check_lock.py"], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
