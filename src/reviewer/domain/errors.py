"""Errors that say whose fault they are: the file's, the environment's, or the wish's.

Each carries one Chinese sentence fit for a user: what is wrong and what to do now. Anything else that
is raised is a bug of ours.
"""

from __future__ import annotations


class KnownError(Exception):
    """An expected failure; `message` is the sentence shown to the user."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class FileProblem(KnownError):
    """A file given by the user can't be read; the sentence says what to do with that file."""


class LockedFile(FileProblem):
    """A file that opens with its password and not without; somebody who knows it can be asked."""


class EnvironmentProblem(KnownError):
    """The disk, a permission, a lock or another program stands in the way; trying again may help."""


class DatabaseProblem(EnvironmentProblem):
    """The database can't be used: locked by another program, damaged, or of a newer version."""


class ReadOnly(DatabaseProblem):
    """The database (or a finished review) is open for reading only."""


class Refused(KnownError):
    """An input breaks a rule of the field (a cut without reason, a budget that is no number)."""


class Cancelled(Exception):
    """The user cancelled a long job; what was done until then stays done."""
