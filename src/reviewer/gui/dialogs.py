"""The few questions that stop the work: a reason for reopening, and what can't be undone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMessageBox,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from reviewer.domain.review import Subject
from reviewer.gui import theme, times, wording
from reviewer.gui.ui_backups import Ui_BackupsDialog
from reviewer.gui.ui_join_form import Ui_JoinFormDialog
from reviewer.gui.ui_reference import Ui_ReferenceDialog
from reviewer.gui.ui_reopen import Ui_ReopenDialog
from reviewer.gui.ui_replacement import Ui_ReplacementDialog
from reviewer.gui.ui_unlock import Ui_UnlockDialog

if TYPE_CHECKING:
    from reviewer.domain.library import ReportRow
    from reviewer.services.joining import FormChoice
    from reviewer.services.library import Backup, Replacement

_KINDS = {
    Subject.FIELD: "字段",
    Subject.INDICATOR: "指标",
    Subject.SPENDING: "支出",
    Subject.ITEM: "评分项",
    Subject.FINDING: "疑点",
    Subject.REPORT: "整份报告",
    Subject.OPINION: "意见书文字",
}
_OK, _CANCEL = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel


class ReopenDialog(QDialog):
    """Ask why a finished review is opened again; nothing goes on without a reason."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui = Ui_ReopenDialog()
        self._ui.setupUi(self)
        name_verbs(self._ui.buttons, self.tr("重新打开"), self)
        self._ui.reasonEdit.textChanged.connect(self._check)
        self._check()

    @property
    def reason(self) -> str:
        """The reason as typed."""
        return self._ui.reasonEdit.text().strip()

    def _check(self) -> None:
        self._ui.buttons.button(_OK).setEnabled(bool(self.reason))


def ask_reason(parent: QWidget) -> str:
    """Return the reason for reopening, "" when the person left."""
    dialog = ReopenDialog(parent)
    return dialog.reason if dialog.exec() == QDialog.DialogCode.Accepted else ""


class UnlockDialog(QDialog):
    """Ask for the password of a file; the dialog stays until one was right, and forgets what was typed."""

    tried = Signal(str)  # a password

    def __init__(self, called: str, parent: QWidget, verb: str = "") -> None:
        super().__init__(parent)
        self.ui = Ui_UnlockDialog()
        self.ui.setupUi(self)
        self.ui.fileText.setText(self.tr("{0}设有打开密码。").format(called))
        self.ui.wrongText.hide()
        self.trying = False  # a password is being tried
        name_verbs(self.ui.buttons, verb or self.tr("打开并导入"), self)
        self.ui.passwordEdit.textChanged.connect(self._check)
        self.ui.showBox.toggled.connect(self._show)
        self._check()

    def accept(self) -> None:
        """Let the password be tried; nothing can be typed meanwhile."""
        self._set_trying(True)
        self.tried.emit(self.ui.passwordEdit.text())

    def tell(self, message: str) -> None:
        """Say why the file did not open, and ask again."""
        self._set_trying(False)
        _ask_again(self, self.ui.wrongText, message, self.ui.passwordEdit)

    def done(self, result: int) -> None:
        self.ui.passwordEdit.clear()
        super().done(result)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A long name takes more lines than Qt asks for.
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def _set_trying(self, trying: bool) -> None:
        self.trying = trying
        self.ui.passwordEdit.setEnabled(not trying)
        self.ui.buttons.button(_OK).setEnabled(not trying)

    def _check(self) -> None:
        self.ui.buttons.button(_OK).setEnabled(bool(self.ui.passwordEdit.text()))

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self.ui.passwordEdit.setEchoMode(mode.Normal if shown else mode.Password)


