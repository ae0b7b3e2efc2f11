"""Make edits of the changes that were chosen, report by report: one transaction and one step of undo for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from reviewer.domain.errors import KnownError
from reviewer.domain.library import Progress, ProgressCallback
from reviewer.domain.review import Status
from reviewer.services.coming_back.difference import Difference, Preview, Taken
from reviewer.services.coming_back.present import FINISHED, WITHOUT_REASON
from reviewer.services.edits.edit import Edit
from reviewer.services.session import ReviewSession
from reviewer.services.signs import ReviewState

if TYPE_CHECKING:
    from reviewer.services.library import Library

_LABEL = "读回工作簿的 {0} 处改动"
_CHANGED = "预览之后这份报告又有改动；请重新读回这个工作簿。"
_STOPPED = "已取消。"


def take(library: Library, preview: Preview, chosen: Iterable[Difference]) -> Taken:
    """Take the chosen changes, in the thread that has the open reviews."""

    @contextmanager
    def opened(report_id: int) -> Iterator[ReviewSession | None]:
        yield library.open_review(report_id)

    taken = Taken()
    for report_id, mine in _by_report(chosen).items():
        taken += _taken(opened(report_id), preview, mine)
    return taken


def take_unopened(
    library: Library, preview: Preview, chosen: Iterable[Difference], progress: ProgressCallback | None = None
) -> Taken:
    """Take the chosen changes of the reviews that are not open, in a worker; the others wait in `Taken.waiting`."""
    taken = Taken()
    reports = _by_report(chosen)
    for at, (report_id, mine) in enumerate(reports.items()):
        if progress is not None and not progress(Progress(at, len(reports), mine[0].project)):
            taken += Taken(left=tuple(one.put_off(_STOPPED) for one in mine))
        else:
            taken += _taken(library.not_open(report_id), preview, mine)
    return taken


def _by_report(chosen: Iterable[Difference]) -> dict[int, list[Difference]]:
    reports: dict[int, list[Difference]] = {}
    for one in chosen:
        if one.report_id is not None and one.takeable:
            reports.setdefault(one.report_id, []).append(one)
    return {report: sorted(mine, key=lambda one: one.order) for report, mine in reports.items()}


def _taken(
    review: AbstractContextManager[ReviewSession | None], preview: Preview, mine: list[Difference]
) -> Taken:
    """Take the changes of one report; where the database refuses all of them, each says why."""
    try:
        with review as session:
            return Taken(waiting=tuple(mine)) if session is None else _made(session, preview, mine)
    except KnownError as problem:
        return Taken(left=tuple(one.put_off(problem.message) for one in mine))


def _made(session: ReviewSession, preview: Preview, mine: list[Difference]) -> Taken:
    report_id = session.row.id
    if preview.seen.get(report_id) != session.decisions.entries:
        return Taken(left=tuple(one.put_off(_CHANGED) for one in mine))
    if session.status is Status.DONE and (why := _opened_again(session, mine)):
        return Taken(left=tuple(one.put_off(why) for one in mine))
    told = session.edit_together(_LABEL, [_making(one) for one in mine])
    preview.seen[report_id] = session.decisions.entries
    done = [replace(one, why=session.save_problem) for one, why in zip(mine, told, strict=True) if not why]
    left = [one.put_off(why) for one, why in zip(mine, told, strict=True) if why]
    return Taken(tuple(done), tuple(left))


def _opened_again(session: ReviewSession, mine: list[Difference]) -> str:
    """Open a finished review again for its changes; return why it stays as it is where it does."""
    if all(one.needs_reason and not one.reason.strip() for one in mine):
        return WITHOUT_REASON
    reason = next((one.reopening for one in mine if one.reopening.strip()), "")
    if not reason:
        return FINISHED
    session.reopen(reason)
    return ""


def _making(one: Difference) -> Callable[[ReviewState], Edit | None]:
    """Return the edit of one change, with the reason that it has."""
    make = one.make
    assert make is not None, "only what can be taken is chosen"
    return lambda state: make(state, one.reason)
