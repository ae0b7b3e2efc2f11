# mypy: ignore-errors

################################################################################
## Form generated from reading UI file 'original_find.ui'
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
    QToolButton,
)

class Ui_OriginalFind(object):
    def setupUi(self, OriginalFind) -> None:
        if not OriginalFind.objectName():
            OriginalFind.setObjectName(u"OriginalFind")
        OriginalFind.setProperty(u"role", u"head")
        self.findLayout = QHBoxLayout(OriginalFind)
        self.findLayout.setSpacing(4)
        self.findLayout.setObjectName(u"findLayout")
        self.findLayout.setContentsMargins(12, 4, 8, 4)
        self.query = QLineEdit(OriginalFind)
        self.query.setObjectName(u"query")
        self.query.setClearButtonEnabled(True)

        self.findLayout.addWidget(self.query)

        self.count = QLabel(OriginalFind)
        self.count.setObjectName(u"count")
        self.count.setProperty(u"role", u"hint")
        self.count.setMinimumSize(QSize(72, 0))

        self.findLayout.addWidget(self.count)

        self.previous = QToolButton(OriginalFind)
        self.previous.setObjectName(u"previous")
        self.previous.setProperty(u"kind", u"quiet")
        self.previous.setMinimumSize(QSize(26, 26))
        self.previous.setMaximumSize(QSize(16777215, 26))
        self.previous.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        self.findLayout.addWidget(self.previous)

        self.next = QToolButton(OriginalFind)
        self.next.setObjectName(u"next")
        self.next.setProperty(u"kind", u"quiet")
        self.next.setMinimumSize(QSize(26, 26))
        self.next.setMaximumSize(QSize(16777215, 26))
        self.next.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        self.findLayout.addWidget(self.next)

        self.close = QToolButton(OriginalFind)
        self.close.setObjectName(u"close")
        self.close.setProperty(u"kind", u"quiet")
        self.close.setMinimumSize(QSize(26, 26))
        self.close.setMaximumSize(QSize(16777215, 26))
        self.close.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        self.findLayout.addWidget(self.close)

        self.findLayout.setStretch(0, 1)

        self.retranslateUi(OriginalFind)
    # setupUi

    def retranslateUi(self, OriginalFind) -> None:
        self.query.setPlaceholderText(QCoreApplication.translate("OriginalFind", u"\u67e5\u627e\u539f\u6587", None))
#if QT_CONFIG(accessibility)
        self.query.setAccessibleName(QCoreApplication.translate("OriginalFind", u"\u67e5\u627e\u539f\u6587", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.previous.setToolTip(QCoreApplication.translate("OriginalFind", u"\u4e0a\u4e00\u5904\uff08Shift+Enter\uff09", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.previous.setAccessibleName(QCoreApplication.translate("OriginalFind", u"\u4e0a\u4e00\u5904", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.next.setToolTip(QCoreApplication.translate("OriginalFind", u"\u4e0b\u4e00\u5904\uff08Enter\uff09", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.next.setAccessibleName(QCoreApplication.translate("OriginalFind", u"\u4e0b\u4e00\u5904", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.close.setToolTip(QCoreApplication.translate("OriginalFind", u"\u5173\u95ed\uff08Esc\uff09", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.close.setAccessibleName(QCoreApplication.translate("OriginalFind", u"\u5173\u95ed", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

