"""From a file's bytes to reports ready to be stored: read, extract, check, score. No database is touched."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass

from reviewer.domain.document import Document, Paragraph
from reviewer.domain.errors import FileProblem
from reviewer.domain.report import Report
from reviewer.domain.review import Decisions
from reviewer.services.around import ALONE, Around
from reviewer.services.assess import Assessment, assess
from reviewer.services.rows import derived_of
from reviewer.services.signs import ReviewState
from reviewer.storage.derived import Derived


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
    renditions: MutableMapping[str, bytes] | None = None,
    go_on: Callable[[], bool] | None = None,
) -> ReadFile:
    """Read a file whole; `renditions` and `go_on` as for `read_document`. Raises FileProblem with one sentence, Cancelled."""
    from reviewer.documents import read_document
    from reviewer.extraction import extract

    document = read_document(content, file_name, renditions, go_on)
    reports = extract(document)
    if not reports:
        raise FileProblem(f"「{file_name}」中没有找到报告内容，请确认文件是否正确。")
    return ReadFile(document, tuple(assessed(document, one, profile) for one in reports))


def assessed(document: Document, machine: Report, profile: str, around: Around = ALONE) -> Assessed:
    """Check and score a reading that nobody has looked at."""
    decisions = Decisions()
    found = assess(document, machine, decisions, profile, around=around)
    numbers = {key: n for n, key in enumerate(found.findings, 1)}
    return Assessed(machine, found, derived_of(ReviewState(machine, decisions, found), numbers))


def as_reviewed(text: str, read: Document) -> Document:
    """Return a document with the text a finished review rests on, line by line, where this version reads another one."""
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Paragraph(start, start + len(line)))
        start += len(line) + 1
    notice = "本版本读取该文件的结果与评审时不同，现按评审时的文字显示，不保留版式。"
    return Document(text, read.format, tuple(blocks), (), (*read.notices, notice), read.file_name)
