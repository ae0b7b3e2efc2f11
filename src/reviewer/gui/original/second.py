"""The second view of the same original, for passages too far apart for one; folded to one line where room is scarce."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from reviewer.gui import icons
from reviewer.gui.original.marks import Mark
from reviewer.gui.original.reading import ReportView
from reviewer.gui.original.view import OriginalView
from reviewer.gui.ui_original_folded import Ui_OriginalFolded
from reviewer.gui.ui_original_second import Ui_OriginalSecond


class SecondView(QFrame):
    """A head line that says which passage this is, and the view."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_OriginalSecond()
        self._ui.setupUi(self)
        self._ui.close.setIcon(icons.icon("x"))
        self._ui.close.clicked.connect(self.closed)
        self.hide()

    @property
    def flow(self) -> OriginalView:
        """The view for flowing text, there from the start."""
        view: OriginalView = self._ui.view
        return view

    @property
    def stack(self) -> QStackedWidget:
        """What holds the views, one for each way of showing a report."""
        stack: QStackedWidget = self._ui.stack
        return stack

    @property
    def view(self) -> ReportView:
        """The view that is shown."""
        return cast(ReportView, self._ui.stack.currentWidget())

    def name(self, mark: Mark, place: str, other_file: str) -> None:
        """Say which passage is shown and where it stands; `other_file` is of a pair what the first view does not show."""
        same = self.tr("同一原文的另一处")
        self._ui.note.setText(self.tr("{}中的另一处").format(other_file) if other_file else same)
        self._ui.badge.show_badge(mark.badge, mark.red)
        self._ui.place.set_full_text(place)

    def words(self) -> str:
        """Return what the head line says."""
        text: str = self._ui.place.full_text()
        return text

    def note(self) -> str:
        """Return what the head line says of the file."""
        return self._ui.note.text()


class FoldedLine(QFrame):
    """The second view as one line: badge, place, quote, and the way there."""

    goClicked = Signal()
    unfoldClicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_OriginalFolded()
        self._ui.setupUi(self)
        self._ui.unfold.setIcon(icons.icon("caret-up"))
        self._ui.go.clicked.connect(self.goClicked)
        self._ui.unfold.clicked.connect(self.unfoldClicked)
        self.hide()

    def name(self, mark: Mark, place: str, quote: str) -> None:
        """Say which passage this is, where it stands and what it says."""
        self._ui.badge.show_badge(mark.badge, mark.red)
        self._ui.place.setText(place.partition(" ")[0])
        self._ui.quote.set_full_text(quote)

    def words(self) -> str:
        """Return the quote."""
        text: str = self._ui.quote.full_text()
        return text
