"""Profiles as data files: what is refused, and which one a report gets."""

from decimal import Decimal

import pytest
from report_building import Draft, quantity

from reviewer.domain.errors import KnownError
from reviewer.domain.report import Category, Indicator
from reviewer.domain.review import Decisions
from reviewer.resources import resource
from reviewer.scoring import choose_profile, grade_of, load_profile, load_profiles, score

SHIPPED = resource("rubrics", "yuzhong.toml").read_text(encoding="utf-8")


def test_the_shipped_ones():
    profiles = load_profiles()
    assert {p.id: [part.points for part in p.parts] for p in profiles.values()} == {
        "yuzhong": [20, 30, 5, 45],
        "national": [10, 50, 30, 10],
        "hubei": [20, 40, 30, 10],
        "sichuan": [10, 60, 20, 10],
        "evaluation": [20, 20, 30, 30],
        "overall": [10, 30, 30, 30],
    }
    assert all(p.sample for p in profiles.values() if p.id != "national")
    assert profiles["hubei"].bands == (80, 50)
    assert profiles["yuzhong"].sample
    management = profiles["yuzhong"].parts[3].items
    assert [i.points for i in management] == [Decimal("6.00")] + [Decimal("6.50")] * 6


FIRST_PART = '[[parts]]\nkey = "output"'


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('id = "yuzhong"', 'id = "yuzhong"\ncolour = "red"', "不认识的键“colour”"),
        ('rule = "execution"', 'rule = "guess"', "规则“guess”不认识"),
        ("points = 6.00", "points = 7.00", "合计 46.00 分，与该部分 45 分不符"),
        ("points = 20\n\n[[parts.items]]", "points = 21\n\n[[parts.items]]", "与该部分 21 分不符"),
        ('grade = "良"\nat_least = 80\n\n[[grades]]\n', "", "缺少等级“良”"),
        ("points = 6.00", "points = -6.00", "不能为负数"),
        ("points = 6.00", 'points = "six"', "应为数"),
        ('key = "rules"', 'key = "payment"', "重复"),
        ('when = "no_indicator"', 'when = "always"', "条件“always”不认识"),
        ("bands = [80, 60]", "bands = [60, 80]", "bands"),
        ('name = "渝中四维"', "name = ", "TOML"),
        ('category = "output"', 'category = "other"', "类别“other”不认识"),
        ('reverse_formula = "linear"', 'reverse_formula = "square"', "linear 或 ratio"),
        ("sample = true", 'sample = "yes"', "true 或 false"),
        (FIRST_PART, f'[[checks]]\nrule = "rate-missing"\nof = 1\n{FIRST_PART}', "第 32 行无法使用：疑点设置含有不认识的键“of”"),
        (FIRST_PART, f'[[checks]]\nrule = "a"\n[[checks]]\nrule = "b"\non = 1\n{FIRST_PART}', "第 34 行"),
        (FIRST_PART, f'[[checks]]\nrule = "rate-missing"\ntolerance = -1\n{FIRST_PART}', "不能为负数"),
        (FIRST_PART, f'[[checks]]\non = false\n{FIRST_PART}', "疑点设置缺少“rule”"),
        (FIRST_PART, f'[[checks]]\nrule = "a"\n[[checks]]\nrule = "a"\n{FIRST_PART}', "疑点“a”设置了两次"),
    ],
)  # fmt: skip
def test_an_unsound_profile_is_refused_with_file_and_reason(tmp_path, old, new, reason):
    assert old in SHIPPED
    path = tmp_path / "county.toml"
    path.write_text(SHIPPED.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(KnownError) as caught:
        load_profile(path)
    assert "county.toml" in caught.value.message
    assert reason in caught.value.message


def test_a_sound_copy_is_read(tmp_path):
    path = tmp_path / "county.toml"
    path.write_text(SHIPPED.replace("yuzhong", "county", 1), encoding="utf-8")
    assert load_profile(path).id == "county"


@pytest.mark.parametrize(
    ("total", "grade"),
    [("90", "优"), ("89.99", "良"), ("89.5", "良"), ("80", "良"), ("79.99", "中"), ("60", "中"), ("59.99", "差"), ("0", "差")],
)  # fmt: skip
def test_grades_are_half_open(total, grade):
    assert grade_of(Decimal(total), load_profiles()["yuzhong"]) == grade


def narrative(**points):
    draft = Draft("产出 效果 满意度 管理 执行率")
    for name, category in (
        ("output", "产出"),
        ("effect", "效果"),
        ("satisfaction", "满意度"),
        ("management", "管理"),
    ):
        if name in points:
            draft.part(category, Category(name), points[name], "1", category)
    return draft.report


@pytest.mark.parametrize(
    ("points", "profile", "reason"),
    [
        ({}, "yuzhong", "默认"),
        ({"output": "20", "effect": "30", "satisfaction": "5", "management": "45"}, "yuzhong", "报告所列分值与渝中四维相同"),
        ({"output": "50", "effect": "30", "satisfaction": "10", "management": "10"}, "national", "报告所列分值与国标自评相同"),
        ({"output": "50", "effect": "30", "satisfaction": "10"}, "yuzhong", "默认"),
    ],
)  # fmt: skip
def test_printed_points_choose(points, profile, reason):
    made, why = choose_profile(narrative(**points), load_profiles())
    assert (made.id, why) == (profile, reason)


def test_the_reviewers_choice_comes_first_and_a_default_last():
    report = narrative(output="20", effect="30", satisfaction="5", management="45")
    assert choose_profile(report, load_profiles(), "national")[0].id == "national"
    assert choose_profile(report, load_profiles(), "removed")[0].id == "yuzhong"
    assert choose_profile(narrative(), load_profiles(), None, "national") == (
        load_profiles()["national"],
        "默认",
    )
    assert choose_profile(narrative(), load_profiles(), None, "removed")[0].id == "yuzhong"


def form(*rows):
    draft = Draft("自评表", form=True)
    for index, (category, points, name) in enumerate(rows):
        draft.indicators.append(
            Indicator(
                f"i{index}", name, category, quantity("50个"), quantity("40个"),
                points=None if points is None else Decimal(points), self_score=Decimal(9),
            )
        )  # fmt: skip
    return draft


def test_a_form_is_scored_by_its_own_points():
    draft = form(
        (Category.OUTPUT, "30", "数量"), (Category.OUTPUT, "25", "质量"), (Category.EFFECT, "25", "效益"),
        (Category.SATISFACTION, "10", "满意度"), (Category.MANAGEMENT, "10", "预算执行率"),
    )  # fmt: skip
    profile, why = choose_profile(draft.report, load_profiles())
    assert (profile.id, why) == ("national", "按自评表所列分值")
    sheet = score(draft.document, draft.report, profile, why, (), Decisions())
    assert [(p.name, p.points) for p in sheet.parts] == [
        ("预算执行率", 10),
        ("产出", 55),
        ("效益", 25),
        ("满意度", 10),
    ]
    item = sheet.item("output/i0")
    assert (item.points, item.machine, item.self_score) == (30, Decimal("24.00"), 9)
    assert "自评表所列分值" in item.explanation
    assert [p.self_score for p in sheet.parts] == [9, 18, 9, 9]
    assert sheet.item("execution/execution").self_score == 9


def test_in_a_chosen_profile_the_forms_points_only_weigh():
    draft = form((Category.OUTPUT, "30", "数量"), (Category.OUTPUT, "10", "质量"))
    sheet = score(draft.document, draft.report, load_profiles()["yuzhong"], "", (), Decisions())
    assert [sheet.item(f"output/i{n}").points for n in (0, 1)] == [15, 5]


def test_a_form_without_points_gets_the_national_profile():
    draft = form((Category.OUTPUT, None, "数量"))
    assert choose_profile(draft.report, load_profiles())[0].id == "national"


MONEY = "预算执行情况（万元）（20分）\t预算数\t执行数\t执行率\t得分（20分×执行率）\n年度资金总额\t1560\t1482\t95%\t18.5\n"


def _with_money(words):
    draft = Draft(f"自评表\n{words}总分\t98.5", form=True)
    draft.field("budget", "1560").field("spent", "1482").field("execution_rate", "95%")
    made = form(
        (Category.OUTPUT, "40", "数量"), (Category.EFFECT, "30", "效益"), (Category.SATISFACTION, "10", "满意")
    )
    draft.indicators = made.indicators
    return draft


@pytest.mark.parametrize(
    ("words", "profile", "points", "own"),
    [(MONEY, "hubei", 20, Decimal("18.5")), (MONEY.replace("20分", "10分"), "national", 10, None)],
)
def test_points_that_a_form_gives_its_execution_in_words_choose_and_count(words, profile, points, own):
    draft = _with_money(words)
    made, why = choose_profile(draft.report, load_profiles(), text=draft.text)
    assert made.id == profile
    item = score(draft.document, draft.report, made, why, (), Decisions()).item("execution/execution")
    assert (item.points, item.self_score) == (points, own)  # 18.5 can't be the score of 10 points


def test_only_the_words_over_the_money_row_count():
    draft = _with_money(MONEY.replace("（20分）", "") + "附：预算执行情况（20分）\n")
    assert choose_profile(draft.report, load_profiles(), text=draft.text)[0].id == "national"
