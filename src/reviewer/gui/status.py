"""The status bar: saved or not, who reviews, where the data lies, and how far a long job is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid

from reviewer.gui import icons, theme
from reviewer.gui.ui_status_bar import Ui_StatusBar

if TYPE_CHECKING:
    from datetime import datetime

    from reviewer.domain.library import Progress

_MESSAGE_MS = 8000
_ROOMY = 1000  # pixels of the bar from which the button that cancels says so in words


class StatusBar(QFrame):
    """One line at the bottom of every view."""

    nameGiven = Signal(str)
    nameLeft = Signal()  # the field was closed without a new name
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_StatusBar()
        self._ui.setupUi(self)
        self._ui.nameEdit.hide()
        self._ui.jobCancel.setIcon(icons.icon("x"))
        self._ui.jobCancel.setIconSize(QSize(12, 12))
        self._ui.jobCancel.clicked.connect(self.cancelled)
        self._ui.nameButton.clicked.connect(self.ask_name)
        self._ui.nameEdit.returnPressed.connect(self._name_entered)
        self._ui.nameEdit.editingFinished.connect(self._name_left)
        self._ui.nameEdit.installEventFilter(self)
        self._forget = QTimer(self, singleShot=True, interval=_MESSAGE_MS)
        self._forget.timeout.connect(lambda: self.say(""))
        self._said, self._refusal, self._passing = "", False, False
        self._cancel_words = ""
        self._before_name: QWidget | None = None  # what had the keyboard when the name was asked for
        self._saved: tuple[datetime | None, str] = (None, "")
        self._typing = False
        self._read_only = False
        self._age = QElapsedTimer()
        self._name = ""
        self.set_name("")
        self.show_progress(None)
        self.show_saved(None, "")

    # -- saved

    def show_saved(self, saved_at: datetime | None, problem: str) -> None:
        """Say when the last edit was saved, or why it is not."""
        self._saved = (saved_at, problem)
        if problem:
            text, icon, tone = problem, ("warning-circle", "red"), "red"
        elif self._typing:
            text, icon, tone = self.tr("未保存：正在输入"), ("pencil-simple", "amber"), ""
        elif self._read_only:
            text, icon, tone = self.tr("只读，不保存"), ("lock", "text2"), ""
        elif saved_at is None:
            text, icon, tone = self.tr("没有未保存的内容"), ("check", "text2"), ""
        else:
            text, icon, tone = self.tr("已保存 {0}").format(_moment(saved_at)), ("check", "green"), ""
        self._ui.savedLabel.setText(text)
        self._ui.savedIcon.setPixmap(icons.pixmap(*icon, 14, self.devicePixelRatioF()))
        theme.mark(self._ui.savedLabel, "tone", tone)

    def set_read_only(self, read_only: bool) -> None:
        """Say that nothing can be saved here: another window has the review."""
        self._read_only = read_only
        self.show_saved(*self._saved)

    def show_typing(self, typing: bool) -> None:
        """Say that what is being typed is not saved yet, or that it is."""
        if typing != self._typing:
            self._typing = typing
            self.show_saved(*self._saved)

    @property
    def saved_text(self) -> str:
        """What is said about saving."""
        return self._ui.savedLabel.text()

    # -- who and where

    def set_name(self, name: str) -> None:
        """Show the reviewer's name, or that it is missing."""
        self._name = name
        self._ui.nameButton.setText(name or self.tr("填写评审人姓名"))

    def ask_name(self) -> None:
        """Open the field for the reviewer's name, in place."""
        self._before_name = QApplication.focusWidget()
        self._ui.nameEdit.setText(self._name)
        self._ui.nameButton.hide()
        self._ui.nameEdit.show()
        self._ui.nameEdit.setFocus()
        self._ui.nameEdit.selectAll()

    def set_place(self, text: str) -> None:
        """Say where the data lies: 本机数据库."""
        self._ui.placeLabel.setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = watched is self._ui.nameEdit and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._leave_name()
            return True
        return super().eventFilter(watched, event)

    def _name_entered(self) -> None:
        """Take Enter: the name is kept, and what asked for it goes on."""
        typed = self._ui.nameEdit.text().strip()
        if not typed or typed == self._name:
            self._leave_name()
            return
        self._close_name()
        self.nameGiven.emit(typed)

    def _name_left(self) -> None:
        """Keep a name that was typed when the field is left, and do nothing else with it."""
        if self._ui.nameEdit.isHidden():
            return
        typed = self._ui.nameEdit.text().strip()
        self._leave_name()
        if typed and typed != self._name:
            self.nameGiven.emit(typed)

    def _leave_name(self) -> None:
        self._close_name()
        self.say("")  # what asked for the name
        self.nameLeft.emit()

    def _close_name(self) -> None:
        """Close the field; the keyboard goes back to the work, never to whatever comes next in the window."""
        had_focus, before = self._ui.nameEdit.hasFocus(), self._before_name
        self._ui.nameEdit.hide()
        self._ui.nameButton.show()
        if had_focus and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- sentences and jobs

    def say(self, text: str, tone: str = "", passing: bool = False) -> None:
        """Show one sentence for some seconds, cut with an ellipsis where it is too long; the tooltip has it whole.

        A `passing` one is about the state of the review just now: `forget_passing` takes it away.
        """
        self._said, self._refusal, self._passing = text, tone == "red", passing
        self._ui.messageLabel.setToolTip(text)
        theme.mark(self._ui.messageLabel, "tone", tone)
        self._show_message()
        self._forget.start()
        self._age.start()

    def fits(self, text: str) -> bool:
        """Tell whether a sentence can be shown whole."""
        return self._ui.messageLabel.fontMetrics().horizontalAdvance(text) <= self._ui.messageLabel.width()

    def take_back(self, least_age: int = 0) -> None:
        """Take away what was refused, unless it was said less than `least_age` ms ago: it is no longer true."""
        if self._refusal and self._age.elapsed() >= least_age:
            self.say("")

    def forget_passing(self) -> None:
        """Take away what was true of the state before."""
        if self._passing:
            self.say("")

    @property
    def message(self) -> str:
        """The sentence shown, whole."""
        return self._said

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_cancel()
        self._show_message()

    def _show_message(self) -> None:
        label = self._ui.messageLabel
        self._ui.statusLayout.activate()  # its neighbours may just have taken room from it
        cut = label.fontMetrics().elidedText(self._said, Qt.TextElideMode.ElideRight, label.width())
        label.setText(cut)

    def show_progress(self, progress: Progress | None, title: str = "") -> None:
        """Show how far a job is; None takes it away."""
        ui = self._ui
        for part in (ui.jobLabel, ui.jobBar, ui.timeLabel, ui.jobCancel):
            part.setVisible(progress is not None)
        if progress is None:
            return
        self._cancel_words = self.tr("取消{0}").format(title)
        ui.jobCancel.setAccessibleName(self._cancel_words)
        ui.jobCancel.setToolTip(self.tr("{0}。已完成的保留。").format(self._cancel_words))
        self._name_cancel()
        counts = f"{title} {progress.done}/{progress.total}" if progress.total else title
        ui.jobLabel.setText(counts)
        ui.jobBar.setMaximum(max(progress.total, 0))
        ui.jobBar.setValue(progress.done)
        ui.timeLabel.setText(_remaining(progress))
        ui.jobLabel.setToolTip(progress.current)

    def _name_cancel(self) -> None:
        """Write beside its cross what the button cancels, where that leaves room for a sentence."""
        roomy = self.width() >= _ROOMY
        style = Qt.ToolButtonStyle
        self._ui.jobCancel.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if roomy else style.ToolButtonIconOnly
        )
        self._ui.jobCancel.setText(self._cancel_words)


def _moment(when: datetime) -> str:
    from reviewer.gui.times import moment  # not needed before the first paint

    return moment(when)


def _remaining(progress: Progress) -> str:
    from reviewer.gui.times import remaining

    return remaining(progress)
