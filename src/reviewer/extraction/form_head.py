"""The head of a form and every other table of money: label cells (项目名称, 主管部门) and the block of amounts.

Columns are known by their header's words, never by position. `budget` is 全年预算数, `budget_initial` 年初预算数,
`received` only where there is a 到位 column; where the total row is 0 and a row below is filled, either counts
(CONTRACT.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import cast

from reviewer.domain.document import Cell, Table
from reviewer.domain.quantity import Op, Quantity, plain
from reviewer.domain.report import FieldValue
from reviewer.domain.text import Passage
from reviewer.extraction.bodies import bodies, label_field
from reviewer.extraction.cell_grid import Grid
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.fields_money import money_text
from reviewer.extraction.fields_named import report_year
from reviewer.extraction.fields_title import clean_value
from reviewer.extraction.form_grades import grade_cells
from reviewer.extraction.form_told import told_in_cells
from reviewer.extraction.grids import grids_of
from reviewer.extraction.quantities import multiplier_of
from reviewer.extraction.shares import share_of_whole

Statements = dict[str, tuple[FieldValue, ...]]

# Header word → column; the first that fits decides, so that 到位率 is not read as 到位.
_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("received_rate", re.compile(r"到位率")),
    ("execution_rate", re.compile(r"执行率|执行进度|支出进度|完成率（?B/A|B/A|B÷A|支出率|使用率|支付率|支付进度|使用进度|预算完成率")),
    ("points", re.compile(r"^(?:分值|权重|标准分|满分|应得分|指标分值)")),
    ("score", re.compile(r"得分|自评分|评分|自查分")),
    ("balance", re.compile(r"^(?!上年|以前|历年|往年)(?:.{0,4})(?:结余|节余|结转|剩余|余额|未支出|未使用|未执行)(?!率)")),
    ("budget_initial", re.compile(r"年初.{0,4}(?:预算|安排|批复|下达|资金|计划)|预算数?（?年初|年初数|^年初$|期初预算|原预算")),
    ("received", re.compile(r"到位|拨付|到账|下达数|拨款数|实拨|到款|实际下达|收到")),
    ("spent", re.compile(r"执行数|执行金额|支出数|实际支出|支出金额|决算|使用金额|实际使用|已支付|支付金额|实际执行|全年执行|资金支出|累计支出|使用数|实支|支出额|已支出|支付数|支付额|实际支付|实付|使用额|已使用|全年支出|资金使用额|支用|^支出(?:（.*)?$|^执行(?:（.*)?$")),
    ("budget", re.compile(r"全年预算|调整后?预算|预算调整|预算数|预算金额|预算安排|预算资金|安排资金|计划金额|计划数|批复金额|预算额|资金总额$|^预算(?:（.*)?$|安排金额|核定预算|年度预算|总预算|计划安排|资金安排|安排数|安排额|批复数|批复预算|预算批复|核定数|核定金额|计划投入|计划投资|计划支出|支出计划|支出预算|投资额|预算指标|指标金额|下达预算|预算下达|预算控制数|^(?:调整后|变更后|追加后)(?:安排|计划|金额|数|预算)?(?:（.*)?$|^调整数$|当年预算|当年安排|本年预算|本年安排")),
)  # fmt: skip
_TOTAL_ROW = re.compile(
    r"^(?:年度|本年|全年|项目|部门|预算|财政|专项)*(?:资金|金额|预算|投资|支出)*(?:总额|总金额|总资金|总投资|总计|合计|共计)|^年度资金"
)
_SOURCE_ROW = re.compile(
    r"财政拨款|财政资金|上年结转|其他资金|其他|中央|省级|市级|县级|区级|自筹|单位资金|本级|非税|政府性基金|一般公共预算|其中|自有资金|事业收入|本年"
)
_UNIT = re.compile(
    r"(?:单位[：:]?[^）)\n]{0,4}?|[（(，,])?(?P<unit>亿元|万元|千元|百元|元)(?=[）)、，,/\s]|$|分)"
)
_UNIT_TOLD = re.compile(r"单位[：:](?:人民币)?(?P<unit>亿元|万元|千元|百元|元)")
_EMPTY = re.compile(r"^[\s\-—–/／*＊_无]*$")
_CODE_IN_BRACKETS = r"[\[【(（](?!20\d\d[\]】)）])[0-9]{3,}[0-9A-Za-z]*[\]】)）]"
_CODE = re.compile(
    rf"^(?:{_CODE_IN_BRACKETS}[-—_\s]*|[A-Z]?[0-9]{{3,}}[0-9A-Za-z]*[-—_\s]+|[0-9]{{8,}}(?![0-9A-Za-z]))"
    rf"|(?:\s*{_CODE_IN_BRACKETS}|(?<=[\u4e00-\u9fff）])[-—_][0-9]{{3,}}[0-9A-Za-z]*)$"
)
MONEY_COLUMNS = frozenset({"budget_initial", "budget", "received", "spent", "balance"})
_RATES = frozenset({"execution_rate", "received_rate"})
_DOES_IT = re.compile(r"实施|承担|承办|执行|项目单位|使用|用款|建设单位|责任")
_BLOCK_LABEL = re.compile(
    r"申请|来源|预算(?:执行)?情况|资金(?:执行|使用|投入)?情况|^项目资金(?:（|$)|^预算资金(?:（|$)"
)
_HEAD_ROWS = 40
_SCORE_LABEL = re.compile(
    r"^(?:自评|项目自评|综合|自评综合|评价)?(?:总得分|总分|得分|自评分|综合得分)(?:（.*）)?$|^自评得分"
)


@dataclass(frozen=True, slots=True)
class MoneyBlock:
    """A header row with the field of each column, and the rows below it."""

    grid: Grid
    header: int
    columns: dict[int, str]
    factor: int  # what one unit of its amounts is in 元
    unit_stated: bool
    rows: tuple[int, ...]

    @property
    def money_columns(self) -> dict[int, str]:
        return {c: name for c, name in self.columns.items() if name in MONEY_COLUMNS}


def table_statements(context: ReadingContext, tables: Iterable[Table] | None = None) -> Statements:
    """Return what label cells and money blocks of the tables state, the chosen one first."""
    found: dict[str, list[FieldValue]] = {}
    for grid in grids_of(context, tables):
        for name, value in _labels(context, grid):
            found.setdefault(name, []).append(value)
        for block in money_blocks(context, grid):
            for name, value in _block_values(context, block):
                found.setdefault(name, []).append(value)
        for name, value in (
            *_total_score(context, grid),
            *_score_inside(context, grid),
            *grade_cells(context, grid),
        ):
            found.setdefault(name, []).append(value)
    for name, value in told_in_cells(context, tables):
        if name not in found:
            found[name] = [value]
    return {name: tuple(sorted(values, key=lambda v: -v.confidence)) for name, values in found.items()}


# -- label cells -----------------------------------------------------------------------------------------------


def _labels(context: ReadingContext, grid: Grid) -> Iterator[tuple[str, FieldValue]]:
    for cell in grid.table.cells:
        if cell.row >= _HEAD_ROWS or cell.end - cell.start > 80:
            continue
        words = grid.words(cell)
        if name := label_field(words):
            if value := _label_value(context, grid, cell, name):
                yield name, value
        elif "：" in words or ":" in words:
            yield from _label_inside(context, cell)
            yield from _money_inside(context, grid, cell)
        if found := _figure_beside(context, grid, cell):
            yield found


def _figure_beside(context: ReadingContext, grid: Grid, label: Cell) -> tuple[str, FieldValue] | None:
    """Read 全年预算数 | 158万元 | 全年执行数 | 156.4万元: labels and figures in turn along a row."""
    cell = grid.right_of(label)
    if cell is None or cell is label or not _in_turn(context, grid, label.row):
        return None
    name = column_name(grid.words(label))
    if name is None or (name in MONEY_COLUMNS and _TOTAL_ROW.match(grid.words(label))):
        return None
    value = figure_of(context, grid, label.row, label.column, cell, name)
    return None if value is None else (name, replace(value, confidence=round(value.confidence - 0.1, 2)))


def figure_of(
    context: ReadingContext, grid: Grid, row: int, column: int, cell: Cell | None, name: str
) -> FieldValue | None:
    """Return the rate or amount of one cell; the unit is that of the block which the given place heads."""
    if name in _RATES:
        return _rate_value(context, cell, name)
    if name not in MONEY_COLUMNS:
        return None
    factor, stated = _factor(context, grid, row, {column: name})
    return _money_value(context, MoneyBlock(grid, row, {column: name}, factor, stated, ()), cell, name)


def _in_turn(context: ReadingContext, grid: Grid, row: int) -> bool:
    """Tell a row of label and value pairs from a row of an indicator table."""
    cells = grid.row(row)
    if cells and (cells[0].row_span > 1 or _BLOCK_LABEL.search(grid.words(cells[0]))):
        cells = cells[1:]  # 项目预算执行情况（万元） beside the pairs
    labels, values = cells[::2], cells[1::2]
    known = [c for c in labels if column_name(grid.words(c)) or label_field(grid.words(c))]
    return (
        len(cells) in (2, 4, 6, 8)
        and len(known) >= 1
        and not any(cell_quantity(context, c) for c in labels)
        and all(_EMPTY.match(grid.words(c)) or len(grid.words(c)) <= 30 for c in values)
    )


def _label_value(context: ReadingContext, grid: Grid, label: Cell, name: str) -> FieldValue | None:
    cell = grid.right_of(label)
    if cell is None or cell is label or _EMPTY.match(grid.words(cell)):
        return None
    if sum(column_name(grid.words(c)) is not None for c in grid.row(label.row)) >= 2:
        return None  # 项目名称 heads the column of a list
    value = _text_value(context, cell.start, cell.end, name, "label-cell")
    return None if value is None else _doing_first(value, name, grid.words(label))


def _doing_first(value: FieldValue, name: str, label: str) -> FieldValue:
    """Let 实施单位 go before 填报单位 and 预算部门, which may name the body above it; 地方主管部门 before 中央主管部门."""
    doubtful = (name == "unit" and not _DOES_IT.search(label)) or (name == "department" and "中央" in label)
    return replace(value, confidence=0.95) if doubtful else value


def _label_inside(context: ReadingContext, cell: Cell) -> Iterator[tuple[str, FieldValue]]:
    """Read 项目名称：某项目 in one cell, also several of them side by side in it."""
    for piece in _PIECE.finditer(context.text, cell.start, cell.end):
        match = bodies().label.match(piece.group())
        if match is None or (name := label_field(match["label"])) is None:
            continue
        start = piece.start() + match.start("value")
        value = _text_value(context, start, start + len(match["value"]), name, "label-in-cell")
        if value is not None:
            yield name, _doing_first(value, name, match["label"])


def _money_inside(context: ReadingContext, grid: Grid, cell: Cell) -> Iterator[tuple[str, FieldValue]]:
    """Read 全年预算：260.00万元 and 预算执行率：98% in one cell."""
    match = _FIGURE_INSIDE.fullmatch(grid.words(cell))
    name = None if match is None else column_name(match["label"])
    if name is None:
        return
    value = figure_of(context, grid, cell.row, cell.column, cell, name)
    if value is not None:
        yield name, replace(value, confidence=0.86)


_FIGURE_INSIDE = re.compile(
    r"(?!其中)(?P<label>[^：:，。；0-9]{2,14})[：:][0-9０-９][0-9０-９,，.]*(?:亿元|万元|元|[%％])?"
)
_PIECE = re.compile(r"\S(?:\s?\S)*")


def _text_value(context: ReadingContext, start: int, end: int, name: str, rule: str) -> FieldValue | None:
    raw = context.text[start:end]
    value = clean_value(_CODE.sub("", raw.strip()))
    if name in ("report_date", "year"):
        return _when(context, start, end, name)
    if not 2 <= len(value) <= 60 or value in bodies().labels or _EMPTY.match(value):
        return None
    lead = raw.find(value[0])
    begin = start + max(lead, 0)
    return FieldValue(
        value, Passage.cut(context.text, begin, begin + len(raw[max(lead, 0) :].rstrip())), 0.96, rule
    )


def _when(context: ReadingContext, start: int, end: int, name: str) -> FieldValue | None:
    for date in context.dates:
        if start <= date.start < end:
            value = date.iso if name == "report_date" else str(date.year) if date.year else None
            if value:
                return FieldValue(value, date.passage, 0.94, "label-cell")
    match = re.search(r"20\d\d", context.folded[start:end])
    if name == "year" and match:
        passage = Passage.cut(context.text, start + match.start(), start + match.end())
        return FieldValue(match.group(), passage, 0.94, "label-cell")
    return None


# -- the money block -------------------------------------------------------------------------------------------


def money_blocks(context: ReadingContext, grid: Grid) -> tuple[MoneyBlock, ...]:
    """Return the money blocks of a table, found once for each reading."""
    key = ("money_blocks", f"{grid.table.start}-{grid.table.end}-{grid.table.rows}")
    if key not in context.memory:
        context.memory[key] = tuple(_money_blocks(context, grid))
    return cast(tuple[MoneyBlock, ...], context.memory[key])


def _money_blocks(context: ReadingContext, grid: Grid) -> Iterator[MoneyBlock]:
    """Find header rows with two or more columns of money or rates, and the rows that belong to each."""
    row = 0
    while row < grid.table.rows:
        columns = _header_columns(context, grid, row)
        if sum(name in MONEY_COLUMNS for name in columns.values()) and len(set(columns.values())) >= 2:
            block = money_block_at(context, grid, row, columns)
            yield block
            row = max(block.rows[-1] if block.rows else row, row + 1)
        else:
            row += 1


def money_block_at(context: ReadingContext, grid: Grid, header: int, columns: dict[int, str]) -> MoneyBlock:
    """Build the block below a header row."""
    factor, stated = _factor(context, grid, header, columns)
    first = _first_row(grid, header, columns)
    rows = tuple(range(first, _block_end(grid, first, columns)))
    return MoneyBlock(grid, header, columns, factor, stated, rows)


def _header_columns(context: ReadingContext, grid: Grid, row: int) -> dict[int, str]:
    columns: dict[int, str] = {}
    for cell in grid.row(row):
        words = grid.words(cell)
        name = _header_name(words)
        if name is None or _of_another_year(context, words) or _heads_words(grid, cell, name):
            continue
        if name == "budget" and _ADJUSTED.search(words):
            _turn_initial(grid, row, columns)  # 预算数 | 调整后预算数
        if name not in columns.values():
            columns[cell.column] = name
    return columns


_ADJUSTED = re.compile(r"调整|变更|全年|追加后|最终")


def _heads_words(grid: Grid, cell: Cell, name: str) -> bool:
    """Tell 年度预算数（万元） that labels the rows below it (总额, 其中：财政资金) from a column of figures."""
    below = grid.words(grid.at(cell.row + cell.row_span, cell.column))
    return name in MONEY_COLUMNS and not _EMPTY.match(below) and bool(_ROW_NAME.match(below))


_ROW_NAME = re.compile(r"^(?:其中|总额|总计|合计|年度|财政|项目资金|资金)[^0-9]*$")


def _turn_initial(grid: Grid, row: int, columns: dict[int, str]) -> None:
    """Read a plain 预算数 in front of an adjusted one as the initial budget."""
    plain_ones = [
        c
        for c, name in columns.items()
        if name == "budget" and not _ADJUSTED.search(grid.words(grid.at(row, c)))
    ]
    if plain_ones and "budget_initial" not in columns.values():
        columns[plain_ones[0]] = "budget_initial"


@lru_cache(maxsize=4096)
def _header_name(words: str) -> str | None:
    """Return the field that a header's words name; labels of the block and figures name none."""
    figures = _NOT_FIGURES.sub("", words)
    if len(words) > 24 or _BLOCK_LABEL.search(words) or _TWO_DIGITS.search(figures):
        return None
    return column_name(words)


