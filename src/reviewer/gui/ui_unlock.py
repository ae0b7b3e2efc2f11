# mypy: ignore-errors

################################################################################
## Form generated from reading UI file 'unlock.ui'
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
    QCheckBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
)

class Ui_UnlockDialog(object):
    def setupUi(self, UnlockDialog) -> None:
        if not UnlockDialog.objectName():
            UnlockDialog.setObjectName(u"UnlockDialog")
        UnlockDialog.setMinimumSize(QSize(420, 0))
        self.unlockLayout = QVBoxLayout(UnlockDialog)
        self.unlockLayout.setSpacing(8)
        self.unlockLayout.setObjectName(u"unlockLayout")
        self.unlockLayout.setContentsMargins(16, 16, 16, 16)
        self.fileText = QLabel(UnlockDialog)
        self.fileText.setObjectName(u"fileText")
        self.fileText.setTextFormat(Qt.TextFormat.PlainText)
        self.fileText.setWordWrap(True)

        self.unlockLayout.addWidget(self.fileText)

        self.passwordLayout = QHBoxLayout()
        self.passwordLayout.setSpacing(8)
        self.passwordLayout.setObjectName(u"passwordLayout")
        self.passwordEdit = QLineEdit(UnlockDialog)
        self.passwordEdit.setObjectName(u"passwordEdit")
        self.passwordEdit.setEchoMode(QLineEdit.EchoMode.Password)

        self.passwordLayout.addWidget(self.passwordEdit)

        self.showBox = QCheckBox(UnlockDialog)
        self.showBox.setObjectName(u"showBox")

        self.passwordLayout.addWidget(self.showBox)


        self.unlockLayout.addLayout(self.passwordLayout)

        self.wrongText = QLabel(UnlockDialog)
        self.wrongText.setObjectName(u"wrongText")
        self.wrongText.setTextFormat(Qt.TextFormat.PlainText)
        self.wrongText.setWordWrap(True)
        self.wrongText.setProperty(u"role", u"red")

        self.unlockLayout.addWidget(self.wrongText)

        self.onceText = QLabel(UnlockDialog)
        self.onceText.setObjectName(u"onceText")
        self.onceText.setWordWrap(True)
        self.onceText.setProperty(u"role", u"secondary")

        self.unlockLayout.addWidget(self.onceText)

        self.buttons = QDialogButtonBox(UnlockDialog)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Cancel|QDialogButtonBox.StandardButton.Ok)

        self.unlockLayout.addWidget(self.buttons)


        self.retranslateUi(UnlockDialog)
    # setupUi

    def retranslateUi(self, UnlockDialog) -> None:
        UnlockDialog.setWindowTitle(QCoreApplication.translate("UnlockDialog", u"\u8f93\u5165\u5bc6\u7801", None))
#if QT_CONFIG(accessibility)
        self.passwordEdit.setAccessibleName(QCoreApplication.translate("UnlockDialog", u"\u6253\u5f00\u5bc6\u7801", None))
#endif // QT_CONFIG(accessibility)
        self.passwordEdit.setPlaceholderText(QCoreApplication.translate("UnlockDialog", u"\u6253\u5f00\u5bc6\u7801", None))
        self.showBox.setText(QCoreApplication.translate("UnlockDialog", u"\u663e\u793a", None))
        self.onceText.setText(QCoreApplication.translate("UnlockDialog", u"\u5bc6\u7801\u53ea\u7528\u8fd9\u4e00\u6b21\uff0c\u4e0d\u4fdd\u5b58\uff1b\u5e93\u4e2d\u4fdd\u5b58\u7684\u662f\u53bb\u9664\u5bc6\u7801\u540e\u7684\u6587\u4ef6\u3002", None))
    # retranslateUi

