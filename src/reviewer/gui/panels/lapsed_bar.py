"""The line over the score tree that tells adjustments whose item is not in the sheet: they are kept, and have no effect."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from reviewer.gui import theme
from reviewer.gui.panels.words import signed

if TYPE_CHECKING:
    from reviewer.services.signs import Lapsed

_NAMED = 3


class LapsedBar(QFrame):
    """Shown only where there is something to tell."""

    dropAsked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme.mark(self, "role", "banner")
        theme.mark(self, "tone", "amber")
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.drop = QPushButton(self.tr("删除这些调整"), self)
        theme.mark(self.drop, "kind", "link")
        self.drop.clicked.connect(lambda: self.dropAsked.emit())
        row = QHBoxLayout(self)
        side, tight = theme.metric("panel_x"), theme.metric("tight")
        row.setContentsMargins(side, tight, side, tight)
        row.addWidget(self.words, 1)
        row.addWidget(self.drop)
        self.hide()

    def show_lapsed(self, lapsed: Sequence[Lapsed], *, writable: bool) -> None:
        """Name the first of them with what was decided."""
        self.setVisible(bool(lapsed))
        self.drop.setVisible(writable)
        told = "、".join(_told(one) for one in lapsed[:_NAMED])
        more = self.tr("等") if len(lapsed) > _NAMED else ""
        self.words.setText(
            self.tr("{0} 项人工调整不起作用，评分项已不在表中：{1}{2}").format(len(lapsed), told, more)
        )
        self.words.setToolTip("\n".join(_told(one) for one in lapsed))


def _told(one: Lapsed) -> str:
    adjustment = one.decision.adjustment
    amount = "不适用" if one.decision.excluded or adjustment is None else signed(adjustment)
    return f"{one.name} {amount}（{one.decision.reason}）"
