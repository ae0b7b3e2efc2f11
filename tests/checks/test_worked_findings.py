"""Each important rule on paragraphs of our own: what it must see, and the near misses it must let pass."""

from dataclasses import replace
from decimal import Decimal

import pytest
from report_building import Draft, quantity

from reviewer.checks import KINDS, check_report
from reviewer.domain.document import Cell, Document, Paragraph, Table
from reviewer.domain.finding import EvidenceRole, Severity
from reviewer.domain.report import ENTERED, Category, FieldValue, Indicator, NamedList, SectionRole
from reviewer.domain.text import Passage


def found(draft, rule):
    """Return the findings of one rule, all of their passages checked against the text."""
    findings = check_report(draft.document, draft.report)
    for finding in findings:
        assert finding.rule in KINDS
        for evidence in finding.evidence:
            passage = evidence.passage
            assert draft.text[passage.start : passage.end] == passage.text
            assert 3 <= len(passage.text) <= 160
    return [f for f in findings if f.rule == rule]


def test_a_short_cell_is_quoted_with_the_one_before():
    draft = Draft("新建供水工程\t≥12处\t9处\t15\t15", form=True)
    draft.indicator(
        "供水工程", draft.q("12处", ">="), draft.q("9处"), points=Decimal(15), self_score=Decimal(15)
    )
    assert quotes(one(draft, "unmet-without-deduction")) == ["≥12处\t9处"]


def one(draft, rule):
    findings = found(draft, rule)
    assert len(findings) == 1, findings
    return findings[0]


def quotes(finding):
    return [e.passage.text for e in finding.evidence]


# parts and total


def spending(text, total, *parts, complete=True, about=()):
    draft = Draft(text)
    quantities = [(p[0], draft.q(p[1], approximate=p[1] in about)) for p in parts]
    return draft.breakdown("项目支出", draft.q(total), *quantities, complete=complete)


def test_parts_that_do_not_add_up():
    draft = spending(
        "2024年项目支出88.40万元，其中办公费支出12.30万元、印刷费支出40.00万元、差旅费约35.1万元。",
        "88.40万元", ("办公费", "12.30万元"), ("印刷费", "40.00万元"), ("差旅费", "35.1万元"), about=("35.1万元",),
    )  # fmt: skip
    finding = one(draft, "sum-mismatch")
    assert finding.severity is Severity.HIGH
    assert finding.message == "分项合计87.40万元，与总额88.40万元相差1.00万元"
    assert quotes(finding) == [
        "2024年项目支出88.40万元",
        "办公费支出12.30万元",
        "印刷费支出40.00万元",
        "差旅费约35.1万元",
    ]
    assert [(e.role, e.number) for e in finding.evidence] == [
        (EvidenceRole.TOTAL, 0), (EvidenceRole.PART, 1), (EvidenceRole.PART, 2), (EvidenceRole.PART, 3),
    ]  # fmt: skip
    assert finding.calculation == "三项合计 87.40  总额 88.40  相差 1.00 万元".replace("1.00 万元", "1.00万元")
    assert "“35.1万元”请给出准确数" in finding.question


def test_a_count_is_never_rounded():
    text = "建设项目27个，分别为工业15个、农业8个、服务业3个。"
    draft = Draft(text)
    draft.breakdown(
        "建设项目",
        draft.q("27个"),
        ("工业", draft.q("15个")),
        ("农业", draft.q("8个")),
        ("服务业", draft.q("3个")),
    )
    assert one(draft, "sum-mismatch").severity is Severity.HIGH


def test_a_difference_within_rounding_is_a_hint():
    draft = spending(
        "基本支出90.41万元，其中人员经费81.33万元；公用经费9.09万元。",
        "90.41万元", ("人员经费", "81.33万元"), ("公用经费", "9.09万元"),
    )  # fmt: skip
    finding = one(draft, "sum-mismatch")
    assert finding.severity is Severity.LOW
    assert "可能为四舍五入" in finding.message


