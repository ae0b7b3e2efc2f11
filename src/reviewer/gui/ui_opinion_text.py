# mypy: ignore-errors

################################################################################
## Form generated from reading UI file 'opinion_text.ui'
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
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
)

from reviewer.gui.stale_edit import StaleEdit

class Ui_OpinionText(object):
    def setupUi(self, OpinionText) -> None:
        if not OpinionText.objectName():
            OpinionText.setObjectName(u"OpinionText")
        self.textLayout = QVBoxLayout(OpinionText)
        self.textLayout.setSpacing(2)
        self.textLayout.setObjectName(u"textLayout")
        self.textLayout.setContentsMargins(0, 0, 0, 0)
        self.headLayout = QHBoxLayout()
        self.headLayout.setSpacing(8)
        self.headLayout.setObjectName(u"headLayout")
        self.titleText = QLabel(OpinionText)
        self.titleText.setObjectName(u"titleText")
        self.titleText.setProperty(u"role", u"heading")

        self.headLayout.addWidget(self.titleText)

        self.headSpace = QSpacerItem(20, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.headLayout.addItem(self.headSpace)

        self.updateButton = QPushButton(OpinionText)
        self.updateButton.setObjectName(u"updateButton")
        self.updateButton.setAutoDefault(False)
        self.updateButton.setProperty(u"kind", u"link")

        self.headLayout.addWidget(self.updateButton)

        self.meantButton = QPushButton(OpinionText)
        self.meantButton.setObjectName(u"meantButton")
        self.meantButton.setAutoDefault(False)
        self.meantButton.setProperty(u"kind", u"link")

        self.headLayout.addWidget(self.meantButton)

        self.restoreButton = QPushButton(OpinionText)
        self.restoreButton.setObjectName(u"restoreButton")
        self.restoreButton.setAutoDefault(False)
        self.restoreButton.setProperty(u"kind", u"link")

        self.headLayout.addWidget(self.restoreButton)


        self.textLayout.addLayout(self.headLayout)

        self.textEdit = StaleEdit(OpinionText)
        self.textEdit.setObjectName(u"textEdit")
        self.textEdit.setTabChangesFocus(True)

        self.textLayout.addWidget(self.textEdit)

        self.staleText = QLabel(OpinionText)
        self.staleText.setObjectName(u"staleText")
        self.staleText.setWordWrap(True)
        self.staleText.setProperty(u"role", u"amber")

        self.textLayout.addWidget(self.staleText)


        self.retranslateUi(OpinionText)
    # setupUi

    def retranslateUi(self, OpinionText) -> None:
        self.titleText.setText("")
        self.updateButton.setText(QCoreApplication.translate("OpinionText", u"\u66f4\u65b0\u4e3a\u73b0\u6709\u6570\u5b57", None))
        self.meantButton.setText(QCoreApplication.translate("OpinionText", u"\u4fdd\u7559\u539f\u6570\u5b57", None))
        self.restoreButton.setText(QCoreApplication.translate("OpinionText", u"\u6062\u590d\u81ea\u52a8\u6587\u5b57", None))
        self.staleText.setText("")
        pass
    # retranslateUi

