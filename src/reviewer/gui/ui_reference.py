# mypy: ignore-errors

################################################################################
## Form generated from reading UI file 'reference.ui'
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

class Ui_ReferenceDialog(object):
    def setupUi(self, ReferenceDialog) -> None:
        if not ReferenceDialog.objectName():
            ReferenceDialog.setObjectName(u"ReferenceDialog")
        ReferenceDialog.setMinimumSize(QSize(420, 0))
        self.referenceLayout = QVBoxLayout(ReferenceDialog)
        self.referenceLayout.setSpacing(8)
        self.referenceLayout.setObjectName(u"referenceLayout")
        self.referenceLayout.setContentsMargins(16, 16, 16, 16)
        self.referenceText = QLabel(ReferenceDialog)
        self.referenceText.setObjectName(u"referenceText")

        self.referenceLayout.addWidget(self.referenceText)

        self.referenceEdit = QLineEdit(ReferenceDialog)
        self.referenceEdit.setObjectName(u"referenceEdit")
        self.referenceEdit.setPlaceholderText(u"3fa91c22d07be455/1#120-131")

        self.referenceLayout.addWidget(self.referenceEdit)

        self.wrongText = QLabel(ReferenceDialog)
        self.wrongText.setObjectName(u"wrongText")
        self.wrongText.setTextFormat(Qt.TextFormat.PlainText)
        self.wrongText.setWordWrap(True)
        self.wrongText.setProperty(u"role", u"red")

        self.referenceLayout.addWidget(self.wrongText)

        self.buttons = QDialogButtonBox(ReferenceDialog)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Cancel|QDialogButtonBox.StandardButton.Ok)

        self.referenceLayout.addWidget(self.buttons)


        self.retranslateUi(ReferenceDialog)
    # setupUi

    def retranslateUi(self, ReferenceDialog) -> None:
        ReferenceDialog.setWindowTitle(QCoreApplication.translate("ReferenceDialog", u"\u8f6c\u5230\u5b9a\u4f4d", None))
        self.referenceText.setText(QCoreApplication.translate("ReferenceDialog", u"\u7c98\u8d34\u5bfc\u51fa\u5de5\u4f5c\u7c3f\u300c\u4f9d\u636e\u300d\u8868\u4e2d\u7684\u5b9a\u4f4d\uff0c\u6216\u6574\u884c\uff1a", None))
#if QT_CONFIG(accessibility)
        self.referenceEdit.setAccessibleName(QCoreApplication.translate("ReferenceDialog", u"\u5b9a\u4f4d", None))
#endif // QT_CONFIG(accessibility)
    # retranslateUi

