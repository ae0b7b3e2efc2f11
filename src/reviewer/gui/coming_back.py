"""What was changed in a workbook that came back, as a list to tick; it stays with what became of each change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHeaderView, QTableWidgetItem, QWidget

from reviewer.gui import theme
from reviewer.gui.dialogs import prepare_table
from reviewer.gui.ui_coming_back import Ui_ComingBackDialog

if TYPE_CHECKING:
    from reviewer.services.coming_back import Difference, Preview, Taken

_WHY = 5  # the column of the sentences
_NARROW, _WIDTH = (2, 4), 120  # columns of what was and what the database has
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_Flag = Qt.ItemFlag


class ComingBackDialog(QDialog):
    """A list beside the work: it stays open while reports are looked at."""

    takeWished = Signal(list)  # the changes that are ticked, with their reasons
    openWished = Signal(int)

    def __init__(self, preview: Preview, parent: QWidget) -> None:
        super().__init__(parent)
        self.ui = Ui_ComingBackDialog()
        self.ui.setupUi(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.preview = preview
        self._differences = list(preview.differences)
        self._done: set[int] = set()
        self._busy = False
        self._dress()

    def _dress(self) -> None:
        ui = self.ui
        titles = ["报告", "内容", "导出时", "工作簿中", "数据库中", "说明"]
        prepare_table(ui.differenceTable, [self.tr(title) for title in titles], stretch=None)
        for column in _NARROW:
            ui.differenceTable.horizontalHeader().setSectionResizeMode(
                column, QHeaderView.ResizeMode.Interactive
            )
            ui.differenceTable.setColumnWidth(column, _WIDTH)
        ui.differenceTable.setWordWrap(True)
        ui.differenceTable.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        ui.differenceTable.setRowCount(len(self._differences))
        for one in self._differences:
            self._fill(one)
        ui.differenceTable.itemChanged.connect(self._count)
        ui.differenceTable.itemSelectionChanged.connect(self._count)
        ui.differenceTable.itemActivated.connect(self._open)
        ui.notesText.setText("\n".join(self.preview.notes))
        ui.notesText.setVisible(bool(self.preview.notes))
        theme.mark(ui.takeButton, "kind", "primary")
        ui.allButton.clicked.connect(self._tick_all)
        ui.openButton.clicked.connect(self._open)
        ui.takeButton.clicked.connect(self._take)
        ui.closeButton.clicked.connect(self.close)
        needed = any(one.needs_reason and not one.reason for one in self._differences if one.takeable)
        ui.reasonLabel.setVisible(needed)
        ui.reasonEdit.setVisible(needed)
        ui.summaryText.setText(self._found())
        self._count()

    def _found(self) -> str:
        if not self._differences and self.preview.notes:
            return self.tr("“{0}”中没有可读回的改动；有的内容没有比对，见下。").format(self.preview.name)
        if not self._differences:
            return self.tr("“{0}”与数据库一致，没有可读回的改动。").format(self.preview.name)
        takeable = sum(one.takeable for one in self._differences)
        text = self.tr(
            "“{0}”自 {1} 导出后改了 {2} 处，其中 {3} 处可以读回。读回后作为您的评审记录，可逐份撤销。"
        )
        return text.format(self.preview.name, self.preview.made_at, len(self._differences), takeable)

    def _fill(self, one: Difference) -> None:
        """Write one line; what can't be taken, or is taken already, is grey and has no box."""
        done = one.number in self._done
        why = self.tr("已读回") if done and not one.why else one.why
        cells = (one.project, one.what, one.before, one.now, one.present, why)
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            open_to_wish = one.takeable and not done
            item.setFlags(_Flag.ItemIsSelectable | _Flag.ItemIsEnabled)
            if not open_to_wish:
                item.setForeground(theme.color("text2"))
            elif column == 0:
                item.setFlags(item.flags() | _Flag.ItemIsUserCheckable)
                item.setCheckState(_CHECKED if one.ticked else _UNCHECKED)
            if column == _WHY and done:
                item.setForeground(theme.color("green"))
            elif column == _WHY and open_to_wish:
                item.setForeground(theme.color("amber"))
            self.ui.differenceTable.setItem(one.number, column, item)

    # -- ticking

    def _boxes(self) -> list[tuple[Difference, QTableWidgetItem]]:
        """Return what can be ticked now, with its box."""
        found = ((one, self.ui.differenceTable.item(one.number, 0)) for one in self._differences)
        return [(one, box) for one, box in found if box is not None and box.flags() & _Flag.ItemIsUserCheckable]

    def _ticked(self) -> list[Difference]:
        return [one for one, box in self._boxes() if box.checkState() is _CHECKED]

    def _tick_all(self) -> None:
        """Tick everything, or nothing where everything is ticked."""
        boxes = self._boxes()
        state = _UNCHECKED if len(self._ticked()) == len(boxes) else _CHECKED
        for _, box in boxes:
            box.setCheckState(state)

    def _count(self) -> None:
        """Let the buttons say what can be done."""
        count, all_ = len(self._ticked()), len(self._boxes())
        ui = self.ui
        ui.takeButton.setText(self.tr("读回所选 {0} 处").format(count) if count else self.tr("读回所选"))
        ui.takeButton.setEnabled(bool(count) and not self._busy)
        ui.allButton.setText(self.tr("全不选") if all_ and count == all_ else self.tr("全选"))
        ui.allButton.setEnabled(bool(all_) and not self._busy)
        current = self._current()
        ui.openButton.setEnabled(current is not None and current.report_id is not None)

    def _current(self) -> Difference | None:
        row = self.ui.differenceTable.currentRow()
        return self._differences[row] if 0 <= row < len(self._differences) else None

    def _open(self) -> None:
        current = self._current()
        if current is not None and current.report_id is not None:
            self.openWished.emit(current.report_id)

    # -- taking

    def _take(self) -> None:
        """Wish for what is ticked; a change without a reason gets the one for all."""
        reason = self.ui.reasonEdit.text().strip()
        chosen = [
            replace(one, reason=reason) if one.needs_reason and not one.reason.strip() else one
            for one in self._ticked()
        ]
        if chosen:
            self.set_busy(True)
            self.takeWished.emit(chosen)

    def set_busy(self, busy: bool) -> None:
        """Let nothing be wished for while changes are being taken."""
        self._busy = busy
        self.ui.differenceTable.setEnabled(not busy)
        self._count()

    def tell(self, taken: Taken) -> None:
        """Say what it came to, and of each change what became of it."""
        self._done |= {one.number for one in taken.done}
        self._note(taken.done)
        self._note(taken.left)
        self.ui.summaryText.setText(taken.told)
        self.set_busy(False)

    def _note(self, changes: Sequence[Difference]) -> None:
        for one in changes:
            known = self._differences[one.number]
            self._differences[one.number] = replace(known, why=one.why, ticked=False)
            self._fill(self._differences[one.number])
