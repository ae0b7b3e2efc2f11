"""The two worked examples: every figure as the design notes give it, on hand-built reports in words of our own."""

from decimal import Decimal

import pytest
from report_building import Draft

from reviewer.domain.report import Category, SectionRole
from reviewer.domain.review import Decisions, FieldDecision, ItemDecision, Subject
from reviewer.domain.rubric import ItemState
from reviewer.scoring import choose_profile, load_profiles, score

FOUR_PARTS = """某区招商局2019年专项经费绩效评价报告
一、项目资金
安排预算281.28万元，实际支出268.49万元。
二、指标完成情况
重点企业应完成10个，完成了10个。会展应参加10次以上，参加10次。资料应印制9000册，印制9000册以上。
客商应接待900人次，接待900人次以上。签约活动应举办1-2次，举办2次。推介应开展2场以上，开展3场。
社会效益应引进大企业11个，引进11个。签约项目应完成50个，签约50个；金额应完成51亿元，签约51.5亿元。
满意度应达到80%以上，达到81%。
三、管理情况
立项有充分的必要性和可行性，立项依据充分；资金专款专用，资金管理合规，支付有完整的审批程序；按规定程序进行政府采购；制定了管理制度。
四、自评结论
产出得分20分，效果得分30分，满意度5分，管理45分，总分100分。
"""


@pytest.fixture
def four_parts():
    d = Draft(FOUR_PARTS)
    d.field("budget", "预算281.28万元").field("spent", "实际支出268.49万元")
    d.field("self_score", "总分100分", "100")
    d.indicator("重点企业", d.q("10个"), d.q("10个", nth=1))
    d.indicator("会展", d.q("10次", ">="), d.q("10次", ">=", nth=1))
    d.indicator("资料", d.q("9000册"), d.q("9000册", ">=", nth=1))
    d.indicator("客商", d.q("900人次"), d.q("900人次", ">=", nth=1))
    d.indicator("签约活动", d.q("1-2次"), d.q("2次", nth=1))
    d.indicator("推介", d.q("2场", ">="), d.q("3场"))
    d.indicator("大企业", d.q("11个"), d.q("11个", nth=1), Category.EFFECT)
    d.indicator("签约项目", d.q("50个"), d.q("50个", nth=1), Category.EFFECT)
    d.indicator("签约金额", d.q("51亿元"), d.q("51.5亿元"), Category.EFFECT)
    d.indicator("企业满意度", d.q("80%", ">="), d.q("81%"), Category.SATISFACTION)
    d.indicator("媒体报道", None, None)
    for name, category, points in (
        ("产出", Category.OUTPUT, "20"),
        ("效果", Category.EFFECT, "30"),
        ("满意度", Category.SATISFACTION, "5"),
        ("管理", Category.MANAGEMENT, "45"),
    ):
        d.part(name, category, points, points, name)
    d.section("管理情况", SectionRole.PERFORMANCE, "三、", until="四、")
    return d


def sheet_of(draft, decisions=None, profile_id=None, findings=()):
    profile, reason = choose_profile(draft.report, load_profiles(), profile_id)
    return score(draft.document, draft.report, profile, reason, findings, decisions or Decisions())


def scores(sheet):
    return {p.name: (p.computed, p.manual, p.proposed, p.open) for p in sheet.parts}


def d(text):
    return Decimal(text)


def test_four_parts_all_reached(four_parts):
    sheet = sheet_of(four_parts)
    assert scores(sheet) == {
        "产出": (d("20.00"), 0, 0, 0),
        "效果": (d("30.00"), 0, 0, 0),
        "满意度": (d("5.00"), 0, 0, 0),
        "管理": (d("5.73"), 0, d("39.00"), 0),
    }
    assert (sheet.total, sheet.computed, sheet.proposed, sheet.open) == (
        d("99.73"), d("60.73"), d("39.00"), 0,
    )  # fmt: skip
    assert sheet.grade == "优"
    assert sheet.provisional
    assert sheet.difference == sheet.decided_difference == d("-0.27")
    assert sheet.profile_reason == "报告所列分值与渝中四维相同"
    item = sheet.item("management/execution")
    assert item.formula == "268.49 ÷ 281.28 × 6.00 = 5.73"
    assert [p.text for p in item.passages] == ["实际支出268.49万元", "预算281.28万元"]
    assert sheet.unscored == ("k11",)


def test_a_verified_budget_wins(four_parts):
    verified = FieldDecision(verified="2822800.00", verified_reason="与批复一致")
    decisions = Decisions().with_(Subject.FIELD, "budget", verified)
    item = sheet_of(four_parts, decisions).item("management/execution")
    assert item.machine == d("5.71")
    assert item.formula == "268.49 ÷ 282.28 × 6.00 = 5.71"
    assert "复核数" in item.explanation


