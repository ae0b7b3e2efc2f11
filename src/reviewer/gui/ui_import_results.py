# mypy: ignore-errors

################################################################################
## Form generated from reading UI file 'import_results.ui'
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
    QPushButton,
    QSizePolicy,
    QSpacerItem,
    QTableWidget,
    QVBoxLayout,
)

class Ui_ImportResultsDialog(object):
    def setupUi(self, ImportResultsDialog) -> None:
        if not ImportResultsDialog.objectName():
            ImportResultsDialog.setObjectName(u"ImportResultsDialog")
        ImportResultsDialog.resize(860, 480)
        self.resultsLayout = QVBoxLayout(ImportResultsDialog)
        self.resultsLayout.setSpacing(12)
        self.resultsLayout.setObjectName(u"resultsLayout")
        self.resultsLayout.setContentsMargins(16, 16, 16, 16)
        self.filterLayout = QHBoxLayout()
        self.filterLayout.setSpacing(8)
        self.filterLayout.setObjectName(u"filterLayout")
        self.filterSpacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.filterLayout.addItem(self.filterSpacer)


        self.resultsLayout.addLayout(self.filterLayout)

        self.resultTable = QTableWidget(ImportResultsDialog)
        self.resultTable.setObjectName(u"resultTable")

        self.resultsLayout.addWidget(self.resultTable)

        self.verbLayout = QHBoxLayout()
        self.verbLayout.setSpacing(8)
        self.verbLayout.setObjectName(u"verbLayout")
        self.retryButton = QPushButton(ImportResultsDialog)
        self.retryButton.setObjectName(u"retryButton")

        self.verbLayout.addWidget(self.retryButton)

        self.passwordButton = QPushButton(ImportResultsDialog)
        self.passwordButton.setObjectName(u"passwordButton")

        self.verbLayout.addWidget(self.passwordButton)

        self.copyButton = QPushButton(ImportResultsDialog)
        self.copyButton.setObjectName(u"copyButton")

        self.verbLayout.addWidget(self.copyButton)

        self.verbSpacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.verbLayout.addItem(self.verbSpacer)

        self.openButton = QPushButton(ImportResultsDialog)
        self.openButton.setObjectName(u"openButton")

        self.verbLayout.addWidget(self.openButton)

        self.closeButton = QPushButton(ImportResultsDialog)
        self.closeButton.setObjectName(u"closeButton")

        self.verbLayout.addWidget(self.closeButton)


        self.resultsLayout.addLayout(self.verbLayout)

        self.resultsLayout.setStretch(1, 1)

        self.retranslateUi(ImportResultsDialog)
    # setupUi

    def retranslateUi(self, ImportResultsDialog) -> None:
        ImportResultsDialog.setWindowTitle(QCoreApplication.translate("ImportResultsDialog", u"\u5bfc\u5165\u7ed3\u679c", None))
#if QT_CONFIG(accessibility)
        self.resultTable.setAccessibleName(QCoreApplication.translate("ImportResultsDialog", u"\u5bfc\u5165\u7ed3\u679c", None))
#endif // QT_CONFIG(accessibility)
        self.retryButton.setText(QCoreApplication.translate("ImportResultsDialog", u"\u91cd\u8bd5\u5931\u8d25\u7684", None))
        self.passwordButton.setText(QCoreApplication.translate("ImportResultsDialog", u"\u8f93\u5165\u5bc6\u7801\u2026", None))
        self.copyButton.setText(QCoreApplication.translate("ImportResultsDialog", u"\u590d\u5236\u6e05\u5355", None))
        self.openButton.setText(QCoreApplication.translate("ImportResultsDialog", u"\u6253\u5f00", None))
        self.closeButton.setText(QCoreApplication.translate("ImportResultsDialog", u"\u5173\u95ed", None))
    # retranslateUi

