"""Where blocks go: the document's own flow, and the flow inside a cell, both writing one text."""

from __future__ import annotations

from reviewer.documents.word.line import Line
from reviewer.domain.document import Block
from reviewer.domain.text import Span


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

    def take_back(self) -> None:
        """Remove the last block from text and blocks."""
        last = self.blocks.pop()
        self.last_text = ""
        self._started = bool(self.blocks)
        self.out.cut(max(last.start - 1, 0) if self._started else last.start)
