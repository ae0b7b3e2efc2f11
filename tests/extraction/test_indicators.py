"""Indicators of fictional passages in many wordings: names, goals, results, categories, percentages."""

import tomllib
from pathlib import Path

import pytest

from reviewer.documents import read_document
from reviewer.domain.quantity import plain
from reviewer.extraction import extract

CASES = Path(__file__).parents[1] / "data" / "extraction"


def load(name):
    with (CASES / name).open("rb") as file:
        return [pytest.param(case, id=case["id"]) for case in tomllib.load(file)["case"]]


def shown(report):
    return sorted(
        (
            i.name,
            i.target.passage.text if i.target else "",
            i.actual.passage.text if i.actual else "",
            i.category.value,
            "" if i.stated_completion is None else plain(i.stated_completion),
        )
        for i in report.indicators
    )


def labelled(case):
    return sorted(
        (i["name"], i["target"], i["actual"], i["category"], i.get("stated", "")) for i in case["indicators"]
    )


@pytest.mark.parametrize("case", load("cases_prose.toml"))
def test_prose(case):
    document = read_document(case["text"].lstrip("\n").encode(), "case.txt")
    (report,) = extract(document)
    assert shown(report) == labelled(case)
    for claim in case.get("claims", []):
        assert any(
            c.kind.value == claim["kind"]
            and c.stated.passage.text == claim["stated"]
            and c.value.passage.text == claim["value"]
            and c.sign == claim["sign"]
            for c in report.claims
        )
    for listed in case.get("lists", []):
        assert any(
            found.stated.passage.text == listed["stated"] and len(found.items) == listed["items"]
            for found in report.lists
        )


@pytest.mark.parametrize(
    "case",
    load("cases_other.toml")
    + load("cases_blind.toml")
    + load("cases_more.toml")
    + load("cases_last.toml")
    + load("cases_fresh.toml")
    + load("cases_fresh2.toml"),
)
def test_other_wordings(case):
    (report,) = extract(read_document(case["text"].lstrip("\n").encode(), "case.txt"))
    wanted = {
        (i["name"], i["target"], i["actual"], i.get("stated", "")): bool(i.get("optional"))
        for i in case["indicators"]
    }
    read = {(name, target, actual, stated) for name, target, actual, _, stated in shown(report)}
    assert {i for i, optional in wanted.items() if not optional} <= read <= set(wanted)


@pytest.mark.parametrize("case", load("cases_tables.toml"))
def test_tables(case):
    document = read_document(case["text"].lstrip("\n").encode(), "case.txt")
    (report,) = extract(document)
    assert shown(report) == labelled(case)
    points = {i["name"]: i.get("points") for i in case["indicators"]}
    assert {i.name: None if i.points is None else plain(i.points) for i in report.indicators} == points


def test_units_of_columns_and_headers():
    text = load("cases_tables.toml")[1].values[0]["text"] + load("cases_tables.toml")[2].values[0]["text"]
    (report,) = extract(read_document(text.encode(), "case.txt"))
    read = {i.name: (i.target.op.value, i.target.value, i.target.unit) for i in report.indicators}
    assert read["发放助学贷款"] == (">=", 800, "人次")
    assert read["人均资助金额"] == ("=", 3000, "元")
    assert read["农村公路硬化"] == ("=", 46, "公里")


@pytest.mark.parametrize(
    ("sentence", "name", "target", "actual"),
    [
        ("投诉量下降率：应下降10%以上，实际下降12%。", "投诉量下降率", "10%以上", "12%"),
        ("投诉量下降率：应下降10%以上。全年受理投诉180件，已下降12%。", "投诉量下降率", "10%以上", "12%"),
        ("水费收入增长率应达到8%以上，实际增长9.2%。", "水费收入增长率", "8%以上", "9.2%"),
        ("单位能耗降低率：目标5%，实际降低6%。", "单位能耗降低率", "5%", "6%"),
    ],
)
def test_the_value_of_a_rate_of_change_is_a_result_and_no_growth(sentence, name, target, actual):
    text = f"青禾县水务局2023年度供水管网改造项目绩效自评报告\n一、完成情况\n{sentence}\n"
    (report,) = extract(read_document(text.encode(), "case.txt"))
    (indicator,) = report.indicators
    assert (indicator.name, indicator.target.passage.text, indicator.actual.passage.text) == (
        name,
        target,
        actual,
    )


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("完成及时率：目标值≥98%，实际完成97.2%。", ("完成及时率", "≥98%", "97.2%")),
        ("任务完成及时率目标为98%，实际为97%。", ("任务完成及时率", "98%", "97%")),
        ("完成及时率（目标98%，完成97%）。", ("完成及时率", "98%", "97%")),
        ("完成验收合格率：目标值≥98%，实际完成97.2%。", ("验收合格率", "≥98%", "97.2%")),
    ],
)
def test_how_timely_things_were_done_is_a_name_with_its_verb(words, read):
    text = f"小型水库除险加固项目绩效自评报告\n三、绩效目标完成情况\n{words}"
    (report,) = extract(read_document(text.encode(), "case.txt"))
    assert [row[:3] for row in shown(report)] == [read]


def test_a_score_that_runs_over_an_empty_reason_is_none():
    rows = (
        "项目支出绩效自评表,,,,,,,",
        "项目名称,延时开放项目,,,,,,",
        "一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分,偏差原因分析及改进措施",
        "产出指标,数量指标,开放天数,≥300天,296天,25,24.67,闭馆检修",
        "产出指标,时效指标,拨付及时率,100%,100%,25,25,",
        "效益指标,社会效益指标,接待读者,≥18万人次,17万人次,30,30,",
    )
    (report,) = extract(read_document("\n".join(rows).encode(), "表.csv"))
    assert [i.reason and i.reason.text for i in report.indicators] == ["闭馆检修", None, None]
