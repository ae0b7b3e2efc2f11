# mypy: ignore-errors

################################################################################
## Form generated from reading UI file 'join_form.ui'
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
    QTableWidget,
    QVBoxLayout,
)

class Ui_JoinFormDialog(object):
    def setupUi(self, JoinFormDialog) -> None:
        if not JoinFormDialog.objectName():
            JoinFormDialog.setObjectName(u"JoinFormDialog")
        JoinFormDialog.resize(760, 400)
        self.joinLayout = QVBoxLayout(JoinFormDialog)
        self.joinLayout.setSpacing(12)
        self.joinLayout.setObjectName(u"joinLayout")
        self.joinLayout.setContentsMargins(16, 16, 16, 16)
        self.joinText = QLabel(JoinFormDialog)
        self.joinText.setObjectName(u"joinText")
        self.joinText.setWordWrap(True)

        self.joinLayout.addWidget(self.joinText)

        self.formTable = QTableWidget(JoinFormDialog)
        self.formTable.setObjectName(u"formTable")

        self.joinLayout.addWidget(self.formTable)

        self.buttons = QDialogButtonBox(JoinFormDialog)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Cancel|QDialogButtonBox.StandardButton.Ok)

        self.joinLayout.addWidget(self.buttons)

        self.joinLayout.setStretch(1, 1)

        self.retranslateUi(JoinFormDialog)
    # setupUi

    def retranslateUi(self, JoinFormDialog) -> None:
        JoinFormDialog.setWindowTitle(QCoreApplication.translate("JoinFormDialog", u"\u5e76\u5165\u81ea\u8bc4\u8868", None))
        self.joinText.setText(QCoreApplication.translate("JoinFormDialog", u"\u4e0e\u8fd9\u4efd\u62a5\u544a\u4e00\u8d77\u8bc4\u5ba1\u7684\u81ea\u8bc4\u8868\uff1a", None))
    # retranslateUi

