"""The summary sheet: DOMAIN.md's columns, real numbers, live formulas with results, nothing where figures are missing."""

import re
from decimal import Decimal

import pytest
from openpyxl.utils import column_index_from_string

from reviewer.domain.finding import Severity
from reviewer.domain.report import ENTERED, FieldValue, Report
from reviewer.domain.review import Decisions, FieldDecision, FindingDecision, Status, Subject
from reviewer.domain.rubric import ItemState
from reviewer.domain.text import Passage

from .conftest import finding, item, part, review, sheet

D = Decimal
COLUMNS = re.split(
    " ",
    "序号 主管部门 实施单位 项目名称 年初预算数 全年预算数 全年执行数 执行率 自评得分 自评等级 复核得分 复核等级 分差\n复核−自评 偏离度\n(自评−复核)÷自评 "
    "偏差类别 问题数(重/一般/提示) 主要问题 处理建议 复核人 备注",
)


def scored(self_score, final, **more):
    return sheet(
        part("产出", item("a", "甲", "100", final, **more)), self_score=self_score and D(self_score), grade="优"
    )


def cells(book, at=4):
    return [cell.value for cell in book["汇总表"][at]]


def test_what_no_report_states_has_no_total(export):
    book, results = export(review(1), review(2))
    assert cells(results, 6)[4:7] == [None, 1040, 973]
    assert cells(book, 6)[4] == '=IF(COUNT(E4:E5)=0,"",SUM(E4:E5))'
    twins = (review(1), review(2, unit="单位1", project_name="项目1"))
    book, results = export(*twins, name="同一项目.xlsx")
    assert cells(results, 6)[4:6] == [None, 520]
    assert "SUMPRODUCT" in cells(book, 6)[4]


def test_title_header_and_page(export):
    book, _ = export(review())
    page = book["汇总表"]
    assert [cell.value for cell in page[3] if cell.value] == [*COLUMNS, "核对", "报告编号"]
    assert page.print_area == "'汇总表'!$A$1:$T$6"
    assert page["A1"].value == "2023年度项目支出绩效自评复核汇总表"
    assert "A1:T1" in page.merged_cells
    assert (page["A1"].font.name, page["A1"].font.size) == ("方正小标宋简体", 18)
    assert (page["A2"].value, page["Q2"].value) == ("编制单位：某县财政局", "单位：万元、分")
    assert (page["Q2"].alignment.horizontal, page["A3"].font.bold) == ("right", True)
    assert (page["B4"].font.name, page["B4"].font.size) == ("仿宋", 11)
    assert page.freeze_panes == "E4"
    assert page.print_title_rows == "$3:$3"
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.oddFooter.center.text == "第 &P 页 共 &N 页"
    signed = [cell.value for cell in page[6] if cell.value]
    assert signed == ["复核人：", "审核人：", "负责人：", "日期："]


def test_money_is_in_wan_with_all_its_digits(export):
    _, results = export(review(budget_initial=D("123456.78"), budget=D("2812800"), spent=D("0.01")))
    page = results["汇总表"]
    assert [page[c].value for c in ("E4", "F4", "G4")] == [12.345678, 281.28, 0.000001]
    assert {page[c].number_format for c in ("E4", "F4", "G4")} == {"#,##0.00"}
    assert (page["H4"].number_format, page["K4"].number_format) == ("0.00%", "0.00")


def test_formulas_are_live_and_their_results_are_cached(export):
    book, results = export(review(scores=scored("100", "93.45")))
    live, seen = cells(book), cells(results)
    for column in (7, 10, 12, 13, 14):
        assert str(live[column]).startswith("=")
    assert seen[7] == pytest.approx(486.5 / 520)
    assert (seen[10], seen[12], seen[13], seen[14]) == (93.45, -6.55, 0.0655, "高估")


@pytest.mark.parametrize(
    ("own", "final", "kind"),
    [
        ("100", "95.00", "基本一致"),
        ("100", "94.99", "高估"),
        ("80", "84.00", "基本一致"),
        ("80", "84.01", "低估"),
    ],
)
def test_bounds_of_the_kinds(export, own, final, kind):
    assert cells(export(review(scores=scored(own, final)))[1])[14] == kind


