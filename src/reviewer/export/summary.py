"""The summary sheet (汇总表): one line for each report, a total line, places to sign. Columns are those of DOMAIN.md."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.library import ReportRow
from reviewer.domain.report import GRADES
from reviewer.domain.review import Status
from reviewer.export.calculation import ReviewCells, number_of
from reviewer.export.cells import WAN, clean, figure, in_wan
from reviewer.export.measure import number_width
from reviewer.export.model import PROVISIONAL, UNDECIDED, ExportMeta, Sheet, in_brackets, mark_of
from reviewer.export.page import BODY_PT, MONEY, RATE, SCORE, SMALL_PT, Page, quoted
from reviewer.export.remarks import Remark, live_remarks
from reviewer.export.review_rows import listed_problems
from reviewer.export.rule_cells import ProfileCells
from reviewer.export.unchanged import CHANGED, SAME, compared, fits, holds

COLUMNS = (
    ("序号", 4.4),
    ("主管部门", 8.6),
    ("实施单位", 10.8),
    ("项目名称", 13.0),
    ("年初预算数", 10.2),
    ("全年预算数", 10.2),
    ("全年执行数", 10.2),
    ("执行率", 8.8),
    ("自评得分", 7.6),
    ("自评等级", 5.4),
    ("复核得分", 7.6),
    ("复核等级", 6.4),
    ("分差\n复核−自评", 9.4),
    ("偏离度\n(自评−复核)÷自评", 9.4),
    ("偏差类别", 8.8),
    ("问题数(重/一般/提示)", 9.0),
    ("主要问题", 12.0),
    ("处理建议", 7.0),
    ("复核人", 6.6),
    ("备注", 10.0),
)
HEAD = 2
BESIDE = (("核对", 9.0), ("报告编号", 24.0))  # not printed
LINKS = (("", 12.0),) * (len(Sheet) - 2)  # right of these: every other sheet that stands once
CHECK, KEY = "U", "V"
FIRST = HEAD + 1  # the first line of figures, counted from 0
# A4 landscape holds this many column units, with 20 columns' margins, at seven tenths of the size on screen (ADR 7).
_WHOLE = 182.5
_SHARES = {16: 0.36, 17: 0.17, 19: 0.47}  # of what the other columns leave
_MOST_EVEN_PT = 64.0  # four lines: up to here all rows are equally high
TWIN = "为同一项目"
_MONEY = {4: "budget_initial", 5: "budget", 6: "spent"}
_KINDS = ("高估", "基本一致", "低估")
_DIFFERENCE, _DEVIATION = 12, 13
_GRADE = "L"
_REMARK = 19
_WAITS = "定"  # what 暂定 and 未审定 have in common, and no grade has
NOTHING = "—"


@dataclass(frozen=True)
class SummaryLine:
    """One report's line. `sheet` is its review sheet and `cells` where that holds its figures; "" and None without one."""

    row: ReportRow
    score: Decimal
    sheet: str
    cells: ReviewCells | None
    problems: tuple[str, ...]
    remarks: tuple[Remark, ...]
    rules: ProfileCells
    key: str = ""  # which report it is, in any database
    advice: str = ""  # 处理建议
    twin: int | None = None  # the number of the line that counts for the same project

    @property
    def remark(self) -> str:
        """Return all remarks."""
        return "；".join(one.text for one in self.remarks if one.text)

    @property
    def rate(self) -> Decimal | None:
        """Return spent ÷ budget, of the initial one where there is no other."""
        budget = self.row.budget or self.row.budget_initial
        return self.row.spent / budget if self.row.spent is not None and budget else None

    @property
    def stated_rate(self) -> Decimal | None:
        """Return the rate as the report states it, where money to compute it is missing."""
        stated = self.row.execution_rate
        return stated / 100 if self.rate is None and stated is not None else None

    @property
    def difference(self) -> Decimal | None:
        """Return 分差, of the decided parts while points are open; None before the review has begun."""
        if self.unseen:
            return None
        if self.row.open_points:
            return self.row.decided_difference
        return None if self.row.self_score is None else self.score - self.row.self_score

    @property
    def deviation(self) -> Decimal | None:
        """Return 偏离度 = (自评 − 复核) ÷ 自评; None while points are open: nobody is charged for them."""
        own = self.row.self_score
        if self.row.open_points or not own or self.unseen:
            return None
        return round((own - self.score) / own, 6)

    @property
    def kind(self) -> str:
        """Return 偏差类别, "" where there is no deviation."""
        deviation, bound = self.deviation, self.rules.profile.deviation_percent / 100
        if deviation is None:
            return ""
        return _KINDS[0] if deviation > bound else _KINDS[2] if deviation < -bound else _KINDS[1]

    def held(self, cell: str) -> str:
        """Return a cell of the line's review sheet as the summary names it."""
        return f"{quoted(self.sheet)}!{cell}"

    @property
    def decided(self) -> bool:
        """Whether the review is finished (已审) and its score waits for nobody; only then it counts in a mean."""
        return self.row.status is Status.DONE and not self.row.provisional

    @property
    def unseen(self) -> bool:
        """Whether nobody has begun the review: its score is shown as little as in the list of reports."""
        return self.row.status is Status.WAITING

    @property
    def grade(self) -> str:
        """Return the review grade, marked 暂定 while something waits for a person, 未审定 until the review is finished."""
        if self.unseen:
            return NOTHING
        mark = mark_of(self.row.status, provisional=self.row.provisional)
        return f"{self.row.grade}{in_brackets(mark)}" if self.row.grade else mark


