# mypy: ignore-errors

################################################################################
## Form generated from reading UI file 'right_pane.ui'
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
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSpacerItem,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reviewer.gui.panels.tab_row import TabRow

class Ui_RightPane(object):
    def setupUi(self, rightPane) -> None:
        if not rightPane.objectName():
            rightPane.setObjectName(u"rightPane")
        self.rightLayout = QVBoxLayout(rightPane)
        self.rightLayout.setSpacing(0)
        self.rightLayout.setObjectName(u"rightLayout")
        self.rightLayout.setContentsMargins(0, 0, 0, 0)
        self.tabs = TabRow(rightPane)
        self.tabs.setObjectName(u"tabs")

        self.rightLayout.addWidget(self.tabs)

        self.split = QSplitter(rightPane)
        self.split.setObjectName(u"split")
        self.split.setOrientation(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.upper = QWidget(self.split)
        self.upper.setObjectName(u"upper")
        self.upperLayout = QVBoxLayout(self.upper)
        self.upperLayout.setSpacing(0)
        self.upperLayout.setObjectName(u"upperLayout")
        self.upperLayout.setContentsMargins(0, 0, 0, 0)
        self.stack = QStackedWidget(self.upper)
        self.stack.setObjectName(u"stack")
        self.fieldsPage = QWidget()
        self.fieldsPage.setObjectName(u"fieldsPage")
        self.fieldsPageLayout = QVBoxLayout(self.fieldsPage)
        self.fieldsPageLayout.setSpacing(0)
        self.fieldsPageLayout.setObjectName(u"fieldsPageLayout")
        self.fieldsPageLayout.setContentsMargins(0, 0, 0, 0)
        self.stack.addWidget(self.fieldsPage)
        self.indicatorsPage = QWidget()
        self.indicatorsPage.setObjectName(u"indicatorsPage")
        self.indicatorsPageLayout = QVBoxLayout(self.indicatorsPage)
        self.indicatorsPageLayout.setSpacing(0)
        self.indicatorsPageLayout.setObjectName(u"indicatorsPageLayout")
        self.indicatorsPageLayout.setContentsMargins(0, 0, 0, 0)
        self.indicatorsHead = QFrame(self.indicatorsPage)
        self.indicatorsHead.setObjectName(u"indicatorsHead")
        self.indicatorsHead.setMinimumSize(QSize(0, 32))
        self.indicatorsHead.setMaximumSize(QSize(16777215, 32))
        self.indicatorsHeadLayout = QHBoxLayout(self.indicatorsHead)
        self.indicatorsHeadLayout.setSpacing(12)
        self.indicatorsHeadLayout.setObjectName(u"indicatorsHeadLayout")
        self.indicatorsHeadLayout.setContentsMargins(12, 0, 8, 0)
        self.indicatorsCount = QLabel(self.indicatorsHead)
        self.indicatorsCount.setObjectName(u"indicatorsCount")

        self.indicatorsHeadLayout.addWidget(self.indicatorsCount)

        self.indicatorsSpace = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.indicatorsHeadLayout.addItem(self.indicatorsSpace)

        self.onlyLeft = QCheckBox(self.indicatorsHead)
        self.onlyLeft.setObjectName(u"onlyLeft")

        self.indicatorsHeadLayout.addWidget(self.onlyLeft)

        self.addIndicator = QPushButton(self.indicatorsHead)
        self.addIndicator.setObjectName(u"addIndicator")

        self.indicatorsHeadLayout.addWidget(self.addIndicator)


        self.indicatorsPageLayout.addWidget(self.indicatorsHead)

        self.stack.addWidget(self.indicatorsPage)
        self.spendingPage = QWidget()
        self.spendingPage.setObjectName(u"spendingPage")
        self.spendingPageLayout = QVBoxLayout(self.spendingPage)
        self.spendingPageLayout.setSpacing(0)
        self.spendingPageLayout.setObjectName(u"spendingPageLayout")
        self.spendingPageLayout.setContentsMargins(0, 0, 0, 0)
        self.spendingHead = QFrame(self.spendingPage)
        self.spendingHead.setObjectName(u"spendingHead")
        self.spendingHead.setMinimumSize(QSize(0, 32))
        self.spendingHead.setMaximumSize(QSize(16777215, 32))
        self.spendingHeadLayout = QHBoxLayout(self.spendingHead)
        self.spendingHeadLayout.setSpacing(12)
        self.spendingHeadLayout.setObjectName(u"spendingHeadLayout")
        self.spendingHeadLayout.setContentsMargins(12, 0, 8, 0)
        self.spendingCount = QLabel(self.spendingHead)
        self.spendingCount.setObjectName(u"spendingCount")

        self.spendingHeadLayout.addWidget(self.spendingCount)

        self.spendingSpace = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.spendingHeadLayout.addItem(self.spendingSpace)

        self.addSpending = QPushButton(self.spendingHead)
        self.addSpending.setObjectName(u"addSpending")

        self.spendingHeadLayout.addWidget(self.addSpending)


        self.spendingPageLayout.addWidget(self.spendingHead)

        self.stack.addWidget(self.spendingPage)
        self.findingsPage = QWidget()
        self.findingsPage.setObjectName(u"findingsPage")
        self.findingsPageLayout = QVBoxLayout(self.findingsPage)
        self.findingsPageLayout.setSpacing(0)
        self.findingsPageLayout.setObjectName(u"findingsPageLayout")
        self.findingsPageLayout.setContentsMargins(0, 0, 0, 0)
        self.findingsHead = QFrame(self.findingsPage)
        self.findingsHead.setObjectName(u"findingsHead")
        self.findingsHead.setMinimumSize(QSize(0, 36))
        self.findingsHead.setMaximumSize(QSize(16777215, 36))
        self.findingsHeadLayout = QHBoxLayout(self.findingsHead)
        self.findingsHeadLayout.setSpacing(4)
        self.findingsHeadLayout.setObjectName(u"findingsHeadLayout")
        self.findingsHeadLayout.setContentsMargins(8, 0, 8, 0)
        self.findingsSpace = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.findingsHeadLayout.addItem(self.findingsSpace)


        self.findingsPageLayout.addWidget(self.findingsHead)

        self.stack.addWidget(self.findingsPage)

        self.upperLayout.addWidget(self.stack)

        self.upperLayout.setStretch(0, 1)
        self.split.addWidget(self.upper)
        self.lower = QWidget(self.split)
        self.lower.setObjectName(u"lower")
        self.lowerLayout = QVBoxLayout(self.lower)
        self.lowerLayout.setSpacing(0)
        self.lowerLayout.setObjectName(u"lowerLayout")
        self.lowerLayout.setContentsMargins(0, 0, 0, 0)
        self.split.addWidget(self.lower)

        self.rightLayout.addWidget(self.split)

        self.rightLayout.setStretch(1, 1)

        self.retranslateUi(rightPane)
    # setupUi

    def retranslateUi(self, rightPane) -> None:
        self.onlyLeft.setText(QCoreApplication.translate("RightPane", u"\u53ea\u770b\u5f85\u5904\u7406", None))
        self.addIndicator.setText(QCoreApplication.translate("RightPane", u"\u589e\u52a0\u6307\u6807", None))
        self.addSpending.setText(QCoreApplication.translate("RightPane", u"\u589e\u52a0\u652f\u51fa", None))
        pass
    # retranslateUi

