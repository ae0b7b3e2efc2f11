"""A fictional review with every state the panels can show; its figures are planted, so that no reading rule moves them."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from reviewer.domain.document import Document, Paragraph
from reviewer.domain.finding import Choice, Evidence, EvidenceRole, Finding, Severity
from reviewer.domain.library import ReportRow
from reviewer.domain.quantity import Op, Quantity
from reviewer.domain.report import (
    Category,
    FieldValue,
    Indicator,
    Report,
    Section,
    SectionRole,
    SpendingItem,
)
from reviewer.domain.review import Decisions, Status
from reviewer.domain.text import Passage, Span
from reviewer.services.session import OpenedReview, ReviewSession
from reviewer.storage.derived import Derived

TEXT = """云岭区招商服务中心2021年招商推介专项经费绩效评价报告
一、项目基本情况
2021年，区财政安排专项经费预算386.40万元，用于外出推介、参展和接待客商。专项经费由区招商服务中心组织实施。
二、资金使用情况
项目支出371.15万元，其中办公费12.30万元、印刷费53.10万元、差旅费88.45万元、维护费2.15万元、租赁费25.60万元、劳务费47.90万元、委托业务费60万元、交通费1.25万元、其他商品和服务支出约81.40万元。结余15.25万元。
三、目标完成情况
目标引进项目20个，实际引进15个，完成率75%。引进市外资金目标32亿元，实际到位33.6亿元，完成率105%。举办推介会目标12场，实际18场。签约重点企业目标8家。接待客商1000余批次。客商满意度达到93%。
四、自评结论
2021年财政总预算安排387.40万元，资金使用规范，专款专用，制度健全。自评得分98分。
云岭区招商服务中心
2022年3月15日
"""


def passage(words, text=TEXT, nth=0):
    """Find the n-th place of some words."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Passage(words, at, at + len(words))


def quantity(words, value, unit, op=Op.EQ, **more):
    return Quantity(op, None if value is None else Decimal(value), unit, passage(words), **more)


def field(value, words, confidence=0.95, nth=0, rule="planted"):
    return FieldValue(value, passage(words, nth=nth), confidence, rule)


PARTS = (
    ("办公费", "12.30"), ("印刷费", "53.10"), ("差旅费", "88.45"), ("维护费", "2.15"), ("租赁费", "25.60"),
    ("劳务费", "47.90"), ("委托业务费", "60"), ("交通费", "1.25"), ("其他商品和服务支出", "81.40"),
)  # fmt: skip
PROJECTS, FUNDS, EVENTS, FIRMS, GUESTS, LIKED = (
    "k-projects",
    "k-funds",
    "k-events",
    "k-firms",
    "k-guests",
    "k-liked",
)


def machine_report():
    """Return the planted reading."""
    budget = field("3864000.00", "预算386.40万元")
    other = field("3874000.00", "总预算安排387.40万元")
    return Report(
        fields={
            "title": field("云岭区招商服务中心2021年招商推介专项经费绩效评价报告", TEXT.split("\n", 1)[0]),
            "unit": field("云岭区招商服务中心", "云岭区招商服务中心", 0.6),
            "kind": field("project", "招商推介专项经费"),
            "year": field("2021", "2021年"),
            "project_name": field("专项经费", "专项经费", nth=1),
            "report_date": field("2022-03-15", "2022年3月15日"),
            "budget": budget,
            "spent": field("3711500.00", "项目支出371.15万元"),
            "balance": field("152500.00", "结余15.25万元"),
            "self_score": field("98", "自评得分98分"),
        },
        statements={"budget": (budget, other)},
        indicators=tuple(_indicators()),
        spending=tuple(_spending()),
        sections=tuple(_sections()),
    )


def _indicators():
    q = quantity
    yield Indicator(
        PROJECTS,
        "引进项目",
        Category.OUTPUT,
        q("20个", 20, "个"),
        q("15个", 15, "个"),
        stated_completion=Decimal(75),
        rule="planted",
    )
    yield Indicator(
        FUNDS,
        "引进市外资金",
        Category.OUTPUT,
        q("32亿元", 3200000000, "元"),
        q("33.6亿元", 3360000000, "元"),
        stated_completion=Decimal(105),
    )
    yield Indicator(EVENTS, "举办推介会", Category.OUTPUT, q("12场", 12, "场"), q("18场", 18, "场"))
    yield Indicator(FIRMS, "签约重点企业", Category.OUTPUT, q("8家", 8, "家"))
    yield Indicator(
        GUESTS,
        "接待客商",
        Category.OUTPUT,
        None,
        q("1000余批次", 1000, "批次", approximate=True),
        confidence=0.5,
    )
    yield Indicator(LIKED, "客商满意度", Category.SATISFACTION, None, q("93%", 93, "%"))


def _spending():
    for name, amount in PARTS:
        words = f"{name}{'约' if amount == '81.40' else ''}{amount}万元"
        yield SpendingItem(
            f"s-{name}",
            name,
            Decimal(amount) * 10000,
            passage(words),
            confidence=0.6 if amount == "81.40" else 1.0,
        )


def _sections():
    heads = [line for line in TEXT.splitlines() if line[1:2] == "、"]
    starts = [TEXT.index(h) for h in heads]
    for head, start, end in zip(heads, starts, [*starts[1:], len(TEXT)], strict=True):
        yield Section(
            head[2:], head[:2], 1, SectionRole.OTHER, Span(start, start + len(head)), Span(start, end)
        )


