"""Scores per part that stand in tables: rows 产出 | 50 | 48 of a score table, and the 执行率 row of a form's money block."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from reviewer.domain.document import Cell, Table
from reviewer.domain.quantity import Quantity
from reviewer.domain.report import SelfPart
from reviewer.extraction.cell_grid import Grid
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.form_head import MoneyBlock, cell_quantity, money_blocks, total_row
from reviewer.extraction.grids import grids_of
from reviewer.extraction.part_names import category_of_part, part_names

_POINTS = re.compile(r"^(?:指标|设定)?(?:分值|标准分|权重|满分|标准分值|应得分|满分值)(?:（.*）)?$")
_SCORE = re.compile(
    r"^(?:自评|自查|单位自评|实际|项目自评|自我|最终)?(?:得分|自评分|评分|打分|自查分|分数|实得分)(?:（.*）)?$"
)

_ANY_NAME = re.compile(r"^(?!合计|总计|总分|小计|其中)(?P<name>[一-鿿、（）]{2,16})$")
_TOTAL = re.compile(r"^(?:合计|总计|总分|共计|总得分)")
_MOST_PARTS = 8


def table_parts(context: ReadingContext, tables: Iterable[Table] | None = None) -> tuple[SelfPart, ...]:
    """Return the printed score of each part that a table gives in a row of its own."""
    found: dict[str, SelfPart] = {}
    for grid in grids_of(context, tables):
        for part in (*_score_rows(context, grid), *_execution(context, grid)):
            found.setdefault(part.name, part)
    return tuple(found.values())


def _score_rows(context: ReadingContext, grid: Grid) -> Iterator[SelfPart]:
    """Read the rows of parts; in a table of nothing but parts, whose rows add up to its total, under any name."""
    known: list[SelfPart] = []
    named: list[SelfPart] = []
    total: Decimal | None = None
    columns: tuple[int | None, int | None] = (None, None)
    for row in range(grid.table.rows):
        cells = grid.row(row)
        if header := _columns(grid, cells):
            columns = header
        elif part := _subtotal(context, grid, row, columns):
            known.append(part)
        elif columns[1] is not None:
            if part := _row_part(context, grid, row, cells, columns, part_names().in_cell):
                known.append(part)
            if part := part or _row_part(context, grid, row, cells, columns, _ANY_NAME):
                named.append(part)
            elif _TOTAL.match(grid.words(cells[0]) if cells else ""):
                quantity = cell_quantity(context, grid.at(row, columns[1]))
                total = quantity.value if quantity else None
    adds_up = (
        total is not None
        and sum((p.score for p in named), Decimal(0)) == total
        and 2 <= len(named) <= _MOST_PARTS
    )
    yield from named if adds_up else known


def _columns(grid: Grid, cells: list[Cell]) -> tuple[int | None, int] | None:
    """Return the columns of points and score that a header row names; a table with 完成值 has no part rows."""
    points = score = None
    for cell in cells:
        words = grid.words(cell)
        points = cell.column if _POINTS.match(words) else points
        score = cell.column if _SCORE.match(words) else score
    return None if score is None else (points, score)


def _row_part(
    context: ReadingContext,
    grid: Grid,
    row: int,
    cells: list[Cell],
    columns: tuple[int | None, int | None],
    pattern: re.Pattern[str],
) -> SelfPart | None:
    """Read a row whose one name is that of a part; rows of second or third level have more names."""
    points_column, score_column = columns
    if score_column is None:
        return None
    first = min(c for c in columns if c is not None)
    names = [w for c in cells if c.column < first and (w := grid.words(c)) and not w.isdigit()]
    match = pattern.match(names[0]) if len(set(names)) == 1 else None
    score = cell_quantity(context, grid.at(row, score_column))
    if (
        match is None
        or score is None
        or score.value is None
        or any(c.row < row for c in cells if c.column < first)
    ):
        return None
    points = cell_quantity(context, grid.at(row, points_column)) if points_column is not None else None
    return _part(match["name"], points, score)


def _subtotal(
    context: ReadingContext, grid: Grid, row: int, columns: tuple[int | None, int | None]
) -> SelfPart | None:
    """Read a row 小计 below the rows of a part: 产出 in a merged cell beside them, or in the cell itself (产出小计)."""
    points_column, score_column = columns
    label = next((c for c in grid.row(row) if _SUBTOTAL.search(grid.words(c))), None)
    if label is None or score_column is None:
        return None
    match = _part_of(grid, row, label)
    score = cell_quantity(context, grid.at(row, score_column))
    points = None if points_column is None else cell_quantity(context, grid.at(row, points_column))
    return None if match is None or score is None else _part(match["name"], points, score)


def _part_of(grid: Grid, row: int, label: Cell) -> re.Match[str] | None:
    """Return the name of the part that a 小计 closes: its own word, its merged cell, the cell nearest above in a column."""
    own = part_names().in_cell.match(_SUBTOTAL.sub("", grid.words(label)))
    if own is not None:
        return own
    for column in range(grid.table.columns):
        for above in range(row, max(row - _FURTHEST, -1), -1):
            words = grid.words(grid.at(above, column))
            if above < row and _SUBTOTAL.search("".join(grid.words(c) for c in grid.row(above))):
                break
            if match := part_names().in_cell.match(words):
                return match
    return None


_SUBTOTAL = re.compile(r"[（(]?小计[）)]?[：:]?$")
_FURTHEST = 40


def _part(name: str, points: Quantity | None, score: Quantity) -> SelfPart | None:
    if score.value is None:
        return None
    return SelfPart(
        name=name,
        category=category_of_part(name),
        points=None if points is None else points.value,
        score=score.value,
        passage=score.passage,
        points_passage=None if points is None else points.passage,
    )


def _execution(context: ReadingContext, grid: Grid) -> Iterator[SelfPart]:
    """Read 分值 and 得分 in the total row of a money block."""
    for block in money_blocks(context, grid):
        columns = {name: column for column, name in block.columns.items()}
        row = total_row(block)
        if row is None or "score" not in columns or "execution_rate" not in columns:
            continue
        read = (_execution_part(context, block, r, columns) for r in (row, *(r for r in block.rows if r > row)))
        parts = [part for part in read if part is not None]
        if parts:
            yield next((p for p in parts if p.score), parts[0])  # a total row of zeros over a filled one


def _execution_part(
    context: ReadingContext, block: MoneyBlock, row: int, columns: dict[str, int]
) -> SelfPart | None:
    score = cell_quantity(context, block.grid.at(row, columns["score"]))
    points = cell_quantity(context, block.grid.at(row, columns["points"])) if "points" in columns else None
    return None if score is None else _part("预算执行率", points, score)
