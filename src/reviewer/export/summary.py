"""The summary sheet (汇总表): one line for each report, a total line, places to sign. Columns are those of DOMAIN.md."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.library import ReportRow
from reviewer.domain.report import GRADES
from reviewer.export.cells import figure, in_wan
from reviewer.export.measure import height_pt
from reviewer.export.model import ExportMeta
from reviewer.export.page import BODY_PT, MONEY, RATE, SCORE, Page

SHEET, BY_UNIT, BY_KIND = "汇总表", "分单位统计", "疑点统计"
COLUMNS = (
    ("序号", 5.5),
    ("主管部门", 13.0),
    ("实施单位", 15.0),
    ("项目名称", 19.0),
    ("年初预算数", 11.5),
    ("全年预算数", 11.5),
    ("全年执行数", 11.5),
    ("执行率", 9.5),
    ("自评得分", 8.5),
    ("自评等级", 7.0),
    ("复核得分", 8.5),
    ("复核等级", 8.5),
    ("分差", 8.0),
    ("偏离度", 9.5),
    ("偏差类别", 9.0),
    ("问题数(重/一般/提示)", 9.5),
    ("主要问题", 28.0),
    ("处理建议", 14.0),
    ("复核人", 8.0),
    ("备注", 18.0),
)
HEAD = 2
FIRST = HEAD + 1  # the first line of figures, counted from 0
MOST_LISTED_PT = 360.0
_KINDS = ("高估", "基本一致", "低估")
_DIFFERENCE, _DEVIATION = 12, 13
_GRADE = "L"
PROVISIONAL = "暂定"


@dataclass(frozen=True)
class SummaryLine:
    """One report's line. `score_cell` is where its review sheet holds the total; `bound` the share for 高估/低估."""

    row: ReportRow
    score: Decimal
    sheet: str
    score_cell: str
    problems: tuple[str, ...]
    remark: str
    bound: Decimal

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
    def deviation(self) -> Decimal | None:
        """Return 偏离度 = (自评 − 复核) ÷ 自评; None while points are open: nobody is charged for them."""
        own = self.row.self_score
        if self.row.open_points or not own:
            return None
        return round((own - self.score) / own, 6)

    @property
    def kind(self) -> str:
        """Return 偏差类别, "" where there is no deviation."""
        deviation = self.deviation
        if deviation is None:
            return ""
        return _KINDS[0] if deviation > self.bound else _KINDS[2] if deviation < -self.bound else _KINDS[1]

    @property
    def decided(self) -> bool:
        """Whether the score waits for nobody any more; only then it counts in a mean."""
        return not self.row.provisional

    @property
    def grade(self) -> str:
        """Return the review grade, 暂定 while something waits for a person."""
        if not self.row.provisional:
            return self.row.grade or ""
        return f"{self.row.grade}（{PROVISIONAL}）" if self.row.grade else PROVISIONAL


def write_summary(page: Page, lines: Sequence[SummaryLine], meta: ExportMeta) -> None:
    """Write title, header, lines, total and signatures."""
    styles, last = page.styles, len(COLUMNS) - 1
    page.text(0, 0, meta.title, styles.title(), to=last)
    page.need(0, 34)
    page.text(1, 0, f"编制单位：{meta.organisation}", styles.note(), to=6)
    for column, sheet in zip((7, 9), (BY_UNIT, BY_KIND), strict=True):
        page.link(1, column, sheet, sheet, styles.link(border=0, text_wrap=False))
    page.text(1, 12, "单位：万元、分", styles.note("right"), to=last)
    for column, (title, _) in enumerate(COLUMNS):
        page.text(HEAD, column, title, styles.head())
    for at, line in enumerate(lines):
        _write_line(page, FIRST + at, at + 1, line)
    end = FIRST + len(lines)
    if lines:
        _write_total(page, end, lines)
        end += 1
    page.signatures(end)
    page.print_as_table(HEAD, 4, end)
    if lines:
        page.sheet.autofilter(HEAD, 0, end - 2, last)