def _money_widths(lines: Sequence[SummaryLine]) -> Iterator[tuple[int, float]]:
    """Return how wide each column of amounts must be, its total in bold included."""
    for column, name in _MONEY.items():
        amounts = [getattr(line.row, name) or Decimal(0) for line in lines]
        total = number_width(f"{sum(amounts, Decimal(0)) / WAN:,.2f}", BODY_PT, bold=True)
        yield column, max([total, *(number_width(f"{amount / WAN:,.2f}", BODY_PT) for amount in amounts)])


def twin_remark(number: int) -> str:
    """Say that a line is about the same project as the one that counts; totals leave out the lines that say so."""
    return f"与序号 {number} {TWIN}"


def _widths(lines: Sequence[SummaryLine]) -> list[float]:
    """Give amounts the room they need; running text shares what is left of an A4 page."""
    widths = [width for _, width in COLUMNS]
    for column, needed in _money_widths(lines):
        widths[column] = max(widths[column], needed)
    left = _WHOLE - sum(width for column, width in enumerate(widths) if column not in _SHARES)
    for column, share in _SHARES.items():
        widths[column] = max(widths[column], left * share)
    return widths


def write_summary(page: Page, lines: Sequence[SummaryLine], meta: ExportMeta, others: Sequence[str]) -> None:
    """Write title, links to the `others` (sheets), header, lines, total and signatures."""
    styles, last = page.styles, len(COLUMNS) - 1
    page.set_widths(_widths(lines))
    page.text(0, 0, meta.title, styles.title(), to=last)
    page.need(0, 34)
    page.text(1, 0, f"编制单位：{meta.organisation}", styles.note(), to=3)
    for behind, sheet in enumerate(others, len(BESIDE)):
        page.link(1, sheet, sheet, behind=behind)
    page.text(1, 16, "单位：万元、分", styles.note("right"), to=last)
    for column, (title, _) in enumerate((*COLUMNS, *BESIDE)):
        if column <= last:
            page.text(HEAD, column, title, styles.head())
        else:
            page.word(HEAD, column, title, styles.head())
    for at, line in enumerate(lines):
        _write_line(page, FIRST + at, at + 1, line)
    end = FIRST + len(lines)
    _write_check(page, len(lines))
    page.even(FIRST, end, _MOST_EVEN_PT)
    if lines:
        _write_total(page, end, lines)
        end += 1
    page.signatures(end)
    page.print_as_table(HEAD, 4, end)
    if lines:
        page.sheet.autofilter(HEAD, 0, end - 2, last)


def _write_check(page: Page, count: int) -> None:
    """Say in the head whether the scores still are those of the database."""
    changed = f'COUNTIF({CHECK}{FIRST + 1}:{CHECK}{FIRST + max(count, 1)},"{CHANGED}")'
    formula = f'=IF({changed}=0,"核对：与数据库一致","核对："&{changed}&" 份与数据库不同")'
    style = page.styles.get(border=0, text_wrap=False, align="left")
    page.formula(1, number_of(CHECK), formula, "核对：与数据库一致", style)


