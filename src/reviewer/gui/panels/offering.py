"""Reasons typed once are offered again: a completer over what the database holds, most used first."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from reviewer.gui.controller import ReviewController

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FRESH = 5.0  # seconds for which what was asked for last counts
_MOST = 7  # shown at once


class ReasonCompleter(QCompleter):
    """Offers words that contain what is being typed, in the order given."""

    def __init__(self, words: Callable[[], Sequence[str]], line: QLineEdit) -> None:
        super().__init__(line)
        self._words = words
        self._asked = 0.0
        self._list = QStringListModel(self)
        self.setModel(self._list)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setMaxVisibleItems(_MOST)
        line.textEdited.connect(self._ask)
        line.setCompleter(self)

    def _ask(self) -> None:
        """Ask the database anew when somebody begins to type, not at each key."""
        now = time.monotonic()
        if not self._asked or now - self._asked > _FRESH:
            self._list.setStringList(list(self._words()))
        self._asked = now

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter commit what is typed where nothing of the list was chosen; else it takes what was."""
        entered = isinstance(event, QKeyEvent) and event.key() in ENTER
        popup = self.popup()
        if not entered or event.type() != QEvent.Type.KeyPress or watched is not popup:
            return super().eventFilter(watched, event)
        if not popup.isVisible() or popup.currentIndex().isValid():
            return super().eventFilter(watched, event)
        popup.hide()
        line = self.widget()
        return QCoreApplication.sendEvent(line.focusProxy() or line, event)


def typed_reasons(controller: ReviewController) -> list[str]:
    """Return the reasons that stand in the open database."""
    return controller.library.reasons() if controller.ready else []
