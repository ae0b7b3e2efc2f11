"""The sample reports that ship with the program: fictional, ready to be opened on the first start."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from reviewer.resources import resource_root

_READABLE = frozenset({".docx", ".txt", ".xlsx"})


@dataclass(frozen=True)
class Sample:
    """A sample report; `kind` and `note` are words for the welcome page."""

    path: Path
    title: str
    kind: str
    note: str


def shipped_samples() -> list[Sample]:
    """Return the samples in order; their words come from samples.toml beside them."""
    folder = resource_root() / "samples"
    if not folder.is_dir():
        return []
    words = _words(folder / "samples.toml")
    files = sorted(p for p in folder.iterdir() if p.suffix in _READABLE and not p.name.startswith(("~$", ".")))
    return [_sample(path, words.get(path.name, {})) for path in files]


def is_sample(path: Path, content_hash: str) -> bool:
    """Tell whether a file is one of the samples where they ship; a copy somebody made of one is that person's report."""
    shipped = path.absolute().parent == (resource_root() / "samples").absolute()
    return shipped and content_hash in _hashes()


@lru_cache(maxsize=1)
def _hashes() -> frozenset[str]:
    return frozenset(sha256(sample.path.read_bytes()).hexdigest() for sample in shipped_samples())


def _words(index: Path) -> dict[str, dict[str, str]]:
    if not index.is_file():
        return {}
    found = tomllib.loads(index.read_text(encoding="utf-8"))
    return {entry["file"]: entry for entry in found.get("sample", [])}


def _sample(path: Path, words: dict[str, str]) -> Sample:
    return Sample(path, words.get("title", path.stem), words.get("kind", ""), words.get("note", ""))