def _write_line(page: Page, at: int, number: int, line: SummaryLine) -> None:
    row, cells, styles, r = line.row, line.cells, page.styles, at + 1
    text, middle, small = styles.text(), styles.middle(), styles.small()
    page.need(at, 0)
    page.counter(at, 0, number, line.sheet)
    page.text(at, 1, row.department, text)
    page.text(at, 2, row.unit, text)
    page.text(at, 3, row.project_shown, text)
    for column, name in _MONEY.items():
        held = None if cells is None else cells.money[name]
        _write_figure(page, at, column, line, held, in_wan(getattr(row, name)), MONEY)
    _write_rate(page, at, line)
    own, total = (None, None) if cells is None else (cells.self_score, cells.total)
    _write_figure(page, at, 8, line, own, figure(row.self_score), SCORE)
    page.text(at, 9, row.self_grade or "", middle)
    if line.unseen:
        page.text(at, 10, NOTHING, middle)
    else:
        _write_figure(page, at, 10, line, total, figure(line.score), SCORE)
    _write_grade(page, at, line)
    _write_deviation(page, at, line)
    _write_own_check(page, at, line)
    counts = f"{row.findings_high}/{row.findings_medium}/{row.findings_low}"
    kind = line.rules.deviation_kind(f"N{r}", _KINDS)
    page.formula(at, 14, f'=IF(NOT(ISNUMBER(N{r})),"",{kind})', line.kind, middle)
    page.text(at, 15, counts, middle)
    page.text(at, 16, listed_problems(line.problems), small)
    page.text(at, 17, line.advice, small)
    page.text(at, 18, row.reviewer, middle)
    _write_remark(page, at, line)


def _write_remark(page: Page, at: int, line: SummaryLine) -> None:
    """Write the remarks; what they say of points that wait follows the review sheet."""
    style, cells = page.styles.small(), line.cells
    formula = "" if cells is None or line.unseen else live_remarks(line.remarks, cells, line.held)
    if formula and fits(formula):
        page.room(at, _REMARK, line.remark, size=SMALL_PT)
        page.formula(at, _REMARK, formula, clean(line.remark), style)
    else:
        page.text(at, _REMARK, line.remark, style)


def _write_figure(
    page: Page, at: int, column: int, line: SummaryLine, cell: str | None, value: float | None, form: str
) -> None:
    """Write a figure as the review sheet has it, as a plain number where there is none."""
    if cell is None:
        page.number(at, column, value, page.styles.number(form))
    else:
        held = line.held(cell)
        page.formula(at, column, f'=IF(ISNUMBER({held}),{held},"")', value, page.styles.number(form))


def _write_grade(page: Page, at: int, line: SummaryLine) -> None:
    middle = page.styles.middle()
    if line.unseen:
        page.text(at, 11, NOTHING, middle)
    elif line.cells is not None:
        page.formula(at, 11, f"={line.held(line.cells.grade)}", line.grade, middle)
    elif line.decided and line.grade:
        page.formula(at, 11, f"={line.rules.grade(f'K{at + 1}')}", line.grade, middle)
    else:
        page.text(at, 11, line.grade, middle)


def _write_own_check(page: Page, at: int, line: SummaryLine) -> None:
    """Write beside the table whether the line still is the one of the database, and which report it is."""
    aside = page.styles.aside()
    page.formula(at, number_of(CHECK), f"={compared(_as_exported(line, at + 1))}", SAME, aside)
    page.word(at, number_of(KEY), line.key, aside)


def _as_exported(line: SummaryLine, r: int) -> Iterator[str]:
    """Return the conditions that amounts, scores, grades and kind are those that were written, on the review sheet as well."""
    row = line.row
    if line.cells is not None:
        yield f'{line.held(line.cells.check)}="{SAME}"'
    rate = line.rate if line.stated_rate is None else line.stated_rate
    seen = (figure(line.score), line.grade, figure(line.difference))
    for letter, value in (
        *((_letter(column), in_wan(getattr(row, name))) for column, name in _MONEY.items()),
        ("H", figure(rate)),
        ("I", figure(row.self_score)),
        ("J", row.self_grade),
        *zip("KLM", (NOTHING,) * 3 if line.unseen else seen, strict=True),
        ("N", figure(line.deviation)),
        ("O", line.kind),
    ):
        yield holds(f"{letter}{r}", value)


def _letter(column: int) -> str:
    return chr(ord("A") + column)


def _write_rate(page: Page, at: int, line: SummaryLine) -> None:
    style, r = page.styles.number(RATE), at + 1
    if line.stated_rate is not None:
        page.number(at, 7, figure(line.stated_rate), style)
        return
    formula = f'=IF(NOT(ISNUMBER(G{r})),"",IF(N(F{r})>0,G{r}/F{r},IF(N(E{r})>0,G{r}/E{r},"")))'
    page.formula(at, 7, formula, figure(line.rate), style)


