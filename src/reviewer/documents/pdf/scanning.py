"""One page looked at: its size, its characters, its grids, and how its text was come by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from reviewer.documents.pdf import glyphs
from reviewer.documents.pdf.drawing import Drawing, drawing_of
from reviewer.documents.pdf.engine import OpenFile, size_of
from reviewer.documents.pdf.glyphs import Glyph, Placed, Turn, characters_of, glyphs_of, map_of, turn_of
from reviewer.documents.pdf.grids import GridLines, grids_of
from reviewer.documents.pdf.open_tables import open_grids
from reviewer.documents.pdf.recognising import RecognisedPage, Recogniser, recognised_glyphs
from reviewer.documents.pdf.spelling import UNKNOWN
from reviewer.documents.pdf.unruled import unruled_grids
from reviewer.documents.recognition.bundled import how_to_add
from reviewer.documents.recognition.watching import tell
from reviewer.domain.pages import Page, PageSource

_A4 = (595.0, 842.0)
_FEW = 24  # characters beside a picture of the page: a stamp, a page number
_SCANNED = 0.5  # of the page under pictures
_DRAWN = 0.04  # of an empty page under pictures that makes it one to be read by eye
_ILLEGIBLE = 0.3  # of the characters


class Trouble(StrEnum):
    """Why a page, or some of it, is to be read by eye."""

    SCANNED = "是扫描件，未识别，请对照原件阅读；"  # and how recognition is added here
    RECOGNISED = "是扫描件，文字由识别得来，可能有误，请对照原件核对。"
    WORDLESS = "没有识别出文字，请对照原件阅读。"
    FAILED = "识别失败，请对照原件阅读。"
    ILLEGIBLE = "的文字没有编码信息，未识别，请对照原件阅读。"
    DAMAGED = "已损坏，未能读取，请对照原件阅读。"
    CROWDED = "文字过多，只读入了一部分，请对照原件核对。"
    OWN_LAYER = "的文字取自扫描件自带的识别结果，可能有误，请对照原件核对。"

    @property
    def words(self) -> str:
        """What is said of the pages, behind their numbers."""
        return self.value + how_to_add() if self is Trouble.SCANNED else self.value


_SOURCES = {
    Trouble.SCANNED: PageSource.UNREAD,
    Trouble.ILLEGIBLE: PageSource.UNREAD,
    Trouble.OWN_LAYER: PageSource.RECOGNISED,
}


@dataclass(frozen=True, slots=True)
class PageScan:
    """A page with what stands on it."""

    page: Page
    turn: Turn
    glyphs: tuple[Glyph, ...] = ()
    grids: tuple[GridLines, ...] = ()
    trouble: Trouble | None = None


def scan_page(file: OpenFile, index: int, recognise: Recogniser | None) -> PageScan:
    """Look at a page; what has no text goes to `recognise`."""
    with file.page(index) as page:
        size = None if page is None else size_of(page)
        if size is None:
            return PageScan(Page(index + 1, *_A4, PageSource.UNREAD), Turn(0, *_A4), trouble=Trouble.DAMAGED)
        scan = _look_at(page, index, *size)
    if recognise is None or scan.page.source is not PageSource.UNREAD:
        return scan
    tell(index + 1, file.count)
    return recognised_scan(scan.page, recognise(index, lambda: file.picture(index)))


def recognised_scan(page: Page, found: RecognisedPage | None) -> PageScan:
    """Return a page with what was made out on it; None is for a recognition that failed."""
    unread = replace(page, source=PageSource.UNREAD)
    if found is None or not found.characters:
        trouble = Trouble.FAILED if found is None else Trouble.WORDLESS
        return PageScan(unread, Turn(0, page.width_pt, page.height_pt), trouble=trouble)
    turn = Turn(found.quarters, page.width_pt, page.height_pt, found.lean)
    characters = tuple(recognised_glyphs(found, page.number - 1))
    ruled, free = grids_of(Drawing(list(found.level), list(found.upright)))
    ruled.extend(open_grids(free, characters))
    rest = [glyph for glyph in characters if not any(grid.holds(*glyph.middle) for grid in ruled)]
    grids = tuple(sorted([*ruled, *unruled_grids(rest)], key=lambda grid: grid.ys[0]))
    return PageScan(replace(page, source=PageSource.RECOGNISED), turn, characters, grids, Trouble.RECOGNISED)


def _look_at(page: Any, index: int, width: float, height: float) -> PageScan:
    place = map_of(page, width, height)
    characters = characters_of(page, place)
    turn = turn_of(characters, width, height)
    drawing = drawing_of(page, place, turn)
    if drawing.pictured < _SCANNED:  # hidden text with nothing over it is no text
        characters = [character for character in characters if not character.hidden]
    trouble = _trouble(characters, drawing)
    if trouble is Trouble.ILLEGIBLE:
        characters = []
    source = _SOURCES.get(trouble, PageSource.TEXT) if trouble else PageSource.TEXT
    standing = tuple(glyphs_of(characters, index, turn))
    ruled, free = grids_of(drawing)
    grids = sorted([*ruled, *open_grids(free, standing)], key=lambda grid: grid.ys[0])
    return PageScan(Page(index + 1, width, height, source), turn, standing, tuple(grids), trouble)


def _trouble(characters: list[Placed], drawing: Drawing) -> Trouble | None:
    if len(characters) >= glyphs.MOST_CHARACTERS:
        return Trouble.CROWDED
    ink = [character for character in characters if not character.text.isspace()]
    if not ink:
        return Trouble.SCANNED if drawing.pictured > _DRAWN or drawing.outlines else None
    unknown = sum(1 for character in ink if character.text == UNKNOWN)
    if unknown > _ILLEGIBLE * len(ink):
        return Trouble.ILLEGIBLE
    if drawing.pictured >= _SCANNED:
        if len(ink) < _FEW:
            return Trouble.SCANNED
        if 2 * sum(1 for character in ink if character.hidden) > len(ink):
            return Trouble.OWN_LAYER
    return None
