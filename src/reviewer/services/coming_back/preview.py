"""Read a workbook that came back and say of each of its changes whether it can be taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.domain.errors import Refused
from reviewer.domain.library import ProgressCallback, ReportRow, go_on
from reviewer.export.coming_back.book import read_book
from reviewer.export.coming_back.compare import Comparison, Returned, compare
from reviewer.export.model import report_key
from reviewer.services.assess import assess
from reviewer.services.coming_back.difference import Difference, Preview
from reviewer.services.coming_back.elsewhere import untaken
from reviewer.services.coming_back.figures import head_changes
from reviewer.services.coming_back.present import ALSO_HERE, LOOK, Change, Present, difference_of, present_of
from reviewer.services.coming_back.rows import row_changes
from reviewer.services.exporting import for_export
from reviewer.services.files import readable_name, source_at
from reviewer.services.opened import OpenedReview
from reviewer.services.signs import ReviewState

if TYPE_CHECKING:
    from reviewer.services.exporting import Profiles
    from reviewer.services.library import Library

_OTHER_DATABASE = "这个工作簿由另一个数据库导出；请核对后逐项勾选。"
_NO_DATABASE = "这个工作簿没有记下由哪个数据库导出；请核对后逐项勾选。"
_FROM_OTHER = {_OTHER_DATABASE: "由另一个数据库导出；", _NO_DATABASE: "不知由哪个数据库导出；"}
_DIFFERS = "当前数据库中的值与导出时不同；"
_MOST_UNTAKEN = 500  # listed
_ANY_REASON = "读回"  # stands in while it is tried whether an edit is taken but for its reason


def preview(library: Library, path: Path, progress: ProgressCallback | None = None) -> Preview:
    """Return what was changed in a workbook; safe in a worker, nothing is written. Raises FileProblem, Cancelled."""
    name = readable_name(path)
    found = compare(read_book(source_at(path).read(), name, progress))
    rows = {report_key(row): row for row in library.rows()}
    made = Preview(name, made_at=_moment(found.made_at))
    profiles: Profiles = {}
    differences: list[Difference] = []
    touched = False
    for at, returned in enumerate(found.returned):
        go_on(progress, at, len(found.returned), returned.sheet)
        if next(_changes(returned, None), None) is not None:
            touched = True
            differences += _differences(library, returned, rows.get(returned.report), profiles, made)
    other = _other(found, library.identity)
    if other:
        differences = [_from_other(one, _FROM_OTHER[other]) for one in differences]
    numbered = tuple(replace(one, number=number) for number, one in enumerate(differences))
    gone = sum(returned.report not in rows for returned in found.returned)
    more = len(found.beside) - _MOST_UNTAKEN
    notes = (
        other,
        f"其中 {gone} 份报告当前数据库中没有，其改动不能读回。" if gone else "",
        *found.notes,
        f"不读回的改动很多，只列出 {_MOST_UNTAKEN} 处，另有 {more} 处。" if more > 0 else "",
    )
    return replace(
        made,
        differences=numbered,
        notes=tuple(filter(None, notes)),
        untaken=tuple(untaken(one) for one in found.beside[:_MOST_UNTAKEN]),
        touched=touched,
        moved_on=tuple(_moved_on(found, rows)),
    )


def _moved_on(found: Comparison, rows: Mapping[str, ReportRow]) -> Iterator[str]:
    """Name the reports that were saved in the database after the workbook was written."""
    with suppress(ValueError):
        made_at = datetime.fromisoformat(found.made_at)
        here = (rows[one.report] for one in found.returned if one.report in rows)
        yield from (row.project_shown for row in here if row.updated_at > made_at)


def _other(found: Comparison, identity: str) -> str:
    """Say that a workbook is not known to come from this database, "" where it is."""
    if not found.database:
        return _NO_DATABASE
    return "" if found.database == identity else _OTHER_DATABASE


def _from_other(one: Difference, told: str) -> Difference:
    """Return a change of a workbook that another database may have written: each is looked at before it is taken."""
    if not one.takeable:
        return one
    why = one.why.replace(ALSO_HERE, _DIFFERS)
    return replace(one, ticked=False, why=f"{told}{why}" if LOOK in why else f"{told}{why}{LOOK}")


def _moment(text: str) -> str:
    with suppress(ValueError):
        return f"{datetime.fromisoformat(text):%Y-%m-%d %H:%M}"
    return ""


def _changes(returned: Returned, here: Present | None) -> Iterator[Change]:
    yield from head_changes(returned, here)
    for key in returned.rows:
        yield from row_changes(returned, key, here)


def _differences(
    library: Library, returned: Returned, row: ReportRow | None, profiles: Profiles, made: Preview
) -> list[Difference]:
    if row is None:
        return [one for change in _changes(returned, None) if (one := difference_of(change, returned, None))]
    opened, found = library.opened(row.id)
    state = ReviewState(opened.machine, opened.decisions, found)
    here = present_of(returned, for_export(library, opened, found, profiles), library.read_only_reason)
    made.seen[row.id] = opened.decisions.entries
    differences = [one for change in _changes(returned, here) if (one := difference_of(change, returned, here))]
    return differences if here.blocked else _tried(differences, opened, state)


def _tried(differences: list[Difference], opened: OpenedReview, state: ReviewState) -> list[Difference]:
    """Make the edits on a copy, in their order; what one refuses is told before anybody ticks it."""
    refused: dict[int, str] = {}
    for at, one in sorted(enumerate(differences), key=lambda pair: pair[1].order):
        if one.make is None:
            continue
        try:
            edit = one.make(state, one.reason or _ANY_REASON)
        except Refused as problem:
            refused[at] = problem.message
            continue
        if edit is not None:
            found = assess(
                opened.document,
                opened.machine,
                edit.decisions,
                opened.default_profile,
                state.assessment,
                opened.around,
            )
            state = ReviewState(opened.machine, edit.decisions, found)
    return [one.refused(refused[at]) if at in refused else one for at, one in enumerate(differences)]
