"""Hand out the workbook: reviews are read one by one while it is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.domain.library import ListQuery, ProgressCallback, ReportRow
from reviewer.version import program_version

if TYPE_CHECKING:
    from reviewer.export.model import ReviewForExport
    from reviewer.services.library import Library


def export_workbook(
    library: Library,
    target: Path,
    report_ids: Sequence[int] | None,
    progress: ProgressCallback | None,
) -> Path:
    """Write summary and review sheets. Raises EnvironmentProblem (target open elsewhere, disk full), Cancelled."""
    from reviewer.export import write_workbook
    from reviewer.export.model import ExportMeta

    rows = _wanted(library, report_ids)
    meta = ExportMeta(
        title=library.setting("export_title", "项目支出绩效自评复核汇总表"),
        organisation=library.setting("organisation"),
        reviewer=library.setting("reviewer_name"),
        program_version=program_version(),
        made_at=datetime.now().astimezone(),
    )
    return Path(write_workbook(target, rows, _reviews(library, rows), meta, progress))


def _wanted(library: Library, report_ids: Sequence[int] | None) -> list[ReportRow]:
    if report_ids is None:
        return library.rows(ListQuery())
    return [library.row(report_id) for report_id in dict.fromkeys(report_ids)]


def _reviews(library: Library, rows: Sequence[ReportRow]) -> Iterator[ReviewForExport]:
    from reviewer.export.model import ReviewForExport

    for row in rows:
        opened, found = library.opened(row.id)
        yield ReviewForExport(
            opened.row, found.report, opened.machine, opened.decisions, found.findings, found.sheet
        )
