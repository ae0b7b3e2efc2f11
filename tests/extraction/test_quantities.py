"""The tokenizer reads every number once, with multiplier, unit and operators, and nothing that is no figure."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.counting import calls

from reviewer.domain.errors import Refused
from reviewer.extraction import parse_date, parse_money, parse_quantity
from reviewer.extraction.quantities import tokenize


def read(text):
    return [(q.op.value, q.value, q.unit) for q in tokenize(text).quantities]


NINE = {
    "344.91万元": ("=", 3449100, "元", False),
    "约79.4万元": ("=", 794000, "元", True),
    "1.2万万美元": ("=", 120000000, "美元", False),
    "人民币叁佰万元整": ("=", 3000000, "元", False),
    "243.16 万元": ("=", 2431600, "元", False),
    "320万美元": ("=", 3200000, "美元", False),
    "三百万元": ("=", 3000000, "元", False),
    "0.5亿": ("=", 50000000, "", False),
}


@pytest.mark.parametrize("text", NINE)
def test_amounts_that_no_library_reads(text):
    (found,) = tokenize(text).quantities
    assert (found.op.value, found.value, found.unit, found.approximate) == NINE[text]
    assert found.passage.text == text


def test_range_of_money_shares_multiplier_and_unit():
    (found,) = tokenize("1—2亿元").quantities
    assert (found.op.value, found.value, found.upper, found.unit) == ("range", 10**8, 2 * 10**8, "元")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("不低于90%", (">=", 90, "%")),
        ("≥ 90%", (">=", 90, "%")),
        ("＞5家", (">", 5, "家")),
        ("不超过30天", ("<=", 30, "天")),
        ("控制在3%以内", ("<=", 3, "%")),
        ("10次以上", (">=", 10, "次")),
        ("1000人次及以上", (">=", 1000, "人次")),
        ("５０００多份", ("=", 5000, "份")),
        ("1，234.5公里", ("=", Decimal("1234.5"), "公里")),
        ("1亿2000万元", ("=", 120000000, "元")),
        ("3万5千元", ("=", 35000, "元")),
        ("八成以上", (">=", 80, "%")),
        ("百分之九十五点五", ("=", Decimal("95.5"), "%")),
        ("一百二十个", ("=", 120, "个")),
        ("两千三百户", ("=", 2300, "户")),
        ("壹拾贰万叁仟肆佰伍拾陆元柒角捌分", ("=", Decimal("123456.78"), "元")),
        ("2.8个百分点", ("=", Decimal("2.8"), "个百分点")),
        ("120元/吨", ("=", 120, "元/吨")),
        ("30000余本", ("=", 30000, "本")),
        ("3千米", ("=", 3, "千米")),
        ("经费2 81.28万元", ("=", 2812800, "元")),
    ],
)
def test_one_quantity(text, expected):
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "渝委发〔2019〕12号",
        "“1+5+X”工作机制",
        "“五个一”机制",
        "500强企业",
        "第3次会议",
        "电话：0731-88886666",
        "13812345678",
        "2021年3月10日",
        "2021-03-10",
        "二〇二一年三月十日",
        "1、项目概况",
        "（1）组长职责",
        "十四五规划",
        "三分之二",
        "A4纸、V2.0版",
        "见3.1.2节",
        "统一万全",
    ],
)
def test_no_figure(text):
    assert read(text) == []


def test_thresholds_and_counts_are_read_apart():
    assert read("过5000万元项目20个") == [("=", 50000000, "元"), ("=", 20, "个")]


def test_from_to_is_no_range():
    assert [v for _, v, _ in read("由24.8%提升至27.6%")] == [Decimal("24.8"), Decimal("27.6")]


def test_label_before_a_year_is_no_decimal():
    scan = tokenize("1.2023年完成3项")
    assert [d.year for d in scan.dates] == [2023]
    assert [q.value for q in scan.quantities] == [3]


def test_hard_break_inside_a_number():
    text = "全县全年共引进省外境内到位资金总额达到124.\n57亿元，增长较快"
    assert read(text) == [("=", 12457000000, "元")]


def test_step_is_one_unit_of_the_last_digit():
    (found,) = tokenize("10.93万元").quantities
    assert found.step == 100


def test_typed_values():
    assert parse_quantity("12月底前").op.value == "text"
    assert parse_quantity("通过").value is None
    assert parse_quantity("") is None
    assert parse_quantity("1-2次").upper == 2
    assert parse_quantity("21万美元").passage.start == -1
    assert parse_quantity("5%和6%").op.value == "text"
    assert parse_quantity("-3.5%").value == Decimal("-3.5")


@pytest.mark.parametrize(
    ("text", "unit", "amount"),
    [
        ("243.16", "万元", "2431600"),
        ("243.16万元", "元", "2431600"),
        ("1,234.50元", "万元", "1234.5"),
        ("叁佰万元整", "元", "3000000"),
    ],
)
def test_typed_money(text, unit, amount):
    assert parse_money(text, unit) == Decimal(amount)


@pytest.mark.parametrize("text", ["", "二十来个", "3万美元", "约莫", "1-2万元", "-5"])
def test_typed_money_refused(text):
    with pytest.raises(Refused):
        parse_money(text)


def test_typed_dates():
    assert parse_date("2021年3月10日") == "2021-03-10"
    assert parse_date("2024-03") == "2024-03"
    assert parse_date("20210310") == "2021-03-10"
    assert parse_date("二〇二一年三月十日") == "2021-03-10"
    for wrong in ("", "明年", "2021年", "3月10日", "2021年3月10日以后的事"):
        with pytest.raises(Refused):
            parse_date(wrong)


MULTIPLIERS = {
    "": 1,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "万亿": 10**12,
}


@given(
    number=st.decimals(min_value=0, max_value=99999, places=2),
    multiplier=st.sampled_from(sorted(MULTIPLIERS)),
    unit=st.sampled_from(["元", "美元", "个", "%", "人次", "公里"]),
    wide=st.booleans(),
    gap=st.sampled_from(["", " "]),
    operator=st.sampled_from([("", "="), ("不低于", ">="), ("≥", ">="), ("超过", ">"), ("不超过", "<=")]),
)
def test_generated_spellings_come_back(number, multiplier, unit, wide, gap, operator):
    word, op = operator
    if unit in ("%", "公里") and multiplier:
        multiplier = ""
    written = f"{number:f}"
    if wide:
        written = written.translate(str.maketrans("0123456789.", "０１２３４５６７８９．"))
    text = f"目标为{word}{written}{gap}{multiplier}{unit}。"
    (found,) = tokenize(text).quantities
    assert (found.op.value, found.value, found.unit) == (op, number * MULTIPLIERS[multiplier], unit)
    assert text[found.passage.start : found.passage.end] == found.passage.text


PIECES = st.sampled_from(
    list("0123456789.，,、。%万亿千百元个年月日第一二三十两余多约超≥-—至（(）)号 \n\t𠀀Aa+〔")
)


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=120).map("".join)))
@settings(max_examples=300)
def test_never_raises_and_offsets_hold(text):
    scan = tokenize(text)
    end = 0
    for found in scan.quantities:
        assert text[found.passage.start : found.passage.end] == found.passage.text
        assert found.passage.start >= end
        end = found.passage.end
    parse_quantity(text)


@pytest.mark.parametrize(
    "unit", ["1", "一", "1,234", "1.1.", "1+", "12 ", "万", "1-", "亿一", "1万2千", "约", "2021年"]
)
def test_work_grows_linearly(unit):
    def work(size):
        text = (unit * size)[:size]
        return calls(lambda: tokenize(text))

    assert work(40_000) <= 12 * max(work(4_000), 100)


@pytest.mark.parametrize("words", ["实际节约25万元", "签约25万元", "附近25个", "赶超25家"])
def test_a_word_that_ends_like_an_operator_is_none(words):
    found = tokenize(words).quantities[0]
    assert (found.approximate, found.op.value) == (False, "=")
    assert found.passage.text[0] == "2"


@pytest.mark.parametrize("words", ["大约25万元", "节约近25万元", "接近25个"])
def test_a_word_that_says_about_is_one(words):
    assert tokenize(words).quantities[0].approximate
