"""The review sheet (复核表) of one report: head facts and the scored rows, calculating by itself."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reviewer.domain.review import Status
from reviewer.export.calculation import (
    Ground,
    ReviewCells,
)
from reviewer.export.evidence import Notes
from reviewer.export.model import ExportMeta, ReviewForExport, Sheet
from reviewer.export.page import BACK, Page
from reviewer.export.rates import Amount
from reviewer.export.review_head import (
    CHECK,
    GAP,
    MONEY_ROW,
    OPEN,
    PROPOSED,
    STATUS,
    WAITING,
    verified_figures,
    write_check,
    write_facts,
    write_flags,
    write_money,
    write_scores,
    write_verified,
)
from reviewer.export.review_rows import OPEN as LEFT_OPEN
from reviewer.export.review_rows import FindingLine, finding_lines, findings_counted
from reviewer.export.review_table import COLUMNS, write_table
from reviewer.export.rule_cells import ProfileCells

_TITLES = {"project": "项目支出绩效自评复核表", "overall": "部门整体支出绩效自评复核表"}
_LAST = len(COLUMNS) - 1
_NOTE = (
    "注：指标性质为计分所用，原文写等于或未写的按“≥”计；复核指标偏差＝（复核完成值－指标值）÷指标值，未填复核完成值的按自评完成值计算；标有“暂定”的得分待确认或待评，标有“未审定”的评审尚未完成，"
    "不作结论；疑点仅供核实。"
)


def write_review(
    page: Page,
    review: ReviewForExport,
    meta: ExportMeta,
    findings_sheet: str,
    rules: ProfileCells,
    notes: Notes,
) -> ReviewCells:
    """Write one review that calculates by itself; return where its figures stand.

    Its findings stand on a sheet of their own, so that each header is repeated over its own rows only.
    """
    row = review.row
    page.text(0, 0, _TITLES.get(row.kind, "绩效自评复核表"), page.styles.title(), to=_LAST)
    page.need(0, 34)
    page.text(1, 0, f"编制单位：{meta.organisation}", page.styles.note(), to=4)
    page.link(1, Sheet.SUMMARY, BACK)
    page.text(1, 8, "单位：万元、分", page.styles.note("right"), to=_LAST)
    money = write_money(page, MONEY_ROW, review, notes)
    amounts = list(money.values())
    for at, (name, decision) in enumerate(verified_figures(review), MONEY_ROW + 1):
        cell = write_verified(page, at, review, name, decision, notes)
        if name in money:
            money[name] = Amount(Decimal(decision.verified or 0), cell)
            amounts.append(money[name])
    scores = MONEY_ROW + 1 + len(verified_figures(review))
    head = scores + 2
    table = write_table(page, head, review, Ground(rules, money), notes)
    write_facts(page, review, table)
    write_flags(page, review, table, rules)
    write_scores(page, scores, review, table, money, rules, notes)
    end = _write_below(page, table.total + 1, review, findings_sheet)
    page.print_as_table(head, 3, end)
    cells = ReviewCells(
        total=f"$K${table.total + 1}",
        grade=f"$G${scores + 2}",
        difference=f"$K${scores + 2}",
        open=OPEN,
        check=CHECK,
        self_score=f"$G${scores + 1}",
        self_grade=f"$K${scores + 1}",
        gap=GAP,
        proposed=PROPOSED,
        waiting=WAITING,
        status=STATUS,
        money={name: amount.cell for name, amount in money.items()},
    )
    write_check(page, review, table, cells, amounts)
    return cells


def _write_below(page: Page, at: int, review: ReviewForExport, findings_sheet: str) -> int:
    page.text(at, 0, _NOTE, page.styles.note(), to=_LAST)
    at += 1
    lines = finding_lines(list(review.findings.items()), review.decisions)
    page.text(at, 0, f"疑点 {findings_counted(lines)}", page.styles.note(), to=2)
    if review.findings:
        page.link(at, findings_sheet, "疑点清单")
    page.need(at, 26)
    at = _write_left_open(page, at + 1, review, lines)
    page.signatures(at)
    return at


def _write_left_open(page: Page, at: int, review: ReviewForExport, lines: Sequence[FindingLine]) -> int:
    """Name the findings that a finished review left open; return the row behind them."""
    if review.row.status is not Status.DONE:
        return at
    for place, (key, line) in enumerate(zip(review.findings, lines, strict=True), 1):
        if line.state == LEFT_OPEN:
            number = review.numbers.get(key, place)
            told = line.message.partition("\n")[0]
            text = f"{LEFT_OPEN}疑点 {number}（{line.severity}）{line.title}：{told}"
            page.text(at, 0, text, page.styles.note(), to=_LAST)
            at += 1
    return at
