"""Indicators that a reviewer put under another part of the rubric: which part takes them, and what points they have."""

from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st
from report_building import Draft, quantity

from reviewer.domain.report import Category, Indicator
from reviewer.domain.review import Decisions, IndicatorDecision, ItemDecision, Subject
from reviewer.domain.rubric import ItemState
from reviewer.scoring import load_profiles, refusal, score

YUZHONG, NATIONAL = load_profiles()["yuzhong"], load_profiles()["national"]
KEYS = ("execution", "output", "effect", "satisfaction")


def draft_of(*specs):
    """Draft a form of indicators (category, own points, name), keyed i0, i1 …"""
    draft = Draft("自评表", form=True)
    for index, (category, points, name) in enumerate(specs):
        own = None if points is None else Decimal(points)
        draft.indicators.append(
            Indicator(f"i{index}", name, category, quantity("50个"), quantity("40个"), points=own)
        )
    return draft


def sheet_of(draft, profile, **parts):
    decisions = Decisions()
    for key, part in parts.items():
        decisions = decisions.with_(Subject.INDICATOR, key, IndicatorDecision(part=part))
    return score(draft.document, draft.report, profile, "", (), decisions)


def rows(sheet):
    return {part.key: [(i.key.partition("/")[2], i.points) for i in part.items] for part in sheet.parts}


def worth(sheet):
    return [part.points for part in sheet.parts]


PLAIN = draft_of(
    (Category.OUTPUT, None, "修渠"), (Category.OUTPUT, None, "培训"), (Category.EFFECT, None, "增收")
)
FORM = draft_of(
    (Category.OUTPUT, "30", "修渠"), (Category.OUTPUT, "20", "培训"), (Category.EFFECT, "30", "增收"),
    (Category.SATISFACTION, "10", "满意"), (Category.MANAGEMENT, "10", "预算执行率"),
)  # fmt: skip


def test_a_part_shares_its_points_among_those_put_there():
    sheet = sheet_of(PLAIN, YUZHONG, i1="effect")
    assert rows(sheet)["output"] == [("i0", 20)]
    assert rows(sheet)["effect"] == [("i1", 15), ("i2", 15)]
    assert worth(sheet) == [20, 30, 5, 45]
    item = sheet.item("effect/i1")
    assert item.machine == Decimal("12.00")
    assert "由评审人归入「效果」（自动归类为「产出」）。" in item.explanation
    assert "由评审人归入" not in sheet.item("effect/i2").explanation


def test_a_part_left_without_indicators_is_scored_as_one_that_has_none():
    sheet = sheet_of(PLAIN, YUZHONG, i2="satisfaction")
    assert [name for name, _ in rows(sheet)["effect"]] == ["economic", "social"]
    assert rows(sheet)["satisfaction"] == [("i2", 5)]
    assert worth(sheet) == [20, 30, 5, 45]


def test_a_part_that_gives_indicators_no_points_takes_none():
    assert rows(sheet_of(PLAIN, YUZHONG, i0="management")) == rows(sheet_of(PLAIN, YUZHONG))
    management = YUZHONG.parts[3]
    why = refusal(PLAIN.report.indicators[0], management, PLAIN.report, YUZHONG)
    assert why.startswith("评分表「渝中四维」的「管理」只评所列各项")
    assert rows(sheet_of(PLAIN, YUZHONG, i0="nowhere")) == rows(sheet_of(PLAIN, YUZHONG))


def test_where_the_forms_points_stand_a_row_takes_them_along():
    sheet = sheet_of(FORM, NATIONAL, i1="effect", i3="execution")
    assert rows(sheet) == {
        "execution": [("execution", 10), ("i3", 10)],
        "output": [("i0", 30)],
        "effect": [("i1", 20), ("i2", 30)],
        "satisfaction": [],  # nothing is left to be scored there
    }
    assert worth(sheet) == [20, 30, 50, 0]


def test_the_execution_rate_and_rows_without_points_stay_where_they_are():
    assert rows(sheet_of(FORM, NATIONAL, i4="output")) == rows(sheet_of(FORM, NATIONAL))
    mixed = draft_of((Category.OUTPUT, "30", "修渠"), (Category.OUTPUT, None, "培训"))
    assert rows(sheet_of(mixed, NATIONAL, i1="effect")) == rows(sheet_of(mixed, NATIONAL))
    assert "没有给「培训」分值" in refusal(
        mixed.report.indicators[1], NATIONAL.parts[2], mixed.report, NATIONAL
    )


def test_a_decision_is_looked_for_where_the_row_stands():
    excluded = ItemDecision(excluded=True, reason="已取消")
    decisions = Decisions().with_(Subject.INDICATOR, "i1", IndicatorDecision(part="effect"))
    decisions = decisions.with_(Subject.ITEM, "effect/i1", excluded)
    item = score(PLAIN.document, PLAIN.report, YUZHONG, "", (), decisions).item("effect/i1")
    assert item.state is ItemState.EXCLUDED
    assert "由评审人归入「效果」" in item.explanation


specs = st.lists(
    st.tuples(
        st.sampled_from(list(Category)), st.one_of(st.none(), st.integers(1, 40)), st.sampled_from(["修渠", "预算执行率"])
    ),
    max_size=8,
)  # fmt: skip


@given(specs, st.lists(st.sampled_from([None, *KEYS]), max_size=8), st.sampled_from(["national", "hubei"]))
def test_a_move_never_changes_the_whole(made, parts, name):
    assume(any(points is not None for _, points, _ in made))
    draft, profile = draft_of(*made), load_profiles()[name]
    before = sheet_of(draft, profile)
    after = sheet_of(draft, profile, **{f"i{n}": part for n, part in enumerate(parts) if part is not None})
    assert sum(worth(after)) == sum(worth(before))
    for part in after.parts:
        assert sum((i.points for i in part.items), Decimal(0)) == part.points
    scored = [{i.indicator for p in sheet.parts for i in p.items if i.indicator} for sheet in (before, after)]
    assert scored[0] <= scored[1]
