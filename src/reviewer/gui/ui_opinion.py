# mypy: ignore-errors

################################################################################
## Form generated from reading UI file 'opinion.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (
    QCoreApplication,
    Qt,
)
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QVBoxLayout,
)

class Ui_OpinionDialog(object):
    def setupUi(self, OpinionDialog) -> None:
        if not OpinionDialog.objectName():
            OpinionDialog.setObjectName(u"OpinionDialog")
        OpinionDialog.resize(820, 560)
        self.dialogLayout = QVBoxLayout(OpinionDialog)
        self.dialogLayout.setSpacing(8)
        self.dialogLayout.setObjectName(u"dialogLayout")
        self.dialogLayout.setContentsMargins(16, 16, 16, 16)
        self.aboutText = QLabel(OpinionDialog)
        self.aboutText.setObjectName(u"aboutText")
        self.aboutText.setWordWrap(True)
        self.aboutText.setProperty(u"role", u"heading")

        self.dialogLayout.addWidget(self.aboutText)

        self.hintText = QLabel(OpinionDialog)
        self.hintText.setObjectName(u"hintText")
        self.hintText.setWordWrap(True)
        self.hintText.setProperty(u"role", u"secondary")

        self.dialogLayout.addWidget(self.hintText)

        self.textsLayout = QVBoxLayout()
        self.textsLayout.setSpacing(10)
        self.textsLayout.setObjectName(u"textsLayout")

        self.dialogLayout.addLayout(self.textsLayout)

        self.buttons = QDialogButtonBox(OpinionDialog)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Cancel|QDialogButtonBox.StandardButton.Ok)

        self.dialogLayout.addWidget(self.buttons)


        self.retranslateUi(OpinionDialog)
    # setupUi

    def retranslateUi(self, OpinionDialog) -> None:
        OpinionDialog.setWindowTitle(QCoreApplication.translate("OpinionDialog", u"\u590d\u6838\u610f\u89c1", None))
        self.aboutText.setText("")
        self.hintText.setText(QCoreApplication.translate("OpinionDialog", u"\u672a\u6539\u52a8\u7684\u6587\u5b57\u968f\u590d\u6838\u7ed3\u679c\u81ea\u52a8\u66f4\u65b0\uff1b\u6539\u8fc7\u7684\u6587\u5b57\u4fdd\u7559\uff0c\u5176\u4e2d\u7684\u6570\u5b57\u4e0e\u73b0\u6709\u590d\u6838\u7ed3\u679c\u4e0d\u4e00\u81f4\u65f6\u52a0\u4ee5\u6807\u51fa\u3002", None))
    # retranslateUi

