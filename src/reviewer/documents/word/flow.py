"""Where blocks go: the document's own flow, and the flow inside a cell, both writing one text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from reviewer.documents.residue import CONTENTS_TITLE
from reviewer.documents.word.line import Line
from reviewer.domain.document import Block, Cell, Table
from reviewer.domain.text import Span


@dataclass(slots=True)
class Place:
    """Where a cell stands in its table's grid; grows while merged cells follow."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    shading: str | None = None


Placed = TypeVar("Placed", bound=Place)


class Out:
    """The canonical text as it grows."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.position = 0
        self.generated: list[Span] = []

    def put(self, text: str) -> int:
        """Append text; return where it begins."""
        start = self.position
        if text:
            self._parts.append(text)
            self.position += len(text)
        return start

    def ends_with_space(self) -> bool:
        return not self._parts or self._parts[-1][-1].isspace()

    def cut(self, position: int) -> None:
        """Take back everything from a position on."""
        self._parts = [self.text()[:position]]
        self._parts = [part for part in self._parts if part]
        self.position = position
        self.generated = [span for span in self.generated if span.end <= position]

    def text(self) -> str:
        return "".join(self._parts)


class Flow:
    """Blocks one after another: lines of their own in the document, one line in a cell."""

    def __init__(self, out: Out, *, in_cell: bool = False) -> None:
        self.out = out
        self.in_cell = in_cell
        self.begin = out.position
        self.blocks: list[Block] = []
        self.held: Line | None = None  # a paragraph whose mark is deleted goes on in the next one
        self.break_next = False  # a page break stands before the next paragraph
        self.last_text = ""  # of the last block, where that is a paragraph
        self._started = False

    def separate(self, text: str) -> None:
        """Put what stands between the last block and one that begins with this text."""
        if self.in_cell:
            if (
                text
                and self.out.position > self.begin
                and not self.out.ends_with_space()
                and not text[0].isspace()
            ):
                self.out.put(" ")
        elif self._started:
            self.out.put("\n")
        self._started = True

    def drop_contents_title(self) -> None:
        """Remove the title of a table of contents, where it is the last block."""
        if not self.in_cell and CONTENTS_TITLE.fullmatch(self.last_text):
            self.take_back()

    def take_back(self) -> None:
        """Remove the last block from text and blocks."""
        last = self.blocks.pop()
        self.last_text = ""
        self._started = bool(self.blocks)
        self.out.cut(max(last.start - 1, 0) if self._started else last.start)


def write_table(
    rows: Iterable[Sequence[Placed]],
    size: tuple[int, int],
    flow: Flow,
    fill: Callable[[Placed, Flow], None],
    widths_pt: tuple[float, ...] = (),
) -> None:
    """Write a table: a line for each row that has cells, tabs between cells, `fill` writes what stands in one."""
    cells: list[Cell] = []
    lines = 0
    for row in rows:
        if not row:
            continue
        if lines == 0 or not flow.in_cell:
            flow.separate("")
        lines += 1
        for number, place in enumerate(row):
            if number and not flow.in_cell:
                flow.out.put("\t")
            cells.append(_write_cell(place, flow, fill))
    flow.last_text = ""
    if cells:
        start, end = min(cell.start for cell in cells), max(cell.end for cell in cells)
        flow.blocks.append(Table(start, end, *size, tuple(cells), widths_pt))


def _write_cell(place: Placed, outer: Flow, fill: Callable[[Placed, Flow], None]) -> Cell:
    """Write a cell; inside another cell all is still one line, so its text is set off by a space there."""
    flow = Flow(outer.out, in_cell=True)
    if outer.in_cell:
        flow.begin = outer.begin
    start = flow.out.position
    fill(place, flow)
    if outer.in_cell and flow.blocks:
        start = flow.blocks[0].start
    return Cell(
        place.row,
        place.column,
        start,
        max(flow.out.position, start),
        place.row_span,
        place.column_span,
        tuple(flow.blocks),
        place.shading,
    )
