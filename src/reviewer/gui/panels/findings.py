"""疑点: what does not fit, by severity then place; one line each, what was decided struck through or signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.domain.finding import SEVERITY_NAMES, Finding, Severity
from reviewer.gui.controller import ReviewController
from reviewer.gui.panels.tables import Bit, Cell, Column, Row, RowsModel, plain_cell
from reviewer.gui.panels.words import tr

if TYPE_CHECKING:
    from reviewer.services.session import ReviewSession

FILTERS = ("all", "open", *(s.value for s in Severity), "dismissed")


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding with its key."""

    key: str
    finding: Finding


def finding_rows(session: ReviewSession | None, chosen: str = "all") -> Iterator[Row[FindingRow]]:
    """Walk the findings that a filter lets through, by their number."""
    if session is None:
        return
    for key in sorted(session.findings, key=session.finding_number):
        finding = session.findings[key]
        if passes(session, key, finding, chosen):
            yield Row(key, FindingRow(key, finding), ref=f"finding:{key}")


def passes(session: ReviewSession, key: str, finding: Finding, chosen: str) -> bool:
    """Tell whether a filter lets a finding through; a mere hint waits for nobody.

    A severity lets those through that stand, as list and workbook count them; with what was dismissed they are all.
    """
    state = session.finding_state(key)
    if chosen in ("all", "dismissed"):
        return chosen in ("all", state)
    if chosen == "open":
        return finding.severity is not Severity.LOW and state == "open"
    return finding.severity.value == chosen and state != "dismissed"


def filter_counts(session: ReviewSession | None) -> dict[str, int]:
    """Count the findings of each filter."""
    if session is None:
        return dict.fromkeys(FILTERS, 0)
    return {f: sum(passes(session, k, v, f) for k, v in session.findings.items()) for f in FILTERS}


def filter_word(chosen: str) -> str:
    """Return what a filter is called."""
    if chosen in ("open", "dismissed"):
        return tr(STATE_WORDS[chosen])
    return tr("全部") if chosen == "all" else SEVERITY_NAMES[Severity(chosen)]


STATE_WORDS = {"open": "待处理", "hint": "供参考", "accepted": "已认定", "dismissed": "已排除"}
_STATE_COLORS = {"open": "text", "hint": "text2", "accepted": "green", "dismissed": "text3"}
_STATE_SIGNS = {"accepted": "✓", "dismissed": "dismissed"}


class FindingCells:
    """What the columns show of a finding, read from the session of the controller each time."""

    def __init__(self, controller: ReviewController) -> None:
        self._controller = controller

    @property
    def session(self) -> ReviewSession:
        session = self._controller.session
        assert session is not None
        return session

    def columns(self) -> tuple[Column[FindingRow], ...]:
        """Declare the columns."""
        return (
            Column("sign", "", self.sign, width=34),
            Column("number", "", self.number, width=28, right=True),
            Column("message", tr("疑点"), self.message, width=240, stretch=1),
            Column("severity", tr("程度"), self.severity, width=52),
            Column("state", tr("状态"), self.state, width=72, right=True),
        )

    def _state(self, row: FindingRow) -> str:
        state = self.session.finding_state(row.key)
        return "hint" if state == "open" and row.finding.severity is Severity.LOW else state

    def sign(self, row: FindingRow) -> Cell:
        """Show `!` while open (`?` for a mere hint), ✓ or ⃠ afterwards."""
        word = tr(STATE_WORDS[self._state(row)])
        waiting = "?" if row.finding.severity is Severity.LOW else "!"
        return Cell(sign=_STATE_SIGNS.get(self._state(row), waiting), spoken=word, tip=word)

    def number(self, row: FindingRow) -> Cell:
        """Show the number that stands at the passages too."""
        return plain_cell(str(self.session.finding_number(row.key)), right=True, color="text2")

    def message(self, row: FindingRow) -> Cell:
        """Show the sentence; a dismissed one is struck through."""
        gone = self._state(row) == "dismissed"
        shown = Bit(row.finding.message.rstrip("。"), "text3" if gone else "text", struck=gone)
        return Cell(bits=(shown,), tip=f"{row.finding.title}\n{row.finding.message}")

    def severity(self, row: FindingRow) -> Cell:
        """Show how much hangs on it."""
        heavy = row.finding.severity is Severity.HIGH and self._state(row) == "open"
        return Cell(bits=(Bit(SEVERITY_NAMES[row.finding.severity], "red" if heavy else "text2", small=True),))

    def state(self, row: FindingRow) -> Cell:
        """Show what was decided."""
        state = self._state(row)
        decision = self.session.decisions.finding(row.key)
        why = decision.reason if decision is not None and state in ("accepted", "dismissed") else ""
        return Cell(right=(Bit(tr(STATE_WORDS[state]), _STATE_COLORS[state], small=True),), tip=why)


def findings_model(controller: ReviewController, chosen: list[str]) -> RowsModel[FindingRow]:
    """Make the model of the panel; `chosen` holds the filter in its only place."""
    cells = FindingCells(controller)
    return RowsModel(cells.columns(), lambda: tuple(finding_rows(controller.session, chosen[0])))


def finding_widths(width: int) -> Sequence[int]:
    """Divide the panel's width."""
    return 34, 30, max(width - 34 - 30 - 52 - 76, 120), 52, 76
