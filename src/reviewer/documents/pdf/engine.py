"""The PDF engine behind one door: it serves one thread at a time, and what it opens is closed.

Nothing in a file is ever run: forms are not initialised, scripts and attachments are only counted.
"""

from __future__ import annotations

import hashlib
import io
import math
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from reviewer.documents import problems
from reviewer.documents.pdf.recognising import PagePicture
from reviewer.domain.errors import FileProblem, LockedFile

_ONE_AT_A_TIME = threading.RLock()
_END, _TRAILER = b"%%EOF", 4_096  # what a whole file has among its last bytes
_IDENTITY = re.compile(rb"/ID\[.*\](?=>>\s*startxref\s)", re.DOTALL)
_MOST_NOTES = 1_000
_PICTURE_SCALE = 200 / 72  # pixels for a point
_MOST_PIXELS = 25_000_000
_SMALLEST, _LARGEST = 1.0, 100_000.0  # points of a side


class OpenFile:
    """A PDF while it is open."""

    def __init__(self, pdf: pypdfium2.PdfDocument) -> None:
        self._pdf = pdf
        with _ONE_AT_A_TIME:
            self.count = len(pdf)
            self.holds_extras = (
                raw.FPDFDoc_GetAttachmentCount(pdf) > 0 or raw.FPDFDoc_GetJavaScriptActionCount(pdf) > 0
            )

    @contextmanager
    def page(self, index: int) -> Iterator[pypdfium2.PdfPage | None]:
        """Open one page with what is filled in on it, for this thread alone; None where it is damaged."""
        with _ONE_AT_A_TIME:
            page = self._page(index)
            if page is not None and _is_filled_in(page):
                raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
                page.close()
                page = self._page(index)
            try:
                yield page
            finally:
                if page is not None:
                    page.close()

    def _page(self, index: int) -> pypdfium2.PdfPage | None:
        try:
            return self._pdf[index]
        except pypdfium2.PdfiumError:
            return None

    def picture(self, index: int) -> PagePicture | None:
        """Rasterise one page; None where it can't be."""
        with self.page(index) as page:
            size = None if page is None else size_of(page)
            return None if size is None else picture_of(page, *size)


def _is_filled_in(page: pypdfium2.PdfPage) -> bool:
    """Tell a page with fields or typed notes on it; what they show is no part of the page until it is flattened."""
    for index in range(min(max(raw.FPDFPage_GetAnnotCount(page), 0), _MOST_NOTES)):
        note = raw.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        kind = raw.FPDFAnnot_GetSubtype(note)
        raw.FPDFPage_CloseAnnot(note)
        if kind in (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT):
            return True
    return False


@contextmanager
def opened(data: bytes, name: str) -> Iterator[OpenFile]:
    """Open a PDF for as long as the block lasts. Raises FileProblem."""
    with _ONE_AT_A_TIME:
        try:
            pdf = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise _told(name, error) from error
    try:
        yield OpenFile(pdf)
    finally:
        with _ONE_AT_A_TIME:
            pdf.close()


def _told(name: str, error: pypdfium2.PdfiumError) -> FileProblem:
    if error.err_code == raw.FPDF_ERR_PASSWORD:
        return LockedFile(problems.locked(name))
    if error.err_code == raw.FPDF_ERR_SECURITY:
        return FileProblem(problems.locked_otherwise(name))
    return FileProblem(problems.damaged_pdf(name))


def is_whole(data: bytes) -> bool:
    """Tell a PDF whose end is there."""
    return _END in data[-_TRAILER:]


def without_password(data: bytes, name: str, password: str) -> bytes:
    """Return a PDF as it opens without its password, one that has none as it is; the same bytes each time.

    Raises LockedFile where it is another password, else FileProblem.
    """
    with _ONE_AT_A_TIME:
        try:
            pdf = pypdfium2.PdfDocument(data, password)
        except pypdfium2.PdfiumError as error:
            raise _told(name, error) from error
        try:
            if raw.FPDF_GetSecurityHandlerRevision(pdf) < 0:
                return data
            saved = io.BytesIO()
            pdf.save(saved, flags=raw.FPDF_REMOVE_SECURITY)
        except pypdfium2.PdfiumError as error:
            raise FileProblem(problems.damaged_pdf(name)) from error
        finally:
            pdf.close()
    copy = _with_identity_of(data, saved.getvalue())
    return copy if is_whole(data) else copy[: copy.rindex(_END)]


def _with_identity_of(data: bytes, copy: bytes) -> bytes:
    """Replace the identity that the engine makes up anew for each copy: the same file must give the same bytes."""
    own = b"<%s>" % hashlib.sha256(data).hexdigest()[:32].encode()
    tail = _IDENTITY.sub(b"/ID[" + own + own + b"]", copy[-_TRAILER:])
    return copy[:-_TRAILER] + tail


def size_of(page: Any) -> tuple[float, float] | None:
    """Return width and height of a page as it is shown; None where they are absurd."""
    size = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
    return size if all(_SMALLEST <= side <= _LARGEST for side in size) else None


def picture_of(page: Any, width: float, height: float) -> PagePicture | None:
    """Rasterise a page as it is shown; None where it can't be."""
    scale = min(_PICTURE_SCALE, math.sqrt(_MOST_PIXELS / (width * height)))
    try:
        bitmap = page.render(scale=scale, rev_byteorder=True, may_draw_forms=False)
    except (pypdfium2.PdfiumError, ValueError):
        return None
    try:
        rows = memoryview(bitmap.buffer).cast("B")
        across = 3 * bitmap.width
        pixels = b"".join(
            rows[start : start + across] for start in range(0, bitmap.height * bitmap.stride, bitmap.stride)
        )
        return PagePicture(bitmap.width, bitmap.height, scale, pixels)
    finally:
        bitmap.close()
