"""One indicator of W points: every way that targets and results are written."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_building import Draft, quantity

from reviewer.domain.report import Category, Indicator
from reviewer.domain.review import Decisions, IndicatorDecision, Subject, TypedQuantity
from reviewer.domain.rubric import ItemState
from reviewer.scoring import load_profiles, score
from reviewer.scoring.amounts import alike, apportion
from reviewer.scoring.quantities import score_indicator

TEN = Decimal("10.00")
PROFILE = load_profiles()["yuzhong"]
RATIO = replace(PROFILE, reverse_formula="ratio")


def scored(target, actual, profile=PROFILE, points=TEN):
    made = {}
    for side, given_ in (("target", target), ("actual", actual)):
        op, words = given_ if isinstance(given_, tuple) else ("=", given_)
        made[side] = None if words is None else quantity(words, op)
    return score_indicator(Indicator("k", "指标", Category.OUTPUT, **made), points, profile)


@pytest.mark.parametrize(
    ("target", "actual", "amount", "formula"),
    [
        ((">=", "32亿元"), "16.47亿元", "5.15", "16.47 ÷ 32 × 10.00 = 5.15"),
        ((">=", "50个"), "50个", "10.00", "50 ≥ 50 → 10.00"),
        ("50个", "49个", "9.80", "49 ÷ 50 × 10.00 = 9.80"),
        ("50个", "80个", "10.00", "80 ≥ 50 → 10.00"),
        (("=", "0起"), "0起", "10.00", "0 ≥ 0 → 10.00"),
        (("=", "0起"), "1起", "0.00", "1 > 0 → 0.00"),
        ((">", "0起"), "0起", "0.00", "0 ≤ 0 → 0.00"),
        (("<=", "100天"), "100天", "10.00", "100 ≤ 100 → 10.00"),
        (("<=", "100天"), "150天", "5.00", "(1 − (150 − 100) ÷ 100) × 10.00 = 5.00"),
        (("<=", "100天"), "200天", "0.00", "(1 − (200 − 100) ÷ 100) × 10.00 = 0.00"),
        (("<=", "100天"), "900天", "0.00", "(1 − (900 − 100) ÷ 100) × 10.00 = 0.00"),
        (("<=", "0起"), "3起", "0.00", "3 > 0 → 0.00"),
        (("<", "100天"), "99天", "10.00", "99 < 100 → 10.00"),
        ("1-2次", "2次", "10.00", "1 ≤ 2 ≤ 2 → 10.00"),
        ("4-6次", "3次", "7.50", "3 ÷ 4 × 10.00 = 7.50"),
        ("4-6次", "9次", "10.00", "9 > 6 → 10.00"),
        ((">=", "10次"), (">=", "10次"), "10.00", "10 ≥ 10 → 10.00"),
        ((">=", "90%"), "-3%", "0.00", "0 ÷ 90 × 10.00 = 0.00"),
        ((">=", "1.2亿元"), "9000万元", "7.50", "0.9 ÷ 1.2 × 10.00 = 7.50"),
        ((">=", "15个"), "13家", "8.67", "13 ÷ 15 × 10.00 = 8.67"),
        ((">=", "3个"), "1个", "3.33", "1 ÷ 3 × 10.00 = 3.33"),
        ((">=", "200个"), "100.1个", "5.01", "100.1 ÷ 200 × 10.00 = 5.01"),
    ],
)  # fmt: skip
def test_amount_and_formula(target, actual, amount, formula):
    outcome = scored(target, actual)
    assert (outcome.state, outcome.machine, outcome.formula) == (ItemState.COMPUTED, Decimal(amount), formula)


def test_reverse_formula_by_ratio():
    outcome = scored(("<=", "100天"), "150天", RATIO)
    assert (outcome.machine, outcome.formula) == (Decimal("6.67"), "100 ÷ 150 × 10.00 = 6.67")
    assert scored(("<=", "0起"), "3起", RATIO).machine == 0


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        (("text", "12月底前"), ("text", "11月20日")),
        (("text", "通过"), ("text", "通过")),
        ((">=", "50个"), ("text", "已完成")),
        ((">=", "50个"), "50万元"),
        ((">=", "80%"), ("<", "80%")),
    ],
)
def test_left_to_a_person(target, actual):
    outcome = scored(target, actual)
    assert (outcome.state, outcome.machine) == (ItemState.OPEN, None)


def test_without_result():
    outcome = scored((">=", "50个"), None)
    assert (outcome.state, outcome.machine) == (ItemState.PROPOSED, 0)
    assert outcome.formula == "无完成值 → 0.00"


def test_only_a_stated_completion_is_proposed():
    indicator = Indicator("k", "绿化", Category.OUTPUT, quantity("50亩"), stated_completion=Decimal(80))
    outcome = score_indicator(indicator, TEN, PROFILE)
    assert (outcome.state, outcome.machine, outcome.formula) == (
        ItemState.PROPOSED, Decimal("8.00"), "80% × 10.00 = 8.00",
    )  # fmt: skip


def test_over_achievement_asks_and_cuts_only_where_the_profile_says_so():
    assert "130%" not in scored("10个", "13个").explanation
    assert "130%" in scored("10个", "14个").explanation
    assert scored("10个", "14个").machine == TEN
    cutting = replace(PROFILE, over_achievement_cuts=True)
    assert scored("10个", "15个", cutting).machine == Decimal("8.00")


def test_a_verified_figure_wins():
    indicator = Indicator("k", "修路", Category.OUTPUT, quantity("50公里"), quantity("50公里"))
    verified = TypedQuantity("40公里", "=", Decimal(40), None, "公里")
    outcome = score_indicator(indicator, TEN, PROFILE, verified)
    assert (outcome.machine, outcome.formula) == (Decimal("8.00"), "40 ÷ 50 × 10.00 = 8.00")
    assert "复核值" in outcome.explanation


def test_figures_are_written_in_one_multiple():
    assert alike((Decimal(15375 * 10**4), "1.5375亿美元"), (Decimal(12 * 10**7), "1.2万万美元")) == [
        "1.5375",
        "1.2",
    ]
    assert alike((Decimal(12000000), "1,200.00万元"), (Decimal(5000000), "500万元")) == ["1200.00", "500"]
    assert alike((Decimal(2684900), ""), (Decimal(2812800), "281.28万元")) == ["268.49", "281.28"]


positive = st.decimals(min_value="0.01", max_value="1000000", places=2)
operators = st.sampled_from([">=", ">", "=", "<=", "<"])
points = st.decimals(min_value="0.01", max_value="100", places=2)


def earned(op, target, actual, worth, profile=PROFILE):
    one = quantity(f"{target}个", op)
    return scored_raw(one, quantity(f"{actual}个"), worth, profile)


def scored_raw(target, actual, worth, profile):
    return score_indicator(Indicator("k", "x", Category.OUTPUT, target, actual), worth, profile).machine


@given(operators, positive, st.decimals(min_value=-10, max_value=2000000, places=2), points, st.booleans())
def test_never_above_the_points_nor_below_zero(op, target, actual, worth, ratio):
    assert 0 <= earned(op, target, actual, worth, RATIO if ratio else PROFILE) <= worth


@given(operators, positive, positive, positive, points, st.booleans())
def test_more_is_never_worse_than_less(op, target, one, other, worth, ratio):
    profile = RATIO if ratio else PROFILE
    low, high = (earned(op, target, a, worth, profile) for a in sorted((one, other)))
    assert low >= high if op in ("<=", "<") else low <= high


@given(st.decimals(min_value="0.01", max_value="100", places=2), st.integers(1, 60))
def test_shares_add_up(total, count):
    shares = apportion(total, [Decimal(1)] * count)
    assert sum(shares) == total
    assert max(shares) - min(shares) <= Decimal("0.01")
    assert shares == sorted(shares, reverse=True)


rows = st.lists(
    st.tuples(
        st.sampled_from(list(Category)),
        st.one_of(st.none(), st.integers(0, 50)),
        st.one_of(st.none(), st.integers(0, 90)),
    ),
    max_size=14,
)


def sheet_of(specs, profile, decisions=None):
    draft = Draft("正文")
    for index, (category, target, actual) in enumerate(specs):
        draft.indicators.append(
            Indicator(
                f"i{index}", f"指标{index}", category,
                None if target is None else quantity(f"{target}个"),
                None if actual is None else quantity(f"{actual}个"),
            )
        )  # fmt: skip
    return score(draft.document, draft.report, profile, "", (), decisions or Decisions())


PARTS = sorted({part.key for profile in load_profiles().values() for part in profile.parts})


def moved(*parts):
    """Return the decisions of a reviewer who put the indicators under parts, one after the other."""
    decisions = Decisions()
    for index, part in enumerate(parts):
        if part is not None:
            decisions = decisions.with_(Subject.INDICATOR, f"i{index}", IndicatorDecision(part=part))
    return decisions


@given(
    rows,
    st.sampled_from(sorted(load_profiles())),
    st.lists(st.one_of(st.none(), st.sampled_from(PARTS)), max_size=14),
)
def test_sums_are_exact_whatever_the_indicators_and_wherever_they_are_put(specs, name, parts):
    sheet = sheet_of(specs, load_profiles()[name], moved(*parts))
    for part in sheet.parts:
        assert sum((i.points for i in part.items), Decimal(0)) == part.points
        assert part.score == sum((i.final for i in part.items if i.final is not None), Decimal(0))
    assert sum(p.points for p in sheet.parts) == 100
    assert sheet.computed + sheet.manual + sheet.proposed + sheet.open == sheet.total + sheet.open <= 100


@given(rows, st.randoms(use_true_random=False))
def test_the_order_of_equal_indicators_does_not_matter(specs, random):
    """Only the spare hundredths go by place: no item moves by more than one of them."""
    shuffled = list(enumerate(specs))
    random.shuffle(shuffled)
    plain = sheet_of(specs, PROFILE)
    mixed = sheet_of([spec for _, spec in shuffled], PROFILE)
    for place, (index, _) in enumerate(shuffled):
        for part in PROFILE.parts:
            one, other = plain.item(f"{part.key}/i{index}"), mixed.item(f"{part.key}/i{place}")
            assert (one is None) == (other is None)
            if one is not None:
                assert one.state == other.state
                assert abs((one.final or 0) - (other.final or 0)) <= Decimal("0.01")


def test_verified_by_decision():
    verified = IndicatorDecision(
        verified=TypedQuantity("25个", "=", Decimal(25), None, "个"), verified_reason="x"
    )
    decisions = Decisions().with_(Subject.INDICATOR, "i0", verified)
    sheet = sheet_of([(Category.OUTPUT, 50, 50)], PROFILE, decisions)
    assert sheet.item("output/i0").final == Decimal("10.00")
