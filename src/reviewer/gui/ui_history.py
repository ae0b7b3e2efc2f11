# mypy: ignore-errors

################################################################################
## Form generated from reading UI file 'history.ui'
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

class Ui_HistoryDialog(object):
    def setupUi(self, HistoryDialog) -> None:
        if not HistoryDialog.objectName():
            HistoryDialog.setObjectName(u"HistoryDialog")
        HistoryDialog.resize(600, 320)
        self.historyLayout = QVBoxLayout(HistoryDialog)
        self.historyLayout.setSpacing(12)
        self.historyLayout.setObjectName(u"historyLayout")
        self.historyLayout.setContentsMargins(16, 16, 16, 16)
        self.historyTitle = QLabel(HistoryDialog)
        self.historyTitle.setObjectName(u"historyTitle")
        self.historyTitle.setWordWrap(True)

        self.historyLayout.addWidget(self.historyTitle)

        self.historyTable = QTableWidget(HistoryDialog)
        self.historyTable.setObjectName(u"historyTable")

        self.historyLayout.addWidget(self.historyTable)

        self.buttons = QDialogButtonBox(HistoryDialog)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)

        self.historyLayout.addWidget(self.buttons)

        self.historyLayout.setStretch(1, 1)

        self.retranslateUi(HistoryDialog)
    # setupUi

    def retranslateUi(self, HistoryDialog) -> None:
        HistoryDialog.setWindowTitle(QCoreApplication.translate("HistoryDialog", u"\u5b8c\u6210\u4e0e\u91cd\u5f00\u8bb0\u5f55", None))
        self.historyTitle.setText("")
    # retranslateUi

