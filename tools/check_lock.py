"""Hold the lock file to its promises: pinned and hashed, free of addresses, and in step with pyproject.toml."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def problems(lock: str, project: dict[str, object]) -> list[str]:
    """Return what is wrong with the lock file, one sentence each."""
    found = []
    if "://" in lock:
        found.append("requirements.lock names an address")
    pinned = set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
    for entry in re.split(r"\n(?=[a-z0-9-]+==)", lock):
        name = re.match(r"[a-z0-9-]+(?===)", entry)
        if name and "--hash=sha256:" not in entry:
            found.append(f"{name.group()} has no hash")
    for wish in wishes(project):
        name = re.split(r"[<>=!~ ;\[]", wish)[0].lower().replace("_", "-")
        if name not in pinned:
            found.append(f"{name} of pyproject.toml is not in requirements.lock; run tools/relock.py")
    return found


def wishes(project: dict[str, object]) -> list[str]:
    """Return all requirements that pyproject.toml states."""
    table = project["project"]
    groups = project["dependency-groups"]
    assert isinstance(table, dict)
    assert isinstance(groups, dict)
    return [*table["dependencies"], *groups["dev"]]


def main() -> int:
    """Print what is wrong; return the exit status."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found = problems(lock, project)
    for line in found:
        print(line, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