@pytest.mark.parametrize(
    ("text", "total", "parts", "complete"),
    [
        ("支出90万元，其中设备30万元、耗材60万元。", "90万元", ["30万元", "60万元"], True),
        ("支出90万元，其中设备30万元、耗材20万元等。", "90万元", ["30万元", "20万元"], False),
        ("支出90万元，其中设备30万元、耗材20万元。", "90万元", ["30万元", "20万元"], True),
        ("支出90万元，包括设备30万元、人员5人。", "90万元", ["30万元", "5人"], True),
    ],
)
def test_parts_that_are_right_or_not_all_there_is(text, total, parts, complete):
    draft = spending(text, total, *((p, p) for p in parts), complete=complete)
    assert not found(draft, "sum-mismatch")


def test_a_part_above_its_whole():
    draft = spending(
        "会议费5万元，其中场地租赁6万元、材料1万元。", "5万元", ("场地租赁", "6万元"), ("材料", "1万元")
    )
    finding = one(draft, "part-exceeds-whole")
    assert finding.message == "场地租赁6万元，超过项目支出5万元"
    assert not found(draft, "sum-mismatch")


def test_three_public_above_what_can_pay_them():
    text = "基本支出200.00万元，其中人员经费191.00万元，公用经费支出9.00万元。“三公经费”决算为60.50万元，均为公务接待费60.50万元。收到项目资金30.00万元。"
    draft = Draft(text).spend("人员经费", "191.00万元").spend("公用经费", "公用经费支出9.00万元")
    draft.spend("“三公经费”", "决算为60.50万元").spend("公务接待费", "公务接待费60.50万元")
    draft.field("received", "收到项目资金30.00万元")
    finding = one(draft, "part-exceeds-whole")
    assert quotes(finding) == [
        "决算为60.50万元".replace("决算", "“三公经费”决算"),
        "公用经费支出9.00万元",
        "收到项目资金30.00万元",
    ]
    assert "公用经费与项目资金之和39.00万元" in finding.message


def test_three_public_that_project_money_can_pay():
    draft = Draft("公用经费9万元，三公经费20万元，收到项目资金30万元。")
    draft.spend("公用经费", "公用经费9万元").spend("三公经费", "三公经费20万元").field(
        "received", "收到项目资金30万元"
    )
    assert not found(draft, "part-exceeds-whole")


def test_spent_and_balance_against_the_budget():
    draft = Draft("预算300万元，支出250万元，结余40万元。")
    draft.field("budget", "预算300万元").field("spent", "支出250万元").field("balance", "结余40万元")
    finding = one(draft, "calculation-mismatch")
    assert finding.message == "执行数250万元与结余40万元合计290万元，与预算数300万元相差10万元"


@pytest.mark.parametrize("received", [None, "到位290万元"])
def test_spent_and_balance_that_fit_the_budget_or_what_was_received(received):
    text = (
        "预算290万元，支出250万元，结余40万元。"
        if received is None
        else "预算300万元，到位290万元，支出250万元，结余40万元。"
    )
    draft = Draft(text).field("budget", "预算290万元" if received is None else "预算300万元")
    draft.field("spent", "支出250万元").field("balance", "结余40万元")
    if received:
        draft.field("received", received)
    assert not found(draft, "calculation-mismatch")


def test_a_list_that_is_miscounted():
    draft = Draft("新建项目4个，分别是甲厂、乙厂、丙厂。")
    draft.lists.append(
        NamedList("新建项目", draft.q("4个"), tuple(draft.passage(n) for n in ("甲厂", "乙厂", "丙厂")))
    )
    assert one(draft, "list-count-mismatch").message == "新建项目称4个，所列为3项"
    draft.lists[:] = [NamedList("新建项目", draft.q("4个"), draft.lists[0].items, open_ended=True)]
    assert not found(draft, "list-count-mismatch")


# derived figures


def claimed(text, kind, stated, value, base, **more):
    draft = Draft(text)
    return draft.claim(kind, "引资", draft.q(stated), draft.q(value), draft.q(base), **more)


def test_a_completion_that_its_own_numbers_do_not_give():
    draft = claimed("引资16.47亿元，完成任务32亿元的61.47%。", "completion", "61.47%", "16.47亿元", "32亿元")
    finding = one(draft, "completion-mismatch")
    assert "16.47 ÷ 32" in finding.message
    assert "应为51.47%" in finding.message
    assert quotes(finding)[1] == "完成任务32亿元"


