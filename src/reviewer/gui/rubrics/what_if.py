"""The what-if: every report that a changed profile scores, with its old and new score, rank and grade."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from reviewer.domain.quantity import plain
from reviewer.gui import theme, wording
from reviewer.gui.rubrics.forms import tr

if TYPE_CHECKING:
    from reviewer.services.rubrics import Change, WhatIf

Index = QModelIndex | QPersistentModelIndex
SORT = Qt.ItemDataRole.UserRole
_NONE = "—"
_WIDTHS = (88, 88, 88, 104, 112, 88, 112)  # of the columns behind report and unit


@dataclass(frozen=True)
class _Column:
    title: str
    text: Callable[[Change], str]
    sort: Callable[[Change], Any]
    right: bool = True
    bold: Callable[[Change], bool] = lambda _c: False


def _columns() -> tuple[_Column, ...]:
    return (
        _Column(tr("报告"), lambda c: c.name, lambda c: c.name, right=False),
        _Column(tr("实施单位"), lambda c: c.unit or _NONE, lambda c: c.unit, right=False),
        _Column(tr("原得分"), lambda c: wording.points(c.old), lambda c: float(c.old)),
        _Column(
            tr("新得分"),
            lambda c: wording.points(c.new),
            lambda c: float(c.new),
            bold=lambda c: bool(c.difference),
        ),
        _Column(tr("变化"), _difference, lambda c: float(c.difference)),
        _Column(tr("名次"), lambda c: _moved(str(c.old_rank), str(c.new_rank)), lambda c: c.new_rank),
        _Column(
            tr("等级"), _grades, lambda c: (c.new_grade or "", c.old_grade or ""), bold=lambda c: c.regraded
        ),
        _Column(
            tr("疑点"),
            lambda c: _moved(str(c.old_findings), str(c.new_findings)),
            lambda c: c.new_findings - c.old_findings,
            bold=lambda c: c.old_findings != c.new_findings,
        ),
        _Column(
            tr("待复核调整"),
            lambda c: str(c.doubtful or ""),
            lambda c: c.doubtful,
            bold=lambda c: bool(c.doubtful),
        ),
    )


def _size(change: Change) -> tuple[Decimal, bool, int]:
    """Return how much a change is, to sort by."""
    return abs(change.difference), change.regraded, abs(change.new_findings - change.old_findings)


def _difference(change: Change) -> str:
    return wording.signed(change.difference) if change.difference else "0"


def _grades(change: Change) -> str:
    return _moved(change.old_grade or tr("未定"), change.new_grade or tr("未定"))


def _moved(old: str, new: str) -> str:
    return old if old == new else f"{old} → {new}"


class WhatIfModel(QAbstractTableModel):
    """The rows of a what-if."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = _columns()
        self.changes: tuple[Change, ...] = ()

    def show_changes(self, changes: tuple[Change, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.changes = changes
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.changes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        return _aligned(self._columns[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column, change = self._columns[index.column()], self.changes[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(change)
        if role == SORT:
            return column.sort(change)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(column)
        if role == Qt.ItemDataRole.FontRole:
            return theme.number_font(bold=column.bold(change))
        return None


def _aligned(column: _Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


class _Sorting(QSortFilterProxyModel):
    """Sorts by what stands behind the words; the heading sorted by carries an arrow right behind them."""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        found = super().headerData(section, orientation, role)
        if role != Qt.ItemDataRole.DisplayRole or section != self.sortColumn():
            return found
        return f"{found} {'↑' if self.sortOrder() is Qt.SortOrder.AscendingOrder else '↓'}"

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        super().sort(column, order)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def lessThan(self, left: Index, right: Index) -> bool:
        return bool(left.data(SORT) < right.data(SORT))


class WhatIfTable(QTableView):
    """The what-if as a table that sorts by any column; at first the largest change stands on top."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.changes_model = WhatIfModel(self)
        self._sorting = _Sorting(self)
        self._sorting.setSourceModel(self.changes_model)
        self.setModel(self._sorting)
        self.setSortingEnabled(True)
        self.setShowGrid(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setAccessibleName(tr("试算结果"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.row_height())
        header = self.horizontalHeader()
        for column, width in enumerate(_WIDTHS, 2):
            header.resizeSection(column, width)
        for column in (0, 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)

    def show_changes(self, changes: tuple[Change, ...]) -> None:
        """Show a what-if anew."""
        self.changes_model.show_changes(tuple(sorted(changes, key=_size, reverse=True)))
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)

    def shown(self) -> list[list[str]]:
        """Return what the table says, row by row as sorted."""
        model = self._sorting
        columns = range(model.columnCount())
        return [[str(model.index(row, c).data()) for c in columns] for row in range(model.rowCount())]


def head_words(found: WhatIf) -> str:
    """Say in one line what saving would do."""
    if not found.changes:
        words = tr("没有未完成的报告按这份评分表评分，保存后不改变任何得分。")
        if not found.profile.stands_for:
            words += tr("要让它代替随程序提供的评分表，请在「整份评分表」中选「代替……」；也可以设为默认。")
    else:
        words = tr(
            "{0} 份报告将重新评分：{1} 份得分变化，{2} 份等级变化，{3} 份名次变化，{4} 项人工调整须再看。"
        ).format(len(found.changes), found.rescored, found.regraded, found.reranked, found.doubtful)
    if found.refound:
        words += tr("{0} 份的疑点有增减。").format(found.refound)
    return words + (tr("已审的 {0} 份不变。").format(found.finished) if found.finished else "")


def totals_words(profile_points: Any) -> str:
    """Say what the parts add up to."""
    due = plain(profile_points)
    return (
        tr("各部分合计 {0} 分").format(due)
        if profile_points == 100
        else tr("各部分合计 {0} 分，应为 100 分").format(due)
    )
