# mypy: ignore-errors

################################################################################
## Form generated from reading UI file 'queue.ui'
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
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSpacerItem,
    QToolButton,
    QVBoxLayout,
)

from reviewer.gui.quiet_views import QuietTree

class Ui_Queue(object):
    def setupUi(self, queue) -> None:
        if not queue.objectName():
            queue.setObjectName(u"queue")
        queue.setMinimumSize(QSize(208, 0))
        self.queueLayout = QVBoxLayout(queue)
        self.queueLayout.setSpacing(0)
        self.queueLayout.setObjectName(u"queueLayout")
        self.queueLayout.setContentsMargins(0, 0, 0, 0)
        self.queueHead = QFrame(queue)
        self.queueHead.setObjectName(u"queueHead")
        self.queueHead.setMinimumSize(QSize(0, 32))
        self.queueHead.setMaximumSize(QSize(16777215, 32))
        self.queueHeadLayout = QHBoxLayout(self.queueHead)
        self.queueHeadLayout.setSpacing(4)
        self.queueHeadLayout.setObjectName(u"queueHeadLayout")
        self.queueHeadLayout.setContentsMargins(12, 0, 8, 0)
        self.queueTitle = QLabel(self.queueHead)
        self.queueTitle.setObjectName(u"queueTitle")
        self.queueTitle.setProperty(u"role", u"heading")

        self.queueHeadLayout.addWidget(self.queueTitle)

        self.queueGap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.queueHeadLayout.addItem(self.queueGap)

        self.foldButton = QToolButton(self.queueHead)
        self.foldButton.setObjectName(u"foldButton")
        self.foldButton.setProperty(u"kind", u"quiet")

        self.queueHeadLayout.addWidget(self.foldButton)


        self.queueLayout.addWidget(self.queueHead)

        self.emptyLabel = QLabel(queue)
        self.emptyLabel.setObjectName(u"emptyLabel")
        self.emptyLabel.setMargin(12)
        self.emptyLabel.setWordWrap(True)
        self.emptyLabel.setAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignLeft|Qt.AlignmentFlag.AlignTop)
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.emptyLabel.sizePolicy().hasHeightForWidth())
        self.emptyLabel.setSizePolicy(sizePolicy)
        self.emptyLabel.setProperty(u"role", u"secondary")

        self.queueLayout.addWidget(self.emptyLabel)

        self.queueTree = QuietTree(queue)
        self.queueTree.setObjectName(u"queueTree")
        self.queueTree.setHeaderHidden(True)
        self.queueTree.setRootIsDecorated(False)
        self.queueTree.setIndentation(0)
        self.queueTree.setUniformRowHeights(False)
        self.queueTree.setExpandsOnDoubleClick(False)
        self.queueTree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.queueTree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.queueTree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

        self.queueLayout.addWidget(self.queueTree)

        self.queueLayout.setStretch(2, 1)

        self.retranslateUi(queue)
    # setupUi

    def retranslateUi(self, queue) -> None:
        self.queueTitle.setText(QCoreApplication.translate("Queue", u"\u62a5\u544a\u961f\u5217", None))
#if QT_CONFIG(tooltip)
        self.foldButton.setToolTip(QCoreApplication.translate("Queue", u"\u6536\u8d77\u961f\u5217\uff08Ctrl+B\uff09", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.foldButton.setAccessibleName(QCoreApplication.translate("Queue", u"\u6536\u8d77\u961f\u5217\uff08Ctrl+B\uff09", None))
#endif // QT_CONFIG(accessibility)
        self.emptyLabel.setText(QCoreApplication.translate("Queue", u"\u8fd8\u6ca1\u6709\u62a5\u544a\u3002", None))
#if QT_CONFIG(accessibility)
        self.queueTree.setAccessibleName(QCoreApplication.translate("Queue", u"\u62a5\u544a\u961f\u5217", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