@pytest.mark.parametrize("stated", ["51.47%", "51.5%", "51%", "51.46%"])
def test_completions_rounded_or_cut_are_right(stated):
    draft = claimed(f"引资16.47亿元，完成任务32亿元的{stated}。", "completion", stated, "16.47亿元", "32亿元")
    assert not found(draft, "completion-mismatch")


def test_a_completion_nearly_right_is_a_hint():
    draft = claimed("引资16.47亿元，完成任务32亿元的51.50%。", "completion", "51.50%", "16.47亿元", "32亿元")
    assert one(draft, "completion-mismatch").severity is Severity.LOW


def test_a_completion_that_does_not_fit_a_target_elsewhere():
    draft = claimed(
        "目标：外资1.2亿美元。全年到资1.5亿美元，完成年度任务的110%。", "completion", "110%", "1.5亿美元", "1.2亿美元",
        near=False, like=False, base_name="外资",
    )  # fmt: skip
    finding = one(draft, "target-mismatch")
    assert finding.severity is Severity.HIGH
    assert "请核实是否同一指标" in finding.message
    assert not found(draft, "completion-mismatch")


def test_growth():
    text = "今年签约113亿元，上年签约100亿元，同比增长16%。"
    assert one(claimed(text, "growth", "16%", "113亿元", "100亿元"), "growth-mismatch")
    text = text.replace("16%", "13%")
    assert not found(claimed(text, "growth", "13%", "113亿元", "100亿元"), "growth-mismatch")


def test_growth_in_points_of_percent():
    text = "覆盖率由24.8%提升至27.6%，提高2.8%。"
    assert not found(claimed(text, "growth", "2.8%", "27.6%", "24.8%"), "growth-mismatch")


def test_a_decline_has_a_sign():
    text = "事故由20起降至15起，下降25%。"
    assert not found(claimed(text, "growth", "25%", "15起", "20起", sign=-1), "growth-mismatch")
    assert found(
        claimed(text.replace("25%", "35%"), "growth", "35%", "15起", "20起", sign=-1), "growth-mismatch"
    )


def test_more_than_the_task():
    text = "任务20个，引进27个，超额完成6家。"
    finding = one(claimed(text, "excess", "6家", "27个", "20个"), "excess-mismatch")
    assert "27 − 20应为7" in finding.message
    text = text.replace("6家", "7家")
    assert not found(claimed(text, "excess", "7家", "27个", "20个"), "excess-mismatch")


def test_excess_in_percent_may_be_told_both_ways():
    for stated in ("35%", "135%"):
        text = f"任务20个，引进27个，超额完成{stated}。"
        assert not found(claimed(text, "excess", stated, "27个", "20个"), "excess-mismatch")


def test_a_rate_of_execution_that_no_figures_give():
    draft = Draft("年初预算120万元，调整后预算100万元，支出90万元，预算执行率95%。")
    draft.field("budget", "调整后预算100万元").field("budget_initial", "年初预算120万元")
    draft.field("spent", "支出90万元").field("execution_rate", "执行率95%", "95")
    finding = one(draft, "rate-mismatch")
    assert "应为90%" in finding.message or "应为75%" in finding.message
    assert "field:execution_rate" in finding.subjects


@pytest.mark.parametrize("rate", ["90%", "75%"])
def test_a_rate_against_either_budget_is_asked_about_at_most(rate):
    draft = Draft(f"年初预算120万元，调整后预算100万元，支出90万元，预算执行率{rate}。")
    draft.field("budget", "调整后预算100万元").field("budget_initial", "年初预算120万元")
    draft.field("spent", "支出90万元").field("execution_rate", f"执行率{rate}", rate[:-1])
    findings = found(draft, "rate-mismatch")
    assert [f.severity for f in findings] == ([] if rate == "90%" else [Severity.LOW])
    assert all("按年初预算计算" in f.message for f in findings)


# one thing stated as two


