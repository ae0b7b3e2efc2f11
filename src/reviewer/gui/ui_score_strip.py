# mypy: ignore-errors

################################################################################
## Form generated from reading UI file 'score_strip.ui'
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
    QVBoxLayout,
    QWidget,
)

from reviewer.gui.panels.pieces import BitsLine

class Ui_ScoreStrip(object):
    def setupUi(self, strip) -> None:
        if not strip.objectName():
            strip.setObjectName(u"strip")
        self.stripLayout = QVBoxLayout(strip)
        self.stripLayout.setSpacing(4)
        self.stripLayout.setObjectName(u"stripLayout")
        self.stripLayout.setContentsMargins(12, 4, 12, 6)
        self.stripTop = QWidget(strip)
        self.stripTop.setObjectName(u"stripTop")
        self.stripTopLayout = QHBoxLayout(self.stripTop)
        self.stripTopLayout.setSpacing(8)
        self.stripTopLayout.setObjectName(u"stripTopLayout")
        self.stripTopLayout.setContentsMargins(0, 0, 0, 0)
        self.provisionalWord = QLabel(self.stripTop)
        self.provisionalWord.setObjectName(u"provisionalWord")

        self.stripTopLayout.addWidget(self.provisionalWord)

        self.total = QLabel(self.stripTop)
        self.total.setObjectName(u"total")

        self.stripTopLayout.addWidget(self.total)

        self.chip = QLabel(self.stripTop)
        self.chip.setObjectName(u"chip")

        self.stripTopLayout.addWidget(self.chip)

        self.words = QWidget(self.stripTop)
        self.words.setObjectName(u"words")
        self.wordsLayout = QVBoxLayout(self.words)
        self.wordsLayout.setSpacing(0)
        self.wordsLayout.setObjectName(u"wordsLayout")
        self.wordsLayout.setContentsMargins(0, 0, 0, 0)
        self.row = QWidget(self.words)
        self.row.setObjectName(u"row")
        self.rowLayout = QHBoxLayout(self.row)
        self.rowLayout.setSpacing(8)
        self.rowLayout.setObjectName(u"rowLayout")
        self.rowLayout.setContentsMargins(0, 0, 0, 0)
        self.firstLine = BitsLine(self.row)
        self.firstLine.setObjectName(u"firstLine")
        self.firstLine.setMinimumSize(QSize(0, 18))

        self.rowLayout.addWidget(self.firstLine)

        self.treeButton = QPushButton(self.row)
        self.treeButton.setObjectName(u"treeButton")

        self.rowLayout.addWidget(self.treeButton)

        self.reopen = QPushButton(self.row)
        self.reopen.setObjectName(u"reopen")

        self.rowLayout.addWidget(self.reopen)

        self.finish = QPushButton(self.row)
        self.finish.setObjectName(u"finish")

        self.rowLayout.addWidget(self.finish)

        self.rowLayout.setStretch(0, 1)

        self.wordsLayout.addWidget(self.row)

        self.secondLine = BitsLine(self.words)
        self.secondLine.setObjectName(u"secondLine")
        self.secondLine.setMinimumSize(QSize(0, 18))
        self.secondLine.setMaximumSize(QSize(16777215, 18))

        self.wordsLayout.addWidget(self.secondLine)


        self.stripTopLayout.addWidget(self.words)

        self.stripTopLayout.setStretch(3, 1)

        self.stripLayout.addWidget(self.stripTop)

        self.partsHost = QWidget(strip)
        self.partsHost.setObjectName(u"partsHost")
        self.partsLayout = QHBoxLayout(self.partsHost)
        self.partsLayout.setSpacing(16)
        self.partsLayout.setObjectName(u"partsLayout")
        self.partsLayout.setContentsMargins(0, 0, 0, 0)

        self.stripLayout.addWidget(self.partsHost)


        self.retranslateUi(strip)
    # setupUi

    def retranslateUi(self, strip) -> None:
        self.provisionalWord.setText(QCoreApplication.translate("ScoreStrip", u"\u6682\u5b9a", None))
        self.reopen.setText(QCoreApplication.translate("ScoreStrip", u"\u91cd\u65b0\u6253\u5f00", None))
        pass
    # retranslateUi

