"""Two fictional forms without an error, and what is found when one cell is changed."""

from dataclasses import replace

import pytest
from extraction.drawn_tables import drawn_document

from reviewer.checks import check_report
from reviewer.domain.document import Document, Table
from reviewer.extraction import extract

PROJECT = (
    "2023年度项目支出绩效自评表\n",
    """
项目名称 | 城区绿化养护 | < | < | 实施单位 | 白桥市园林处 | <
项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 | 得分
^ | 年度资金总额 | 260 | 300 | 294 | 98% | 9.8
^ | 其中：财政拨款 | 200 | 240 | 236 | 98.33% | -
^ | 其他资金 | 60 | 60 | 58 | 96.67% | -
年度总体目标 | 预期目标 | < | < | 实际完成情况 | < | <
^ | 养护城区绿地，年中追加40万元。 | < | < | 按计划完成养护。 | < | <
一级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
产出指标 | 补植苗木 | ≥500株 | 560株 | 20 | 20 |
^ | 绿地养护面积 | 120万平方米 | 121万平方米 | 20 | 20 |
^ | 单位养护成本 | ≤5元/平方米 | 4.8元/平方米 | 10 | 10 |
效益指标 | 绿化覆盖率 | ≥40% | 41.2% | 30 | 30 |
满意度指标 | 市民满意度 | ≥90% | 92% | 10 | 10 | 问卷300份
总分 | < | < | < | 100 | 99.8 |
自评等级 | 优 | < | < | < | < | <
存在问题 | 部分路段补植滞后。 | < | < | < | < | <
填报人：甲 | < | < | < | 填报日期：2024年2月3日 | < | <
""",
)
UNIT = (
    "附件\n2022年度部门整体支出绩效自评表\n",
    """
部门名称 | 禾丰县司法局 | < | < | < | 单位：元 | <
资金情况 | 支出类别 | 年初预算 | 调整后预算 | 决算数 | 执行率 | 得分
^ | 预算总额 | 9,100,000 | 9,520,000 | 9,306,000 | 97.75% | 9.78
^ | 一、基本支出 | 7,000,000 | 7,220,000 | 7,186,000 | 99.53% | /
^ | 其中：人员经费 | 6,100,000 | 6,320,000 | 6,301,000 | 99.7% | /
^ | 公用经费 | 900,000 | 900,000 | 885,000 | 98.33% | /
^ | 二、项目支出 | 2,100,000 | 2,300,000 | 2,120,000 | 92.17% | /
年度重点任务 | 任务名称 | 主要内容 | 预算金额 | 实际支出 | 完成情况 | <
^ | 人民调解 | 案件补贴 | 600,000 | 580,000 | 已完成 | <
^ | 法律援助 | 援助办案 | 900,000 | 880,000 | 已完成 | <
^ | 普法宣传 | 宣传活动 | 800,000 | 660,000 | 已完成，预算调整为追加 | <
一级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 未完成原因
产出指标 | 调解案件 | ≥1500件 | 1612件 | 30 | 30 |
^ | 普法活动 | ≥60场 | 62场 | 20 | 20 |
效益指标 | 调解成功率 | ≥96% | 98% | 30 | 30 |
满意度指标 | 群众满意度 | ≥90% | 95% | 10 | 10 | 电话回访
合计 | < | < | < | 100 | 99.78 |
填表日期：2023年3月1日 | < | < | < | 存在问题：宣传形式单一 | < | <
""",
)
CHANGES = [
    (PROJECT, "补植苗木 | ≥500株 | 560株", "补植苗木 | ≥500株 | 410株", "unmet-without-deduction"),
    (PROJECT, "294 | 98%", "294 | 95%", "rate-mismatch"),
    (PROJECT, "其中：财政拨款 | 200 | 240 | 236", "其中：财政拨款 | 200 | 240 | 216", "sum-mismatch"),
    (PROJECT, "其他资金 | 60 | 60 | 58", "其他资金 | 60 | 80 | 58", "sum-mismatch"),
    (PROJECT, "≥40% | 41.2% | 30 | 30", "≥40% | 41.2% | 30 | 32", "score-exceeds-points"),
    (PROJECT, "100 | 99.8", "100 | 98.8", "score-sum-mismatch"),
    (PROJECT, "100 | 99.8", "100 | 100.8", "score-exceeds-points"),
    (PROJECT, "560株", "560平方米", "unit-mismatch"),
    (PROJECT, "≤5元/平方米 | 4.8元/平方米", "≤0.05万元 | 480元", "unit-mismatch"),
    (PROJECT, "41.2% | 30 | 30", "41.2% | 25 | 25", "points-sum-mismatch"),
    (PROJECT, "优 | < | < | < | < | <", "良 | < | < | < | < | <", "grade-conflict"),
    (PROJECT, "560株 | 20 | 20", "  | 20 | 20", "actual-missing"),
    (PROJECT, "≥90% | 92% | 10 | 10", "≥90% | ≥90% | 10 | 10", "actual-repeats-target"),
    (PROJECT, "560株 | 20 | 20", "960株 | 20 | 20", "over-achievement-unexplained"),
    (PROJECT, "≤5元/平方米", "≥5元/平方米", "cost-direction"),
    (PROJECT, "260 | 300 | 294 | 98%", "0 | 0 | 0 | 0%", "sum-mismatch"),
    (PROJECT, "≥90% | 92% | 10 | 10", "≥90% | 满意 | 10 | 10", "satisfaction-unsupported"),
    (PROJECT, "2024年2月3日", "2022年2月3日", "date-order"),
    (UNIT, "9,306,000 | 97.75%", "9,406,000 | 98.8%", "sum-mismatch"),
    (UNIT, "公用经费 | 900,000 | 900,000 | 885,000", "公用经费 | 900,000 | 900,000 | 985,000", "sum-mismatch"),
    (UNIT, "普法活动 | ≥60场 | 62场 | 20 | 20", "普法活动 | ≥60场 | 52场 | 20 | 20", "unmet-without-deduction"),
    (UNIT, "普法活动 | ≥60场 | 62场 | 20 | 20", "普法活动 | ≥60场 | 52场 | 20 | 17.33", "score-vs-results"),
    (UNIT, "62场", "6200人次", "unit-mismatch"),
    (UNIT, "97.75% | 9.78", "95.75% | 9.78", "rate-mismatch"),
    (UNIT, "100 | 99.78", "100 | 98.78", "score-sum-mismatch"),
    (UNIT, "其中：人员经费 | 6,100,000 | 6,320,000 | 6,301,000", "其中：人员经费 | 6,100,000 | 6,320,000 | 7,301,000", "part-exceeds-whole"),
]  # fmt: skip


