"""The review sheet (复核表) of one report: head facts and the scored rows with live sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter.format import Format

from reviewer.domain.library import ReportRow
from reviewer.domain.quantity import plain
from reviewer.domain.report import FIELDS, KIND_NAMES, FieldType
from reviewer.domain.review import STATUS_NAMES, FieldDecision, Status
from reviewer.domain.rubric import ScorePart, ScoreSheet
from reviewer.export.calculation import (
    BESIDE,
    BOTTOM,
    MACHINE,
    STATE,
    Ground,
    ReviewCells,
    number_of,
    write_calculation,
)
from reviewer.export.cells import Value, clean, figure, half_width, in_wan, number_format, wan_text
from reviewer.export.model import ExportMeta, ReviewForExport, Sheet
from reviewer.export.page import MONEY, RATE, SCORE, Page
from reviewer.export.rates import Amount
from reviewer.export.review_rows import ENTERED, ReviewLine, finding_lines, findings_counted, review_lines
from reviewer.export.rule_cells import ProfileCells
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
    gap: Decimal | None


def write_review(
    page: Page, review: ReviewForExport, meta: ExportMeta, findings_sheet: str, rules: ProfileCells
) -> ReviewCells:
    """Write one review that calculates by itself; return where its figures stand.

    Its findings stand on a sheet of their own, so that each header is repeated over its own rows only.
    """
    row = review.row
    page.text(0, 0, _TITLES.get(row.kind, "绩效自评复核表"), page.styles.title(), to=_LAST)
    page.need(0, 34)
    page.text(1, 0, f"编制单位：{meta.organisation}", page.styles.note(), to=4)
    page.link(1, 6, Sheet.SUMMARY, "返回汇总表", page.styles.link(border=0, text_wrap=False))
    page.text(1, 8, "单位：万元、分", page.styles.note("right"), to=_LAST)
    money = _write_money(page, _MONEY_ROW, review)
    for at, (name, decision) in enumerate(_verified(review), _MONEY_ROW + 1):
        cell = _write_verified(page, at, review, name, decision)
        if name in money:
            money[name] = Amount(Decimal(decision.verified or 0), cell)
    scores = _MONEY_ROW + 1 + len(_verified(review))
    head = scores + 2
    table = _write_table(page, head, review, Ground(rules, money))
    _write_facts(page, review, table)
    _write_flags(page, review, table, rules)
    _write_scores(page, scores, review, table, money, rules)
    end = _write_below(page, table.total + 1, review, findings_sheet)
    page.print_as_table(head, 3, end)
    return ReviewCells(
        total=f"$K${table.total + 1}",
        grade=f"$G${scores + 2}",
        difference=f"$K${scores + 2}",
        open=_OPEN,
        check=_CHECK,
        self_score=f"$G${scores + 1}",
        self_grade=f"$K${scores + 1}",
        money={name: amount.cell for name, amount in money.items()},
    )


# ---- head facts

_FACTS_ROW, _MONEY_ROW = 2, 7
# Beside the head: what the other cells ask for.
_PROVISIONAL, _OPEN, _GAP, _EXPORTED, _CHECK = "$O$3", "$O$4", "$O$5", "$O$6", "$O$7"
# Where label and value of the three pairs of a row stand.
_PAIRS = (((0, 1), (2, 2)), ((3, 5), (6, 7)), ((8, 9), (10, 12)))
_WIDE = (((0, 1), (2, 7)), ((8, 9), (10, 12)))
_WHOLE = (((0, 1), (2, 12)),)
_REASONED = (((0, 1), (2, 2)), ((3, 5), (6, 12)))
_AMOUNTS = {"budget_initial": "年初预算数", "budget": "全年预算数", "spent": "全年执行数"}


def _write_facts(page: Page, review: ReviewForExport, table: _Table) -> None:
    row, sheet = review.row, review.sheet
    for line, (places, facts) in enumerate(
        (
            (_WIDE, (("项目名称", row.project_shown), ("评价年度", str(row.year or "")))),
            (_WIDE, (("实施单位", row.unit), ("主管部门", row.department))),
            (_WIDE, (("报告文件", row.shown_name), ("复核状态", STATUS_NAMES[row.status]))),
            (_WHOLE, (("评分规则", _profile(sheet)),)),
        ),
        _FACTS_ROW,
    ):
        for (label, value), (title, text) in zip(places, facts, strict=True):
            _fact(page, line, label, title)
            page.text(line, value[0], text, page.styles.text(), to=value[1])
    (label, value), at = _WHOLE[0], _FACTS_ROW + 4
    _fact(page, at, label, "得分构成")
    page.text(at, value[0], _composition(sheet) + _provisional(review), page.styles.text(), to=value[1])
    formula = f'={_joined(table.composition())}&IF({_PROVISIONAL}="是","（暂定）","")'
    page.formula(at, value[0], formula, _composition(sheet) + _provisional(review), page.styles.text())


def _joined(composition: Sequence[tuple[str, str]]) -> str:
    return '&" · "&'.join(f'"{name} "&TEXT({amount},"0.00")' for name, amount in composition)


def _write_flags(page: Page, review: ReviewForExport, table: _Table, rules: ProfileCells) -> None:
    """Write beside the head what other cells ask for: whether it is 暂定, what is open, and what the database says."""
    sheet, styles = review.sheet, page.styles
    states = table.area(STATE)
    waiting = "+".join(f'COUNTIF({states},"{word}")' for word in ("待确认", "待评", "*依据已变*"))
    status = f'K{_FACTS_ROW + 3}<>"{STATUS_NAMES[Status.DONE]}"'
    gaps = ",".join(f"{MACHINE}{s.row + 1}" for s in table.subtotals) or "0"
    flags: tuple[tuple[str, str, float | str | None, Format], ...] = (
        (
            "暂定",
            f'=IF(OR({status},{waiting}>0),"是","否")',
            "是" if review.provisional else "否",
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
    for at, (name, formula, cached, style) in enumerate(flags, _FACTS_ROW):
        page.word(at, 13, name, styles.head())
        page.formula(at, 14, formula, cached, style)
    at = _FACTS_ROW + len(flags)
    page.word(at, 13, "数据库得分", styles.head())
    page.number(at, 14, figure(sheet.total), styles.number(SCORE))
    page.word(at + 2, 13, "报告编号", styles.head())
    page.word(at + 2, 14, review.key, styles.aside())
    page.word(at + 1, 13, "核对", styles.head())
    page.formula(
        at + 1, 14, f'=IF(ROUND(K{table.total + 1}-{_EXPORTED},2)=0,"一致","已改")', "一致", styles.middle()
    )


def _decided_gap(subtotals: Sequence[_Subtotal]) -> Decimal | None:
    known = [s.gap for s in subtotals if s.gap is not None]
    return sum(known, Decimal(0)) if known else None


def _provisional(review: ReviewForExport) -> str:
    return "（暂定）" if review.provisional else ""


def _fact(page: Page, at: int, place: tuple[int, int], title: str) -> None:
    page.text(at, place[0], title, page.styles.head(), to=place[1])


def _verified(review: ReviewForExport) -> list[tuple[str, FieldDecision]]:
    """Return the reviewer's own figures with their reasons, in the order of the fields."""
    found = [(name, review.decisions.field(name)) for name in FIELDS]
    return [(name, d) for name, d in found if d is not None and d.verified is not None]


