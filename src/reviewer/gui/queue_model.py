"""The queue as a tree of two levels: groups by status, reports in them, files that could not be read at the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePath

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from reviewer.domain.library import ImportOutcome, ReportRow
from reviewer.domain.review import STATUS_NAMES, Status
from reviewer.gui import wording
from reviewer.gui.shelf import QUEUE_ORDER, Shelf

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1  # the QueueEntry
REPORT_ROLE = Qt.ItemDataRole.UserRole + 2  # the report's id, None for groups and failures


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """What one row of the queue shows."""

    title: str
    detail: str
    right: str
    right_detail: str
    icon: tuple[str, str]
    report_id: int | None = None
    path: str = ""
    tooltip: str = ""


@dataclass
class _Group:
    key: str
    title: str
    entries: list[QueueEntry] = field(default_factory=list)


class QueueModel(QAbstractItemModel):
    """Show the shelf; internal ids are 0 for groups, else the group's number counted from 1."""

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._groups: list[_Group] = []
        shelf.changed.connect(self.rebuild)
        shelf.rowChanged.connect(self._row_changed)
        self.rebuild()

    def rebuild(self) -> None:
        """Group the rows anew."""
        self.beginResetModel()
        groups = [
            _Group(s, STATUS_NAMES[s], [entry_of(r) for r in self._shelf.queued if r.status is s])
            for s in QUEUE_ORDER
        ]
        failures = [entry_of_failure(f) for f in self._shelf.shown_failures()]
        groups.append(_Group("failed", self.tr("读取失败"), failures))
        self._groups = [g for g in groups if g.entries]
        self.endResetModel()

    def index_of(self, report_id: int | None) -> QModelIndex:
        """Return the row of a report, an invalid index where it is not shown."""
        for number, group in enumerate(self._groups):
            for place, entry in enumerate(group.entries):
                if report_id is not None and entry.report_id == report_id:
                    return self.createIndex(place, 0, number + 1)
        return QModelIndex()

    def counts(self) -> list[tuple[str, str, int]]:
        """Return key, title and number of each group shown, for the rail."""
        return [(g.key, g.title, len(g.entries)) for g in self._groups]

    def group_index(self, key: str) -> QModelIndex:
        """Return the row of a group."""
        for number, group in enumerate(self._groups):
            if group.key == key:
                return self.createIndex(number, 0, 0)
        return QModelIndex()

    def _row_changed(self, report_id: int) -> None:
        index, row = self.index_of(report_id), self._shelf.row(report_id)
        if index.isValid() and row is not None:
            self._groups[index.internalId() - 1].entries[index.row()] = entry_of(row)
            self.dataChanged.emit(index, index)

    # -- QAbstractItemModel

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not parent.isValid():
            return self.createIndex(row, column, 0) if 0 <= row < len(self._groups) else QModelIndex()
        inside = not parent.internalId() and 0 <= row < self.rowCount(parent) and column == 0
        return self.createIndex(row, column, parent.row() + 1) if inside else QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        number = index.internalId() if index.isValid() else 0
        return self.createIndex(number - 1, 0, 0) if number else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._groups)
        return 0 if parent.internalId() else len(self._groups[parent.row()].entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if not index.internalId():
            return self._group_data(self._groups[index.row()], role)
        return _entry_data(self._groups[index.internalId() - 1].entries[index.row()], role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if not index.internalId():
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _group_data(self, group: _Group, role: int) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{group.title} {len(group.entries)}"
        return None


def _entry_data(entry: QueueEntry, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return entry.title
    if role == ENTRY_ROLE:
        return entry
    if role == REPORT_ROLE:
        return entry.report_id
    if role == Qt.ItemDataRole.ToolTipRole:
        return entry.tooltip
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return "，".join(p for p in (entry.title, entry.detail, entry.right, entry.right_detail) if p)
    return None


def entry_of(row: ReportRow) -> QueueEntry:
    """Return what the queue shows of a report."""
    right, detail = _right_side(row)
    unit = row.unit or row.department
    form = _tr("自评表：{0}").format(row.form_name) if row.form_name else ""
    tip = "\n".join(p for p in (row.title, unit, row.shown_name, form) if p)
    icon = wording.status_icon(row)
    below = unit or row.shown_name
    if row.parts > 1:  # forms of one file often have one name
        below = "　".join(filter(None, (f"{row.part}/{row.parts}", unit, row.file_name)))
    return QueueEntry(row.project_shown, below, right, detail, icon, row.id, tooltip=tip)


def _tr(text: str) -> str:
    return QCoreApplication.translate("QueueModel", text)


def _right_side(row: ReportRow) -> tuple[str, str]:
    if not row.recognised:
        return "", wording.no_report(row)
    if row.status is Status.REVIEWING:
        return wording.points(row.score), _tr("余 {0}").format(row.left) if row.left else ""
    if row.status is Status.DONE:
        return wording.points(row.score), row.grade or ""
    count = wording.findings_count(row)
    return "", _tr("疑点 {0}").format(count) if count else ""


def entry_of_failure(outcome: ImportOutcome) -> QueueEntry:
    """Return what the queue shows of a file that could not be read."""
    name = PurePath(outcome.path).name
    tip = f"{outcome.path}\n{outcome.message}"
    return QueueEntry(name, outcome.message, "", "", wording.FAILED_ICON, path=outcome.path, tooltip=tip)