_NOT_FIGURES = re.compile(r"20\d\d年?|（[^（）]*）|×?100%")
_TWO_DIGITS = re.compile(r"[0-9]{2}")


def _of_another_year(context: ReadingContext, words: str) -> bool:
    """Tell 2022年决算数 and 上年决算数 from the evaluated year's column."""
    named = re.search(r"20\d\d", words)
    return bool(re.search(r"上年(?!结转|结余)|去年|上一年", words)) or (
        named is not None and named.group() != str(report_year(context))
    )


@lru_cache(maxsize=4096)
def column_name(words: str) -> str | None:
    """Return which field a header's words name, None for none."""
    if not words or len(words) > 24:
        return None
    bare = re.sub(r"（[^（）]*元[^（）]*）|（[A-Z]）|[A-Z]$", "", words)
    return next((n for n, pattern in _COLUMNS if pattern.search(bare) or pattern.search(words)), None)


def _first_row(grid: Grid, header: int, columns: dict[int, str]) -> int:
    """Return the row behind a header, whose cells may all reach over two rows."""
    heads = [cell for c in columns if (cell := grid.at(header, c)) is not None]
    return max(header + 1, min((c.row + c.row_span for c in heads), default=0))


def _block_end(grid: Grid, first: int, columns: dict[int, str]) -> int:
    """Return the row behind the last one whose money cells hold figures or nothing."""
    money = [c for c, name in columns.items() if name in MONEY_COLUMNS]
    row = first
    while row < grid.table.rows:
        cells = [grid.at(row, c) for c in money]
        words = [grid.words(c) for c in cells]
        header_cell = any(c is not None and c.row < first for c in cells)
        filled = [w for w in words if not _EMPTY.match(w)]
        if header_cell or any(not re.match(r"^[-−]?[0-9０-９,，.]+", w) for w in filled):
            break
        row += 1
    return row