def test_missing_figures_leave_blanks_and_never_errors(export):
    _, results = export(
        review(1, scores=scored(None, "90"), budget=None, spent=None, self_grade=None),
        review(2, scores=scored("0", "90"), budget=D(0), spent=D(10)),
        review(3, scores=scored("90", "90"), budget=None, budget_initial=D("1000000"), spent=D("500000")),
    )
    first, second, third = (cells(results, at) for at in (4, 5, 6))
    assert [first[c] for c in (4, 5, 6, 7, 8, 9, 12, 13, 14)] == [None] * 9
    assert (second[7], second[12], second[13], second[14]) == (None, 90, None, None)
    assert third[7] == 0.5
    for page in results:
        assert not [c.value for line in page.iter_rows() for c in line if str(c.value).startswith("#")]


def test_a_rate_only_stated_is_a_number_and_says_so(export):
    book, results = export(review(budget=None, spent=None, execution_rate=D("95.05")))
    assert (cells(book)[7], cells(results)[19]) == (pytest.approx(0.9505), "执行率为报告所列")


def test_the_total_line_counts_sums_means_and_grades(export):
    reviews = [
        review(1, scores=scored("100", "90"), self_grade="优"),
        review(2, scores=scored("80", "85"), self_grade="良", budget=D("1000000"), spent=None),
        review(3, scores=scored(None, "70"), self_grade=None, budget=None),
    ]
    book, results = export(*reviews)
    live, seen = cells(book, 7), cells(results, 7)
    assert (seen[0], seen[3]) == ("合计（金额）、平均（得分）", "3 个项目")
    assert (seen[5], seen[6]) == (620, 973)
    assert seen[7] == pytest.approx(486.5 / 520)
    assert (seen[8], seen[10]) == (90, pytest.approx(245 / 3))
    assert seen[9] == "优 1\n良 1\n中 0\n差 0"
    assert seen[11] == "优 3\n良 0\n中 0\n差 0"
    assert seen[14] == "高估 1\n基本一致 0\n低估 1"
    assert seen[15] == "3/0/6"
    assert all(str(live[c]).startswith("=") for c in (3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15))


def test_a_provisional_score_says_so_in_words(export):
    scores = sheet(
        part("产出", item("a", "甲", "60", "60", ItemState.PROPOSED)),
        part("管理", item("b", "乙", "40", None, ItemState.OPEN)),
        self_score=D(95),
    )
    _, results = export(review(scores=scores, decided_difference=D("-1.50"), status=Status.REVIEWING))
    line = cells(results)
    assert line[11] == "暂定"
    assert (line[12], line[13], line[14]) == (-1.5, None, None)
    assert line[19] == "暂定：待确认 60.00 分，待评 40.00 分；分差为已评部分分差；审核中"
    assert cells(results, 5)[11] == "优 0\n良 0\n中 0\n差 0\n暂定 1"


def test_a_grade_that_is_provisional_keeps_the_word_and_is_counted(export):
    scores = sheet(part("产出", item("a", "甲", "100", "95", ItemState.PROPOSED)), self_score=D(95), grade="优")
    _, results = export(review(scores=scores))
    assert cells(results)[11] == "优（暂定）"
    assert cells(results, 5)[11] == "优 0\n良 0\n中 0\n差 0\n暂定 1"


