"""The papers for Word from the menus: texts of an opinion edited, opinions and work report written, templates handed out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from reviewer.domain.errors import KnownError
from reviewer.gui import choosing, organisation
from reviewer.gui.file_actions import FileActions, legal_name
from reviewer.gui.jobs import Job
from reviewer.gui.kept_files import open_path
from reviewer.gui.shell import Shell

if TYPE_CHECKING:
    from reviewer.domain.library import ReportRow
    from reviewer.gui.paper_export import PaperExportDialog
    from reviewer.services.opinions import Draft, Wish

_FOLDER = "folder/papers"


class PaperActions(QObject):
    """Ask what is wished and hand the writing to the file actions, one export at a time."""

    def __init__(self, shell: Shell, files: FileActions) -> None:
        super().__init__(shell.window)
        self._shell, self._files = shell, files
        shell.controller.opinionRequested.connect(self.edit)

    # -- texts

    def edit(self) -> None:
        """Show the texts of the open review's opinion."""
        from reviewer.gui.opinion import OpinionDialog
        from reviewer.services import opinions

        controller = self._shell.controller
        session = controller.session
        if session is None or not controller.settle():
            return

        def keep(drafts: list[Draft]) -> str:
            return controller.perform(lambda: opinions.keep(session, drafts))

        dialog = OpinionDialog(
            session.row.project_shown,
            opinions.drafts(session),
            keep,
            self._shell.window,
            session.read_only_reason,
        )
        dialog.exec()
        dialog.deleteLater()

    # -- writing

    def export_opinions(self, report_ids: Sequence[int]) -> None:
        """Ask how and where to, and write the opinions of these reports."""
        from reviewer.services import opinions

        library = self._shell.controller.library
        rows = self._rows(report_ids)
        if not rows:
            return
        dialog = self._dialog(
            self.tr("{0} 份报告的复核意见").format(len(rows)), opinions.OPINION, len(rows) > 1
        )
        self._look(dialog, rows)
        wish = self._asked(dialog)
        if wish is None:
            return
        name = rows[0].project_shown if len(rows) == 1 else ""
        target = self._folder() if wish.apart else self._file(opinions.OPINION, name)
        if target is not None:
            self._files.hand_out(lambda report: opinions.export_opinions(library, target, rows, wish, report))

    def export_work_report(self, report_ids: Sequence[int]) -> None:
        """Ask how and where to, and write the work report about these reports."""
        from reviewer.services import opinions
        from reviewer.services.exporting import left_out, worth_exporting

        library = self._shell.controller.library
        rows = self._rows(report_ids)
        taken = worth_exporting(rows)
        if not taken:
            return
        what = self.tr("{0} 份报告的工作报告").format(len(taken))
        wish = self._asked(self._dialog(what, opinions.REPORT))
        target = None if wish is None else self._file(self.tr("绩效自评复核工作报告"))
        if wish is not None and target is not None:
            self._files.hand_out(
                lambda report: opinions.export_work_report(library, target, taken, wish, report),
                lambda: left_out(rows, taken),
            )

    def save_template(self) -> None:
        """Write the shipped templates out, to be adapted: the opinion's, and the work report's beside it."""
        from reviewer.export.files import put_in_place
        from reviewer.services import opinions

        start = opinions.folder_of(self._shell.controller.library)
        try:
            start.mkdir(parents=True, exist_ok=True)
        except OSError:
            start = Path.home()
        proposed = start / self.tr("本单位复核意见模板.docx")
        target = choosing.save_file(self._shell.window, self.tr("导出意见书模板"), proposed, self._kind())
        if target is None:
            return
        report = target.with_name(self.tr("{0}（工作报告）.docx").format(target.stem))
        try:
            put_in_place(target, opinions.shipped(opinions.OPINION))
            put_in_place(report, opinions.shipped(opinions.REPORT))
        except KnownError as problem:
            self._shell.banners.put("export", problem.message, "red")
            return
        text = self.tr("已导出模板 {0} 和 {1}。修改后放在模板文件夹中，导出时即可选用。")
        choices = [
            (self.tr("打开"), lambda: open_path(target)),
            (self.tr("打开所在文件夹"), lambda: open_path(target.parent)),
        ]
        self._shell.banners.put("export", text.format(target.name, report.name), "green", choices, news=True)

    # -- asking

    def _rows(self, report_ids: Sequence[int]) -> list[ReportRow]:
        from reviewer.services.exporting import chosen_rows

        if self._files.exporting:
            self._shell.status.say(self.tr("正在导出，请稍候。"))
            return []
        self._shell.controller.flushRequested.emit()
        try:
            return chosen_rows(self._shell.controller.library, report_ids)
        except KnownError as problem:
            self._shell.banners.put("export", problem.message, "red")
            return []

    def _dialog(self, what: str, kind: str, many: bool = False) -> PaperExportDialog:
        from reviewer.gui.paper_export import PaperExportDialog
        from reviewer.services import opinions

        library = self._shell.controller.library
        dialog = PaperExportDialog(
            what,
            opinions.templates(library, kind),
            self._shell.window,
            many=many,
            pdf=opinions.can_make_pdf(),
            chosen=self._shell.memory.get(f"template/{kind}"),
        )
        organisation.show(dialog.ui.organisationEdit, self._shell.controller)
        folder = opinions.folder_of(library)
        dialog.ui.folderButton.setEnabled(folder.is_dir())
        dialog.ui.folderButton.clicked.connect(lambda: open_path(folder))
        return dialog

    def _look(self, dialog: PaperExportDialog, rows: Sequence[ReportRow]) -> None:
        """Look for stale numbers off the interface thread; the dialog can be answered meanwhile."""
        from reviewer.services import opinions

        library = self._shell.controller.library
        job = Job(self.tr("核对数字"), lambda report: opinions.stale_texts(library, rows, report), self)
        job.done.connect(dialog.tell)
        job.ended.connect(job.deleteLater)
        dialog.finished.connect(job.cancel)
        job.start()

    def _asked(self, dialog: PaperExportDialog) -> Wish | None:
        """Return what was wished, None when the person left or the template can't be used (a bar says why)."""
        from reviewer.services import opinions

        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        if accepted:
            organisation.keep(dialog.ui.organisationEdit, self._shell.controller)
        wish = dialog.wish
        dialog.deleteLater()
        if not accepted:
            return None
        self._shell.memory.put(f"template/{wish.template.kind}", wish.template.name)
        try:
            opinions.opened_template(wish.template)
        except KnownError as problem:
            self._shell.banners.put("export", problem.message, "red")
            return None
        return wish

    def _kind(self) -> str:
        return self.tr("Word 文档 (*.docx)")

    def _start(self) -> Path:
        return Path(self._shell.memory.get(_FOLDER) or Path.home())

    def _file(self, kind: str, about: str = "") -> Path | None:
        name = "_".join(filter(None, (about, kind, f"{date.today():%Y%m%d}")))
        proposed = self._start() / legal_name(f"{name}.docx")
        target = choosing.save_file(self._shell.window, self.tr("导出"), proposed, self._kind())
        if target is None:
            return None
        self._files.remembered([target], _FOLDER)
        return target if target.suffix.lower() == ".docx" else target.with_name(f"{target.name}.docx")

    def _folder(self) -> Path | None:
        target = choosing.folder(self._shell.window, self.tr("导出到文件夹"), str(self._start()))
        if target is not None:
            self._shell.memory.put(_FOLDER, str(target))
        return target
