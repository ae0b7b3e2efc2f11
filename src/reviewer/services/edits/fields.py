"""Edits of fields: correct, confirm (also that the report does not say it), take back, verify."""

from __future__ import annotations

from dataclasses import replace

from reviewer.domain.errors import Refused
from reviewer.domain.report import FIELDS, FieldValue
from reviewer.domain.review import Decisions, FieldDecision, Subject
from reviewer.domain.text import Passage
from reviewer.services.edits.edit import Edit, needed_reason, place, put
from reviewer.services.signs import ReviewState
from reviewer.services.typed import canonical


def set_field(state: ReviewState, name: str, typed: str, passage: Passage | None, unit: str) -> Edit | None:
    """Correct what the report says; an emptied cell means that it does not say it. Raises Refused."""
    label = _label(name)
    if not typed.strip():
        return confirm_absent(state, name) if name in state.report.fields else None
    value, shown = canonical(name, typed, unit)
    read = state.machine.fields.get(name)
    if read is not None and read.value == value and (passage is None or passage == read.passage):
        return Edit(f"确认{label}", _with(state, name, _confirmed(read, _old(state, name))))
    found = replace(
        _plain(_old(state, name)),
        confirmed=True,
        value=value,
        typed=shown,
        machine=_value(read),
        **place(passage),
    )
    return Edit(f"修改{label}", _with(state, name, found))


def confirm_field(state: ReviewState, name: str) -> Edit:
    """Confirm the value that stands, or that the report has none (原文确无)."""
    label, old = _label(name), _old(state, name)
    value = state.report.fields.get(name)
    if value is None:
        return confirm_absent(state, name)
    if old.value is not None:
        return Edit(f"确认{label}", _with(state, name, replace(old, confirmed=True)))
    return Edit(f"确认{label}", _with(state, name, _confirmed(value, old)))


def confirm_absent(state: ReviewState, name: str) -> Edit:
    """Say that the report does not state this field."""
    read = state.machine.fields.get(name)
    found = replace(_plain(_old(state, name)), confirmed=True, absent=True, machine=_value(read))
    return Edit(f"{_label(name)}：原文确无", _with(state, name, found))


def restore_field(state: ReviewState, name: str) -> Edit:
    """Go back to what the machine read; a verified figure goes only where nothing else was decided."""
    old = _old(state, name)
    bare = _plain(old)
    return Edit(f"恢复{_label(name)}", _with(state, name, FieldDecision() if old == bare else bare))


def verify_field(state: ReviewState, name: str, typed: str, reason: str, unit: str) -> Edit:
    """Set the reviewer's own figure with its reason; an emptied cell takes it away. Raises Refused."""
    label, old = _label(name), _old(state, name)
    if not typed.strip():
        return Edit(f"取消核实{label}", _with(state, name, replace(old, verified=None, verified_reason="")))
    value, _ = canonical(name, typed, unit)
    why = needed_reason(reason, f"核实{label}")
    return Edit(f"核实{label}", _with(state, name, replace(old, verified=value, verified_reason=why)))


def take_value(state: ReviewState, name: str, value: str, passage: Passage) -> FieldDecision:
    """Return the decision that takes a stated value from its passage, as a finding's choice does."""
    read = state.machine.fields.get(name)
    if read is not None and read.value == value:
        return _confirmed(read, _old(state, name))
    bare = _plain(_old(state, name))
    return replace(
        bare, confirmed=True, value=value, typed=passage.text, machine=_value(read), **place(passage)
    )


def _label(name: str) -> str:
    if name not in FIELDS:
        raise Refused("没有这个字段。")
    return FIELDS[name].label


def _old(state: ReviewState, name: str) -> FieldDecision:
    return state.decisions.field(name) or FieldDecision()


def _plain(old: FieldDecision) -> FieldDecision:
    """Keep only the reviewer's own figure: it is no statement about the reading."""
    return FieldDecision(verified=old.verified, verified_reason=old.verified_reason)


def _confirmed(value: FieldValue, old: FieldDecision) -> FieldDecision:
    return replace(_plain(old), confirmed=True, machine=value.value, **place(value.passage))


def _value(read: FieldValue | None) -> str | None:
    return None if read is None else read.value


def _with(state: ReviewState, name: str, decision: FieldDecision) -> Decisions:
    return put(state.decisions, Subject.FIELD, name, decision, FieldDecision())
