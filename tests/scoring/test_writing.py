"""The writer of profiles: what it writes is read back equal, and the editor's faults agree with the reader."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.domain.report import Category
from reviewer.domain.rubric import (
    CheckSetting,
    Deduction,
    GradeBound,
    ItemRule,
    Measure,
    Profile,
    ProfileItem,
    ProfilePart,
    Step,
)
from reviewer.scoring import ProfileProblem, faults, profile_text, shipped_profiles
from reviewer.scoring.profiles import read_profile
from reviewer.scoring.step_tables import steps_fault

PLACE = Path("county.toml")
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
names = words.filter(lambda w: w.strip())
listed = st.lists(words, min_size=1, max_size=3).map(tuple)
cents = st.integers(0, 10_000).map(lambda n: Decimal(n) / 100)
flags = st.booleans()


@st.composite
def items(draw, key, points):
    rule = draw(st.sampled_from([r for r in ItemRule if r is not ItemRule.INDICATORS]))
    step = st.builds(
        Step, cents, st.integers(0, 100).map(lambda n: points * n / 100), st.none() | cents
    )  # fmt: skip
    needed = {}
    if rule is ItemRule.STEPS or draw(flags):
        needed["steps"] = draw(
            st.lists(step, min_size=1, max_size=3).map(tuple).filter(lambda rows: not steps_fault(rows))
        )
    if rule is ItemRule.DEDUCTION or draw(flags):
        some = cents.filter(bool)
        needed["deduction"] = draw(st.builds(Deduction, some, some, cents, flags))
    return ProfileItem(
        key,
        draw(names),
        rule,
        points,
        terms=draw(listed),
        checks=draw(listed | st.just(())),
        partly=draw(listed | st.just(())),
        unmet=draw(listed | st.just(())),
        note=draw(words | st.just("")),
        measure=draw(st.sampled_from(Measure)),
        level2=draw(words | st.just("")),
        **needed,
    )


@st.composite
def parts(draw, key, points):
    cut = draw(st.integers(0, int(points * 100)))
    shares = [Decimal(cut) / 100, points - Decimal(cut) / 100]
    made = [draw(items(f"i{n}", share)) for n, share in enumerate(shares)]
    if draw(flags):
        made[-1] = replace(made[-1], when="no_indicator")
        made.append(ProfileItem("indicators", draw(names), ItemRule.INDICATORS))
    category, takes = draw(st.sampled_from(Category)), draw(st.lists(st.sampled_from(Category), max_size=2))
    return ProfilePart(key, draw(names), category, points, tuple(made), tuple(takes))


settings = st.builds(CheckSetting, names, flags, st.none() | cents)


@st.composite
def profiles(draw):
    """A sound profile, drawn from everything that one may say."""
    cut = draw(st.integers(0, 10_000))
    points = (Decimal(cut) / 100, 100 - Decimal(cut) / 100)
    low, high = sorted(draw(st.lists(st.integers(0, 100), min_size=2, max_size=2, unique=True)))
    bounds = sorted(draw(st.lists(st.integers(1, 100), min_size=3, max_size=3, unique=True)), reverse=True)
    return Profile(
        id=draw(names),
        version=draw(names),
        name=draw(names),
        parts=tuple(draw(parts(f"p{n}", share)) for n, share in enumerate(points)),
        grades=tuple(GradeBound(g, Decimal(b)) for g, b in zip("优良中差", [*bounds, 0], strict=True)),
        reverse_formula=draw(st.sampled_from(["linear", "ratio"])),
        bands=(Decimal(high), Decimal(low)),
        over_achievement_percent=draw(cents),
        over_achievement_cuts=draw(flags),
        deviation_percent=draw(cents),
        step=draw(st.sampled_from([Decimal(s) for s in ("0.01", "0.1", "0.5", "1")])),
        own_points=draw(flags),
        excluded=draw(st.sampled_from(["redistribute", "rescale"])),
        description=draw(words | st.just("")),
        sample=draw(flags),
        checks=tuple(draw(st.lists(settings, max_size=4, unique_by=lambda one: one.rule))),
    )


@given(profiles())
def test_what_is_written_is_read_back_equal(profile):
    assert faults(profile) == ()
    assert read_profile(profile_text(profile), PLACE) == profile


@pytest.mark.parametrize("key", sorted(shipped_profiles()))
def test_the_shipped_ones_are_written_whole(key):
    shipped = shipped_profiles()[key]
    text = profile_text(shipped)
    assert read_profile(text, PLACE) == shipped
    assert "extends" not in text
    assert "# 达成、部分达成的下限（%）" in text  # for a clerk


def changed(profile, part, item=None, **changes):
    """Change a part, or an item of it."""
    if item is not None:
        rows = list(profile.parts[part].items)
        rows[item] = replace(rows[item], **changes)
        changes = {"items": tuple(rows)}
    made = list(profile.parts)
    made[part] = replace(made[part], **changes)
    return replace(profile, parts=tuple(made))


YUZHONG = shipped_profiles()["yuzhong"]
MINUS, NONE = Decimal(-1), ()


def steps(*rows):
    """Let an item of the default profile have a step table: lower bound, points, upper bound."""
    return changed(
        YUZHONG,
        3,
        1,
        rule=ItemRule.STEPS,
        steps=tuple(Step(*(n if n is None else Decimal(n) for n in row)) for row in rows),
    )


@pytest.mark.parametrize(
    ("broken", "at", "field", "words"),
    [
        (changed(YUZHONG, 3, points=Decimal(40)), (-1, -1), "parts", "合计 95 分，应为 100 分"),
        (changed(YUZHONG, 3, 0, points=Decimal(7)), (3, -1), "items", "46.00 分，比该部分的 45 分多 1.00 分"),
        (changed(YUZHONG, 0, 1, points=Decimal(19)), (0, -1), "items", "少 1 分"),
        (changed(YUZHONG, 0, name=" "), (0, -1), "name", "请填写部分的名称"),
        (changed(YUZHONG, 0, items=NONE), (0, -1), "items", "还没有评分项"),
        (changed(YUZHONG, 0, items=YUZHONG.parts[0].items[:1]), (0, -1), "items", "无指标时"),
        (changed(YUZHONG, 3, 1, terms=NONE), (3, 1), "terms", "至少写一条用语"),
        (changed(YUZHONG, 3, 1, points=None), (3, 1), "points", "请填写分值"),
        (changed(YUZHONG, 3, 1, points=MINUS), (3, 1), "points", "不能为负数"),
        (changed(YUZHONG, 3, 1, rule=ItemRule.STEPS), (3, 1), "steps", "至少写一档"),
        (changed(YUZHONG, 3, 1, steps=(Step(None, Decimal(1)),)), (3, 1), "steps", "没有界限"),
        (changed(YUZHONG, 3, 1, steps=(Step(Decimal(1), Decimal(9)),)), (3, 1), "steps", "超过该项的 6.50 分"),
        (steps((95, 3), (90, 5)), (3, 1), "steps", "≥ 95% 得 3 分，≥ 90% 得 5 分"),
        (steps((95, 3), (80, 2), (95, 2)), (3, 1), "steps", "两档的界限相同（≥ 95%）"),
        (steps((None, 5, 20), (None, 3, 10)), (3, 1), "steps", "≤ 10% 得 3 分，≤ 20% 得 5 分"),
        (steps((90, 3, 80)), (3, 1), "steps", "≥ 90% 且 ≤ 80%）永远不成立"),
        (changed(YUZHONG, 3, 1, rule=ItemRule.DEDUCTION), (3, 1), "deduction", "怎样扣分"),
        (changed(YUZHONG, 3, 1, deduction=Deduction(Decimal(0))), (3, 1), "deduction", "大于 0"),
        (changed(YUZHONG, 3, 1, key="rules"), (3, -1), "items", "编号都是“rules”"),
        (replace(YUZHONG, bands=(Decimal(60), Decimal(80))), (-1, -1), "bands", "从高到低"),
        (replace(YUZHONG, grades=YUZHONG.grades[:3]), (-1, -1), "grades", "优、良、中、差"),
        (replace(YUZHONG, step=Decimal(2)), (-1, -1), "step", "0.01"),
        (replace(YUZHONG, deviation_percent=MINUS), (-1, -1), "deviation_percent", "负数"),
        (replace(YUZHONG, name=""), (-1, -1), "name", "名称"),
        (replace(YUZHONG, parts=NONE), (-1, -1), "parts", "至少要有一个部分"),
        (replace(YUZHONG, checks=(CheckSetting("a", True, MINUS),)), (-2, -1), "checks", "容差不能为负数"),
        (replace(YUZHONG, checks=(CheckSetting("a"), CheckSetting("a"))), (-2, -1), "checks", "编号都是“a”"),
    ],
)  # fmt: skip
def test_a_fault_stands_at_its_field_and_the_reader_refuses_it_too(broken, at, field, words):
    found = [f for f in faults(broken) if (f.at, f.field) == (at, field)]
    assert found, faults(broken)
    assert words in found[0].sentence
    with pytest.raises(ProfileProblem):
        read_profile(profile_text(broken), PLACE)


def test_rows_of_a_step_table_that_go_together_are_left_alone():
    for table in (
        steps((95, 5), (90, 3)),
        steps((80, 3), (95, 5), (90, 3)),
        steps((None, 5, 10), (None, 3, 20)),
        steps((90, 5, 100), (95, 3), (100, 4)),  # a row with two bounds may stand beside
    ):
        assert not faults(table)
        assert read_profile(profile_text(table), PLACE) == table
