"""What of a selection is the value, and finding words: without a window."""

import pytest

from gui.original_stand import StandSession, sample, sample_report
from reviewer.domain.errors import Refused
from reviewer.domain.report import Category, FieldType
from reviewer.domain.text import Passage, Span
from reviewer.gui.original.find import Haystack
from reviewer.gui.original.marks import Mark, merged
from reviewer.gui.original.picking import number_at, trimmed
from reviewer.gui.original.places import name_of, quote, ref_at
from reviewer.gui.original.taking import Taking, missing_side, one_line, value_in


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("财政总预算安排281.28万元", FieldType.MONEY, "281.28万元"),
        ("安排资金1,200,000元整", FieldType.MONEY, "1,200,000元"),
        ("叁佰万元整", FieldType.MONEY, "叁佰万元整"),
        ("预算10万元，执行9万元", FieldType.MONEY, "预算10万元，执行9万元"),
        ("10万元，即10万元", FieldType.MONEY, "10万元"),
        ("281.28", FieldType.MONEY, "281.28"),
        ("预算执行率为95.05%", FieldType.PERCENT, "95.05%"),
        ("自评得分98.5分", FieldType.SCORE, "98.5"),
        ("2022年度", FieldType.YEAR, "2022"),
        ("云山县\n  2023年 3 月 12 日", FieldType.DATE, "2023年 3 月 12 日"),
        ("综合评定等级为优秀", FieldType.GRADE, "优秀"),
        ("云山县文化\n   馆", FieldType.TEXT, "云山县文化馆"),
    ],
)
def test_the_value_in_a_selection(text, kind, value):
    assert value_in(text, kind) == value


def test_one_line_keeps_single_blanks():
    assert one_line("  甲 乙\n　丙\t丁 ") == "甲 乙丙 丁"


class Stubborn(StandSession):
    """Takes quantities only in their barest form."""

    def set_indicator(self, key, column, typed, passage=None):
        if "展览" in typed:
            raise Refused("不是数量。")
        super().set_indicator(key, column, typed, passage)


def test_a_side_falls_back_to_the_only_figure():
    session = Stubborn(sample())
    assert Taking(session, Passage("全年举办展览24场次", 0, 10)).side("k", "actual") == "indicator:k"
    assert session.edits[0][:4] == ("indicator", "k", "actual", "24场次")
    with pytest.raises(Refused):
        Taking(session, Passage("展览24场次，讲座12场", 0, 12)).side("k", "actual")


@pytest.mark.parametrize(
    ("text", "name", "amount"),
    [
        ("办公费支出10.93万元", "办公费", "10.93万元"),
        ("其中：印刷费约5万元", "印刷费", "5万元"),
        ("差旅费：3,200.50元", "差旅费", "3,200.50元"),
        ("12万元", "12万元", "12万元"),
    ],
)
def test_a_spending_item_has_its_name_before_its_amount(text, name, amount):
    session = StandSession(sample())
    Taking(session, Passage(text, 0, len(text))).spending()
    assert session.edits[0][:3] == ("add_spending", name, amount)


@pytest.mark.parametrize("text", ["办公费", "办公费1万元、差旅费2万元"])
def test_a_spending_item_needs_one_amount(text):
    with pytest.raises(Refused, match="有且只有一个金额"):
        Taking(StandSession(sample()), Passage(text, 0, len(text))).spending()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("服务对象满意度达到95%", "服务对象满意度"),
        ("新签约项目完成47个", "新签约项目"),
        ("环境改善", "环境改善"),
    ],
)
def test_a_new_indicator_is_named_by_the_words_before_its_figure(text, name):
    session = StandSession(sample())
    Taking(session, Passage(text, 0, len(text))).indicator(Category.EFFECT)
    assert session.edits[0][:3] == ("add_indicator", name, "effect")


def test_evidence_belongs_to_indicators():
    with pytest.raises(Refused, match="指标"):
        Taking(StandSession(sample()), Passage("甲", 0, 1)).evidence("field:budget")


def test_the_missing_side_comes_first():
    indicator = sample_report(sample()).indicators[0]
    assert missing_side(indicator) == "target"


def test_the_shortest_passage_under_a_click_wins():
    document = sample()
    session = StandSession(document, sample_report(document))
    spans = [session.report.fields["budget"].passage.span, session.report.spending[0].passage.span]
    assert ref_at(session, spans) == "field:budget"
    assert ref_at(session, spans[1:]) == "spending:fee"
    assert ref_at(session, []) == ""
    assert [
        name_of(session, r) for r in ("field:budget", "indicator:shows", "spending:fee", "item:x", "field:x")
    ] == [
        "预算数",
        "举办展览",
        "支出",
        "",
        "",
    ]


def test_find_folds_width_case_and_blanks():
    text = "预算ＡＢ１\n ２３万 元İ, ab123万元"
    found = Haystack(text).find("aB 123 万元")
    assert [s.of(text) for s in found] == ["ＡＢ１\n ２３万 元", "ab123万元"]
    assert Haystack(text).find("  ") == []
    assert Haystack("").find("甲") == []
    assert [s.of(text) for s in Haystack(text).find("İ")] == ["İ"]


@pytest.mark.parametrize(
    ("text", "at", "number"),
    [
        ("安排281.28万元，", 4, "281.28万元"),
        ("安排281.28万元，", 1, None),
        ("共 1,234.5 元", 5, "1,234.5 元"),
        ("增长6.56%；", 3, "6.56%"),
        ("完成47个\n12", 9, None),
        ("完成47个\n12", 6, "12"),
    ],
)
def test_the_number_under_a_double_click(text, at, number):
    found = number_at(text, at)
    assert (None if found is None else found.of(text)) == number


def test_a_selection_loses_the_blanks_around_it():
    assert trimmed("　 甲乙\n ", Span(0, 6)) == Passage("甲乙", 2, 4)
    assert trimmed(" \n ", Span(0, 3)) is None
    assert quote("甲" * 50) == "甲" * 40 + "…"


def test_a_sentence_swallows_the_values_in_it():
    inner, sentence, far = (
        Mark(Span(10, 14), "current"),
        Mark(Span(0, 40), "context"),
        Mark(Span(50, 55), "current"),
    )
    assert merged([inner, sentence, far]) == (sentence, far)
    paragraph = Mark(Span(0, 300), "context")
    assert merged([inner, paragraph]) == (inner,), "a whole paragraph in yellow says nothing"
    red = Mark(Span(10, 14), "clash", "①")
    assert merged([red, sentence]) == (red, sentence)
    assert merged([inner, inner, Mark(Span(10, 14), "context")]) == (inner,)
