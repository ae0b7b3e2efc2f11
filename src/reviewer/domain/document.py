"""A report as it was handed in: one canonical text, and the layout that lets it be shown as a reader knows it.

The canonical text (docs/architecture.md): line ends are single line feeds, paragraphs are lines, table rows are lines with their
cells in order separated by tabs (a merged cell once), breaks inside a cell are one space, computed
numbering labels stand where they are printed. Blocks tell which range of that text is what.
Sizes are typographic points; they never touch a figure or a score.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass
from enum import StrEnum

from reviewer.domain.pages import Pages
from reviewer.domain.sheets import Worksheet
from reviewer.domain.text import Passage, Span

# What was worked out from a file's bytes and takes long, by kind: the words of a scan, what another program made of it.
Renditions = MutableMapping[str, bytes]
PRINTED = "pdf"  # kind of the pages printed of it: reading it never asks for them


class Alignment(StrEnum):
    """Horizontal alignment of a paragraph."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


@dataclass(frozen=True, slots=True)
class TextRun:
    """A range of one paragraph with one look."""

    start: int
    end: int
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    font: str | None = None
    size_pt: float | None = None
    color: str | None = None  # "#rrggbb"
    superscript: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture anchored at a position of the canonical text; it takes no character there."""

    position: int
    data: bytes
    media_type: str
    width_pt: float
    height_pt: float
    description: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `level` is 0 for body text, 1 … 9 for headings (1 is also the title's when style says Title).

    `label` is the range of the computed numbering label at its beginning, None where there is none or where the
    label was typed by hand (then it is ordinary text).
    """

    start: int
    end: int
    level: int = 0
    label: Span | None = None
    alignment: Alignment = Alignment.LEFT
    first_indent_pt: float = 0.0
    left_indent_pt: float = 0.0
    space_before_pt: float = 0.0
    space_after_pt: float = 0.0
    page_break_before: bool = False
    runs: tuple[TextRun, ...] = ()
    pictures: tuple[Picture, ...] = ()

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell at its top left grid position, with how many rows and columns it covers."""

    row: int
    column: int
    start: int
    end: int
    row_span: int = 1
    column_span: int = 1
    blocks: tuple[Block, ...] = ()
    shading: str | None = None  # "#rrggbb"
    address: str = ""  # where it stands in a workbook: "自评表!C5"
    wraps: bool = True  # else its text runs over empty cells beside it

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Table:
    """A table; cells in reading order, a merged cell once."""

    start: int
    end: int
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    widths_pt: tuple[float, ...] = ()

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


Block = Paragraph | Table
MEMBER_NAMES = ("报告", "自评表")  # what the members of a pair are called, in their order


@dataclass(frozen=True, slots=True)
class Member:
    """One of the files of a pair: where it stands in their text, and whether the pages of the pair are its own."""

    start: int
    end: int
    file_name: str
    format: str
    paged: bool = False

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Document:
    """One file's content. `format` is the word of CONTRACT.md ("docx", "txt", …).

    `generated` are the ranges that stand in no byte of the file (computed numbering labels); `notices` are
    Chinese sentences about what could not be read or was left out; `pages` places the text of an original that has pages.
    `members` are the files of a pair, a report and its form; none where the document is one file. `sure` says how surely the
    characters of a pair of scans were recognised: such a pair has no pages. `worksheets` lay out the text of a workbook.
    """

    text: str
    format: str
    blocks: tuple[Block, ...] = ()
    generated: tuple[Span, ...] = ()
    notices: tuple[str, ...] = ()
    file_name: str = ""
    pages: Pages | None = None
    members: tuple[Member, ...] = ()
    worksheets: tuple[Worksheet, ...] = ()
    sure: Pages | None = None

    def member_at(self, position: int) -> int | None:
        """Return which member of a pair a position stands in, None where the document is one file."""
        if not self.members:
            return None
        return sum(member.start <= position for member in self.members[1:])

    def passage(self, start: int, end: int) -> Passage:
        """Return the passage [start, end)."""
        return Passage.cut(self.text, start, end)

    def paragraphs(self) -> Iterator[Paragraph]:
        """Walk all paragraphs in reading order, those inside tables included."""
        yield from _paragraphs(self.blocks)

    def tables(self) -> Iterator[Table]:
        """Walk all tables in reading order, nested ones included."""
        yield from _tables(self.blocks)


def line_by_line(text: str) -> tuple[Paragraph, ...]:
    """Return the blocks of a text of which nothing but its lines is known."""
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Paragraph(start, start + len(line)))
        start += len(line) + 1
    return tuple(blocks)


def _paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for cell in block.cells:
                yield from _paragraphs(cell.blocks)


def _tables(blocks: tuple[Block, ...]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
            for cell in block.cells:
                yield from _tables(cell.blocks)
