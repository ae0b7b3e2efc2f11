"""读回改过的工作簿: choose the file, show what was changed, take what is ticked; reading and scoring off the interface thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThreadPool

from reviewer.domain.library import Progress, ProgressCallback
from reviewer.gui import choosing
from reviewer.gui.coming_back import ComingBackDialog
from reviewer.gui.jobs import Job
from reviewer.gui.shell import Shell
from reviewer.gui.way_back import BAR

if TYPE_CHECKING:
    from reviewer.services.coming_back import Difference, Preview, Taken


class ComingBackActions(QObject):
    """Carry out the menu entry; every refusal is one sentence in a bar."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._job: Job | None = None
        self._preview: Preview | None = None  # whose changes are being taken
        self.dialog: ComingBackDialog | None = None

    @property
    def busy(self) -> bool:
        """Whether a workbook is being read, or changes are being taken."""
        return self._job is not None

    def choose(self) -> None:
        """Ask for the workbook and show what was changed in it."""
        start = Path(self._shell.memory.get("folder/export") or Path.home())
        title, kind = self.tr("读回改过的工作簿"), self.tr("Excel 工作簿 (*.xlsx *.xlsm)")
        chosen = choosing.open_file(self._shell.window, title, start, kind)
        if chosen is not None:
            self._shell.memory.put("folder/export", str(chosen.parent))
            self.read(chosen)

    def read(self, path: Path) -> None:
        """Read a workbook, after open editors have committed."""
        from reviewer.services.coming_back import preview

        if self._job is not None or not self._shell.controller.settle():
            self._shell.status.say(self.tr("请先完成正在进行的操作。"))
            return
        library = self._shell.controller.library
        self._start(lambda report: preview(library, path, report), self._show)

    def _show(self, preview: Preview) -> None:
        if not self._shell.controller.ready:  # the window was closed meanwhile
            return
        if self.dialog is not None:
            self.dialog.close()
        dialog = self.dialog = ComingBackDialog(preview, self._shell.window)
        dialog.takeWished.connect(self._take)
        dialog.openWished.connect(self._shell.open_report)
        dialog.destroyed.connect(lambda: self._forget(dialog))
        dialog.show()

    def _forget(self, dialog: ComingBackDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None

    def _take(self, chosen: list[Difference]) -> None:
        """Take what was ticked: what is not open in a worker, the rest here, where the open reviews are."""
        from reviewer.services.coming_back import take_unopened

        dialog, controller = self.dialog, self._shell.controller
        if dialog is None:
            return
        if self._job is not None or not controller.settle():
            dialog.set_busy(False)
            self._shell.status.say(self.tr("请先完成正在进行的操作。"))
            return
        library, preview = controller.library, dialog.preview
        self._preview = preview
        self._start(lambda report: take_unopened(library, preview, chosen, report), self._taken)

    def _taken(self, taken: Taken) -> None:
        from reviewer.services.coming_back import Taken, take

        preview = self._preview
        if preview is None or not self._shell.controller.ready:
            return
        whole = Taken(taken.done, taken.left) + take(self._shell.controller.library, preview, taken.waiting)
        if self.dialog is not None and self.dialog.preview is preview:
            self.dialog.tell(whole)
        self._shell.banners.drop(BAR)  # going back now would lose what was read back
        self._shell.status.say(whole.told)
        self._shell.shelf.refresh()

    # -- the job

    def _start(self, work: Callable[[ProgressCallback], object], done: Callable[[Any], None]) -> None:
        self._shell.banners.drop("read-back")
        job = self._job = Job(self.tr("读回"), work, self)
        job.progress.connect(self._show_progress)
        job.done.connect(done)
        job.failed.connect(self._failed)
        job.ended.connect(self._ended)
        self._shell.status.cancelled.connect(job.cancel)
        job.start()

    def _show_progress(self, progress: Progress) -> None:
        self._shell.status.show_progress(progress, self.tr("读回"))

    def _failed(self, message: str) -> None:
        self._shell.banners.put("read-back", message, "red")

    def _ended(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
        self._job = None
        self._shell.status.show_progress(None)
        if self.dialog is not None:
            self.dialog.set_busy(False)

    def finish(self) -> None:
        """Stop what is going on and wait; called when the window closes."""
        if self._job is not None:
            self._job.cancel()
            QThreadPool.globalInstance().waitForDone()