def _write_line(page: Page, at: int, number: int, line: SummaryLine) -> None:
    row, styles, r = line.row, page.styles, at + 1
    text, middle = styles.text(), styles.middle()
    page.need(at, 0)
    page.link(at, 0, line.sheet, number, styles.link(num_format="0"))
    page.text(at, 1, row.department, text)
    page.text(at, 2, row.unit, text)
    page.text(at, 3, row.project_shown, text)
    for column, amount in enumerate((row.budget_initial, row.budget, row.spent), 4):
        page.number(at, column, in_wan(amount), styles.number(MONEY))
    _write_rate(page, at, line)
    page.number(at, 8, figure(row.self_score), styles.number(SCORE))
    page.text(at, 9, row.self_grade or "", middle)
    page.formula(at, 10, f"={line.score_cell}", figure(line.score), styles.number(SCORE))
    page.text(at, 11, line.grade, middle)
    _write_deviation(page, at, line)
    counts = f"{row.findings_high}/{row.findings_medium}/{row.findings_low}"
    page.formula(at, 14, _kind_formula(r, line.bound), line.kind, middle)
    page.text(at, 15, counts, middle)
    page.text(at, 16, _listed(line.problems), text)
    page.text(at, 17, "", text)
    page.text(at, 18, row.reviewer, middle)
    page.text(at, 19, line.remark, text)


def _listed(problems: Sequence[str]) -> str:
    """Return the problems numbered, as many as a row can be high; the rest stand on the review sheet."""
    if len(problems) < 2:
        return "".join(problems)
    width, shown = COLUMNS[16][1], ""
    for at, problem in enumerate(problems, 1):
        longer = f"{shown}{at}. {problem}\n"
        if height_pt(longer, width, BODY_PT) > MOST_LISTED_PT:
            return f"{shown}……共 {len(problems)} 个，详见复核表"
        shown = longer
    return shown.rstrip("\n")


def _write_rate(page: Page, at: int, line: SummaryLine) -> None:
    style, r = page.styles.number(RATE), at + 1
    if line.stated_rate is not None:
        page.number(at, 7, figure(line.stated_rate), style)
        return
    formula = f'=IF(NOT(ISNUMBER(G{r})),"",IF(N(F{r})>0,G{r}/F{r},IF(N(E{r})>0,G{r}/E{r},"")))'
    page.formula(at, 7, formula, figure(line.rate), style)


def _write_deviation(page: Page, at: int, line: SummaryLine) -> None:
    """Write 分差 and 偏离度; while points are open only what the decided parts differ by, as a plain number."""
    row, r = line.row, at + 1
    score, rate = page.styles.number(SCORE), page.styles.number(RATE)
    if row.open_points:
        page.number(at, _DIFFERENCE, figure(row.decided_difference), score)
        page.number(at, _DEVIATION, None, rate)
        return
    both = f"AND(ISNUMBER(I{r}),ISNUMBER(K{r}))"
    difference = None if row.self_score is None else line.score - row.self_score
    page.formula(at, _DIFFERENCE, f'=IF({both},ROUND(K{r}-I{r},2),"")', figure(difference), score)
    formula = f'=IF(AND({both},N(I{r})>0),ROUND((I{r}-K{r})/I{r},6),"")'
    page.formula(at, _DEVIATION, formula, figure(line.deviation), rate)


def _kind_formula(r: int, bound: Decimal) -> str:
    high, same, low = _KINDS
    return f'=IF(NOT(ISNUMBER(N{r})),"",IF(N{r}>{bound},"{high}",IF(N{r}<-{bound},"{low}","{same}")))'


# ---- the total line


def _write_total(page: Page, at: int, lines: Sequence[SummaryLine]) -> None:
    styles, first, last = page.styles, FIRST + 1, at
    bold = styles.middle(bold=True)
    page.text(at, 0, "合计（金额）、平均（得分）", bold, to=2)
    page.need(at, 34)
    page.formula(at, 3, f'=COUNTA(D{first}:D{last})&" 个项目"', f"{len(lines)} 个项目", bold)
    for column, name in ((4, "budget_initial"), (5, "budget"), (6, "spent")):
        letter = "ABCDEFG"[column]
        amounts = [in_wan(getattr(line.row, name)) for line in lines]
        total = sum(Decimal(repr(amount)) for amount in amounts if amount is not None)
        page.formula(
            at, column, f"=SUM({letter}{first}:{letter}{last})", float(total), styles.number(MONEY, bold=True)
        )
    _write_total_rate(page, at, lines)
    _write_means(page, at, lines)
    for column, letter, words, found in (
        (9, "J", GRADES, [x.row.self_grade or "" for x in lines]),
        (11, "L", GRADES, [x.grade for x in lines]),
        (14, "O", _KINDS, [x.kind if x.decided else "" for x in lines]),
    ):
        formula, cached = _counted(letter, first, last, words, found)
        page.formula(at, column, formula, cached, bold)
    _write_finding_counts(page, at, lines)
    for column in (16, 17, 18):
        page.text(at, column, "", styles.text(bold=True))
    page.text(at, 19, _left_out(lines), styles.text())
    page.need(at, 84)