def planted_findings(report):
    """Return findings of several shapes: two figures, an unmet goal, a sum, a mere hint."""
    first, second = passage("预算386.40万元"), passage("总预算安排387.40万元")
    yield Finding(
        "figure-conflict", Severity.HIGH, "原文有两个数，结论待定", "预算数一处写386.40万元，另一处写387.40万元。",
        (Evidence(first, EvidenceRole.CLASH, 1), Evidence(second, EvidenceRole.CLASH, 2)),
        ("field:budget",), ("3864000", "3874000"), "请说明2021年预算数。",
        (
            Choice("budget", "3864000.00", first, 1, 1, "执行率 96.05%"),
            Choice("budget", "3874000.00", second, 2, 1, "执行率 95.81%"),
        ),
        "执行数 371.15 ＋ 结余 15.25 ＝ 386.40，与①相符",
    )  # fmt: skip
    total = passage("项目支出371.15万元")
    parts = [
        Evidence(s.passage, EvidenceRole.PART, n, s.name, f"{s.amount / 10000:.2f}")
        for n, s in enumerate(machine_report().spending, 1)
    ]
    yield Finding(
        "sum-mismatch", Severity.HIGH, "分项合计与总额不符", "分项合计372.15万元，与总额371.15万元相差1.00万元。",
        (*parts, Evidence(total, EvidenceRole.TOTAL, 0, "总额", "371.15")),
        ("spending:s-其他商品和服务支出",), ("372.15", "371.15"),
        "贵单位2021年项目支出分项合计372.15万元，与总额371.15万元相差1.00万元，请核对各分项金额。", (),
        "九项合计 372.15  总额 371.15  相差 1.00 万元",
    )  # fmt: skip
    yield Finding(
        "score-vs-results", Severity.HIGH, "未完成，自评仍为满分", "自评98分，引进项目只完成75%。",
        (Evidence(passage("20个"), EvidenceRole.CLASH, 1), Evidence(passage("15个"), EvidenceRole.CLASH, 2)),
        (f"indicator:{PROJECTS}",), ("75",), "请说明未完成原因。",
    )  # fmt: skip
    yield Finding(
        "target-without-result", Severity.MEDIUM, "未报告完成值", "签约重点企业没有报告完成值。",
        (Evidence(passage("8家")),), (f"indicator:{FIRMS}",), ("8",), "请补充完成值。",
    )  # fmt: skip
    yield Finding("signature-missing", Severity.LOW, "没有签章", "报告没有签章。", question="请补签章。")


def plant_checks(monkeypatch):
    """Let the checks find what is planted, whatever rules there are."""
    monkeypatch.setattr(
        "reviewer.checks.check_report", lambda _document, report, *_: tuple(planted_findings(report))
    )
    monkeypatch.setattr("reviewer.checks.check_review", lambda *_all, **_named: ())


class KeptStore:
    """A store that keeps what it is given, or refuses like a full disk."""

    read_only = False
    read_only_reason = ""

    def __init__(self):
        self.saved, self.settings = [], {"reviewer_name": "王敏"}

    def save(self, report_id, changed):
        self.saved.append(changed)
        return datetime.now(UTC)

    def setting(self, name, default=""):
        return self.settings.get(name, default)

    def set_setting(self, name, value):
        self.settings[name] = value


def document():
    starts, at = [], 0
    for line in TEXT.splitlines():
        starts.append(Paragraph(at, at + len(line)))
        at += len(line) + 1
    return Document(TEXT, "txt", tuple(starts), file_name="招商推介.txt")


def report_row():
    now = datetime(2026, 3, 1, tzinfo=UTC)
    return ReportRow(
        1, "招商推介.txt", 1, 1, "txt", "0" * 64, Status.WAITING, "招商推介专项经费", "云岭区招商服务中心", "",
        "招商推介", 2021, "project", None, None, None, None, None, None, Decimal(0), None, True, Decimal(0),
        None, None, 0, 0, 0, 0, "", now, now,
    )  # fmt: skip


def planted_session(store=None, machine=None, profile="yuzhong"):
    """Open the planted review; its checks must be planted too."""
    return ReviewSession(
        store or KeptStore(),
        OpenedReview(
            report_row(), document(), machine or machine_report(), Decisions(), Derived({}, {}, {}), profile
        ),
    )


class OneReview:
    """A library with one review, for a controller."""

    def reasons(self, most=200):
        return []

    def __init__(self, session):
        self.session = session

    def open_review(self, _report_id):
        return self.session

    def history(self, _report_id):
        return []


def planted_controller(monkeypatch, store=None):
    """Return a controller with the planted review open."""
    from reviewer.gui.controller import ReviewController

    plant_checks(monkeypatch)
    controller = ReviewController(OneReview(planted_session(store)))
    controller.open(1)
    return controller


def shown_pane(qtbot, controller):
    """Show the right pane on a controller's review."""
    from reviewer.gui.panels.pane import RightPane

    made = RightPane(controller)
    qtbot.addWidget(made)
    made.resize(640, 900)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    controller.panelRequested.emit("fields")
    return made


def key_of(session, rule):
    """Return the key of a planted finding."""
    return next(k for k, f in session.findings.items() if f.rule == rule)


def item_key(session, indicator):
    """Return the key of the rubric item that scores an indicator."""
    return next(i.key for p in session.sheet.parts for i in p.items if i.indicator == indicator)
