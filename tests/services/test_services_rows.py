"""Indicators, spending, findings and score: what a reviewer can do to each."""

from dataclasses import replace
from decimal import Decimal

import pytest

from reviewer.domain.errors import Refused
from reviewer.domain.report import Category
from reviewer.domain.rubric import ItemState
from reviewer.domain.text import Passage
from reviewer.export.review_rows import finding_state
from reviewer.services.session import Sign


def finding(session, rule):
    return next(key for key, found in session.findings.items() if found.rule == rule)


# -- indicators


def test_an_indicator_keeps_reading_report_and_verified_apart(session):
    key = "i-修渠"
    session.set_indicator(key, "actual", "9公里")
    session.verify_indicator(key, "7公里", "现场测量")
    assert session.machine.indicator(key).actual.value == 8
    assert session.report.indicator(key).actual.value == 9
    assert session.decisions.indicator(key).verified.value == 7
    assert session.sheet.item(f"output/{key}").machine == Decimal("4.67")  # 7 ÷ 10 × 6.67


def test_an_indicators_words_are_checked(session):
    session.set_indicator("i-修渠", "name", "水渠维修")
    session.set_indicator("i-修渠", "category", "效果")
    found = session.report.indicator("i-修渠")
    assert (found.name, found.category) == ("水渠维修", Category.EFFECT)
    with pytest.raises(Refused):
        session.set_indicator("i-修渠", "category", "别的")
    with pytest.raises(Refused):
        session.set_indicator("i-修渠", "name", " ")
    session.restore_indicator("i-修渠")
    assert session.report == session.machine


def test_an_emptied_side_is_not_stated_and_scores_nothing(session):
    session.set_indicator("i-修渠", "actual", "")
    assert session.report.indicator("i-修渠").actual is None
    item = session.sheet.item("output/i-修渠")
    assert (item.state, item.final) == (ItemState.PROPOSED, Decimal("0.00"))


def test_an_added_indicator_is_scored_and_survives_reopening(library, session):
    start = session.document.text.index("等级优")
    key = session.add_indicator("清淤", "产出", Passage.cut(session.document.text, start, start + 3))
    session.set_indicator(key, "target", "≥5次")
    session.set_indicator(key, "actual", "5次")
    assert session.report.indicator(key).completion == 100
    assert session.lit(f"indicator:{key}")[0].passage.text == "等级优"
    library._sessions.clear()
    again = library.open_review(session.row.id)
    assert again.report.indicator(key) == session.report.indicator(key)
    again.remove_indicator(key)
    assert again.report.indicator(key) is None


def test_removing_an_indicator_shares_its_points(session):
    before = session.sheet.item("output/i-修渠").points
    session.remove_indicator("i-植树")
    assert session.report.indicator("i-植树") is None
    assert session.sheet.item("output/i-修渠").points > before


def test_a_doubtful_indicator_is_left_until_confirmed(session):
    assert session.sign("indicator:i-培训") is Sign.DOUBTFUL
    assert [t.ref for t in session.todo() if t.panel == "indicators"] == ["indicator:i-培训"]
    session.confirm_indicator("i-培训")
    assert session.sign("indicator:i-培训") is Sign.CONFIRMED
    assert not [t for t in session.todo() if t.panel == "indicators"]


# -- spending


def test_spending_is_corrected_added_and_removed(session):
    session.set_spending("s-材料费", "amount", "201")
    session.set_spending("s-材料费", "name", "材料购置费")
    key = session.add_spending("差旅费", "3000元")
    session.remove_spending("s-人工费")
    found = {s.key: (s.name, s.amount) for s in session.report.spending}
    assert found == {"s-材料费": ("材料购置费", Decimal("2010000.00")), key: ("差旅费", Decimal("3000.00"))}
    session.restore_spending("s-材料费")
    assert session.report.spending[0] == session.machine.spending[0]
    with pytest.raises(Refused):
        session.set_spending("s-材料费", "amount", "若干")


# -- findings


def test_dismissing_needs_a_reason_and_can_be_taken_back(session):
    key = finding(session, "figure-conflict")
    assert session.sign("field:budget") is Sign.CONTRADICTION
    with pytest.raises(Refused, match="理由"):
        session.dismiss_finding(key, " ")
    session.dismiss_finding(key, "口径不同")
    assert session.finding_state(key) == "dismissed"
    assert session.row.findings_high == 0
    assert session.sign("field:budget") is Sign.FOUND
    session.reopen_finding(key)
    assert session.finding_state(key) == "open"


