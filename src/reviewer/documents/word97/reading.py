"""Read a .doc or .wps: piece by piece, and through LibreOffice where that is installed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from reviewer.documents import converting, problems
from reviewer.documents.flowing import document_of
from reviewer.documents.notices import EMBEDDED_LEFT, MACROS_LEFT, NOT_NUMBERED
from reviewer.documents.word97.body import Reading
from reviewer.documents.word97.fib import WordFile
from reviewer.domain.document import Document, Renditions
from reviewer.domain.errors import FileProblem

FORMAT = "doc"
CONVERTED = "docx"  # kind of what LibreOffice made of the file
_MACROS, _OBJECTS = (name.encode("utf-16-le") for name in ("_VBA_PROJECT", "\x03ObjInfo"))
_FILTERS = {False: "MS Word 97", True: "MS WinWord 6"}


def read_doc(data: bytes, name: str, renditions: Renditions) -> Document:
    """Read a Word file of the old kind. Raises FileProblem.

    LibreOffice is asked for what is lacking then: pictures, ticks of forms, the place of a text box. What it makes of a file counts where
    it says the same as the file: it works some fields out anew, and what the file shows is the unit's word. It is kept in `renditions`.
    """
    file = WordFile(data, name)
    notices = list(_notices(data))
    own = _piece_by_piece(file, name, notices)
    if isinstance(own, _Own) and not own.lacks:
        return own.document
    converted = _through_office(data, name, file.old, notices, renditions)
    if isinstance(own, FileProblem):
        if converted is None:
            raise own
        return converted
    return own.document if converted is None or _words(converted) != _words(own.document) else converted


class _Own(NamedTuple):
    """What the file itself says, and whether something of it is not shown."""

    document: Document
    lacks: bool


def _piece_by_piece(file: WordFile, name: str, notices: list[str]) -> _Own | FileProblem:
    if file.old:
        return FileProblem(problems.too_old(name))
    try:
        file.open()
        reading = Reading(file)
        blocks = reading.blocks()
        if not blocks:
            raise FileProblem(problems.damaged(name))
        unnumbered = [NOT_NUMBERED] if reading.unnumbered else []
        said = [*unnumbered, *reading.told.notices(), *notices]
        lacks = reading.lacks or reading.unnumbered or reading.told.pictures > 0
        return _Own(document_of(blocks, FORMAT, name, said), lacks)
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


def _through_office(
    data: bytes, name: str, old: bool, notices: list[str], renditions: Renditions
) -> Document | None:
    """Return what LibreOffice makes of a file, None where it is not there or makes nothing of it."""
    kept = renditions.get(CONVERTED)
    found = None if kept is None else _as_docx(kept, name)
    if found is None and (made := converting.convert(data, ".doc", "docx", _FILTERS[old])) is not None:
        found = _as_docx(made, name)
        renditions[CONVERTED] = made
    if found is None:
        return None
    return replace(found, format=FORMAT, notices=tuple(dict.fromkeys((*found.notices, *notices))))


def _as_docx(made: bytes, name: str) -> Document | None:
    from reviewer.documents.word.body import read_docx

    try:
        return read_docx(made, name)
    except FileProblem:
        return None
