# mypy: ignore-errors

################################################################################
## Form generated from reading UI file 'replacement.ui'
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

class Ui_ReplacementDialog(object):
    def setupUi(self, ReplacementDialog) -> None:
        if not ReplacementDialog.objectName():
            ReplacementDialog.setObjectName(u"ReplacementDialog")
        ReplacementDialog.resize(760, 480)
        self.replacementLayout = QVBoxLayout(ReplacementDialog)
        self.replacementLayout.setSpacing(12)
        self.replacementLayout.setObjectName(u"replacementLayout")
        self.replacementLayout.setContentsMargins(16, 16, 16, 16)
        self.replacementText = QLabel(ReplacementDialog)
        self.replacementText.setObjectName(u"replacementText")
        self.replacementText.setWordWrap(True)

        self.replacementLayout.addWidget(self.replacementText)

        self.keptText = QLabel(ReplacementDialog)
        self.keptText.setObjectName(u"keptText")
        self.keptText.setWordWrap(True)
        self.keptText.setProperty(u"role", u"secondary")

        self.replacementLayout.addWidget(self.keptText)

        self.changes = QTableWidget(ReplacementDialog)
        self.changes.setObjectName(u"changes")

        self.replacementLayout.addWidget(self.changes)

        self.againText = QLabel(ReplacementDialog)
        self.againText.setObjectName(u"againText")
        self.againText.setWordWrap(True)
        self.againText.setProperty(u"role", u"amber")

        self.replacementLayout.addWidget(self.againText)

        self.buttons = QDialogButtonBox(ReplacementDialog)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Cancel|QDialogButtonBox.StandardButton.Ok)

        self.replacementLayout.addWidget(self.buttons)

        self.replacementLayout.setStretch(2, 1)

        self.retranslateUi(ReplacementDialog)
    # setupUi

    def retranslateUi(self, ReplacementDialog) -> None:
        ReplacementDialog.setWindowTitle(QCoreApplication.translate("ReplacementDialog", u"\u66ff\u6362\u539f\u6587", None))
        self.replacementText.setText("")
        self.keptText.setText("")
#if QT_CONFIG(accessibility)
        self.changes.setAccessibleName(QCoreApplication.translate("ReplacementDialog", u"\u6539\u52a8\u4e4b\u5904", None))
#endif // QT_CONFIG(accessibility)
        self.againText.setText("")
    # retranslateUi