def test_what_was_typed_for_a_finding_decides_nothing_and_is_kept(library, session):
    key = finding(session, "figure-conflict")
    left, score = len(session.todo()), session.sheet.total
    session.note_finding(key, "请说明预算数。", "口径不同")
    assert session.finding_state(key) == "open"
    assert (len(session.todo()), session.sheet.total) == (left, score)
    library._sessions.clear()
    again = library.open_review(session.row.id)
    kept = again.decisions.finding(key)
    assert (kept.accepted, kept.question, kept.reason) == (None, "请说明预算数。", "口径不同")
    again.undo()
    again.note_finding(key, again.findings[key].question, "")
    assert again.decisions.finding(key) is None  # nothing of its own any more


def test_what_was_typed_without_deciding_is_exported_as_not_dealt_with(session):
    key = finding(session, "figure-conflict")
    session.note_finding(key, "请说明预算数。", "口径不同")
    assert finding_state(session.findings[key], key, session.decisions) == ("未处理", "请说明预算数。")


def test_what_was_typed_outlives_decisions_and_putting_back(session):
    key = finding(session, "figure-conflict")
    session.note_finding(key, "请说明预算数。")
    session.dismiss_finding(key, "口径不同")
    assert session.decisions.finding(key).question == "请说明预算数。"
    session.reopen_finding(key)
    assert session.finding_state(key) == "open"
    kept = session.decisions.finding(key)
    assert (kept.accepted, kept.question, kept.reason) == (None, "请说明预算数。", "口径不同")
    session.note_finding(key, "另一个问题。")
    session.settle_finding(key, 0)
    assert session.decisions.finding(key).question == "另一个问题。"
    session.note_finding(key, "改过的问题。")
    assert session.finding_state(key) == "accepted"
    assert session.decisions.finding(key).question == "改过的问题。"


def test_a_dismissed_finding_comes_back_when_its_numbers_change(session):
    key = finding(session, "figure-conflict")
    session.dismiss_finding(key, "笔误")
    session.set_field("budget", "290")
    assert session.finding_state(key) == "open"


def test_settling_takes_the_value_and_accepts_as_one_step(session):
    key = finding(session, "figure-conflict")
    session.settle_finding(key, 1)
    assert session.report.value("budget") == "2822800.00"
    assert session.finding_state(key) == "accepted"
    assert session.sign("field:budget") is Sign.CORRECTED
    session.undo()
    assert session.report.value("budget") == "2812800.00"
    assert session.finding_state(key) == "open"


def test_clashing_passages_are_lit_with_their_badges(session):
    key = finding(session, "figure-conflict")
    lit = session.lit(f"finding:{key}")
    assert [(one.passage.text, one.look, one.badge) for one in lit] == [
        ("281.28", "clash", "①"),
        ("282.28", "clash", "②"),
    ]
    assert session.lit("field:budget") == lit


def test_finding_numbers_stay_when_others_go(session):
    rate, conflict = finding(session, "rate-missing"), finding(session, "figure-conflict")
    assert (session.finding_number(conflict), session.finding_number(rate)) == (1, 2)
    session.set_field("budget", "282.28")
    session.set_field("execution_rate", "95.1%")
    assert session.finding_number(finding(session, "date-missing")) == 3
    session.undo()
    assert session.finding_number(rate) == 2
    assert session.numbers_of("field:execution_rate") == (2,)


def test_low_findings_are_not_counted_as_left(session):
    refs = {t.ref for t in session.todo() if t.panel == "findings"}
    assert refs == {f"finding:{finding(session, r)}" for r in ("figure-conflict", "rate-missing")}


def test_each_thing_is_counted_once(session):
    refs = [t.ref for t in session.todo()]
    assert len(refs) == len(set(refs))
    assert "field:budget" not in refs  # contradicted: counted under its finding
    assert "field:execution_rate" not in refs  # missing, and a finding says so
    assert "field:spent" in refs  # doubtful
    assert not {"field:budget_initial", "field:received_rate", "field:department"} & set(refs)


# -- score


def test_a_cut_needs_a_reason_and_stays_within_the_points(session):
    key = "output/i-修渠"
    with pytest.raises(Refused, match="理由"):
        session.adjust_item(key, "-1", "")
    with pytest.raises(Refused, match="0 分"):
        session.adjust_item(key, "-5.34", "")
    with pytest.raises(Refused, match="之间"):
        session.adjust_item(key, "+2", "很好")
    with pytest.raises(Refused, match="数字"):
        session.adjust_item(key, "一分", "不足")
    with pytest.raises(Refused, match="两位"):
        session.adjust_item(key, "-0.001", "不足")
    session.adjust_item(key, "−1.00", "质量不足")
    item = session.sheet.item(key)
    assert (item.adjustment, item.final, item.reason) == (Decimal("-1.00"), Decimal("4.34"), "质量不足")


def test_an_adjustment_survives_a_moved_score_and_says_so(session):
    key = "output/i-修渠"
    session.adjust_item(key, "-1", "质量不足")
    session.set_indicator("i-修渠", "actual", "9公里")
    item = session.sheet.item(key)
    assert item.doubtful
    assert item.adjustment == -1
    assert session.sign(f"item:{key}") is Sign.DOUBTFUL
    session.confirm_item(key)
    assert not session.sheet.item(key).doubtful
    assert session.sheet.item(key).adjustment == -1


