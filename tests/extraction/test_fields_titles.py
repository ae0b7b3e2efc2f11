"""Titles: the body, the project and the year that a report's title names."""

import tomllib
from pathlib import Path

import pytest

from reviewer.documents import read_document
from reviewer.extraction import extract

CASES = [
    ("清河县教育局2022年学前教育发展资金项目绩效自评报告", "清河县教育局", "学前教育发展资金项目", "2022"),
    ("2023年度清河县水利局山洪灾害防治项目支出绩效自评报告", "清河县水利局", "山洪灾害防治项目", "2023"),
    ("关于2021年度农村危房改造补助资金的绩效自评报告", None, "农村危房改造补助资金", "2021"),
    (
        "清河市第一人民医院关于2022年医疗设备购置项目绩效自评情况的报告",
        "清河市第一人民医院",
        "医疗设备购置项目",
        "2022",
    ),
    ("2022年清河县中央财政水利发展资金绩效自评报告", None, "中央财政水利发展资金", "2022"),
    (
        "清河县人民政府办公室2023年政务服务运行经费绩效评价报告",
        "清河县人民政府办公室",
        "政务服务运行经费",
        "2023",
    ),
    ("清河镇人民政府2022年度村级公益事业项目绩效自评报告", "清河镇人民政府", "村级公益事业项目", "2022"),
    (
        "清河县红星街道办事处“两新”党建专项经费2022年绩效自评报告",
        "清河县红星街道办事处",
        "“两新”党建专项经费",
        "2022",
    ),
    ("2020年度部门整体支出绩效自评报告", None, None, "2020"),
    ("清河县机关事务管理局2022年度部门整体支出绩效评价自评报告", "清河县机关事务管理局", None, "2022"),
    ("清河县退役军人事务局2023年度项目支出绩效自评报告", "清河县退役军人事务局", None, "2023"),
    (
        "清河市城市管理综合行政执法局环卫作业经费绩效自评报告（2022年度）",
        "清河市城市管理综合行政执法局",
        "环卫作业经费",
        "2022",
    ),
    ("清河县中医院2021-2022年住院楼改扩建项目绩效自评报告", "清河县中医院", "住院楼改扩建项目", "2022"),
    ("中共清河县委组织部2022年人才发展专项资金绩效自评报告", "中共清河县委组织部", "人才发展专项资金", "2022"),
    ("清河职业技术学院实训基地建设项目绩效自评报告", "清河职业技术学院", "实训基地建设项目", None),
    ("清河县融媒体中心2022年“村村响”维护费项目支出绩效自评报告", "清河县融媒体中心", "“村村响”维护费", "2022"),
    (
        "清河自然保护区管理局2023年森林管护项目绩效自评报告的公示",
        "清河自然保护区管理局",
        "森林管护项目",
        "2023",
    ),
    ("二〇二二年度清河县文物保护经费绩效自评报告", None, "文物保护经费", "2022"),
    (
        "清河县2022年义务教育薄弱环节改善与能力提升项目绩效自评报告",
        None,
        "义务教育薄弱环节改善与能力提升项目",
        "2022",
    ),
    (
        "清河县公安局交警大队2023年交通设施维护经费绩效自评报告",
        "清河县公安局交警大队",
        "交通设施维护经费",
        "2023",
    ),
]


def bare(words):
    return "" if words is None else words.replace("“", "").replace("”", "")


@pytest.mark.parametrize(("title", "unit", "project", "year"), CASES)
def test_titles(title, unit, project, year):
    text = f"{title}\n一、基本情况\n按照要求开展自评。\n"
    (report,) = extract(read_document(text.encode(), "case.txt"))
    assert report.value("title") == title
    assert report.value("unit") == unit
    assert report.value("year") == year
    read = bare(report.value("project_name"))
    assert (read == "") == (project is None)
    assert bare(project) in read or read in bare(project)


def titled():
    with (Path(__file__).parents[1] / "data" / "extraction" / "titles.toml").open("rb") as file:
        return [pytest.param(case, id=case["name"]) for case in tomllib.load(file)["case"]]


@pytest.mark.parametrize("case", titled())
def test_titles_covers_and_signatures(case):
    (report,) = extract(read_document(case["text"].strip("\n").encode(), "case.txt"))
    wanted = {name: case["fields"].get(name) for name in (*case["fields"], "report_date", "department")}
    assert {name: report.value(name) for name in wanted} == wanted
