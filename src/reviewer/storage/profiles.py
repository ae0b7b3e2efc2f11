"""The texts of a county's profiles, version by version, so that a database still has what its reviews were scored by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, insert, select

from reviewer.storage.database import Database
from reviewer.storage.schema import profiles


@dataclass(frozen=True)
class KeptProfile:
    """A profile's text as it was put in force."""

    id: str
    version: str
    text: str


class ProfileRecords:
    """The kept profiles of one database; every method is one transaction. Raises DatabaseProblem."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[KeptProfile]:
        """Return all kept texts, the last put in force last."""
        columns = (profiles.c.id, profiles.c.version, profiles.c.text)
        with self._database.reading() as connection:
            rows = connection.execute(select(*columns).order_by(profiles.c.kept_at, profiles.c.id))
            return [KeptProfile(row.id, row.version, row.text) for row in rows]

    def keep(self, made: Iterable[KeptProfile], kept: Iterable[KeptProfile]) -> None:
        """Keep what is not kept yet."""
        known = {(one.id, one.version) for one in kept}
        now = datetime.now(UTC)
        new = [
            {"id": one.id, "version": one.version, "text": one.text, "kept_at": now}
            for one in made
            if (one.id, one.version) not in known
        ]
        if new:
            with self._database.writing() as connection:
                connection.execute(insert(profiles), new)

    def forget(self, profile_id: str) -> None:
        """Let go of all versions of a profile."""
        with self._database.writing() as connection:
            connection.execute(delete(profiles).where(profiles.c.id == profile_id))