def _factor(context: ReadingContext, grid: Grid, header: int, columns: dict[int, str]) -> tuple[int, bool]:
    """Return the unit of a block: in its headers, in the block's label, in the rows above, above the table."""
    beside = [grid.words(grid.at(header, c)) for c in range(grid.table.columns)]
    above = [grid.words(cell) for r in range(max(0, header - 6), header) for cell in grid.row(r)]
    money = [grid.words(grid.at(header, c)) for c, name in columns.items() if name in MONEY_COLUMNS]
    start = grid.table.start
    before = context.text[max(0, start - 60) : start]
    for words in (*money, *beside, *reversed(above)):
        if match := _UNIT.search(words):
            return multiplier_of(match["unit"]), True
    far = [grid.words(cell) for r in range(max(0, header - 6)) for cell in grid.row(r)]
    if match := next((m for words in reversed(far) if (m := _UNIT_TOLD.search(words))), None):
        return multiplier_of(match["unit"]), True
    told = list(_UNIT.finditer(before))  # （单位：元） above the table says more than 支出486.5万元
    match = next((m for m in reversed(told) if "单位" in m.group()), told[-1] if told else None)
    return (multiplier_of(match["unit"]), True) if match else (10_000, False)


def _block_values(context: ReadingContext, block: MoneyBlock) -> Iterator[tuple[str, FieldValue]]:
    row = total_row(block)
    if row is None:
        return
    if score := _score_beside(context, block, row):
        yield "self_score", score
    for column, name in block.columns.items():
        if name not in MONEY_COLUMNS | _RATES:
            continue
        cell = block.grid.at(row, column)
        if name in MONEY_COLUMNS:
            value = _money_value(context, block, cell, name)
            if value is not None and Decimal(value.value) == 0:
                value = _filled_below(context, block, row, column, name) or value
        else:
            value = _rate_value(context, cell, name)
        if value is not None:
            yield name, replace(value, confidence=round(value.confidence - _row_doubt(block, row), 2))


