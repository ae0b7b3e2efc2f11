"""A report as the database has it now, as the workbook would show it, and the small words that differences share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from reviewer.domain.errors import Refused
from reviewer.domain.library import ReportRow
from reviewer.domain.quantity import plain
from reviewer.domain.review import Status
from reviewer.export.coming_back.cells import Cell, Pair, Value, same
from reviewer.export.coming_back.compare import Returned
from reviewer.export.coming_back.places import PROFILE
from reviewer.export.model import ReviewForExport
from reviewer.export.review_rows import ReviewLine, review_lines
from reviewer.services import typed
from reviewer.services.coming_back.difference import Difference, Make

NOT_HERE = "当前数据库中没有这份报告，或它的原文已被替换。"
DONE = "这份报告已审；请先「重新打开」，或勾选并填写退回复核的理由。"
FINISHED = "这份报告已审；请填写退回复核的理由，再读回。"
OTHER_RULES = "导出之后这份报告改用了另一套或另一版评分表，得分不能读回。"
GONE = "评分表中已没有这一项。"
NO_RESULT = "单元格是公式，但没有保存结果；请用 Excel 或 WPS 打开并保存，再读回。"
ALSO_HERE = "导出之后数据库中也改过；勾选后以工作簿为准。"
WITHOUT_REASON = "须写明理由。"
LOOK = "请核对后勾选。"
CLEARED = "（已清空）"


@dataclass(frozen=True)
class Present:
    """The review with its rows by key; `blocked` is why nothing of it can be taken, `scores_blocked` why no score can.

    `done`: it is finished, and has to be opened again first.
    """

    row: ReportRow
    review: ReviewForExport
    lines: Mapping[str, ReviewLine]
    blocked: str = ""
    scores_blocked: str = ""
    done: bool = False


def present_of(returned: Returned, review: ReviewForExport, read_only: str) -> Present:
    """Return a report of the database beside what came back of it."""
    lines = {line.item.key: line for part in review.sheet.parts for line in review_lines(part, review)}
    was = returned.pair(PROFILE).before.text
    now = f"{review.sheet.profile_name}第 {review.sheet.profile_version} 版"
    other = "" if was in ("", now) or was.startswith(f"{now}（") else OTHER_RULES
    return Present(review.row, review, lines, read_only, other, review.row.status is Status.DONE)


@dataclass(frozen=True)
class Change:
    """One change that a report's cells say, before it is held against the database."""

    what: str
    before: Value
    now: Value
    present: Value = None
    refusal: str = ""
    make: Make | None = None
    order: int = 0
    needs_reason: bool = True
    reason: str = ""
    reasons: tuple[str, str] = ("", "")  # as exported, and in the database
    moved: bool = False  # what it rests on is another in the database now
    doubt: str = ""  # what speaks against it
    note: str = ""  # what is told besides
    words: Callable[[Value], str] | None = None  # how its values are written for people


def in_words(change: Change, value: Value, reason: str) -> str:
    """Write one of a change's values for people, with the reason in brackets."""
    text = shown(value) if change.words is None else change.words(value)
    return f"{text}（{reason.strip()}）" if reason.strip() else text


def difference_of(change: Change, returned: Returned, here: Present | None) -> Difference | None:
    """Hold a change against the database; None where that says the same already."""
    project = returned.sheet if here is None else here.row.project_shown
    before = in_words(change, change.before, change.reasons[0])
    cleared = same(change.now, None) and not same(change.before, None)
    now = CLEARED if cleared else in_words(change, change.now, change.reason)
    found = Difference(returned.report, project, change.what, before, now, order=change.order)
    if here is None:
        return found.refused(NOT_HERE)
    present = in_words(change, change.present, change.reasons[1])
    found = Difference(
        returned.report, project, change.what, before, now, present, report_id=here.row.id, order=change.order,
        needs_reason=change.needs_reason, reason=change.reason, make=change.make,
    )  # fmt: skip
    if change.refusal or change.make is None:
        return found.refused(change.refusal)
    if same(change.now, change.present) and (not change.reason or same(change.reason, change.reasons[1])):
        return None
    if here.blocked:
        return found.refused(here.blocked)
    return _looked_at(found, change, here)


def _looked_at(found: Difference, change: Change, here: Present) -> Difference:
    """Say what is to be looked at first; where nothing is, it is ticked."""
    other = not same(change.before, change.present) or not same(*change.reasons) or change.moved
    first = [
        DONE if here.done else "",
        ALSO_HERE if other else "",
        f"{change.doubt}；{LOOK}" if change.doubt else "",
        WITHOUT_REASON if change.needs_reason and not change.reason.strip() else "",
    ]
    why = "".join((*first, change.note))
    return replace(found, why=why, ticked=not any(first), finished=here.done)


def shown(value: Value) -> str:
    """Write a value of a cell for people; "—" for nothing."""
    if isinstance(value, float):
        return plain(exact(value))
    return (value or "").strip() or "—"


def exact(value: float) -> Decimal:
    """Return a number of a cell without what the rounding of its program leaves behind."""
    return Decimal(f"{value:.15g}")


def number_of(cell: Cell) -> Decimal:
    """Return the number that a person wrote. Raises Refused."""
    return exact(cell.value) if isinstance(cell.value, float) else typed.number(cell.text)


def number_or_none(cell: Cell) -> Decimal | None:
    """Return the number that a person wrote, None where it is none."""
    try:
        return number_of(cell)
    except Refused:
        return None


def as_value(cell: Cell) -> Value:
    """Return a cell's value, a number kept as text as the number."""
    found = number_or_none(cell)
    return cell.value if found is None else float(found)


def lost(pair: Pair) -> str:
    """Return why a changed cell says nothing, "" where it does."""
    return NO_RESULT if pair.unknown else ""
