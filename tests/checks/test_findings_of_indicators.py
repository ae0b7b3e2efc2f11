"""Findings about indicators in wordings of published reports: what must be seen, and what must be let pass."""

from dataclasses import replace
from decimal import Decimal

import pytest

from reviewer.checks import check_report
from reviewer.checks.telling import progress
from reviewer.documents import read_document
from reviewer.domain.finding import Severity
from reviewer.domain.quantity import Op, Quantity
from reviewer.domain.report import Category, Indicator
from reviewer.domain.text import Passage
from reviewer.extraction import extract

TITLE = "青禾县水务局2023年度河道清淤项目支出绩效自评报告\n"


def loud(text, rule):
    document = read_document((TITLE + text).encode(), "case.txt")
    found = [f for report in extract(document) for f in check_report(document, report)]
    return [f.message for f in found if f.rule == rule and f.severity is not Severity.LOW]


def test_where_less_is_better_target_and_result_are_said():
    text = "二、绩效目标\n查档时间不超过10分钟。\n三、完成情况\n查档时间12分钟。\n四、结论\n自评得分98分，等级为优。"
    (told,) = loud(text, "score-vs-results")
    assert "查档时间（目标不超过10分钟，完成12分钟）" in told
    assert "120%" not in told


def test_a_limit_without_words_gets_its_sign():
    target = Quantity(Op.LE, Decimal(10), "分钟", Passage.typed("10分钟"))
    indicator = Indicator("a", "查档时间", Category.OUTPUT, target, replace(target, op=Op.EQ))
    assert progress(indicator) == "目标≤10分钟，完成10分钟"
    within = replace(target, passage=Passage.typed("10分钟以内"))
    assert progress(replace(indicator, target=within, actual=None)) == "目标10分钟以内"


def test_a_missing_score_names_what_was_looked_for():
    document = read_document((TITLE + "一、自评结论\n工作完成较好。").encode(), "case.txt")
    found = [f for report in extract(document) for f in check_report(document, report)]
    searched = next(f.searched for f in found if f.rule == "self-score-missing")
    assert "自评得分" in searched


SEEN = [
    ("excess-mismatch", "三、绩效情况\n退役士兵培训，应培训200人，实际培训216人，较目标多26人。"),
    (
        "calculation-mismatch",
        "三、绩效情况\n发放调查问卷 300 份，收回 280 份，其中满意 245 份，群众满意度为 92%。",
    ),
    (
        "satisfaction-unsupported",
        "二、绩效目标\n清淤河道50公里，群众满意度达90%。\n三、完成情况\n清淤河道50公里，群众满意度较高。",
    ),
    (
        "figure-conflict",
        "三、完成情况\n组织开展各类防汛演练18场次，完成年初目标。\n"
        "三级指标\t目标值\t完成值\t分值\t得分\n防汛演练场次\t≥12场次\t15场次\t10\t10",
    ),
    (
        "score-vs-results",
        "三、绩效情况\n年初确定厨师班、电商班分别开办6期、10期，实际分别开办7期、8期。\n四、结论\n自评得分98分，等级为优。",
    ),
    ("missed-target-unsaid", "二、绩效目标\n改造危桥12座。\n三、完成情况\n改造危桥10座。群众出行方便。"),
    ("list-count-mismatch", "一、概况\n设有党委，政府下设党政办、经发办、社事办、财政所等3个内设机构。"),
]

LET_PASS = [
    ("excess-mismatch", "三、绩效情况\n全年提供咨询服务6210人次，超过目标值6000人次。"),
    (
        "growth-mismatch",
        "三、绩效情况\n2021年、2022年、2023年年客运量分别为800万人次、840万人次和882万人次，比上年增长5%。",
    ),
    (
        "missed-target-unsaid",
        "二、绩效目标\n放映电影120场。\n三、完成情况\n放映电影106场，观众3万人次。未完成的14场系冬季降雪取消。",
    ),
    ("target-without-result", "三、绩效情况\n组织山火扑救等应急演练9场，建成应急救援队伍22支。"),
    (
        "list-count-mismatch",
        "一、概况\n编制20名，在编19人，编外用工4人。\n二、资金\n项目支出分别为：数字化、库房运维、展陈。",
    ),
    ("list-count-mismatch", "一、概况\n设有党委，政府下设党政办、经发办、财政所等3个内设机构。"),
    (
        "over-achievement-unexplained",
        "二、绩效目标\n投诉件数较上年下降15%以上。\n三、完成情况\n投诉件数由40件降至31件，下降22.5%。",
    ),
]


@pytest.mark.parametrize(("rule", "text"), SEEN)
def test_it_is_seen(rule, text):
    assert loud(text, rule)


@pytest.mark.parametrize(("rule", "text"), LET_PASS)
def test_it_is_let_pass(rule, text):
    assert loud(text, rule) == []


MISSED = "二、绩效目标\n清理河道12条。\n三、完成情况\n清理河道：目标值12条，实际完成10条{}\n四、结论\n自评得分90分，等级为优。"


@pytest.mark.parametrize(
    "why",
    [
        "。偏差原因：2条河道移民未完。",
        "。未完成原因：汛期水位高。",
        "，因雨季影响未全部完成。",
        "，原因：汛期水位高。",
        "，因征地所致。",
        "。受汛期影响，2条转入下年。",
        "。\n因施工单位更换导致工期延长。",
    ],
)
def test_a_reason_beside_or_behind_a_result_says_that_it_is_missed(why):
    assert not loud(MISSED.format(why), "missed-target-unsaid")


@pytest.mark.parametrize(
    "other",
    [
        "。",
        "。因此群众出行更方便。",
        "。由于各级重视，影响力扩大。",
        "。因措施得力未发生事故。",
        "。受益群众未增加。",
    ],
)
def test_what_gives_no_reason_does_not_say_it(other):
    (told,) = loud(MISSED.format(other), "missed-target-unsaid")
    assert "清理河道" in told


def test_the_reason_in_a_row_says_that_its_target_is_missed():
    row = "三、完成情况\n指标名称\t目标值\t完成值\t{}\n清理河道\t12条\t10条\t雨季水位高\n栽植树木\t30棵\t31棵\t无\n四、结论\n自评得分90分。"
    assert loud(row.format("备注"), "missed-target-unsaid")
    assert not loud(row.format("未完成原因"), "missed-target-unsaid")