def _write_total_rate(page: Page, at: int, lines: Sequence[SummaryLine]) -> None:
    """Write the rate of all money, of the lines that have both figures."""
    first, last = FIRST + 1, at
    both = f"--ISNUMBER(F{first}:F{last}),--ISNUMBER(G{first}:G{last})"
    below = f"SUMPRODUCT({both},F{first}:F{last})"
    formula = f'=IF({below}=0,"",SUMPRODUCT({both},G{first}:G{last})/{below})'
    known = [(x.row.budget, x.row.spent) for x in lines if x.row.budget is not None and x.row.spent is not None]
    budget = sum((b for b, _ in known if b is not None), Decimal(0))
    spent = sum((s for _, s in known if s is not None), Decimal(0))
    page.formula(
        at, 7, formula, figure(spent / budget) if budget else None, page.styles.number(RATE, bold=True)
    )


def decided(letter: str, first: int, last: int, sheet: str = "") -> str:
    """Return the condition, for SUMPRODUCT, that a line has a number in a column and a score that is not 暂定."""
    grades, figures = (f"{sheet}${c}${first}:${c}${last}" for c in (_GRADE, letter))
    return f'--ISNUMBER({figures}),--ISERROR(SEARCH("{PROVISIONAL}",{grades}))'


def _left_out(lines: Sequence[SummaryLine]) -> str:
    """Say what means and counts leave out: a sum that still waits for a person would only lower them."""
    left = sum(not line.decided for line in lines)
    if not left:
        return ""
    if left == len(lines):
        return "复核得分均为暂定，不计平均"
    return f"复核得分、分差、偏离度的平均和等级、类别的个数只计已定 {len(lines) - left} 份，暂定 {left} 份未计"


def _write_means(page: Page, at: int, lines: Sequence[SummaryLine]) -> None:
    """Write the means: self-scores of all that state one, all else of the decided lines only."""
    first, last = FIRST + 1, at
    own = f"I{first}:I{last}"
    style = page.styles.number(SCORE, bold=True)
    page.formula(
        at, 8, f'=IF(COUNT({own})=0,"",AVERAGE({own}))', _mean(lines, lambda line: line.row.self_score), style
    )
    settled = [line for line in lines if line.decided]
    for column, letter, form, value in (
        (10, "K", SCORE, lambda line: line.score),
        (_DIFFERENCE, "M", SCORE, _difference),
        (_DEVIATION, "N", RATE, lambda line: line.deviation),
    ):
        count = f"SUMPRODUCT({decided(letter, first, last)})"
        total = f"SUMPRODUCT({decided(letter, first, last)},{letter}{first}:{letter}{last})"
        formula = f'=IF({count}=0,"",{total}/{count})'
        page.formula(at, column, formula, _mean(settled, value), page.styles.number(form, bold=True))


def _difference(line: SummaryLine) -> Decimal | None:
    return None if line.row.self_score is None else line.score - line.row.self_score


def _mean(lines: Sequence[SummaryLine], value: Callable[[SummaryLine], Decimal | None]) -> float | None:
    found = [amount for line in lines if (amount := value(line)) is not None]
    return float(sum(found, Decimal(0)) / len(found)) if found else None


def _counted(letter: str, first: int, last: int, words: Sequence[str], found: Sequence[str]) -> tuple[str, str]:
    """Return the formula that counts how often a column holds each word, and how many are 暂定, with its result."""
    area, grades = f"{letter}{first}:{letter}{last}", f"{_GRADE}{first}:{_GRADE}{last}"
    settled = "" if letter == "J" else f',--ISERROR(SEARCH("{PROVISIONAL}",{grades}))'
    pieces = [f'"{word} "&SUMPRODUCT(--({area}="{word}"){settled})' for word in words]
    cached = [f"{word} {sum(text == word for text in found)}" for word in words]
    if letter == _GRADE and (waiting := sum(PROVISIONAL in text for text in found)):
        pieces.append(f'"{PROVISIONAL} "&SUMPRODUCT(--ISNUMBER(SEARCH("{PROVISIONAL}",{grades})))')
        cached.append(f"{PROVISIONAL} {waiting}")
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
    page.formula(at, 15, "=" + '&"/"&'.join(sums), "/".join(map(str, counts)), page.styles.middle(bold=True))
