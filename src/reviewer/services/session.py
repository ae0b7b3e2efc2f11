"""The review session: one editor object between every panel and the data, free of Qt, used from one thread.

Every edit is applied, rescored, and saved with all that follows from it in one transaction. What could not be saved stays
pending (it is the difference between what the database holds and what the session says) and is written by `flush`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal

from reviewer.domain.counting import rate_that_counts
from reviewer.domain.errors import EnvironmentProblem, ReadOnly, Refused
from reviewer.domain.finding import Finding
from reviewer.domain.report import FieldValue, Report
from reviewer.domain.review import Decisions, Status, Subject
from reviewer.domain.rubric import ScoreSheet
from reviewer.domain.text import Passage
from reviewer.domain.unread import unread_of
from reviewer.services import lighting, signs, typed
from reviewer.services.assess import Assessment, assess
from reviewer.services.bugs import note_bug
from reviewer.services.edits import fields, findings, indicators, opinion, scores, spending
from reviewer.services.edits.edit import Edit, needed_reason
from reviewer.services.edits.placing import Place, places
from reviewer.services.lighting import Lit
from reviewer.services.opened import OpenedReview, Store
from reviewer.services.rows import derived_of, numbered
from reviewer.services.signs import Lapsed, ReviewState, Sign, Todo
from reviewer.storage.codec import Sealed, sealed_to_json
from reviewer.storage.derived import Event, Seal, Snapshot, changes, profile_mark
from reviewer.storage.problems import UNKNOWN, SaveProblem
from reviewer.version import program_version

__all__ = ["Lit", "OpenedReview", "ReviewSession", "Sign", "Store", "Todo"]

_ADDED = re.compile(r"new-(\d+)")
DONE_REASON = "已审，只能查看。需要修改时请选择「重新打开」。"


@dataclass(frozen=True)
class _Step:
    label: str
    before: Decisions
    after: Decisions
    typing: str = ""  # what was being typed: its steps become one


class ReviewSession:
    """One review under the hands of a person."""

    def __init__(self, store: Store, opened: OpenedReview) -> None:
        self._store = store
        self.row = opened.row
        self.document = opened.document
        self.machine = opened.machine
        self.unread = unread_of(opened.document)
        self._default_profile = opened.default_profile
        self._around = opened.around
        self._money_unit = typed.money_unit(opened.machine)
        self._saved = Snapshot(opened.decisions, opened.stored, opened.row.status, opened.row.reviewer)
        self.status = opened.row.status
        self.saved_at: datetime | None = opened.row.updated_at
        self.save_problem = ""
        self._reviewer = opened.row.reviewer
        self._events: list[Event] = []
        self._undo: list[_Step] = []
        self._redo: list[_Step] = []
        self._listeners: list[Callable[[], None]] = []
        self._numbers = numbered(opened.stored.findings, ())
        self._todo: tuple[Todo, ...] | None = None
        self.stale = opened.stale
        finished = opened.as_finished()
        if finished is not None:
            self._state = ReviewState(opened.machine, opened.decisions, finished)
        else:
            self._state = self._assessed(opened.decisions, None)

    # -- what it says -------------------------------------------------------------------------------------------

    @property
    def decisions(self) -> Decisions:
        return self._state.decisions

    @property
    def report(self) -> Report:
        """The effective report: the reading with corrections applied."""
        return self._state.report

    @property
    def findings(self) -> dict[str, Finding]:
        return self._state.assessment.findings

    @property
    def sheet(self) -> ScoreSheet:
        return self._state.assessment.sheet

    @property
    def read_only(self) -> bool:
        return self._store.read_only or self.status is Status.DONE

    @property
    def read_only_reason(self) -> str:
        if self._store.read_only:
            return self._store.read_only_reason
        return DONE_REASON if self.status is Status.DONE else ""

    @property
    def pending(self) -> bool:
        """Whether something is not in the database yet."""
        return self.save_problem != ""

    def as_it_stands(self) -> tuple[OpenedReview, Assessment]:
        """Give the review as it is at this moment; everything in it is immutable."""
        state = self._state
        opened = OpenedReview(
            self.row, self.document, self.machine, state.decisions, self._saved.derived, self._default_profile,
            around=self._around,
        )  # fmt: skip
        return opened, state.assessment

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call the listener once after each change; return what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    # -- fields -------------------------------------------------------------------------------------------------

    def set_field(self, name: str, typed: str, passage: Passage | None = None) -> None:
        """Correct what the report says. Raises Refused with the sentence for the cell."""
        self._edit(lambda s: fields.set_field(s, name, typed, passage, self.money_unit(name)))

    def confirm_field(self, name: str) -> None:
        """Confirm a value, or that the report does not state it (原文确无)."""
        self._edit(lambda s: fields.confirm_field(s, name))

    def restore_field(self, name: str) -> None:
        """Go back to the machine's value."""
        self._edit(lambda s: fields.restore_field(s, name))

    def verify_field(self, name: str, typed: str, reason: str) -> None:
        """Set the reviewer's own figure."""
        self._edit(lambda s: fields.verify_field(s, name, typed, reason, self.money_unit(name)))

    # -- indicators ---------------------------------------------------------------------------------------------

    def set_indicator(self, key: str, column: str, typed: str, passage: Passage | None = None) -> None:
        """Correct "name", "category", "target" or "actual"."""
        self._edit(lambda s: indicators.set_indicator(s, key, column, typed, passage))

    def confirm_indicator(self, key: str) -> None:
        self._edit(lambda s: indicators.confirm_indicator(s, key))

    def restore_indicator(self, key: str) -> None:
        self._edit(lambda s: indicators.restore_indicator(s, key))

    def verify_indicator(self, key: str, typed: str, reason: str) -> None:
        """Set the verified result (复核完成值)."""
        self._edit(lambda s: indicators.verify_indicator(s, key, typed, reason))

    def move_indicator(self, key: str, part: str | None) -> None:
        """Put an indicator under a part of the rubric; None leaves it to the rules. Its row keeps its decision."""
        self._edit(lambda s: indicators.move_indicator(s, key, part))

    def places(self, key: str) -> tuple[Place, ...]:
        """Return the parts of the rubric as places for an indicator."""
        indicator = self.report.indicator(key)
        return places(self._state, indicator) if indicator is not None else ()

    def add_indicator(self, name: str, category: str, passage: Passage | None = None) -> str:
        """Add an indicator by hand; return its key."""
        key = self._new_key()
        self._edit(lambda s: indicators.add_indicator(s, key, name, category, passage))
        return key

    def add_evidence(self, key: str, passage: Passage) -> None:
        """Tie one more passage of the report to an indicator."""
        self._edit(lambda s: indicators.add_evidence(s, key, passage))

    def remove_indicator(self, key: str) -> None:
        self._edit(lambda s: indicators.remove_indicator(s, key))

    # -- spending -----------------------------------------------------------------------------------------------

    def set_spending(self, key: str, column: str, typed: str, passage: Passage | None = None) -> None:
        """Correct "name" or "amount"."""
        self._edit(lambda s: spending.set_spending(s, key, column, typed, passage, self.money_unit("spent")))

    def confirm_spending(self, key: str) -> None:
        self._edit(lambda s: spending.confirm_spending(s, key))

    def restore_spending(self, key: str) -> None:
        self._edit(lambda s: spending.restore_spending(s, key))

    def add_spending(self, name: str, typed: str, passage: Passage | None = None) -> str:
        """Add a spending item by hand; return its key."""
        key, unit = self._new_key(), self.money_unit("spent")
        self._edit(lambda s: spending.add_spending(s, key, name, typed, passage, unit))
        return key

    def remove_spending(self, key: str) -> None:
        self._edit(lambda s: spending.remove_spending(s, key))

    # -- score and findings -------------------------------------------------------------------------------------

    def confirm_item(self, key: str) -> None:
        self._edit(lambda s: scores.confirm_item(s, key))

    def adjust_item(self, key: str, amount: str, reason: str) -> None:
        """Adjust by a signed amount; refused without a reason or outside 0 … points."""
        self._edit(lambda s: scores.adjust_item(s, key, amount, reason))

    def restore_item(self, key: str) -> None:
        self._edit(lambda s: scores.restore_item(s, key))

    def lapsed(self) -> tuple[Lapsed, ...]:
        """Return the adjustments that have no item in the sheet now."""
        return signs.lapsed(self._state)

    def drop_lapsed(self) -> None:
        """Take those adjustments back."""
        self._edit(scores.drop_lapsed)

    def exclude_item(self, key: str, reason: str) -> None:
        """Mark as not applicable: its points go to the others."""
        self._edit(lambda s: scores.exclude_item(s, key, reason))

    def accept_finding(self, key: str, question: str | None = None) -> None:
        self._edit(lambda s: findings.accept_finding(s, key, question))

    def dismiss_finding(self, key: str, reason: str) -> None:
        self._edit(lambda s: findings.dismiss_finding(s, key, reason))

    def note_finding(self, key: str, question: str | None = None, reason: str | None = None) -> None:
        """Keep what was typed for a finding, as text of its own; it decides nothing."""
        self._edit(lambda s: findings.note_finding(s, key, question, reason), typing=f"finding:{key}")

    def reopen_finding(self, key: str) -> None:
        self._edit(lambda s: findings.reopen_finding(s, key))

    def settle_finding(self, key: str, choice: int) -> None:
        """Take one of the stated values and accept the finding."""
        self._edit(lambda s: findings.settle_finding(s, key, choice), keep_decided=key)

    def choose_profile(self, profile_id: str | None) -> None:
        """Choose this report's rubric; None leaves it to the rules."""
        known = [one for one, _ in self.profiles()]
        self._edit(lambda s: scores.choose_profile(s, profile_id, known))

    def profiles(self) -> list[tuple[str, str]]:
        """Return the ids and names of all rubrics."""
        from reviewer.scoring import load_profiles

        return [(p.id, p.name) for p in load_profiles().values()]

    def write_opinion(self, texts: opinion.Texts) -> None:
        """Keep the running texts of the review opinion as typed; None leaves one to the program again."""
        self._edit(lambda s: opinion.write_texts(s, texts))

    # -- the review as a whole ----------------------------------------------------------------------------------

    def finish(self, reviewer: str = "") -> None:
        """Finish (已审). Raises Refused with the list while an item is 待确认 or 待评, or without a name."""
        self._must_write()
        if waiting := [t for t in self.todo() if t.panel == "score"]:
            raise Refused(f"还有 {len(waiting)} 个评分项未定，不能完成：{_listed(waiting)}。")
        name = reviewer.strip() or self._reviewer or self._store.setting("reviewer_name")
        if not name:
            raise Refused("请先填写评审人姓名，再完成评审。")
        self._turn(Status.DONE, name, Event("finish", "", name, datetime.now(UTC)))
        if self._store.setting("reviewer_name") != name:
            self._store.set_setting("reviewer_name", name)

    def reopen(self, reason: str) -> None:
        """Open a finished review again. Raises Refused without a reason."""
        if self._store.read_only:
            raise ReadOnly(self._store.read_only_reason)
        if self.status is not Status.DONE:
            raise Refused("这份报告尚未完成评审，无需重新打开。")
        why = needed_reason(reason, "重新打开")
        before = (self._state, dict(self._numbers))
        self._state = self._assessed(self.decisions, None)
        try:
            self._turn(
                Status.REVIEWING, self._reviewer, Event("reopen", why, self._author(), datetime.now(UTC))
            )
        except EnvironmentProblem:
            self._state, self._numbers = before
            self._todo = None
            raise

    def follow_profile(self) -> None:
        """Save what a changed profile makes of the review, so that every place shows the score that its panel shows."""
        mark = profile_mark(self.sheet.profile_id, self.sheet.profile_version)
        if not self.read_only and self._saved.derived.row["profile"] != mark:
            self._keep()

    def rescore(self) -> None:
        """Score anew by the profiles now in force; what is finished stays as it was signed."""
        if not self.read_only:
            self._state = self._after(self.decisions)
            self._keep()

    def _turn(self, status: Status, reviewer: str, event: Event) -> None:
        """Change the status and save it at once; a failure leaves everything as it was and is raised."""
        before = (self.status, self._reviewer, list(self._events))
        self.status, self._reviewer = status, reviewer
        self._events.append(event)
        target = self._snapshot()
        try:
            self._write(target)
        except EnvironmentProblem:
            self.status, self._reviewer, self._events = before
            raise
        self._refresh_row(target)
        self._notify()

    def undo(self) -> str:
        """Take the last edit back; return its label, "" where there is none."""
        return self._move(self._undo, self._redo, lambda step: step.before)

    def redo(self) -> str:
        """Do the edit again that was taken back last; return its label."""
        return self._move(self._redo, self._undo, lambda step: step.after)

    @property
    def undo_label(self) -> str | None:
        return self._undo[-1].label if self._undo and not self.read_only else None

    @property
    def redo_label(self) -> str | None:
        return self._redo[-1].label if self._redo and not self.read_only else None

    def _move(self, source: list[_Step], target: list[_Step], pick: Callable[[_Step], Decisions]) -> str:
        self._must_write()
        if not source:
            return ""
        step = source[-1]
        self._state = self._after(pick(step))
        target.append(source.pop())
        self._keep()
        return step.label

    def flush(self) -> bool:
        """Try again to save what is pending; tell whether everything is saved now."""
        if self.pending:
            self._keep()
        return not self.pending

    # -- what panels ask ----------------------------------------------------------------------------------------

    def todo(self) -> tuple[Todo, ...]:
        """Return everything that still needs a person, each thing once."""
        if self._todo is None:
            self._todo = signs.todo(self._state)
        return self._todo

    def lit(self, ref: str) -> tuple[Lit, ...]:
        """Return the passages of the current thing."""
        return lighting.lit(self._state, ref)

    def values(self) -> tuple[Passage, ...]:
        """Return all grounded values."""
        return lighting.values(self.report)

    def sign(self, ref: str) -> Sign:
        """Return the sign of a row."""
        return signs.sign(self._state, ref)

    def followed(self, ref: str) -> str:
        """Return what a row is called now: that of an indicator has another name under another part."""
        return signs.followed(self._state, ref)

    def numbers_of(self, ref: str) -> tuple[int, ...]:
        """Return the numbers of the findings that touch a row and were not dismissed."""
        return tuple(sorted(self._numbers[k] for k, _ in signs.touching(self._state, ref)))

    def finding_number(self, key: str) -> int:
        """Return a finding's number, fixed within the report; 0 where there is no such finding."""
        return self._numbers.get(key, 0)

    def finding_state(self, key: str) -> str:
        """Return "open", "accepted" or "dismissed"."""
        return signs.finding_state(self._state, key)

    def alternatives(self, name: str) -> tuple[FieldValue, ...]:
        """Return the other values that the report states for a field, each once."""
        current = self.report.value(name)
        others = {s.value: s for s in reversed(self.machine.statements.get(name, ())) if s.value != current}
        return tuple(reversed(others.values()))

    def money_unit(self, name: str) -> str:
        """Return the unit the report uses for money."""
        return self._money_unit

    def shown(self, name: str) -> str:
        """Return a field as the panel shows it, "" where the report does not state it."""
        value = self.report.value(name)
        return "" if value is None else typed.show(name, value, self.money_unit(name))

    def shown_machine(self, name: str) -> str:
        """Return the machine's own value as shown, to stand beside a correction."""
        value = self.machine.value(name)
        return "" if value is None else typed.show(name, value, self.money_unit(name))

    def shown_verified(self, name: str) -> str:
        """Return the reviewer's own figure as shown, "" without one."""
        decision = self.decisions.field(name)
        value = decision.verified if decision else None
        return "" if value is None else typed.show(name, value, self.money_unit(name))

    def computed_rate(self, name: str = "execution_rate") -> tuple[Decimal, str] | None:
        """Return a rate in percent by the figures that count, with its formula, where the report does not state it."""
        found = rate_that_counts(self.report, self.decisions, name)
        if found is None or self.report.value(name) is not None:
            return None
        return found.percent, f"{self._counted(found.above)} ÷ {self._counted(found.below)} = {found.percent}%"

    def _counted(self, name: str) -> str:
        """Write the figure that counts, and that it is the reviewer's own."""
        own = self.shown_verified(name)
        return f"{own}（复核数）" if own else self.shown(name)

    # -- applying and saving ------------------------------------------------------------------------------------

    def _edit(
        self, make: Callable[[ReviewState], Edit | None], keep_decided: str = "", typing: str = ""
    ) -> None:
        self._must_write()
        edit = make(self._state)
        if edit is None or edit.decisions.entries == self.decisions.entries:
            return
        before, state = self.decisions, self._after(edit.decisions)
        if keep_decided:
            state = self._pinned(state, keep_decided)
        self._state = state
        self._note_step(_Step(edit.label, before, state.decisions, typing))
        if self.status is Status.WAITING:
            self.status = Status.REVIEWING
        self._keep()

    def edit_together(self, label: str, makes: Sequence[Callable[[ReviewState], Edit | None]]) -> list[str]:
        """Do several edits as one step of undo, saved at once; return for each "" or the sentence why it was refused.

        `label` names the step, with the number of edits in the place of {0}.
        """
        self._must_write()
        before, state = self.decisions, self._state
        told: list[str] = []
        for make in makes:
            try:
                edit = make(state)
            except Refused as problem:
                told.append(problem.message)
                continue
            told.append("")
            if edit is not None and edit.decisions.entries != state.decisions.entries:
                state = self._assessed(edit.decisions, state.assessment)
        if state.decisions.entries != before.entries:
            self._state = state
            self._note_step(_Step(label.format(told.count("")), before, state.decisions))
            if self.status is Status.WAITING:
                self.status = Status.REVIEWING
            self._keep()
        return told

    def _note_step(self, step: _Step) -> None:
        """Keep a step for undo; what is typed on and on for one thing is one step."""
        self._redo.clear()
        last = self._undo[-1] if self._undo else None
        if step.typing and last is not None and last.typing == step.typing and last.after is step.before:
            step = replace(step, before=self._undo.pop().before)
        if step.before.entries != step.after.entries:
            self._undo.append(step)

    def _new_key(self) -> str:
        """Return a key for something added by hand, after all others and of nothing that was there before."""
        used = (int(n) for _, key in self.decisions.entries for n in _ADDED.findall(key))
        return f"new-{max(used, default=0) + 1:04}"

    def _must_write(self) -> None:
        if self.read_only:
            raise ReadOnly(self.read_only_reason)

    def _after(self, decisions: Decisions) -> ReviewState:
        return self._assessed(decisions, self._state.assessment)

    def _assessed(self, decisions: Decisions, before: Assessment | None) -> ReviewState:
        assessment = assess(self.document, self.machine, decisions, self._default_profile, before, self._around)
        for key in assessment.findings:
            self._numbers.setdefault(key, max(self._numbers.values(), default=0) + 1)
        self._todo = None
        return ReviewState(self.machine, decisions, assessment)

    def _pinned(self, state: ReviewState, key: str) -> ReviewState:
        """Keep a finding decided whose numbers moved by the very edit that settled it."""
        decision, finding = state.decisions.finding(key), state.assessment.findings.get(key)
        if decision is None or finding is None or decision.fingerprint == finding.fingerprint:
            return state
        made = replace(decision, accepted=True, fingerprint=finding.fingerprint)
        return self._after(state.decisions.with_(Subject.FINDING, key, made))

    def _keep(self) -> None:
        """Save; whatever refuses, the edit stays pending and says so. Other errors are bugs, and raised after."""
        target = self._snapshot()
        try:
            self._write(target)
        except EnvironmentProblem as problem:
            self.save_problem = f"未保存：{_cause(problem)}，重试中"
        except Exception:
            self.save_problem = "未保存：程序出错，重试中"
            raise
        finally:
            self._refresh_row(target)
            self._notify()

    def _write(self, target: Snapshot) -> None:
        changed = changes(self._saved, target, tuple(self._events), self._author())
        if target.status is Status.DONE and self._saved.status is not Status.DONE:
            changed = replace(changed, seal=self._seal())
        if not changed.empty:
            self.saved_at = self._store.save(self.row.id, changed)
        self._saved = target
        self._events = []
        self.save_problem = ""

    def _seal(self) -> Seal:
        sealed = Sealed(self.findings, self.sheet)
        return Seal(sealed_to_json(sealed, self.document.text), program_version())

    def _snapshot(self) -> Snapshot:
        derived = derived_of(self._state, self._numbers, len(self.todo()))
        return Snapshot(self.decisions, derived, self.status, self._reviewer)

    def _refresh_row(self, target: Snapshot) -> None:
        columns = {k: v for k, v in target.derived.row.items() if k != "profile"}
        when = self.saved_at or self.row.updated_at
        self.row = replace(self.row, **columns, status=self.status, reviewer=self._reviewer, updated_at=when)

    def _author(self) -> str:
        return self._reviewer or self._store.setting("reviewer_name")

    def _notify(self) -> None:
        for listener in list(self._listeners):
            listener()


def _cause(problem: EnvironmentProblem) -> str:
    """Return why in a few words; what should not happen goes to the log."""
    if not isinstance(problem, SaveProblem):
        return problem.message.rstrip("。")
    if problem.cause == UNKNOWN:
        note_bug(problem)
    return problem.cause


def _listed(waiting: list[Todo], most: int = 3) -> str:
    """Name the first of them in one line; the score table shows the others."""
    told = (t.text.partition("：") for t in waiting[:most])
    names = "、".join(f"{name}（{why.partition('，')[0]}）" for name, _, why in told)
    return names if len(waiting) <= most else f"{names} 等"
