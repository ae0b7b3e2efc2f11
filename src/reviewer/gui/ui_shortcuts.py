# mypy: ignore-errors

################################################################################
## Form generated from reading UI file 'shortcuts.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (
    QCoreApplication,
    Qt,
)
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

class Ui_ShortcutsDialog(object):
    def setupUi(self, ShortcutsDialog) -> None:
        if not ShortcutsDialog.objectName():
            ShortcutsDialog.setObjectName(u"ShortcutsDialog")
        ShortcutsDialog.resize(800, 640)
        self.shortcutsLayout = QVBoxLayout(ShortcutsDialog)
        self.shortcutsLayout.setSpacing(0)
        self.shortcutsLayout.setObjectName(u"shortcutsLayout")
        self.shortcutsLayout.setContentsMargins(0, 0, 0, 0)
        self.keysScroll = QScrollArea(ShortcutsDialog)
        self.keysScroll.setObjectName(u"keysScroll")
        self.keysScroll.setWidgetResizable(True)
        self.keysScroll.setFrameShape(QFrame.Shape.NoFrame)
        self.keysBody = QWidget()
        self.keysBody.setObjectName(u"keysBody")
        self.keysGrid = QGridLayout(self.keysBody)
        self.keysGrid.setObjectName(u"keysGrid")
        self.keysGrid.setHorizontalSpacing(6)
        self.keysGrid.setVerticalSpacing(6)
        self.keysGrid.setContentsMargins(24, 16, 24, 16)
        self.keysScroll.setWidget(self.keysBody)

        self.shortcutsLayout.addWidget(self.keysScroll)

        self.shortcutsFoot = QHBoxLayout()
        self.shortcutsFoot.setSpacing(0)
        self.shortcutsFoot.setObjectName(u"shortcutsFoot")
        self.shortcutsFoot.setContentsMargins(24, 8, 16, 12)
        self.shortcutsNote = QLabel(ShortcutsDialog)
        self.shortcutsNote.setObjectName(u"shortcutsNote")
        self.shortcutsNote.setProperty(u"role", u"hint")

        self.shortcutsFoot.addWidget(self.shortcutsNote)

        self.sf = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.shortcutsFoot.addItem(self.sf)

        self.closeButton = QPushButton(ShortcutsDialog)
        self.closeButton.setObjectName(u"closeButton")

        self.shortcutsFoot.addWidget(self.closeButton)


        self.shortcutsLayout.addLayout(self.shortcutsFoot)


        self.retranslateUi(ShortcutsDialog)
    # setupUi

    def retranslateUi(self, ShortcutsDialog) -> None:
        ShortcutsDialog.setWindowTitle(QCoreApplication.translate("ShortcutsDialog", u"\u5feb\u6377\u952e", None))
        self.shortcutsNote.setText(QCoreApplication.translate("ShortcutsDialog", u"\u5728\u6253\u5f00\u7684\u5355\u5143\u683c\u7f16\u8f91\u6846\u4e2d\uff0c\u64a4\u9500\u548c\u91cd\u505a\u5c5e\u4e8e\u7f16\u8f91\u6846\u3002", None))
        self.closeButton.setText(QCoreApplication.translate("ShortcutsDialog", u"\u5173\u95ed  Esc", None))
    # retranslateUi

