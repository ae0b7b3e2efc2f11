"""What was changed in a workbook says so: each row, each result, the line of the summary; words that follow cells, and those that don't."""

import shutil
from decimal import Decimal

import openpyxl
import pytest

from reviewer.domain.report import FieldValue, Report
from reviewer.domain.review import Decisions, FieldDecision, Status, Subject
from reviewer.domain.rubric import ItemState, ScoreItem
from reviewer.domain.text import Passage
from reviewer.export.unchanged import fits, holds, literal

from .conftest import finding, item, part, review, sheet
from .recalculating import recalculated, write

D = Decimal
RULE = "规则\n（导出时）"
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def test_a_literal_is_in_pieces_that_a_spreadsheet_takes():
    assert literal('他说"好"\n完') == '"他说""好"""&CHAR(10)&"完"'
    assert literal("") == '""'
    pieces = literal("长" * 600).split("&")
    assert [len(piece) for piece in pieces] == [252, 252, 102]
    assert not fits(literal("长" * 9000))


def test_a_condition_is_about_a_number_a_word_or_nothing():
    assert holds("K4", 93.75) == "ROUND(N(K4)-93.75,6)=0"
    assert holds("K4", -2.5) == "ROUND(N(K4)+2.5,6)=0"
    assert holds("K4", 0.0) == "AND(ISNUMBER(K4),ROUND(N(K4)-0.0,6)=0)"
    assert (holds("L4", "优"), holds("L4", None)) == ('L4="优"', 'L4=""')


def two_rows(number, **more):
    items = (item("a", "甲", "50", "40"), item("b", "乙", "50", "50", reason="无佐证"))
    return review(number, scores=sheet(part("产出", *items), self_score=D(100), grade="优"), **more)


def waiting(number):
    items = (item("a", "甲", "60", None, ItemState.OPEN), item("b", "乙", "40", "40", ItemState.PROPOSED))
    return review(
        number,
        scores=sheet(part("产出", *items), self_score=D(95)),
        status=Status.REVIEWING,
        open_points=D(60),
        decided_difference=None,
    )


def row_of(page, name):
    return next(cell.row for cell in page["C"] if cell.value == name)


@pytest.mark.slow
@needs_office
def test_every_change_that_a_meeting_sees_is_told(tmp_path):
    source = write(tmp_path / "a.xlsx", *(two_rows(n) for n in range(1, 7)), waiting(7))
    book = openpyxl.load_workbook(source)
    moved, summary = book["1 项目1"], book["汇总表"]
    first, second = row_of(moved, "甲"), row_of(moved, "乙")
    moved[f"R{first}"], moved[f"R{second}"] = 5, -5  # the total stays
    graded = book["2 项目2"]
    grade = next(cell.row for cell in graded["D"] if cell.value == "复核等级")
    graded[f"G{grade}"] = "良"
    summary["O6"] = "低估"  # of the third report
    summary["J7"] = "差"
    book["5 项目5"]["K8"] = 1  # spent, on which no score rests
    given = book["7 项目7"]
    given[f"R{row_of(given, '甲')}"] = 30
    book.save(source)
    computed = openpyxl.load_workbook(recalculated(source, tmp_path), data_only=True)
    summary = computed["汇总表"]
    told = [summary[f"U{at}"].value for at in range(4, 11)]
    assert told == ["已改", "已改", "已改", "已改", "已改", "一致", "已改"]
    assert summary["U2"].value == "核对：6 份与数据库不同"
    assert summary["K4"].value == 90
    rows = computed["1 项目1"]
    assert [rows[f"V{at}"].value for at in (first, second)] == ["已改", "已改"]
    assert rows[f"M{first}"].value == "（导出时）甲的算式"
    assert rows["O7"].value == "已改"
    assert computed["6 项目6"][f"M{first}"].value == "甲的算式"
    given = computed["7 项目7"]
    assert [given[f"M{row_of(given, name)}"].value for name in ("甲", "乙")] == [
        "（导出时）甲的算式",
        "（暂定）待确认；乙的算式",
    ]
    assert summary["T10"].value == "暂定：待确认 40.00 分；审核中"


def rated(**verified):
    fields = {
        "budget": FieldValue("5200000.00", Passage("预算520万元", 0, 7), 1.0, "t"),
        "spent": FieldValue("4865000.00", Passage("支出486.5万元", 10, 19), 1.0, "t"),
        "execution_rate": FieldValue("93.56", Passage("93.56%", 30, 36), 1.0, "t"),
    }
    decisions = Decisions()
    for name, value in verified.items():
        own = FieldDecision(verified=value, verified_reason="凭证核定")
        decisions = decisions.with_(Subject.FIELD, name, own)
    passages = (fields["spent"].passage, fields["budget"].passage)
    execution = ScoreItem(
        "m/1", "执行率", "execution", D(10), ItemState.COMPUTED, D("9"), D("9"), "算式", passages=passages
    )
    scores = sheet(part("管理", execution))
    spent = D(verified.get("spent", "4865000.00"))
    return review(scores=scores, report=Report(fields=fields), decisions=decisions, spent=spent)


