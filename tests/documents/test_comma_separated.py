"""Forms saved as .csv: read like the sheet they were saved from, in the encodings that Excel and WPS write."""

import csv
import io

import openpyxl
import pytest
from support.pairs import fill, report_text

from reviewer.documents import read_document
from reviewer.documents.comma_separated import as_lines
from reviewer.extraction import extract


def saved(sign=",", padded=True, **values):
    """Return the form as text with its cells apart by a sign."""
    sheet = openpyxl.Workbook().active
    fill(sheet, **values)
    rows = [["" if v is None else v for v in row] for row in sheet.iter_rows(values_only=True)]
    if not padded:
        rows = [row[: max(n for n, v in enumerate(row, 1) if v != "")] for row in rows]
    out = io.StringIO()
    csv.writer(out, delimiter=sign).writerows(rows)
    return out.getvalue()


def read(content, name):
    (report,) = extract(read_document(content, name))
    values = {n: v.value for n, v in report.fields.items()}
    figures = [
        (i.name, i.target.value, i.actual.value, i.points, i.self_score, i.level1) for i in report.indicators
    ]
    return values, figures, report.is_form


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(encoding):
    values, figures, is_form = read(saved().encode(encoding), "自评表.csv")
    assert is_form
    assert values["title"] == "项目支出绩效自评表（2023年度）"
    assert (values["budget"], values["spent"], values["execution_rate"]) == (
        "4800000.00",
        "4560000.00",
        "95",
    )
    assert [row[0] for row in figures] == ["养护里程", "路面修复面积", "验收合格率", "道路通行率", "群众满意度"]
    assert [row[5] for row in figures] == ["产出指标"] * 3 + ["效益指标", "满意度指标"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (saved(), "自评表.txt"),
        (saved(padded=False), "自评表.csv"),
        (saved(";"), "自评表.csv"),
    ],
)
def test_however_it_is_written_it_says_the_same(text, name):
    assert read(text.encode(), name) == read(saved().encode(), "自评表.csv")


def test_a_cell_with_signs_and_line_ends_of_its_own():
    text = saved(name='农村公路"日常"养护项目,\n一期')
    document = read_document(text.encode(), "自评表.csv")
    assert '项目名称\t农村公路"日常"养护项目, 一期\n' in document.text


def test_other_texts_stay_as_they_are():
    prose = "一、项目概况\n全年完成投资1,950万元,修复路面3处,清淤12公里。\n二、绩效情况\n"
    assert as_lines(prose) == prose.split("\n")
    report = report_text().translate(str.maketrans("，：；（）", ",:;()"))
    assert as_lines(report) == report.split("\n")
    assert as_lines("姓名,电话,住址\n甲,1,东\n乙,2,西\n") == ["姓名,电话,住址", "甲,1,东", "乙,2,西", ""]
