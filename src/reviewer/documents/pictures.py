"""Read pictures of pages: a photo, or a scan of one or several pages (TIFF); each frame is a page."""

from __future__ import annotations

import io
import math
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from PIL import Image, ImageOps

from reviewer.documents import problems
from reviewer.documents.pdf.glyphs import Turn
from reviewer.documents.pdf.reading import document_of, troubles_of
from reviewer.documents.pdf.recognising import PagePicture, Recogniser
from reviewer.documents.pdf.scanning import PageScan, Trouble, recognised_scan
from reviewer.documents.recognition.watching import tell
from reviewer.domain.document import Document
from reviewer.domain.errors import FileProblem
from reviewer.domain.pages import Page, PageSource

FORMAT = "scan"
MOST_PAGES = 300
MOST_PIXELS = 120_000_000  # of a page that has to be decoded whole
MOST_REDUCED = 600_000_000  # of one that is reduced while it is decoded (JPEG)
MOST_WEBP = 50_000_000  # its decoder holds a page four times over
LONGEST_SIDE = 2_600  # pixels that are recognised
Image.MAX_IMAGE_PIXELS = MOST_REDUCED  # these bounds stand for Pillow's own, which is a sixth of it
_KINDS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF")
_SEVERAL = ("TIFF", "WEBP")
_A4_WIDTH, _A4_HEIGHT = 595.3, 841.9
_DPI = range(72, 1201)
_SCREEN = 96  # dots per inch that cameras and screens write into anything
_UNTOLD = 0.01
_SMALLEST, _LARGEST = 100.0, 3_000.0  # points of a side that a resolution may make of a page
_EXIF_ORIENTATION = 0x0112
_SIDEWAYS = range(5, 9)
_REDUCED = ("L", "RGB", "RGBA", "LA", "CMYK", "YCbCr", "F")
# What Pillow raises over pictures that are no pictures, or not whole.
_BROKEN = (
    *(OSError, ValueError, SyntaxError, EOFError, KeyError, IndexError, TypeError, OverflowError),
    *(struct.error, zlib.error, Image.DecompressionBombError),
)


def read_picture(data: bytes, name: str, recognise: Recogniser | None = None) -> Document:
    """Read a picture; `recognise` is given its pages. Raises FileProblem."""
    picture, count = _opened(data, name)
    with picture:
        pages = min(count, MOST_PAGES)
        scans = [_scan(picture, index, pages, recognise) for index in range(pages)]
    if all(scan.trouble is Trouble.DAMAGED for scan in scans):
        raise FileProblem(problems.damaged_picture(name))
    notices = list(troubles_of(scans))
    if count > len(scans):
        notices.insert(0, f"全文共 {count} 页，只读入了前 {len(scans)} 页，其余请对照原件阅读。")
    return document_of(scans, FORMAT, name, notices)


def frames_in(data: bytes, name: str) -> int:
    """Return how many pages of a picture are read; none is decoded. Raises FileProblem."""
    picture, count = _opened(data, name)
    picture.close()
    return min(count, MOST_PAGES)


def _opened(data: bytes, name: str) -> tuple[Image.Image, int]:
    """Open a picture; return how many frames it says to have, too."""
    try:
        with _quietly():
            picture = Image.open(io.BytesIO(data), formats=_KINDS)
            return picture, getattr(picture, "n_frames", 1) if picture.format in _SEVERAL else 1
    except _BROKEN as error:
        raise FileProblem(problems.damaged_picture(name)) from error


@contextmanager
def _quietly() -> Iterator[None]:
    """Keep Pillow's remarks about odd files to itself."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _scan(picture: Image.Image, index: int, pages: int, recognise: Recogniser | None) -> PageScan:
    size, trouble = (_A4_WIDTH, _A4_HEIGHT), Trouble.DAMAGED
    with suppress(*_BROKEN), _quietly():
        picture.seek(index)
        size, trouble = _size_of(picture), Trouble.SCANNED
    page = Page(index + 1, *size, PageSource.UNREAD)
    if trouble is Trouble.DAMAGED or recognise is None:
        return PageScan(page, Turn(0, *size), trouble=trouble)
    tell(index + 1, pages)
    return recognised_scan(page, recognise(index, lambda: _page_picture(picture, page)))


def _size_of(picture: Image.Image) -> tuple[float, float]:
    """Return width and height in points, as it is shown; a page of unknown resolution is as wide as A4 lying or upright."""
    width, height = picture.size
    across, down = _resolution(picture)
    if _lies_sideways(picture):
        width, height, across, down = height, width, down, across
    size = width * 72 / across, height * 72 / down
    if all(_SMALLEST <= side <= _LARGEST for side in size):
        return size
    wide = _A4_WIDTH if width <= height else _A4_HEIGHT
    return wide, min(max(wide * height / width, 1.0), 20 * wide)


def _lies_sideways(picture: Image.Image) -> bool:
    """Tell a picture that its camera says to turn by a quarter; Pillow itself turns the pages of a TIFF."""
    if picture.format == "TIFF" or "exif" not in picture.info:  # asking a PNG would decode it
        return False
    return picture.getexif().get(_EXIF_ORIENTATION) in _SIDEWAYS


def _resolution(picture: Image.Image) -> tuple[float, float]:
    """Return the dots per inch that a file states, where they are a scanner's; else next to none."""
    try:
        across, down = (float(value) for value in picture.info.get("dpi", ()))
    except (TypeError, ValueError, ZeroDivisionError):
        return _UNTOLD, _UNTOLD
    usual = all(math.isfinite(value) and round(value) in _DPI for value in (across, down))
    return (across, down) if usual and min(across, down) > _SCREEN else (_UNTOLD, _UNTOLD)


def _page_picture(picture: Image.Image, page: Page) -> PagePicture | None:
    """Decode a page, reduced to what is recognised; None where it is too large or broken."""
    with suppress(*_BROKEN), _quietly():
        # A progressive JPEG is held whole until its last scan has come, whatever it is reduced to.
        if picture.info.get("progressive") and _pixels(picture) > MOST_PIXELS:
            return None
        if picture.format in ("JPEG", "MPO"):
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        if _pixels(picture) > (MOST_WEBP if picture.format == "WEBP" else MOST_PIXELS):
            return None
        frame = _on_white(picture)
        frame.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
        frame = ImageOps.exif_transpose(frame)
        return PagePicture(frame.width, frame.height, frame.width / page.width_pt, frame.tobytes())
    return None


def _pixels(picture: Image.Image) -> int:
    return picture.width * picture.height


def _on_white(picture: Image.Image) -> Image.Image:
    """Return a frame in red, green and blue; what is transparent is paper."""
    picture = _fewer(picture)
    if picture.mode in ("I;16", "I", "F"):
        low, high = picture.getextrema()
        span = max(float(high) - float(low), 1.0)  # type: ignore[arg-type]
        return _fewer(picture.convert("F")).point(lambda v: (v - float(low)) * 255 / span).convert("RGB")  # type: ignore[arg-type]
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layered = _fewer(picture.convert("RGBA"))
        paper = Image.new("RGBA", layered.size, "white")
        paper.alpha_composite(layered)
        return paper.convert("RGB")
    return picture.convert("RGB")


def _fewer(picture: Image.Image) -> Image.Image:
    """Return a picture with whole blocks of pixels averaged where it has far more than are wanted: no copy of the rest is made."""
    times = max(picture.size) // LONGEST_SIDE
    return picture.reduce(times) if times > 1 and picture.mode in _REDUCED else picture
