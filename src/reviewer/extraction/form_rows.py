"""The rows of a money block with their names and which row is a part of which.

```
年度资金总额        1352.75
基本支出             846.15     a part of the total
其中：人员经费   752.35     parts of 基本支出: behind 其中, as long as the row is set in
公用经费    93.80     (or, where nothing is set in, until the parts reach their whole)
项目支出             506.60     a part of the total again
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.document import Cell
from reviewer.domain.quantity import Op, Quantity
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.form_head import MoneyBlock, cell_amount, cell_quantity

_TOTAL = re.compile(
    r"^(?:年度|本年|全年|项目|部门|预算|财政|专项|支出)*(?:资金|金额|预算|投资|支出)*(?:总额|总金额|总资金|总投资|总预算|总计|合计|共计)"
)
_NO_ROW = re.compile(
    r"小计|^(?:一、)?(?:本年|年度)?收入|^总收入|^其中[：:]?$|^[0-9一二三四五六七八九十、.．]+$|^序号$|备注|说明"
)
_NUMBER = re.compile(r"^[0-9一二三四五六七八九十]{1,3}[、.．]?$|^[-0-9.,，%％—/]+$")
_AMONG = re.compile(r"^其中[：:]?")
_ORDER = re.compile(
    r"^(?:[一二三四五六七八九十]{1,2}、|[0-9]{1,2}[、.．](?![0-9])|（[一二三四五六七八九十0-9]{1,2}）)(?=.{2})"
)
_CALLED = re.compile(r"名称|任务|事项")
_MOST_PARTS = 7
_DESCRIBED = re.compile(r"内容|说明|描述|概述|简介|依据|情况|目标|备注")


@dataclass(eq=False, slots=True)
class MoneyRow:
    """A row with a name: its amounts in 元 by column, and the row that it is a part of."""

    name: str
    outer: str  # the name of the merged cell in front of it
    among: bool  # 其中 stands in front of it
    indent: int
    is_total: bool
    amounts: dict[int, Quantity]
    above: MoneyRow | None = None
    within: bool = False  # a part of a row that is itself no total


def money_rows(context: ReadingContext, block: MoneyBlock) -> list[MoneyRow]:
    """Return the named rows of a block in order, each with its place under the others."""
    rows = list(_named_rows(context, block))
    total = next((r for r in rows if r.is_total), None)
    whole: MoneyRow | None = None  # whose parts are being listed
    previous: MoneyRow | None = None
    for row in rows:
        if previous is not None and _opens(row, previous, whole):
            whole = previous
        elif whole is not None and not whole.is_total and _is_outside(row, whole, rows):
            whole = previous if row.among else None
        if not row.is_total:
            row.above = whole or total
            row.within = whole is not None and not whole.is_total
        previous = row
    _nest_by_sum([r for r in rows if not r.is_total and not r.within])
    return rows


def _opens(row: MoneyRow, previous: MoneyRow, whole: MoneyRow | None) -> bool:
    """Tell whether a row begins the parts of the one above it: behind 其中, or set in below a plain row."""
    deeper = row.indent > previous.indent
    if whole is None:
        return row.among or (deeper and not previous.is_total)
    return row.among and deeper and whole.is_total and previous is not whole


def _nest_by_sum(plain: list[MoneyRow]) -> None:
    """Put rows below the one in front of them that they add up to in every column: 基本支出, 人员经费, 公用经费."""
    at = 0
    while at < len(plain):
        count = next((n for n in range(2, _MOST_PARTS) if _add_up(plain[at], plain[at + 1 : at + 1 + n], n)), 0)
        for row in plain[at + 1 : at + 1 + count]:
            row.above, row.within = plain[at], True
        at += count + 1


def _add_up(whole: MoneyRow, parts: list[MoneyRow], count: int) -> bool:
    filled = [c for c, q in whole.amounts.items() if q.value]
    return (
        len(parts) == count
        and len(filled) >= 2
        and all(_sum(parts, c) == whole.amounts[c].value for c in filled)
    )


def _sum(rows: list[MoneyRow], column: int) -> Decimal:
    values = (r.amounts[column].value for r in rows if column in r.amounts)
    return sum((v or Decimal(0) for v in values), Decimal(0))


def _is_outside(row: MoneyRow, whole: MoneyRow, rows: list[MoneyRow]) -> bool:
    """Tell whether a row stands behind the last part of a whole."""
    if row.is_total:
        return True
    parts = [r for r in rows if r.above is whole]
    if any(r.indent > whole.indent for r in parts):
        return row.indent <= whole.indent
    reached = [_reached(whole, parts, column) for column, amount in whole.amounts.items() if amount.value]
    return 2 * sum(reached) > len(reached)


def _reached(whole: MoneyRow, parts: list[MoneyRow], column: int) -> bool:
    return _sum(parts, column) >= (whole.amounts[column].value or Decimal(0))


def _named_rows(context: ReadingContext, block: MoneyBlock) -> Iterator[MoneyRow]:
    for row in block.rows:
        cells = _name_cells(block, row)
        names = [block.grid.words(c) for c in cells]
        if not names or _NO_ROW.search(names[-1]):
            continue
        amounts = {
            column: amount
            for column in block.money_columns
            if (amount := _in_yuan(cell_quantity(context, block.grid.at(row, column)), block.factor))
        }
        if amounts:
            among = any(_AMONG.match(n) for n in names)
            outer = next((n for n in reversed(names[:-1]) if not _AMONG.fullmatch(n)), "")
            name = _ORDER.sub("", _AMONG.sub("", names[-1]))
            yield MoneyRow(name, outer, among, _indent(block, cells[-1]), bool(_TOTAL.match(names[0])), amounts)


def _indent(block: MoneyBlock, cell: Cell) -> int:
    """Return how far a name is set in, the words 其中： in front of it not counted."""
    words = block.grid.text[cell.start : cell.end]
    return len(words) - len(words.lstrip())


def _name_cells(block: MoneyBlock, row: int) -> list[Cell]:
    """Return the cells in front of the amounts that name a row, from the outside in."""
    first = min(block.money_columns)
    cells = [c for c in block.grid.row(row) if c.column < first and c.row > block.header]
    named = [c for c in cells if (w := block.grid.words(c)) and not _NUMBER.match(w)]
    called = next((c for c in named if c.row_span == 1 and _CALLED.search(_head(block, c))), None)
    return [c for c in named if called is None or c is called or not _describes(block, c, called)]


def _describes(block: MoneyBlock, cell: Cell, called: Cell) -> bool:
    """Tell 主要内容 behind 任务名称, which tells more of the thing, from a finer name (支出类别 | 支出内容)."""
    return cell.column > called.column and bool(_DESCRIBED.search(_head(block, cell)))


def _head(block: MoneyBlock, cell: Cell) -> str:
    return block.grid.words(block.grid.at(block.header, cell.column))


def _in_yuan(quantity: Quantity | None, factor: int) -> Quantity | None:
    if quantity is None or (amount := cell_amount(quantity, factor)) is None:
        return None
    step = quantity.step if quantity.unit else quantity.step * factor
    return Quantity(Op.EQ, amount, "元", quantity.passage, approximate=quantity.approximate, step=step)
