"""A report and its form as one document: the report's text, a line end, then the form's; every place of both stays what it is."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace

from reviewer.domain.document import MEMBER_NAMES, Block, Cell, Document, Member, Paragraph, Table, line_by_line
from reviewer.domain.pages import CERTAIN, NOWHERE, Page, Pages
from reviewer.domain.sheets import Worksheet
from reviewer.domain.text import Span


def joined(report: Document, form: Document) -> Document:
    """Return the document of a pair."""
    text = f"{report.text}\n{form.text}"
    begins = len(report.text) + 1
    files = (report, form)
    told = ((name, said) for name, one in zip(MEMBER_NAMES, files, strict=True) for said in one.notices)
    members = (
        Member(0, len(report.text), report.file_name, report.format, report.pages is not None),
        Member(begins, len(text), form.file_name, form.format, form.pages is not None),
    )
    return replace(
        report,
        text=text,
        blocks=(*_blocks(report), *(_moved(block, begins) for block in _blocks(form))),
        generated=(*report.generated, *(_later(span, begins) for span in form.generated)),
        notices=tuple(f"{name}：{said}" for name, said in told),
        pages=pages_in_row([len(one.text) for one in files], [one.pages for one in files]),
        members=members,
        worksheets=(*report.worksheets, *(_further(one, begins) for one in form.worksheets)),
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


def alone(document: Document, index: int) -> Document:
    """Return one file of a pair with its places from its own beginning."""
    member = document.members[index]
    blocks = (block for block in document.blocks if member.span.contains(block.span))
    generated = (span for span in document.generated if member.span.contains(span))
    sheets = (sheet for sheet in document.worksheets if member.span.contains(sheet.span))
    return Document(
        text=member.span.of(document.text),
        format=member.format,
        blocks=tuple(_moved(block, -member.start) for block in blocks),
        generated=tuple(_later(span, -member.start) for span in generated),
        file_name=member.file_name,
        pages=_cut(document.pages, member, index) if document.pages is not None and member.paged else None,
        worksheets=tuple(_further(sheet, -member.start) for sheet in sheets),
    )


def _cut(pages: Pages, member: Member, index: int) -> Pages:
    first, count = sum(pages.files[:index]), pages.files[index]
    own = slice(member.start, member.end)
    return Pages(
        pages.pages[first : first + count],
        array("h", (page if page == NOWHERE else page - first for page in pages.page_of[own])),
        pages.boxes[4 * member.start : 4 * member.end],
        pages.confidence[own],
    )


def pages_in_row(lengths: Sequence[int], files: Sequence[Pages | None]) -> Pages | None:
    """Return the pages of the files of a pair in a row, those of a file without any left out; None where no file has some.

    `lengths` are those of the files' texts; between two of them stands a line end.
    """
    if all(one is None for one in files):
        return None
    recognised = any(one is not None and one.confidence for one in files)
    whole = Pages((), files=tuple(0 if one is None else len(one.pages) for one in files))
    pages: list[Page] = []
    for number, (length, one) in enumerate(zip(lengths, files, strict=True)):
        before = min(number, 1)
        nowhere = before if one is not None else before + length
        whole.page_of.extend([NOWHERE] * nowhere)
        whole.boxes.extend([0.0] * 4 * nowhere)
        if recognised:
            sure = one.confidence if one is not None else ()
            whole.confidence.extend([CERTAIN] * (before if sure else before + length))
            whole.confidence.extend(sure)
        if one is not None:
            whole.page_of.extend(page if page == NOWHERE else page + len(pages) for page in one.page_of)
            whole.boxes.extend(one.boxes)
            pages += one.pages
    return replace(whole, pages=tuple(pages))
