"""The head of a review sheet: facts, money, scores, and the flags that other cells ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from xlsxwriter.format import Format

from reviewer.domain.library import ReportRow
from reviewer.domain.report import FIELDS, KIND_NAMES, FieldType
from reviewer.domain.review import STATUS_NAMES, FieldDecision, Status
from reviewer.domain.rubric import ItemState, ScoreSheet
from reviewer.export.calculation import (
    DOUBTFUL,
    MACHINE,
    ROW_CHECK,
    STATE,
    STATES,
    ReviewCells,
    told_state,
)
from reviewer.export.cells import figure, in_wan, wan_text
from reviewer.export.evidence import TYPED, Fact, Notes, field_fact
from reviewer.export.model import PROVISIONAL, UNDECIDED, ReviewForExport, in_brackets
from reviewer.export.page import MONEY, RATE, SCORE, Page
from reviewer.export.rates import Amount
from reviewer.export.review_rows import ENTERED
from reviewer.export.review_table import MARKED, Subtotal, Table
from reviewer.export.rule_cells import ProfileCells
from reviewer.export.unchanged import CHANGED, SAME, compared, holds

FACTS_ROW, MONEY_ROW = 2, 7
# Beside the head: what the other cells ask for.
OPEN, GAP, _EXPORTED, CHECK = "$O$4", "$O$5", "$O$6", "$O$7"
PROPOSED, WAITING, STATUS = "$O$9", "$O$10", f"$K${FACTS_ROW + 3}"
# Where label and value of the three pairs of a row stand.
_PAIRS = (((0, 1), (2, 2)), ((3, 5), (6, 7)), ((8, 9), (10, 12)))
_WIDE = (((0, 1), (2, 7)), ((8, 9), (10, 12)))
_WHOLE = (((0, 1), (2, 12)),)
_REASONED = (((0, 1), (2, 2)), ((3, 5), (6, 12)))
_WAITING_DIFFERENCE = "已评部分分差（复核−自评）"
_WAITS = (STATES[ItemState.PROPOSED], STATES[ItemState.OPEN], DOUBTFUL)
AMOUNTS = {"budget_initial": "年初预算数", "budget": "全年预算数", "spent": "全年执行数"}


def write_facts(page: Page, review: ReviewForExport, table: Table) -> None:
    row, sheet = review.row, review.sheet
    for line, (places, facts) in enumerate(
        (
            (_WIDE, (("项目名称", row.project_shown), ("评价年度", str(row.year or "")))),
            (_WIDE, (("实施单位", row.unit), ("主管部门", row.department))),
            (_WIDE, (("报告文件", row.shown_name), ("复核状态", STATUS_NAMES[row.status]))),
            (_WHOLE, (("评分规则", _profile(sheet)),)),
        ),
        FACTS_ROW,
    ):
        for (label, value), (title, text) in zip(places, facts, strict=True):
            _fact(page, line, label, title)
            page.text(line, value[0], text, page.styles.text(), to=value[1])
    (label, value), at = _WHOLE[0], FACTS_ROW + 4
    _fact(page, at, label, "得分构成")
    page.text(at, value[0], _composition(sheet) + in_brackets(review.mark), page.styles.text(), to=value[1])
    formula = f"={_joined(table.composition())}&{MARKED}"
    page.formula(at, value[0], formula, _composition(sheet) + in_brackets(review.mark), page.styles.text())


def _joined(composition: Sequence[tuple[str, str]]) -> str:
    return '&" · "&'.join(f'"{name} "&TEXT({amount},"0.00")' for name, amount in composition)


def write_flags(page: Page, review: ReviewForExport, table: Table, rules: ProfileCells) -> None:
    """Write beside the head what other cells ask for: whether it is 暂定, what is open, and what the database says."""
    sheet, styles = review.sheet, page.styles
    states = table.area(STATE)
    waiting = "+".join(f'COUNTIF({states},"{word}")' for word in _WAITS)
    status = f'{STATUS}<>"{STATUS_NAMES[Status.DONE]}"'
    gaps = ",".join(f"{MACHINE}{s.row + 1}" for s in table.subtotals) or "0"
    flags: tuple[tuple[str, str, float | str | None, Format], ...] = (
        (
            "暂定",
            f'=IF({WAITING}>0,"{PROVISIONAL}",IF({status},"{UNDECIDED}",""))',
            review.mark,
            styles.middle(),
        ),
        ("待评分值", f"={table.scaled(table.sum_of('待评', 'G'))}", figure(sheet.open), styles.number(SCORE)),
        (
            "已评部分分差",
            f'=IF(COUNT({gaps})=0,"",ROUND(SUM({gaps}),2))',
            figure(_decided_gap(table.subtotals)),
            styles.number(SCORE),
        ),
    )
    for at, (name, formula, cached, style) in enumerate(flags, FACTS_ROW):
        page.word(at, 13, name, styles.head())
        page.formula(at, 14, formula, cached, style)
    at = FACTS_ROW + len(flags)
    page.word(at, 13, "数据库得分", styles.head())
    page.number(at, 14, figure(sheet.total), styles.number(SCORE))
    page.word(at + 2, 13, "报告编号", styles.head())
    page.word(at + 2, 14, review.key, styles.aside())
    page.word(at + 3, 13, "待确认分值", styles.head())
    page.formula(
        at + 3,
        14,
        f"={table.scaled(table.sum_of('待确认', 'K'))}",
        figure(sheet.proposed),
        styles.number(SCORE),
    )
    page.word(at + 4, 13, "待处理行数", styles.head())
    left = sum(told_state(item) in _WAITS for part in sheet.parts for item in part.items)
    page.formula(at + 4, 14, f"={waiting}", left, styles.number("0"))


def write_check(
    page: Page, review: ReviewForExport, table: Table, cells: ReviewCells, amounts: Sequence[Amount]
) -> None:
    """Say beside the head whether all rows, amounts and results still are those of the database."""
    row, sheet = review.row, review.sheet
    grade = f"{sheet.grade}{in_brackets(review.mark)}" if sheet.grade else PROVISIONAL
    conditions = [
        f'COUNTIF({table.area(ROW_CHECK)},"{CHANGED}*")=0',
        f"ROUND({cells.total}-{_EXPORTED},2)=0",
        holds(cells.grade, grade),
        holds(cells.difference, figure(_difference(review))),
        holds(cells.self_score, figure(row.self_score)),
        holds(cells.self_grade, row.self_grade),
        *(holds(amount.cell, in_wan(amount.value)) for amount in amounts),
    ]
    at = FACTS_ROW + 4
    page.word(at, 13, "核对", page.styles.head())
    page.formula(at, 14, f"={compared(conditions)}", SAME, page.styles.middle())


def _decided_gap(subtotals: Sequence[Subtotal]) -> Decimal | None:
    known = [s.gap for s in subtotals if s.gap is not None]
    return sum(known, Decimal(0)) if known else None


def _fact(page: Page, at: int, place: tuple[int, int], title: str) -> None:
    page.text(at, place[0], title, page.styles.head(), to=place[1])


def verified_figures(review: ReviewForExport) -> list[tuple[str, FieldDecision]]:
    """Return the reviewer's own figures with their reasons, in the order of the fields."""
    found = [(name, review.decisions.field(name)) for name in FIELDS]
    return [(name, d) for name, d in found if d is not None and d.verified is not None]


