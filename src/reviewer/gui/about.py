"""Which program this is, where its data lie, and under which licences its parts are."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from reviewer.gui import icons
from reviewer.gui.ui_about import Ui_AboutDialog
from reviewer.resources import third_party
from reviewer.version import program_version

_PICTURE = 48  # logical px


class AboutDialog(QDialog):
    """Stands beside the work and is closed with Esc."""

    def __init__(self, database: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.ui = Ui_AboutDialog()
        self.ui.setupUi(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        text = self.tr("绩效报告评审台 {0}\n数据库：{1}\n所有文件只在本机读取，程序不联网。许可：Apache-2.0。")
        self.ui.aboutText.setText(text.format(program_version(), database or self.tr("未打开")))
        self.ui.pictureLabel.setPixmap(icons.app_icon().pixmap(_PICTURE, _PICTURE))
        self.ui.partsText.setMarkdown(third_party().partition("\n")[2])  # the heading stands above
        close = self.ui.buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("关闭"))
        close.setDefault(True)
        self.ui.buttons.rejected.connect(self.reject)
