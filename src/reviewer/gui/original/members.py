"""The files of a pair in the original pane: two tabs that lead to where each begins, and say which one is in view."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from reviewer.domain.document import MEMBER_NAMES, Document, Member
from reviewer.domain.text import Span
from reviewer.gui.original.looks import SHEETS, TEXT
from reviewer.gui.original.marks import Mark
from reviewer.gui.original.pages_view import PagesView
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
    """Leads to the files of a pair and follows the place; `show` shows the report again.

    `looks` say how each file is shown now; files that are shown in different ways are so one at a time: `look` says how.
    """

    def __init__(self, tabs: MemberTabs, view: Callable[[], ReportView], show: Callable[[], None]) -> None:
        super().__init__(tabs)
        self._tabs, self._view, self._show = tabs, view, show
        self._members: tuple[Member, ...] = ()
        self.looks: tuple[str, ...] = (TEXT,)
        self.look = TEXT
        tabs.chosen.connect(self.go_to)

    def take(self, document: Document | None, looks: tuple[str, ...]) -> None:
        """Show the files of another report, the first one first."""
        self._members = document.members if document is not None else ()
        self.looks, self.look = looks, looks[0]
        self._tabs.show_members(self._members)

    def lay_out(self, looks: tuple[str, ...], *, wanted: bool) -> None:
        """Take other looks; the file in view stays, but where its layout is `wanted` and it has none: then the other one."""
        here = self.current
        self.looks, self.look = looks, looks[here]
        if wanted and self.look == TEXT:
            self.look = next((look for look in looks if look != TEXT), TEXT)

    @property
    def current(self) -> int:
        """Return which file is in view."""
        if len(self._members) < len(MEMBER_NAMES):
            return 0
        if self.look != TEXT and self.looks.count(self.look) == 1:
            return self.looks.index(self.look)
        view, begins = self._view(), self._members[1].start
        if self.look == SHEETS:
            return int(view.seen().start >= begins)
        box = view.box(Span(begins, begins + 1))
        if box.isNull():
            return 0
        if self.looks.count(self.look) == 1:  # the file that is text is in view as long as some of it is seen
            return int(box.top() <= self.looks.index(self.look) * view.viewport().height())
        bar = view.verticalScrollBar()  # what ends before the middle of the view can't be brought to its top
        return int(box.top() <= view.viewport().height() / 2 or (bar.value() == bar.maximum() > 0))

    def seen(self) -> Span:
        """Return what is on the screen of the file in view."""
        seen = self._view().seen()
        begins = self._members[self.current].start if self._members else 0
        return Span(max(seen.start, begins), max(seen.end, begins))

    def follow(self) -> None:
        """Let the tabs say which file is in view now."""
        if self._members:
            self._tabs.set_current(self.current)

    def go_to(self, index: int) -> None:
        """Scroll to where a file begins."""
        member = self._members[index]
        self._take_look(self.looks[index])
        view = self._view()
        if isinstance(view, PagesView):
            view.go_to_file(index)
        elif self.look != SHEETS or self.looks.count(SHEETS) > 1:  # else the sheet of its form is shown
            view.go_to(Span(member.start, min(member.start + 1, member.end)))
        self._tabs.set_current(index)

    def fit(self, lit: Sequence[Mark]) -> None:
        """Show the file that is lit; of two the one in view stays."""
        looks = [self.look_at(mark.span) for mark in lit]
        if looks and self.look not in looks:
            self._take_look(looks[0])

    def show_at(self, span: Span) -> None:
        """Show the file in which a passage stands."""
        self._take_look(self.look_at(span))

    def look_at(self, span: Span) -> str:
        """Return how the file is shown in which a passage stands."""
        return next(
            (look for look, one in zip(self.looks, self._members, strict=False) if one.span.contains(span)),
            self.look,
        )

    def file_of(self, span: Span) -> str:
        """Name the file in which a passage stands; "" where there is one file only."""
        files = zip(MEMBER_NAMES, self._members, strict=False)
        return next((name for name, one in files if one.span.contains(span)), "")

    def in_view_first(self, lit: Sequence[Mark]) -> tuple[Mark, ...]:
        """Return what is lit, before all what stands in the file that is shown."""
        return tuple(sorted(lit, key=lambda mark: self.elsewhere(mark.span)))

    def elsewhere(self, span: Span) -> bool:
        """Tell whether a passage stands in a file that is shown in another way than the one in view."""
        return self.look_at(span) != self.look

    def _take_look(self, look: str) -> None:
        if look != self.look:
            self.look = look
            self._show()
            self.follow()
