"""The bar under real pages: which page is read, the way to another, the list of pages."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from reviewer.domain.pages import Pages
from reviewer.gui import icons
from reviewer.gui.ui_original_pages import Ui_OriginalPages

_NUMBER_WIDTH = 44


class PageBar(QFrame):
    """Show 第3页/共12页; a number typed there goes to that page."""

    pageWished = Signal(int)  # from 0
    listToggled = Signal(bool)
    left = Signal()  # the person is done with the number: the focus belongs to the pages again

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page, self._pages = 0, Pages(())
        self._first, self._count = 0, 0  # page and number of pages of the file that is read
        ui = self._ui = Ui_OriginalPages()
        ui.setupUi(self)
        for button, name in ((ui.listButton, "columns"), (ui.previous, "caret-left"), (ui.next, "caret-right")):
            button.setIcon(icons.icon(name))
        ui.number.setFixedWidth(_NUMBER_WIDTH)
        ui.listButton.toggled.connect(self.listToggled)
        ui.previous.clicked.connect(lambda: self.step(-1))
        ui.next.clicked.connect(lambda: self.step(1))
        ui.number.returnPressed.connect(self._typed)
        ui.number.editingFinished.connect(self._show)
        self.hide()

    def show_pages(self, pages: Pages) -> None:
        """Take another original's pages; of a pair each file's are counted for themselves."""
        self._pages = pages
        self.set_page(0)

    def set_page(self, page: int) -> None:
        """Show which page is read now."""
        self._page = page
        file, self._first = self._pages.file_of(page)
        self._count = self._pages.counts[file]
        self._ui.count.setText(self.tr("页/共{0}页").format(self._count))
        if not self._ui.number.hasFocus():
            self._show()
        self._ui.previous.setEnabled(page > 0)
        self._ui.next.setEnabled(page + 1 < len(self._pages.pages))

    def set_list(self, shown: bool) -> None:
        """Say whether the list of pages is shown."""
        self._ui.listButton.setChecked(shown)

    def words(self) -> str:
        """Return what the bar says: 第3页/共12页."""
        return f"{self._ui.before.text()}{self._page + 1}{self._ui.count.text()}"

    def ask(self) -> None:
        """Wait for the number of a page, where there are pages."""
        if self.isVisible():
            self._ui.number.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._ui.number.selectAll()

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) page."""
        if 0 <= self._page + by < len(self._pages.pages):
            self.pageWished.emit(self._page + by)

    def _typed(self) -> None:
        typed = self._ui.number.text().strip()
        if typed.isdecimal():
            self.pageWished.emit(self._first + min(max(int(typed), 1), self._count) - 1)
        self.left.emit()

    def _show(self) -> None:
        self._ui.number.setText(str(self._page - self._first + 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._ui.number.hasFocus():
            self._show()
            self.left.emit()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
