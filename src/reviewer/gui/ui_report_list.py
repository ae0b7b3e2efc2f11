# mypy: ignore-errors

################################################################################
## Form generated from reading UI file 'report_list.ui'
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
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QSpacerItem,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.gui.quiet_views import QuietTable
from reviewer.gui.report_preview import Preview

class Ui_ReportList(object):
    def setupUi(self, ReportList) -> None:
        if not ReportList.objectName():
            ReportList.setObjectName(u"ReportList")
        self.listLayout = QVBoxLayout(ReportList)
        self.listLayout.setSpacing(0)
        self.listLayout.setObjectName(u"listLayout")
        self.listLayout.setContentsMargins(0, 0, 0, 0)
        self.listFilters = QFrame(ReportList)
        self.listFilters.setObjectName(u"listFilters")
        self.listFilters.setMinimumSize(QSize(0, 44))
        self.listFilters.setMaximumSize(QSize(16777215, 44))
        self.filterLayout = QHBoxLayout(self.listFilters)
        self.filterLayout.setSpacing(8)
        self.filterLayout.setObjectName(u"filterLayout")
        self.filterLayout.setContentsMargins(12, 0, 12, 0)
        self.statusChip = QToolButton(self.listFilters)
        self.statusChip.setObjectName(u"statusChip")

        self.filterLayout.addWidget(self.statusChip)

        self.yearChip = QToolButton(self.listFilters)
        self.yearChip.setObjectName(u"yearChip")

        self.filterLayout.addWidget(self.yearChip)

        self.departmentChip = QToolButton(self.listFilters)
        self.departmentChip.setObjectName(u"departmentChip")

        self.filterLayout.addWidget(self.departmentChip)

        self.gradeChip = QToolButton(self.listFilters)
        self.gradeChip.setObjectName(u"gradeChip")

        self.filterLayout.addWidget(self.gradeChip)

        self.clearFilters = QToolButton(self.listFilters)
        self.clearFilters.setObjectName(u"clearFilters")
        self.clearFilters.setProperty(u"kind", u"quiet")

        self.filterLayout.addWidget(self.clearFilters)

        self.filterGap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.filterLayout.addItem(self.filterGap)

        self.countsLabel = QLabel(self.listFilters)
        self.countsLabel.setObjectName(u"countsLabel")
        self.countsLabel.setProperty(u"role", u"secondary")

        self.filterLayout.addWidget(self.countsLabel)

        self.columnsButton = QToolButton(self.listFilters)
        self.columnsButton.setObjectName(u"columnsButton")
        self.columnsButton.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.columnsButton.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.columnsButton.setProperty(u"kind", u"quiet")

        self.filterLayout.addWidget(self.columnsButton)


        self.listLayout.addWidget(self.listFilters)

        self.importStrip = QFrame(ReportList)
        self.importStrip.setObjectName(u"importStrip")
        self.importStrip.setMinimumSize(QSize(0, 40))
        self.importStrip.setMaximumSize(QSize(16777215, 40))
        self.stripLayout = QHBoxLayout(self.importStrip)
        self.stripLayout.setSpacing(16)
        self.stripLayout.setObjectName(u"stripLayout")
        self.stripLayout.setContentsMargins(16, 0, 16, 0)
        self.stripTitle = QLabel(self.importStrip)
        self.stripTitle.setObjectName(u"stripTitle")
        self.stripTitle.setProperty(u"role", u"heading")

        self.stripLayout.addWidget(self.stripTitle)

        self.stripBar = QProgressBar(self.importStrip)
        self.stripBar.setObjectName(u"stripBar")
        self.stripBar.setTextVisible(False)
        self.stripBar.setMinimumSize(QSize(160, 6))
        self.stripBar.setMaximumSize(QSize(320, 6))

        self.stripLayout.addWidget(self.stripBar)

        self.stripText = QLabel(self.importStrip)
        self.stripText.setObjectName(u"stripText")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.stripText.sizePolicy().hasHeightForWidth())
        self.stripText.setSizePolicy(sizePolicy)
        self.stripText.setProperty(u"role", u"secondary")

        self.stripLayout.addWidget(self.stripText)

        self.stripCancel = QPushButton(self.importStrip)
        self.stripCancel.setObjectName(u"stripCancel")
        self.stripCancel.setProperty(u"kind", u"small")

        self.stripLayout.addWidget(self.stripCancel)

        self.stripLayout.setStretch(1, 1)
        self.stripLayout.setStretch(2, 3)

        self.listLayout.addWidget(self.importStrip)

        self.listSplitter = QSplitter(ReportList)
        self.listSplitter.setObjectName(u"listSplitter")
        self.listSplitter.setOrientation(Qt.Orientation.Horizontal)
        self.listSplitter.setChildrenCollapsible(False)
        self.tableSide = QWidget(self.listSplitter)
        self.tableSide.setObjectName(u"tableSide")
        self.tableLayout = QVBoxLayout(self.tableSide)
        self.tableLayout.setSpacing(0)
        self.tableLayout.setObjectName(u"tableLayout")
        self.tableLayout.setContentsMargins(0, 0, 0, 0)
        self.table = QuietTable(self.tableSide)
        self.table.setObjectName(u"table")

        self.tableLayout.addWidget(self.table)

        self.emptyPlace = QFrame(self.tableSide)
        self.emptyPlace.setObjectName(u"emptyPlace")
        self.emptyLayout = QVBoxLayout(self.emptyPlace)
        self.emptyLayout.setSpacing(12)
        self.emptyLayout.setObjectName(u"emptyLayout")
        self.emptyLayout.setContentsMargins(16, 16, 16, 16)
        self.e1 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.emptyLayout.addItem(self.e1)

        self.emptyText = QLabel(self.emptyPlace)
        self.emptyText.setObjectName(u"emptyText")
        self.emptyText.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.emptyText.setProperty(u"role", u"secondary")

        self.emptyLayout.addWidget(self.emptyText)

        self.emptyButtons = QHBoxLayout()
        self.emptyButtons.setSpacing(8)
        self.emptyButtons.setObjectName(u"emptyButtons")
        self.emptyButtons.setContentsMargins(0, 0, 0, 0)
        self.e2 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.emptyButtons.addItem(self.e2)

        self.emptyClear = QPushButton(self.emptyPlace)
        self.emptyClear.setObjectName(u"emptyClear")

        self.emptyButtons.addWidget(self.emptyClear)

        self.emptyImport = QPushButton(self.emptyPlace)
        self.emptyImport.setObjectName(u"emptyImport")
        self.emptyImport.setProperty(u"kind", u"primary")

        self.emptyButtons.addWidget(self.emptyImport)

        self.e3 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.emptyButtons.addItem(self.e3)


        self.emptyLayout.addLayout(self.emptyButtons)

        self.e4 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.emptyLayout.addItem(self.e4)


        self.tableLayout.addWidget(self.emptyPlace)

        self.listSplitter.addWidget(self.tableSide)
        self.preview = Preview(self.listSplitter)
        self.preview.setObjectName(u"preview")
        self.listSplitter.addWidget(self.preview)

        self.listLayout.addWidget(self.listSplitter)

        self.listLayout.setStretch(2, 1)

        self.retranslateUi(ReportList)
    # setupUi

    def retranslateUi(self, ReportList) -> None:
        self.clearFilters.setText(QCoreApplication.translate("ReportList", u"\u6e05\u9664\u7b5b\u9009", None))
        self.countsLabel.setText("")
        self.columnsButton.setText(QCoreApplication.translate("ReportList", u"\u5217", None))
#if QT_CONFIG(tooltip)
        self.columnsButton.setToolTip(QCoreApplication.translate("ReportList", u"\u9009\u62e9\u663e\u793a\u7684\u5217", None))
#endif // QT_CONFIG(tooltip)
        self.stripTitle.setText("")
        self.stripText.setText("")
        self.stripCancel.setText(QCoreApplication.translate("ReportList", u"\u53d6\u6d88", None))
#if QT_CONFIG(accessibility)
        self.table.setAccessibleName(QCoreApplication.translate("ReportList", u"\u62a5\u544a\u5217\u8868", None))
#endif // QT_CONFIG(accessibility)
        self.emptyText.setText(QCoreApplication.translate("ReportList", u"\u6ca1\u6709\u7b26\u5408\u6761\u4ef6\u7684\u62a5\u544a\u3002", None))
        self.emptyClear.setText(QCoreApplication.translate("ReportList", u"\u6e05\u9664\u7b5b\u9009", None))
        self.emptyImport.setText(QCoreApplication.translate("ReportList", u"\u5bfc\u5165\u62a5\u544a", None))
        pass
    # retranslateUi

