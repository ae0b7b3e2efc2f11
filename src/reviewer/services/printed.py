"""The pages of a flowing original as LibreOffice prints them (原版式), with the place of every character on them."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.domain.document import PRINTED, Document, Renditions
from reviewer.domain.errors import FileProblem, Refused
from reviewer.domain.pages import Pages

PRINTABLE = {"docx": ".docx", "doc": ".doc", "rtf": ".rtf", "odt": ".odt"}  # what such a file is called


@dataclass(frozen=True)
class Printed:
    """A PDF and where the original's characters stand in it."""

    content: bytes
    pages: Pages


def can_be_printed(document: Document) -> bool:
    """Tell whether an original can be shown by pages that LibreOffice prints: it is one that flows, and the program is there."""
    from reviewer.documents.converting import program

    flows = document.pages is None and not document.members and document.format in PRINTABLE
    return flows and program() is not None


def printed(document: Document, content: bytes, renditions: Renditions) -> Printed:
    """Return an original's printed pages, from `renditions` or made and put there. Raises Refused."""
    from reviewer.documents.converting import convert

    suffix = PRINTABLE.get(document.format)
    if suffix is None:
        raise Refused("这种格式没有可以显示的版式。")
    kept = renditions.get(PRINTED)
    if kept is not None and (found := _placed(document, kept)) is not None:
        return found
    made = convert(content, suffix, "pdf")
    if made is None:
        raise Refused("LibreOffice 没有打开这份文件，不能显示原版式。请在本页查看文字，或用系统程序打开原件。")
    found = _placed(document, made)
    if found is None:
        raise Refused("排出的版式与文字对不上，不能显示原版式。请用系统程序打开原件核对。")
    renditions[PRINTED] = made
    return found


def pages_printed(document: Document, renditions: Renditions) -> Pages | None:
    """Return the pages of an original that were printed before; None where nobody has asked for them yet."""
    kept = renditions.get(PRINTED)
    found = None if kept is None else _placed(document, kept)
    return None if found is None else found.pages


def _placed(document: Document, content: bytes) -> Printed | None:
    from reviewer.documents.aligning import places_of
    from reviewer.documents.pdf.reading import read_pdf

    try:
        pages = places_of(document, read_pdf(content, document.file_name))
    except FileProblem:
        return None
    return None if pages is None else Printed(content, pages)
