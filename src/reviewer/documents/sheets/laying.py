"""From the sheets of a workbook to its Document: canonical text, tables with their merges, places of the cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from reviewer.documents import problems
from reviewer.documents.sheets.grid import MOST_TABLE_COLUMNS, Merges, Part, parts_of
from reviewer.documents.sheets.model import (
    MOST_CELLS,
    PLAIN,
    Area,
    Filled,
    Look,
    Sheet,
    address,
    letters,
    one_line,
)
from reviewer.domain.document import Alignment, Block, Cell, Document, Paragraph, Table, TextRun
from reviewer.domain.errors import FileProblem

_MOST_NAMED = 5


def document_of(sheets: Sequence[Sheet], kind: str, name: str, notices: Iterable[str] = ()) -> Document:
    """Lay the sheets out one below the other, hidden ones last. Raises FileProblem where nothing stands in them."""
    ordered = sorted(sheets, key=lambda sheet: sheet.hidden)
    laid = [(sheet, *parts_of(sheet)) for sheet in ordered]
    filled = [(sheet, parts, merges) for sheet, parts, merges in laid if parts]
    if not filled:
        raise FileProblem(problems.no_cells(name))
    out = _Laying()
    for sheet, parts, merges in filled:
        if len(filled) > 1:
            out.heading(sheet.name)
        for part in parts:
            out.table(sheet, part, merges)
    said = [*_notices([sheet for sheet, _, _ in filled], out), *notices]
    return Document("\n".join(out.lines), kind, tuple(out.blocks), notices=tuple(said), file_name=name)


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
        yield f"表格超过 {MOST_TABLE_COLUMNS} 列，其余各列未读入。"


class _Laying:
    """Lines of canonical text and the blocks over them, growing."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.blocks: list[Block] = []
        self.left = MOST_CELLS
        self.narrowed = False
        self._position = 0

    def _put(self, line: str) -> int:
        start = self._position
        self.lines.append(line)
        self._position += len(line) + 1
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
        rows = _GridRows(part)
        cells: list[Cell] = []
        start = self._position
        for row in part.rows:
            if self.left <= 0:
                break
            self._row(sheet, part, row, merges, rows, cells)
        count = max(cell.row + cell.row_span for cell in cells)
        columns = part.last_column - part.first_column + 1
        widths = tuple(
            sheet.widths_pt.get(column, sheet.usual_width_pt)
            for column in range(part.first_column, part.last_column + 1)
        )
        end = max(cell.end for cell in cells)
        self.blocks.append(Table(start, end, count, columns, tuple(cells), widths))

    def _row(
        self, sheet: Sheet, part: Part, row: list[Filled], merges: Merges, rows: _GridRows, cells: list[Cell]
    ) -> None:
        """Put one row: its cells in order up to the last one that shows something."""
        at = row[0].row
        grid_row = rows.numbers[at]
        position = self._position
        texts: list[str] = []
        column = part.first_column
        for filled in row:
            if filled.column > part.last_column:
                self.narrowed = True
                break
            for empty in range(column, filled.column):
                if (at, empty) not in merges.covered:
                    spans = _spans(merges, at, empty, part, rows)
                    cells.append(
                        _empty(sheet, at, empty, position, (grid_row, empty - part.first_column), spans)
                    )
                    texts.append("")
                    position += 1
            spans = _spans(merges, at, filled.column, part, rows)
            place = (grid_row, filled.column - part.first_column)
            cells.append(_cell(sheet, filled, position, place, spans))
            texts.append(filled.text)
            position += len(filled.text) + 1
            column = filled.column + 1
        self.left -= len(texts)
        self._put("\t".join(texts))


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


def _spans(merges: Merges, row: int, column: int, part: Part, rows: _GridRows) -> tuple[int, int]:
    area = merges.areas.get((row, column))
    if area is None:
        return 1, 1
    return rows.last_of(area) - rows.numbers[row] + 1, min(area.last_column, part.last_column) - column + 1


def _empty(
    sheet: Sheet, row: int, column: int, start: int, place: tuple[int, int], spans: tuple[int, int]
) -> Cell:
    return Cell(*place, start, start, *spans, (), None, f"{sheet.name}!{address(row, column)}")


def _cell(sheet: Sheet, filled: Filled, start: int, place: tuple[int, int], spans: tuple[int, int]) -> Cell:
    look = filled.look
    end = start + len(filled.text)
    runs = _runs(filled, start) if filled.pieces else (_run(start, end, look),)
    paragraph = Paragraph(
        start, end, 0, None, look.alignment or Alignment.LEFT, 0.0, 0.0, 0.0, 0.0, False, runs
    )
    named = f"{sheet.name}!{letters(filled.column)}{filled.row + 1}"
    return Cell(*place, start, end, *spans, (paragraph,), look.shading, named)


def _run(start: int, end: int, look: Look) -> TextRun:
    return TextRun(start, end) if look is PLAIN else TextRun(start, end, *look[:8])


def _runs(filled: Filled, start: int) -> tuple[TextRun, ...]:
    runs = []
    for text, look in filled.pieces:
        runs.append(_run(start, start + len(text), look))
        start += len(text)
    return tuple(runs)