def test_means_leave_out_what_is_provisional_and_say_so(export):
    waiting = sheet(
        part("产出", item("a", "甲", "100", "40", ItemState.PROPOSED)), self_score=D(98), grade="差"
    )
    reviews = [
        review(1, scores=scored("100", "90")),
        review(2, scores=waiting),
        review(3, scores=scored("90", "80")),
    ]
    book, results = export(*reviews)
    total = cells(results, 7)
    assert total[8] == pytest.approx(96)  # what the units state is stated, whatever the review has come to
    assert (total[10], total[12], total[13]) == (85, -10, pytest.approx((0.1 + 10 / 90) / 2, abs=1e-6))
    assert total[11].endswith("暂定 1")
    assert total[14] == "高估 2\n基本一致 0\n低估 0"
    assert "只计已审 2 份，未审定 1 份未计" in total[19]
    assert 'SEARCH("定",' in cells(book, 7)[10]  # the live formula leaves them out, too
    by_unit = results["按单位"]
    assert [by_unit.cell(at, 8).value for at in (4, 5, 6)] == [90, None, 80]
    _, alone = export(review(scores=waiting))
    assert cells(alone, 5)[10] is None
    assert cells(alone, 5)[19] == "复核得分均未审定，不计平均"


def decided(*pairs):
    decisions = Decisions()
    for found, accepted in pairs:
        choice = FindingDecision(accepted, "约数所致", found.fingerprint)
        decisions = decisions.with_(Subject.FINDING, found.key, choice)
    return decisions


def test_main_problems_are_the_accepted_high_findings(export):
    high, other = finding(), finding(rule="rate-mismatch", message="执行率应为93.56%")
    low = finding(rule="date-missing", severity=Severity.LOW, message="没有日期")
    dismissed = finding(rule="figure-conflict", message="两个数")
    decisions = decided((high, True), (other, True), (low, True), (dismissed, False))
    book, _ = export(review(decisions=decisions, findings=(high, other, low, dismissed)))
    line = cells(book)
    assert line[16] == f"1. {high.message}\n2. {other.message}"
    assert line[17] is None


def test_a_decision_about_other_numbers_does_not_count(export):
    old = finding()
    decisions = Decisions().with_(Subject.FINDING, old.key, FindingDecision(True, "", "other"))
    assert cells(export(review(decisions=decisions, findings=(old,)))[0])[16] is None


def test_of_many_problems_three_are_told_and_all_are_counted(export):
    found = [finding(rule=f"rule-{n}", message=f"第{n}个疑点。") for n in range(30)]
    book, _ = export(review(decisions=decided(*((f, True) for f in found)), findings=found))
    assert cells(book)[16] == "1. 第0个疑点\n2. 第1个疑点\n3. 第2个疑点\n等 30 条，见疑点清单"
    assert book["汇总表"].row_dimensions[4].height < 130


def test_a_long_problem_is_told_by_its_title_and_one_kind_once(export):
    found = [finding(rule=f"rule-{n}", message=f"第{n}个疑点，" + "说明文字" * 12) for n in range(30)]
    book, _ = export(review(decisions=decided(*((f, True) for f in found)), findings=found))
    assert cells(book)[16] == "1. 分项合计与总额不符\n等 30 条，见疑点清单"


def test_accepted_findings_that_are_not_serious_leave_the_problems_to_the_clerk_and_say_why(export):
    medium = finding(rule="rate-missing", severity=Severity.MEDIUM, message="没有写执行率")
    line = cells(export(review(decisions=decided((medium, True)), findings=(medium,)))[1])
    assert (line[16], line[19]) == (None, "认定的疑点没有“重”的，主要问题未预填")
    assert cells(export(review(findings=(medium,)))[1])[19] is None


def test_no_report_at_all(export):
    book, _ = export()
    assert [cell.value for cell in book["汇总表"][3]][:20] == COLUMNS
    assert book["汇总表"]["A4"].value == "复核人："


# -- figures that the reviewer verified


def verified(name, value, reason="凭证核定"):
    return Decisions().with_(Subject.FIELD, name, FieldDecision(verified=value, verified_reason=reason))


def test_a_verified_figure_counts_and_the_remark_says_so(export):
    report = Report(fields={"spent": FieldValue("2684900.00", Passage.typed("268.49万元"), 1.0, "t")})
    made = review(
        report=report,
        decisions=verified("spent", "2600000.00"),
        budget=D("2812800"),
        spent=D("2600000"),
        execution_rate=D("92.43"),
    )
    _, results = export(made)
    line = cells(results)
    assert (line[6], line[7]) == (260, pytest.approx(260 / 281.28))
    assert line[19] == "执行数采用复核数（原文 268.49）"
    assert cells(export(review(decisions=verified("budget", "1.00"), budget=D(1)))[1])[19] == (
        "全年预算数采用复核数（原文未列）"
    )


