"""并入自评表, 拆开自评表: by hand what an import does where it is sure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QInputDialog

from reviewer.domain.errors import KnownError
from reviewer.domain.library import ReportRow
from reviewer.gui import choosing
from reviewer.gui.shell import Shell


class FormActions(QObject):
    """Carry out what the menu says about the form of the open report; every refusal is one sentence in a bar."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell

    def join(self, row: ReportRow) -> None:
        """Ask which form, a report of the list or a file, and review the two together."""
        forms = self._shell.controller.library.forms_for(row.id)
        form = self._asked(forms) if forms else self._file()
        if form is not None:
            self.join_with(row.id, form)

    def join_with(self, report_id: int, form: Path | int) -> None:
        """Review a report together with a form."""
        library = self._shell.controller.library
        self._change(report_id, lambda: library.join_form(report_id, form), self.tr("已并入自评表。"))

    def split(self, row: ReportRow) -> None:
        """Make the form of a report a review of its own."""
        library = self._shell.controller.library
        said = self.tr("已拆开：「{0}」另为一份。").format(row.form_name)
        self._change(row.id, lambda: library.split_form(row.id), said)

    def _asked(self, forms: Sequence[ReportRow]) -> Path | int | None:
        """Let a person choose among the forms of the list, or say that it is a file."""
        file = self.tr("选择文件…")
        names = [f"{form.project_shown} · {form.unit or form.department} · {form.file_name}" for form in forms]
        names = [
            name if names.count(name) == 1 else f"{name} · {form.id}"
            for name, form in zip(names, forms, strict=True)
        ]
        dialog = QInputDialog(self._shell.window)
        dialog.setWindowTitle(self.tr("并入自评表"))
        dialog.setLabelText(self.tr("与这份报告一起评审的自评表："))
        dialog.setComboBoxItems([*names, file])
        dialog.setOkButtonText(self.tr("并入"))
        dialog.setCancelButtonText(self.tr("取消"))
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        chosen = dialog.textValue()
        return self._file() if chosen == file else forms[names.index(chosen)].id

    def _file(self) -> Path | None:
        start = self._shell.memory.get("folder/import")
        return next(
            iter(choosing.open_files(self._shell.window, self.tr("并入自评表"), start, many=False)), None
        )

    def _change(self, report_id: int, work: Callable[[], None], said: str) -> None:
        controller = self._shell.controller
        if not controller.settle():
            return
        controller.close()
        try:
            work()
        except KnownError as problem:
            self._shell.banners.put("file", problem.message, "red")
        else:
            self._shell.status.say(said)
        self._shell.shelf.refresh()
        self._shell.open_report(report_id)
