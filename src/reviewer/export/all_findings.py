"""The sheet 疑点清单: the findings of all reports under one header, to be filtered and sorted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.export.model import ExportMeta, ReviewForExport
from reviewer.export.page import AIRY, MOST_ROWS, Page
from reviewer.export.review_rows import FindingLine, finding_lines
from reviewer.export.statistics import write_head
from reviewer.export.summary import FIRST

COLUMNS = (
    ("汇总表序号", 8.0),
    ("实施单位", 18.0),
    ("项目名称", 24.0),
    ("疑点号", 6.0),
    ("级别", 6.0),
    ("疑点", 20.0),
    ("说明及原文", 60.0),
    ("处理", 8.0),
    ("理由或问询", 36.0),
)
_MIDDLE = frozenset({3, 4, 7})


@dataclass(frozen=True)
class ListedFinding:
    """One finding as the list shows it, with the line of the summary that it belongs to."""

    number: int
    sheet: str
    unit: str
    project: str
    finding: int
    line: FindingLine


def listed(number: int, sheet: str, review: ReviewForExport) -> list[ListedFinding]:
    """Return a review's findings in their order."""
    lines = finding_lines(list(review.findings.items()), review.decisions)
    return [
        ListedFinding(
            number, sheet, review.row.unit, review.row.project_shown, review.numbers.get(key, at), line
        )
        for at, (key, line) in enumerate(zip(review.findings, lines, strict=True), 1)
    ]


def write_all_findings(page: Page, found: Sequence[ListedFinding], meta: ExportMeta) -> None:
    """Write a line for each finding; the number leads to the report's own sheet."""
    shown = found[:MOST_ROWS]
    told = f"共 {len(found)} 条，供核实"
    if len(shown) < len(found):
        told += f"；一张表只能列 {len(shown)} 条，其余请分批导出"
    write_head(page, "疑点清单", told, COLUMNS, meta)
    page.airy = AIRY
    for at, one in enumerate(shown, FIRST):
        page.need(at, 0)
        page.counter(at, 0, one.number, one.sheet)
        line = one.line
        texts = (
            one.unit,
            one.project,
            str(one.finding),
            line.severity,
            line.title,
            line.message,
            line.state,
            line.reason,
        )
        for column, text in enumerate(texts, 1):
            page.text(at, column, text, page.styles.middle() if column in _MIDDLE else page.styles.text())
    if shown:
        page.sheet.autofilter(FIRST - 1, 0, FIRST + len(shown) - 1, len(COLUMNS) - 1)
    page.print_as_table(FIRST - 1, 3, FIRST + len(shown) - 1)
