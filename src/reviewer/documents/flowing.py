"""From the blocks of a flowing document to its canonical text: what the readers of .doc, .rtf, .odt and web pages share.

A reader says what stands in a file, paragraph by paragraph and table by table; this module lays it out as the reader
of .docx does (docs/architecture.md, "The canonical text").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reviewer.documents import problems
from reviewer.documents.notices import EMBEDDED_LEFT, MACROS_LEFT, NO_CONTENTS, TOO_MUCH, pictures_left
from reviewer.documents.residue import CONTENTS_TITLE, contents_length
from reviewer.documents.word.flow import Flow, Out, Place, write_table
from reviewer.documents.word.line import Line, cleaned, runs_of
from reviewer.documents.word.looks import PLAIN, Look
from reviewer.domain.document import Alignment, Document, Paragraph
from reviewer.domain.errors import FileProblem
from reviewer.domain.text import Span

MOST_COLUMNS = 256
MOST_CELLS = 200_000
MOST_CHARACTERS = 20_000_000
MOST_DEEP = 24  # tables and boxes inside one another
_MOST_CONTENTS = 200
_BREAKS = re.compile("([\t\n])")


@dataclass(slots=True)
class Shape:
    """How a paragraph stands on the page."""

    level: int = 0
    alignment: Alignment = Alignment.LEFT
    first_indent_pt: float = 0.0
    left_indent_pt: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0
    new_page: bool = False


@dataclass(slots=True)
class Para:
    """A paragraph as a reader found it: pieces with their looks, tabs and line breaks as characters.

    `label` is what automatic numbering prints in front, `suffix` what stands between it and the text.
    A paragraph of `contents` is a line of a table of contents, which is left out; while it is read, one that began there.
    """

    pieces: list[tuple[str, Look]] = field(default_factory=list)
    shape: Shape = field(default_factory=Shape)
    label: str = ""
    suffix: str = ""
    contents: bool = False

    def add(self, text: str, look: Look = PLAIN) -> None:
        """Append text of one look."""
        if text:
            self.pieces.append((text, look))

    def settle(self, *, styled: bool) -> None:
        """Make up whether this is contents: by its style, or because it began there and nothing else was printed."""
        self.contents = styled or (self.contents and not self.pieces)

    def text(self) -> str:
        return "".join(piece for piece, _ in self.pieces)


@dataclass(slots=True, kw_only=True)
class GridCell(Place):
    """A cell at its place with what stands in it."""

    blocks: list[Rough]


@dataclass(slots=True)
class Grid:
    """A table by rows; a row whose cells all continue cells above has none."""

    rows: list[list[GridCell]] = field(default_factory=list)
    columns: int = 0
    widths_pt: tuple[float, ...] = ()


Rough = Para | Grid


def is_filled(block: Rough) -> bool:
    """Tell whether a block is more than an empty line."""
    return not isinstance(block, Para) or bool(block.text().strip())


class Budget:
    """How much of a file is taken in; what comes after that is left out and told."""

    def __init__(self) -> None:
        self.cells = MOST_CELLS
        self.characters = MOST_CHARACTERS

    def cell(self) -> bool:
        """Tell whether one more cell is taken."""
        self.cells -= 1
        return self.cells >= 0

    def text(self, text: str) -> str:
        """Return as much of a text as is taken."""
        self.characters -= len(text)
        return text if self.characters >= 0 else ""

    @property
    def spent(self) -> bool:
        return self.cells < 0 or self.characters < 0


@dataclass(slots=True)
class Told:
    """What a reader met and left out, as one notice each."""

    pictures: int = 0
    objects: bool = False
    macros: bool = False
    budget: Budget = field(default_factory=Budget)

    def notices(self) -> Iterable[str]:
        if self.pictures:
            yield pictures_left(self.pictures)
        if self.objects:
            yield EMBEDDED_LEFT
        if self.macros:
            yield MACROS_LEFT
        if self.budget.spent:
            yield TOO_MUCH


def document_of(blocks: Sequence[Rough], kind: str, name: str, notices: Iterable[str]) -> Document:
    """Lay blocks out as one document. Raises FileProblem where no text stands in them."""
    laying = _Laying()
    flow = Flow(laying.out)
    laying.write(blocks, flow)
    text = laying.out.text()
    if not text.strip():
        raise FileProblem(problems.no_text(name))
    said = (*([NO_CONTENTS] if laying.left_contents else []), *notices)
    return Document(text, kind, tuple(flow.blocks), tuple(laying.out.generated), said, name)


class _Laying:
    """The text as it grows, and whether contents were left out of it."""

    def __init__(self) -> None:
        self.out = Out()
        self.left_contents = False

    def write(self, blocks: Sequence[Rough], flow: Flow) -> None:
        at = 0
        while at < len(blocks):
            block = blocks[at]
            at += 1
            if isinstance(block, Grid):
                write_table(block.rows, (len(block.rows), block.columns), flow, self._cell, block.widths_pt)
            elif block.contents:
                self._drop_contents(flow)
            else:
                self._paragraph(block, flow)
                at += self._typed_contents(flow, blocks[at : at + _MOST_CONTENTS])

    def _cell(self, cell: GridCell, flow: Flow) -> None:
        self.write(cell.blocks, flow)

    def _drop_contents(self, flow: Flow) -> None:
        self.left_contents = True
        flow.drop_contents_title()

    def _typed_contents(self, flow: Flow, following: Sequence[Rough]) -> int:
        """Drop a table of contents typed by hand; return how many of the following blocks belong to it."""
        title = flow.last_text
        if flow.in_cell or not CONTENTS_TITLE.fullmatch(title):
            return 0
        lines = []
        for block in following:
            if isinstance(block, Grid):
                break
            lines.append(block.text())
        length = contents_length([title, *lines])
        if length:
            self._drop_contents(flow)
        return max(length - 1, 0)

    def _paragraph(self, para: Para, flow: Flow) -> None:
        line = _line(para, flow.in_cell)
        text = line.text()
        flow.separate(text)
        start = self.out.put(text)
        label = Span(start, start + line.label_length) if line.label_length else None
        if label is not None:
            self.out.generated.append(label)
        shape = para.shape
        flow.blocks.append(
            Paragraph(
                start,
                start + line.length,
                shape.level,
                label,
                shape.alignment,
                shape.first_indent_pt,
                shape.left_indent_pt,
                shape.before_pt,
                shape.after_pt,
                shape.new_page,
                runs_of(line, start),
            )
        )
        flow.last_text = text


def _line(para: Para, in_cell: bool) -> Line:
    line = Line(in_cell)
    for text, look in para.pieces:
        for part in _BREAKS.split(text) if "\t" in text or "\n" in text else (text,):
            if part == "\t":
                line.tab(look)
            elif part == "\n":
                line.line_break(look)
            else:
                line.add(cleaned(part, look.font), look)
    if para.label:
        first = para.pieces[0][1] if para.pieces else PLAIN
        line.label(cleaned(para.label), para.suffix, first)
    return line
