"""Migrations: head equals the models, each step walks up and down with data in it."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from review_world import TEXT

from reviewer.storage import migrate, sqlite
from reviewer.storage.problems import NewerDatabase
from reviewer.storage.revisions import HEAD, REVISIONS
from reviewer.storage.schema import metadata


def tables(path):
    query = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
    with closing(sqlite3.connect(path)) as raw:
        return {name: (kind, table, _shape(raw, kind, name)) for kind, name, table, _ in raw.execute(query)}


def _shape(raw, kind, name):
    if kind == "index":
        return raw.execute(f'PRAGMA index_info("{name}")').fetchall()
    return (
        raw.execute(f'PRAGMA table_info("{name}")').fetchall(),
        sorted(row[2:] for row in raw.execute(f'PRAGMA foreign_key_list("{name}")')),
    )


def migrated(path, to="head"):
    engine = sqlite.engine_for(path, write=True)
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        sqlite.mark_as_ours(connection)
    migrate.upgrade(engine, to)
    return engine


def test_the_revisions_named_in_code_are_those_of_alembic():
    config = Config()
    config.set_main_option("script_location", str(migrate.SCRIPTS))
    scripts = ScriptDirectory.from_config(config)
    assert tuple(reversed([s.revision for s in scripts.walk_revisions()])) == REVISIONS
    assert scripts.get_current_head() == HEAD


def test_head_equals_the_models(tmp_path):
    engine = migrated(tmp_path / "m.db")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_a_new_database_equals_a_migrated_one(tmp_path, world):
    migrated(tmp_path / "m.db").dispose()
    world.open().close()
    assert tables(tmp_path / "m.db") == tables(world.db)


def test_each_step_walks_up_and_down_with_data(tmp_path, world):
    library = world.imported()
    library.open_review(1).set_field("spent", "270")
    library.close()
    engine = sqlite.engine_for(world.db, write=True)
    for lower in (*reversed(REVISIONS[:-1]), "base"):
        migrate.downgrade(engine, lower)
        with engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []
    for upper in REVISIONS:
        migrate.upgrade(engine, upper)
    engine.dispose()
    library = world.open()
    assert library.rows() == []
    library.import_paths([world.write("wieder.txt", TEXT)])
    assert library.open_review(1).report.value("spent") == "2684900.00"
    library.close()


def test_migrations_import_no_live_code():
    for path in migrate.SCRIPTS.rglob("*.py"):
        assert "import reviewer" not in path.read_text(encoding="utf-8")
        assert "from reviewer" not in path.read_text(encoding="utf-8")


def set_revision(path, revision):
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE alembic_version SET version_num=?", (revision,))
        raw.commit()


def test_a_newer_database_is_refused_untouched(world):
    world.imported().close()
    set_revision(world.db, "9999")
    before = world.db.read_bytes()
    for write in (True, False):
        with pytest.raises(NewerDatabase, match="更新版本"):
            world.open(write=write)
    assert world.db.read_bytes() == before


def test_a_database_behind_is_backed_up_and_migrated(world, monkeypatch):
    """A later revision is simulated by a script folder with one more step."""
    import shutil

    world.imported().close()
    scripts = world.folder / "scripts"
    shutil.copytree(migrate.SCRIPTS, scripts)
    (scripts / "versions" / "9001_more.py").write_text(
        'import sqlalchemy as sa\nfrom alembic import op\nrevision = "9001"\n'
        f'down_revision = "{HEAD}"\n'
        "branch_labels = None\ndepends_on = None\n"
        'def upgrade():\n    op.add_column("reports", sa.Column("extra", sa.Text()))\n'
        'def downgrade():\n    op.drop_column("reports", "extra")\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    monkeypatch.setattr("reviewer.storage.database.HEAD", "9001")
    monkeypatch.setattr(migrate, "REVISIONS", (*REVISIONS, "9001"))
    library = world.open()
    assert sqlite.stored_revision(world.db) == "9001"
    assert len(library.rows()) == 1
    assert len(library.backups()) == 1
    assert sqlite.stored_revision(library.backups()[0].path) == HEAD
    library.close()


def test_up_to_date_databases_are_opened_without_alembic(world, tmp_path):
    world.imported().close()
    code = (
        "import sys; from reviewer.services.library import Library; import reviewer.services.session;"
        "assert not {'sqlalchemy', 'alembic', 'openpyxl', 'docx', 'PySide6'} & set(sys.modules), 'too early';"
        f"Library.open({str(world.db)!r}).close(); Library.open({str(tmp_path / 'new.db')!r}).close();"
        "assert 'sqlalchemy' in sys.modules and 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


def test_the_tables_exist_for_postgresql_too():
    """Nothing but sqlite.py speaks SQLite's own SQL; the schema compiles for the server of a later day."""
    from sqlalchemy.dialects import postgresql
    from sqlalchemy.schema import CreateIndex, CreateTable

    for table in metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=postgresql.dialect()))
        for index in table.indexes:
            assert "CREATE INDEX" in str(CreateIndex(index).compile(dialect=postgresql.dialect()))
    storage = migrate.SCRIPTS.parent
    speaking = [p.name for p in storage.glob("*.py") if "PRAGMA" in p.read_text(encoding="utf-8")]
    assert speaking == ["sqlite.py"]
