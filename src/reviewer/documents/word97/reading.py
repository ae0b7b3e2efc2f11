"""Read a .doc or .wps: through LibreOffice where that is installed, else piece by piece."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reviewer.documents import converting, problems
from reviewer.documents.flowing import MACROS_LEFT, OBJECTS_LEFT, document_of
from reviewer.documents.word97.body import Reading
from reviewer.documents.word97.fib import WordFile
from reviewer.domain.document import Document
from reviewer.domain.errors import FileProblem

FORMAT = "doc"
NOT_NUMBERED = "自动编号未还原：本机没有可用的 LibreOffice，标题和条目前自动生成的序号请对照原件查看，装好后重新导入即可显示。"
_MACROS, _OBJECTS = (name.encode("utf-16-le") for name in ("_VBA_PROJECT", "ObjectPool"))
_FILTERS = {False: "MS Word 97", True: "MS WinWord 6"}


def read_doc(data: bytes, name: str) -> Document:
    """Read a Word file of the old kind. Raises FileProblem."""
    file = WordFile(data, name)
    notices = list(_notices(data))
    converted = _through_office(data, name, file.old)
    if converted is not None:
        return replace(converted, format=FORMAT, notices=(*converted.notices, *notices))
    if file.old:
        raise FileProblem(problems.too_old(name))
    file.open()
    reading = Reading(file)
    blocks = reading.blocks()
    if not blocks:
        raise FileProblem(problems.damaged(name))
    numbered = [NOT_NUMBERED] if reading.numbered else []
    return document_of(blocks, FORMAT, name, [*numbered, *reading.told.notices(), *notices])


def _notices(data: bytes) -> Iterable[str]:
    if _MACROS in data:
        yield MACROS_LEFT
    if _OBJECTS in data:
        yield OBJECTS_LEFT


def _through_office(data: bytes, name: str, old: bool) -> Document | None:
    """Return what LibreOffice makes of a file, None where it is not there or makes nothing of it."""
    made = converting.convert(data, ".doc", "docx", _FILTERS[old])
    if made is None:
        return None
    from reviewer.documents.word.body import read_docx

    try:
        return read_docx(made, name)
    except FileProblem:
        return None
