"""The sheet 依据: for every number of the workbook the file, the place, the quote and the rule it comes from.

A number on a review sheet links to its line here, and the line back to it. A line's reference (定位) names the file by
its content and the passage by its characters: the program goes there from any database that holds the report.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from xlsxwriter.utility import xl_rowcol_to_cell

from reviewer.domain.text import Passage
from reviewer.export.cells import clean
from reviewer.export.model import ExportMeta, ReviewForExport, Sheet
from reviewer.export.page import BACK, MOST_ROWS, Page, quoted
from reviewer.export.places import place

COLUMNS = (
    ("编号", 7.0),
    ("汇总表序号", 7.0),
    ("实施单位", 16.0),
    ("项目名称", 18.0),
    ("数据", 22.0),
    ("数值", 12.0),
    ("单位", 7.0),
    ("来源", 9.0),
    ("出处", 20.0),
    ("原文", 44.0),
    ("规则\n（导出时）", 32.0),
    ("复核人", 8.0),
    ("最后改动", 15.0),
    ("文件", 20.0),
)
BESIDE = (("SHA-256", 66.0), ("定位", 34.0))  # not printed
HEAD = 2
FIRST = HEAD + 1
READ, TYPED, RECKONED = "原文", "评审填写", "系统计算"
_MOST_QUOTES = 3
_QUOTE = 120


@dataclass(frozen=True)
class Fact:
    """One number of the workbook; `value` is what the cell shows, a text where it holds one."""

    what: str
    value: float | str | None
    unit: str = ""
    source: str = READ
    passages: tuple[Passage, ...] = ()
    rule: str = ""


def field_fact(review: ReviewForExport, name: str, title: str, value: float | str | None, unit: str) -> Fact:
    """Return a field as the report states it, or as a person typed it."""
    found = review.report.fields.get(name)
    if found is None:
        return Fact(title, value, unit)
    passages = (found.passage,) if found.quantity is None else (found.quantity.passage, found.passage)
    return Fact(title, value, unit, TYPED if found.entered else READ, passages)


@dataclass(frozen=True)
class _Line:
    number: int
    review: str  # what names the report in any database
    unit: str
    project: str
    fact: Fact
    quote: str
    place: str
    reference: str
    by: str
    at: str
    file: str
    sha256: str
    cell: str  # that holds the number, as formulas of other sheets name it


@dataclass
class Evidence:
    """The lines of the sheet, gathered while the review sheets are written; nothing where the sheet is not wished for."""

    wished: bool = True
    lines: list[_Line] = field(default_factory=list)
    left_out: int = 0  # numbers for which the sheet has no room

    def of(self, number: int, review: ReviewForExport, sheet: str) -> Notes:
        """Return what takes down the numbers of one review sheet."""
        return Notes(self, number, review, sheet)


@dataclass(frozen=True)
class Notes:
    """Takes down the numbers of one review sheet."""

    evidence: Evidence
    number: int
    review: ReviewForExport
    sheet: str

    def note(self, page: Page, row: int, column: int, fact: Fact) -> None:
        """Take a number down and lay the link to its line over the cell, before the cell is written."""
        lines = self.evidence.lines
        if fact.value is None or not self.evidence.wished:
            return
        if len(lines) >= MOST_ROWS:
            self.evidence.left_out += 1
            return
        review = self.review
        grounded = [one for one in dict.fromkeys(fact.passages) if one.grounded][:_MOST_QUOTES]
        where = (place(passage.span, review) for passage in grounded)
        lines.append(
            _Line(
                number=self.number,
                review=review.key,
                unit=review.row.unit,
                project=review.row.project_shown,
                fact=fact,
                quote="、".join(f"“{_short(passage.text)}”" for passage in grounded),
                place="、".join(dict.fromkeys(filter(None, where))),
                reference=reference(review, grounded[0]) if grounded else "",
                by=review.row.reviewer,
                at=f"{review.row.updated_at:%Y-%m-%d %H:%M}",
                file=review.row.shown_name,
                sha256=review.row.sha256,
                cell=f"{quoted(self.sheet)}!{address(row, column)}",
            )
        )
        at = FIRST + len(lines) - 1
        if page.may_link():
            page.reach(row, column, f"internal:{quoted(Sheet.EVIDENCE)}!A{at + 1}", f"依据 {len(lines)}")


def address(row: int, column: int) -> str:
    """Return a cell's name: "K12"."""
    return str(xl_rowcol_to_cell(row, column))


def reference(review: ReviewForExport, passage: Passage) -> str:
    """Return what leads to a passage in any database that holds its file: "3fa9…/1#120-131"."""
    return f"{review.key}#{passage.start}-{passage.end}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _QUOTE else text[: _QUOTE - 1] + "…"


def write_evidence(page: Page, evidence: Evidence, meta: ExportMeta) -> None:
    """Write the lines; each number leads back to where it stands."""
    lines = evidence.lines
    styles, last = page.styles, len(COLUMNS) - 1
    page.text(0, 0, "数据依据表", styles.title(), to=last)
    page.need(0, 34)
    page.text(1, 0, f"编制单位：{meta.organisation}", styles.note(), to=3)
    page.link(1, Sheet.SUMMARY, BACK)
    told = "点复核表中的数字到这里，点编号回到原处；在程序中用「转到定位」打开所引原文"
    if evidence.left_out:
        told = f"另有 {evidence.left_out} 个数列不下，请分批导出。{told}"
    page.text(1, 6, told, styles.note("right"), to=last)
    for column, (title, _) in enumerate((*COLUMNS, *BESIDE)):
        if column <= last:
            page.text(HEAD, column, title, styles.head())
        else:
            page.word(HEAD, column, title, styles.head())
    for at, line in enumerate(lines, FIRST):
        _write_line(page, at, at - FIRST + 1, line)
    if lines:
        page.sheet.autofilter(HEAD, 0, FIRST + len(lines) - 1, last + len(BESIDE))
    page.print_as_table(HEAD, 1, FIRST + len(lines) - 1)


def _write_line(page: Page, at: int, number: int, line: _Line) -> None:
    styles, fact = page.styles, line.fact
    text, middle, small = styles.text(), styles.middle(), styles.small()
    page.need(at, 0)
    if page.may_link():
        page.reach(at, 0, f"internal:{line.cell}", "回到原处")
    page.number(at, 0, number, styles.number("0"))
    page.number(at, 1, line.number, styles.number("0"))
    for column, words in ((2, line.unit), (3, line.project), (4, fact.what)):
        page.text(at, column, words, small)
    value = clean(fact.value) if isinstance(fact.value, str) else fact.value
    if isinstance(value, str):
        page.room(at, 5, value)
    style = text if isinstance(value, str) else styles.number("#,##0.00##")
    page.formula(at, 5, f'=IF({line.cell}="","",{line.cell})', value, style)
    for column, words in ((6, fact.unit), (7, fact.source)):
        page.text(at, column, words, middle)
    for column, words in (
        (8, line.place),
        (9, line.quote),
        (10, fact.rule),
        (11, line.by),
        (12, line.at),
        (13, line.file),
    ):
        page.text(at, column, words, small)
    for column, words in ((14, line.sha256), (15, line.reference)):
        page.word(at, column, clean(words), styles.aside())
