"""The heading tree: numbering styles right and broken, unnumbered and flattened headings, roles, signature."""

import pytest
from drawn_tables import drawn_document
from hypothesis import given
from hypothesis import strategies as st

from reviewer.documents import read_document
from reviewer.domain.document import Document, Paragraph
from reviewer.domain.report import SectionRole
from reviewer.extraction.sections import find_sections, role_of


def tree(text):
    sections = find_sections(read_document(text.strip("\n").encode(), "case.txt"))
    return [(s.level, s.label, s.title) for s in sections]


def roles(text):
    return {s.title: s.role for s in find_sections(read_document(text.strip("\n").encode(), "case.txt"))}


def test_usual_styles_nest():
    assert tree(
        """
第一部分 部门概况
一、主要职能
（一）机构设置
1.内设机构
（1）办公室
①文秘岗
2．下属单位
第二部分 绩效情况
一、 产出情况
"""
    ) == [
        (1, "第一部分", "部门概况"),
        (2, "一、", "主要职能"),
        (3, "（一）", "机构设置"),
        (4, "1.", "内设机构"),
        (5, "（1）", "办公室"),
        (6, "①", "文秘岗"),
        (4, "2．", "下属单位"),
        (1, "第二部分", "绩效情况"),
        (2, "一、", "产出情况"),
    ]


def test_decimal_numbers_nest_by_their_length():
    assert tree(
        "1 项目概况\n1.1 项目背景\n1.2 绩效目标\n1.2.1 总体目标\n2 资金使用情况\n2.5万元用于培训。\n3 个村受益。"
    ) == [
        (1, "1", "项目概况"),
        (2, "1.1", "项目背景"),
        (2, "1.2", "绩效目标"),
        (3, "1.2.1", "总体目标"),
        (1, "2", "资金使用情况"),
    ]


def test_broken_numbers_keep_their_place():
    """ "4、" after "三、" and "7、", "8、" at the end stand on top; a list item "4、" does not."""
    found = tree(
        """
一、项目概况
1、购置设备。
2、开展培训。
二、资金使用情况
3、 组织实施情况
（一）组织机构
4、 项目绩效情况
（一）产出
"""
    )
    assert [(level, label) for level, label, _ in found] == [
        (1, "一、"), (2, "1、"), (2, "2、"), (1, "二、"), (1, "3、"), (2, "（一）"), (1, "4、"), (2, "（一）"),
    ]  # fmt: skip


@pytest.mark.parametrize("label", ["（一）", "(一)", "(一）、", "（一)、", "（ 一 ）"])
def test_half_broken_brackets(label):
    found = tree(f"一、基本情况\n{label}项目背景\n正文。\n")
    assert (found[1][0], found[1][2]) == (2, "项目背景")


def test_run_in_headings_end_at_their_stop():
    document = read_document("一、存在的问题\n（一）资金拨付偏慢。部分资金年底才到位。\n".encode(), "case.txt")
    heading = find_sections(document)[1].heading
    assert document.text[heading.start : heading.end] == "（一）资金拨付偏慢。"


def test_plain_lines_are_headings_beside_numbered_ones():
    found = tree("三、绩效分析\n投入\n预算安排资金300万元。\n（二）过程\n制度健全。\n（三）产出\n完成。\n")
    assert [(level, title) for level, _, title in found] == [
        (1, "绩效分析"), (2, "投入"), (2, "过程"), (2, "产出"),
    ]  # fmt: skip


def test_flattened_text_keeps_its_tree():
    text = (
        "某县教育局2021年校舍改造项目绩效自评报告一、项目概况（一）项目单位基本情况县教育局内设12个股室，负责全县教育工作。"
        "（二）项目绩效目标新建校舍3栋。二、资金使用情况项目预算500万元，主要用于：一、二年级教室改造，执行第三条（一）项规定。"
        "（一）资金到位情况到位500万元。（二）资金使用情况支出480万元。三、绩效情况完成校舍3栋。四、存在问题及改进措施进度偏慢。"
    )
    assert [(level, title) for level, _, title in tree(text)] == [
        (1, "项目概况"), (2, "项目单位基本情况"), (2, "项目绩效目标"), (1, "资金使用情况"), (2, "资金到位情况"),
        (2, "资金使用情况"), (1, "绩效情况"), (1, "存在问题及改进措施"),
    ]  # fmt: skip


