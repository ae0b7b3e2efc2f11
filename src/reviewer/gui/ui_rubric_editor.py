# mypy: ignore-errors

################################################################################
## Form generated from reading UI file 'rubric_editor.ui'
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
    QListWidget,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.gui.banners import BannerArea
from reviewer.gui.rubrics.tree import RubricTree
from reviewer.gui.rubrics.what_if import WhatIfTable

class Ui_RubricEditor(object):
    def setupUi(self, RubricEditor) -> None:
        if not RubricEditor.objectName():
            RubricEditor.setObjectName(u"RubricEditor")
        RubricEditor.setMinimumSize(QSize(880, 480))
        self.editorLayout = QVBoxLayout(RubricEditor)
        self.editorLayout.setSpacing(0)
        self.editorLayout.setObjectName(u"editorLayout")
        self.editorLayout.setContentsMargins(0, 0, 0, 0)
        self.rubricHead = QFrame(RubricEditor)
        self.rubricHead.setObjectName(u"rubricHead")
        self.rubricHead.setMinimumSize(QSize(0, 44))
        self.rubricHead.setMaximumSize(QSize(16777215, 44))
        self.rubricHead.setProperty(u"role", u"head")
        self.headLayout = QHBoxLayout(self.rubricHead)
        self.headLayout.setSpacing(8)
        self.headLayout.setObjectName(u"headLayout")
        self.headLayout.setContentsMargins(12, 0, 12, 0)
        self.rubricTitle = QLabel(self.rubricHead)
        self.rubricTitle.setObjectName(u"rubricTitle")
        self.rubricTitle.setProperty(u"role", u"heading")

        self.headLayout.addWidget(self.rubricTitle)

        self.rubricState = QLabel(self.rubricHead)
        self.rubricState.setObjectName(u"rubricState")
        self.rubricState.setProperty(u"role", u"secondary")

        self.headLayout.addWidget(self.rubricState)

        self.headSpacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.headLayout.addItem(self.headSpacer)

        self.undoButton = QToolButton(self.rubricHead)
        self.undoButton.setObjectName(u"undoButton")
        self.undoButton.setProperty(u"kind", u"quiet")

        self.headLayout.addWidget(self.undoButton)

        self.redoButton = QToolButton(self.rubricHead)
        self.redoButton.setObjectName(u"redoButton")
        self.redoButton.setProperty(u"kind", u"quiet")

        self.headLayout.addWidget(self.redoButton)

        self.rescoreButton = QPushButton(self.rubricHead)
        self.rescoreButton.setObjectName(u"rescoreButton")

        self.headLayout.addWidget(self.rescoreButton)

        self.copyToEdit = QPushButton(self.rubricHead)
        self.copyToEdit.setObjectName(u"copyToEdit")

        self.headLayout.addWidget(self.copyToEdit)

        self.saveButton = QPushButton(self.rubricHead)
        self.saveButton.setObjectName(u"saveButton")
        self.saveButton.setProperty(u"kind", u"primary")

        self.headLayout.addWidget(self.saveButton)


        self.editorLayout.addWidget(self.rubricHead)

        self.banners = BannerArea(RubricEditor)
        self.banners.setObjectName(u"banners")

        self.editorLayout.addWidget(self.banners)

        self.pages = QStackedWidget(RubricEditor)
        self.pages.setObjectName(u"pages")
        self.editPage = QWidget()
        self.editPage.setObjectName(u"editPage")
        self.editLayout = QVBoxLayout(self.editPage)
        self.editLayout.setSpacing(0)
        self.editLayout.setObjectName(u"editLayout")
        self.editLayout.setContentsMargins(0, 0, 0, 0)
        self.editSplitter = QSplitter(self.editPage)
        self.editSplitter.setObjectName(u"editSplitter")
        self.editSplitter.setOrientation(Qt.Orientation.Horizontal)
        self.editSplitter.setHandleWidth(5)
        self.editSplitter.setChildrenCollapsible(False)
        self.profileSide = QFrame(self.editSplitter)
        self.profileSide.setObjectName(u"profileSide")
        self.profileSide.setMinimumSize(QSize(208, 0))
        self.profileLayout = QVBoxLayout(self.profileSide)
        self.profileLayout.setSpacing(0)
        self.profileLayout.setObjectName(u"profileLayout")
        self.profileLayout.setContentsMargins(0, 0, 0, 0)
        self.profileList = QListWidget(self.profileSide)
        self.profileList.setObjectName(u"profileList")

        self.profileLayout.addWidget(self.profileList)

        self.profileVerbs = QHBoxLayout()
        self.profileVerbs.setSpacing(6)
        self.profileVerbs.setObjectName(u"profileVerbs")
        self.profileVerbs.setContentsMargins(8, 6, 8, 0)
        self.copyButton = QPushButton(self.profileSide)
        self.copyButton.setObjectName(u"copyButton")
        self.copyButton.setProperty(u"kind", u"small")

        self.profileVerbs.addWidget(self.copyButton)

        self.importButton = QPushButton(self.profileSide)
        self.importButton.setObjectName(u"importButton")
        self.importButton.setProperty(u"kind", u"small")

        self.profileVerbs.addWidget(self.importButton)

        self.exportButton = QPushButton(self.profileSide)
        self.exportButton.setObjectName(u"exportButton")
        self.exportButton.setProperty(u"kind", u"small")

        self.profileVerbs.addWidget(self.exportButton)

        self.verbSpacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.profileVerbs.addItem(self.verbSpacer)


        self.profileLayout.addLayout(self.profileVerbs)

        self.profileVerbs2 = QHBoxLayout()
        self.profileVerbs2.setSpacing(6)
        self.profileVerbs2.setObjectName(u"profileVerbs2")
        self.profileVerbs2.setContentsMargins(8, 6, 8, 8)
        self.defaultButton = QPushButton(self.profileSide)
        self.defaultButton.setObjectName(u"defaultButton")
        self.defaultButton.setProperty(u"kind", u"small")

        self.profileVerbs2.addWidget(self.defaultButton)

        self.deleteButton = QPushButton(self.profileSide)
        self.deleteButton.setObjectName(u"deleteButton")
        self.deleteButton.setProperty(u"kind", u"small")

        self.profileVerbs2.addWidget(self.deleteButton)

        self.verbSpacer2 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.profileVerbs2.addItem(self.verbSpacer2)


        self.profileLayout.addLayout(self.profileVerbs2)

        self.profileLayout.setStretch(0, 1)
        self.editSplitter.addWidget(self.profileSide)
        self.treeSide = QFrame(self.editSplitter)
        self.treeSide.setObjectName(u"treeSide")
        self.treeSide.setMinimumSize(QSize(320, 0))
        self.treeLayout = QVBoxLayout(self.treeSide)
        self.treeLayout.setSpacing(0)
        self.treeLayout.setObjectName(u"treeLayout")
        self.treeLayout.setContentsMargins(0, 0, 0, 0)
        self.tree = RubricTree(self.treeSide)
        self.tree.setObjectName(u"tree")

        self.treeLayout.addWidget(self.tree)

        self.treeFoot = QFrame(self.treeSide)
        self.treeFoot.setObjectName(u"treeFoot")
        self.treeFoot.setProperty(u"role", u"band")
        self.footLayout = QVBoxLayout(self.treeFoot)
        self.footLayout.setSpacing(6)
        self.footLayout.setObjectName(u"footLayout")
        self.footLayout.setContentsMargins(12, 6, 12, 8)
        self.totalLabel = QLabel(self.treeFoot)
        self.totalLabel.setObjectName(u"totalLabel")

        self.footLayout.addWidget(self.totalLabel)

        self.treeVerbs = QHBoxLayout()
        self.treeVerbs.setSpacing(6)
        self.treeVerbs.setObjectName(u"treeVerbs")
        self.treeVerbs.setContentsMargins(0, 0, 0, 0)
        self.addPart = QPushButton(self.treeFoot)
        self.addPart.setObjectName(u"addPart")
        self.addPart.setProperty(u"kind", u"small")

        self.treeVerbs.addWidget(self.addPart)

        self.addItem = QPushButton(self.treeFoot)
        self.addItem.setObjectName(u"addItem")
        self.addItem.setProperty(u"kind", u"small")

        self.treeVerbs.addWidget(self.addItem)

        self.upButton = QToolButton(self.treeFoot)
        self.upButton.setObjectName(u"upButton")
        self.upButton.setProperty(u"kind", u"quiet")

        self.treeVerbs.addWidget(self.upButton)

        self.downButton = QToolButton(self.treeFoot)
        self.downButton.setObjectName(u"downButton")
        self.downButton.setProperty(u"kind", u"quiet")

        self.treeVerbs.addWidget(self.downButton)

        self.removeRow = QPushButton(self.treeFoot)
        self.removeRow.setObjectName(u"removeRow")
        self.removeRow.setProperty(u"kind", u"small")

        self.treeVerbs.addWidget(self.removeRow)

        self.treeSpacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.treeVerbs.addItem(self.treeSpacer)


        self.footLayout.addLayout(self.treeVerbs)


        self.treeLayout.addWidget(self.treeFoot)

        self.treeLayout.setStretch(0, 1)
        self.editSplitter.addWidget(self.treeSide)
        self.formArea = QScrollArea(self.editSplitter)
        self.formArea.setObjectName(u"formArea")
        self.formArea.setMinimumSize(QSize(360, 0))
        self.formArea.setWidgetResizable(True)
        self.formArea.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.formHost = QWidget()
        self.formHost.setObjectName(u"formHost")
        self.formLayout = QVBoxLayout(self.formHost)
        self.formLayout.setSpacing(0)
        self.formLayout.setObjectName(u"formLayout")
        self.formLayout.setContentsMargins(0, 0, 0, 0)
        self.formHead = QFrame(self.formHost)
        self.formHead.setObjectName(u"formHead")
        self.formHead.setProperty(u"role", u"head")
        self.formHeadLayout = QVBoxLayout(self.formHead)
        self.formHeadLayout.setSpacing(2)
        self.formHeadLayout.setObjectName(u"formHeadLayout")
        self.formHeadLayout.setContentsMargins(12, 8, 12, 8)
        self.formTitle = QLabel(self.formHead)
        self.formTitle.setObjectName(u"formTitle")
        self.formTitle.setProperty(u"role", u"heading")
        self.formTitle.setWordWrap(True)

        self.formHeadLayout.addWidget(self.formTitle)

        self.formHint = QLabel(self.formHead)
        self.formHint.setObjectName(u"formHint")
        self.formHint.setProperty(u"role", u"hint")
        self.formHint.setWordWrap(True)

        self.formHeadLayout.addWidget(self.formHint)

        self.formProblem = QLabel(self.formHead)
        self.formProblem.setObjectName(u"formProblem")
        self.formProblem.setProperty(u"role", u"red")
        self.formProblem.setWordWrap(True)

        self.formHeadLayout.addWidget(self.formProblem)


        self.formLayout.addWidget(self.formHead)

        self.forms = QStackedWidget(self.formHost)
        self.forms.setObjectName(u"forms")

        self.formLayout.addWidget(self.forms)

        self.formLayout.setStretch(1, 1)
        self.formArea.setWidget(self.formHost)
        self.editSplitter.addWidget(self.formArea)

        self.editLayout.addWidget(self.editSplitter)

        self.faultBar = QFrame(self.editPage)
        self.faultBar.setObjectName(u"faultBar")
        self.faultBar.setProperty(u"role", u"strip")
        self.faultLayout = QHBoxLayout(self.faultBar)
        self.faultLayout.setSpacing(8)
        self.faultLayout.setObjectName(u"faultLayout")
        self.faultLayout.setContentsMargins(12, 5, 12, 5)
        self.faultLabel = QLabel(self.faultBar)
        self.faultLabel.setObjectName(u"faultLabel")
        self.faultLabel.setProperty(u"role", u"red")
        self.faultLabel.setWordWrap(True)

        self.faultLayout.addWidget(self.faultLabel)

        self.faultButton = QPushButton(self.faultBar)
        self.faultButton.setObjectName(u"faultButton")
        self.faultButton.setProperty(u"kind", u"small")

        self.faultLayout.addWidget(self.faultButton)

        self.faultLayout.setStretch(0, 1)

        self.editLayout.addWidget(self.faultBar)

        self.editLayout.setStretch(0, 1)
        self.pages.addWidget(self.editPage)
        self.whatIfPage = QWidget()
        self.whatIfPage.setObjectName(u"whatIfPage")
        self.whatIfLayout = QVBoxLayout(self.whatIfPage)
        self.whatIfLayout.setSpacing(0)
        self.whatIfLayout.setObjectName(u"whatIfLayout")
        self.whatIfLayout.setContentsMargins(0, 0, 0, 0)
        self.whatIfHead = QFrame(self.whatIfPage)
        self.whatIfHead.setObjectName(u"whatIfHead")
        self.whatIfHead.setProperty(u"role", u"head")
        self.whatIfHeadLayout = QVBoxLayout(self.whatIfHead)
        self.whatIfHeadLayout.setSpacing(2)
        self.whatIfHeadLayout.setObjectName(u"whatIfHeadLayout")
        self.whatIfHeadLayout.setContentsMargins(12, 8, 12, 8)
        self.whatIfTitle = QLabel(self.whatIfHead)
        self.whatIfTitle.setObjectName(u"whatIfTitle")
        self.whatIfTitle.setProperty(u"role", u"heading")

        self.whatIfHeadLayout.addWidget(self.whatIfTitle)

        self.whatIfWords = QLabel(self.whatIfHead)
        self.whatIfWords.setObjectName(u"whatIfWords")
        self.whatIfWords.setWordWrap(True)

        self.whatIfHeadLayout.addWidget(self.whatIfWords)


        self.whatIfLayout.addWidget(self.whatIfHead)

        self.whatIfTable = WhatIfTable(self.whatIfPage)
        self.whatIfTable.setObjectName(u"whatIfTable")

        self.whatIfLayout.addWidget(self.whatIfTable)

        self.whatIfFoot = QFrame(self.whatIfPage)
        self.whatIfFoot.setObjectName(u"whatIfFoot")
        self.whatIfFoot.setProperty(u"role", u"strip")
        self.whatIfVerbs = QHBoxLayout(self.whatIfFoot)
        self.whatIfVerbs.setSpacing(8)
        self.whatIfVerbs.setObjectName(u"whatIfVerbs")
        self.whatIfVerbs.setContentsMargins(12, 8, 12, 8)
        self.whatIfNote = QLabel(self.whatIfFoot)
        self.whatIfNote.setObjectName(u"whatIfNote")
        self.whatIfNote.setProperty(u"role", u"secondary")

        self.whatIfVerbs.addWidget(self.whatIfNote)

        self.whatIfSpacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.whatIfVerbs.addItem(self.whatIfSpacer)

        self.backButton = QPushButton(self.whatIfFoot)
        self.backButton.setObjectName(u"backButton")

        self.whatIfVerbs.addWidget(self.backButton)

        self.applyButton = QPushButton(self.whatIfFoot)
        self.applyButton.setObjectName(u"applyButton")
        self.applyButton.setProperty(u"kind", u"primary")

        self.whatIfVerbs.addWidget(self.applyButton)


        self.whatIfLayout.addWidget(self.whatIfFoot)

        self.whatIfLayout.setStretch(1, 1)
        self.pages.addWidget(self.whatIfPage)

        self.editorLayout.addWidget(self.pages)

        self.editorLayout.setStretch(2, 1)

        self.retranslateUi(RubricEditor)
    # setupUi

    def retranslateUi(self, RubricEditor) -> None:
        RubricEditor.setWindowTitle(QCoreApplication.translate("RubricEditor", u"\u8bc4\u5206\u8868", None))
