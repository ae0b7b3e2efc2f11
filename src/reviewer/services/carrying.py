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
    OpinionDecision,
    ReportDecision,
    SpendingDecision,
    Subject,
    TypedQuantity,
)
from reviewer.services.anchoring import NOWHERE, Anchoring, Place
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
    """Decisions on the new reading; every one that stays and what to look at again, as sentences."""

    decisions: Decisions = field(default_factory=Decisions)
    kept: list[str] = field(default_factory=list)
    look_again: list[str] = field(default_factory=list)
    idle: list[str] = field(default_factory=list)  # those of the sentences that tell of what has no effect now
    lapsed: set[str] = field(default_factory=set)  # keys of findings whose decision is about other numbers now
    called: str = "新稿"  # what the sentences call the new reading

    def put(self, subject: Subject, key: str, decision: Any) -> None:
        """Set a decision."""
        self.decisions = self.decisions.with_(subject, key, decision)

    def put_idle(self, told: str) -> None:
        """Tell of a decision that has nothing to act on."""
        self.idle.append(told)
        self.look_again.append(told)


@dataclass(frozen=True)
class _Way:
    """From one reading to another: what was effective before, which keys belong together, where passages stand."""

    old: Reading
    new: Reading
    effective: Report
    indicators: Mapping[str, str]
    spending: Mapping[str, str]
    places: Anchoring


def carry(old: Reading, new: Reading, decisions: Decisions, called: str = "新稿") -> Carried:
    """Return the decisions as they stand on the new reading; findings follow with `carry_findings`."""
    found = Carried(called=called)
    way = _Way(
        old,
        new,
        apply_decisions(old.machine, decisions, old.text),
        _indicator_keys(old.machine.indicators, new.machine.indicators),
        _spending_keys(old.machine.spending, new.machine.spending),
        Anchoring(old.text, new.text),
    )
    for (subject, key), decision in decisions.entries.items():
        if isinstance(decision, FieldDecision):
            _carry_field(found, key, decision, way)
        elif isinstance(decision, IndicatorDecision):
            _carry_indicator(found, key, decision, way)
        elif isinstance(decision, SpendingDecision):
            _carry_spending(found, key, decision, way)
        elif isinstance(decision, ItemDecision):
            found.put(subject, _item_key(key, way.indicators), decision)
        else:
            found.put(subject, key, decision)
        if isinstance(decision, ReportDecision):
            found.kept.append("选定的评分标准")
        elif isinstance(decision, OpinionDecision):
            found.kept.append("处理建议" if key == "advice" else "复核意见的文字")
    return found


def carry_findings(carried: Carried, before: Assessment, after: Assessment) -> Carried:
    """Move decisions about findings whose key changed but whose numbers did not; list those that lapse."""
    _tell_items(carried, before, after)
    old_all, new_all = before.all, after.all
    by_print = {(f.rule, f.fingerprint): key for key, f in new_all.items()}
    for key, decision in list(carried.decisions.of(Subject.FINDING)):
        if not isinstance(decision, FindingDecision):
            continue
        old, new = old_all.get(key), new_all.get(key)
        if new is None and old is not None and (other := by_print.get((old.rule, old.fingerprint))):
            carried.decisions = carried.decisions.with_(Subject.FINDING, key, None)
            carried.put(Subject.FINDING, other, decision)
            carried.kept.append(_told_finding(old.title, decision))
        elif decision.accepted is None:
            if new is not None:
                carried.kept.append(_told_finding(new.title, decision))
        elif new is not None and new.fingerprint != decision.fingerprint:
            carried.look_again.append(f"疑点「{new.title}」的数字已变，须重新认定")
            carried.lapsed.add(key)
        elif new is None and old is not None:
            carried.lapsed.add(key)
            gone = f"疑点「{old.title}」在{carried.called}中不再出现"
            if decision.accepted:
                carried.put_idle(gone)
            else:
                carried.look_again.append(gone)
        elif new is not None:
            carried.kept.append(_told_finding(new.title, decision))
    return carried


