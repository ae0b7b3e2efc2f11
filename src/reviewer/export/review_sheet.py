"""The review sheet (复核表) of one report: head facts and the scored rows with live sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.library import ReportRow
from reviewer.domain.report import FIELDS, KIND_NAMES, FieldType
from reviewer.domain.review import STATUS_NAMES, FieldDecision, Status
from reviewer.domain.rubric import ScorePart, ScoreSheet
from reviewer.export.cells import Value, clean, figure, half_width, in_wan, number_format, wan_text
from reviewer.export.model import ExportMeta, ReviewForExport
from reviewer.export.page import MONEY, RATE, SCORE, Page, quoted
from reviewer.export.review_rows import (
    ENTERED,
    OPEN,
    FindingLine,
    ReviewLine,
    finding_lines,
    findings_counted,
    review_lines,
)
from reviewer.export.summary import SHEET as SUMMARY
from reviewer.scoring.outcome import kept_in

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
_TITLES = {"project": "项目支出绩效自评复核表", "overall": "部门整体支出绩效自评复核表"}
_LAST = len(COLUMNS) - 1
_NOTE = (
    "注：指标性质为计分所用，原文写等于或未写的按“≥”计；复核指标偏差＝（复核完成值－指标值）÷指标值，未填复核完成值的按自评完成值计算；标有“暂定”的得分待确认或待评，"
    "不作结论；疑点仅供核实。"
)


@dataclass(frozen=True)
class _Subtotal:
    """A part's subtotal row with what its sums come to."""

    row: int
    points: Decimal
    self_score: Decimal | None
    score: Decimal


def write_review(page: Page, review: ReviewForExport, meta: ExportMeta, findings_sheet: str) -> str:
    """Write one review; return the cell that holds the total score, as "K40".

    Its findings stand on a sheet of their own, so that each header is repeated over its own rows only.
    """
    row = review.row
    page.text(0, 0, _TITLES.get(row.kind, "绩效自评复核表"), page.styles.title(), to=_LAST)
    page.need(0, 34)
    page.text(1, 0, f"编制单位：{meta.organisation}", page.styles.note(), to=4)
    page.link(1, 6, SUMMARY, "返回汇总表", page.styles.link(border=0, text_wrap=False))
    page.text(1, 8, "单位：万元、分", page.styles.note("right"), to=_LAST)
    head = 2 + _FACT_ROWS + len(_verified(review))
    total = _write_table(page, head, review)
    _write_facts(page, 2, review, f"K{total + 1}")
    end = _write_below(page, total + 1, review, findings_sheet)
    page.print_as_table(head, 3, end)
    return f"K{total + 1}"


# ---- head facts

_FACT_ROWS = 8
# Where label and value of the three pairs of a row stand.
_PAIRS = (((0, 1), (2, 2)), ((3, 5), (6, 7)), ((8, 9), (10, 12)))
_WIDE = (((0, 1), (2, 7)), ((8, 9), (10, 12)))
_WHOLE = (((0, 1), (2, 12)),)
_REASONED = (((0, 1), (2, 2)), ((3, 5), (6, 12)))
_AMOUNTS = {"budget_initial": "年初预算数", "budget": "全年预算数", "spent": "全年执行数"}


def _write_facts(page: Page, at: int, review: ReviewForExport, total: str) -> None:
    row, sheet = review.row, review.sheet
    provisional = _provisional(review)
    for line, (places, facts) in enumerate(
        (
            (_WIDE, (("项目名称", row.project_shown), ("评价年度", str(row.year or "")))),
            (_WIDE, (("实施单位", row.unit), ("主管部门", row.department))),
            (_WIDE, (("报告文件", row.shown_name), ("复核状态", STATUS_NAMES[row.status]))),
            (_WHOLE, (("评分规则", _profile(sheet)),)),
            (_WHOLE, (("得分构成", _composition(sheet) + provisional),)),
        )
    ):
        for (label, value), (title, text) in zip(places, facts, strict=True):
            _fact(page, at + line, label, title)
            page.text(at + line, value[0], text, page.styles.text(), to=value[1])
    cells = _write_money(page, at + 5, review)
    at = at + 6
    for name, decision in _verified(review):
        cells[name] = _write_verified(page, at, review, name, decision)
        at += 1
    _write_scores(page, at, review, total, cells)


def _provisional(review: ReviewForExport) -> str:
    return "（暂定）" if review.provisional else ""


def _fact(page: Page, at: int, place: tuple[int, int], title: str) -> None:
    page.text(at, place[0], title, page.styles.head(), to=place[1])


def _verified(review: ReviewForExport) -> list[tuple[str, FieldDecision]]:
    """Return the reviewer's own figures with their reasons, in the order of the fields."""
    found = [(name, review.decisions.field(name)) for name in FIELDS]
    return [(name, d) for name, d in found if d is not None and d.verified is not None]


