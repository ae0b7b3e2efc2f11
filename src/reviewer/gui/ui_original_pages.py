# mypy: ignore-errors

################################################################################
## Form generated from reading UI file 'original_pages.ui'
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
    QLineEdit,
    QSizePolicy,
    QSpacerItem,
    QToolButton,
)

class Ui_OriginalPages(object):
    def setupUi(self, OriginalPages) -> None:
        if not OriginalPages.objectName():
            OriginalPages.setObjectName(u"OriginalPages")
        OriginalPages.setProperty(u"role", u"strip")
        OriginalPages.setMinimumSize(QSize(0, 30))
        OriginalPages.setMaximumSize(QSize(16777215, 30))
        self.pagesLayout = QHBoxLayout(OriginalPages)
        self.pagesLayout.setSpacing(4)
        self.pagesLayout.setObjectName(u"pagesLayout")
        self.pagesLayout.setContentsMargins(8, 0, 8, 0)
        self.listButton = QToolButton(OriginalPages)
        self.listButton.setObjectName(u"listButton")
        self.listButton.setProperty(u"kind", u"quiet")
        self.listButton.setMinimumSize(QSize(26, 26))
        self.listButton.setMaximumSize(QSize(16777215, 26))
        self.listButton.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.listButton.setCheckable(True)

        self.pagesLayout.addWidget(self.listButton)

        self.leftSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.pagesLayout.addItem(self.leftSpace)

        self.previous = QToolButton(OriginalPages)
        self.previous.setObjectName(u"previous")
        self.previous.setProperty(u"kind", u"quiet")
        self.previous.setMinimumSize(QSize(26, 26))
        self.previous.setMaximumSize(QSize(16777215, 26))
        self.previous.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        self.pagesLayout.addWidget(self.previous)

        self.before = QLabel(OriginalPages)
        self.before.setObjectName(u"before")

        self.pagesLayout.addWidget(self.before)

        self.number = QLineEdit(OriginalPages)
        self.number.setObjectName(u"number")
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)

        self.pagesLayout.addWidget(self.number)

        self.count = QLabel(OriginalPages)
        self.count.setObjectName(u"count")

        self.pagesLayout.addWidget(self.count)

        self.next = QToolButton(OriginalPages)
        self.next.setObjectName(u"next")
        self.next.setProperty(u"kind", u"quiet")
        self.next.setMinimumSize(QSize(26, 26))
        self.next.setMaximumSize(QSize(16777215, 26))
        self.next.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        self.pagesLayout.addWidget(self.next)

        self.rightSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.pagesLayout.addItem(self.rightSpace)

        self.pagesLayout.setStretch(1, 1)
        self.pagesLayout.setStretch(7, 1)

        self.retranslateUi(OriginalPages)
    # setupUi

    def retranslateUi(self, OriginalPages) -> None:
#if QT_CONFIG(tooltip)
        self.listButton.setToolTip(QCoreApplication.translate("OriginalPages", u"\u9875\u9762\u7f29\u7565\u56fe", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.listButton.setAccessibleName(QCoreApplication.translate("OriginalPages", u"\u9875\u9762\u7f29\u7565\u56fe", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.previous.setToolTip(QCoreApplication.translate("OriginalPages", u"\u4e0a\u4e00\u9875\uff08Ctrl+PgUp\uff09", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.previous.setAccessibleName(QCoreApplication.translate("OriginalPages", u"\u4e0a\u4e00\u9875", None))
#endif // QT_CONFIG(accessibility)
        self.before.setText(QCoreApplication.translate("OriginalPages", u"\u7b2c", None))
#if QT_CONFIG(tooltip)
        self.number.setToolTip(QCoreApplication.translate("OriginalPages", u"\u8f6c\u5230\u7b2c\u51e0\u9875\uff08Ctrl+G\uff09", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.number.setAccessibleName(QCoreApplication.translate("OriginalPages", u"\u9875\u7801", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.next.setToolTip(QCoreApplication.translate("OriginalPages", u"\u4e0b\u4e00\u9875\uff08Ctrl+PgDown\uff09", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.next.setAccessibleName(QCoreApplication.translate("OriginalPages", u"\u4e0b\u4e00\u9875", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

