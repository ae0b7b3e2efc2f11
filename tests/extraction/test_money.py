"""Amounts: what each is said to be, of which year, and what it is a part of; spending, breakdowns, self-scores."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.documents import read_document
from reviewer.domain.document import Document
from reviewer.domain.report import Category, Period
from reviewer.extraction import extract
from reviewer.extraction.context import read_context
from reviewer.extraction.money import read_money
from reviewer.extraction.sections import find_sections
from reviewer.extraction.selfscore import grade_for

HEAD = "白水县水利局2022年渠道清淤项目绩效自评报告\n二、资金使用情况\n"


def money(words):
    document = read_document((HEAD + words).encode(), "case.txt")
    return read_money(read_context(document, find_sections(document)))


def report(words):
    (found,) = extract(read_document((HEAD + words).encode(), "case.txt"))
    return found


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("年初预算安排80万元。", "budget_initial"), ("调整后预算数为80万元。", "budget"), ("财政总预算安排80万元。", "budget"),
        ("项目资金总额：80万元", "budget"), ("县财政安排渠道清淤资金80万元。", "budget"), ("下达资金80万元。", "allocated"),
        ("实际到位80万元。", "received"), ("共收到渠道清淤资金80万元。", "received"), ("80万元已全部到位。", "received"),
        ("实际支出80万元。", "spent"), ("支付施工单位工程款80万元。", "spent"), ("资金拨付至施工企业80万元。", "spent"),
        ("收到预算资金80万元。", "received"), ("年末结转结余80万元。", "balance"), ("尚余80万元。", "balance"),
        ("上年结转80万元。", "earlier"), ("合同金额80万元。", "contract"), ("中标价80万元。", "contract"),
        ("项目总投资80万元。", "investment"), ("引进资金80万元。", "other"), ("带动农户增收80万元。", "other"),
        ("拨付招商引资工作经费80万元。", "received"),
    ],
)  # fmt: skip
def test_roles_by_words(words, role):
    (amount,) = money(words).amounts
    assert amount.role.value == role


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("2021年支出80万元。", Period.EARLIER), ("上年支出80万元。", Period.EARLIER), ("2022年支出80万元。", Period.THIS),
        ("2023年计划安排80万元。", Period.LATER), ("支出80万元。", Period.THIS), ("剩余80万元结转2023年使用。", Period.THIS),
        ("结转下年80万元。", Period.THIS),
    ],
)  # fmt: skip
def test_periods(words, period):
    (amount,) = money(words).amounts
    assert amount.period is period


def wholes(words):
    found = money(words)
    name = [str(a.quantity.value // 10000) for a in found.amounts]
    return [(name[w.total] if w.total >= 0 else "", [name[i] for i in w.parts]) for w in found.wholes]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("支出60万元，其中人工费20万元、机械费40万元，结余5万元。", [("60", ["20", "40"])]),
        ("支出60万元（人工费20万元，机械费40万元）。", [("60", ["20", "40"])]),
        ("支出60万元。其中：人工费20万元；机械费40万元。", [("60", ["20", "40"])]),
        ("支出60万元，结余5万元。其中：人工费20万元；机械费40万元。", [("60", ["20", "40"])]),
        ("人工费20万元，机械费40万元，合计60万元。", [("60", ["20", "40"])]),
        ("支出60万元，其中甲镇35万元（清淤15万元、护坡20万元），乙镇25万元。", [("60", ["35", "25"]), ("35", ["15", "20"])]),
        ("支出60万元，其中：\n1.人工费20万元；\n2.机械费40万元。\n结余5万元。", [("60", ["20", "40"])]),
        ("支出60万元，其中人工费20万元、机械费41万元。", [("60", ["20", "41"])]),
        ("到位60万元，支出50万元，结余10万元。", []),
    ],
)  # fmt: skip
def test_what_is_a_part_of_what(words, expected):
    assert wholes(words) == expected


def test_a_split_by_source_gives_no_items_but_a_breakdown():
    found = report("支出60万元，其中中央资金40万元，县级配套20万元。")
    assert found.spending == ()
    (breakdown,) = found.breakdowns
    assert [name for name, _ in breakdown.parts] == ["中央资金", "县级配套"]


def test_items_name_their_parent_and_keep_their_keys():
    words = "支出60万元，其中设备费35万元（水泵15万元、电机20万元），培训费25万元。"
    found, again = report(words), report(words)
    assert [(i.name, i.amount, i.parent) for i in found.spending] == [
        ("设备费", Decimal(350000), ""), ("水泵", Decimal(150000), "设备费"), ("电机", Decimal(200000), "设备费"),
        ("培训费", Decimal(250000), ""),
    ]  # fmt: skip
    assert [i.key for i in found.spending] == [i.key for i in again.spending]
    assert len({i.key for i in found.spending}) == 4


@pytest.mark.parametrize(
    ("words", "complete"),
    [
        ("支出60万元，其中人工费20万元、机械费41万元。", True),
        ("支出60万元，其中人工费20万元、机械费10万元。", False),
        ("支出60万元，其中人工费20万元、机械费30万元等。", False),
        ("支出60万元，包括人工费20万元、机械费10万元。", True),
        ("支出60万元（含人工费20万元）。", False),
    ],
)
def test_complete_breakdowns(words, complete):
    (breakdown,) = report(words).breakdowns
    assert breakdown.complete is complete


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("预算80万元。资金已全部到位。", "received", "800000.00"),
        ("预算80万元，资金未全部到位。", "received", None),
        ("预算80万元，确保资金全部到位。", "received", None),
        ("预算80万元，无结余资金。", "balance", "0.00"),
        ("预算80万元，如无结余则收回。", "balance", None),
        ("预算80万元，支出72万元，占预算的90%。", "execution_rate", "90"),
        ("预算80万元，资金到位率90%。", "execution_rate", None),
        ("预算80万元，政府采购执行率100%。", "execution_rate", None),
        ("预算80万元，质保金4万元尚未支付。", "balance", None),
        ("对年产值5000万元以上企业给予奖励。", "budget", None),
    ],
)
def test_fields_are_stated_or_absent(words, field, value):
    assert report(words).value(field) == value


@pytest.mark.parametrize(
    ("score", "grade"), [("90", "优"), ("89.5", "良"), ("80", "良"), ("60", "中"), ("59.99", "差")]
)
def test_grades_are_half_open(score, grade):
    assert grade_for(Decimal(score)) == grade


def test_self_parts_take_points_from_where_they_are_printed():
    found = report(
        "评价指标中产出标准分20分，效益标准分30分，满意度标准分5分。\n项目产出得分18分，项目效益得分30分，满意度4分，总得分52分。"
    )
    assert [(p.name, p.category, p.points, p.score) for p in found.self_parts] == [
        ("产出", Category.OUTPUT, 20, 18), ("效益", Category.EFFECT, 30, 30), ("满意度", Category.SATISFACTION, 5, 4),
    ]  # fmt: skip


PIECES = st.sampled_from(
    [*"一二、。，；：（）()\n\t 万亿元%分中其包括合计优良差\U0001f600", "预算", "支出", "结余", "到位", "执行率", "自评得分",
     "其中", "2022年", "12.5", "1,250", "300", "资金", "项目", "绩效自评报告", "等级为", "满分", "人工费", "全部到位"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_never_raises_and_every_value_is_grounded(text):
    for found in extract(Document(text, "txt")):
        passages = [v.passage for values in found.statements.values() for v in values]
        passages += [i.passage for i in found.spending] + [p.passage for p in found.self_parts]
        passages += list(found.problems)
        for passage in passages:
            assert passage.text == text[passage.start : passage.end] != ""
        for name in ("budget", "received", "spent", "balance"):
            assert found.value(name) is None or found.amount(name) >= 0


@given(st.integers(0, 40), st.sampled_from(["\n\n", "  ", "\U0001f600", "\u3000"]))
def test_offsets_hold_when_something_is_put_in_front(count, filler):
    plain, moved = report("实际支出80.5万元，结余3万元。"), None
    document = read_document((filler * count + HEAD + "实际支出80.5万元，结余3万元。").encode(), "case.txt")
    (moved,) = extract(document)
    assert moved.value("spent") == plain.value("spent") == "805000.00"
    for values in moved.statements.values():
        for value in values:
            assert document.text[value.passage.start : value.passage.end] == value.passage.text
