"""The score strip: total, grade, self-score, what is proven and what is not, the parts; always on the screen."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from reviewer.domain.review import Status
from reviewer.domain.rubric import ScorePart, ScoreSheet
from reviewer.gui import theme
from reviewer.gui.controller import ReviewController
from reviewer.gui.history import latest
from reviewer.gui.panels import painting
from reviewer.gui.panels.fold import FoldState
from reviewer.gui.panels.pieces import PartView, VerbButton
from reviewer.gui.panels.tables import Bit
from reviewer.gui.panels.words import nowhere, points, signed, tr
from reviewer.gui.ui_score_strip import Ui_ScoreStrip

if TYPE_CHECKING:
    from reviewer.services.session import ReviewSession

HEIGHTS = {"bars": "score_strip", "flat": "score_strip_flat", "line": "score_strip_one_line"}


def self_bits(sheet: ScoreSheet, *, short: bool = False, missing: str = "") -> tuple[Bit, ...]:
    """Return the unit's own score and grade, and the difference (of the decided parts while points are open).

    `missing` says of a report that was not read wholly that no score was found.
    """
    if sheet.self_score is None:
        return (Bit(tr("自评 {}").format(missing or tr("未报告得分")), "text2"),)
    grade = f" {sheet.self_grade}" if sheet.self_grade and not short else ""
    decided = tr("已评分差") if short else tr("已评部分分差")
    bits = [Bit(tr("自评 {}").format(points(sheet.self_score)) + grade)]
    if sheet.difference is not None:
        name = tr("分差") if short else tr("分差（复核 − 自评）")
        bits += [Bit(name, gap=14), Bit(signed(sheet.difference), bold=True, gap=4)]
    elif sheet.decided_difference is not None:
        bits += [Bit(decided, gap=8 if short else 14), Bit(signed(sheet.decided_difference), bold=True, gap=4)]
    return tuple(bits)


def _missing(session: ReviewSession) -> str:
    return nowhere(session) if session.unread else ""


def proven_bits(sheet: ScoreSheet, *, decided: bool) -> tuple[Bit, ...]:
    """Return 机器可证 · 人工 · 待确认 · 待评; 人工 only once a person has decided something."""
    words = [tr("机器可证 {}").format(points(sheet.computed))]
    if decided or sheet.manual:
        words.append(tr("人工 {}").format(points(sheet.manual)))
    words += [tr("待确认 {}").format(points(sheet.proposed)), tr("待评 {}").format(points(sheet.open))]
    if moved := sum(i.doubtful for p in sheet.parts for i in p.items):
        words.append(tr("依据已变 {} 项").format(moved))
    return (Bit(" · ".join(words), "text2", small=True),)


def shares(part: ScorePart) -> tuple[Decimal, Decimal]:
    """Return the decided and the proposed share of a part's points, 0 … 1."""
    if not part.points:
        return Decimal(0), Decimal(0)
    return (part.computed + part.manual) / part.points, part.proposed / part.points


def any_manual(session: ReviewSession) -> bool:
    """Tell whether a person has confirmed, adjusted or scored an item."""
    return any(i.state.value == "manual" for p in session.sheet.parts for i in p.items)