def two_budgets():
    draft = Draft(
        "一、预算\n总预算安排281.28万元。\n二、目的\n由财政预算安排281.28万元经费。\n四、资金\n总预算安排282.28万元。实际支出268.49万元，结余12.79万元。\n"
    )
    draft.section("预算", SectionRole.OVERVIEW, "一、", until="二、")
    draft.section("目的", SectionRole.METHOD, "二、", until="四、")
    draft.section("资金", SectionRole.FUNDS, "四、")
    draft.field("budget", "281.28万元").field("budget", "281.28万元", nth=1).field("budget", "282.28万元")
    return draft.field("spent", "支出268.49万元").field("balance", "结余12.79万元")


def test_one_budget_stated_as_two():
    finding = one(two_budgets(), "figure-conflict")
    assert finding.message == "预算数前后不一：281.28万元2处，282.28万元1处"
    assert quotes(finding) == ["总预算安排281.28万元", "由财政预算安排281.28万元", "总预算安排282.28万元"]
    assert [(e.number, e.name) for e in finding.evidence] == [(1, "一"), (1, "二"), (2, "四")]
    assert [(c.number, c.value, c.places, c.note) for c in finding.choices] == [
        (1, "2812800.00", 2, "执行率 95.45%"), (2, "2822800.00", 1, "执行率 95.11%"),
    ]  # fmt: skip
    assert finding.calculation == "执行数 268.49 ＋ 结余 12.79 ＝ 281.28，与①相符"
    assert not found(two_budgets(), "calculation-mismatch")


@pytest.mark.parametrize(
    ("one_", "other"), [("281.28万元", "2812800元"), ("281.28万元", "281.3万元"), ("281.28万元", "281万元")]
)
def test_one_figure_with_more_or_fewer_digits(one_, other):
    draft = (
        Draft(f"预算{one_}。后文预算{other}。").field("budget", f"预算{one_}").field("budget", f"预算{other}")
    )
    assert not found(draft, "figure-conflict")


def test_two_grades():
    draft = Draft("等级为优，得99分，为良等级。").field("self_score", "得99分", "99")
    draft.field("self_grade", "等级为优", "优").field("self_grade", "为良等级", "良")
    finding = one(draft, "grade-conflict")
    assert quotes(finding) == ["等级为优", "为良等级", "得99分"]
    assert [c.value for c in finding.choices] == ["优", "良"]


@pytest.mark.parametrize(
    ("score", "grade", "wrong"),
    [("89.5", "优", True), ("89.5", "良", False), ("90", "优", False), ("59", "中", True)],
)
def test_grade_against_score(score, grade, wrong):
    draft = Draft(f"自评得分{score}分，等级为{grade}。").field("self_score", f"得分{score}分", score)
    draft.field("self_grade", f"等级为{grade}", grade)
    assert bool(found(draft, "grade-conflict")) is wrong


# results


def reached(target, actual, text=None, op="=", **more):
    text = text or f"目标{target}，全年完成{actual}。"
    draft = Draft(text)
    draft.indicator("新增企业", draft.q(target, op), None if actual is None else draft.q(actual), **more)
    return draft


def test_a_high_self_score_although_a_target_was_missed():
    draft = reached("15个", "13个", "目标15个，全年完成13个。自评得分98分。").field(
        "self_score", "自评得分98分", "98"
    )
    finding = one(draft, "score-vs-results")
    assert finding.message == "自评98分，有1项指标未完成：新增企业（86.67%）"
    assert quotes(finding) == ["自评得分98分", "目标15个", "全年完成13个"]
    assert finding.subjects == ("field:self_score", "indicator:k1")


@pytest.mark.parametrize(
    ("score", "actual", "op", "more"),
    [
        ("94", "13个", "=", {}),
        ("98", "15个", "=", {}),
        ("98", "13个", "<=", {}),
        ("98", "13个", "=", {"points": Decimal(10), "self_score": Decimal(8)}),
    ],
)
def test_scores_that_fit_the_results(score, actual, op, more):
    text = f"目标20个以内15个，全年完成{actual}。自评{score}分。"
    draft = Draft(text).field("self_score", f"自评{score}分", score)
    draft.indicator("新增企业", draft.q("15个", op), draft.q(actual, nth=1 if actual == "15个" else 0), **more)
    assert not found(draft, "score-vs-results")


