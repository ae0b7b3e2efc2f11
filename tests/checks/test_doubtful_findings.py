"""Findings that rest on what recognition left in doubt are hints that say so; sure figures are told as ever."""

from array import array
from dataclasses import replace

import pytest
from docx import Document as Word

from reviewer.checks import check_report
from reviewer.documents import read_document
from reviewer.domain.finding import Severity
from reviewer.domain.pages import Page, Pages, PageSource
from reviewer.extraction import extract

DOUBT = "识别存疑，请对照原图"
REPORT = """云泽县农村公路养护项目2023年度绩效自评报告
一、资金使用情况
项目年初预算520.00万元，全年实际支出486.50万元。其中：路面保洁支出300.00万元，坑槽修补支出{}万元，边沟清理支出151.70万元。
二、绩效目标完成情况
培训养护人员计划500人次，实际完成480人次，完成率96%。
"""


def recognised(document, doubts=(), source=PageSource.RECOGNISED):
    sure = array("B", [95] * len(document.text))
    for words in doubts:
        sure[document.text.index(words)] = 50
    pages = (Page(1, 595, 842, PageSource.RECOGNISED), Page(2, 595, 842, source))
    return replace(document, pages=Pages(pages, confidence=sure))


def findings(document):
    (report,) = extract(document)
    return {finding.rule: finding for finding in check_report(document, report)}


def of(figure, *doubts):
    return findings(recognised(read_document(REPORT.format(figure).encode(), "报告.txt"), doubts))


def test_a_speck_makes_no_finding():
    assert "sum-mismatch" not in of("34.80.")


@pytest.mark.parametrize("figure", ["34.8.0", "34，80", "3A.80", "34：8"])
def test_a_sum_with_a_figure_that_is_none_is_a_hint(figure):
    told = [f for rule, f in of(figure).items() if rule in ("sum-mismatch", "figure-conflict")]
    assert told
    assert all(f.severity is Severity.LOW and f.message.endswith(DOUBT) for f in told)


def test_a_wrong_sum_of_sure_figures_stays_what_it_is():
    found = of("34.90")["sum-mismatch"]
    assert (found.severity, DOUBT in found.message) == (Severity.HIGH, False)


def test_a_wrong_sum_with_a_doubtful_digit_is_a_hint():
    found = of("34.90", "34.90")["sum-mismatch"]
    assert (found.severity, DOUBT in found.message) == (Severity.LOW, True)
    assert of("34.90", "坑槽")["sum-mismatch"].severity is Severity.HIGH  # a word in doubt is no figure


def test_what_is_missing_may_stand_on_a_page_that_was_not_read():
    document = read_document(REPORT.format("34.80").encode(), "报告.txt")
    whole, unread = findings(recognised(document)), findings(recognised(document, (), PageSource.UNREAD))
    assert whole["self-score-missing"].severity is Severity.HIGH
    assert unread["self-score-missing"].severity is Severity.LOW
    assert unread["self-score-missing"].message.endswith("第2页未识别，未在其中查找")
    assert unread["self-score-missing"].sections == ("二、绩效目标完成情况",)
    assert {"date-missing", "signature-missing"} & unread.keys() == set()  # they would stand on that page
    assert "date-missing" in whole


FORM = """云泽县动物检疫站点改造项目绩效自评表
一级指标
三级指标
年度指
标值
实际完
成值
得分
分值
偏差原因
检疫站点改造
5个
5个
10
总分
"""


def test_a_form_whose_table_was_lost_misses_nothing_for_sure():
    document = read_document(FORM.encode(), "表.txt")
    read, seen = findings(document), findings(recognised(document))
    missed = {rule for rule, finding in read.items() if finding.searched or finding.sections}
    assert {"target-missing", "rate-missing"} <= missed
    assert read["target-missing"].severity is Severity.MEDIUM
    for rule in missed:
        assert seen[rule].severity is Severity.LOW
        assert seen[rule].message.endswith("识别不完整，请对照原件")
    assert findings(recognised(read_document(REPORT.encode(), "报告.txt")))["self-score-missing"].severity is (
        Severity.HIGH
    )


def table(tmp_path, figure):
    word = Word()
    word.add_paragraph("云泽县农村公路养护项目2023年度绩效自评报告")
    word.add_paragraph("全年实际支出486.50万元，明细见下表（单位：万元）。")
    rows = [
        ("支出内容", "实际支出"),
        ("路面保洁", "300.00"),
        ("坑槽修补", figure),
        ("边沟清理", "151.70"),
        ("合计", "486.50"),
    ]
    grid = word.add_table(len(rows), 2)
    for at, row in enumerate(rows):
        for cell, words in zip(grid.rows[at].cells, row, strict=True):
            cell.text = words
    word.save(tmp_path / "表.docx")
    return recognised(read_document((tmp_path / "表.docx").read_bytes(), "表.docx"))


def test_a_column_with_a_speck_adds_up(tmp_path):
    assert "sum-mismatch" not in findings(table(tmp_path, "34.80."))


@pytest.mark.parametrize("figure", ["34.8|0", "3A.80", "34,80", "34.8.0"])
def test_a_column_with_a_cell_that_is_no_number_makes_no_grave_finding(tmp_path, figure):
    found = findings(table(tmp_path, figure))["sum-mismatch"]
    assert (found.severity, DOUBT in found.message) == (Severity.LOW, True)


def test_a_column_of_sure_figures_is_told_as_ever(tmp_path):
    assert findings(table(tmp_path, "34.90"))["sum-mismatch"].severity is Severity.HIGH
