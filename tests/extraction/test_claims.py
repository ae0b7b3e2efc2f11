"""Derived figures are tied to what they were derived from, near or elsewhere, like or unlike."""

from reviewer.domain.document import Document
from reviewer.domain.report import ClaimKind
from reviewer.extraction import extract


def read(text):
    (report,) = extract(Document(text=text, format="txt"))
    return report


def claims(report, kind):
    return [c for c in report.claims if c.kind is kind]


def words(quantity):
    return None if quantity is None else quantity.passage.text


def test_percentage_with_its_numbers_in_one_sentence():
    report = read("三、绩效情况\n改造危房136户，完成县下达任务120户的113.33%。\n")
    (claim,) = claims(report, ClaimKind.COMPLETION)
    assert (words(claim.stated), words(claim.value), words(claim.base)) == ("113.33%", "136户", "120户")
    assert claim.near
    assert claim.like
    assert claim.indicator == report.indicators[0].key


def test_percentage_of_a_goal_elsewhere():
    report = read("二、绩效目标\n改造危房120户。\n三、绩效情况\n改造危房136户，完成年度目标的115%。\n")
    (claim,) = claims(report, ClaimKind.COMPLETION)
    assert words(claim.base) == "120户"
    assert not claim.near
    assert claim.like


def test_percentage_of_a_goal_of_another_kind_asks():
    report = read("二、绩效目标\n内联引资40亿元。\n三、绩效情况\n引进内资46亿元，完成年度目标的110%。\n")
    (claim,) = claims(report, ClaimKind.COMPLETION)
    assert words(claim.base) == "40亿元"
    assert not claim.like
    assert claim.base_name == "内联引资"
    assert len(report.indicators) == 2


def test_percentage_without_any_goal():
    report = read("三、绩效情况\n清运垃圾4.8万吨，完成年度任务的108%。\n")
    (claim,) = claims(report, ClaimKind.COMPLETION)
    assert claim.base is None


def test_excess_over_the_goal():
    report = read("二、绩效目标\n放映电影100场。\n三、绩效情况\n放映电影112场，超额完成目标任务10场。\n")
    (claim,) = claims(report, ClaimKind.EXCESS)
    assert (words(claim.stated), words(claim.value), words(claim.base), claim.sign) == (
        "10场",
        "112场",
        "100场",
        1,
    )


def test_less_than_the_goal():
    report = read("三、绩效情况\n计划放映电影100场，实际放映96场，较目标少4场。\n")
    (claim,) = claims(report, ClaimKind.EXCESS)
    assert (words(claim.stated), words(claim.base), claim.sign) == ("4场", "100场", -1)


def test_growth_against_last_year():
    report = read(
        "2022年旅游专项绩效自评报告\n三、绩效情况\n接待游客182万人次，上年接待160万人次，同比增长13.75%。\n"
    )
    (claim,) = claims(report, ClaimKind.GROWTH)
    assert (words(claim.value), words(claim.base), words(claim.stated)) == ("182万人次", "160万人次", "13.75%")


def test_points_between_two_levels():
    report = read("三、绩效情况\n森林覆盖率由61.2%提升至62.5%，提高1.3个百分点。\n")
    (claim,) = claims(report, ClaimKind.EXCESS)
    assert (words(claim.value), words(claim.base), words(claim.stated)) == ("62.5%", "61.2%", "1.3个百分点")


def test_list_counted_behind():
    report = read("三、绩效情况\n引进东风纺织厂、南山制药厂、西河水泥厂等4个项目。\n")
    (listed,) = report.lists
    assert (words(listed.stated), len(listed.items), listed.open_ended) == ("4个", 3, True)
    assert listed.items[0].text.endswith("东风纺织厂")


def test_list_counted_before():
    report = read(
        "三、绩效情况\n新建文化站3个，分别是城东文化站、城西文化站（含分馆）、河口镇“乡愁、记忆”文化站。\n"
    )
    (listed,) = report.lists
    assert (words(listed.stated), len(listed.items), listed.open_ended) == ("3个", 3, False)


def test_percentages_in_a_row_belong_to_their_figures():
    report = read("三、绩效情况\n新建泵站4座，清淤沟渠36公里，分别完成年度任务的100%、120%。\n")
    assert [(words(c.value), words(c.stated)) for c in claims(report, ClaimKind.COMPLETION)] == [
        ("4座", "100%"),
        ("36公里", "120%"),
    ]