def test_a_missed_target_that_nobody_mentions():
    finding = one(reached("320万美元", "21.4万美元"), "missed-target-unsaid")
    assert finding.message == "1项目标未完成，报告未说明：新增企业（6.69%）"


@pytest.mark.parametrize("text", ["目标15个，仅完成13个。", "目标15个，完成13个，未达目标，原因是市场低迷。"])
def test_a_missed_target_that_the_report_owns_up_to(text):
    assert not found(reached("15个", "13个", text), "missed-target-unsaid")


def test_a_stated_percentage_below_100_says_it():
    draft = reached("15个", "13个", stated_completion=Decimal("86.67"))
    assert not found(draft, "missed-target-unsaid")


def test_targets_that_are_never_reported_on():
    draft = Draft("目标为引进龙头企业1个、过亿项目10个。")
    draft.indicator("龙头企业", draft.q("1个")).indicator("过亿项目", draft.q("10个"))
    finding = one(draft, "target-without-result")
    assert finding.message == "年度目标2项，正文未报告完成值：龙头企业、过亿项目"
    assert quotes(finding) == ["目标为引进龙头企业1个", "过亿项目10个"]


def test_a_form_with_an_empty_result_is_another_kind():
    draft = reached("15个", None, "新增企业\t15个\t")
    draft.form = True
    assert one(draft, "actual-missing").severity is Severity.MEDIUM
    assert not found(draft, "target-without-result")


@pytest.mark.parametrize("more", [{"stated_completion": Decimal(100)}])
def test_a_stated_completion_is_a_result(more):
    assert not found(reached("15个", None, "目标15个。", **more), "target-without-result")


def test_units_that_differ():
    finding = one(reached("15个", "13家"), "unit-mismatch")
    assert finding.severity is Severity.MEDIUM
    assert quotes(finding) == ["全年完成13家", "目标15个"]
    assert one(reached("15个", "13万元"), "unit-mismatch")


@pytest.mark.parametrize(
    ("target", "actual"), [("15万元", "160000元"), ("15人", "16名"), ("15万美元", "16万美金"), ("15场", "16次")]
)
def test_units_that_say_the_same(target, actual):
    assert not found(reached(target, actual), "unit-mismatch")


def test_far_above_the_target_without_a_word():
    assert (
        one(reached("30个", "40个"), "over-achievement-unexplained").message
        == "新增企业完成133.33%，未说明原因"
    )


@pytest.mark.parametrize("text", ["目标30个，全年完成39个。", "目标30个，全年完成40个，主要是新增了两个园区。"])
def test_not_far_above_or_explained(text):
    actual = "39个" if "39个" in text else "40个"
    assert not found(reached("30个", actual, text), "over-achievement-unexplained")


def test_results_that_only_say_the_target_again():
    draft = Draft("满意度应达到80%以上，达到80%以上。")
    draft.indicator("满意度", draft.q("80%", ">="), draft.q("80%", ">=", nth=1), Category.SATISFACTION)
    assert one(draft, "actual-repeats-target")
    assert not found(reached("10个", "10个", "应完成10个，完成10个。"), "actual-repeats-target")


# scores


def scored_parts(*scores, total="100"):
    text = "。".join(
        f"{name}得{score}分" for name, score in zip(("产出", "效果", "满意度", "管理"), scores, strict=True)
    )
    draft = Draft(f"{text}。总分{total}分。").field("self_score", f"总分{total}分", total)
    rows = zip(("产出", "效果", "满意度", "管理"), Category, (20, 30, 5, 45), scores, strict=True)
    for name, category, points, score in rows:
        draft.part(name, category, str(points), score, f"{name}得{score}分")
    return draft


def test_scores_of_the_parts():
    assert not found(scored_parts("20", "30", "5", "45"), "score-sum-mismatch")
    finding = one(scored_parts("20", "28", "5", "45"), "score-sum-mismatch")
    assert finding.message == "各部分得分合计98分，与自评得分100分相差2分"
    assert one(scored_parts("20", "29.95", "5", "45"), "score-sum-mismatch").severity is Severity.LOW