def _told_finding(title: str, decision: FindingDecision) -> str:
    word = {True: "认定", False: "排除", None: "已写的文字"}[decision.accepted]
    return f"疑点「{title}」：{word}"


def _tell_items(carried: Carried, before: Assessment, after: Assessment) -> None:
    """Name every decision about a score item that stays."""
    for key, decision in carried.decisions.of(Subject.ITEM):
        item = after.sheet.item(key) or before.sheet.item(key)
        if not isinstance(decision, ItemDecision):
            continue
        name = item.name if item is not None else key
        if item is None or after.sheet.item(key) is None:
            carried.put_idle(f"评分项「{name}」在{carried.called}中没有了，调整或确认暂不起作用")
        else:
            carried.kept.append(f"评分项「{name}」：{_told_item(decision)}")


def _told_item(decision: ItemDecision) -> str:
    if decision.excluded:
        return "不适用"
    if decision.adjustment is None:
        return "确认"
    return f"调整 {decision.adjustment:+}".replace("-", "−")


# -- fields -----------------------------------------------------------------------------------------------------


def _carry_field(found: Carried, name: str, decision: FieldDecision, way: _Way) -> None:
    place = way.places.moved(decision.start, decision.end)
    found.put(Subject.FIELD, name, replace(decision, start=place.start, end=place.end))
    label = FIELDS[name].label if name in FIELDS else name
    found.kept += [f"{label}：{word}" for word in _told_field(decision)]
    read, was = way.new.machine.value(name), way.old.machine.value(name)
    if read is not None and read != was and read != (decision.value or decision.machine):
        shown = show(name, read, money_unit(way.new.machine))
        found.look_again.append(f"{label}：已定的值保留，{found.called}读作 {shown}")
    elif place.changed and (decision.value is not None or read is None):
        found.look_again.append(f"{label}：已定的值保留，{_told_place(place)}")


def _told_field(decision: FieldDecision) -> list[str]:
    """Name what a person decided about a field: a correction or confirmation, and a figure of their own."""
    words = []
    if decision.absent:
        words.append("原文确无")
    elif decision.value is not None:
        words.append("更正的值")
    elif decision.confirmed:
        words.append("确认")
    return [*words, "复核数"] if decision.verified is not None else words


def _told_place(place: Place) -> str:
    """Say what became of a passage whose sentence reads otherwise now."""
    return "所在句子的原文已变" if place.start >= 0 else "原文已变，原处已不在"


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


def _carry_indicator(found: Carried, key: str, decision: IndicatorDecision, way: _Way) -> None:
    places = [_place(decision.target, way), _place(decision.actual, way)]
    moved = replace(
        decision,
        target=_moved(decision.target, places[0]),
        actual=_moved(decision.actual, places[1]),
        evidence=_moved_evidence(decision.evidence, way),
    )
    held, fresh = way.effective.indicator(key), way.new.machine.indicator(way.indicators.get(key, ""))
    name = held.name if held is not None else decision.name or key
    found.kept += [f"指标「{name}」：{word}" for word in _told_indicator(decision)]
    if decision == IndicatorDecision(part=decision.part):  # nobody said anything of its figures
        found.put(Subject.INDICATOR, way.indicators.get(key, key), moved)
        if fresh is None:
            found.put_idle(f"指标「{name}」在{found.called}中未找到，归入的部分暂不起作用")
    elif decision.added or held is None:
        found.put(Subject.INDICATOR, way.indicators.get(key, key), moved)
    elif fresh is None:
        found.look_again.append(f"指标「{name}」在{found.called}中未找到，已作为人工添加的指标保留")
        lost = _unplaced(kept(held, replace(moved, target=None, actual=None)), moved)
        found.put(Subject.INDICATOR, key, replace(lost, added=True))
        return
    else:
        was = way.old.machine.indicator(key)
        if was is not None and _figures(was) != _figures(fresh):
            found.look_again.append(f"指标「{name}」：已定的值保留，{found.called}的数字不同")
            moved = _unplaced(kept(held, replace(moved, target=None, actual=None)), moved)
            places = []
        found.put(Subject.INDICATOR, fresh.key, moved)
    if changed := [place for place in places if place.changed]:
        found.look_again.append(f"指标「{name}」：已定的值保留，{_told_place(changed[0])}")


