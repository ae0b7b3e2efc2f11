"""Import files into the database: each on its own, committed in batches, so that a cancel keeps what is done."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.domain.errors import Cancelled, EnvironmentProblem, FileProblem
from reviewer.domain.library import ImportOutcome, ImportState, Progress, ProgressCallback
from reviewer.domain.report import UNRECOGNISED
from reviewer.services.bugs import note_bug
from reviewer.services.files import read_bytes, readable_name, wanted_files
from reviewer.services.likeness import SAME_REPORT, likeness
from reviewer.services.reading import ReadFile, read_reports
from reviewer.services.samples import is_sample
from reviewer.version import program_version

if TYPE_CHECKING:
    from reviewer.storage.records import NewReport, Records

_BATCH_FILES = 20
_BATCH_SECONDS = 2.0
_BATCH_BYTES = 32 * 1024 * 1024


@dataclass
class _Waiting:
    """Files read but not yet stored."""

    slots: list[int] = field(default_factory=list)
    files: list[tuple[bytes, list[NewReport]]] = field(default_factory=list)
    since: float = field(default_factory=time.monotonic)

    @property
    def full(self) -> bool:
        size = sum(len(content) for content, _ in self.files)
        late = bool(self.files) and time.monotonic() - self.since > _BATCH_SECONDS
        return len(self.files) >= _BATCH_FILES or size > _BATCH_BYTES or late


class Import:
    """One import; used from one thread, the database's transactions keep it apart from the window's edits."""

    def __init__(self, records: Records, profile: str) -> None:
        self._records = records
        self._profile = profile
        self._outcomes: list[ImportOutcome | None] = []
        self._seen: dict[str, int] = {}  # content → slot of its first file in this import
        self._waiting = _Waiting()
        self.problem = ""  # why the database took no more, "" while it does
        self.passed_over: list[Path] = []  # the files of folders that are no readable format

    def run(self, paths: Sequence[Path], progress: ProgressCallback | None) -> list[ImportOutcome]:
        """Import all files; a file that can't be read stands as FAILED with its sentence, all others go on."""
        wanted, started = wanted_files(paths), time.monotonic()
        files, self.passed_over = wanted.files, wanted.passed_over
        for done, file in enumerate(files):
            go_on = partial(_go_on, progress, done, files, started, self._failed())
            if self.problem or not go_on():
                break
            try:
                self._take(file, go_on)
            except Cancelled:  # in the middle of a scan: the file is as if it had not been begun
                self._outcomes.pop()
                break
            if self._waiting.full:
                self._store()
        self._store()
        _go_on(progress, len(self._outcomes), files, started, self._failed(), last=True)
        outcomes = list(self._finished())
        self._note_failures(outcomes)
        return outcomes

    def _note_failures(self, outcomes: Sequence[ImportOutcome]) -> None:
        """Keep what could not be read until somebody deals with it; what could is dealt with."""
        named = {_stored_path(o.path): o for o in outcomes if o.path}
        failed = {p: o.message for p, o in named.items() if o.state is ImportState.FAILED}
        with suppress(EnvironmentProblem):  # the same problem has stopped the import and is told there
            known = {path for path, _ in self._records.failures()}
            if failed or known & named.keys():
                self._records.note_failures([p for p in named if p in known], failed)

    def _failed(self) -> int:
        return sum(1 for o in self._outcomes if o is not None and o.state is ImportState.FAILED)

    def _take(self, file: Path | FileProblem, go_on: Callable[[], bool]) -> None:
        slot = len(self._outcomes)
        self._outcomes.append(None)
        if isinstance(file, FileProblem):
            self._outcomes[slot] = ImportOutcome("", ImportState.FAILED, message=file.message)
            return
        try:
            self._read(slot, file, go_on)
        except Cancelled:
            raise
        except EnvironmentProblem as problem:
            self.problem = problem.message
            self._outcomes[slot] = ImportOutcome(str(file), ImportState.FAILED, message=problem.message)
        except FileProblem as problem:
            self._outcomes[slot] = ImportOutcome(str(file), ImportState.FAILED, message=problem.message)
        except Exception as bug:  # one file must never stop the others; the trace goes to the log
            note_bug(bug)
            message = f"读取「{file.name}」时程序出错，已记入日志。请把该文件转交技术支持。"
            self._outcomes[slot] = ImportOutcome(str(file), ImportState.FAILED, message=message)

    def _read(self, slot: int, path: Path, go_on: Callable[[], bool]) -> None:
        from reviewer.storage.records import sha256_of

        content = read_bytes(path)
        sha256 = sha256_of(content)
        if sha256 in self._seen:
            self._store()
        if (known := self._records.known([sha256]).get(sha256)) is not None:
            self._outcomes[slot] = self._already(path, known)
            return
        if (later := self._records.replaced(sha256)) is not None:
            self._outcomes[slot] = self._former(path, later)
            return
        read = read_reports(content, readable_name(path), self._profile, go_on)
        self._seen[sha256] = slot
        self._outcomes[slot] = ImportOutcome(str(path), ImportState.IMPORTED)
        self._waiting.slots.append(slot)
        self._waiting.files.append((content, self._new_reports(sha256, path, read)))

    def _already(self, path: Path, known: int) -> ImportOutcome:
        name = self._records.row(known).shown_name
        message = f"「{path.name}」已在库中（{name}），未重复导入。"
        return ImportOutcome(str(path), ImportState.ALREADY_THERE, known, message)

    def _former(self, path: Path, later: int) -> ImportOutcome:
        """Say of a file that it is what a report's original was before it was replaced."""
        name = self._records.row(later).shown_name
        message = f"这是“{name}”被替换前的原文，未再导入。"
        return ImportOutcome(str(path), ImportState.ALREADY_THERE, later, message)

    def _new_reports(self, sha256: str, path: Path, read: ReadFile) -> list[NewReport]:
        return new_reports(sha256, readable_name(path), read, self._profile, sample=is_sample(sha256))

    def _store(self) -> None:
        waiting, self._waiting = self._waiting, _Waiting()
        if not waiting.files:
            return
        try:
            ids = self._records.add(waiting.files)
        except EnvironmentProblem as problem:
            self.problem = problem.message
            for slot in waiting.slots:
                self._outcomes[slot] = self._unsaved(slot, problem.message)
            return
        except Exception as bug:
            self._store_singly(waiting, bug)
            return
        for slot, (_, new), made in zip(waiting.slots, waiting.files, ids, strict=True):
            outcome = self._outcomes[slot]
            assert outcome is not None
            self._outcomes[slot] = self._imported(outcome.path, new[0], made[0])

    def _store_singly(self, waiting: _Waiting, bug: Exception) -> None:
        """Find the file that the database does not take, so that it costs no other file its place."""
        if len(waiting.slots) == 1:
            note_bug(bug)
            why = "内容无法存储，已记入日志。请把该文件转交技术支持。"
            self._outcomes[waiting.slots[0]] = self._unsaved(waiting.slots[0], why)
            return
        for slot, file in zip(waiting.slots, waiting.files, strict=True):
            self._waiting = _Waiting([slot], [file])
            self._store()

    def _unsaved(self, slot: int, why: str) -> ImportOutcome:
        outcome = self._outcomes[slot]
        return ImportOutcome(
            outcome.path if outcome else "", ImportState.FAILED, message=f"未能存入数据库：{why}"
        )

    def _imported(self, path: str, new: NewReport, report_id: int) -> ImportOutcome:
        if not new.machine.recognised:
            return ImportOutcome(path, ImportState.IMPORTED, report_id, UNRECOGNISED)
        other = self._earlier_version(new)
        if other is None:
            return ImportOutcome(path, ImportState.IMPORTED, report_id)
        name = self._records.row(other).shown_name
        message = f"与已有的「{name}」单位、年度、项目相同，文字大体一致，可能是修改稿，可以替换原文。"
        return ImportOutcome(path, ImportState.REVISION, report_id, message, other)

    def _earlier_version(self, new: NewReport) -> int | None:
        """Return the report that a file looks like a corrected version of; of several the one most alike."""
        row = new.derived.row
        called = row["project_name"] or row["title"]
        if new.sample or not (row["unit"] and row["year"] and called):
            return None
        found = [(likeness(new.text, text), known) for known, text in self._records.same_project(new)]
        most, known = max(found, default=(0.0, 0))
        return known if most >= SAME_REPORT else None

    def _finished(self) -> Iterator[ImportOutcome]:
        yield from (o for o in self._outcomes if o is not None)


