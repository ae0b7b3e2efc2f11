"""Editors that open in a cell: they commit through the session, and stay open with the reason while it refuses."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLabel, QLineEdit, QWidget

from reviewer.gui import theme
from reviewer.gui.panels.offering import ENTER, ReasonCompleter
from reviewer.gui.panels.tables import Edit

_LINE_AIR = 28  # px of an input beside its text: frame, padding, cursor


class CellEditor(QWidget):
    """An editor over one cell (or over a cell and the space right of it); `done` says that it may close.

    `done(True)` follows Enter, `done(False)` Esc or leaving with nothing refused.
    """

    done = Signal(bool)
    # Keys reach the session through signals: an exception inside eventFilter would leave Qt's caller with a pending error.
    entered = Signal()
    escaped = Signal()
    typedIn = Signal()
    movedOn = Signal()  # the view's current row changed under it

    def __init__(self, edit: Edit, parent: QWidget) -> None:
        super().__init__(parent)
        self.entered.connect(self.enter)
        self.escaped.connect(self.leave)
        self.movedOn.connect(self._moved_on)
        self.edit = edit
        self._problem = _Problem(self)
        self._cell = QRect()  # what it stands over
        self._closing = False
        self.refused = False  # something it handed in was not taken
        self.held = ""  # why what stands there now was not taken; "" while nothing was refused

    # --- what kinds of editors differ in

    def inputs(self) -> tuple[QWidget, ...]:
        """Return the inputs in order; the first takes the focus."""
        raise NotImplementedError

    def typed(self) -> tuple[str, str]:
        """Return what stands there now: the value and its reason."""
        raise NotImplementedError

    def initial(self) -> tuple[str, str]:
        """Return what stood there when it opened."""
        return self.edit.text, self.edit.reason

    def enter(self) -> None:
        """Take Enter: commit, and go on where it was taken."""
        self.commit(go_on=True)

    # --- committing

    def commit(self, *, go_on: bool = False) -> bool:
        """Hand what was typed to the session; stay open with the reason where it refuses. True when it closed."""
        if self._closing:
            return True
        if self.typed() == self.initial() and not self.always_commit():
            return self._close(go_on)
        self.held = ""
        problem = self.missing() or self.edit.commit(*self.handed_in())
        if problem:
            self.refuse(problem)
            return False
        return self._close(go_on)

    @property
    def unsaved(self) -> bool:
        """Whether something stands here that the session does not have."""
        return not self._closing and self.typed() != self.initial()

    def go_to_reason(self) -> None:
        """Put the keyboard in the last input: where there are two, the reason."""
        self.inputs()[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def handed_in(self) -> tuple[str, str]:
        """Return what is committed: what was typed, and what an empty input stands for."""
        return self.typed()

    def missing(self) -> str:
        """Return what must still be typed, "" for nothing."""
        return ""

    def always_commit(self) -> bool:
        """Whether an unchanged value is handed in too."""
        return self.edit.needed

    def refuse(self, problem: str) -> None:
        """Show why the value was not taken, at the cell, and go back to what must be typed anew."""
        self.refused, self.held = True, problem
        self._problem.say(problem)
        wrong, focus = self.wrong(problem), QApplication.focusWidget()
        theme.mark(wrong, "bad", "true")
        if focus in self.inputs() and focus is not wrong:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(wrong, QLineEdit):
                wrong.selectAll()

    def come_back(self) -> None:
        """Take the focus again, scrolled into view, with the sentence why the value was not taken."""
        viewport = self.parentWidget()
        table = viewport.parentWidget() if viewport is not None else None
        if isinstance(table, QAbstractItemView):
            table.scrollTo(table.indexAt(self.geometry().center()))
        if self.held:
            self._problem.say(self.held)
        back = self.wrong(self.held) if self.held else self
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    def wrong(self, _problem: str) -> QWidget:
        """Return the input a refusal is about."""
        return self.inputs()[0]

    @property
    def closed(self) -> bool:
        """Whether the value was taken or given up; before that no view may close it."""
        return self._closing

    def leave(self) -> None:
        """Close without taking anything."""
        self._close(False)

    def _close(self, go_on: bool) -> bool:
        self._closing = True
        self._problem.hide()
        self.done.emit(go_on)
        return True

    def _wire(self) -> None:
        for widget in self.inputs():
            widget.installEventFilter(self)
        self.setFocusProxy(self.inputs()[0])

    def _changed(self) -> None:
        self.held = ""
        if not self._cell.isNull():
            self.place(self._cell)
        self.typedIn.emit()
        self._problem.hide()
        for widget in self.inputs():
            theme.mark(widget, "bad", "false")

    # --- Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return self._keep_own_keys(event)
        if isinstance(event, QFocusEvent) and event.lostFocus():
            QTimer.singleShot(0, self, self._left)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.entered.emit()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return True
        return False

    def _keep_own_keys(self, event: QKeyEvent) -> bool:
        """Keep Esc, Enter and the text keys from the window's shortcuts while the editor is open."""
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.key() in (*ENTER, Qt.Key.Key_Escape) and plain:
            event.accept()
            return True
        return False

    def _left(self) -> None:
        """Commit when the focus went elsewhere for good (not to another input, a popup or another program)."""
        focus = QApplication.focusWidget()
        if self._closing or focus is None or self.isAncestorOf(focus):
            return
        if QApplication.activePopupWidget() is None:
            self._moved_on()

    def _moved_on(self) -> None:
        """Take what was typed, or leave where nothing was."""
        if self.typed() == self.initial():
            self.leave()
        else:
            self.commit()

    def place(self, rect: QRect) -> None:
        """Stand over the cell; the sentence under it follows."""
        self._cell = QRect(rect)  # a copy: the option ends with the call
        self.setGeometry(rect)
        self._problem.follow()

    def _grown(self, rect: QRect, line: QLineEdit) -> QRect:
        """Return a cell widened over its neighbours so far that all that is typed can be read."""
        parent, edge = self.parentWidget(), theme.metric("unit")
        assert parent is not None
        text = line.text() or line.placeholderText()
        more = line.fontMetrics().horizontalAdvance(text) + _LINE_AIR - rect.width()
        grown = QRect(rect)
        if more > 0 and self.edit.right:
            grown.setLeft(min(max(rect.left() - more, edge), rect.left()))
        elif more > 0:
            grown.setRight(max(min(rect.right() + more, parent.width() - edge), rect.right()))
        return grown


