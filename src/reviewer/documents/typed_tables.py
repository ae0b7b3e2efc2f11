"""Forms saved as plain text: lines whose cells stand apart by tabs, bars or several blanks become tables again.

Only what is set out like a form is taken: three rows or more with the same number of cells, and form words among them. What
merged cells leave empty is told from where the empty cells stand.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reviewer.domain.document import Cell, Table

LEAST_ROWS, LEAST_COLUMNS, MOST_COLUMNS = 3, 3, 64
MOST_CELLS = 200_000
_SHORT = 40  # characters of a line that may be a row with one cell
_OFF = 2  # half characters that a cell may stand beside its column
_MOST_JOINED = 12  # lines of one quoted cell
_FORM_WORDS = re.compile(
    r"[一二三四]级指标|年度指标值|指标值|目标值|计划目标|完成值|实际完成|自评得分|自评总分|自评等级|分值|权重|得分|偏差原因|项目名称|资金名称"
    r"|主管部门|(?:实施|项目|预算|使用)单位|(?:年初|全年|调整)预算|预算数|预算金额|执行数|实际支出|到位|执行率|年度总体目标|预期目标|合计|支出内容|资金来源"
)
_LONGEST_LABEL = 8  # characters: 年度总体目标, 自评得分, 实际完成值
_LEAST_WORDS = (
    3  # different form words in a header, or in the rows where the lines themselves show that they are a table
)
_BARS = re.compile("[|｜│┃]")
_RULE = re.compile(r"[\s|｜│┃+┼├┤─━=:-]*")  # a line that only draws
_APART = re.compile(r"(?:[ \u00a0]{2,}|\u3000)[ \u00a0\u3000]*")


@dataclass(slots=True)
class _Row:
    """A line in cells; `starts` is how far from the left each cell begins, in half characters, where that says its column."""

    cells: list[str]
    starts: list[int] = field(default_factory=list)

    @property
    def filled(self) -> int:
        return sum(1 for cell in self.cells if cell)


_Split = Callable[[str], _Row]


@dataclass(slots=True, eq=False)
class _Run:
    """Lines `first` to `end` that are separated in one way; `columns` is 0 where their rows do not agree."""

    first: int
    end: int
    split: _Split
    rows: list[tuple[int, _Row]]
    columns: int

    @property
    def filled(self) -> list[_Row]:
        return [row for _, row in self.rows]


@dataclass(frozen=True, slots=True)
class TypedTable:
    """Lines `first` to `end` of a text as rows of equally many cells."""

    first: int
    end: int
    rows: tuple[tuple[str, ...], ...]


def typed_tables(lines: Sequence[str]) -> list[TypedTable]:
    """Return the tables of a text from top to bottom, none where no form is set out in it.

    Lines with tabs are tables all or none: beside a table that is one, others would be taken for running text.
    """
    runs = [_read(lines, first, end, split) for first, end, split in _runs(lines)]
    forms = [run for run in runs if run.columns and _is_form(run.filled, run.split)]
    if any(run.split is _by_tabs for run in forms):
        tabbed = [run for run in runs if run.split is _by_tabs and len(run.rows) > 1]
        forms = [r for r in runs if r in forms or r in tabbed] if all(r.columns for r in tabbed) else []
    found: list[TypedTable] = []
    left = MOST_CELLS
    for run in forms:
        table = _table(lines, run)
        if table is not None and left > 0:
            left -= sum(map(len, table.rows))
            found.append(table)
    return found


def labels_in(cells: Iterable[str]) -> int:
    """Return how many different form words are a cell of their own: 三级指标, 全年预算数（A）."""
    plain = {re.sub(r"[（(][^（()）]*[）)]|\s", "", cell) for cell in cells if len(cell) <= _SHORT}
    return sum(1 for cell in plain if _FORM_WORDS.search(cell) and len(cell) <= _LONGEST_LABEL)


def _runs(lines: Sequence[str]) -> Iterator[tuple[int, int, _Split]]:
    """Walk the runs of lines that are separated in one way; empty ones and drawn rules lie in between."""
    at = 0
    while at < len(lines):
        split = _way_of(lines[at])
        if split is None:
            at += 1
            continue
        end = _end_of(lines, at, split)
        while end < len(lines) and (not lines[end].strip() or _goes_on(lines, end, split)):
            end = _end_of(lines, end, split)
        yield at, end, split
        at = end


def _goes_on(lines: Sequence[str], at: int, split: _Split) -> bool:
    line = lines[at]
    if split is _by_tabs:
        return "\t" in line
    if _way_of(line) is split or (split is _by_bars and _is_rule(line)):
        return True
    between = split is _by_blanks and len(line) <= _SHORT and at + 1 < len(lines)
    return between and _way_of(lines[at + 1]) is split  # a row of which one cell is filled


def _way_of(line: str) -> _Split | None:
    """Return how the cells of a line stand apart, None where it has none."""
    if "\t" in line:
        return _by_tabs
    if len(_BARS.findall(line)) >= LEAST_COLUMNS - 1:
        return _by_bars
    return _by_blanks if len(_APART.findall(line.strip())) >= 1 else None


def _by_tabs(line: str) -> _Row:
    return _Row([_unquoted(cell) for cell in line.split("\t")])


def _unquoted(cell: str) -> str:
    cell = cell.strip()
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        cell = cell[1:-1].replace('""', '"')
    return cell.strip()


def _by_bars(line: str) -> _Row:
    return _Row([cell.strip() for cell in _BARS.split(line.strip())])


def _by_blanks(line: str) -> _Row:
    cells, starts, at = [], [], 0
    for cell in _APART.split(line):
        place = line.index(cell, at)
        at = place + len(cell)
        if cell:
            cells.append(cell.strip())
            starts.append(_width(line[:place]))
    return _Row(cells, starts)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


def _read(lines: Sequence[str], first: int, end: int, split: _Split) -> _Run:
    """Return a run of lines in rows."""
    rows = [(at, row) for at, row in _rows(lines, first, end, split) if row.filled]
    if split is _by_bars:
        _take_off_frame([row for _, row in rows])
    return _Run(first, end, split, rows, _columns([row for _, row in rows], split))


def _table(lines: Sequence[str], run: _Run) -> TypedTable | None:
    """Return the table that a run is; titles above its rows and notes below stay lines."""
    first, end, split, rows = run.first, run.end, run.split, run.rows
    while split is _by_blanks and rows[0][1].filled < 2:
        rows.pop(0)
    while split is _by_blanks and rows[-1][1].filled < 2:
        rows.pop()
    placed = _placed(run.filled, run.columns)
    if placed is None:
        return None
    begin, behind = rows[0][0], _end_of(lines, rows[-1][0], split)
    while begin > first and _is_rule(lines[begin - 1]):
        begin -= 1
    while behind < end and _is_rule(lines[behind]):
        behind += 1
    return TypedTable(begin, behind, placed)


def _take_off_frame(rows: Sequence[_Row]) -> None:
    """Take off what stands outside of bars around all rows."""
    for side in (0, -1):
        if all(row.cells and not row.cells[side] for row in rows):
            for row in rows:
                del row.cells[side]


def _is_rule(line: str) -> bool:
    """Tell a line that only draws."""
    return bool(line.strip()) and _RULE.fullmatch(line) is not None


def _rows(lines: Sequence[str], first: int, end: int, split: _Split) -> Iterator[tuple[int, _Row]]:
    """Walk the rows with their lines; the lines of a quoted cell are one."""
    at = first
    while at < end:
        behind = _end_of(lines, at, split)
        if not (split is _by_bars and _is_rule(lines[at])):
            yield at, split(" ".join(lines[at:behind]))
        at = behind


def _end_of(lines: Sequence[str], at: int, split: _Split) -> int:
    """Return the line behind a row: further down where a quotation of its last cell is open."""
    quotes, end = 0, at
    opens = split is _by_tabs and lines[at].rpartition("\t")[2].startswith('"')
    while opens and end < min(at + _MOST_JOINED, len(lines)):
        quotes += lines[end].count('"')
        end += 1
        if quotes % 2 == 0:
            return end
    return at + 1


def _columns(rows: Sequence[_Row], split: _Split) -> int:
    """Return how many columns rows have, 0 where too few agree; what a program saved with tabs agrees in every row."""
    counts = Counter(len(row.cells) for row in rows if row.filled > 1 or split is _by_tabs)
    most = max(counts, default=0)
    if split is _by_tabs and len(counts) > 1:
        return 0
    alike = max((counts[n] for n in counts if n >= _least_columns(split)), default=0)
    enough = (alike if split is _by_blanks else counts[most]) >= LEAST_ROWS
    return most if enough and _least_columns(split) <= most <= MOST_COLUMNS else 0


def _least_columns(split: _Split) -> int:
    return LEAST_COLUMNS if split is _by_blanks else LEAST_COLUMNS - 1


def _is_form(rows: Sequence[_Row], split: _Split) -> bool:
    """Tell a form by its header; where bars or cells left empty show a table, by the words of all its rows."""
    words = [{match.group() for cell in row.cells for match in _FORM_WORDS.finditer(cell)} for row in rows]
    shown = split is _by_bars or (split is _by_tabs and any(row.filled < len(row.cells) for row in rows))
    most = len(set().union(*words)) if shown else max(map(len, words), default=0)
    return most >= _LEAST_WORDS


def _placed(rows: Sequence[_Row], columns: int) -> tuple[tuple[str, ...], ...] | None:
    """Return the cells of all rows in their columns, None where cells that stand apart by blanks stand under no column."""
    full = [row.starts for row in rows if len(row.starts) == columns]
    begins = [min(starts[column] for starts in full) for column in range(columns)] if full else []
    placed = []
    for row in rows:
        if not row.starts or len(row.cells) == columns:
            placed.append((*row.cells[:columns], *[""] * (columns - len(row.cells))))
            continue
        cells = [""] * columns
        for cell, start in zip(row.cells, row.starts, strict=True):
            column = min(range(columns), key=lambda at: abs(begins[at] - start))
            if abs(begins[column] - start) > _OFF or cells[column]:
                return None
            cells[column] = cell
        placed.append(tuple(cells))
    return tuple(placed)


def laid(table: TypedTable, start: int) -> tuple[list[str], Table]:
    """Return the lines of a table as its canonical text, and the table over them."""
    owners = _owners(table.rows)
    lines: list[str] = []
    cells: list[Cell] = []
    at = start
    for row, texts in enumerate(table.rows):
        own = [column for column, owner in enumerate(owners[row]) if owner == (row, column)]
        while own and not texts[own[-1]]:
            own.pop()
        line = []
        for column in own:
            text = texts[column]
            down, across = _spans(owners, row, column)
            cells.append(Cell(row, column, at, at + len(text), down, across))
            line.append(text)
            at += len(text) + 1
        lines.append("\t".join(line))
    return lines, Table(start, at - 1, len(table.rows), len(table.rows[0]), tuple(cells))


_Place = tuple[int, int]


def _owners(rows: Sequence[Sequence[str]]) -> list[list[_Place]]:
    """Return for each place the cell that covers it.

    What is empty at the left goes on from above; what is empty behind a cell belongs to it where nothing stands above.
    """
    owners: list[list[_Place]] = []
    for at, row in enumerate(rows):
        own: list[_Place] = [(at, column) for column in range(len(row))]
        begun = False
        for column, text in enumerate(row):
            begun = begun or bool(text)
            if not begun and at:
                own[column] = owners[-1][column]
            elif not text and column and begun and (not at or not rows[at - 1][column]):
                own[column] = own[column - 1]
        owners.append(own)
    return owners


def _spans(owners: list[list[_Place]], row: int, column: int) -> _Place:
    down = across = 1
    while row + down < len(owners) and owners[row + down][column] == (row, column):
        down += 1
    while column + across < len(owners[row]) and owners[row][column + across] == (row, column):
        across += 1
    return down, across
