"""The program's version, from one place: pyproject.toml, by way of the installed metadata."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def program_version() -> str:
    """Return the version; in a checkout pyproject.toml itself is asked, elsewhere the metadata."""
    source = Path(__file__).resolve().parents[2] / "pyproject.toml"
    if source.is_file():
        found = re.search(r'^version = "([^"]+)"', source.read_text(encoding="utf-8"), re.MULTILINE)
        if found:
            return found.group(1)
    from importlib.metadata import version

    return version("reviewer")