def _stored_path(path: str) -> str:
    """Return a path as text that any database takes."""
    return path.encode("utf-8", "replace").decode("utf-8")


def new_reports(
    sha256: str, file_name: str, read: ReadFile, profile: str, *, sample: bool = False
) -> list[NewReport]:
    """Return the reports of a file as storage takes them."""
    from reviewer.checks import marks_of
    from reviewer.storage.records import NewReport

    document = read.document
    return [
        NewReport(
            sha256=sha256,
            part=number,
            parts=len(read.reports),
            file_name=file_name,
            format=document.format,
            text=document.text,
            machine=one.machine,
            derived=one.derived,
            program_version=program_version(),
            default_profile=profile,
            sample=sample,
            marks=() if sample else marks_of(document, one.machine),
        )
        for number, one in enumerate(read.reports, 1)
    ]


def _go_on(
    progress: ProgressCallback | None,
    done: int,
    files: Sequence[Path | FileProblem],
    started: float,
    failed: int,
    *,
    last: bool = False,
) -> bool:
    if progress is None:
        return True
    current = files[done] if done < len(files) and not last else ""
    left = None
    if done >= 3:
        left = (time.monotonic() - started) / done * (len(files) - done)
    name = current.name if isinstance(current, Path) else ""
    return progress(Progress(done, len(files), name, failed, left)) or last