class ReferenceDialog(QDialog):
    """Ask for a reference of the workbook; the dialog stays until one led somewhere."""

    tried = Signal(str)  # what was typed or pasted

    def __init__(self, reference: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.ui = Ui_ReferenceDialog()
        self.ui.setupUi(self)
        self.ui.wrongText.hide()
        name_verbs(self.ui.buttons, self.tr("转到"), self)
        self.ui.referenceEdit.textChanged.connect(self._check)
        self.ui.referenceEdit.setText(reference)
        self.ui.referenceEdit.selectAll()
        self._check()

    def accept(self) -> None:
        """Let the reference be tried."""
        self.tried.emit(self.ui.referenceEdit.text())

    def tell(self, message: str) -> None:
        """Say why a reference leads nowhere, and ask again."""
        _ask_again(self, self.ui.wrongText, message, self.ui.referenceEdit)

    def _check(self) -> None:
        self.ui.buttons.button(_OK).setEnabled(bool(self.ui.referenceEdit.text().strip()))


class BackupsDialog(QDialog):
    """Choose a backup; what came after it leaves the window, so it wants a tick first."""

    def __init__(self, backups: Sequence[Backup], parent: QWidget) -> None:
        super().__init__(parent)
        self._ui = Ui_BackupsDialog()
        self._ui.setupUi(self)
        self._backups = list(backups)
        name_verbs(self._ui.buttons, self.tr("恢复"), self)
        self._fill()
        self._ui.sure.toggled.connect(self._check)
        self._ui.backupTable.itemSelectionChanged.connect(self._check)
        self._check()

    @property
    def chosen(self) -> Backup | None:
        """The backup chosen."""
        row = self._ui.backupTable.currentRow()
        return self._backups[row] if 0 <= row < len(self._backups) else None

    def _fill(self) -> None:
        table = self._ui.backupTable
        prepare_table(table, [self.tr("备份时间"), self.tr("大小"), self.tr("文件")], stretch=2)
        table.setRowCount(len(self._backups))
        for row, backup in enumerate(self._backups):
            cells = (times.full_moment(backup.made_at), wording.size(backup.size), backup.path.name)
            for column, text in enumerate(cells):
                table.setItem(row, column, QTableWidgetItem(text))
        if self._backups:
            table.selectRow(0)
            self._ui.backupsPlace.setText(self.tr("备份所在：{0}").format(self._backups[0].path.parent))

    def _check(self) -> None:
        ready = self._ui.sure.isChecked() and self.chosen is not None
        self._ui.buttons.button(_OK).setEnabled(ready)


class JoinFormDialog(QDialog):
    """Choose the form of a report among those of the list, or say that it is a file; one that can't be taken says why.

    Only the one form whose unit and project are the report's stands chosen beforehand.
    """

    def __init__(self, forms: Sequence[FormChoice], parent: QWidget) -> None:
        super().__init__(parent)
        self.ui = Ui_JoinFormDialog()
        self.ui.setupUi(self)
        self._forms = list(forms)
        self.file_wished = False
        name_verbs(self.ui.buttons, self.tr("并入"), self)
        file = self.ui.buttons.addButton(self.tr("选择文件…"), QDialogButtonBox.ButtonRole.ActionRole)
        file.clicked.connect(self._wish_file)
        self._fill()
        self.ui.formTable.itemSelectionChanged.connect(self._check)
        self.ui.formTable.itemDoubleClicked.connect(lambda _item: self.accept() if self.chosen else None)
        self._check()

    @property
    def chosen(self) -> ReportRow | None:
        """The form chosen."""
        rows = {index.row() for index in self.ui.formTable.selectionModel().selectedRows()}
        return self._forms[rows.pop()].row if rows else None

    def _fill(self) -> None:
        table = self.ui.formTable
        prepare_table(table, [self.tr(name) for name in ("项目", "单位", "文件", "说明")], stretch=2)
        table.setRowCount(len(self._forms))
        for line, form in enumerate(self._forms):
            row = form.row
            told = form.refusal or (self.tr("单位、项目与报告相符") if form.fits else "")
            cells = (row.project_shown, row.unit or row.department, row.shown_name, told)
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if form.refusal:
                    item.setFlags(Qt.ItemFlag.NoItemFlags)
                    item.setForeground(theme.color("text3"))
                table.setItem(line, column, item)
        fitting = [line for line, form in enumerate(self._forms) if form.fits and not form.refusal]
        if len(fitting) == 1:
            table.selectRow(fitting[0])

    def _check(self) -> None:
        self.ui.buttons.button(_OK).setEnabled(self.chosen is not None)

    def _wish_file(self) -> None:
        self.file_wished = True
        self.accept()


class ReplacementDialog(QDialog):
    """Show what a corrected original changes before it takes the old one's place."""

    def __init__(self, replacement: Replacement, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui = Ui_ReplacementDialog()
        self._ui.setupUi(self)
        name_verbs(self._ui.buttons, self.tr("替换原文"), self)
        self._fill(replacement)

    def _fill(self, replacement: Replacement) -> None:
        ui = self._ui
        changes = replacement.changed
        text = self.tr("更正稿与原文有 {0} 处不同：").format(len(changes))
        if replacement.unlike:
            told = self.tr("所选文件像是另一份报告（{0}），请核对后再替换；另一份报告应单独导入。")
            text = told.format("；".join(replacement.unlike)) + "\n" + text
            theme.mark(ui.replacementText, "role", "heading")
        ui.replacementText.setText(text)
        ui.keptText.setText(self._kept(replacement))
        ui.keptText.setToolTip("\n".join(replacement.kept))
        again = replacement.look_again
        ui.againText.setText(self.tr("请再看：") + "；".join(again) if again else "")
        ui.againText.setVisible(bool(again))
        prepare_table(ui.changes, [self.tr("原来"), self.tr("现在")], stretch=None)
        ui.changes.setRowCount(len(changes))
        for row, change in enumerate(changes):
            for column, text in enumerate((change.old, change.new)):
                item = QTableWidgetItem(text or "—")
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                ui.changes.setItem(row, column, item)
        ui.changes.setWordWrap(True)
        ui.changes.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def _kept(self, replacement: Replacement) -> str:
        """Count what stays, by kind; without any decision there is nothing to say."""
        total = sum(count for _subject, count in replacement.counts)
        kinds = "、".join(f"{self.tr(_KINDS[s])} {count}" for s, count in replacement.counts)
        text = self.tr("保留已作的 {0} 项决定：{1}。").format(total, kinds)
        return text if total else self.tr("还没有作过决定。")


def confirm_loss(parent: QWidget, title: str, text: str, verb: str) -> bool:
    """Ask before something that can't be undone; the safe answer is the default."""
    box = QMessageBox(QMessageBox.Icon.Warning, title, text, QMessageBox.StandardButton.NoButton, parent)
    go = box.addButton(verb, QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(parent.tr("取消"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is go


def _ask_again(dialog: QDialog, said: QLabel, message: str, edit: QLineEdit) -> None:
    """Say what is wrong with what was typed; the dialog grows so that all of it can be read."""
    said.setText(message)
    said.show()
    dialog.resize(dialog.width(), max(dialog.height(), dialog.heightForWidth(dialog.width())))
    edit.selectAll()
    edit.setFocus()


def name_verbs(buttons: QDialogButtonBox, verb: str, dialog: QDialog) -> None:
    """Name what a dialog does, and let it be done or left."""
    buttons.button(_OK).setText(verb)
    theme.mark(buttons.button(_OK), "kind", "primary")
    buttons.button(_CANCEL).setText(dialog.tr("取消"))
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)


def prepare_table(table: QTableWidget, titles: list[str], stretch: int | None) -> None:
    """Make a list to look at of a table; `stretch` is the column that takes what is left, None all of them."""
    table.setColumnCount(len(titles))
    table.setHorizontalHeaderLabels(titles)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setEditTriggers(table.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(table.SelectionBehavior.SelectRows)
    table.setSelectionMode(table.SelectionMode.SingleSelection)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    mode = QHeaderView.ResizeMode
    header.setSectionResizeMode(mode.Stretch if stretch is None else mode.ResizeToContents)
    if stretch is not None:
        header.setSectionResizeMode(stretch, mode.Stretch)
