"""A value read from characters that recognition was not sure of is doubtful itself."""

from array import array
from dataclasses import replace

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


def recognised(*doubts):
    """The report as if it had been recognised, with doubt about the first of each of some words."""
    document = read_document(REPORT.encode(), "报告.txt")
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


def test_sure_characters_change_nothing():
    document = read_document(REPORT.encode(), "报告.txt")
    certain = Pages((Page(1, 595, 842),), confidence=array("B", [CERTAIN] * len(document.text)))
    assert extract(replace(document, pages=certain)) == extract(document)
    assert extract(replace(document, pages=Pages((Page(1, 595, 842),)))) == extract(document)
