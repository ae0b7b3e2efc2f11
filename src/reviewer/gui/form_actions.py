"""并入自评表, 拆开自评表: by hand what an import does where it is sure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from reviewer.domain.errors import KnownError
from reviewer.domain.library import ReportRow
from reviewer.gui import choosing
from reviewer.gui.dialogs import JoinFormDialog, confirm_loss
from reviewer.gui.shell import Shell
from reviewer.gui.way_back import WayBack

if TYPE_CHECKING:
    from reviewer.services.joining import FormChoice
    from reviewer.services.library import Backup

_BAR = "joined"
_NAMED = 8  # decisions named one by one before they are lost


@dataclass(frozen=True)
class _Done:
    """What was made before, and what is no longer acted on, as a sentence."""

    backup: Backup | None
    lost: str


class FormActions(QObject):
    """Carry out what the menus say about the form of a report; every refusal is one sentence in a bar.

    What was joined last can be taken back, by the bar that tells of it and by Ctrl+Z once the review's own edits are.
    """

    changed = Signal()  # whether something can be taken back

    def __init__(self, shell: Shell, back: WayBack) -> None:
        super().__init__(shell.window)
        self._shell, self._back = shell, back
        self._joined: tuple[int, bool] | None = None  # the report, and whether the form was in the list before

    def join(self, row: ReportRow) -> None:
        """Ask which form, a report of the list or a file, and review the two together."""
        try:
            forms = self._shell.controller.library.forms_for(row.id)
        except KnownError as problem:
            self._shell.banners.put("file", problem.message, "red", about=row.id)
            return
        form = self._asked(forms) if forms else self._file()
        if form is not None:
            self.join_with(row.id, form)

    def join_with(self, report_id: int, form: Path | int) -> None:
        """Review a report together with a form."""
        library = self._shell.controller.library
        before = library.count()

        def work(let_go: bool) -> Backup | None:
            return library.join_form(report_id, form, let_go=let_go)

        if self._change(report_id, self.tr("并入自评表"), work) is None:
            return
        self._back.forget()
        self._joined = report_id, library.count() < before
        text = self.tr("已并入自评表「{0}」。").format(library.row(report_id).form_name)
        self._shell.banners.put(_BAR, text, "green", [(self.tr("撤销并入"), self.undo)], about=report_id)
        self.changed.emit()

    def split(self, row: ReportRow) -> None:
        """Make the form of a report a review of its own."""
        library = self._shell.controller.library

        def work(let_go: bool) -> Backup | None:
            return library.split_form(row.id, let_go=let_go)

        done = self._change(row.id, self.tr("拆开自评表"), work)
        if done is not None:
            self._forget()
            told = self.tr("已拆开：「{0}」另为一份。拆开前已自动备份。").format(row.form_name)
            self._back.offer(told + done.lost, self.tr("撤销拆开"), done.backup, row.id)

    def can_undo(self, report_id: int) -> bool:
        """Tell whether a report is the one whose form was joined last."""
        return self._joined is not None and self._joined[0] == report_id

    def undo(self) -> None:
        """Take back what was joined last: the form is what it was before, a review of its own or none."""
        if self._joined is None:
            return
        report_id, listed = self._joined
        library = self._shell.controller.library

        def work(let_go: bool) -> Backup | None:
            return library.split_form(report_id, keep_form=listed, let_go=let_go)

        done = self._change(report_id, self.tr("撤销并入"), work)
        if done is not None:
            self._forget()
            told = self.tr("已撤销并入。撤销前已自动备份。")
            self._back.offer(told + done.lost, self.tr("恢复并入"), done.backup, report_id)

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

    def _change(self, report_id: int, deed: str, work: Callable[[bool], Backup | None]) -> _Done | None:
        """Do it, where decisions would be lost once that is agreed to; the same thing stays current. None: not done."""
        from reviewer.services.joining import WouldLose

        controller, banners = self._shell.controller, self._shell.banners
        if not controller.settle():
            return None
        banners.drop("file")
        lost: tuple[str, ...] = ()
        try:
            try:
                backup = work(False)
            except WouldLose as problem:
                lost = problem.lost
                if not self._agreed(deed, lost):
                    return None
                backup = work(True)
        except KnownError as problem:
            banners.put("file", problem.message, "red", about=report_id)
            return None
        self._show_again(report_id)
        told = (
            self.tr("{0} 项评审记录不再起作用，见「评审」菜单的「完成与重开记录」。").format(len(lost))
            if lost
            else ""
        )
        return _Done(backup, told)

    def _agreed(self, deed: str, lost: Sequence[str]) -> bool:
        """Name what would have nothing to act on any more, and how it is had back."""
        named = "\n".join(f"· {one}" for one in lost[:_NAMED]) + ("\n…" if len(lost) > _NAMED else "")
        text = self.tr("{0}后，以下 {1} 项评审记录不再起作用：\n{2}\n\n操作前自动备份，之后可以一步撤销。")
        verb = self.tr("仍要{0}").format(deed)
        return confirm_loss(self._shell.window, deed, text.format(deed, len(lost), named), verb)

    def _show_again(self, report_id: int) -> None:
        """Show the changed report where the person was."""
        listing = self._shell.listing()
        self._shell.show_anew(report_id, self._shell.current_in(report_id))
        if listing:
            self._shell.show_view("list")
