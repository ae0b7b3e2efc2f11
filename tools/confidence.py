#!/usr/bin/env python3
"""Print for every rule of the fields how often it is right on the labelled reports, and how sure it says it is.

    confidence.py [MORE_SET …]      folders with reports and their labels (stem.json) besides those of the tests

Of the values above 0.9 at least 97 % must be right; the last line tells the share. Exit status 1 where it is less.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests" / "extraction")]

from labelled import SETS, Judged, Tally, judge_fields, read_labelled  # noqa: E402

_SURE, _SHARE = 0.9, 0.97


def judged(folders: list[Path]) -> Iterator[Judged]:
    """Walk the values of all labelled reports."""
    for folder in folders:
        for stem, gold, reports in read_labelled(folder):
            yield from judge_fields(stem, gold, reports[0], Tally())


def main() -> int:
    """Print the table; return the exit status."""
    values = list(judged([*sorted(SETS.iterdir()), *map(Path, sys.argv[1:])]))
    rules: dict[str, list[Judged]] = defaultdict(list)
    for value in values:
        rules[value.rule].append(value)
    print(f"{'rule':28} {'right':>9}  confidence")
    for rule, found in sorted(rules.items()):
        low, high = min(v.confidence for v in found), max(v.confidence for v in found)
        print(f"{rule:28} {sum(v.right for v in found):4}/{len(found):<4}  {low:.2f}–{high:.2f}")
    sure = [v.right for v in values if v.confidence > _SURE]
    print(f"above {_SURE}: {sum(sure)} of {len(sure)} right ({100 * sum(sure) / max(1, len(sure)):.1f} %)")
    return 0 if sum(sure) >= _SHARE * len(sure) else 1


if __name__ == "__main__":
    sys.exit(main())
