"""The library of reports: what the list, the window and the command line ask for and change.

Importable without SQLAlchemy: storage is loaded when a library is opened. One object may be used from the window's
thread and from a worker at once (each transaction has its own connection). A review session belongs to one thread; a worker that
made one ready hands it over.
"""

from __future__ import annotations

import json
import threading
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.domain.errors import (
    Cancelled,
    DatabaseProblem,
    EnvironmentProblem,
    FileProblem,
    ReadOnly,
    Refused,
)
from reviewer.domain.library import (
    ImportOutcome,
    ImportState,
    ListedFinding,
    ListQuery,
    Progress,
    ProgressCallback,
    ReportRow,
)
from reviewer.domain.review import Decisions, Status, Subject
from reviewer.services.ahead import Ahead
from reviewer.services.around import Around
from reviewer.services.assess import Assessment, assess
from reviewer.services.reading import (
    as_reviewed,
    assessed,
    default_profile,
    document_of,
    keeping,
    read_reports,
)
from reviewer.services.replaced import kept_beside
from reviewer.services.replacing import ChangedPassage, Replacement
from reviewer.services.samples import Sample, shipped_samples
from reviewer.services.session import OpenedReview, ReviewSession
from reviewer.storage.backup import Backup
from reviewer.storage.derived import Changes, Event, Snapshot, changes

if TYPE_CHECKING:
    from reviewer.domain.document import Document
    from reviewer.domain.pages import Pages
    from reviewer.export.model import ExportSheets
    from reviewer.services.files import Source, WantedFiles
    from reviewer.services.joining import Change, FormChoice
    from reviewer.services.printed import Printed
    from reviewer.services.references import Found
    from reviewer.services.rescoring import Rescored
    from reviewer.storage.database import Database
    from reviewer.storage.kept import Companion
    from reviewer.storage.records import Records, Replaced, StoredReview

__all__ = ["Backup", "ChangedPassage", "Library", "Replacement", "Sample"]

_KEPT_SESSIONS = 12
_OPENED = (
    "opened_files"  # setting: files that were opened by their password, as what they were imported, by SHA-256
)
_UNFINISHED = "unfinished_import"  # setting: the files of an import that is running, or was cut off
_IDENTITY = "identity"  # setting: what tells this database from others, in the workbooks that come from it
_ALL = ListQuery()

_NEW = (ImportState.IMPORTED, ImportState.UNPAIRED, ImportState.REVISION)