def _write_deviation(page: Page, at: int, line: SummaryLine) -> None:
    """Write 分差 and 偏离度; while points are open only what the decided parts differ by."""
    row, r = line.row, at + 1
    score, rate = page.styles.number(SCORE), page.styles.number(RATE)
    if line.unseen:
        page.text(at, _DIFFERENCE, NOTHING, page.styles.middle())
        page.number(at, _DEVIATION, None, rate)
        return
    both = f"AND(ISNUMBER(I{r}),ISNUMBER(K{r}))"
    waiting, difference = "FALSE", line.difference
    if line.cells is not None:
        waiting = f"{line.held(line.cells.open)}>0"
        _write_figure(page, at, _DIFFERENCE, line, line.cells.difference, figure(difference), SCORE)
    elif row.open_points:
        page.number(at, _DIFFERENCE, figure(difference), score)
        waiting = "TRUE"
    else:
        page.formula(at, _DIFFERENCE, f'=IF({both},ROUND(K{r}-I{r},2),"")', figure(difference), score)
    formula = f'=IF({waiting},"",IF(AND({both},N(I{r})>0),ROUND((I{r}-K{r})/I{r},6),""))'
    page.formula(at, _DEVIATION, formula, figure(line.deviation), rate)


# ---- the total line


def _write_total(page: Page, at: int, lines: Sequence[SummaryLine]) -> None:
    styles, first, last = page.styles, FIRST + 1, at
    bold = styles.middle(bold=True)
    page.text(at, 0, "合计（金额）、平均（得分）", bold, to=2)
    page.need(at, 34)
    once = [line for line in lines if line.twin is None]
    condition = counted_once(first, last) if len(once) < len(lines) else ""
    counted = f'SUMPRODUCT(--(D{first}:D{last}<>""),{condition})' if condition else f"COUNTA(D{first}:D{last})"
    page.formula(at, 3, f'={counted}&" 个项目"', f"{len(once)} 个项目", bold)
    for column, name in _MONEY.items():
        area = f"{_letter(column)}{first}:{_letter(column)}{last}"
        amounts = [in_wan(getattr(line.row, name)) for line in once]
        known = [Decimal(repr(amount)) for amount in amounts if amount is not None]
        count = f"SUMPRODUCT({condition},--ISNUMBER({area}))" if condition else f"COUNT({area})"
        whole = f"SUMPRODUCT({condition},{area})" if condition else f"SUM({area})"
        total = figure(sum(known, Decimal(0))) if known else None
        page.formula(at, column, f'=IF({count}=0,"",{whole})', total, styles.number(MONEY, bold=True))
    _write_total_rate(page, at, once, condition)
    _write_means(page, at, once, condition)
    for column, letter, words, found in (
        (9, "J", GRADES, [x.row.self_grade or "" for x in once]),
        (11, "L", GRADES, [x.grade for x in once]),
        (14, "O", _KINDS, [x.kind if x.decided else "" for x in once]),
    ):
        formula, cached = _counted(letter, last, words, found, condition)
        page.formula(at, column, formula, cached, styles.tiny())
    _write_finding_counts(page, at, lines)
    for column in (16, 17, 18):
        page.text(at, column, "", styles.text(bold=True))
    page.text(at, 19, _left_out(lines), styles.small())
    page.need(at, 84)


def _write_total_rate(page: Page, at: int, lines: Sequence[SummaryLine], condition: str) -> None:
    """Write the rate of all money, of the lines that have both figures."""
    first, last = FIRST + 1, at
    both = f"--ISNUMBER(F{first}:F{last}),--ISNUMBER(G{first}:G{last})"
    both = f"{condition},{both}" if condition else both
    below = f"SUMPRODUCT({both},F{first}:F{last})"
    formula = f'=IF({below}=0,"",SUMPRODUCT({both},G{first}:G{last})/{below})'
    known = [(x.row.budget, x.row.spent) for x in lines if x.row.budget is not None and x.row.spent is not None]
    budget = sum((b for b, _ in known if b is not None), Decimal(0))
    spent = sum((s for _, s in known if s is not None), Decimal(0))
    page.formula(
        at, 7, formula, figure(spent / budget) if budget else None, page.styles.number(RATE, bold=True)
    )


def decided(letter: str, first: int, last: int, sheet: str = "") -> str:
    """Return the condition, for SUMPRODUCT, that a line has a number in a column and a score that is neither 暂定 nor 未审定."""
    grades, figures = (f"{sheet}${c}${first}:${c}${last}" for c in (_GRADE, letter))
    return f'--ISNUMBER({figures}),--ISERROR(SEARCH("{_WAITS}",{grades}))'


