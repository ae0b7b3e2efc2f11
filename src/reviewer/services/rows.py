"""From the state of a review to the rows that storage keeps of it."""

from __future__ import annotations

from collections.abc import Mapping

from reviewer.services.signs import ReviewState, finding_state, todo
from reviewer.storage.derived import Derived, derive


def derived_of(state: ReviewState, numbers: Mapping[str, int], left: int | None = None) -> Derived:
    """Return list columns, score rows and findings of a review."""
    found = state.assessment
    states = {key: finding_state(state, key) for key in found.findings}
    waiting = len(todo(state)) if left is None else left
    return derive(found.report, found.sheet, found.findings, states, numbers, state.decisions, waiting)
