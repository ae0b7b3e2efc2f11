"""Find a file that ships with the program, in a checkout, in a wheel and in a bundle.

In a checkout the files lie in `resources/`; a wheel and a bundle carry them as `reviewer/_resources`.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def resource_root() -> Path:
    """Return the folder of all resources."""
    here = Path(__file__).resolve().parent
    shipped = here / "_resources"
    return shipped if shipped.is_dir() else here.parents[1] / "resources"


def resource(*parts: str) -> Path:
    """Return the path of one resource, for example `resource("rubrics", "national.toml")`.

    Raises FileNotFoundError where it is missing: that is a packaging mistake, never the user's.
    """
    path = resource_root().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"resource missing from this installation: {'/'.join(parts)}")
    return path


def third_party() -> str:
    """Return what is shipped beside the program's own code, with its licences, as Markdown; "" where the list is missing."""
    root = resource_root()
    for folder in (root, root.parent):  # in a bundle and a wheel; in a checkout
        try:
            return (folder / "THIRD_PARTY.md").read_text(encoding="utf-8")
        except OSError:
            continue
    return ""
