"""The tree of the editor: the whole, its parts with what their items add up to, and the items; what is wrong carries `!`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from reviewer.domain.rubric import Profile, ProfileItem, ProfilePart
from reviewer.gui import theme, wording
from reviewer.gui.rubrics.forms import RULE_WORDS, tr
from reviewer.scoring import Fault
from reviewer.scoring.soundness import CHECKS, WHOLE, At, items_total

_AT = Qt.ItemDataRole.UserRole
_NAME, _RULE, _POINTS = range(3)
_RULE_WIDTH, _POINTS_WIDTH = 124, 108  # the longest of each: nothing moves when a sum is wrong


class RubricTree(QTreeWidget):
    """Shows a profile; `chosen` names the current row."""

    chosen = Signal(object)  # At

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(3)
        self.setHeaderLabels([tr("评分项"), tr("规则"), tr("分值")])
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setIndentation(16)
        self.setAccessibleName(tr("评分表的部分和评分项"))
        self.headerItem().setTextAlignment(_POINTS, _right())
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in ((_RULE, _RULE_WIDTH), (_POINTS, _POINTS_WIDTH)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)
        self.currentItemChanged.connect(self._current_changed)
        self._rows: dict[At, QTreeWidgetItem] = {}
        self._shape: list[At] = []

    def _current_changed(self, now: QTreeWidgetItem | None, _before: object) -> None:
        if now is not None:
            self.chosen.emit(now.data(0, _AT))

    @property
    def at(self) -> At:
        """The place of the current row."""
        item = self.currentItem()
        return WHOLE if item is None else item.data(0, _AT)

    def go_to(self, at: At) -> None:
        """Make a row current."""
        row = self._rows.get(at)
        if row is not None:
            self.setCurrentItem(row)
            self.scrollToItem(row)

    def show_profile(self, profile: Profile, wrong: Sequence[Fault]) -> None:
        """Show a profile; rows that stayed keep their place."""
        shape = _shape(profile)
        if shape != self._shape:
            self._build(shape)
        bad = {fault.at: fault.sentence for fault in reversed(wrong)}
        self._fill(WHOLE, profile.name, "", _of(profile.points, Decimal(100)), bad)
        for index, part in enumerate(profile.parts):
            self._fill((index, -1), part.name, "", _part_points(part), bad)
            for number, item in enumerate(part.items):
                self._fill((index, number), item.name, _rule_words(item), _item_points(item), bad)
        self._fill(CHECKS, tr("疑点检查"), _checks_words(profile), "", bad)

    def _build(self, shape: list[At]) -> None:
        at = self.at
        with QSignalBlocker(self):
            self.clear()
            self._rows = {}
            for place in shape:
                above = WHOLE if place[1] < 0 else (place[0], -1)
                row = QTreeWidgetItem(self if place == WHOLE else self._rows[above])
                row.setData(0, _AT, place)
                row.setTextAlignment(_POINTS, _right())
                row.setSizeHint(_NAME, QSize(0, theme.row_height()))
                for column in range(3):
                    heavy = place[1] < 0
                    row.setFont(
                        column, theme.number_font(bold=heavy) if column == _POINTS else theme.font(bold=heavy)
                    )
                self._rows[place] = row
            self.expandAll()
            self._shape = shape
            self.go_to(at if at in self._rows else WHOLE)

    def _fill(self, at: At, name: str, rule: str, points: str, bad: dict[At, str]) -> None:
        row, wrong = self._rows[at], bad.get(at, "")
        row.setText(_NAME, f"! {name}" if wrong else name)
        row.setText(_RULE, rule)
        row.setText(_POINTS, points)
        row.setToolTip(_NAME, wrong or name)
        for column, token in ((_NAME, "text"), (_RULE, "text2"), (_POINTS, "text")):
            row.setForeground(column, theme.color("red" if wrong and column != _RULE else token))


def _shape(profile: Profile) -> list[At]:
    places = [WHOLE]
    for index, part in enumerate(profile.parts):
        places += [(index, number) for number in range(-1, len(part.items))]
    return [*places, CHECKS]


def _checks_words(profile: Profile) -> str:
    """Say how many kinds of findings are not wanted, or wanted only from a bound on."""
    off = sum(1 for one in profile.checks if not one.on)
    bound = len(profile.checks) - off
    if off and bound:
        return tr("不查 {0} · 容差 {1}").format(off, bound)
    if off:
        return tr("不查 {0} 种").format(off)
    return tr("容差 {0} 种").format(bound) if bound else ""


def _part_points(part: ProfilePart) -> str:
    total = items_total(part) if any(i.points is not None for i in part.items) else part.points
    return _of(total, part.points)


def _of(total: Decimal, due: Decimal) -> str:
    """Write a sum, with what it should be where it is not."""
    return wording.points(due) if total == due else f"{wording.points(total)} / {wording.points(due)}"


def _item_points(item: ProfileItem) -> str:
    return tr("余下") if item.points is None else wording.points(item.points)


def _rule_words(item: ProfileItem) -> str:
    words = tr(RULE_WORDS[item.rule])
    return tr("{0} · 无指标时").format(words) if item.when else words


def _right() -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
