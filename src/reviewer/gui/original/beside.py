"""The second view of a pair whose files are laid out in different ways: it shows the other file by a side of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from reviewer.gui.original.flow import FlowSide
from reviewer.gui.original.looks import SHEETS, TEXT
from reviewer.gui.original.marks import Marks
from reviewer.gui.original.reading import Side, bring_forward
from reviewer.gui.original.sheet_side import SheetSide

if TYPE_CHECKING:
    from reviewer.services.session import ReviewSession


class Beside:
    """A sheet beside flowing text, or the other way round; `side` is None while both views show the same."""

    def __init__(self, flow: FlowSide, sheets: Callable[[], SheetSide]) -> None:
        self._flow, self._sheets = flow, sheets
        self.side: Side | None = None

    def leave(self, new: Side) -> None:
        """Show nothing beside; a side that is shown in both views from now on stays."""
        old, self.side = self.side, None
        if old is not None and old is not new:
            old.leave()

    def bring(
        self, main: Side, looks: tuple[str, str], session: ReviewSession, marks: Marks, percent: int
    ) -> None:
        """Let the second view be one for a file; `looks` are how the first view shows and how that file is laid out."""
        side = main
        if set(looks) == {TEXT, SHEETS}:
            side = self.side or self._shown(looks[1], session, marks, percent)
            bring_forward(main.widget)
        bring_forward(cast(QWidget, side.second))

    def _shown(self, look: str, session: ReviewSession, marks: Marks, percent: int) -> Side:
        if look == SHEETS:
            sheets = self._sheets()
            sheets.show(session.document, marks, percent, beside=True)
            self.side = sheets
        else:
            self._flow.show(session.document, session.machine, marks, percent)
            self.side = self._flow
        return self.side
