"""Derived figures as the report states them (完成…的104.7%, 同比增长16.28%, 超额6个), tied to value and base.

A percent that fits no goal of its own name is set against the goal of the nearest kin (全口径外资 / 利用外资) and
marked as unlike, so that a check asks instead of asserting (CONTRACT.md: target-mismatch).
"""

from __future__ import annotations

from collections.abc import Sequence

from reviewer.domain.quantity import Quantity
from reviewer.domain.report import Claim, ClaimKind, Indicator, MentionRole, Period
from reviewer.extraction.drafts import Draft, comparable
from reviewer.extraction.names import kinship
from reviewer.extraction.saying import Saying
from reviewer.extraction.units import PERCENT_UNITS

_KIN = 0.4
_Base = tuple[Quantity | None, bool, bool, str]  # base, near, like, its name


def read_claims(
    drafts: Sequence[Draft], indicators: Sequence[Indicator], sayings: Sequence[Saying]
) -> tuple[Claim, ...]:
    """Return all claims about the indicators, in order of the text; drafts and indicators run in parallel."""
    kin = _kin_goals(drafts)
    earlier: dict[int, list[Saying]] = {}
    for saying in sayings:
        if saying.period is Period.EARLIER:
            earlier.setdefault(saying.sentence, []).append(saying)
    claims: list[Claim] = []
    for draft, indicator in zip(drafts, indicators, strict=True):
        if draft.actual is None:
            continue
        if draft.stated is not None:
            claims.append(_completion(draft, draft.stated, indicator, kin))
        for saying in draft.derived:
            claims.extend(_derived(draft, saying, indicator, kin, earlier))
    return tuple(sorted(claims, key=lambda c: c.stated.passage.start))


def _completion(draft: Draft, stated: Saying, indicator: Indicator, kin: dict[int, Draft]) -> Claim:
    base, near, like, name = _base(draft, stated, kin)
    value = draft.actual.quantity if draft.actual else None
    return Claim(
        ClaimKind.COMPLETION, draft.name, stated.quantity, value, base, near, like, name, indicator.key
    )


def _derived(
    draft: Draft, saying: Saying, indicator: Indicator, kin: dict[int, Draft], earlier: dict[int, list[Saying]]
) -> list[Claim]:
    value = draft.actual.quantity if draft.actual else None
    stated = saying.quantity
    if value is None or saying.role is MentionRole.SHARE:
        return []
    if saying.role is MentionRole.EXCESS:
        kind = ClaimKind.GROWTH if stated.unit == "%" and value.unit != "%" else ClaimKind.EXCESS
        base, near, like, name = _base(draft, saying, kin)
    else:
        points = stated.unit == "个百分点" or (stated.unit != "%" and comparable(stated, value))
        kind = ClaimKind.EXCESS if points else ClaimKind.GROWTH
        others = earlier.get(saying.sentence, [])
        before = _nearest([e for e in others if comparable(e.quantity, value)], saying)
        base, near, like, name = (before.quantity if before else None), True, True, "上年"
    if kind is ClaimKind.EXCESS and not (comparable(stated, value) or stated.unit in PERCENT_UNITS):
        return []
    return [Claim(kind, draft.name, stated, value, base, near, like, name, indicator.key, saying.sign)]


def _nearest(earlier: Sequence[Saying], stated: Saying) -> Saying | None:
    """Return the earlier figure that growth is measured by: the last one named before it (2021年…、2022年…)."""
    before = [e for e in earlier if e.quantity.passage.start < stated.quantity.passage.start]
    return before[-1] if before else next(iter(earlier), None)


def _base(draft: Draft, stated: Saying, kin: dict[int, Draft]) -> _Base:
    """Return the goal a claim is measured by: its own, near or elsewhere, else that of the nearest kin."""
    if draft.target is not None:
        return draft.target.quantity, draft.target.sentence == stated.sentence, True, draft.name
    related = kin.get(id(draft))
    if related is None or related.target is None:
        return None, True, True, ""
    return related.target.quantity, False, False, related.name


def _kin_goals(drafts: Sequence[Draft]) -> dict[int, Draft]:
    """Pair results that state a percentage with the goals without result that are most akin, each goal once."""
    goals = [d for d in drafts if d.target and not d.actual]
    claimants = [d for d in drafts if d.actual and not d.target and (d.stated or d.derived)]
    scored = [
        (kinship(c.name, g.name), ci, gi)
        for ci, c in enumerate(claimants)
        for gi, g in enumerate(goals)
        if c.quantity
        and g.quantity
        and comparable(c.quantity, g.quantity)
        and c.quantity.unit == g.quantity.unit
    ]
    result: dict[int, Draft] = {}
    used: set[int] = set()
    for score, ci, gi in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if score >= _KIN and gi not in used and id(claimants[ci]) not in result:
            used.add(gi)
            result[id(claimants[ci])] = goals[gi]
    return result
