"""A value read from characters that recognition was not sure of is doubtful itself."""

from array import array
from dataclasses import replace

import pytest

from reviewer.documents import read_document
from reviewer.domain.pages import CERTAIN, Page, Pages, PageSource
from reviewer.extraction import extract
from reviewer.services.signs import SURE

REPORT = """云泽县农村公路养护项目2023年度绩效自评报告
一、项目概况
项目年初预算520.00万元，全年实际支出486.50万元，预算执行率93.56%。其中：路面保洁支出300.00万元，坑槽修补支出186.50万元。
二、绩效目标完成情况
培训养护人员计划500人次，实际完成480人次，完成率96%。
"""


def recognised(*doubts, text=REPORT):
    """The report as if it had been recognised, with doubt about the first of each of some words."""
    document = read_document(text.encode(), "报告.txt")
    sure = array("B", [99] * len(document.text))
    for words, confidence in doubts:
        sure[document.text.index(words)] = confidence
    pages = Pages((Page(1, 595, 842, PageSource.RECOGNISED),), confidence=sure)
    return replace(document, pages=pages)


def read(*doubts):
    (report,) = extract(recognised(*doubts))
    return report


def test_doubtful_characters_make_a_value_doubtful():
    report = read(("486.50", 41))
    assert report.fields["spent"].confidence == 0.41
    assert report.statements["spent"][0].confidence == 0.41
    assert report.fields["budget"].confidence > SURE


def test_both_figures_of_an_indicator_count():
    plain, target, actual = read(), read(("500人次", 50)), read(("480人次", 60))
    assert [max(i.confidence for i in r.indicators) for r in (target, actual)] == [0.5, 0.6]
    assert [i.confidence for i in plain.indicators] > [0.8]


def test_parts_of_the_spending_count():
    first, second = read(("300.00", 30)).spending
    assert first.confidence == 0.3
    assert second.confidence > SURE


@pytest.mark.parametrize(
    "slip", ["300.00.万元", "300.00,万元", "300.00 ，万元", "300.00·万元", "300..00万元", "300·00万元"]
)
def test_a_speck_in_a_figure_is_read_over_and_leaves_it_doubtful(slip):
    (report,) = extract(recognised(text=REPORT.replace("300.00万元", slip)))
    first, second = report.spending
    assert (first.name, first.amount, second.amount) == ("路面保洁", 3000000, 1865000)
    assert first.passage.text == slip
    assert first.confidence < SURE < second.confidence


@pytest.mark.parametrize("slip", ["300.0.0万元", "300：00万元", "3O0|00万元"])
def test_what_stands_in_a_figure_that_is_none_is_never_sure(slip):
    (report,) = extract(recognised(text=REPORT.replace("300.00万元", slip)))
    assert all(s.confidence < SURE for s in report.spending if s.amount != 1865000)


def test_labels_and_figures_side_by_side_are_no_specks():
    text = REPORT.replace(
        "其中：", "分别用于：\n1.万元以下支出5、10万元。\n3、元旦慰问。规上企业20、亿元企业3家。其中："
    )
    (report,) = extract(recognised(text=text))
    typed = extract(read_document(text.encode(), "报告.txt"))[0]
    assert [s.amount for s in report.spending] == [s.amount for s in typed.spending]


def test_a_point_too_many_is_a_slip_of_typing_too():
    text = REPORT.replace("300.00万元", "300.00.万元")
    (report,) = extract(read_document(text.encode(), "报告.txt"))
    assert [s.amount for s in report.spending] == [3000000, 1865000]


def test_sure_characters_change_nothing():
    document = read_document(REPORT.encode(), "报告.txt")
    certain = Pages((Page(1, 595, 842),), confidence=array("B", [CERTAIN] * len(document.text)))
    assert extract(replace(document, pages=certain)) == extract(document)
    assert extract(replace(document, pages=Pages((Page(1, 595, 842),)))) == extract(document)


ROWS = (
    "项目支出绩效自评表\n",
    "主管部门 云泽县卫生健康局\n",
    "一级指标 二级指标 三级指标 年度指标值实际完成值",
    "产出指标 数量指标 更新设备 ≥46台 46台\n",
    "产出指标 质量指标 设备验收合格率 100% 100%\n",
    "效益指标 社会效益指标 年诊疗人次 ≥6.4万人次6.9万人次",
    "满意度指标服务对象满意度指标 患者满意度 ≥90% 92.7%\n",
    "总分",
)


def lost_form():
    """A form that was recognised without its table: its rows run into one another, each is at its own height."""
    document = recognised(text="".join(ROWS))
    pages = document.pages
    for row, words in enumerate(ROWS):
        for at in range(len(words)):
            pages.page_of.append(0)
            pages.boxes.extend((8.0 * at, 20.0 * row, 8.0 * at + 8, 20.0 * row + 12))
    return document


def astray(report):
    """The indicators with a value that stands in no row of theirs."""
    starts = [sum(map(len, ROWS[:row])) for row in range(len(ROWS))]

    def row(position):
        return ROWS[max(at for at, start in enumerate(starts) if start <= position)]

    sides = ((one, side) for one in report.indicators for side in (one.target, one.actual) if side is not None)
    return [one.name for one, side in sides if one.name not in "".join(row(side.passage.start).split())]


def test_no_value_of_a_lost_form_comes_from_another_row():
    document = lost_form()
    (report,), (plain,) = extract(document), extract(replace(document, pages=None))
    assert astray(plain)
    assert astray(report) == []
    assert len(report.indicators) == len(plain.indicators)
    assert all(one.confidence < SURE for one in report.indicators)


def test_all_that_was_recognised_of_a_lost_form_is_in_doubt():
    (report,) = extract(lost_form())
    assert report.fields
    assert all(value.confidence < SURE for value in report.fields.values())
