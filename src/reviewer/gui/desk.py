"""Everything behind the window's frame: views, the review at hand, imports, menus. Built after the first paint."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from reviewer.domain.errors import KnownError
from reviewer.domain.library import Progress
from reviewer.domain.review import Status
from reviewer.gui import theme
from reviewer.gui.coming_back_actions import ComingBackActions
from reviewer.gui.controller import ReviewController
from reviewer.gui.file_actions import FileActions
from reviewer.gui.folding import folds_for
from reviewer.gui.form_actions import FormActions
from reviewer.gui.import_center import ImportCenter
from reviewer.gui.menus import connect_menus, dress_actions, refresh_menus
from reviewer.gui.opening import Opening
from reviewer.gui.paper_actions import PaperActions
from reviewer.gui.reference_actions import ReferenceActions
from reviewer.gui.review_actions import ReviewActions
from reviewer.gui.review_view import ReviewView
from reviewer.gui.rubrics.actions import RubricActions
from reviewer.gui.shelf import Shelf
from reviewer.gui.shell import Shell
from reviewer.gui.way_back import WayBack

if TYPE_CHECKING:
    from reviewer.domain.library import ListedFinding
    from reviewer.gui.handing_over import Reception
    from reviewer.gui.main_window import MainWindow
    from reviewer.gui.report_list import ReportList
    from reviewer.services.library import Library


class Desk(QObject):
    """The work behind the frame. It arranges; what is done lives in the objects it owns."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.ui, self.toolbar, self.memory = window.ui, window.toolbar, window.memory
        self._title = window.windowTitle()
        self._reception: Reception | None = None
        self.shelf = Shelf(self)
        self.controller = ReviewController(parent=self)
        self.opening = Opening(self.controller, self.ui.banners, self)
        self.shell = Shell(
            window,
            self.controller,
            self.shelf,
            self.memory,
            self.ui.banners,
            self.ui.statusBar,
            self.open_report,
            self.wish_report,
            lambda: self.opening.wished,
            self.show_view,
            lambda: self.listing,
        )
        self.reviewing = ReviewActions(self.shell)
        back = WayBack(self.shell)
        self.returning = ComingBackActions(self.shell)
        self.files = FileActions(self.shell, back, self.returning.read)
        self.papers = PaperActions(self.shell, self.files)
        self.forms = FormActions(self.shell, back)
        self.imports = ImportCenter(self.shell)
        self.rubrics = RubricActions(self.shell)
        self.references = ReferenceActions(self.shell)
        self.list_view: ReportList | None = None
        self.review_view = ReviewView(self.controller, self.shelf, self.memory, window)
        self.ui.views.addWidget(self.review_view)
        dress_actions(self.ui)
        self._connect()
        self.fold()
        self.show_view("review")

    def _connect(self) -> None:
        connect_menus(self)
        bar, view = self.toolbar, self.review_view
        bar.viewChosen.connect(self.show_view)
        bar.placeChosen.connect(self._place_chosen)
        bar.searched.connect(self._searched)
        bar.searchEntered.connect(self._open_first_hit)
        bar.searchLeft.connect(self.focus_view)
        view.reportChosen.connect(self.wish_report)
        view.failureChosen.connect(self._show_failure)
        view.importWished.connect(self.import_files)
        view.folderWished.connect(self.import_folder)
        view.samplesChosen.connect(self._open_samples)
        view.placeChanged.connect(bar.set_place)
        self.imports.replaceWished.connect(self.files.replace)
        self.imports.joinWished.connect(self.forms.join_with)
        self.imports.progress.connect(self._import_progress)
        self.ui.statusBar.cancelled.connect(self.imports.cancel)
        self.shelf.changed.connect(self.refresh)
        self.shelf.changed.connect(lambda: self.ui.banners.failures_are(self.shelf.failures))
        self.shelf.problem.connect(self._show_shelf_problem)
        self.controller.sessionChanged.connect(self._session_changed)
        self.reviewing.moved.connect(self.refresh)
        self.forms.changed.connect(self.refresh)
        self.opening.changed.connect(self.refresh)

    # -- the library

    def attach(self, library: Library) -> None:
        """Take an open library and show what was left open last time."""
        self.controller.attach(library)
        self.shelf.attach(library)
        self.ui.statusBar.set_place(library.location)
        self.ui.statusBar.set_name(library.setting("reviewer_name"))
        self.ui.statusBar.set_read_only(library.read_only)
        for key in ("read-only", "warning"):  # of another library
            self.ui.banners.drop(key)
        if library.read_only:
            self.ui.banners.put("read-only", library.read_only_reason, "amber", closable=False)
        if library.warning:
            self.ui.banners.put("warning", library.warning, "amber")
        self.rubrics.tell_problems()
        self.imports.offer_unfinished()
        self._reopen_last()
        self.refresh()

    def receive(self, db: str | None) -> None:
        """Take what later starts of the program hand over, from now on."""
        from reviewer.gui.handing_over import Reception

        if self._reception is not None:
            self._reception.close()
        self._reception = Reception(db, self._handed_over, self.window)

    def _handed_over(self, files: list[Path], at: str | None) -> None:
        window = self.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        self.imports.start(files, open_after=at is None)
        if at is not None:
            self.references.go_after(self.imports, at)

    def _reopen_last(self) -> None:
        last = self.memory.get(f"last/{self._database_key()}/report")
        if last.isdigit() and self.shelf.place(int(last)) >= 0:
            current = self.memory.get(f"last/{self._database_key()}/current")
            self.wish_report(int(last), lambda: self.controller.set_current(current))
        elif self.controller.library.read_only and self.shelf.rows:  # who can only look wants to see something
            self.wish_report(self.shelf.rows[0].id)
        else:
            self.focus_view()

    def _database_key(self) -> str:
        return sha256(str(self.controller.library.path).encode("utf-8", "surrogatepass")).hexdigest()[:12]

    # -- views

    def show_view(self, name: str) -> None:
        """Show "review" or "list"; the list is built when first asked for."""
        if name == "list":
            view: QWidget = self._list()
        else:
            view = self.review_view
        self.controller.flushRequested.emit()
        self.ui.views.setCurrentWidget(view)
        self.toolbar.set_view(name)
        self.toolbar.set_folds(self.controller.folds)
        self.ui.actionViewReview.setChecked(name == "review")
        self.ui.actionViewList.setChecked(name == "list")
        if name == "list" and self.list_view is not None:
            session = self.controller.session
            self.list_view.select_report(session.row.id if session else None)
        self.focus_view()
        self.refresh()

    @property
    def listing(self) -> bool:
        """Whether the list is shown."""
        return self.list_view is not None and self.ui.views.currentWidget() is self.list_view

    def _list(self) -> ReportList:
        if self.list_view is None:
            from reviewer.gui.report_list import ReportList

            made = self.list_view = ReportList(self.shelf, self.memory, self._findings_of, self.window)
            made.openWished.connect(self.wish_report)
            made.retryWished.connect(lambda path: self.imports.start([Path(path)], open_after=False))
            made.passwordWished.connect(lambda path: self.imports.unlock(Path(path), open_after=False))
            made.folderWished.connect(lambda path: self.files.show_folder(Path(path)))
            made.forgetWished.connect(lambda path: self.shelf.forget([path]))
            made.removeWished.connect(self.files.remove)
            made.joinWished.connect(lambda report: self.forms.join(self.controller.library.row(report)))
            made.splitWished.connect(lambda report: self.forms.split(self.controller.library.row(report)))
            made.importWished.connect(self.import_files)
            made.cancelWished.connect(self.imports.cancel)
            made.selectionChanged.connect(self.refresh)
            made.set_room(self.window.width())
            self.ui.views.addWidget(made)
        return self.list_view

    def _findings_of(self, report_id: int) -> list[ListedFinding]:
        """Return the findings that stand, as the list counts them."""
        return self.controller.library.listed_findings(report_id)

    def focus_view(self) -> None:
        """Put the keyboard back to work."""
        if self.list_view is not None and self.listing:
            self.list_view.table.setFocus()
        elif self.controller.session is not None and self.review_view.panes is not None:
            self.review_view.focus_panes()
        elif self.review_view.welcome is not None and self.review_view.welcome.isVisible():
            self.review_view.welcome.take_focus()
        else:
            self.review_view.queue.tree.setFocus()

    # -- reports

    def open_report(self, report_id: int, *, given_up: bool = False) -> bool:
        """Open a report for review; a report that can't be opened says why in a bar.

        Where a typed value was refused the open one stays, unless the person gives the value up.
        """
        if not given_up and not self.controller.settle():
            self._hold(lambda: self.open_report(report_id, given_up=True))
            return False
        self.opening.leave()
        try:
            self.controller.open(report_id)
        except KnownError as problem:
            self.ui.banners.put("open", problem.message, "red")
            return False
        self.ui.banners.drop("open")
        self.shelf.opened(report_id)
        self.show_view("review")
        return True

    def wish_report(self, report_id: int, then: Callable[[], object] = lambda: None) -> bool:
        """Open a report, now or once a worker has read its pages; False where that is not to be. `then` follows it."""

        def go_on() -> bool:
            opened = self.open_report(report_id)
            if opened:
                then()
            return opened

        return go_on() if self.opening.ready(report_id, go_on) else True

    def _hold(self, go_on: Callable[[], object]) -> None:
        """Stay with a typed value that was refused; the person completes it, or gives it up and goes on."""
        text = self.tr("有一项输入还没有采用：{0}").format(self.controller.held)
        self.show_view("review")
        self.review_view.back_to_held()
        self.ui.banners.put("held", text, "amber", [(self.tr("放弃这项输入并继续"), go_on)])

    def import_files(self) -> None:
        """Ask for files and import them."""
        self.imports.start(self.files.choose_files())

    def import_folder(self) -> None:
        """Ask for a folder and import it."""
        self.imports.start(self.files.choose_folder())

    def _open_samples(self, paths: list[Path]) -> None:
        self.imports.start(paths)

    def _show_failure(self, path: str) -> None:
        found = self.shelf.failures.get(path)
        if found is None:
            return
        again = (self.tr("重试"), lambda: self.imports.start([Path(path)]))
        folder = (self.tr("打开所在文件夹"), lambda: self.files.show_folder(Path(path)))
        forget = (self.tr("移出列表"), lambda: self.shelf.forget([path]))
        ask = [(self.tr("输入密码…"), lambda: self.imports.unlock(Path(path)))] if found.locked else []
        self.ui.banners.put("import", found.message, "red", [*ask, again, folder, forget], about=path)

    def step(self, by: int) -> None:
        """Next or previous: a row in the list, a report in a review."""
        if self.list_view is not None and self.listing:
            self.list_view.step(by)
        else:
            self.reviewing.step_report(by)

    def _place_chosen(self, place: str) -> None:
        self.review_view.show_place(place)

    def _searched(self, text: str) -> None:
        self.shelf.filter(text=text)
        if text and not self.listing and self.review_view.railed:
            self.review_view.show_overlay()

    def _open_first_hit(self) -> None:
        if self.shelf.rows and self.shelf.query.text:
            self.review_view.close_overlay()
            shown = self.shelf.rows if self.listing else self.shelf.queued
            self.wish_report(shown[0].id)

    # -- keeping everything right

    def refresh(self) -> None:
        """Bring menus, toolbar and title in line with what is open."""
        session = self.controller.session
        shown = self.opening.wished or (session.row.id if session else None)
        self.toolbar.set_position(self.shelf.turn(shown) + 1, len(self.shelf.rows))
        active = session is not None and session.status is not Status.DONE
        self.toolbar.set_left(len(session.todo()) if session else 0, active)
        self.toolbar.set_open(session is not None)
        self.toolbar.search.show_text(self.shelf.query.text)
        refresh_menus(self)
        title = f"{session.row.project_shown} — {self._title}" if session else self._title
        if self.controller.ready and self.controller.library.read_only:
            title = self.tr("{0}（只读）").format(title)
        self.window.setWindowTitle(title)

    def _session_changed(self) -> None:
        self.ui.banners.drop("import")
        if self.controller.session is not None:
            self.ui.banners.report_opened(self.controller.session.row.id)
        self.refresh()

    def _show_shelf_problem(self, text: str) -> None:
        """Say why the list could not be read; "" when it could again."""
        if text:
            self.ui.banners.put("shelf", text, "red")
        else:
            self.ui.banners.drop("shelf")

    def _import_progress(self, progress: Progress | None) -> None:
        if self.list_view is not None:
            self.list_view.show_progress(progress, self.tr("导入"))

    def fold(self) -> None:
        """Fold what the window's size asks for."""
        folds = folds_for(self.window.width(), self.window.height())
        theme.set_density("compact" if folds.compact else "comfortable")
        self.controller.set_folds(folds)
        self.toolbar.set_folds(folds)
        if self.list_view is not None:
            self.list_view.set_density()
            self.list_view.set_room(self.window.width())

    def show_drop(self, over: bool) -> None:
        """Show that what is dragged may be dropped anywhere."""
        if self.review_view.welcome is not None:
            self.review_view.welcome.show_drop(over)
        if over:
            self.ui.statusBar.say(self.tr("松开鼠标即导入。"))

    # -- leaving

    def remember(self) -> None:
        """Keep splitters and what is open."""
        self.review_view.remember()
        if self.list_view is not None:
            self.list_view.remember()
        if self.controller.ready:
            session, key = self.controller.session, self._database_key()
            self.memory.put(f"last/{key}/report", str(session.row.id) if session else "")
            self.memory.put(f"last/{key}/current", self.controller.current)

    def leave(self) -> bool:
        """Save and close the library; False where something is unsaved and the person stays."""
        from reviewer.gui.dialogs import confirm_loss

        if not self.controller.settle():
            text = self.tr("有一项输入还没有采用：{0}现在关闭会丢失这项输入。").format(self.controller.held)
            if not confirm_loss(self.window, self.tr("关闭"), text, self.tr("放弃并关闭")):
                self.show_view("review")
                self.review_view.back_to_held()
                return False
        if not self.controller.ready:
            return True
        library = self.controller.library
        if library.pending and not library.flush():
            problem = self.controller.session.save_problem if self.controller.session else ""
            text = self.tr("还有修改没有保存（{0}）。现在关闭会丢失这些修改。").format(problem)
            if not confirm_loss(self.window, self.tr("关闭"), text, self.tr("仍要关闭")):
                return False
        if not self.rubrics.leave():
            return False
        if self._reception is not None:
            self._reception.close()
        self.remember()
        self.imports.finish()
        self.files.finish()
        self.returning.finish()
        self.opening.finish()
        self.controller.close()
        library.close()
        self.controller.attach(None)
        self.shelf.attach(None)
        return True

    def when(self, action: QAction, act: Callable[[], object]) -> None:
        """Let a menu entry do something, whatever it is passed."""
        action.triggered.connect(lambda _=False: act())
