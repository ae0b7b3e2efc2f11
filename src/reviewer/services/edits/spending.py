"""Edits of spending items: correct, confirm, take back, add and remove; amounts in 元."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from reviewer.domain.errors import Refused
from reviewer.domain.report import SpendingItem
from reviewer.domain.review import Decisions, SpendingDecision, Subject
from reviewer.domain.text import Passage
from reviewer.services.edits.edit import Edit, place, put
from reviewer.services.signs import ReviewState, label
from reviewer.services.typed import money


def set_spending(
    state: ReviewState, key: str, column: str, typed: str, passage: Passage | None, unit: str
) -> Edit:
    """Correct the name or the amount. Raises Refused."""
    item, old = _known(state, key), _old(state, key)
    if column == "name":
        change: dict[str, object] = {"name": _name(typed)}
    elif column == "amount":
        value, shown = money(typed.strip(), unit)
        change = {"amount": Decimal(value), "start": -1, "end": -1, "quote": shown, **place(passage)}
        if passage is None and Decimal(value) == item.amount:
            change = {}
    else:
        raise Refused("没有这一列。")
    made = replace(old, confirmed=True, **change)  # type: ignore[arg-type]
    return Edit(f"修改{label(state, f'spending:{key}')}", _with(state, key, made))


def confirm_spending(state: ReviewState, key: str) -> Edit:
    """Confirm an item as it stands."""
    _known(state, key)
    made = replace(_old(state, key), confirmed=True)
    return Edit(f"确认{label(state, f'spending:{key}')}", _with(state, key, made))


def restore_spending(state: ReviewState, key: str) -> Edit:
    """Go back to what the machine read."""
    if _old(state, key).added:
        raise Refused("这是人工添加的支出，没有机器读取的值；可以删除。")
    return Edit(f"恢复{label(state, f'spending:{key}')}", state.decisions.with_(Subject.SPENDING, key, None))


def add_spending(
    state: ReviewState, key: str, name: str, typed: str, passage: Passage | None, unit: str
) -> Edit:
    """Add an item that the machine did not find; `key` is new. Raises Refused."""
    value, shown = money(typed.strip(), unit)
    bare = _name(name)
    where = {"quote": shown, **place(passage)}
    made = SpendingDecision(confirmed=True, name=bare, amount=Decimal(value), added=True, **where)
    return Edit(f"添加支出「{bare}」", _with(state, key, made))


def remove_spending(state: ReviewState, key: str) -> Edit:
    """Take an item out."""
    _known(state, key)
    old = _old(state, key)
    made = SpendingDecision() if old.added else replace(old, confirmed=True, removed=True)
    return Edit(f"删除{label(state, f'spending:{key}')}", _with(state, key, made))


def _name(typed: str) -> str:
    if not (bare := " ".join(typed.split())):
        raise Refused("支出名称不能为空。")
    return bare


def _known(state: ReviewState, key: str) -> SpendingItem:
    found = next((s for s in state.report.spending if s.key == key), None)
    if found is None:
        raise Refused("这项支出已不在表中。")
    return found


def _old(state: ReviewState, key: str) -> SpendingDecision:
    return state.decisions.spending(key) or SpendingDecision()


def _with(state: ReviewState, key: str, decision: SpendingDecision) -> Decisions:
    return put(state.decisions, Subject.SPENDING, key, decision, SpendingDecision())
