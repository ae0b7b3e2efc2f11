"""Import files into the database: each on its own, committed in batches, so that a cancel or a crash keeps what is done."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from reviewer.domain.errors import EnvironmentProblem, FileProblem
from reviewer.domain.library import ImportOutcome, ImportState, Progress, ProgressCallback
from reviewer.domain.report import NOTHING_READ, UNRECOGNISED
from reviewer.services.bugs import note_bug
from reviewer.services.files import Source, Unreadable, WantedFiles, readable_name, said_of
from reviewer.services.joining import mate
from reviewer.services.likeness import SAME_REPORT, likeness, likeness_to_pair
from reviewer.services.pace import Pace, weights
from reviewer.services.pairing import Gathering, Held, Ready
from reviewer.services.readers import AtPage, Readers, Task, failed_by_bug
from reviewer.services.samples import is_sample

if TYPE_CHECKING:
    from reviewer.storage.records import NewFile, NewReport, Records

_BATCH_FILES = 20
_BATCH_SECONDS = 2.0
_BATCH_BYTES = 32 * 1024 * 1024


@dataclass
class _Waiting:
    """Files read but not yet stored."""

    slots: list[int] = field(default_factory=list)
    files: list[NewFile] = field(default_factory=list)
    forms: dict[int, int] = field(default_factory=dict)  # slot of a report → slot of its form
    unpaired: dict[int, str] = field(default_factory=dict)  # slot of a form → why it goes alone
    since: float = field(default_factory=time.monotonic)

    def put(self, held: Held) -> None:
        """Add a file."""
        from reviewer.storage.records import NewFile

        self.slots.append(held.slot)
        if held.unpaired:
            self.unpaired[held.slot] = held.unpaired
        self.files.append(NewFile(held.content, held.reports, held.renditions))

    @property
    def full(self) -> bool:
        size = sum(len(file.content) for file in self.files)
        late = bool(self.files) and time.monotonic() - self.since > _BATCH_SECONDS
        return len(self.files) >= _BATCH_FILES or size > _BATCH_BYTES or late


class Import:
    """One import; used from one thread, the database's transactions keep it apart from the window's edits.

    Files are read by `readers`: in this process, or in several others at once.
    """

    def __init__(
        self, records: Records, readers: Readers, profile: str, opened: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        self._records = records
        self._opened = opened  # content of a file with a password → content it was imported as
        self._readers = readers
        self._profile = profile
        self._outcomes: list[ImportOutcome | None] = []
        self._contents: dict[int, bytes] = {}  # of the files being read
        self._seen: dict[str, int] = {}  # content → slot of its first file in this import
        self._waiting = _Waiting()
        self._gathering = Gathering(())
        self._pairs: dict[int, tuple[Held, Held]] = {}  # being read as one, by the slot of the report
        self._going: Callable[[Source | Unreadable | str], bool] = lambda _file: True
        self._doubles: list[tuple[int, Source]] = []  # the same content as a file that is held
        self._pace = Pace(())
        self._page: AtPage | None = None  # the page that is recognised now
        self._made: set[int] = set()  # the reports of this import
        self.problem = ""  # why the database took no more, "" while it does
        self.left: list[Path] = []  # the files that a cancel left unread
        self.passed_over: list[Path] = []  # the files of folders that are no readable format

    def run(self, wanted: WantedFiles, progress: ProgressCallback | None) -> list[ImportOutcome]:
        """Import all files; a file that can't be read stands as FAILED with its sentence, all others go on."""
        files, self.passed_over = wanted.files, wanted.passed_over
        self._gathering = Gathering(file.path for file in files if not isinstance(file, Unreadable))
        self._pace = Pace(weights(files) if progress else [0.0] * len(files), self._readers.at_once)

        def going(file: Source | Unreadable | str) -> bool:
            return not self.problem and (progress is None or progress(self._told(file, files)))

        self._going = going
        self._readers.told = self._at_page
        for file in files:
            while self._readers.full and going(file):
                self._collect(wait=True)
            if self._readers.full or not going(file):
                break
            self._take(file)
            if len(self._outcomes) - 1 not in self._contents:  # known, or not to be read
                self._pace.done(len(self._outcomes) - 1)
            self._collect(wait=False)
        while self._contents and going(""):
            self._collect(wait=True)
        self._give_up()
        self._store()
        self._take_doubles()
        self._store()
        if progress is not None:
            progress(replace(self._told("", files), seconds_left=None))
        outcomes = list(self._finished())
        read = {outcome.path for outcome in outcomes}
        self.left = [file.path for file in files if str(file.path) not in read]
        self._note_failures(outcomes)
        return outcomes

    def _told(self, file: Source | Unreadable | str, files: Sequence[Source | Unreadable]) -> Progress:
        name = "" if isinstance(file, str | Unreadable) else file.path.name
        done, left = len(self._outcomes) - len(self._contents), self._pace.seconds_left()
        told = Progress(done, len(files), name, self._failed(), left)
        page = self._page
        if page is None or page.slot not in self._contents:
            return told
        scanned = self._outcomes[page.slot]
        name = Path(scanned.path).name if scanned is not None else name
        return replace(told, current=name, page=page.number, pages=page.pages)

    def _at_page(self, page: AtPage) -> None:
        """Note that a page of a scan is being recognised."""
        self._page = page
        self._pace.at_page(page.slot, page.number, page.pages)

    def _give_up(self) -> None:
        """Forget what is still being read: a cancelled import says nothing of it."""
        for slot in self._contents.keys() - self._pairs.keys():
            self._outcomes[slot] = None
        self._contents.clear()
        for held in (*(held for pair in self._pairs.values() for held in pair), *self._gathering.rest()):
            self._waiting.put(held)
        self._pairs.clear()

    def _take_doubles(self) -> None:
        """Name the reports that other files with the same content have become; one that became none is read itself."""
        for slot, file in self._doubles if not self.problem else ():
            self._try(slot, file)
        while self._contents and self._going(""):
            self._collect(wait=True)
        self._give_up()

    def _note_failures(self, outcomes: Sequence[ImportOutcome]) -> None:
        """Keep what could not be read until somebody deals with it; what could is dealt with."""
        named = {_stored_path(o.path): o for o in outcomes if o.path}
        failed = {p: o.message for p, o in named.items() if o.state is ImportState.FAILED}
        dealt = named.keys() | {
            str(above) for path in named for above in Path(path).parents
        }  # its archive, too
        with suppress(EnvironmentProblem):  # the same problem has stopped the import and is told there
            known = {path for path, _ in self._records.failures()}
            if failed or known & dealt:
                self._records.note_failures(sorted(known & dealt), failed)

    def _failed(self) -> int:
        return sum(1 for o in self._outcomes if o is not None and o.state is ImportState.FAILED)

    def _take(self, file: Source | Unreadable) -> None:
        slot = len(self._outcomes)
        self._outcomes.append(None)
        if isinstance(file, Unreadable):
            self._outcomes[slot] = ImportOutcome(str(file.path), ImportState.FAILED, message=file.message)
        else:
            self._try(slot, file)

    def _try(self, slot: int, file: Source) -> None:
        try:
            self._give(slot, file)
        except EnvironmentProblem as problem:
            self.problem = problem.message
            self._fail(slot, file.path, problem.message)
        except FileProblem as problem:
            self._fail(slot, file.path, problem.message)
        except Exception as bug:  # one file must never stop the others; the trace goes to the log
            note_bug(bug)
            self._fail(slot, file.path, failed_by_bug(file.path.name))

    def _fail(self, slot: int, path: Path, message: str, *, locked: bool = False) -> None:
        told = said_of(path, message)
        self._outcomes[slot] = ImportOutcome(str(path), ImportState.FAILED, message=told, locked=locked)
        self._pass_on(self._gathering.passed(path, failed=True))

    def _give(self, slot: int, file: Source) -> None:
        """Hand a file to the readers, unless the database has it."""
        from reviewer.storage.records import sha256_of

        content, path = file.read(), file.path
        sha256 = sha256_of(content)
        if sha256 in self._seen:
            while self._is_read(self._seen[sha256]):
                self._collect(wait=True)
            if self._gathering.holds(self._seen[sha256]):
                self._doubles.append((slot, file))
                self._pass_on(self._gathering.passed(path))
                return
            self._store()
        same = self._opened.get(sha256, sha256)
        if (known := self._records.known([same]).get(same)) is not None:
            self._outcomes[slot] = self._already(path, known, sample=is_sample(path, sha256))
            self._pass_on(self._gathering.passed(path, known=self._records.row(known)))
            return
        if (later := self._records.replaced(same)) is not None:
            self._outcomes[slot] = self._former(path, later)
            self._pass_on(self._gathering.passed(path, known=self._records.row(later)))
            return
        self._seen[sha256] = slot
        self._outcomes[slot] = ImportOutcome(str(path), ImportState.IMPORTED)
        self._contents[slot] = content
        task = Task(slot, content, readable_name(path), sha256, self._profile, is_sample(path, sha256))
        self._readers.give(task, partial(self._going, file))

    def _is_read(self, slot: int) -> bool:
        """Tell whether a file is being read, alone or as one of a pair."""
        return slot in self._contents or any(form.slot == slot for _, form in self._pairs.values())

    def _collect(self, *, wait: bool) -> None:
        """Take what the readers are done with; with `wait` let them have a moment for it."""
        for done in self._readers.take(wait=wait):
            content, outcome = self._contents.pop(done.slot), self._outcomes[done.slot]
            self._pace.read(done.slot, done.seconds)
            assert outcome is not None
            path, pair = Path(outcome.path), self._pairs.pop(done.slot, None)
            if pair is not None:
                self._take_pair(pair, list(done.reports))
            elif done.problem:
                self._fail(done.slot, path, done.problem, locked=done.locked)
            else:
                reports = list(done.reports)
                held = Held(done.slot, path, content, reports, done.renditions)
                self._pass_on(self._gathering.read(held))
            if self._waiting.full:
                self._store()

    def _pass_on(self, ready: Sequence[Ready]) -> None:
        """Let files be stored that belong to no other, and let a report and its form be read as one."""
        from reviewer.storage.kept import Companion

        for files in ready:
            if len(files) == 1:
                self._waiting.put(files[0])
                continue
            report, form = files
            first, second = report.reports[0], form.reports[0]
            beside = Companion(second.sha256, second.file_name, form.content, form.renditions)
            self._pairs[report.slot] = report, form
            self._contents[report.slot] = report.content
            task = Task(
                report.slot, report.content, first.file_name, first.sha256, self._profile, first.sample, beside,
                report.renditions,
            )  # fmt: skip
            self._readers.give(task, partial(self._going, ""))

    def _take_pair(self, pair: tuple[Held, Held], read: list[NewReport]) -> None:
        """Store a report with its form; two that could not be read as one are stored as they were read."""
        report, form = pair
        if read:
            self._waiting.put(replace(report, reports=read))
            self._waiting.forms[report.slot] = form.slot
        else:
            self._waiting.put(report)
            self._waiting.put(form)

    def _already(self, path: Path, known: int, *, sample: bool) -> ImportOutcome:
        """Say that a file is there; a sample that somebody hands in as a file of their own is a report of theirs."""
        row = self._records.row(known)
        message = f"「{path.name}」已在库中（{row.shown_name}），未重复导入。"
        if row.sample and not sample:
            self._records.take_as_own(row.sha256)
            message += "它原为示例，今后按您的报告计入汇总。"
        return ImportOutcome(str(path), ImportState.ALREADY_THERE, known, message)

    def _former(self, path: Path, later: int) -> ImportOutcome:
        """Say of a file that it is what a report's original was before it was replaced."""
        name = self._records.row(later).shown_name
        message = f"这是“{name}”被替换前的原文，未再导入。"
        return ImportOutcome(str(path), ImportState.ALREADY_THERE, later, message)

    def _store(self) -> None:
        waiting, self._waiting = self._waiting, _Waiting()
        if not waiting.files:
            return
        try:
            ids = self._records.add(waiting.files)
        except EnvironmentProblem as problem:
            self.problem = problem.message
            for slot in (*waiting.slots, *waiting.forms.values()):
                self._outcomes[slot] = self._unsaved(slot, problem.message)
            return
        except Exception as bug:
            self._store_singly(waiting, bug)
            return
        self._made.update(number for made in ids for number in made)
        for slot, file, made in zip(waiting.slots, waiting.files, ids, strict=True):
            outcome = self._outcomes[slot]
            assert outcome is not None
            self._outcomes[slot] = self._imported(
                outcome.path, file.reports[0], made[0], waiting.unpaired.get(slot, "")
            )
            if (beside := waiting.forms.get(slot)) is not None:
                self._outcomes[beside] = self._joined(beside, file.reports[0].file_name, made[0])

    def _store_singly(self, waiting: _Waiting, bug: Exception) -> None:
        """Find the file that the database does not take, so that it costs no other file its place."""
        if len(waiting.slots) == 1:
            note_bug(bug)
            why = "内容无法存储，已记入日志。请把该文件转交技术支持。"
            for slot in (*waiting.slots, *waiting.forms.values()):
                self._outcomes[slot] = self._unsaved(slot, why)
            return
        for slot, file in zip(waiting.slots, waiting.files, strict=True):
            forms = {slot: waiting.forms[slot]} if slot in waiting.forms else {}
            unpaired = {slot: waiting.unpaired[slot]} if slot in waiting.unpaired else {}
            self._waiting = _Waiting([slot], [file], forms, unpaired)
            self._store()

    def _unsaved(self, slot: int, why: str) -> ImportOutcome:
        outcome = self._outcomes[slot]
        return ImportOutcome(
            outcome.path if outcome else "", ImportState.FAILED, message=f"未能存入数据库：{why}"
        )

    def _joined(self, slot: int, report: str, report_id: int) -> ImportOutcome:
        outcome = self._outcomes[slot]
        message = f"作为「{report}」的自评表，与其合并为一份评审。"
        return ImportOutcome(outcome.path if outcome else "", ImportState.PAIRED, report_id, message)

    def _imported(self, path: str, new: NewReport, report_id: int, unpaired: str) -> ImportOutcome:
        unread = _told_unread(new)
        if not new.machine.recognised:
            told = unread or (UNRECOGNISED if new.text.strip() else NOTHING_READ)
            return ImportOutcome(path, ImportState.IMPORTED, report_id, told, unread=new.unread)
        other = self._earlier_version(new)
        if other is None:
            state = ImportState.UNPAIRED if unpaired else ImportState.IMPORTED
            return self._joinable(path, new, report_id, unread) or ImportOutcome(
                path, state, report_id, unread + unpaired, unread=new.unread
            )
        name = self._records.row(other).shown_name
        message = f"与已有的「{name}」单位、年度、项目相同，文字大体一致，可能是修改稿，可以替换原文。{unread}{unpaired}"
        return ImportOutcome(path, ImportState.REVISION, report_id, message, other, unread=new.unread)

    def _joinable(self, path: str, new: NewReport, report_id: int, unread: str) -> ImportOutcome | None:
        """Say of a form, or a report, that its other half was there before this import."""
        found = mate(self._records, new, report_id)
        if found is None or found.id in self._made:
            return None
        form = new.machine.is_form
        what, pair = ("报告", (found.id, report_id)) if form else ("自评表", (report_id, found.id))
        told = f"{unread}与库中的{what}「{found.shown_name}」单位、项目相同，可用“并入自评表”合为一份评审。"
        return ImportOutcome(path, ImportState.UNPAIRED, report_id, told, unread=new.unread, joinable=pair)

    def _earlier_version(self, new: NewReport) -> int | None:
        """Return the report that a file looks like a corrected version of; of several the one most alike."""
        row = new.derived.row
        called = row["project_name"] or row["title"]
        if new.sample or not (row["unit"] and row["year"] and called):
            return None
        found = [(_alike(new, text, paired), known) for known, text, paired in self._records.same_project(new)]
        most, known = max(found, default=(0.0, 0))
        return known if most >= SAME_REPORT else None

    def _finished(self) -> Iterator[ImportOutcome]:
        yield from (o for o in self._outcomes if o is not None)


def _alike(new: NewReport, text: str, paired: bool) -> float:
    """Return how much a new report has in common with a stored text; of a pair beside a report alone only the report counts."""
    if paired == (new.form is not None):
        return likeness(new.text, text)
    return likeness_to_pair(new.text, text) if paired else likeness_to_pair(text, new.text)


def _told_unread(new: NewReport) -> str:
    """Say of an import that pages were not read, and what that would take; "" where all were."""
    from reviewer.documents.weighing import can_recognise

    if not new.unread:
        return ""
    why = "请对照原件阅读" if can_recognise() else "需要文字识别组件"
    return f"已导入，{new.unread}页未识别（{why}）。"


def _stored_path(path: str) -> str:
    """Return a path as text that any database takes."""
    return path.encode("utf-8", "replace").decode("utf-8")
