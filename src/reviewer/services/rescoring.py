"""Scoring many reviews anew: what a changed profile would make of them, and making it so.

A score rests on the stored reading, the stored findings and the decisions: no file is read and no text is checked again.
A profile changes nothing that a report says; which findings it wants is told from their rows, and the one rule whose bound
it sets is run again. Hand adjustments stay; finished reviews are left out.
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
from reviewer.services.assess import Assessment, apply_decisions, split_by
from reviewer.services.rows import numbered
from reviewer.services.signs import ReviewState, decided_state, reading_left, waiting_word
from reviewer.storage.codec import report_from_json
from reviewer.storage.derived import (
    GONE,
    QUIET,
    Changes,
    Rows,
    Snapshot,
    changes,
    finding_of,
    finding_row,
    rescored,
)
from reviewer.storage.rescoring import ScoreRecords, Standing, StoredScore

_BATCH = 50  # reviews per transaction: an edit made meanwhile waits no longer than for one of these
_MOVING = ("state", "number", "reason")  # of a stored finding's row: what a profile can change
_READ = (
    "field:",
    "indicator:",
    "spending:",
)  # subjects that a finding speaks for, so that they are not counted twice
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
    old_findings: int = 0  # about the report, those dismissed left out
    new_findings: int = 0

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

    @property
    def refound(self) -> int:
        """How many reports show other findings."""
        return sum(1 for c in self.changes if c.old_findings != c.new_findings)


@dataclass(frozen=True)
class _Judged:
    """A review scored anew, not yet written."""

    report: Report
    profile: Profile
    findings: Mapping[str, Finding]  # about the report, wanted or not
    sheet: ScoreSheet


class Rescoring:
    """Scores stored reviews by a set of profiles."""

    def __init__(self, records: ScoreRecords, profiles: Mapping[str, Profile]) -> None:
        self._records = records
        self._profiles = profiles

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
                found.append(_change(standing, stored, judged, again))
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

    def by_default(
        self, ids: Sequence[int], default_profile: str, progress: ProgressCallback | None = None
    ) -> Iterator[list[Rescored]]:
        """Score reviews anew with another default profile, a batch at a time; those that have it stay. Raises Cancelled."""
        batch: list[Rescored] = []
        for stored in self._loaded(ids, progress):
            if stored.default_profile == default_profile:
                continue
            moved = replace(stored, default_profile=default_profile)
            judged = self._judge(moved, "", "")
            if judged is not None:
                batch.append((moved, self._changes(moved, judged)))
            if len(batch) >= _BATCH:
                yield batch
                batch = []
        if batch:
            yield batch

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
        found = _about_report(stored, document, report, profile)
        standing = {key: f for key, f in found.items() if not _dismissed(stored, key)}
        sheet = score(document, report, profile, reason, standing, stored.decisions, brief=True)
        return _Judged(report, profile, found, sheet)

    def _changes(self, stored: StoredScore, judged: _Judged) -> Changes:
        from reviewer.checks import check_review

        profile, decisions, before = judged.profile, stored.decisions, stored.derived
        known = {f.rule for f in judged.findings.values() if profile.wants(f.rule, f.gap)}
        review = keyed(check_review(judged.report, judged.sheet, decisions, known=known))
        wanted, quiet = split_by(profile, {**judged.findings, **review})
        rows = _rows(before.findings, wanted, quiet, decisions)
        left = before.row["left"] - _asking(before.findings) - _items_left(before.items)
        left += _asking(rows) + _waiting(judged.sheet) + _uncovered(stored, judged.sheet, rows)
        old = Snapshot(decisions, before, stored.status, stored.reviewer)
        return changes(old, replace(old, derived=rescored(before, judged.sheet, rows, left)))


def _about_report(
    stored: StoredScore, document: Document, report: Report, profile: Profile
) -> dict[str, Finding]:
    """Return the findings about a report: those stored, and anew those whose bound the profile sets."""
    from reviewer.checks import SAID_ANEW, check_over_achievement

    kept = {k: finding_of(row) for k, row in stored.derived.findings.items() if row["rule"] not in SAID_ANEW}
    return {**kept, **keyed(check_over_achievement(document, report, profile.over_achievement_percent))}


def _dismissed(stored: StoredScore, key: str) -> bool:
    row = stored.derived.findings.get(key)
    return row is not None and decided_state(stored.decisions.finding(key), row["fingerprint"]) == "dismissed"


def _rows(
    stored: Rows, wanted: Mapping[str, Finding], quiet: Mapping[str, Finding], decisions: Decisions
) -> Rows:
    """Return the rows of the findings; of a stored one only state, number and reason can change."""
    from reviewer.checks import SAID_ANEW

    numbers = numbered(stored, wanted)
    rows: Rows = {}
    for key, finding in {**wanted, **quiet}.items():
        decision, number, old = decisions.finding(key), numbers.get(key, 0), stored.get(key)
        kept = old if old is not None and old["rule"] not in SAID_ANEW else None
        fingerprint = finding.fingerprint if kept is None else kept["fingerprint"]
        state = decided_state(decision, fingerprint) if key in wanted else QUIET
        row = finding_row(finding, state, number, decision)
        rows[key] = row if kept is None else {**kept, **{name: row[name] for name in _MOVING}}
    return rows


def _uncovered(stored: StoredScore, sheet: ScoreSheet, rows: Rows) -> int:
    """Return how many more readings wait for a person now that other findings ask about them."""
    before, after = _covering(stored.derived.findings), _covering(rows)
    if before == after:
        return 0
    machine = report_from_json(stored.reading, stored.text)  # with the spending, which no score rests on
    report = apply_decisions(machine, stored.decisions, stored.text)

    def waiting(keys: Mapping[str, str], among: Rows) -> int:
        found = {key: finding_of(among[key]) for key in keys}
        return len(reading_left(ReviewState(machine, stored.decisions, Assessment(report, found, sheet))))

    return waiting(after, rows) - waiting(before, stored.derived.findings)


def _covering(rows: Rows) -> dict[str, str]:
    """Return the findings about something read, with their states."""
    return {
        key: row["state"]
        for key, row in rows.items()
        if row["state"] != QUIET and any(kind in row["subjects"] for kind in _READ)
    }


def _asking(rows: Rows) -> int:
    return sum(1 for row in rows.values() if _asks(row["severity"], row["state"]))


def _items_left(items: Rows) -> int:
    return sum(1 for row in items.values() if row["doubtful"] or row["state"] in _WAITING)


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


def _change(standing: Standing, stored: StoredScore, judged: _Judged, doubtful: int) -> Change:
    from reviewer.checks import REVIEW_RULES

    rows = stored.derived.findings.values()
    old = [row for row in rows if row["rule"] not in REVIEW_RULES and row["state"] not in GONE]
    new = [
        key
        for key, finding in judged.findings.items()
        if judged.profile.wants(finding.rule, finding.gap) and not _dismissed(stored, key)
    ]
    return Change(
        standing.id,
        standing.name,
        standing.unit,
        standing.score,
        judged.sheet.total,
        standing.grade,
        judged.sheet.grade,
        doubtful=doubtful,
        old_findings=len(old),
        new_findings=len(new),
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