class Library:
    """An open database of reports."""

    def __init__(self, database: Database, records: Records) -> None:
        from reviewer.services.rubrics import Rubrics
        from reviewer.services.templates import Templates
        from reviewer.storage.places import rubrics_folder, templates_folder
        from reviewer.storage.profiles import ProfileRecords
        from reviewer.storage.rescoring import ScoreRecords

        self._database = database
        self._records = records
        self._sessions: dict[int, ReviewSession] = {}
        # Files that were opened with a password, and the reports they became.
        self._unlocked: dict[Path, int] = {}
        self._settings: dict[str, str] | None = None
        self._settings_guard = threading.Lock()
        self._sessions_guard = threading.RLock()  # a worker that rescores passes over what is open
        self._rescoring = False
        self.import_problem = ""  # why the database took no more files in the last import
        self.import_passed_over = ""  # which files of its folders were no readable format, as a sentence
        self.passed_over_files: list[Path] = []  # the same files
        self.import_left: list[Path] = []  # the files that a cancelled import did not come to
        # Whether a cancelled import is offered again at the next start: the window closes.
        self.keep_unfinished = False
        self.export_left_out = ""  # what the last export left out, as sentences
        self._scores = ScoreRecords(database)
        self._ahead = Ahead(records)
        self.templates = Templates(templates_folder(database.path))
        self.rubrics = Rubrics(
            rubrics_folder(database.path),
            self._scores,
            ProfileRecords(database),
            lambda: self.read_only_reason,
            lambda: self.default_profile,
        )

    @classmethod
    def open(cls, db: str | Path | None = None, *, write: bool = True) -> Library:
        """Open a database, the user's own by default. Raises DatabaseProblem.

        One that another program writes to (or on a read-only disk) opens read-only with the reason.
        """
        from reviewer.storage.database import Database
        from reviewer.storage.records import Records

        database = Database(db, write=write)
        return cls(database, Records(database))

    def close(self) -> None:
        """Save what is pending, where that is possible now, and close."""
        for session in self._sessions.values():
            session.flush()
        self._sessions.clear()
        self.rubrics.leave()
        self._database.close()

    # -- what it is ---------------------------------------------------------------------------------------------

    @property
    def read_only(self) -> bool:
        return self._database.read_only

    @property
    def read_only_reason(self) -> str:
        return self._database.read_only_reason

    @property
    def held_by(self) -> str:
        """Return who writes to the database now, where that is another program: 「张三（PC-01）自 11月20日 10:32 起」."""
        return self._database.held_by

    @property
    def location(self) -> str:
        """Name the place for the status bar: 本机数据库."""
        return self._database.location

    @property
    def path(self) -> Path | None:
        """Return the database file, None for a server."""
        return self._database.path

    @property
    def identity(self) -> str:
        """Name this database among all others, its copies apart; "" where it has no name yet and can't be written."""
        self._identify()
        return self.setting(_IDENTITY)

    def _identify(self) -> None:
        """Give the database its name, once: before its first reports, as it may be open read-only when they are exported."""
        if not self.setting(_IDENTITY) and not self.read_only:
            with suppress(EnvironmentProblem):
                self._keep_setting(_IDENTITY, str(uuid.uuid4()))

    @property
    def warning(self) -> str:
        """Return a sentence about a risky place, "" where there is none."""
        from reviewer.storage.places import on_network

        if self._database.path is not None and on_network(self._database.path):
            return "数据库位于网络共享上，可能损坏。请改存本机磁盘，用导出或备份交换数据。"
        return self._database.backup_problem

    @property
    def pending(self) -> bool:
        """Whether a review holds edits that could not be saved yet."""
        return any(session.pending for session in self._sessions.values())

    def flush(self) -> bool:
        """Try to save everything pending; tell whether all is saved."""
        left = [session for session in self._sessions.values() if not session.flush()]
        return not left

    # -- the list -----------------------------------------------------------------------------------------------

    def rows(self, query: ListQuery = _ALL) -> list[ReportRow]:
        """Return the list, filtered and sorted; with a limit one page of it."""
        return self._records.rows(query)

    def count(self, query: ListQuery = _ALL) -> int:
        """Return how many reports a filter leaves, whatever its limit."""
        return self._records.count(query)

    def row(self, report_id: int) -> ReportRow:
        """Return one line. Raises DatabaseProblem where it is gone."""
        return self._records.row(report_id)

    def existing(self, report_ids: Iterable[int]) -> set[int]:
        """Return which of some reports are in the database."""
        return self._records.existing(report_ids)

    def counts(self) -> dict[Status, int]:
        """Return how many reports stand where."""
        return self._records.counts()

    def departments(self) -> list[str]:
        """Return all departments that occur, sorted."""
        return self._records.departments()

    def find_reference(self, text: str) -> Found:
        """Return what the reference (定位) in a text leads to. Raises Refused where it leads nowhere."""
        from reviewer.services.references import find

        return find(self._records, text)

    # -- in -----------------------------------------------------------------------------------------------------

    def import_paths(
        self, paths: Sequence[Path], progress: ProgressCallback | None = None
    ) -> list[ImportOutcome]:
        """Import files and folders; safe in a worker thread. Raises ReadOnly."""
        from reviewer.services.files import wanted_files

        self._must_write()
        wanted = wanted_files([Path(p) for p in paths])
        self._note_unfinished(wanted)
        outcomes = self._imported(wanted, progress)
        if self.keep_unfinished and self.import_left:
            if not self.setting(_UNFINISHED):  # a single file, which may take long to recognise
                self._keep_unfinished([str(path) for path in self.import_left])
        elif not self.import_problem:
            self._note_unfinished(None)
        return outcomes

    def import_locked(
        self, path: Path, password: str, progress: ProgressCallback | None = None
    ) -> ImportOutcome:
        """Import a file without its password, which is used for this and kept nowhere.

        What is kept as its original is the file without password. Raises FileProblem where it does not open with this
        password, ReadOnly; Cancelled.
        """
        from reviewer.services.files import WantedFiles

        self._must_write()
        opened = self.without_password(path, password)
        outcomes = self._imported(WantedFiles([opened]), progress)
        if not outcomes:
            raise Cancelled
        if outcomes[0].report_id is not None:
            self._unlocked[path] = outcomes[0].report_id
            self._note_opened(path, opened)
        return outcomes[0]

    def _note_opened(self, path: Path, opened: Source) -> None:
        """Remember which content a locked file was imported as, so that the file is known when it is met again."""
        from reviewer.services.files import source_at
        from reviewer.storage.records import sha256_of

        with suppress(EnvironmentProblem, FileProblem):
            locked, content = sha256_of(source_at(path).read()), sha256_of(opened.read())
            if self._opened_before().get(locked, locked) != content:
                self._keep_setting(_OPENED, json.dumps({**self._opened_before(), locked: content}))

    def _opened_before(self) -> dict[str, str]:
        return dict(json.loads(self.setting(_OPENED) or "{}"))

    def _imported(self, wanted: WantedFiles, progress: ProgressCallback | None) -> list[ImportOutcome]:
        from reviewer.services.files import told
        from reviewer.services.importing import Import
        from reviewer.services.readers import readers_for

        readers = readers_for(len(wanted.files))
        job = Import(self._records, readers, self.default_profile, self._opened_before())
        self._identify()
        try:
            outcomes = job.run(wanted, progress)
        finally:
            readers.close()
        self._rescore_alike(o.report_id for o in outcomes if o.report_id and o.state in _NEW)
        self.import_problem, self.passed_over_files = job.problem, job.passed_over
        self.import_left = job.left
        self.import_passed_over = told(job.passed_over, by_name=True)
        return outcomes

    def _note_unfinished(self, wanted: WantedFiles | None) -> None:
        """Remember what is being imported, so that it can be gone on with after a crash; None when it is over."""
        paths = [] if wanted is None else [str(f.path) for f in wanted.files]
        if len(paths) > 1 or self.setting(_UNFINISHED):
            self._keep_unfinished(paths)

    def _keep_unfinished(self, paths: list[str]) -> None:
        with suppress(EnvironmentProblem):
            self._keep_setting(_UNFINISHED, json.dumps(paths) if paths else "")

    def unfinished_import(self) -> list[Path]:
        """Return the files of an import that was cut off, those in the database included."""
        kept = self.setting(_UNFINISHED)
        return [Path(path) for path in json.loads(kept)] if kept else []

    def forget_unfinished(self) -> None:
        """Let an import that was cut off be."""
        self._note_unfinished(None)

    def failures(self) -> list[ImportOutcome]:
        """Return the files that could not be read and that nobody has dealt with, from earlier imports too."""
        from reviewer.services.files import told_of_lock

        return [
            ImportOutcome(path, ImportState.FAILED, message=lock or message, locked=bool(lock))
            for path, message in self._records.failures()
            for lock in (told_of_lock(Path(path), message),)
        ]

    def forget_failures(self, paths: Sequence[str]) -> None:
        """Take files that could not be read off the list; one that opens read-only keeps them."""
        if paths and not self.read_only:
            self._records.note_failures(paths, {})

    def samples(self) -> list[Sample]:
        """Return the sample reports that ship with the program."""
        return shipped_samples()

    def without_password(self, path: Path, password: str) -> Source:
        """Return a file without its password, which is used for this and kept nowhere.

        Raises FileProblem where it does not open with this password.
        """
        from reviewer.documents.unlocking import unlocked
        from reviewer.services.files import InHand, readable_name, said_of, source_at

        try:
            return InHand(path, unlocked(source_at(path).read(), readable_name(path), password))
        except FileProblem as problem:
            raise FileProblem(said_of(path, problem.message)) from problem

    def compare_original(self, report_id: int, given: Path | Source, *, take_copy: bool = False) -> Replacement:
        """Tell what a corrected original would change. Raises FileProblem (LockedFile where it has a password), Refused."""
        from reviewer.services.replacing import prepare

        self._settle(report_id)
        file = self._corrected(given, take_copy)
        beside = self._form_of_copy(file) if take_copy else None
        replacement, _, new = prepare(self._records, report_id, file, self._author(), beside)
        self._twin(report_id, new, take_copy)
        return replacement

    def replace_original(self, report_id: int, given: Path | Source, *, take_copy: bool = False) -> Replacement:
        """Put a corrected original in place, after a backup. Raises FileProblem, Refused, ReadOnly, DatabaseProblem.

        `take_copy`: the file was just imported and offered as a corrected version, so that its own line leaves the list.
        """
        from reviewer.services.replacing import prepare

        self._must_write()
        self._settle(report_id)
        file = self._corrected(given, take_copy)
        beside = self._form_of_copy(file) if take_copy else None
        replacement, content, new = prepare(self._records, report_id, file, self._author(), beside)
        twin = self._twin(report_id, new, take_copy)
        made = self._database.back_up("replace")
        if twin is not None:
            self._remove([twin])
        self._records.replace(report_id, content, new)
        self._sessions.pop(report_id, None)
        return replace(replacement, backup=made)

    def _corrected(self, given: Path | Source, take_copy: bool) -> Source:
        """Return a corrected file; one that had a password is taken from where it is kept without."""
        from reviewer.services.files import InHand, source_at

        if not isinstance(given, Path):
            return given
        kept = self._unlocked.get(given) if take_copy else None
        return source_at(given) if kept is None else InHand(given, self._records.content(kept))

    def _form_of_copy(self, file: Source) -> Companion | None:
        """Return the form that a file was imported with."""
        from reviewer.storage.records import sha256_of

        sha256 = sha256_of(file.read())
        known = self._records.known([sha256]).get(sha256)
        return None if known is None else self._records.companion(known)

    def _twin(self, report_id: int, new: Replaced, take_copy: bool) -> int | None:
        """Return the report that was imported from the same file. Raises Refused where it is a review of its own."""
        form = new.report.form
        used = {new.report.sha256} if form is None else {new.report.sha256, form.sha256}
        twin = next((known for known in self._records.known(used).values() if known != report_id), None)
        if twin is None:
            return None
        waiting = self.row(twin).status is Status.WAITING
        if take_copy and waiting and self._records.hashes(twin) <= used:
            return twin
        name = self.row(twin).shown_name
        if self.row(twin).status is not Status.WAITING:
            raise Refused(f"所选文件已作为另一份报告（{name}）评审，不能再用于替换。")
        raise Refused(f"所选文件已作为另一份报告（{name}）在列表中。请先将那一份移出列表，再替换原文。")

    def forms_for(self, report_id: int) -> list[FormChoice]:
        """Return the forms of the list, those that fit a report first. Raises Refused, ReadOnly where it can take none."""
        from reviewer.services.joining import candidates

        self._must_write()
        return candidates(self._records, report_id)

    def join_form(self, report_id: int, form: Path | int, *, let_go: bool = False) -> Backup | None:
        """Review a report together with its form, a file or a report of the list; return the backup made before.

        Every decision stays; WouldLose names those that would have nothing to act on, `let_go` agrees to that.
        Raises FileProblem, Refused, ReadOnly, DatabaseProblem.
        """
        from reviewer.services.joining import join

        self._must_write()
        if isinstance(form, int):
            self._settle(form)
        author = self._author()
        return self._change(report_id, lambda: join(self._records, report_id, form, author, let_go=let_go))

    def split_form(self, report_id: int, *, keep_form: bool = True, let_go: bool = False) -> Backup | None:
        """Make the form of a report a review of its own again, or let it go. Raises as `join_form`."""
        from reviewer.services.joining import split

        self._must_write()
        author = self._author()
        return self._change(
            report_id,
            lambda: split(self._records, report_id, author, keep_form=keep_form, let_go=let_go),
        )

    def _change(self, report_id: int, work_out: Callable[[], Change]) -> Backup | None:
        self._settle(report_id)
        change = work_out()
        made = self._database.back_up("join")
        self._records.replace(report_id, change.content, change.report, gone=change.gone, added=change.added)
        for changed in (report_id, *change.gone):
            self._sessions.pop(changed, None)
        return made

    def remove(self, report_ids: Sequence[int]) -> Backup | None:
        """Remove reports with their reviews; return the backup that was made before. Raises ReadOnly, DatabaseProblem."""
        self._must_write()
        for report_id in report_ids:
            self._settle(report_id)
        made = self._database.back_up("remove")
        self._remove(report_ids)
        return made

    def _remove(self, report_ids: Sequence[int]) -> None:
        self._records.remove(list(report_ids))
        for report_id in report_ids:
            self._sessions.pop(report_id, None)

    # -- reviews ------------------------------------------------------------------------------------------------

    def open_review(self, report_id: int) -> ReviewSession:
        """Open a review; coming back to it finds its undo steps, and edits that still wait for the disk."""
        with self._sessions_guard:
            known = self._sessions.pop(report_id, None)
            if known is None or (known.stale and not known.read_only and not known.pending):
                known = self._ahead.take(report_id) or ReviewSession(self, self._opened(report_id))
                known.follow_profile()
            if not self.read_only:
                self._sessions[report_id] = known
                self._forget_old()
            return known

    def listed_findings(self, report_id: int) -> list[ListedFinding]:
        """Return the findings of a report that stand, without opening its review."""
        return self._records.listed_findings(report_id)

    @contextmanager
    def not_open(self, report_id: int) -> Iterator[ReviewSession | None]:
        """Give a worker a review that is not open, None of one that is: its own thread has it.

        Nobody opens it meanwhile. It keeps its undo steps, as one that was opened before all others.
        """
        with self._sessions_guard:
            if report_id in self._sessions:
                yield None
                return
            session = ReviewSession(self, self._opened(report_id))
            yield session
            if session.pending or len(self._sessions) < _KEPT_SESSIONS:
                self._sessions = {report_id: session, **self._sessions}

    def _forget_old(self) -> None:
        done = [key for key, s in self._sessions.items() if not s.pending and not self._rescoring]
        for key in done[: max(0, len(self._sessions) - _KEPT_SESSIONS)]:
            del self._sessions[key]

    def opened(self, report_id: int) -> tuple[OpenedReview, Assessment]:
        """Give a review with its score, for an export; safe in a worker thread, unsaved edits included."""
        session = self._sessions.get(report_id)
        if session is not None:
            return session.as_it_stands()
        found = self._opened(report_id)
        return found, found.as_finished() or assess(
            found.document, found.machine, found.decisions, found.default_profile, around=found.around
        )

    def takes_long(self, report_id: int) -> bool:
        """Tell whether opening a review takes long enough to be left to a worker first (`make_ready`)."""
        return report_id not in self._sessions and self._ahead.is_long(report_id)

    def make_ready(self, report_id: int, progress: ProgressCallback) -> None:
        """Do in a worker what makes opening a review long; `open_review` takes it over. Raises FileProblem, Cancelled."""

        def going() -> bool:
            return progress(Progress(0, 0))

        self._ahead.make(lambda: ReviewSession(self, self._opened(report_id, going)), going)

    def _opened(self, report_id: int, go_on: Callable[[], bool] | None = None) -> OpenedReview:
        stored = self._records.load(report_id)
        document = document_of(self._records, stored.row, keep=not self.read_only, go_on=go_on)
        stale = document.text != stored.text and stored.sealed is not None
        if stale:
            document = as_reviewed(stored.text, document)
        elif document.text != stored.text:
            stored = self._reread(stored)
        return OpenedReview(
            stored.row,
            document,
            stored.machine,
            stored.decisions,
            stored.derived,
            stored.default_profile,
            stored.sealed,
            self._around(report_id),
            stale,
        )

    def printed(self, report_id: int, document: Document) -> Printed:
        """Return a flowing original, or what flows of a pair, as LibreOffice prints it; safe in a worker thread. Raises Refused."""
        from reviewer.services.printed import Original, printed

        files = [(self.row(report_id).sha256, self._records.content(report_id))]
        if document.members and (form := self._records.companion(report_id)) is not None:
            files.append((form.sha256, form.content))
        with ExitStack() as stack:
            originals = []
            for sha256, content in files:
                kept = self._records.renditions(sha256, printed=True)
                renditions = keeping(self._records, sha256, kept, keep=not self.read_only)
                originals.append(Original(content, stack.enter_context(renditions)))
            return printed(document, originals)

    def edited_opinions(self) -> set[int]:
        """Return the reports whose review opinion holds a text that a person typed."""
        return self._records.decided(Subject.OPINION)

    def pages_of(self, report_id: int, document: Document) -> Pages | None:
        """Return the pages an original has, or those that were printed of it; nothing is printed for this."""
        from reviewer.services.printed import pages_printed

        if document.pages is not None or document.members:
            return document.pages
        kept = self._records.renditions(self.row(report_id).sha256, printed=True)
        return pages_printed(document, kept)

    def _around(self, report_id: int) -> Around:
        from reviewer.storage.neighbours import cuts_elsewhere, neighbours

        return Around(neighbours(self._database, report_id), cuts_elsewhere(self._database, report_id))

    def _reread(self, stored: StoredReview) -> StoredReview:
        """Carry a review to what this version reads in the same bytes (its reader gives another text)."""
        from reviewer.services.intake import new_reports
        from reviewer.services.replacing import rewritten

        row = stored.row
        content, form = self._records.content(row.id), self._records.companion(row.id)
        renditions = self._records.renditions(row.sha256)
        read = read_reports(content, row.file_name, stored.default_profile, form, renditions)
        made = new_reports(row.sha256, row.file_name, read, stored.default_profile, form=form)
        new = made[min(row.part, len(made)) - 1]
        _, replaced = rewritten(stored, read, new, "reread", self._author(), row.file_name)
        if not self.read_only and row.status is not Status.DONE:
            self._records.replace(row.id, content, replaced)
            return self._records.load(row.id)
        return replace(
            stored,
            text=new.text,
            machine=new.machine,
            decisions=replaced.decisions,
            derived=replaced.report.derived,
        )

    def history(self, report_id: int) -> list[Event]:
        """Return what happened to a review: finished, reopened with its reason, original replaced."""
        return self._records.events(report_id)

    def original_bytes(self, report_id: int) -> bytes:
        """Return the file's content as it was imported."""
        return self._records.content(report_id)

    def form_bytes(self, report_id: int) -> bytes:
        """Return the content of the form of a pair. Raises DatabaseProblem where there is none any more."""
        form = self._records.companion(report_id)
        if form is None:
            raise DatabaseProblem("这份报告已没有自评表，请重新打开。")
        return form.content

    def save(self, report_id: int, changed: Changes) -> datetime:
        """Write an edit of a review session."""
        return self._records.save(report_id, changed)

    def _settle(self, report_id: int) -> None:
        """Make sure the database holds what an open session says; saving is for the session's own thread."""
        session = self._sessions.get(report_id)
        if session is not None and session.pending:
            raise DatabaseProblem(f"这份报告还有未保存的修改（{session.save_problem}），请先处理。")

    def _must_write(self) -> None:
        if self.read_only:
            raise ReadOnly(self.read_only_reason)

    # -- settings -----------------------------------------------------------------------------------------------

    def setting(self, name: str, default: str = "") -> str:
        """Return a setting kept in the database."""
        with self._settings_guard:
            if self._settings is None or self.read_only:  # another program may change them meanwhile
                self._settings = self._records.settings()
            return self._settings.get(name, default)

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting; another default profile rescores what nobody has touched yet. Raises Refused, ReadOnly."""
        if name == "default_profile":
            self._check_profile(value)
        if self.setting(name) == value:
            return
        self._keep_setting(name, value)
        if name == "default_profile":
            self._rescore_untouched(None)

    def make_default(self, profile_id: str, progress: ProgressCallback | None = None) -> int:
        """Let a profile be the default and score by it what nobody has touched; return how many. Raises Cancelled.

        What is scored by then stays so; called again, it goes on with the others.
        """
        self._check_profile(profile_id)
        self._keep_setting("default_profile", profile_id)
        return self._rescore_untouched(progress)

    def _keep_setting(self, name: str, value: str) -> None:
        self._records.set_setting(name, value)
        with self._settings_guard:
            self._settings = None

    @property
    def default_profile(self) -> str:
        """Return the profile for reports without points of their own."""
        return self.setting("default_profile") or default_profile()

    def _check_profile(self, value: str) -> None:
        from reviewer.scoring import load_profiles

        if value and value not in load_profiles():
            raise Refused("没有这套评分标准。")

    def _rescore_untouched(self, progress: ProgressCallback | None) -> int:
        ids = self._records.waiting()
        return self.rubrics.apply_default(ids, self.default_profile, self._write_default, progress)

    def _write_default(self, batch: list[Rescored]) -> None:
        with self._sessions_guard:
            for stored, _ in batch:
                self._sessions.pop(stored.id, None)
            self._scores.write(batch, self.default_profile)

    def rescore(self, profile_id: str, progress: ProgressCallback | None = None) -> int:
        """Score reports anew by a saved profile, in a worker; `rescore_open` follows in the sessions' own thread."""
        self._rescoring = True
        return self.rubrics.apply(profile_id, self._write_scores, progress)

    def rescore_open(self) -> None:
        """Let the reviews that are open (or were, and keep their undo steps) score themselves anew."""
        self._rescoring = False
        for session in list(self._sessions.values()):
            session.rescore()

    def _write_scores(self, batch: list[Rescored]) -> list[int]:
        with self._sessions_guard:
            return self._scores.write([one for one in batch if one[0].id not in self._sessions])

    def reasons(self, most: int = 200) -> list[str]:
        """Return the reasons typed so far for adjustments and dismissals, most used first."""
        return [reason for reason, _ in self._scores.reasons(most)]

    def _rescore(self, report_id: int) -> None:
        """Work out an untouched report again, with what others share with it."""
        stored = self._records.load(report_id)
        document = document_of(self._records, stored.row, keep=not self.read_only)
        if document.text != stored.text:
            return  # read another way by this version: done when it is opened
        profile = stored.default_profile
        new = assessed(document, stored.machine, profile, self._around(report_id)).derived
        old = Snapshot(Decisions(), stored.derived, stored.row.status, stored.row.reviewer)
        after = Snapshot(Decisions(), new, stored.row.status, stored.row.reviewer)
        self._records.set_default_profile(report_id, profile, changes(old, after))
        self._sessions.pop(report_id, None)

    def _rescore_alike(self, imported: Iterable[int]) -> None:
        """Note in the list what new reports share with those of other units, on both sides; reviews begun are left."""
        from reviewer.storage.neighbours import neighbours

        alike: set[int] = set()
        for report_id in imported:
            found = neighbours(self._database, report_id)
            if found:
                alike |= {report_id, *(n.report_id for n in found)}
        for report_id in sorted(alike & set(self._records.waiting())):
            if report_id not in self._sessions:  # an open one is under somebody's hands
                self._rescore(report_id)

    def _author(self) -> str:
        return self.setting("reviewer_name")

    # -- out, backups, checks -----------------------------------------------------------------------------------

    def export(
        self,
        target: Path,
        report_ids: Sequence[int] | None = None,
        progress: ProgressCallback | None = None,
        *,
        whole: bool = False,
        samples: bool = False,
        sheets: ExportSheets | None = None,
        template: Path | None = None,
    ) -> Path:
        """Write the chosen reports, None is all of the library: as CSV or JSON Lines where the target ends so, else as a workbook.

        `template` is a county's own workbook to fill, else `sheets` tells which of the program's own are wished for.
        Of a whole (None, or all that a list shows) samples (but where `samples` wishes for them) and what is no report are
        left out as long as there is anything else; `export_left_out` says so, what of the template is not in the result, and
        where a workbook that was changed since it was written is kept.
        Raises FileProblem (the template), Refused, EnvironmentProblem, Cancelled.
        """
        from reviewer.services import exporting

        rows = exporting.chosen_rows(self, report_ids)
        taken = exporting.worth_exporting(rows, samples=samples) if whole or report_ids is None else rows
        target = Path(target)
        self.export_left_out = exporting.left_out(rows, taken)
        if template is None and target.suffix.lower() in exporting.PLAIN:
            return exporting.export_plain(self, target, taken, progress)
        with kept_beside(target) as kept:
            if template is None:
                exporting.export_workbook(self, target, taken, progress, sheets)
            else:
                self.export_left_out += exporting.export_template(
                    self, template, target, taken, progress
                ).notice
        self.export_left_out += kept
        return target

    def backups(self) -> list[Backup]:
        """Return the backups, newest first."""
        return self._database.backups()

    def restore(self, backup: Backup) -> Backup | None:
        """Go back to a backup and return the one made of the present state before; None for a server.

        Open sessions are gone. Raises DatabaseProblem.
        """
        if not self.flush():
            raise DatabaseProblem("还有未保存的修改，请先处理，再从备份恢复。")
        kept = self._database.restore(backup)
        self._sessions.clear()
        with self._settings_guard:
            self._settings = None
        return kept

    @staticmethod
    def backups_of(db: str | Path | None = None) -> list[Backup]:
        """Return the backups of a database that can't be opened."""
        from reviewer.storage.backup import backups_of
        from reviewer.storage.places import database_file

        path = database_file(db)
        return [] if path is None else backups_of(path)

    @staticmethod
    def restore_damaged(backup: Backup, db: str | Path | None = None) -> None:
        """Restore a database that can't be opened; the damaged file is set aside. Raises DatabaseProblem."""
        from reviewer.storage.database import restore_file

        restore_file(db, backup.path)

    def check(self) -> list[str]:
        """Check database and backups whole; return one sentence per problem."""
        return self._database.check()
