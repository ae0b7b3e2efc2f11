"""Edits of findings: accept, dismiss with a reason, reopen, settle by taking one of the stated values.

What was typed for a finding (its question, a reason) outlives every one of them.
"""

from __future__ import annotations

from dataclasses import replace

from reviewer.domain.errors import Refused
from reviewer.domain.finding import Finding
from reviewer.domain.review import FindingDecision, Subject
from reviewer.services.edits.edit import Edit, needed_reason
from reviewer.services.edits.fields import take_value
from reviewer.services.signs import ReviewState, finding_state

_Asked = tuple[str | None, str]  # a question that a person edited, and what the finding said then


def accept_finding(state: ReviewState, key: str, question: str | None) -> Edit:
    """Accept (认定); `question` is the question to the unit as edited, None keeps what it was."""
    finding = _known(state, key)
    asked = _question(state, key) if question is None else _edited(finding, question)
    made = FindingDecision(True, "", finding.fingerprint, *asked)
    return Edit(f"认定疑点「{finding.title}」", state.decisions.with_(Subject.FINDING, key, made))


def dismiss_finding(state: ReviewState, key: str, reason: str) -> Edit:
    """Dismiss (排除) with a reason. Raises Refused."""
    finding, why = _known(state, key), needed_reason(reason, "排除疑点")
    made = FindingDecision(False, why, finding.fingerprint, *_question(state, key))
    return Edit(f"排除疑点「{finding.title}」", state.decisions.with_(Subject.FINDING, key, made))


def note_finding(state: ReviewState, key: str, question: str | None, reason: str | None) -> Edit:
    """Keep what was typed for a finding without deciding it; None leaves what is there. Raises Refused."""
    finding, old = _known(state, key), state.decisions.finding(key)
    asked = _question(state, key)
    if question is not None and question != asked[0]:
        asked = _edited(finding, question)
    decided = finding_state(state, key) != "open"
    made: FindingDecision | None
    if old is not None and decided:
        made = replace(old, question=asked[0], said=asked[1])
    else:
        why = (old.reason if old is not None else "") if reason is None else reason.strip()
        made = _undecided(asked, why)
    return Edit(f"记录疑点「{finding.title}」的文字", state.decisions.with_(Subject.FINDING, key, made))


def reopen_finding(state: ReviewState, key: str) -> Edit:
    """Take the decision about a finding back, not what was typed for it."""
    finding, old = _known(state, key), state.decisions.finding(key)
    made = _undecided(_question(state, key), old.reason if old is not None else "")
    return Edit(f"退回疑点「{finding.title}」", state.decisions.with_(Subject.FINDING, key, made))


def _undecided(asked: _Asked, reason: str) -> FindingDecision | None:
    return FindingDecision(None, reason, "", *asked) if asked[0] is not None or reason else None


def _question(state: ReviewState, key: str) -> _Asked:
    """Return the question as a person edited it; one that says what the finding asks by itself is none."""
    finding, old = _known(state, key), state.decisions.finding(key)
    if old is None or old.question is None or old.question == finding.question:
        return None, ""
    return old.question, old.said


def _edited(finding: Finding, question: str) -> _Asked:
    """Return a question that a person saw beside the finding; an untouched one follows the finding."""
    return (None, "") if question == finding.question else (question, finding.message)


def settle_finding(state: ReviewState, key: str, choice: int) -> Edit:
    """Take one of the stated values for the field and accept the finding, as one step. Raises Refused."""
    finding = _known(state, key)
    if not 0 <= choice < len(finding.choices):
        raise Refused("没有这个选项。")
    taken = finding.choices[choice]
    decision = take_value(state, taken.field, taken.value, taken.passage)
    decisions = state.decisions.with_(Subject.FIELD, taken.field, decision)
    made = FindingDecision(True, "", finding.fingerprint, *_question(state, key))
    return Edit(f"采用第 {choice + 1} 个值", decisions.with_(Subject.FINDING, key, made))


def _known(state: ReviewState, key: str) -> Finding:
    if (finding := state.assessment.findings.get(key)) is None:
        raise Refused("这个疑点已不存在。")
    return finding
