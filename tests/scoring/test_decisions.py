"""What a person does to a row: confirm, adjust, 不适用; and what proposals rest on."""

from decimal import Decimal

import pytest
from report_building import Draft, quantity

from reviewer.domain.finding import Evidence, Finding, Severity
from reviewer.domain.report import Category, Indicator, SectionRole
from reviewer.domain.review import Decisions, FieldDecision, FindingDecision, ItemDecision, Subject
from reviewer.domain.rubric import ItemState
from reviewer.scoring import load_profiles, score
from reviewer.scoring.outcome import kept_text

PROFILE = load_profiles()["yuzhong"]


def d(text):
    return Decimal(text)


def draft_of(text="资金专款专用。已制定管理制度。", *actuals):
    draft = Draft(text)
    for index, actual in enumerate(actuals or (40,)):
        draft.indicators.append(
            Indicator(f"i{index}", f"指标{index}", Category.OUTPUT, quantity("50个"), quantity(f"{actual}个"))
        )
    return draft


def sheet_of(draft, findings=(), **items):
    decisions = Decisions()
    for key, decision in items.items():
        decisions = decisions.with_(Subject.ITEM, key.replace("__", "/"), decision)
    return score(draft.document, draft.report, PROFILE, "", findings, decisions)


def test_a_confirmed_proposal_counts_as_manual():
    sheet = sheet_of(draft_of(), management__earmarked=ItemDecision(confirmed=True, based_on=d("6.50")))
    item = sheet.item("management/earmarked")
    assert (item.state, item.final, item.doubtful) == (ItemState.MANUAL, d("6.50"), False)
    assert sheet.manual == d("6.50")
    assert sheet.proposed == d("6.50")  # 管理制度 is still waiting


@pytest.mark.parametrize(
    ("adjustment", "final"), [("-2.00", "14.00"), ("-99", "0"), ("99", "20"), ("1.25", "17.25")]
)
def test_an_adjustment_is_signed_and_stays_between_nothing_and_all(adjustment, final):
    decided = ItemDecision(adjustment=d(adjustment), reason="按核实材料", based_on=d("16.00"))
    sheet = sheet_of(draft_of(), output__i0=decided)
    item = sheet.item("output/i0")
    assert (item.state, item.machine, item.final) == (ItemState.MANUAL, d("16.00"), d(final))
    assert (sheet.computed, sheet.manual) == (0, d(final))


@pytest.mark.parametrize(
    ("adjustment", "told"),
    [("-99", "16.00 − 99.00，不低于 0 → 0.00"), ("99", "16.00 + 99.00，不高于 20.00 → 20.00"), ("-2.00", "")],
)
def test_an_adjustment_that_was_stopped_says_where(adjustment, told):
    decided = ItemDecision(adjustment=d(adjustment), reason="按核实材料", based_on=d("16.00"))
    sheet = sheet_of(draft_of(), output__i0=decided)
    item = sheet.item("output/i0")
    assert kept_text(item) == told
    assert item.kept_at == (item.final if told else None)
    part = next(p for p in sheet.parts if p.key == "output")
    assert part.formula.endswith(f"（{item.name} {told}）" if told else f"= {part.score:.2f}")


def test_the_amount_stays_when_the_machine_moves_under_it():
    decided = ItemDecision(adjustment=d("-2.00"), reason="按核实材料", based_on=d("20.00"))
    sheet = sheet_of(draft_of(), output__i0=decided)
    item = sheet.item("output/i0")
    assert (item.adjustment, item.final, item.doubtful) == (d("-2.00"), d("14.00"), True)
    assert sheet.provisional


def test_an_open_item_scored_by_hand():
    sheet = sheet_of(draft_of(), effect__social=ItemDecision(adjustment=d("9.00"), reason="有材料"))
    item = sheet.item("effect/social")
    assert (item.state, item.machine, item.final, item.doubtful) == (ItemState.MANUAL, None, d("9.00"), False)


def test_points_of_an_item_that_does_not_apply_go_to_the_others():
    sheet = sheet_of(draft_of(), management__procurement=ItemDecision(excluded=True, reason="无采购"))
    part = sheet.parts[3]
    assert part.points == 45 == sum(i.points for i in part.items)
    item = sheet.item("management/procurement")
    assert (item.state, item.points, item.reason) == (ItemState.EXCLUDED, 0, "无采购")
    assert sheet.item("management/execution").points > 6


def test_an_excluded_indicator_is_shared_anew():
    draft = draft_of("正文", *([50] * 11))
    sheet = sheet_of(draft, output__i3=ItemDecision(excluded=True, reason="已取消"))
    assert [i.points for i in sheet.parts[0].items if i.state is not ItemState.EXCLUDED] == [d("2.00")] * 10


