"""Spending items and breakdowns that stand in tables: 支出内容 | 预算安排 | 实际支出, 项目 | 金额, with a total row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.document import Cell, Table
from reviewer.domain.quantity import Op, Quantity
from reviewer.domain.report import Breakdown, SectionRole
from reviewer.extraction.cell_grid import Grid
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.form_head import MoneyBlock, cell_amount, cell_quantity, money_block_at, money_blocks
from reviewer.extraction.grids import grids_of

_TOTAL = re.compile(
    r"^(?:合计|总计|共计|支出合计|支出总计|年度资金总额|资金总额|年度财政资金总额|项目资金总额|总额)"
)
_SUBTOTAL = re.compile(r"小计|其中|^[0-9一二三四五六七八九十、.．]+$|^序号$|备注|说明")
_SOURCE = re.compile(
    r"财政拨款|上年结转|其他资金|中央|省级|市级|县级|区级|自筹|单位资金|非税|政府性基金|一般公共预算|自有资金|事业收入|财政资金|本级|^其他$"
)
_AMOUNT = re.compile(
    r"^(?:支出|使用|实际支出|支付|列支|开支)?金额|^支出数|^实际支出|^支出额|^使用数|^(?:已|实际|累计)?(?:支付|付款)(?:金额|数|额)?|^小计金额"
)
_THING = re.compile(r"项目|内容|用途|科目|费用|明细|类别|名称|事项|方向")
_NUMBER = re.compile(r"^[0-9一二三四五六七八九十]{1,3}[、.．]?$|^[-0-9.,，%％—/]+$")
_NOT_HERE = frozenset({SectionRole.NEXT_PLAN, SectionRole.MEASURES, SectionRole.GOALS})


@dataclass(frozen=True, slots=True)
class TableItem:
    """A named row of a spending table; amount in 元."""

    name: str
    parent: str
    quantity: Quantity

    @property
    def amount(self) -> Decimal:
        return self.quantity.value or Decimal(0)


def table_spending(
    context: ReadingContext, tables: Iterable[Table] | None = None
) -> tuple[tuple[TableItem, ...], tuple[Breakdown, ...]]:
    """Return the items of every spending table, and each money column with its total as a breakdown."""
    items: list[TableItem] = []
    breakdowns: list[Breakdown] = []
    for grid in grids_of(context, tables):
        if context.role_at(grid.table.start) in _NOT_HERE:
            continue
        for block in money_blocks(context, grid) or _amount_blocks(context, grid):
            items.extend(_items(context, block))
            breakdowns.extend(_breakdowns(context, block))
    return tuple(items), tuple(breakdowns)


def _amount_blocks(context: ReadingContext, grid: Grid) -> Iterator[MoneyBlock]:
    """Find tables with one money column: 支出内容 | 金额."""
    for row in range(grid.table.rows):
        words = {cell.column: grid.words(cell) for cell in grid.row(row)}
        amounts = [c for c, w in words.items() if _AMOUNT.search(w)]
        things = [c for c, w in words.items() if _THING.search(w) and c not in amounts]
        if len(amounts) == 1 and things and things[0] < amounts[0]:
            block = money_block_at(context, grid, row, {amounts[0]: "spent"})
            if len(block.rows) >= 2:
                yield block
            return


def _items(context: ReadingContext, block: MoneyBlock) -> Iterator[TableItem]:
    column = next((c for c, name in block.columns.items() if name == "spent"), None)
    if column is None:
        return
    rows = [(names, q) for names, q in _rows(context, block, column) if not _is_total(names)]
    if 2 * sum(bool(_SOURCE.search(names[-1])) for names, _ in rows) > len(rows):
        return
    if len(rows) < 2:
        return
    for names, quantity in rows:
        if quantity.value:
            yield TableItem(names[-1], names[-2] if len(names) > 1 else "", quantity)


def _rows(context: ReadingContext, block: MoneyBlock, column: int) -> Iterator[tuple[list[str], Quantity]]:
    """Walk the rows of one money column: their names from the outside in, and the amount in 元."""
    for row in block.rows:
        names = _names(block, row)
        if not names or _SUBTOTAL.search(names[-1]):
            continue
        amount = _in_yuan(cell_quantity(context, block.grid.at(row, column)), block.factor)
        if amount is not None:
            yield names, amount


def _names(block: MoneyBlock, row: int) -> list[str]:
    first = min(block.money_columns)
    cells: list[Cell] = [c for c in block.grid.row(row) if c.column < first and c.row > block.header]
    words = [block.grid.words(c) for c in cells]
    return [w for w in words if w and not _NUMBER.match(w)]


def _is_total(names: list[str]) -> bool:
    return bool(_TOTAL.match(names[0]))


def _in_yuan(quantity: Quantity | None, factor: int) -> Quantity | None:
    if quantity is None or (amount := cell_amount(quantity, factor)) is None:
        return None
    step = quantity.step if quantity.unit else quantity.step * factor
    return Quantity(Op.EQ, amount, "元", quantity.passage, approximate=quantity.approximate, step=step)


def _breakdowns(context: ReadingContext, block: MoneyBlock) -> Iterator[Breakdown]:
    """Give each money column with a total row and two or more others as a breakdown."""
    for column, field in block.money_columns.items():
        rows = list(_rows(context, block, column))
        totals = [q for names, q in rows if _is_total(names)]
        parts = [(names[-1], q) for names, q in rows if not _is_total(names)]
        if len(totals) != 1 or len(parts) < 2 or not totals[0].value:
            continue
        reached = sum((q.value or Decimal(0) for _, q in parts), Decimal(0)) / totals[0].value
        nested = reached >= Decimal("1.5")  # 其中 rows repeat what stands above them
        yield Breakdown(_COLUMN_NAMES[field], totals[0], tuple(parts), complete=not nested)


_COLUMN_NAMES = {
    "budget_initial": "年初预算数合计",
    "budget": "预算数合计",
    "received": "到位数合计",
    "spent": "支出数合计",
    "balance": "结余数合计",
}
