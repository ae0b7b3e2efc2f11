"""An open database: engine, lock, backups, and transactions whose errors are sentences."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Engine, create_engine, func, select
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from reviewer.domain.errors import DatabaseProblem, ReadOnly
from reviewer.storage import migrate, sqlite
from reviewer.storage.backup import Backup, back_up, backups_of, put_back
from reviewer.storage.daily import DailyBackup
from reviewer.storage.lock import WriteLock
from reviewer.storage.places import database_file, default_database
from reviewer.storage.problems import Locked, SaveProblem
from reviewer.storage.revisions import HEAD
from reviewer.storage.schema import reports


class Database:
    """A database, open for writing or (with the reason) for reading only."""

    def __init__(self, db: str | Path | None, *, write: bool) -> None:
        self.path = database_file(db)
        self.read_only_reason = "" if write else "本次以只读方式打开。"
        self.held_by = ""  # the other program that writes to it
        self._lock: WriteLock | None = None
        self._daily = DailyBackup(self.path, self._is_empty) if self.path is not None else None
        if self.path is None:
            self.engine = _server_engine(str(db))
        else:
            self.engine = self._open_file(self.path, write)

    @property
    def read_only(self) -> bool:
        return bool(self.read_only_reason)

    @property
    def backup_problem(self) -> str:
        """Return why there is no backup of today, "" where nothing is wrong."""
        return "" if self._daily is None else self._daily.problem

    @property
    def location(self) -> str:
        """Name the place for the status bar."""
        if self.path is None:
            return "数据库服务器"
        return "本机数据库" if self.path == default_database() else self.path.name

    def close(self) -> None:
        """Close all connections and give the lock back."""
        self._settle_backup()
        self.engine.dispose()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    # -- opening ------------------------------------------------------------------------------------------------

    def _open_file(self, path: Path, write: bool) -> Engine:
        revision = sqlite.stored_revision(path)
        migrate.refuse_newer(revision)
        if write:
            self._take_lock(path, new=revision is None)
        try:
            return self._open_locked(path, revision)
        except BaseException:
            if self._lock is not None:
                self._lock.release()
            raise

    def _take_lock(self, path: Path, *, new: bool) -> None:
        lock = WriteLock(path)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # reviews are nobody else's
            lock.acquire()
            with path.open("ab"):
                pass
        except Locked as problem:
            if new:
                raise
            self.read_only_reason, self.held_by = problem.message, problem.holder
        except OSError as error:
            lock.release()
            if new:
                raise DatabaseProblem(
                    f"无法在「{path.parent}」建立数据库：文件夹不可写。请检查权限，或用 --db 另选位置。"
                ) from error
            self.read_only_reason = "数据库所在磁盘或文件为只读，本次只能查看。"
        else:
            self._lock = lock

    def _open_locked(self, path: Path, revision: str | None) -> Engine:
        writing = self._lock is not None
        if revision is None and not writing:
            raise DatabaseProblem(f"没有数据库「{path.name}」。请先导入报告，或检查 --db 给出的路径。")
        engine = sqlite.engine_for(path, write=writing)
        try:
            self._bring_up_to_date(path, engine, revision)
        except BaseException:
            engine.dispose()
            raise
        return engine

    def _bring_up_to_date(self, path: Path, engine: Engine, revision: str | None) -> None:
        if revision is None:
            with _translated(path), _transaction(engine) as connection:
                sqlite.mark_as_ours(connection)
                migrate.create(connection)
        elif revision != HEAD:
            self._migrate(path, engine)
        with _translated(path), engine.connect() as connection:
            connection.execute(select(func.max(reports.c.id))).scalar()

    def _migrate(self, path: Path, engine: Engine) -> None:
        if self._lock is None:
            raise DatabaseProblem(f"数据库须先升级才能打开，但{self.read_only_reason}")
        back_up(path)
        with _translated(path):
            migrate.upgrade(engine)

    # -- transactions -------------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the database. Raises SaveProblem."""
        with _translated(self.path), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection in a transaction: all of it is written, or nothing. Raises ReadOnly, SaveProblem."""
        if self.read_only:
            raise ReadOnly(self.read_only_reason)
        if self._daily is not None:
            self._daily.before_edit()
        with _translated(self.path), _transaction(self.engine) as connection:
            yield connection
        if self._lock is not None:
            self._lock.touch()

    def _is_empty(self) -> bool:
        with self.reading() as connection:
            return connection.execute(select(reports.c.id).limit(1)).first() is None

    # -- backups ------------------------------------------------------------------------------------------------

    def backups(self) -> list[Backup]:
        """Return the backups, newest first; a server has its own."""
        self._settle_backup()
        return [] if self.path is None else backups_of(self.path)

    def _settle_backup(self) -> None:
        if self._daily is not None:
            self._daily.wait()

    def back_up(self, reason: str) -> Backup | None:
        """Make a backup now, before something that can't be undone; a server has its own. Raises SaveProblem."""
        if self.path is None:
            return None
        self._settle_backup()
        try:
            return back_up(self.path, reason=reason)
        except SaveProblem as problem:
            why = f"未能先建立备份（{problem.cause}），因此没有执行。请处理后重试。"
            raise SaveProblem(problem.cause, why) from problem

    def restore(self, backup: Backup) -> Backup | None:
        """Put a backup in place; the current state is backed up first, and returned. Raises ReadOnly, SaveProblem."""
        if self.read_only or self.path is None:
            raise ReadOnly(self.read_only_reason or "数据库服务器的备份由管理员恢复。")
        migrate.refuse_newer(sqlite.stored_revision(backup.path))
        self._settle_backup()
        self.engine.dispose()
        try:
            return put_back(self.path, backup.path)
        finally:
            self.engine = self._open_locked(self.path, sqlite.stored_revision(self.path))

    def check(self) -> list[str]:
        """Check the database and its backups whole; return one sentence per problem."""
        if self.path is None:
            return []
        self._settle_backup()
        found = [sqlite.integrity_problem(self.path)]
        found += [f"备份{p}" for b in self.backups() if (p := sqlite.integrity_problem(b.path))]
        return [*(p for p in found if p), *([self.backup_problem] if self.backup_problem else [])]


def restore_file(db: str | Path | None, backup: Path) -> None:
    """Restore a database that can't even be opened. Raises DatabaseProblem (also while another program has it)."""
    path = database_file(db)
    if path is None:
        raise DatabaseProblem("数据库服务器的备份由管理员恢复。")
    lock = WriteLock(path)
    lock.acquire()
    try:
        put_back(path, backup)
    finally:
        lock.release()


def _server_engine(url: str) -> Engine:
    try:
        engine = create_engine(make_url(url), pool_pre_ping=True)
        with _transaction(engine) as connection:
            if not engine.dialect.has_table(connection, "alembic_version"):
                migrate.create(connection)
        return engine
    except (ArgumentError, NoSuchModuleError, ImportError, ValueError) as error:
        raise DatabaseProblem("--db 应为数据库文件的路径，或本机已装驱动的 SQLAlchemy 地址。") from error
    except DBAPIError as error:
        raise DatabaseProblem("连接不上数据库服务器，请检查地址、账号和网络。") from error


@contextlib.contextmanager
def _transaction(engine: Engine) -> Iterator[Connection]:
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        yield connection


@contextlib.contextmanager
def _translated(path: Path | None) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        if path is None:
            raise SaveProblem("数据库服务器出错") from error
        raise sqlite.translated(error.orig or error, path) from error
