"""Bring a database to the schema this program needs; Alembic is imported only where it is behind."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, text
from sqlalchemy.engine import Connection

from reviewer.storage.problems import NewerDatabase
from reviewer.storage.revisions import HEAD, REVISIONS
from reviewer.storage.schema import metadata

SCRIPTS = Path(__file__).parent / "migrations"


def refuse_newer(revision: str | None) -> None:
    """Raise NewerDatabase for a revision this program does not know."""
    if revision is not None and revision not in REVISIONS:
        raise NewerDatabase(
            "数据库由更新版本的程序建立，本版本不能打开，未作任何改动。请升级程序，或另选数据库文件。"
        )


def create(connection: Connection) -> None:
    """Create all tables of a new database, as the head revision has them (a test compares the two)."""
    metadata.create_all(connection)
    connection.execute(
        text(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL CONSTRAINT alembic_version_pkc PRIMARY KEY)"
        )
    )
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Walk the migrations up, in one transaction."""
    from alembic import command

    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        command.upgrade(_config(connection), revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Walk the migrations down, in one transaction."""
    from alembic import command

    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        command.downgrade(_config(connection), revision)


def migrated_from_first(path: Path) -> str:
    """Make a new database as the first version of the program made it, walk it up, and return the revision it has then."""
    from reviewer.storage import sqlite
    from reviewer.storage.revisions import REVISIONS

    engine = sqlite.engine_for(path, write=True)
    try:
        with engine.connect().execution_options(writing=True) as connection, connection.begin():
            sqlite.mark_as_ours(connection)
        upgrade(engine, REVISIONS[0])
        upgrade(engine)
        with engine.connect() as connection:
            return str(connection.scalar(text("SELECT version_num FROM alembic_version")))
    finally:
        engine.dispose()


def _config(connection: Connection):  # type: ignore[no-untyped-def]  # noqa: ANN202
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", SCRIPTS.as_posix().replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
