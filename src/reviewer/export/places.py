"""Where a quote stands, as a reader of the paper looks for it: a page, a cell of a workbook or table, else section and paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.domain.document import MEMBER_NAMES, Block, Cell, Document, Paragraph, Table
from reviewer.domain.text import Span
from reviewer.export.model import ReviewForExport

# What a column of figures is called: 实际完成值, 全年预算数（A）, 得分, 单位（万元）.
_TITLE = re.compile(
    r"\D{0,12}(?:值|数|额|分|率|目标|标准|权重|指标|内容|名称|情况|原因|说明|单位|备注)(?:[（(]\D{1,8}[）)])?"
)


def place(span: Span, review: ReviewForExport) -> str:
    """Return where a range of the original stands, "" where nothing is known of it."""
    document = review.document
    if document is None:
        return ""
    member = document.member_at(span.start)
    ahead = MEMBER_NAMES[member] if member is not None else ""
    pages = review.pages or document.pages
    page = pages.first(span) if pages is not None else None
    if pages is not None and page is not None:
        return f"{ahead}第{pages.pages[page].number}页"
    position = span.start
    if cell := _cell(document, position):
        return cell if cell.startswith(f"{ahead}!") else ahead + cell  # the form's sheet is often called 自评表
    return ahead + (_in_table(document, position, member) or _section(review, document, position))


def _cell(document: Document, position: int) -> str:
    """Return the address of the cell of a workbook that holds a position."""
    found = (
        c.address
        for c in _cells(document.blocks)
        if c.address and c.start <= position < max(c.end, c.start + 1)
    )
    return next(found, "")


def _in_table(document: Document, position: int, member: int | None) -> str:
    """Return number and row of the table that holds a position, and its column by the title there: 表3第2行“实际完成值”列."""
    start = 0 if member is None else document.members[member].start
    tables = [block for block in document.blocks if isinstance(block, Table) and block.start >= start]
    for number, table in enumerate(tables, 1):
        if not table.start <= position < table.end:
            continue
        held = next((c for c in table.cells if c.start <= position < max(c.end, c.start + 1)), None)
        if held is not None:
            return f"表{number}第{held.row + 1}行{_column(document, table, held)}"
    return ""


def _column(document: Document, table: Table, held: Cell) -> str:
    """Return the nearest title above a cell, the column's number where none is known for one."""
    above = (c for c in table.cells if c.row < held.row and c.column <= held.column < c.column + c.column_span)
    titles = ("".join(document.text[cell.start : cell.end].split()) for cell in reversed(list(above)))
    title = next((title for title in titles if _TITLE.fullmatch(title)), "")
    return f"“{title}”列" if title else f"第{held.column + 1}列"


def _cells(blocks: tuple[Block, ...]) -> Iterator[Cell]:
    for block in blocks:
        if not isinstance(block, Paragraph):
            for cell in block.cells:
                yield from _cells(cell.blocks)
                yield cell


def _section(review: ReviewForExport, document: Document, position: int) -> str:
    """Return heading and number of the paragraph behind it; a table row counts as one."""
    section = review.machine.section_at(position)
    start = section.heading.end if section is not None else 0
    lines = document.text[start:position].split("\n")
    number = sum(bool(line.strip()) for line in lines[:-1]) + 1
    if section is None:
        return f"第{number}段"
    if position < section.heading.end:
        return f"{section.label}{section.title}"
    # The first piece is what is left of the heading's own line.
    return f"{section.label}{section.title}第{number - bool(lines[0].strip()) if len(lines) > 1 else 1}段"
