# mypy: ignore-errors

################################################################################
## Form generated from reading UI file 'backups.ui'
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
    QCheckBox,
    QDialogButtonBox,
    QLabel,
    QTableWidget,
    QVBoxLayout,
)

class Ui_BackupsDialog(object):
    def setupUi(self, BackupsDialog) -> None:
        if not BackupsDialog.objectName():
            BackupsDialog.setObjectName(u"BackupsDialog")
        BackupsDialog.resize(560, 400)
        self.backupsLayout = QVBoxLayout(BackupsDialog)
        self.backupsLayout.setSpacing(12)
        self.backupsLayout.setObjectName(u"backupsLayout")
        self.backupsLayout.setContentsMargins(16, 16, 16, 16)
        self.backupsText = QLabel(BackupsDialog)
        self.backupsText.setObjectName(u"backupsText")
        self.backupsText.setWordWrap(True)

        self.backupsLayout.addWidget(self.backupsText)

        self.backupTable = QTableWidget(BackupsDialog)
        self.backupTable.setObjectName(u"backupTable")

        self.backupsLayout.addWidget(self.backupTable)

        self.backupsPlace = QLabel(BackupsDialog)
        self.backupsPlace.setObjectName(u"backupsPlace")
        self.backupsPlace.setWordWrap(True)
        self.backupsPlace.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.backupsPlace.setProperty(u"role", u"hint")

        self.backupsLayout.addWidget(self.backupsPlace)

        self.sure = QCheckBox(BackupsDialog)
        self.sure.setObjectName(u"sure")

        self.backupsLayout.addWidget(self.sure)

        self.buttons = QDialogButtonBox(BackupsDialog)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Cancel|QDialogButtonBox.StandardButton.Ok)

        self.backupsLayout.addWidget(self.buttons)

        self.backupsLayout.setStretch(1, 1)

        self.retranslateUi(BackupsDialog)
    # setupUi

    def retranslateUi(self, BackupsDialog) -> None:
        BackupsDialog.setWindowTitle(QCoreApplication.translate("BackupsDialog", u"\u4ece\u5907\u4efd\u6062\u590d", None))
        self.backupsText.setText(QCoreApplication.translate("BackupsDialog", u"\u6062\u590d\u4f1a\u7528\u5907\u4efd\u66ff\u6362\u5f53\u524d\u6570\u636e\u5e93\uff0c\u5907\u4efd\u4e4b\u540e\u7684\u4fee\u6539\u4e0d\u518d\u5728\u5176\u4e2d\u3002\u6062\u590d\u524d\u5148\u5907\u4efd\u5f53\u524d\u72b6\u6001\uff0c\u53ef\u518d\u6062\u590d\u56de\u6765\u3002", None))
        self.backupsPlace.setText("")
        self.sure.setText(QCoreApplication.translate("BackupsDialog", u"\u6211\u5df2\u4e86\u89e3\uff1a\u5907\u4efd\u4e4b\u540e\u7684\u4fee\u6539\u4e0d\u518d\u5728\u6570\u636e\u5e93\u4e2d", None))
    # retranslateUi

