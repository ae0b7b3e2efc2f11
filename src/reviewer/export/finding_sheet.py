"""The findings (疑点清单) of one report, on a sheet beside its review sheet: a header of their own on every page."""

from __future__ import annotations

from reviewer.export.model import ExportMeta, ReviewForExport
from reviewer.export.page import AIRY, Page
from reviewer.export.review_rows import FindingLine, finding_lines, findings_counted

COLUMNS = (
    ("序号", 6.0),
    ("级别", 7.0),
    ("疑点", 24.0),
    ("说明及原文", 72.0),
    ("处理", 9.0),
    ("理由或问询", 50.0),
)
_LAST = len(COLUMNS) - 1
_HEAD = 3
_MIDDLE = frozenset({0, 1, 4})


def write_findings(page: Page, review: ReviewForExport, meta: ExportMeta, review_sheet: str) -> None:
    """Write title, header, a line for each finding and places to sign."""
    row, lines = review.row, finding_lines(list(review.findings.items()), review.decisions)
    page.text(0, 0, "疑点清单", page.styles.title(), to=_LAST)
    page.need(0, 34)
    page.text(1, 0, f"编制单位：{meta.organisation}", page.styles.note(), to=2)
    page.link(1, review_sheet, "返回复核表")
    page.text(1, 4, f"共 {findings_counted(lines)}", page.styles.note("right"), to=_LAST)
    about = "　".join(
        text for text in (row.unit, row.project_shown, f"{row.year}年度" if row.year else "") if text
    )
    page.text(2, 0, about, page.styles.note(), to=_LAST)
    for column, (title, _) in enumerate(COLUMNS):
        page.text(_HEAD, column, title, page.styles.head())
    page.airy = AIRY
    for at, (key, line) in enumerate(zip(review.findings, lines, strict=True), 1):
        _write_line(page, _HEAD + at, review.numbers.get(key, at), line)
    end = _HEAD + len(lines) + 1
    page.signatures(end)
    page.print_as_table(_HEAD, 3, end)


def _write_line(page: Page, at: int, number: int, line: FindingLine) -> None:
    texts = (str(number), line.severity, line.title, line.message, line.state, line.reason)
    for column, text in enumerate(texts):
        style = page.styles.middle() if column in _MIDDLE else page.styles.text()
        page.text(at, column, text, style)
