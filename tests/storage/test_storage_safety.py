"""Locks, backups, damaged and foreign files: one writer, nothing lost, nothing of others touched."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from review_world import TEXT, text_for

from reviewer.domain.errors import DatabaseProblem, ReadOnly
from reviewer.services.library import Library
from reviewer.storage import places, sqlite
from reviewer.storage.lock import Holder, WriteLock
from reviewer.storage.problems import Damaged, NotOurs, SaveProblem

HOLD = "import sys; from reviewer.services.library import Library; l = Library.open(sys.argv[1]); print(l.read_only, flush=True); sys.stdin.read()"


def holder(db):
    """Start a second program that holds the database."""
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(db)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout.readline().strip() == "False"
    return child


def end(child):
    child.communicate()


# -- the lock


def test_a_second_program_opens_read_only_and_says_who(world):
    world.imported().close()
    child = holder(world.db)
    second = world.open()
    assert second.read_only
    assert "起使用" in second.read_only_reason
    assert len(second.rows()) == 1
    session = second.open_review(1)
    assert session.read_only
    with pytest.raises(ReadOnly):
        session.set_field("unit", "甲")
    second.close()
    end(child)
    third = world.open()
    assert not third.read_only
    third.close()


def test_a_reader_sees_what_the_writer_saves(world):
    writer = world.imported()
    reader = world.open()
    assert reader.read_only
    writer.open_review(1).set_field("unit", "改后")
    assert reader.row(1).unit == "改后"
    assert reader.open_review(1).report.value("unit") == "改后"
    writer.close()
    reader.close()


def test_a_killed_holder_leaves_no_lock(world):
    world.imported().close()
    child = holder(world.db)
    os.kill(child.pid, signal.SIGKILL)
    end(child)
    assert json.loads(world.db.with_name(world.db.name + ".lock").read_text())["pid"] == child.pid
    library = world.open()
    assert not library.read_only
    library.close()


def test_words_of_another_computer_count_for_a_day(world):
    world.imported().close()
    path = world.db.with_name(world.db.name + ".lock")
    path.write_text(
        json.dumps({"owner": "李四", "host": "另一台", "pid": 1, "since": "2026-01-02T10:32:00+08:00"})
    )
    library = world.open()
    assert library.read_only
    assert "李四（另一台）自" in library.read_only_reason
    library.close()
    long_ago = (datetime.now() - timedelta(hours=25)).timestamp()
    os.utime(path, (long_ago, long_ago))
    library = world.open()
    assert not library.read_only
    library.close()


def test_a_broken_lock_file_is_no_obstacle(world):
    world.imported().close()
    world.db.with_name(world.db.name + ".lock").write_bytes(b"\xff\xfe{{{")
    library = world.open()
    assert not library.read_only
    library.close()


def test_the_holder_is_named_in_words():
    holder = Holder("张三", "PC-01", 7, "2026-11-20T10:32:00")
    assert holder.words().startswith("张三（PC-01）自 ")
    assert Holder("张三", "PC-01", 7, "?").words() == "张三（PC-01）自 不明时间"


def test_releasing_twice_is_harmless(tmp_path):
    lock = WriteLock(tmp_path / "x.db")
    lock.acquire()
    lock.release()
    lock.release()


def test_kill_during_import_leaves_a_sound_database(world):
    for number in range(80):
        world.write(f"{number:03}.txt", text_for(number) + "说明文字。" * 2000)
    code = (
        "import sys; from pathlib import Path; from reviewer.services.library import Library;"
        "l = Library.open(sys.argv[1]);"
        "l.import_paths([Path(sys.argv[2])], lambda p: print(p.done, flush=True) or True)"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(world.db), str(world.folder)], stdout=subprocess.PIPE, text=True
    )
    for line in child.stdout:
        if int(line) >= 45:
            os.kill(child.pid, signal.SIGKILL)
            break
    child.communicate()
    library = world.open()
    assert not library.read_only
    done = len(library.rows())
    assert 20 <= done < 80
    assert library.check() == []
    outcomes = library.import_paths([world.folder])
    assert len(library.rows()) == 80
    assert sum(o.state.value == "already_there" for o in outcomes) == done
    library.close()


# -- backups


def test_the_first_edit_of_a_day_is_backed_up_before(world):
    library = world.imported()
    assert library.backups() == []
    session = library.open_review(1)
    session.set_field("unit", "改后")
    session.set_field("unit", "再改")
    (backup,) = library.backups()
    assert backup.made_at.date() == date.today()
    assert backup.size > 0
    with closing(sqlite3.connect(backup.path)) as raw:
        assert raw.execute("SELECT unit FROM reports").fetchone() == ("星河县水务局",)
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    library.close()


def test_seven_backups_are_kept(world):
    from reviewer.storage.backup import back_up

    library = world.imported()
    for _ in range(10):
        newest = back_up(world.db)
    assert len(library.backups()) == 7
    assert newest in library.backups()
    assert not list(newest.path.parent.glob("*.part"))
    other = newest.path.parent / "另一库-20200101-000000.db"
    other.write_bytes(b"x")
    back_up(world.db)
    assert other.exists()
    library.close()


def test_backups_made_for_a_reason_push_out_no_day(world):
    from reviewer.storage.backup import back_up

    library = world.imported()
    daily = back_up(world.db)
    for _ in range(9):
        newest = back_up(world.db, reason="remove")
    kept = library.backups()
    assert daily in kept
    assert newest in kept
    assert [b.reason for b in kept].count("移出报告前") == 7
    assert len(kept) == 8
    library.close()


def ids_in(backup):
    with closing(sqlite3.connect(backup.path)) as raw:
        return [row[0] for row in raw.execute("SELECT id FROM reports ORDER BY id")]


def test_what_is_removed_is_in_a_backup_made_just_before(world):
    library = world.imported(TEXT, text_for(2))
    library.open_review(1).set_field("unit", "改后")
    made = library.remove([1])
    assert made.reason == "移出报告前"
    assert ids_in(made) == [1, 2]
    with closing(sqlite3.connect(made.path)) as raw:
        assert raw.execute("SELECT unit FROM reports WHERE id=1").fetchone() == ("改后",)
    kept = library.restore(made)
    assert [row.id for row in library.rows()] == [1, 2]
    assert (kept.reason, ids_in(kept)) == ("恢复备份前", [2])
    library.restore(kept)
    assert [row.id for row in library.rows()] == [2]
    library.close()


def test_a_replaced_original_is_in_a_backup_made_just_before(world):
    library = world.imported()
    library.import_paths([world.write("新稿.txt", TEXT.replace("268.49", "270.00"))])
    library.replace_original(1, world.folder / "新稿.txt", take_copy=True)
    made = next(b for b in library.backups() if b.reason == "替换原文前")
    assert ids_in(made) == [1, 2]
    assert [row.id for row in library.rows()] == [1]
    library.close()


def test_nothing_is_removed_without_its_backup(world, monkeypatch):
    library = world.imported()

    def refuse(*_, **__):
        raise SaveProblem("磁盘已满")

    monkeypatch.setattr("reviewer.storage.database.back_up", refuse)
    with pytest.raises(SaveProblem, match="没有执行"):
        library.remove([1])
    with pytest.raises(SaveProblem, match="磁盘已满"):
        library.replace_original(1, world.write("n.txt", TEXT.replace("268.49", "270.00")))
    assert [row.file_name for row in library.rows()] == ["报告1.txt"]
    library.close()


def test_a_backup_that_fails_stops_no_edit_and_is_reported(world, monkeypatch):
    library = world.imported()

    def full(*_):
        raise SaveProblem("磁盘已满")

    monkeypatch.setattr("reviewer.storage.daily.back_up", full)
    session = library.open_review(1)
    session.set_field("unit", "改后")
    library.backups()
    assert session.save_problem == ""
    assert "备份" in library.warning
    assert any("磁盘已满" in problem for problem in library.check())
    library.close()


def test_edits_go_on_while_a_backup_is_made(world, monkeypatch):
    """The copy holds the state before the first edit, however many edits are made while it is written."""
    import threading

    from reviewer.storage import sqlite as dialect

    library = world.imported()
    go_on = threading.Event()
    checked = dialect.integrity_problem

    def held(path):
        assert go_on.wait(20)
        return checked(path)

    monkeypatch.setattr(dialect, "integrity_problem", held)
    session = library.open_review(1)
    for number in range(5):
        session.set_field("unit", f"改后{number}")
    assert session.save_problem == ""
    go_on.set()
    (backup,) = library.backups()
    with closing(sqlite3.connect(backup.path)) as raw:
        assert raw.execute("SELECT unit FROM reports").fetchone() == ("星河县水务局",)
    assert library.row(1).unit == "改后4"
    library.close()


def test_a_torn_copy_of_a_crash_is_cleared(world):
    from reviewer.storage.backup import back_up

    library = world.imported()
    folder = back_up(world.db).path.parent
    torn = folder / "评审-20200101-000000.db.part"
    torn.write_bytes(b"half")
    back_up(world.db)
    assert not torn.exists()
    library.close()


def test_restore_goes_back_and_keeps_what_was(world):
    from reviewer.storage.backup import back_up

    library = world.imported()
    backup = back_up(world.db)
    library.open_review(1).set_field("unit", "改后")
    library.restore(backup)
    assert library.row(1).unit == "星河县水务局"
    assert library.open_review(1).undo_label is None
    units = set()
    for kept in library.backups():
        with closing(sqlite3.connect(kept.path)) as raw:
            units.add(raw.execute("SELECT unit FROM reports").fetchone()[0])
    assert "改后" in units
    library.open_review(1).set_field("unit", "恢复之后")
    library.close()
    library = world.open()
    assert library.row(1).unit == "恢复之后"
    library.close()


def test_a_damaged_backup_is_refused(world):
    from reviewer.storage.backup import back_up

    library = world.imported()
    backup = back_up(world.db)
    damage(backup.path)
    assert any("备份" in problem for problem in library.check())
    with pytest.raises(DatabaseProblem):
        library.restore(backup)
    assert library.row(1).unit == "星河县水务局"
    library.close()


def damage(path):
    content = bytearray(path.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start : start + 200] = b"\xa5" * 200
    path.write_bytes(content)


def test_a_damaged_database_names_the_way_back(world):
    from reviewer.storage.backup import back_up

    world.imported().close()
    back_up(world.db)
    damage(world.db)
    with pytest.raises(Damaged, match="从备份恢复"):
        world.open()
    (backup,) = Library.backups_of(world.db)
    Library.restore_damaged(backup, world.db)
    library = world.open()
    assert library.row(1).unit == "星河县水务局"
    library.close()
    assert list(world.db.parent.glob("*damaged*"))


def test_a_truncated_database_is_damaged(world):
    world.imported().close()
    world.db.write_bytes(world.db.read_bytes()[:5000])
    with pytest.raises(DatabaseProblem, match="恢复"):
        world.open()


# -- files of others


def make_other(path):
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE notes (text)")
        raw.commit()


@pytest.mark.parametrize(
    "make", [make_other, lambda p: p.write_bytes(b"some text"), lambda p: p.write_bytes(b"PK" * 900)]
)
def test_what_is_not_ours_stays_untouched(tmp_path, make):
    path = tmp_path / "other.db"
    make(path)
    before, beside = path.read_bytes(), sorted(tmp_path.iterdir())
    for write in (True, False):
        with pytest.raises(NotOurs, match="未作任何改动"):
            Library.open(path, write=write)
    assert path.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == beside


def test_an_empty_file_is_a_new_database(tmp_path):
    path = tmp_path / "empty.db"
    path.touch()
    library = Library.open(path)
    assert library.rows() == []
    library.close()


def test_a_crash_while_creating_leaves_a_new_database(tmp_path, monkeypatch):
    from reviewer.storage import migrate

    path = tmp_path / "x.db"
    real = migrate.create

    def crash(connection):
        real(connection)
        raise KeyboardInterrupt

    monkeypatch.setattr(migrate, "create", crash)
    with pytest.raises(KeyboardInterrupt):
        Library.open(path)
    monkeypatch.setattr(migrate, "create", real)
    library = Library.open(path)
    assert library.rows() == []
    library.close()


def test_reading_needs_a_database(tmp_path):
    with pytest.raises(DatabaseProblem, match="没有数据库"):
        Library.open(tmp_path / "none.db", write=False)
    assert not list(tmp_path.glob("none*"))


def test_a_folder_that_can_not_be_made_is_a_sentence(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseProblem, match="不可写"):
        Library.open(tmp_path / "file" / "x.db")


def test_a_read_only_place_opens_for_reading(world, monkeypatch):
    world.imported().close()

    def refuse(self):
        raise PermissionError(13, "read-only")

    monkeypatch.setattr(WriteLock, "acquire", refuse)
    library = world.open()
    assert library.read_only
    assert "只读" in library.read_only_reason
    assert len(library.rows()) == 1
    library.close()


def test_odd_paths(tmp_path, world):
    path = tmp_path / "库 100% #1?" / "评审 (新).db"
    library = Library.open(path)
    library.import_paths([world.write("a.txt", TEXT)])
    library.close()
    library = Library.open(f"sqlite:///{path}", write=False) if "?" not in str(path) else Library.open(path)
    assert len(library.rows()) == 1
    library.close()


def test_urls(tmp_path, world):
    library = Library.open(f"sqlite:///{tmp_path}/url.db")
    assert library.path == tmp_path / "url.db"
    library.close()
    for wrong in ("sqlite://", "sqlite:///:memory:", "nonsense://x", "postgresql://nobody@localhost:1/none"):
        with pytest.raises(DatabaseProblem):
            Library.open(wrong)


def test_default_place(own_home, monkeypatch):
    assert places.default_database() == own_home / "reviewer" / "reviewer.db"
    monkeypatch.delenv("XDG_DATA_HOME")
    assert places.default_database() == own_home / ".local" / "share" / "reviewer" / "reviewer.db"
    monkeypatch.setattr(sys, "platform", "win32")
    assert places.default_database() == own_home / "Reviewer" / "reviewer.db"
    library = Library.open() if os.name != "nt" else None
    monkeypatch.undo()
    if library is not None:
        assert library.location
        library.close()


def test_network_shares_are_known():
    assert not places.on_network(Path("/"))


def test_settings_of_the_connection(world):
    library = world.imported()
    with library._database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA application_id").scalar() == sqlite.APPLICATION_ID
    library.close()


def test_check_finds_a_missing_reference(world):
    world.imported().close()
    with closing(sqlite3.connect(world.db)) as raw:
        raw.execute("DELETE FROM blobs")
        raw.commit()
    library = world.open()
    assert any("引用" in problem for problem in library.check())
    library.close()


def test_amounts_are_stored_exactly(world):
    library = world.imported()
    session = library.open_review(1)
    session.set_field("budget", "900719925.4741万元")
    session.set_field("self_score", "98.5678")
    library._sessions.clear()
    row = library.row(1)
    assert str(row.budget) == "9007199254741.00"
    assert str(row.self_score) == "98.5678"
    with library._database.reading() as connection:
        assert connection.exec_driver_sql("SELECT typeof(budget), budget FROM reports").one() == (
            "integer",
            900719925474100,
        )
    library.close()