def _score_beside(context: ReadingContext, block: MoneyBlock, row: int) -> FieldValue | None:
    """Read 自评得分 beside the amounts of a one-row table; 得分 with 分值 there is that of the execution rate."""
    column = next((c for c, name in block.columns.items() if name == "score"), None)
    if column is None or "points" in block.columns.values():
        return None
    header = block.grid.words(block.grid.at(block.header, column))
    return _score(context, block.grid.at(row, column), 0.85) if "自评" in header or "总" in header else None


def _row_doubt(block: MoneyBlock, row: int) -> float:
    """Trust 年度资金总额 most; 合计 or a single row may total something else."""
    names = row_names(block, row)
    if any("资金" in n or "预算总额" in n for n in names):
        return 0.0
    return 0.15 if any(_TOTAL_ROW.match(n) for n in names) else 0.16


def total_row(block: MoneyBlock) -> int | None:
    """Return the row of the total: called so, else the only or the first one."""
    for row in block.rows:
        if any(_TOTAL_ROW.match(words) for words in row_names(block, row)):
            return row
    if len(block.rows) == 1:
        return block.rows[0]
    sources = [r for r in block.rows if any(_SOURCE_ROW.search(w) for w in row_names(block, r))]
    return block.rows[0] if block.rows and block.rows[0] in sources else None


