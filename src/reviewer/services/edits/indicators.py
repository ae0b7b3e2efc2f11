"""Edits of indicators: correct a column, confirm, take back, verify (复核完成值), move to another part, add and remove."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reviewer.domain.errors import Refused
from reviewer.domain.report import Indicator
from reviewer.domain.review import Decisions, IndicatorDecision, Subject, TypedQuantity
from reviewer.domain.text import Passage
from reviewer.services.edits.edit import Edit, needed_reason, put
from reviewer.services.edits.placing import chosen_part, follow
from reviewer.services.effective import typed_quantity
from reviewer.services.signs import ReviewState, label
from reviewer.services.typed import category, quantity

_COLUMNS = {"name": "名称", "category": "类别", "target": "目标值", "actual": "完成值"}


def set_indicator(
    state: ReviewState, key: str, column: str, typed: str, passage: Passage | None
) -> Edit | None:
    """Correct one column of an indicator as the report says it. Raises Refused."""
    indicator = _known(state, key)
    if column not in _COLUMNS:
        raise Refused("没有这一列。")
    old = _old(state, key)
    if column in ("target", "actual"):
        change = _side(state, indicator, column, typed, passage, old)
    else:
        change = _word(state, indicator, column, typed)
    made = _with(state, key, replace(old, confirmed=True, **change))
    return Edit(f"修改{label(state, f'indicator:{key}')}的{_COLUMNS[column]}", follow(state, made, key))


def _word(state: ReviewState, indicator: Indicator, column: str, typed: str) -> dict[str, Any]:
    read = state.machine.indicator(indicator.key)
    if column == "category":
        found = category(typed)
        return {column: None if read and read.category is found else found.value}
    name = " ".join(typed.split())
    if not name:
        raise Refused("指标名称不能为空。")
    return {column: None if read and read.name == name else name}


def _side(
    state: ReviewState,
    indicator: Indicator,
    column: str,
    typed: str,
    passage: Passage | None,
    old: IndicatorDecision,
) -> dict[str, Any]:
    cleared = tuple(s for s in old.cleared if s != column)
    read = getattr(state.machine.indicator(indicator.key), column, None)
    if not typed.strip():
        return {column: None, "cleared": (*cleared, column) if read is not None else cleared}
    if read is not None and read.passage.text == typed.strip() and passage in (None, read.passage):
        return {column: None, "cleared": cleared}
    found = quantity(typed, passage)
    if column == "actual" and found.start < 0:
        _refuse_words(indicator, found)
    return {column: found, "cleared": cleared}


def _refuse_words(indicator: Indicator, typed: TypedQuantity) -> None:
    """Refuse a result typed in words where the target is a number; words of the report itself are taken as they are."""
    target = indicator.target
    if target is not None and target.value is not None and typed.value is None:
        raise Refused(
            f"「{typed.text}」不是数值：目标值是「{' '.join(target.passage.text.split())}」，"
            "完成值请填写数值，如 21个、95%。"
        )


def confirm_indicator(state: ReviewState, key: str) -> Edit:
    """Confirm an indicator as it stands."""
    _known(state, key)
    made = replace(_old(state, key), confirmed=True)
    return Edit(f"确认{label(state, f'indicator:{key}')}", _with(state, key, made))


def restore_indicator(state: ReviewState, key: str) -> Edit:
    """Go back to what the machine read, under its own part; an added one stays, its verified figure goes last."""
    old = _old(state, key)
    if old.added:
        raise Refused("这是人工添加的指标，没有机器读取的值；可以删除。")
    bare = IndicatorDecision(verified=old.verified, verified_reason=old.verified_reason)
    made = IndicatorDecision() if old == bare else bare
    decisions = follow(state, _with(state, key, made), key)
    return Edit(f"恢复{label(state, f'indicator:{key}')}", decisions)


def move_indicator(state: ReviewState, key: str, part: str | None) -> Edit:
    """Put an indicator under a part of the rubric, or back where it falls by itself (None). Raises Refused."""
    indicator, name = _known(state, key), label(state, f"indicator:{key}")
    said, where = f"{name}恢复自动归类", None
    if part is not None:
        called, where = chosen_part(state, indicator, part)
        said = f"{name}移到{called}"
    made = _with(state, key, replace(_old(state, key), part=where))
    return Edit(said, follow(state, made, key))


def verify_indicator(state: ReviewState, key: str, typed: str, reason: str) -> Edit:
    """Set the verified result with its reason; an emptied cell takes it away. Raises Refused."""
    indicator = _known(state, key)
    name, old = label(state, f"indicator:{key}"), _old(state, key)
    if not typed.strip():
        made = replace(old, verified=None, verified_reason="")
        return Edit(f"取消核实{name}", _with(state, key, made))
    found = quantity(typed, None)
    _refuse_words(indicator, found)
    made = replace(old, verified=found, verified_reason=needed_reason(reason, "复核完成值"))
    return Edit(f"核实{name}", _with(state, key, made))


def add_indicator(
    state: ReviewState, key: str, name: str, category_typed: str, passage: Passage | None
) -> Edit:
    """Add an indicator that the machine did not find; `key` is new. Raises Refused."""
    bare = " ".join(name.split())
    if not bare:
        raise Refused("指标名称不能为空。")
    evidence = ((passage.start, passage.end),) if passage is not None and passage.grounded else ()
    made = IndicatorDecision(
        confirmed=True, name=bare, category=category(category_typed).value, added=True, evidence=evidence
    )
    return Edit(f"添加指标「{bare}」", _with(state, key, made))


def add_evidence(state: ReviewState, key: str, passage: Passage) -> Edit | None:
    """Tie one more passage of the report to an indicator; one that is tied already changes nothing."""
    indicator, old = _known(state, key), _old(state, key)
    place = (passage.start, passage.end)
    if not passage.grounded:
        raise Refused("证据应是原文中的文字，请在原文中选取。")
    if place in old.evidence or passage in indicator.evidence:
        return None
    made = replace(old, evidence=(*old.evidence, place))
    return Edit(f"给{label(state, f'indicator:{key}')}添加证据", _with(state, key, made))


def remove_indicator(state: ReviewState, key: str) -> Edit:
    """Take an indicator out: what the machine took for one is none."""
    _known(state, key)
    old = _old(state, key)
    made = IndicatorDecision() if old.added else replace(old, confirmed=True, removed=True)
    return Edit(f"删除{label(state, f'indicator:{key}')}", _with(state, key, made))


def kept(indicator: Indicator, old: IndicatorDecision) -> IndicatorDecision:
    """Return the decision with the confirmed reading written into it, so that no later reading replaces it."""
    return replace(
        old,
        name=old.name or indicator.name,
        category=old.category or indicator.category.value,
        target=old.target or (typed_quantity(indicator.target) if indicator.target else None),
        actual=old.actual or (typed_quantity(indicator.actual) if indicator.actual else None),
    )


def _known(state: ReviewState, key: str) -> Indicator:
    if (found := state.report.indicator(key)) is None:
        raise Refused("这个指标已不在表中。")
    return found


def _old(state: ReviewState, key: str) -> IndicatorDecision:
    return state.decisions.indicator(key) or IndicatorDecision()


def _with(state: ReviewState, key: str, decision: IndicatorDecision) -> Decisions:
    return put(state.decisions, Subject.INDICATOR, key, decision, IndicatorDecision())
