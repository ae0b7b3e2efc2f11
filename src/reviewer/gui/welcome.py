"""What an empty database shows: one line of welcome, a place to drop files, and samples ready to open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QPushButton, QWidget

from reviewer.gui import icons, theme
from reviewer.gui.choosing import readable_kinds
from reviewer.gui.ui_welcome import Ui_Welcome

if TYPE_CHECKING:
    from reviewer.services.library import Sample

Index = QModelIndex | QPersistentModelIndex
_ROW = 32
_PADDING = 14  # above and below the words of a row, together
_SIDES = 36  # left and right of them: style sheet, frame, and a hair more than the painter takes
_FILE_ICONS = {".docx": "file-doc", ".pdf": "file-pdf", ".xlsx": "file-xls"}
_KIND_FROM = 760  # logical px of width from which the samples' kind is shown


class SampleModel(QAbstractTableModel):
    """Samples: name, kind, what is to be seen in it, and the place of the button."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.samples: list[Sample] = []

    def show(self, samples: Sequence[Sample]) -> None:
        """Take over the samples."""
        self.beginResetModel()
        self.samples = list(samples)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.samples)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        sample = self.samples[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (sample.title, sample.kind, sample.note, "")[index.column()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return icons.icon(_FILE_ICONS.get(sample.path.suffix, "file-text"))
        if role == Qt.ItemDataRole.ForegroundRole and index.column() in (1, 2):
            return theme.color("text2")
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{sample.title}\n{sample.note}"
        return None


class Welcome(QWidget):
    """The page of an empty database."""

    importWished = Signal()
    folderWished = Signal()
    samplesChosen = Signal(list)  # paths

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_Welcome()
        self._ui.setupUi(self)
        told = self.tr("目前可读 {0}和压缩包（.zip）。文件只在本机读取。")
        self._ui.dropKinds.setText(told.format(readable_kinds()))
        self._ui.importButton.setIcon(icons.icon("tray-arrow-down", "on_accent"))
        self._ui.folderButton.setIcon(icons.icon("folder-open"))
        scale = self.devicePixelRatioF()
        self._ui.dropIcon.setPixmap(icons.pixmap("tray-arrow-down", "text2", theme.metric("empty"), scale))
        self._ui.importButton.clicked.connect(self.importWished)
        self._ui.folderButton.clicked.connect(self.folderWished)
        self._ui.openAllButton.clicked.connect(self._open_all)
        self._model = SampleModel(self)
        self._prepare_table()

    def show_samples(self, samples: Sequence[Sample]) -> None:
        """Offer the samples; without any the whole part is absent."""
        self._model.show(samples)
        for row in range(len(samples)):
            self._ui.sampleTable.setIndexWidget(self._model.index(row, 3), self._open_button(row))
        self._fit_rows()
        parts = (self._ui.sampleTitle, self._ui.openAllButton, self._ui.sampleTable, self._ui.sampleNote)
        for part in parts:
            part.setVisible(bool(samples))
        if samples:
            self._ui.sampleTable.selectRow(0)

    def take_focus(self) -> None:
        """Put the keyboard on the samples, else on the first button."""
        part = self._ui.sampleTable if self._model.samples else self._ui.importButton
        part.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ui.sampleTable.setColumnHidden(1, self.width() < _KIND_FROM)

    def show_drop(self, over: bool) -> None:
        """Show that what is dragged may be dropped."""
        self._ui.drop.set_over(over)

    def _prepare_table(self) -> None:
        table = self._ui.sampleTable
        table.setModel(self._model)
        table.horizontalHeader().hide()
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.setShowGrid(False)
        table.setIconSize(QSize(16, 16))
        table.setSelectionBehavior(table.SelectionBehavior.SelectRows)
        table.setSelectionMode(table.SelectionMode.SingleSelection)
        table.setEditTriggers(table.EditTrigger.NoEditTriggers)
        table.setWordWrap(True)
        table.setTabKeyNavigation(False)
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = table.horizontalHeader()
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for column in (0, 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Fixed)
        table.setColumnWidth(3, 64)
        self._fit = QTimer(self, singleShot=True, interval=0)  # once all columns have their new widths
        self._fit.timeout.connect(self._fit_rows)
        header.sectionResized.connect(lambda: self._fit.start())
        table.activated.connect(lambda index: self._open(index.row()))
        table.doubleClicked.connect(lambda index: self._open(index.row()))

    def _fit_rows(self) -> None:
        """Give each row the lines its description needs: nothing of it is cut."""
        table = self._ui.sampleTable
        room = QRect(0, 0, max(table.columnWidth(2) - _SIDES, 1), 1000)
        for row, sample in enumerate(self._model.samples):
            words = table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, sample.note)
            table.setRowHeight(row, max(_ROW, words.height() + _PADDING))
        table.setFixedHeight(sum(table.rowHeight(row) for row in range(len(self._model.samples))) + 2)

    def _open_button(self, row: int) -> QPushButton:
        button = QPushButton(self.tr("打开"))
        button.setProperty("kind", "link")
        button.setAccessibleName(self.tr("打开 {0}").format(self._model.samples[row].title))
        button.clicked.connect(lambda: self._open(row))
        return button

    def _open(self, row: int) -> None:
        self.samplesChosen.emit([Path(self._model.samples[row].path)])

    def _open_all(self) -> None:
        self.samplesChosen.emit([Path(sample.path) for sample in self._model.samples])
