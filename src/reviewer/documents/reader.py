"""From a file to a Document: find out what it is by its content, then hand it to the reader of that kind."""

from __future__ import annotations

import stat
from collections.abc import Callable, MutableMapping
from pathlib import Path, PurePosixPath

from reviewer.documents import problems
from reviewer.documents.sniffing import DOCX, EMPTY, HTML, IMAGE, PDF, TXT, XLS, XLSX, holds_records, sniff
from reviewer.domain.document import Document
from reviewer.domain.errors import FileProblem

# What a folder import picks up; a file named otherwise is still read by its content when it is named itself.
READABLE_SUFFIXES = frozenset(
    {".docx", ".docm", ".dotx", ".txt", ".xlsx", ".xlsm", ".xls", ".et", ".pdf"}
    | {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"}
)
MOST_BYTES = 256 * 1024 * 1024

Renditions = MutableMapping[str, bytes]  # what was made of an original and is kept with it


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

    What takes long is looked up in `renditions` first and put there when it is made: "recognition", the words of scanned
    pages. While that is made, `go_on` is asked now and then; raises Cancelled once it says no.
    """
    name = _shown(file_name)
    if len(data) > MOST_BYTES:
        raise FileProblem(problems.too_large(name, MOST_BYTES // (1024 * 1024)))
    kind = sniff(data)
    try:
        if kind in (PDF, IMAGE):
            return _read_pages(kind, data, name, renditions, go_on)
        return _read(kind, data, name)
    except (RecursionError, MemoryError) as error:
        raise FileProblem(problems.too_complex(name)) from error


def _read_pages(
    kind: str, data: bytes, name: str, renditions: Renditions | None, go_on: Callable[[], bool] | None
) -> Document:
    from reviewer.documents.recognition.recogniser import recogniser

    with recogniser(renditions, go_on) as recognise:
        if kind == IMAGE:
            from reviewer.documents.pictures import read_picture

            return read_picture(data, name, recognise)
        from reviewer.documents.pdf.reading import read_pdf

        return read_pdf(data, name, recognise)


def _read(kind: str, data: bytes, name: str) -> Document:
    # The readers are imported when the first file comes: lxml and pdfium must not delay the window.
    if kind == DOCX:
        from reviewer.documents.word.body import read_docx

        return read_docx(data, name)
    if kind == TXT:
        from reviewer.documents.plain import read_text

        return read_text(data, name)
    if kind in (XLSX, XLS, HTML):
        return _read_sheets(kind, data, name)
    if kind == EMPTY:
        raise FileProblem(problems.empty(name))
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
    from reviewer.documents.sheets.web import read_web_tables

    return read_web_tables(data, name)


def _shown(file_name: str) -> str:
    """Return the last part of a path of any system; sentences and the list show only that."""
    return PurePosixPath(file_name.replace("\\", "/")).name or file_name
