# mypy: ignore-errors

################################################################################
## Form generated from reading UI file 'original_second.ui'
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
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
)

from reviewer.gui.original.view import OriginalView
from reviewer.gui.original.widgets import (BadgeLabel, ElidedLabel)

class Ui_OriginalSecond(object):
    def setupUi(self, OriginalSecond) -> None:
        if not OriginalSecond.objectName():
            OriginalSecond.setObjectName(u"OriginalSecond")
        self.secondLayout = QVBoxLayout(OriginalSecond)
        self.secondLayout.setSpacing(0)
        self.secondLayout.setObjectName(u"secondLayout")
        self.secondLayout.setContentsMargins(0, 0, 0, 0)
        self.head = QFrame(OriginalSecond)
        self.head.setObjectName(u"head")
        self.head.setProperty(u"role", u"head")
        self.head.setMinimumSize(QSize(0, 28))
        self.head.setMaximumSize(QSize(16777215, 28))
        self.headLayout = QHBoxLayout(self.head)
        self.headLayout.setSpacing(8)
        self.headLayout.setObjectName(u"headLayout")
        self.headLayout.setContentsMargins(10, 0, 8, 0)
        self.badge = BadgeLabel(self.head)
        self.badge.setObjectName(u"badge")

        self.headLayout.addWidget(self.badge)

        self.place = ElidedLabel(self.head)
        self.place.setObjectName(u"place")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.place.sizePolicy().hasHeightForWidth())
        self.place.setSizePolicy(sizePolicy)

        self.headLayout.addWidget(self.place)

        self.note = QLabel(self.head)
        self.note.setObjectName(u"note")
        self.note.setProperty(u"role", u"secondary")

        self.headLayout.addWidget(self.note)

        self.close = QToolButton(self.head)
        self.close.setObjectName(u"close")
        self.close.setProperty(u"kind", u"quiet")
        self.close.setMinimumSize(QSize(26, 26))
        self.close.setMaximumSize(QSize(16777215, 26))
        self.close.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        self.headLayout.addWidget(self.close)

        self.headLayout.setStretch(1, 1)

        self.secondLayout.addWidget(self.head)

        self.stack = QStackedWidget(OriginalSecond)
        self.stack.setObjectName(u"stack")
        self.view = OriginalView()
        self.view.setObjectName(u"view")
        self.stack.addWidget(self.view)

        self.secondLayout.addWidget(self.stack)

        self.secondLayout.setStretch(1, 1)

        self.retranslateUi(OriginalSecond)
    # setupUi

    def retranslateUi(self, OriginalSecond) -> None:
#if QT_CONFIG(tooltip)
        self.close.setToolTip(QCoreApplication.translate("OriginalSecond", u"\u5173\u95ed\uff08Esc\uff09", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.close.setAccessibleName(QCoreApplication.translate("OriginalSecond", u"\u5173\u95ed", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

