"""Edits of the score sheet: confirm a proposal, adjust with a reason, exclude, choose the profile, advise.

DOMAIN.md: a cut to 0 and a raise above the self-score need a reason; the final score lies between 0 and the points.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal

from reviewer.domain.errors import Refused
from reviewer.domain.review import ItemDecision, ReportDecision, Subject
from reviewer.domain.rubric import ItemState, ScoreItem
from reviewer.services.edits.edit import Edit, needed_reason
from reviewer.services.signs import ReviewState, lapsed
from reviewer.services.typed import number

_ZERO = Decimal(0)


def confirm_item(state: ReviewState, key: str) -> Edit:
    """Confirm a proposed score, or an adjustment whose ground has moved. Raises Refused."""
    item = _known(state, key)
    if item.machine is None and item.final is None:
        raise Refused(f"「{item.name}」尚未评分，请先填写得分和理由。")
    old = state.decisions.item(key)
    if old is not None and old.adjustment is not None:
        _final(item, old.adjustment)
        made = replace(old, confirmed=True, based_on=item.machine, name=item.name)
    else:
        _refuse_silent_raise(item)
        made = ItemDecision(confirmed=True, based_on=item.machine, name=item.name)
    return Edit(f"确认评分项「{item.name}」", state.decisions.with_(Subject.ITEM, key, made))


def _refuse_silent_raise(item: ScoreItem) -> None:
    over = item.machine is not None and item.self_score is not None and item.machine > item.self_score
    if over and not item.self_presumed:
        raise Refused(
            f"「{item.name}」拟得 {item.machine} 分，高于自评 {item.self_score} 分，须写明理由：请在调整栏填 0 并写理由。"
        )


def adjust_item(state: ReviewState, key: str, amount: str, reason: str) -> Edit:
    """Adjust by a signed amount with a reason; an open item is scored from 0. Raises Refused."""
    item = _known(state, key)
    value = number(amount)
    if value != value.quantize(Decimal("0.01")):
        raise Refused("分数最多两位小数。")
    final = _final(item, value)
    why = needed_reason(reason, _what(item, value, final))
    made = ItemDecision(confirmed=True, adjustment=value, reason=why, based_on=item.machine, name=item.name)
    return Edit(f"调整评分项「{item.name}」", state.decisions.with_(Subject.ITEM, key, made))


def _what(item: ScoreItem, amount: Decimal, final: Decimal) -> str:
    if final == 0:
        return "评为 0 分"
    if item.self_score is not None and final > item.self_score:
        return "高于自评分"
    return "扣分" if amount < 0 else "调整"


def _final(item: ScoreItem, amount: Decimal) -> Decimal:
    base = item.machine or _ZERO
    final = base + amount
    if not 0 <= final <= item.points:
        raise Refused(
            f"调整后为 {final} 分，应在 0 至 {item.points} 分之间（调整量 {-base:+} 至 {item.points - base:+}）。"
        )
    return final


def restore_item(state: ReviewState, key: str) -> Edit:
    """Take a decision about an item back."""
    item = _known(state, key)
    return Edit(f"恢复评分项「{item.name}」", state.decisions.with_(Subject.ITEM, key, None))


def drop_lapsed(state: ReviewState) -> Edit:
    """Take the decisions back whose items are not in the sheet."""
    decisions = state.decisions
    for one in lapsed(state):
        decisions = decisions.with_(Subject.ITEM, one.key, None)
    return Edit("删除不起作用的调整", decisions)


def exclude_item(state: ReviewState, key: str, reason: str) -> Edit:
    """Give the item's points to the others (不适用), with a reason. Raises Refused."""
    item = _known(state, key)
    others = [
        i
        for p in state.assessment.sheet.parts
        for i in p.items
        if i.key != key and i.state is not ItemState.EXCLUDED
    ]
    if not others:
        raise Refused("至少要保留一个评分项。")
    why = needed_reason(reason, "标为不适用")
    made = ItemDecision(confirmed=True, excluded=True, reason=why, based_on=item.machine, name=item.name)
    return Edit(f"「{item.name}」不适用", state.decisions.with_(Subject.ITEM, key, made))


def choose_profile(state: ReviewState, profile_id: str | None, known: Collection[str]) -> Edit:
    """Choose the rubric of this report, or leave the choice to the rules (None). Raises Refused."""
    if profile_id is not None and profile_id not in known:
        raise Refused("没有这套评分标准。")
    made = None if profile_id is None else ReportDecision(profile_id)
    return Edit("选择评分标准", state.decisions.with_(Subject.REPORT, "profile", made))


def advise(state: ReviewState, text: str) -> Edit:
    """Write 处理建议; an emptied one is taken away."""
    made = ReportDecision(text.strip()) if text.strip() else None
    return Edit("填写处理建议", state.decisions.with_(Subject.REPORT, "advice", made))


def _known(state: ReviewState, key: str) -> ScoreItem:
    if (item := state.assessment.sheet.item(key)) is None:
        raise Refused("这个评分项已不在表中。")
    return item
