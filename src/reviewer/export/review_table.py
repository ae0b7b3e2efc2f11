"""The scored rows of a review sheet, with live sums, and beside them what they are calculated from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.quantity import plain
from reviewer.domain.review import FieldDecision, IndicatorDecision
from reviewer.domain.rubric import ItemState, ScorePart
from reviewer.export.calculation import (
    BESIDE,
    BOTTOM,
    MACHINE,
    STATE,
    Ground,
    number_of,
    write_calculation,
    write_remark,
)
from reviewer.export.cells import Value, clean, figure, half_width, number_format
from reviewer.export.evidence import READ, RECKONED, TYPED, Fact, Notes, field_fact
from reviewer.export.model import ReviewForExport, in_brackets
from reviewer.export.page import RATE, SCORE, Page
from reviewer.export.rates import execution_percent
from reviewer.export.review_rows import ReviewLine, reckoned_rate, review_lines
from reviewer.scoring.outcome import kept_in
from reviewer.scoring.sheet import part_difference

COLUMNS = (
    ("一级指标", 9.0),
    ("二级指标", 11.0),
    ("三级指标", 22.0),
    ("指标性质", 6.5),
    ("指标值", 11.0),
    ("计量单位", 8.0),
    ("权重", 8.0),
    ("自评完成值", 11.5),
    ("自评得分", 8.5),
    ("复核完成值", 11.5),
    ("复核得分", 8.5),
    ("复核指标偏差", 9.5),
    ("备注", 44.0),
)
MARK = "$O$3"  # where the head says 暂定 or 未审定 while the score is so
MARKED = f'IF({MARK}="","","（"&{MARK}&"）")'  # as it stands behind a score


@dataclass(frozen=True)
class Subtotal:
    """A part's subtotal row with what its sums come to."""

    row: int
    points: Decimal
    self_score: Decimal | None
    score: Decimal
    gap: Decimal | None


@dataclass(frozen=True)
class Table:
    """Where the rows stand (counted from 0), and how its sums are written."""

    first: int
    total: int
    subtotals: Sequence[Subtotal]
    scale: str  # what the parts' points are multiplied by in the total; "" for nothing

    def area(self, letter: str) -> str:
        """Return a column of all rows, subtotals among them."""
        return f"${letter}${self.first + 1}:${letter}${max(self.total, self.first + 1)}"

    def sum_of(self, state: str, letter: str) -> str:
        """Return the sum of a column over the rows in a state."""
        return f'SUMIF({self.area(STATE)},"{state}",{self.area(letter)})'

    def scaled(self, points: str) -> str:
        """Return points of the parts as points of the total."""
        return f"ROUND({points}*{self.scale},2)" if self.scale else f"ROUND({points},2)"

    def composition(self) -> tuple[tuple[str, str], ...]:
        """Return the four sums with their names."""
        named = (
            ("机器可证", "机器可证", "K"),
            ("人工", "人工*", "K"),
            ("待确认", "待确认", "K"),
            ("待评", "待评", "G"),
        )
        return tuple((name, self.scaled(self.sum_of(state, letter))) for name, state, letter in named)

    def total_formula(self) -> str:
        """Return the formula of the total score, without "="."""
        if self.scale:
            return "+".join(amount for _, amount in self.composition()[:3])
        return f"ROUND(SUM({','.join(f'K{s.row + 1}' for s in self.subtotals) or '0'}),2)"


def write_table(page: Page, head: int, review: ReviewForExport, ground: Ground, notes: Notes) -> Table:
    """Write header, rows, subtotals and total, and beside them what they are calculated from."""
    for column, title in enumerate(title for title, _ in (*COLUMNS, *BESIDE)):
        if column < len(COLUMNS):
            page.text(head, column, title, page.styles.head())
        else:
            page.word(head, column, title, page.styles.head())
    at, subtotals = head + 1, []
    reckoned, rate = reckoned_rate(review), execution_percent(ground.money)
    for part in review.sheet.parts:
        lines = review_lines(part, review)
        first = at
        for line in lines:
            _note_line(page, at, line, review, notes)
            _write_line(page, at, line, "" if reckoned is None or not line.rate else rate)
            write_calculation(page, at, line, ground)
            at += 1
        _write_part_name(page, first, at, part)
        subtotals.append(_write_subtotal(page, at, first, part, lines))
        at += 1
    scale = f"{ground.rules.whole}/$G${at + 1}" if review.sheet.scale is not None else ""
    table = Table(head + 1, at, subtotals, scale)
    _write_total(page, table, review)
    return table


