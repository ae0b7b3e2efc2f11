# mypy: ignore-errors

################################################################################
## Form generated from reading UI file 'coming_back.ui'
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
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QSpacerItem,
    QTableWidget,
    QVBoxLayout,
)

class Ui_ComingBackDialog(object):
    def setupUi(self, ComingBackDialog) -> None:
        if not ComingBackDialog.objectName():
            ComingBackDialog.setObjectName(u"ComingBackDialog")
        ComingBackDialog.resize(1120, 560)
        self.backLayout = QVBoxLayout(ComingBackDialog)
        self.backLayout.setSpacing(12)
        self.backLayout.setObjectName(u"backLayout")
        self.backLayout.setContentsMargins(16, 16, 16, 16)
        self.summaryText = QLabel(ComingBackDialog)
        self.summaryText.setObjectName(u"summaryText")
        self.summaryText.setWordWrap(True)

        self.backLayout.addWidget(self.summaryText)

        self.notesText = QLabel(ComingBackDialog)
        self.notesText.setObjectName(u"notesText")
        self.notesText.setWordWrap(True)

        self.backLayout.addWidget(self.notesText)

        self.differenceTable = QTableWidget(ComingBackDialog)
        self.differenceTable.setObjectName(u"differenceTable")

        self.backLayout.addWidget(self.differenceTable)

        self.reasonLayout = QHBoxLayout()
        self.reasonLayout.setSpacing(8)
        self.reasonLayout.setObjectName(u"reasonLayout")
        self.reasonLabel = QLabel(ComingBackDialog)
        self.reasonLabel.setObjectName(u"reasonLabel")

        self.reasonLayout.addWidget(self.reasonLabel)

        self.reasonEdit = QLineEdit(ComingBackDialog)
        self.reasonEdit.setObjectName(u"reasonEdit")

        self.reasonLayout.addWidget(self.reasonEdit)


        self.backLayout.addLayout(self.reasonLayout)

        self.reopenLayout = QHBoxLayout()
        self.reopenLayout.setSpacing(8)
        self.reopenLayout.setObjectName(u"reopenLayout")
        self.reopenLabel = QLabel(ComingBackDialog)
        self.reopenLabel.setObjectName(u"reopenLabel")

        self.reopenLayout.addWidget(self.reopenLabel)

        self.reopenEdit = QLineEdit(ComingBackDialog)
        self.reopenEdit.setObjectName(u"reopenEdit")

        self.reopenLayout.addWidget(self.reopenEdit)


        self.backLayout.addLayout(self.reopenLayout)

        self.verbLayout = QHBoxLayout()
        self.verbLayout.setSpacing(8)
        self.verbLayout.setObjectName(u"verbLayout")
        self.allButton = QPushButton(ComingBackDialog)
        self.allButton.setObjectName(u"allButton")
        self.allButton.setAutoDefault(False)

        self.verbLayout.addWidget(self.allButton)

        self.openButton = QPushButton(ComingBackDialog)
        self.openButton.setObjectName(u"openButton")
        self.openButton.setAutoDefault(False)

        self.verbLayout.addWidget(self.openButton)

        self.verbSpacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.verbLayout.addItem(self.verbSpacer)

        self.takeButton = QPushButton(ComingBackDialog)
        self.takeButton.setObjectName(u"takeButton")
        self.takeButton.setAutoDefault(False)

        self.verbLayout.addWidget(self.takeButton)

        self.closeButton = QPushButton(ComingBackDialog)
        self.closeButton.setObjectName(u"closeButton")
        self.closeButton.setAutoDefault(False)

        self.verbLayout.addWidget(self.closeButton)


        self.backLayout.addLayout(self.verbLayout)

        self.backLayout.setStretch(2, 1)
#if QT_CONFIG(shortcut)
        self.reasonLabel.setBuddy(self.reasonEdit)
        self.reopenLabel.setBuddy(self.reopenEdit)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ComingBackDialog)
    # setupUi

    def retranslateUi(self, ComingBackDialog) -> None:
        ComingBackDialog.setWindowTitle(QCoreApplication.translate("ComingBackDialog", u"\u8bfb\u56de\u6539\u8fc7\u7684\u5de5\u4f5c\u7c3f", None))
#if QT_CONFIG(accessibility)
        self.differenceTable.setAccessibleName(QCoreApplication.translate("ComingBackDialog", u"\u5de5\u4f5c\u7c3f\u4e2d\u7684\u6539\u52a8", None))
#endif // QT_CONFIG(accessibility)
        self.reasonLabel.setText(QCoreApplication.translate("ComingBackDialog", u"\u6ca1\u6709\u5199\u7406\u7531\u7684\uff0c\u7406\u7531\u7edf\u4e00\u586b\uff1a", None))
        self.reasonEdit.setPlaceholderText(QCoreApplication.translate("ComingBackDialog", u"\u4f8b\u5982\uff1a\u7ecf\u8bc4\u5ba1\u4f1a\u8bae\u8ba8\u8bba\u786e\u5b9a", None))
#if QT_CONFIG(accessibility)
        self.reasonEdit.setAccessibleName(QCoreApplication.translate("ComingBackDialog", u"\u7edf\u4e00\u586b\u5199\u7684\u7406\u7531", None))
#endif // QT_CONFIG(accessibility)
        self.reopenLabel.setText(QCoreApplication.translate("ComingBackDialog", u"\u52fe\u9009\u4e86\u5df2\u5ba1\u62a5\u544a\u7684\uff0c\u9000\u56de\u590d\u6838\u7684\u7406\u7531\uff1a", None))
        self.reopenEdit.setPlaceholderText(QCoreApplication.translate("ComingBackDialog", u"\u4f8b\u5982\uff1a\u8bc4\u5ba1\u4f1a\u8bae\u6539\u5206", None))
#if QT_CONFIG(accessibility)
        self.reopenEdit.setAccessibleName(QCoreApplication.translate("ComingBackDialog", u"\u9000\u56de\u590d\u6838\u7684\u7406\u7531", None))
#endif // QT_CONFIG(accessibility)
        self.allButton.setText(QCoreApplication.translate("ComingBackDialog", u"\u5168\u9009", None))
        self.openButton.setText(QCoreApplication.translate("ComingBackDialog", u"\u6253\u5f00\u62a5\u544a", None))
        self.takeButton.setText(QCoreApplication.translate("ComingBackDialog", u"\u8bfb\u56de\u6240\u9009", None))
        self.closeButton.setText(QCoreApplication.translate("ComingBackDialog", u"\u5173\u95ed", None))
    # retranslateUi

