"""Take the password off a file, once: what comes out opens without it, and the password is written down nowhere."""

from __future__ import annotations

import io
from typing import Any

from reviewer.documents import problems
from reviewer.documents.ole import SIGNATURE, leads_somewhere
from reviewer.documents.sniffing import DOC, ENCRYPTED, PDF, XLS, sniff
from reviewer.domain.errors import FileProblem, LockedFile

# What Excel encrypts a workbook with that is protected against changes and opens without a password.
_OF_EXCEL = "VelvetSweatshop"


def open_to_all(data: bytes) -> bytes | None:
    """Return what Excel shows of a locked file without asking for a password, None where it asks."""
    try:
        return unlocked(data, "", _OF_EXCEL)
    except FileProblem:
        return None


def unlocked(data: bytes, name: str, password: str) -> bytes:
    """Return the same file without its password, one that has none as it is. Raises FileProblem with one sentence.

    The same file gives the same bytes each time, so that it is known again.
    """
    if not password:
        raise FileProblem(problems.no_password(name))
    if not _is_text(password):
        raise FileProblem(problems.wrong_password(name))
    kind = sniff(data)
    if kind == PDF:
        return _pdf(data, name, password)
    in_container = kind in (ENCRYPTED, DOC, XLS) and data.startswith(SIGNATURE[:4])
    return _office(data, name, password) if in_container else data


def _is_text(password: str) -> bool:
    """Tell what can be given to the libraries: halves of characters and a zero can't."""
    return "\0" not in password and not any("\ud800" <= sign <= "\udfff" for sign in password)


def _pdf(data: bytes, name: str, password: str) -> bytes:
    from reviewer.documents.pdf.engine import without_password

    try:
        return without_password(data, name, password)
    except LockedFile as error:
        raise FileProblem(problems.wrong_password(name)) from error


def _office(data: bytes, name: str, password: str) -> bytes:
    from msoffcrypto import OfficeFile
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError

    if not leads_somewhere(data):
        raise FileProblem(problems.damaged(name))
    try:
        office = OfficeFile(io.BytesIO(data))
        if not office.is_encrypted():
            return data
        _give_password(office, password)
    except InvalidKeyError as error:
        raise FileProblem(problems.wrong_password(name)) from error
    except (FileFormatError, DecryptionError) as error:  # Excel 5 and 95, rights management, what is newer
        raise FileProblem(problems.locked_otherwise(name)) from error
    except Exception as error:  # whatever damaged bytes make the library raise
        raise FileProblem(problems.damaged(name)) from error
    if getattr(office, "type", None) is None:  # Word: a way of hiding the text that it knows and does not undo
        raise FileProblem(problems.locked_otherwise(name))
    made = io.BytesIO()
    try:
        office.decrypt(made)
    except Exception as error:  # the password was right: the rest of the file is not
        raise FileProblem(problems.damaged(name)) from error
    return made.getvalue()


def _give_password(office: Any, password: str) -> None:
    """Hand over the password. Raises InvalidKeyError where it is another one."""
    if office.format == "ooxml":
        office.load_key(password=password, verify_password=True)
    else:
        office.load_key(password=password)