def test_an_open_item_is_scored_by_an_amount_with_a_reason(session):
    key = next(t.ref for t in session.todo() if t.panel == "score" and "待评" in t.text).removeprefix("item:")
    with pytest.raises(Refused, match="尚未评分"):
        session.confirm_item(key)
    session.adjust_item(key, "0", "无佐证")
    assert session.sheet.item(key).state is ItemState.MANUAL
    assert session.sheet.item(key).final == 0


def test_excluding_needs_a_reason(session):
    key = "management/procurement"
    with pytest.raises(Refused, match="理由"):
        session.exclude_item(key, "")
    session.exclude_item(key, "本项目无采购")
    assert session.sheet.item(key).state is ItemState.EXCLUDED
    session.restore_item(key)
    assert session.sheet.item(key).state is not ItemState.EXCLUDED


def test_another_profile_can_be_chosen_and_left_again(session):
    assert "national" in dict(session.profiles())
    assert session.sheet.profile_id == "yuzhong"
    session.choose_profile("national")
    assert session.sheet.profile_id == "national"
    session.choose_profile(None)
    assert session.sheet.profile_id == "yuzhong"
    with pytest.raises(Refused):
        session.choose_profile("nowhere")


def test_all_values_lie_in_the_text(session):
    text = session.document.text
    assert session.values()
    assert all(text[p.start : p.end] == p.text for p in session.values())


def test_the_list_shows_the_figures_that_count(world, library, session):
    session.verify_field("spent", "260", "凭证核定")
    session.verify_field("unit", "星河县水利局", "机构改革后的名称")
    row = library.row(1)
    assert (row.spent, row.unit) == (Decimal("2600000.00"), "星河县水利局")
    assert row.execution_rate == Decimal("92.43")
    assert session.report.amount("spent") == Decimal("2684900.00")  # what the report says stays
    session.verify_field("budget", "0", "全额收回")
    assert library.row(1).execution_rate is None
    session.undo()
    session.undo()
    session.undo()
    assert library.row(1).spent == Decimal("2684900.00")


@pytest.mark.parametrize(
    ("actual", "percent", "inside"),
    [("0", "0.00", False), ("1", "50.00", False), ("2", None, True), ("3", None, True), ("6", "200.00", False)],
)
def test_inside_a_range_a_target_is_met_and_has_no_percentage(actual, percent, inside):
    from reviewer.domain.quantity import Op, Quantity, completion_percent, within

    passage = Passage.typed("2-3次")
    target = Quantity(Op.RANGE, Decimal(2), "次", passage, Decimal(3))
    result = Quantity(Op.EQ, Decimal(actual), "次", passage)
    found = completion_percent(target, result)
    assert (None if found is None else str(found)) == percent
    assert within(target, result) is inside
    assert not within(target, Quantity(Op.EQ, Decimal(actual), "元", passage))
    assert not within(result, result)


@pytest.fixture
def asking(world, monkeypatch):
    """Let each finding ask about what it says."""
    import reviewer.checks

    check = reviewer.checks.check_report

    def checked(*given, **more):
        return tuple(replace(one, question=f"{one.message}？") for one in check(*given, **more))

    monkeypatch.setattr("reviewer.checks.check_report", checked)


def changed_question(session, key):
    """Let another decision change what a finding says."""
    before = session.findings[key].question
    session.set_field("budget", "290")
    assert session.findings[key].question != before


def test_a_question_that_nobody_edited_follows_its_finding(asking, session):
    key = finding(session, "figure-conflict")
    session.accept_finding(key, session.findings[key].question)  # as the band hands it over
    changed_question(session, key)
    now = session.findings[key].question
    assert finding_state(session.findings[key], key, session.decisions)[1] == now
    session.accept_finding(key, now)
    assert finding_state(session.findings[key], key, session.decisions) == ("认定", now)


def test_a_question_that_was_edited_is_kept_and_marked_where_its_finding_changed(asking, session):
    key = finding(session, "figure-conflict")
    session.accept_finding(key, "请说明预算数。")
    assert finding_state(session.findings[key], key, session.decisions) == ("认定", "请说明预算数。")
    changed_question(session, key)
    marked = "请说明预算数。「疑点此后有变，请核对」"
    assert finding_state(session.findings[key], key, session.decisions) == ("未处理", marked)
    session.accept_finding(key)  # without having looked at the question
    assert finding_state(session.findings[key], key, session.decisions) == ("认定", marked)
    session.accept_finding(key, "请说明预算数。")  # beside the finding as it is now
    assert finding_state(session.findings[key], key, session.decisions) == ("认定", "请说明预算数。")
