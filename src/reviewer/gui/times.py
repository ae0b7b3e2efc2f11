"""How times are written in the shell."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from reviewer.domain.library import Progress


def moment(when: datetime | None, today: date | None = None) -> str:
    """Write a time as a person would: 10:32, 昨天, 11-18, 2025-11-18."""
    if when is None:
        return ""
    local = when.astimezone() if when.tzinfo else when
    today = today or date.today()
    if local.date() == today:
        return f"{local:%H:%M}"
    if local.date() == today - timedelta(days=1):
        return QCoreApplication.translate("wording", "昨天")
    return f"{local:%m-%d}" if local.year == today.year else f"{local:%Y-%m-%d}"


def full_moment(when: datetime | None) -> str:
    """Write date and time in full, for tooltips and backups."""
    if when is None:
        return ""
    local = when.astimezone() if when.tzinfo else when
    return f"{local:%Y-%m-%d %H:%M}"


def remaining(progress: Progress) -> str:
    """Write which page of a scan is recognised, and how long a job still takes; "" while neither is known."""
    page = QCoreApplication.translate("wording", "识别第 {0}/{1} 页").format(progress.page, progress.pages)
    return "，".join(filter(None, (page if progress.page else "", duration(progress.seconds_left))))


def duration(seconds: float | None) -> str:
    """Write how long a job still takes."""
    tr = QCoreApplication.translate
    if seconds is None:
        return ""
    if seconds < 60:
        return tr("wording", "还需 {0} 秒").format(max(1, round(seconds)))
    return tr("wording", "还需 {0} 分钟").format(round(seconds / 60))
