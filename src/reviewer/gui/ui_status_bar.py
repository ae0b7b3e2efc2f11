# mypy: ignore-errors

################################################################################
## Form generated from reading UI file 'status_bar.ui'
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
    QLineEdit,
    QProgressBar,
    QSizePolicy,
    QToolButton,
)

class Ui_StatusBar(object):
    def setupUi(self, StatusBar) -> None:
        if not StatusBar.objectName():
            StatusBar.setObjectName(u"StatusBar")
        StatusBar.setMinimumSize(QSize(0, 24))
        StatusBar.setMaximumSize(QSize(16777215, 24))
        self.statusLayout = QHBoxLayout(StatusBar)
        self.statusLayout.setSpacing(8)
        self.statusLayout.setObjectName(u"statusLayout")
        self.statusLayout.setContentsMargins(12, 0, 12, 0)
        self.savedIcon = QLabel(StatusBar)
        self.savedIcon.setObjectName(u"savedIcon")

        self.statusLayout.addWidget(self.savedIcon)

        self.savedLabel = QLabel(StatusBar)
        self.savedLabel.setObjectName(u"savedLabel")

        self.statusLayout.addWidget(self.savedLabel)

        self.nameButton = QToolButton(StatusBar)
        self.nameButton.setObjectName(u"nameButton")

        self.statusLayout.addWidget(self.nameButton)

        self.nameEdit = QLineEdit(StatusBar)
        self.nameEdit.setObjectName(u"nameEdit")
        self.nameEdit.setMaxLength(20)
        self.nameEdit.setMaximumSize(QSize(140, 20))

        self.statusLayout.addWidget(self.nameEdit)

        self.placeLabel = QLabel(StatusBar)
        self.placeLabel.setObjectName(u"placeLabel")

        self.statusLayout.addWidget(self.placeLabel)

        self.messageLabel = QLabel(StatusBar)
        self.messageLabel.setObjectName(u"messageLabel")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.messageLabel.sizePolicy().hasHeightForWidth())
        self.messageLabel.setSizePolicy(sizePolicy)

        self.statusLayout.addWidget(self.messageLabel)

        self.jobLabel = QLabel(StatusBar)
        self.jobLabel.setObjectName(u"jobLabel")

        self.statusLayout.addWidget(self.jobLabel)

        self.jobBar = QProgressBar(StatusBar)
        self.jobBar.setObjectName(u"jobBar")
        self.jobBar.setTextVisible(False)
        self.jobBar.setMinimumSize(QSize(120, 6))
        self.jobBar.setMaximumSize(QSize(120, 6))

        self.statusLayout.addWidget(self.jobBar)

        self.timeLabel = QLabel(StatusBar)
        self.timeLabel.setObjectName(u"timeLabel")

        self.statusLayout.addWidget(self.timeLabel)

        self.jobCancel = QToolButton(StatusBar)
        self.jobCancel.setObjectName(u"jobCancel")

        self.statusLayout.addWidget(self.jobCancel)

        self.statusLayout.setStretch(5, 1)

        self.retranslateUi(StatusBar)
    # setupUi

    def retranslateUi(self, StatusBar) -> None:
        self.savedIcon.setText("")
        self.savedLabel.setText(QCoreApplication.translate("StatusBar", u"\u6ca1\u6709\u672a\u4fdd\u5b58\u7684\u5185\u5bb9", None))
#if QT_CONFIG(tooltip)
        self.nameButton.setToolTip(QCoreApplication.translate("StatusBar", u"\u8bc4\u5ba1\u4eba\u59d3\u540d\uff0c\u5199\u5165\u5b8c\u6210\u8bb0\u5f55\u548c\u5bfc\u51fa\u7684\u8868\u683c\u3002\u70b9\u51fb\u53ef\u6539\u3002", None))
#endif // QT_CONFIG(tooltip)
        self.nameEdit.setPlaceholderText(QCoreApplication.translate("StatusBar", u"\u8bc4\u5ba1\u4eba\u59d3\u540d", None))
        self.placeLabel.setText("")
        self.messageLabel.setText("")
        self.jobLabel.setText("")
        self.timeLabel.setText("")
#if QT_CONFIG(tooltip)
        self.jobCancel.setToolTip(QCoreApplication.translate("StatusBar", u"\u53d6\u6d88\u3002\u5df2\u5b8c\u6210\u7684\u4fdd\u7559\u3002", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.jobCancel.setAccessibleName(QCoreApplication.translate("StatusBar", u"\u53d6\u6d88", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

