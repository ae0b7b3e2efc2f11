"""From the sheets of a workbook to its Document: canonical text, tables with their merges, places of the cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from reviewer.documents import problems
from reviewer.documents.notices import columns_left
from reviewer.documents.sheets.grid import MOST_TABLE_COLUMNS, Merges, Part, parts_of
from reviewer.documents.sheets.model import (
    MOST_CELLS,
    PLAIN,
    Filled,
    Look,
    Sheet,
    one_line,
)
from reviewer.domain.document import Alignment, Block, Cell, Document, Paragraph, Table, TextRun
from reviewer.domain.errors import FileProblem
from reviewer.domain.sheets import Area, Worksheet, letters
from reviewer.domain.text import Span

_MOST_NAMED = 5
_LEFT = Alignment.LEFT


def document_of(sheets: Sequence[Sheet], kind: str, name: str, notices: Iterable[str] = ()) -> Document:
    """Lay the sheets out one below the other, hidden ones last. Raises FileProblem where nothing stands in them."""
    ordered = sorted(sheets, key=lambda sheet: sheet.hidden)
    laid = [(sheet, *parts_of(sheet)) for sheet in ordered]
    filled = [(sheet, parts, merges) for sheet, parts, merges in laid if parts]
    if not filled:
        raise FileProblem(problems.no_cells(name))
    out, worksheets = _Laying(), list[Worksheet]()
    for sheet, parts, merges in filled:
        start = out.position
        if len(filled) > 1:
            out.heading(sheet.name)
        for part in parts:
            out.table(sheet, part, merges)
        if out.position > start:
            worksheets.append(_worksheet(sheet, merges, Span(start, out.position - 1)))
    said = [*_notices([sheet for sheet, _, _ in filled], out), *notices]
    return Document(
        "\n".join(out.lines),
        kind,
        tuple(out.blocks),
        notices=tuple(said),
        file_name=name,
        worksheets=tuple(worksheets),
    )


def _worksheet(sheet: Sheet, merges: Merges, span: Span) -> Worksheet:
    merged = tuple(merges.areas.values())
    return Worksheet(
        sheet.name,
        span.start,
        span.end,
        sheet.widths_pt,
        sheet.heights_pt,
        merged,
        sheet.usual_width_pt,
        sheet.hidden,
    )


def _notices(sheets: list[Sheet], out: _Laying) -> Iterable[str]:
    for sheet in sheets:
        if sheet.hidden:
            yield f"工作表“{sheet.name}”是隐藏的，其内容已一并读入。"
    lines = [sheet.name for sheet in sheets if sheet.hidden_lines and not sheet.hidden]
    if lines:
        yield f"工作表“{'”“'.join(lines[:_MOST_NAMED])}”中有隐藏的行或列，其内容已一并读入。"
    missing = [place for sheet in sheets for place in sheet.uncomputed]
    if missing:
        more = f"等 {len(missing)} 个" if len(missing) > _MOST_NAMED else ""
        named = "、".join(missing[:_MOST_NAMED])
        yield f"{named}{more}单元格的公式没有保存计算结果，按空白处理；请用 Excel 或 WPS 打开并保存后重新导入。"
    if out.left <= 0 or any(sheet.cut for sheet in sheets):
        yield f"表格内容过多，只读入了前 {MOST_CELLS // 10_000} 万个单元格。"
    if out.narrowed:
        yield columns_left(MOST_TABLE_COLUMNS)


class _Laying:
    """Lines of canonical text and the blocks over them, growing."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.blocks: list[Block] = []
        self.left = MOST_CELLS
        self.narrowed = False
        self.position = 0

    def _put(self, line: str) -> int:
        start = self.position
        self.lines.append(line)
        self.position += len(line) + 1
        return start

    def heading(self, name: str) -> None:
        """Put a sheet's name above it."""
        text = one_line(name)
        start = self._put(text)
        run = TextRun(start, start + len(text), bold=True)
        self.blocks.append(Paragraph(start, start + len(text), level=1, runs=(run,)))

    def table(self, sheet: Sheet, part: Part, merges: Merges) -> None:
        """Put one table; stop where all cells that are read have been."""
        if self.left <= 0:
            return
        start = self.position
        making = _Making(sheet, part, merges)
        for row in part.rows:
            if self.left <= 0:
                break
            texts = making.row(row, self.position)
            if texts:
                self.left -= len(texts)
                self._put("\t".join(texts))
            self.narrowed = self.narrowed or row[-1].column > part.last_column
        self.blocks.append(making.table(start))


