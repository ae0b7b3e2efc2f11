"""Inline bars above the views: what a person should know or choose, without a box over anything."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from reviewer.gui import icons, theme

_ICONS = {
    "info": ("info", "accent"),
    "amber": ("warning-circle", "amber"),
    "red": ("warning-circle", "red"),
    "green": ("check-circle", "green"),
}
_MOST = 3
Choice = tuple[str, Callable[[], object]]


class Banner(QFrame):
    """One sentence, the verbs that go with it, and a cross."""

    def __init__(self, text: str, tone: str, choices: Sequence[Choice], parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.setProperty("tone", tone)
        self.text = text
        self._before: QWidget | None = None  # what had the keyboard before the bar took it
        self._close: Callable[[], None] | None = None
        layout = self._row = QHBoxLayout(self)
        layout.setContentsMargins(12, 5, 8, 5)
        layout.setSpacing(8)
        sign = QLabel(self)
        sign.setPixmap(icons.pixmap(*_ICONS[tone], 16, self.devicePixelRatioF()))
        words = QLabel(text, self)
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        policy = words.sizePolicy()  # a fresh one would lose that the height follows from the width
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        words.setSizePolicy(policy)
        layout.addWidget(sign)
        layout.addWidget(words, 1)
        for label, act in choices:
            layout.addWidget(self._button(label, act))
        self.pager = QToolButton(self)
        self.pager.setProperty("kind", "quiet")
        self.pager.setAccessibleName(self.tr("下一条提示"))
        self.pager.setToolTip(self.tr("下一条提示"))
        self.pager.setFixedHeight(theme.metric("control_small"))
        self.pager.hide()
        layout.addWidget(self.pager)

    def show_place(self, place: int, count: int) -> None:
        """Say which of several bars this is; the others are a click away."""
        self.pager.setText(f"{place}/{count} ›")
        self.pager.setVisible(count > 1)

    def add_close(self, close: Callable[[], None]) -> None:
        """Add the cross; Esc does the same."""
        self._close = close
        cross = QToolButton(self)
        cross.setProperty("kind", "quiet")
        cross.setIcon(icons.icon("x"))
        cross.setIconSize(QSize(12, 12))
        cross.setToolTip(self.tr("关闭"))
        cross.setAccessibleName(self.tr("关闭"))
        cross.clicked.connect(close)
        self._row.addWidget(cross)

    def _button(self, label: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(label, self)
        button.setProperty("kind", "small")
        button.setAutoDefault(True)  # Enter presses the one that has the focus
        button.clicked.connect(lambda: act())
        return button

    def take_focus(self, label: str) -> None:
        """Put the keyboard on one of the choices; it goes back where it was with the bar."""
        self._before = QApplication.focusWidget()
        for button in self.findChildren(QPushButton):
            if button.text() == label:
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_focus_back(self) -> None:
        """Return the keyboard, where the bar still has it."""
        focus, before = QApplication.focusWidget(), self._before
        if focus is not None and self.isAncestorOf(focus) and before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._close is not None:
            self._close()
        else:
            super().keyPressEvent(event)


class BannerArea(QWidget):
    """All bars; one per key, a later one replaces the earlier. One is shown at a time, the newest first: "1/2 ›" has the others.

    A bar goes with what it speaks of. One `about` a report (by its id) goes as soon as another report is open, or that one is
    gone; one about a file that could not be read (by its path), once somebody has dealt with that.
    `news` tells what a task came to: it goes with the next news, and once a person has opened another report. All others are held by
    whoever put them: a state (read-only), a question, a failure that the next try of the same task takes away.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: dict[str, Banner] = {}
        self._closable: set[str] = set()
        self._about: dict[str, int | str] = {}
        self._news: set[str] = set()
        self._open: int | None = None  # the report that was opened last
        self._shown = ""  # key of the bar that is shown
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def put(
        self,
        key: str,
        text: str,
        tone: str = "info",
        choices: Sequence[Choice] = (),
        closable: bool = True,
        *,
        about: int | str | None = None,
        news: bool = False,
    ) -> Banner:
        """Show a bar; tone is "info", "amber", "red" or "green"."""
        self.drop(key)
        if news:
            self._drop_all(self._news)
            self._news.add(key)
        if about is not None:
            self._about[key] = about
        bar = Banner(text, tone, choices, self)
        if closable:
            bar.add_close(lambda: self.drop(key))
        bar.pager.clicked.connect(self._turn)
        self._bars[key] = bar
        self._make_room(closable)
        self._layout.addWidget(bar)
        self._show(key)
        bar.setAccessibleName(text)
        theme.mark(bar, "tone", tone)
        return bar

    def _show(self, key: str) -> None:
        """Show one bar; the newest counts as the first."""
        self._shown, keys = key, list(reversed(self._bars))
        for place, other in enumerate(keys, 1):
            self._bars[other].show_place(place, len(keys))
            self._bars[other].setVisible(other == key)

    def _turn(self) -> None:
        """Show the bar before this one, after the oldest the newest again; the keyboard stays on the button."""
        keys = list(reversed(self._bars))
        focused = self._bars[self._shown].pager.hasFocus()
        self._show(keys[(keys.index(self._shown) + 1) % len(keys)])
        if focused:
            self._bars[self._shown].pager.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_room(self, closable: bool) -> None:
        """Let the oldest bar that may be closed go, so that bars never take the place of the work."""
        self._closable = {k for k in self._bars if k in self._closable}
        newest = list(self._bars)[-1]
        if closable:
            self._closable.add(newest)
        spare = [key for key in self._bars if key in self._closable and key != newest]
        for key in spare[: max(0, len(self._bars) - _MOST)]:
            self.drop(key)

    def drop(self, key: str, *, back: bool = True) -> None:
        """Take a bar away, where there is one; `back` leaves the keyboard where it was before the bar took it."""
        self._about.pop(key, None)
        self._news.discard(key)
        bar = self._bars.pop(key, None)
        if bar is not None:
            if back:
                bar.give_focus_back()
            self._layout.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
            if self._bars:
                self._show(self._shown if self._shown in self._bars else list(self._bars)[-1])

    def report_opened(self, report_id: int) -> None:
        """Take away what is about another report, and old news."""
        if report_id != self._open:
            self._drop_all(self._news)
        self._open = report_id
        self._drop_all(key for key, about in self._about.items() if about != report_id)

    def reports_gone(self, report_ids: Iterable[int]) -> None:
        """Take away what is about reports that are no longer there."""
        gone = set(report_ids)
        self._drop_all(key for key, about in self._about.items() if about in gone)

    def failures_are(self, paths: Container[str]) -> None:
        """Take away what is about files that are not (or no more) among those that could not be read."""
        told = self._about.items()
        self._drop_all(key for key, about in told if isinstance(about, str) and about not in paths)

    def another_state(self) -> None:
        """Take away what was said of a database that is another one now."""
        self._drop_all((*self._about, *self._news))

    def _drop_all(self, keys: Iterable[str]) -> None:
        for key in list(keys):
            self.drop(key)

    def text(self, key: str) -> str:
        """Return what a bar says, "" where there is none."""
        bar = self._bars.get(key)
        return bar.text if bar else ""

    def press(self, key: str, label: str) -> None:
        """Press a bar's button by its words; for tests and the keyboard."""
        for button in self._bars[key].findChildren(QPushButton):
            if button.text() == label:
                button.click()
                return
        raise KeyError(label)
