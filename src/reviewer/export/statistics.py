"""Two sheets for a meeting: the reports by unit, the findings by kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import xlsxwriter

from reviewer.domain.finding import SEVERITY_NAMES, Severity
from reviewer.export.cells import figure, in_wan
from reviewer.export.charts import columns_chart
from reviewer.export.model import ExportMeta, ReviewForExport, Sheet
from reviewer.export.page import BACK, MONEY, RATE, SCORE, Page, quoted
from reviewer.export.review_rows import ACCEPTED, DISMISSED, HINT, OPEN, finding_state
from reviewer.export.summary import FIRST, SummaryLine, counted_once, decided

_CHART = (("", 12.0),) * 5  # what a chart lies over
UNIT_COLUMNS = (
    ("序号", 6.0),
    ("实施单位", 32.0),
    ("项目数", 9.0),
    ("全年预算数", 14.0),
    ("全年执行数", 14.0),
    ("执行率", 11.0),
    ("平均自评得分", 13.0),
    ("平均复核得分（已审定）", 13.0),
    ("疑点数（重）", 13.0),
    *_CHART,
)
KIND_COLUMNS = (
    ("序号", 6.0),
    ("疑点类型", 36.0),
    ("级别", 9.0),
    ("疑点数（不含排除）", 12.0),
    ("涉及报告数", 12.0),
    (ACCEPTED, 9.0),
    (DISMISSED, 9.0),
    (OPEN, 9.0),
    (HINT, 9.0),
    *_CHART,
)
_ORDER = list(Severity)
_MOST_BARS, _LEAST_CHART = 15, 10
_MOST_COMPARED = 10_000_000  # lines that the formulas of all units look at


@dataclass
class KindCount:
    """How often one kind of finding occurs."""

    title: str
    severity: Severity
    reports: set[int] = field(default_factory=set)
    states: dict[str, int] = field(default_factory=lambda: dict.fromkeys((ACCEPTED, DISMISSED, OPEN, HINT), 0))

    @property
    def count(self) -> int:
        """How many stand: one that was dismissed is no finding any more."""
        return sum(count for state, count in self.states.items() if state != DISMISSED)


Kinds = dict[tuple[str, str, Severity], KindCount]  # by rule, title and level


def count_kinds(kinds: Kinds, review: ReviewForExport) -> None:
    """Add one review's findings to the counts; those of one rule are of several kinds where their titles differ."""
    for key, finding in review.findings.items():
        title = finding.title or finding.rule
        kind = KindCount(title, finding.severity)
        found = kinds.setdefault((finding.rule, title, finding.severity), kind)
        state = finding_state(finding, key, review.decisions)[0]
        found.states[state] += 1
        if state != DISMISSED:
            found.reports.add(review.row.id)


def write_kinds(book: xlsxwriter.Workbook, page: Page, kinds: Sequence[KindCount], meta: ExportMeta) -> None:
    """Write the findings by kind, the serious and frequent first, with a chart of the first ones."""
    write_head(page, "疑点分类统计表", "单位：个", KIND_COLUMNS, meta)
    ordered = sorted(kinds, key=lambda k: (_ORDER.index(k.severity), -k.count, k.title))
    for at, kind in enumerate(ordered, FIRST):
        whole = page.styles.number("0")
        page.need(at, 0)
        page.number(at, 0, at - FIRST + 1, whole)
        page.text(at, 1, kind.title, page.styles.text())
        page.text(at, 2, SEVERITY_NAMES[kind.severity], page.styles.middle())
        r = at + 1
        page.formula(at, 3, f"=F{r}+H{r}+I{r}", kind.count, whole)
        for column, value in enumerate((len(kind.reports), *kind.states.values()), 4):
            page.number(at, column, value, whole)
    end = FIRST + len(ordered)
    if ordered:
        page.text(end, 0, "合计", page.styles.middle(bold=True), to=2)
        totals = [
            sum(k.count for k in ordered),
            None,
            *(sum(k.states[s] for k in ordered) for s in ordered[0].states),
        ]
        _sums(page, end, 3, totals)
        end = max(end, _chart_beside(book, page, "疑点数（不含排除）", 3, len(ordered)))
    page.print_as_table(FIRST - 1, 2, end)


def _chart_beside(book: xlsxwriter.Workbook, page: Page, title: str, column: int, count: int) -> int:
    """Write a chart of the first rows right of the table, as high as they are; return its last row."""
    shown = min(count, _MOST_BARS)
    name = title if shown == count else f"{title}，前 {shown} 项"
    rows = (FIRST, FIRST + shown - 1)
    series = ((title, column),)
    chart = columns_chart(book, page.sheet.get_name(), name, rows, labels=1, series=series, lying=True)
    end = FIRST + max(shown, _LEAST_CHART)
    page.chart(FIRST - 1, page.printed - len(_CHART), chart, to=(end, page.printed - 1))
    return end - 1