class LineEditor(CellEditor):
    """One line of text, for words, money, dates, percents and quantities alike: the session reads them."""

    def __init__(self, edit: Edit, parent: QWidget) -> None:
        super().__init__(edit, parent)
        self.line = _line(edit.text, edit.hint, self, right=edit.right)
        self.line.textEdited.connect(self._changed)
        if edit.offered is not None:
            ReasonCompleter(edit.offered, self.line)
        self._wire()

    def inputs(self) -> tuple[QWidget, ...]:
        return (self.line,)

    def typed(self) -> tuple[str, str]:
        return self.line.text().strip(), ""

    def place(self, rect: QRect) -> None:
        """Stand over the cell; what has to be asked for in words takes the room to the right edge."""
        parent, cell = self.parentWidget(), QRect(rect)
        rect = self._grown(rect, self.line)
        if self.edit.needed and parent is not None:
            rect.setRight(max(parent.width() - theme.metric("panel_x"), rect.right()))
        super().place(rect)
        self._cell = cell

    def resizeEvent(self, event: object) -> None:
        self.line.setGeometry(self.rect().adjusted(1, 1, -1, -1))


class ChoiceEditor(CellEditor):
    """A choice among given values; choosing commits."""

    def __init__(self, edit: Edit, parent: QWidget) -> None:
        super().__init__(edit, parent)
        self.box = QComboBox(self)
        for value, word in edit.choices:
            self.box.addItem(word, value)
        self.box.setCurrentIndex(max(self.box.findData(edit.text), -1))
        self.box.activated.connect(lambda _n: self.commit(go_on=True))
        self._wire()

    def inputs(self) -> tuple[QWidget, ...]:
        return (self.box,)

    def typed(self) -> tuple[str, str]:
        return str(self.box.currentData() or ""), ""

    def resizeEvent(self, event: object) -> None:
        self.box.setGeometry(self.rect().adjusted(1, 1, -1, -1))


