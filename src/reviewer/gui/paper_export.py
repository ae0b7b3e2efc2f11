"""How opinions or a work report are to be written: by which template, in one file or many, as PDF as well."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from reviewer.gui.dialogs import name_verbs
from reviewer.gui.ui_paper_export import Ui_PaperExportDialog

if TYPE_CHECKING:
    from reviewer.services.opinions import Chosen, Wish

_NAMED = 3


class PaperExportDialog(QDialog):
    """Ask how to write; stale numbers in edited texts are told before anything is written."""

    def __init__(
        self,
        what: str,
        templates: Sequence[Chosen],
        parent: QWidget,
        *,
        many: bool = False,
        pdf: bool = False,
        chosen: str = "",
    ) -> None:
        super().__init__(parent)
        self._templates = list(templates)
        self.ui = Ui_PaperExportDialog()
        self.ui.setupUi(self)
        self.ui.countText.setText(what)
        self.ui.templateBox.addItems([template.name for template in templates])
        self.ui.templateBox.setCurrentIndex(max(0, self.ui.templateBox.findText(chosen)))
        for button in (self.ui.oneButton, self.ui.apartButton):
            button.setVisible(many)
        self.ui.pdfBox.setEnabled(pdf)
        if not pdf:
            self.ui.pdfBox.setText(self.tr("同时生成 PDF（须装有 LibreOffice）"))
        self.ui.staleText.hide()
        name_verbs(self.ui.buttons, self.tr("选择位置…"), self)

    @property
    def wish(self) -> Wish:
        """What was chosen."""
        from reviewer.services.opinions import Wish

        template = self._templates[max(0, self.ui.templateBox.currentIndex())]
        return Wish(template, self.ui.apartButton.isChecked(), self.ui.pdfBox.isChecked())

    def tell(self, names: Sequence[str]) -> None:
        """Say in which reports' texts numbers are stale."""
        named = "、".join(names[:_NAMED]) + (self.tr("等") if len(names) > _NAMED else "")
        text = self.tr(
            "有 {0} 份复核意见的文字中有数字与现有复核结果不一致：{1}。导出的 Word 中将以黄色标出并注明现值；"
            "也可以先取消，在「复核意见…」中更正。"
        )
        self.ui.staleText.setText(text.format(len(names), named))
        self.ui.staleText.setVisible(bool(names))
        self._make_room()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Be as high as the wrapped words need."""
        self.setMinimumHeight(self.ui.dialogLayout.totalHeightForWidth(self.width()))