def test_a_part_above_its_points():
    finding = one(scored_parts("22", "30", "5", "43"), "score-exceeds-points")
    assert finding.message == "产出自评22分，超过分值20分"


def test_no_score_at_all():
    draft = Draft("工作正常。")
    assert one(draft, "self-score-missing").severity is Severity.HIGH
    assert not found(draft.field("self_score", "正常", "96"), "self-score-missing")


def test_points_of_a_form():
    draft = Draft("表", form=True)
    for index, points in enumerate(("50", "30", "12")):
        draft.indicators.append(
            Indicator(
                f"i{index}",
                f"指标{index}",
                Category.OUTPUT,
                quantity("5个"),
                quantity("5个"),
                points=Decimal(points),
            )
        )
    assert one(draft, "points-sum-mismatch").message == "分值合计92分，不是100分"
    draft.indicators[2] = Indicator(
        "i2", "指标2", Category.OUTPUT, quantity("5个"), quantity("5个"), points=Decimal(10)
    )
    assert not found(draft, "points-sum-mismatch")  # 90, and 10 for the execution of the budget


def test_satisfaction_in_words_only():
    finding = one(Draft("社会效益显著，群众满意率较高。"), "satisfaction-unsupported")
    assert (finding.severity, quotes(finding)) == (Severity.HIGH, ["社会效益显著，群众满意率较高"])


def test_satisfaction_with_a_survey():
    draft = Draft("发放问卷120份，群众满意度96.5%。")
    draft.indicator("群众满意度", None, draft.q("96.5%"), Category.SATISFACTION)
    assert not found(draft, "satisfaction-unsupported")


def test_no_rate_of_execution():
    draft = Draft("预算300万元，到位243万元，到位率81%，已使用243万元。").field(
        "received_rate", "到位率81%", "81"
    )
    assert one(draft, "received-rate-as-execution")
    assert not found(draft, "rate-missing")
    assert (
        one(Draft("支出40万元。").field("spent", "支出40万元"), "rate-missing").message
        == "预算数未找到，预算执行率无法计算"
    )
    typed = Draft("支出40万元。").field("spent", "支出40万元")
    typed.fields["budget"] = FieldValue("500000.00", Passage.typed("50万元"), 1.0, ENTERED)
    assert one(typed, "rate-missing").message == "预算数未找到，预算执行率无法计算"  # of the original
    stated = Draft("预算执行率81%。").field("execution_rate", "执行率81%", "81")
    assert not found(stated, "rate-missing")


def test_money_left_while_everything_is_done():
    text = "预算100万元，支出60万元。目标15个，全年完成15个。"
    draft = Draft(text).field("budget", "预算100万元").field("spent", "支出60万元")
    draft.indicator("新增企业", draft.q("15个"), draft.q("15个", nth=1))
    assert "60%" in one(draft, "impossible-relation").message
    saved = Draft(text + "招标节约40万元。").field("budget", "预算100万元").field("spent", "支出60万元")
    saved.indicator("新增企业", saved.q("15个"), saved.q("15个", nth=1))
    assert not found(saved, "impossible-relation")


def test_a_budget_that_changed_without_a_word():
    for words, silent in (("", False), ("因疫情调整预算。", True)):
        draft = Draft(f"年初预算120万元，全年预算100万元。{words}")
        draft.field("budget_initial", "年初预算120万元").field("budget", "全年预算100万元")
        assert bool(found(draft, "budget-change-unexplained")) is not silent


# goals, structure


def test_targets_said_to_be_set_and_not_given():
    text = "一、概况\n年初设定了本项目的绩效目标。\n"
    finding = one(Draft(text), "target-missing")
    assert quotes(finding) == ["年初设定了本项目的绩效目标"]
    assert finding.severity is Severity.HIGH
    assert not found(reached("15个", "13个", text + "目标15个，完成13个。"), "target-missing")


def test_a_plan_for_later_sets_no_target():
    draft = Draft("一、改进措施\n明年合理设定绩效目标。\n").section("改进措施", SectionRole.MEASURES, "一、")
    assert one(draft, "target-missing").severity is Severity.MEDIUM


