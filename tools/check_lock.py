"""Hold the lock files to their promises: pinned and hashed, free of addresses, in step with pyproject.toml and each other."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LOCK, OCR_LOCK, BUILD_LOCK = "requirements.lock", "requirements-ocr.lock", "requirements-build.lock"


def problems(lock: str, wishes: list[str], name: str = LOCK) -> list[str]:
    """Return what is wrong with a lock file that is to fulfil some wishes, one sentence each."""
    found = []
    if "://" in lock:
        found.append(f"{name} names an address")
    for entry in re.split(r"\n(?=[a-z0-9-]+==)", lock):
        package = re.match(r"[a-z0-9-]+(?===)", entry)
        if package and "--hash=sha256:" not in entry:
            found.append(f"{package.group()} has no hash in {name}")
    for wish in wishes:
        package_name = re.split(r"[<>=!~ ;\[]", wish)[0].lower().replace("_", "-")
        if package_name not in pins(lock):
            found.append(f"{package_name} of pyproject.toml is not in {name}; run tools/relock.py")
    return found


def pins(lock: str) -> dict[str, set[str]]:
    """Return the versions of each package, with the systems they are for."""
    found: dict[str, set[str]] = {}
    for package, version in re.findall(r"^([a-z0-9-]+)==([^\\\n]*)", lock, re.MULTILINE):
        found.setdefault(package, set()).add(version.split(";")[0].strip())
    return found


def disagreements(lock: str, other: str, name: str = OCR_LOCK) -> list[str]:
    """Return the packages that two lock files pin in different versions, one sentence each."""
    one, two = pins(lock), pins(other)
    return [
        f"{package} has another version in {name}; run tools/relock.py"
        for package in sorted(one.keys() & two.keys())
        if not two[package] <= one[package]
    ]


def project_table() -> dict[str, Any]:
    """Return what pyproject.toml says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def main() -> int:
    """Print what is wrong; return the exit status."""
    table = project_table()
    lock, ocr, build = ((ROOT / name).read_text(encoding="utf-8") for name in (LOCK, OCR_LOCK, BUILD_LOCK))
    found = [
        *problems(lock, [*table["project"]["dependencies"], *table["dependency-groups"]["dev"]]),
        *problems(ocr, table["project"]["optional-dependencies"]["ocr"], OCR_LOCK),
        *problems(build, table["dependency-groups"]["build"], BUILD_LOCK),
        *disagreements(lock, ocr),
        *disagreements(lock, build, BUILD_LOCK),
    ]
    for line in found:
        print(line, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
