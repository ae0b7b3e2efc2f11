# mypy: ignore-errors

################################################################################
## Form generated from reading UI file 'band_page.ui'
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
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.gui.panels.body import (BandBody, BodyArea)
from reviewer.gui.panels.pieces import BitsLine

class Ui_BandPage(object):
    def setupUi(self, band) -> None:
        if not band.objectName():
            band.setObjectName(u"band")
        self.bandLayout = QVBoxLayout(band)
        self.bandLayout.setSpacing(4)
        self.bandLayout.setObjectName(u"bandLayout")
        self.bandLayout.setContentsMargins(12, 5, 12, 6)
        self.heading = BitsLine(band)
        self.heading.setObjectName(u"heading")
        self.heading.setMinimumSize(QSize(0, 22))
        self.heading.setMaximumSize(QSize(16777215, 22))

        self.bandLayout.addWidget(self.heading)

        self.middle = QWidget(band)
        self.middle.setObjectName(u"middle")
        self.middleLayout = QVBoxLayout(self.middle)
        self.middleLayout.setSpacing(4)
        self.middleLayout.setObjectName(u"middleLayout")
        self.middleLayout.setContentsMargins(0, 0, 0, 0)
        self.bodyArea = BodyArea(self.middle)
        self.bodyArea.setObjectName(u"bodyArea")
        self.bodyArea.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.bodyArea.setFrameShape(QFrame.Shape.NoFrame)
        self.bodyArea.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.bodyArea.setWidgetResizable(True)
        self.body = BandBody()
        self.body.setObjectName(u"body")
        self.bodyArea.setWidget(self.body)

        self.middleLayout.addWidget(self.bodyArea)

        self.asking = QWidget(self.middle)
        self.asking.setObjectName(u"asking")
        self.askingLayout = QGridLayout(self.asking)
        self.askingLayout.setObjectName(u"askingLayout")
        self.askingLayout.setHorizontalSpacing(8)
        self.askingLayout.setVerticalSpacing(6)
        self.askingLayout.setContentsMargins(0, 0, 0, 0)
        self.questionLabel = QLabel(self.asking)
        self.questionLabel.setObjectName(u"questionLabel")
        self.questionLabel.setAlignment(Qt.AlignmentFlag.AlignTop)

        self.askingLayout.addWidget(self.questionLabel, 0, 0, 1, 1)

        self.question = QTextEdit(self.asking)
        self.question.setObjectName(u"question")
        self.question.setTabChangesFocus(True)
        self.question.setAcceptRichText(False)

        self.askingLayout.addWidget(self.question, 0, 1, 1, 1)

        self.reasonLabel = QLabel(self.asking)
        self.reasonLabel.setObjectName(u"reasonLabel")

        self.askingLayout.addWidget(self.reasonLabel, 1, 0, 1, 1)

        self.reason = QComboBox(self.asking)
        self.reason.setObjectName(u"reason")
        self.reason.setEditable(True)

        self.askingLayout.addWidget(self.reason, 1, 1, 1, 1)


        self.middleLayout.addWidget(self.asking)

        self.middleLayout.setStretch(0, 1)

        self.bandLayout.addWidget(self.middle)

        self.foot = QWidget(band)
        self.foot.setObjectName(u"foot")
        self.footLayout = QHBoxLayout(self.foot)
        self.footLayout.setSpacing(8)
        self.footLayout.setObjectName(u"footLayout")
        self.footLayout.setContentsMargins(0, 0, 0, 0)
        self.verbs = QWidget(self.foot)
        self.verbs.setObjectName(u"verbs")
        self.verbsLayout = QHBoxLayout(self.verbs)
        self.verbsLayout.setSpacing(8)
        self.verbsLayout.setObjectName(u"verbsLayout")
        self.verbsLayout.setContentsMargins(0, 0, 0, 0)

        self.footLayout.addWidget(self.verbs)

        self.link = QPushButton(self.foot)
        self.link.setObjectName(u"link")

        self.footLayout.addWidget(self.link)

        self.opener = QToolButton(self.foot)
        self.opener.setObjectName(u"opener")

        self.footLayout.addWidget(self.opener)

        self.footLayout.setStretch(0, 1)

        self.bandLayout.addWidget(self.foot)

        self.bandLayout.setStretch(1, 1)

        self.retranslateUi(band)
    # setupUi

    def retranslateUi(self, band) -> None:
        self.questionLabel.setText(QCoreApplication.translate("BandPage", u"\u8be2\u95ee\u5355\u4f4d", None))
#if QT_CONFIG(accessibility)
        self.question.setAccessibleName(QCoreApplication.translate("BandPage", u"\u8be2\u95ee\u5355\u4f4d", None))
#endif // QT_CONFIG(accessibility)
        self.reasonLabel.setText(QCoreApplication.translate("BandPage", u"\u6392\u9664\u7406\u7531", None))
#if QT_CONFIG(accessibility)
        self.reason.setAccessibleName(QCoreApplication.translate("BandPage", u"\u6392\u9664\u7406\u7531", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(tooltip)
        self.opener.setToolTip(QCoreApplication.translate("BandPage", u"\u5c55\u5f00\u6216\u6536\u8d77", None))
#endif // QT_CONFIG(tooltip)
        pass
    # retranslateUi

