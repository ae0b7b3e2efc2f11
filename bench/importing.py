"""An import of 500 .docx end to end (read, extract, check, score, save), against python-docx merely reading them.

Measured on one process and on two, each into a fresh database, with the most memory that the importing process held; and
whether memory stays flat over more imports than that.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import docx

from bench.corpus import make_corpus
from bench.measure import Ratio

FILES = 500
AIM, FASTER = 0.4, 1.7
_ROUNDS_FLAT = 10
_IMPORT = """
import resource, sys, time
from pathlib import Path
from reviewer.services import readers
from reviewer.services.library import Library
if __name__ == "__main__":
    database, folder, processes, times = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    readers.MOST_PROCESSES = processes
    for number in range(times):
        library = Library.open(f"{database}-{number}.db")
        started = time.perf_counter()
        outcomes = library.import_paths([folder])
        seconds = time.perf_counter() - started
        library.close()
        assert all(outcome.report_id for outcome in outcomes)
        print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)
"""


def figures(folder: Path) -> list[Ratio]:
    """Measure both, and print reports per second and memory."""
    corpus = folder / "报送"
    corpus.mkdir()
    paths = make_corpus(corpus, FILES)
    yardstick = _read_by_python_docx(paths)
    (one, peak), (two, _) = (_imported(folder, corpus, processes)[0] for processes in (1, 2))
    flat = _imported(folder, corpus, 1, _ROUNDS_FLAT)
    print(f"import: {FILES / one:.1f} reports a second on one process, {FILES / two:.1f} on two")
    print(f"two processes are {one / two:.2f} times as fast, aim ≥ {FASTER}")
    grown = [f"{kilobytes / 1024:.0f}" for _, kilobytes in flat]
    print(
        f"most memory {peak / 1024:.0f} MB; after each of {_ROUNDS_FLAT} × {FILES} imports {', '.join(grown)} MB"
    )
    return [
        Ratio(f"import {FILES} .docx end to end, one process", one, yardstick, "python-docx reading them", AIM),
        Ratio(f"import {FILES} .docx end to end, two processes", two, yardstick, "python-docx reading them"),
    ]


def _read_by_python_docx(paths: list[Path]) -> float:
    started = time.perf_counter()
    for path in paths:
        document = docx.Document(str(path))
        for paragraph in document.paragraphs:
            _ = paragraph.text
        for table in document.tables:
            for row in table.rows:
                for cell in row.cells:
                    _ = cell.text
    return time.perf_counter() - started


def _imported(folder: Path, corpus: Path, processes: int, times: int = 1) -> list[tuple[float, int]]:
    """Import in a process of its own; return seconds and most memory (KB) after each round."""
    script = folder / "import_them.py"
    script.write_text(_IMPORT, encoding="utf-8")
    database = folder / f"import-{processes}-{times}"
    command = [sys.executable, str(script), str(database), str(corpus), str(processes), str(times)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n")
    return [(float(line.split()[0]), int(line.split()[1])) for line in told if line]
