"""Which findings a county wants: every kind with a switch, and where it can be measured a tolerance."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QWidget

from reviewer.checks.kinds import KINDS
from reviewer.domain.finding import SEVERITY_NAMES
from reviewer.domain.rubric import CheckSetting
from reviewer.gui import theme
from reviewer.gui.rubrics.fields import Field, number_line, read_number, show_number

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
        grid = QGridLayout()
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
            row += 1

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
        for widget, name in zip(inputs, names, strict=True):
            widget.setAccessibleName(name)

    def show_value(self, value: Any) -> None:
        self._settings = {setting.rule: setting for setting in value}
        for rule, switch in self.switches.items():
            setting = self._setting(rule)
            switch.setChecked(setting.on)
            if rule in self.lines:
                show_number(self.lines[rule], setting.tolerance, _LARGEST)

    def set_editable(self, editable: bool) -> None:
        super().set_editable(editable)
        for rule, line in self.lines.items():
            line.setEnabled(editable and self._setting(rule).on)

    def _setting(self, rule: str) -> CheckSetting:
        return self._settings.get(rule, CheckSetting(rule))

    def _switched(self, rule: str, on: bool) -> None:
        self._take(replace(self._setting(rule), on=on))

    def _typed(self, rule: str, text: str) -> None:
        value = read_number(text, _LARGEST)
        if text.strip() and (value is None or value < 0):
            self.unread.emit(_tr("「{0}」：请填写不小于 0 的数字。").format(KINDS[rule].title))
        else:
            self._take(replace(self._setting(rule), tolerance=value))

    def _take(self, setting: CheckSetting) -> None:
        settings = {**self._settings, setting.rule: setting}
        known = [*KINDS, *(rule for rule in settings if rule not in KINDS)]
        made = (settings[rule] for rule in known if rule in settings)
        self.edited.emit(tuple(one for one in made if one != CheckSetting(one.rule)))
