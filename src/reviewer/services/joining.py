"""并入自评表, 拆开自评表: a form becomes part of a report's review by hand, and a report of its own again.

Every decision of the review stays; where one would have nothing to act on any more, the person is told, and nothing
happens unless that is agreed to. The history then names it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.domain.errors import Refused
from reviewer.domain.library import ListQuery, ReportRow
from reviewer.domain.review import Status
from reviewer.services.belonging import is_form, is_narrative, of_one_project, whose, whose_new
from reviewer.services.files import read_bytes, readable_name
from reviewer.services.intake import new_reports
from reviewer.services.reading import read_reports
from reviewer.services.replacing import rewritten

if TYPE_CHECKING:
    from reviewer.services.carrying import Carried
    from reviewer.storage.kept import Companion
    from reviewer.storage.records import NewFile, NewReport, Records, Replaced, StoredReview


_TOUCHED = {
    Status.REVIEWING: "已开始评审，并入会丢失其评审记录",
    Status.DONE: "已审，并入会丢失其评审记录",
}


class WouldLose(Refused):
    """Some decisions would have nothing to act on any more; `lost` says which, a sentence each."""

    def __init__(self, deed: str, lost: Sequence[str]) -> None:
        self.lost = tuple(lost)
        more = f"等 {len(self.lost)} 项" if len(self.lost) > 1 else ""
        super().__init__(
            f"{deed}后有评审记录不再起作用（{self.lost[0]}{more}），因此未{deed}。可先撤销这些记录，或确认仍要{deed}。"
        )


@dataclass(frozen=True)
class Change:
    """What is to be written: the report as it is then, reports that become part of it, the form that leaves it."""

    content: bytes
    report: Replaced
    gone: tuple[int, ...] = ()
    added: NewFile | None = None


@dataclass(frozen=True)
class FormChoice:
    """A form of the list: whether its unit and project are the report's, and why it can't be taken ("" where it can)."""

    row: ReportRow
    fits: bool
    refusal: str


def candidates(records: Records, report_id: int) -> list[FormChoice]:
    """Return the forms of the list, those that fit first, then those of the report's own unit.

    Raises Refused where the report can take none.
    """
    own = _may_take(records, report_id).row
    choices = [
        FormChoice(row, of_one_project(whose(own), whose(row)), _TOUCHED.get(row.status, ""))
        for row in records.forms(ListQuery())
        if row.id != report_id
    ]
    return sorted(choices, key=lambda one: (not one.fits, one.row.unit != own.unit, one.row.id))


def mate(records: Records, new: NewReport, report_id: int) -> ReportRow | None:
    """Return the one report, or untouched form, of the list that belongs to what was stored as a form, or report, alone."""
    form = is_form(new)
    if new.form is not None or not (form or is_narrative(new)):
        return None
    own = whose_new(new)
    found = [row for row in records.alone(own.unit) if row.id != report_id and of_one_project(own, whose(row))]
    halves = [row for row in found if _can_join(row, form=not form) and records.is_form(row.id) is not form]
    return halves[0] if len(halves) == 1 else None


def _can_join(row: ReportRow, *, form: bool) -> bool:
    """Tell whether a line can be one half of a pair: a filled form that nobody began with, a report that is not finished."""
    return row.status not in _TOUCHED and row.self_score is not None if form else row.status is not Status.DONE


def join(records: Records, report_id: int, given: Path | int, author: str, *, let_go: bool = False) -> Change:
    """Work out what a file, or a report of the list, makes of a review as its form. Raises FileProblem, Refused.

    `let_go`: decisions that have nothing to act on any more are agreed to.
    """
    from reviewer.storage.kept import Companion
    from reviewer.storage.records import sha256_of

    stored = _may_take(records, report_id)
    gone: tuple[int, ...] = ()
    if isinstance(given, Path):
        content, name = read_bytes(given), readable_name(given)
        if (known := records.known([sha256_of(content)]).get(sha256_of(content))) is not None:
            gone, name = (known,), _untouched(records, known, report_id, sha256_of(content)).file_name
    else:
        content, gone = records.content(given), (given,)
        name = _untouched(records, given, report_id, sha256_of(content)).file_name
    form = Companion(sha256_of(content), name, content)
    _must_be_form(form, stored.default_profile)
    replaced = _kept(_rewritten(records, stored, form, "join", name, author), "并入", let_go=let_go)
    return Change(records.content(report_id), replaced, gone)


def _may_take(records: Records, report_id: int) -> StoredReview:
    """Return a review that a form can become part of. Raises Refused."""
    stored = _open(records, report_id, "并入自评表")
    if stored.row.form_name:
        raise Refused(
            f"这份报告已有自评表「{stored.row.form_name}」。请先「拆开自评表」，或用「替换原文」换上新的自评表。"
        )
    if stored.machine.is_form:
        raise Refused("这份本身就是自评表。请打开对应的报告，再把自评表并入。")
    if stored.row.parts > 1:
        raise Refused("原文中有多份报告，无法并入自评表。")
    return stored


def split(records: Records, report_id: int, author: str, *, keep_form: bool, let_go: bool = False) -> Change:
    """Work out how a review stands without its form, and the form alone, unless that goes. Raises FileProblem, Refused.

    `let_go`: decisions that have nothing to act on any more are agreed to.
    """
    from reviewer.storage.records import NewFile

    stored, form = _open(records, report_id, "拆开自评表"), records.companion(report_id)
    if form is None:
        raise Refused("这份报告没有并入自评表。")
    made = _rewritten(records, stored, None, "split", form.file_name, author)
    replaced = _kept(made, "拆开", let_go=let_go)
    if not keep_form:
        return Change(records.content(report_id), replaced)
    read = read_reports(form.content, form.file_name, stored.default_profile)
    sample = stored.row.sample  # a pair is one of the samples where its report is
    alone = new_reports(form.sha256, form.file_name, read, stored.default_profile, sample=sample)
    return Change(records.content(report_id), replaced, added=NewFile(form.content, alone, form.renditions))


def _open(records: Records, report_id: int, deed: str) -> StoredReview:
    stored = records.load(report_id)
    if stored.row.status is Status.DONE:
        raise Refused(f"这份报告已审。请先「重新打开」，再{deed}。")
    return stored


def _untouched(records: Records, form_id: int, report_id: int, sha256: str) -> ReportRow:
    """Return the line of a form of the list. Raises Refused where it is under review, or part of another one."""
    row = records.row(form_id)
    if row.id == report_id:
        raise Refused("所选文件就是这份报告的原文，请选择它的自评表。")
    if row.sha256 != sha256:
        raise Refused(f"所选自评表已并入另一份报告（{row.shown_name}）。请先在那里「拆开自评表」。")
    if row.form_name or row.parts > 1:
        raise Refused(f"「{row.shown_name}」不是单独的一份自评表，无法并入。")
    if row.status in _TOUCHED:
        raise Refused(f"自评表「{row.shown_name}」{_TOUCHED[row.status]}，因此未并入。")
    return row


def _must_be_form(form: Companion, profile: str) -> None:
    made = new_reports(
        form.sha256, form.file_name, read_reports(form.content, form.file_name, profile), profile
    )
    if len(made) != 1 or not is_form(made[0]):
        raise Refused(f"「{form.file_name}」不是单独的一份填好的自评表，无法并入。请核对文件。")


def _rewritten(
    records: Records, stored: StoredReview, form: Companion | None, kind: str, detail: str, author: str
) -> tuple[Carried, Replaced]:
    row, profile = stored.row, stored.default_profile
    read = read_reports(records.content(row.id), row.file_name, profile, form)
    new = new_reports(row.sha256, row.file_name, read, profile, form=form)[0]
    return rewritten(stored, read, new, kind, author, detail)


def _kept(made: tuple[Carried, Replaced], deed: str, *, let_go: bool) -> Replaced:
    """Return what is to be written; what has nothing to act on any more is named in the history. Raises WouldLose."""
    carried, replaced = made
    if carried.idle and not let_go:
        raise WouldLose(deed, carried.idle)
    if not carried.idle:
        return replaced
    told = f"{replaced.event.detail}；不再起作用的评审记录：{'；'.join(carried.idle)}"
    return replace(replaced, event=replace(replaced.event, detail=told))