def _write_money(page: Page, at: int, review: ReviewForExport) -> dict[str, str]:
    """Write the amounts as the report states them; return the cell of each."""
    cells = {}
    for (label, value), (name, title) in zip(_PAIRS, _AMOUNTS.items(), strict=True):
        own = review.decisions.verified(name) is None
        amount = getattr(review.row, name) if own else review.report.amount(name)
        _fact(page, at, label, f"{title}（{ENTERED}）" if review.entered(name) else title)
        page.merged_number(at, value, in_wan(amount), page.styles.number(MONEY))
        cells[name] = f"{'ABCDEFGHIJK'[value[0]]}{at + 1}"
    page.need(at, 0)
    return cells


def _write_verified(page: Page, at: int, review: ReviewForExport, name: str, decision: FieldDecision) -> str:
    """Write the reviewer's own figure for a field with its reason; return its cell."""
    spec, (label, value), (why, reason) = FIELDS[name], *_REASONED
    page.need(at, 0)
    _fact(page, at, label, f"{_AMOUNTS.get(name, spec.label)}复核数")
    verified = decision.verified or ""
    if spec.type is FieldType.MONEY:
        page.merged_number(at, value, in_wan(Decimal(verified)), page.styles.number(MONEY))
    else:
        page.text(at, value[0], _in_words(name, verified), page.styles.text(), to=value[1])
    own = review.report.value(name)
    stated = "原文未列" if own is None else f"原文 {_in_words(name, own)}"
    _fact(page, at, why, "依据")
    text = decision.verified_reason.strip() + ("" if name in _AMOUNTS and own is not None else f"（{stated}）")
    page.text(at, reason[0], text, page.styles.text(), to=reason[1])
    return f"C{at + 1}"


def _in_words(name: str, value: str) -> str:
    if FIELDS[name].type is FieldType.MONEY:
        return f"{wan_text(Decimal(value))}万元"
    if FIELDS[name].type is FieldType.PERCENT:
        return f"{value}%"
    return KIND_NAMES.get(value, value) if FIELDS[name].type is FieldType.KIND else value


def _write_scores(page: Page, at: int, review: ReviewForExport, total: str, cells: Mapping[str, str]) -> None:
    row, sheet, styles = review.row, review.sheet, page.styles
    provisional = _provisional(review)
    for offset, titles in (
        (0, ("执行率", "自评得分", "自评等级")),
        (1, ("复核得分" + provisional, "复核等级", _difference_name(row))),
    ):
        for (label, value), title in zip(_PAIRS, titles, strict=True):
            _fact(page, at + offset, label, title)
            page.merged_number(at + offset, value, None, styles.number(SCORE))
        page.need(at + offset, 0)
    rate, own, grade = (value[0] for _, value in _PAIRS)
    _write_rate(page, at, rate, row, cells)
    page.number(at, own, figure(row.self_score), styles.number(SCORE))
    page.word(at, grade, row.self_grade or "", styles.middle())
    page.formula(at + 1, rate, f"={total}", figure(sheet.total), styles.number(SCORE, bold=True))
    page.word(at + 1, own, f"{sheet.grade}{provisional}" if sheet.grade else "暂定", styles.middle())
    _write_difference(page, at + 1, grade, row, sheet, f"C{at + 2}", f"G{at + 1}")


def _write_rate(page: Page, at: int, column: int, row: ReportRow, cells: Mapping[str, str]) -> None:
    """Write spent ÷ budget of the figures that count; the stated rate where they can't give it."""
    style, budget = page.styles.number(RATE), row.budget or row.budget_initial
    cached = row.spent / budget if row.spent is not None and budget else None
    if cached is None and row.execution_rate is not None:
        page.number(at, column, figure(row.execution_rate / 100), style)
        return
    initial, whole, spent = (cells[name] for name in _AMOUNTS)
    below = f'IF(N({whole})>0,{spent}/{whole},IF(N({initial})>0,{spent}/{initial},""))'
    page.formula(at, column, f'=IF(ISNUMBER({spent}),{below},"")', figure(cached), style)


def _difference_name(row: ReportRow) -> str:
    return f"{'已评部分分差' if row.open_points else '分差'}（复核−自评）"


def _write_difference(
    page: Page, at: int, column: int, row: ReportRow, sheet: ScoreSheet, score: str, own: str
) -> None:
    style = page.styles.number(SCORE)
    if row.open_points:
        page.number(at, column, figure(row.decided_difference), style)
        return
    cached = None if row.self_score is None else sheet.total - row.self_score
    page.formula(at, column, f'=IF(ISNUMBER({own}),ROUND({score}-{own},2),"")', figure(cached), style)


def _profile(sheet: ScoreSheet) -> str:
    named = f"{sheet.profile_name}第 {sheet.profile_version} 版"
    return f"{named}（{sheet.profile_reason}）" if sheet.profile_reason else named


def _composition(sheet: ScoreSheet) -> str:
    named = (
        ("机器可证", sheet.computed),
        ("人工", sheet.manual),
        ("待确认", sheet.proposed),
        ("待评", sheet.open),
    )
    return " · ".join(f"{name} {amount:.2f}" for name, amount in named)


# ---- the table