def row_names(block: MoneyBlock, row: int) -> list[str]:
    """Return the words in front of the first money column of a row."""
    first = min(block.money_columns)
    return [w for cell in block.grid.row(row) if cell.column < first and (w := block.grid.words(cell))]


def cell_quantity(context: ReadingContext, cell: Cell | None) -> Quantity | None:
    """Return the one figure of a cell, None where it is empty or holds more."""
    if cell is None:
        return None
    found = context.quantities_in(cell.start, cell.end)
    return found[0] if len(found) == 1 and found[0].value is not None else None


def cell_amount(quantity: Quantity, factor: int) -> Decimal | None:
    """Return a cell's amount in 元; a unit of its own wins over the table's."""
    if quantity.value is None or quantity.unit not in ("", "元") or quantity.op is not Op.EQ:
        return None
    return quantity.value if quantity.unit == "元" else quantity.value * factor


def _money_value(context: ReadingContext, block: MoneyBlock, cell: Cell | None, name: str) -> FieldValue | None:
    quantity = cell_quantity(context, cell)
    amount = None if quantity is None else cell_amount(quantity, block.factor)
    if quantity is None or amount is None:
        return None
    confidence = 0.96 if block.unit_stated or quantity.unit else 0.7
    inner = Quantity(
        Op.EQ, amount, "元", quantity.passage, step=quantity.step * (1 if quantity.unit else block.factor)
    )
    return FieldValue(money_text(amount), quantity.passage, confidence, f"table:{name}", inner)


