"""A paragraph being put together, and the canonical text that paragraphs become."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reviewer.documents.residue import residues
from reviewer.documents.word.looks import Look
from reviewer.documents.word.symbols import bullet
from reviewer.domain.document import Picture, TextRun

# Inside a run these are layout or nothing at all; tabs and breaks are elements of their own.
_ODD = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029\ufdd0-\ufdef\ufeff\ufffe\uffff]")
_PRIVATE = re.compile("[\uf020-\uf0ff]")
_SPACES = re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the package, before it has a place."""

    data: bytes
    media_type: str
    width_pt: float
    height_pt: float
    description: str = ""


def cleaned(text: str, font: str | None = None) -> str:
    """Return a run's text with odd characters as spaces, or gone where they are not printed.

    Private codes of symbol fonts become the character they show.
    """
    text = _PRIVATE.sub(lambda found: bullet(found[0], font), text)
    return _ODD.sub("", _SPACES.sub(" ", text)) if _ODD.search(text) else text


class Line:
    """Pieces of text with their looks. In a cell, breaks and tabs are one space between words (CONTRACT.md, `text`)."""

    def __init__(self, in_cell: bool) -> None:
        self.in_cell = in_cell
        self.pieces: list[tuple[str, Look]] = []
        self.images: list[tuple[int, Image]] = []
        self.length = 0
        self.label_length = 0
        self.page_break = False  # before this line
        self.page_break_after = False
        self._gap = False

    def add(self, text: str, look: Look) -> None:
        """Append text of one look."""
        if not text:
            return
        if self._gap or self.page_break_after:
            self._close_gap(text, look)
        pieces = self.pieces
        if pieces and pieces[-1][1] is look:
            pieces[-1] = (pieces[-1][0] + text, look)
        else:
            pieces.append((text, look))
        self.length += len(text)

    def _close_gap(self, text: str, look: Look) -> None:
        gap = "\n" if self.page_break_after and not self.in_cell else " "
        self._gap = self.page_break_after = False
        if self.in_cell and (not self.length or self._last().isspace() or text[0].isspace()):
            return
        self.pieces.append((gap, look))
        self.length += 1

    def _last(self) -> str:
        return self.pieces[-1][0][-1]

    def label(self, text: str, suffix: str, look: Look) -> None:
        """Put a computed label in front; in a cell its suffix is one space."""
        if self.in_cell and suffix:
            suffix = " "
        if text:
            self.pieces.insert(0, (text + suffix, look))
            self.label_length = len(text) + len(suffix)
            self.length += self.label_length
            self.images = [(place + self.label_length, image) for place, image in self.images]

    def tab(self, look: Look) -> None:
        if self.in_cell:
            self._gap = True
        else:
            self.add("\t", look)

    def line_break(self, look: Look) -> None:
        if self.in_cell:
            self._gap = True
        else:
            self.add("\n", look)

    def break_page(self) -> None:
        """Note a page break: before the line while it is empty, else before what comes after it."""
        if self.length or self.images:
            self.page_break_after = True
        else:
            self.page_break = True

    def picture(self, image: Image) -> None:
        self.images.append((self.length, image))

    def text(self) -> str:
        """Return the line's text, without Word residue."""
        pieces = self.pieces
        text = pieces[0][0] if len(pieces) == 1 else "".join([piece for piece, _ in pieces])
        cuts = residues(text)
        if cuts:
            self._cut(cuts)
            text = "".join(piece for piece, _ in self.pieces)
        return text

    def _cut(self, cuts: list[tuple[int, int]]) -> None:
        kept: list[tuple[str, Look]] = []
        start = 0
        for piece, look in self.pieces:
            inside = [
                char
                for at, char in enumerate(piece, start)
                if at < self.label_length or not any(a <= at < b for a, b in cuts)
            ]
            start += len(piece)
            if inside:
                kept.append(("".join(inside), look))
        self.images = [
            (place - sum(min(max(place - a, 0), b - a) for a, b in cuts), image) for place, image in self.images
        ]
        self.pieces = kept
        self.length = sum(len(piece) for piece, _ in kept)


def runs_of(line: Line, start: int) -> tuple[TextRun, ...]:
    """Return the runs of a line that begins at a position; neighbours of one look are one run."""
    pieces = line.pieces
    if len(pieces) == 1:
        return (TextRun(start, start + line.length, *pieces[0][1][:8]),)
    runs: list[TextRun] = []
    begin = at = start
    current: Look | None = None
    for piece, look in pieces:
        if look is not current and look != current:
            if current is not None:
                runs.append(TextRun(begin, at, *current[:8]))
            begin, current = at, look
        at += len(piece)
    if current is not None:
        runs.append(TextRun(begin, at, *current[:8]))
    return tuple(runs)


def pictures_of(line: Line, start: int) -> tuple[Picture, ...]:
    """Return the pictures of a line that begins at a position."""
    return tuple(
        Picture(start + place, image.data, image.media_type, image.width_pt, image.height_pt, image.description)
        for place, image in line.images
    )