class Chip(QLabel):
    """The grade in a frame, dashed while it is 暂定."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._dashed = True
        self.setContentsMargins(6, 1, 6, 1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.mark(self, "role", "accent")

    def show_grade(self, text: str, *, provisional: bool) -> None:
        """Show a grade."""
        self._dashed = provisional
        self.setText(text)
        self.setVisible(bool(text))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = Qt.PenStyle.DashLine if self._dashed else Qt.PenStyle.SolidLine
        pen = QPen(theme.color("accent"), 1, style)
        if self._dashed:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.drawRoundedRect(
            self.rect().adjusted(0, 0, -1, -1).toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 2, 2
        )
        painter.end()
        super().paintEvent(event)


class ScoreStrip(QFrame):
    """Show the score sheet of the open review."""

    treeAsked = Signal()
    finishAsked = Signal()
    reopenAsked = Signal()
    partChosen = Signal(str)

    def __init__(self, controller: ReviewController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._fold = FoldState()
        self._open = False
        self._told = ""
        self.ui = Ui_ScoreStrip()
        self.ui.setupUi(self)
        theme.mark(self, "role", "strip")
        self._parts: list[PartView] = []
        self._set_up()

    def _set_up(self) -> None:
        ui = self.ui
        theme.mark(ui.total, "role", "total")
        ui.total.setFont(theme.number_font("total", bold=True))
        theme.mark(ui.provisionalWord, "role", "secondary")
        self.chip = Chip(ui.stripTop)
        ui.stripTopLayout.replaceWidget(ui.chip, self.chip)
        ui.chip.hide()
        self.finish = VerbButton(ui.stripTop)
        ui.rowLayout.replaceWidget(ui.finish, self.finish)
        ui.finish.hide()
        self.tree_button = VerbButton(ui.stripTop)
        self.tree_button.PADDING = 4
        ui.rowLayout.replaceWidget(ui.treeButton, self.tree_button)
        ui.treeButton.hide()
        theme.mark(self.tree_button, "kind", "link")
        self.tree_button.setToolTip(self.tr("评分表（F6）"))
        self.tree_button.clicked.connect(self.treeAsked)
        self.finish.clicked.connect(self.finishAsked)
        ui.reopen.clicked.connect(self.reopenAsked)
        ui.partsLayout.addStretch(0)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    # --- content

    def refresh(self) -> None:
        """Read the score sheet anew."""
        session = self._controller.session
        self.setEnabled(session is not None)
        self.ui.stripTop.setVisible(session is not None)
        self.ui.partsHost.setVisible(session is not None and self._fold.strip != "line")
        if session is None:
            return
        self._show_total(session)
        self._show_words(session)
        self._show_buttons(session)
        self._show_parts(session)

    def _show_total(self, session: ReviewSession) -> None:
        sheet, ui = session.sheet, self.ui
        ui.total.setText(points(sheet.total))
        graded = sheet.grade is not None
        ui.provisionalWord.setVisible(sheet.provisional and not graded)
        words = (tr("暂定 {}") if sheet.provisional else "{}").format(sheet.grade) if graded else ""
        self.chip.show_grade(words, provisional=sheet.provisional)
        ui.total.setAccessibleName(
            tr("复核总分 {}{}").format(points(sheet.total), tr("，暂定") if sheet.provisional else "")
        )

    def _show_words(self, session: ReviewSession) -> None:
        sheet, ui = session.sheet, self.ui
        proven = proven_bits(sheet, decided=any_manual(session))
        ui.firstLine.show_line(self_bits(sheet, missing=_missing(session)))
        ui.secondLine.show_line(proven)
        ui.secondLine.setVisible(self._fold.strip != "line")
        parts = "　".join(f"{p.name} {points(p.score)}/{p.points.normalize():f}" for p in sheet.parts)
        self._told = f"{proven[0].text}\n{parts}"
        self.setToolTip(self._told)

    def event(self, event: QEvent) -> bool:
        """Add to the tooltip of the strip and all that has none of its own who finished and reopened the review."""
        if isinstance(event, QHelpEvent):
            self.setToolTip("\n".join(filter(None, (self._told, latest(self._controller.history())))))
        return super().event(event)

    def _show_buttons(self, session: ReviewSession) -> None:
        left, done = len(session.todo()), session.status is Status.DONE
        short = self._short()
        ui = self.ui
        word = tr("评分") if self._fold.strip == "line" and short else tr("评分表")
        key = () if short else (Bit("F6", "text3", small=True, gap=6),)
        self.tree_button.show_bits(
            (Bit(word, "accent"), *key), caret="caret-down" if self._open else "caret-up"
        )
        ui.reopen.setVisible(done)
        self.finish.setVisible(not done)
        self.finish.setEnabled(not session.read_only)
        leads = any(t.panel == "score" for t in session.todo())
        self._show_finish(left, leads=leads, short=short and self._fold.strip == "line")
        if self._cut(session):
            self._show_finish(left, leads=leads, short=True)
        if self._cut(session):
            ui.firstLine.show_line(self_bits(session.sheet, short=True, missing=_missing(session)))

    def _cut(self, session: ReviewSession) -> bool:
        """Tell whether self-score and difference would be cut by the buttons beside them."""
        ui = self.ui
        beside = (ui.provisionalWord, ui.total, self.chip, self.tree_button, self.finish, ui.reopen)
        taken = sum(w.sizeHint().width() + 8 for w in beside if w.isVisibleTo(self))
        return painting.line_width(self_bits(session.sheet)) > self.width() - 24 - taken

    def _show_finish(self, left: int, *, leads: bool, short: bool) -> None:
        primary = left == 0
        theme.mark(self.finish, "kind", "primary" if primary else "")
        verb = tr("完成") if short else tr("完成复核")
        count = tr("余 {}") if short else tr("余 {} 项")
        bits: tuple[Bit, ...] = (Bit(verb, "on_accent" if primary else "text", bold=primary),)
        if not primary:
            bits = (*bits, Bit(count.format(left), "text2", small=True, gap=8))
        self.finish.show_bits(bits)
        tip = (
            tr("还有 {} 项待处理，前往下一项")
            if leads
            else tr("还有 {} 项未处理，完成前会再问一次（Ctrl+Enter）")
        )
        self.finish.setToolTip(tr("完成本报告的复核（Ctrl+Enter）") if primary else tip.format(left))

    def _show_parts(self, session: ReviewSession) -> None:
        parts = session.sheet.parts
        layout = self.ui.partsLayout
        while len(self._parts) < len(parts):
            view = PartView(self.ui.partsHost)
            layout.insertWidget(layout.count() - 1, view)
            self._parts.append(view)
        waiting = {t.ref for t in session.todo() if t.panel == "score"}
        bar = self._fold.strip == "bars"
        for view, part in zip(self._parts, parts, strict=False):
            left = sum(f"item:{i.key}" in waiting for i in part.items)
            full = f"{part.points.normalize():f}"
            view.show_part(part.name, left, points(part.score), full, shares(part), bar=bar)
            view.show()
        for view in self._parts[len(parts) :]:
            view.hide()
        last = layout.count() - 1
        for number in range(last):
            layout.setStretch(number, 1 if bar and number < len(parts) else 0)
        layout.setStretch(last, 0 if bar else 1)

    # --- folding

    def set_fold(self, fold: FoldState) -> None:
        """Fold as the shell says."""
        self._fold = fold
        self.setFixedHeight(theme.metric(HEIGHTS[fold.strip]))
        bars = fold.strip == "bars"
        self.ui.stripLayout.setContentsMargins(12, 4 if bars else 2, 12, 6 if bars else 3)
        self.ui.stripLayout.setSpacing(4 if bars else 0)
        self.refresh()

    def set_open(self, opened: bool) -> None:
        """Say whether the tree stands open below."""
        self._open = opened
        self.refresh()

    def _short(self) -> bool:
        return self._controller.folds.short_words or self.width() < 560

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refresh()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.treeAsked.emit()
