"""A small world of fictional reports with a reading that tests can foresee: storage and services are tested on it.

Readers and scoring are the real ones; what is read and found is fixed here, so that no rule of extraction or checks
can move a test of saving, undo or carrying over.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from reviewer.domain.finding import Choice, Evidence, EvidenceRole, Finding, Severity
from reviewer.domain.quantity import Op, Quantity
from reviewer.domain.report import Category, FieldValue, Indicator, Report, SpendingItem
from reviewer.domain.text import Passage
from reviewer.services.library import Library

TEXT = """星河县水务局2021年水渠维护专项绩效自评报告
单位：星河县水务局
项目：水渠维护专项
2021年全年预算281.28万元，实际支出268.49万元。
其中材料费200.00万元、人工费68.49万元。
修渠目标10公里，完成8公里。
植树目标20株，完成25株。
培训目标4次，完成4次。
自评99分，等级优。
附表预算282.28万元。
"""
_FIELDS = (
    ("title", r"\A(.+)", 0.95),
    ("unit", r"单位：(\S+)", 0.95),
    ("project_name", r"项目：(\S+)", 0.95),
    ("year", r"(20\d\d)年", 0.95),
    ("budget", r"预算(\d+\.\d+)万元", 0.9),
    ("spent", r"支出(\d+\.\d+)万元", 0.7),
    ("self_score", r"自评(\d+)分", 0.95),
    ("self_grade", r"等级(.)", 0.95),
)


def text_for(number, **changes):
    """Return the text of another fictional report."""
    text = TEXT.replace("水渠维护专项", f"水渠维护专项{number}")
    for old, new in changes.items():
        text = text.replace(old, new)
    return text


def fake_extract(document):
    text = document.text
    statements = {}
    for name, pattern, confidence in _FIELDS:
        for match in re.finditer(pattern, text):
            value = match[1]
            quantity = None
            passage = Passage.cut(text, match.start(1), match.end(1))
            if name in ("budget", "spent"):
                amount = Decimal(value) * 10000
                quantity = Quantity(Op.EQ, amount, "元", passage, step=Decimal(100))
                value = f"{amount:.2f}"
            statements.setdefault(name, []).append(FieldValue(value, passage, confidence, "world", quantity))
    return (
        Report(
            fields={name: found[0] for name, found in statements.items()},
            statements={name: tuple(found) for name, found in statements.items()},
            indicators=tuple(_indicators(text)),
            spending=tuple(_spending(text)),
        ),
    )


def _indicators(text):
    for match in re.finditer(r"([\u4e00-\u9fff]+)目标(\d+)([\u4e00-\u9fff]+)，完成(\d+)", text):
        target = Quantity(Op.GE, Decimal(match[2]), match[3], Passage.cut(text, match.start(2), match.end(3)))
        actual = Quantity(Op.EQ, Decimal(match[4]), match[3], Passage.cut(text, match.start(4), match.end(4)))
        doubt = 0.5 if match[1] == "培训" else 0.9
        yield Indicator(f"i-{match[1]}", match[1], Category.OUTPUT, target, actual, confidence=doubt)


def _spending(text):
    for match in re.finditer(r"(材料费|人工费)(\d+\.\d+)万元", text):
        passage = Passage.cut(text, match.start(2), match.end())
        yield SpendingItem(f"s-{match[1]}", match[1], Decimal(match[2]) * 10000, passage, confidence=0.9)


def fake_check_report(_document, report, _over_percent=None):
    found = []
    budgets = {s.value: s for s in report.statements.get("budget", ())}
    if len(budgets) > 1:
        first, second = list(budgets.values())[:2]
        found.append(
            Finding(
                "figure-conflict",
                Severity.HIGH,
                "预算数前后不一",
                f"预算数有 {first.passage.text} 和 {second.passage.text} 两个数",
                evidence=tuple(
                    Evidence(s.passage, EvidenceRole.CLASH, n) for n, s in enumerate((first, second), 1)
                ),
                subjects=("field:budget",),
                numbers=(first.value, second.value),
                choices=tuple(
                    Choice("budget", s.value, s.passage, n, 1) for n, s in enumerate((first, second), 1)
                ),
            )
        )
    if report.value("execution_rate") is None:
        found.append(
            Finding(
                "rate-missing",
                Severity.MEDIUM,
                "未写执行率",
                "报告没有写预算执行率",
                subjects=("field:execution_rate",),
            )
        )
    if report.value("report_date") is None:
        found.append(Finding("date-missing", Severity.LOW, "未写日期", "报告没有写日期"))
    return tuple(found)


def fill_the_disk(library):
    """Let SQLite itself refuse any growth, as a full disk does."""
    engine = library._database.engine
    engine.dispose()

    def limit(raw, _record):
        pages = raw.execute("PRAGMA page_count").fetchone()[0]
        raw.execute(f"PRAGMA max_page_count={pages}")

    from sqlalchemy import event

    event.listen(engine, "connect", limit)
    return lambda: (event.remove(engine, "connect", limit), engine.dispose())


@dataclass
class World:
    """A folder with reports and a database."""

    folder: Path
    db: Path

    def write(self, name, text=TEXT):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def open(self, **how):
        return Library.open(self.db, **how)

    def imported(self, *texts):
        """Return an open library with these reports in it."""
        library = self.open()
        paths = [self.write(f"报告{n}.txt", text) for n, text in enumerate(texts or (TEXT,), 1)]
        library.import_paths(paths)
        return library


@pytest.fixture
def world(tmp_path, monkeypatch):
    monkeypatch.setattr("reviewer.extraction.extract", fake_extract)
    monkeypatch.setattr("reviewer.checks.check_report", fake_check_report)
    monkeypatch.setattr("reviewer.checks.check_review", lambda *_, **__: ())
    folder = tmp_path / "报告 目录"
    folder.mkdir()
    return World(folder, tmp_path / "库" / "评审.db")


@pytest.fixture
def library(world):
    opened = world.imported()
    yield opened
    opened.close()


@pytest.fixture
def session(library):
    return library.open_review(library.rows()[0].id)
