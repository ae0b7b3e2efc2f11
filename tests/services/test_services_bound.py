"""A form bound into the file of its report, and a report bound twice: each indicator counts once, and no total exceeds the whole."""

import copy
import io

import docx
import openpyxl
import pytest
from support.docx_from_text import docx_from_text
from support.pairs import fill, report_text

from reviewer.domain.rubric import ItemState
from reviewer.services.belonging import is_form, is_narrative
from reviewer.services.intake import new_reports
from reviewer.services.reading import default_profile, read_reports

OTHER = "云岭县河道日常保洁项目"


def rows(**values):
    """Return the form row by row, what is merged in it written out."""
    sheet = openpyxl.Workbook().active
    fill(sheet, **values)
    return [
        [str(cell if cell is not None else "") for cell in row] for row in sheet.iter_rows(values_only=True)
    ]


def add_table(document, cells):
    table = document.add_table(len(cells), max(map(len, cells)))
    for row, words in zip(table.rows, cells, strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word


def bound(*forms, own=True, report=None):
    """Return a report as .docx, with a table of its own, and forms behind it."""
    document = docx.Document(io.BytesIO(docx_from_text(report_text(**(report or {})))))
    if own:
        document.add_paragraph("绩效指标完成情况如下：")
        add_table(document, rows()[5:-2])
    document.add_paragraph("养护巡查按月开展，路段、责任人和检查记录逐一登记。" * 40)  # mostly a narrative
    for form in forms:
        document.add_paragraph("附件：项目支出绩效自评表")
        add_table(document, rows(**form))
    return saved(document)


def saved(document):
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def read(content, name="报告.docx"):
    return read_reports(content, name, default_profile()).reports[0]


def named(report):
    return [(i.name, i.points, i.self_score) for i in report.machine.indicators if i.points is not None]


def told_twice(report):
    return [f for f in report.assessment.findings.values() if "出现多次" in f.message]


@pytest.mark.parametrize("forms", [[{}], [{}, {}, {}]])
def test_indicators_of_a_bound_form_count_once(forms):
    report = read(bound(*forms))
    assert named(report) == named(read(bound()))
    assert len(named(report)) == 5
    assert not told_twice(report)
    assert not [
        f for f in report.assessment.findings.values() if f.rule in ("duplicate-indicator", "sheet-points-sum")
    ]
    assert report.assessment.sheet.total <= 100
    assert report.assessment.sheet.grade


def test_the_forms_figures_count_and_both_places_are_lit():
    content = bound({"length": "300公里", "length_score": 18})
    report = read(content)
    text = read_reports(content, "报告.docx", default_profile()).document.text
    (length,) = [i for i in report.machine.indicators if "里程" in i.name and i.points]
    assert (length.actual.passage.text, str(length.self_score)) == ("300公里", "18")
    (one,) = told_twice(report)
    assert (one.rule, one.subjects) == ("figure-conflict", (f"indicator:{length.key}",))
    assert "完成值一处为320公里，另一处为300公里" in one.message
    assert "得分一处为20分，另一处为18分" in one.message
    lit = [e.figure.text for e in one.evidence]
    assert lit == ["320公里", "300公里", "20", "18"]
    last = text.rindex("项目名称")
    assert [e.figure.start > last for e in one.evidence] == [False, True, False, True]


def test_a_form_of_another_project_is_not_held_against_it():
    report = read(bound({}, {"name": OTHER, "length": "300公里"}, own=False))
    assert len([i for i in report.machine.indicators if i.points is not None]) == 10
    assert not told_twice(report)


def test_points_beyond_the_whole_give_no_grade_and_say_why():
    report = read(bound({}, {"name": OTHER, "length": "300公里"}, own=False))
    sheet = report.assessment.sheet
    assert sheet.grade is None
    assert sheet.provisional
    assert sheet.total <= 100
    waiting = [i for part in sheet.parts for i in part.items if i.indicator]
    assert {i.state for i in waiting} == {ItemState.OPEN}
    assert {i.formula for i in waiting} == {"各项分值合计 190.00 分，超过评分表的 100.00 分"}


def twice(**changed):
    """Return a report that stands twice in its file, the second time with words changed."""
    first = docx.Document(io.BytesIO(docx_from_text(report_text())))
    second = docx.Document(io.BytesIO(docx_from_text(report_text(**changed))))
    for element in list(second.element.body)[:-1]:
        first.element.body[-1].addprevious(copy.deepcopy(element))
    return read(saved(first))


def conflicts(report):
    return [
        f.message
        for f in report.assessment.findings.values()
        if f.rule == "figure-conflict" and "预算数" in f.message
    ]


def test_a_report_bound_twice_with_another_budget_is_told():
    assert not conflicts(twice())
    (told,) = conflicts(twice(**{"调整后预算480.00万元": "调整后预算485.00万元"}))
    assert told.startswith("预算数前后不一：480.00万元1处，485.00万元1处")


def test_reports_of_two_projects_in_one_file_are_no_contradiction():
    changed = {"农村公路日常养护项目": "河道日常保洁项目", "480.00": "485.00"}
    assert not conflicts(twice(**changed))


def outweighed(before):
    """Return words as .docx, and behind them a form that is longer than they are."""
    document = docx.Document(io.BytesIO(docx_from_text(before)))
    long = rows()
    for row in long[6:9]:
        row[-1] = "雨季较长，部分路段推迟施工。" * 40
    add_table(document, long)
    found = read_reports(saved(document), "报告.docx", default_profile())
    (new,) = new_reports("1", "报告.docx", found, default_profile())
    return new


def test_a_report_is_no_form_though_the_form_in_its_file_is_longer():
    report = outweighed(report_text())
    assert is_narrative(report)
    assert not is_form(report)
    assert [row[0] for row in named(report)][:2] == ["养护里程", "路面修复面积"]


def test_notes_in_front_of_a_form_make_it_no_report():
    notes = (
        "填表说明\n一、项目概况填写立项依据。\n二、资金情况填写到位数和支出数。\n分值按下达的绩效目标填写。\n"
    )
    assert is_form(outweighed(notes))
