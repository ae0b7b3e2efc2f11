# mypy: ignore-errors

################################################################################
## Form generated from reading UI file 'about.ui'
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
    QHBoxLayout,
    QLabel,
    QTextBrowser,
    QVBoxLayout,
)
class Ui_AboutDialog(object):
    def setupUi(self, AboutDialog) -> None:
        if not AboutDialog.objectName():
            AboutDialog.setObjectName(u"AboutDialog")
        AboutDialog.setMinimumSize(QSize(560, 420))
        self.aboutLayout = QVBoxLayout(AboutDialog)
        self.aboutLayout.setSpacing(12)
        self.aboutLayout.setObjectName(u"aboutLayout")
        self.aboutLayout.setContentsMargins(16, 16, 16, 16)
        self.headLayout = QHBoxLayout()
        self.headLayout.setSpacing(16)
        self.headLayout.setObjectName(u"headLayout")
        self.pictureLabel = QLabel(AboutDialog)
        self.pictureLabel.setObjectName(u"pictureLabel")
        self.pictureLabel.setAlignment(Qt.AlignmentFlag.AlignTop)

        self.headLayout.addWidget(self.pictureLabel)

        self.aboutText = QLabel(AboutDialog)
        self.aboutText.setObjectName(u"aboutText")
        self.aboutText.setTextFormat(Qt.TextFormat.PlainText)
        self.aboutText.setWordWrap(True)
        self.aboutText.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard|Qt.TextInteractionFlag.TextSelectableByMouse)

        self.headLayout.addWidget(self.aboutText)

        self.headLayout.setStretch(1, 1)

        self.aboutLayout.addLayout(self.headLayout)

        self.partsLabel = QLabel(AboutDialog)
        self.partsLabel.setObjectName(u"partsLabel")

        self.aboutLayout.addWidget(self.partsLabel)

        self.partsText = QTextBrowser(AboutDialog)
        self.partsText.setObjectName(u"partsText")
        self.partsText.setOpenLinks(False)

        self.aboutLayout.addWidget(self.partsText)

        self.buttons = QDialogButtonBox(AboutDialog)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)

        self.aboutLayout.addWidget(self.buttons)

#if QT_CONFIG(shortcut)
        self.partsLabel.setBuddy(self.partsText)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(AboutDialog)
    # setupUi

    def retranslateUi(self, AboutDialog) -> None:
        AboutDialog.setWindowTitle(QCoreApplication.translate("AboutDialog", u"\u5173\u4e8e", None))
        self.partsLabel.setText(QCoreApplication.translate("AboutDialog", u"\u6240\u7528\u5404\u90e8\u5206\u53ca\u5176\u8bb8\u53ef\uff1a", None))
#if QT_CONFIG(accessibility)
        self.partsText.setAccessibleName(QCoreApplication.translate("AboutDialog", u"\u6240\u7528\u5404\u90e8\u5206\u53ca\u5176\u8bb8\u53ef", None))
#endif // QT_CONFIG(accessibility)
    # retranslateUi

