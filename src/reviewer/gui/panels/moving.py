"""An indicator's row of the rubric goes to another part: dragged onto it, or by the menu 移到."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtWidgets import QMenu

from reviewer.gui.panels.rubric_tree import RubricRow
from reviewer.gui.panels.tables import Column, Index, Row, RowsModel
from reviewer.gui.panels.words import tr

if TYPE_CHECKING:
    from reviewer.services.session import ReviewSession

INDICATOR_ROW = "application/x-reviewer-indicator-row"


class RubricModel(RowsModel[RubricRow]):
    """The rows of the rubric; those of indicators can be dragged onto another part or a row of it."""

    moveAsked = Signal(str, str)  # the indicator, the part

    def __init__(
        self,
        columns: Sequence[Column[RubricRow]],
        build: Callable[[], Sequence[Row[RubricRow]]],
        writable: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, build, parent)
        self._writable = writable
        self._own = uuid4().hex  # what is dragged here came from here, and from no other window

    def flags(self, index: Index) -> Qt.ItemFlag:
        wanted = super().flags(index)
        if not index.isValid() or not self._writable():
            return wanted
        wanted |= Qt.ItemFlag.ItemIsDropEnabled
        return wanted | Qt.ItemFlag.ItemIsDragEnabled if self._indicator(index) else wanted

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [INDICATOR_ROW]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        data = QMimeData()
        key = next((found for index in indexes if (found := self._indicator(index))), "")
        data.setData(INDICATOR_ROW, f"{self._own} {key}".encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        return bool(self._dragged(data)) and parent.isValid() and self._writable()

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        self.moveAsked.emit(self._dragged(data), self.rows[parent.row()].about.part.key)
        return True

    def _indicator(self, index: Index) -> str:
        item = self.rows[index.row()].about.item
        return item.indicator if item is not None else ""

    def _dragged(self, data: QMimeData) -> str:
        own, _, key = bytes(data.data(INDICATOR_ROW).data()).decode().partition(" ")
        return key if own == self._own else ""


def add_moves(menu: QMenu, session: ReviewSession, key: str, move: Callable[[str | None], object]) -> None:
    """Add 移到 with the parts of the rubric to a menu, and the way back for an indicator that was moved."""
    parts = menu.addMenu(tr("移到"))
    parts.setToolTipsVisible(True)
    for place in session.places(key):
        action = parts.addAction(place.name)
        action.setCheckable(True)
        action.setChecked(place.here)
        action.setEnabled(not place.refusal)
        action.setToolTip(place.refusal)
        action.triggered.connect(lambda _c=False, part=place.part: move(part))
    parts.menuAction().setEnabled(not parts.isEmpty())
    decided = session.decisions.indicator(key)
    if decided is not None and decided.part is not None:
        menu.addAction(tr("恢复自动归类")).triggered.connect(lambda: move(None))