def test_styled_headings_without_numbers():
    lines = [
        "白水县文化馆免费开放项目绩效自评报告",
        "项目概况",
        "本项目覆盖全县。",
        "资金使用情况",
        "预算50万元。",
    ]
    text = "\n".join(lines)
    paragraphs, position = [], 0
    for line, level in zip(lines, (1, 1, 0, 1, 0), strict=True):
        paragraphs.append(Paragraph(position, position + len(line), level))
        position += len(line) + 1
    found = find_sections(Document(text, "docx", tuple(paragraphs)))
    assert [(s.level, s.title) for s in found] == [(1, "项目概况"), (1, "资金使用情况")]


def test_tables_hold_no_headings():
    document = drawn_document("一、概况\n正文。\n", "一、指标 | 目标值\n二、数量 | 5个\n", "二、结论\n")
    assert [s.title for s in find_sections(document)] == ["概况", "结论"]


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("项目基本概况", "overview"), ("部门（单位）基本情况", "overview"), ("项目绩效目标设立情况", "goals"),
        ("绩效目标完成情况分析", "performance"), ("项目资金使用及管理情况", "funds"), ("预算执行情况", "funds"),
        ("项目组织实施情况", "organisation"), ("绩效评价工作开展情况", "method"), ("自评结论", "conclusion"),
        ("综合评价结论", "conclusion"), ("主要经验及做法", "experience"), ("存在的主要问题及原因分析", "problems"),
        ("下一步改进措施", "measures"), ("有关建议", "measures"), ("下一步工作计划", "next_plan"),
        ("其他需要说明的问题", "other"), ("绩效自评结果拟应用和公开情况", "other"), ("满意度指标", "performance"),
        ("偏离绩效目标的原因和下一步改进措施", "problems"),
    ],
)  # fmt: skip
def test_roles_by_words(title, role):
    assert role_of(title) is SectionRole(role)


def test_roles_inherit_and_stay_in_their_group():
    found = roles(
        """
2022年度绿化项目绩效自评报告
四、经验做法、存在问题及建议
（一）经验做法
（二）存在问题
1.资金使用不规范。
（三）建议
五、2023年工作计划
（一）目标任务
六、2022年重点工作任务
"""
    )
    assert found["资金使用不规范"] is SectionRole.PROBLEMS
    assert found["建议"] is SectionRole.MEASURES
    assert found["目标任务"] is SectionRole.NEXT_PLAN
    assert found["2022年重点工作任务"] is not SectionRole.NEXT_PLAN


def test_signature_block_is_a_section_of_its_own():
    text = "一、概况\n正文。\n            白水县文化馆\n        二〇二二年三月二十日"
    document = read_document(text.encode(), "case.txt")
    *_, body, signature = find_sections(document)
    assert signature.role is SectionRole.SIGNATURE
    assert document.text[signature.span.start : signature.span.end].startswith("白水县文化馆")
    assert body.span.end == signature.span.start


@given(
    st.text(alphabet="一二三、（）().1①第部分章项目概况情况。；\n\t 2023年月日绩效自评报告附件", max_size=300)
)
def test_never_raises_and_spans_nest(text):
    sections = find_sections(Document(text, "txt"))
    for section in sections:
        assert 0 <= section.heading.start <= section.heading.end <= section.span.end <= len(text)
        assert section.title in "".join(text.split()) or section.role is SectionRole.SIGNATURE
        if section.parent >= 0:
            assert sections[section.parent].span.contains(section.span)
            assert sections[section.parent].level < section.level