#if QT_CONFIG(tooltip)
        self.undoButton.setToolTip(QCoreApplication.translate("RubricEditor", u"\u64a4\u9500\uff08Ctrl+Z\uff09", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.undoButton.setAccessibleName(QCoreApplication.translate("RubricEditor", u"\u64a4\u9500\uff08Ctrl+Z\uff09", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.redoButton.setToolTip(QCoreApplication.translate("RubricEditor", u"\u91cd\u505a\uff08Ctrl+Y\uff09", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.redoButton.setAccessibleName(QCoreApplication.translate("RubricEditor", u"\u91cd\u505a\uff08Ctrl+Y\uff09", None))
#endif // QT_CONFIG(accessibility)
        self.rescoreButton.setText(QCoreApplication.translate("RubricEditor", u"\u91cd\u65b0\u8bc4\u5206", None))
        self.copyToEdit.setText(QCoreApplication.translate("RubricEditor", u"\u590d\u5236\u540e\u4fee\u6539", None))
        self.saveButton.setText(QCoreApplication.translate("RubricEditor", u"\u4fdd\u5b58\u2026", None))
#if QT_CONFIG(accessibility)
        self.profileList.setAccessibleName(QCoreApplication.translate("RubricEditor", u"\u8bc4\u5206\u8868", None))
#endif // QT_CONFIG(accessibility)
        self.copyButton.setText(QCoreApplication.translate("RubricEditor", u"\u590d\u5236", None))
        self.importButton.setText(QCoreApplication.translate("RubricEditor", u"\u5bfc\u5165\u2026", None))
        self.exportButton.setText(QCoreApplication.translate("RubricEditor", u"\u5bfc\u51fa\u2026", None))
        self.defaultButton.setText(QCoreApplication.translate("RubricEditor", u"\u8bbe\u4e3a\u9ed8\u8ba4", None))
        self.deleteButton.setText(QCoreApplication.translate("RubricEditor", u"\u5220\u9664", None))
        self.addPart.setText(QCoreApplication.translate("RubricEditor", u"\u52a0\u90e8\u5206", None))
        self.addItem.setText(QCoreApplication.translate("RubricEditor", u"\u52a0\u8bc4\u5206\u9879", None))
#if QT_CONFIG(tooltip)
        self.upButton.setToolTip(QCoreApplication.translate("RubricEditor", u"\u4e0a\u79fb\uff08Alt+\u2191\uff09", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.upButton.setAccessibleName(QCoreApplication.translate("RubricEditor", u"\u4e0a\u79fb\uff08Alt+\u2191\uff09", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.downButton.setToolTip(QCoreApplication.translate("RubricEditor", u"\u4e0b\u79fb\uff08Alt+\u2193\uff09", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.downButton.setAccessibleName(QCoreApplication.translate("RubricEditor", u"\u4e0b\u79fb\uff08Alt+\u2193\uff09", None))
#endif // QT_CONFIG(accessibility)
        self.removeRow.setText(QCoreApplication.translate("RubricEditor", u"\u5220\u9664", None))
        self.faultButton.setText(QCoreApplication.translate("RubricEditor", u"\u53bb\u4fee\u6539", None))
        self.whatIfNote.setText(QCoreApplication.translate("RubricEditor", u"\u4eba\u5de5\u8c03\u6574\u548c\u5df2\u5ba1\u7684\u8bc4\u5ba1\u4e0d\u53d8\u3002\u6bcf\u4efd\u8bc4\u5ba1\u8bb0\u4e0b\u6240\u7528\u8bc4\u5206\u8868\u7684\u7248\u6b21\u3002", None))
        self.backButton.setText(QCoreApplication.translate("RubricEditor", u"\u8fd4\u56de\u4fee\u6539", None))
        self.applyButton.setText(QCoreApplication.translate("RubricEditor", u"\u4fdd\u5b58\u5e76\u91cd\u65b0\u8bc4\u5206", None))
    # retranslateUi

