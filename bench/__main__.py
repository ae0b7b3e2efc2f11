"""Print all figures: `python -m bench [reading|extracting|saving|importing|rescoring|exporting|window|pages …]`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from bench import exporting, extracting, importing, pages, reading, rescoring, saving, window
from bench.measure import Ratio


def main(wanted: list[str]) -> int:
    """Measure what was asked for, everything without a word; return the exit status."""
    with tempfile.TemporaryDirectory(prefix="reviewer-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        jobs = {
            "reading": reading.figures,
            "extracting": extracting.figures,
            "saving": lambda: saving.figures(folder),
            "importing": lambda: importing.figures(folder),
            "rescoring": lambda: rescoring.figures(folder),
            "exporting": lambda: exporting.figures(folder),
            "window": lambda: window.figures(folder),
            "pages": pages.figures,
        }
        for job, figures in jobs.items():
            if not wanted or job in wanted:
                result: list[Ratio] = figures()
                for ratio in result:
                    print(ratio.line(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
