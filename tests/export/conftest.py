"""Reviews to hand out: built by hand for the edges, read from the samples for the whole way."""

from datetime import datetime
from decimal import Decimal

import openpyxl
import pytest

from reviewer.domain.finding import Evidence, Finding, Severity
from reviewer.domain.library import ReportRow
from reviewer.domain.quantity import Op, Quantity
from reviewer.domain.report import Category, Indicator, Report
from reviewer.domain.review import Decisions, Status
from reviewer.domain.rubric import ItemState, ScoreItem, ScorePart, ScoreSheet
from reviewer.domain.text import Passage
from reviewer.export import ExportMeta, ReviewForExport, write_workbook
from reviewer.scoring import shipped_profiles
from reviewer.scoring.sheet import grade_of

D = Decimal
MADE = datetime(2024, 5, 6, 9, 30)


def quantity(text, value, unit, op=Op.EQ, upper=None):
    return Quantity(op, None if value is None else D(value), unit, Passage(text, 0, len(text)), upper)


def item(key, name, points, final, state=ItemState.COMPUTED, **more):
    amount = None if final is None else D(final)
    return ScoreItem(key, name, "indicators", D(points), state, amount, amount, f"{name}的算式", **more)


def part(name, *items, self_score=None):
    def total(state):
        return sum((i.final for i in items if i.state is state and i.final is not None), D(0))

    return ScorePart(
        key=name,
        name=name,
        category=Category.OUTPUT,
        points=sum((i.points for i in items), D(0)),
        items=items,
        computed=total(ItemState.COMPUTED),
        manual=total(ItemState.MANUAL),
        proposed=total(ItemState.PROPOSED),
        open=sum((i.points for i in items if i.state is ItemState.OPEN), D(0)),
        self_score=self_score,
    )


def sheet(*parts, self_score=None, grade=None):
    made = ScoreSheet("yuzhong", "1", "渝中四维", "默认", parts, grade, self_score, None, None, None)
    difference = None if self_score is None or made.open else made.total - self_score
    if grade is None and not made.open:
        grade = grade_of(made.total, shipped_profiles()["yuzhong"])
    return ScoreSheet("yuzhong", "1", "渝中四维", "默认", parts, grade, self_score, None, difference, None)


def row(number, scores, **more):
    values = {
        "id": number,
        "file_name": f"报告{number}.docx",
        "part": 1,
        "parts": 1,
        "format": "docx",
        "sha256": f"{number:064x}",
        "status": Status.DONE,
        "title": "",
        "unit": f"单位{number}",
        "department": "某局",
        "project_name": f"项目{number}",
        "year": 2023,
        "kind": "project",
        "budget_initial": None,
        "budget": D("5200000.00"),
        "spent": D("4865000.00"),
        "execution_rate": None,
        "self_score": scores.self_score,
        "self_grade": "优",
        "score": scores.total,
        "grade": scores.grade,
        "provisional": scores.provisional,
        "open_points": scores.open,
        "difference": scores.difference,
        "decided_difference": scores.decided_difference if scores.open else scores.difference,
        "findings_high": 1,
        "findings_medium": 0,
        "findings_low": 2,
        "left": 0,
        "reviewer": "张三",
        "imported_at": MADE,
        "updated_at": MADE,
    }
    return ReportRow(**{**values, **more})


def finding(
    rule="sum-mismatch",
    severity=Severity.HIGH,
    message="分项合计482.50万元，与总额486.50万元相差4.00万元",
    **more,
):
    evidence = (Evidence(Passage("实际支出486.50万元", 10, 22)),)
    return Finding(rule, severity, "分项合计与总额不符", message, evidence, numbers=("482.5", "486.5"), **more)


def review(number=1, scores=None, report=None, decisions=None, findings=(), **row_values):
    scores = scores or sheet(
        part("产出", item("o/1", "里程", "60", "57.94", indicator="i1")),
        part("效果", item("e/1", "优良率", "40", "40")),
        self_score=D(100),
        grade="优",
    )
    report = report or Report(
        indicators=(
            Indicator(
                "i1",
                "里程",
                Category.OUTPUT,
                quantity("≥1280公里", "1280", "公里", Op.GE),
                quantity("1236公里", "1236", "公里"),
            ),
        )
    )
    return ReviewForExport(
        row(number, scores, **row_values),
        report,
        report,
        decisions or Decisions(),
        {f.key: f for f in findings},
        scores,
        shipped_profiles()[scores.profile_id],
    )


META = ExportMeta("2023年度项目支出绩效自评复核汇总表", "某县财政局", "张三", "0.1.0", MADE)


@pytest.fixture
def export(tmp_path):
    """Write reviews and open the workbook: formulas, and the results cached beside them."""

    def run(*reviews, meta=META, name="汇总 表.xlsx", **options):
        target = write_workbook(tmp_path / name, [r.row for r in reviews], reviews, meta, **options)
        return openpyxl.load_workbook(target), openpyxl.load_workbook(target, data_only=True)

    return run
