"""Money blocks that are turned round: a row for the budget, one for what came and one for what was spent.

```
资金构成（万元）   资金总额   财政拨款   自筹资金
年度预算           3000       2400       600
实际支出           2850       2300       550
```
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reviewer.domain.document import Cell, Table
from reviewer.domain.report import FieldValue
from reviewer.extraction.cell_grid import Grid
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.form_head import MONEY_COLUMNS, column_name, figure_of
from reviewer.extraction.grids import grids_of

_WHOLE = re.compile(r"^(?:资金|金额|年度|项目|总)*(?:总额|合计|小计|总计|总金额|总资金)(?:（.*）)?$")


def turned_statements(
    context: ReadingContext, tables: Iterable[Table] | None = None
) -> Iterator[tuple[str, FieldValue]]:
    """Walk the amounts of the column of totals, each with the field that its row names."""
    for grid in grids_of(context, tables):
        for row in range(grid.table.rows):
            whole = next((c for c in grid.row(row) if c.row == row and _WHOLE.match(grid.words(c))), None)
            if whole is not None and len(rows := _rows(grid, whole)) >= 2:
                yield from _values(context, grid, whole, rows)


def _rows(grid: Grid, whole: Cell) -> dict[int, str]:
    """Return the rows right below a header that name money, each with its field."""
    found: dict[int, str] = {}
    row = whole.row + whole.row_span
    while row < grid.table.rows and (name := _named(grid, row, whole.column)):
        found.setdefault(row, name)
        row += 1
    money = [name for name in found.values() if name in MONEY_COLUMNS]
    return found if len(set(money)) >= 2 else {}


def _named(grid: Grid, row: int, before: int) -> str | None:
    cells = [c for c in grid.row(row) if c.column < before and c.row == row]
    return column_name(grid.words(cells[-1])) if cells else None


def _values(
    context: ReadingContext, grid: Grid, whole: Cell, rows: dict[int, str]
) -> Iterator[tuple[str, FieldValue]]:
    for row, name in rows.items():
        value = figure_of(context, grid, whole.row, whole.column, grid.at(row, whole.column), name)
        if value is not None:
            yield name, replace(value, confidence=0.86)