def test_a_whole_part_that_does_not_apply():
    excluded = ItemDecision(excluded=True, reason="无服务对象")
    sheet = sheet_of(draft_of(), satisfaction__enterprise=excluded)
    assert [p.points for p in sheet.parts] == [d("21.06"), d("31.58"), 0, d("47.36")]
    assert sum(i.points for p in sheet.parts for i in p.items) == 100


def finding(rule, severity=Severity.HIGH):
    evidence = (Evidence(quantity("9万元").passage),)
    return Finding(rule, severity, "部分大于整体", "…", evidence, numbers=("9",))


def test_what_a_finding_contradicts_is_proposed_as_nothing():
    draft = draft_of("资金管理合规。")
    key = "management/compliance"
    assert sheet_of(draft).item(key).machine == d("6.50")
    against = sheet_of(draft, [finding("part-exceeds-whole")]).item(key)
    assert (against.state, against.machine) == (ItemState.PROPOSED, 0)
    assert "部分大于整体" in against.explanation
    assert sheet_of(draft, [finding("part-exceeds-whole", Severity.LOW)]).item(key).machine == d("6.50")
    assert sheet_of(draft_of("正文"), [finding("part-exceeds-whole")]).item(key).state is ItemState.OPEN


def test_a_dismissed_finding_contradicts_nothing():
    draft, against = draft_of("资金管理合规。"), finding("part-exceeds-whole")
    decided = FindingDecision(False, "口径不同", against.fingerprint)
    decisions = Decisions().with_(Subject.FINDING, against.key, decided)
    sheet = score(draft.document, draft.report, PROFILE, "", [against], decisions)
    assert sheet.item("management/compliance").machine == d("6.50")
    lapsed = decisions.with_(Subject.FINDING, against.key, FindingDecision(False, "口径不同", "older"))
    sheet = score(draft.document, draft.report, PROFILE, "", [against], lapsed)
    assert sheet.item("management/compliance").machine == 0


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("单位制定了资金管理办法。", ItemState.PROPOSED),
        ("严格按照《某县项目资金管理规定》执行。", ItemState.PROPOSED),
        ("尚未制定管理办法。", ItemState.OPEN),
        ("管理制度不健全。", ItemState.OPEN),
        ("工作按期完成。", ItemState.OPEN),
    ],
)
def test_terms_state_an_item_unless_denied(text, state):
    assert sheet_of(draft_of(text)).item("management/rules").state is state


def test_plans_and_headings_state_nothing():
    draft = draft_of("一、管理制度\n工作正常。\n二、下一步措施\n建立管理制度。\n")
    draft.section("管理制度", SectionRole.FUNDS, "一、", until="二、")
    draft.section("下一步措施", SectionRole.MEASURES, "二、")
    assert sheet_of(draft).item("management/rules").state is ItemState.OPEN


@pytest.mark.parametrize(
    ("fields", "formula"),
    [
        ({"budget": "预算0万元", "spent": "支出9万元"}, "预算数为 0，无法计算执行率"),
        ({"budget": "预算8万元", "spent": "支出9万元"}, "9 ÷ 8 > 100% → 6.00"),
        ({"budget_initial": "预算8万元", "spent": "支出6万元"}, "6 ÷ 8 × 6.00 = 4.50"),
        ({"execution_rate": "执行率95.05%"}, "95.05% × 6.00 = 5.70"),
        ({"budget": "预算8万元"}, "执行数未找到，待评"),
        ({"spent": "支出6万元"}, "预算数未找到，待评"),
        ({"budget": "预算1.2亿元", "spent": "支出9000万元"}, "0.9 ÷ 1.2 × 6.00 = 4.50"),
    ],
)
def test_execution(fields, formula):
    draft = draft_of("，".join(fields.values()))
    for name, words in fields.items():
        draft.field(name, words)
    assert sheet_of(draft).item("management/execution").formula == formula


def test_money_verified_by_a_person():
    draft = draft_of("预算8万元，支出8万元").field("budget", "预算8万元").field("spent", "支出8万元")
    verified = FieldDecision(verified="60000.00", verified_reason="决算数")
    decisions = Decisions().with_(Subject.FIELD, "spent", verified)
    sheet = score(draft.document, draft.report, PROFILE, "", (), decisions)
    assert sheet.item("management/execution").formula == "6 ÷ 8 × 6.00 = 4.50"


def test_difference_only_against_what_the_unit_gave_for_the_decided_parts():
    draft = draft_of("得分96分").field("self_score", "得分96分", "96")
    sheet = sheet_of(draft)
    assert (sheet.difference, sheet.decided_difference) == (None, None)
    draft.part("产出", Category.OUTPUT, "20", "18", "得分")
    assert sheet_of(draft).decided_difference == d("-2.00")
