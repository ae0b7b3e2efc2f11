"""What an import came to, file by file: new, there already, for a person to look at, failed with its reason."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPushButton, QTableWidgetItem, QWidget

from reviewer.domain.library import ImportOutcome, ImportState
from reviewer.gui import theme
from reviewer.gui.dialogs import prepare_table
from reviewer.gui.ui_import_results import Ui_ImportResultsDialog

ALL, NEW, PAIRED, KNOWN, ODD, FAILED = "all", "new", "paired", "known", "odd", "failed"
_WORDS = {
    ALL: "全部 {0}",
    NEW: "新增 {0}",
    PAIRED: "自评表 {0}",
    KNOWN: "已在库中 {0}",
    ODD: "待核对 {0}",
    FAILED: "失败 {0}",
}
_RESULTS = {NEW: "新增", PAIRED: "自评表", KNOWN: "已在库中", ODD: "待核对", FAILED: "失败"}
_COLORS = {NEW: "green", PAIRED: "green", KNOWN: "text2", ODD: "amber", FAILED: "red"}
_NAME_SHARE = 40  # percent of the width that names of files may take
_MOST_LINES = 3  # of a reason; the whole of it is in its tooltip
_PADDING = 24  # left and right of the words of a cell, and what a line break leaves empty
_OUTCOME = Qt.ItemDataRole.UserRole


def kind_of(outcome: ImportOutcome) -> str:
    """Return what an outcome is counted as; what was taken in but is no sure thing is for a person."""
    if outcome.state is ImportState.FAILED:
        return FAILED
    if outcome.state is ImportState.ALREADY_THERE:
        return KNOWN
    if outcome.state is ImportState.PAIRED:
        return PAIRED
    return ODD if outcome.message else NEW


def _tr(text: str) -> str:
    return QCoreApplication.translate("ImportResultsDialog", text)


def _shared_folder(outcomes: Sequence[ImportOutcome]) -> Path:
    """Return the folder that holds all files of an import; an empty path where none does."""
    try:
        return Path(os.path.commonpath({os.path.dirname(o.path) for o in outcomes if o.path}))
    except ValueError:  # no file, or on several drives
        return Path()


class ImportResultsDialog(QDialog):
    """A list beside the work: it stays open while reports are looked at."""

    openWished = Signal(int)
    retryWished = Signal(list)  # paths
    passwordWished = Signal(str)  # path of a file that has one

    def __init__(self, outcomes: Sequence[ImportOutcome], parent: QWidget) -> None:
        super().__init__(parent)
        self.ui = Ui_ImportResultsDialog()
        self.ui.setupUi(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._outcomes = tuple(outcomes)
        self._above = _shared_folder(outcomes)
        self.filters: dict[str, QPushButton] = {}
        self._dress()
        self.show_kind(FAILED if self._failed() else ALL)

    def _dress(self) -> None:
        ui, counts = self.ui, self._counts()
        for place, kind in enumerate(kind for kind in _WORDS if kind != PAIRED or counts[kind]):
            button = QPushButton(self)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.clicked.connect(partial(self.show_kind, kind))
            ui.filterLayout.insertWidget(place, button)
            self.filters[kind] = button
        prepare_table(ui.resultTable, [_tr("文件"), _tr("结果"), _tr("说明")], stretch=2)
        ui.resultTable.setWordWrap(True)
        self._fit = QTimer(self, singleShot=True, interval=0)  # once the columns have their widths
        self._fit.timeout.connect(self._fit_rows)
        ui.resultTable.horizontalHeader().sectionResized.connect(lambda: self._fit.start())
        ui.resultTable.itemSelectionChanged.connect(self._selected)
        ui.resultTable.itemActivated.connect(self._open)
        ui.openButton.clicked.connect(self._open)
        ui.retryButton.clicked.connect(self._retry)
        ui.passwordButton.clicked.connect(self._ask)
        ui.passwordButton.setVisible(any(o.locked for o in self._outcomes))
        ui.copyButton.clicked.connect(self._copy)
        ui.closeButton.clicked.connect(self.close)
        ui.openButton.setDefault(True)
        self._count()

    def _counts(self) -> Counter[str]:
        return Counter({**Counter(map(kind_of, self._outcomes)), ALL: len(self._outcomes)})

    def _count(self) -> None:
        counts = self._counts()
        for kind, button in self.filters.items():
            button.setText(_tr(_WORDS[kind]).format(counts[kind]))
            button.setEnabled(kind == ALL or bool(counts[kind]))
        self.ui.retryButton.setEnabled(bool(self._failed()))

    def note(self, outcomes: Sequence[ImportOutcome]) -> None:
        """Take over what has become of some of the files since."""
        later = {o.path: o for o in outcomes}
        self._outcomes = tuple(later.get(o.path, o) for o in self._outcomes)
        self._count()
        kind = next(kind for kind, button in self.filters.items() if button.isChecked())
        self.show_kind(kind if self.filters[kind].isEnabled() else ALL)

    def show_kind(self, kind: str, _checked: bool = True) -> None:
        """Show the files of one kind."""
        for name, button in self.filters.items():
            button.setChecked(name == kind)
        shown = [o for o in self._outcomes if kind in (ALL, kind_of(o))]
        table = self.ui.resultTable
        table.setRowCount(len(shown))
        for row, outcome in enumerate(shown):
            self._fill(row, outcome)
        self._fit.start()
        if shown:
            table.selectRow(0)
        self._selected()

    def _fit_rows(self) -> None:
        """Leave the reasons the most of the room, and give each row as few lines as its words then need."""
        table = self.ui.resultTable
        header = table.horizontalHeader()
        named = min(table.sizeHintForColumn(0), _NAME_SHARE * table.viewport().width() // 100)
        if header.sectionSize(0) != named:
            header.setSectionResizeMode(0, header.ResizeMode.Fixed)
            header.resizeSection(0, named)
        for row in range(table.rowCount()):
            lines = max(1, min(_MOST_LINES, self._lines(row)))
            table.setRowHeight(row, theme.row_height() + (lines - 1) * table.fontMetrics().lineSpacing())

    def _lines(self, row: int) -> int:
        table = self.ui.resultTable
        item, room = table.item(row, 2), table.columnWidth(2) - _PADDING
        width = 0 if item is None else table.fontMetrics().horizontalAdvance(item.text())
        return -(-width // max(room, 1))

    def _fill(self, row: int, outcome: ImportOutcome) -> None:
        kind = kind_of(outcome)
        cells = (self._name(outcome), _tr(_RESULTS[kind]), outcome.message)
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setToolTip(outcome.path if column == 0 else text)
            item.setData(_OUTCOME, outcome)
            if column == 1:
                item.setForeground(theme.color(_COLORS[kind]))
            self.ui.resultTable.setItem(row, column, item)

    def _name(self, outcome: ImportOutcome) -> str:
        """Return a file's name with the folders that tell it from others of this name."""
        path = Path(outcome.path)
        below = path.relative_to(self._above) if path.is_relative_to(self._above) else Path(path.name)
        return below.as_posix() if below.name else path.name or "—"

    def _current(self) -> ImportOutcome | None:
        item = self.ui.resultTable.item(self.ui.resultTable.currentRow(), 0)
        found = None if item is None else item.data(_OUTCOME)
        return found if isinstance(found, ImportOutcome) else None

    def _selected(self) -> None:
        current = self._current()
        self.ui.openButton.setEnabled(current is not None and current.report_id is not None)
        self.ui.passwordButton.setEnabled(current is not None and current.locked)

    def _open(self) -> None:
        current = self._current()
        if current is not None and current.report_id is not None:
            self.openWished.emit(current.report_id)

    def _failed(self) -> list[Path]:
        return [Path(o.path) for o in self._outcomes if kind_of(o) == FAILED and o.path]

    def _retry(self) -> None:
        self.retryWished.emit(self._failed())
        self.close()

    def _ask(self) -> None:
        current = self._current()
        if current is not None:
            self.passwordWished.emit(current.path)

    def _copy(self) -> None:
        """Put all of it on the clipboard, as it is pasted into a sheet."""
        rows = [(o.path, _tr(_RESULTS[kind_of(o)]), o.message) for o in self._outcomes]
        lines = ["\t".join(" ".join(cell.split()) for cell in row) for row in rows]
        QGuiApplication.clipboard().setText(
            "\n".join(["\t".join((_tr("文件"), _tr("结果"), _tr("说明"))), *lines])
        )
