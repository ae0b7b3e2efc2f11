"""Where what can come back stands on a sheet: found by titles and keys, never by positions, when written and when read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.domain.report import FIELDS
from reviewer.export.coming_back.cells import NOTHING, Cell, Grid, digest, rounded
from reviewer.export.review_head import AMOUNTS
from reviewer.export.review_rows import ENTERED

KEY_TITLE = "报告编号"
RULES_TITLE = "评分口径"
HEAD_ROWS = 40  # within these a sheet says what it is
# What stands in a row, and the title of its column.
ADJUSTMENT, REASON, VERIFIED = "adjustment", "reason", "verified"
SCORE, MACHINE, STATE = "score", "machine", "state"
REST = "rest"  # what counts in a row and does not come back: a digest
STATED, OWN, WHY = "stated", "own", "why"  # of a field: the amount as exported, the reviewer's own, its reason
TOTAL, PROFILE, RULES = "total", "profile", "rules"
ADVICE, REVIEWER, AMOUNT = "advice", "reviewer", "amount"
DIGESTS = (REST, RULES)  # stand for other cells than the one they are told of at
_COLUMNS = {
    ADJUSTMENT: "人工调整",
    REASON: "调整理由",
    VERIFIED: "复核完成值",
    SCORE: "复核得分",
    MACHINE: "系统得分",
    STATE: "得分状态",
}
_REST = ("指标性质", "指标值", "计量单位", "权重", "自评完成值", "自评得分")
_ROW_KEY, _NAME, _UNIT = "编号", "三级指标", "计量单位"
_SUMMARY = {ADVICE: "处理建议", REVIEWER: "复核人", SCORE: "复核得分"}
_PROFILE_LABEL, _WHY_LABEL = "评分规则", "依据"
_STATED_LABELS = {title: name for name, title in AMOUNTS.items()}
_OWN_LABELS = {f"{AMOUNTS.get(name, spec.label)}复核数": name for name, spec in FIELDS.items()}
_LABELS = {*_STATED_LABELS, *_OWN_LABELS, _WHY_LABEL, _PROFILE_LABEL}

Key = tuple[str, str]  # what it is, and of which item or field


@dataclass(frozen=True, slots=True)
class Place:
    """A cell that can come back, or that tells whether something else was changed."""

    key: Key
    row: int
    column: int
    cell: Cell


@dataclass(frozen=True)
class Told:
    """What a row says of itself."""

    name: str
    unit: str


@dataclass(frozen=True)
class Found:
    """What stands on one sheet about one report ("" for the rules); `twice` are the keys of rows that stand there twice."""

    report: str
    places: tuple[Place, ...]
    rows: dict[str, Told]
    twice: frozenset[str] = frozenset()
    summary: bool = False


def found_on(grid: Grid) -> list[Found]:
    """Return what a sheet holds: one report on a review sheet, one for each line of the summary, the rules; else nothing."""
    if _at(grid, 0, 0).text == RULES_TITLE:
        return [Found("", (_rules(grid),), {})]
    if (head := _head(grid, {*_COLUMNS.values(), _ROW_KEY})) is not None:
        report, aside = _beside(grid, KEY_TITLE, head[0])
        return [_review(grid, report, aside, *head)] if report else []
    if (head := _head(grid, {*_SUMMARY.values(), KEY_TITLE})) is not None:
        return list(_lines(grid, *head))
    return []


def _place(key: Key, row: int, column: int, cell: Cell) -> Place:
    return Place(key, row, column, cell.shaped())


def _at(grid: Grid, row: int, column: int) -> Cell:
    return grid.get(row, {}).get(column, NOTHING)


def _head(grid: Grid, titles: set[str]) -> tuple[int, dict[str, int]] | None:
    """Return the row that holds all these titles, and where each title of it stands."""
    for row in sorted(grid)[:HEAD_ROWS]:
        columns: dict[str, int] = {}
        for column, cell in sorted(grid[row].items()):
            columns.setdefault(cell.text, column)
        if titles <= columns.keys():
            return row, columns
    return None


def _beside(grid: Grid, label: str, end: int) -> tuple[str, int]:
    """Return the first text right of a label above a row, and the label's column; "" and -1 where it does not stand there."""
    for row in (row for row in sorted(grid) if row < end):
        cells = sorted(grid[row].items())
        for at, (column, cell) in enumerate(cells):
            if cell.text == label and at + 1 < len(cells):
                return cells[at + 1][1].text, column
    return "", -1


