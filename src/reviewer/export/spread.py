"""The sheet 得分分布: how many scores lie in which range, with a chart, and the reports by rank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import xlsxwriter

from reviewer.export.cells import figure
from reviewer.export.charts import columns_chart
from reviewer.export.model import ExportMeta, Sheet
from reviewer.export.page import RATE, SCORE, Page, quoted
from reviewer.export.statistics import write_head
from reviewer.export.summary import FIRST, TWIN, SummaryLine

COLUMNS = (
    ("名次", 8.0),
    ("汇总表序号", 10.0),
    ("实施单位", 30.0),
    ("项目名称", 44.0),
    ("复核得分", 12.0),
    ("复核等级", 12.0),
    ("自评得分", 12.0),
    ("偏离度", 12.0),
)
# From the lowest score on that counts, to the one below which it does.
_RANGES = tuple(
    (Decimal(low), Decimal(high))
    for low, high in ((95, 101), (90, 95), (85, 90), (80, 85), (70, 80), (60, 70), (0, 60))
)
_CHART_ROWS = 13
_MOST_LIVE_RANKS = 5_000  # a spreadsheet compares each with all others whenever anything changes
_FIRST_RANGE = FIRST
_RANK_HEAD = FIRST + max(len(_RANGES), _CHART_ROWS) + 1


def write_spread(book: xlsxwriter.Workbook, page: Page, lines: Sequence[SummaryLine], meta: ExportMeta) -> None:
    """Write ranges and their chart, then the ranks of what is decided; all follow the summary."""
    write_head(page, "得分分布及名次表", "单位：份、分", COLUMNS, meta, ())
    page.text(FIRST - 1, 0, "得分区间（含下限）", page.styles.head(), to=1)
    for column, text in ((2, "复核得分份数（已审）"), (3, "自评得分份数")):
        page.text(FIRST - 1, column, text, page.styles.head())
    for at, (low, high) in enumerate(_RANGES, _FIRST_RANGE):
        _write_range(page, at, low, high, lines)
    end = _FIRST_RANGE + len(_RANGES)
    chart = columns_chart(
        book,
        page.sheet.get_name(),
        "得分分布",
        (_FIRST_RANGE, end - 1),
        labels=0,
        series=(("复核得分份数", 2), ("自评得分份数", 3)),
    )
    page.chart(FIRST - 1, 4, chart, to=(_FIRST_RANGE + _CHART_ROWS, len(COLUMNS) - 1))
    _write_ranks(page, lines)


def _write_range(page: Page, at: int, low: Decimal, high: Decimal, lines: Sequence[SummaryLine]) -> None:
    name = "95 分以上" if low == 95 else "60 分以下" if low == 0 else f"{low}–{high} 分"
    page.text(at, 0, name, page.styles.middle(), to=1)
    ranks = _area("E", len(lines))
    scored = [line.score for line in lines if _ranked(line)]
    own = [line.row.self_score for line in lines if line.row.self_score is not None and line.twin is None]
    scores, remarks = (
        f"{quoted(Sheet.SUMMARY)}!${letter}${FIRST + 1}:${letter}${FIRST + max(len(lines), 1)}"
        for letter in "IT"
    )
    for column, area, more, found in ((2, ranks, "", scored), (3, scores, f',{remarks},"<>*{TWIN}*"', own)):
        formula = f'=COUNTIFS({area},">={low}",{area},"<{high}"{more})'
        page.formula(
            at, column, formula, sum(low <= one < high for one in found), page.styles.get(align="center")
        )


def _ranked(line: SummaryLine) -> bool:
    """Tell whether a line has a rank: its score is decided, and no other line counts for its project."""
    return line.decided and line.twin is None


def _area(letter: str, count: int) -> str:
    first = _RANK_HEAD + 2
    return f"${letter}${first}:${letter}${first + max(count, 1) - 1}"


def _write_ranks(page: Page, lines: Sequence[SummaryLine]) -> None:
    """Write the lines by score; those that are not decided, and a project's second report, follow without a rank."""
    for column, (title, _) in enumerate(COLUMNS):
        page.text(_RANK_HEAD, column, title, page.styles.head())
    numbered = sorted(enumerate(lines, 1), key=lambda one: (not _ranked(one[1]), -one[1].score, one[0]))
    ranks: dict[Decimal, int] = {}
    for rank, score in enumerate(sorted((line.score for line in lines if _ranked(line)), reverse=True), 1):
        ranks.setdefault(score, rank)
    for at, (number, line) in enumerate(numbered, _RANK_HEAD + 1):
        _write_rank(page, at, number, line, ranks, len(lines))
    page.print_as_table(_RANK_HEAD, 2, _RANK_HEAD + len(lines), freeze=False)


def _write_rank(
    page: Page, at: int, number: int, line: SummaryLine, ranks: Mapping[Decimal, int], count: int
) -> None:
    styles, r, source = page.styles, at + 1, FIRST + number
    summary = f"{quoted(Sheet.SUMMARY)}!"
    rank = ranks[line.score] if _ranked(line) else None
    whole, score = styles.number("0"), styles.number(SCORE)
    page.need(at, 0)
    if count <= _MOST_LIVE_RANKS:
        page.formula(at, 0, f'=IF(ISNUMBER(E{r}),RANK(E{r},{_area("E", count)}),"")', rank, whole)
    else:
        page.number(at, 0, rank, whole)
    page.number(at, 1, number, whole)
    page.text(at, 2, line.row.unit, styles.text())
    page.text(at, 3, line.row.project_shown, styles.text())
    grade = f"{summary}L{source}"
    once = f'ISERROR(SEARCH("{TWIN}",{summary}T{source}))'
    counts = f'AND(ISNUMBER({summary}K{source}),ISERROR(SEARCH("定",{grade})),{once})'
    page.formula(
        at, 4, f'=IF({counts},{summary}K{source},"")', figure(line.score) if _ranked(line) else None, score
    )
    page.formula(at, 5, f"={grade}", line.grade, styles.middle())
    own = f"{summary}I{source}"
    page.formula(at, 6, f'=IF(ISNUMBER({own}),{own},"")', figure(line.row.self_score), score)
    deviation = f"{summary}N{source}"
    page.formula(
        at, 7, f'=IF(ISNUMBER({deviation}),{deviation},"")', figure(line.deviation), styles.number(RATE)
    )
