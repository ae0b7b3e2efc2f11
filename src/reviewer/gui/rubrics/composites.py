"""Inputs that hold several numbers: the two bands, the four grades, a deduction, and a step table."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.domain.rubric import Deduction, GradeBound, Step
from reviewer.gui import icons, theme
from reviewer.gui.rubrics.fields import CalmBox, Field, number_line, read_number, show_number


class NumbersField(Field):
    """Some numbers in a row, each with words before and behind it."""

    def __init__(self, label: str, parent: QWidget, words: tuple[str, ...]) -> None:
        super().__init__(label, parent)
        row = QHBoxLayout()
        row.setSpacing(theme.metric("icon_gap"))
        self.lines: list[QLineEdit] = []
        for before in words[:-1]:
            row.addWidget(QLabel(before, self))
            line = number_line(self)
            line.setFixedWidth(theme.metric("row_two_lines") + theme.metric("group_gap"))
            line.textEdited.connect(self._typed)
            row.addWidget(line)
            self.lines.append(line)
        row.addWidget(QLabel(words[-1], self))
        row.addStretch(1)
        self.rows.addLayout(row)
        self.finish(*self.lines)

    def _typed(self) -> None:
        values = [read_number(line.text()) for line in self.lines]
        if any(value is None for value in values):
            self.unread.emit(self.tr("请填写数字。"))
        else:
            self.edited.emit(self.made([v for v in values if v is not None]))

    def made(self, values: list[Decimal]) -> Any:
        """Return the value that the numbers make."""
        return tuple(values)

    def parts_of(self, value: Any) -> list[Decimal]:
        """Return the numbers of a value."""
        return list(value)

    def show_value(self, value: Any) -> None:
        for line, number in zip(self.lines, self.parts_of(value), strict=False):
            show_number(line, number)


class GradesField(NumbersField):
    """Where 优, 良 and 中 begin; 差 is what is left."""

    def made(self, values: list[Decimal]) -> Any:
        bounds = [GradeBound(g, v) for g, v in zip(("优", "良", "中"), values, strict=True)]
        return (*bounds, GradeBound("差", Decimal(0)))

    def parts_of(self, value: Any) -> list[Decimal]:
        return [bound.at_least for bound in value[:-1]]


class DeductionField(NumbersField):
    """How much is taken off for how much below (or above) a bound."""

    def __init__(self, label: str, parent: QWidget) -> None:
        words = (self.tr("每差"), self.tr("个百分点扣"), self.tr("分，界限"), "%")
        super().__init__(label, parent, words)
        self.above = CalmBox(self)
        self.above.addItems([self.tr("比率低于界限时扣（越高越好）"), self.tr("比率高于界限时扣（越低越好）")])
        self.above.activated.connect(self._typed)
        self.above.setAccessibleName(self.tr("方向"))
        self.rows.insertWidget(self.rows.count() - 1, self.above)
        self._inputs = (*self.lines, self.above)

    def made(self, values: list[Decimal]) -> Any:
        per, points, bound = values
        return Deduction(points, per, bound, self.above.currentIndex() == 1)

    def parts_of(self, value: Any) -> list[Decimal]:
        return [] if value is None else [value.per, value.points, value.bound]

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        self.above.setCurrentIndex(1 if value is not None and value.above else 0)


class StepsField(Field):
    """A step table: from (or up to) so many percent, so many points."""

    def __init__(self, label: str, parent: QWidget) -> None:
        super().__init__(label, parent)
        self._steps: tuple[Step, ...] = ()
        self._editable = True
        self.table = QVBoxLayout()
        self.table.setSpacing(theme.metric("tight"))
        self.rows.addLayout(self.table)
        self.add = QPushButton(self.tr("加一档"), self)
        theme.mark(self.add, "kind", "link")
        self.add.clicked.connect(self._add)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        self.rows.addLayout(row)
        self._lines: list[_StepRow] = []
        self.finish(self.add)

    def show_value(self, value: Any) -> None:
        self._steps = value
        while len(self._lines) > len(value):
            row = self._lines.pop()
            self.table.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._lines) < len(value):
            row = _StepRow(self, len(self._lines))
            self.table.addWidget(row)
            self._lines.append(row)
        for row, step in zip(self._lines, value, strict=True):
            row.show_step(step)
            row.setEnabled(self._editable)

    def set_editable(self, editable: bool) -> None:
        self._editable = editable
        super().set_editable(editable)
        for row in self._lines:
            row.setEnabled(editable)

    def _add(self) -> None:
        last = self._steps[-1] if self._steps else Step(Decimal(100), Decimal(1))
        bound = (last.at_least if last.at_least is not None else last.at_most) or Decimal(0)
        by = -5 if last.at_most is None else 5
        made = (max(bound + by, Decimal(0)), max(last.points - 1, Decimal(0)))
        step = Step(made[0], made[1]) if last.at_most is None else Step(None, made[1], made[0])
        self.edited.emit((*self._steps, step))

    def change(self, index: int, step: Step | None) -> None:
        """Take a row as it is now, None for one that is taken out."""
        rest = self._steps[index + 1 :]
        self.edited.emit((*self._steps[:index], *((step,) if step is not None else ()), *rest))


class _StepRow(QWidget):
    """One row of a step table."""

    def __init__(self, field: StepsField, index: int) -> None:
        super().__init__(field)
        self._field, self._index = field, index
        self._step = Step(Decimal(0), Decimal(0))
        self.kind = CalmBox(self)
        self.kind.addItems([self.tr("不低于"), self.tr("不高于")])
        self.bound, self.points = number_line(self), number_line(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.metric("icon_gap"))
        for widget in (
            self.kind,
            self.bound,
            QLabel(self.tr("% 得"), self),
            self.points,
            QLabel(self.tr("分"), self),
        ):
            row.addWidget(widget)
        for line in (self.bound, self.points):
            line.setFixedWidth(theme.metric("row_two_lines") + theme.metric("group_gap"))
            line.textEdited.connect(self._typed)
        self.kind.activated.connect(self._typed)
        row.addWidget(self._cross())
        row.addStretch(1)

    def _cross(self) -> QToolButton:
        cross = QToolButton(self)
        cross.setProperty("kind", "quiet")
        cross.setIcon(icons.icon("x"))
        cross.setIconSize(QSize(12, 12))
        cross.setToolTip(self.tr("删除这一档"))
        cross.setAccessibleName(self.tr("删除这一档"))
        cross.clicked.connect(lambda: self._field.change(self._index, None))
        return cross

    def show_step(self, step: Step) -> None:
        """Show a row."""
        self._step = step
        at_most = step.at_least is None and step.at_most is not None
        self.kind.setCurrentIndex(1 if at_most else 0)
        show_number(self.bound, step.at_most if at_most else step.at_least)
        show_number(self.points, step.points)

    def _typed(self) -> None:
        bound, points = read_number(self.bound.text()), read_number(self.points.text())
        if bound is None or points is None:
            self._field.unread.emit(self.tr("第 {0} 档：请填写数字。").format(self._index + 1))
            return
        at_most = self.kind.currentIndex() == 1
        limits = {"at_least": None, "at_most": bound} if at_most else {"at_least": bound, "at_most": None}
        self._field.change(self._index, replace(self._step, points=points, **limits))