def _filled_below(
    context: ReadingContext, block: MoneyBlock, row: int, column: int, name: str
) -> FieldValue | None:
    for below in block.rows:
        value = _money_value(context, block, block.grid.at(below, column), name) if below > row else None
        if value is not None and Decimal(value.value) != 0:
            return value
    return None


def _rate_value(context: ReadingContext, cell: Cell | None, name: str) -> FieldValue | None:
    quantity = cell_quantity(context, cell)
    if quantity is None or quantity.value is None or quantity.unit not in ("", "%"):
        return None
    if not quantity.unit:
        quantity = share_of_whole(quantity)
    assert quantity.value is not None
    return FieldValue(plain(quantity.value), quantity.passage, 0.95, f"table:{name}", quantity)


# -- the total score -------------------------------------------------------------------------------------------

_MOST_SCORE = 120  # wrong sums above 100 are stated, too (a finding)
_SUM_ROW = re.compile(
    r"^(?:自评|自查|综合|单位自评)*(?:总分值?|总?合计|总计|共计|总得分|综合得分|合计得分|得分合计|总评分|总评|总自评得分)(?:（.*）)?[：:]?$"
)
_SCORE_COLUMN = re.compile(
    r"^(?:自评|自查|单位自评|项目自评|实际|自我|最终)?(?:得分|自评分|评分|分数|打分|自查分)(?:（.*）)?$|自评得分|自查得分"
)