def write_money(page: Page, at: int, review: ReviewForExport, notes: Notes) -> dict[str, Amount]:
    """Write the amounts as the report states them; return each with its cell."""
    cells = {}
    for (label, value), (name, title) in zip(_PAIRS, AMOUNTS.items(), strict=True):
        own = review.decisions.verified(name) is None
        amount = getattr(review.row, name) if own else review.report.amount(name)
        _fact(page, at, label, f"{title}（{ENTERED}）" if review.entered(name) else title)
        notes.note(page, at, value[0], field_fact(review, name, title, in_wan(amount), "万元"))
        page.merged_number(at, value, in_wan(amount), page.styles.number(MONEY))
        cells[name] = Amount(amount, f"${'ABCDEFGHIJK'[value[0]]}${at + 1}")
    page.need(at, 0)
    return cells


def write_verified(
    page: Page, at: int, review: ReviewForExport, name: str, decision: FieldDecision, notes: Notes
) -> str:
    """Write the reviewer's own figure for a field with its reason; return its cell."""
    spec, (label, value), (why, reason) = FIELDS[name], *_REASONED
    page.need(at, 0)
    _fact(page, at, label, f"{AMOUNTS.get(name, spec.label)}复核数")
    verified = decision.verified or ""
    if spec.type is FieldType.MONEY:
        own_figure = Fact(
            f"{AMOUNTS.get(name, spec.label)}复核数",
            in_wan(Decimal(verified)),
            "万元",
            TYPED,
            rule=decision.verified_reason.strip(),
        )
        notes.note(page, at, value[0], own_figure)
        page.merged_number(at, value, in_wan(Decimal(verified)), page.styles.number(MONEY))
    else:
        page.text(at, value[0], _in_words(name, verified), page.styles.text(), to=value[1])
    own = review.report.value(name)
    stated = "原文未列" if own is None else f"原文 {_in_words(name, own)}"
    _fact(page, at, why, "依据")
    text = decision.verified_reason.strip() + ("" if name in AMOUNTS and own is not None else f"（{stated}）")
    page.text(at, reason[0], text, page.styles.text(), to=reason[1])
    return f"$C${at + 1}"