def _told_indicator(decision: IndicatorDecision) -> list[str]:
    """Name what a person decided about an indicator."""
    given = (decision.name, decision.category, decision.target, decision.actual)
    words = []
    if decision.added or decision.removed:
        words.append("人工添加" if decision.added else "删除")
    elif decision.cleared or any(value is not None for value in given):
        words.append("更正的值")
    elif decision.confirmed:
        words.append("确认")
    if decision.verified is not None:
        words.append("复核完成值")
    if decision.part is not None:
        words.append("归入的部分")
    return words or ["补充的证据"]


def _figures(indicator: Indicator) -> tuple[Any, ...]:
    sides = (indicator.target, indicator.actual)
    return tuple(None if q is None else (q.op, q.value, q.upper, q.unit, q.passage.text) for q in sides)


def _unplaced(full: IndicatorDecision, moved: IndicatorDecision) -> IndicatorDecision:
    """Take figures carried over from the old reading off their old places; corrections keep their new ones."""
    target = moved.target or (replace(full.target, start=-1, end=-1) if full.target else None)
    actual = moved.actual or (replace(full.actual, start=-1, end=-1) if full.actual else None)
    return replace(full, target=target, actual=actual)


def _place(given: TypedQuantity | None, way: _Way) -> Place:
    return NOWHERE if given is None else way.places.moved(given.start, given.end)


def _moved(given: TypedQuantity | None, place: Place) -> TypedQuantity | None:
    return None if given is None else replace(given, start=place.start, end=place.end)


def _moved_evidence(ranges: tuple[tuple[int, int], ...], way: _Way) -> tuple[tuple[int, int], ...]:
    moved = (way.places.moved(start, end) for start, end in ranges)
    return tuple((place.start, place.end) for place in moved if place.start >= 0)


def _carry_spending(found: Carried, key: str, decision: SpendingDecision, way: _Way) -> None:
    place = way.places.moved(decision.start, decision.end)
    moved = replace(decision, start=place.start, end=place.end)
    held = next((s for s in way.effective.spending if s.key == key), None)
    other = way.spending.get(key, "")
    fresh = next((s for s in way.new.machine.spending if s.key == other), None)
    name = held.name if held is not None else decision.name or key
    found.kept.append(f"支出「{name}」：{_told_spending(decision)}")
    if decision.added or held is None:
        found.put(Subject.SPENDING, other or key, moved)
        if place.changed:
            found.look_again.append(f"支出「{name}」：已定的金额保留，{_told_place(place)}")
        return
    was = next((s for s in way.old.machine.spending if s.key == key), None)
    if fresh is None or was is None or was.amount != fresh.amount:
        gone = (
            f"在{found.called}中未找到，已作为人工添加的支出保留"
            if fresh is None
            else f"已定的金额保留，{found.called}的金额不同"
        )
        found.look_again.append(f"支出「{name}」：{gone}")
        quote = moved.quote or held.passage.text
        moved = replace(moved, name=held.name, amount=held.amount, quote=quote, added=fresh is None)
    elif place.changed:
        found.look_again.append(f"支出「{name}」：已定的金额保留，{_told_place(place)}")
    found.put(Subject.SPENDING, fresh.key if fresh else key, moved)


def _told_spending(decision: SpendingDecision) -> str:
    if decision.added or decision.removed:
        return "人工添加" if decision.added else "删除"
    changed = decision.name is not None or decision.amount is not None
    return "更正的值" if changed else "确认"


def _item_key(key: str, indicators: Mapping[str, str]) -> str:
    part, slash, rest = key.partition("/")
    return f"{part}{slash}{indicators.get(rest, rest)}"
