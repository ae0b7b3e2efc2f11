"""Grades that stand in the cells of a form: beside or below their label, in one cell with it, at the end of the total row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.domain.document import Cell
from reviewer.domain.report import FieldValue
from reviewer.domain.text import Passage
from reviewer.extraction.cell_grid import Grid
from reviewer.extraction.context import ReadingContext

_WORD = r"优秀?|良好?|中等?|合格|差"
_ABOUT = r"(?:自评|自查|评价|绩效|结果|综合|评定|最终|总体|单位)*"
_LABEL = re.compile(
    rf"^[（(]?{_ABOUT}(?:等级|等次|评级|档次|级别)|^(?:自评|自查)结论$|^评价结果$|^(?:自评|自查)结果$"
)
# （自评等级）优, 等级：优, 评价等级为“良”, 三、自评结论：优秀（99.5分）, 自评得分：98分，等级：优
_INSIDE = re.compile(
    rf"(?:^|[，,；;、分])[（(]?{_ABOUT}(?:等级|等次|评级|档次|级别|结果|结论)(?:[）)：:为是]|评[为定])+[“\"]?(?P<grade>{_WORD})"
    r"(?:级|等次?|档)?[”\"]?(?:$|[。，,；;（(）)])"
)
_ALONE = re.compile(rf"^[“\"]?(?P<grade>{_WORD})(?:级|等次?|档)?[”\"]?$")
_BOX = "√☑■✓✔☒"
_EMPTY_BOX = "□☐○"
_TICKED_BEFORE = re.compile(rf"[{_BOX}]\s*(?P<grade>{_WORD})")
_TICKED_BEHIND = re.compile(rf"(?P<grade>{_WORD})\s*[（(]?\s*[{_BOX}]")
_TOTAL = re.compile(r"^(?:自评|自查|综合)*(?:总分值?|合计|总计|总得分|得分合计|综合得分)")
_GRADE_OF = {"优": "优", "良": "良", "中": "中", "合": "中", "差": "差"}


def grade_cells(context: ReadingContext, grid: Grid) -> Iterator[tuple[str, FieldValue]]:
    """Walk the grades that a table states."""
    for cell in grid.table.cells:
        if cell.end - cell.start > 60:
            continue
        words = grid.words(cell)
        if match := _INSIDE.search(words):
            yield "self_grade", _value(context, cell, match["grade"], 0.9)
        elif _LABEL.match(words):
            yield from _labelled(context, grid, cell)
        elif _TOTAL.match(words):
            yield from _ending(context, grid, cell)


def _labelled(context: ReadingContext, grid: Grid, label: Cell) -> Iterator[tuple[str, FieldValue]]:
    """Read the grade beside its label, in one cell with it (ticked), or below it where it heads a column."""
    below = grid.at(label.row + label.row_span, label.column)
    for cell, confidence in ((grid.right_of(label), 0.9), (label, 0.9), (below, 0.86)):
        if cell is not None and (grade := _grade(grid.words(cell))):
            yield "self_grade", _value(context, cell, grade, confidence)
            return


def _ending(context: ReadingContext, grid: Grid, total: Cell) -> Iterator[tuple[str, FieldValue]]:
    """Read the bare grade behind the score of a total row: 总分 | 100 | 96.5 | 优."""
    for cell in grid.row(total.row):
        if cell.column > total.column and _ALONE.match(grid.words(cell)):
            yield "self_grade", _value(context, cell, grid.words(cell).strip('“”"'), 0.85)


def _grade(words: str) -> str:
    """Return the grade of a cell: alone, or the one that is ticked (优□ 良☑ 中□)."""
    if match := _ALONE.match(words):
        return match["grade"]
    boxes_lead = words.lstrip("（(")[:1] in _BOX + _EMPTY_BOX
    pattern = _TICKED_BEFORE if boxes_lead or not _TICKED_BEHIND.search(words) else _TICKED_BEHIND
    match = pattern.search(words)
    return match["grade"] if match else ""


def _value(context: ReadingContext, cell: Cell, grade: str, confidence: float) -> FieldValue:
    """Return the grade at its place in the cell: of several the ticked one."""
    marks = [m for m in (context.text.find(c, cell.start, cell.end) for c in _BOX) if m >= 0]
    found = [m.start() for m in re.compile(re.escape(grade[0])).finditer(context.text, cell.start, cell.end)]
    start = min(found, key=lambda at: min((abs(at - m) for m in marks), default=-at))
    return FieldValue(
        _GRADE_OF[grade[0]], Passage.cut(context.text, start, start + 1), confidence, "grade-cell"
    )