class _Making:
    """One table being made of a part of a sheet."""

    def __init__(self, sheet: Sheet, part: Part, merges: Merges) -> None:
        self._sheet, self._part, self._merges = sheet, part, merges
        self._rows = _GridRows(part)
        self._cells: list[Cell] = []
        columns = range(part.first_column, part.last_column + 1)
        self._addresses = [f"{sheet.name}!{letters(column)}" for column in columns]
        self._widths = tuple(sheet.widths_pt.get(column, sheet.usual_width_pt) for column in columns)

    def row(self, row: list[Filled], position: int) -> list[str]:
        """Make the cells of a row up to the last one that shows something; return their texts."""
        at = row[0].row
        place, number = self._rows.numbers[at], str(at + 1)
        first, last, areas, cells = (
            self._part.first_column,
            self._part.last_column,
            self._merges.areas,
            self._cells,
        )
        texts: list[str] = []
        column = first
        for filled in row:
            if filled.column > last:
                break
            if filled.column > column:
                for _ in self._empty(at, column, filled.column, position):
                    texts.append("")
                    position += 1
            column = filled.column
            area = areas.get((at, column))
            down, across = (1, 1) if area is None else self._spans(area)
            end = position + len(filled.text)
            named = self._addresses[column - first] + number
            blocks, look = _blocks(filled, position, end), filled.look
            made = Cell(
                place, column - first, position, end, down, across, blocks, look.shading, named, look.wraps
            )
            cells.append(made)
            texts.append(filled.text)
            position = end + 1
            column += 1
        return texts

    def _empty(self, at: int, column: int, end: int, position: int) -> Iterator[None]:
        """Make the empty cells between two that show something."""
        place, first = self._rows.numbers[at], self._part.first_column
        for empty in range(column, end):
            if (at, empty) not in self._merges.covered:
                area = self._merges.areas.get((at, empty))
                spans = (1, 1) if area is None else self._spans(area)
                named = f"{self._addresses[empty - first]}{at + 1}"
                self._cells.append(Cell(place, empty - first, position, position, *spans, (), None, named))
                position += 1
                yield

    def _spans(self, area: Area) -> tuple[int, int]:
        down = self._rows.last_of(area) - self._rows.numbers[area.row] + 1
        return down, min(area.last_column, self._part.last_column) - area.column + 1

    def table(self, start: int) -> Table:
        """Return the table of the cells made."""
        cells = tuple(self._cells)
        rows = max(cell.row + cell.row_span for cell in cells)
        return Table(start, cells[-1].end, rows, len(self._widths), cells, self._widths)


class _GridRows:
    """The rows of a table by their rows in the sheet; any run of empty ones between two is one row."""

    def __init__(self, part: Part) -> None:
        self.held = [row[0].row for row in part.rows]
        self.numbers: dict[int, int] = {}
        number, before = -1, self.held[0] - 1
        for at in self.held:
            number += 1 if at == before + 1 else 2
            self.numbers[at] = number
            before = at

    def last_of(self, area: Area) -> int:
        """Return the row where a merged cell ends; one that ends among empty rows covers the one that stands for them."""
        at = bisect_right(self.held, area.last_row) - 1
        last = self.held[at]
        return self.numbers[last] + (1 if last < area.last_row and at + 1 < len(self.held) else 0)


def _blocks(filled: Filled, start: int, end: int) -> tuple[Block, ...]:
    """Return the paragraph of a cell; a plain one needs none."""
    look = filled.look
    if look is PLAIN and not filled.pieces:
        return ()
    runs = _runs(filled, start) if filled.pieces else (_run(start, end, look),)
    return (Paragraph(start, end, 0, None, look.alignment or _LEFT, 0.0, 0.0, 0.0, 0.0, False, runs),)


def _run(start: int, end: int, look: Look) -> TextRun:
    return TextRun(start, end) if look is PLAIN else TextRun(start, end, *look[:8])


def _runs(filled: Filled, start: int) -> tuple[TextRun, ...]:
    runs = []
    for text, look in filled.pieces:
        runs.append(_run(start, start + len(text), look))
        start += len(text)
    return tuple(runs)
