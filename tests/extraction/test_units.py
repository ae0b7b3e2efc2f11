"""Bodies: the whole name of who carries a project out, whatever verbs and places its words resemble."""

import pytest

from reviewer.documents import read_document
from reviewer.extraction import extract

LONG_NAMES = [
    "清河县住房和城乡建设局",
    "清河县住房和城乡建设委员会",
    "清河县城乡建设投资集团",
    "清河县城乡建设投资集团有限公司",
    "清河县村镇建设管理站",
    "清河县乡村建设服务中心",
    "清河县东坪镇",  # a name that does end where the verb begins
]


def read(text):
    (report,) = extract(read_document(text.encode(), "报告.txt"))
    return report


@pytest.mark.parametrize("verb", ["组织实施", "负责实施", "建设", "负责建设", "牵头承建", "负责"])
@pytest.mark.parametrize("unit", LONG_NAMES)
def test_a_verb_within_a_name_does_not_end_it(unit, verb):
    text = f"老旧小区改造项目绩效自评报告\n一、项目概况\n老旧小区改造项目由{unit}{verb}，工期一年。\n"
    assert read(text).value("unit") == unit


def test_a_company_keeps_its_form_in_a_title():
    unit = "清河县城乡建设投资集团有限公司"
    assert read(f"{unit}老旧小区改造项目绩效自评报告\n一、项目概况\n").value("unit") == unit


LIBRARY = "清河县文化和旅游局"
PROJECT = "延时开放项目"


def library(begins, *, below="", carries=LIBRARY, signs=LIBRARY):
    """Return a report whose title begins with the words given."""
    head = f"{begins}{PROJECT}绩效自评报告\n{below}\n一、项目概况\n{begins}{PROJECT}"
    told = f"由{carries}组织实施。" if carries else "于三月启动。"
    end = f"{signs}\n2025年3月12日\n" if signs else ""
    return read(f"{head}{told}\n二、自评结论\n自评得分95分。\n三、下一步措施\n继续延时开放。\n{end}")


@pytest.mark.parametrize("begins", ["公共图书馆", "乡镇卫生院", "村卫生室", "敬老院"])
def test_a_thing_that_many_places_have_is_no_unit(begins):
    report = library(begins, carries="", signs="")
    assert report.value("unit") is None
    assert report.value("project_name") == begins + PROJECT
    assert library(begins).value("unit") == LIBRARY


def test_what_introduces_and_signs_outweighs_a_title_without_a_place():
    assert library("红星图书馆").value("unit") == LIBRARY
    assert library("红星图书馆", carries="", below=LIBRARY).value("unit") == LIBRARY
    assert library("红星图书馆").value("project_name") == "红星图书馆" + PROJECT


@pytest.mark.parametrize(
    ("begins", "told"),
    [
        ("红星图书馆", {"signs": ""}),  # one place alone outweighs nothing
        ("红星图书馆", {"signs": "清河县教育局"}),  # nor do two that differ
        ("红星图书馆", {"signs": "清河县红星图书馆", "carries": "清河县红星图书馆"}),
        ("清河县图书馆", {}),
    ],
)
def test_a_unit_of_a_title_stays_where_the_others_do_not_agree_on_another(begins, told):
    assert library(begins, **told).value("unit").endswith(begins)


def test_a_title_may_set_off_what_many_places_have():
    assert read("敬老院2023年度运行经费绩效自评报告\n一、项目概况\n").value("unit") == "敬老院"
