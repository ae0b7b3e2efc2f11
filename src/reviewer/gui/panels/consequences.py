"""What taking one of two stated figures would do to the score, before anybody takes it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from reviewer.domain.errors import KnownError
from reviewer.domain.rubric import ScoreSheet
from reviewer.gui.panels.words import points, tr
from reviewer.services.assess import Assessment, assess
from reviewer.services.edits.findings import settle_finding
from reviewer.services.signs import ReviewState

if TYPE_CHECKING:
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
    sheets = [_sheet_after(session, key, number) for number in range(len(choices))]
    moved = _moved(sheets)
    return [_words(c.note, sheet, moved) for c, sheet in zip(choices, sheets, strict=True)]


def _sheet_after(session: ReviewSession, key: str, choice: int) -> ScoreSheet | None:
    now = Assessment(session.report, session.findings, session.sheet)
    state = ReviewState(session.machine, session.decisions, now)
    try:
        decisions = settle_finding(state, key, choice).decisions
        return assess(session.document, session.machine, decisions, session.sheet.profile_id).sheet
    except KnownError:
        return None


def _finals(sheet: ScoreSheet) -> dict[str, Decimal | None]:
    return {i.key: i.final for p in sheet.parts for i in p.items}


def _moved(sheets: Sequence[ScoreSheet | None]) -> set[str]:
    """Return the items that come to other points depending on the choice."""
    finals = [_finals(s) for s in sheets if s is not None]
    keys = {k for one in finals for k in one}
    return {k for k in keys if len({one.get(k) for one in finals}) > 1}


def _words(note: str, sheet: ScoreSheet | None, moved: set[str]) -> str:
    if sheet is None or not moved or "得" in note:
        return note
    if len(moved) == 1:
        gained = tr("得 {} 分").format(points(_finals(sheet).get(next(iter(moved)))))
    else:
        gained = tr("总分 {}").format(points(sheet.total))
    return "，".join(filter(None, (note, gained)))