def counted_once(first: int, last: int, sheet: str = "") -> str:
    """Return the condition, for SUMPRODUCT, that a line is not about a project which an earlier line has."""
    return f'--ISERROR(SEARCH("{TWIN}",{sheet}$T${first}:$T${last}))'


def _left_out(lines: Sequence[SummaryLine]) -> str:
    """Say what the total line leaves out: scores that still wait, rates of one figure only, the same project once more."""
    once = [line for line in lines if line.twin is None]
    left, twins = sum(not line.decided for line in once), len(lines) - len(once)
    pieces = [f"同一项目另有 {twins} 份，除问题数外均不计入"] if twins else []
    if left == len(once):
        pieces.append("复核得分均未审定，不计平均")
    elif left:
        counted = len(once) - left
        pieces.append(
            f"复核得分、分差、偏离度的平均和等级、类别的个数只计已审 {counted} 份，未审定 {left} 份未计"
        )
    both = sum(line.row.budget is not None and line.row.spent is not None for line in once)
    if 0 < both < len(once):
        pieces.append(f"执行率只计全年预算数、执行数都有的 {both} 份，与合计金额之比不同")
    return "；".join(pieces)


def _write_means(page: Page, at: int, once: Sequence[SummaryLine], condition: str) -> None:
    """Write the means of lines about different projects: self-scores of all that state one, all else of the decided only."""
    first, last = FIRST + 1, at
    settled = [line for line in once if line.decided]
    known = f"--ISNUMBER(I{first}:I{last})"
    for column, letter, counts, form, mean in (
        (8, "I", known, SCORE, _mean(once, lambda line: line.row.self_score)),
        (10, "K", decided("K", first, last), SCORE, _mean(settled, lambda line: line.score)),
        (_DIFFERENCE, "M", decided("M", first, last), SCORE, _mean(settled, lambda line: line.difference)),
        (_DEVIATION, "N", decided("N", first, last), RATE, _mean(settled, lambda line: line.deviation)),
    ):
        which = f"{condition},{counts}" if condition else counts
        count, total = f"SUMPRODUCT({which})", f"SUMPRODUCT({which},{letter}{first}:{letter}{last})"
        page.formula(
            at, column, f'=IF({count}=0,"",{total}/{count})', mean, page.styles.number(form, bold=True)
        )


def _mean(lines: Sequence[SummaryLine], value: Callable[[SummaryLine], Decimal | None]) -> float | None:
    found = [amount for line in lines if (amount := value(line)) is not None]
    return float(sum(found, Decimal(0)) / len(found)) if found else None


def _counted(
    letter: str, last: int, words: Sequence[str], found: Sequence[str], condition: str
) -> tuple[str, str]:
    """Return the formula that counts how often a column holds each word, and how many are 暂定 or 未审定, with its result."""
    area, grades = f"{letter}{FIRST + 1}:{letter}{last}", f"{_GRADE}{FIRST + 1}:{_GRADE}{last}"
    once = f",{condition}" if condition else ""
    settled = once if letter == "J" else f'{once},--ISERROR(SEARCH("{_WAITS}",{grades}))'
    pieces = [f'"{word} "&SUMPRODUCT(--({area}="{word}"){settled})' for word in words]
    cached = [f"{word} {sum(text == word for text in found)}" for word in words]
    for mark in (PROVISIONAL, UNDECIDED) if letter == _GRADE else ():
        if waiting := sum(mark in text for text in found):
            pieces.append(f'"{mark} "&SUMPRODUCT(--ISNUMBER(SEARCH("{mark}",{grades})){once})')
            cached.append(f"{mark} {waiting}")
    return "=" + "&CHAR(10)&".join(pieces), "\n".join(cached)


def _write_finding_counts(page: Page, at: int, lines: Sequence[SummaryLine]) -> None:
    """Add up the three numbers of 问题数, which stand in one cell between slashes."""
    first, last = FIRST + 1, at
    area = f'SUBSTITUTE(P{first}:P{last},"/",REPT(" ",20))'
    sums = [f"SUMPRODUCT(VALUE(TRIM(MID({area},{start},20))))" for start in (1, 21, 41)]
    counts = [
        sum(line.row.findings_high for line in lines),
        sum(line.row.findings_medium for line in lines),
        sum(line.row.findings_low for line in lines),
    ]
    page.formula(at, 15, "=" + '&"/"&'.join(sums), "/".join(map(str, counts)), page.styles.tiny())
