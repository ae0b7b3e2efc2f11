"""Several self-evaluation forms in one file, told apart: each is read as a document of its own.

A form begins with its title (a line above a table, or a row across it), else with the table or the row that names its
project. A narrative report with forms behind it stays one report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from reviewer.domain.document import Block, Cell, Document, Paragraph, Table
from reviewer.extraction.bodies import bodies, fold_label
from reviewer.extraction.cell_grid import Grid
from reviewer.extraction.views import View

_TITLE = re.compile(r"(?:自评|评价|绩效)[^。；\n]{0,24}表(?:[（(][^（()）\n]{0,16}[）)])?$")
_NO_TITLE = re.compile(r"^(?:填表说明|注|备注|说明)")
_INNER_HEADER = re.compile(r"三级指标|指标值|完成值|指标名称|年度指标|绩效指标|完成情况|指标内容")
_CLOSES = re.compile(r"^\s*(?:填[表报]|联系|制表|审核|负责人|注|备注|说明|分管|单位负责|项目负责|财务负责)")
_MOSTLY = 0.5  # share of a file's characters that stand in tables where it holds forms only


@dataclass(frozen=True, slots=True)
class _Anchor:
    """Where a form names its project: the table and the row."""

    table: int
    row: int
    position: int


def split_forms(document: Document) -> tuple[View, ...]:
    """Return one view for each form of a file, the whole document as the only one where it holds no several forms."""
    whole = (View(document, document.text),)
    tables = [b for b in document.blocks if isinstance(b, Table)]
    if not tables or not _holds_forms_only(document, tables):
        return whole
    anchors = _anchors(document.text, tables)
    if len(anchors) < 2:
        return whole
    starts = _starts(document, tables, anchors)
    bounds = [0, *starts[1:], len(document.text)]
    return tuple(_cut(document, a, b) for a, b in pairwise(bounds))


def form_begins(document: Document) -> int:
    """Return where a document's first form names its project or body, 0 where it has none."""
    tables = [b for b in document.blocks if isinstance(b, Table)]
    anchors = _anchors(document.text, tables) if tables else []
    return anchors[0].position if anchors else 0


def _holds_forms_only(document: Document, tables: list[Table]) -> bool:
    return sum(t.end - t.start for t in tables) >= _MOSTLY * len(document.text.strip())


def _anchors(text: str, tables: list[Table]) -> list[_Anchor]:
    """Return the places that open a form: its project, for whole-unit forms its body; each has indicators below."""
    for field in ("project_name", "unit"):
        found: list[_Anchor] = []
        for index, table in enumerate(tables):
            grid = Grid.of(table, text)
            found.extend(_Anchor(index, c.row, c.start) for c in label_cells(grid, field))
        kept = _with_indicators(text, tables, found)
        if kept:
            return kept
    return []


def label_cells(grid: Grid, field: str) -> Iterator[Cell]:
    """Walk the cells that are the label of a field with its value beside them, as a form begins."""
    known = bodies().labels
    seen: set[int] = set()
    for cell in grid.table.cells:
        if cell.end - cell.start > 24 or known.get(fold_label(grid.words(cell))) != field or cell.row in seen:
            continue
        value = grid.right_of(cell)
        below = grid.at(cell.row + cell.row_span, cell.column)
        header = value is None or fold_label(grid.words(value)) in known or _is_column(grid, cell, below)
        if not header:
            seen.add(cell.row)
            yield cell


def _is_column(grid: Grid, cell: Cell, below: Cell | None) -> bool:
    """Tell 项目名称 that heads a column of a list from the label of a form."""
    right = grid.right_of(cell)
    words = grid.words(right)
    return below is not None and bool(re.search(r"金额|预算数|执行数|分值|得分|序号|支出数", words))


def _with_indicators(text: str, tables: list[Table], anchors: list[_Anchor]) -> list[_Anchor]:
    """Keep the anchors below which, before the next one, a header of indicators stands."""
    bounds = [*(a.position for a in anchors), tables[-1].end]
    return [
        a for a, end in zip(anchors, bounds[1:], strict=True) if _INNER_HEADER.search(text, a.position, end)
    ]


def _starts(document: Document, tables: list[Table], anchors: list[_Anchor]) -> list[int]:
    starts: list[int] = []
    floor = -1
    for anchor in anchors:
        starts.append(_start(document, tables, anchor, floor))
        floor = anchor.position
    return starts


def _start(document: Document, tables: list[Table], anchor: _Anchor, floor: int) -> int:
    """Return where a form begins: at its title row, its title line, its table, or the row of its project."""
    table = tables[anchor.table]
    rows = _row_starts(table)
    for row in range(anchor.row, max(anchor.row - 6, -1), -1):
        if rows[row] is not None and _is_title_row(document.text, table, row) and rows[row] >= floor:
            return rows[row]
    if table.start <= floor:  # stacked in one table without a title
        return rows[anchor.row]
    return _title_line(
        document.text, max(floor, tables[anchor.table - 1].end if anchor.table else 0), table.start
    )


def _row_starts(table: Table) -> list[int]:
    starts: list[int] = []
    firsts = {c.row: c.start for c in reversed(table.cells)}
    for row in range(table.rows):
        starts.append(firsts.get(row, starts[-1] if starts else table.start))
    return starts


def _is_title_row(text: str, table: Table, row: int) -> bool:
    cells = [c for c in table.cells if c.row == row and text[c.start : c.end].strip()]
    return len(cells) == 1 and _is_title(text[cells[0].start : cells[0].end])


def _is_title(line: str) -> bool:
    words = "".join(line.split())
    return 6 <= len(words) <= 60 and bool(_TITLE.search(words)) and not _NO_TITLE.match(words)


def _title_line(text: str, start: int, end: int) -> int:
    """Return where the first title line in a range begins, else where the lines that close the form before end."""
    position = closed = start
    for line in text[start:end].splitlines(keepends=True):
        if _is_title(line):
            return position
        position += len(line)
        closed = position if _CLOSES.match(line) or not line.strip() else closed
    return closed


# -- cutting a document ----------------------------------------------------------------------------------------


def _cut(document: Document, start: int, end: int) -> View:
    blocks = tuple(c for b in document.blocks if (c := _cut_block(b, start, end)) is not None)
    part = replace(document, text=document.text[start:end], blocks=blocks, generated=())
    return View(part, document.text, start)


def _cut_block(block: Block, start: int, end: int) -> Block | None:
    if block.end < start or block.start >= end or (block.end == start and block.start < start):
        return None
    if isinstance(block, Paragraph):
        inside = block.start >= start and block.end <= end
        return (
            replace(block, start=block.start - start, end=block.end - start, label=None, runs=(), pictures=())
            if inside
            else None
        )
    return _cut_table(block, start, end)


def _cut_table(table: Table, start: int, end: int) -> Table | None:
    """Return the rows of a table that lie in a range, positions and rows counted from its beginning."""
    firsts = _row_starts(table)
    rows = [row for row, at in enumerate(firsts) if start <= at < end]
    if not rows:
        return None
    first, last = rows[0], rows[-1]
    cells = tuple(_moved(c, first, last, start) for c in table.cells if first <= c.row <= last)
    if not cells:
        return None
    stop = max(c.end for c in cells)
    return Table(cells[0].start, max(stop, min(table.end, end) - start), last - first + 1, table.columns, cells)


def _moved(cell: Cell, first: int, last: int, offset: int) -> Cell:
    return Cell(
        cell.row - first,
        cell.column,
        cell.start - offset,
        cell.end - offset,
        min(cell.row_span, last - cell.row + 1),
        cell.column_span,
    )
