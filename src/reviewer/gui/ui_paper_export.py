# mypy: ignore-errors

################################################################################
## Form generated from reading UI file 'paper_export.ui'
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
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
)

class Ui_PaperExportDialog(object):
    def setupUi(self, PaperExportDialog) -> None:
        if not PaperExportDialog.objectName():
            PaperExportDialog.setObjectName(u"PaperExportDialog")
        PaperExportDialog.resize(520, 260)
        self.dialogLayout = QVBoxLayout(PaperExportDialog)
        self.dialogLayout.setSpacing(8)
        self.dialogLayout.setObjectName(u"dialogLayout")
        self.dialogLayout.setContentsMargins(16, 16, 16, 16)
        self.countText = QLabel(PaperExportDialog)
        self.countText.setObjectName(u"countText")
        self.countText.setWordWrap(True)
        self.countText.setProperty(u"role", u"heading")

        self.dialogLayout.addWidget(self.countText)

        self.templateLayout = QHBoxLayout()
        self.templateLayout.setSpacing(8)
        self.templateLayout.setObjectName(u"templateLayout")
        self.templateLabel = QLabel(PaperExportDialog)
        self.templateLabel.setObjectName(u"templateLabel")

        self.templateLayout.addWidget(self.templateLabel)

        self.templateBox = QComboBox(PaperExportDialog)
        self.templateBox.setObjectName(u"templateBox")

        self.templateLayout.addWidget(self.templateBox)

        self.folderButton = QPushButton(PaperExportDialog)
        self.folderButton.setObjectName(u"folderButton")
        self.folderButton.setAutoDefault(False)
        self.folderButton.setProperty(u"kind", u"link")

        self.templateLayout.addWidget(self.folderButton)

        self.templateLayout.setStretch(1, 1)

        self.dialogLayout.addLayout(self.templateLayout)

        self.templateHint = QLabel(PaperExportDialog)
        self.templateHint.setObjectName(u"templateHint")
        self.templateHint.setWordWrap(True)
        self.templateHint.setProperty(u"role", u"secondary")

        self.dialogLayout.addWidget(self.templateHint)

        self.organisationLayout = QHBoxLayout()
        self.organisationLayout.setSpacing(8)
        self.organisationLayout.setObjectName(u"organisationLayout")
        self.organisationText = QLabel(PaperExportDialog)
        self.organisationText.setObjectName(u"organisationText")

        self.organisationLayout.addWidget(self.organisationText)

        self.organisationEdit = QLineEdit(PaperExportDialog)
        self.organisationEdit.setObjectName(u"organisationEdit")
        self.organisationEdit.setMaxLength(100)

        self.organisationLayout.addWidget(self.organisationEdit)


        self.dialogLayout.addLayout(self.organisationLayout)

        self.oneButton = QRadioButton(PaperExportDialog)
        self.oneButton.setObjectName(u"oneButton")
        self.oneButton.setChecked(True)

        self.dialogLayout.addWidget(self.oneButton)

        self.apartButton = QRadioButton(PaperExportDialog)
        self.apartButton.setObjectName(u"apartButton")

        self.dialogLayout.addWidget(self.apartButton)

        self.pdfBox = QCheckBox(PaperExportDialog)
        self.pdfBox.setObjectName(u"pdfBox")

        self.dialogLayout.addWidget(self.pdfBox)

        self.staleText = QLabel(PaperExportDialog)
        self.staleText.setObjectName(u"staleText")
        self.staleText.setWordWrap(True)
        self.staleText.setProperty(u"role", u"amber")

        self.dialogLayout.addWidget(self.staleText)

        self.buttons = QDialogButtonBox(PaperExportDialog)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Cancel|QDialogButtonBox.StandardButton.Ok)

        self.dialogLayout.addWidget(self.buttons)

#if QT_CONFIG(shortcut)
        self.organisationText.setBuddy(self.organisationEdit)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(PaperExportDialog)
    # setupUi

    def retranslateUi(self, PaperExportDialog) -> None:
        PaperExportDialog.setWindowTitle(QCoreApplication.translate("PaperExportDialog", u"\u5bfc\u51fa Word", None))
        self.countText.setText("")
        self.templateLabel.setText(QCoreApplication.translate("PaperExportDialog", u"\u6a21\u677f", None))
        self.folderButton.setText(QCoreApplication.translate("PaperExportDialog", u"\u6253\u5f00\u6a21\u677f\u6587\u4ef6\u5939", None))
        self.templateHint.setText(QCoreApplication.translate("PaperExportDialog", u"\u81ea\u5907\u6a21\u677f\uff08.docx\uff09\u653e\u5165\u6a21\u677f\u6587\u4ef6\u5939\u540e\u5728\u6b64\u9009\u7528\uff1b\u53ef\u5148\u7528\u300c\u5bfc\u51fa\u610f\u89c1\u4e66\u6a21\u677f\u2026\u300d\u53d6\u5f97\u968f\u7a0b\u5e8f\u63d0\u4f9b\u7684\u6a21\u677f\u518d\u4fee\u6539\u3002", None))
        self.organisationText.setText(QCoreApplication.translate("PaperExportDialog", u"\u7f16\u5236\u5355\u4f4d", None))
#if QT_CONFIG(tooltip)
        self.organisationEdit.setToolTip(QCoreApplication.translate("PaperExportDialog", u"\u5199\u5165\u5de5\u4f5c\u7c3f\u3001\u590d\u6838\u610f\u89c1\u548c\u5de5\u4f5c\u62a5\u544a\uff0c\u4e0b\u6b21\u6cbf\u7528", None))
#endif // QT_CONFIG(tooltip)
        self.oneButton.setText(QCoreApplication.translate("PaperExportDialog", u"\u5168\u90e8\u5199\u5165\u4e00\u4efd\u6587\u4ef6\uff0c\u6bcf\u4efd\u62a5\u544a\u53e6\u8d77\u4e00\u9875", None))
        self.apartButton.setText(QCoreApplication.translate("PaperExportDialog", u"\u6bcf\u4efd\u62a5\u544a\u4e00\u4e2a\u6587\u4ef6\uff0c\u5199\u5165\u6240\u9009\u6587\u4ef6\u5939", None))
        self.pdfBox.setText(QCoreApplication.translate("PaperExportDialog", u"\u540c\u65f6\u751f\u6210 PDF", None))
        self.staleText.setText("")
    # retranslateUi

