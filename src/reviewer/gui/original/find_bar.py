"""The inline bar that finds words in the report: next, previous, count; Esc closes."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from reviewer.domain.document import Document
from reviewer.domain.text import Span
from reviewer.domain.unread import Unread, unread_of
from reviewer.gui import icons, theme
from reviewer.gui.original.find import MOST, Haystack
from reviewer.gui.ui_original_find import Ui_OriginalFind

_TYPING_PAUSE = 120  # milliseconds


class FindBar(QFrame):
    """Ask for words and walk through the places where they stand."""

    foundChanged = Signal(object, object)  # all places (list[Span]), the current one (Span or None)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_OriginalFind()
        self._ui.setupUi(self)
        self._haystack: Haystack | None = None
        self._text = ""
        self._unread = Unread()
        self._found: list[Span] = []
        self._at = -1
        self._from = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE)
        self._pause.timeout.connect(self._search)
        self._connect()
        self.hide()

    def _connect(self) -> None:
        ui = self._ui
        for button, name in ((ui.previous, "caret-up"), (ui.next, "caret-down"), (ui.close, "x")):
            button.setIcon(icons.icon(name))
        ui.query.textChanged.connect(lambda: self._pause.start())
        ui.previous.clicked.connect(lambda: self.step(-1))
        ui.next.clicked.connect(lambda: self.step(1))
        ui.close.clicked.connect(self.leave)

    def take(self, document: Document | None) -> None:
        """Search another report; what was found is forgotten."""
        self._text = document.text if document is not None else ""
        self._unread = unread_of(document) if document is not None else Unread()
        self._haystack = None
        self._found, self._at = [], -1
        if self.isVisible():
            self._search()

    def open_at(self, position: int, words: str = "") -> None:
        """Show the bar; searching goes on from a position of the text."""
        self._from = position
        self.show()
        if words:
            self._ui.query.setText(words)
        self._ui.query.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._ui.query.selectAll()
        self._search()

    def leave(self) -> None:
        """Close the bar and take its marks away."""
        self._pause.stop()
        self.hide()
        self.foundChanged.emit([], None)
        self.closed.emit()

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) place, round at the ends."""
        if self._pause.isActive():
            self._pause.stop()
            self._search()
        elif self._found:
            self._at = (self._at + by) % len(self._found)
            self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _search(self) -> None:
        if self._haystack is None:
            self._haystack = Haystack(self._text)
        self._found = self._haystack.find(self._ui.query.text())
        later = (i for i, span in enumerate(self._found) if span.start >= self._from)
        self._at = next(later, 0) if self._found else -1
        self._tell()

    def _tell(self) -> None:
        current = self._found[self._at] if self._found else None
        if current is not None:
            self._from = current.start
        self._ui.count.setText(self._words())
        theme.mark(self._ui.query, "bad", "true" if self._missed() else "false")
        self.foundChanged.emit(self._found, current)

    def _missed(self) -> bool:
        return not self._found and bool(self._ui.query.text().strip())

    def _words(self) -> str:
        if not self._ui.query.text().strip():
            return ""
        if not self._found:
            if self._unread.whole:
                return self.tr("原文未识别，无法查找")
            names = self._unread.names
            return self.tr("没有找到（{0}未识别）").format(names) if names else self.tr("没有找到")
        more = "+" if len(self._found) >= MOST else ""
        return f"{self._at + 1} / {len(self._found)}{more}"
