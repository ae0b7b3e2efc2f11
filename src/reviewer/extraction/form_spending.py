"""Spending items and breakdowns that stand in tables: 支出内容 | 预算安排 | 实际支出, 项目 | 金额, with a total row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.document import Table
from reviewer.domain.quantity import Quantity
from reviewer.domain.report import Breakdown, SectionRole
from reviewer.extraction.cell_grid import Grid
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.form_head import MoneyBlock, money_block_at, money_blocks
from reviewer.extraction.form_rows import MoneyRow, money_rows
from reviewer.extraction.grids import grids_of

_SOURCE = re.compile(
    r"财政拨款|结转|其他资金|中央|省级|市级|县级|区级|自筹|单位资金|非税|政府性基金|一般公共预算|自有资金|事业收入|财政资金|本级|地方(?:资金|财政|配套)|社会(?:资金|资本)|专户|债券|配套资金|上级(?!下达任务)|^其他$"
)
_AMOUNT = re.compile(
    r"^(?:支出|使用|实际支出|支付|列支|开支)?金额|^支出数|^实际支出|^支出额|^使用数|^(?:已|实际|累计)?(?:支付|付款)(?:金额|数|额)?|^小计金额"
)
_THING = re.compile(r"项目|内容|用途|科目|费用|明细|类别|名称|事项|方向")
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
        blocks = money_blocks(context, grid)
        for block in (*blocks, *_amount_blocks(context, grid, blocks)):
            items.extend(_items(context, block))
            breakdowns.extend(_breakdowns(context, block))
    return tuple(items), tuple(breakdowns)


def _amount_blocks(context: ReadingContext, grid: Grid, known: tuple[MoneyBlock, ...]) -> Iterator[MoneyBlock]:
    """Find tables with one money column (支出内容 | 金额) beside the blocks that are known."""
    taken = {row for block in known for row in (block.header, *block.rows)}
    for row in sorted(set(range(grid.table.rows)) - taken):
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
    rows = [r for r in money_rows(context, block) if not r.is_total and column in r.amounts]
    plain = [r for r in rows if not r.within]
    if 2 * sum(bool(_SOURCE.search(r.name)) for r in plain) > len(plain):
        return
    if len(rows) < 2:
        return
    for row in rows:
        quantity = row.amounts[column]
        by_source = row.within and _SOURCE.search(row.name)
        if quantity.value and not by_source:
            yield TableItem(row.name, row.above.name if row.above and row.within else row.outer, quantity)


def _breakdowns(context: ReadingContext, block: MoneyBlock) -> Iterator[Breakdown]:
    """Give each money column of a row with rows below it as a breakdown: of the total, and of 基本支出 with its 其中."""
    rows = money_rows(context, block)
    totals = [r for r in rows if r.is_total]
    wholes = [r for r in rows if any(part.above is r for part in rows)]
    for whole in wholes:
        if whole.is_total and len(totals) != 1:
            continue
        parts = [r for r in rows if r.above is whole]
        found = [b for c, field in block.money_columns.items() if (b := _sum(whole, parts, c, field))]
        empty = [
            b for b in found if not b.total.value
        ]  # a total row of zeros is one mistake, not one for each column
        yield from (b for b in found if b.total.value)
        yield from empty[-1:]


def _sum(whole: MoneyRow, parts: list[MoneyRow], column: int, field: str) -> Breakdown | None:
    total = whole.amounts.get(column)
    told = [(r.name, r.amounts[column]) for r in parts if column in r.amounts]
    added = sum((q.value or Decimal(0) for _, q in told), Decimal(0))
    if total is None or (not total.value and not added) or (total.value and len(told) < 2):
        return None
    nested = bool(total.value) and added / (total.value or 1) >= Decimal("1.5")  # rows repeat what is above
    name = _COLUMN_NAMES[field] if whole.is_total else whole.name
    return Breakdown(name, total, tuple(told), complete=not nested)


_COLUMN_NAMES = {
    "budget_initial": "年初预算数合计",
    "budget": "预算数合计",
    "received": "到位数合计",
    "spent": "支出数合计",
    "balance": "结余数合计",
}