def _write_part_name(page: Page, first: int, end: int, part: ScorePart) -> None:
    """Write the part's name over its rows."""
    style = page.styles.middle()
    if end - first > 1:
        page.sheet.merge_range(first, 0, end - 1, 0, "", style)
        page.word(first, 0, clean(part.name), style)
    elif end > first:
        page.text(first, 0, part.name, style)


def _note_line(page: Page, at: int, line: ReviewLine, review: ReviewForExport, notes: Notes) -> None:
    """Take down where target, results and points of a row come from."""
    indicator = review.report.indicator(line.item.indicator) if line.item.indicator else None
    name = line.level3
    for column, word, value, quantity in (
        (4, "指标值", line.target, indicator.target if indicator else None),
        (7, "自评完成值", line.actual, indicator.actual if indicator else None),
    ):
        passages = (quantity.passage,) if quantity is not None else line.item.passages
        fact = Fact(f"{name}：{word}", value, line.unit, READ if passages else TYPED, passages)
        if line.rate:
            fact = field_fact(review, "execution_rate", f"{name}：{word}", value, line.unit)
        notes.note(page, at, column, fact)
    notes.note(page, at, 9, _verified_fact(line, review))
    source = TYPED if line.item.state is ItemState.MANUAL else RECKONED
    told = half_width("；".join(filter(None, (line.item.formula, line.item.reason))))
    score = Fact(f"{name}：复核得分", figure(line.score), "分", source, line.item.passages, told)
    notes.note(page, at, 10, score)


def _verified_fact(line: ReviewLine, review: ReviewForExport) -> Fact:
    """Return the reviewer's own result: typed, or worked out from amounts of which one was typed."""
    what = f"{line.level3}：复核完成值"
    if line.rate and reckoned_rate(review) is not None:
        return Fact(what, line.verified, line.unit, RECKONED, line.item.passages, "执行数÷预算数，其中有复核数")
    decided: IndicatorDecision | FieldDecision | None = review.decisions.field("execution_rate")
    if not line.rate:
        decided = review.decisions.indicator(line.item.indicator) if line.item.indicator else None
    return Fact(what, line.verified, line.unit, TYPED, rule=decided.verified_reason if decided else "")


def _write_line(page: Page, at: int, line: ReviewLine, rate: str = "") -> None:
    """Write a row; `rate` is the formula of the reviewer's own result where that follows from the amounts of the head."""
    styles, r = page.styles, at + 1
    text, middle, score = styles.text(), styles.middle(), styles.number(SCORE)
    page.need(at, 0)
    page.text(at, 1, line.level2, text)
    page.text(at, 2, line.level3, text)
    page.text(at, 3, line.symbol, middle)
    _write_value(page, at, 4, line.target)
    page.text(at, 5, line.unit, middle)
    page.number(at, 6, figure(line.points), score)
    _write_value(page, at, 7, line.actual)
    page.number(at, 8, figure(line.self_score), score)
    if rate:
        page.formula(at, 9, f"={rate}", line.verified, styles.number("0.00"))
    else:
        _write_value(page, at, 9, line.verified)
    if line.unit == "%":
        page.prompt(at, 9, "按计量单位填数", "95% 填 95")
    done = f"IF(ISNUMBER(J{r}),J{r},H{r})"
    formula = f'=IF(AND(ISNUMBER(E{r}),ISNUMBER({done}),N(E{r})<>0),({done}-E{r})/E{r},"")'
    page.formula(at, 11, formula, _deviation(line), styles.number(RATE))
    write_remark(page, at, 12, line)


def _deviation(line: ReviewLine) -> float | None:
    done = line.verified if isinstance(line.verified, float) else line.actual
    if not isinstance(line.target, float) or not isinstance(done, float) or not line.target:
        return None
    return (done - line.target) / line.target


