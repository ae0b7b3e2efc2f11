"""The report list as a table: declared columns with converters, files that failed or are being read in their own rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePath

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from reviewer.domain.library import ImportOutcome, ReportRow, SortKey
from reviewer.domain.review import STATUS_NAMES, Status
from reviewer.gui import times, wording
from reviewer.gui.shelf import Shelf

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1  # ReportRow, ImportOutcome, or str (the file being read)
COLUMN_ROLE = Qt.ItemDataRole.UserRole + 2  # key of the column
Entry = ReportRow | ImportOutcome | str
FILE = "file"


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReportListModel", text)


@dataclass(frozen=True)
class Column:
    """One column: what it shows of a report, how wide it is, and what it sorts by."""

    key: str
    title: str
    text: Callable[[ReportRow], str]
    width: int
    sort: SortKey | None = None
    right: bool = False
    bold: bool = False
    quiet: bool = False  # secondary text
    tip: Callable[[ReportRow], str] | None = None
    about: str = ""  # what the column is, for the heading's tooltip where its title does not say it


FULL_BAR, LARGE_BAR = 40, 15  # points of difference that fill the bar, and from which it changes colour


def _difference_tip(row: ReportRow) -> str:
    """Say what the figure is of, and what the bar beside it shows."""
    if not wording.shown_difference(row):
        return ""
    of_decided = row.difference is None
    told = _tr("已评部分分差") if of_decided else _tr("复核得分 − 自评得分")
    return f"{told}\n{_bar_words()}"


def _bar_words() -> str:
    return _tr("横条表示分差大小：满格为 {0} 分，{1} 分及以上变色。").format(FULL_BAR, LARGE_BAR)


def _findings(row: ReportRow) -> str:
    return f"{row.findings_high} / {row.findings_medium} / {row.findings_low}"


def _findings_tip(row: ReportRow) -> str:
    words = _tr("重 {0}，一般 {1}，提示 {2}；待处理 {3}")
    return words.format(row.findings_high, row.findings_medium, row.findings_low, row.left)


def _project_tip(row: ReportRow) -> str:
    form = _tr("含自评表：{0}").format(row.form_name) if row.form_name else ""
    file = row.shown_name if row.parts > 1 else ""
    return "\n".join(filter(None, (row.title or (row.project_shown if form or file else ""), file, form)))


def _file_tip(row: ReportRow) -> str:
    return "\n".join(filter(None, (row.shown_name, row.form_name)))


def _project(row: ReportRow) -> str:
    """Return what a report is called, a form among others of its file with its number."""
    several = row.parts > 1 and row.project_shown != row.shown_name
    return f"{row.project_shown}（{row.part}/{row.parts}）" if several else row.project_shown


def _grade(row: ReportRow) -> str:
    return "" if row.provisional or row.status is Status.WAITING else row.grade or ""


def _money(value: Decimal | None) -> str:
    return wording.money(value)


COLUMNS = (
    Column("status", "状态", lambda r: STATUS_NAMES[r.status], 94, SortKey.STATUS),
    Column("department", "主管部门", lambda r: r.department or "—", 104, SortKey.DEPARTMENT, quiet=True),
    Column("unit", "实施单位", lambda r: r.unit or "—", 150, SortKey.UNIT),
    Column("project", "项目名称", _project, 200, SortKey.PROJECT, tip=_project_tip),
    Column(FILE, "文件", lambda r: r.files_shown, 130, SortKey.FILE, quiet=True, tip=_file_tip),
    Column("year", "年度", lambda r: str(r.year or "—"), 52, SortKey.YEAR, quiet=True),
    Column(
        "budget",
        "预算数（万元）",
        lambda r: _money(r.budget if r.budget is not None else r.budget_initial),
        100,
        SortKey.BUDGET,
        right=True,
        tip=lambda r: wording.yuan(r.budget if r.budget is not None else r.budget_initial),
    ),
    Column(
        "spent",
        "执行数（万元）",
        lambda r: _money(r.spent),
        100,
        SortKey.SPENT,
        right=True,
        tip=lambda r: wording.yuan(r.spent),
    ),
    Column(
        "rate", "执行率", lambda r: wording.percent(r.execution_rate), 80, SortKey.EXECUTION_RATE, right=True
    ),
    Column("self", "自评", lambda r: wording.points(r.self_score), 64, SortKey.SELF_SCORE, right=True),
    Column(
        "score",
        "复核",
        wording.review_score,
        76,
        SortKey.SCORE,
        right=True,
        bold=True,
        tip=wording.review_score_tip,
    ),
    Column(
        "difference",
        "分差 复核−自评",
        lambda r: wording.signed(wording.shown_difference(r)),
        104,
        SortKey.DIFFERENCE,
        right=True,
        tip=_difference_tip,
        about="复核得分 − 自评得分；有待评项时为已评部分的分差。",
    ),
    Column("grade", "等级", _grade, 44),
    Column("findings", "疑点 重/一般/提示", _findings, 124, SortKey.FINDINGS, right=True, tip=_findings_tip),
    Column("reviewer", "复核人", lambda r: r.reviewer, 64, SortKey.REVIEWER, quiet=True),
    Column(
        "updated",
        "更新",
        lambda r: times.moment(r.updated_at),
        60,
        SortKey.UPDATED,
        quiet=True,
        tip=lambda r: times.full_moment(r.updated_at),
    ),
)
# What leaves a narrow window, widest threshold first (logical px without the preview): never status, unit, project, scores.
LEAVES_BELOW = {
    "updated": 1500,
    "department": 1440,
    "reviewer": 1360,
    "year": 1280,
    "rate": 1220,
    FILE: 1090,
    "difference": 1008,
}
PLACES = {column.key: place for place, column in enumerate(COLUMNS)}
FAILED_TEXT = PLACES["project"]  # from here on a failed row is one cell: the reason and the verbs


class ReportListModel(QAbstractTableModel):
    """Show the shelf: what is being read, what could not be read, then the rows as the database ordered them."""

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._entries: list[Entry] = []
        self._offset = 0
        shelf.changed.connect(self.rebuild)
        shelf.rowChanged.connect(self._row_changed)
        shelf.readingChanged.connect(self._reading_changed)
        self.rebuild()

    def rebuild(self) -> None:
        """Take over what the shelf holds."""
        self.beginResetModel()
        head: list[Entry] = [self._shelf.reading] if self._shelf.reading else []
        head.extend(self._shelf.shown_failures())
        self._offset = len(head)
        self._entries = [*head, *self._shelf.rows]
        self.endResetModel()

    def entry(self, row: int) -> Entry:
        """Return what stands in a row."""
        return self._entries[row]

    def failed_rows(self) -> list[int]:
        """Return the rows of files that could not be read."""
        return [n for n in range(self._offset) if isinstance(self._entries[n], ImportOutcome)]

    def reading_row(self) -> int:
        """Return the row of the file being read, -1 for none."""
        return 0 if self._entries and isinstance(self._entries[0], str) else -1

    def row_of(self, report_id: int | None) -> int:
        """Return the row of a report, -1 where it is not shown."""
        place = self._shelf.place(report_id)
        return place + self._offset if place >= 0 else -1

    def _row_changed(self, report_id: int) -> None:
        row, fresh = self.row_of(report_id), self._shelf.row(report_id)
        if row >= 0 and fresh is not None:
            self._entries[row] = fresh
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def _reading_changed(self) -> None:
        if self.reading_row() == 0 and self._shelf.reading:
            self._entries[0] = self._shelf.reading
            self.dataChanged.emit(self.index(0, 0), self.index(0, len(COLUMNS) - 1))

    # -- QAbstractTableModel

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry, column = self._entries[index.row()], COLUMNS[index.column()]
        if role == ROW_ROLE:
            return entry
        if role == COLUMN_ROLE:
            return column.key
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if isinstance(entry, ReportRow):
            return _report_data(entry, column, role)
        return _special_data(entry, column, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return _tr(column.title) + self._arrow(column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _heading_tip(column)
        return None

    def _arrow(self, column: Column) -> str:
        """Return the arrow of the column the list is sorted by: a painted one would lie over the end of the words."""
        query = self._shelf.query
        if column.sort is None or column.sort is not query.sort:
            return ""
        return " ↓" if query.descending else " ↑"


def _heading_tip(column: Column) -> str:
    about = f"{_tr(column.about)}\n{_bar_words()}" if column.key == "difference" else _tr(column.about)
    sorts = _tr("单击排序，再次单击反向。") if column.sort is not None else ""
    return "\n".join(filter(None, (_tr(column.title), about if column.about else "", sorts)))


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _report_data(row: ReportRow, column: Column, role: int) -> object:
    if role == Qt.ItemDataRole.AccessibleTextRole and column.key == "project" and row.form_name:
        return f"{column.text(row)}，{_tr('含自评表')}"
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return column.text(row)
    if role == Qt.ItemDataRole.ToolTipRole:
        return (column.tip(row) if column.tip else "") or column.text(row)
    return None


def _special_data(entry: ImportOutcome | str, column: Column, role: int) -> object:
    failed = isinstance(entry, ImportOutcome)
    path = entry.path if isinstance(entry, ImportOutcome) else entry
    if role == Qt.ItemDataRole.ToolTipRole:
        return f"{path}\n{entry.message}" if isinstance(entry, ImportOutcome) else path
    if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return None
    if column.key == "status":
        return _tr("读取失败") if failed else _tr("读取中")
    if column.key == "unit":
        return PurePath(path).name
    if column.key == "project":
        return entry.message if isinstance(entry, ImportOutcome) else _tr("正在读取")
    return ""
