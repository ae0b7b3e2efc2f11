"""From a file to a Document: find out what it is by its content, then hand it to the reader of that kind."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from reviewer.documents import problems
from reviewer.documents.decoding import is_text_of_another_kind
from reviewer.documents.ole import outermost_names
from reviewer.documents.sniffing import (
    DOC,
    DOCX,
    EMPTY,
    ENCRYPTED,
    HTML,
    IMAGE,
    ODT,
    OLE,
    PDF,
    RTF,
    TXT,
    UNKNOWN,
    XLS,
    XLSX,
    holds_records,
    sniff,
)
from reviewer.domain.document import Document, Renditions
from reviewer.domain.errors import FileProblem, LockedFile

# What a folder import picks up, by kind, the usual ending first; a file named otherwise is still read by its content
# when it is named itself. Wherever a user is told what can be read, it is told from here.
PAGED_KINDS = {
    "PDF": (".pdf",),
    "图片": (".png", ".jpg", ".tif", ".jpeg", ".tiff", ".bmp", ".webp"),
}
READABLE_KINDS = {
    "Word": (".docx", ".doc", ".wps", ".docm", ".dotx", ".dot"),
    **PAGED_KINDS,
    "RTF": (".rtf",),
    "ODT": (".odt",),
    "网页": (".html", ".mht", ".htm", ".mhtml"),
    "Excel 自评表": (".xlsx", ".xls", ".et", ".xlsm", ".xml"),
    "文本": (".txt", ".csv"),
}
AMBIGUOUS_SUFFIXES = frozenset({".xml"})  # sheets of business systems end so, and much that is no report
READABLE_SUFFIXES = frozenset(suffix for suffixes in READABLE_KINDS.values() for suffix in suffixes)
MOST_BYTES = 256 * 1024 * 1024


def read_path(path: Path, renditions: Renditions | None = None) -> tuple[bytes, Document]:
    """Read a file from disk; return its bytes and its document. Raises FileProblem."""
    name = path.name or str(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise FileProblem(problems.directory(name))
        if not stat.S_ISREG(status.st_mode):
            raise FileProblem(problems.not_a_file(name))
        if status.st_size > MOST_BYTES:
            raise FileProblem(problems.too_large(name, MOST_BYTES // (1024 * 1024)))
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise FileProblem(problems.unreadable(name, error)) from error
    return data, read_document(data, name, renditions)


def read_document(
    data: bytes,
    file_name: str,
    renditions: Renditions | None = None,
    go_on: Callable[[], bool] | None = None,
) -> Document:
    """Read a report of any known kind. Raises FileProblem with one sentence that names the file.

    What takes long is looked up in `renditions` first, and put there when it is made: "docx", what LibreOffice made of a .doc;
    "recognition", the words of scanned pages. While pages are read `go_on` is asked now and then; raises Cancelled once it says no.
    """
    name = _shown(file_name)
    if len(data) > MOST_BYTES:
        raise FileProblem(problems.too_large(name, MOST_BYTES // (1024 * 1024)))
    kind = sniff(data)
    kept = {} if renditions is None else renditions
    try:
        return (
            _read_pages(kind, data, name, kept, go_on)
            if kind in (PDF, IMAGE)
            else _read_opened(kind, data, name, kept)
        )
    except (RecursionError, MemoryError) as error:
        raise FileProblem(problems.too_complex(name)) from error


def _read_pages(
    kind: str, data: bytes, name: str, renditions: Renditions, go_on: Callable[[], bool] | None
) -> Document:
    from reviewer.documents.recognition.recogniser import recogniser

    with recogniser(renditions, go_on) as recognise:
        if kind == IMAGE:
            from reviewer.documents.pictures import read_picture

            return read_picture(data, name, recognise)
        from reviewer.documents.pdf.reading import read_pdf

        return read_pdf(data, name, recognise, go_on)


def _read_opened(kind: str, data: bytes, name: str, renditions: Renditions) -> Document:
    """Read a file, also one that its own program opens without asking for the password it has."""
    try:
        return _read(kind, data, name, renditions)
    except LockedFile:
        from reviewer.documents.unlocking import open_to_all

        plain = open_to_all(data)
        if plain is None:
            raise
        return _read(sniff(plain), plain, name, renditions)


def _read(kind: str, data: bytes, name: str, renditions: Renditions) -> Document:
    # The readers are imported when the first file comes: lxml and pdfium must not delay the window.
    if kind == DOCX:
        from reviewer.documents.word.body import read_docx

        return read_docx(data, name)
    if kind == TXT:
        from reviewer.documents.plain import read_text

        return read_text(data, name)
    if kind in (XLSX, XLS):
        return _read_sheets(kind, data, name)
    return _read_other(kind, data, name, renditions)


def _read_other(kind: str, data: bytes, name: str, renditions: Renditions) -> Document:
    if kind == DOC:
        from reviewer.documents.word97.reading import read_doc

        return read_doc(data, name, renditions)
    if kind == RTF:
        from reviewer.documents.rtf.reader import read_rtf

        return read_rtf(data, name)
    if kind == ODT:
        from reviewer.documents.odt.body import read_odt

        return read_odt(data, name)
    if kind == HTML:
        from reviewer.documents.web.reading import read_page

        return read_page(data, name)
    if kind == EMPTY:
        raise FileProblem(problems.empty(name))
    if kind == ENCRYPTED:
        raise LockedFile(problems.locked(name))
    if kind == OLE and not outermost_names(data):
        raise FileProblem(problems.damaged(name))  # what it holds can't be told any more
    if kind == UNKNOWN and is_text_of_another_kind(data):
        raise FileProblem(problems.other_encoding(name))
    raise FileProblem(problems.declined(name, kind))


def _read_sheets(kind: str, data: bytes, name: str) -> Document:
    if kind == XLSX:
        from reviewer.documents.sheets.ooxml import read_xlsx

        return read_xlsx(data, name)
    if kind == XLS and holds_records(data):
        from reviewer.documents.sheets.biff import read_xls

        return read_xls(data, name)
    if kind == XLS and b"<html" not in data[:4096].lower():
        from reviewer.documents.sheets.xml2003 import read_sheet_xml

        return read_sheet_xml(data, name)
    from reviewer.documents.web.reading import read_page

    return read_page(data, name, of_excel=True)


def _shown(file_name: str) -> str:
    """Return the last part of a path of any system; sentences and the list show only that."""
    return PurePosixPath(file_name.replace("\\", "/")).name or file_name