def found(form, before="", after=""):
    text, drawing = form
    assert before in drawing
    document = drawn_document(text, drawing.replace(before, after) if before else drawing)
    (report,) = extract(document)
    return list(check_report(document, report))


@pytest.mark.parametrize("form", [PROJECT, UNIT], ids=["project", "unit"])
def test_nothing_is_found_in_the_sound_form(form):
    assert not [f.message for f in found(form) if f.severity.value != "low"]


@pytest.mark.parametrize(
    ("form", "before", "after", "rule"), CHANGES, ids=[f"{c[3]}-{c[2][:12]}" for c in CHANGES]
)
def test_a_changed_cell_is_found(form, before, after, rule):
    assert rule in {f.rule for f in found(form, before, after)}


def test_full_marks_over_a_row_that_was_cut_are_a_contradiction():
    (high,) = [
        f for f in found(PROJECT, "560株 | 20 | 20 |", "410株 | 20 | 16.4 |") if f.rule == "score-vs-results"
    ]
    assert high.severity.value == "low"  # a high score with its cut told is but a hint
    text, drawing = PROJECT
    changed = drawing.replace("560株 | 20 | 20 |", "410株 | 20 | 16.4 |").replace("100 | 99.8", "100 | 100")
    (full,) = [f for f in found((text, changed)) if f.rule == "score-vs-results"]
    assert full.severity.value == "high"


PRINTED = """三级指标 | 年度指标值 | 全年完成值 | 完成率 | 分值 | 得分
补植苗木 | {target} | {actual} | {printed} | 90 | 90
总分 | < | < | < | 100 | 100"""


@pytest.mark.parametrize(
    ("target", "actual", "printed", "wrong"),
    [
        ("≥500株", "560株", "100%", False),
        ("10-12次", "11次", "100%", False),
        ("≤20件", "16件", "100%", False),
        ("≤50元", "45元", "111.11%", False),
        ("≤50元", "45元", "110%", False),
        ("≥500株", "560株", "120%", True),
        ("≥500株", "450株", "100%", True),
        ("≤50元", "55元", "100%", True),
    ],
)
def test_a_printed_completion_may_be_cut_at_the_full_or_turned_round(target, actual, printed, wrong):
    drawing = PRINTED.format(target=target, actual=actual, printed=printed)
    assert (
        "completion-mismatch" in {f.rule for f in found(("2023年度项目支出绩效自评表\n", drawing))}
    ) is wrong


def test_the_total_of_another_form_in_the_file_is_not_this_ones():
    text, drawing = PROJECT
    first = drawn_document(text, drawing.replace("100 | 99.8", "100 | 100.8"))
    document = stacked(first, drawn_document(text, drawing))
    one, other = extract(document)
    assert "score-exceeds-points" in {f.rule for f in check_report(document, one)}
    assert "score-exceeds-points" not in {f.rule for f in check_report(document, other)}


def stacked(first, second):
    shift = len(first.text)
    moved = [moved_by(shift, block) for block in second.blocks]
    return Document(first.text + second.text, "docx", (*first.blocks, *moved))


def moved_by(shift, block):
    if isinstance(block, Table):
        cells = tuple(replace(c, start=c.start + shift, end=c.end + shift) for c in block.cells)
        block = replace(block, cells=cells)
    return replace(block, start=block.start + shift, end=block.end + shift)


def test_a_form_without_a_place_for_scores_is_only_told_so():
    drawing = "三级指标 | 年度指标值 | 全年完成值 | 未完成原因\n受益农户 | ≥300户 | 312户 |\n农户满意度 | ≥90% | 95% |"
    (missing,) = [
        f for f in found(("2023年度转移支付绩效目标自评表\n", drawing)) if f.rule == "self-score-missing"
    ]
    assert missing.severity.value == "low"


def test_a_total_row_of_zeros_over_a_filled_row_is_found_once():
    zeros = found(PROJECT, "260 | 300 | 294 | 98%", "0 | 0 | 0 | 0%")
    assert len([f for f in zeros if f.rule == "sum-mismatch"]) == 1