# -- one project, two files


def test_the_same_project_is_marked_and_counted_once(export):
    reviews = [
        review(1, budget_initial=D("1000000")),
        review(2, unit="单位1", project_name="项目 1", budget_initial=D("2000000")),
        review(3),
        review(4, unit="单位1", project_name="项目1", year=2022),
        review(5, unit="单位1", project_name="项目1", spent=None),
    ]
    book, results = export(*reviews)
    assert [cells(results, at)[19] for at in range(4, 9)] == [
        None, "与序号 1 为同一项目", None, None, "与序号 1 为同一项目"
    ]  # fmt: skip
    live, total = cells(book, 9), cells(results, 9)
    assert (total[3], total[4], total[5], total[6]) == ("3 个项目", 100, 1560, pytest.approx(1459.5))
    assert total[7] == pytest.approx(486.5 / 520)
    assert total[19] == "同一项目另有 2 份，除问题数外均不计入"
    assert all("为同一项目" in live[column] for column in (3, 4, 5, 6, 7))
    units = [[cell.value for cell in line] for line in results["按单位"]["A4:E5"]]
    assert units == [[1, "单位1", 2, 1040, 973], [2, "单位3", 1, 520, 486.5]]


def test_of_two_files_of_one_project_the_one_that_is_reviewed_counts(export):
    reviews = [
        review(1, status=Status.WAITING, spent=D("4865000")),
        review(2, unit="单位1", project_name="项目1", status=Status.DONE, spent=D("4825000")),
    ]
    book, results = export(*reviews)
    assert [cells(results, at)[19] for at in (4, 5)] == ["与序号 2 为同一项目；待审", None]
    total = cells(results, 6)
    assert (total[3], total[6]) == ("1 个项目", pytest.approx(482.5))
    assert "为同一项目" in cells(book, 6)[6]


def test_reports_that_do_not_say_enough_are_never_taken_for_one_project(export):
    reviews = [review(n, unit="单位", project_name="", year=year) for n, year in ((1, 2023), (2, 2023))]
    reviews += [review(n, unit="单位", project_name="项目", year=None) for n in (3, 4)]
    reviews += [review(n, unit="单位", project_name="", kind="overall") for n in (5, 6)]
    _, results = export(*reviews)
    assert [cells(results, at)[19] for at in range(4, 10)] == [None] * 5 + ["与序号 5 为同一项目"]


# -- the page


def page_width_pt(page):
    """Return how wide the columns are with Arial's double in LibreOffice: 5.58 pt a unit, as measured on paper."""
    last = column_index_from_string(page.print_area.rpartition("$")[0].rpartition("$")[2])
    printed = [d for d in page.column_dimensions.values() if d.min <= last]
    return sum(d.width * (min(d.max, last) - d.min + 1) for d in printed) * 5.58


@pytest.mark.parametrize("amount", ["5200000", "9876543210"])
def test_the_summary_is_printed_at_seven_tenths_at_least(export, amount):
    scores = scored("100", "90")
    book, _ = export(*(review(n, scores=scores, budget=D(amount)) for n in range(1, 4)))
    page = book["汇总表"]
    room = 841.89 - (page.page_margins.left + page.page_margins.right) * 72
    assert room / page_width_pt(page) >= 0.7
    assert {page.cell(4, column).font.size for column in range(1, 21)} == {11, 10}


def test_rows_are_equally_high_up_to_four_lines(export):
    book, _ = export(review(1), review(2, unit="很长的单位名称" * 2), review(3, unit="很长的单位名称" * 12))
    heights = [book["汇总表"].row_dimensions[at].height for at in (4, 5, 6)]
    assert heights[0] == heights[1] == pytest.approx(64, abs=1)
    assert heights[2] > 64


