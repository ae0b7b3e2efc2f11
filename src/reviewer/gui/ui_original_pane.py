# mypy: ignore-errors

################################################################################
## Form generated from reading UI file 'original_pane.ui'
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
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.gui.original.find_bar import FindBar
from reviewer.gui.original.members import MemberTabs
from reviewer.gui.original.page_bar import PageBar
from reviewer.gui.original.page_list import PageList
from reviewer.gui.original.second import (FoldedLine, SecondView)
from reviewer.gui.original.sheet_bar import (SheetLine, SheetTabs)
from reviewer.gui.original.view import OriginalView
from reviewer.gui.original.widgets import ElidedLabel

class Ui_OriginalPane(object):
    def setupUi(self, OriginalPane) -> None:
        if not OriginalPane.objectName():
            OriginalPane.setObjectName(u"OriginalPane")
        self.paneLayout = QVBoxLayout(OriginalPane)
        self.paneLayout.setSpacing(0)
        self.paneLayout.setObjectName(u"paneLayout")
        self.paneLayout.setContentsMargins(0, 0, 0, 0)
        self.head = QFrame(OriginalPane)
        self.head.setObjectName(u"head")
        self.head.setProperty(u"role", u"head")
        self.head.setMinimumSize(QSize(0, 32))
        self.head.setMaximumSize(QSize(16777215, 32))
        self.headLayout = QHBoxLayout(self.head)
        self.headLayout.setSpacing(4)
        self.headLayout.setObjectName(u"headLayout")
        self.headLayout.setContentsMargins(12, 0, 8, 0)
        self.fileIcon = QLabel(self.head)
        self.fileIcon.setObjectName(u"fileIcon")

        self.headLayout.addWidget(self.fileIcon)

        self.fileName = ElidedLabel(self.head)
        self.fileName.setObjectName(u"fileName")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.fileName.sizePolicy().hasHeightForWidth())
        self.fileName.setSizePolicy(sizePolicy)

        self.headLayout.addWidget(self.fileName)

        self.memberTabs = MemberTabs(self.head)
        self.memberTabs.setObjectName(u"memberTabs")

        self.headLayout.addWidget(self.memberTabs)

        self.layoutSwitch = QFrame(self.head)
        self.layoutSwitch.setObjectName(u"layoutSwitch")
        self.layoutSwitchLayout = QHBoxLayout(self.layoutSwitch)
        self.layoutSwitchLayout.setSpacing(0)
        self.layoutSwitchLayout.setObjectName(u"layoutSwitchLayout")
        self.layoutSwitchLayout.setContentsMargins(0, 0, 4, 0)
        self.pagesButton = QToolButton(self.layoutSwitch)
        self.pagesButton.setObjectName(u"pagesButton")
        self.pagesButton.setProperty(u"kind", u"quiet")
        self.pagesButton.setMinimumSize(QSize(26, 26))
        self.pagesButton.setMaximumSize(QSize(16777215, 26))
        self.pagesButton.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.pagesButton.setCheckable(True)
        self.pagesButton.setAutoExclusive(True)

        self.layoutSwitchLayout.addWidget(self.pagesButton)

        self.textButton = QToolButton(self.layoutSwitch)
        self.textButton.setObjectName(u"textButton")
        self.textButton.setProperty(u"kind", u"quiet")
        self.textButton.setMinimumSize(QSize(26, 26))
        self.textButton.setMaximumSize(QSize(16777215, 26))
        self.textButton.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.textButton.setCheckable(True)
        self.textButton.setAutoExclusive(True)

        self.layoutSwitchLayout.addWidget(self.textButton)


        self.headLayout.addWidget(self.layoutSwitch)

        self.zoomOut = QToolButton(self.head)
        self.zoomOut.setObjectName(u"zoomOut")
        self.zoomOut.setProperty(u"kind", u"quiet")
        self.zoomOut.setMinimumSize(QSize(26, 26))
        self.zoomOut.setMaximumSize(QSize(16777215, 26))
        self.zoomOut.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        self.headLayout.addWidget(self.zoomOut)

        self.zoomLabel = QToolButton(self.head)
        self.zoomLabel.setObjectName(u"zoomLabel")
        self.zoomLabel.setProperty(u"kind", u"quiet")
        self.zoomLabel.setMinimumSize(QSize(44, 26))
        self.zoomLabel.setMaximumSize(QSize(16777215, 26))
        self.zoomLabel.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        self.headLayout.addWidget(self.zoomLabel)

        self.zoomIn = QToolButton(self.head)
        self.zoomIn.setObjectName(u"zoomIn")
        self.zoomIn.setProperty(u"kind", u"quiet")
        self.zoomIn.setMinimumSize(QSize(26, 26))
        self.zoomIn.setMaximumSize(QSize(16777215, 26))
        self.zoomIn.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        self.headLayout.addWidget(self.zoomIn)

        self.headSeparator = QFrame(self.head)
        self.headSeparator.setObjectName(u"headSeparator")
        self.headSeparator.setMinimumSize(QSize(1, 16))
        self.headSeparator.setMaximumSize(QSize(1, 16))

        self.headLayout.addWidget(self.headSeparator)

        self.findButton = QToolButton(self.head)
        self.findButton.setObjectName(u"findButton")
        self.findButton.setProperty(u"kind", u"quiet")
        self.findButton.setMinimumSize(QSize(26, 26))
        self.findButton.setMaximumSize(QSize(16777215, 26))
        self.findButton.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        self.headLayout.addWidget(self.findButton)

        self.outlineButton = QToolButton(self.head)
        self.outlineButton.setObjectName(u"outlineButton")
        self.outlineButton.setProperty(u"kind", u"quiet")
        self.outlineButton.setMinimumSize(QSize(26, 26))
        self.outlineButton.setMaximumSize(QSize(16777215, 26))
        self.outlineButton.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        self.headLayout.addWidget(self.outlineButton)

        self.moreButton = QToolButton(self.head)
        self.moreButton.setObjectName(u"moreButton")
        self.moreButton.setProperty(u"kind", u"quiet")
        self.moreButton.setMinimumSize(QSize(26, 26))
        self.moreButton.setMaximumSize(QSize(16777215, 26))
        self.moreButton.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        self.headLayout.addWidget(self.moreButton)

        self.headLayout.setStretch(1, 1)
        self.headLayout.setStretch(2, 1)

        self.paneLayout.addWidget(self.head)

        self.findBar = FindBar(OriginalPane)
        self.findBar.setObjectName(u"findBar")

        self.paneLayout.addWidget(self.findBar)

        self.noticeBar = QFrame(OriginalPane)
        self.noticeBar.setObjectName(u"noticeBar")
        self.noticeBar.setProperty(u"role", u"banner")
        self.noticeBar.setProperty(u"tone", u"amber")
        self.noticeBar.setMinimumSize(QSize(0, 28))
        self.noticeBar.setMaximumSize(QSize(16777215, 28))
        self.noticeLayout = QHBoxLayout(self.noticeBar)
        self.noticeLayout.setSpacing(8)
        self.noticeLayout.setObjectName(u"noticeLayout")
        self.noticeLayout.setContentsMargins(12, 0, 8, 0)
        self.noticeText = ElidedLabel(self.noticeBar)
        self.noticeText.setObjectName(u"noticeText")
        sizePolicy.setHeightForWidth(self.noticeText.sizePolicy().hasHeightForWidth())
        self.noticeText.setSizePolicy(sizePolicy)

        self.noticeLayout.addWidget(self.noticeText)

        self.noticeClose = QToolButton(self.noticeBar)
        self.noticeClose.setObjectName(u"noticeClose")
        self.noticeClose.setProperty(u"kind", u"quiet")
        self.noticeClose.setMinimumSize(QSize(26, 26))
        self.noticeClose.setMaximumSize(QSize(16777215, 26))
        self.noticeClose.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        self.noticeLayout.addWidget(self.noticeClose)

        self.noticeLayout.setStretch(0, 1)

        self.paneLayout.addWidget(self.noticeBar)

        self.pickBar = QFrame(OriginalPane)
        self.pickBar.setObjectName(u"pickBar")
        self.pickBar.setProperty(u"role", u"banner")
        self.pickBar.setProperty(u"tone", u"info")
        self.pickBar.setMinimumSize(QSize(0, 28))
        self.pickBar.setMaximumSize(QSize(16777215, 28))
        self.pickLayout = QHBoxLayout(self.pickBar)
        self.pickLayout.setSpacing(8)
        self.pickLayout.setObjectName(u"pickLayout")
        self.pickLayout.setContentsMargins(12, 0, 8, 0)
        self.pickText = ElidedLabel(self.pickBar)
        self.pickText.setObjectName(u"pickText")
        sizePolicy.setHeightForWidth(self.pickText.sizePolicy().hasHeightForWidth())
        self.pickText.setSizePolicy(sizePolicy)

        self.pickLayout.addWidget(self.pickText)

        self.pickClose = QToolButton(self.pickBar)
        self.pickClose.setObjectName(u"pickClose")
        self.pickClose.setProperty(u"kind", u"quiet")
        self.pickClose.setMinimumSize(QSize(26, 26))
        self.pickClose.setMaximumSize(QSize(16777215, 26))
        self.pickClose.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        self.pickLayout.addWidget(self.pickClose)

        self.pickLayout.setStretch(0, 1)

        self.paneLayout.addWidget(self.pickBar)

        self.sheetLine = SheetLine(OriginalPane)
        self.sheetLine.setObjectName(u"sheetLine")

        self.paneLayout.addWidget(self.sheetLine)

        self.body = QWidget(OriginalPane)
        self.body.setObjectName(u"body")
        self.bodyLayout = QHBoxLayout(self.body)
        self.bodyLayout.setSpacing(0)
        self.bodyLayout.setObjectName(u"bodyLayout")
        self.bodyLayout.setContentsMargins(0, 0, 0, 0)
        self.pageList = PageList(self.body)
        self.pageList.setObjectName(u"pageList")

        self.bodyLayout.addWidget(self.pageList)

        self.splitter = QSplitter(self.body)
        self.splitter.setObjectName(u"splitter")
        self.splitter.setOrientation(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        self.stack = QStackedWidget(self.splitter)
        self.stack.setObjectName(u"stack")
        self.view = OriginalView()
        self.view.setObjectName(u"view")
        self.stack.addWidget(self.view)
        self.splitter.addWidget(self.stack)
        self.second = SecondView(self.splitter)
        self.second.setObjectName(u"second")
        self.splitter.addWidget(self.second)

        self.bodyLayout.addWidget(self.splitter)

        self.bodyLayout.setStretch(1, 1)

        self.paneLayout.addWidget(self.body)

        self.folded = FoldedLine(OriginalPane)
        self.folded.setObjectName(u"folded")

        self.paneLayout.addWidget(self.folded)

        self.pageBar = PageBar(OriginalPane)
        self.pageBar.setObjectName(u"pageBar")

        self.paneLayout.addWidget(self.pageBar)

        self.sheetTabs = SheetTabs(OriginalPane)
        self.sheetTabs.setObjectName(u"sheetTabs")

        self.paneLayout.addWidget(self.sheetTabs)

        self.errorBar = QFrame(OriginalPane)
        self.errorBar.setObjectName(u"errorBar")
        self.errorBar.setProperty(u"role", u"banner")
        self.errorBar.setProperty(u"tone", u"red")
        self.errorBar.setMinimumSize(QSize(0, 28))
        self.errorBar.setMaximumSize(QSize(16777215, 28))
        self.errorLayout = QHBoxLayout(self.errorBar)
        self.errorLayout.setSpacing(8)
        self.errorLayout.setObjectName(u"errorLayout")
        self.errorLayout.setContentsMargins(12, 0, 8, 0)
        self.errorIcon = QLabel(self.errorBar)
        self.errorIcon.setObjectName(u"errorIcon")

        self.errorLayout.addWidget(self.errorIcon)

        self.errorText = ElidedLabel(self.errorBar)
        self.errorText.setObjectName(u"errorText")
        sizePolicy.setHeightForWidth(self.errorText.sizePolicy().hasHeightForWidth())
        self.errorText.setSizePolicy(sizePolicy)

        self.errorLayout.addWidget(self.errorText)

        self.errorClose = QToolButton(self.errorBar)
        self.errorClose.setObjectName(u"errorClose")
        self.errorClose.setProperty(u"kind", u"quiet")
        self.errorClose.setMinimumSize(QSize(26, 26))
        self.errorClose.setMaximumSize(QSize(16777215, 26))
        self.errorClose.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        self.errorLayout.addWidget(self.errorClose)

        self.errorLayout.setStretch(1, 1)

        self.paneLayout.addWidget(self.errorBar)

        self.paneLayout.setStretch(5, 1)

        self.retranslateUi(OriginalPane)
    # setupUi

    def retranslateUi(self, OriginalPane) -> None:
#if QT_CONFIG(tooltip)
        self.pagesButton.setToolTip(QCoreApplication.translate("OriginalPane", u"\u6309\u539f\u4ef6\u7684\u7248\u9762\u663e\u793a", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.pagesButton.setAccessibleName(QCoreApplication.translate("OriginalPane", u"\u539f\u7248\u5f0f", None))
#endif // QT_CONFIG(accessibility)
        self.pagesButton.setText(QCoreApplication.translate("OriginalPane", u"\u539f\u7248\u5f0f", None))
#if QT_CONFIG(tooltip)
        self.textButton.setToolTip(QCoreApplication.translate("OriginalPane", u"\u6309\u6587\u5b57\u91cd\u6392\u663e\u793a", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.textButton.setAccessibleName(QCoreApplication.translate("OriginalPane", u"\u6587\u5b57", None))
#endif // QT_CONFIG(accessibility)
        self.textButton.setText(QCoreApplication.translate("OriginalPane", u"\u6587\u5b57", None))
#if QT_CONFIG(tooltip)
        self.zoomOut.setToolTip(QCoreApplication.translate("OriginalPane", u"\u7f29\u5c0f\uff08Ctrl+-\uff09", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.zoomOut.setAccessibleName(QCoreApplication.translate("OriginalPane", u"\u7f29\u5c0f", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.zoomLabel.setToolTip(QCoreApplication.translate("OriginalPane", u"\u6062\u590d\u4e3a 100%\uff08Ctrl+0\uff09", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.zoomLabel.setAccessibleName(QCoreApplication.translate("OriginalPane", u"\u6062\u590d\u4e3a 100%", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.zoomIn.setToolTip(QCoreApplication.translate("OriginalPane", u"\u653e\u5927\uff08Ctrl+=\uff09", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.zoomIn.setAccessibleName(QCoreApplication.translate("OriginalPane", u"\u653e\u5927", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.findButton.setToolTip(QCoreApplication.translate("OriginalPane", u"\u5728\u672c\u62a5\u544a\u4e2d\u67e5\u627e\uff08Ctrl+F\uff09", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.findButton.setAccessibleName(QCoreApplication.translate("OriginalPane", u"\u5728\u672c\u62a5\u544a\u4e2d\u67e5\u627e", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.outlineButton.setToolTip(QCoreApplication.translate("OriginalPane", u"\u76ee\u5f55\uff1a\u8df3\u5230\u6807\u9898", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.outlineButton.setAccessibleName(QCoreApplication.translate("OriginalPane", u"\u76ee\u5f55\uff1a\u8df3\u5230\u6807\u9898", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.moreButton.setToolTip(QCoreApplication.translate("OriginalPane", u"\u539f\u4ef6\uff1a\u6253\u5f00\u3001\u6253\u5370", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.moreButton.setAccessibleName(QCoreApplication.translate("OriginalPane", u"\u539f\u4ef6\uff1a\u6253\u5f00\u3001\u6253\u5370", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.noticeClose.setToolTip(QCoreApplication.translate("OriginalPane", u"\u6536\u8d77", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.noticeClose.setAccessibleName(QCoreApplication.translate("OriginalPane", u"\u6536\u8d77", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.pickClose.setToolTip(QCoreApplication.translate("OriginalPane", u"\u53d6\u6d88\uff08Esc\uff09", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.pickClose.setAccessibleName(QCoreApplication.translate("OriginalPane", u"\u53d6\u6d88", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.errorClose.setToolTip(QCoreApplication.translate("OriginalPane", u"\u5173\u95ed", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.errorClose.setAccessibleName(QCoreApplication.translate("OriginalPane", u"\u5173\u95ed", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

