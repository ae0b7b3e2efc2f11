"""What a review session is given: a review as it lies in the database, and where its edits go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from reviewer.domain.document import Document
from reviewer.domain.library import ReportRow
from reviewer.domain.report import Report
from reviewer.domain.review import Decisions
from reviewer.services.around import ALONE, Around
from reviewer.services.assess import Assessment, apply_decisions
from reviewer.storage.codec import Sealed
from reviewer.storage.derived import Changes, Derived


class Store(Protocol):
    """What a session needs of the library."""

    @property
    def read_only(self) -> bool: ...
    @property
    def read_only_reason(self) -> str: ...
    def save(self, report_id: int, changed: Changes) -> datetime: ...
    def setting(self, name: str, default: str = "") -> str: ...
    def set_setting(self, name: str, value: str) -> None: ...


@dataclass(frozen=True)
class OpenedReview:
    """A review as it lies in the database, with its document read again from the kept bytes."""

    row: ReportRow
    document: Document
    machine: Report
    decisions: Decisions
    stored: Derived
    default_profile: str
    sealed: Sealed | None = None  # of a finished review: what was found and scored then
    around: Around = ALONE
    stale: bool = False  # shown by the text it was reviewed by, since this version reads its file differently

    def as_finished(self) -> Assessment | None:
        """Return findings and score as they were when the review was finished; None where they follow from the report."""
        if self.sealed is None:
            return None
        report = apply_decisions(self.machine, self.decisions, self.document.text)
        return Assessment(report, self.sealed.findings, self.sealed.sheet)
