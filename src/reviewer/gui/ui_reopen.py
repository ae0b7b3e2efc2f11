# mypy: ignore-errors

################################################################################
## Form generated from reading UI file 'reopen.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (
    QCoreApplication,
    QSize,
    Qt,
)
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
)

class Ui_ReopenDialog(object):
    def setupUi(self, ReopenDialog) -> None:
        if not ReopenDialog.objectName():
            ReopenDialog.setObjectName(u"ReopenDialog")
        ReopenDialog.setMinimumSize(QSize(420, 0))
        self.reopenLayout = QVBoxLayout(ReopenDialog)
        self.reopenLayout.setSpacing(8)
        self.reopenLayout.setObjectName(u"reopenLayout")
        self.reopenLayout.setContentsMargins(16, 16, 16, 16)
        self.reopenText = QLabel(ReopenDialog)
        self.reopenText.setObjectName(u"reopenText")
        self.reopenText.setWordWrap(True)

        self.reopenLayout.addWidget(self.reopenText)

        self.reopenLabel = QLabel(ReopenDialog)
        self.reopenLabel.setObjectName(u"reopenLabel")
        self.reopenLabel.setProperty(u"role", u"secondary")

        self.reopenLayout.addWidget(self.reopenLabel)

        self.reasonEdit = QLineEdit(ReopenDialog)
        self.reasonEdit.setObjectName(u"reasonEdit")
        self.reasonEdit.setMaxLength(200)

        self.reopenLayout.addWidget(self.reasonEdit)

        self.buttons = QDialogButtonBox(ReopenDialog)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Cancel|QDialogButtonBox.StandardButton.Ok)

        self.reopenLayout.addWidget(self.buttons)


        self.retranslateUi(ReopenDialog)
    # setupUi

    def retranslateUi(self, ReopenDialog) -> None:
        ReopenDialog.setWindowTitle(QCoreApplication.translate("ReopenDialog", u"\u91cd\u65b0\u6253\u5f00", None))
        self.reopenText.setText(QCoreApplication.translate("ReopenDialog", u"\u8fd9\u4efd\u62a5\u544a\u5df2\u5b8c\u6210\u590d\u6838\u3002\u91cd\u65b0\u6253\u5f00\u540e\u53ef\u4ee5\u4fee\u6539\uff0c\u5b8c\u6210\u8bb0\u5f55\u4fdd\u7559\u3002", None))
        self.reopenLabel.setText(QCoreApplication.translate("ReopenDialog", u"\u91cd\u65b0\u6253\u5f00\u7684\u7406\u7531", None))
        self.reasonEdit.setPlaceholderText(QCoreApplication.translate("ReopenDialog", u"\u5fc5\u586b\uff0c\u5982\uff1a\u5355\u4f4d\u8865\u5145\u4e86\u4f50\u8bc1\u6750\u6599", None))
    # retranslateUi

