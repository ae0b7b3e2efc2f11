"""What taking one of two stated figures would do to the score, before anybody takes it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from reviewer.domain.counting import rate_that_counts
from reviewer.domain.errors import KnownError
from reviewer.domain.rubric import ScoreSheet
from reviewer.gui.panels.words import points, tr
from reviewer.services.assess import Assessment, assess
from reviewer.services.edits.findings import settle_finding
from reviewer.services.signs import ReviewState

if TYPE_CHECKING:
    from reviewer.domain.finding import Choice
    from reviewer.domain.review import Decisions
    from reviewer.services.session import ReviewSession

_Told = tuple["Decisions", str, tuple[str, ...]]
_told: WeakKeyDictionary[ReviewSession, _Told] = WeakKeyDictionary()


def consequences(session: ReviewSession, key: str) -> tuple[str, ...]:
    """Return for each choice of a finding what it does: its own note, and the points it comes to."""
    known = _told.get(session)
    if known is not None and known[0] is session.decisions and known[1] == key:
        return known[2]
    made = tuple(_worked_out(session, key))
    _told[session] = (session.decisions, key, made)
    return made


def _worked_out(session: ReviewSession, key: str) -> list[str]:
    choices = session.findings[key].choices
    after = [_after(session, key, number) for number in range(len(choices))]
    moved = _moved([one.assessment.sheet for one in after if one is not None])
    return [_words(c, one, moved) for c, one in zip(choices, after, strict=True)]


def _after(session: ReviewSession, key: str, choice: int) -> ReviewState | None:
    now = Assessment(session.report, session.findings, session.sheet)
    state = ReviewState(session.machine, session.decisions, now)
    try:
        decisions = settle_finding(state, key, choice).decisions
        made = assess(session.document, session.machine, decisions, session.sheet.profile_id)
    except KnownError:
        return None
    return ReviewState(session.machine, decisions, made)


def _finals(sheet: ScoreSheet) -> dict[str, Decimal | None]:
    return {i.key: i.final for p in sheet.parts for i in p.items}


def _moved(sheets: Sequence[ScoreSheet]) -> set[str]:
    """Return the items that come to other points depending on the choice."""
    finals = [_finals(s) for s in sheets]
    keys = {k for one in finals for k in one}
    return {k for k in keys if len({one.get(k) for one in finals}) > 1}


def _note(choice: Choice, after: ReviewState) -> str:
    """Say the rate by the same figures as the points beside it; else what the finding itself notes."""
    rate = rate_that_counts(after.report, after.decisions, "execution_rate")
    if rate is None or choice.field not in (rate.above, rate.below):
        return choice.note
    return tr("执行率 {}%").format(rate.percent)


def _words(choice: Choice, after: ReviewState | None, moved: set[str]) -> str:
    if after is None:
        return choice.note
    note, sheet = _note(choice, after), after.assessment.sheet
    if not moved or "得" in note:
        return note
    if len(moved) == 1:
        gained = tr("得 {} 分").format(points(_finals(sheet).get(next(iter(moved)))))
    else:
        gained = tr("总分 {}").format(points(sheet.total))
    return "，".join(filter(None, (note, gained)))
