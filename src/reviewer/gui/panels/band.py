"""The band between table and score: always in the same place, always as high as its fold says, the verbs always below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QMenu, QSizePolicy, QWidget

from reviewer.domain.text import Span
from reviewer.gui import icons, theme
from reviewer.gui.controller import ReviewController
from reviewer.gui.panels.band_contents import band_content
from reviewer.gui.panels.band_finding import REASONS
from reviewer.gui.panels.band_model import Action, BandContent
from reviewer.gui.panels.editors import commit_composition
from reviewer.gui.panels.fold import BandFold, FoldState
from reviewer.gui.panels.offering import ENTER, ReasonCompleter, typed_reasons
from reviewer.gui.panels.pieces import VerbButton
from reviewer.gui.panels.tables import Bit
from reviewer.gui.ui_band_page import Ui_BandPage

if TYPE_CHECKING:
    from reviewer.services.session import ReviewSession

HEADS, ONE_LINE = 68, 41
SAVED_AFTER = 1000  # ms after the last keystroke
_FULL = {("plain", False): 160, ("plain", True): 138, ("finding", False): 288, ("finding", True): 268}
COMPACT_ROW = 28
ROOMY, MOST_ROOM = (
    760,
    120,
)  # from this height of the pane on, the band of a finding is higher, by so much at most


class Band(QFrame):
    """Show the current thing; `ran` tells which verb was done, so that the pane can go on."""

    ran = Signal(str, bool)  # the reference it was about, whether to go on
    reasonEntered = Signal()
    textLeft = Signal()
    refusalLeft = Signal()  # what was said of a refused verb is over

    def __init__(self, controller: ReviewController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._fold = FoldState()
        self._opened = False
        self._room = 0
        self._content = BandContent()
        self._questions: dict[str, str] = {}  # as typed, until the session has them
        self._reasons: dict[str, str] = {}
        self._problem = ""
        self._soon = QTimer(self, singleShot=True, interval=SAVED_AFTER)
        self._soon.timeout.connect(self._keep_typed)
        self._buttons: list[VerbButton] = []
        self.ui = Ui_BandPage()
        self.ui.setupUi(self)
        theme.mark(self, "role", "band")
        self._set_up()

    def _set_up(self) -> None:
        ui = self.ui
        theme.mark(ui.link, "kind", "link")
        theme.mark(ui.opener, "kind", "quiet")
        for label in (ui.questionLabel, ui.reasonLabel):
            theme.mark(label, "role", "secondary")
            label.setFont(theme.font("small"))
        ui.question.setObjectName("input")
        ui.question.setMinimumHeight(44)
        ui.question.setMaximumHeight(62)
        ui.question.installEventFilter(self)
        ui.question.textChanged.connect(self._draft)
        ui.reason.addItems([self.tr(r) for r in REASONS])
        ui.reason.setCurrentIndex(-1)
        line = ui.reason.lineEdit()
        assert line is not None
        line.setPlaceholderText(self.tr("排除时必填，如：约数所致"))
        ReasonCompleter(lambda: typed_reasons(self._controller), line)
        ui.reason.installEventFilter(self)  # the box is the focus proxy of its line: keys come here
        ui.reason.editTextChanged.connect(self._reason_typed)
        self.reasonEntered.connect(lambda: self.run_key("dismiss"))
        self.textLeft.connect(self._keep_typed)
        for widget in (ui.bodyArea, ui.bodyArea.viewport(), ui.body):
            widget.setAutoFillBackground(False)
        ui.opener.clicked.connect(self.toggle)
        ui.link.clicked.connect(self._follow_link)
        ui.body.linkClicked.connect(self._show_place)
        ui.verbs.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        ui.verbsLayout.addStretch(1)
        self._more = VerbButton(ui.verbs)
        self._more.show_bits((Bit(self.tr("更多")),), caret="caret-down")
        self._more.setMenu(QMenu(self._more))
        ui.verbsLayout.insertWidget(0, self._more)

    # --- content

    @property
    def content(self) -> BandContent:
        """Return what is described now."""
        return self._content

    def refresh(self) -> None:
        """Describe the current thing anew; what is being typed stays."""
        self._withdraw()
        self._show(band_content(self._controller, self._controller.current))

    def show_current(self) -> None:
        """Describe another thing; what was typed for the last one is kept with it."""
        self._keep_typed()
        self._withdraw()
        self._show(band_content(self._controller, self._controller.current))
        self.ui.bodyArea.verticalScrollBar().setValue(0)

    def forget(self) -> None:
        """Drop what was typed for the report that is not open any more."""
        self._questions.clear()
        self._reasons.clear()
        self._controller.typingChanged.emit(False)
        self.show_current()

    def refuse(self, problem: str) -> None:
        """Say why something can't be done, here and where all refusals are told."""
        self._problem = problem
        self._show_heading()
        self._controller.refused.emit(problem)

    def _withdraw(self) -> None:
        if self._problem:
            self._problem = ""
            self.refusalLeft.emit()

    def _take_problem_back(self) -> None:
        """Take back what was said of a verb that could not be done: it is no longer so, or nobody sees why."""
        if self._problem:
            self._withdraw()
            self._show_heading()

    def _show(self, content: BandContent) -> None:
        self._content = content
        self._lay_out()
        self._show_heading()
        self._show_body()
        self._show_asking()
        self._show_verbs()

    def _show_heading(self) -> None:
        content = self._content
        head: tuple[Bit, ...] = (Bit(content.heading, bold=True),) if content.heading else ()
        note = tuple(replace(b, gap=b.gap + 8) if n == 0 else b for n, b in enumerate(content.note))
        if self._problem:
            note = (Bit(self._problem, "red", gap=8),)
        elif self._mode() == "heads" and content.brief:
            note = (replace(content.brief[0], gap=8), *content.brief[1:])
        elif self._mode() == "line":
            note = note if not content.actions else ()
        about = (Bit(content.about, "text2", small=True),) if content.about and self._mode() != "line" else ()
        self.ui.heading.show_line((*head, *note), about, content.sign)

    def _show_body(self) -> None:
        content = self._content
        side = (content.side_title, content.side)
        self.ui.body.show_content(content.lines, content.check, content.parts, side)

    def _show_asking(self) -> None:
        content, ui = self._content, self.ui
        if content.page != "finding":
            return
        question = self._questions.get(content.ref, content.question or "")
        if ui.question.toPlainText() != question:
            ui.question.blockSignals(True)
            ui.question.setPlainText(question)
            ui.question.blockSignals(False)
        reason = self._reasons.get(content.ref, content.reason)
        if self.reason() != reason.strip():
            ui.reason.blockSignals(True)
            ui.reason.setCurrentIndex(-1)
            ui.reason.setEditText(reason)
            ui.reason.blockSignals(False)
        locked = content.locked
        ui.question.setReadOnly(locked or content.decided == "dismissed")
        ui.reason.setEnabled(not locked and not content.decided)

    # --- verbs

    def _show_verbs(self) -> None:
        actions = [self._dressed(a) for a in self._content.actions]
        while len(self._buttons) < len(actions):
            self._buttons.append(self._new_button(len(self._buttons)))
        for number, button in enumerate(self._buttons):
            if number >= len(actions):
                button.hide()
                continue
            self._dress(button, actions[number])
        link = self._content.link
        self.ui.link.setVisible(link is not None and self._mode() != "line")
        if link is not None:
            self.ui.link.setText(f"{link.word} ›")
        self._fit_verbs(actions)

    def _dressed(self, action: Action) -> Action:
        """Give 认定 its question and 排除 its reason: both stand in the band itself."""
        if action.key == "accept":
            return replace(action, run=self._accept)
        return replace(action, run=self._dismiss) if action.key == "dismiss" else action

    def _new_button(self, number: int) -> VerbButton:
        button = VerbButton(self.ui.verbs)
        button.clicked.connect(lambda: self._pressed(number))
        self.ui.verbsLayout.insertWidget(self.ui.verbsLayout.count() - 2, button)
        QWidget.setTabOrder(self._buttons[-1] if self._buttons else self.ui.opener, button)
        return button

    def _dress(self, button: VerbButton, action: Action, *, hint: bool = True) -> None:
        button.show_bits(self._bits(action, hint=hint), caret="caret-down" if action.choices else "")
        folded = self._mode() != "full"
        button.setEnabled(action.key != "dismiss" or folded or bool(self.reason()))
        key = f"（{action.hint}）" if action.hint else ""
        button.setToolTip(f"{action.tip or button.text()}{key}" if action.tip or key else "")
        button.show()

    def _bits(self, action: Action, *, hint: bool) -> tuple[Bit, ...]:
        bits = [Bit(action.word)]
        if action.badge:
            bits.append(Bit(badge=action.badge, disc="ring", gap=6))
        if action.value and (self._mode() != "full" or not action.badge):
            bits.append(Bit(action.value, gap=6))
        if hint and action.hint and self._mode() != "line":
            bits.append(Bit(action.hint, "text3", gap=10))
        return tuple(bits)

    def _fit_verbs(self, actions: list[Action]) -> None:
        """Let go of key hints first, then move the last verbs into a menu."""
        room = self.width() - 24 - self.ui.opener.isVisibleTo(self) * 32
        room -= self.ui.link.sizeHint().width() + 8 if self.ui.link.isVisibleTo(self) else 0
        more = 84
        if self._mode() == "line":
            room, more = round(room * 0.72), 0
        buttons = self._buttons[: len(actions)]
        for count in range(len(buttons) - 1, -1, -1):
            if self._wide(buttons) <= room:
                break
            if actions[count].hint not in ("", "Enter"):
                self._dress(buttons[count], actions[count], hint=False)
        kept = len(buttons) if self._mode() != "line" else min(len(buttons), 2)
        while kept > 1 and self._wide(buttons[:kept]) + more * (kept < len(buttons)) > room:
            kept -= 1
        for button in buttons[kept:]:
            button.hide()
        self._more.setVisible(kept < len(buttons) and self._mode() != "line")
        self._fill_more(actions[kept:])

    @staticmethod
    def _wide(buttons: list[VerbButton]) -> int:
        return sum(b.sizeHint().width() + 8 for b in buttons)

    def _fill_more(self, actions: list[Action]) -> None:
        menu = self._more.menu()
        menu.clear()
        for action in actions:
            if action.choices:
                below = menu.addMenu(action.word)
                self._fill_choices(below, action)
                continue
            words = f"{action.word} {action.value}".strip() + (f"\t{action.hint}" if action.hint else "")
            menu.addAction(words).triggered.connect(lambda _c=False, a=action: self.run(a))

    def _fill_choices(self, menu: QMenu, action: Action) -> None:
        for word, run in action.choices:
            menu.addAction(word).triggered.connect(lambda _c=False, r=run: self._do(r, go_on=False))

    def _pressed(self, number: int) -> None:
        actions = [self._dressed(a) for a in self._content.actions]
        if number >= len(actions):
            return
        action = actions[number]
        if not action.choices:
            self.run(action)
            return
        menu = QMenu(self)
        self._fill_choices(menu, action)
        button = self._buttons[number]
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def run(self, action: Action) -> bool:
        """Do a verb; True when it was done."""
        return self._do(self._dressed(action).run, go_on=action.goes_on)

    def run_default(self) -> bool:
        """Do what Enter does; True when there was something to do and it was done."""
        action = self._content.default()
        return action is not None and self.run(action)

    def run_key(self, key: str) -> bool:
        """Do the verb with this key; True when it was done."""
        action = self._content.action(key)
        return action is not None and self.run(action)

    def _do(self, run: Callable[[], str], *, go_on: bool) -> bool:
        ref = self._content.ref
        problem = run()
        if problem:
            self._problem = problem
            self._show_heading()
            return False
        self.ran.emit(ref, go_on)
        return True

    def _follow_link(self) -> None:
        if self._content.link is not None:
            self._content.link.run()

    def _show_place(self, link: str) -> None:
        start, _, end = link.partition("-")
        self._controller.placeRequested.emit(Span(int(start), int(end)))

    # --- findings: question and reason

    def reason(self) -> str:
        """Return the reason that stands for 排除."""
        return self.ui.reason.currentText().strip()

    def _draft(self) -> None:
        self._questions[self._content.ref] = self.ui.question.toPlainText()
        self._save_soon()

    def _reason_typed(self, text: str) -> None:
        self._reasons[self._content.ref] = text
        if text.strip():
            self._take_problem_back()
        self._show_verbs()
        self._save_soon()

    def _save_soon(self) -> None:
        """Save what is typed when nothing follows for a moment; until then it is said to be unsaved."""
        self._soon.start()
        self._controller.typingChanged.emit(True)

    def _accept(self) -> str:
        session, ref = self._controller.session, self._content.ref
        if session is None:
            return ""
        key, question = ref.removeprefix("finding:"), self._questions.get(ref, self._content.question)
        problem = self._controller.perform(lambda: session.accept_finding(key, question))
        return problem or self._done_with(ref)

    def _dismiss(self) -> str:
        session, ref = self._controller.session, self._content.ref
        if session is None:
            return ""
        if not self.reason():
            self.set_opened(True)
            self.ui.reason.setFocus()
            problem = self.tr("请先写明排除理由。")
            self._controller.refused.emit(problem)
            return problem
        self._keep_typed()
        key, reason = ref.removeprefix("finding:"), self.reason()
        problem = self._controller.perform(lambda: session.dismiss_finding(key, reason))
        return problem or self._done_with(ref)

    def _done_with(self, ref: str) -> str:
        """Forget what was typed: the decision has it."""
        self._questions.pop(ref, None)
        self._reasons.pop(ref, None)
        self._controller.typingChanged.emit(self.unsaved)
        return ""

    @property
    def unsaved(self) -> bool:
        """Whether something is typed that the session does not have."""
        return bool(self._questions or self._reasons)

    def flush(self) -> None:
        """Keep what was typed, with what an input method still composes."""
        commit_composition()
        self._keep_typed()

    def _keep_typed(self) -> None:
        """Hand questions and reasons to the session as they are: typing one decides nothing."""
        self._soon.stop()
        session = self._controller.session
        typed = dict.fromkeys((*self._questions, *self._reasons))
        questions, self._questions = self._questions, {}
        reasons, self._reasons = self._reasons, {}
        for ref in typed:
            key = ref.removeprefix("finding:")
            if session is None or session.read_only or key not in session.findings:
                continue
            if self._controller.perform(_note(session, key, questions.get(ref), reasons.get(ref))):
                self._questions |= {ref: questions[ref]} if ref in questions else {}
                self._reasons |= {ref: reasons[ref]} if ref in reasons else {}
        self._controller.typingChanged.emit(self.unsaved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        inputs = (self.ui.question, self.ui.reason)
        if watched in inputs and isinstance(event, QFocusEvent) and event.lostFocus():
            self.textLeft.emit()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in ENTER
            if enter and watched is self.ui.reason:
                self.reasonEntered.emit()
                return True
        return super().eventFilter(watched, event)

    # --- folding

    def set_fold(self, fold: FoldState) -> None:
        """Fold as the shell says; what was opened by hand closes with a change."""
        if fold.band != self._fold.band:
            self._opened = False
            self._withdraw()
        self._fold = fold
        self._show(self._content)

    def set_room(self, height: int) -> None:
        """Take part of what a high pane has left over, for findings with many passages."""
        room = min(max((height - ROOMY) // 3, 0), MOST_ROOM)
        if room != self._room:
            self._room = room
            self._show(self._content)

    def toggle(self) -> None:
        """Open a folded band, or fold it again."""
        self._withdraw()
        self.set_opened(not self._opened)

    def set_opened(self, opened: bool) -> None:
        """Open or fold."""
        self._opened = opened
        self._show(self._content)

    def _mode(self) -> BandFold:
        return "full" if self._opened else self._fold.band

    def _lay_out(self) -> None:
        mode, ui = self._mode(), self.ui
        line = mode == "line"
        side = QBoxLayout.Direction.LeftToRight if line else QBoxLayout.Direction.TopToBottom
        ui.bandLayout.setDirection(side)
        ui.bandLayout.setStretch(0, 1 if line else 0)
        free = QSizePolicy.Policy.Preferred if line else QSizePolicy.Policy.Ignored
        ui.verbs.setSizePolicy(free, QSizePolicy.Policy.Fixed)
        ui.middle.setVisible(mode == "full")
        ui.asking.setVisible(self._content.page == "finding")
        ui.opener.setVisible(self._fold.band != "full")
        ui.opener.setIcon(icons.icon("caret-down" if self._opened else "caret-up"))
        ui.opener.setAccessibleName(self.tr("收起") if self._opened else self.tr("展开"))
        page = "finding" if self._content.page == "finding" else "plain"
        full = _FULL[(page, self._fold.row_height < COMPACT_ROW)]
        full += self._room if page == "finding" else 0
        self.setFixedHeight({"full": full, "heads": HEADS, "line": ONE_LINE}[mode])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_verbs()


def _note(session: ReviewSession, key: str, question: str | None, reason: str | None) -> Callable[[], object]:
    if session.finding_state(key) == "dismissed":
        question = None
    return lambda: session.note_finding(key, question, reason)
