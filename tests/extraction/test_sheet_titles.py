"""A workbook of several sheets: the form's own title counts, not the name of the sheet that stands above it."""

import io

import openpyxl
import pytest
from support.pairs import fill

from reviewer.documents import read_document
from reviewer.extraction import extract
from reviewer.gui.original.outline import outline


def book(*names, **values):
    """Return a workbook with the form on its first sheet and a list of money on each of the others."""
    made = openpyxl.Workbook()
    made.active.title = names[0]
    fill(made.active, **values)
    for name in names[1:]:
        sheet = made.create_sheet(name)
        for row in (["支出内容", "金额（万元）"], ["路面修复", 300], ["标志更换", 156]):
            sheet.append(row)
    buffer = io.BytesIO()
    made.save(buffer)
    document = read_document(buffer.getvalue(), "表.xlsx")
    return document, extract(document)[0]


@pytest.mark.parametrize(
    "names", [("自评表",), ("自评表", "资金明细"), ("Sheet1", "资金明细"), ("资金绩效自评报告", "明细")]
)
def test_the_title_stands_in_a_cell(names):
    document, report = book(*names)
    title = report.fields["title"]
    assert title.value == "项目支出绩效自评表（2023年度）"
    cells = [c for table in document.tables() for c in table.cells if c.start <= title.passage.start < c.end]
    assert [c.address for c in cells] == [f"{names[0]}!A1"]


def guided(*, heading="项目支出绩效自评表（2023年度）"):
    """Return a workbook whose first sheet tells how to fill in the form on the second; a list of money stands behind."""
    made = openpyxl.Workbook()
    made.active.title = "填表说明"
    for line in ("填表说明", "1.得分最高不能超过该指标分值上限。", "2.定量指标完成值达到指标值，记满分。"):
        made.active.append([line])
    fill(made.create_sheet("Sheet2"), heading=heading)
    made.create_sheet("资金明细").append(["支出内容", "金额（万元）"])
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def test_the_title_of_a_form_behind_other_sheets_is_its_own():
    document = read_document(guided(), "表.xlsx")
    (report,) = extract(document)
    title = report.fields["title"]
    assert title.value == "项目支出绩效自评表（2023年度）"
    assert document.text.startswith("Sheet2\n", title.passage.start - len("Sheet2\n"))
    assert report.fields["year"].passage.start > document.worksheets[1].start


def test_a_form_without_a_title_of_its_own_goes_by_its_sheet():
    _, report = book("农村公路养护自评表", "资金明细", heading="2023年度")
    assert report.value("title") == "农村公路养护自评表"


def test_the_outline_leads_to_every_sheet():
    document, report = book("自评表", "资金明细", "其他")
    assert [h.text for h in outline(document, report)] == ["自评表", "资金明细", "其他"]
    assert [h.start for h in outline(document, report)] == [w.start for w in document.worksheets]
