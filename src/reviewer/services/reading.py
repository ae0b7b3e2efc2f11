"""From a file's bytes to reports ready to be stored: read, extract, check, score. No database is touched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.domain.document import Document, Renditions, line_by_line
from reviewer.domain.errors import EnvironmentProblem, FileProblem
from reviewer.domain.report import Report
from reviewer.domain.review import Decisions
from reviewer.services.around import ALONE, Around
from reviewer.services.assess import Assessment, assess
from reviewer.services.rows import derived_of, numbered
from reviewer.services.signs import ReviewState
from reviewer.storage.derived import Derived

if TYPE_CHECKING:
    from reviewer.domain.library import ReportRow
    from reviewer.storage.kept import Companion
    from reviewer.storage.records import Records


@dataclass(frozen=True)
class Assessed:
    """One report of a file with what the machine makes of it."""

    machine: Report
    assessment: Assessment
    derived: Derived


@dataclass(frozen=True)
class ReadFile:
    """A file with its reports."""

    document: Document
    reports: tuple[Assessed, ...]


def default_profile() -> str:
    """Return the profile of a user who chose none."""
    from reviewer.scoring import DEFAULT_PROFILE

    return str(DEFAULT_PROFILE)


def read_reports(
    content: bytes,
    file_name: str,
    profile: str,
    form: Companion | None = None,
    renditions: Renditions | None = None,
    go_on: Callable[[], bool] | None = None,
) -> ReadFile:
    """Read a file whole, with its form where it is one of a pair; `renditions` and `go_on` as for `read_document`.

    Of two files that hold several reports the first of each make the pair; who pairs them sees to it that each holds one.
    Raises FileProblem with one sentence, Cancelled.
    """
    document, reports = _extracted(content, file_name, renditions, go_on)
    if form is not None:
        document, reports = _paired(document, reports, form, go_on)
    return ReadFile(document, tuple(assessed(document, one, profile) for one in reports))


def _extracted(
    content: bytes, file_name: str, renditions: Renditions | None, go_on: Callable[[], bool] | None
) -> tuple[Document, tuple[Report, ...]]:
    from reviewer.documents import read_document
    from reviewer.extraction import extract

    document = read_document(content, file_name, renditions, go_on)
    reports = extract(document)
    if not reports:
        raise FileProblem(f"「{file_name}」中没有找到报告内容，请确认文件是否正确。")
    return document, reports


def _paired(
    document: Document, reports: tuple[Report, ...], form: Companion, go_on: Callable[[], bool] | None
) -> tuple[Document, tuple[Report, ...]]:
    from reviewer.documents import joined
    from reviewer.extraction import pair_readings

    beside, forms = _extracted(form.content, form.file_name, form.renditions, go_on)
    whole = joined(document, beside)
    return whole, (pair_readings(whole, reports[0], forms[0]),)


def document_of(
    records: Records, row: ReportRow, *, keep: bool, go_on: Callable[[], bool] | None = None
) -> Document:
    """Read the kept file of a report again, with that of its form; what takes long is kept with `keep`.

    Raises FileProblem, Cancelled once `go_on` says no.
    """
    from reviewer.documents import joined, read_document

    with keeping(records, row.sha256, records.renditions(row.sha256), keep=keep) as renditions:
        document = read_document(records.content(row.id), row.file_name, renditions, go_on)
    form = records.companion(row.id) if row.form_name else None
    if form is None:
        return document
    with keeping(records, form.sha256, form.renditions, keep=keep) as renditions:
        return joined(document, read_document(form.content, form.file_name, renditions, go_on))


@contextmanager
def keeping(records: Records, sha256: str, kept: Renditions, *, keep: bool) -> Iterator[Renditions]:
    """Give what is kept of a content beside its bytes; what is put there meanwhile is kept too, with `keep`."""
    renditions = dict(kept)
    yield renditions
    made = {kind: content for kind, content in renditions.items() if kept.get(kind) != content}
    if made and keep:
        with suppress(EnvironmentProblem):
            records.keep_renditions(sha256, made)


def assessed(document: Document, machine: Report, profile: str, around: Around = ALONE) -> Assessed:
    """Check and score a reading that nobody has looked at."""
    decisions = Decisions()
    found = assess(document, machine, decisions, profile, around=around)
    numbers = numbered({}, found.findings)
    return Assessed(machine, found, derived_of(ReviewState(machine, decisions, found), numbers))


def as_reviewed(text: str, read: Document) -> Document:
    """Return a document with the text a finished review rests on, line by line, where this version reads another one."""
    notice = "本版本读取该文件的结果与评审时不同，现按评审时的文字显示，不保留版式。"
    return Document(text, read.format, line_by_line(text), (), (*read.notices, notice), read.file_name)
