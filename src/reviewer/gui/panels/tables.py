"""Tables by declared columns: what a cell shows, how it is edited, and a model that reads it anew each time.

No view and no window is needed here; delegates paint `Cell`s, editors take `Edit`s.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex

CELL = int(Qt.ItemDataRole.UserRole) + 1
REF = CELL + 1
KIND = CELL + 2


@dataclass(frozen=True, slots=True)
class Bit:
    """A piece of a line: text in one look, a numbered badge, or a link.

    `badge` is the character in the disc ("1", "合"), `disc` how it is drawn: "red" and "plain" filled, "ring" outlined.
    """

    text: str = ""
    color: str = "text"
    bold: bool = False
    small: bool = False
    struck: bool = False
    link: str = ""
    badge: str = ""
    disc: str = "red"
    gap: int = 0  # pixels before it
    mark: bool = False  # painted on the yellow of a lit passage


@dataclass(frozen=True, slots=True)
class Edit:
    """How a cell is edited. `commit` takes what was typed and its reason, and returns why not ("" when taken).

    Kinds: "text", "choice" (pairs of value and word), "reasoned" (a value and the reason for it).
    """

    commit: Callable[[str, str], str]
    text: str = ""
    kind: str = "text"
    choices: tuple[tuple[str, str], ...] = ()
    right: bool = False
    hint: str = ""
    reason: str = ""
    reason_hint: str = ""
    unsaid: str = ""  # what an empty value with a reason means; where nothing, it is asked for
    unsaid_problem: str = ""  # the sentence that asks for it
    needed: bool = False  # an unchanged (empty) value is handed in too, so that it is refused
    offered: Callable[[], Sequence[str]] | None = None  # reasons to choose from while one is typed


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows: bits from the left, bits from the right edge, a bar, a sign."""

    bits: tuple[Bit, ...] = ()
    right: tuple[Bit, ...] = ()
    short: tuple[Bit, ...] = ()  # stands for bits that do not fit
    below: tuple[Bit, ...] = ()  # a second line under the bits
    bar: Decimal | None = None  # percent; a tick stands at 100
    low: bool = False  # the bar's colour says that a target is missed
    share: Decimal | None = None  # percent of the whole, no tick
    sign: str = ""  # "?" "!" "—" "✓" "pencil" "dismissed"
    caret: str = ""  # "open" "shut": the row folds
    tip: str = ""
    spoken: str = ""

    @property
    def text(self) -> str:
        """Return what a reader sees, in one line."""
        shown = [b.text or b.badge for b in (*self.bits, *self.below, *self.right) if b.text or b.badge]
        return " ".join([*([self.sign] if self.sign else []), *shown])


def plain_cell(
    text: str, *, right: bool = False, color: str = "text", bold: bool = False, tip: str = ""
) -> Cell:
    """Make a cell of one piece of text."""
    bits = (Bit(text, color, bold),) if text else ()
    return Cell(right=bits, tip=tip) if right else Cell(bits=bits, tip=tip)


T = TypeVar("T")


def _no_edit(_row: Any) -> Edit | None:
    return None


@dataclass(frozen=True)
class Column(Generic[T]):
    """A declared column: its title, what it shows of a row, how it edits it.

    `width` in logical pixels; columns with a `stretch` share what is left over.
    """

    key: str
    title: str
    cell: Callable[[T], Cell]
    edit: Callable[[T], Edit | None] = _no_edit
    width: int = 80
    stretch: int = 0
    right: bool = False
    instead: str = ""  # the column whose editor a double click opens where this one has none (at its reason)


@dataclass(frozen=True)
class Row(Generic[T]):
    """A row: what it is about, the reference that makes it current, and its kind.

    Kinds: "row", "group" (a heading), "total", "note" (a row that only says something), "part" (a folding sum).
    `spans` lets a column cover its neighbours: column key to number of columns. `parent` is the key of its "part".
    """

    key: str
    about: T
    ref: str = ""
    kind: str = "row"
    spans: tuple[tuple[str, int], ...] = field(default=())
    parent: str = ""


class RowsModel(QAbstractTableModel, Generic[T]):
    """Show rows through declared columns; `refresh` moves as little as possible, so that views keep their place."""

    def __init__(
        self,
        columns: Sequence[Column[T]],
        build: Callable[[], Sequence[Row[T]]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._build = build
        self._rows: list[Row[T]] = []
        self._shown: dict[tuple[int, int], Cell] = {}
        self._offered: tuple[QPersistentModelIndex, Edit] | None = None

    def refresh(self) -> None:
        """Build the rows anew; rows that stayed keep their indexes, selection and editors."""
        new = list(self._build())
        self._shown.clear()
        old_keys, new_keys = [r.key for r in self._rows], [r.key for r in new]
        start, end = _common(old_keys, new_keys)
        if len(old_keys) - end > start:
            self.beginRemoveRows(QModelIndex(), start, len(old_keys) - end - 1)
            del self._rows[start : len(old_keys) - end]
            self.endRemoveRows()
        if len(new_keys) - end > start:
            self.beginInsertRows(QModelIndex(), start, len(new_keys) - end - 1)
            self._rows[start:start] = new[start : len(new_keys) - end]
            self.endInsertRows()
        self._rows = new
        if new:
            self._shown.clear()
            self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, len(self.columns) - 1))

    @property
    def rows(self) -> Sequence[Row[T]]:
        return self._rows

    def row_of(self, ref: str) -> int:
        """Return the row that shows a reference, −1 where none does."""
        return next((n for n, row in enumerate(self._rows) if ref and row.ref == ref), -1)

    def column_of(self, key: str) -> int:
        """Return the place of a column."""
        return next(n for n, column in enumerate(self.columns) if column.key == key)

    def cell(self, row: int, column: int) -> Cell:
        """Return what a cell shows now."""
        place = (row, column)
        if place not in self._shown:
            self._shown[place] = self.columns[column].cell(self._rows[row].about)
        return self._shown[place]

    def edit(self, index: Index) -> Edit | None:
        """Return how a cell is edited, None where it is not."""
        if self._offered is not None and self._offered[0] == index:
            return self._offered[1]
        return self.columns[index.column()].edit(self._rows[index.row()].about) if index.isValid() else None

    def offer(self, index: Index, edit: Edit | None) -> None:
        """Let the next editor of one cell ask something else (the reason of an exclusion); None ends that."""
        self._offered = (QPersistentModelIndex(index), edit) if edit is not None else None

    # --- Qt

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == REF:
            return row.ref
        if role == KIND:
            return row.kind
        cell = self.cell(index.row(), index.column())
        if role == CELL:
            return cell
        return _words(cell, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row = self._rows[index.row()]
        if row.kind == "group":
            return Qt.ItemFlag.ItemIsEnabled
        wanted = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return wanted | Qt.ItemFlag.ItemIsEditable if self.edit(index) is not None else wanted

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


def _words(cell: Cell, role: int) -> str | None:
    if role == Qt.ItemDataRole.DisplayRole:
        return cell.text
    if role == Qt.ItemDataRole.ToolTipRole:
        return cell.tip or None
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return cell.spoken or cell.text
    return None


def _common(old: list[str], new: list[str]) -> tuple[int, int]:
    """Return how many keys are the same at the beginning and at the end."""
    shorter = min(len(old), len(new))
    start = 0
    while start < shorter and old[start] == new[start]:
        start += 1
    end = 0
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return start, end
