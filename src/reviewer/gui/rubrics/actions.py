"""What the editor does to the library: copying, files, the what-if, saving, and scoring reports anew in the background."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QObject, QThreadPool

from reviewer.domain.errors import KnownError
from reviewer.domain.library import Progress
from reviewer.domain.review import Status
from reviewer.gui.jobs import Job
from reviewer.gui.shell import Shell
from reviewer.gui.way_back import BAR

if TYPE_CHECKING:
    from reviewer.domain.rubric import Profile
    from reviewer.gui.rubrics.window import RubricWindow
    from reviewer.services.library import Library
    from reviewer.services.rubrics import WhatIf

_SIZE = (1120, 680)
_FREE = 64  # logical px of the screen that the window leaves free at first


class RubricActions(QObject):
    """Owns the editor's window; the window is built when first asked for."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self.window: RubricWindow | None = None
        self._trial: Job | None = None
        self._scoring: Job | None = None
        shell.controller.rubricRequested.connect(self.show)
        shell.status.cancelled.connect(self.cancel)

    @property
    def _library(self) -> Library:
        return self._shell.controller.library

    @property
    def running(self) -> bool:
        """Whether reports are being scored anew."""
        return self._scoring is not None

    def tell_problems(self) -> None:
        """Say in a bar which files of the county's profiles can't be used."""
        banners, problems = self._shell.banners, self._library.rubrics.problems
        banners.drop("rubrics")
        if problems:
            banners.put("rubrics", "\n".join(problems), "amber", [(self.tr("打开文件夹"), self._show_folder)])
        self._tell_behind()

    def _tell_behind(self) -> None:
        """Say in a bar that reports are still scored by an earlier version, or by another default."""
        banners, library = self._shell.banners, self._library
        if library.read_only or self.running:
            return
        banners.drop("rescored")
        for one in library.rubrics.listed():
            profile_id, name = one.profile.id, one.profile.name
            if one.outdated:
                words = self.tr("{0} 份报告还是按「{1}」以前的版次评分的。").format(one.outdated, name)
                again = (self.tr("重新评分"), lambda key=profile_id: self.rescore(key))
            elif one.behind:
                words = self.tr("{0} 份待审的报告还没有按默认评分表「{1}」评分。").format(one.behind, name)
                again = (self.tr("按默认评分"), lambda key=profile_id: self.make_default(key))
            else:
                continue
            banners.put("rescored", words, "amber", [again])
            return

    def _show_folder(self) -> None:
        from reviewer.gui.kept_files import open_path

        open_path(self._library.rubrics.folder)

    # -- the window

    def show(self, profile_id: str = "") -> None:
        """Show the editor, with a profile: the one asked for, else the open review's, else the default."""
        window = self._window()
        library, session = self._library, self._shell.controller.session
        used = session.sheet.profile_id if session is not None else library.default_profile
        if window.draft is None or profile_id:
            self._choose(profile_id or used)
        self._refresh()
        window.show()
        window.raise_()
        window.activateWindow()

    def _window(self) -> RubricWindow:
        if self.window is None:
            from reviewer.gui.rubrics.window import RubricWindow

            made = self.window = RubricWindow(self._shell.window)
            self._place(made)
            made.profileChosen.connect(self._choose)
            made.copyWished.connect(self.copy)
            made.importWished.connect(self._choose_import)
            made.exportWished.connect(self._choose_export)
            made.deleteWished.connect(self.delete)
            made.defaultWished.connect(self.make_default)
            made.rescoreWished.connect(self.rescore)
            made.saveWished.connect(self.try_out)
            made.applyWished.connect(self.save)
            made.backWished.connect(self.back)
            made.closeWished.connect(self.close)
        return self.window

    def _place(self, window: RubricWindow) -> None:
        """Show the window as it was left on this screen; at first beside the review as far as there is room."""
        memory = self._shell.memory
        for name, restore in (("rubrics", window.restoreGeometry), ("rubrics/split", window.restore_split)):
            kept = memory.get(memory.per_screen(name))
            if not kept or not restore(QByteArray.fromBase64(kept.encode("ascii", "ignore"))):
                room = window.screen().availableGeometry().size()
                window.resize(min(_SIZE[0], room.width() - _FREE), min(_SIZE[1], room.height() - _FREE))
                return

    def _remember(self, window: RubricWindow) -> None:
        memory = self._shell.memory
        for name, state in (("rubrics", window.saveGeometry()), ("rubrics/split", window.split())):
            memory.put(memory.per_screen(name), bytes(state.toBase64().data()).decode("ascii"))

    def _refresh(self) -> None:
        window, library = self._window(), self._library
        current = window.draft.profile.id if window.draft is not None else ""
        window.show_profiles(library.rubrics.listed(), current, writable=not library.read_only)

    def _choose(self, profile_id: str) -> None:
        """Show another profile; a changed one is given up only when the person says so."""
        from reviewer.gui.rubrics.draft import Draft

        window, library = self._window(), self._library
        if window.draft is not None and profile_id == window.draft.profile.id and window.draft.changed:
            return
        if not self._may_leave(self.tr("另看一份")):
            window.choose(window.draft.profile.id if window.draft is not None else "")
            return
        self._say("")
        profile = self._tried(lambda: library.rubrics.profile(profile_id))
        if profile is None:
            profile = library.rubrics.listed()[0].profile
        editable = library.rubrics.is_own(profile.id) and not library.read_only
        window.show_draft(Draft(profile, editable=editable))
        window.choose(profile.id)

    def _may_leave(self, verb: str) -> bool:
        from reviewer.gui.dialogs import confirm_loss

        window = self.window
        if window is None or window.draft is None or not window.draft.changed:
            return True
        text = self.tr("评分表「{0}」有修改没有保存。").format(window.draft.profile.name)
        return confirm_loss(window, self.tr("评分表"), text, self.tr("放弃修改，{0}").format(verb))

    def close(self) -> bool:
        """Close the editor; False where the person stays with an unsaved change."""
        if not self._may_leave(self.tr("关闭")):
            return False
        if self.window is not None:
            self.back()
            self._remember(self.window)
            self.window.draft = None
            self.window.hide()
        return True

    def leave(self) -> bool:
        """Close for good: the library is about to close. False where the person stays."""
        if not self.close():
            return False
        for job in (self._trial, self._scoring):
            if job is not None:
                job.cancel()
                QThreadPool.globalInstance().waitForDone()
        return True

    def _say(self, text: str, tone: str = "red") -> None:
        banners = self._window().ui.banners
        banners.drop("said")
        if text:
            banners.put("said", text, tone)

    def _tried(self, act: Callable[[], Any]) -> Any:
        """Do something; a refusal is told in the editor, and None returned."""
        try:
            return act()
        except KnownError as problem:
            self._say(problem.message)
            return None

    # -- profiles and files

    def copy(self, profile_id: str) -> None:
        """Copy a profile and show the copy."""
        if self._may_leave(self.tr("复制")):
            self._show_new(lambda: self._library.rubrics.copy(profile_id))

    def _show_new(self, make: Callable[[], Profile]) -> None:
        made = self._tried(make)
        if made is not None:
            self._window().draft = None
            self._choose(made.id)
            self._refresh()
            self.tell_problems()

    def _choose_import(self) -> None:
        from reviewer.gui import choosing

        start = self._shell.memory.get("folder/rubrics") or str(Path.home())
        found = choosing.open_file(
            self._window(), self.tr("导入评分表"), Path(start), self.tr("评分表 (*.toml)")
        )
        if found is not None:
            self._shell.memory.put("folder/rubrics", str(found.parent))
            self.import_file(found)

    def import_file(self, path: Path) -> None:
        """Take in a profile from a file; one that is not sound says why, with its line."""
        if self._may_leave(self.tr("导入")):
            self._show_new(lambda: self._library.rubrics.import_file(path))

    def _choose_export(self, profile_id: str) -> None:
        from reviewer.gui import choosing

        start = Path(self._shell.memory.get("folder/rubrics") or Path.home())
        name = f"{self._library.rubrics.profile(profile_id).name}.toml".replace("/", "_")
        kind = self.tr("评分表 (*.toml)")
        target = choosing.save_file(self._window(), self.tr("导出评分表"), start / name, kind)
        if target is not None:
            self._shell.memory.put("folder/rubrics", str(target.parent))
            written = self._tried(lambda: self._library.rubrics.export_file(profile_id, target))
            if written is not None:
                self._say(self.tr("已导出到 {0}").format(written), "green")

    def delete(self, profile_id: str) -> None:
        """Delete an unused profile of the county, after a question."""
        from reviewer.gui.dialogs import confirm_loss

        window = self._window()
        name = self._library.rubrics.profile(profile_id).name
        text = self.tr("删除评分表「{0}」？它的文件也一起删除，不能撤销。").format(name)
        if not confirm_loss(window, self.tr("删除评分表"), text, self.tr("删除")):
            return
        self._tried(lambda: self._library.rubrics.delete(profile_id))
        window.draft = None
        self._choose(self._library.default_profile)
        self._refresh()

    def make_default(self, profile_id: str) -> None:
        """Let a profile be the default; what nobody has touched is scored by it, in the background."""
        library, controller = self._library, self._shell.controller
        if not self._sure_of_default(profile_id):
            return
        session = controller.session
        shown = session.row.id if session is not None and session.status is Status.WAITING else None
        if self._busy():
            return
        if shown is not None:
            controller.close()
        job = self._start(self.tr("设为默认"), lambda report: library.make_default(profile_id, report))
        job.done.connect(lambda _count: self._said_default(profile_id))
        job.ended.connect(lambda: self._after_default(shown))
        job.start()

    def _sure_of_default(self, profile_id: str) -> bool:
        """Ask before reports are scored by another default."""
        from reviewer.gui.dialogs import confirm_loss

        library = self._library
        waiting = library.rubrics.waiting()
        if profile_id == library.default_profile or not waiting:
            return True
        name = library.rubrics.profile(profile_id).name
        text = self.tr(
            "把「{0}」设为默认？{1} 份待审的报告将重新评定所用的评分表和得分；审核中和已审的不变。"
        ).format(name, waiting)
        return confirm_loss(self._window(), self.tr("设为默认"), text, self.tr("设为默认"))

    def _said_default(self, profile_id: str) -> None:
        one = next(one for one in self._library.rubrics.listed() if one.profile.id == profile_id)
        self._shell.banners.drop("rescored")
        self._say(self.tr("「{0}」已设为默认，用于 {1} 份报告。").format(one.profile.name, one.used), "green")

    def _after_default(self, shown: int | None) -> None:
        self._ended()
        if shown is not None and self._shell.controller.ready:
            self._shell.open_report(shown)

    # -- the what-if

    def try_out(self) -> None:
        """Work out what saving would do, and show it; nothing is written."""
        window = self._window()
        draft = window.draft
        if draft is None or not draft.changed or not draft.sound or self._trial is not None or self._busy():
            return
        self._say("")
        window.show_what_if(None)
        profile, rubrics = draft.profile, self._library.rubrics
        job = self._trial = Job(self.tr("试算"), lambda report: rubrics.what_if(profile, report), self)
        job.progress.connect(lambda progress: window.show_progress(progress.done, progress.total))
        job.done.connect(self._tried_out)
        job.failed.connect(self._trial_failed)
        job.ended.connect(self._trial_ended)
        job.start()

    def _tried_out(self, found: WhatIf) -> None:
        window = self._window()
        if window.draft is not None and window.ui.pages.currentWidget() is window.ui.whatIfPage:
            window.show_what_if(found)

    def _trial_failed(self, message: str) -> None:
        self._window().back_to_edit()
        self._say(message)

    def _trial_ended(self) -> None:
        if self._trial is not None:
            self._trial.deleteLater()
        self._trial = None

    def back(self) -> None:
        """Go back from the what-if to the profile."""
        if self._trial is not None:
            self._trial.cancel()
        if self.window is not None:
            self.window.back_to_edit()

    # -- saving and scoring anew

    def save(self) -> None:
        """Save the profile and score the reports anew."""
        from reviewer.gui.rubrics.draft import Draft

        window = self._window()
        draft = window.draft
        if draft is None or self._busy():
            return
        saved = self._tried(lambda: self._library.rubrics.save(draft.profile))
        if saved is None:
            window.back_to_edit()
            return
        at = window.ui.tree.at
        window.show_draft(Draft(saved, editable=True))
        window.ui.tree.go_to(at)
        self.tell_problems()
        self.rescore(saved.id)

    def rescore(self, profile_id: str) -> None:
        """Score reports anew by a saved profile, in the background; the rest stays usable."""
        if self._busy():
            return
        self._shell.controller.flushRequested.emit()
        library, profile = self._library, self._library.rubrics.profile(profile_id)
        job = self._start(self.tr("重新评分"), lambda report: library.rescore(profile_id, report))
        job.done.connect(lambda count: self._rescored(profile, count))
        job.ended.connect(self._rescoring_ended)
        job.start()

    def _busy(self) -> bool:
        if self._scoring is not None:
            self._say(self.tr("正在重新评分，请稍候。"), "info")
        return self._scoring is not None

    def _start(self, title: str, work: Callable[[Any], Any]) -> Job:
        self._shell.banners.drop(BAR)  # going back now would lose the new scores
        job = self._scoring = Job(title, work, self)
        job.progress.connect(self._progressed)
        job.failed.connect(lambda message: self._shell.banners.put("rescored", message, "red"))
        self._shell.status.show_progress(Progress(0, 0), title)
        return job

    def _progressed(self, progress: Progress) -> None:
        if self._scoring is not None:
            self._shell.status.show_progress(progress, self._scoring.title)

    def cancel(self) -> None:
        """Stop scoring after the reports at hand; what is done stays."""
        if self._scoring is not None:
            self._scoring.cancel()

    def _rescored(self, profile: Profile, count: int) -> None:
        words = self.tr("「{0}」第 {1} 版：重新评分 {2} 份。").format(profile.name, profile.version, count)
        self._shell.banners.drop("rescored")
        self._shell.status.say(words)
        self._say(words, "green")

    def _rescoring_ended(self) -> None:
        if self._shell.controller.ready:
            self._library.rescore_open()
        self._ended()

    def _ended(self) -> None:
        if self._scoring is not None:
            self._scoring.deleteLater()
        self._scoring = None
        self._shell.status.show_progress(None)
        if self._shell.controller.ready:
            self._tell_behind()
            self._shell.shelf.refresh()
            if self.window is not None and self.window.isVisible():
                self._refresh()
