"""Scoring many reviews anew: what a changed profile would make of them, and making it so.

A score rests on the stored reading, the stored findings and the decisions: no file is read and no text is checked again,
since no profile changes what a report says or what is found in it. Hand adjustments stay; finished reviews are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reviewer.domain.document import Document
from reviewer.domain.errors import Cancelled
from reviewer.domain.finding import Finding, Severity, keyed
from reviewer.domain.library import Progress, ProgressCallback
from reviewer.domain.report import Report
from reviewer.domain.review import Decisions, ItemDecision, Status, Subject
from reviewer.domain.rubric import ItemState, Profile, ScoreSheet
from reviewer.services.assess import Assessment, apply_decisions
from reviewer.services.signs import ReviewState, finding_state, waiting_word
from reviewer.storage.derived import Changes, Derived, Rows, Snapshot, changes, rescored
from reviewer.storage.rescoring import ScoreRecords, Standing, StoredScore

_BATCH = 50  # reviews per transaction: an edit made meanwhile waits no longer than for one of these
_WAITING = frozenset({ItemState.PROPOSED.value, ItemState.OPEN.value})
Rescored = tuple[StoredScore, Changes]


@dataclass(frozen=True, slots=True)
class Change:
    """What a profile would change for one report; ranks are among all reports, grades None while points are 待评."""

    report_id: int
    name: str
    unit: str
    old: Decimal
    new: Decimal
    old_grade: str | None
    new_grade: str | None
    old_rank: int = 0
    new_rank: int = 0
    doubtful: int = 0  # decisions of a person that rest on another score then (依据已变)

    @property
    def difference(self) -> Decimal:
        return self.new - self.old

    @property
    def regraded(self) -> bool:
        return self.old_grade != self.new_grade


@dataclass(frozen=True)
class WhatIf:
    """What a profile would change; `finished` reviews scored by it stay as they were signed."""

    profile: Profile
    changes: tuple[Change, ...]
    finished: int

    @property
    def rescored(self) -> int:
        return sum(1 for c in self.changes if c.difference)

    @property
    def regraded(self) -> int:
        return sum(1 for c in self.changes if c.regraded)

    @property
    def reranked(self) -> int:
        return sum(1 for c in self.changes if c.old_rank != c.new_rank)

    @property
    def doubtful(self) -> int:
        return sum(c.doubtful for c in self.changes)


@dataclass(frozen=True)
class _Judged:
    """A review scored anew, not yet written."""

    report: Report
    profile_id: str
    sheet: ScoreSheet


class Rescoring:
    """Scores stored reviews by a set of profiles."""

    def __init__(self, records: ScoreRecords, profiles: Mapping[str, Profile]) -> None:
        self._records = records
        self._profiles = profiles
        self._checks = frozenset(
            c for p in profiles.values() for part in p.parts for item in part.items for c in item.checks
        )

    # -- what if

    def what_if(self, target: str, before: Profile | None, progress: ProgressCallback | None = None) -> WhatIf:
        """Tell what the profile `target` would change for all reports it scores or would score. Raises Cancelled."""
        standings = {s.id: s for s in self._records.standings()}
        doubtful, keys = self._records.doubtful(), _item_keys(before)
        found = []
        for stored in self._loaded(_unfinished(standings.values()), progress, items=False):
            standing = standings[stored.id]
            judged = self._judge(stored, target, standing.profile)
            if judged is not None:
                again = _doubtful(judged.sheet, stored.decisions, doubtful.get(stored.id, frozenset()), keys)
                found.append(_change(standing, judged.sheet, again))
        finished = sum(1 for s in standings.values() if s.status is Status.DONE and s.profile == target)
        return WhatIf(self._profiles[target], _ranked(found, list(standings.values())), finished)

    # -- making it so

    def apply(
        self,
        target: str,
        write: Callable[[list[Rescored]], list[int]],
        progress: ProgressCallback | None = None,
        only: Sequence[int] | None = None,
    ) -> tuple[int, list[int]]:
        """Score anew what `target` scores or would score; return how many, and the ids that `write` passed over.

        `write` is given one batch at a time. Raises Cancelled; what is written by then stays.
        """
        standings = {s.id: s for s in self._records.standings()}
        wanted = _unfinished(standings.values()) if only is None else list(only)
        count = 0
        passed: list[int] = []
        batch: list[Rescored] = []
        for stored in self._loaded(wanted, progress):
            judged = self._judge(stored, target, standings[stored.id].profile)
            if judged is not None:
                batch.append((stored, self._changes(stored, judged)))
                count += 1
            if len(batch) >= _BATCH:
                passed += write(batch)
                batch = []
        passed += write(batch) if batch else []
        return count - len(passed), passed

    def by_default(self, ids: Sequence[int], default_profile: str) -> Iterator[list[Rescored]]:
        """Score reviews anew with another default profile, a batch at a time."""
        for start in range(0, len(ids), _BATCH):
            some = self._records.load(ids[start : start + _BATCH])
            moved = [replace(stored, default_profile=default_profile) for stored in some]
            judged = [(stored, self._judge(stored, "", "")) for stored in moved]
            yield [(stored, self._changes(stored, found)) for stored, found in judged if found is not None]

    def _loaded(
        self, ids: Sequence[int], progress: ProgressCallback | None, *, items: bool = True
    ) -> Iterator[StoredScore]:
        for start in range(0, len(ids), _BATCH):
            if progress is not None and not progress(Progress(start, len(ids))):
                raise Cancelled
            yield from self._records.load(ids[start : start + _BATCH], items=items)
        if progress is not None:
            progress(Progress(len(ids), len(ids)))

    def _judge(self, stored: StoredScore, target: str, scored_by: str) -> _Judged | None:
        """Score a review; None where `target` neither scores it now nor would ("" takes every review)."""
        from reviewer.scoring import choose_profile, score

        report = apply_decisions(stored.machine, stored.decisions, stored.text)
        chosen = stored.decisions.profile()
        profile, reason = choose_profile(report, self._profiles, chosen, stored.default_profile, stored.text)
        if target not in ("", scored_by, profile.id):
            return None
        document = Document(stored.text, stored.format)
        found = self._standing_findings(stored.derived.findings)
        sheet = score(document, report, profile, reason, found, stored.decisions, brief=True)
        return _Judged(report, profile.id, sheet)

    def _standing_findings(self, rows: Rows) -> list[Finding]:
        """Return the findings that can contradict an item; those dismissed do not."""
        return [
            Finding(row["rule"], Severity(row["severity"]), row["title"], row["message"])
            for row in rows.values()
            if row["rule"] in self._checks and row["state"] != "dismissed"
        ]

    def _changes(self, stored: StoredScore, judged: _Judged) -> Changes:
        from reviewer.checks import check_review
        from reviewer.checks.review import REVIEW_RULES

        known = {row["rule"] for row in stored.derived.findings.values()} - REVIEW_RULES
        review = keyed(check_review(judged.report, judged.sheet, stored.decisions, known=known))
        state = ReviewState(stored.machine, stored.decisions, Assessment(judged.report, review, judged.sheet))
        states = {key: finding_state(state, key) for key in review}
        rows = stored.derived.findings
        numbers = {key: int(row["number"]) for key, row in rows.items()}
        for key in review:
            numbers.setdefault(key, max(numbers.values(), default=0) + 1)
        waiting = _waiting(judged.sheet) + sum(
            1 for k, f in review.items() if _asks(f.severity.value, states[k])
        )
        new = rescored(
            _without_score(stored.derived), judged.sheet, review, states, numbers, stored.decisions, waiting
        )
        old = Snapshot(stored.decisions, stored.derived, stored.status, stored.reviewer)
        return changes(old, replace(old, derived=new))


def _without_score(stored: Derived) -> Derived:
    """Return the rows that no profile changes, and `left` without what the score left open."""
    from reviewer.checks.review import REVIEW_RULES

    about_it = {k: row for k, row in stored.findings.items() if row["rule"] in REVIEW_RULES}
    asked = sum(1 for row in about_it.values() if _asks(row["severity"], row["state"]))
    open_rows = sum(1 for row in stored.items.values() if row["doubtful"] or row["state"] in _WAITING)
    row = {**stored.row, "left": stored.row["left"] - asked - open_rows}
    return Derived(row, {}, {k: row for k, row in stored.findings.items() if k not in about_it})


def _asks(severity: str, state: str) -> bool:
    return severity != Severity.LOW.value and state == "open"


def _waiting(sheet: ScoreSheet) -> int:
    return sum(1 for part in sheet.parts for item in part.items if waiting_word(item))


def _unfinished(standings: Iterable[Standing]) -> list[int]:
    return [s.id for s in standings if s.status is not Status.DONE]


def _item_keys(profile: Profile | None) -> frozenset[str]:
    parts = profile.parts if profile is not None else ()
    return frozenset(f"{part.key}/{item.key}" for part in parts for item in part.items)


def _doubtful(sheet: ScoreSheet, decisions: Decisions, before: frozenset[str], keys: frozenset[str]) -> int:
    """Count the decisions that become doubtful: another score under them, or an item that is no longer there."""
    items = {item.key: item for part in sheet.parts for item in part.items}
    again = {key for key, item in items.items() if item.doubtful} - before
    decided = {key for key, made in decisions.of(Subject.ITEM) if isinstance(made, ItemDecision)}
    return len(again) + len((decided & keys) - set(items))


def _change(standing: Standing, sheet: ScoreSheet, doubtful: int) -> Change:
    return Change(
        standing.id,
        standing.name,
        standing.unit,
        standing.score,
        sheet.total,
        standing.grade,
        sheet.grade,
        doubtful=doubtful,
    )


def _ranked(found: list[Change], standings: list[Standing]) -> tuple[Change, ...]:
    """Give each change its ranks among all reports, before and after; equal scores share a rank."""
    new = {change.report_id: change.new for change in found}
    before = _ranks([s.score for s in standings])
    after = _ranks([new.get(s.id, s.score) for s in standings])
    return tuple(replace(c, old_rank=before[c.old], new_rank=after[c.new]) for c in found)


def _ranks(scores: list[Decimal]) -> dict[Decimal, int]:
    ranks: dict[Decimal, int] = {}
    for place, score in enumerate(sorted(scores, reverse=True), 1):
        ranks.setdefault(score, place)
    return ranks
