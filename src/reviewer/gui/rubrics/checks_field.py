"""Which findings a county wants: every kind with a switch, and where it can be measured a tolerance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QWidget

from reviewer.checks.kinds import KINDS
from reviewer.domain.finding import SEVERITY_NAMES
from reviewer.domain.rubric import CheckSetting
from reviewer.gui import theme
from reviewer.gui.rubrics.fields import (
    Field,
    number_fault,
    number_line,
    read_number,
    show_number,
    show_texts,
)

_LARGEST = Decimal(10) ** 12  # 元
_GROUPS = {  # the kinds at which a group of the list begins
    "sum-mismatch": "数字勾稽",
    "figure-conflict": "前后一致",
    "score-vs-results": "目标与完成",
    "satisfaction-unsupported": "满意度与资金",
    "self-score-missing": "自评得分与分值",
    "problems-missing": "内容与格式",
    "copied-text": "与其他报告相比",
    "cut-without-reason": "评审自查",
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("RubricEditor", text)


class CheckSettingsField(Field):
    """Its value are the settings that differ from the usual; a kind that is wanted as usual is not among them."""

    def __init__(self, label: str, parent: QWidget) -> None:
        super().__init__(label, parent)
        self._settings: dict[str, CheckSetting] = {}
        self.switches: dict[str, QCheckBox] = {}
        self.lines: dict[str, QLineEdit] = {}
        grid = self._grid = QGridLayout()
        grid.setHorizontalSpacing(theme.metric("icon_gap"))
        grid.setVerticalSpacing(theme.metric("tight"))
        grid.setColumnStretch(0, 1)
        self.rows.addLayout(grid)
        self._build(grid)
        self.finish(*self.switches.values(), *self.lines.values())

    def _build(self, grid: QGridLayout) -> None:
        self._head(grid, 0, _tr("查哪些"), _tr("程度"), _tr("相差超过才提"))
        row = 1
        for rule in KINDS:
            if rule in _GROUPS:
                head = QLabel(_tr(_GROUPS[rule]), self)
                head.setFont(theme.font(bold=True))
                grid.addWidget(head, row, 0, 1, 4)
                row += 1
            self._row(grid, row, rule)
            row += 2  # what is wrong stands in between

    def _head(self, grid: QGridLayout, row: int, *words: str) -> None:
        for column, word in enumerate(words):
            label = QLabel(word, self)
            theme.mark(label, "role", "secondary")
            grid.addWidget(label, row, column)

    def _row(self, grid: QGridLayout, row: int, rule: str) -> None:
        kind = KINDS[rule]
        switch = QCheckBox(kind.title, self)
        switch.setAccessibleName(kind.title)
        switch.clicked.connect(lambda on: self._switched(rule, on))
        self.switches[rule] = switch
        severity = QLabel(SEVERITY_NAMES[kind.severity], self)
        theme.mark(severity, "role", "secondary")
        grid.addWidget(switch, row, 0)
        grid.addWidget(severity, row, 1)
        if kind.gap:
            line = number_line(self)
            line.setAccessibleName(_tr("{0}：相差超过多少{1}才提").format(kind.title, kind.gap))
            line.textEdited.connect(lambda text: self._typed(rule, text))
            self.lines[rule] = line
            grid.addWidget(line, row, 2)
            grid.addWidget(QLabel(kind.gap, self), row, 3)

    def finish(self, *inputs: QWidget) -> None:
        """Take the inputs; each keeps the name of its own kind."""
        names = [widget.accessibleName() for widget in inputs]
        super().finish(*inputs)
        self.rows.removeWidget(self.problem)
        for widget, name in zip(inputs, names, strict=True):
            widget.setAccessibleName(name)

    def say(self, sentence: str) -> None:
        """Show what is wrong right under the number it is about; the keyboard goes there."""
        bad = self.bad_inputs()
        at = bad[0] if sentence and bad else next(iter(self.switches.values()))
        self.setFocusProxy(at)
        super().say(sentence)
        grid = self._grid
        row = grid.getItemPosition(grid.indexOf(at))[0]  # type: ignore[index]
        grid.addWidget(self.problem, row + 1, 0, 1, 4)

    def bad_inputs(self) -> Sequence[QWidget]:
        return [self.lines[rule] for rule in self.lines if self._fault(rule)]

    def wrong(self) -> str:
        told = ((rule, self._fault(rule)) for rule in self.lines)
        return next((_tr("「{0}」：{1}").format(KINDS[rule].title, fault) for rule, fault in told if fault), "")

    def _fault(self, rule: str) -> str:
        text = self.lines[rule].text()
        return number_fault(text, _LARGEST, signed=False) if text.strip() else ""

    def typed(self) -> tuple[str, ...]:
        return tuple(line.text() for line in self.lines.values())

    def show_typed(self, value: Any, typed: tuple[str, ...]) -> None:
        self._show_switches(value)
        show_texts(list(self.lines.values()), typed)

    def show_value(self, value: Any) -> None:
        self._show_switches(value)
        for rule, line in self.lines.items():
            show_number(line, self._setting(rule).tolerance, _LARGEST)

    def _show_switches(self, value: Any) -> None:
        self._settings = {setting.rule: setting for setting in value}
        for rule, switch in self.switches.items():
            switch.setChecked(self._setting(rule).on)

    def set_editable(self, editable: bool) -> None:
        super().set_editable(editable)
        for rule, line in self.lines.items():
            line.setEnabled(editable and self._setting(rule).on)

    def _setting(self, rule: str) -> CheckSetting:
        return self._settings.get(rule, CheckSetting(rule))

    def _switched(self, rule: str, on: bool) -> None:
        self._take(replace(self._setting(rule), on=on))

    def _typed(self, rule: str, text: str) -> None:
        if self._fault(rule):
            self.unread.emit()
        else:
            self._take(replace(self._setting(rule), tolerance=read_number(text, _LARGEST)))

    def _take(self, setting: CheckSetting) -> None:
        settings = {**self._settings, setting.rule: setting}
        known = [*KINDS, *(rule for rule in settings if rule not in KINDS)]
        made = (settings[rule] for rule in known if rule in settings)
        self.edited.emit(tuple(one for one in made if one != CheckSetting(one.rule)))