def _in_words(name: str, value: str) -> str:
    if FIELDS[name].type is FieldType.MONEY:
        return f"{wan_text(Decimal(value))}万元"
    if FIELDS[name].type is FieldType.PERCENT:
        return f"{value}%"
    return KIND_NAMES.get(value, value) if FIELDS[name].type is FieldType.KIND else value


def write_scores(
    page: Page,
    at: int,
    review: ReviewForExport,
    table: Table,
    cells: Mapping[str, Amount],
    rules: ProfileCells,
    notes: Notes,
) -> None:
    row, sheet, styles = review.row, review.sheet, page.styles
    for offset, titles in ((0, ("执行率", "自评得分", "自评等级")), (1, ("", "复核等级", ""))):
        for (label, value), title in zip(_PAIRS, titles, strict=True):
            _fact(page, at + offset, label, title)
            page.merged_number(at + offset, value, None, styles.number(SCORE))
        page.need(at + offset, 0)
    rate, own, grade = (value[0] for _, value in _PAIRS)
    _write_rate(page, at, rate, row, cells)
    notes.note(page, at, own, field_fact(review, "self_score", "自评得分", figure(row.self_score), "分"))
    page.number(at, own, figure(row.self_score), styles.number(SCORE))
    page.word(at, grade, row.self_grade or "", styles.middle())
    total, head = f"K{table.total + 1}", styles.head()
    mark = in_brackets(review.mark)
    page.formula(at + 1, 0, f'="复核得分"&{MARKED}', f"复核得分{mark}", head)
    page.formula(at + 1, rate, f"={total}", figure(sheet.total), styles.number(SCORE, bold=True))
    graded = f'=IF({OPEN}>0,"{PROVISIONAL}",{rules.grade(total)}&{MARKED})'
    page.formula(at + 1, own, graded, f"{sheet.grade}{mark}" if sheet.grade else PROVISIONAL, styles.middle())
    page.formula(at + 1, 8, f'=IF({OPEN}>0,"已评部分分差","分差")&"（复核−自评）"', _difference_name(row), head)
    own_score = f"G{at + 1}"
    formula = f'=IF({OPEN}>0,{GAP},IF(ISNUMBER({own_score}),ROUND({total}-{own_score},2),""))'
    page.formula(at + 1, grade, formula, figure(_difference(review)), styles.number(SCORE))
    page.room(at + 1, 8, _WAITING_DIFFERENCE, to=9)


def _write_rate(page: Page, at: int, column: int, row: ReportRow, cells: Mapping[str, Amount]) -> None:
    """Write spent ÷ budget of the figures that count; the stated rate where they can't give it."""
    style, budget = page.styles.number(RATE), row.budget or row.budget_initial
    cached = row.spent / budget if row.spent is not None and budget else None
    if cached is None and row.execution_rate is not None:
        page.number(at, column, figure(row.execution_rate / 100), style)
        return
    initial, whole, spent = (cells[name].cell for name in AMOUNTS)
    below = f'IF(N({whole})>0,{spent}/{whole},IF(N({initial})>0,{spent}/{initial},""))'
    page.formula(at, column, f'=IF(ISNUMBER({spent}),{below},"")', figure(cached), style)


def _difference_name(row: ReportRow) -> str:
    return _WAITING_DIFFERENCE if row.open_points else "分差（复核−自评）"


def _difference(review: ReviewForExport) -> Decimal | None:
    """Return 分差, of the decided parts while points are open."""
    row = review.row
    if row.open_points:
        return row.decided_difference
    return None if row.self_score is None else review.sheet.total - row.self_score


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
