"""The right side of the review: tabs and tables above, the band of the current thing, the score always below."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from reviewer.gui import theme
from reviewer.gui.controller import ReviewController
from reviewer.gui.panels import fields
from reviewer.gui.panels.band import Band
from reviewer.gui.panels.band_indicator import item_of
from reviewer.gui.panels.editors import CellEditor
from reviewer.gui.panels.fold import FoldState
from reviewer.gui.panels.pages import WORDS, Page, Pages, added_by_hand
from reviewer.gui.panels.rubric_panel import RubricPanel
from reviewer.gui.panels.strip import ScoreStrip
from reviewer.gui.panels.view import PanelTable
from reviewer.gui.panels.words import ADOPT, PICK, name_of
from reviewer.gui.ui_right_pane import Ui_RightPane
from reviewer.services.signs import Sign

if TYPE_CHECKING:
    from reviewer.services.session import ReviewSession

SCORE = "score"
ROWS_ABOVE_TREE, ROWS_ABOVE_LOW_TREE = 6, 3  # of the table stay in sight when the tree opens
LOW = 600  # a pane of less height leaves fewer


class RightPane(QWidget):
    """Everything right of the original. Values and scores are the session's; this shows and asks."""

    treeToggled = Signal(bool)

    def __init__(self, controller: ReviewController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._fold = FoldState()
        self._left_before = 0
        self._left_now = 0
        self._next = ""  # what stood below the current thing, for when that is removed
        self._tree_open = False
        self._tree_sizes: list[int] = []
        self.ui = Ui_RightPane()
        self.ui.setupUi(self)
        for name, word in WORDS.items():  # before what they show: the Tab key goes by when things were made
            self.ui.tabs.add(name, self.tr(word))
        self.pages = Pages(controller, self.ui, self)
        self.band = Band(controller, self.ui.upper)
        self.strip = ScoreStrip(controller, self.ui.lower)
        self.rubric = RubricPanel(controller, self.ui.lower)
        self._put_together()
        self._listen()
        self.set_fold(FoldState.of(controller.folds))
        self._session_changed()

    def _put_together(self) -> None:
        ui = self.ui
        ui.upperLayout.addWidget(self.band)
        ui.lowerLayout.addWidget(self.strip)
        ui.lowerLayout.addWidget(self.rubric, 1)
        ui.split.setHandleWidth(0)
        self.rubric.hide()
        self.rubric.set_wide(False)
        self._order_keys()
        self.show_page("fields")

    def _order_keys(self) -> None:
        """Let Tab go from the tabs to what stands above a table, and to the table."""
        tabs = list(self.ui.tabs.tabs.values())
        tables = [page.table for page in self.pages.pages]
        heads = [self.ui.onlyLeft, self.ui.addIndicator, self.ui.addSpending, *self.pages.chips]
        for before, after in pairwise([*tabs, *heads, *tables]):
            QWidget.setTabOrder(before, after)

    def _listen(self) -> None:
        controller = self._controller
        controller.sessionChanged.connect(self._session_changed)
        controller.contentChanged.connect(self._content_changed)
        controller.currentChanged.connect(self._current_changed)
        controller.editRequested.connect(self.edit)
        controller.flushRequested.connect(self.flush)
        controller.panelRequested.connect(self.focus_panel)
        controller.foldsChanged.connect(lambda: self.set_fold(FoldState.of(controller.folds)))
        self.ui.tabs.chosen.connect(self._tab_chosen)
        self.ui.tabs.shown.connect(self.show_page)
        for table in self.tables():
            table.refChosen.connect(self._ref_chosen)
            table.confirmAsked.connect(self._confirm)
            table.restoreAsked.connect(self._restore)
            table.linkClicked.connect(self._link)
            table.editTaken.connect(self._edit_taken)
            table.editDenied.connect(self._denied)
            table.refusalLeft.connect(self._nothing_refused)
            table.typed.connect(self._tell_typing)
        for key, act in (
            (Qt.Key.Key_F2, self._edit_here),
            (Qt.Key.Key_F6, self.toggle_tree),
            (Qt.Key.Key_F9, self._restore_here),
            (Qt.Key.Key_F4, self._tell_here),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(act)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self._save_typed)
        self.band.ran.connect(self._band_ran)
        self.band.refusalLeft.connect(self._nothing_refused)
        self.strip.treeAsked.connect(self.toggle_tree)
        self.strip.finishAsked.connect(self.finish)
        self.strip.reopenAsked.connect(controller.reopenRequested)

    def tables(self) -> tuple[PanelTable, ...]:
        """Return all tables, the rubric's and 自评偏高 last."""
        return (*(p.table for p in self.pages.pages), self.rubric.table, self.rubric.claims)

    # --- following the session

    def _session_changed(self) -> None:
        for table in self.tables():
            table.drop_editor()
        session = self._controller.session
        self.ui.tabs.setEnabled(session is not None)
        self.band.forget()
        self._refresh()
        self._left_before = self._left_now
        for table in self.tables():
            table.follow("")
            table.scrollToTop()
        if session is not None and session.report.fields:
            self.show_page("fields")

    def _content_changed(self) -> None:
        self._left_before = self._left_now
        self._refresh()
        self._follow_related(self._controller.current)
        self.rubric.show_footing()

    def _refresh(self) -> None:
        self.pages.refresh()
        self.rubric.refresh()
        self.strip.refresh()
        self.band.refresh()
        self._count()

    def _count(self) -> None:
        session = self._controller.session
        todo = session.todo() if session is not None else ()
        self._left_now = len(todo)
        for name, tab in self.ui.tabs.tabs.items():
            left = [t for t in todo if t.panel == name]
            tab.show_left(
                len(left) if session is not None else None,
                self.pages.contradicted(self.pages[name]),
                names=[name_of(t) for t in left],
                empty=self.pages.empty(name, session) if session is not None else "",
            )

    # --- the current thing

    def _current_changed(self, ref: str) -> None:
        page = self.pages.of(ref)
        if page is not None and not self._typing_elsewhere(page.table):
            self.pages.reveal(ref)
            self.show_page(page.name)
        if ref.startswith(("item:", "part:")) and not self._tree_open and self.isVisible():
            self.set_tree_open(True)
        self._follow_related(ref)
        self.band.show_current()
        self.rubric.show_footing()

    def _typing_elsewhere(self, table: PanelTable) -> bool:
        """Tell whether a refused value stands open in another table: its page stays."""
        shown = self.current_page().table
        return shown is not table and shown.open_editor() is not None

    def _follow_related(self, ref: str) -> None:
        """Show the current thing in its own table, and where else it is shown under another name."""
        page = self.pages.of(ref)
        if page is not None:
            page.table.follow(ref)
            if page.table.rows_model.row_of(ref) >= 0:
                self._next = self._row_after(page.table, ref)
        session = self._controller.session
        if session is None:
            return
        if ref.startswith(("item:", "part:")):
            self.rubric.table.follow(ref)
            self.rubric.claims.follow(ref)
            item = session.sheet.item(ref.removeprefix("item:"))
            if item is not None and item.indicator:
                self.pages["indicators"].table.follow(f"indicator:{item.indicator}")
        elif ref.startswith("indicator:"):
            item = item_of(session, ref.removeprefix("indicator:"))
            if item is not None:
                self.rubric.table.follow(f"item:{item.key}")

    def _ref_chosen(self, ref: str) -> None:
        self._controller.set_current(ref)

    # --- pages

    def current_page(self) -> Page:
        """Return the page that is shown."""
        shown = self.ui.stack.currentWidget()
        return next(p for p in self.pages.pages if p.widget is shown)

    def show_page(self, name: str) -> None:
        """Show a page; the current thing stays what it is."""
        self.ui.stack.setCurrentWidget(self.pages[name].widget)
        self.ui.tabs.choose(name)

    def _tab_chosen(self, name: str) -> None:
        self.focus_panel(name)

    def focus_panel(self, name: str) -> None:
        """Show a panel and give it the focus; its remembered (or first) row becomes current."""
        if name == SCORE:
            self.set_tree_open(True)
            table: PanelTable = self.rubric.table
        elif name in self.ui.tabs.tabs:
            self.show_page(name)
            table = self.pages[name].table
        else:
            return
        table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if table.current_ref():
            self._controller.set_current(table.current_ref())
        else:
            QTimer.singleShot(0, self, lambda: self._take_first(table))

    def _take_first(self, table: PanelTable) -> None:
        """Make the first row that waits (else the first row) current, where nothing was chosen meanwhile."""
        if table.current_ref() or self._controller.session is None or not table.hasFocus():
            return
        waiting = {t.ref for t in self._controller.session.todo()}
        refs = [r.ref for r in table.rows_model.rows if r.ref and r.kind in ("row", "note")]
        chosen = next((r for r in refs if r in waiting), refs[0] if refs else "")
        if chosen:
            self._controller.set_current(chosen)

    # --- verbs

    def _confirm(self, ref: str) -> None:
        """Take Enter: it means what the band says, wherever the focus is; the row where nothing is current yet."""
        if not self._controller.current:
            self._controller.set_current(ref)
        current = self._controller.current
        if current.startswith("part:"):
            self.rubric.table.foldAsked.emit(current.removeprefix("part:"))
        elif current and not self._denied():
            self.band.run_default()

    def _restore(self, ref: str) -> None:
        if ref and ref != self._controller.current:
            self._controller.set_current(ref)
        if self._denied():
            return
        if self.band.content.action("restore") is None:
            self.band.refuse(self.tr("这里没有更改，无需恢复。"))
        else:
            self.band.run_key("restore")

    def _denied(self) -> bool:
        """Say why nothing can be changed in a review that is finished or open elsewhere; False where it can."""
        session = self._controller.session
        if session is None or not session.read_only:
            return False
        self.band.refuse(session.read_only_reason)
        return True

    def _nothing_refused(self) -> None:
        """Take back what was said of a value that is not there any more."""
        self._controller.refused.emit("")

    def _focused_table(self) -> PanelTable | None:
        return next((t for t in self.tables() if t.hasFocus()), None)

    def _edit_here(self) -> None:
        """Take F2 wherever the focus is: the current cell of a table, else the current thing."""
        if self._denied() or self._back_to_editor():
            return
        table = self._focused_table()
        if table is not None and table.current_ref():
            table.edit_current()
        elif self._controller.current:
            self.edit(self._controller.current)

    def _open_editor(self) -> CellEditor | None:
        return next((e for t in self.tables() if (e := t.open_editor()) is not None), None)

    def _back_to_editor(self) -> bool:
        """Go back to a refused value that stands open, so that no key dies on it; False where there is none."""
        editor = self._open_editor()
        if editor is None:
            return False
        page = next((p for p in self.pages.pages if p.table.isAncestorOf(editor)), None)
        if page is not None:
            self.show_page(page.name)
        editor.come_back()
        return True

    def _restore_here(self) -> None:
        """Take F9 wherever the focus is."""
        table = self._focused_table()
        self._restore(table.current_ref() if table is not None else self._controller.current)

    def _tell_here(self) -> None:
        """Take F4 wherever the focus is: say how the current row's values were read, as their tooltips do."""
        table = self._focused_table() or self.current_page().table
        table.tell_current()

    def _link(self, ref: str, link: str) -> None:
        session = self._controller.session
        if session is None or session.read_only:
            return
        if link == PICK:
            self._controller.set_current(ref)
            self._controller.pickRequested.emit(ref)
        elif link == ADOPT:
            self._controller.perform(lambda: fields.adopt(session, ref.removeprefix("field:")))

    def edit(self, ref: str) -> None:
        """Open the editor of a reference; "ref@column" names one of several."""
        ref, _, column = ref.partition("@")
        ref = ref or self._controller.current
        if self._denied():
            return
        if column == "exclude":
            self.set_tree_open(True)
            self.rubric.ask_exclusion(ref.removeprefix("item:"))
            return
        self._controller.set_current(ref)
        if ref.startswith("item:"):
            self.set_tree_open(True)
            self.rubric.unfold(ref)
            self.rubric.table.edit_ref(ref, column)
            return
        page = self.pages.of(ref)
        if page is not None and not page.table.edit_ref(ref, column):
            page.table.setFocus()

    def flush(self) -> None:
        """Commit what is being typed, with what an input method still composes; a refused value stays and is told."""
        for table in self.tables():
            if not table.flush() and (editor := table.open_editor()) is not None:
                self._controller.held = editor.held
        self.band.flush()
        self._tell_typing()

    def _tell_typing(self) -> None:
        """Say whether something typed is not saved yet: no tick stands beside an open value."""
        editors = (t.open_editor() for t in self.tables())
        unsaved = self.band.unsaved or any(e is not None and e.unsaved for e in editors)
        self._controller.typingChanged.emit(unsaved)

    def _save_typed(self) -> None:
        """Take Ctrl+S: what is typed is saved now, or it is said why not; all else has been saved already."""
        if not self._controller.settle():
            self.back_to_held()

    def back_to_held(self) -> None:
        """Show a value that was refused, with the keyboard in it."""
        editor = self._open_editor()
        if editor is not None and self.rubric.table.isAncestorOf(editor):
            self.set_tree_open(True)
        self._back_to_editor()

    # --- going on

    def _band_ran(self, ref: str, go_on: bool) -> None:
        if go_on:
            self.go_on(ref)

    def _edit_taken(self, ref: str) -> None:
        """Go on after an editor: through the cells of a row that was added by hand, else to the next row."""
        table, session = self._table_of(ref), self._controller.session
        if table is None or session is None:
            return
        column = self.pages.column_after(ref, table.current_column())
        if column and table.edit_ref(ref, column):
            return
        if added_by_hand(session, ref):
            table.step_right()
        else:
            self.go_on(ref, elsewhere=False)

    def go_on(self, ref: str, *, elsewhere: bool = True) -> None:
        """Go on after something was done: to the next thing that waits where that was one, else to the next row.

        Rows that a finding contradicts are not jumped over, though they count under 疑点.
        """
        session = self._controller.session
        table = self._table_of(ref)
        if session is None or table is None or ref != self._controller.current:
            return
        below = self._row_after(table, ref)
        waited = self._left_now < self._left_before or _contradicted(session, ref)
        self._left_before = self._left_now
        if not waited:
            self._go(table, below)
            return
        order = {r.ref: n for n, r in enumerate(table.rows_model.rows) if r.ref}
        todo = [t.ref for t in session.todo()]
        here = sorted((r for r in todo if r in order), key=order.__getitem__)
        after = [r for r in order if order[r] > order.get(ref, -1) and (r in here or _contradicted(session, r))]
        others = [r for r in todo if r not in order] if elsewhere else [below]
        chosen = next(iter((*after, *(r for r in here if r != ref), *others)), "")
        if chosen:
            self._go(self._table_of(chosen) or table, chosen)

    def _row_after(self, table: PanelTable, ref: str) -> str:
        """Return the row below; where the row itself is gone, the one that stood below it."""
        rows = table.rows_model.rows
        here = table.rows_model.row_of(ref)
        if here < 0 and table.rows_model.row_of(self._next) >= 0:
            return self._next
        return next((r.ref for r in rows[here + 1 :] if r.ref and r.kind in ("row", "note")), ref)

    def _go(self, table: PanelTable, ref: str) -> None:
        focus = QApplication.focusWidget()
        keep = focus is not None and self.band.isAncestorOf(focus)
        self._controller.set_current(ref)
        if not keep:
            table.setFocus()

    def _table_of(self, ref: str) -> PanelTable | None:
        if ref.startswith(("item:", "part:")):
            return self.rubric.table
        page = self.pages.of(ref)
        return page.table if page is not None else None

    def finish(self) -> None:
        """Lead to the next thing that waits while items are not decided; else ask the shell, which names the rest."""
        if not self._controller.settle():
            self.back_to_held()
            return
        session = self._controller.session
        todo = session.todo() if session is not None else ()
        if not any(t.panel == SCORE for t in todo):
            self._controller.finishRequested.emit()
            return
        refs = [t.ref for t in todo]
        place = refs.index(self._controller.current) + 1 if self._controller.current in refs else 0
        following = todo[place % len(todo)]
        self._controller.panelRequested.emit(following.panel)
        self._controller.set_current(following.ref)

    # --- the tree

    @property
    def tree_open(self) -> bool:
        """Whether the rubric tree stands open."""
        return self._tree_open

    def toggle_tree(self) -> None:
        """Open or close the rubric tree."""
        self.set_tree_open(not self._tree_open)
        if self._tree_open:
            self.rubric.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_tree_open(self, opened: bool) -> None:
        """Open the rubric tree in the lower half, or close it."""
        if opened == self._tree_open:
            return
        if self._tree_open:
            self._tree_sizes = self.ui.split.sizes()
        self._tree_open = opened
        self.rubric.setVisible(opened)
        self.strip.set_open(opened)
        self._fold_band()
        self._fit_lower()
        QTimer.singleShot(0, self.rubric, self.rubric.table.show_current_row)
        self.treeToggled.emit(opened)

    def _fit_lower(self) -> None:
        lower, split = self.ui.lower, self.ui.split
        if not self._tree_open:
            lower.setFixedHeight(self.strip.height())
            split.setHandleWidth(0)
            return
        lower.setMinimumHeight(self.strip.height() + 120)
        lower.setMaximumHeight(16777215)
        split.setHandleWidth(5)
        total = split.height()
        if sum(self._tree_sizes) > 0:
            split.setSizes(self._tree_sizes)
        else:
            rows = (ROWS_ABOVE_TREE if total > LOW else ROWS_ABOVE_LOW_TREE) * self._fold.row_height
            above = rows + theme.metric("table_head") + theme.metric("panel_head") + self.band.height()
            split.setSizes([min(above, round(total * 0.45)), max(total - above, round(total * 0.55))])

    def tree_state(self) -> list[int]:
        """Return what to remember of the tree: whether it is open, and the heights above and below the line."""
        sizes = self.ui.split.sizes() if self._tree_open else self._tree_sizes
        return [int(self._tree_open), *sizes]

    def restore_tree(self, state: list[int]) -> None:
        """Open or close the tree as it was left."""
        if len(state) == 3:
            self._tree_sizes = state[1:]
        if state:
            self.set_tree_open(bool(state[0]))

    # --- folding

    def set_fold(self, fold: FoldState) -> None:
        """Fold rows, band and strip as the shell says."""
        self._fold = fold
        self.pages.set_row_height(fold.row_height)
        self.rubric.set_row_height(fold.row_height)
        self.rubric.set_wide(fold.over_claims)
        self.strip.set_fold(fold)
        self._fold_band()
        self._fit_lower()

    def _fold_band(self) -> None:
        """Leave the band one line while the tree is open: the tree has its own formula line."""
        fold = self._fold
        band = "line" if self._tree_open else fold.band
        self.band.set_fold(FoldState(fold.row_height, band, fold.strip, fold.over_claims))

    # --- Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.band.set_room(self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focus = QApplication.focusWidget()
        inside = focus is not None and self.rubric.isAncestorOf(focus)
        editor = self._open_editor() if event.key() == Qt.Key.Key_Escape else None
        if editor is not None:
            editor.leave()
            return
        if event.key() == Qt.Key.Key_Escape and self._tree_open and inside:
            self.set_tree_open(False)
            self.current_page().table.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._enter(focus):
            return
        super().keyPressEvent(event)

    def _enter(self, focus: QWidget | None) -> bool:
        """Take an Enter that nothing under the focus wanted: a button is pressed, inputs keep theirs."""
        if isinstance(focus, (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox)):
            return False
        if isinstance(focus, QAbstractButton):
            focus.click()
        else:
            self._confirm("")
        return True


def _contradicted(session: ReviewSession, ref: str) -> bool:
    own = not ref.startswith(("finding:", "item:"))
    return own and session.sign(ref) is Sign.CONTRADICTION
