"""Finished reviews without a database: one small report, scored once and given other names."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from bench.corpus import make_docx
from reviewer.checks import check_report
from reviewer.documents import read_document
from reviewer.domain.finding import keyed
from reviewer.domain.library import ReportRow
from reviewer.domain.review import Decisions, Status
from reviewer.export.model import ReviewForExport
from reviewer.extraction import extract
from reviewer.scoring import choose_profile, load_profiles, score

_MADE = datetime(2024, 5, 6, 9, 30)


def made_reviews(count: int) -> list[ReviewForExport]:
    """Return that many reviews; each is of a project of its own."""
    document = read_document(make_docx(5), "报告.docx")
    report = extract(document)[0]
    found = tuple(check_report(document, report))
    profile, why = choose_profile(report, load_profiles())
    sheet = score(document, report, profile, why, found, Decisions())
    row = ReportRow(
        id=0,
        file_name="",
        part=1,
        parts=1,
        format="docx",
        sha256="",
        status=Status.DONE,
        title="",
        unit="",
        department="某县交通运输局",
        project_name="",
        year=2023,
        kind="project",
        budget_initial=None,
        budget=report.amount("budget"),
        spent=report.amount("spent"),
        execution_rate=None,
        self_score=sheet.self_score or Decimal(96),
        self_grade="优",
        score=sheet.total,
        grade=sheet.grade,
        provisional=sheet.provisional,
        open_points=sheet.open,
        difference=sheet.difference,
        decided_difference=sheet.decided_difference,
        findings_high=1,
        findings_medium=2,
        findings_low=0,
        left=0,
        reviewer="张三",
        imported_at=_MADE,
        updated_at=_MADE,
    )
    one = ReviewForExport(row, report, report, Decisions(), keyed(found), sheet, profile, document=document)
    return [
        replace(
            one,
            row=replace(
                row,
                id=n,
                file_name=f"报告{n:05}.docx",
                sha256=f"{n:064x}",
                unit=f"单位{n % 200:03}",
                project_name=f"农村公路养护项目{n:05}",
            ),
        )
        for n in range(1, count + 1)
    ]
