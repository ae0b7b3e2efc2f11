"""The files of a pair in the original pane: two tabs that lead to where each begins, and say which one is in view."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from reviewer.domain.document import MEMBER_NAMES, Document, Member
from reviewer.domain.text import Span
from reviewer.gui.original.reading import ReportView

_AIR = 16  # pixels of a tab beside its words
_LINE = 26


class _Tab(QToolButton):
    """A tab that cuts its file's name in the middle where it does not fit."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.full = ""
        self.setProperty("kind", "quiet")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_LINE)

    def show_words(self, name: str, file_name: str) -> None:
        self.full = f"{name} {file_name}"
        self.setAccessibleName(self.full)
        self.setToolTip(self.full)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = max(self.width() - _AIR, 0)
        self.setText(self.fontMetrics().elidedText(self.full, Qt.TextElideMode.ElideMiddle, room))

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.full) + _AIR, _LINE)


class MemberTabs(QFrame):
    """「报告 文件名」「自评表 文件名」; hidden for an original that is one file."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        room = QHBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(2)
        self.tabs = tuple(_Tab(self) for _ in MEMBER_NAMES)
        group = QButtonGroup(self)
        for index, tab in enumerate(self.tabs):
            room.addWidget(tab, 1)
            group.addButton(tab, index)
        group.idClicked.connect(self.chosen)
        self.hide()

    def show_members(self, members: Sequence[Member]) -> None:
        """Name the files, or nothing."""
        for tab, name, member in zip(self.tabs, MEMBER_NAMES, members, strict=False):
            tab.show_words(self.tr(name), member.file_name)
        self.set_current(0)
        self.setVisible(bool(members))

    def set_current(self, index: int) -> None:
        """Say which file is in view."""
        self.tabs[index].setChecked(True)


class Members(QObject):
    """Leads to the files of a pair and follows the place; `show` shows the report again, as pages or as text.

    Where one file alone has pages, the other is shown as text: `in_text` says so.
    """

    def __init__(self, tabs: MemberTabs, view: Callable[[], ReportView], show: Callable[[], None]) -> None:
        super().__init__(tabs)
        self._tabs, self._view, self._show = tabs, view, show
        self._members: tuple[Member, ...] = ()
        self.in_text = False
        tabs.chosen.connect(self.go_to)

    def take(self, document: Document | None) -> None:
        """Show the files of another report."""
        self._members = document.members if document is not None else ()
        self.in_text = False
        self._tabs.show_members(self._members)

    @property
    def current(self) -> int:
        """Return which file is in view."""
        if len(self._members) < len(MEMBER_NAMES):
            return 0
        view, begins = self._view(), self._members[1].start
        box = view.box(Span(begins, begins + 1))
        if box.isNull():
            return 0
        bar = view.verticalScrollBar()  # what ends before the middle of the view can't be brought to its top
        return int(box.top() <= view.viewport().height() / 2 or (bar.value() == bar.maximum() > 0))

    @property
    def paged(self) -> int:
        """Return the file that has pages."""
        return next((index for index, member in enumerate(self._members) if member.paged), 0)

    def follow(self) -> None:
        """Let the tabs say which file is in view now."""
        if self._members:
            self._tabs.set_current(self.current)

    def go_to(self, index: int) -> None:
        """Scroll to where a file begins."""
        member = self._members[index]
        self._fit(index)
        self._view().go_to(Span(member.start, min(member.start + 1, member.end)))
        self._tabs.set_current(index)

    def fit(self, spans: Iterable[Span]) -> None:
        """Show as text what stands on no page of the pair."""
        bounds = [index for span in spans for index, one in enumerate(self._members) if one.span.contains(span)]
        unpaged = next((index for index in bounds if not self._members[index].paged), None)
        if unpaged is not None:
            self._fit(unpaged)

    def _fit(self, index: int) -> None:
        wanted = any(member.paged for member in self._members) and not self._members[index].paged
        if wanted != self.in_text:
            self.in_text = wanted
            self._show()