def _total_score(context: ReadingContext, grid: Grid) -> Iterator[tuple[str, FieldValue]]:
    """Read the score of the total row, and of cells labelled 自评得分."""
    column: int | None = None
    for row in range(grid.table.rows):
        cells = grid.row(row)
        words = [grid.words(c) for c in cells]
        header = next((c.column for c, w in zip(cells, words, strict=True) if _SCORE_COLUMN.match(w)), None)
        if header is not None and len([w for w in words if w]) >= 3:
            column = header
        label = next((c for c, w in zip(cells, words, strict=True) if _SUM_ROW.match(w)), None)
        if label is not None and (value := _sum_score(context, grid, row, label, column)):
            yield "self_score", value
    for cell in grid.table.cells:
        right = grid.right_of(cell)
        if right is None or not _SCORE_LABEL.match(grid.words(cell)) or _has_points(context, grid, cell):
            continue
        if (
            right.row_span == 1
            and not _SCORE_COLUMN.match(grid.words(right))
            and (value := _score(context, right, 0.85))
        ):
            yield "self_score", value


_SCORE_LABEL = re.compile(
    r"^(?:自评|自查|综合|评价|最终)?(?:总)?(?:自评)?得分(?:（.*）)?[：:]?$|^(?:自评|自查)(?:总)?分"
)


def _score_inside(context: ReadingContext, grid: Grid) -> Iterator[tuple[str, FieldValue]]:
    """Read 自评得分：98.5分 in one cell, with the grade or without."""
    for cell in grid.table.cells:
        if cell.end - cell.start > _SHORT or not (match := _SCORE_INSIDE.match(grid.words(cell))):
            continue
        told = Decimal(match["score"])
        figure = next((q for q in context.quantities_in(cell.start, cell.end) if q.value == told), None)
        if figure is not None and 0 < told <= _MOST_SCORE:
            yield "self_score", FieldValue(plain(told), figure.passage, 0.86, "score-in-cell", figure)


_SHORT = 60
_SCORE_INSIDE = re.compile(
    r"^(?:[一二三四五六七八九十]{1,2}、)?(?:自评|自查|综合|评价|最终|项目)*(?:总得分|总分|得分|评分|自评分|自查分)[：:为]+(?P<score>[0-9]{1,3}(?:\.[0-9]+)?)分?(?![0-9/／])"
)


def _has_points(context: ReadingContext, grid: Grid, label: Cell) -> bool:
    """Tell a total row 总得分 | 100 | 98.5, whose first figure is its points."""
    figures = [c for c in grid.row(label.row) if c.column > label.column and cell_quantity(context, c)]
    return bool(_SUM_ROW.match(grid.words(label))) and len(figures) >= 2


def _sum_score(
    context: ReadingContext, grid: Grid, row: int, label: Cell, column: int | None
) -> FieldValue | None:
    figures = [c for c in grid.row(row) if c.column > label.column and cell_quantity(context, c) is not None]
    shifted = (
        grid.at(row, 0) is None and len(figures) == 2
    )  # 总分 | 100 | 98.8 of a text, no cell for the last column
    if shifted and figures[0].column == column and (value := _score(context, figures[1], 0.95)):
        return value
    if column is not None and (value := _score(context, grid.at(row, column), 0.95)):
        return value
    if len(figures) == 2 or (len(figures) == 1 and column is None):
        return _score(context, figures[-1], 0.8 if len(figures) == 2 else 0.5)
    return None


def _score(context: ReadingContext, cell: Cell | None, confidence: float) -> FieldValue | None:
    quantity = cell_quantity(context, cell) or _behind_slash(context, cell)
    if quantity is None or quantity.value is None or quantity.unit not in ("", "分"):
        return None
    if not 0 < quantity.value <= _MOST_SCORE or quantity.op is not Op.EQ:
        return None
    return FieldValue(plain(quantity.value), quantity.passage, confidence, "score-total-row", quantity)


def _behind_slash(context: ReadingContext, cell: Cell | None) -> Quantity | None:
    """Return the score of a cell that gives points and score (100/97.5)."""
    if cell is None or not _POINTS_AND_SCORE.fullmatch(context.folded, cell.start, cell.end):
        return None
    return context.quantities_in(cell.start, cell.end)[-1]


_POINTS_AND_SCORE = re.compile(r"\s*[0-9.]+\s*分?\s*[/／]\s*[0-9.]+\s*分?\s*")
