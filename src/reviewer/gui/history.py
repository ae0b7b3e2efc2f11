"""What happened to a review as a whole, in words: finished, opened again and why, its original replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QTableWidget, QTableWidgetItem, QWidget

from reviewer.gui.dialogs import prepare_table
from reviewer.gui.times import full_moment
from reviewer.gui.ui_history import Ui_HistoryDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewer.storage.derived import Event

_KINDS = {
    "finish": "完成复核",
    "reopen": "重新打开",
    "replace": "替换原文",
    "reread": "重新读取原文",
    "join": "并入自评表",
    "split": "拆开自评表",
}
_DETAILS = {"reopen": "理由：{}", "replace": "原来的文件：{}", "join": "自评表：{}", "split": "自评表：{}"}
_LATEST = 3  # of them stand in a tooltip


def _tr(text: str) -> str:
    return QCoreApplication.translate("history", text)


def cells_of(event: Event) -> tuple[str, str, str, str]:
    """Return when, what, who, and the reason or file that goes with it."""
    told = _DETAILS.get(event.kind, "")
    detail = _tr(told).format(event.detail) if told and event.detail else ""
    return full_moment(event.at), _tr(_KINDS.get(event.kind, event.kind)), event.author or "—", detail


def latest(events: Sequence[Event]) -> str:
    """Return the last of them as lines for a tooltip, the newest first."""
    return "\n".join("　".join(filter(None, cells_of(event))) for event in reversed(events[-_LATEST:]))


class HistoryDialog(QDialog):
    """A small list, newest first; not modal, so that it can stand beside the work."""

    def __init__(self, title: str, events: Sequence[Event], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._ui = Ui_HistoryDialog()
        self._ui.setupUi(self)
        nothing = self.tr("{0}：还没有完成或重新打开过。").format(title)
        self._ui.historyTitle.setText(title if events else nothing)
        self._ui.buttons.rejected.connect(self.close)
        self._fill(events)

    @property
    def table(self) -> QTableWidget:
        """The list."""
        return self._ui.historyTable

    def _fill(self, events: Sequence[Event]) -> None:
        titles = [self.tr("时间"), self.tr("事项"), self.tr("评审人"), self.tr("说明")]
        prepare_table(self.table, titles, stretch=3)
        self.table.setRowCount(len(events))
        for row, event in enumerate(reversed(events)):
            for column, text in enumerate(cells_of(event)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(row, column, item)
        self.table.setVisible(bool(events))