def test_an_announced_table():
    text = "资金到位情况如下表：\n（二）管理\n正常。\n"
    draft = Draft(text).section("管理", SectionRole.ORGANISATION, "（二）")
    assert quotes(one(draft, "table-missing")) == ["资金到位情况如下表："]
    lines = Draft("资金到位情况如下表：\n年度\t金额\n2024\t12万元\n")
    assert not found(lines, "table-missing")


def test_an_announced_table_that_follows():
    text = "资金情况见下表。\n项目\t金额\n"
    draft = Draft(text)
    start = text.index("项目\t")
    table = Table(start, len(text) - 1, 1, 2, (Cell(0, 0, start, start + 2), Cell(0, 1, start + 3, start + 5)))
    draft.document = Document(text, "docx", (Paragraph(0, start - 1), table))
    assert not found(draft, "table-missing")


def numbered(*labels):
    text = "".join(f"{label}第{n}节内容\n" for n, label in enumerate(labels))
    draft = Draft(text)
    for n, label in enumerate(labels):
        following = f"{labels[n + 1]}第{n + 1}节" if n + 1 < len(labels) else None
        draft.section(f"第{n}节内容", SectionRole.OTHER, label, until=following)
    return draft


@pytest.mark.parametrize(
    ("labels", "broken"),
    [
        (("一、", "二、", "三、"), 0),
        (("一、", "二、", "四、"), 1),
        (("1、", "二、", "三、", "7、", "8、"), 1),
        (("一、", "二、", "二、"), 1),
        (("（一）", "（二）", "（三）"), 0),
        (("一、", "十、"), 1),
        (("九、", "十、", "十一、"), 1),
    ],
)
def test_numbering(labels, broken):
    assert len(found(numbered(*labels), "section-numbering")) == broken


def test_where_the_numbering_breaks():
    finding = one(numbered("1、", "二、", "三、", "7、", "8、"), "section-numbering")
    assert quotes(finding) == ["7、第3节内容"]
    assert finding.severity is Severity.LOW


def test_the_same_heading_twice():
    draft = Draft("（一）产出指标\n甲\n（二）产出指标\n乙\n（三）管理\n丙\n")
    draft.section("产出指标", SectionRole.PERFORMANCE, "（一）", until="（二）")
    draft.section("产出指标", SectionRole.PERFORMANCE, "（二）", until="（三）")
    draft.section("管理", SectionRole.PERFORMANCE, "（三）")
    assert quotes(one(draft, "duplicate-heading")) == ["（一）产出指标", "（二）产出指标"]


def test_problems():
    assert one(Draft("工作正常。"), "problems-missing")
    assert not found(Draft("存在的主要问题：人手不足。"), "problems-missing")
    draft = Draft("三、存在的问题\n无。\n").section("存在的问题", SectionRole.PROBLEMS, "三、")
    assert quotes(one(draft, "problems-missing")) == ["三、存在的问题\n无。"]


def test_dates():
    assert one(Draft("正文"), "date-missing").severity is Severity.LOW
    draft = Draft("2024年度报告。2023年12月1日").field("year", "2024年", "2024")
    draft.field("report_date", "2023年12月1日", "2023-12-01")
    assert one(draft, "date-order")
    assert not found(draft, "date-missing")


def test_order_is_by_severity_then_place():
    draft = two_budgets()
    draft.indicator("企业", quantity("15个"), quantity("13家"))
    findings = check_report(draft.document, draft.report)
    ranks = [list(Severity).index(f.severity) for f in findings]
    assert ranks == sorted(ranks)
    assert findings == check_report(draft.document, draft.report)


def scored_form(total, *rows):
    """A form of rows (points, score), its money row worth 10 and scored 9.5."""
    draft = Draft(f"执行率 10 9.5 总分 {total}", form=True).field("self_score", f"总分 {total}", total)
    for index, (points, score) in enumerate(rows):
        draft.indicators.append(
            Indicator(
                f"i{index}", f"指标{index}", Category.OUTPUT, quantity("5个"), quantity("5个"),
                points=Decimal(points), self_score=Decimal(score),
            )
        )  # fmt: skip
    return draft.part("预算执行率", Category.MANAGEMENT, "10", "9.5", "执行率")


