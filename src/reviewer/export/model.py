"""What a workbook is made from: plain values, read before, so that writing needs no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from reviewer.domain.document import Document
from reviewer.domain.finding import Finding
from reviewer.domain.library import ReportRow
from reviewer.domain.pages import Pages
from reviewer.domain.report import Report
from reviewer.domain.review import Decisions, Status
from reviewer.domain.rubric import Profile, ScoreSheet

PROVISIONAL, UNDECIDED = "暂定", "未审定"


def mark_of(status: Status, *, provisional: bool) -> str:
    """Return what a score is marked with: 暂定 while points are 待确认 or 待评, else 未审定 until the review is 已审."""
    if provisional:
        return PROVISIONAL
    return "" if status is Status.DONE else UNDECIDED


def in_brackets(mark: str) -> str:
    """Return a mark as it stands behind a score or a grade."""
    return f"（{mark}）" if mark else ""


def report_key(row: ReportRow) -> str:
    """Return what names a report in any database: its file's content and which of its parts it is."""
    return f"{row.sha256[:16]}/{row.part}"


@dataclass(frozen=True)
class ReviewForExport:
    """One review: `report` is the effective reading (corrections applied), `machine` what the machine read."""

    row: ReportRow
    report: Report
    machine: Report
    decisions: Decisions
    findings: Mapping[str, Finding]
    sheet: ScoreSheet
    profile: Profile
    numbers: Mapping[str, int] = field(default_factory=dict)  # of the findings, as the window shows them
    document: Document | None = None
    pages: Pages | None = None  # of an original that flows, where they were printed

    @property
    def key(self) -> str:
        """What names the report in any database: its file's content and which of its parts it is."""
        return report_key(self.row)

    @property
    def mark(self) -> str:
        """暂定 or 未审定, until a person finished the review: a score that nobody looked at decides nothing."""
        return mark_of(self.row.status, provisional=self.sheet.provisional)

    def entered(self, name: str) -> bool:
        """Tell whether a person typed a field that the original does not state."""
        value = self.report.fields.get(name)
        return value is not None and value.entered


class Sheet(StrEnum):
    """The sheets of the workbook that can be wished for or left out, in their order."""

    SUMMARY = "汇总表"
    BY_UNIT = "按单位"
    BY_KIND = "按问题类型"
    SPREAD = "得分分布"
    FINDINGS = "疑点清单"
    REVIEWS = "复核表"  # one for each report, with one for its findings
    EVIDENCE = "依据"
    TERMS = "口径"


@dataclass(frozen=True)
class ExportSheets:
    """Which sheets of the workbook are wished for; all of them where nobody chose."""

    chosen: frozenset[Sheet] = frozenset(Sheet)

    def __contains__(self, sheet: Sheet) -> bool:
        return sheet in self.chosen


@dataclass(frozen=True)
class ExportMeta:
    """What stands around the figures: title of the summary, 编制单位, the reviewer, and the file's properties."""

    title: str
    organisation: str
    reviewer: str
    program_version: str
    made_at: datetime
    sheets: ExportSheets = ExportSheets()
    database: str = ""  # the identity of the database it comes from
