"""Money that a form tells in a sentence of a cell (资金结余78万元为结算审减形成), where none of its figures says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from reviewer.domain.document import Cell, Table
from reviewer.domain.quantity import Op, plain
from reviewer.domain.report import FieldValue
from reviewer.extraction.cell_grid import Grid
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.fields_money import money_text
from reviewer.extraction.grids import grids_of

_NOT_OWN = r"(?<!上年)(?<!上年度)(?<!以前年度)(?<!历年)(?<!动用)(?<!使用)(?<!用于)"
_SUM = r"(?:资金|经费|金额|数|额)*(?:合计|共计|共|总计)?(?:为|是|：|:|约)*"
# What stands right in front of the amount says what it is; the first that fits decides.
_CUES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("balance", re.compile(rf"(?:^|[，。；：、\s]|资金|年末|年底|项目|尚|经费){_NOT_OWN}(?:结余|节余|剩余){_SUM}\s?$")),
    ("received", re.compile(rf"(?:实际|已|全年|累计){{0,2}}到位{_SUM}\s?$")),
    ("spent", re.compile(rf"(?:实际|全年|累计|已|共){{0,3}}(?:支出|执行|支付|使用){_SUM}(?:执行数)?\s?$")),
    ("budget_initial", re.compile(rf"年初(?:预算|安排)(?:安排|批复)?{_SUM}\s?$")),
    ("budget", re.compile(rf"(?:全年|调整后|年度|项目|财政)(?:的)?预算(?:安排|数)?{_SUM}\s?$")),
)  # fmt: skip
_RATE = re.compile(
    r"(?:预算|资金|支出)?(?:执行率|执行进度|支出进度|支出率|使用率|支付率)(?:为|是|达到?|：|:)*\s?$"
)
_FUNDS = re.compile(r"资金|预算|经费|原因|执行|支出")
_FORM = re.compile(r"指标")
_WORDY = re.compile(r"[，。；]")
_REACH = 16


def told_in_cells(
    context: ReadingContext, tables: Iterable[Table] | None = None
) -> Iterator[tuple[str, FieldValue]]:
    """Walk the amounts of the whole that sentences in the cells of a form state, in order of the text."""
    for grid in grids_of(context, tables):
        for cell in grid.table.cells:
            if _speaks_of_funds(context, grid, cell):
                yield from _amounts(context, cell)


def _speaks_of_funds(context: ReadingContext, grid: Grid, cell: Cell) -> bool:
    """Tell a sentence beside a label about money or reasons from what a row says of its indicator."""
    if cell.end - cell.start < 12 or not _WORDY.search(context.text, cell.start, cell.end):
        return False
    row = [c for c in grid.row(cell.row) if c is not cell and grid.words(c)]
    return len(row) <= 1 and all(_FUNDS.search(grid.words(c)) for c in row) and bool(_FORM.search(context.text))


def _amounts(context: ReadingContext, cell: Cell) -> Iterator[tuple[str, FieldValue]]:
    for quantity in context.quantities_in(cell.start, cell.end):
        before = context.folded[max(cell.start, quantity.passage.start - _REACH) : quantity.passage.start]
        if quantity.unit == "%" and quantity.value is not None and _RATE.search(before):
            shown = plain(quantity.value)
            yield "execution_rate", FieldValue(shown, quantity.passage, 0.8, "told-in-cell", quantity)
        if quantity.unit != "元" or quantity.op is not Op.EQ or quantity.value is None:
            continue
        name = next((name for name, cue in _CUES if cue.search(before)), None)
        if name is not None:
            value = money_text(Decimal(quantity.value))
            yield name, FieldValue(value, quantity.passage, 0.8, "told-in-cell", quantity)
