"""Pin everything anew into requirements.lock: one file for Python 3.11 to 3.13 and every system, with hashes.

What recognition of scans needs beside that goes into requirements-ocr.lock, and what builds the installers into
requirements-build.lock, in versions that agree with the first file.
Needs the `uv` command (any recent version); it writes no address into the files, and this looks before it keeps them.
"""

from __future__ import annotations

import subprocess
import sys

from check_lock import BUILD_LOCK, OCR_LOCK, ROOT, project_table

COMMAND = [
    "uv", "pip", "compile", "--universal", "--generate-hashes", "--python-version", "3.11", "--no-emit-index-url",
    "--custom-compile-command", "python tools/relock.py", "--quiet",
]  # fmt: skip


def main() -> int:
    """Write the lock files; return the exit status of the check that follows."""
    more = sys.argv[1:]
    whole = ["pyproject.toml", "--group", "dev", "-o", "requirements.lock"]
    subprocess.run([*COMMAND, *whole, *more], cwd=ROOT, check=True)
    table = project_table()
    for lock, wishes in (
        (OCR_LOCK, table["project"]["optional-dependencies"]["ocr"]),
        (BUILD_LOCK, table["dependency-groups"]["build"]),
    ):
        extra = ["-", "--constraints", "requirements.lock", "-o", lock]
        subprocess.run([*COMMAND, *extra, *more], cwd=ROOT, check=True, input="\n".join(wishes), text=True)
    return subprocess.run([sys.executable, "tools/check_lock.py"], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
