"""Where an indicator stands in the score sheet: the parts that take it, and its item's decision that goes along.

Rows of the sheet are keyed "<part>/<indicator>", and so are the decisions about them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from reviewer.domain.errors import Refused
from reviewer.domain.report import Indicator
from reviewer.domain.review import Decisions, Subject
from reviewer.domain.rubric import Profile, ProfilePart
from reviewer.scoring import automatic_part, load_profiles, placed_part, refusal
from reviewer.services.assess import apply_decisions
from reviewer.services.signs import ReviewState


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the rubric: its key and name, whether an indicator stands there, and why it can't be put there."""

    part: str
    name: str
    here: bool
    refusal: str


def places(state: ReviewState, indicator: Indicator) -> tuple[Place, ...]:
    """Return all parts of the rubric as places for an indicator; none where the rubric is gone."""
    if (profile := _profile(state)) is None:
        return ()
    here = placed_part(indicator, state.report, profile, state.decisions)
    automatic = automatic_part(indicator, profile)

    def place(part: ProfilePart) -> Place:
        free = part in (here, automatic)
        why = "" if free else _refusal(state, indicator, part, profile)
        return Place(part.key, part.name, part == here, why)

    return tuple(place(part) for part in profile.parts)


def chosen_part(state: ReviewState, indicator: Indicator, key: str) -> tuple[str, str | None]:
    """Return the name of a part chosen for an indicator, and its key: None where it falls there by itself. Raises Refused."""
    profile = _profile(state)
    part = next((p for p in profile.parts if p.key == key), None) if profile is not None else None
    if profile is None or part is None:
        raise Refused(f"评分表「{state.assessment.sheet.profile_name}」没有这个部分。")
    if part == automatic_part(indicator, profile):
        return part.name, None
    if why := _refusal(state, indicator, part, profile):
        raise Refused(why)
    return part.name, part.key


def _refusal(state: ReviewState, indicator: Indicator, part: ProfilePart, profile: Profile) -> str:
    if indicator.target is None:
        return f"「{indicator.name}」没有目标值，不计分，不能归入评分表的部分。"
    return refusal(indicator, part, state.report, profile)


def follow(state: ReviewState, decisions: Decisions, key: str) -> Decisions:
    """Return changed decisions in which the decision about an indicator's row stands where the row goes.

    What stood there (left by another rubric) changes places with it: nothing is written over.
    """
    if (profile := _profile(state)) is None:
        return decisions
    old, new = (_part_of(state, made, key, profile) for made in (state.decisions, decisions))
    if old is None:
        old = next((p.key for p in profile.parts if decisions.item(f"{p.key}/{key}") is not None), None)
    if old is None or new is None or old == new:
        return decisions
    rows = (f"{old}/{key}", f"{new}/{key}")
    left, right = (decisions.item(row) for row in rows)
    return decisions.with_(Subject.ITEM, rows[0], right).with_(Subject.ITEM, rows[1], left)


def _part_of(state: ReviewState, decisions: Decisions, key: str, profile: Profile) -> str | None:
    """Return the part an indicator stands under by some decisions, also one that they take out."""
    if (decided := decisions.indicator(key)) is not None:
        decisions = decisions.with_(Subject.INDICATOR, key, replace(decided, removed=False))
    report = apply_decisions(state.machine, decisions)
    indicator = report.indicator(key)
    part = placed_part(indicator, report, profile, decisions) if indicator is not None else None
    return part.key if part is not None else None


def _profile(state: ReviewState) -> Profile | None:
    """Return the rubric in force that the review is scored by, None where it is gone."""
    return load_profiles().get(state.assessment.sheet.profile_id)
