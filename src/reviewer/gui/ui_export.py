# mypy: ignore-errors

################################################################################
## Form generated from reading UI file 'export.ui'
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
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QSpacerItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

class Ui_ExportDialog(object):
    def setupUi(self, ExportDialog) -> None:
        if not ExportDialog.objectName():
            ExportDialog.setObjectName(u"ExportDialog")
        ExportDialog.resize(600, 440)
        ExportDialog.setMinimumSize(QSize(560, 0))
        self.exportLayout = QVBoxLayout(ExportDialog)
        self.exportLayout.setSpacing(10)
        self.exportLayout.setObjectName(u"exportLayout")
        self.exportLayout.setContentsMargins(16, 16, 16, 16)
        self.scopeText = QLabel(ExportDialog)
        self.scopeText.setObjectName(u"scopeText")
        self.scopeText.setProperty(u"role", u"heading")

        self.exportLayout.addWidget(self.scopeText)

        self.scopeLayout = QHBoxLayout()
        self.scopeLayout.setSpacing(16)
        self.scopeLayout.setObjectName(u"scopeLayout")
        self.pickedRadio = QRadioButton(ExportDialog)
        self.scopeGroup = QButtonGroup(ExportDialog)
        self.scopeGroup.setObjectName(u"scopeGroup")
        self.scopeGroup.addButton(self.pickedRadio)
        self.pickedRadio.setObjectName(u"pickedRadio")

        self.scopeLayout.addWidget(self.pickedRadio)

        self.shownRadio = QRadioButton(ExportDialog)
        self.scopeGroup.addButton(self.shownRadio)
        self.shownRadio.setObjectName(u"shownRadio")

        self.scopeLayout.addWidget(self.shownRadio)

        self.allRadio = QRadioButton(ExportDialog)
        self.scopeGroup.addButton(self.allRadio)
        self.allRadio.setObjectName(u"allRadio")

        self.scopeLayout.addWidget(self.allRadio)

        self.scopeSpace = QSpacerItem(10, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.scopeLayout.addItem(self.scopeSpace)


        self.exportLayout.addLayout(self.scopeLayout)

        self.leftLayout = QHBoxLayout()
        self.leftLayout.setSpacing(8)
        self.leftLayout.setObjectName(u"leftLayout")
        self.leftText = QLabel(ExportDialog)
        self.leftText.setObjectName(u"leftText")
        self.leftText.setWordWrap(True)
        self.leftText.setTextFormat(Qt.TextFormat.PlainText)
        self.leftText.setProperty(u"role", u"secondary")

        self.leftLayout.addWidget(self.leftText)

        self.samplesBox = QCheckBox(ExportDialog)
        self.samplesBox.setObjectName(u"samplesBox")

        self.leftLayout.addWidget(self.samplesBox)

        self.leftLayout.setStretch(0, 1)

        self.exportLayout.addLayout(self.leftLayout)

        self.kindText = QLabel(ExportDialog)
        self.kindText.setObjectName(u"kindText")
        self.kindText.setProperty(u"role", u"heading")

        self.exportLayout.addWidget(self.kindText)

        self.kindLayout = QGridLayout()
        self.kindLayout.setObjectName(u"kindLayout")
        self.kindLayout.setHorizontalSpacing(16)
        self.kindLayout.setVerticalSpacing(6)
        self.workbookRadio = QRadioButton(ExportDialog)
        self.kindGroup = QButtonGroup(ExportDialog)
        self.kindGroup.setObjectName(u"kindGroup")
        self.kindGroup.addButton(self.workbookRadio)
        self.workbookRadio.setObjectName(u"workbookRadio")

        self.kindLayout.addWidget(self.workbookRadio, 0, 0, 1, 1)

        self.templateRadio = QRadioButton(ExportDialog)
        self.kindGroup.addButton(self.templateRadio)
        self.templateRadio.setObjectName(u"templateRadio")

        self.kindLayout.addWidget(self.templateRadio, 0, 1, 1, 1)

        self.csvRadio = QRadioButton(ExportDialog)
        self.kindGroup.addButton(self.csvRadio)
        self.csvRadio.setObjectName(u"csvRadio")

        self.kindLayout.addWidget(self.csvRadio, 0, 2, 1, 1)

        self.linesRadio = QRadioButton(ExportDialog)
        self.kindGroup.addButton(self.linesRadio)
        self.linesRadio.setObjectName(u"linesRadio")

        self.kindLayout.addWidget(self.linesRadio, 0, 3, 1, 1)

        self.kindSpace = QSpacerItem(10, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.kindLayout.addItem(self.kindSpace, 0, 4, 1, 1)


        self.exportLayout.addLayout(self.kindLayout)

        self.pages = QStackedWidget(ExportDialog)
        self.pages.setObjectName(u"pages")
        self.workbookPage = QWidget()
        self.workbookPage.setObjectName(u"workbookPage")
        self.workbookLayout = QVBoxLayout(self.workbookPage)
        self.workbookLayout.setSpacing(6)
        self.workbookLayout.setObjectName(u"workbookLayout")
        self.workbookLayout.setContentsMargins(0, 0, 0, 0)
        self.sheetsGrid = QGridLayout()
        self.sheetsGrid.setObjectName(u"sheetsGrid")
        self.sheetsGrid.setHorizontalSpacing(16)
        self.sheetsGrid.setVerticalSpacing(6)
        self.summaryBox = QCheckBox(self.workbookPage)
        self.summaryBox.setObjectName(u"summaryBox")
        self.summaryBox.setChecked(True)

        self.sheetsGrid.addWidget(self.summaryBox, 0, 0, 1, 1)

        self.unitBox = QCheckBox(self.workbookPage)
        self.unitBox.setObjectName(u"unitBox")
        self.unitBox.setChecked(True)

        self.sheetsGrid.addWidget(self.unitBox, 0, 1, 1, 1)

        self.kindBox = QCheckBox(self.workbookPage)
        self.kindBox.setObjectName(u"kindBox")
        self.kindBox.setChecked(True)

        self.sheetsGrid.addWidget(self.kindBox, 0, 2, 1, 1)

        self.spreadBox = QCheckBox(self.workbookPage)
        self.spreadBox.setObjectName(u"spreadBox")
        self.spreadBox.setChecked(True)

        self.sheetsGrid.addWidget(self.spreadBox, 0, 3, 1, 1)

        self.reviewsBox = QCheckBox(self.workbookPage)
        self.reviewsBox.setObjectName(u"reviewsBox")
        self.reviewsBox.setChecked(True)

        self.sheetsGrid.addWidget(self.reviewsBox, 1, 0, 1, 1)

        self.findingsBox = QCheckBox(self.workbookPage)
        self.findingsBox.setObjectName(u"findingsBox")
        self.findingsBox.setChecked(True)

        self.sheetsGrid.addWidget(self.findingsBox, 1, 1, 1, 1)

        self.evidenceBox = QCheckBox(self.workbookPage)
        self.evidenceBox.setObjectName(u"evidenceBox")
        self.evidenceBox.setChecked(True)

        self.sheetsGrid.addWidget(self.evidenceBox, 1, 2, 1, 1)

        self.termsBox = QCheckBox(self.workbookPage)
        self.termsBox.setObjectName(u"termsBox")
        self.termsBox.setChecked(True)

        self.sheetsGrid.addWidget(self.termsBox, 1, 3, 1, 1)

        self.sheetsNote = QLabel(self.workbookPage)
        self.sheetsNote.setObjectName(u"sheetsNote")
        self.sheetsNote.setWordWrap(True)
        self.sheetsNote.setTextFormat(Qt.TextFormat.PlainText)
        self.sheetsNote.setProperty(u"role", u"hint")

        self.sheetsGrid.addWidget(self.sheetsNote, 2, 0, 1, 4)


        self.workbookLayout.addLayout(self.sheetsGrid)

        self.workbookSpace = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.workbookLayout.addItem(self.workbookSpace)

        self.pages.addWidget(self.workbookPage)
        self.templatePage = QWidget()
        self.templatePage.setObjectName(u"templatePage")
        self.templateLayout = QVBoxLayout(self.templatePage)
        self.templateLayout.setSpacing(6)
        self.templateLayout.setObjectName(u"templateLayout")
        self.templateLayout.setContentsMargins(0, 0, 0, 0)
        self.templateRow = QHBoxLayout()
        self.templateRow.setSpacing(8)
        self.templateRow.setObjectName(u"templateRow")
        self.templateList = QComboBox(self.templatePage)
        self.templateList.setObjectName(u"templateList")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.templateList.sizePolicy().hasHeightForWidth())
        self.templateList.setSizePolicy(sizePolicy)

        self.templateRow.addWidget(self.templateList)

        self.addButton = QPushButton(self.templatePage)
        self.addButton.setObjectName(u"addButton")
        self.addButton.setAutoDefault(False)

        self.templateRow.addWidget(self.addButton)

        self.folderButton = QPushButton(self.templatePage)
        self.folderButton.setObjectName(u"folderButton")
        self.folderButton.setAutoDefault(False)

        self.templateRow.addWidget(self.folderButton)


        self.templateLayout.addLayout(self.templateRow)

        self.sampleRow = QHBoxLayout()
        self.sampleRow.setSpacing(8)
        self.sampleRow.setObjectName(u"sampleRow")
        self.templateHint = QLabel(self.templatePage)
        self.templateHint.setObjectName(u"templateHint")
        self.templateHint.setWordWrap(True)
        self.templateHint.setTextFormat(Qt.TextFormat.PlainText)
        self.templateHint.setProperty(u"role", u"hint")

        self.sampleRow.addWidget(self.templateHint)

        self.sampleButton = QPushButton(self.templatePage)
        self.sampleButton.setObjectName(u"sampleButton")
        self.sampleButton.setAutoDefault(False)

        self.sampleRow.addWidget(self.sampleButton)

        self.sampleRow.setStretch(0, 1)

        self.templateLayout.addLayout(self.sampleRow)

        self.templateNote = QLabel(self.templatePage)
        self.templateNote.setObjectName(u"templateNote")
        self.templateNote.setWordWrap(True)
        self.templateNote.setTextFormat(Qt.TextFormat.PlainText)
        self.templateNote.setProperty(u"role", u"secondary")

        self.templateLayout.addWidget(self.templateNote)

        self.templateSpace = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.templateLayout.addItem(self.templateSpace)

        self.pages.addWidget(self.templatePage)
        self.plainPage = QWidget()
        self.plainPage.setObjectName(u"plainPage")
        self.plainLayout = QVBoxLayout(self.plainPage)
        self.plainLayout.setSpacing(6)
        self.plainLayout.setObjectName(u"plainLayout")
        self.plainLayout.setContentsMargins(0, 0, 0, 0)
        self.plainNote = QLabel(self.plainPage)
        self.plainNote.setObjectName(u"plainNote")
        self.plainNote.setWordWrap(True)
        self.plainNote.setTextFormat(Qt.TextFormat.PlainText)
        self.plainNote.setProperty(u"role", u"secondary")

        self.plainLayout.addWidget(self.plainNote)

        self.plainSpace = QSpacerItem(10, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.plainLayout.addItem(self.plainSpace)

        self.pages.addWidget(self.plainPage)

        self.exportLayout.addWidget(self.pages)

        self.whereText = QLabel(ExportDialog)
        self.whereText.setObjectName(u"whereText")
        self.whereText.setProperty(u"role", u"heading")

        self.exportLayout.addWidget(self.whereText)

        self.whereLayout = QHBoxLayout()
        self.whereLayout.setSpacing(8)
        self.whereLayout.setObjectName(u"whereLayout")
        self.targetEdit = QLineEdit(ExportDialog)
        self.targetEdit.setObjectName(u"targetEdit")

        self.whereLayout.addWidget(self.targetEdit)

        self.browseButton = QPushButton(ExportDialog)
        self.browseButton.setObjectName(u"browseButton")
        self.browseButton.setAutoDefault(False)

        self.whereLayout.addWidget(self.browseButton)


        self.exportLayout.addLayout(self.whereLayout)

        self.organisationLayout = QHBoxLayout()
        self.organisationLayout.setSpacing(8)
        self.organisationLayout.setObjectName(u"organisationLayout")
        self.organisationText = QLabel(ExportDialog)
        self.organisationText.setObjectName(u"organisationText")

        self.organisationLayout.addWidget(self.organisationText)

        self.organisationEdit = QLineEdit(ExportDialog)
        self.organisationEdit.setObjectName(u"organisationEdit")
        self.organisationEdit.setMaxLength(100)

        self.organisationLayout.addWidget(self.organisationEdit)


        self.exportLayout.addLayout(self.organisationLayout)

        self.wrongText = QLabel(ExportDialog)
        self.wrongText.setObjectName(u"wrongText")
        self.wrongText.setWordWrap(True)
        self.wrongText.setTextFormat(Qt.TextFormat.PlainText)
        self.wrongText.setProperty(u"role", u"red")

        self.exportLayout.addWidget(self.wrongText)

        self.readBackLayout = QHBoxLayout()
        self.readBackLayout.setObjectName(u"readBackLayout")
        self.readBackButton = QPushButton(ExportDialog)
        self.readBackButton.setObjectName(u"readBackButton")

        self.readBackLayout.addWidget(self.readBackButton)

        self.readBackSpacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.readBackLayout.addItem(self.readBackSpacer)


        self.exportLayout.addLayout(self.readBackLayout)

        self.buttons = QDialogButtonBox(ExportDialog)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Cancel|QDialogButtonBox.StandardButton.Ok)

        self.exportLayout.addWidget(self.buttons)

#if QT_CONFIG(shortcut)
        self.whereText.setBuddy(self.targetEdit)
        self.organisationText.setBuddy(self.organisationEdit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.pickedRadio, self.shownRadio)
        QWidget.setTabOrder(self.shownRadio, self.allRadio)
        QWidget.setTabOrder(self.allRadio, self.samplesBox)
        QWidget.setTabOrder(self.samplesBox, self.workbookRadio)
        QWidget.setTabOrder(self.workbookRadio, self.templateRadio)
        QWidget.setTabOrder(self.templateRadio, self.csvRadio)
        QWidget.setTabOrder(self.csvRadio, self.linesRadio)
        QWidget.setTabOrder(self.linesRadio, self.summaryBox)
        QWidget.setTabOrder(self.summaryBox, self.unitBox)
        QWidget.setTabOrder(self.unitBox, self.kindBox)
        QWidget.setTabOrder(self.kindBox, self.spreadBox)
        QWidget.setTabOrder(self.spreadBox, self.reviewsBox)
        QWidget.setTabOrder(self.reviewsBox, self.findingsBox)
        QWidget.setTabOrder(self.findingsBox, self.evidenceBox)
        QWidget.setTabOrder(self.evidenceBox, self.termsBox)
        QWidget.setTabOrder(self.termsBox, self.templateList)
        QWidget.setTabOrder(self.templateList, self.addButton)
        QWidget.setTabOrder(self.addButton, self.folderButton)
        QWidget.setTabOrder(self.folderButton, self.sampleButton)
        QWidget.setTabOrder(self.sampleButton, self.targetEdit)
        QWidget.setTabOrder(self.targetEdit, self.browseButton)
        QWidget.setTabOrder(self.browseButton, self.organisationEdit)
        QWidget.setTabOrder(self.organisationEdit, self.readBackButton)

        self.retranslateUi(ExportDialog)
    # setupUi

    def retranslateUi(self, ExportDialog) -> None:
        ExportDialog.setWindowTitle(QCoreApplication.translate("ExportDialog", u"\u5bfc\u51fa", None))
        self.scopeText.setText(QCoreApplication.translate("ExportDialog", u"\u54ea\u4e9b\u62a5\u544a", None))
        self.pickedRadio.setText(QCoreApplication.translate("ExportDialog", u"\u9009\u4e2d\u7684", None))
        self.shownRadio.setText(QCoreApplication.translate("ExportDialog", u"\u5f53\u524d\u7b5b\u9009\u7684", None))
        self.allRadio.setText(QCoreApplication.translate("ExportDialog", u"\u5168\u90e8", None))
        self.leftText.setText("")
        self.samplesBox.setText(QCoreApplication.translate("ExportDialog", u"\u542b\u793a\u4f8b\u62a5\u544a", None))
        self.kindText.setText(QCoreApplication.translate("ExportDialog", u"\u5bfc\u51fa\u4e3a", None))
        self.workbookRadio.setText(QCoreApplication.translate("ExportDialog", u"\u5de5\u4f5c\u7c3f\uff08.xlsx\uff09", None))
        self.templateRadio.setText(QCoreApplication.translate("ExportDialog", u"\u672c\u53bf\u6a21\u677f", None))
        self.csvRadio.setText(QCoreApplication.translate("ExportDialog", u"CSV", None))
        self.linesRadio.setText(QCoreApplication.translate("ExportDialog", u"JSON Lines", None))
        self.summaryBox.setText(QCoreApplication.translate("ExportDialog", u"\u6c47\u603b\u8868", None))
        self.unitBox.setText(QCoreApplication.translate("ExportDialog", u"\u6309\u5355\u4f4d", None))
        self.kindBox.setText(QCoreApplication.translate("ExportDialog", u"\u6309\u95ee\u9898\u7c7b\u578b", None))
        self.spreadBox.setText(QCoreApplication.translate("ExportDialog", u"\u5f97\u5206\u5206\u5e03", None))
        self.reviewsBox.setText(QCoreApplication.translate("ExportDialog", u"\u590d\u6838\u8868", None))
        self.findingsBox.setText(QCoreApplication.translate("ExportDialog", u"\u7591\u70b9\u6e05\u5355", None))
        self.evidenceBox.setText(QCoreApplication.translate("ExportDialog", u"\u4f9d\u636e", None))
        self.termsBox.setText(QCoreApplication.translate("ExportDialog", u"\u53e3\u5f84", None))
        self.sheetsNote.setText("")
#if QT_CONFIG(accessibility)
        self.templateList.setAccessibleName(QCoreApplication.translate("ExportDialog", u"\u672c\u53bf\u6a21\u677f", None))
#endif // QT_CONFIG(accessibility)
        self.addButton.setText(QCoreApplication.translate("ExportDialog", u"\u6dfb\u52a0\u6a21\u677f\u2026", None))
        self.folderButton.setText(QCoreApplication.translate("ExportDialog", u"\u6253\u5f00\u6a21\u677f\u6587\u4ef6\u5939", None))
        self.templateHint.setText(QCoreApplication.translate("ExportDialog", u"\u6a21\u677f\u4e2d\u5199 {{\u9879\u76ee\u540d\u79f0}} \u7b49\u5360\u4f4d\u6587\u5b57\uff0c\u6216\u7528\u540d\u79f0\u7ba1\u7406\u5668\u7ed9\u5355\u5143\u683c\u547d\u540d\u3002", None))
        self.sampleButton.setText(QCoreApplication.translate("ExportDialog", u"\u5bfc\u51fa\u6a21\u677f\u793a\u4f8b\u2026", None))
        self.templateNote.setText("")
        self.plainNote.setText("")
        self.whereText.setText(QCoreApplication.translate("ExportDialog", u"\u5bfc\u51fa\u5230", None))
#if QT_CONFIG(accessibility)
        self.targetEdit.setAccessibleName(QCoreApplication.translate("ExportDialog", u"\u5bfc\u51fa\u4f4d\u7f6e", None))
#endif // QT_CONFIG(accessibility)
        self.browseButton.setText(QCoreApplication.translate("ExportDialog", u"\u6d4f\u89c8\u2026", None))
        self.organisationText.setText(QCoreApplication.translate("ExportDialog", u"\u7f16\u5236\u5355\u4f4d", None))
#if QT_CONFIG(tooltip)
        self.organisationEdit.setToolTip(QCoreApplication.translate("ExportDialog", u"\u5199\u5165\u5de5\u4f5c\u7c3f\u3001\u590d\u6838\u610f\u89c1\u548c\u5de5\u4f5c\u62a5\u544a\uff0c\u4e0b\u6b21\u6cbf\u7528", None))
#endif // QT_CONFIG(tooltip)
        self.wrongText.setText("")
        self.readBackButton.setText(QCoreApplication.translate("ExportDialog", u"\u8bfb\u56de\u6539\u8fc7\u7684\u5de5\u4f5c\u7c3f\u2026", None))
    # retranslateUi

