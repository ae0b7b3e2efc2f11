"""What a report announces and takes back: lists of headings, misses it owns up to, rates of parts and months."""

import pytest

from reviewer.checks import check_report
from reviewer.documents import read_document
from reviewer.domain.finding import Severity
from reviewer.extraction import extract

TITLE = "平江区2023年度水库维修项目绩效自评报告\n"


def loud(text, rule):
    document = read_document((TITLE + text).encode(), "report.txt")
    (report,) = extract(document)
    found = check_report(document, report)
    return [f.message for f in found if f.rule == rule and f.severity is not Severity.LOW]


RIGHT_LISTS = [
    "四、存在问题\n主要存在以下三点问题：一是管护经费不足；二是人员老化，结构不合理；三是制度不健全。\n",
    "四、建议\n提出以下2条建议：1.增加经费。2.充实人员。\n",
    "四、存在问题\n评价发现有四个方面的问题：\n1、经费不足。一是预算偏紧；二是支付滞后。\n2、个别站点松散。\n3、人员老化。\n4、年初目标不细。\n",
    "四、改进措施\n采取三项措施：第一，加强培训；第二，完善制度；第三，加快支付。\n",
    "四、存在问题\n专项检查发现3个问题，均已整改。一是加强培训。二是完善制度。\n",
    "四、存在问题\n审计发现5个问题。具体整改如下：一是退回资金。二是补办手续。\n",
]
WRONG_LISTS = [
    ("四、存在问题\n经自查，存在以下5个方面问题。\n（1）经费不足。\n（2）人员老化。\n（3）制度不全。\n（4）巡查不到位。\n", "问题称5个，所列为4项"),
    ("四、存在问题\n存在两个问题。一是经费不足。二是人员老化。三是制度不健全。\n", "问题称两个，所列为3项"),
    ("五、建议\n提出四条建议：\n（一）增加经费\n（二）充实人员\n（三）完善制度\n", "建议称四条，所列为3项"),
]  # fmt: skip


@pytest.mark.parametrize("text", RIGHT_LISTS)
def test_a_list_as_long_as_announced_is_let_pass(text):
    assert loud(text, "list-count-mismatch") == []


@pytest.mark.parametrize(("text", "message"), WRONG_LISTS)
def test_a_list_shorter_or_longer_than_announced_is_found(text, message):
    assert loud(text, "list-count-mismatch") == [message]


OWNED_UP = [
    "按期完工率目标100%，实际90%，得4.5分（满分5分）。",
    "知晓率目标80%，实际72.5%，扣0.5分。",
    "培训计划300人，完成270人。其中两期因疫情取消。",
    "受益户数目标1000户，实际986户，差14户。",
    "工业产值增速目标5%，实际4.6%，比目标值低0.4个百分点，主要原因是企业外迁。",
    "计划加固水库18座，实际完工17座，剩余1座因征地推迟至次年。",
]


@pytest.mark.parametrize("sentence", OWNED_UP)
def test_a_miss_that_the_report_owns_up_to_is_no_finding(sentence):
    assert loud(f"三、绩效情况\n{sentence}\n", "missed-target-unsaid") == []


def test_a_miss_told_later_by_its_two_figures_is_owned_up_to():
    text = "三、绩效情况\n{}实际41.5%。\n四、存在问题\n优质服务收入占比为41.5%，未达到45%的年度目标。\n"
    goal = "医疗服务收入（不含药品、耗材）占医疗收入的比例目标45%，"
    assert loud(text.format(goal), "missed-target-unsaid") == []


def test_a_miss_without_a_word_stays_a_finding():
    text = "三、绩效情况\n培训计划300人，实际完成270人。新建站点目标5个，实际5个。\n四、存在问题\n经费不足。\n"
    assert loud(text, "missed-target-unsaid") == ["1项目标未完成，报告未说明：培训人数（90%）"]


PARTIAL = [
    "支出475万元，预算执行率95%。其中：中央资金支出300万元，执行率100%；县级资金支出175万元，执行率87.5%。",
    "支出475万元，预算执行率95%。6月、9月、11月的支出进度分别为42%、70%、88%。",
    "上半年预算执行率41%，三季度末执行率72%，全年支出475万元，预算执行率95%。",
]


@pytest.mark.parametrize("sentence", PARTIAL)
def test_rates_of_parts_and_months_contradict_nothing(sentence):
    text = f"二、资金情况\n2023年预算500万元，资金全部到位。\n{sentence}\n"
    assert loud(text, "rate-mismatch") == []
    assert loud(text, "figure-conflict") == []


def test_one_slip_that_spoils_two_sums_is_told_once():
    text = (
        "二、收支情况\n全年支出1000万元，其中：基本支出600万元，项目支出410万元。\n"
        "项目支出中，道路维修200万元，环境整治120万元，防汛救灾80万元。\n"
    )
    assert len(loud(text, "sum-mismatch")) == 1
