"""The kept bytes of files, once per content: of reports, and of the forms that are reviewed together with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Table, case, delete, exists, false, func, insert, literal, select
from sqlalchemy.engine import Connection

from reviewer.domain.document import PRINTED
from reviewer.domain.library import Tie
from reviewer.storage.schema import blobs, companions, originals, readings, renditions, reports


@dataclass(frozen=True)
class Companion:
    """The form that goes with a report, as a file."""

    sha256: str
    file_name: str
    content: bytes
    # what was worked out from it and takes long, by kind; filled while it is read
    renditions: dict[str, bytes] = field(default_factory=dict, compare=False)


# The name of a report's form, "" where it has none: a column of the list.
FORM_NAME: ColumnElement[str] = func.coalesce(
    select(companions.c.file_name)
    .where(companions.c.report_id == reports.c.id)
    .correlate(reports)
    .scalar_subquery(),
    "",
).label("form_name")


# Whether nothing could be read of a file, as of a photo without words: a column of the list. Only what was taken for no
# report is looked into.
WORDLESS: ColumnElement[bool] = case(
    (reports.c.recognised.is_(True), false()),
    else_=~exists()
    .where(readings.c.report_id == reports.c.id, func.trim(readings.c.text) != "")
    .correlate(reports),
).label("wordless")


def keep_blob(connection: Connection, sha256: str, content: bytes) -> None:
    """Keep a content, unless it is there."""
    if connection.execute(select(blobs.c.sha256).where(blobs.c.sha256 == sha256)).first() is None:
        connection.execute(insert(blobs), {"sha256": sha256, "size": len(content), "content": content})


def keep_renditions(connection: Connection, sha256: str, made: Mapping[str, bytes]) -> None:
    """Keep what was worked out from a content, in place of what was."""
    if made:
        old = (renditions.c.sha256 == sha256) & renditions.c.kind.in_(list(made))
        connection.execute(delete(renditions).where(old))
        rows = [{"sha256": sha256, "kind": kind, "content": content} for kind, content in made.items()]
        connection.execute(insert(renditions), rows)


def drop_orphans(connection: Connection, hashes: Iterable[str]) -> None:
    """Forget the contents that no report and no form needs any more."""
    for sha256 in set(hashes):
        holders = (select(table.c.sha256).where(table.c.sha256 == sha256) for table in (reports, companions))
        if all(connection.execute(one.limit(1)).first() is None for one in holders):
            connection.execute(delete(blobs).where(blobs.c.sha256 == sha256))


def hashes_of(connection: Connection, report_ids: Sequence[int]) -> list[str]:
    """Return the contents of some reports and of their forms."""
    own = select(reports.c.sha256).where(reports.c.id.in_(report_ids))
    forms = select(companions.c.sha256).where(companions.c.report_id.in_(report_ids))
    return [sha for one in (own, forms) for sha in connection.execute(one).scalars()]


def holders(connection: Connection, hashes: Sequence[str]) -> dict[str, int]:
    """Return the first report of each content, be it the report's own or its form's."""
    own = select(reports.c.sha256, func.min(reports.c.id)).where(reports.c.sha256.in_(hashes))
    forms = select(companions.c.sha256, func.min(companions.c.report_id)).where(companions.c.sha256.in_(hashes))
    found = {sha: int(first) for sha, first in connection.execute(forms.group_by(companions.c.sha256))}
    found.update({sha: int(first) for sha, first in connection.execute(own.group_by(reports.c.sha256))})
    return found


def referred(connection: Connection, prefix: str, part: int) -> tuple[int, Tie] | None:
    """Return the report that a part of a content belongs to, by how its name begins; its own before a pair's form."""
    own = select(func.min(reports.c.id)).where(reports.c.part == part, _begins(reports, prefix))
    forms = select(func.min(companions.c.report_id)).where(_begins(companions, prefix))
    former = select(func.max(originals.c.report_id)).join(reports).where(reports.c.part == part)
    looks = ((own, Tie.OWN), (forms.where(literal(part) == 1), Tie.FORM))
    for statement, tie in (*looks, (former.where(_begins(originals, prefix)), Tie.FORMER)):
        found = connection.execute(statement).scalar()
        if found is not None:
            return int(found), tie
    return None


def _begins(table: Table, prefix: str) -> ColumnElement[bool]:
    """Ask for the contents whose name begins so, in a way that an index answers."""
    return table.c.sha256.between(prefix, prefix + "g")  # behind every digit


def companion_of(connection: Connection, report_id: int) -> Companion | None:
    """Return the form of a report, with its bytes."""
    statement = select(companions.c.sha256, companions.c.file_name, blobs.c.content).join(
        blobs, blobs.c.sha256 == companions.c.sha256
    )
    found = connection.execute(statement.where(companions.c.report_id == report_id)).first()
    if found is None:
        return None
    return Companion(
        found.sha256, found.file_name, bytes(found.content), renditions_of(connection, found.sha256)
    )


def renditions_of(connection: Connection, sha256: str, *, printed: bool = False) -> dict[str, bytes]:
    """Return what is kept of a content beside its bytes, by kind: what reading it asks for, or its printed pages."""
    statement = select(renditions.c.kind, renditions.c.content).where(renditions.c.sha256 == sha256)
    statement = statement.where((renditions.c.kind == PRINTED) == printed)
    return {row.kind: bytes(row.content) for row in connection.execute(statement)}


def put_companion(connection: Connection, report_id: int, form: Companion | None) -> None:
    """Let a report have this form, or none."""
    connection.execute(delete(companions).where(companions.c.report_id == report_id))
    if form is not None:
        keep_blob(connection, form.sha256, form.content)
        keep_renditions(connection, form.sha256, form.renditions)
        values = {"report_id": report_id, "sha256": form.sha256, "file_name": form.file_name}
        connection.execute(insert(companions), values)
