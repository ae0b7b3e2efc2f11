"""A report and its form as one document: the report's text, a line end, then the form's; every place of both stays what it is."""

from __future__ import annotations

from array import array
from dataclasses import replace

from reviewer.domain.document import MEMBER_NAMES, Block, Cell, Document, Member, Paragraph, Table, line_by_line
from reviewer.domain.pages import CERTAIN, NOWHERE, Pages
from reviewer.domain.sheets import Worksheet
from reviewer.domain.text import Span


def joined(report: Document, form: Document) -> Document:
    """Return the document of a pair."""
    text = f"{report.text}\n{form.text}"
    begins = len(report.text) + 1
    pages = _pages(report, form, begins)
    told = (
        (name, said) for name, one in zip(MEMBER_NAMES, (report, form), strict=True) for said in one.notices
    )
    members = (
        Member(0, len(report.text), report.file_name, report.format, pages is not None and bool(report.pages)),
        Member(begins, len(text), form.file_name, form.format, pages is not None and bool(form.pages)),
    )
    return replace(
        report,
        text=text,
        blocks=(*_blocks(report), *(_moved(block, begins) for block in _blocks(form))),
        generated=(*report.generated, *(_later(span, begins) for span in form.generated)),
        notices=tuple(f"{name}：{said}" for name, said in told),
        pages=pages,
        members=members,
        worksheets=(*report.worksheets, *(_further(one, begins) for one in form.worksheets)),
        sure=_sure(report, form) if pages is None else None,
    )


def _blocks(document: Document) -> tuple[Block, ...]:
    return document.blocks or line_by_line(document.text)


def _moved(block: Block, by: int) -> Block:
    """Return a block with all its places further on."""
    if isinstance(block, Paragraph):
        return replace(
            block,
            start=block.start + by,
            end=block.end + by,
            label=None if block.label is None else _later(block.label, by),
            runs=tuple(replace(run, start=run.start + by, end=run.end + by) for run in block.runs),
            pictures=tuple(replace(one, position=one.position + by) for one in block.pictures),
        )
    return _moved_table(block, by)


def _moved_table(table: Table, by: int) -> Table:
    cells = tuple(_moved_cell(cell, by) for cell in table.cells)
    return replace(table, start=table.start + by, end=table.end + by, cells=cells)


def _moved_cell(cell: Cell, by: int) -> Cell:
    blocks = tuple(_moved(block, by) for block in cell.blocks)
    return replace(cell, start=cell.start + by, end=cell.end + by, blocks=blocks)


def _further(sheet: Worksheet, by: int) -> Worksheet:
    return replace(sheet, start=sheet.start + by, end=sheet.end + by)


def _later(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _pages(report: Document, form: Document, begins: int) -> Pages | None:
    """Return the pages of the one member that has any; the characters of the other stand on none."""
    if (report.pages is None) == (form.pages is None):
        return None
    if report.pages is not None:
        return _filled(report.pages, 0, 1 + len(form.text))
    assert form.pages is not None
    return _filled(form.pages, begins, 0)


def _sure(report: Document, form: Document) -> Pages | None:
    """Return how surely the characters of two files were recognised whose pages are not shown as one."""
    sure = _confidence(report) + array("B", [CERTAIN]) + _confidence(form)
    return Pages((), confidence=sure) if min(sure) < CERTAIN else None


def _confidence(document: Document) -> array[int]:
    known = document.pages.confidence if document.pages is not None else None
    return known or array("B", [CERTAIN]) * len(document.text)


def _filled(pages: Pages, before: int, behind: int) -> Pages:
    nowhere, still, sure = array("h", [NOWHERE]), array("f", [0.0] * 4), array("B", [CERTAIN])
    known = pages.confidence
    return replace(
        pages,
        page_of=nowhere * before + pages.page_of + nowhere * behind,
        boxes=still * before + pages.boxes + still * behind,
        confidence=sure * before + known + sure * behind if known else known,
    )
