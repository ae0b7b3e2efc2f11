"""Read a .doc or .wps: piece by piece, and through LibreOffice where that is installed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from reviewer.documents import converting, problems
from reviewer.documents.flowing import document_of
from reviewer.documents.notices import EMBEDDED_LEFT, MACROS_LEFT, NOT_NUMBERED
from reviewer.documents.word97.body import Reading
from reviewer.documents.word97.fib import WordFile
from reviewer.domain.document import Document
from reviewer.domain.errors import FileProblem

FORMAT = "doc"
_MACROS, _OBJECTS = (name.encode("utf-16-le") for name in ("_VBA_PROJECT", "\x03ObjInfo"))
_FILTERS = {False: "MS Word 97", True: "MS WinWord 6"}


def read_doc(data: bytes, name: str) -> Document:
    """Read a Word file of the old kind. Raises FileProblem.

    What LibreOffice makes of it has pictures and every text box at its place; it counts where it says the same as the file. Where it
    works fields out anew, what the file shows is the unit's word.
    """
    file = WordFile(data, name)
    notices = list(_notices(data))
    own = _piece_by_piece(file, name, notices)
    converted = _through_office(data, name, file.old, notices)
    if converted is not None and (isinstance(own, FileProblem) or _words(converted) == _words(own)):
        return converted
    if isinstance(own, FileProblem):
        raise own
    return own


def _piece_by_piece(file: WordFile, name: str, notices: list[str]) -> Document | FileProblem:
    """Return what the file itself says, or why that can't be told."""
    if file.old:
        return FileProblem(problems.too_old(name))
    try:
        file.open()
        reading = Reading(file)
        blocks = reading.blocks()
        if not blocks:
            raise FileProblem(problems.damaged(name))
        unnumbered = [NOT_NUMBERED] if reading.unnumbered else []
        return document_of(blocks, FORMAT, name, [*unnumbered, *reading.told.notices(), *notices])
    except FileProblem as problem:
        return problem


def _words(document: Document) -> Counter[str]:
    """Return the letters and digits of a document, how many there are of each; computed labels left out."""
    found = Counter(filter(str.isalnum, document.text))
    for span in document.generated:
        found.subtract(filter(str.isalnum, document.text[span.start : span.end]))
    return found


def _notices(data: bytes) -> Iterable[str]:
    if _MACROS in data:
        yield MACROS_LEFT
    if _OBJECTS in data:
        yield EMBEDDED_LEFT


def _through_office(data: bytes, name: str, old: bool, notices: list[str]) -> Document | None:
    """Return what LibreOffice makes of a file, None where it is not there or makes nothing of it."""
    made = converting.convert(data, ".doc", "docx", _FILTERS[old])
    if made is None:
        return None
    from reviewer.documents.word.body import read_docx

    try:
        found = read_docx(made, name)
    except FileProblem:
        return None
    return replace(found, format=FORMAT, notices=(*found.notices, *notices))
