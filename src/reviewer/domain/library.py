"""The reports of a database as a list shows them, and what an import came to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from reviewer.domain.errors import Cancelled
from reviewer.domain.finding import Severity
from reviewer.domain.review import Status


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One line of the report list. Money in 元; `left` counts what still needs a person (待处理)."""

    id: int
    file_name: str
    part: int
    parts: int
    format: str
    sha256: str
    status: Status
    title: str
    unit: str
    department: str
    project_name: str
    year: int | None
    kind: str
    budget_initial: Decimal | None
    budget: Decimal | None
    spent: Decimal | None
    execution_rate: Decimal | None  # percent, computed from effective values where possible, else as stated
    self_score: Decimal | None
    self_grade: str | None
    score: Decimal
    grade: str | None
    provisional: bool
    open_points: Decimal
    difference: Decimal | None
    decided_difference: Decimal | None
    findings_high: int
    findings_medium: int
    findings_low: int
    left: int
    reviewer: str
    imported_at: datetime
    updated_at: datetime
    sample: bool = False
    recognised: bool = True  # False: 非绩效报告, as long as nobody gave it a value
    form_name: str = ""  # the file of the form that is reviewed together with it
    wordless: bool = False  # nothing could be read of it: a person has to look at the original

    @property
    def shown_name(self) -> str:
        """The file's name, with the form's number where it holds several: 「文件名（2/3）」."""
        return f"{self.file_name}（{self.part}/{self.parts}）" if self.parts > 1 else self.file_name

    @property
    def files_shown(self) -> str:
        """The file's name with its type, behind it the type of its form: 「养护.docx + xlsx」."""
        return f"{self.shown_name} + {self.form_name.rpartition('.')[2]}" if self.form_name else self.shown_name

    @property
    def project_shown(self) -> str:
        """What the list calls the report: project, else title, else file name."""
        return self.project_name or self.title or self.shown_name


@dataclass(frozen=True, slots=True)
class ListedFinding:
    """A finding as the list's preview shows it."""

    severity: Severity
    title: str


class SortKey(StrEnum):
    """Columns the list can be sorted by."""

    STATUS = "status"
    DEPARTMENT = "department"
    UNIT = "unit"
    PROJECT = "project_name"
    FILE = "file_name"
    YEAR = "year"
    BUDGET = "budget"
    SPENT = "spent"
    EXECUTION_RATE = "execution_rate"
    SELF_SCORE = "self_score"
    SCORE = "score"
    DIFFERENCE = "difference"
    FINDINGS = "findings"
    REVIEWER = "reviewer"
    UPDATED = "updated_at"
    IMPORTED = "imported_at"


@dataclass(frozen=True, slots=True)
class ListQuery:
    """A filter over the list. `text` is searched in unit, department, project, title and file name.

    `limit` and `offset` cut one page out of the sorted list; None is everything.
    """

    text: str = ""
    status: Status | None = None
    year: int | None = None
    department: str | None = None
    grade: str | None = None
    sort: SortKey = SortKey.IMPORTED
    descending: bool = False
    limit: int | None = None
    offset: int = 0


class Tie(StrEnum):
    """What a content is to a report."""

    OWN = "own"
    FORM = "form"  # the form of a pair
    FORMER = "former"  # its original, before that was replaced


class ImportState(StrEnum):
    """What became of one file."""

    IMPORTED = "imported"
    ALREADY_THERE = "already_there"
    PAIRED = "paired"  # became the form of a report that was imported with it
    UNPAIRED = "unpaired"  # imported alone, a form or report that is not joined to what may be its other half
    REVISION = "revision"  # imported; looks like a corrected version of another report (替换原文 is offered)
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """One file's outcome; `report_id` of the (first) report it became or already was; `message` one sentence."""

    path: str
    state: ImportState
    report_id: int | None = None
    message: str = ""
    revision_of: int | None = None
    locked: bool = False  # failed, as a file that its password would open
    unread: int = 0  # pages of it that were not read
    joinable: tuple[int, int] | None = (
        None  # a report and the form that can become part of it (并入自评表 is offered)
    )


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long job is; `seconds_left` None while unknown."""

    done: int
    total: int
    current: str = ""
    failed: int = 0
    seconds_left: float | None = None
    page: int = 0  # the page of a scan that is recognised now, 0 while none is
    pages: int = 0  # of the same file


# A job tells how far it is and asks whether to go on: returning False cancels it.
ProgressCallback = Callable[[Progress], bool]


def go_on(progress: ProgressCallback | None, done: int, total: int, current: str) -> None:
    """Tell how far a job is. Raises Cancelled where it is not to go on."""
    if progress is not None and not progress(Progress(done, total, current)):
        raise Cancelled
