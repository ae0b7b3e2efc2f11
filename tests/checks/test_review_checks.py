"""A review held against its own rules before it can be finished."""

from decimal import Decimal

from report_building import Draft, quantity

from reviewer.checks import check_review
from reviewer.domain.report import Category, Indicator
from reviewer.domain.review import Decisions, ItemDecision, Subject
from reviewer.scoring import load_profiles, score


def reviewed(self_score="9", finishing=False, known=("points-sum-mismatch",), **items):
    draft = Draft("表", form=True)
    draft.indicators.append(
        Indicator(
            "i0", "新增企业", Category.OUTPUT, quantity("50个"), quantity("40个"),
            points=Decimal(10), self_score=Decimal(self_score),
        )
    )  # fmt: skip
    decisions = Decisions()
    for key, decision in items.items():
        decisions = decisions.with_(Subject.ITEM, key.replace("__", "/"), decision)
    sheet = score(draft.document, draft.report, load_profiles()["national"], "", (), decisions)
    return check_review(draft.report, sheet, decisions, finishing=finishing, known=known)


def rules(findings):
    return [f.rule for f in findings]


def test_a_cut_needs_a_reason():
    cut = ItemDecision(adjustment=Decimal("-8.00"), based_on=Decimal("8.00"))
    findings = reviewed(output__i0=cut)
    assert findings[0].message == "“新增企业”调为0分，没有写理由"
    assert findings[0].subjects == ("item:output/i0",)
    reasoned = ItemDecision(adjustment=Decimal("-8.00"), based_on=Decimal("8.00"), reason="无佐证")
    assert "cut-without-reason" not in rules(reviewed(output__i0=reasoned))


def test_a_raise_above_the_self_score_needs_a_reason():
    confirmed = ItemDecision(confirmed=True, based_on=Decimal("8.00"))
    assert "score-above-self-score" in rules(reviewed("7", output__i0=confirmed))
    assert "score-above-self-score" not in rules(reviewed("9", output__i0=confirmed))
    reasoned = ItemDecision(confirmed=True, based_on=Decimal("8.00"), reason="自评漏计")
    assert "score-above-self-score" not in rules(reviewed("7", output__i0=reasoned))


def test_what_does_not_apply_needs_a_reason():
    assert "cut-without-reason" in rules(reviewed(output__i0=ItemDecision(excluded=True)))


def test_open_items_are_told_when_the_review_is_to_be_finished():
    assert not reviewed()
    waiting = [f for f in reviewed(finishing=True) if f.rule == "item-unscored"]
    assert "预算执行率" in waiting[0].message
    assert "item:execution/execution" in waiting[0].subjects


def test_a_sheet_that_does_not_come_to_100_is_told_unless_the_report_itself_is():
    told = [f.message for f in reviewed(known=()) if f.rule == "sheet-points-sum"]
    assert told == ["评分表分值合计60分，不足100分，请核对分值或另选评分规则"]
    assert "sheet-points-sum" not in rules(reviewed())
