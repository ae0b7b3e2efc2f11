"""Read a PDF: look at its pages, find lines and tables, put together what pages cut, lay it out as a Document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from statistics import median

from reviewer.documents import problems
from reviewer.documents.notices import NO_CONTENTS
from reviewer.documents.pdf.columns import Strip, strips_of
from reviewer.documents.pdf.engine import OpenFile, is_whole, opened
from reviewer.documents.pdf.furniture import without_furniture
from reviewer.documents.pdf.laying import Laying
from reviewer.documents.pdf.lines import Line, lines_of
from reviewer.documents.pdf.paragraphs import Setting, in_one_row, paragraphs_of, settings_of
from reviewer.documents.pdf.recognising import Recogniser
from reviewer.documents.pdf.scanning import PageScan, Trouble, scan_page
from reviewer.documents.pdf.spelling import UNKNOWN
from reviewer.documents.pdf.tables import RuledTable, continued, table_of
from reviewer.documents.residue import find_contents
from reviewer.domain.document import Document
from reviewer.domain.errors import Cancelled, FileProblem
from reviewer.domain.unread import page_ranges

MOST_PAGES = 1_000
MOST_CHARACTERS = 3_000_000

Piece = list[Line] | RuledTable
GoOn = Callable[[], bool]


def read_pdf(
    data: bytes, name: str, recognise: Recogniser | None = None, go_on: GoOn | None = None
) -> Document:
    """Read a PDF; `recognise` is given the pages without text. Raises FileProblem, Cancelled once `go_on` says no."""
    with opened(data, name) as file:
        scans = list(_scans(file, recognise, go_on))
        notices = list(_notices(scans, file))
    if all(scan.trouble is Trouble.DAMAGED for scan in scans):
        raise FileProblem(problems.damaged_pdf(name))
    if not is_whole(data):
        notices.append("文件末尾不完整，可能缺少内容，请与原件核对。")
    return document_of(scans, "pdf", name, notices, go_on)


def document_of(
    scans: Sequence[PageScan], file_format: str, name: str, notices: Sequence[str], go_on: GoOn | None = None
) -> Document:
    """Lay out what stands on some pages; `notices` are told before those about the text."""
    told = list(notices)
    pieces = _pieces(scans, go_on)
    contents = find_contents([_words(piece) for piece in pieces])
    if contents is not None:
        del pieces[contents]
    laying = Laying([scan.turn for scan in scans])
    for piece in pieces:
        _ask(go_on)
        if isinstance(piece, RuledTable):
            laying.table(piece)
        else:
            laying.paragraph(in_one_row(piece))
    if contents is not None:
        told.append(NO_CONTENTS)
    text = laying.text
    if UNKNOWN in text:
        told.append(f"有 {text.count(UNKNOWN)} 处字符无法识别，请与原件核对。")
    pages = laying.pages(scan.page for scan in scans)
    return Document(text, file_format, tuple(laying.blocks), notices=tuple(told), file_name=name, pages=pages)


def troubles_of(scans: Sequence[PageScan]) -> Iterator[str]:
    """Say which pages are to be read by eye, and why."""
    for trouble in Trouble:
        numbers = [scan.page.number for scan in scans if scan.trouble is trouble]
        if numbers:
            yield f"{page_ranges(numbers)}{trouble.words}"


def _scans(file: OpenFile, recognise: Recogniser | None, go_on: GoOn | None) -> Iterator[PageScan]:
    left = MOST_CHARACTERS
    for index in range(min(file.count, MOST_PAGES)):
        _ask(go_on)
        if left <= 0:
            return
        scan = scan_page(file, index, recognise)
        left -= len(scan.glyphs)
        yield scan


def _ask(go_on: GoOn | None) -> None:
    """Raise Cancelled where the file is not wanted any more."""
    if go_on is not None and not go_on():
        raise Cancelled


def _notices(scans: list[PageScan], file: OpenFile) -> Iterator[str]:
    if len(scans) < file.count:
        yield f"全文共 {file.count} 页，只读入了前 {len(scans)} 页，其余请对照原件阅读。"
    yield from troubles_of(scans)
    if file.holds_extras:
        yield "含有附件或脚本，未执行。"


def _pieces(scans: Sequence[PageScan], go_on: GoOn | None) -> list[Piece]:
    """Return paragraphs and tables in reading order."""
    parted = []
    for scan in scans:
        _ask(go_on)
        parted.append(_parted(scan))
    heights = [scan.turn.upright_size[1] for scan in scans]
    sizes = [glyph.size for scan in scans for glyph in scan.glyphs]
    texts = without_furniture([lines for lines, _ in parted], heights, median(sizes) if sizes else 0.0)
    strips = [
        [Strip(lines)] if tables else strips_of(lines) for lines, (_, tables) in zip(texts, parted, strict=True)
    ]
    flow = _Flow(_settings(scans, strips))
    for at, (_, tables) in enumerate(parted):
        flow.page(at, strips[at], tables)
    return flow.finished()


def _parted(scan: PageScan) -> tuple[list[Line], list[tuple[float, RuledTable]]]:
    """Return the lines outside of tables, and the tables with their tops."""
    tables, rest = [], list(scan.glyphs)
    for grid in scan.grids:
        inside = [glyph for glyph in rest if grid.holds(*glyph.middle)]
        table = table_of(grid, inside) if inside else None
        if table is not None:
            tables.append((grid.ys[0], table))
            held = set(map(id, inside))
            rest = [glyph for glyph in rest if id(glyph) not in held]
    return lines_of(rest), tables


_Settings = dict[int, Setting]  # by the identity of a strip


class _Flow:
    """Paragraphs and tables as they follow one another over the pages."""

    def __init__(self, settings: _Settings) -> None:
        self._settings = settings
        self._pieces: list[Piece] = []
        self._open: list[tuple[Line, Setting]] = []  # lines since the last table
        self._last_table_page = -2

    def page(self, at: int, strips: list[Strip], tables: list[tuple[float, RuledTable]]) -> None:
        """Add what stands on a page, from top to bottom."""
        waiting = [(line, self._settings[id(strip)]) for strip in strips for line in strip.lines]
        for top, table in tables:
            above = sum(1 for line, _ in waiting if line.bottom - 0.3 * line.size <= top)
            self._open.extend(waiting[:above])
            waiting = waiting[above:]
            self._table(table, at)
        self._open.extend(waiting)

    def _table(self, table: RuledTable, page: int) -> None:
        follows = not self._open and page == self._last_table_page + 1
        before = self._pieces[-1] if follows and self._pieces else None
        whole = continued(before, table) if isinstance(before, RuledTable) else None
        if whole is not None:
            self._pieces[-1] = whole
        else:
            self._close()
            self._pieces.append(table)
        self._last_table_page = page

    def _close(self) -> None:
        self._pieces.extend(paragraphs_of(self._open))
        self._open = []

    def finished(self) -> list[Piece]:
        self._close()
        return self._pieces


def _settings(scans: Sequence[PageScan], pages: list[list[Strip]]) -> _Settings:
    """Return how each strip is set; pages of one width share what one of them is too short to tell."""
    alike: defaultdict[tuple[int, int], list[Strip]] = defaultdict(list)
    for scan, strips in zip(scans, pages, strict=True):
        for strip in strips:
            alike[round(scan.turn.upright_size[0]), strip.column].append(strip)
    return {
        id(strip): setting
        for (width, column), strips in alike.items()
        for strip, setting in zip(
            strips, settings_of([strip.lines for strip in strips], 0 if column else width), strict=True
        )
    }


def _words(piece: Piece) -> str:
    return "" if isinstance(piece, RuledTable) else "".join(glyph.text for glyph in in_one_row(piece))