MISSED = """2023年度项目支出绩效报告
一、年度目标
引进龙头企业1个、过亿项目10个、过半亿项目20个。
二、资金管理
专项资金主要用于招商引资活动，严格按照《某县专项资金管理使用规定》编制预算；达到限额标准的实行政府采购；严格支出报销审核；加强制度建设。
三、完成情况
外商直接投资21万美元，完成任务320万美元的6.56%；省外资金124.57亿元，任务120亿元；省内资金5.01亿元，任务4.9亿元；
返乡投资16.47亿元，任务32亿元；新注册企业13家，任务15个；新签约47个，任务36个；新开工34个，任务30个；新投产26个，任务22个。
四、自评结论
自评分数为100分，等级为优秀。
"""


@pytest.fixture
def missed():
    t = Draft(MISSED)
    t.indicator("龙头企业", t.q("1个")).indicator("过亿项目", t.q("10个")).indicator("过半亿项目", t.q("20个"))
    t.indicator("外商直接投资", t.q("320万美元"), t.q("21万美元"))
    t.indicator("省外资金", t.q("120亿元"), t.q("124.57亿元"))
    t.indicator("省内资金", t.q("4.9亿元"), t.q("5.01亿元"))
    t.indicator("返乡投资", t.q("32亿元"), t.q("16.47亿元"))
    t.indicator("新注册企业", t.q("15个"), t.q("13家"))
    t.indicator("新签约", t.q("36个"), t.q("47个"))
    t.indicator("新开工", t.q("30个"), t.q("34个"))
    t.indicator("新投产", t.q("22个"), t.q("26个"))
    t.field("self_score", "100分", "100")
    t.section("资金管理", SectionRole.FUNDS, "二、", until="三、")
    return t


def test_targets_missed_or_never_reported(missed):
    sheet = sheet_of(missed)
    output = sheet.parts[0]
    assert [i.points for i in output.items] == [d("1.82")] * 9 + [d("1.81")] * 2
    assert sum(i.points for i in output.items) == 20
    assert [i.final for i in output.items] == [
        d(x) for x in ("0.00", "0.00", "0.00", "0.12", "1.82", "1.82", "0.94", "1.58", "1.82", "1.81", "1.81")
    ]
    assert output.computed == d("11.72")
    assert output.items[3].formula == "21 ÷ 320 × 1.82 = 0.12"
    assert output.items[6].formula == "16.47 ÷ 32 × 1.82 = 0.94"
    assert output.items[7].formula == "13 ÷ 15 × 1.82 = 1.58"
    for item in output.items[:3]:
        assert (item.state, item.formula, item.confirmable) == (ItemState.PROPOSED, "无完成值 → 0.00", True)
    assert sheet.parts[3].proposed == d("32.50")
    assert sheet.open == d("47.50")  # 15 + 15 + 5 + 6 + 6.50
    assert sheet.total + sheet.open == d("44.22") + d("47.50")
    assert sheet.grade is None
    assert sheet.difference is None


def test_as_the_picture_shows_it(missed):
    decisions = Decisions()
    for key, amount in (("effect/economic", "12.00"), ("satisfaction/enterprise", "0.00")):
        decided = ItemDecision(adjustment=d(amount), reason="有引资，无税收记录")
        decisions = decisions.with_(Subject.ITEM, key, decided)
    sheet = sheet_of(missed, decisions)
    assert (sheet.computed, sheet.manual, sheet.proposed, sheet.open) == (
        d("11.72"), d("12.00"), d("32.50"), d("27.50"),
    )  # fmt: skip
    assert sheet.total == d("56.22")
    assert sheet.decided_difference == d("-16.28")
    assert all(i.self_presumed for p in sheet.parts for i in p.items)
    formulas = {i.name: i.formula for i in sheet.parts[3].items}
    assert formulas["预算执行准确度"] == "预算数未找到，待评"
    assert formulas["立项必要性和充分性"] == "原文未说，待评"
    assert formulas["政府采购程序"] == "按报告所述 → 6.50"


def test_sums_of_nothing_show_two_decimals_and_open_rows_say_why():
    draft = Draft("本项目已经完成。")
    profile, reason = choose_profile(draft.report, load_profiles())
    sheet = score(draft.document, draft.report, profile, reason, (), Decisions())
    amounts = (sheet.total, sheet.computed, sheet.manual, sheet.proposed, sheet.open)
    assert all(amount.as_tuple().exponent == -2 for amount in amounts)
    formulas = [i.formula for p in sheet.parts for i in p.items if i.rule == "by_hand"]
    assert formulas
    assert "待评" not in "".join(formulas)
    assert "报告没有带目标值的产出指标" in formulas
