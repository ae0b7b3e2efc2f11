"""Goals and results that stand apart find each other; one thing stated in several places becomes one draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import product

from reviewer.domain.quantity import completion_percent
from reviewer.extraction.drafts import ALIKE, Draft, comparable
from reviewer.extraction.names import core, likeness, may_be_kin, name_pairs, says_the_same, similarity, touches
from reviewer.extraction.saying import Saying
from reviewer.extraction.units import MONEY_UNITS, PERCENT_UNITS

_Pair = tuple[float, int, int, int]  # score, nearness, goal, result
_FEW, _ENOUGH = 10_000, 40  # beyond so many pairs, look at so many results for a goal
_SURELY = 0.75  # names alike enough to look for a result anywhere
_LESS = 0.6  # from here on a name may be the other one said shorter
_COMMON = frozenset({"个", "家", "项", "人", "次", "人次", "件", "名", "户", "处", "套", "元", "场", ""})


def join(drafts: list[Draft]) -> list[Draft]:
    """Join goals and results that stand apart, and statements of one thing in several places.

    First by name; then what is left over, where names that say more or less than each other are enough.
    """
    joined = _paired(_without_repeats(drafts), _by_name, _by_stated, _by_rare_unit, _side_by_side)
    return _without_rates_of_pairs(_without_repeats(_paired(joined, _by_less), last=True))


def adopt(joined: list[Draft], elsewhere: list[Draft]) -> list[Draft]:
    """Give goals that no result met the results told outside the parts that report performance, by equal names."""
    waiting = [d for d in joined if d.target and not d.actual]
    told = [d for d in elsewhere if d.actual and not d.target]
    found = sorted(
        ((similarity(g.name, r.name), -r.order, g, r) for _, _, g, r in _candidates(waiting, told)),
        key=lambda f: (-f[0], -f[1]),
    )
    for score, _, goal, result in found:
        free = goal.actual is None and result.target is None
        if score >= _SURELY and free and not _describes(goal, result):
            goal.actual, goal.stated = result.actual, result.stated
            goal.derived = goal.derived + result.derived
            goal.rule, goal.confidence = "pair-across-sections", 0.9 * min(1.0, score)
            result.target = goal.target  # taken
    return joined


def _describes(goal: Draft, result: Draft) -> bool:
    """Tell what the overview says a project is made of, before its goals: no result, though the names are equal."""
    told = result.actual is not None and result.actual.explicit
    return result.order < goal.order and not told


def _without_rates_of_pairs(drafts: list[Draft]) -> list[Draft]:
    """Read a rate behind a pair that only says how much of it was done as that (应签约1800人，实际签约1865人，签约率103.6%)."""
    kept: list[Draft] = []
    for draft in drafts:
        before = kept[-1] if kept else None
        if before is not None and draft.actual and _tells_completion(before, draft):
            before.stated = draft.actual
        else:
            kept.append(draft)
    return kept


def _tells_completion(pair: Draft, rate: Draft) -> bool:
    target, actual, stated = pair.target, pair.actual, rate.actual
    if rate.target or rate.category or pair.stated or not (target and actual and stated):
        return False
    near = actual.sentence == stated.sentence and stated.quantity.unit == "%" and rate.name.endswith("率")
    percent = completion_percent(target.quantity, actual.quantity)
    if not near or percent is None or stated.quantity.value is None or percent == 100:
        return False
    return abs(percent - stated.quantity.value) < Decimal("0.06") and touches(pair.name, rate.name)


def _paired(drafts: list[Draft], *ways: Callable[[list[Draft], list[Draft]], list[_Pair]]) -> list[Draft]:
    """Merge goals and results by the best pairs that the ways propose, each draft once."""
    goals = [d for d in drafts if d.target and not d.actual]
    results = [d for d in drafts if d.actual and not d.target]
    pairs = [pair for way in ways for pair in way(goals, results)]
    gone: set[int] = set()
    used_goals: set[int] = set()
    used_results: set[int] = set()
    for score, _, gi, ri in sorted(pairs, key=lambda p: (-p[0], -p[1], p[2], p[3])):
        if gi in used_goals or ri in used_results:
            continue
        used_goals.add(gi)
        used_results.add(ri)
        gone.add(id(_merge(goals[gi], results[ri], score)))
    return [d for d in drafts if id(d) not in gone]


def _by_name(goals: list[Draft], results: list[Draft]) -> list[_Pair]:
    return [
        (score, -abs(g.order - r.order), gi, ri)
        for gi, ri, g, r in _candidates(goals, results)
        if (score := similarity(g.name, r.name)) >= ALIKE
    ]  # fmt: skip


def _candidates(goals: list[Draft], results: list[Draft]) -> Iterator[tuple[int, int, Draft, Draft]]:
    """Walk the pairs that may speak of one thing; in long reports only those that share the rarer parts of a name."""
    few = len(goals) * len(results) <= _FEW
    for gi, ri in product(range(len(goals)), range(len(results))) if few else _sharing(goals, results):
        goal, result = goals[gi].quantity, results[ri].quantity
        if goal and result and comparable(goal, result):
            yield gi, ri, goals[gi], results[ri]


def _sharing(goals: list[Draft], results: list[Draft]) -> Iterator[tuple[int, int]]:
    """Walk, for each goal, the results with which it shares the rarest pairs of characters."""
    holding: dict[str, list[int]] = {}
    for ri, result in enumerate(results):
        for pair in name_pairs(result.name):
            holding.setdefault(pair, []).append(ri)
    for gi, goal in enumerate(goals):
        found: set[int] = set()
        for pair in sorted(name_pairs(goal.name), key=lambda p: (len(holding.get(p, ())), p)):
            if len(found) >= _ENOUGH:
                break
            found.update(holding.get(pair, ())[:_ENOUGH])
        yield from ((gi, ri) for ri in sorted(found))


def _exact(one: Draft, other: Draft) -> bool:
    return one.quantity is not None and other.quantity is not None and one.quantity.unit == other.quantity.unit


def _by_stated(goals: list[Draft], results: list[Draft]) -> list[_Pair]:
    """Pair what a stated percentage proves: 引进内资50亿元 … 引进内资到位资金53.2亿元，完成106.4%."""
    return [
        (ALIKE, -abs(g.order - r.order), gi, ri)
        for gi, ri, g, r in _candidates(goals, results)
        if r.stated and _exact(g, r) and touches(g.name, r.name) and _proves(g, r)
    ]


def _proves(goal: Draft, result: Draft) -> bool:
    percent = completion_percent(goal.quantity, result.quantity)
    stated = result.stated.quantity.value if result.stated else None
    return percent not in (None, 100) and stated is not None and abs((percent or 0) - stated) < Decimal("0.06")


def _by_less(goals: list[Draft], results: list[Draft]) -> list[_Pair]:
    """Pair what is left where one name says less than the other (受益农户满意度 / 满意率) and no other fits as well."""
    scored = [
        (likeness(g.name, r.name) + _rate_bonus(g, r), gi, ri)
        for gi, ri, g, r in _candidates(goals, results)
        if _same_kind(g, r)
    ]
    by_goal, by_result = _best(scored, 1), _best(scored, 2)
    return [
        (score * 0.8, -abs(goals[gi].order - results[ri].order), gi, ri)
        for score, gi, ri in scored
        if score >= _LESS and by_goal[gi] == [score] and by_result[ri] == [score]
    ]


def _rate_bonus(goal: Draft, result: Draft) -> float:
    """Ask less of the names of two rates whose figures lie close together (优Ⅲ类比例 85% / 优Ⅲ类断面比例 87.5%)."""
    one, other = goal.quantity, result.quantity
    if one is None or other is None or one.unit != "%" or other.unit != "%" or not one.value or not other.value:
        return 0.0
    return 0.1 if Decimal("0.8") <= other.value / one.value <= Decimal("1.25") else 0.0


def _best(scored: list[tuple[float, int, int]], side: int) -> dict[int, list[float]]:
    """Return the best score of each goal or result, twice where two are equally good."""
    best: dict[int, list[float]] = {}
    for entry in scored:
        score, kept = entry[0], best.setdefault(int(entry[side]), [])
        if not kept or score > kept[0]:
            kept[:] = [score]
        elif score == kept[0]:
            kept.append(score)
    return best


def _same_kind(goal: Draft, result: Draft) -> bool:
    """Tell whether two units are so alike that a looser name will do: equal, both counts of events, both money."""
    one, other = goal.quantity, result.quantity
    return (
        one is not None and other is not None and (one.unit == other.unit or "" not in (one.unit, other.unit))
    )


def _by_rare_unit(goals: list[Draft], results: list[Draft]) -> list[_Pair]:
    """Pair the only goal with the only result of an uncommon unit where the names at least touch."""
    by_unit: dict[str, list[int]] = {}
    for ri, result in enumerate(results):
        if result.quantity:
            by_unit.setdefault(result.quantity.unit, []).append(ri)
    wanted = Counter(g.quantity.unit for g in goals if g.quantity)
    pairs = []
    for gi, goal in enumerate(goals):
        unit = goal.quantity.unit if goal.quantity else ""
        same = by_unit.get(unit, [])
        if unit in _COMMON | PERCENT_UNITS | MONEY_UNITS or wanted[unit] != 1 or len(same) != 1:
            continue
        if may_be_kin(goal.name, results[same[0]].name):
            pairs.append((0.5, -abs(goal.order - results[same[0]].order), gi, same[0]))
    return pairs


def _side_by_side(goals: list[Draft], results: list[Draft]) -> list[_Pair]:
    """Pair a goal with the result named right behind it by a shorter name, where a percentage waits for a goal."""
    by_order: dict[int, list[int]] = {}
    for ri, result in enumerate(results):
        by_order.setdefault(result.order, []).append(ri)
    return [
        (0.6, -1, gi, ri)
        for gi, goal in enumerate(goals)
        for ri in by_order.get(goal.order + 1, ())
        if results[ri].stated and _exact(goal, results[ri]) and core(results[ri].name) in goal.name
    ]


def _merge(goal: Draft, result: Draft, score: float) -> Draft:
    """Complete the earlier of two drafts by the later one; return the one that is no longer needed."""
    kept, other = (goal, result) if goal.order <= result.order else (result, goal)
    kept.target, kept.actual = goal.target, result.actual
    kept.stated = result.stated or goal.stated
    kept.derived = goal.derived + result.derived
    kept.extra += other.extra
    kept.category = kept.category or other.category
    kept.rule, kept.confidence = "pair-across-sections", min(0.95, score)
    if not kept.points:
        kept.points, kept.self_score = other.points, other.self_score
    return other


def _without_repeats(drafts: list[Draft], last: bool = False) -> list[Draft]:
    """Keep one draft where a thing is stated twice with equal figures; the fuller one wins.

    At `last` a goal or result alone also counts as a repeat of a pair whose name only resembles its own.
    """
    kept: list[Draft] = []
    by_value: dict[Decimal | None, list[Draft]] = {}
    for draft in sorted(drafts, key=lambda d: (-_fullness(d), d.order)):
        values = {s.quantity.value for s in (draft.target, draft.actual) if s}
        twin = next((k for v in values for k in by_value.get(v, ()) if _repeats(k, draft, last)), None)
        if twin is None:
            kept.append(draft)
            for value in values:
                by_value.setdefault(value, []).append(draft)
        else:
            twin.extra += [s.quantity.passage for s in (draft.target, draft.actual) if s]
            twin.stated = twin.stated or draft.stated
            twin.derived += draft.derived
    return sorted(kept, key=lambda d: d.order)


def _fullness(draft: Draft) -> int:
    return (draft.target is not None) + (draft.actual is not None) + bool(draft.category)


def _repeats(one: Draft, other: Draft, last: bool) -> bool:
    quantity, second = one.quantity, other.quantity
    if quantity is None or second is None or not comparable(quantity, second):
        return False
    if one.category is not None and other.category is not None:
        return False  # two rows of a form stay two; a check asks about them
    if (
        similarity(one.name, other.name) < 0.8
        and not _told_again(one, other)
        and not (last and _half_of(one, other))
    ):
        return False
    return _agrees(one.target, other.target) and _agrees(one.actual, other.actual)


def _half_of(one: Draft, other: Draft) -> bool:
    """Tell a goal that stays alone from the pair that repeats it under another name (改造危桥 / 危桥改造)."""
    alone = other.target is None or other.actual is None
    pair = one.target is not None and one.actual is not None
    exact = one.quantity is not None and other.quantity is not None and one.quantity.unit == other.quantity.unit
    alike = likeness(one.name, other.name) >= _LESS or says_the_same(one.name, other.name)
    if one.actual and other.actual and one.actual.sentence == other.actual.sentence:
        alike = alike or touches(one.name, other.name)  # 对21座水库开展除草…，完成维修养护水库21座
    return pair and alone and exact and alike


def _told_again(one: Draft, other: Draft) -> bool:
    """Tell a row of a table from the sentence that says it at greater length (公路优良率 / 农村公路优良中等路率)."""
    both = all((one.target, one.actual, other.target, other.actual))
    return both and (one.category is None) is not (other.category is None) and touches(one.name, other.name)


def _agrees(one: Saying | None, other: Saying | None) -> bool:
    return other is None or (one is not None and one.quantity.value == other.quantity.value)
