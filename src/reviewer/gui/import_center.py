"""Imports as the window sees them: one at a time off the interface thread, then what they came to, in sentences."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal

from reviewer.domain.errors import KnownError
from reviewer.domain.library import ImportOutcome, ImportState, Progress, ProgressCallback
from reviewer.gui.dialogs import UnlockDialog
from reviewer.gui.import_offers import Offers
from reviewer.gui.import_told import Told
from reviewer.gui.jobs import Job
from reviewer.gui.shell import Shell
from reviewer.gui.way_back import BAR

if TYPE_CHECKING:
    from reviewer.gui.import_results import ImportResultsDialog

_REFRESH = 1.0  # seconds between two looks into the database while an import runs


class ImportCenter(QObject):
    """Start imports, show how far they are, say what they came to, open what was asked for."""

    progress = Signal(object)  # Progress, None when nothing runs
    finished = Signal(list)  # ImportOutcomes
    replaceWished = Signal(int, str)  # report to keep, path of the corrected file
    joinWished = Signal(int, int)  # report and form

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._job: Job | None = None
        self._waiting: list[tuple[list[Path], bool]] = []
        self._unfinished: set[str] = set()  # the files of an import that was cut off, which is offered again
        banners = shell.banners
        self._revisions = Offers(banners, "revision", "amber", self.tr("替换原文…"), self._replace)
        self._halves = Offers(banners, "joinable", "info", self.tr("并入自评表"), self._join)
        self._told = Told(banners, self.show_results, lambda left: self.start(left, open_after=False))
        self._open_after = False
        self._refreshed = 0.0
        self.results: ImportResultsDialog | None = None  # the list shown last
        self.unlocking: UnlockDialog | None = None  # while a password is asked for
        shell.shelf.changed.connect(self._look_at_offers)

    @property
    def running(self) -> bool:
        """Whether an import runs now."""
        return self._job is not None

    def start(self, paths: Sequence[Path], open_after: bool = True) -> None:
        """Import files or folders; while one runs the next waits. `open_after`: a single report is opened."""
        if not paths or not self._may_import():
            return
        if self._job is not None:
            self._waiting.append((list(paths), open_after))
            return
        self._open_after = open_after
        self._shell.banners.drop("import")  # what one of a single file came to
        library, wanted = self._shell.controller.library, list(paths)
        self._run(lambda report: library.import_paths(wanted, report), self._done, self._failed)

    def unlock(self, path: Path, open_after: bool = True) -> None:
        """Ask for the password of a file and import it without; a wrong one is said where it was typed."""
        if not self._may_import():
            return
        if self.unlocking is not None:
            self.unlocking.activateWindow()
            return
        from reviewer.services.files import quoted

        dialog = self.unlocking = UnlockDialog(quoted(path), self._shell.window)
        dialog.tried.connect(lambda password: self._try(path, password, open_after))
        dialog.finished.connect(self._no_longer_asked)
        dialog.open()

    def _try(self, path: Path, password: str, open_after: bool) -> None:
        if self._job is not None:
            self._not_unlocked(self.tr("正在导入其他文件，请稍候再试。"))
            return
        self._open_after = open_after
        library = self._shell.controller.library
        self._run(
            lambda report: library.import_locked(path, password, report), self._unlocked, self._not_unlocked
        )

    def _no_longer_asked(self, result: int) -> None:
        dialog, self.unlocking = self.unlocking, None
        if dialog is None:
            return
        if dialog.trying and not result and self._job is not None:
            self._job.cancel()
        dialog.deleteLater()

    def _unlocked(self, outcome: ImportOutcome) -> None:
        self._close_unlocking()
        self._done([outcome])

    def _not_unlocked(self, message: str) -> None:
        if self.unlocking is not None:
            self.unlocking.tell(message)
        elif self._job is not None and not self._job.stopping:
            self._failed(message)

    def _close_unlocking(self) -> None:
        if self.unlocking is not None and self.unlocking.trying:
            self.unlocking.done(UnlockDialog.DialogCode.Accepted)

    def _may_import(self) -> bool:
        """Tell whether anything can be imported; where the database takes nothing, say why."""
        controller = self._shell.controller
        if controller.ready and controller.library.read_only:
            self._shell.status.say(controller.library.read_only_reason, "red")
            return False
        return controller.ready

    def _run(
        self,
        work: Callable[[ProgressCallback], object],
        done: Callable[..., None],
        failed: Callable[[str], None],
    ) -> None:
        job = self._job = Job(self.tr("导入"), work, self)
        job.progress.connect(self._progressed)
        job.done.connect(done)
        job.failed.connect(failed)
        job.ended.connect(self._ended)
        self._show(Progress(0, 0))
        job.start()

    def cancel(self) -> None:
        """Stop after the file at hand; what is imported stays."""
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()

    def finish(self) -> None:
        """Stop and wait for the file at hand; called when the window closes. What is left is offered at the next start."""
        if self._job is not None:
            self._shell.controller.library.keep_unfinished = True
        self.cancel()
        if self._job is not None:
            QThreadPool.globalInstance().waitForDone()

    # -- while it runs

    def _progressed(self, progress: Progress) -> None:
        if self._job is None:
            return
        self._close_unlocking()  # what is read now has been opened
        self._shell.shelf.set_reading(progress.current)
        self._show(progress)
        if time.monotonic() - self._refreshed > _REFRESH:
            self._refreshed = time.monotonic()
            self._shell.shelf.refresh()

    def _show(self, progress: Progress | None) -> None:
        self._shell.status.show_progress(progress, self.tr("导入"))
        self.progress.emit(progress)

    # -- when it is over

    def _ended(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
        self._job = None
        self._shell.shelf.set_reading("")
        self._show(None)
        self._shell.shelf.refresh()
        if self._waiting:
            self.start(*self._waiting.pop(0))

    def _failed(self, message: str) -> None:
        self._shell.banners.put("import", message, "red")

    def _done(self, outcomes: list[ImportOutcome]) -> None:
        if not self._shell.controller.ready:  # the window is being closed
            return
        cancelled = self._job is not None and self._job.stopping
        self._shell.shelf.set_reading("")
        self._shell.shelf.note(outcomes)
        self._shell.banners.drop("import")
        if len(outcomes) == 1 and not cancelled:
            self._told.note(outcomes[0])
            self._tell_one(outcomes[0])
        else:
            self._tell_many(outcomes, cancelled)
        self._shell.banners.drop(BAR)  # going back now would lose what was imported
        self._unfinished -= {outcome.path for outcome in outcomes}
        if not self._unfinished:
            self._shell.banners.drop("unfinished")
        self._revisions.add(o for o in outcomes if o.state is ImportState.REVISION)
        self._halves.add(o for o in outcomes if o.joinable is not None)
        self.finished.emit(outcomes)

    def _tell_one(self, outcome: ImportOutcome) -> None:
        shell = self._shell
        others = shell.controller.library.import_passed_over
        if outcome.state is ImportState.FAILED:
            ask = (self.tr("输入密码…"), lambda: self.unlock(Path(outcome.path)))
            choices = [ask] if outcome.locked else []
            about = outcome.path or None
            shell.banners.put("import", outcome.message + others, "red", choices, about=about)
            return
        opened = self._open_after and outcome.report_id is not None and shell.wish_report(outcome.report_id)
        if outcome.state is ImportState.ALREADY_THERE:
            text = outcome.message + (self.tr("已为您打开原有的一份。") if opened else "")
            shell.banners.put("import", text + others, "info")
        elif outcome.state is ImportState.IMPORTED and outcome.message:  # 未识别为绩效报告
            shell.banners.put("import", f"「{Path(outcome.path).name}」{outcome.message}" + others, "amber")
        elif others:
            shell.banners.put("import", self.tr("导入完成：新增 1 份。") + others, "info")
        else:
            shell.status.say(self.tr("导入完成：新增 1 份。"))

    def _replace(self, outcome: ImportOutcome) -> None:
        self.replaceWished.emit(outcome.revision_of, outcome.path)

    def _join(self, outcome: ImportOutcome) -> None:
        assert outcome.joinable is not None
        self.joinWished.emit(*outcome.joinable)

    def _tell_many(self, outcomes: list[ImportOutcome], cancelled: bool) -> None:
        from reviewer.gui.import_results import NEW, ODD, kind_of
        from reviewer.gui.import_words import told_many

        shell = self._shell
        others = shell.controller.library.import_passed_over
        if not outcomes and not cancelled:
            shell.banners.put("import", told_many(outcomes, others, cancelled=False), "amber")
            return
        new = [o for o in outcomes if kind_of(o) in (NEW, ODD)]
        if self._open_after and new and shell.controller.session is None and new[0].report_id is not None:
            shell.wish_report(new[0].report_id)
        left = shell.controller.library.import_left if cancelled else None
        if said := self._told.tell(outcomes, others, left):
            shell.status.say(said)

    def show_results(self, outcomes: Sequence[ImportOutcome]) -> None:
        """Show what an import came to, file by file."""
        from reviewer.gui.import_results import ImportResultsDialog

        self.results = ImportResultsDialog(outcomes, self._shell.window)
        self.results.openWished.connect(self._shell.wish_report)
        self.results.retryWished.connect(lambda paths: self.start(paths, open_after=False))
        self.results.passwordWished.connect(lambda path: self.unlock(Path(path), open_after=False))
        self.finished.connect(self.results.note)
        self.results.show()

    def offer_unfinished(self) -> None:
        """Offer to go on with an import that a crash or a power cut ended."""
        library = self._shell.controller.library
        paths = [] if library.read_only else library.unfinished_import()
        banners, self._unfinished = self._shell.banners, {str(path) for path in paths}
        banners.drop("unfinished")
        if not paths:
            return

        def go_on() -> None:
            banners.drop("unfinished")
            self.start(paths, open_after=False)

        def let_be() -> None:
            banners.drop("unfinished")
            library.forget_unfinished()

        text = self.tr("上次导入（共 {0} 个文件）没有做完。已导入的不会重复。").format(len(paths))
        choices = [(self.tr("继续导入"), go_on), (self.tr("不用了"), let_be)]
        banners.put("unfinished", text, "amber", choices, closable=False)

    def _look_at_offers(self) -> None:
        """Let an offer go whose report, or whose other half, has left the list meanwhile."""
        wanted = self._revisions.reports | self._halves.reports
        if not wanted or not self._shell.controller.ready:
            return
        try:
            there = self._shell.controller.library.existing(wanted)
        except KnownError:  # said where the list could not be read
            return
        self._revisions.keep(there)
        self._halves.keep(there)
