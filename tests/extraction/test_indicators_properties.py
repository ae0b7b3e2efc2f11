"""Extraction holds its promises on any text: it never raises, quotes exactly, and takes time in proportion."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.counting import calls

from reviewer.domain.document import Document
from reviewer.extraction import explain, extract

REPORT = """2022年度青溪县水利局农村供水项目绩效自评报告
一、项目概况
（一）绩效目标
全年新建集中供水点12处，改造老旧管网25公里，受益群众满意度达到95%以上。
二、绩效情况
新建集中供水点13处，完成年度目标的108.33%；改造老旧管网24.3公里，较目标少0.7公里；受益群众满意度96.5%。
"""
PIECES = st.sampled_from(
    ["一、", "（一）", "绩效目标", "完成", "目标任务", "12个", "3.5亿元", "%", "95%", "的", "、", "，", "。", "\n", "\t", "等", "由", "提升至",
     "同比增长", "学校", "“", "”", "（", "）", "分别为", "2022年", "𠀀", " ", "自评", "较目标多", "超额完成", "万元", "以上", "满意度"]
)  # fmt: skip


def read(text):
    return Document(text=text, format="txt", file_name="case.txt")


def passages(report):
    for value in report.fields.values():
        yield value.passage
    for indicator in report.indicators:
        yield from (q.passage for q in (indicator.target, indicator.actual) if q)
        yield from indicator.evidence
        if indicator.stated_passage:
            yield indicator.stated_passage
    for claim in report.claims:
        yield from (q.passage for q in (claim.stated, claim.value, claim.base) if q)
    for listed in report.lists:
        yield from listed.items
    yield from (m.quantity.passage for m in report.mentions)


@given(st.one_of(st.text(min_size=1, max_size=200), st.lists(PIECES, min_size=1, max_size=80).map("".join)))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_never_raises_and_quotes_exactly(text):
    document = read("绩效" + text)
    (report,) = extract(document)
    for passage in passages(report):
        assert document.text[passage.start : passage.end] == passage.text


@given(st.lists(st.tuples(st.integers(0, len(REPORT)), st.sampled_from([" ", "\u3000", "𠀀"])), max_size=12))
@settings(max_examples=60, deadline=None)
def test_quotes_stay_exact_under_insertions(insertions):
    text = REPORT
    for at, piece in sorted(insertions, reverse=True):
        text = text[:at] + piece + text[at:]
    document = read(text)
    (report,) = extract(document)
    for passage in passages(report):
        assert document.text[passage.start : passage.end] == passage.text


def test_the_sample_is_read_whole():
    (report,) = extract(read(REPORT))
    assert [(i.name, i.target.passage.text, i.actual.passage.text) for i in report.indicators] == [
        ("新建集中供水点", "12处", "13处"),
        ("改造老旧管网", "25公里", "24.3公里"),
        ("受益群众满意度", "95%以上", "96.5%"),
    ]


def test_same_text_same_reading():
    assert extract(read(REPORT)) == extract(read(REPORT))


def test_keys_are_stable_and_different():
    (report,) = extract(read(REPORT))
    (again,) = extract(read(REPORT.replace("24.3", "24.8")))
    assert [i.key for i in report.indicators] == [i.key for i in again.indicators]
    assert len({i.key for i in report.indicators}) == 3


def test_a_contract_is_no_report():
    (report,) = extract(read("采购合同\n甲方向乙方购买电脑120台，合同总价60万元，交货期30天。"))
    assert report.indicators == ()
    assert any("未识别为绩效报告" in notice for notice in report.notices)


def test_explain_shows_every_stage():
    shown = explain(read(REPORT))
    for words in (
        "一、章节",
        "新建集中供水点",
        "「13处」→ 13处",
        "规则 pair-across-sections",
        "差额 改造老旧管网",
    ):
        assert words in shown


@pytest.mark.slow
def test_work_grows_in_proportion():
    def work(copies):
        document = read(REPORT * copies)
        return calls(lambda: extract(document))

    assert work(200) < 12 * work(20)
