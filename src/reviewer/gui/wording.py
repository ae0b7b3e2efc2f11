"""How figures are written in the shell: list, queue, preview."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from reviewer.domain.library import ReportRow
from reviewer.domain.review import Status

NOTHING = "—"
PROVISIONAL = "暂"
NO_REPORT = "非绩效报告"
NOTHING_READ = "未读出文字"
NO_REPORT_ICON = ("question", "amber")
_TEN_THOUSAND = Decimal(10_000)
STATUS_ICONS = {
    Status.REVIEWING: ("circle-half", "accent"),
    Status.WAITING: ("circle", "text2"),
    Status.DONE: ("check-circle", "green"),
}
FAILED_ICON = ("warning-circle", "red")
READING_ICON = ("circle-dashed", "text2")


def no_report(row: ReportRow) -> str:
    """Say of what is no performance report what it is: another text, or nothing that could be read."""
    return NOTHING_READ if row.wordless else NO_REPORT


def status_icon(row: ReportRow) -> tuple[str, str]:
    """Return the sign of a report: its status, a question where it is no performance report."""
    return STATUS_ICONS[row.status] if row.recognised else NO_REPORT_ICON


def money(amount: Decimal | None) -> str:
    """Write 元 as 万元: grouped by thousands, two decimals or as many as the amount has."""
    if amount is None:
        return NOTHING
    shown = (amount / _TEN_THOUSAND).normalize()
    decimals = max(2, -int(shown.as_tuple().exponent))
    return f"{shown:,.{decimals}f}"


def yuan(amount: Decimal | None) -> str:
    """Write 元 in full, for tooltips."""
    return "" if amount is None else f"{amount:,.2f} 元"


def points(value: Decimal | None) -> str:
    """Write a score with two decimals."""
    return NOTHING if value is None else f"{value:.2f}"


def percent(value: Decimal | None) -> str:
    """Write a percentage with two decimals."""
    return NOTHING if value is None else f"{value:.2f}%"


def signed(value: Decimal | None) -> str:
    """Write a difference with a real minus sign; zero has none."""
    if value is None:
        return NOTHING
    sign = "−" if value < 0 else "+" if value > 0 else ""
    return f"{sign}{abs(value):.2f}"


def size(count: int) -> str:
    """Write a file size."""
    return f"{count / 1024:.0f} KB" if count < 1024 * 1024 else f"{count / 1024 / 1024:.1f} MB"


def review_score(row: ReportRow) -> str:
    """Write the review score as the list shows it: 暂 before what is provisional, nothing where nothing is scored yet."""
    if not row.recognised:
        return no_report(row)
    if row.status is Status.WAITING and not row.score:
        return NOTHING
    mark = f"{PROVISIONAL} " if row.provisional or row.status is Status.WAITING else ""
    return mark + points(row.score)


def review_score_tip(row: ReportRow) -> str:
    """Say what a provisional score is; "" of any other."""
    shown = review_score(row)
    if not shown.startswith(PROVISIONAL):
        return ""
    told = QCoreApplication.translate(
        "ReportListModel", "暂定 {0} 分，待评 {1} 分：由报告算出或建议，尚待复核。"
    )
    return told.format(points(row.score), points(row.open_points))


def shown_difference(row: ReportRow) -> Decimal | None:
    """Return the difference that may be shown: none before a review; of the decided parts while points are open."""
    if row.status is Status.WAITING or not row.recognised:
        return None
    return row.difference if row.difference is not None else row.decided_difference


def findings_count(row: ReportRow) -> int:
    """Count the findings of all severities."""
    return row.findings_high + row.findings_medium + row.findings_low