class ReasonedEditor(CellEditor):
    """A value and, right of it, the reason for it; Enter in the value goes to a reason that is missing."""

    def __init__(self, edit: Edit, parent: QWidget) -> None:
        super().__init__(edit, parent)
        self._value, self._below = QRect(), False
        self.line = _line(edit.text, edit.hint, self, right=True)
        self.reason = _line(edit.reason, edit.reason_hint, self, right=False)
        for line in self.inputs():
            assert isinstance(line, QLineEdit)
            line.textEdited.connect(self._changed)
        if edit.offered is not None:
            ReasonCompleter(edit.offered, self.reason)
        self._wire()

    def inputs(self) -> tuple[QWidget, ...]:
        return self.line, self.reason

    def typed(self) -> tuple[str, str]:
        return self.line.text().strip(), self.reason.text().strip()

    def enter(self) -> None:
        value, reason = self.typed()
        if value and not reason and self.line.hasFocus():
            self.reason.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().enter()

    def handed_in(self) -> tuple[str, str]:
        value, reason = self.typed()
        return (value or self.edit.unsaid, reason) if self._reason_is_new() else (value, reason)

    def missing(self) -> str:
        """Ask for the value that a new reason is about: an emptied value takes the old one back, reason and all."""
        value, _reason = self.typed()
        alone = self._reason_is_new() and not value and not self.edit.unsaid
        return self.edit.unsaid_problem if alone else ""

    def _reason_is_new(self) -> bool:
        reason = self.typed()[1]
        return bool(reason) and reason != self.edit.reason

    def wrong(self, problem: str) -> QWidget:
        value, reason = self.typed()
        return self.reason if value and not reason and "理由" in problem else self.line

    def place(self, rect: QRect) -> None:
        """Take the value's cell and the row right of it, up to the panel's edge."""
        parent = self.parentWidget()
        assert parent is not None
        self._cell = QRect(rect)
        rect = self._grown(rect, self.line)
        edge = parent.width() - theme.metric("panel_x")
        beside = edge - rect.right() - theme.metric("unit")
        self._value = rect
        self._below = beside < self._reason_width()
        if not self._below:
            self.setGeometry(
                QRect(rect.left(), rect.top(), max(edge - rect.left(), rect.width()), rect.height())
            )
        else:
            left = max(min(rect.left(), edge - self._reason_width()), theme.metric("unit"))
            up = rect.height() if rect.bottom() + rect.height() > parent.height() else 0
            self.setGeometry(QRect(left, rect.top() - up, edge - left, 2 * rect.height()))
        self._lay_out()
        self._problem.follow()

    def _reason_width(self) -> int:
        return self.reason.fontMetrics().horizontalAdvance(self.reason.placeholderText()) + 32

    def resizeEvent(self, event: object) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        """Put the reason beside the value, or below (at the lower edge: above) it where that is too narrow."""
        value = self._value.translated(-self.pos())
        self.line.setGeometry(value.adjusted(1, 1, -1, -1))
        if self._below:
            top = 0 if value.top() > 0 else value.height()
            self.reason.setGeometry(1, top + 1, self.width() - 2, value.height() - 2)
            return
        left = value.right() + theme.metric("unit")
        self.reason.setGeometry(left, 1, max(self.width() - left - 1, 40), self.height() - 2)


def make_editor(edit: Edit, parent: QWidget) -> CellEditor:
    """Make the editor an `Edit` asks for."""
    kinds: dict[str, type[CellEditor]] = {
        "text": LineEditor,
        "choice": ChoiceEditor,
        "reasoned": ReasonedEditor,
    }
    return kinds[edit.kind](edit, parent)


def commit_composition() -> None:
    """Take what an input method is still composing, so that no way out loses it."""
    QGuiApplication.inputMethod().commit()


def _line(text: str, hint: str, parent: QWidget, *, right: bool) -> QLineEdit:
    line = QLineEdit(text, parent)
    line.setPlaceholderText(hint)
    line.setFont(theme.number_font())
    if right:
        line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    line.selectAll()
    return line


class _Problem(QLabel):
    """The sentence under a cell that was refused; a child of the editor's parent, so that it is never cut by the cell."""

    def __init__(self, editor: QWidget) -> None:
        super().__init__(editor.parentWidget())
        self._editor = editor
        self.setObjectName("cellProblem")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setContentsMargins(8, 4, 8, 4)
        theme.mark(self, "role", "red")
        self.hide()
        editor.destroyed.connect(self.deleteLater)

    def say(self, problem: str) -> None:
        """Show a sentence under (or, at the lower edge, above) the cell."""
        self.setText(problem)
        self.setAccessibleName(problem)
        self.follow()
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.color("red"))
        painter.setBrush(theme.color("red_tint"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
        super().paintEvent(event)

    def follow(self) -> None:
        """Stay beside the editor."""
        parent = self.parentWidget()
        if parent is None or not self.text():
            return
        room = parent.width() - 2 * theme.metric("unit")
        width = min(max(self.fontMetrics().horizontalAdvance(self.text()) + 24, 120), room)
        height = self.heightForWidth(width)
        rect = self._editor.geometry()
        left = max(min(rect.left(), parent.width() - width - theme.metric("unit")), theme.metric("unit"))
        below = rect.bottom() + 2
        top = below if below + height <= parent.height() else rect.top() - height - 2
        self.setGeometry(QRect(QPoint(left, top), QPoint(left + width - 1, top + height - 1)))
