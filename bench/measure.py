"""Time things against each other in one run: the smallest of several rounds, alternating."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Ratio:
    """One figure of the table: ours ÷ the yardstick, with the aim of the issue where it has one."""

    name: str
    ours: float
    yardstick: float
    against: str
    aim: float | None = None

    @property
    def value(self) -> float:
        return self.ours / self.yardstick

    def line(self) -> str:
        """Return the figure as a line of the printed table."""
        aim = "" if self.aim is None else f"aim ≤ {self.aim:g}: {'met' if self.value <= self.aim else 'MISSED'}"
        times = f"{self.ours * 1000:9.2f} ms ÷ {self.yardstick * 1000:9.2f} ms"
        return f"{self.name:<58} {times} = {self.value:7.3f}  {aim:<18} (against {self.against})"


def alternate(
    ours: Callable[[], object], yardstick: Callable[[], object], rounds: int = 7
) -> tuple[float, float]:
    """Run both in turn, several rounds; return the least seconds of each."""
    best = [float("inf"), float("inf")]
    ours(), yardstick()
    for _ in range(rounds):
        for index, job in enumerate((ours, yardstick)):
            started = time.perf_counter()
            job()
            best[index] = min(best[index], time.perf_counter() - started)
    return best[0], best[1]
