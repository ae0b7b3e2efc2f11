"""The 文件 menu beyond importing: export, the original file, replacing it, backups, taking reports out of the list."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog

from reviewer.domain.errors import KnownError
from reviewer.domain.library import Progress, ReportRow
from reviewer.gui.dialogs import BackupsDialog, ReplacementDialog, confirm_loss
from reviewer.gui.jobs import Job
from reviewer.gui.shell import Shell
from reviewer.gui.times import full_moment

_NAMED = 5  # reports named one by one before a removal


class FileActions(QObject):
    """Carry out what the file menu says; every refusal is one sentence in a bar."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._job: Job | None = None

    # -- choosing

    def choose_files(self) -> list[Path]:
        """Ask for files to import."""
        kinds = self.tr("绩效报告和自评表 (*.docx *.xlsx *.xls *.xlsm *.et *.txt);;所有文件 (*)")
        start = self._shell.memory.get("folder/import")
        names, _ = QFileDialog.getOpenFileNames(self._shell.window, self.tr("导入报告"), start, kinds)
        return self._remembered([Path(name) for name in names], "folder/import")

    def choose_folder(self) -> list[Path]:
        """Ask for a folder to import."""
        start = self._shell.memory.get("folder/import")
        name = QFileDialog.getExistingDirectory(self._shell.window, self.tr("导入文件夹"), start)
        return self._remembered([Path(name)] if name else [], "folder/import")

    def _remembered(self, paths: list[Path], key: str) -> list[Path]:
        if paths:
            self._shell.memory.put(key, str(paths[0].parent))
        return paths

    # -- export

    def export(self, report_ids: Sequence[int] | None, name: str = "") -> None:
        """Ask where to, and write the workbook off the interface thread; None exports everything."""
        proposed = f"{name or self.tr('绩效复核汇总')}_{date.today():%Y%m%d}.xlsx"
        start = Path(self._shell.memory.get("folder/export") or Path.home()) / _legal(proposed)
        kinds = self.tr("Excel 工作簿 (*.xlsx)")
        chosen, _ = QFileDialog.getSaveFileName(self._shell.window, self.tr("导出"), str(start), kinds)
        if chosen:
            target = Path(chosen)
            target = target if target.suffix.lower() == ".xlsx" else target.with_name(target.name + ".xlsx")
            self._remembered([target], "folder/export")
            self.export_to(target, report_ids)

    def export_to(self, target: Path, report_ids: Sequence[int] | None) -> None:
        """Write the workbook; open editors commit first."""
        if self._job is not None:
            self._shell.status.say(self.tr("正在导出，请稍候。"))
            return
        self._shell.controller.flushRequested.emit()
        library = self._shell.controller.library
        job = self._job = Job(self.tr("导出"), lambda report: library.export(target, report_ids, report), self)
        job.progress.connect(self._show_progress)
        job.done.connect(self._exported)
        job.failed.connect(self._failed)
        job.ended.connect(self._export_ended)
        self._shell.status.cancelled.connect(job.cancel)
        job.start()

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
        """Whether a workbook is being written."""
        return self._job is not None

    def _exported(self, target: Path) -> None:
        choices = [
            (self.tr("打开"), lambda: open_path(Path(target))),
            (self.tr("打开所在文件夹"), lambda: open_path(Path(target).parent)),
        ]
        self._shell.banners.put("export", self.tr("已导出到 {0}").format(target), "green", choices)

    def _export_ended(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
        self._job = None
        self._shell.status.show_progress(None)

    # -- the original

    def open_original(self, row: ReportRow) -> None:
        """Open a copy of the kept original with the program the system has for it."""
        folder = Path(tempfile.mkdtemp(prefix="reviewer-"))
        if path := self._written(row, folder / row.file_name):
            os.chmod(path, 0o444)
            open_path(path)

    def save_original(self, row: ReportRow) -> None:
        """Write the kept original where the person wants it."""
        start = Path(self._shell.memory.get("folder/original") or Path.home()) / row.file_name
        chosen, _ = QFileDialog.getSaveFileName(self._shell.window, self.tr("另存原件"), str(start))
        if chosen and (path := self._written(row, Path(chosen))):
            self._remembered([path], "folder/original")
            self._shell.status.say(self.tr("原件已另存为 {0}").format(path))

    def _written(self, row: ReportRow, path: Path) -> Path | None:
        try:
            path.write_bytes(self._shell.controller.library.original_bytes(row.id))
        except KnownError as problem:
            self._shell.banners.put("file", problem.message, "red")
        except OSError as problem:
            reason = self.tr("无法写入 {0}：{1}。请换一个位置。").format(path, problem.strerror or "")
            self._shell.banners.put("file", reason, "red")
        else:
            return path
        return None

    # -- replacing

    def choose_replacement(self, row: ReportRow) -> None:
        """Ask for the corrected file of an open report and show what it changes."""
        kinds = self.tr("绩效报告和自评表 (*.docx *.xlsx *.xls *.xlsm *.et *.txt);;所有文件 (*)")
        start = self._shell.memory.get("folder/import")
        chosen, _ = QFileDialog.getOpenFileName(self._shell.window, self.tr("替换原文"), start, kinds)
        if chosen:
            self.replace(row.id, chosen)

    def replace(self, report_id: int, path: str) -> None:
        """Show what changes; on consent replace (a separately imported copy of the file leaves the list)."""
        controller = self._shell.controller
        controller.flushRequested.emit()
        try:
            shown = controller.library.compare_original(report_id, Path(path))
            if ReplacementDialog(shown, self._shell.window).exec() != QDialog.DialogCode.Accepted:
                return
            controller.close()
            controller.library.replace_original(report_id, Path(path))
        except KnownError as problem:
            self._shell.banners.put("file", problem.message, "red")
        else:
            self._shell.status.say(self.tr("已替换原文。"))
        self._shell.shelf.refresh()
        self._shell.open_report(report_id)

    def show_folder(self, path: Path) -> None:
        """Open the folder a file lies in."""
        folder = path if path.is_dir() else path.parent
        if folder.is_dir():
            open_path(folder)
        else:
            self._shell.status.say(self.tr("文件夹已不存在：{0}").format(folder), "red")

    # -- the list

    def remove(self, report_ids: Sequence[int]) -> None:
        """Take reports and their reviews out of the database, after asking: it can't be undone."""
        names = [row.project_shown for row in map(self._shell.shelf.row, report_ids) if row]
        listed = "、".join(names[:_NAMED]) + (self.tr("等") if len(names) > _NAMED else "")
        text = self.tr("将移出 {0} 份报告及其评审记录：{1}。不能撤销；备份中仍有。").format(
            len(report_ids), listed
        )
        if not confirm_loss(self._shell.window, self.tr("移出列表"), text, self.tr("移出")):
            return
        controller = self._shell.controller
        if controller.session is not None and controller.session.row.id in report_ids:
            controller.close()
        if not controller.perform(lambda: controller.library.remove(list(report_ids))):
            self._shell.status.say(self.tr("已移出 {0} 份。").format(len(report_ids)))
        self._shell.shelf.refresh()

    # -- backups

    def restore(self) -> bool:
        """Let a person choose a backup and put it in the database's place."""
        controller = self._shell.controller
        backups = controller.library.backups()
        if not backups:
            self._shell.status.say(self.tr("还没有备份。每天第一次修改时自动备份，保留最近 7 份。"))
            return False
        dialog = BackupsDialog(backups, self._shell.window)
        if dialog.exec() != QDialog.DialogCode.Accepted or dialog.chosen is None:
            return False
        chosen = dialog.chosen
        controller.close()
        refused = controller.perform(lambda: controller.library.restore(chosen))
        if refused:
            self._shell.banners.put("file", refused, "red")
        else:
            self._shell.banners.put(
                "file", self.tr("已恢复到 {0} 的备份。").format(full_moment(chosen.made_at)), "green"
            )
        self._shell.shelf.refresh()
        return not refused


def open_path(path: Path) -> None:
    """Open a file or folder with what the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _legal(name: str) -> str:
    return "".join("_" if c in '\\/:*?"<>|' else c for c in name)
