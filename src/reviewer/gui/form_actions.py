"""并入自评表, 拆开自评表: by hand what an import does where it is sure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from reviewer.domain.errors import KnownError
from reviewer.domain.library import ReportRow
from reviewer.gui import choosing
from reviewer.gui.dialogs import JoinFormDialog
from reviewer.gui.shell import Shell

if TYPE_CHECKING:
    from reviewer.services.joining import FormChoice

_BAR = "joined"


class FormActions(QObject):
    """Carry out what the menus say about the form of a report; every refusal is one sentence in a bar.

    What was joined last can be taken back, by the bar that tells of it and by Ctrl+Z once the review's own edits are.
    """

    changed = Signal()  # whether something can be taken back

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._joined: tuple[int, bool] | None = None  # the report, and whether the form was in the list before

    def join(self, row: ReportRow) -> None:
        """Ask which form, a report of the list or a file, and review the two together."""
        try:
            forms = self._shell.controller.library.forms_for(row.id)
        except KnownError as problem:
            self._shell.banners.put("file", problem.message, "red")
            return
        form = self._asked(forms) if forms else self._file()
        if form is not None:
            self.join_with(row.id, form)

    def join_with(self, report_id: int, form: Path | int) -> None:
        """Review a report together with a form."""
        library = self._shell.controller.library
        before = library.count()
        if not self._change(report_id, lambda: library.join_form(report_id, form)):
            return
        self._joined = report_id, library.count() < before
        text = self.tr("已并入自评表「{0}」。").format(library.row(report_id).form_name)
        self._shell.banners.put(_BAR, text, "green", [(self.tr("撤销并入"), self.undo)])
        self.changed.emit()

    def split(self, row: ReportRow) -> None:
        """Make the form of a report a review of its own."""
        library = self._shell.controller.library
        if self._change(row.id, lambda: library.split_form(row.id)):
            self._forget()
            self._shell.status.say(self.tr("已拆开：「{0}」另为一份。").format(row.form_name))

    def can_undo(self, report_id: int) -> bool:
        """Tell whether a report is the one whose form was joined last."""
        return self._joined is not None and self._joined[0] == report_id

    def undo(self) -> None:
        """Take back what was joined last: the form is what it was before, a review of its own or none."""
        if self._joined is None:
            return
        report_id, listed = self._joined
        library = self._shell.controller.library
        if self._change(report_id, lambda: library.split_form(report_id, keep_form=listed)):
            self._forget()
            self._shell.status.say(self.tr("已撤销并入。"))

    def _forget(self) -> None:
        self._joined = None
        self._shell.banners.drop(_BAR)
        self.changed.emit()

    def _asked(self, forms: list[FormChoice]) -> Path | int | None:
        """Let a person choose among the forms of the list, or say that it is a file."""
        dialog = JoinFormDialog(forms, self._shell.window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        if dialog.file_wished:
            return self._file()
        return None if dialog.chosen is None else dialog.chosen.id

    def _file(self) -> Path | None:
        start = self._shell.memory.get("folder/import")
        return next(
            iter(choosing.open_files(self._shell.window, self.tr("并入自评表"), start, many=False)), None
        )

    def _change(self, report_id: int, work: Callable[[], None]) -> bool:
        """Do it with the report closed, and show it again; tell whether it was done."""
        controller, listing = self._shell.controller, self._shell.listing()
        if not controller.settle():
            return False
        controller.close()
        try:
            work()
        except KnownError as problem:
            self._shell.banners.put("file", problem.message, "red")
            done = False
        else:
            done = True
        self._shell.shelf.refresh()
        self._shell.open_report(report_id)
        if listing:
            self._shell.show_view("list")
        return done
