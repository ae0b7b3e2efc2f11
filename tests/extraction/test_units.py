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
