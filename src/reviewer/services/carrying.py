"""Carry a reviewer's decisions from one reading of a report to another: nothing a person confirmed is overwritten.

Fields go by name, indicators and spending items by key, else by name; passages are found again by their words. What a
person should look at again is listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Any

from reviewer.domain.report import FIELDS, Indicator, Report, SpendingItem
from reviewer.domain.review import (
    Decisions,
    FieldDecision,
    FindingDecision,
    IndicatorDecision,
    ItemDecision,
    SpendingDecision,
    Subject,
    TypedQuantity,
)
from reviewer.services.assess import Assessment, apply_decisions
from reviewer.services.edits.indicators import kept
from reviewer.services.typed import money_unit, show

_ALIKE = 0.75


@dataclass(frozen=True)
class Reading:
    """A text with what was read in it."""

    text: str
    machine: Report


@dataclass
class Carried:
    """Decisions on the new reading, and what to look at again (sentences)."""

    decisions: Decisions = field(default_factory=Decisions)
    kept: list[str] = field(default_factory=list)
    look_again: list[str] = field(default_factory=list)
    lapsed: set[str] = field(default_factory=set)  # keys of findings whose decision is about other numbers now

    def put(self, subject: Subject, key: str, decision: Any) -> None:
        """Set a decision."""
        self.decisions = self.decisions.with_(subject, key, decision)


def carry(old: Reading, new: Reading, decisions: Decisions) -> Carried:
    """Return the decisions as they stand on the new reading; findings follow with `carry_findings`."""
    found = Carried()
    keys = {
        Subject.INDICATOR: _indicator_keys(old.machine.indicators, new.machine.indicators),
        Subject.SPENDING: _spending_keys(old.machine.spending, new.machine.spending),
    }
    effective = apply_decisions(old.machine, decisions, old.text)
    for (subject, key), decision in decisions.entries.items():
        if isinstance(decision, FieldDecision):
            _carry_field(found, key, decision, old, new)
        elif isinstance(decision, IndicatorDecision):
            _carry_indicator(found, key, keys[Subject.INDICATOR], decision, effective, old, new)
        elif isinstance(decision, SpendingDecision):
            _carry_spending(found, key, keys[Subject.SPENDING], decision, effective, old, new)
        elif isinstance(decision, ItemDecision):
            found.put(subject, _item_key(key, keys[Subject.INDICATOR]), decision)
            found.kept.append("评分调整与确认")
        else:
            found.put(subject, key, decision)
    found.kept = list(dict.fromkeys(found.kept))
    return found


def carry_findings(carried: Carried, before: Assessment, after: Assessment) -> Carried:
    """Move decisions about findings whose key changed but whose numbers did not; list those that lapse."""
    by_print = {(f.rule, f.fingerprint): key for key, f in after.findings.items()}
    for key, decision in list(carried.decisions.of(Subject.FINDING)):
        if not isinstance(decision, FindingDecision):
            continue
        old, new = before.findings.get(key), after.findings.get(key)
        if new is None and old is not None and (other := by_print.get((old.rule, old.fingerprint))):
            carried.decisions = carried.decisions.with_(Subject.FINDING, key, None)
            carried.put(Subject.FINDING, other, decision)
        elif decision.accepted is None:
            continue
        elif new is not None and new.fingerprint != decision.fingerprint:
            carried.look_again.append(f"疑点「{new.title}」的数字已变，须重新认定")
            carried.lapsed.add(key)
        elif new is None and old is not None:
            carried.lapsed.add(key)
            carried.look_again.append(f"疑点「{old.title}」在新稿中不再出现")
    return carried


# -- fields -----------------------------------------------------------------------------------------------------


def _carry_field(found: Carried, name: str, decision: FieldDecision, old: Reading, new: Reading) -> None:
    start, end = _again(decision.quote, decision.start, old.text, new.text)
    found.put(Subject.FIELD, name, replace(decision, start=start, end=end))
    label = FIELDS[name].label if name in FIELDS else name
    found.kept.append(label)
    read = new.machine.value(name)
    was = old.machine.value(name)
    if read is not None and read != was and read != (decision.value or decision.machine):
        unit = money_unit(new.machine)
        found.look_again.append(f"{label}：已定的值保留，新稿读作 {show(name, read, unit)}")


def _again(quote: str, start: int, old: str, new: str) -> tuple[int, int]:
    """Find a quotation in the new text, the place nearest to where it was; (-1, -1) where it is gone."""
    if start < 0 or not quote:
        return -1, -1
    wanted = start * len(new) // max(len(old), 1)
    places, at = [], new.find(quote)
    while at >= 0:
        places.append(at)
        at = new.find(quote, at + 1)
    if not places:
        return -1, -1
    best = min(places, key=lambda place: abs(place - wanted))
    return best, best + len(quote)


# -- indicators and spending ------------------------------------------------------------------------------------


def _indicator_keys(old: Iterable[Indicator], new: Iterable[Indicator]) -> dict[str, str]:
    return _matched(
        {i.key: (i.category.value, i.name) for i in old}, {i.key: (i.category.value, i.name) for i in new}
    )


def _spending_keys(old: Iterable[SpendingItem], new: Iterable[SpendingItem]) -> dict[str, str]:
    return _matched({s.key: ("", s.name) for s in old}, {s.key: ("", s.name) for s in new})


def _matched(old: Mapping[str, tuple[str, str]], new: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """Match by key, then the most alike names of one category, each new one once."""
    found = {key: key for key in old if key in new}
    free = [key for key in new if key not in found]
    for key in old:
        if key in found or not free:
            continue
        likeness = {other: _likeness(old[key], new[other]) for other in free}
        best = max(free, key=likeness.__getitem__)
        if likeness[best] >= _ALIKE:
            found[key] = best
            free.remove(best)
    return found


def _likeness(one: tuple[str, str], other: tuple[str, str]) -> float:
    if one[0] != other[0]:
        return 0.0
    return SequenceMatcher(None, one[1], other[1], autojunk=False).ratio()


def _carry_indicator(
    found: Carried,
    key: str,
    keys: Mapping[str, str],
    decision: IndicatorDecision,
    effective: Report,
    old: Reading,
    new: Reading,
) -> None:
    moved = replace(
        decision,
        target=_moved(decision.target, old.text, new.text),
        actual=_moved(decision.actual, old.text, new.text),
        evidence=_moved_evidence(decision.evidence, old.text, new.text),
    )
    held, fresh = effective.indicator(key), new.machine.indicator(keys.get(key, ""))
    if decision.added or held is None:
        found.put(Subject.INDICATOR, keys.get(key, key), moved)
        return
    found.kept.append(f"指标「{held.name}」")
    if fresh is None:
        found.look_again.append(f"指标「{held.name}」在新稿中未找到，已作为人工添加的指标保留")
        lost = _unplaced(kept(held, replace(moved, target=None, actual=None)), moved)
        found.put(Subject.INDICATOR, key, replace(lost, added=True))
        return
    was = old.machine.indicator(key)
    if was is not None and _figures(was) != _figures(fresh):
        found.look_again.append(f"指标「{held.name}」：已定的值保留，新稿的数字不同")
        moved = _unplaced(kept(held, replace(moved, target=None, actual=None)), moved)
    found.put(Subject.INDICATOR, fresh.key, moved)


def _figures(indicator: Indicator) -> tuple[Any, ...]:
    sides = (indicator.target, indicator.actual)
    return tuple(None if q is None else (q.op, q.value, q.upper, q.unit, q.passage.text) for q in sides)


def _unplaced(full: IndicatorDecision, moved: IndicatorDecision) -> IndicatorDecision:
    """Take figures carried over from the old reading off their old places; corrections keep their new ones."""
    target = moved.target or (replace(full.target, start=-1, end=-1) if full.target else None)
    actual = moved.actual or (replace(full.actual, start=-1, end=-1) if full.actual else None)
    return replace(full, target=target, actual=actual)


def _moved(given: TypedQuantity | None, old: str, new: str) -> TypedQuantity | None:
    if given is None or given.start < 0:
        return given
    start, end = _again(old[given.start : given.end], given.start, old, new)
    return replace(given, start=start, end=end)


def _moved_evidence(ranges: tuple[tuple[int, int], ...], old: str, new: str) -> tuple[tuple[int, int], ...]:
    moved = (_again(old[start:end], start, old, new) for start, end in ranges)
    return tuple(place for place in moved if place[0] >= 0)


def _carry_spending(
    found: Carried,
    key: str,
    keys: Mapping[str, str],
    decision: SpendingDecision,
    effective: Report,
    old: Reading,
    new: Reading,
) -> None:
    start, end = _again(decision.quote, decision.start, old.text, new.text)
    moved = replace(decision, start=start, end=end)
    held = next((s for s in effective.spending if s.key == key), None)
    fresh = next((s for s in new.machine.spending if s.key == keys.get(key, "")), None)
    if decision.added or held is None:
        found.put(Subject.SPENDING, keys.get(key, key), moved)
        return
    found.kept.append(f"支出「{held.name}」")
    was = next((s for s in old.machine.spending if s.key == key), None)
    if fresh is None or was is None or was.amount != fresh.amount:
        gone = "在新稿中未找到，已作为人工添加的支出保留" if fresh is None else "已定的金额保留，新稿的金额不同"
        found.look_again.append(f"支出「{held.name}」：{gone}")
        quote = moved.quote or held.passage.text
        moved = replace(moved, name=held.name, amount=held.amount, quote=quote, added=fresh is None)
    found.put(Subject.SPENDING, fresh.key if fresh else key, moved)


def _item_key(key: str, indicators: Mapping[str, str]) -> str:
    part, slash, rest = key.partition("/")
    return f"{part}{slash}{indicators.get(rest, rest)}"
