"""What can go wrong with a database, as sentences for people; nothing here needs SQLAlchemy."""

from __future__ import annotations

from reviewer.domain.errors import DatabaseProblem

UNKNOWN = "数据库出错"  # the cause of what should not happen; it goes to the log


class SaveProblem(DatabaseProblem):
    """Something could not be written (or read) now; `cause` is the reason in a few words: 磁盘已满."""

    def __init__(self, cause: str, message: str = "") -> None:
        super().__init__(message or f"数据库无法写入：{cause}。请处理后重试，未保存的内容仍在。")
        self.cause = cause


class Damaged(SaveProblem):
    """The file is no sound database any more; a backup can be restored."""


class Locked(DatabaseProblem):
    """Another program holds the database for writing; `holder` says who and since when, as far as that is known."""

    def __init__(self, message: str, holder: str = "") -> None:
        super().__init__(message)
        self.holder = holder


class NewerDatabase(DatabaseProblem):
    """The database was written by a newer version of the program."""


class NotOurs(DatabaseProblem):
    """The file is a database of another program, or no database; it is left untouched."""
