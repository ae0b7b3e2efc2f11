"""What is told beside a value and is not it: other years, scales of grades, counts a rate rests on, unnamed counties."""

from __future__ import annotations

import pytest

from reviewer.checks import check_report
from reviewer.documents import read_document
from reviewer.domain.report import Report
from reviewer.extraction import extract

TITLE = "青禾县供水管网改造项目2023年度绩效自评报告\n"


def report_of(text: str) -> Report:
    (report,) = extract(read_document((TITLE + text).encode(), "case.txt"))
    return report


def rules_of(text: str) -> set[str]:
    document = read_document((TITLE + text).encode(), "case.txt")
    (report,) = extract(document)
    return {f.rule for f in check_report(document, report)}


def test_the_rate_of_an_earlier_year_in_brackets_is_not_the_rate() -> None:
    text = "一、资金情况\n预算500万元，支出480万元，预算执行率96%，支付比往年及时（2022年度本项目预算执行率为90.5%）。\n"
    assert [v.value for v in report_of(text).statements["execution_rate"]] == ["96"]
    assert not rules_of(text) & {"rate-mismatch", "figure-conflict"}


def test_the_score_that_year_is_not_the_score() -> None:
    text = "一、自评结论\n2022年管网漏损较多，当年自评得分为88分。本次自评得分95分，等级为优。\n"
    assert [v.value for v in report_of(text).statements["self_score"]] == ["95"]


def test_a_scale_in_brackets_hides_no_grade() -> None:
    text = "一、自评结论\n按照评分标准（90分及以上为优，80分至90分为良，60分至80分为中，60分以下为差），自评总分93分，自评等级为良。\n"
    assert report_of(text).fields["self_grade"].value == "良"
    assert "grade-conflict" in rules_of(text)


def test_a_body_is_named_with_its_county() -> None:
    text = (
        "一、概况\n项目由县水务局负责组织实施。\n二、自评结论\n自评得分95分。\n\n青禾县水务局\n2024年3月5日\n"
    )
    assert report_of(text).fields["unit"].value == "青禾县水务局"


@pytest.mark.parametrize(("count", "wrong"), [("4", False), ("5", True)])
def test_the_last_two_of_a_list_may_be_joined(count: str, wrong: bool) -> None:
    text = f"一、完成情况\n改造小区{count}个，分别为东园小区、西园小区、南园小区和北园小区，完成改造面积3.2万平方米。\n"
    assert ("list-count-mismatch" in rules_of(text)) is wrong


def test_counts_that_a_labelled_rate_rests_on_are_no_results() -> None:
    text = "一、完成情况\n（1）投诉办结率：应达到95%以上，全年受理投诉260件，已达到97.3%。\n（2）抢修管网：应抢修80处，已抢修86处。\n"
    assert [i.actual.passage.text for i in report_of(text).indicators if i.actual] == ["97.3%", "86处"]


def test_goals_listed_under_a_heading_of_goals_are_missed_where_nothing_answers() -> None:
    text = "一、绩效目标\n1.改造管网12公里；\n2.新装水表3600只。\n二、完成情况\n全年改造管网12.4公里。\n三、自评结论\n自评得分95分。\n"
    assert "target-without-result" in rules_of(text)


@pytest.mark.parametrize("total", ["总分\t100\t97.5", "总分\t100\t97.5\t", "总分\t\t\t100\t97.5\t"])
def test_the_total_row_of_a_text_may_lack_the_cell_of_its_last_column(total: str) -> None:
    rows = "改造管网\t20公里\t20公里\t60\t60\t无\n漏损率\t≤9%\t8.6%\t40\t37.5\t无\n"
    text = f"三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因\n{rows}{total}\n"
    assert report_of(text).value("self_score") == "97.5"


def test_what_was_paid_since_the_works_began_is_not_what_was_spent_this_year() -> None:
    text = "一、资金情况\n2023年预算500万元，全年支付480万元。工程自开工以来累计支付1260万元，占概算的84%。\n"
    assert [v.value for v in report_of(text).statements["spent"]] == ["4800000.00"]
    assert "figure-conflict" not in rules_of(text)


@pytest.mark.parametrize(
    "told", ["年中追加30万元，占年初预算的6.38%", "年中追加占年初预算的6.38%", "结余20万元，占预算的4%"]
)
def test_a_share_of_the_budget_that_was_not_used_is_no_rate(told: str) -> None:
    text = f"一、资金情况\n年初预算470万元，调整后预算500万元，支出480万元，预算执行率96%。{told}。\n"
    assert [v.value for v in report_of(text).statements["execution_rate"]] == ["96"]
    used = report_of("一、资金情况\n预算500万元，支出480万元，占预算的96%。\n")
    assert used.value("execution_rate") == "96"


def test_headings_and_names_under_decimal_numbers() -> None:
    text = "1 项目概况\n1.1 年初预算500万元。\n2 年度目标\n2.1 改造管网12公里；\n2.2 新装水表3600只。\n3 实施效果\n3.1 改造管网12.4公里。\n3.2 新装水表3650只。\n"
    report = report_of(text)
    assert "年度目标" in [s.title for s in report.sections]
    assert [(i.name, i.target is not None, i.actual is not None) for i in report.indicators] == [
        ("改造管网", True, True),
        ("新装水表", True, True),
    ]


def test_goals_that_one_sentence_says_were_set() -> None:
    text = "一、项目情况\n项目设定的年度绩效目标有：改造管网12公里，水质合格率达到98%。全年改造管网12.4公里，水质合格率为99.2%。\n"
    assert [(i.name, i.target is not None, i.actual is not None) for i in report_of(text).indicators] == [
        ("改造管网", True, True),
        ("水质合格率", True, True),
    ]
    assert "figure-conflict" not in rules_of(text)


def test_what_a_body_buys_for_the_government_is_no_part_of_its_name() -> None:
    title = "青禾县民政局政府购买养老服务项目绩效自评报告\n一、项目概况\n2023年预算100万元。\n"
    (report,) = extract(read_document(title.encode(), "case.txt"))
    assert report.value("unit") == "青禾县民政局"
