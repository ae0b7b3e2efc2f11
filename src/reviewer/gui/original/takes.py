"""Taking selected text of the original: keys, the selection menu, waiting for a selection, and what was refused."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from reviewer.domain.report import Category
from reviewer.domain.text import Passage
from reviewer.domain.unread import unread_of
from reviewer.gui import icons
from reviewer.gui.controller import ReviewController
from reviewer.gui.original import menus
from reviewer.gui.original.places import name_of
from reviewer.gui.original.reading import ReportView
from reviewer.gui.original.taking import Taking, missing_side
from reviewer.gui.ui_original_pane import Ui_OriginalPane


class Takes(QObject):
    """Make edits with the selection of the view that was used last (`active`)."""

    def __init__(self, controller: ReviewController, ui: Ui_OriginalPane, pane: QWidget) -> None:
        super().__init__(pane)
        self._controller, self._ui, self._pane = controller, ui, pane
        self._picking = ""
        self.active: ReportView = ui.view
        ui.errorIcon.setPixmap(icons.pixmap("warning-circle", "red", 14, pane.devicePixelRatioF()))
        for bar in (ui.pickBar, ui.errorBar):
            bar.hide()
        ui.errorClose.clicked.connect(ui.errorBar.hide)
        ui.pickClose.clicked.connect(self.leave_pick)
        takes = (
            (menus.FIELD_KEY, self.as_field),
            (menus.INDICATOR_KEY, self.as_indicator),
            (menus.EVIDENCE_KEY, self.as_evidence),
        )
        for key, act in takes:
            shortcut = QShortcut(QKeySequence(key), pane, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def watch(self, view: ReportView) -> None:
        """Serve one more view."""
        view.menuWanted.connect(lambda at, v=view: self.show_menu(v, at))
        view.accepted.connect(self._accept)
        view.selectionChanged.connect(lambda v=view: self._selected(v))

    def reset(self, view: ReportView) -> None:
        """Another report is shown, or the same in another view."""
        self.leave_pick()
        self._ui.errorBar.hide()
        self.active = view

    def follow(self) -> None:
        """Another thing is current: what was refused and what was waited for belong to the former."""
        self._ui.errorBar.hide()
        if self._picking and self._picking != self._controller.current:
            self.leave_pick()

    # -- waiting for a selection

    @property
    def picking(self) -> bool:
        """Whether a selection is waited for."""
        return bool(self._picking)

    def pick(self, ref: str) -> None:
        """Wait for a selection that becomes the value of a reference (在原文中选取)."""
        session = self._controller.session
        name = name_of(session, _bare(ref)) if session is not None else ""
        if not name or session is None:
            return
        if unread_of(session.document).whole:
            self._say_how()
            return
        self._picking = ref
        self._ui.pickText.set_full_text(self.tr("在原文中选取：{0}　选中文字后按 Enter，Esc 取消").format(name))
        self._ui.pickBar.show()
        self._ui.errorBar.hide()
        self._pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_pick(self) -> None:
        """Wait no longer."""
        self._picking = ""
        self._ui.pickBar.hide()

    def _accept(self) -> None:
        if self._picking:
            self._take_for(self._picking)

    def _take_for(self, ref: str) -> None:
        subject, _, key = ref.partition(":")
        if subject == "field":
            self._take(lambda t: t.field(key))
        elif subject == "spending":
            self._take(lambda t: t.amount(key))
        elif subject == "indicator":
            self._take_side(*_side_of(key))
        elif ref == "category:spending":
            self._take(Taking.spending)
        elif subject == "category":
            self._take(lambda t: t.indicator(Category(key)))

    # -- keys and menu

    def as_field(self) -> None:
        """Take the selection for the current field; without one the menu asks which."""
        name = self._situation().field
        if name:
            self._take(lambda t: t.field(name))
        elif self._selection_or_say() is not None:
            self.show_menu(self.active, self.active.caret_place())

    def as_indicator(self) -> None:
        """Take the selection for the current indicator, or as a new one."""
        key = self._situation().indicator
        if key:
            self._take_side(key, "")
        else:
            self._take(lambda t: t.indicator(Category.OUTPUT))

    def as_evidence(self) -> None:
        """Take the selection as evidence of the current indicator."""
        self._take(lambda t: t.evidence(self._controller.current))

    def show_menu(self, view: ReportView, at: QPoint) -> None:
        """Show what the selection of a view can become."""
        if self._controller.session is None:
            return
        if view.has_selection():
            self.active = view
        menu = menus.selection_menu(self._pane, self._situation(), self.copy, self._take)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def copy(self) -> None:
        """Copy the selection as the report has it."""
        self.active.copy()

    # -- taking

    def _take_side(self, key: str, column: str) -> None:
        session = self._controller.session
        indicator = session.report.indicator(key) if session is not None else None
        column = column or (missing_side(indicator) if indicator is not None else "")
        if column:
            self._take(lambda t: t.side(key, column))
        elif self._selection_or_say() is not None:
            menus.side_menu(self._pane, key, self._take).popup(self.active.caret_place())

    def _take(self, edit: Callable[[Taking], str]) -> None:
        """Make one edit with the selection; an error stands at the bottom of the pane."""
        session, passage = self._controller.session, self._selection_or_say()
        if session is None or passage is None:
            return
        refs: list[str] = []
        problem = self._controller.perform(lambda: refs.append(edit(Taking(session, passage))))
        if problem:
            self.say(problem)
            return
        self.leave_pick()
        self.active.clear_selection()
        self._controller.set_current(refs[0])

    def _selection_or_say(self) -> Passage | None:
        passage = self.active.selection()
        if passage is None:
            self._say_how()
        return passage

    def _say_how(self) -> None:
        """Say what is to be done first; where no text is known there is nothing to select."""
        session = self._controller.session
        unread = session is not None and unread_of(session.document).whole
        nothing = self.tr("原文未识别，没有可选取的文字；请对照原件直接填写。")
        self.say(nothing if unread else self.tr("请先在原文中选中文字。"))

    def say(self, problem: str) -> None:
        """Show why something was not done, until the next thing is done."""
        self._ui.errorText.set_full_text(problem)
        self._ui.errorBar.show()

    def _selected(self, view: ReportView) -> None:
        if view.has_selection():
            self.active = view
            self._ui.errorBar.hide()

    def _situation(self) -> menus.Situation:
        session = self._controller.session
        writable = session is not None and not session.read_only
        return menus.Situation(self.active.has_selection(), writable, self._controller.current)


def _bare(ref: str) -> str:
    subject, _, key = ref.partition(":")
    return f"{subject}:{_side_of(key)[0]}" if subject == "indicator" else ref


def _side_of(key: str) -> tuple[str, str]:
    """Split "<key>:actual" into key and column; "" where none is named."""
    bare, _, column = key.rpartition(":")
    return (bare, column) if bare and column in ("target", "actual") else (key, "")