# ---- a review sheet


def _review(grid: Grid, report: str, aside: int, head: int, columns: dict[str, int]) -> Found:
    places, rows, twice = list(_head_places(grid, head, aside)), dict[str, Told](), set[str]()
    total: Place | None = None
    for row in (row for row in sorted(grid) if row > head):
        key = _at(grid, row, columns[_ROW_KEY]).text
        if not key:
            total = _sum(grid, row, columns[_COLUMNS[SCORE]]) or total
            continue
        if key in rows:
            twice.add(key)
        name, unit = (_at(grid, row, columns.get(title, -1)).text for title in (_NAME, _UNIT))
        rows[key] = Told(name, unit)
        places += _row_places(grid, row, key, columns)
    if total is not None:
        places.append(total)
    return Found(report, tuple(places), rows, frozenset(twice))


def _sum(grid: Grid, row: int, column: int) -> Place | None:
    """Return the score of a row that is no item: the last of these is the total."""
    cell = _at(grid, row, column)
    return _place((TOTAL, ""), row, column, cell) if cell.formula or isinstance(cell.value, float) else None


def _row_places(grid: Grid, row: int, key: str, columns: dict[str, int]) -> Iterator[Place]:
    for what, title in _COLUMNS.items():
        yield _place((what, key), row, columns[title], _at(grid, row, columns[title]))
    rest = [rounded(_at(grid, row, columns[title]).value) for title in _REST if title in columns]
    yield Place((REST, key), row, columns[_ROW_KEY], Cell(digest(rest)))


def _head_places(grid: Grid, end: int, aside: int) -> Iterator[Place]:
    """Walk the amounts, the reviewer's own figures with their reasons, and the rules' name above the table.

    What stands from the column `aside` on belongs to none of them.
    """
    for row in (row for row in sorted(grid) if row < end):
        of = ""
        for label, column, cell in _labelled(grid, row, aside):
            if label == _PROFILE_LABEL:
                yield _place((PROFILE, ""), row, column, cell)
            elif label == _WHY_LABEL:
                if of:
                    yield _place((WHY, of), row, column, cell)
            elif label in _STATED_LABELS:
                yield _place((STATED, _STATED_LABELS[label]), row, column, cell)
            else:
                of = _OWN_LABELS[label]
                yield _place((OWN, of), row, column, cell)


def _labelled(grid: Grid, row: int, aside: int) -> Iterator[tuple[str, int, Cell]]:
    """Walk the labels of a row, each with the first cell after it that is not empty and no label."""
    label, start = "", 0
    for column, cell in sorted((at, cell) for at, cell in grid[row].items() if at < aside):
        word = cell.text.removesuffix(f"（{ENTERED}）")
        if word in _LABELS and word != label:
            if label:
                yield label, start, NOTHING
            label, start = word, column + 1
        elif label:
            yield label, column, cell
            label = ""
    if label:
        yield label, start, NOTHING


# ---- the summary, the rules


def _lines(grid: Grid, head: int, columns: dict[str, int]) -> Iterator[Found]:
    amounts = {name: columns[title] for name, title in AMOUNTS.items() if title in columns}
    for row in (row for row in sorted(grid) if row > head):
        report = _at(grid, row, columns[KEY_TITLE]).text
        if report:
            wanted = {(what, ""): columns[title] for what, title in _SUMMARY.items()}
            wanted |= {(AMOUNT, name): column for name, column in amounts.items()}
            places = tuple(_place(key, row, column, _at(grid, row, column)) for key, column in wanted.items())
            yield Found(report, places, {}, summary=True)


def _rules(grid: Grid) -> Place:
    """Return a digest of all numbers and words of the rules, where they stand beside their names."""
    lines = ("\x1e".join(rounded(cell.value) for _, cell in sorted(grid[row].items())) for row in sorted(grid))
    return Place((RULES, ""), 0, 0, Cell(digest(list(lines))))