def _write_money(page: Page, at: int, review: ReviewForExport) -> dict[str, Amount]:
    """Write the amounts as the report states them; return each with its cell."""
    cells = {}
    for (label, value), (name, title) in zip(_PAIRS, _AMOUNTS.items(), strict=True):
        own = review.decisions.verified(name) is None
        amount = getattr(review.row, name) if own else review.report.amount(name)
        _fact(page, at, label, f"{title}（{ENTERED}）" if review.entered(name) else title)
        page.merged_number(at, value, in_wan(amount), page.styles.number(MONEY))
        cells[name] = Amount(amount, f"${'ABCDEFGHIJK'[value[0]]}${at + 1}")
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
    return f"$C${at + 1}"


def _in_words(name: str, value: str) -> str:
    if FIELDS[name].type is FieldType.MONEY:
        return f"{wan_text(Decimal(value))}万元"
    if FIELDS[name].type is FieldType.PERCENT:
        return f"{value}%"
    return KIND_NAMES.get(value, value) if FIELDS[name].type is FieldType.KIND else value


def _write_scores(
    page: Page,
    at: int,
    review: ReviewForExport,
    table: _Table,
    cells: Mapping[str, Amount],
    rules: ProfileCells,
) -> None:
    row, sheet, styles = review.row, review.sheet, page.styles
    provisional = _provisional(review)
    for offset, titles in ((0, ("执行率", "自评得分", "自评等级")), (1, ("", "复核等级", ""))):
        for (label, value), title in zip(_PAIRS, titles, strict=True):
            _fact(page, at + offset, label, title)
            page.merged_number(at + offset, value, None, styles.number(SCORE))
        page.need(at + offset, 0)
    rate, own, grade = (value[0] for _, value in _PAIRS)
    _write_rate(page, at, rate, row, cells)
    page.number(at, own, figure(row.self_score), styles.number(SCORE))
    page.word(at, grade, row.self_grade or "", styles.middle())
    total, head = f"K{table.total + 1}", styles.head()
    provisionally = f'IF({_PROVISIONAL}="是","（暂定）","")'
    page.formula(at + 1, 0, f'="复核得分"&{provisionally}', f"复核得分{provisional}", head)
    page.formula(at + 1, rate, f"={total}", figure(sheet.total), styles.number(SCORE, bold=True))
    graded = f'=IF({_OPEN}>0,"暂定",{rules.grade(total)}&{provisionally})'
    page.formula(at + 1, own, graded, f"{sheet.grade}{provisional}" if sheet.grade else "暂定", styles.middle())
    page.formula(
        at + 1, 8, f'=IF({_OPEN}>0,"已评部分分差","分差")&"（复核−自评）"', _difference_name(row), head
    )
    _write_difference(page, at + 1, grade, row, sheet, total, f"G{at + 1}")