def evidence(book, what):
    heads = [cell.value for cell in book["依据"][3]]
    lines = (dict(zip(heads, (c.value for c in row), strict=True)) for row in book["依据"].iter_rows(min_row=4))
    return next(line for line in lines if line["数据"] == what)


def test_a_stated_rate_cites_its_own_passage(export):
    _, results = export(rated())
    line = evidence(results, "执行率：自评完成值")
    assert (line["数值"], line["来源"], line["原文"], line["定位"][-6:]) == (
        93.56,
        "原文",
        "“93.56%”",
        "#30-36",
    )


def test_a_rate_that_follows_from_a_verified_amount_is_worked_out(export):
    book, results = export(rated(spent="4680000.00"))
    line = evidence(results, "执行率：复核完成值")
    assert (line["数值"], line["来源"]) == (90, "系统计算")
    assert evidence(book, "执行率：复核完成值")["数值"].startswith("=IF('1 项目1'!J")
    page = book["1 项目1"]
    assert page[f"J{row_of(page, '执行率')}"].value.startswith("=IF(AND(ISNUMBER($C$9)")


def test_a_rate_that_a_person_typed_is_the_persons(export):
    made = rated(execution_rate="91")
    without = Report(fields={"execution_rate": made.report.fields["execution_rate"]})
    typed = review(scores=made.sheet, report=without, decisions=made.decisions, budget=None, spent=None)
    book, results = export(typed)
    line = evidence(results, "执行率：复核完成值")
    assert (line["数值"], line["来源"], line[RULE]) == (91, "评审填写", "凭证核定")
    assert book["1 项目1"][f"J{row_of(book['1 项目1'], '执行率')}"].value == 91


def test_links_and_checks_are_not_printed(export):
    book, _ = export(two_rows(1), two_rows(2))
    for page in book:
        if not page.print_area:
            continue
        last = openpyxl.utils.cell.range_boundaries(page.print_area.rpartition("!")[2])[2]
        for row in page.iter_rows():
            for cell in row:
                words = str(cell.value)
                if "返回" in words or words.startswith("=IF(COUNTIF(U4"):
                    assert cell.column > last, (page.title, cell.coordinate)
                if cell.hyperlink and cell.column <= last:
                    assert not cell.font.underline, (page.title, cell.coordinate)


def test_means_grades_and_ranks_count_a_project_once(export):
    def scored(number, own, final, **more):
        scores = sheet(part("产出", item("a", "甲", "100", final)), self_score=D(own), grade="优")
        return review(number, scores=scores, **more)

    reviews = [
        scored(1, "100", "90"),
        scored(2, "60", "50", unit="单位1", project_name="项目1"),
        scored(3, "80", "70"),
    ]
    book, results = export(*reviews)
    total = [cell.value for cell in results["汇总表"][7]]
    assert (total[8], total[10], total[12]) == (90, 80, -10)
    assert total[11] == "优 2\n良 0\n中 0\n差 0"
    assert all("为同一项目" in book["汇总表"].cell(7, at).value for at in (9, 11, 12, 13, 14, 15))
    assert [cell.value for cell in results["按单位"][4]][6:8] == [100, 90]
    page = results["得分分布"]
    head = next(c.row for c in page["A"] if c.value == "名次")
    ranks = [[page.cell(at, column).value for column in (1, 2)] for at in range(head + 1, head + 4)]
    assert ranks == [[1, 1], [2, 3], [None, 2]]
    assert "同一项目" in results["口径"]["A3"].value


def test_a_project_is_known_by_its_name_however_it_is_written(export):
    _, results = export(
        review(1, project_name="农村公路（日常）养护项目"),
        review(2, unit="单位１", project_name="2023年度农村公路(日常)养护 项目"),
        review(3, unit="单位1", project_name="农村公路（大中修）养护项目"),
    )
    assert [results["汇总表"][f"T{at}"].value for at in (4, 5, 6)] == [None, "与序号 1 为同一项目", None]


def test_a_heading_that_may_grow_has_room_and_rows_of_findings_have_air(export):
    book, _ = export(review(findings=(finding(message="说明" * 200),)), waiting(2))
    page = book["2 项目2"]
    at = next(cell.row for cell in page["I"] if "已评部分分差" in str(cell.value))
    assert page.row_dimensions[at].height >= 2 * 11 * 1.3
    lines = -(-400 * 11 // (72 * 5.25 - 11)) + 1
    assert book["1 疑点"].row_dimensions[5].height >= lines * 11 * 1.36 * 1.1
