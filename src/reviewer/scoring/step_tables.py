"""Whether the rows of a step table go together: the reader of the files and the editor refuse the same ones."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reviewer.domain.rubric import Step
from reviewer.scoring.amounts import trimmed


def step_bound(row: Step) -> str:
    """Write where a row holds: "≥ 90%"."""
    low = f"≥ {trimmed(row.at_least)}%" if row.at_least is not None else ""
    high = f"≤ {trimmed(row.at_most)}%" if row.at_most is not None else ""
    return " 且 ".join(filter(None, (low, high)))


def steps_fault(steps: Sequence[Step]) -> str:
    """Say which rows can't both be meant, or can never count; "" where all go together.

    The best row that holds counts: one that is harder to reach than another and gives less never would.
    """
    bounds = [(row.at_least, row.at_most) for row in steps]
    for row in steps:
        if row.at_least is not None and row.at_most is not None and row.at_least > row.at_most:
            return f"有一档（{step_bound(row)}）永远不成立"
        if bounds.count((row.at_least, row.at_most)) > 1:
            return f"有两档的界限相同（{step_bound(row)}）"
    low = [(row.at_least, row) for row in steps if row.at_least is not None and row.at_most is None]
    high = [(-row.at_most, row) for row in steps if row.at_most is not None and row.at_least is None]
    for rows in (low, high):
        rows.sort(key=lambda pair: pair[0])  # the easiest first
        for (_, easier), (_, harder) in pairwise(rows):
            if harder.points < easier.points:
                told = (f"{step_bound(row)} 得 {trimmed(row.points)} 分" for row in (harder, easier))
                return f"界限更严的一档得分反而低（{'，'.join(told)}）"
    return ""
