"""What trying the installers has in common: steps that tell what they found, and the comparison with the source."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from bundling import BuildProblem, run, say

_ROWS = (
    "import sys, openpyxl\n"
    "for p in sys.argv[1:]:\n"
    "    print([list(r) for r in openpyxl.load_workbook(p, data_only=True)['汇总表'].iter_rows(values_only=True)])"
)


class Failed(Exception):
    """A step did not come out as it must."""


def must(holds: bool, otherwise: str) -> None:
    """Raise Failed where something does not hold."""
    if not holds:
        raise Failed(otherwise)


def through(steps: Iterable[Callable[[], str]], well: str) -> int:
    """Go through steps, each of which tells what it found; return the exit status."""
    try:
        for step in steps:
            say(f"{step.__name__.replace('_', ' ')}: {step()}")
    except (Failed, BuildProblem, OSError, subprocess.SubprocessError) as problem:
        print(f"FAILED: {problem}", file=sys.stderr)
        return 1
    say(well)
    return 0


def read_alike(told: str, python: Path, files: list[Path]) -> None:
    """Raise Failed where `extract --json` of an installed program differs from that of the source on the same files."""
    outside = run([python, "-m", "reviewer", "extract", "--json", *files]).stdout
    one, two = ([_without_path(line) for line in text.splitlines()] for text in (told, outside))
    must(len(one) == len(files), told[-800:])
    must(one == two, "the installed program reads otherwise than the source")


def _without_path(line: str) -> object:
    found = json.loads(line)
    found.pop("file")
    return found


def exported_alike(workbook: Path, python: Path, database: Path, target: Path) -> None:
    """Raise Failed where a workbook of an installed program has other values than one of the source from the same database."""
    run([python, "-m", "reviewer", "export", "--db", database, "--out", target])
    one, two = run([python, "-c", _ROWS, workbook, target]).stdout.splitlines()
    must(one == two, "the workbook of the installed program has other values")
