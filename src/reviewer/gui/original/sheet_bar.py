"""What stands around a sheet: the address and text of a cell above it, the names of the sheets below."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QTabBar, QWidget

from reviewer.gui import theme
from reviewer.gui.original.widgets import ElidedLabel

_ADDRESS_WIDTH = 96
_LINE, _TABS = 26, 28
_LIT = " •"


class SheetLine(QFrame):
    """「自评表!C5」 and what stands there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.mark(self, "role", "head")
        self.setFixedHeight(_LINE)
        room = QHBoxLayout(self)
        room.setContentsMargins(theme.metric("panel_x"), 0, theme.metric("cell_x"), 0)
        room.setSpacing(theme.metric("cell_x"))
        self._address, self._text = QLabel(self), ElidedLabel(self)
        theme.mark(self._address, "role", "secondary")
        self._address.setMinimumWidth(_ADDRESS_WIDTH)
        self._address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        between = QFrame(self)
        between.setObjectName("toolSeparator")
        room.addWidget(self._address)
        room.addWidget(between)
        room.addWidget(self._text, 1)
        self.hide()

    def show_cell(self, address: str, text: str) -> None:
        """Show a cell, or none."""
        self._address.setText(address)
        self._text.set_full_text(text)

    def words(self) -> tuple[str, str]:
        """Return the address and the text that are shown."""
        return self._address.text(), self._text.full_text()


class SheetTabs(QFrame):
    """The names of the sheets; hidden where there is one."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.mark(self, "role", "strip")
        self.setFixedHeight(_TABS)
        room = QHBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        self.bar = QTabBar(self)
        self.bar.setObjectName("sheetTabs")
        self.bar.setExpanding(False)
        self.bar.setDocumentMode(True)
        self.bar.setAccessibleName(self.tr("工作表"))
        room.addWidget(self.bar, 1)
        self._names: Sequence[str] = ()
        self.bar.currentChanged.connect(self._changed)
        self.hide()

    def show_names(self, names: Sequence[str]) -> None:
        """Take the sheets of another workbook."""
        self._names = ()  # while tabs come and go nothing is chosen
        while self.bar.count():
            self.bar.removeTab(0)
        for name in names:
            self.bar.addTab(_plain(name))
        self._names = names
        self.setVisible(len(names) > 1)

    def set_current(self, index: int) -> None:
        """Say which sheet is shown."""
        self.bar.setCurrentIndex(index)

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) sheet."""
        index = self.bar.currentIndex() + by
        if 0 <= index < len(self._names):
            self.bar.setCurrentIndex(index)

    def set_lit(self, lit: Collection[int]) -> None:
        """Say on which sheets something is lit."""
        for index, name in enumerate(self._names):
            self.bar.setTabText(index, _plain(name) + (_LIT if index in lit else ""))
            self.bar.setTabToolTip(index, self.tr("当前项的出处在这张表中") if index in lit else "")

    def _changed(self, index: int) -> None:
        if self._names:
            self.chosen.emit(index)


def _plain(name: str) -> str:
    return name.replace("&", "&&")
