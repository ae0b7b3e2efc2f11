"""From the state of a review to the rows that storage keeps of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reviewer.services.signs import ReviewState, finding_state, todo
from reviewer.storage.derived import QUIET, Derived, Rows, derive


def derived_of(state: ReviewState, numbers: Mapping[str, int], left: int | None = None) -> Derived:
    """Return list columns, score rows and findings of a review."""
    found = state.assessment
    states = {key: finding_state(state, key) for key in found.findings} | dict.fromkeys(found.quiet, QUIET)
    waiting = len(todo(state)) if left is None else left
    return derive(found.report, found.sheet, found.all, states, numbers, state.decisions, waiting)


def numbered(stored: Rows, findings: Iterable[str]) -> dict[str, int]:
    """Return the numbers of findings by key: those they have, and for new ones the next."""
    known = {key: int(row["number"]) for key, row in stored.items() if row["number"]}
    last = max(known.values(), default=0)
    for key in findings:
        if key not in known:
            last += 1
            known[key] = last
    return known
