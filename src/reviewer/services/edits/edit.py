"""The shape of an edit, and the rules that several edits share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reviewer.domain.errors import Refused
from reviewer.domain.review import Decision, Decisions, Subject
from reviewer.domain.text import Passage


@dataclass(frozen=True)
class Edit:
    """What undo calls it, and the decisions after it."""

    label: str
    decisions: Decisions


def needed_reason(reason: str, what: str) -> str:
    """Return the reason without margins. Raises Refused where there is none."""
    if not (bare := reason.strip()):
        raise Refused(f"{what}须写明理由。")
    return bare


def place(passage: Passage | None) -> dict[str, Any]:
    """Return where a value was taken from, as decisions keep it."""
    if passage is None or not passage.grounded:
        return {}
    return {"start": passage.start, "end": passage.end, "quote": passage.text}


def put(decisions: Decisions, subject: Subject, key: str, decision: Decision, empty: Decision) -> Decisions:
    """Set a decision; one that says nothing any more is taken away."""
    return decisions.with_(subject, key, None if decision == empty else decision)
