# mypy: ignore-errors

################################################################################
## Form generated from reading UI file 'welcome.ui'
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
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reviewer.gui.drop_frame import DropFrame

class Ui_Welcome(object):
    def setupUi(self, Welcome) -> None:
        if not Welcome.objectName():
            Welcome.setObjectName(u"Welcome")
        self.outer = QVBoxLayout(Welcome)
        self.outer.setSpacing(0)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.scroll = QScrollArea(Welcome)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.welcome = QWidget()
        self.welcome.setObjectName(u"welcome")
        self.centred = QHBoxLayout(self.welcome)
        self.centred.setSpacing(0)
        self.centred.setObjectName(u"centred")
        self.centred.setContentsMargins(24, 16, 24, 16)
        self.left = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.centred.addItem(self.left)

        self.column = QWidget(self.welcome)
        self.column.setObjectName(u"column")
        self.column.setMinimumSize(QSize(480, 0))
        self.column.setMaximumSize(QSize(920, 16777215))
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.column.sizePolicy().hasHeightForWidth())
        self.column.setSizePolicy(sizePolicy)
        self.columnLayout = QVBoxLayout(self.column)
        self.columnLayout.setSpacing(0)
        self.columnLayout.setObjectName(u"columnLayout")
        self.columnLayout.setContentsMargins(0, 0, 0, 0)
        self.top = QSpacerItem(20, 40, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.columnLayout.addItem(self.top)

        self.greeting = QLabel(self.column)
        self.greeting.setObjectName(u"greeting")
        self.greeting.setTextFormat(Qt.TextFormat.RichText)

        self.columnLayout.addWidget(self.greeting)

        self.gap1 = QSpacerItem(20, 12, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.columnLayout.addItem(self.gap1)

        self.drop = DropFrame(self.column)
        self.drop.setObjectName(u"drop")
        self.drop.setMinimumSize(QSize(0, 184))
        sizePolicy1 = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        sizePolicy1.setHorizontalStretch(0)
        sizePolicy1.setVerticalStretch(0)
        sizePolicy1.setHeightForWidth(self.drop.sizePolicy().hasHeightForWidth())
        self.drop.setSizePolicy(sizePolicy1)
        self.dropLayout = QVBoxLayout(self.drop)
        self.dropLayout.setSpacing(12)
        self.dropLayout.setObjectName(u"dropLayout")
        self.dropLayout.setContentsMargins(16, 16, 16, 16)
        self.dropTop = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.dropLayout.addItem(self.dropTop)

        self.dropIcon = QLabel(self.drop)
        self.dropIcon.setObjectName(u"dropIcon")
        self.dropIcon.setAlignment(Qt.AlignmentFlag.AlignCenter)

        self.dropLayout.addWidget(self.dropIcon)

        self.dropText = QLabel(self.drop)
        self.dropText.setObjectName(u"dropText")
        self.dropText.setAlignment(Qt.AlignmentFlag.AlignCenter)

        self.dropLayout.addWidget(self.dropText)

        self.dropButtons = QHBoxLayout()
        self.dropButtons.setSpacing(8)
        self.dropButtons.setObjectName(u"dropButtons")
        self.dropButtons.setContentsMargins(0, 0, 0, 0)
        self.b1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.dropButtons.addItem(self.b1)

        self.importButton = QPushButton(self.drop)
        self.importButton.setObjectName(u"importButton")
        self.importButton.setProperty(u"kind", u"primary")

        self.dropButtons.addWidget(self.importButton)

        self.folderButton = QPushButton(self.drop)
        self.folderButton.setObjectName(u"folderButton")

        self.dropButtons.addWidget(self.folderButton)

        self.b2 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.dropButtons.addItem(self.b2)


        self.dropLayout.addLayout(self.dropButtons)

        self.dropKinds = QLabel(self.drop)
        self.dropKinds.setObjectName(u"dropKinds")
        self.dropKinds.setText(u"")
        self.dropKinds.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.dropKinds.setWordWrap(True)
        self.dropKinds.setProperty(u"role", u"hint")

        self.dropLayout.addWidget(self.dropKinds)

        self.dropBottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.dropLayout.addItem(self.dropBottom)


        self.columnLayout.addWidget(self.drop)

        self.gap2 = QSpacerItem(20, 32, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.columnLayout.addItem(self.gap2)

        self.sampleHead = QHBoxLayout()
        self.sampleHead.setSpacing(0)
        self.sampleHead.setObjectName(u"sampleHead")
        self.sampleHead.setContentsMargins(0, 0, 0, 0)
        self.sampleTitle = QLabel(self.column)
        self.sampleTitle.setObjectName(u"sampleTitle")
        self.sampleTitle.setProperty(u"role", u"heading")

        self.sampleHead.addWidget(self.sampleTitle)

        self.sampleGap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.sampleHead.addItem(self.sampleGap)

        self.openAllButton = QPushButton(self.column)
        self.openAllButton.setObjectName(u"openAllButton")
        self.openAllButton.setProperty(u"kind", u"small")

        self.sampleHead.addWidget(self.openAllButton)


        self.columnLayout.addLayout(self.sampleHead)

        self.gap3 = QSpacerItem(20, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.columnLayout.addItem(self.gap3)

        self.sampleTable = QTableView(self.column)
        self.sampleTable.setObjectName(u"sampleTable")
        sizePolicy2 = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sizePolicy2.setHorizontalStretch(0)
        sizePolicy2.setVerticalStretch(0)
        sizePolicy2.setHeightForWidth(self.sampleTable.sizePolicy().hasHeightForWidth())
        self.sampleTable.setSizePolicy(sizePolicy2)

        self.columnLayout.addWidget(self.sampleTable)

        self.gap4 = QSpacerItem(20, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.columnLayout.addItem(self.gap4)

        self.sampleNote = QLabel(self.column)
        self.sampleNote.setObjectName(u"sampleNote")
        self.sampleNote.setWordWrap(True)
        self.sampleNote.setProperty(u"role", u"hint")

        self.columnLayout.addWidget(self.sampleNote)

        self.bottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.columnLayout.addItem(self.bottom)


        self.centred.addWidget(self.column)

        self.right = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.centred.addItem(self.right)

        self.centred.setStretch(0, 1)
        self.centred.setStretch(1, 200)
        self.centred.setStretch(2, 1)
        self.scroll.setWidget(self.welcome)

        self.outer.addWidget(self.scroll)


        self.retranslateUi(Welcome)
    # setupUi

    def retranslateUi(self, Welcome) -> None:
        self.greeting.setText(QCoreApplication.translate("Welcome", u"<b>\u6b22\u8fce\u4f7f\u7528\u7ee9\u6548\u62a5\u544a\u8bc4\u5ba1\u53f0\u3002</b>\u5bfc\u5165\u7b2c\u4e00\u4efd\u62a5\u544a\uff0c\u6216\u5148\u6253\u5f00\u793a\u4f8b\u3002", None))
        self.dropIcon.setText("")
        self.dropText.setText(QCoreApplication.translate("Welcome", u"\u628a\u62a5\u544a\u6587\u4ef6\u6216\u6587\u4ef6\u5939\u62d6\u5230\u8fd9\u91cc\uff0c\u6216\u8005", None))
        self.importButton.setText(QCoreApplication.translate("Welcome", u"\u5bfc\u5165\u62a5\u544a  Ctrl+O", None))
        self.folderButton.setText(QCoreApplication.translate("Welcome", u"\u5bfc\u5165\u6587\u4ef6\u5939", None))
        self.sampleTitle.setText(QCoreApplication.translate("Welcome", u"\u5148\u770b\u793a\u4f8b", None))
        self.openAllButton.setText(QCoreApplication.translate("Welcome", u"\u5168\u90e8\u6253\u5f00", None))
        self.sampleNote.setText(QCoreApplication.translate("Welcome", u"\u793a\u4f8b\u662f\u865a\u6784\u7684\u62a5\u544a\uff0c\u53ef\u968f\u65f6\u5728\u5217\u8868\u4e2d\u79fb\u51fa\u3002\u6309 F1 \u67e5\u770b\u5feb\u6377\u952e\u3002", None))
        pass
    # retranslateUi

