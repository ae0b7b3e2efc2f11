"""What was changed in a workbook that came back, as a list to tick; it stays with what became of each change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QModelIndex, QPersistentModelIndex, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidgetItem,
    QWidget,
)

from reviewer.gui import theme
from reviewer.gui.dialogs import prepare_table
from reviewer.gui.ui_coming_back import Ui_ComingBackDialog

if TYPE_CHECKING:
    from reviewer.services.coming_back import Difference, Preview, Taken

_WHY, _REASON = 5, 6  # the columns of the sentences and of the reasons
_WIDTHS = (152, 152, 92, 144, 92, 0, 160)  # logical px of the columns; 0 takes what is left
_SIDES, _AIR = 12, 6  # of a cell: what its words are kept from the sides, and lines from each other
_NAMED = 3  # reports named in a sentence
_WANTED = re.compile(r"[^。；]*须写明理由。")
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_Flag = Qt.ItemFlag
Index = QModelIndex | QPersistentModelIndex


class _Wrapping(QStyledItemDelegate):
    """Cells whose rows are as high as their words need within the margins of the style sheet: nothing ends in "…"."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        within = QStyleOptionViewItem(option)
        within.rect = option.rect.adjusted(0, 0, -_SIDES, 0)
        return super().sizeHint(within, index).grownBy(QMargins(0, 0, 0, _AIR))


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
        titles = ["报告", "内容", "导出时", "工作簿中", "数据库中", "说明", "理由（可改）"]
        prepare_table(ui.differenceTable, [self.tr(title) for title in titles], stretch=None)
        trigger = ui.differenceTable.EditTrigger
        ui.differenceTable.setEditTriggers(
            trigger.EditKeyPressed | trigger.DoubleClicked | trigger.AnyKeyPressed
        )
        header = ui.differenceTable.horizontalHeader()
        for column, width in enumerate(_WIDTHS):
            if width:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
                ui.differenceTable.setColumnWidth(column, width)
        ui.differenceTable.setItemDelegate(_Wrapping(ui.differenceTable))
        header.sectionResized.connect(ui.differenceTable.resizeRowsToContents)
        ui.differenceTable.setWordWrap(True)
        ui.differenceTable.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        ui.differenceTable.setRowCount(len(self._differences) + len(self.preview.untaken))
        for one in self._differences:
            self._fill(one)
        for row, other in enumerate(self.preview.untaken, len(self._differences)):
            self._write(row, (other.sheet, other.what, other.before, other.now, "—", other.why, ""), grey=True)
        ui.differenceTable.itemChanged.connect(self._changed)
        ui.differenceTable.itemSelectionChanged.connect(self._count)
        ui.differenceTable.itemActivated.connect(self._activated)
        ui.notesText.setText("\n".join(self.preview.notes))
        ui.notesText.setVisible(bool(self.preview.notes))
        theme.mark(ui.takeButton, "kind", "primary")
        ui.allButton.clicked.connect(self._tick_all)
        ui.openButton.clicked.connect(self._open)
        ui.takeButton.clicked.connect(self._take)
        ui.closeButton.clicked.connect(self.close)
        ui.reasonEdit.textChanged.connect(self._say_whys)
        finished = any(one.finished for one in self._differences if one.takeable)
        ui.reopenLabel.setVisible(finished)
        ui.reopenEdit.setVisible(finished)
        ui.summaryText.setText(self._found())
        self._show_reason()
        self._count()

    def _show_reason(self) -> None:
        """Offer one reason for all while a change has none of its own."""
        needed = any(one.needs_reason and not one.reason.strip() for one in self._differences if one.takeable)
        self.ui.reasonLabel.setVisible(needed)
        self.ui.reasonEdit.setVisible(needed)

    def _found(self) -> str:
        count, more = len(self._differences), len(self.preview.untaken)
        if count:
            takeable = sum(one.takeable for one in self._differences)
            text = self.tr(
                "“{0}”自 {1} 导出后改了 {2} 处，其中 {3} 处可以读回。读回后作为您的评审记录，可逐份撤销。"
            ).format(self.preview.name, self.preview.made_at, count, takeable)
        elif more:
            text = self.tr("“{0}”中没有可读回的改动。").format(self.preview.name)
        elif self.preview.notes:
            text = self.tr("“{0}”中没有可读回的改动；有的内容没有比对，见下。").format(self.preview.name)
        else:
            text = self._same()
        return text + (self.tr("另有 {0} 处也有改动，不读回，列在表的最后。").format(more) if more else "")

    def _same(self) -> str:
        """Say of a workbook that has nothing to be taken whether it was changed, or the database was."""
        if self.preview.touched:
            return self.tr("“{0}”中的改动数据库里都已有，没有可读回的改动。").format(self.preview.name)
        if names := self.preview.moved_on:
            more = self.tr("等 {0} 份").format(len(names)) if len(names) > _NAMED else ""
            text = self.tr("“{0}”导出后没有改动；数据库此后已有变化：{1}{2}。要新的数请重新导出。")
            return text.format(self.preview.name, "、".join(names[:_NAMED]), more)
        return self.tr("“{0}”与数据库一致，没有可读回的改动。").format(self.preview.name)

    def _fill(self, one: Difference) -> None:
        """Write one line; what can't be taken, or is taken already, is grey and has no box."""
        done = one.number in self._done
        why = self.tr("已读回") if done and not one.why else self._why(one)
        cells = (one.project, one.what, one.before, one.now, one.present, why, one.reason)
        open_to_wish = one.takeable and not done
        self._write(one.number, cells, grey=not open_to_wish)
        with QSignalBlocker(self.ui.differenceTable):
            if open_to_wish:
                box = self._item(one.number, 0)
                box.setFlags(box.flags() | _Flag.ItemIsUserCheckable)
                box.setCheckState(_CHECKED if one.ticked else _UNCHECKED)
                self._item(one.number, _WHY).setForeground(theme.color("amber"))
            if open_to_wish and one.needs_reason:
                reason = self._item(one.number, _REASON)
                reason.setFlags(reason.flags() | _Flag.ItemIsEditable)
            if done:
                self._item(one.number, _WHY).setForeground(theme.color("green"))

    def _write(self, row: int, cells: Sequence[str], *, grey: bool) -> None:
        """Write the cells of a line that is only read; a tip shows all of what a narrow column cuts."""
        with QSignalBlocker(self.ui.differenceTable):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                item.setFlags(_Flag.ItemIsSelectable | _Flag.ItemIsEnabled)
                if grey:
                    item.setForeground(theme.color("text2"))
                self.ui.differenceTable.setItem(row, column, item)

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        item = self.ui.differenceTable.item(row, column)
        assert item is not None, "every cell of the table is written"
        return item

    # -- reasons

    def _why(self, one: Difference) -> str:
        """Return what is to be looked at first, without the want of a reason that is there by now."""
        given = one.reason.strip() or self.ui.reasonEdit.text().strip()
        return _WANTED.sub("", one.why) if one.takeable and one.needs_reason and given else one.why

    def _say_whys(self) -> None:
        for one in self._differences:
            if one.takeable and one.number not in self._done:
                item, why = self._item(one.number, _WHY), self._why(one)
                item.setText(why)
                item.setToolTip(why)

    def _changed(self, item: QTableWidgetItem) -> None:
        """Take over a reason that was typed; a change that only waited for it is ticked."""
        if item.column() == _REASON:
            row = item.row()
            one = replace(self._differences[row], reason=item.text().strip())
            box = self._item(row, 0)
            ticked = box.checkState() is _CHECKED or not self._why(one)
            self._differences[row] = replace(one, ticked=ticked)
            self._fill(self._differences[row])
            self._show_reason()
        self._count()

    def _activated(self, item: QTableWidgetItem) -> None:
        if not item.flags() & _Flag.ItemIsEditable:  # that one is typed into
            self._open()

    # -- ticking

    def _boxes(self) -> list[tuple[Difference, QTableWidgetItem]]:
        """Return what can be ticked now, with its box."""
        found = ((one, self._item(one.number, 0)) for one in self._differences)
        return [(one, box) for one, box in found if box.flags() & _Flag.ItemIsUserCheckable]

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
        reopening = any(one.finished for one in self._ticked())
        text = self.tr("退回复核并读回 {0} 处") if reopening else self.tr("读回所选 {0} 处")
        ui.takeButton.setText(text.format(count) if count else self.tr("读回所选"))
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
        """Wish for what is ticked; a change without a reason gets the one for all, as a finished review does to be opened."""
        reason = self.ui.reasonEdit.text().strip()
        reopening = self.ui.reopenEdit.text().strip()
        chosen = [
            replace(one, reason=one.reason.strip() or (reason if one.needs_reason else ""), reopening=reopening)
            for one in self._ticked()
        ]
        if not reopening and (finished := [one for one in chosen if one.finished]):
            self._ask_why(finished)
        elif chosen:
            self.set_busy(True)
            self.takeWished.emit(chosen)

    def _ask_why(self, finished: Sequence[Difference]) -> None:
        """Ask why finished reviews are opened again, before anything is taken."""
        from reviewer.services.coming_back.present import FINISHED

        for one in finished:
            self._differences[one.number] = replace(self._differences[one.number], why=FINISHED, ticked=True)
            self._fill(self._differences[one.number])
        self.ui.summaryText.setText(self.tr("还没有读回：所选改动中有已审的报告，请先填写退回复核的理由。"))
        self.ui.reopenEdit.setFocus()

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
        self._note_opened({one.report_id for one in taken.done if one.finished})
        self.ui.summaryText.setText(taken.told)
        self.set_busy(False)

    def _note(self, changes: Sequence[Difference]) -> None:
        for one in changes:
            known = self._differences[one.number]
            self._differences[one.number] = replace(known, why=one.why, ticked=False)
            self._fill(self._differences[one.number])

    def _note_opened(self, reports: set[int | None]) -> None:
        """Let the other changes of reviews that were opened again wait for nothing."""
        from reviewer.services.coming_back.present import DONE

        for one in [o for o in self._differences if o.finished and o.report_id in reports]:
            self._differences[one.number] = replace(one, finished=False, why=one.why.replace(DONE, ""))
            self._fill(self._differences[one.number])
