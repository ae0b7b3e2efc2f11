"""Percents that a spreadsheet keeps as plain fractions: read as such where nothing else makes sense, asked about where both would."""

from decimal import Decimal

import pytest
from support.pairs import form_file

from reviewer.domain.document import Document
from reviewer.domain.quantity import as_told
from reviewer.domain.rubric import ItemState
from reviewer.extraction import extract, parse_quantity
from reviewer.extraction.shares import with_shares
from reviewer.services.reading import default_profile, read_reports


def both(target, actual, name="抽检合格率"):
    return with_shares(parse_quantity(target), parse_quantity(actual), name)


@pytest.mark.parametrize(
    ("target", "actual", "value", "told"),
    [
        ("≥95%", "0.963", "96.3", "96.3%"),
        ("100%", "1", "100", "100%"),
        ("≥8%", "0.091", "9.1", "9.1%"),
        ("≤5%", "0.03", "3", "3%"),
        ("≥95%", "1.02", "102", "102%"),
        ("≥0.5%", "0.9", "0.9", "0.9"),
        ("≤0.9%", "0.8", "0.8", "0.8"),
        ("≥95%", "0.9%", "0.9", "0.9%"),
        ("≥95%", "96.3", "96.3", "96.3"),
        ("≥95%", "0", "0", "0"),
    ],
)
def test_a_result_beside_a_percent(target, actual, value, told):
    _, read = both(target, actual)
    assert read.value == Decimal(value)
    assert read.passage.text == actual
    assert as_told(read) == told


@pytest.mark.parametrize(
    ("target", "actual"), [("≥95%", "0.2"), ("≥20%", "1"), ("≤5%", "0.06"), ("≥8%", "0.2")]
)
def test_what_may_be_either_is_left_to_a_person(target, actual):
    _, read = both(target, actual)
    assert read.value is None
    assert read.passage.text == actual


def test_a_target_beside_a_percent_and_a_rate_of_two_fractions():
    target, actual = both("≥0.95", "96.3%")
    assert (target.value, target.unit, as_told(target)) == (Decimal(95), "%", "≥95%")
    target, actual = both("≥0.95", "0.963")
    assert [(q.value, q.unit) for q in (target, actual)] == [(Decimal(95), "%"), (Decimal("96.3"), "%")]
    target, actual = both("1", "1", "水质监测点位")
    assert [(q.value, q.unit) for q in (target, actual)] == [(1, ""), (1, "")]
    target, actual = both("≥1.5", "1.8", "容积率")
    assert [q.unit for q in (target, actual)] == ["", ""]


def read(**values):
    return read_reports(form_file(**values), "表.xlsx", default_profile()).reports[0]


def test_a_form_without_percent_formats_is_scored_as_one_with_them():
    plain, signed = read(satisfaction=0.85, rate=0.95), read(satisfaction="85%", rate="95%")
    assert plain.machine.value("execution_rate") == signed.machine.value("execution_rate") == "95"
    sheets = [one.assessment.sheet for one in (plain, signed)]
    assert sheets[0].total == sheets[1].total < 100
    assert [i.formula for p in sheets[0].parts for i in p.items] == [
        i.formula for p in sheets[1].parts for i in p.items
    ]
    messages = [[f.message for f in one.assessment.findings.values()] for one in (plain, signed)]
    assert messages[0] == messages[1]


def test_a_rate_of_one_is_a_hundred_percent():
    full = read(spent=480, rate=1)
    assert full.machine.value("execution_rate") == "100"
    assert not [f for f in full.assessment.findings.values() if f.rule == "rate-mismatch"]


def test_an_open_result_says_why_it_is_open():
    sheet = read(satisfaction=0.2).assessment.sheet
    (item,) = [i for p in sheet.parts for i in p.items if i.name == "群众满意度"]
    assert (item.state, item.formula) == (ItemState.OPEN, "完成值没有百分号，待评")
    assert "“0.2”没有百分号" in item.explanation
    assert sheet.grade is None


@pytest.mark.parametrize(("stated", "read_as"), [("0.99", "99"), ("1", "100"), ("99%", "99"), ("99", "99")])
def test_a_column_of_completion_rates(stated, read_as):
    text = (
        "项目支出绩效自评表\n一级指标\t三级指标\t年度指标值\t实际完成值\t完成率\n"
        f"产出指标\t抽检批次\t200批次\t198批次\t{stated}\n产出指标\t培训场次\t20场\t20场\t100%\n"
    )
    (report,) = extract(Document(text, "txt"))
    first, _ = report.indicators
    expected = Decimal(read_as)
    assert first.stated_completion == expected
    assert first.stated_passage.text == stated
