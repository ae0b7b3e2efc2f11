"""Imports as the window sees them: one at a time off the interface thread, then what they came to, in sentences."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, Signal

from reviewer.domain.library import ImportOutcome, ImportState, Progress
from reviewer.gui.jobs import Job
from reviewer.gui.shell import Shell

_REFRESH = 1.0  # seconds between two looks into the database while an import runs


class ImportCenter(QObject):
    """Start imports, show how far they are, say what they came to, open what was asked for."""

    progress = Signal(object)  # Progress, None when nothing runs
    finished = Signal(list)  # ImportOutcomes
    replaceWished = Signal(int, str)  # report to keep, path of the corrected file

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._job: Job | None = None
        self._waiting: list[tuple[list[Path], bool]] = []
        self._revisions: list[ImportOutcome] = []  # corrected files nobody has decided on yet
        self._open_after = False
        self._refreshed = 0.0

    @property
    def running(self) -> bool:
        """Whether an import runs now."""
        return self._job is not None

    def start(self, paths: Sequence[Path], open_after: bool = True) -> None:
        """Import files or folders; while one runs the next waits. `open_after`: a single report is opened."""
        if not paths or not self._shell.controller.ready:
            return
        if self._shell.controller.library.read_only:
            self._shell.status.say(self._shell.controller.library.read_only_reason, "red")
            return
        if self._job is not None:
            self._waiting.append((list(paths), open_after))
            return
        self._open_after = open_after
        library, wanted = self._shell.controller.library, list(paths)
        job = self._job = Job(self.tr("导入"), lambda report: library.import_paths(wanted, report), self)
        job.progress.connect(self._progressed)
        job.done.connect(self._done)
        job.failed.connect(self._failed)
        job.ended.connect(self._ended)
        self._show(Progress(0, 0))
        job.start()

    def cancel(self) -> None:
        """Stop after the file at hand; what is imported stays."""
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()

    def finish(self) -> None:
        """Stop and wait for the file at hand; called when the window closes."""
        self.cancel()
        if self._job is not None:
            QThreadPool.globalInstance().waitForDone()

    # -- while it runs

    def _progressed(self, progress: Progress) -> None:
        if self._job is None:
            return
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
            self._tell_one(outcomes[0])
        else:
            self._tell_many(outcomes, cancelled)
        self._shell.banners.drop("removed")  # going back now would lose what was imported
        self._offer_replacements(outcomes)
        self.finished.emit(outcomes)

    def _tell_one(self, outcome: ImportOutcome) -> None:
        shell = self._shell
        others = shell.controller.library.import_passed_over
        if outcome.state is ImportState.FAILED:
            shell.banners.put("import", outcome.message + others, "red")
            return
        opened = self._open_after and outcome.report_id is not None and shell.open_report(outcome.report_id)
        if outcome.state is ImportState.ALREADY_THERE:
            text = outcome.message + (self.tr("已为您打开原有的一份。") if opened else "")
            shell.banners.put("import", text + others, "info")
        elif outcome.state is ImportState.IMPORTED and outcome.message:  # 未识别为绩效报告
            shell.banners.put("import", f"「{Path(outcome.path).name}」{outcome.message}" + others, "amber")
        elif others:
            shell.banners.put("import", self.tr("导入完成：新增 1 份。") + others, "info")
        else:
            shell.status.say(self.tr("导入完成：新增 1 份。"))

    def _tell_many(self, outcomes: list[ImportOutcome], cancelled: bool) -> None:
        new = [o for o in outcomes if o.state in (ImportState.IMPORTED, ImportState.REVISION)]
        if self._open_after and new and self._shell.controller.session is None and new[0].report_id is not None:
            self._shell.open_report(new[0].report_id)
        known = sum(1 for o in outcomes if o.state is ImportState.ALREADY_THERE)
        failed = sum(1 for o in outcomes if o.state is ImportState.FAILED)
        parts = [self.tr("新增 {0} 份").format(len(new))] if new or not (known or failed) else []
        parts += [self.tr("已在库中 {0} 份").format(known)] if known else []
        odd = sum(1 for o in new if o.state is ImportState.IMPORTED and o.message)
        parts += [self.tr("其中 {0} 份未识别为绩效报告，请核对").format(odd)] if odd else []
        parts += [self.tr("失败 {0} 份，原因见列表").format(failed)] if failed else []
        head = self.tr("导入已取消：") if cancelled else self.tr("导入完成：")
        if not outcomes and not cancelled:
            head, parts = (
                self.tr(
                    "没有可导入的文件：只读 Word（.docx、.doc、.wps）、RTF、ODT、网页、Excel（.xlsx、.xls）和文本（.txt）"
                ),
                [],
            )
        choices = (
            [(self.tr("查看列表"), lambda: self._shell.show_view("list"))]
            if failed and not self._shell.listing()
            else []
        )
        tone = "amber" if failed or not outcomes else "info"
        others = self._shell.controller.library.import_passed_over
        text = head + "，".join(parts) + "。" + others
        if new and not (failed or known or cancelled or others or odd):
            self._shell.status.say(text)
        else:
            self._shell.banners.put("import", text, tone, choices)

    def _offer_replacements(self, outcomes: list[ImportOutcome]) -> None:
        self._revisions += [o for o in outcomes if o.state is ImportState.REVISION]
        self._offer_next()

    def _offer_next(self) -> None:
        """Offer one corrected file at a time; the bar says how many follow."""
        banners = self._shell.banners
        banners.drop("revision")
        if not self._revisions:
            return
        outcome, left = self._revisions[0], len(self._revisions) - 1
        text = f"「{Path(outcome.path).name}」{outcome.message}"
        choices = [(self.tr("替换原文…"), self._replace_first), (self.tr("保留两份"), self._keep_first)]
        if left:
            text += self.tr("另有 {0} 份待定。").format(left)
            choices.append((self.tr("全部保留"), self._keep_all))
        bar = banners.put("revision", text, "amber", choices, closable=False)
        bar.add_close(self._keep_all)

    def _replace_first(self) -> None:
        outcome = self._revisions.pop(0)
        self._offer_next()
        self.replaceWished.emit(outcome.revision_of, outcome.path)

    def _keep_first(self) -> None:
        self._revisions.pop(0)
        self._offer_next()

    def _keep_all(self) -> None:
        self._revisions.clear()
        self._offer_next()
