"""The pages of a flowing original as LibreOffice prints them (原版式), with the place of every character on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.domain.document import MEMBER_NAMES, PRINTED, Document, Renditions
from reviewer.domain.errors import FileProblem, Refused
from reviewer.domain.pages import Pages

PRINTABLE = {"docx": ".docx", "doc": ".doc", "rtf": ".rtf", "odt": ".odt"}  # what such a file is called


@dataclass(frozen=True)
class Original:
    """A kept file: its bytes, and what is kept beside them."""

    content: bytes
    renditions: Renditions


@dataclass(frozen=True)
class Printed:
    """The files whose pages are shown, None for one without any, and where the original's characters stand in them.

    `problem` is said of a file of a pair that could not be printed where another one could.
    """

    contents: tuple[bytes | None, ...]
    pages: Pages
    problem: str = ""


def can_be_printed(document: Document) -> bool:
    """Tell whether an original, or a file of a pair, can be shown by pages that LibreOffice prints: it flows, and that is there."""
    from reviewer.documents.converting import program

    if document.members:
        flows = any(not member.paged and member.format in PRINTABLE for member in document.members)
    else:
        flows = _flows(document)
    return flows and program() is not None


def _flows(document: Document) -> bool:
    return document.pages is None and document.format in PRINTABLE


def printed(document: Document, originals: Sequence[Original]) -> Printed:
    """Return the printed pages of an original, or of the files of a pair, beside those that a file of it has of its own.

    They come from the renditions, or are made and put there. Raises Refused.
    """
    from reviewer.documents import alone, pages_in_row

    if not document.members:
        return _printed(document, originals[0])
    contents: list[bytes | None] = []
    pages: list[Pages | None] = []
    problems: list[str] = []
    for index, original in enumerate(originals):
        file, shown = alone(document, index), None
        if _flows(file):
            try:
                shown = _printed(file, original)
            except Refused as refused:
                problems.append(f"{MEMBER_NAMES[index]}：{refused.message}")
        elif file.pages is not None:
            shown = Printed((original.content,), file.pages)
        contents.append(shown.contents[0] if shown is not None else None)
        pages.append(shown.pages if shown is not None else None)
    whole = pages_in_row([len(member.span) for member in document.members], pages)
    if whole is None:
        raise Refused(" ".join(problems))
    return Printed(tuple(contents), whole, " ".join(problems))


def _printed(document: Document, original: Original) -> Printed:
    from reviewer.documents.converting import convert

    suffix = PRINTABLE.get(document.format)
    if suffix is None:
        raise Refused("这种格式没有可以显示的版式。")
    kept = original.renditions.get(PRINTED)
    if kept is not None and (found := _placed(document, kept)) is not None:
        return found
    made = convert(original.content, suffix, "pdf")
    if made is None:
        raise Refused("LibreOffice 没有打开这份文件，不能显示原版式。请在本页查看文字，或用系统程序打开原件。")
    found = _placed(document, made)
    if found is None:
        raise Refused("排出的版式与文字对不上，不能显示原版式。请用系统程序打开原件核对。")
    original.renditions[PRINTED] = made
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
    return None if pages is None else Printed((content,), pages)
