"""替换原文: a corrected original takes the place of the old one; the reviewer's work stays, changed passages are listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from reviewer.domain.errors import Refused
from reviewer.domain.report import FIELDS, Report
from reviewer.domain.review import Status, Subject
from reviewer.services.anchoring import SENTENCE
from reviewer.services.assess import Assessment, assess
from reviewer.services.carrying import Carried, Reading, carry, carry_findings
from reviewer.services.files import Source, readable_name
from reviewer.services.intake import new_reports
from reviewer.services.reading import ReadFile, read_reports
from reviewer.services.rows import derived_of, numbered
from reviewer.services.signs import ReviewState

if TYPE_CHECKING:
    from reviewer.storage.backup import Backup
    from reviewer.storage.kept import Companion
    from reviewer.storage.records import NewReport, Records, Replaced, StoredReview

_MOST_CHANGES = 500
# What the new reading is called, by why there is one.
_CALLED = {
    "replace": "新稿",
    "join": "并入后的原文",
    "split": "拆开后的原文",
    "reread": "重新读取的原文",
}


@dataclass(frozen=True)
class ChangedPassage:
    """A passage that differs; one side is empty where sentences were added or taken out."""

    old: str
    new: str


@dataclass(frozen=True)
class Replacement:
    """What a corrected original changes: passages, decisions that stay, and those to look at again."""

    report_id: int
    file_name: str
    changed: tuple[ChangedPassage, ...]
    kept: tuple[str, ...]
    look_again: tuple[str, ...]
    counts: tuple[tuple[Subject, int], ...] = ()  # every decision that stays, by what it is about
    unlike: tuple[str, ...] = ()  # what says that the file is another report: "评价年度 2023 → 2020"
    backup: Backup | None = field(default=None, compare=False)  # made before it was done


def prepare(
    records: Records, report_id: int, file: Source, author: str, form: Companion | None = None
) -> tuple[Replacement, bytes, Replaced]:
    """Work out a replacement without writing it; of a pair that file is replaced which is of its kind.

    `form` is what the file was imported with: then both are. Raises FileProblem, Refused.
    """
    from reviewer.storage.kept import Companion
    from reviewer.storage.records import sha256_of

    stored, beside = records.load(report_id), records.companion(report_id)
    content = file.read()
    sha256 = sha256_of(content)
    if sha256 in (stored.row.sha256, beside and beside.sha256):
        raise Refused("所选文件与现有原文完全相同，无需替换。")
    if stored.row.status is Status.DONE:
        raise Refused("这份报告已审。请先「重新打开」，再替换原文。")
    chosen = Companion(sha256, readable_name(file.path), content)
    read = read_reports(content, chosen.file_name, stored.default_profile)
    if stored.row.part > len(read.reports):
        raise Refused(f"所选文件只有 {len(read.reports)} 份报告，没有第 {stored.row.part} 份。")
    main, replaced_name = chosen, stored.row.file_name
    if beside is not None and len(read.reports) > 1:
        raise Refused(f"所选文件中有 {len(read.reports)} 份报告，无法替换已并入自评表的报告。")
    if beside is not None and form is None:
        form = beside
        if read.reports[0].machine.is_form:
            main = Companion(stored.row.sha256, stored.row.file_name, records.content(report_id))
            form, replaced_name = chosen, beside.file_name
    if form is not None:
        read = read_reports(main.content, main.file_name, stored.default_profile, form)
    made = new_reports(main.sha256, main.file_name, read, stored.default_profile, form=form)
    carried, replaced = rewritten(stored, read, made[stored.row.part - 1], "replace", author, replaced_name)
    changed = tuple(changed_passages(stored.text, read.document.text))
    kept, again = tuple(carried.kept), tuple(carried.look_again)
    unlike = tuple(_unlike(stored.machine, read.reports[stored.row.part - 1].machine))
    told = Replacement(report_id, chosen.file_name, changed, kept, again, _counts(carried), unlike)
    return told, main.content, replaced


def _unlike(old: Report, new: Report) -> Iterator[str]:
    """Walk what both reports state of who and what is evaluated, where it differs: a corrected report keeps it."""
    for name in ("unit", "project_name", "year"):
        before, after = old.value(name), new.value(name)
        if before and after and "".join(before.split()) != "".join(after.split()):
            yield f"{FIELDS[name].label} {before} → {after}"


def _counts(carried: Carried) -> tuple[tuple[Subject, int], ...]:
    """Count the decisions that stay; one about a finding that has to be judged anew does not."""
    subjects = Counter(subject for subject, key in carried.decisions.entries if key not in carried.lapsed)
    return tuple((subject, subjects[subject]) for subject in Subject if subjects[subject])


def rewritten(
    stored: StoredReview, read: ReadFile, new: NewReport, kind: str, author: str, detail: str
) -> tuple[Carried, Replaced]:
    """Carry a review to another reading of it and work out the rows that follow; `detail` is the file it is about."""
    from dataclasses import replace

    from reviewer.storage.derived import Event
    from reviewer.storage.records import Replaced

    old_reading, new_reading = Reading(stored.text, stored.machine), Reading(new.text, new.machine)
    carried = carry(old_reading, new_reading, stored.decisions, _CALLED[kind])
    after = assess(read.document, new.machine, carried.decisions, stored.default_profile)
    before = _before(stored)
    carried = carry_findings(carried, before, after)
    after = assess(read.document, new.machine, carried.decisions, stored.default_profile)
    numbers = numbered(stored.derived.findings, after.findings)
    derived = derived_of(ReviewState(new.machine, carried.decisions, after), numbers)
    event = Event(kind, detail, author, datetime.now(UTC))
    return carried, Replaced(replace(new, derived=derived), carried.decisions, event)


def _before(stored: StoredReview) -> Assessment:
    from reviewer.domain.document import Document

    document = Document(stored.text, stored.row.format, file_name=stored.row.file_name)
    return assess(document, stored.machine, stored.decisions, stored.default_profile)


def changed_passages(old: str, new: str) -> list[ChangedPassage]:
    """Compare two texts sentence by sentence."""
    before, after = _sentences(old), _sentences(new)
    found: list[ChangedPassage] = []
    for kind, i, j, k, n in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal" and len(found) < _MOST_CHANGES:
            found.append(ChangedPassage("".join(before[i:j]).strip(), "".join(after[k:n]).strip()))
    return [change for change in found if change.old or change.new]


def _sentences(text: str) -> list[str]:
    return [s for s in SENTENCE.findall(text) if s.strip()]
