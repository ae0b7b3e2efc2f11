"""Edits of findings: accept, dismiss with a reason, reopen, settle by taking one of the stated values."""

from __future__ import annotations

from reviewer.domain.errors import Refused
from reviewer.domain.finding import Finding
from reviewer.domain.review import FindingDecision, Subject
from reviewer.services.edits.edit import Edit, needed_reason
from reviewer.services.edits.fields import take_value
from reviewer.services.signs import ReviewState


def accept_finding(state: ReviewState, key: str, question: str | None) -> Edit:
    """Accept (认定); `question` is the question to the unit as edited, None keeps what it was."""
    finding, old = _known(state, key), state.decisions.finding(key)
    asked = question if question is not None else (old.question if old else None)
    made = FindingDecision(True, fingerprint=finding.fingerprint, question=asked)
    return Edit(f"认定疑点「{finding.title}」", state.decisions.with_(Subject.FINDING, key, made))


def dismiss_finding(state: ReviewState, key: str, reason: str) -> Edit:
    """Dismiss (排除) with a reason. Raises Refused."""
    finding = _known(state, key)
    made = FindingDecision(False, needed_reason(reason, "排除疑点"), finding.fingerprint)
    return Edit(f"排除疑点「{finding.title}」", state.decisions.with_(Subject.FINDING, key, made))


def reopen_finding(state: ReviewState, key: str) -> Edit:
    """Take the decision about a finding back."""
    finding = _known(state, key)
    return Edit(f"退回疑点「{finding.title}」", state.decisions.with_(Subject.FINDING, key, None))


def settle_finding(state: ReviewState, key: str, choice: int) -> Edit:
    """Take one of the stated values for the field and accept the finding, as one step. Raises Refused."""
    finding = _known(state, key)
    if not 0 <= choice < len(finding.choices):
        raise Refused("没有这个选项。")
    taken = finding.choices[choice]
    decision = take_value(state, taken.field, taken.value, taken.passage)
    decisions = state.decisions.with_(Subject.FIELD, taken.field, decision)
    made = FindingDecision(True, fingerprint=finding.fingerprint)
    return Edit(f"采用第 {choice + 1} 个值", decisions.with_(Subject.FINDING, key, made))


def _known(state: ReviewState, key: str) -> Finding:
    if (finding := state.assessment.findings.get(key)) is None:
        raise Refused("这个疑点已不存在。")
    return finding
