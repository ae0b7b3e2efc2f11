"""The 文件 menu beyond importing: export, the original file, replacing it, backups, taking reports out of the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool
from PySide6.QtWidgets import QDialog

from reviewer.domain.errors import KnownError, LockedFile
from reviewer.domain.library import Progress, ProgressCallback, ReportRow
from reviewer.gui import choosing, organisation
from reviewer.gui.dialogs import BackupsDialog, ReplacementDialog, UnlockDialog, confirm_loss
from reviewer.gui.jobs import Job
from reviewer.gui.kept_files import open_copy, open_path
from reviewer.gui.shell import Shell
from reviewer.gui.times import full_moment
from reviewer.gui.way_back import WayBack

if TYPE_CHECKING:
    from reviewer.export.model import ExportSheets
    from reviewer.gui.shelf import Shelf
    from reviewer.services.files import Source
    from reviewer.services.library import Backup, Library

_NAMED = 5  # reports named one by one before a removal


class FileActions(QObject):
    """Carry out what the file menu says; every refusal is one sentence in a bar."""

    def __init__(self, shell: Shell, back: WayBack, read_back: Callable[[Path], object]) -> None:
        super().__init__(shell.window)
        self._shell, self._back, self._read_back = shell, back, read_back
        self._job: Job | None = None
        self._more: Callable[[], str] = str  # what is said besides of a finished export

    # -- choosing

    def choose_files(self) -> list[Path]:
        """Ask for files to import."""
        start = self._shell.memory.get("folder/import")
        chosen = choosing.open_files(self._shell.window, self.tr("导入报告"), start)
        return self.remembered(chosen, "folder/import")

    def choose_folder(self) -> list[Path]:
        """Ask for a folder to import."""
        start = self._shell.memory.get("folder/import")
        chosen = choosing.folder(self._shell.window, self.tr("导入文件夹"), start)
        return self.remembered([chosen] if chosen else [], "folder/import")

    def remembered(self, paths: list[Path], key: str) -> list[Path]:
        """Note in which folder something was chosen last, and return it."""
        if paths:
            self._shell.memory.put(key, str(paths[0].parent))
        return paths

    # -- export

    def export(self, report_ids: Sequence[int], name: str = "", whole: bool = False) -> None:
        """Ask what of the picked, the shown or all reports to export as what, and write it off the interface thread.

        `whole`: the question begins with all that is shown, not with those that were picked.
        """
        from reviewer.gui.export_dialog import ExportDialog
        from reviewer.gui.export_wish import Offer
        from reviewer.services.exporting import left_of, worth_exporting
        from reviewer.services.replaced import unread_changes

        if self._busy():
            return
        controller, shelf = self._shell.controller, self._shell.shelf
        library = controller.library
        proposed = f"{name or self.tr('绩效复核汇总')}_{date.today():%Y%m%d}"
        everything: list[ReportRow] = list(shelf.rows)
        if len(everything) < shelf.total and controller.perform(
            lambda: everything.extend(_others(shelf, library))
        ):
            return
        offer = Offer(
            list(report_ids),
            [row.id for row in shelf.rows],
            len(everything),
            proposed,
            whole,
            left_of(shelf.rows, worth_exporting(shelf.rows)),
            left_of(everything, worth_exporting(everything)),
            partial(unread_changes, library),
        )
        dialog = ExportDialog(offer, self._shell.memory, library.templates, self._shell.window)
        organisation.show(dialog.ui.organisationEdit, controller)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            organisation.keep(dialog.ui.organisationEdit, controller)
            wish = dialog.wish
            self.export_to(
                wish.target,
                wish.report_ids,
                wish.whole,
                samples=wish.samples,
                sheets=wish.sheets,
                template=wish.template,
            )
        elif dialog.read_back is not None:
            self._read_back(dialog.read_back)
        dialog.deleteLater()

    def export_to(
        self,
        target: Path,
        report_ids: Sequence[int] | None,
        whole: bool = False,
        *,
        samples: bool = False,
        sheets: ExportSheets | None = None,
        template: Path | None = None,
    ) -> None:
        """Write the file, None exports everything; open editors commit first."""
        library = self._shell.controller.library
        export = partial(
            library.export, target, report_ids, whole=whole, samples=samples, sheets=sheets, template=template
        )
        self.hand_out(lambda report: export(progress=report), lambda: library.export_left_out)

    def hand_out(self, write: Callable[[ProgressCallback], Path], more: Callable[[], str] = str) -> None:
        """Write files off the interface thread, one export at a time; say where they are, and what `more` says."""
        if self._busy():
            return
        self._shell.controller.flushRequested.emit()
        self._shell.banners.drop("export")
        job = self._job = Job(self.tr("导出"), write, self)
        self._more = more
        job.progress.connect(self._show_progress)
        job.done.connect(self._exported)
        job.failed.connect(self._failed)
        job.ended.connect(self._export_ended)
        self._shell.status.cancelled.connect(job.cancel)
        job.start()

    def _busy(self) -> bool:
        if self.exporting:
            self._shell.status.say(self.tr("正在导出，请稍候。"))
        return self.exporting

    def finish(self) -> None:
        """Stop an export and wait; called when the window closes."""
        if self._job is not None:
            self._job.cancel()
            QThreadPool.globalInstance().waitForDone()

    def _show_progress(self, progress: Progress) -> None:
        self._shell.status.show_progress(progress, self.tr("导出"))

    def _failed(self, message: str) -> None:
        self._shell.banners.put("export", message, "red")

    @property
    def exporting(self) -> bool:
        """Whether files are being written."""
        return self._job is not None

    def _exported(self, target: Path) -> None:
        choices = [
            (self.tr("打开"), lambda: open_path(Path(target))),
            (self.tr("打开所在文件夹"), lambda: open_path(Path(target).parent)),
        ]
        left_out = self._more()
        text = self.tr("已导出到 {0}").format(target) + (f"。{left_out}" if left_out else "")
        self._shell.banners.put("export", text, "green", choices, news=True)

    def _export_ended(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
        self._job = None
        self._shell.status.show_progress(None)

    # -- the original

    def open_original(self, row: ReportRow) -> None:
        """Open a copy of the kept original with the program the system has for it."""
        library = self._shell.controller.library
        try:
            open_copy(library.original_bytes(row.id), row.file_name)
        except KnownError as problem:
            self._refuse(row.id, problem.message)

    def _refuse(self, report_id: int, message: str) -> None:
        """Say what could not be done with a report's file."""
        self._shell.banners.put("file", message, "red", about=report_id)

    def save_original(self, row: ReportRow) -> None:
        """Write the kept original where the person wants it."""
        start = Path(self._shell.memory.get("folder/original") or Path.home()) / row.file_name
        chosen = choosing.save_file(self._shell.window, self.tr("另存原件"), start)
        if chosen and (path := self._written(row, chosen)):
            self.remembered([path], "folder/original")
            self._shell.status.say(self.tr("原件已另存为 {0}").format(path))

    def _written(self, row: ReportRow, path: Path) -> Path | None:
        try:
            path.write_bytes(self._shell.controller.library.original_bytes(row.id))
        except KnownError as problem:
            self._refuse(row.id, problem.message)
        except OSError as problem:
            reason = self.tr("无法写入 {0}：{1}。请换一个位置。").format(path, problem.strerror or "")
            self._refuse(row.id, reason)
        else:
            self._shell.banners.drop("file")
            return path
        return None

    # -- replacing

    def choose_replacement(self, row: ReportRow) -> None:
        """Ask for the corrected file of an open report and show what it changes."""
        start = self._shell.memory.get("folder/import")
        for chosen in choosing.open_files(self._shell.window, self.tr("替换原文"), start, many=False):
            self.replace(row.id, str(chosen), take_copy=False)

    def replace(self, report_id: int, path: str, *, take_copy: bool = True) -> None:
        """Show what changes; on consent replace (the copy that an import just offered for it leaves the list)."""
        self._replace(report_id, Path(path), take_copy=take_copy)

    def _replace(self, report_id: int, given: Path | Source, *, take_copy: bool) -> None:
        controller = self._shell.controller
        if not controller.settle():
            return
        self._shell.banners.drop("file")
        try:
            shown = controller.library.compare_original(report_id, given, take_copy=take_copy)
            if ReplacementDialog(shown, self._shell.window).exec() != QDialog.DialogCode.Accepted:
                return
            done = controller.library.replace_original(report_id, given, take_copy=take_copy)
        except LockedFile:
            if isinstance(given, Path):
                self._ask_password(report_id, given)
            return
        except KnownError as problem:
            self._refuse(report_id, problem.message)
            return
        self._shell.show_anew(report_id, self._shell.current_in(report_id))
        told = self.tr("已替换原文。替换前已自动备份。")
        self._back.offer(told, self.tr("撤销替换"), done.backup, report_id)

    def _ask_password(self, report_id: int, path: Path) -> None:
        """Ask for the password of a corrected file; a wrong one is said where it was typed."""
        from reviewer.services.files import quoted

        dialog = UnlockDialog(quoted(path), self._shell.window, self.tr("打开"))
        library = self._shell.controller.library
        opened: list[Source] = []

        def attempt(password: str) -> None:
            try:
                opened.append(library.without_password(path, password))
            except KnownError as problem:
                dialog.tell(problem.message)
            else:
                dialog.done(QDialog.DialogCode.Accepted)

        dialog.tried.connect(attempt)
        dialog.exec()
        dialog.deleteLater()
        if opened:
            self._replace(report_id, opened[0], take_copy=False)

    def show_folder(self, path: Path) -> None:
        """Open the folder a file lies in."""
        folder = path if path.is_dir() else path.parent
        if folder.is_dir():
            open_path(folder)
        else:
            self._shell.status.say(self.tr("文件夹已不存在：{0}").format(folder), "red")

    # -- the list

    def remove(self, report_ids: Sequence[int]) -> None:
        """Take reports and their reviews out of the database, after asking; a backup is made before."""
        names = [row.project_shown for row in map(self._shell.shelf.row, report_ids) if row]
        listed = "、".join(names[:_NAMED]) + (self.tr("等") if len(names) > _NAMED else "")
        text = self.tr("将移出 {0} 份报告及其评审记录：{1}。移出前自动备份，需要时可从备份恢复。")
        text = text.format(len(report_ids), listed)
        if not confirm_loss(self._shell.window, self.tr("移出列表"), text, self.tr("移出")):
            return
        controller = self._shell.controller
        controller.flushRequested.emit()
        if controller.session is not None and controller.session.row.id in report_ids:
            controller.close()
        made: list[Backup | None] = []
        if not controller.perform(lambda: made.append(controller.library.remove(list(report_ids)))):
            self._shell.banners.reports_gone(report_ids)
            told = self.tr("已移出 {0} 份报告及其评审记录。").format(len(report_ids))
            self._back.offer(told, self.tr("撤销移出"), made[0])
        self._shell.shelf.refresh()

    # -- backups

    def restore(self) -> bool:
        """Let a person choose a backup and put it in the database's place."""
        controller = self._shell.controller
        if not controller.settle():
            return False
        backups = controller.library.backups()
        if not backups:
            self._shell.status.say(self.tr("还没有备份。每天第一次修改时自动备份，保留最近 7 份。"))
            return False
        dialog = BackupsDialog(backups, self._shell.window)
        if dialog.exec() != QDialog.DialogCode.Accepted or dialog.chosen is None:
            return False
        when = full_moment(dialog.chosen.made_at)
        return self._back.restore(dialog.chosen, self.tr("已恢复到 {0} 的备份。").format(when))


def _others(shelf: Shelf, library: Library) -> list[ReportRow]:
    """Return the reports that a filter hides."""
    shown = {row.id for row in shelf.rows}
    return [row for row in library.rows() if row.id not in shown]


def legal_name(name: str) -> str:
    """Return a file's name without what no system takes."""
    return "".join("_" if c in '\\/:*?"<>|' else c for c in name)