def _write_rate(page: Page, at: int, column: int, row: ReportRow, cells: Mapping[str, Amount]) -> None:
    """Write spent ÷ budget of the figures that count; the stated rate where they can't give it."""
    style, budget = page.styles.number(RATE), row.budget or row.budget_initial
    cached = row.spent / budget if row.spent is not None and budget else None
    if cached is None and row.execution_rate is not None:
        page.number(at, column, figure(row.execution_rate / 100), style)
        return
    initial, whole, spent = (cells[name].cell for name in _AMOUNTS)
    below = f'IF(N({whole})>0,{spent}/{whole},IF(N({initial})>0,{spent}/{initial},""))'
    page.formula(at, column, f'=IF(ISNUMBER({spent}),{below},"")', figure(cached), style)


def _difference_name(row: ReportRow) -> str:
    return f"{'已评部分分差' if row.open_points else '分差'}（复核−自评）"


def _write_difference(
    page: Page, at: int, column: int, row: ReportRow, sheet: ScoreSheet, score: str, own: str
) -> None:
    cached = row.decided_difference if row.open_points else None
    if not row.open_points and row.self_score is not None:
        cached = sheet.total - row.self_score
    formula = f'=IF({_OPEN}>0,{_GAP},IF(ISNUMBER({own}),ROUND({score}-{own},2),""))'
    page.formula(at, column, formula, figure(cached), page.styles.number(SCORE))


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


@dataclass(frozen=True)
class _Table:
    """Where the rows stand (counted from 0), and how its sums are written."""

    first: int
    total: int
    subtotals: Sequence[_Subtotal]
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


def _write_table(page: Page, head: int, review: ReviewForExport, ground: Ground) -> _Table:
    """Write header, rows, subtotals and total, and beside them what they are calculated from."""
    for column, title in enumerate(title for title, _ in (*COLUMNS, *BESIDE)):
        if column < len(COLUMNS):
            page.text(head, column, title, page.styles.head())
        else:
            page.word(head, column, title, page.styles.head())
    at, subtotals = head + 1, []
    for part in review.sheet.parts:
        lines = review_lines(part, review)
        first = at
        for line in lines:
            _write_line(page, at, line)
            write_calculation(page, at, line, ground)
            at += 1
        _write_part_name(page, first, at, part)
        subtotals.append(_write_subtotal(page, at, first, part, lines))
        at += 1
    scale = f"{ground.rules.whole}/$G${at + 1}" if review.sheet.scale is not None else ""
    table = _Table(head + 1, at, subtotals, scale)
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


def _write_total(page: Page, table: _Table, review: ReviewForExport) -> None:
    sheet, at, subtotals = review.sheet, table.total, table.subtotals
    bold = page.styles.number(SCORE, bold=True)
    provisional = _provisional(review)
    style = page.styles.middle(bold=True)
    page.text(at, 0, "合计" + provisional, style, to=5)
    page.formula(at, 0, f'="合计"&IF({_PROVISIONAL}="是","（暂定）","")', "合计" + provisional, style)
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


# ---- below the table


def _write_below(page: Page, at: int, review: ReviewForExport, findings_sheet: str) -> int:
    page.text(at, 0, _NOTE, page.styles.note(), to=_LAST)
    at += 1
    lines = finding_lines(list(review.findings.items()), review.decisions)
    page.text(at, 0, f"疑点 {findings_counted(lines)}", page.styles.note(), to=2)
    if review.findings:
        page.link(at, 3, findings_sheet, "疑点清单", page.styles.link(border=0, text_wrap=False))
    page.need(at, 26)
    page.signatures(at + 1)
    return at + 1