def _sums(page: Page, at: int, first_column: int, totals: Sequence[int | None]) -> None:
    style = page.styles.number("0", bold=True)
    for column, total in enumerate(totals, first_column):
        if total is None:
            page.number(at, column, None, style)
        else:
            letter = "ABCDEFGHI"[column]
            page.formula(at, column, f"=SUM({letter}{FIRST + 1}:{letter}{at})", total, style)


def write_units(book: xlsxwriter.Workbook, page: Page, lines: Sequence[SummaryLine], meta: ExportMeta) -> None:
    """Write the reports by unit, with formulas over the summary sheet and a chart of the first ones' means."""
    write_head(page, "分单位复核情况统计表", "单位：万元、分", UNIT_COLUMNS, meta)
    units: dict[str, list[SummaryLine]] = {}
    for line in lines:
        units.setdefault(line.row.unit.strip(), []).append(line)
    page.live = len(units) * len(lines) <= _MOST_COMPARED
    for at, (unit, own) in enumerate(units.items(), FIRST):
        _write_unit(page, at, unit, own, FIRST + len(lines))
    end = FIRST + len(units) - 1
    if any(line.decided for line in lines):
        end = max(end, _chart_beside(book, page, "平均复核得分（已审定）", 7, len(units)))
    page.print_as_table(FIRST - 1, 2, end)


def _write_unit(page: Page, at: int, unit: str, own: Sequence[SummaryLine], last: int) -> None:
    styles, r = page.styles, at + 1
    summary = quoted(Sheet.SUMMARY)

    def area(letter: str) -> str:
        return f"{summary}!${letter}${FIRST + 1}:${letter}${last}"

    same = f"--(TRIM({area('C')})=B{r})"
    once, first = same, [line for line in own if line.twin is None]
    if len(first) < len(own):
        once = f"{same},{counted_once(FIRST + 1, last, f'{summary}!')}"
    page.need(at, 0)
    page.number(at, 0, at - FIRST + 1, styles.number("0"))
    page.text(at, 1, unit, styles.text())
    page.formula(at, 2, f"=SUMPRODUCT({once})", len(first), styles.number("0"))
    for column, letter, name in ((3, "F", "budget"), (4, "G", "spent")):
        amounts = [getattr(line.row, name) for line in first]
        known = [amount for amount in amounts if amount is not None]
        total = in_wan(sum(known, Decimal(0))) if known else None
        count = f"SUMPRODUCT({once},--ISNUMBER({area(letter)}))"
        formula = f'=IF({count}=0,"",SUMPRODUCT({once},{area(letter)}))'
        page.formula(at, column, formula, total, styles.number(MONEY))
    _write_unit_rate(page, at, first, once, area("F"), area("G"))
    for column, letter, scores, counted in (
        (6, "I", [line.row.self_score for line in first], f"--ISNUMBER({area('I')})"),
        (7, "K", [line.score for line in first if line.decided], decided("K", FIRST + 1, last, f"{summary}!")),
    ):
        given = [score for score in scores if score is not None]
        count = f"SUMPRODUCT({once},{counted})"
        formula = f'=IF({count}=0,"",SUMPRODUCT({once},{counted},{area(letter)})/{count})'
        mean = sum(given, Decimal(0)) / len(given) if given else None
        page.formula(at, column, formula, figure(mean), styles.number(SCORE))
    page.number(at, 8, sum(line.row.findings_high for line in own), styles.number("0"))


def _write_unit_rate(
    page: Page, at: int, own: Sequence[SummaryLine], same: str, budget: str, spent: str
) -> None:
    """Write the rate of the unit's lines that have both figures."""
    both = f"{same},--ISNUMBER({budget}),--ISNUMBER({spent})"
    formula = f'=IF(SUMPRODUCT({both},{budget})=0,"",SUMPRODUCT({both},{spent})/SUMPRODUCT({both},{budget}))'
    known = [(x.row.budget, x.row.spent) for x in own if x.row.budget is not None and x.row.spent is not None]
    below = sum((b for b, _ in known if b is not None), Decimal(0))
    above = sum((s for _, s in known if s is not None), Decimal(0))
    page.formula(at, 5, formula, figure(above / below) if below else None, page.styles.number(RATE))


def write_head(
    page: Page,
    title: str,
    unit: str,
    columns: Sequence[tuple[str, float]],
    meta: ExportMeta,
    heads: Sequence[str] | None = None,
) -> None:
    """Write title, link back and the header (`heads` where it is not that of the columns)."""
    named = [name for name, _ in columns if name]
    last = len(named) - 1
    page.text(0, 0, title, page.styles.title(), to=last)
    page.need(0, 34)
    page.text(1, 0, f"编制单位：{meta.organisation}", page.styles.note(), to=2)
    page.link(1, Sheet.SUMMARY, BACK)
    page.text(1, 5, unit, page.styles.note("right"), to=last)
    for column, name in enumerate(named if heads is None else heads):
        page.text(FIRST - 1, column, name, page.styles.head())