def test_rows_of_a_form_against_its_total():
    rows = (("50", "50"), ("30", "30"), ("10", "10"))
    finding = one(scored_form("98", *rows), "score-sum-mismatch")
    assert finding.message == "各项得分合计99.5分，与总分98分相差1.5分"
    assert not found(scored_form("99.5", *rows), "score-sum-mismatch")


def test_a_table_in_the_text_has_rows_too():
    draft = Draft("指标\t目标\t完成\n机耕路\t≥26公里\t\n")
    draft.indicator("机耕路", draft.q("26公里", ">="))
    assert one(draft, "actual-missing")
    assert not found(draft, "target-without-result")


def test_the_unit_of_a_table_head():
    draft = Draft("来源\t支出数（万元）\n中央\t2352\n省级\t784\n合计\t3146\n")

    def cell(words):
        plain = draft.q(words)
        return replace(plain, value=plain.value * 10000, unit="元", step=Decimal(10000))

    draft.breakdown("支出数", cell("3146"), ("中央", cell("2352")), ("省级", cell("784")))
    assert one(draft, "sum-mismatch").message == "分项合计3136万元，与总额3146万元相差10万元"


def test_a_sentence_that_goes_on_to_the_result():
    draft = Draft("群众满意度目标90%，经问卷调查达到94%。")
    draft.indicator("群众满意度", draft.q("90%"), None, Category.SATISFACTION)
    assert not found(draft, "target-without-result")
    assert not found(draft, "satisfaction-unsupported")


def test_shares_and_growth_in_prose():
    text = "全年支出500万元。培训支出50万元，占总支出的{}%。三公经费支出20万元，较上年25万元下降{}%。"
    for share, growth, rules in (
        ("10", "20", set()),
        ("12", "20", {"calculation-mismatch"}),
        ("10", "25", {"growth-mismatch"}),
    ):
        draft = Draft(text.format(share, growth)).field("spent", "全年支出500万元")
        told = {f.rule for f in check_report(draft.document, draft.report)}
        assert told & {"calculation-mismatch", "growth-mismatch"} == rules


def test_a_share_of_something_else_is_left_alone():
    draft = Draft("全年支出500万元。项目支出200万元，其中培训50万元，占项目支出的25%。").field(
        "spent", "全年支出500万元"
    )
    assert not found(draft, "calculation-mismatch")


def test_an_adjusted_budget_is_no_second_figure():
    draft = Draft("年度预算安排345万元，年中追加12万元，调整后预算357万元。")
    draft.field("budget", "调整后预算357万元").field("budget", "年度预算安排345万元")
    assert not found(draft, "figure-conflict")


def test_the_price_of_one_piece_is_no_second_sum():
    draft = (
        Draft("全年支出7644万元。每人实际支出650元。")
        .field("spent", "全年支出7644万元")
        .field("spent", "实际支出650元")
    )
    assert not found(draft, "figure-conflict")


def test_full_marks_are_no_second_score():
    draft = Draft("指标体系满分100分，自评得分98分。").field("self_score", "自评得分98分", "98")
    draft.field("self_score", "满分100分", "100")
    assert not found(draft, "figure-conflict")


def test_one_result_told_as_two():
    draft = Draft("完成硬化乡村公路45公里。后文：硬化乡村公路43公里。")
    draft.indicator("硬化乡村公路", None, draft.q("45公里")).indicator("硬化乡村公路", None, draft.q("43公里"))
    assert one(draft, "figure-conflict").message == "硬化乡村公路前后不一：45公里、43公里"


def test_one_result_told_twice_alike():
    draft = Draft("完成硬化乡村公路45公里。后文：硬化乡村公路45.2公里，约45公里。")
    draft.indicator("硬化乡村公路", None, draft.q("45公里")).indicator(
        "硬化乡村公路", None, draft.q("45.2公里")
    )
    assert not found(draft, "figure-conflict")
