"""Hand out reports as a workbook, in a county's own workbook, as CSV or JSON Lines: reviews are read one by one while it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.domain.library import ListQuery, ProgressCallback, ReportRow
from reviewer.services.rows import numbered
from reviewer.storage.derived import stated
from reviewer.version import program_version

if TYPE_CHECKING:
    from reviewer.domain.rubric import Profile, ScoreSheet
    from reviewer.export.model import ExportMeta, ExportSheets, ReviewForExport
    from reviewer.export.template import Filled
    from reviewer.services.assess import Assessment
    from reviewer.services.library import Library
    from reviewer.services.opened import OpenedReview

    Profiles = dict[tuple[str, str], Profile | None]

_TITLES = {"project": "项目支出绩效自评复核汇总表", "overall": "部门整体支出绩效自评复核汇总表"}
_MIXED = "绩效自评复核汇总表"
PLAIN = (".csv", ".jsonl")


def export_workbook(
    library: Library,
    target: Path,
    rows: Sequence[ReportRow],
    progress: ProgressCallback | None,
    sheets: ExportSheets | None = None,
) -> Path:
    """Write the program's own workbook, all its sheets where none are chosen. Raises EnvironmentProblem, Cancelled."""
    from reviewer.export import write_workbook

    meta = _own_meta(library, rows)
    if sheets is not None:
        meta = replace(meta, sheets=sheets)
    return Path(write_workbook(target, rows, reviews_of(library, rows), meta, progress))


def export_template(
    library: Library, template: Path, target: Path, rows: Sequence[ReportRow], progress: ProgressCallback | None
) -> Filled:
    """Fill a county's own workbook. Raises FileProblem (the template), Refused, EnvironmentProblem, Cancelled."""
    from reviewer.export.template import write_template

    return write_template(template, target, rows, reviews_of(library, rows), _own_meta(library, rows), progress)


def export_plain(
    library: Library, target: Path, rows: Sequence[ReportRow], progress: ProgressCallback | None
) -> Path:
    """Write CSV or JSON Lines, as the target's ending says. Raises EnvironmentProblem, Cancelled."""
    from reviewer.export.plain import WRITERS

    return WRITERS[target.suffix.lower()](target, rows, reviews_of(library, rows), progress)


def writable(target: Path) -> str:
    """Say why nothing can be written at a place, "" where nothing forbids it."""
    from reviewer.export.files import refusal

    return refusal(target)


def _own_meta(library: Library, rows: Sequence[ReportRow]) -> ExportMeta:
    return meta_of(library, library.setting("export_title") or title_for(rows))


def meta_of(library: Library, title: str) -> ExportMeta:
    """Return what stands around the figures of anything that is handed out."""
    from reviewer.export.model import ExportMeta

    return ExportMeta(
        title=title,
        organisation=library.setting("organisation"),
        reviewer=library.setting("reviewer_name"),
        program_version=program_version(),
        made_at=datetime.now().astimezone(),
        database=library.identity,
    )


def title_for(rows: Iterable[ReportRow]) -> str:
    """Return the summary's title: of one kind of spending, or of both."""
    kinds = {row.kind if row.kind == "overall" else "project" for row in rows}
    return _MIXED if len(kinds) > 1 else _TITLES[kinds.pop() if kinds else "project"]


def chosen_rows(library: Library, report_ids: Sequence[int] | None) -> list[ReportRow]:
    """Return the chosen reports in their order, each once; None is all."""
    if report_ids is None:
        return library.rows(ListQuery())
    return [library.row(report_id) for report_id in dict.fromkeys(report_ids)]


def worth_exporting(rows: Sequence[ReportRow], *, samples: bool = False) -> list[ReportRow]:
    """Leave out what is no report, and samples where they are not wished for, as long as there is anything else."""
    for wanted in (
        [row for row in rows if row.recognised and (samples or not row.sample)],
        [row for row in rows if row.recognised],
    ):
        if wanted:
            return wanted
    return list(rows)


@dataclass(frozen=True)
class Left:
    """How many reports an export of a whole leaves out, by what they are."""

    samples: int = 0
    strangers: int = 0  # taken for no performance report
    wordless: int = 0

    @property
    def count(self) -> int:
        """How many there are together."""
        return self.samples + self.strangers + self.wordless

    @property
    def named(self) -> str:
        """Name them with their numbers, "" where there are none."""
        counts = (
            ("示例报告", self.samples),
            ("非绩效报告", self.strangers),
            ("未读出文字的文件", self.wordless),
        )
        return "、".join(f"{name} {count} 份" for name, count in counts if count)


NOTHING_LEFT = Left()


def left_of(rows: Sequence[ReportRow], taken: Sequence[ReportRow]) -> Left:
    """Count what an export leaves out."""
    kept = {row.id for row in taken}
    out = [row for row in rows if row.id not in kept]
    samples = sum(row.sample for row in out)
    wordless = sum(row.wordless and not row.sample for row in out)
    return Left(samples, len(out) - samples - wordless, wordless)


def left_out(rows: Sequence[ReportRow], taken: Sequence[ReportRow]) -> str:
    """Say what an export left out, "" where it was everything."""
    named = left_of(rows, taken).named
    return f"未列入{named}；需要时请单独选定导出。" if named else ""


def reviews_of(library: Library, rows: Sequence[ReportRow]) -> Iterator[ReviewForExport]:
    """Read reviews one by one, unsaved edits included."""
    profiles: Profiles = {}
    for row in rows:
        yield for_export(library, *library.opened(row.id), profiles)


def for_export(
    library: Library, opened: OpenedReview, found: Assessment, profiles: Profiles
) -> ReviewForExport:
    """Return a review as the workbook shows it; `profiles` keeps those that were asked for."""
    from reviewer.export.model import ReviewForExport

    sheet, key = found.sheet, (found.sheet.profile_id, found.sheet.profile_version)
    if key not in profiles:
        profiles[key] = library.rubrics.as_scored(*key)
    return ReviewForExport(
        replace(opened.row, **stated(found.report, opened.decisions)),
        found.report,
        opened.machine,
        opened.decisions,
        found.findings,
        sheet if profiles[key] is not None else _as_numbers(sheet),
        profiles[key] or stand_in(sheet),
        numbered(opened.stored.findings, found.findings),
        opened.document,
    )


def _as_numbers(sheet: ScoreSheet) -> ScoreSheet:
    """Return a score whose rules are gone: its points stay, and follow from nothing any more."""
    parts = tuple(
        replace(part, items=tuple(replace(item, reckoning=None) for item in part.items)) for part in sheet.parts
    )
    return replace(sheet, parts=parts)


def stand_in(sheet: ScoreSheet) -> Profile:
    """Return the settings that a score of a profile which is gone is shown with: those of the default."""
    from reviewer.scoring import DEFAULT_PROFILE, shipped_profiles

    usual = shipped_profiles()[DEFAULT_PROFILE]
    gone = "该版评分表已不在，得分为当时结果"
    return replace(
        usual,
        id=sheet.profile_id,
        version=sheet.profile_version,
        name=sheet.profile_name,
        parts=(),
        description=gone,
    )
