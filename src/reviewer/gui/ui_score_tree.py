# mypy: ignore-errors

################################################################################
## Form generated from reading UI file 'score_tree.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (
    QSize,
    Qt,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSpacerItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reviewer.gui.panels.pieces import (BitsLine, BitsText)

class Ui_ScoreTree(object):
    def setupUi(self, scoreTree) -> None:
        if not scoreTree.objectName():
            scoreTree.setObjectName(u"scoreTree")
        self.treeLayout = QHBoxLayout(scoreTree)
        self.treeLayout.setSpacing(0)
        self.treeLayout.setObjectName(u"treeLayout")
        self.treeLayout.setContentsMargins(0, 0, 0, 0)
        self.treeSide = QWidget(scoreTree)
        self.treeSide.setObjectName(u"treeSide")
        self.treeSideLayout = QVBoxLayout(self.treeSide)
        self.treeSideLayout.setSpacing(0)
        self.treeSideLayout.setObjectName(u"treeSideLayout")
        self.treeSideLayout.setContentsMargins(0, 0, 0, 0)
        self.treeHead = QFrame(self.treeSide)
        self.treeHead.setObjectName(u"treeHead")
        self.treeHead.setMinimumSize(QSize(0, 28))
        self.treeHead.setMaximumSize(QSize(16777215, 28))
        self.treeHeadLayout = QHBoxLayout(self.treeHead)
        self.treeHeadLayout.setSpacing(8)
        self.treeHeadLayout.setObjectName(u"treeHeadLayout")
        self.treeHeadLayout.setContentsMargins(12, 0, 8, 0)
        self.treeTitle = QLabel(self.treeHead)
        self.treeTitle.setObjectName(u"treeTitle")

        self.treeHeadLayout.addWidget(self.treeTitle)

        self.treeSpace = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.treeHeadLayout.addItem(self.treeSpace)

        self.claimsSwitch = QPushButton(self.treeHead)
        self.claimsSwitch.setObjectName(u"claimsSwitch")
        self.claimsSwitch.setCheckable(True)

        self.treeHeadLayout.addWidget(self.claimsSwitch)


        self.treeSideLayout.addWidget(self.treeHead)

        self.treeStack = QStackedWidget(self.treeSide)
        self.treeStack.setObjectName(u"treeStack")
        self.treePage = QWidget()
        self.treePage.setObjectName(u"treePage")
        self.treePageLayout = QVBoxLayout(self.treePage)
        self.treePageLayout.setSpacing(0)
        self.treePageLayout.setObjectName(u"treePageLayout")
        self.treePageLayout.setContentsMargins(0, 0, 0, 0)
        self.treeStack.addWidget(self.treePage)
        self.claimsPage = QWidget()
        self.claimsPage.setObjectName(u"claimsPage")
        self.claimsPageLayout = QVBoxLayout(self.claimsPage)
        self.claimsPageLayout.setSpacing(0)
        self.claimsPageLayout.setObjectName(u"claimsPageLayout")
        self.claimsPageLayout.setContentsMargins(0, 0, 0, 0)
        self.treeStack.addWidget(self.claimsPage)

        self.treeSideLayout.addWidget(self.treeStack)

        self.footing = QFrame(self.treeSide)
        self.footing.setObjectName(u"footing")
        self.footingLayout = QVBoxLayout(self.footing)
        self.footingLayout.setSpacing(0)
        self.footingLayout.setObjectName(u"footingLayout")
        self.footingLayout.setContentsMargins(12, 3, 12, 3)
        self.formulaText = BitsText(self.footing)
        self.formulaText.setObjectName(u"formulaText")

        self.footingLayout.addWidget(self.formulaText)

        self.profileRow = QWidget(self.footing)
        self.profileRow.setObjectName(u"profileRow")
        self.profileRowLayout = QHBoxLayout(self.profileRow)
        self.profileRowLayout.setSpacing(8)
        self.profileRowLayout.setObjectName(u"profileRowLayout")
        self.profileRowLayout.setContentsMargins(0, 0, 0, 0)
        self.placesLine = BitsLine(self.profileRow)
        self.placesLine.setObjectName(u"placesLine")
        self.placesLine.setMinimumSize(QSize(0, 20))

        self.profileRowLayout.addWidget(self.placesLine)

        self.profile = QPushButton(self.profileRow)
        self.profile.setObjectName(u"profile")

        self.profileRowLayout.addWidget(self.profile)

        self.profileRowLayout.setStretch(0, 1)

        self.footingLayout.addWidget(self.profileRow)


        self.treeSideLayout.addWidget(self.footing)

        self.treeSideLayout.setStretch(1, 1)

        self.treeLayout.addWidget(self.treeSide)

        self.toolSeparator = QFrame(scoreTree)
        self.toolSeparator.setObjectName(u"toolSeparator")

        self.treeLayout.addWidget(self.toolSeparator)

        self.claims = QFrame(scoreTree)
        self.claims.setObjectName(u"claims")
        self.claims.setMinimumSize(QSize(240, 0))
        self.claims.setMaximumSize(QSize(240, 16777215))
        self.claimsLayout = QVBoxLayout(self.claims)
        self.claimsLayout.setSpacing(0)
        self.claimsLayout.setObjectName(u"claimsLayout")
        self.claimsLayout.setContentsMargins(0, 0, 0, 0)
        self.claimsHead = QFrame(self.claims)
        self.claimsHead.setObjectName(u"claimsHead")
        self.claimsHead.setMinimumSize(QSize(0, 28))
        self.claimsHead.setMaximumSize(QSize(16777215, 28))
        self.claimsHeadLayout = QHBoxLayout(self.claimsHead)
        self.claimsHeadLayout.setSpacing(0)
        self.claimsHeadLayout.setObjectName(u"claimsHeadLayout")
        self.claimsHeadLayout.setContentsMargins(12, 0, 12, 0)
        self.claimsTitle = QLabel(self.claimsHead)
        self.claimsTitle.setObjectName(u"claimsTitle")

        self.claimsHeadLayout.addWidget(self.claimsTitle)

        self.claimsSpace = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.claimsHeadLayout.addItem(self.claimsSpace)

        self.claimsTotal = QLabel(self.claimsHead)
        self.claimsTotal.setObjectName(u"claimsTotal")

        self.claimsHeadLayout.addWidget(self.claimsTotal)


        self.claimsLayout.addWidget(self.claimsHead)

        self.claimsHost = QWidget(self.claims)
        self.claimsHost.setObjectName(u"claimsHost")
        self.claimsHostLayout = QVBoxLayout(self.claimsHost)
        self.claimsHostLayout.setSpacing(0)
        self.claimsHostLayout.setObjectName(u"claimsHostLayout")
        self.claimsHostLayout.setContentsMargins(0, 0, 0, 0)

        self.claimsLayout.addWidget(self.claimsHost)

        self.claimsNote = QLabel(self.claims)
        self.claimsNote.setObjectName(u"claimsNote")
        self.claimsNote.setWordWrap(True)
        self.claimsNote.setMargin(8)

        self.claimsLayout.addWidget(self.claimsNote)

        self.claimsLayout.setStretch(1, 1)

        self.treeLayout.addWidget(self.claims)

        self.treeLayout.setStretch(0, 1)

        self.retranslateUi(scoreTree)
    # setupUi

    def retranslateUi(self, scoreTree) -> None:
        pass
    # retranslateUi

