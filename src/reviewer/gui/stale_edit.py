"""A text to type in whose stale numbers are marked, each with a tooltip that says what it is now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip, QWidget

from reviewer.gui import theme
from reviewer.gui.original.positions import wide_characters

if TYPE_CHECKING:
    from reviewer.export.opinion.figures import Stale


class StaleEdit(QPlainTextEdit):
    """Marks are yellow and underlined: they are seen without colour, too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ranges: list[tuple[int, int, str]] = []
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

    def show_marks(self, marks: Sequence[Stale]) -> None:
        """Mark numbers of the text as it stands."""
        wide = wide_characters(self.toPlainText(), 0)

        def at(position: int) -> int:
            return position + sum(place < position for place in wide)

        self._ranges = [(at(mark.start), at(mark.end), mark.note) for mark in marks]
        look = QTextCharFormat()
        look.setBackground(theme.color("passage"))
        look.setFontUnderline(True)
        selections = []
        for start, end, _ in self._ranges:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor, selection.format = cursor, look
            selections.append(selection)
        self.setExtraSelections(selections)

    def note_at(self, position: int) -> str:
        """Return what is said of the number at a position, "" where none is marked."""
        return next((note for start, end, note in self._ranges if start <= position <= end), "")

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            note = self.note_at(self.cursorForPosition(event.pos()).position())
            QToolTip.showText(event.globalPos(), note, self)
            return True
        return super().viewportEvent(event)
