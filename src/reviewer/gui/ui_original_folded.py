# mypy: ignore-errors

################################################################################
## Form generated from reading UI file 'original_folded.ui'
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
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
)

from reviewer.gui.original.widgets import (BadgeLabel, ElidedLabel)

class Ui_OriginalFolded(object):
    def setupUi(self, OriginalFolded) -> None:
        if not OriginalFolded.objectName():
            OriginalFolded.setObjectName(u"OriginalFolded")
        OriginalFolded.setProperty(u"role", u"strip")
        OriginalFolded.setMinimumSize(QSize(0, 28))
        OriginalFolded.setMaximumSize(QSize(16777215, 28))
        self.lineLayout = QHBoxLayout(OriginalFolded)
        self.lineLayout.setSpacing(8)
        self.lineLayout.setObjectName(u"lineLayout")
        self.lineLayout.setContentsMargins(10, 0, 8, 0)
        self.badge = BadgeLabel(OriginalFolded)
        self.badge.setObjectName(u"badge")

        self.lineLayout.addWidget(self.badge)

        self.place = QLabel(OriginalFolded)
        self.place.setObjectName(u"place")

        self.lineLayout.addWidget(self.place)

        self.quote = ElidedLabel(OriginalFolded)
        self.quote.setObjectName(u"quote")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.quote.sizePolicy().hasHeightForWidth())
        self.quote.setSizePolicy(sizePolicy)

        self.lineLayout.addWidget(self.quote)

        self.go = QPushButton(OriginalFolded)
        self.go.setObjectName(u"go")
        self.go.setProperty(u"kind", u"link")

        self.lineLayout.addWidget(self.go)

        self.unfold = QToolButton(OriginalFolded)
        self.unfold.setObjectName(u"unfold")
        self.unfold.setProperty(u"kind", u"quiet")
        self.unfold.setMinimumSize(QSize(26, 26))
        self.unfold.setMaximumSize(QSize(16777215, 26))
        self.unfold.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        self.lineLayout.addWidget(self.unfold)

        self.lineLayout.setStretch(2, 1)

        self.retranslateUi(OriginalFolded)
    # setupUi

    def retranslateUi(self, OriginalFolded) -> None:
        self.go.setText(QCoreApplication.translate("OriginalFolded", u"\u524d\u5f80", None))
#if QT_CONFIG(tooltip)
        self.go.setToolTip(QCoreApplication.translate("OriginalFolded", u"\u5728\u539f\u6587\u4e2d\u8f6c\u5230\u8fd9\u4e00\u5904", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(tooltip)
        self.unfold.setToolTip(QCoreApplication.translate("OriginalFolded", u"\u5c55\u5f00\u4e3a\u7b2c\u4e8c\u4e2a\u89c6\u56fe", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.unfold.setAccessibleName(QCoreApplication.translate("OriginalFolded", u"\u5c55\u5f00\u4e3a\u7b2c\u4e8c\u4e2a\u89c6\u56fe", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

