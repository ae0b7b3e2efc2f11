"""The inputs of the editor: each a label, an input, and under it the one sentence that says what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from reviewer.domain.quantity import plain
from reviewer.gui import theme

_NUMBER_WIDTH = 88
_HALF = str.maketrans("０１２３４５６７８９．－", "0123456789.-")
Choices = Sequence[tuple[Any, str]]


class CalmBox(QComboBox):
    """A choice that scrolling over it does not change."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Field(QWidget):
    """One property; `edited` carries its new value, `unread` comes where what is typed is none: `wrong` says why."""

    edited = Signal(object)
    unread = Signal()
    left = Signal()  # the focus went elsewhere

    def __init__(self, label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.label = QLabel(label, self)
        theme.mark(self.label, "role", "secondary")
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        theme.mark(self.problem, "role", "red")
        self.problem.hide()
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(theme.metric("tight"))
        if label:
            self.rows.addWidget(self.label)
        else:
            self.label.hide()

    def finish(self, *inputs: QWidget) -> None:
        """Put the sentence under the inputs and watch the focus leave them."""
        self.rows.addWidget(self.problem)
        for widget in inputs:
            widget.installEventFilter(self)
            widget.setAccessibleName(self.label.text() or widget.accessibleName())
        self.setFocusProxy(inputs[0])
        self._inputs = inputs

    def say(self, sentence: str) -> None:
        """Show what is wrong here, "" for nothing."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        bad = self.bad_inputs() if sentence else ()
        for widget in self._inputs:
            theme.mark(widget, "bad", "true" if widget in bad else "false")

    def bad_inputs(self) -> Sequence[QWidget]:
        """Return the inputs that what is wrong is about."""
        return self._inputs

    def show_value(self, value: Any) -> None:
        """Show a value; what stands for the same already is left as typed."""
        raise NotImplementedError

    def wrong(self) -> str:
        """Say why what is typed is no value, "" where it is one."""
        return ""

    def typed(self) -> tuple[str, ...]:
        """Return what stands in the inputs, as it was typed."""
        return ()

    def show_typed(self, value: Any, typed: tuple[str, ...]) -> None:
        """Show what was typed and could not be read; `value` is the one that counts so far."""
        self.show_value(value)

    def set_editable(self, editable: bool) -> None:
        """Let it be read only."""
        for widget in self._inputs:
            widget.setEnabled(editable)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus():
            self.left.emit()
        return False


class LineField(Field):
    """One line of text."""

    def __init__(self, label: str, parent: QWidget, hint: str = "") -> None:
        super().__init__(label, parent)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(hint)
        self.line.textEdited.connect(lambda text: self.edited.emit(text))
        self.rows.addWidget(self.line)
        self.finish(self.line)

    def show_value(self, value: Any) -> None:
        if self.line.text() != value:
            self.line.setText(value)
            self.line.setCursorPosition(0)


class NumberField(Field):
    """A number that is not negative; full-width digits are read too."""

    def __init__(self, label: str, parent: QWidget, unit: str = "") -> None:
        super().__init__(label, parent)
        self.line = number_line(self)
        self.line.textEdited.connect(self._typed)
        row = QHBoxLayout()
        row.setSpacing(theme.metric("icon_gap"))
        row.addWidget(self.line)
        row.addWidget(QLabel(unit, self))
        row.addStretch(1)
        self.rows.addLayout(row)
        self.finish(self.line)

    def _typed(self, text: str) -> None:
        value = read_number(text)
        if value is None:
            self.unread.emit()
        else:
            self.edited.emit(value)

    def show_value(self, value: Any) -> None:
        show_number(self.line, value)

    def wrong(self) -> str:
        return number_fault(self.line.text())

    def typed(self) -> tuple[str, ...]:
        return (self.line.text(),)

    def show_typed(self, value: Any, typed: tuple[str, ...]) -> None:
        show_texts([self.line], typed)


class ChoiceField(Field):
    """One of a few values."""

    def __init__(self, label: str, parent: QWidget, choices: Choices) -> None:
        super().__init__(label, parent)
        self._values = [value for value, _ in choices]
        self.box = CalmBox(self)
        self.box.addItems([word for _, word in choices])
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(10)
        self.box.activated.connect(lambda index: self.edited.emit(self._values[index]))
        self.rows.addWidget(self.box)
        self.finish(self.box)

    def show_value(self, value: Any) -> None:
        self.box.setCurrentIndex(self._values.index(value) if value in self._values else -1)


class FlagField(Field):
    """Yes or no; `values` are what they stand for."""

    def __init__(self, label: str, parent: QWidget, values: tuple[Any, Any] = (False, True)) -> None:
        super().__init__("", parent)
        self._values = values
        self.box = QCheckBox(label, self)
        self.box.clicked.connect(lambda on: self.edited.emit(self._values[bool(on)]))
        self.rows.addWidget(self.box)
        self.finish(self.box)

    def show_value(self, value: Any) -> None:
        self.box.setChecked(value == self._values[1])


class LinesField(Field):
    """Words, one in each line."""

    def __init__(self, label: str, parent: QWidget, hint: str = "") -> None:
        super().__init__(label, parent)
        self.text = QPlainTextEdit(self)
        self.text.setPlaceholderText(hint)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(5 * self.text.fontMetrics().lineSpacing() + 12)
        self.text.textChanged.connect(self._typed)
        self.rows.addWidget(self.text)
        self.finish(self.text)

    def _typed(self) -> None:
        self.edited.emit(self._value())

    def _value(self) -> tuple[str, ...]:
        lines = (line.strip() for line in self.text.toPlainText().split("\n"))
        return tuple(line for line in lines if line)

    def show_value(self, value: Any) -> None:
        if self._value() != value:
            with QSignalBlocker(self.text):
                self.text.setPlainText("\n".join(value))


class ChecksField(Field):
    """Some of a long list of kinds, each with a tick."""

    def __init__(self, label: str, parent: QWidget, choices: Choices) -> None:
        super().__init__(label, parent)
        self.list = QListWidget(self)
        self.list.setProperty("role", "input")
        for value, word in choices:
            item = QListWidgetItem(word, self.list)
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.list.setFixedHeight(5 * theme.metric("row_compact") + 4)
        self.list.itemChanged.connect(lambda _item: self.edited.emit(self._value()))
        self.rows.addWidget(self.list)
        self.finish(self.list)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(n) for n in range(self.list.count())]

    def _value(self) -> tuple[str, ...]:
        on = Qt.CheckState.Checked
        return tuple(i.data(Qt.ItemDataRole.UserRole) for i in self._items() if i.checkState() == on)

    def show_value(self, value: Any) -> None:
        with QSignalBlocker(self.list):
            for item in self._items():
                on = item.data(Qt.ItemDataRole.UserRole) in value
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


def number_line(parent: QWidget) -> QLineEdit:
    """Return an input for a number."""
    line = QLineEdit(parent)
    line.setFont(theme.number_font())
    line.setFixedWidth(_NUMBER_WIDTH)
    line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return line


_MOST = Decimal(10_000)


def read_number(text: str, below: Decimal = _MOST) -> Decimal | None:
    """Return the number a person typed, None where `number_fault` says why it can't be taken."""
    return None if number_fault(text, below) else _number(text)


def number_fault(text: str, below: Decimal = _MOST, *, signed: bool = True) -> str:
    """Say why what a person typed can't be taken as a number, "" where it can."""
    found = _number(text)
    if not signed and (found is None or found < 0):
        return QCoreApplication.translate("RubricEditor", "请填写不小于 0 的数字。")
    if found is None:
        return QCoreApplication.translate("RubricEditor", "请填写数字。")
    if abs(found) >= below:
        return QCoreApplication.translate("RubricEditor", "数字太大，应小于 {0}。").format(f"{below:,f}")
    if round(found, 2) != found:
        return QCoreApplication.translate("RubricEditor", "最多写两位小数。")
    return ""


def _number(text: str) -> Decimal | None:
    try:
        found = Decimal(text.strip().translate(_HALF))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def unreadable(lines: Sequence[QLineEdit], below: Decimal = _MOST) -> list[QLineEdit]:
    """Return the inputs in which no number stands."""
    return [line for line in lines if number_fault(line.text(), below)]


def show_texts(lines: Sequence[QLineEdit], texts: Sequence[str]) -> None:
    """Show what was typed; a line that says so already is left alone, its cursor too."""
    for line, text in zip(lines, texts, strict=False):
        if line.text() != text:
            line.setText(text)


def show_number(line: QLineEdit, value: Decimal | None, below: Decimal = _MOST) -> None:
    """Show a number; what is written another way (6.5 for 6.50) is left as typed."""
    if value is None:
        line.clear()
    elif read_number(line.text(), below) != value:
        line.setText(plain(value))