def test_very_long_names_are_kept_and_nothing_breaks(export):
    unit, project = "长单位" * 27, "长项目" * 44
    _, results = export(review(unit=unit[:80], project_name=project, department=project))
    line = cells(results)
    assert (line[1], line[2], line[3]) == (project, unit[:80], project)


def test_only_finished_reviews_are_decided(export):
    """Before a review the line shows as little as the list does; one under way is provisional, whatever it has come to."""
    reviews = [
        review(1, scores=scored("100", "90")),
        review(2, scores=scored("100", "70"), status=Status.WAITING),
        review(3, scores=scored("100", "60"), status=Status.REVIEWING),
    ]
    _, results = export(*reviews)
    waiting, under_way, total = (cells(results, at) for at in (5, 6, 7))
    assert waiting[10:15] == ["—", "—", "—", None, None]
    assert (under_way[10], under_way[11]) == (60, "优（未审定）")
    assert (total[10], total[12]) == (90, -10)
    assert total[11] == "优 1\n良 0\n中 0\n差 0\n未审定 1"
    assert "只计已审 1 份，未审定 2 份未计" in total[19]
    assert results["3 项目3"]["A10"].value == "复核得分（未审定）"
    assert results["按单位"].cell(5, 8).value is None


def test_a_figure_that_only_the_reviewer_gave_says_so(export):
    typed = FieldValue("5200000.00", Passage.typed("520"), 1.0, ENTERED)
    _, results = export(review(report=Report(fields={"budget": typed})))
    assert "全年预算数为评审录入，原文未见" in cells(results)[19]
    assert results["1 项目1"]["D8"].value == "全年预算数（评审录入，原文未见）"


def test_remarks_are_wide_enough_for_a_low_row_and_name_only_what_waits(export):
    scores = sheet(part("产出", item("b", "乙", "40", None, ItemState.OPEN)), self_score=D(95))
    book, results = export(review(scores=scores, decided_difference=D("-1.50"), status=Status.REVIEWING))
    page = book["汇总表"]
    assert cells(results)[19] == "暂定：待评 40.00 分；分差为已评部分分差；审核中"
    assert page.column_dimensions["T"].width >= 17
    assert page.row_dimensions[4].height <= 64


def test_ranks_count_what_is_decided_and_equal_scores_share_one(export):
    reviews = [review(n, scores=scored("100", final)) for n, final in enumerate(("90", "95", "90", "80"), 1)]
    reviews.append(review(5, scores=scored("100", "99"), status=Status.REVIEWING))
    book, results = export(*reviews)
    head = next(c.row for c in results["得分分布"]["A"] if c.value == "名次")
    lines = [[c.value for c in line[:5]] for line in results["得分分布"].iter_rows(min_row=head + 1)]
    assert [(line[0], line[1], line[4]) for line in lines] == [
        (1, 2, 95),
        (2, 1, 90),
        (2, 3, 90),
        (4, 4, 80),
        (None, 5, None),
    ]
    assert book["得分分布"][f"A{head + 1}"].value.startswith("=IF(ISNUMBER(")


def test_what_a_spreadsheet_would_work_too_long_on_is_a_number(export, monkeypatch):
    monkeypatch.setattr("reviewer.export.spread._MOST_LIVE_RANKS", 1)
    monkeypatch.setattr("reviewer.export.statistics._MOST_COMPARED", 1)
    book, results = export(review(1), review(2))
    assert book["按单位"]["C4"].value == results["按单位"]["C4"].value == 1
    head = next(c.row for c in results["得分分布"]["A"] if c.value == "名次")
    assert book["得分分布"][f"A{head + 1}"].value == 1


def test_a_list_that_is_longer_than_a_sheet_says_so(export, monkeypatch):
    for module in ("all_findings", "evidence"):
        monkeypatch.setattr(f"reviewer.export.{module}.MOST_ROWS", 2)
    found = [finding(rule=f"r{n}") for n in range(3)]
    book, _ = export(review(findings=found))
    assert "一张表只能列 2 条" in book["疑点清单"]["F2"].value
    assert "个数列不下" in book["依据"]["G2"].value
    assert book["依据"].max_row == 5