def _write_value(page: Page, at: int, column: int, value: Value) -> None:
    if isinstance(value, str):
        page.text(at, column, value, page.styles.middle())
    else:
        form = "0" if value is None else number_format(value)
        page.number(at, column, value, page.styles.number(form))


def _write_subtotal(page: Page, at: int, first: int, part: ScorePart, lines: list[ReviewLine]) -> Subtotal:
    own = [line.self_score for line in lines if line.self_score is not None]
    sums = Subtotal(
        row=at,
        points=sum((line.points for line in lines if line.points is not None), Decimal(0)),
        self_score=part.self_score if part.self_score is not None else sum(own, Decimal(0)) if own else None,
        score=sum((line.score for line in lines if line.score is not None), Decimal(0)),
        gap=part_difference(part),
    )
    bold = page.styles.number(SCORE, bold=True)
    page.need(at, 0)
    page.text(at, 0, f"{part.name}小计", page.styles.middle(bold=True), to=5)
    _sum(page, at, "G", first, sums.points)
    if own and sum(own, Decimal(0)) == sums.self_score:
        _sum(page, at, "I", first, sums.self_score)
    else:
        page.number(at, 8, figure(sums.self_score), bold)
    _sum(page, at, "K", first, sums.score)
    for column in (7, 9, 11):
        page.number(at, column, None, bold)
    told = kept_in(part.items) if lines else part.formula
    page.text(at, 12, half_width(told), page.styles.text(bold=True))
    page.word(at, number_of(BOTTOM), "已评分差", page.styles.aside())
    page.formula(
        at, number_of(MACHINE), _gap(first, at, part, lines), figure(sums.gap), page.styles.number(SCORE)
    )
    return sums


def _gap(first: int, at: int, part: ScorePart, lines: Sequence[ReviewLine]) -> str:
    """Return the formula of what the decided rows of a part differ by from the unit's own scores for them."""
    if not lines:
        return '=""'
    score, own = (f"{letter}{first + 1}:{letter}{at}" for letter in "KI")
    decided = f"--ISNUMBER({score})"
    without = f"SUMPRODUCT({decided},--NOT(ISNUMBER({own})))=0"
    rows = f"SUM({score})-SUMPRODUCT({decided},{own})"
    whole = '""'
    if part.self_score is not None:
        whole = f'IF(COUNT({score})={len(lines)},SUM({score})-{plain(part.self_score)},"")'
    return f'=IF(COUNT({score})=0,"",IF({without},ROUND({rows},2),{whole}))'


def _sum(page: Page, at: int, letter: str, first: int, cached: Decimal | None) -> None:
    style = page.styles.number(SCORE, bold=True)
    formula = f"=ROUND(SUM({letter}{first + 1}:{letter}{at}),2)" if at > first else "=0"
    page.formula(at, ord(letter) - ord("A"), formula, figure(cached), style)


def _write_total(page: Page, table: Table, review: ReviewForExport) -> None:
    sheet, at, subtotals = review.sheet, table.total, table.subtotals
    bold = page.styles.number(SCORE, bold=True)
    mark = in_brackets(review.mark)
    style = page.styles.middle(bold=True)
    page.text(at, 0, "合计" + mark, style, to=5)
    page.formula(at, 0, f'="合计"&{MARKED}', "合计" + mark, style)
    page.need(at, 24)
    points = ",".join(f"G{s.row + 1}" for s in subtotals) or "0"
    whole = sum((s.points for s in subtotals), Decimal(0))
    page.formula(at, 6, f"=ROUND(SUM({points}),2)", figure(whole), bold)
    page.formula(at, 10, f"={table.total_formula()}", figure(sheet.total), bold)
    # The unit's total is what the report concludes with; its parts need not add up to it (a finding says so).
    page.number(at, 8, figure(sheet.self_score), bold)
    for column in (7, 9, 11):
        page.number(at, column, None, bold)
    page.text(at, 12, _unscored(review), page.styles.text())


def _unscored(review: ReviewForExport) -> str:
    named = (review.report.indicator(key) for key in review.sheet.unscored)
    names = [indicator.name for indicator in named if indicator is not None]
    return f"无目标值，不计分：{'、'.join(names)}" if names else ""
