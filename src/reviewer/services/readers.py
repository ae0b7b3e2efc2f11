"""Who reads the files of an import: this process, or several others at once.

A file that ends its process, or keeps it too long, costs that file alone: the process is replaced and the others go on.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Any, Protocol

from reviewer.documents.recognition.watching import pages_told
from reviewer.domain.errors import Cancelled, FileProblem, LockedFile
from reviewer.domain.rubric import Profile
from reviewer.services.bugs import note_bug
from reviewer.services.intake import new_reports
from reviewer.services.reading import read_reports

if TYPE_CHECKING:
    from reviewer.storage.kept import Companion
    from reviewer.storage.records import NewReport

WORTH_IT = 40  # files from which other processes are started: each takes about as long as reading twenty
MOST_PROCESSES = 8
SECONDS = 1800.0  # that one file may take: a scan of a hundred pages is recognised in ten minutes
_MEMORY = 8 * 2**30  # bytes of address space of a process
_MOMENT = 0.2  # seconds that a wait lasts at most, so that a cancel is heard


@dataclass(frozen=True)
class Task:
    """A file to read, with its form where it is one of a pair."""

    slot: int
    content: bytes
    name: str
    sha256: str
    profile: str
    sample: bool
    form: Companion | None = None
    renditions: dict[str, bytes] = field(default_factory=dict)  # what is known of it already


@dataclass(frozen=True)
class Done:
    """A file that was read, or the sentence that says why it could not be."""

    slot: int
    reports: tuple[NewReport, ...] = ()
    problem: str = ""
    renditions: dict[str, bytes] = field(default_factory=dict)
    locked: bool = False  # its password would open it
    seconds: float = field(default=0.0, compare=False)  # that it took


@dataclass(frozen=True)
class AtPage:
    """The page of a scan that is recognised now."""

    slot: int
    number: int
    pages: int


GoOn = Callable[[], bool]
ToldPage = Callable[[AtPage], object]


class Readers(Protocol):
    """Take files and give them back read, in any order; `told` hears of pages that are recognised meanwhile."""

    told: ToldPage

    @property
    def at_once(self) -> int:
        """How many files are read at a time."""
        ...

    @property
    def full(self) -> bool:
        """Whether something should be taken before more is given."""
        ...

    def give(self, task: Task, go_on: GoOn) -> None:
        """Take a file; a reader in this process stops once `go_on` says no, others when they are closed."""
        ...

    def take(self, *, wait: bool) -> Iterator[Done]: ...
    def close(self) -> None: ...


def _untold(_page: AtPage) -> None:
    """Let nobody know."""


def read_task(task: Task, go_on: GoOn | None = None) -> Done:
    """Read a file; whatever goes wrong is told in one sentence. Raises Cancelled once `go_on` says no."""
    begun = time.monotonic()
    return replace(_read(task, go_on), seconds=time.monotonic() - begun)


def _read(task: Task, go_on: GoOn | None) -> Done:
    try:
        form, renditions = task.form, dict(task.renditions)
        read = read_reports(task.content, task.name, task.profile, form, renditions, go_on)
        made = new_reports(task.sha256, task.name, read, task.profile, sample=task.sample, form=form)
        return Done(task.slot, tuple(made), renditions=renditions)
    except FileProblem as problem:
        return Done(task.slot, problem=problem.message, locked=isinstance(problem, LockedFile))
    except Cancelled:
        raise
    except Exception as bug:
        note_bug(bug)
        return Done(task.slot, problem=failed_by_bug(task.name))


def failed_by_bug(name: str) -> str:
    return f"读取「{name}」时程序出错，已记入日志。请把该文件转交技术支持。"


def readers_for(files: int) -> Readers:
    """Return readers that suit a number of files."""
    processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    return Processes(processes) if files >= WORTH_IT and processes > 1 else Here()


class Here:
    """Read in this process, one file at a time."""

    at_once = 1

    def __init__(self) -> None:
        self.told: ToldPage = _untold
        self._done: list[Done] = []

    @property
    def full(self) -> bool:
        return bool(self._done)

    def give(self, task: Task, go_on: GoOn) -> None:
        """Read it at once."""
        with suppress(Cancelled), pages_told(lambda number, of: self.told(AtPage(task.slot, number, of))):
            self._done.append(read_task(task, go_on))

    def take(self, *, wait: bool) -> Iterator[Done]:
        """Give back what was read."""
        done, self._done = self._done, []
        yield from done

    def close(self) -> None:
        """Nothing runs on."""


@dataclass
class _Worker:
    process: BaseProcess
    pipe: Connection
    task: Task | None = None
    since: float = 0.0  # when it was given the task
    ready: bool = False  # it has begun to listen


class Processes:
    """Read in other processes; each has one file at a time. `read` must be importable there.

    Where the system lets no other process come up, everything is read in this one.
    """

    def __init__(self, count: int, seconds: float = SECONDS, read: Callable[[Task], Done] = read_task) -> None:
        from reviewer.scoring import load_profiles

        self.at_once = count
        self.told: ToldPage = _untold
        self._seconds = seconds
        self._read = read
        self._profiles = load_profiles()
        self._queue: deque[Task] = deque()
        self._workers: list[_Worker] = []
        self._alone = False  # no other process comes up

    @property
    def full(self) -> bool:
        return len(self._queue) >= self.at_once

    def give(self, task: Task, go_on: GoOn) -> None:
        """Let a free process read it, or the next that becomes free."""
        self._queue.append(task)
        self._set_to_work()

    def take(self, *, wait: bool) -> Iterator[Done]:
        """Give back what was read; with `wait` it may take a moment until there is something."""
        found = self._finished(_MOMENT if wait else 0)
        self._set_to_work()
        yield from found
        if self._alone and self._queue:
            yield self._read(self._queue.popleft())

    def close(self) -> None:
        """End all processes, whatever they are at."""
        for worker in self._workers:
            _end(worker)
        self._workers.clear()
        self._queue.clear()

    def _set_to_work(self) -> None:
        while self._queue and not self._alone:
            free = next((worker for worker in self._workers if worker.task is None), None)
            if free is None and len(self._workers) >= self.at_once:
                return
            if free is None:
                free = self._started()
            if free is None:
                self._alone = True
                return
            task = self._queue.popleft()
            free.task, free.since = task, time.monotonic()
            try:
                free.pipe.send(task)
            except OSError:  # it has ended since: nothing was read of this file
                free.task = None
                self._replace(free)
                self._queue.appendleft(task)

    def _started(self) -> _Worker | None:
        """Start a process; None where the system does not let us."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=_serve, args=(theirs, self._profiles, self._read), daemon=True, name="reader"
        )
        try:
            process.start()
        except (OSError, RuntimeError):
            ours.close()
            return None
        finally:
            theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _finished(self, seconds: float) -> list[Done]:
        busy: dict[Any, _Worker] = {worker.pipe: worker for worker in self._workers if worker.task is not None}
        done: list[Done] = []
        for pipe in wait(list(busy), seconds):
            worker = busy.pop(pipe)
            try:
                told = worker.pipe.recv()
            except (EOFError, OSError):
                done += self._ended(worker)
                continue
            if isinstance(told, Done):
                done.append(told)
                worker.task = None
            elif isinstance(told, AtPage):
                self.told(told)
            else:
                worker.ready, worker.since = True, time.monotonic()
        late = [w for w in busy.values() if w.ready and time.monotonic() - w.since > self._seconds]
        return done + [self._lost(worker, "用时过长，已停止") for worker in late]

    def _ended(self, worker: _Worker) -> list[Done]:
        """Take note of a process that ended by itself: of its file, or of never having come up."""
        if worker.ready:
            return [self._lost(worker, "程序异常终止")]
        assert worker.task is not None
        self._queue.appendleft(worker.task)
        self._alone = True
        self._replace(worker)
        return []

    def _lost(self, worker: _Worker, why: str) -> Done:
        assert worker.task is not None
        task = worker.task
        self._replace(worker)
        return Done(task.slot, problem=f"读取「{task.name}」时{why}。请检查该文件，或另存后再导入。")

    def _replace(self, worker: _Worker) -> None:
        """End a process; the next file that needs one starts another."""
        self._workers.remove(worker)
        _end(worker)


def _end(worker: _Worker) -> None:
    worker.process.kill()
    worker.process.join()
    worker.process.close()
    worker.pipe.close()


def _serve(pipe: Connection, profiles: dict[str, Profile], read: Callable[[Task], Done]) -> None:
    """Read one file after another until the other end is gone."""
    import signal

    from reviewer.scoring.county import take_over

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound_memory()
    take_over(profiles)
    with suppress(EOFError, OSError):
        pipe.send(None)  # listening
        while True:
            task: Any = pipe.recv()
            with pages_told(partial(_send_page, pipe, task.slot)):
                done = read(task)
            pipe.send(done)


def _send_page(pipe: Connection, slot: int, number: int, pages: int) -> None:
    pipe.send(AtPage(slot, number, pages))


def _bound_memory() -> None:
    """Let a process that grows without end fail by itself, where the system can tell it to."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = _MEMORY if hard == resource.RLIM_INFINITY else min(_MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
