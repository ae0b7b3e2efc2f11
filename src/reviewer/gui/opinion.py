"""The running texts of a review opinion, to be read over and typed anew; stale numbers in them are marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from reviewer.gui.dialogs import confirm_loss, name_verbs
from reviewer.gui.ui_opinion import Ui_OpinionDialog
from reviewer.gui.ui_opinion_text import Ui_OpinionText

if TYPE_CHECKING:
    from reviewer.services.opinions import Draft


class _Text(QWidget):
    """One of the texts, with what can be done about its stale numbers."""

    def __init__(self, draft: Draft, parent: QWidget) -> None:
        super().__init__(parent)
        self.draft = draft
        self.ui = Ui_OpinionText()
        self.ui.setupUi(self)
        self.ui.titleText.setText(draft.title)
        self.ui.textEdit.setAccessibleName(draft.title)
        self.ui.textEdit.setPlainText(draft.text)
        self.ui.textEdit.textChanged.connect(self._typed)
        self.ui.updateButton.clicked.connect(lambda: self._take(self.draft.brought_up()))
        self.ui.meantButton.clicked.connect(lambda: self._take(self.draft.as_meant()))
        self.ui.restoreButton.clicked.connect(lambda: self._take(self.draft.restored()))
        self._refresh()

    def lock(self) -> None:
        """Let it be read only."""
        self.ui.textEdit.setReadOnly(True)
        for button in (self.ui.updateButton, self.ui.meantButton, self.ui.restoreButton):
            button.setVisible(False)

    def _typed(self) -> None:
        self.draft = self.draft.typed(self.ui.textEdit.toPlainText())
        self._refresh()

    def _take(self, draft: Draft) -> None:
        """Show a draft; the text is replaced as if it were typed, so that Ctrl+Z brings it back."""
        edit, self.draft = self.ui.textEdit, draft
        if draft.text != edit.toPlainText():
            cursor = edit.textCursor()
            cursor.select(cursor.SelectionType.Document)
            cursor.insertText(draft.text)
        self._refresh()

    def _refresh(self) -> None:
        draft, ui = self.draft, self.ui
        marks = draft.marks
        ui.textEdit.show_marks(marks)
        lines = (f"“{draft.text[mark.start : mark.end]}”：{mark.note}" for mark in marks)
        ui.staleText.setText("\n".join(lines))
        ui.staleText.setVisible(bool(marks))
        for button in (ui.updateButton, ui.meantButton):
            button.setVisible(bool(marks) and not ui.textEdit.isReadOnly())
        ui.restoreButton.setEnabled(draft.text.strip() != draft.written)


class OpinionDialog(QDialog):
    """All texts of one review; saved together, as one step."""

    def __init__(
        self,
        title: str,
        drafts: Sequence[Draft],
        keep: Callable[[list[Draft]], str],
        parent: QWidget,
        locked: str = "",
    ) -> None:
        """`keep` saves and returns why not; `locked` says why nothing can be changed."""
        super().__init__(parent)
        self._keep = keep
        self._ui = Ui_OpinionDialog()
        self._ui.setupUi(self)
        self._ui.aboutText.setText(title)
        self._before = [draft.text for draft in drafts]
        self.texts = [_Text(draft, self) for draft in drafts]
        for text in self.texts:
            self._ui.textsLayout.addWidget(text)
        name_verbs(self._ui.buttons, self.tr("保存"), self)
        if locked:
            self._ui.hintText.setText(locked)
            self._ui.buttons.button(QDialogButtonBox.StandardButton.Ok).hide()
            for text in self.texts:
                text.lock()

    def reject(self) -> None:
        """Leave without saving; what was typed is asked about first."""
        if [text.draft.text for text in self.texts] != self._before:
            about = self.tr("改过的文字还没有保存。")
            if not confirm_loss(self, self.tr("复核意见"), about, self.tr("放弃修改")):
                return
        super().reject()

    def accept(self) -> None:
        """Save; what is refused stays in the dialog with its reason."""
        refused = self._keep([text.draft for text in self.texts])
        if refused:
            self._ui.hintText.setText(refused)
        else:
            super().accept()