def _write_table(page: Page, head: int, review: ReviewForExport) -> int:
    """Write header, rows, subtotals and total; return the total's row."""
    for column, (title, _) in enumerate(COLUMNS):
        page.text(head, column, title, page.styles.head())
    at, subtotals = head + 1, []
    for part in review.sheet.parts:
        lines = review_lines(part, review)
        first = at
        for line in lines:
            _write_line(page, at, line)
            at += 1
        _write_part_name(page, first, at, part)
        subtotals.append(_write_subtotal(page, at, first, part, lines))
        at += 1
    _write_total(page, at, subtotals, review)
    return at


def _write_part_name(page: Page, first: int, end: int, part: ScorePart) -> None:
    """Write the part's name over its rows."""
    style = page.styles.middle()
    if end - first > 1:
        page.sheet.merge_range(first, 0, end - 1, 0, "", style)
        page.word(first, 0, clean(part.name), style)
    elif end > first:
        page.text(first, 0, part.name, style)


def _write_line(page: Page, at: int, line: ReviewLine) -> None:
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
    _write_value(page, at, 9, line.verified)
    page.number(at, 10, figure(line.score), score)
    done = f"IF(ISNUMBER(J{r}),J{r},H{r})"
    formula = f'=IF(AND(ISNUMBER(E{r}),ISNUMBER({done}),N(E{r})<>0),({done}-E{r})/E{r},"")'
    page.formula(at, 11, formula, _deviation(line), styles.number(RATE))
    page.text(at, 12, line.remark, text)


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


def _write_subtotal(page: Page, at: int, first: int, part: ScorePart, lines: list[ReviewLine]) -> _Subtotal:
    own = [line.self_score for line in lines if line.self_score is not None]
    sums = _Subtotal(
        row=at,
        points=sum((line.points for line in lines if line.points is not None), Decimal(0)),
        self_score=part.self_score if part.self_score is not None else sum(own, Decimal(0)) if own else None,
        score=sum((line.score for line in lines if line.score is not None), Decimal(0)),
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
    return sums


def _sum(page: Page, at: int, letter: str, first: int, cached: Decimal | None) -> None:
    style = page.styles.number(SCORE, bold=True)
    formula = f"=ROUND(SUM({letter}{first + 1}:{letter}{at}),2)" if at > first else "=0"
    page.formula(at, ord(letter) - ord("A"), formula, figure(cached), style)


def _write_total(page: Page, at: int, subtotals: list[_Subtotal], review: ReviewForExport) -> None:
    sheet = review.sheet
    bold = page.styles.number(SCORE, bold=True)
    page.text(at, 0, "合计" + _provisional(review), page.styles.middle(bold=True), to=5)
    page.need(at, 24)
    for letter, cached in (
        ("G", sum((s.points for s in subtotals), Decimal(0))),
        ("K", sum((s.score for s in subtotals), Decimal(0))),
    ):
        cells = ",".join(f"{letter}{s.row + 1}" for s in subtotals) or "0"
        page.formula(at, ord(letter) - ord("A"), f"=ROUND(SUM({cells}),2)", figure(cached), bold)
    # The unit's total is what the report concludes with; its parts need not add up to it (a finding says so).
    page.number(at, 8, figure(sheet.self_score), bold)
    for column in (7, 9, 11):
        page.number(at, column, None, bold)
    page.text(at, 12, _unscored(review), page.styles.text())


def _unscored(review: ReviewForExport) -> str:
    named = (review.report.indicator(key) for key in review.sheet.unscored)
    names = [indicator.name for indicator in named if indicator is not None]
    return f"无目标值，不计分：{'、'.join(names)}" if names else ""


# ---- below the table


def _write_below(page: Page, at: int, review: ReviewForExport, findings_sheet: str) -> int:
    page.text(at, 0, _NOTE, page.styles.note(), to=_LAST)
    at += 1
    lines = finding_lines(list(review.findings.items()), review.decisions)
    page.text(at, 0, f"疑点 {findings_counted(lines)}", page.styles.note(), to=2)
    if review.findings:
        page.link(at, 3, findings_sheet, "疑点清单", page.styles.link(border=0, text_wrap=False))
    page.need(at, 26)
    at = _write_left_open(page, at + 1, review, lines)
    page.signatures(at)
    return at


def _write_left_open(page: Page, at: int, review: ReviewForExport, lines: Sequence[FindingLine]) -> int:
    """Name the findings that a finished review left open; return the row behind them."""
    if review.row.status is not Status.DONE:
        return at
    for place, (key, line) in enumerate(zip(review.findings, lines, strict=True), 1):
        if line.state == OPEN:
            number = review.numbers.get(key, place)
            told = line.message.partition("\n")[0]
            text = f"{OPEN}疑点 {number}（{line.severity}）{line.title}：{told}"
            page.text(at, 0, text, page.styles.note(), to=_LAST)
            at += 1
    return at


def total_cell(sheet: str, cell: str) -> str:
    """Return a reference to another sheet's cell that does not move when copied."""
    return f"{quoted(sheet)}!${cell[0]}${cell[1:]}"
