"""Goals that are set as a change (投诉件数下降15%以上) meet the change that results tell, not the level."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reviewer.domain.report import MentionRole, Period
from reviewer.extraction.drafts import ALIKE, Draft
from reviewer.extraction.lexicon import load_lexicon
from reviewer.extraction.names import similarity
from reviewer.extraction.saying import Saying

_Told = tuple[str, Saying, Draft | None]  # of what, the change, the level it was told beside


def pair_changes(drafts: list[Draft], sayings: Iterable[Saying]) -> list[Draft]:
    """Give each goal set as a change the change told of the same thing; the level beside it is its evidence."""
    goals = [d for d in drafts if d.target and not d.actual and _of_change(d.name)]
    if not goals:
        return drafts
    told = [*_beside_levels(drafts), *_by_name(sayings)]
    taken: set[int] = set()
    for goal in goals:
        base, up = _of_change(goal.name) or ("", True)
        alike = [(similarity(base, t[0]), -n) for n, t in enumerate(told) if (t[1].sign > 0) is up]
        score, at = max(alike, default=(0.0, 0))
        if score >= ALIKE:
            _, change, level = told[-at]
            goal.actual = replace(change, role=MentionRole.RESULT)
            goal.rule, goal.confidence = "pair-across-sections", 0.9 * score
            taken |= {id(level)} if level and level.target is None else set()
    return [d for d in drafts if id(d) not in taken]


def _of_change(name: str) -> tuple[str, bool] | None:
    """Return what a name says rises or falls, and which of the two."""
    turn = next((t for t in load_lexicon().directions.finditer(name) if t.end() == len(name)), None)
    return (name[: turn.start()], bool(turn["up"])) if turn and turn.start() >= 2 else None


def _beside_levels(drafts: list[Draft]) -> Iterable[_Told]:
    for draft in drafts:
        for change in draft.derived:
            if change.role is MentionRole.GROWTH and change.quantity.unit == "%":
                yield draft.name, change, draft


def _by_name(sayings: Iterable[Saying]) -> Iterable[_Told]:
    for saying in sayings:
        base = _of_change(saying.name)
        now = saying.role is MentionRole.GROWTH and saying.period is Period.THIS
        if base and now and saying.quantity.unit == "%":
            yield base[0], saying, None
