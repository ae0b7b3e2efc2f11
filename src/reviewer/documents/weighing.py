"""How many pages of a file will have to be recognised, by a look from outside: what makes one file a hundred times slower."""

from __future__ import annotations

from contextlib import suppress

from reviewer.documents.reader import PAGED_KINDS
from reviewer.documents.sniffing import IMAGE, PDF, sniff
from reviewer.domain.errors import FileProblem

# Kinds of which a page may have to be recognised; all others are read in a moment.
PAGED_SUFFIXES = frozenset(suffix for suffixes in PAGED_KINDS.values() for suffix in suffixes)


def can_recognise() -> bool:
    """Tell whether pages are recognised here at all."""
    from reviewer.documents.recognition.recogniser import is_installed

    return is_installed()


def pages_to_recognise(data: bytes, name: str) -> int:
    """Return the pages of a picture, or of a PDF whose first page has no text; 0 for every other file."""
    kind = sniff(data)
    with suppress(FileProblem):
        if kind == IMAGE:
            from reviewer.documents.pictures import frames_in

            return frames_in(data, name)
        if kind == PDF:
            return _scanned(data, name)
    return 0


def _scanned(data: bytes, name: str) -> int:
    from reviewer.documents.pdf.engine import opened

    with opened(data, name) as file, file.page(0) as page:
        if page is None:
            return 0
        words = page.get_textpage()
        try:
            return 0 if words.count_chars() else file.count
        finally:
            words.close()
