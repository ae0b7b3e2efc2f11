"""How high a filled paper is, worked out from styles, widths and line heights; and the same paper with its lines closer."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

from docx.oxml.ns import qn
from docx.shared import Length, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from reviewer.export.measure import is_wide
from reviewer.export.opinion.filling import Element

_USUAL_PT = 10.5
_SINGLE = 1.32  # of the size: a line that has no exact height
_CELL_PADDING_PT, _RULE_PT = 10.8, 0.5
_NARROW = 0.5  # of a square: letters and figures of Times
_KEPT = 0.98  # of a page: Word and WPS differ by a line
_TIGHTER = ((12.0, 1.5), (9.5, 1.0))  # from a size on: by how much it shrinks
_CLOSER, _LEAST_LINE = 0.86, 1.2
_P, _TABLE = qn("w:p"), qn("w:tbl")


def on_one_page(root: Element, document: Any) -> bool:
    """Tell whether what stands in an element has room on one page of the document."""
    section = document.sections[-1]
    height = section.page_height - section.top_margin - section.bottom_margin
    width = section.page_width - section.left_margin - section.right_margin
    return bool(_height(root, document, Length(width).pt) <= Length(height).pt * _KEPT)


def tighten(root: Element, document: Any) -> None:
    """Make running text smaller and its lines closer; titles and tables stay."""
    for node in root.iterchildren(_P):
        paragraph = Paragraph(node, document._body)
        if paragraph.style is not None and paragraph.style.name == "Title":
            continue
        size, line = _size(paragraph), _line(paragraph)
        if line < size:  # a gap, no text
            continue
        small = size - next((less for least, less in _TIGHTER if size >= least), 0.0)
        paragraph.paragraph_format.line_spacing = Pt(round(max(line * _CLOSER, small * _LEAST_LINE), 1))
        for run in paragraph.runs:
            run.font.size = Pt(small)


def _height(root: Element, document: Any, width: float) -> float:
    total = 0.0
    for node in root:
        if node.tag == _P:
            total += _paragraph(Paragraph(node, document._body), width)
        elif node.tag == _TABLE:
            total += sum(_row(row, width) for row in Table(node, document._body).rows)
    return total


def _row(row: Any, width: float) -> float:
    usual = width / max(len(row.cells), 1)
    heights = [0.0 if row.height is None else row.height.pt]
    for cell in row.cells:
        room = (usual if cell.width is None else cell.width.pt) - _CELL_PADDING_PT
        heights.append(sum(_paragraph(paragraph, room) for paragraph in cell.paragraphs))
    return float(max(heights)) + _RULE_PT


def _paragraph(paragraph: Paragraph, width: float) -> float:
    size = _size(paragraph)
    indent = _resolved(paragraph, lambda one: one.paragraph_format.first_line_indent)
    ahead = "　" * round(indent.pt / size) if indent is not None and indent > 0 else ""
    spaces = (
        _resolved(paragraph, lambda one: one.paragraph_format.space_before),
        _resolved(paragraph, lambda one: one.paragraph_format.space_after),
    )
    lines = sum(_lines(line, width, size) for line in (ahead + paragraph.text).split("\n"))
    return float(lines * _line(paragraph) + sum(space.pt for space in spaces if space is not None))


def _lines(text: str, width: float, size: float) -> int:
    """Return how many lines a text takes; one that wraps loses half a square at the end of each."""
    wide = sum(map(is_wide, text))
    needed = size * (wide + _NARROW * (len(text) - wide))
    return 1 if needed <= width else math.ceil(needed / max(width - size / 2, size))


def _size(paragraph: Paragraph) -> float:
    """Return the size of most of a paragraph's letters: of its longest run, else of its style."""
    longest = max(paragraph.runs, key=lambda run: len(run.text), default=None)
    own = None if longest is None else longest.font.size
    found = own if own is not None else next(filter(None, (s.font.size for s in _styles(paragraph))), None)
    return _USUAL_PT if found is None else float(found.pt)


def _line(paragraph: Paragraph) -> float:
    """Return how high a line is."""
    spacing = _resolved(paragraph, lambda one: one.paragraph_format.line_spacing)
    if isinstance(spacing, Length):
        return float(spacing.pt)
    return _size(paragraph) * _SINGLE * (spacing or 1.0)


def _resolved(paragraph: Paragraph, read: Callable[[Any], Any]) -> Any:
    """Return what a paragraph has of its own, else what its styles give it."""
    return next((found for one in (paragraph, *_styles(paragraph)) if (found := read(one)) is not None), None)


def _styles(paragraph: Paragraph) -> Iterator[Any]:
    style: Any = paragraph.style
    while style is not None:
        yield style
        style = style.base_style
