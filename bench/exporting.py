"""The workbook: 10,000 lines of a summary against openpyxl writing the same plain values, and 500 review sheets.

Each is written in a process of its own, so that the most memory it held is its own, too.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bench.measure import Ratio

LINES, SHEETS = 10_000, 500
AIM = 0.35
_COMMON = """
import resource, sys, time
from pathlib import Path
from bench.reviews import made_reviews
target, count = Path(sys.argv[1]), int(sys.argv[2])
def told(started):
    print(time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)
"""
_OURS = (
    _COMMON
    + """
from reviewer.export import ExportMeta, ExportSheets, Sheet, write_workbook
from datetime import datetime
reviews = made_reviews(count)
sheets = ExportSheets(frozenset(Sheet(name) for name in sys.argv[3:]))
meta = ExportMeta("汇总表", "某县财政局", "张三", "0", datetime(2024, 5, 6), sheets)
started = time.perf_counter()
write_workbook(target, [r.row for r in reviews], reviews, meta)
told(started)
"""
)
_PLAIN = (
    _COMMON
    + """
import openpyxl
source = openpyxl.load_workbook(sys.argv[3], data_only=True, read_only=True)
values = [[cell.value for cell in line] for line in source["汇总表"].iter_rows()]
started = time.perf_counter()
book = openpyxl.Workbook()
page = book.active
for line in values:
    page.append(line)
book.save(target)
told(started)
"""
)


def figures(folder: Path) -> list[Ratio]:
    """Measure both, and print memory and the time of the review sheets."""
    ours, plain, many = (folder / name for name in ("ours.xlsx", "plain.xlsx", "many.xlsx"))
    seconds, memory = _run(_OURS, ours, LINES, "汇总表")
    yardstick, other = _run(_PLAIN, plain, LINES, str(ours))
    sheets, peak = _run(_OURS, many, SHEETS, *("汇总表", "复核表", "疑点清单", "依据"))
    print(f"export: most memory {memory / 1024:.0f} MB, openpyxl {other / 1024:.0f} MB")
    print(f"{SHEETS} review sheets with findings and 依据: {sheets:.1f} s, most memory {peak / 1024:.0f} MB")
    return [
        Ratio(f"{LINES} summary rows", seconds, yardstick, "openpyxl writing the same plain values", AIM),
    ]


def _run(script: str, target: Path, count: int, *more: str) -> tuple[float, int]:
    """Write in a process of its own; return seconds and most memory (KB)."""
    command = [sys.executable, "-c", script, str(target), str(count), *more]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(told[0]), int(told[1])
