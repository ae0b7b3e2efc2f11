"""Inputs that hold several numbers: the two bands, the four grades, a deduction, and a step table."""

from __future__ import annotations

from collections.abc import Sequence
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
from reviewer.gui.rubrics.fields import (
    CalmBox,
    Field,
    number_fault,
    number_line,
    read_number,
    show_number,
    show_texts,
    unreadable,
)


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
            self.unread.emit()
        else:
            self.edited.emit(self.made([v for v in values if v is not None]))

    def wrong(self) -> str:
        return next(filter(None, (number_fault(line.text()) for line in self.lines)), "")

    def bad_inputs(self) -> Sequence[QWidget]:
        return unreadable(self.lines) or super().bad_inputs()

    def typed(self) -> tuple[str, ...]:
        return tuple(line.text() for line in self.lines)

    def show_typed(self, value: Any, typed: tuple[str, ...]) -> None:
        show_texts(self.lines, typed)

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

    def typed(self) -> tuple[str, ...]:
        return (*super().typed(), str(self.above.currentIndex()))

    def show_typed(self, value: Any, typed: tuple[str, ...]) -> None:
        super().show_typed(value, typed)
        self.above.setCurrentIndex(int(typed[-1]))


class StepsField(Field):
    """A step table: from (or up to) so many percent, so many points."""

    def __init__(self, label: str, parent: QWidget) -> None:
        super().__init__(label, parent)
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
        self._make_rows(len(value))
        for row, step in zip(self._lines, value, strict=True):
            row.show_step(step)

    def _make_rows(self, count: int) -> None:
        while len(self._lines) > count:
            row = self._lines.pop()
            self.table.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._lines) < count:
            row = _StepRow(self)
            self.table.addWidget(row)
            self._lines.append(row)
            row.setEnabled(self._editable)

    def set_editable(self, editable: bool) -> None:
        self._editable = editable
        super().set_editable(editable)
        for row in self._lines:
            row.setEnabled(editable)

    def wrong(self) -> str:
        for number, row in enumerate(self._lines, 1):
            if told := row.wrong():
                return self.tr("第 {0} 档：{1}").format(number, told)
        return ""

    def say(self, sentence: str) -> None:
        """Show what is wrong here; only the numbers that can't be read turn red."""
        super().say(sentence)
        for row in self._lines:
            row.mark()

    def bad_inputs(self) -> Sequence[QWidget]:
        return ()

    def typed(self) -> tuple[str, ...]:
        return tuple(text for row in self._lines for text in row.typed())

    def show_typed(self, value: Any, typed: tuple[str, ...]) -> None:
        self._make_rows(len(typed) // _STEP_TEXTS)
        for number, row in enumerate(self._lines):
            row.show_typed(typed[number * _STEP_TEXTS :][:_STEP_TEXTS])

    def take(self) -> None:
        """Take the rows as they are now."""
        steps = [row.step() for row in self._lines]
        if any(step is None for step in steps):
            self.unread.emit()
        else:
            self.edited.emit(tuple(steps))

    def drop(self, row: _StepRow) -> None:
        """Take a row out."""
        kept = [text for other in self._lines if other is not row for text in other.typed()]
        self.show_typed(None, tuple(kept))
        self.take()

    def _add(self) -> None:
        last = (self._lines[-1].step() if self._lines else None) or Step(Decimal(100), Decimal(1))
        bound = (last.at_least if last.at_least is not None else last.at_most) or Decimal(0)
        by = -5 if last.at_most is None else 5
        made = (max(bound + by, Decimal(0)), max(last.points - 1, Decimal(0)))
        self._make_rows(len(self._lines) + 1)
        self._lines[-1].show_step(
            Step(made[0], made[1]) if last.at_most is None else Step(None, made[1], made[0])
        )
        self.take()


_STEP_TEXTS = 4  # of a row: its kind, its bound, its points, and the upper bound of a row with two


class _StepRow(QWidget):
    """One row of a step table."""

    def __init__(self, field: StepsField) -> None:
        super().__init__(field)
        self._field = field
        self._upper = ""  # of a row with two bounds: it is kept, and the file is where it is changed
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
            line.textEdited.connect(field.take)
        self.kind.activated.connect(field.take)
        row.addWidget(self._cross())
        row.addStretch(1)

    def _cross(self) -> QToolButton:
        cross = QToolButton(self)
        cross.setProperty("kind", "quiet")
        cross.setIcon(icons.icon("x"))
        cross.setIconSize(QSize(12, 12))
        cross.setToolTip(self.tr("删除这一档"))
        cross.setAccessibleName(self.tr("删除这一档"))
        cross.clicked.connect(lambda: self._field.drop(self))
        return cross

    def show_step(self, step: Step) -> None:
        """Show a row."""
        at_most = step.at_least is None and step.at_most is not None
        self.kind.setCurrentIndex(1 if at_most else 0)
        show_number(self.bound, step.at_most if at_most else step.at_least)
        show_number(self.points, step.points)
        self._upper = "" if at_most or step.at_most is None else str(step.at_most)

    def typed(self) -> tuple[str, ...]:
        """Return what stands in the row."""
        return (str(self.kind.currentIndex()), self.bound.text(), self.points.text(), self._upper)

    def show_typed(self, typed: tuple[str, ...]) -> None:
        """Show what was typed."""
        self.kind.setCurrentIndex(int(typed[0]))
        show_texts([self.bound, self.points], typed[1:])
        self._upper = typed[3]

    def wrong(self) -> str:
        """Say why the row can't be read, "" where it can."""
        return number_fault(self.bound.text()) or number_fault(self.points.text())

    def mark(self) -> None:
        """Let the numbers that can't be read turn red."""
        bad = unreadable([self.bound, self.points])
        for line in (self.bound, self.points):
            theme.mark(line, "bad", "true" if line in bad else "false")

    def step(self) -> Step | None:
        """Return what the row says, None where it can't be read."""
        bound, points = read_number(self.bound.text()), read_number(self.points.text())
        if bound is None or points is None:
            return None
        if self.kind.currentIndex() == 1:
            return Step(None, points, bound)
        return Step(bound, points, Decimal(self._upper) if self._upper else None)
