"""What the menus do with the open review: from thing to thing, undo, finishing, reopening, and saving again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from reviewer.domain.review import Status
from reviewer.gui.banners import Choice
from reviewer.gui.dialogs import ask_reason
from reviewer.gui.history import HistoryDialog
from reviewer.gui.leftovers import leftovers, undecided
from reviewer.gui.shell import Shell
from reviewer.gui.way_back import BAR

if TYPE_CHECKING:
    from reviewer.domain.library import ReportRow
    from reviewer.services.session import ReviewSession

_RETRY_MS = 5000
_READING_MS = 400  # a refused editor closes and moves the focus at once: that is not the person moving on


class ReviewActions(QObject):
    """Edit the open review through its session; refusals are told by the panels and the status bar."""

    moved = Signal()  # current report or its state changed: menus look again

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._after_name: Callable[[], None] | None = None
        self._retry = QTimer(self, interval=_RETRY_MS)
        self._retry.timeout.connect(self.retry_save)
        controller = shell.controller
        controller.contentChanged.connect(self._content_changed)
        controller.sessionChanged.connect(self._session_changed)
        controller.refused.connect(self._refused)
        controller.typingChanged.connect(shell.status.show_typing)
        controller.currentChanged.connect(lambda _: shell.status.take_back())
        _application().focusChanged.connect(self._moved_on)
        controller.finishRequested.connect(self.finish)
        controller.reopenRequested.connect(self.reopen)
        shell.status.nameGiven.connect(self.take_name)
        shell.status.nameLeft.connect(self._forget_name)

    @property
    def session(self) -> ReviewSession | None:
        """The open review."""
        return self._shell.controller.session

    # -- from thing to thing

    def step_todo(self, by: int) -> None:
        """Make the next (+1) or previous (−1) thing that needs a person current."""
        session, controller = self.session, self._shell.controller
        if session is None:
            return
        todo = session.todo()
        if not todo:
            self._shell.status.say(self.tr("没有待处理的内容，可以完成复核。"), passing=True)
            return
        refs = [t.ref for t in todo]
        if controller.current in refs:
            place = (refs.index(controller.current) + by) % len(refs)
        else:
            place = 0 if by > 0 else len(refs) - 1
        controller.panelRequested.emit(todo[place].panel)
        controller.set_current(todo[place].ref)

    def step_report(self, by: int) -> None:
        """Open the next or previous report of the filter."""
        open_id = self._shell.wished() or (self.session.row.id if self.session else None)
        row = self._shell.shelf.next_in_queue(open_id, by)
        if row is not None:
            self._go_on_to(row.id)

    def _go_on_to(self, report_id: int) -> None:
        """Open a report as the one that follows: the order of the queue stays."""
        self._shell.shelf.head_for(report_id)
        self._shell.wish_report(report_id)

    # -- undo

    def undo(self) -> None:
        """Take the last edit of this report back; an open editor commits first."""
        self._step(lambda session: session.undo(), self.tr("已撤销：{0}"))

    def redo(self) -> None:
        """Do it again."""
        self._step(lambda session: session.redo(), self.tr("已重做：{0}"))

    def _step(self, act: Callable[[ReviewSession], str], words: str) -> None:
        session = self.session
        if session is None:
            return
        done: list[str] = []
        if not self._shell.controller.perform(lambda: done.append(act(session))) and done and done[0]:
            self._shell.status.say(words.format(done[0]), passing=True)

    # -- finishing

    def ask_name(self, then: Callable[[], None] | None = None) -> None:
        """Ask for the reviewer's name in the status bar, and go on afterwards."""
        self._after_name = then
        self._shell.status.ask_name()
        self._shell.status.say(self.tr("请先填写评审人姓名，按 Enter 确认。"))

    def take_name(self, name: str) -> None:
        """Keep the name for good."""
        library = self._shell.controller.library
        if self._shell.controller.perform(lambda: library.set_setting("reviewer_name", name)):
            return
        self._shell.banners.drop(BAR)
        self._shell.status.set_name(name)
        self._shell.status.say(self.tr("评审人：{0}").format(name))
        then, self._after_name = self._after_name, None
        if then is not None:
            then()

    def _forget_name(self) -> None:
        self._after_name = None

    def finish(self, *, anyway: bool = False) -> None:
        """Finish the review, with the reviewer's name.

        Not while items are undecided: all kinds of what waits are named then, each with a way there; what else is left is named first, and left only on request.
        """
        session, controller = self.session, self._shell.controller
        if session is None or session.read_only:
            return
        if not controller.settle():
            self._shell.banners.drop("finish")
            return
        name = controller.library.setting("reviewer_name")
        if why := undecided(session):
            self._go_to("score")
            self._say_undecided(session, why)
            return
        if not name:
            self.ask_name(self.finish)
            return
        if not anyway and (left := leftovers(session)):
            self._ask_whether(left)
            return
        following = self._shell.shelf.unfinished_after(session.row.id)
        if not controller.perform(lambda: session.finish(name)):
            self.after_finish(following)

    def _say_undecided(self, session: ReviewSession, why: str) -> None:
        """Say why a review can't be finished yet; each kind of what waits can be gone to."""
        waiting = {todo.panel for todo in session.todo()}
        words = {
            "score": self.tr("看评分项"),
            "findings": self.tr("看疑点"),
            "fields": self.tr("看字段"),
            "indicators": self.tr("看指标"),
            "spending": self.tr("看支出"),
        }
        choices: list[Choice] = [(w, partial(self._go_to, p)) for p, w in words.items() if p in waiting]
        self._shell.banners.put("finish", why, "amber", choices)

    def _go_to(self, panel: str) -> None:
        """Make the first thing of a panel that waits current."""
        session, controller = self.session, self._shell.controller
        first = next((t for t in session.todo() if t.panel == panel), None) if session is not None else None
        if first is not None:
            controller.panelRequested.emit(panel)
            controller.set_current(first.ref)

    def _ask_whether(self, left: str) -> None:
        """Name what is left, in a bar that stops nothing; Enter takes the answer that finishes nothing."""
        go = self.tr("去处理")
        choices = [(self.tr("仍然完成"), lambda: self.finish(anyway=True)), (go, self._go_to_left)]
        text = self.tr("还有 {0}未处理。").format(left)
        self._shell.banners.put("finish", text, "amber", choices).take_focus(go)

    def _go_to_left(self) -> None:
        """Go to what is left: the current thing where it is one, else the first, else the texts of the opinion."""
        self._shell.banners.drop("finish")
        session, controller = self.session, self._shell.controller
        todo = session.todo() if session is not None else ()
        chosen = next((t for t in todo if t.ref == controller.current), todo[0] if todo else None)
        if chosen is not None:
            controller.panelRequested.emit(chosen.panel)
            controller.set_current(chosen.ref)
        elif session is not None:  # nothing but words of the opinion
            controller.opinionRequested.emit()

    def after_finish(self, following: ReportRow | None) -> None:
        """Say that it is done and what was left open; offer the next report that is not."""
        session = self.session
        if session is None:
            return
        choices: list[Choice] = [(self.tr("记录…"), self.show_history)]
        if following is not None:
            choices.insert(0, (self.tr("下一份未完成"), partial(self._go_on_to, following.id)))
        text = self.tr("已完成复核：{0}。").format(session.row.project_shown)
        self._shell.banners.put("done", text + self._left_open(session), "green", choices)

    def _left_open(self, session: ReviewSession) -> str:
        left = leftovers(session)
        return self.tr("完成时未处理：{0}。").format(left) if left else ""

    def show_history(self) -> None:
        """Show who finished this review and who opened it again, when and why."""
        session = self.session
        if session is not None:
            HistoryDialog(
                session.row.project_shown, self._shell.controller.history(), self._shell.window
            ).show()

    def reopen(self) -> None:
        """Ask for a reason and open a finished review for changes again."""
        session = self.session
        if session is None or session.status is not Status.DONE:
            return
        reason = ask_reason(self._shell.window)
        if reason:
            self._shell.controller.perform(lambda: session.reopen(reason))

    # -- refusals

    def _refused(self, text: str) -> None:
        """Say why an edit was not taken: in the status bar, or in a bar of its own where the sentence is long."""
        status, banners = self._shell.status, self._shell.banners
        banners.drop("refused")
        if not text:
            banners.drop("held")
        if not text or status.fits(text):
            status.say(text, "red")
        else:
            banners.put("refused", text, "amber")

    def _moved_on(self, before: QWidget | None, now: QWidget | None) -> None:
        """Take a refusal back once the person is elsewhere: the editor was left, something else was clicked."""
        if before is not None and now is not None:
            self._shell.status.take_back(_READING_MS)

    def _forget_refusal(self) -> None:
        self._shell.status.take_back()
        self._shell.banners.drop("refused")
        self._shell.banners.drop("held")

    # -- saving

    def retry_save(self) -> None:
        """Try again to save what could not be saved."""
        if self.session is not None and self.session.save_problem:
            self.session.flush()
        if self.session is None or not self.session.save_problem:
            self._retry.stop()

    def _session_changed(self) -> None:
        self._forget_refusal()
        self._forget_asking(back=False)  # panels still show what is not open any more
        self._shell.banners.drop("done")
        self._show_saved()
        self._show_done()
        self.moved.emit()

    def _forget_asking(self, *, back: bool = True) -> None:
        """Take back what was said of the state before: an undo, a question about what is left."""
        self._shell.status.forget_passing()
        self._shell.banners.drop("finish", back=back)

    def _content_changed(self) -> None:
        self._forget_refusal()
        self._forget_asking()
        session = self.session
        if session is not None:
            self._shell.shelf.refresh_row(session.row.id)
        self._show_saved()
        self._show_done()
        self.moved.emit()

    def _show_saved(self) -> None:
        session = self.session
        problem = session.save_problem if session else ""
        self._shell.status.show_saved(session.saved_at if session else None, problem)
        if problem and not self._retry.isActive():
            self._retry.start()

    def _show_done(self) -> None:
        session, banners = self.session, self._shell.banners
        if session is not None and session.status is Status.DONE:
            if not banners.text("done"):
                text = self.tr("已审，只能查看。评审人：{0}。").format(
                    session.row.reviewer or self.tr("未填写")
                )
                choices = [(self.tr("重新打开…"), self.reopen), (self.tr("记录…"), self.show_history)]
                banners.put("done", text + self._left_open(session), "green", choices)
        else:
            banners.drop("done")


def _application() -> QApplication:
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found
