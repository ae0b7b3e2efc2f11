"""The preview beside the list: what a selected report came to, without opening it."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from reviewer.domain.finding import SEVERITY_NAMES, Severity
from reviewer.domain.library import ListedFinding, ReportRow
from reviewer.domain.report import KIND_NAMES
from reviewer.domain.review import Status
from reviewer.gui import icons, theme, wording
from reviewer.gui.ui_report_preview import Ui_ReportPreview

_SHOWN = 6
_HEAD = 56  # logical px of the head beside the title


class Preview(QFrame):
    """Score, facts and findings of one row."""

    openWished = Signal(int)
    removeWished = Signal(int)
    closeWished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self._ui = Ui_ReportPreview()
        self._ui.setupUi(self)
        self._row: ReportRow | None = None
        self._ui.previewClose.setIcon(icons.icon("x"))
        self._ui.previewClose.setIconSize(QSize(12, 12))
        self._ui.previewClose.clicked.connect(self.closeWished)
        self._ui.openButton.clicked.connect(lambda: self._wish(self.openWished.emit))
        self._ui.removeButton.clicked.connect(lambda: self._wish(self.removeWished.emit))
        self._ui.facts.setHorizontalSpacing(16)
        self._ui.facts.setVerticalSpacing(8)

    @property
    def report_id(self) -> int | None:
        """The report shown."""
        return self._row.id if self._row else None

    def show_row(self, row: ReportRow) -> None:
        """Show what the list knows; the findings come with `show_findings`."""
        ui, self._row = self._ui, row
        ui.previewTitle.setToolTip(row.title)
        self._elide_title()
        waiting = row.status is Status.WAITING
        ui.provisional.setVisible(row.provisional)
        ui.total.setText(wording.points(row.score))
        own = self.tr("自评 {0}").format(wording.points(row.self_score)) if row.self_score is not None else ""
        ui.selfScore.setText(f"{own} {row.self_grade or ''}".strip())
        ui.differenceLabel.setText(self._difference(row))
        ui.differenceLabel.setVisible(bool(ui.differenceLabel.text()))
        ui.openButton.setText(self.tr("开始评审  Enter") if waiting else self.tr("继续评审  Enter"))
        if row.status is Status.DONE:
            ui.openButton.setText(self.tr("查看  Enter"))
        self._show_facts(row)
        ui.findingsTitle.setText(self.tr("疑点 {0}").format(wording.findings_count(row)))
        counts = self.tr("重 {0}　一般 {1}　提示 {2}")
        ui.findingsCounts.setText(counts.format(row.findings_high, row.findings_medium, row.findings_low))
        ui.findingsText.setText("")

    def show_findings(self, findings: list[ListedFinding]) -> None:
        """List the first findings, the heavy ones first."""
        lines = [_line(f) for f in findings[:_SHOWN]]
        more = len(findings) - _SHOWN
        if more > 0:
            lines.append(
                f'<span style="color:{theme.color("text3").name()}">'
                + self.tr("其余 {0} 条").format(more)
                + "</span>"
            )
        self._ui.findingsText.setText("".join(f'<p style="margin:0 0 8px 0">{line}</p>' for line in lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide_title()

    def _elide_title(self) -> None:
        if self._row is not None:
            title, room = self._ui.previewTitle, self.width() - _HEAD
            words = QFontMetrics(theme.font(bold=True)).elidedText(
                self._row.project_shown, Qt.TextElideMode.ElideRight, max(room, 40)
            )
            title.setText(words)

    def _wish(self, emit: Callable[[int], None]) -> None:
        if self._row is not None:
            emit(self._row.id)

    def _difference(self, row: ReportRow) -> str:
        if row.difference is not None:
            return self.tr("分差（复核 − 自评） {0}").format(wording.signed(row.difference))
        if row.decided_difference is not None:
            open_points = self.tr("待评 {0}").format(wording.points(row.open_points))
            return (
                self.tr("已评部分分差 {0}").format(wording.signed(row.decided_difference)) + f" · {open_points}"
            )
        return ""

    def _show_facts(self, row: ReportRow) -> None:
        facts = self._ui.facts
        while facts.rowCount():
            facts.removeRow(0)
        rate = wording.percent(row.execution_rate)
        missing = self.tr("— 未识别") if row.wordless else self.tr("— 原文未找到")
        for name, value in (
            (self.tr("实施单位"), row.unit),
            (self.tr("主管部门"), row.department),
            (self.tr("评价年度"), str(row.year or "")),
            (self.tr("报告类型"), KIND_NAMES.get(row.kind, row.kind)),
            (self.tr("预算数"), _wan(row)),
            (self.tr("执行率"), "" if row.execution_rate is None else rate),
            (self.tr("待处理"), self.tr("{0} 项").format(row.left)),
            (self.tr("原件"), row.shown_name),
            *([(self.tr("自评表"), row.form_name)] if row.form_name else []),
        ):
            facts.addRow(_label(name, "secondary"), _label(value or missing, "" if value else "hint"))


def _wan(row: ReportRow) -> str:
    amount = row.budget if row.budget is not None else row.budget_initial
    return "" if amount is None else f"{wording.money(amount)} 万元"


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    return label


def _line(finding: ListedFinding) -> str:
    token = "red" if finding.severity is Severity.HIGH else "text2"
    mark = f'<span style="color:{theme.color(token).name()}">{SEVERITY_NAMES[finding.severity]}</span>'
    return f'{mark}　<span style="color:{theme.color("text").name()}">{escape(finding.title)}</span>'
