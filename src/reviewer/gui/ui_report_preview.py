# mypy: ignore-errors

################################################################################
## Form generated from reading UI file 'report_preview.ui'
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
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

class Ui_ReportPreview(object):
    def setupUi(self, ReportPreview) -> None:
        if not ReportPreview.objectName():
            ReportPreview.setObjectName(u"ReportPreview")
        ReportPreview.setMinimumSize(QSize(280, 0))
        self.previewLayout = QVBoxLayout(ReportPreview)
        self.previewLayout.setSpacing(0)
        self.previewLayout.setObjectName(u"previewLayout")
        self.previewLayout.setContentsMargins(0, 0, 0, 0)
        self.previewHead = QFrame(ReportPreview)
        self.previewHead.setObjectName(u"previewHead")
        self.previewHead.setMinimumSize(QSize(0, 32))
        self.previewHead.setMaximumSize(QSize(16777215, 32))
        self.previewHead.setProperty(u"role", u"head")
        self.previewHeadLayout = QHBoxLayout(self.previewHead)
        self.previewHeadLayout.setSpacing(4)
        self.previewHeadLayout.setObjectName(u"previewHeadLayout")
        self.previewHeadLayout.setContentsMargins(16, 0, 8, 0)
        self.previewTitle = QLabel(self.previewHead)
        self.previewTitle.setObjectName(u"previewTitle")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.previewTitle.sizePolicy().hasHeightForWidth())
        self.previewTitle.setSizePolicy(sizePolicy)
        self.previewTitle.setProperty(u"role", u"heading")

        self.previewHeadLayout.addWidget(self.previewTitle)

        self.previewClose = QToolButton(self.previewHead)
        self.previewClose.setObjectName(u"previewClose")
        self.previewClose.setProperty(u"kind", u"quiet")

        self.previewHeadLayout.addWidget(self.previewClose)


        self.previewLayout.addWidget(self.previewHead)

        self.previewScroll = QScrollArea(ReportPreview)
        self.previewScroll.setObjectName(u"previewScroll")
        self.previewScroll.setWidgetResizable(True)
        self.previewScroll.setFrameShape(QFrame.Shape.NoFrame)
        self.previewBody = QWidget()
        self.previewBody.setObjectName(u"previewBody")
        self.previewBodyLayout = QVBoxLayout(self.previewBody)
        self.previewBodyLayout.setSpacing(12)
        self.previewBodyLayout.setObjectName(u"previewBodyLayout")
        self.previewBodyLayout.setContentsMargins(16, 16, 16, 16)
        self.totalLayout = QHBoxLayout()
        self.totalLayout.setSpacing(8)
        self.totalLayout.setObjectName(u"totalLayout")
        self.totalLayout.setContentsMargins(0, 0, 0, 0)
        self.provisional = QLabel(self.previewBody)
        self.provisional.setObjectName(u"provisional")
        self.provisional.setProperty(u"role", u"secondary")

        self.totalLayout.addWidget(self.provisional)

        self.total = QLabel(self.previewBody)
        self.total.setObjectName(u"total")
        self.total.setProperty(u"role", u"total")

        self.totalLayout.addWidget(self.total)

        self.tg = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.totalLayout.addItem(self.tg)

        self.selfScore = QLabel(self.previewBody)
        self.selfScore.setObjectName(u"selfScore")
        self.selfScore.setProperty(u"role", u"secondary")

        self.totalLayout.addWidget(self.selfScore)


        self.previewBodyLayout.addLayout(self.totalLayout)

        self.differenceLabel = QLabel(self.previewBody)
        self.differenceLabel.setObjectName(u"differenceLabel")
        self.differenceLabel.setWordWrap(True)
        self.differenceLabel.setProperty(u"role", u"secondary")

        self.previewBodyLayout.addWidget(self.differenceLabel)

        self.line1 = QFrame(self.previewBody)
        self.line1.setObjectName(u"line1")
        self.line1.setFrameShape(QFrame.Shape.HLine)

        self.previewBodyLayout.addWidget(self.line1)

        self.facts = QFormLayout()
        self.facts.setSpacing(0)
        self.facts.setObjectName(u"facts")
        self.facts.setContentsMargins(0, 0, 0, 0)

        self.previewBodyLayout.addLayout(self.facts)

        self.line2 = QFrame(self.previewBody)
        self.line2.setObjectName(u"line2")
        self.line2.setFrameShape(QFrame.Shape.HLine)

        self.previewBodyLayout.addWidget(self.line2)

        self.findingsHead = QHBoxLayout()
        self.findingsHead.setSpacing(0)
        self.findingsHead.setObjectName(u"findingsHead")
        self.findingsHead.setContentsMargins(0, 0, 0, 0)
        self.findingsTitle = QLabel(self.previewBody)
        self.findingsTitle.setObjectName(u"findingsTitle")
        self.findingsTitle.setProperty(u"role", u"heading")

        self.findingsHead.addWidget(self.findingsTitle)

        self.fg = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.findingsHead.addItem(self.fg)

        self.findingsCounts = QLabel(self.previewBody)
        self.findingsCounts.setObjectName(u"findingsCounts")
        self.findingsCounts.setProperty(u"role", u"hint")

        self.findingsHead.addWidget(self.findingsCounts)


        self.previewBodyLayout.addLayout(self.findingsHead)

        self.findingsText = QLabel(self.previewBody)
        self.findingsText.setObjectName(u"findingsText")
        self.findingsText.setWordWrap(True)
        self.findingsText.setProperty(u"role", u"secondary")

        self.previewBodyLayout.addWidget(self.findingsText)

        self.pv = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.previewBodyLayout.addItem(self.pv)

        self.previewScroll.setWidget(self.previewBody)

        self.previewLayout.addWidget(self.previewScroll)

        self.previewButtons = QHBoxLayout()
        self.previewButtons.setSpacing(8)
        self.previewButtons.setObjectName(u"previewButtons")
        self.previewButtons.setContentsMargins(16, 12, 16, 12)
        self.openButton = QPushButton(ReportPreview)
        self.openButton.setObjectName(u"openButton")
        self.openButton.setProperty(u"kind", u"primary")

        self.previewButtons.addWidget(self.openButton)

        self.removeButton = QPushButton(ReportPreview)
        self.removeButton.setObjectName(u"removeButton")

        self.previewButtons.addWidget(self.removeButton)

        self.pb = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.previewButtons.addItem(self.pb)


        self.previewLayout.addLayout(self.previewButtons)

        self.previewLayout.setStretch(1, 1)

        self.retranslateUi(ReportPreview)
    # setupUi

    def retranslateUi(self, ReportPreview) -> None:
        self.previewTitle.setText("")
#if QT_CONFIG(tooltip)
        self.previewClose.setToolTip(QCoreApplication.translate("ReportPreview", u"\u6536\u8d77\u9884\u89c8", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.previewClose.setAccessibleName(QCoreApplication.translate("ReportPreview", u"\u6536\u8d77\u9884\u89c8", None))
#endif // QT_CONFIG(accessibility)
        self.provisional.setText(QCoreApplication.translate("ReportPreview", u"\u6682\u5b9a", None))
        self.total.setText("")
        self.selfScore.setText("")
        self.differenceLabel.setText("")
        self.findingsTitle.setText(QCoreApplication.translate("ReportPreview", u"\u7591\u70b9", None))
        self.findingsCounts.setText("")
        self.findingsText.setText("")
        self.openButton.setText(QCoreApplication.translate("ReportPreview", u"\u6253\u5f00\u8bc4\u5ba1  Enter", None))
        self.removeButton.setText(QCoreApplication.translate("ReportPreview", u"\u79fb\u51fa\u5217\u8868", None))
        pass
    # retranslateUi

