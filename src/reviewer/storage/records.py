"""Reports in and out of the database as domain objects; no row and no connection leaves this package.

Lists and bulk writes use Core with ready statements, so that an edit costs little more than its rows.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Row, Table, bindparam, delete, func, insert, literal, or_, select, update
from sqlalchemy.engine import Connection

from reviewer.checks import Mark
from reviewer.domain.errors import DatabaseProblem
from reviewer.domain.finding import Severity
from reviewer.domain.library import ListedFinding, ListQuery, ReportRow, Tie
from reviewer.domain.report import Report
from reviewer.domain.review import Decisions, Status, Subject, decision_from_json, decision_to_json
from reviewer.storage.codec import Sealed, report_from_json, report_to_json, sealed_from_json
from reviewer.storage.database import Database
from reviewer.storage.derived import GONE, Changes, Derived, Event, RowChanges
from reviewer.storage.kept import (
    FORM_NAME,
    WORDLESS,
    Companion,
    companion_of,
    drop_orphans,
    hashes_of,
    holders,
    keep_blob,
    keep_renditions,
    put_companion,
    referred,
    renditions_of,
)
from reviewer.storage.listing import conditions, order, page
from reviewer.storage.schema import (
    blobs,
    companions,
    decisions,
    events,
    failures,
    findings,
    marks,
    originals,
    readings,
    reports,
    score_items,
    seals,
    settings,
)

_LIST_NAMES = tuple(spec.name for spec in fields(ReportRow))
_WORKED_OUT: dict[str, ColumnElement[Any]] = {"form_name": FORM_NAME, "wordless": WORDLESS}
_LIST = [_WORKED_OUT[name] if name in _WORKED_OUT else reports.c[name] for name in _LIST_NAMES]
_STATUS_AT, _STATUSES = _LIST_NAMES.index("status"), {status.value: status for status in Status}
ROW_COLUMNS = (
    "title", "unit", "department", "project_name", "kind", "budget_initial", "budget", "spent", "year",
    "execution_rate", "self_score", "self_grade", "score", "grade", "provisional", "open_points", "difference",
    "decided_difference", "profile", "findings_high", "findings_medium", "findings_low", "left", "recognised",
)  # fmt: skip
_CANDIDATES = 20  # reports looked at for a suspected revision
_MANY = 400  # ids per statement, below every system's limit


@dataclass(frozen=True)
class NewReport:
    """A report to be stored, with everything that follows from it."""

    sha256: str
    part: int
    parts: int
    file_name: str
    format: str
    text: str
    machine: Report
    derived: Derived
    program_version: str
    default_profile: str
    sample: bool = False
    marks: tuple[Mark, ...] = ()
    form: Companion | None = None  # of a pair
    unread: int = 0  # pages of the file, or of a pair's files, that were not read


@dataclass(frozen=True)
class NewFile:
    """A file with its reports, and what was worked out from its bytes by kind."""

    content: bytes
    reports: Sequence[NewReport]
    renditions: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class StoredReview:
    """A review as it lies in the database."""

    row: ReportRow
    text: str
    machine: Report
    program_version: str
    decisions: Decisions
    derived: Derived
    default_profile: str
    sealed: Sealed | None = None  # of a finished review


@dataclass(frozen=True)
class Replaced:
    """What a corrected original makes of a review."""

    report: NewReport
    decisions: Decisions
    event: Event


def sha256_of(content: bytes) -> str:
    """Return the name of a content."""
    return hashlib.sha256(content).hexdigest()


class Records:
    """All reports of one database; every method is one transaction. Raises DatabaseProblem (SaveProblem, ReadOnly)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # -- lists --------------------------------------------------------------------------------------------------

    def rows(self, query: ListQuery) -> list[ReportRow]:
        """Return the list, or one page of it, as filtered and sorted by SQL."""
        statement = page(select(*_LIST).where(*conditions(query)).order_by(*order(query)), query)
        with self._database.reading() as connection:
            return [_report_row(row) for row in connection.execute(statement)]

    def decided(self, subject: Subject) -> set[int]:
        """Return the reports with a decision about a subject."""
        statement = select(decisions.c.report_id).where(decisions.c.subject == subject.value).distinct()
        with self._database.reading() as connection:
            return set(connection.execute(statement).scalars())

    def existing(self, report_ids: Iterable[int]) -> set[int]:
        """Return which of some reports are there."""
        statement = select(reports.c.id).where(reports.c.id.in_(set(report_ids)))
        with self._database.reading() as connection:
            return set(connection.execute(statement).scalars())

    def forms(self, query: ListQuery) -> list[ReportRow]:
        """Return the lines of a filter that are one form each."""
        statement = select(*_LIST).join(readings, readings.c.report_id == reports.c.id)
        form = (readings.c.reading.contains('"is_form":true'), reports.c.parts == 1)
        with self._database.reading() as connection:
            found = connection.execute(statement.where(*conditions(query), *form).order_by(*order(query)))
            return [_report_row(row) for row in found]

    def alone(self, unit: str) -> list[ReportRow]:
        """Return the lines of a unit, however long its name is written, that are one form each, or one report without a form."""
        named = (reports.c.unit.endswith(unit, autoescape=True), literal(unit).endswith(reports.c.unit))
        single = (reports.c.parts == 1, reports.c.recognised.is_(True), reports.c.unit != "", FORM_NAME == "")
        with self._database.reading() as connection:
            return [_report_row(row) for row in connection.execute(select(*_LIST).where(or_(*named), *single))]

    def is_form(self, report_id: int) -> bool:
        """Tell whether a report is a form."""
        form = readings.c.reading.contains('"is_form":true')
        with self._database.reading() as connection:
            return bool(_one(connection, select(form).join(reports), report_id)[0])

    def count(self, query: ListQuery) -> int:
        """Return how many lines a filter leaves, on all pages together."""
        statement = select(func.count()).select_from(reports).where(*conditions(query))
        with self._database.reading() as connection:
            return int(connection.execute(statement).scalar_one())

    def row(self, report_id: int) -> ReportRow:
        """Return one line of the list. Raises DatabaseProblem where it is not there any more."""
        with self._database.reading() as connection:
            return _report_row(_one(connection, select(*_LIST), report_id))

    def counts(self) -> dict[Status, int]:
        """Return how many reports stand where."""
        statement = select(reports.c.status, func.count()).group_by(reports.c.status)
        with self._database.reading() as connection:
            found = {Status(status): count for status, count in connection.execute(statement)}
        return {status: found.get(status, 0) for status in Status}

    def departments(self) -> list[str]:
        """Return all departments that occur, sorted."""
        statement = select(reports.c.department).where(reports.c.department != "").distinct()
        with self._database.reading() as connection:
            return sorted(connection.execute(statement).scalars())

    def known(self, hashes: Iterable[str]) -> dict[str, int]:
        """Return the first report of each content that is there already, as a report or as the form of one."""
        wanted, found = list(hashes), dict[str, int]()
        with self._database.reading() as connection:
            for start in range(0, len(wanted), _MANY):
                found.update(holders(connection, wanted[start : start + _MANY]))
        return found

    def take_as_own(self, sha256: str) -> None:
        """Let the reports of a content be samples no more."""
        with self._database.writing() as connection:
            connection.execute(update(reports).where(reports.c.sha256 == sha256).values(sample=False))

    def replaced(self, sha256: str) -> int | None:
        """Return the report whose original had this content before it was replaced."""
        statement = select(func.max(originals.c.report_id)).where(originals.c.sha256 == sha256)
        with self._database.reading() as connection:
            found = connection.execute(statement).scalar()
        return None if found is None else int(found)

    def referred(self, prefix: str, part: int) -> tuple[int, Tie] | None:
        """Return the report that a part of a content belongs to, by how its SHA-256 begins, and what it is to it."""
        with self._database.reading() as connection:
            return referred(connection, prefix, part)

    def same_project(self, new: NewReport) -> list[tuple[int, str, bool]]:
        """Return the newest reports of the same unit, year and project (else title) in other files.

        Of each its id, its text, and whether a form's text stands at the end of that.
        """
        row = new.derived.row
        called = "project_name" if row["project_name"] else "title"
        same = [reports.c[name] == row[name] for name in ("unit", "year", "kind", "project_name", called)]
        statement = (
            select(reports.c.id, readings.c.text, companions.c.report_id)
            .join(readings, readings.c.report_id == reports.c.id)
            .outerjoin(companions, companions.c.report_id == reports.c.id)
            .where(
                *same, reports.c.sha256 != new.sha256, reports.c.part == new.part, reports.c.sample.is_(False)
            )
            .order_by(reports.c.id.desc())
            .limit(_CANDIDATES)
        )
        with self._database.reading() as connection:
            return [
                (int(number), text, form is not None) for number, text, form in connection.execute(statement)
            ]

    # -- in and out ---------------------------------------------------------------------------------------------

    def add(self, files: Sequence[NewFile]) -> list[list[int]]:
        """Store files with their reports in one transaction; return the new ids file by file."""
        with self._database.writing() as connection:
            return [_add_file(connection, file) for file in files]

    def listed_findings(self, report_id: int) -> list[ListedFinding]:
        """Return the findings of a report that stand, the heavy ones first."""
        columns = (findings.c.severity, findings.c.title)
        standing = (findings.c.report_id == report_id, findings.c.state.not_in(GONE))
        with self._database.reading() as connection:
            found = connection.execute(select(*columns).where(*standing).order_by(findings.c.number))
            listed = [ListedFinding(Severity(row.severity), row.title) for row in found]
        return sorted(listed, key=lambda one: list(Severity).index(one.severity))

    def length_of_pages(self, report_id: int) -> int:
        """Return how many characters stand on the pages of an original that has pages, 0 for any other."""
        statement = select(func.length(readings.c.text)).where(
            readings.c.report_id == report_id,
            readings.c.report_id == reports.c.id,
            reports.c.format.in_(("pdf", "scan")),
        )
        with self._database.reading() as connection:
            return connection.execute(statement).scalar() or 0

    def load(self, report_id: int) -> StoredReview:
        """Return a review with its reading and decisions."""
        with self._database.reading() as connection:
            row = _one(connection, select(reports, FORM_NAME, WORDLESS), report_id)
            read = connection.execute(select(readings).where(readings.c.report_id == report_id)).one()
            made = connection.execute(select(decisions).where(decisions.c.report_id == report_id)).all()
            sealed = _sealed(connection, report_id, read.text) if row.status == Status.DONE.value else None
            derived = Derived(
                {name: row._mapping[name] for name in ROW_COLUMNS},
                _rows_by_key(connection, score_items, report_id),
                _rows_by_key(connection, findings, report_id),
            )
        return StoredReview(
            _report_row([row._mapping[name] for name in _LIST_NAMES]),
            read.text,
            report_from_json(read.reading, read.text),
            read.program_version,
            decisions_of(made),
            derived,
            row.default_profile,
            sealed,
        )

    def renditions(self, sha256: str, *, printed: bool = False) -> dict[str, bytes]:
        """Return what is kept of a content beside its bytes, by kind: what reading it asks for, or its printed pages."""
        with self._database.reading() as connection:
            return renditions_of(connection, sha256, printed=printed)

    def keep_renditions(self, sha256: str, made: Mapping[str, bytes]) -> None:
        """Keep what was worked out from a content, in place of what was."""
        with self._database.writing() as connection:
            keep_renditions(connection, sha256, made)

    def content(self, report_id: int) -> bytes:
        """Return the kept bytes of a report's file."""
        statement = select(blobs.c.content).join(reports, reports.c.sha256 == blobs.c.sha256)
        with self._database.reading() as connection:
            found = connection.execute(statement.where(reports.c.id == report_id)).scalar()
        if found is None:
            raise _gone()
        return bytes(found)

    def hashes(self, report_id: int) -> set[str]:
        """Return the contents of a report: its own and that of its form."""
        with self._database.reading() as connection:
            return set(hashes_of(connection, [report_id]))

    def companion(self, report_id: int) -> Companion | None:
        """Return the form that is reviewed together with a report, None for a report alone."""
        with self._database.reading() as connection:
            return companion_of(connection, report_id)

    def save(self, report_id: int, changed: Changes) -> datetime:
        """Write an edit and all that follows from it as one transaction; return when."""
        now = datetime.now(UTC)
        with self._database.writing() as connection:
            _write_columns(connection, report_id, {**changed.columns, "updated_at": now})
            _write_decisions(connection, report_id, changed, now)
            _write_rows(connection, score_items, report_id, changed.items)
            _write_rows(connection, findings, report_id, changed.findings)
            _write_events(connection, report_id, changed.events)
            if "status" in changed.columns:
                _write_seal(connection, report_id, changed)
        return now.astimezone()

    def replace(
        self,
        report_id: int,
        content: bytes,
        new: Replaced,
        *,
        gone: Sequence[int] = (),
        added: NewFile | None = None,
    ) -> None:
        """Put another original in a report's place; decisions are written as given.

        `gone` are reports that are part of it now, `added` is the form that is none any more.
        """
        with self._database.writing() as connection:
            old = _one(connection, select(reports.c.sha256, reports.c.file_name), report_id)
            form, former = companion_of(connection, report_id), hashes_of(connection, [report_id, *gone])
            keep_blob(connection, new.report.sha256, content)
            connection.execute(delete(reports).where(reports.c.id.in_(gone)))
            for table in (readings, decisions, score_items, findings, marks):
                connection.execute(delete(table).where(table.c.report_id == report_id))
            values = _report_values(new.report, datetime.now(UTC))
            for name in ("status", "reviewer", "imported_at", "sample", "default_profile"):
                values.pop(name)
            connection.execute(update(reports).where(reports.c.id == report_id).values(**values))
            _write_children(connection, report_id, new.report)
            _insert_decisions(connection, report_id, new.decisions, new.event.author)
            _write_events(connection, report_id, (new.event,))
            _note_original(connection, report_id, old.sha256, old.file_name, new.report.sha256)
            if form is not None and new.report.form is not None:
                _note_original(connection, report_id, form.sha256, form.file_name, new.report.form.sha256)
            if added is not None:
                _add_file(connection, added)
            drop_orphans(connection, former)

    def remove(self, report_ids: Sequence[int]) -> None:
        """Remove reports, and bytes that no report needs any more."""
        with self._database.writing() as connection:
            for start in range(0, len(report_ids), _MANY):
                some = report_ids[start : start + _MANY]
                hashes = hashes_of(connection, some)
                connection.execute(delete(reports).where(reports.c.id.in_(some)))
                drop_orphans(connection, hashes)

    def waiting(self) -> list[int]:
        """Return the reports that nobody has touched yet."""
        statement = select(reports.c.id).where(reports.c.status == Status.WAITING.value)
        with self._database.reading() as connection:
            return list(connection.execute(statement).scalars())

    def set_default_profile(self, report_id: int, profile: str, changed: Changes) -> None:
        """Write what another reading of an untouched report makes of it; it stays untouched."""
        with self._database.writing() as connection:
            _write_columns(connection, report_id, {**changed.columns, "default_profile": profile})
            _write_rows(connection, score_items, report_id, changed.items)
            _write_rows(connection, findings, report_id, changed.findings)

    def events(self, report_id: int) -> list[Event]:
        """Return what happened to a review, oldest first."""
        statement = select(events).where(events.c.report_id == report_id).order_by(events.c.id)
        with self._database.reading() as connection:
            return [Event(e.kind, e.detail, e.author, e.at) for e in connection.execute(statement)]

    # -- files that could not be read ---------------------------------------------------------------------------

    def failures(self) -> list[tuple[str, str]]:
        """Return paths and reasons of the files that could not be read, oldest first."""
        statement = select(failures.c.path, failures.c.message).order_by(failures.c.failed_at, failures.c.path)
        with self._database.reading() as connection:
            return [(row.path, row.message) for row in connection.execute(statement)]

    def note_failures(self, dealt_with: Sequence[str], failed: Mapping[str, str]) -> None:
        """Forget files that have been dealt with, and keep those that could not be read, with the reason."""
        now = datetime.now(UTC)
        rows = [{"path": path, "message": message, "failed_at": now} for path, message in failed.items()]
        gone = [{"k_path": path} for path in (*dealt_with, *failed)]
        with self._database.writing() as connection:
            _many(connection, _deleting(failures, ("path",)), gone)
            _many(connection, _inserting(failures), rows)

    # -- settings -----------------------------------------------------------------------------------------------

    def settings(self) -> dict[str, str]:
        """Return all settings kept in this database."""
        with self._database.reading() as connection:
            return {row.key: row.value for row in connection.execute(select(settings))}

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting."""
        with self._database.writing() as connection:
            connection.execute(delete(settings).where(settings.c.key == name))
            connection.execute(insert(settings), {"key": name, "value": value})


def _gone() -> DatabaseProblem:
    return DatabaseProblem("这份报告已不在数据库中，请刷新列表。")


def _one(connection: Connection, statement: Any, report_id: int) -> Row[Any]:
    found = connection.execute(statement.where(reports.c.id == report_id)).first()
    if found is None:
        raise _gone()
    return found


def _report_row(row: Sequence[Any]) -> ReportRow:
    """Build a line from the columns of _LIST, in their order: by name it takes twice as long for long lists."""
    values = list(row)
    values[_STATUS_AT] = _STATUSES[values[_STATUS_AT]]
    return ReportRow(*values)


def _rows_by_key(connection: Connection, table: Table, report_id: int) -> dict[str, dict[str, Any]]:
    found = {}
    for row in connection.execute(select(table).where(table.c.report_id == report_id)):
        values = dict(row._mapping)
        values.pop("report_id")
        found[values.pop("key")] = values
    return found


def _sealed(connection: Connection, report_id: int, text: str) -> Sealed | None:
    found = connection.execute(select(seals.c.assessment).where(seals.c.report_id == report_id)).scalar()
    return None if found is None else sealed_from_json(found, text)


def decisions_of(made: Iterable[Row[Any]]) -> Decisions:
    """Build the decisions of a review from their rows."""
    entries = {}
    for row in made:
        subject = Subject(row.subject)
        entries[(subject, row.key)] = decision_from_json(subject, json.loads(row.value))
    return Decisions(MappingProxyType(entries))


# -- writing ----------------------------------------------------------------------------------------------------


def _add_file(connection: Connection, file: NewFile) -> list[int]:
    now, ids = datetime.now(UTC), []
    sha256 = file.reports[0].sha256
    keep_blob(connection, sha256, file.content)
    keep_renditions(connection, sha256, file.renditions)
    for new in file.reports:
        values = _report_values(new, now)
        made = connection.execute(insert(reports), values).inserted_primary_key
        assert made is not None
        report_id = int(made[0])
        _write_children(connection, report_id, new)
        ids.append(report_id)
    return ids


def _note_original(connection: Connection, report_id: int, old: str, file_name: str, new: str) -> None:
    """Remember which content a report or its form had; one that it has (again) is none of the past."""
    own = originals.c.report_id == report_id
    connection.execute(delete(originals).where(own, originals.c.sha256.in_([old, new])))
    if old != new:
        values = {"sha256": old, "file_name": file_name, "replaced_at": datetime.now(UTC)}
        connection.execute(insert(originals), {"report_id": report_id, **values})


def _report_values(new: NewReport, now: datetime) -> dict[str, Any]:
    return {
        **new.derived.row,
        "sha256": new.sha256,
        "part": new.part,
        "parts": new.parts,
        "file_name": new.file_name,
        "format": new.format,
        "sample": new.sample,
        "status": Status.WAITING.value,
        "reviewer": "",
        "default_profile": new.default_profile,
        "imported_at": now,
        "updated_at": now,
    }


def _write_children(connection: Connection, report_id: int, new: NewReport) -> None:
    reading = {
        "report_id": report_id,
        "text": new.text,
        "reading": report_to_json(new.machine, new.text),
        "program_version": new.program_version,
    }
    connection.execute(insert(readings), reading)
    put_companion(connection, report_id, new.form)
    _write_rows(connection, score_items, report_id, RowChanges(inserted=new.derived.items))
    _write_rows(connection, findings, report_id, RowChanges(inserted=new.derived.findings))
    if new.marks:
        connection.execute(insert(marks), [{"report_id": report_id, **asdict(mark)} for mark in new.marks])


def _write_columns(connection: Connection, report_id: int, columns: Mapping[str, Any]) -> None:
    values = dict(columns)
    if "status" in values:
        values["status"] = Status(values["status"]).value
    statement = _updating(reports, ("id",), tuple(sorted(values)))
    if connection.execute(statement, {**_set(values), "k_id": report_id}).rowcount != 1:
        raise _gone()


def _write_decisions(connection: Connection, report_id: int, changed: Changes, now: datetime) -> None:
    new, old = [], []
    for (subject, key), decision in changed.set_decisions.items():
        values = {
            "value": _json(decision_to_json(decision)),
            "author": changed.author,
            "updated_at": now,
        }
        if (subject, key) in changed.new_decisions:
            new.append({"report_id": report_id, "subject": subject.value, "key": key, **values})
        else:
            old.append({"k_report_id": report_id, "k_subject": subject.value, "k_key": key, **_set(values)})
    gone = [{"k_report_id": report_id, "k_subject": s.value, "k_key": k} for s, k in changed.gone_decisions]
    primary = ("report_id", "subject", "key")
    _many(connection, _inserting(decisions), new)
    _many(connection, _updating(decisions, primary, ("author", "updated_at", "value")), old)
    _many(connection, _deleting(decisions, primary), gone)


def _insert_decisions(connection: Connection, report_id: int, made: Decisions, author: str) -> None:
    now = datetime.now(UTC)
    rows = [
        {
            "report_id": report_id,
            "subject": subject.value,
            "key": key,
            "value": _json(decision_to_json(decision)),
            "author": author,
            "updated_at": now,
        }
        for (subject, key), decision in made.entries.items()
    ]
    _many(connection, _inserting(decisions), rows)


def _write_rows(connection: Connection, table: Table, report_id: int, changed: RowChanges) -> None:
    write_rows(connection, table, {report_id: changed})


def write_rows(connection: Connection, table: Table, changed: Mapping[int, RowChanges]) -> None:
    """Write what changed among the rows of some reports, with one statement for each kind of change."""
    primary = ("report_id", "key")
    gone = [{"k_report_id": n, "k_key": k} for n, one in changed.items() for k in one.deleted]
    _many(connection, _deleting(table, primary), gone)
    new = [{"report_id": n, "key": k, **v} for n, one in changed.items() for k, v in one.inserted.items()]
    _many(connection, _inserting(table), new)
    old = [(n, k, v) for n, one in changed.items() for k, v in one.updated.items()]
    if old:
        names = tuple(sorted(old[0][2]))
        rows = [{"k_report_id": n, "k_key": k, **_set(v)} for n, k, v in old]
        _many(connection, _updating(table, primary, names), rows)


def _write_events(connection: Connection, report_id: int, happened: Iterable[Event]) -> None:
    rows = [
        {"report_id": report_id, "at": e.at, "author": e.author, "kind": e.kind, "detail": e.detail}
        for e in happened
    ]
    _many(connection, _inserting(events), rows)


def _write_seal(connection: Connection, report_id: int, changed: Changes) -> None:
    """Seal a review that is finished, unseal one that is opened again."""
    connection.execute(delete(seals).where(seals.c.report_id == report_id))
    if changed.seal is not None:
        values = {"assessment": changed.seal.assessment, "program_version": changed.seal.program_version}
        connection.execute(insert(seals), {"report_id": report_id, **values})


def _many(connection: Connection, statement: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(statement, rows if len(rows) > 1 else rows[0])


def _set(values: Mapping[str, Any]) -> dict[str, Any]:
    return {f"v_{name}": value for name, value in values.items()}


@lru_cache(maxsize=64)
def _inserting(table: Table) -> Any:
    return insert(table)


@lru_cache(maxsize=256)
def _updating(table: Table, primary: tuple[str, ...], names: tuple[str, ...]) -> Any:
    statement = update(table).where(*(table.c[k] == bindparam(f"k_{k}") for k in primary))
    return statement.values({n: bindparam(f"v_{n}") for n in names})


@lru_cache(maxsize=64)
def _deleting(table: Table, primary: tuple[str, ...]) -> Any:
    return delete(table).where(*(table.c[k] == bindparam(f"k_{k}") for k in primary))


def _json(values: Mapping[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
