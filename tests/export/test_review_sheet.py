"""The review sheet: DOMAIN.md's columns, sums that equal the program's to the cent, reasons, findings that only ask."""

import random
import re
from dataclasses import replace
from decimal import Decimal

import pytest

from reviewer.domain.finding import Finding, Severity
from reviewer.domain.quantity import Op
from reviewer.domain.report import Category, FieldValue, Indicator, Report
from reviewer.domain.review import (
    Decisions,
    FieldDecision,
    FindingDecision,
    IndicatorDecision,
    Status,
    Subject,
    TypedQuantity,
)
from reviewer.domain.rubric import ItemState, ScoreItem
from reviewer.domain.text import Passage

from .conftest import finding, item, part, quantity, review, sheet

D = Decimal
COLUMNS = re.split(
    " ",
    "一级指标 二级指标 三级指标 指标性质 指标值 计量单位 权重 自评完成值 自评得分 复核完成值 复核得分 复核指标偏差 备注",
)


def page_of(book, at=1):
    """Return the review sheet of a report by its number."""
    return next(sheet for sheet in book.worksheets if re.match(f"{at} (?!疑点)", sheet.title))


def table(page):
    """Return the rows from the header to the total as values."""
    lines = [[cell.value for cell in line] for line in page.iter_rows(max_col=len(COLUMNS))]
    head = next(at for at, line in enumerate(lines) if line == COLUMNS)
    end = next(at for at, line in enumerate(lines) if str(line[0]).startswith(("合计", '="合计"')))
    return lines[head : end + 1]


def indicator(key, target, actual, **more):
    return Indicator(key, key, Category.OUTPUT, target, actual, level2="数量指标", **more)


def test_head_facts_and_page(export):
    book, results = export(review(budget_initial=D("5000000"), department="某局"))
    page, seen = page_of(book), page_of(results)
    places = (("A", "C"), ("D", "G"), ("I", "K"))
    facts = {seen[f"{a}{n}"].value: seen[f"{b}{n}"].value for n in range(3, 11) for a, b in places}
    assert page["A1"].value == "项目支出绩效自评复核表"
    assert (facts["项目名称"], facts["实施单位"], facts["主管部门"], facts["评价年度"]) == (
        "项目1",
        "单位1",
        "某局",
        "2023",
    )
    assert (facts["年初预算数"], facts["全年预算数"], facts["全年执行数"]) == (500, 520, 486.5)
    assert facts["执行率"] == pytest.approx(486.5 / 520)
    assert (facts["自评得分"], facts["复核得分"], facts["分差（复核−自评）"]) == (100, 97.94, -2.06)
    assert facts["评分规则"] == "渝中四维第 1 版（默认）"
    assert facts["得分构成"] == "机器可证 97.94 · 人工 0.00 · 待确认 0.00 · 待评 0.00"
    assert page.freeze_panes == "D12"
    assert page.page_setup.fitToWidth in (None, 1)
    assert page.oddFooter.center.text == "第 &P 页 共 &N 页"


def test_rows_hold_numbers_units_and_reasons(export):
    report = Report(
        indicators=(
            indicator(
                "甲",
                quantity("≥2.4万平方米", "24000", "平方米", Op.GE),
                quantity("2.46万平方米", "24600", "平方米"),
            ),
            indicator("乙", quantity("≤9.5万元", "95000", "元", Op.LE), quantity("9.2万元", "92000", "元")),
            indicator("丙", quantity("12月底前", None, "", Op.TEXT), quantity("11月28日", None, "", Op.TEXT)),
            indicator(
                "丁", quantity("1-2次", "1", "次", Op.RANGE, D(2)), quantity("10次以上", "10", "次", Op.GE)
            ),
            indicator("戊", quantity("＞90%", "90", "%", Op.GT), quantity("462人", "462", "人")),
        )
    )
    items = [item(f"o/{k}", k, "20", "20", indicator=k, self_score=D(20)) for k in "甲乙丙丁戊"]
    _, results = export(review(scores=sheet(part("产出", *items)), report=report))
    rows = table(page_of(results))[1:6]
    assert [line[1:8] for line in rows] == [
        ["数量指标", "甲", "≥", 2.4, "万平方米", 20, 2.46],
        ["数量指标", "乙", "≤", 9.5, "万元", 20, 9.2],
        ["数量指标", "丙", "定性", "12月底前", None, 20, "11月28日"],
        ["数量指标", "丁", "区间", "1-2次", "次", 20, 10],
        ["数量指标", "戊", "＞", 90, "%", 20, "462人"],
    ]
    assert [line[11] for line in rows] == [pytest.approx(0.025), pytest.approx(-0.3 / 9.5), None, None, None]
    assert rows[0][12] == "甲的算式"
    assert rows[0][9] is None


def test_quantities_are_shown_in_the_reports_own_unit(export):
    report = Report(
        indicators=(
            indicator(
                "甲", quantity("1.2亿美元", "120000000", "美元"), quantity("9000万美元", "90000000", "美元")
            ),
            indicator(
                "乙", quantity("2亿人次", "200000000", "人次"), quantity("21000万人次", "210000000", "人次")
            ),
            indicator("丙", None, quantity("36个", "36", "个")),
        )
    )
    items = [item(f"o/{k}", k, "20", "20", indicator=k) for k in "甲乙丙"]
    rows = table(page_of(export(review(scores=sheet(part("产出", *items)), report=report))[1]))[1:4]
    assert [[line[k] for k in (4, 5, 7)] for line in rows] == [
        [1.2, "亿美元", 0.9],
        [2, "亿人次", 2.1],
        [None, "个", 36],
    ]


def test_a_verified_value_stands_in_its_own_column_with_its_reason(export):
    decision = IndicatorDecision(
        verified=TypedQuantity("1200公里", value=D(1200), unit="公里"), verified_reason="台账核减"
    )
    decisions = Decisions().with_(Subject.INDICATOR, "i1", decision)
    _, results = export(review(decisions=decisions))
    line = table(page_of(results))[1]
    assert (line[7], line[9]) == (1236, 1200)
    assert line[11] == pytest.approx((1200 - 1280) / 1280)
    assert "核实依据：台账核减" in line[12]


@pytest.mark.parametrize(("placed", "told"), [("o", True), ("e", False)])
def test_a_row_that_a_person_put_under_its_part_says_so(export, placed, told):
    decisions = Decisions().with_(Subject.INDICATOR, "i1", IndicatorDecision(part=placed))
    line = table(page_of(export(review(decisions=decisions))[1]))[1]
    assert ("由评审人归入本部分" in line[12]) is told
    assert line[9] is None  # nobody verified or confirmed its figure


def test_a_confirmed_value_is_the_reviewers_too(export):
    decisions = Decisions().with_(Subject.INDICATOR, "i1", IndicatorDecision(confirmed=True))
    assert table(page_of(export(review(decisions=decisions))[1]))[1][9] == 1236


def test_an_adjustment_that_was_stopped_says_so_at_its_row_and_its_part(export):
    stopped = replace(
        item("a", "甲", "20", "0", ItemState.MANUAL, adjustment=D(-8), reason="无佐证"), machine=D("2.13")
    )
    _, results = export(review(scores=sheet(part("产出", stopped, item("b", "乙", "20", "2.50")))))
    lines = table(page_of(results))
    assert lines[1][12] == "甲的算式；调整 −8.00：无佐证；2.13 − 8.00，不低于 0 → 0.00"
    assert lines[3][12] == "甲 2.13 − 8.00，不低于 0 → 0.00"


def test_adjustments_and_states_are_told_in_words(export):
    items = (
        item("a", "甲", "20", "17.50", ItemState.MANUAL, adjustment=D("-2.50"), reason="无佐证"),
        item("b", "乙", "20", "20", ItemState.PROPOSED),
        item("c", "丙", "20", None, ItemState.OPEN),
        item("d", "丁", "20", "20", doubtful=True),
        item("e", "戊", "0", None, ItemState.EXCLUDED, reason="本项目不涉及"),
        item("f", "己", "20", "20", self_score=D(20), self_presumed=True),
    )
    _, results = export(review(scores=sheet(part("产出", *items))))
    rows = {line[2]: line for line in table(page_of(results))[1:7]}
    assert rows["甲"][12] == "甲的算式；调整 −2.50：无佐证"
    assert rows["乙"][12].startswith("（暂定）待确认")
    assert (rows["丙"][10], rows["丙"][12][:6]) == (None, "（暂定）待评")
    assert "依据已变，请复核" in rows["丁"][12]
    assert (rows["戊"][6], rows["戊"][12]) == (None, "不适用；本项目不涉及")
    assert "自评分按满分推定" in rows["己"][12]
    assert table(page_of(results))[-1][0] == "合计（暂定）"


def test_subtotals_and_total_are_live_and_equal_the_programs_to_the_cent(export):
    dice = random.Random(7)
    for _ in range(8):
        parts = [
            part(
                f"部分{n}",
                *(
                    item(f"{n}/{k}", f"项{k}", "9.99", D(dice.randrange(1000)) / 100)
                    for k in range(dice.randrange(1, 12))
                ),
            )
            for n in range(dice.randrange(1, 5))
        ]
        scores = sheet(*parts, self_score=D(90), grade="良")
        book, results = export(review(scores=scores))
        live, seen = table(page_of(book)), table(page_of(results))
        totals = [line for line in seen if str(line[0]).endswith("小计")]
        assert [D(str(line[10])) for line in totals] == [p.score for p in parts]
        assert D(str(seen[-1][10])) == scores.total
        assert D(str(seen[-1][6])) == sum(p.points for p in parts)
        assert live[-1][10].startswith("=ROUND(SUM(")
        assert results["汇总表"]["K4"].value == seen[-1][10]


def test_the_summary_follows_the_review_sheet(export):
    book, _ = export(review())
    page = page_of(book)
    total = next(cell.row for cell in page["A"] if str(cell.value).startswith('="合计"'))
    held = f"'{page.title}'!$K${total}"
    assert book["汇总表"]["K4"].value == f'=IF(ISNUMBER({held}),{held},"")'


def test_the_units_own_scores_are_not_made_up(export):
    items = (item("a", "甲", "50", "50"), item("b", "乙", "50", "50", self_score=D(48)))
    scores = sheet(part("产出", *items, self_score=D("47.5")), self_score=D(93))
    seen = table(page_of(export(review(scores=scores))[1]))
    assert [line[8] for line in seen[1:]] == [None, 48, 47.5, 93]


def test_indicators_without_target_are_named(export):
    from dataclasses import replace

    base = review()
    scores = replace(base.sheet, unscored=("i1",))
    seen = table(page_of(export(review(scores=scores))[1]))
    assert seen[-1][12] == "无目标值，不计分：里程"


def test_findings_stand_on_a_sheet_beside_and_none_is_called_a_verdict(export):
    found = finding(question="请核对各分项金额。")
    other = finding(rule="rate-mismatch", message="执行率应为93.56%")
    decisions = Decisions().with_(
        Subject.FINDING, other.key, FindingDecision(False, "约数所致", other.fingerprint)
    )
    book, _ = export(review(findings=(found, other), decisions=decisions), review(2))
    assert [name for name in book.sheetnames if name[0].isdigit()] == ["1 项目1", "1 疑点", "2 项目2"]
    beside = book["1 疑点"]
    lines = [[c.value for c in line if c.value is not None] for line in beside.iter_rows()]
    assert lines[0] == ["疑点清单"]
    assert lines[1][1:] == ["共 2 条，其中排除 1 条，供核实", "返回复核表"]
    assert lines[3] == ["序号", "级别", "疑点", "说明及原文", "处理", "理由或问询"]
    assert lines[4][1:] == [
        "重",
        "分项合计与总额不符",
        f"{found.message}\n原文：“实际支出486.50万元”",
        "未处理",
        "请核对各分项金额。",
    ]
    assert lines[5][-2:] == ["排除", "约数所致"]
    assert lines[6][0] == "复核人："
    words = "".join(str(value) for line in lines for value in line)
    assert not any(word in words for word in ("违规", "造假", "虚报", "错误！"))
    links = {cell.hyperlink.location for line in page_of(book).iter_rows() for cell in line if cell.hyperlink}
    assert {link for link in links if "依据" not in link} == {"'汇总表'!A1", "'1 疑点'!A1"}
    assert beside["G2"].hyperlink.location == "'1 项目1'!A1"


def test_a_finding_about_something_missing_says_where_it_was_looked_for(export):
    missing = Finding(
        "self-score-missing",
        Severity.HIGH,
        "没有自评得分",
        "没有写明自评得分",
        searched=("自评得分", "总分"),
        sections=("五、自评结论", "六、绩效情况"),
        near=(Passage("综合评定为优", 10, 16),),
    )
    book, _ = export(review(findings=(missing,)))
    assert book["1 疑点"]["D5"].value == (
        "没有写明自评得分\n已查找：五、自评结论、六、绩效情况；用语：自评得分、总分\n相近：“综合评定为优”"
    )


def test_what_was_dismissed_is_no_finding_of_its_kind_any_more(export):
    found, other = finding(), finding(about="spending")
    decisions = Decisions().with_(
        Subject.FINDING, other.key, FindingDecision(False, "约数所致", other.fingerprint)
    )
    book, results = export(review(findings=(found, other), decisions=decisions))
    assert [cell.value for cell in results["按问题类型"][4]][3:9] == [1, 1, 0, 1, 1, 0]
    assert book["按问题类型"]["D4"].value == "=F4+H4+I4"
    assert results["按问题类型"]["D3"].value == "疑点数（不含排除）"


def test_every_header_is_repeated_over_its_own_rows_only(export):
    found = [finding(rule=f"r{n}", message="说明" * 60) for n in range(12)]
    items = [item(f"o/{n}", f"指标{n}", "1", "1") for n in range(60)]
    book, _ = export(review(scores=sheet(part("产出", *items)), findings=found))
    review_page, beside = page_of(book), book["1 疑点"]
    assert review_page.print_title_rows == "$11:$11"
    assert review_page["A11"].value == "一级指标"
    assert beside.print_title_rows == "$4:$4"
    assert beside["A4"].value == "序号"
    for page in (review_page, beside):
        assert (page.page_setup.orientation, page.page_setup.fitToWidth or 1) == ("landscape", 1)
        assert not page.row_breaks.brk


def test_formulas_have_plain_digits_and_quotes_the_reports_own(export):
    from dataclasses import replace

    one = replace(item("o/1", "里程", "10", "9.28"), formula="４８２．５ ÷ 520 × １０％")
    found = finding(message="支出“４８２.５万元”与总额不符")
    book, results = export(review(scores=sheet(part("产出", one)), findings=(found,)))
    assert table(page_of(results))[1][12] == "482.5 ÷ 520 × 10%"
    assert "４８２.５" in book["1 疑点"]["D5"].value


# -- the reviewer's own figures


def stated(**values):
    return {name: FieldValue(value, Passage.typed(value), 1.0, "t") for name, value in values.items()}


def verified(**values):
    decisions = Decisions()
    for name, value in values.items():
        decisions = decisions.with_(
            Subject.FIELD, name, FieldDecision(verified=value, verified_reason="按凭证核定\n")
        )
    return decisions


def test_verified_figures_stand_in_the_head_with_their_reasons_and_drive_the_rate(export):
    from dataclasses import replace

    one = replace(item("m/1", "预算执行率", "10", "9.24"), rule="execution")
    made = review(
        scores=sheet(part("管理", one), self_score=D(95)),
        report=Report(fields=stated(budget="2812800.00", spent="2684900.00", balance="127900.00")),
        decisions=verified(spent="2600000.00", balance="212800.00", received_rate="98.5"),
        budget=D("2812800"),
        spent=D("2600000"),
        execution_rate=D("92.43"),
    )
    book, results = export(made)
    page, seen = page_of(book), page_of(results)
    assert (seen["G8"].value, seen["K8"].value) == (281.28, 268.49)  # what the report says
    facts = [[seen[f"{c}{at}"].value for c in "ACDG"] for at in (9, 10, 11)]
    assert facts == [
        ["全年执行数复核数", 260, "依据", "按凭证核定"],
        ["结余复核数", 21.28, "依据", "按凭证核定（原文 12.79万元）"],
        ["资金到位率复核数", "98.5%", "依据", "按凭证核定（原文未列）"],
    ]
    assert page["C12"].value == '=IF(ISNUMBER($C$9),IF(N($G$8)>0,$C$9/$G$8,IF(N($C$8)>0,$C$9/$C$8,"")),"")'
    assert seen["C12"].value == pytest.approx(260 / 281.28)
    assert page["C13"].value.startswith("=K")
    assert page.freeze_panes == "D15"
    line = table(seen)[1]
    assert (line[7], line[9]) == (None, 92.43)  # the unit states no rate
    assert "报告未列执行率，算得 92.43%" in line[12]


def test_without_a_verified_figure_the_head_is_as_short_as_ever(export):
    report = Report(fields=stated(spent="4865000.00"))
    decisions = Decisions().with_(Subject.FIELD, "spent", FieldDecision(confirmed=True))
    assert page_of(export(review(report=report, decisions=decisions))[0]).freeze_panes == "D12"


def test_hints_are_called_hints_everywhere(export):
    low = finding(rule="date-missing", severity=Severity.LOW, message="没有日期", question="请补日期。\n\n")
    book, results = export(review(findings=(low,)))
    line = [cell.value for cell in book["1 疑点"][5]]
    assert line[4:6] == ["供参考", "请补日期。"]
    kinds = [[cell.value for cell in line] for line in results["按问题类型"]["A3:I4"]]
    assert kinds[0][5:] == ["认定", "排除", "未处理", "供参考"]
    assert kinds[1][3:] == [1, 1, 0, 0, 0, 1]


def test_points_by_hand_say_so_and_wait_no_more(export):
    items = (
        item("a", "甲", "15", "12", ItemState.MANUAL, adjustment=D("12.00"), reason="调查材料说明"),
        item("b", "乙", "15", "15", ItemState.MANUAL),
    )
    by_hand = tuple(replace(i, machine=None, formula="原文未说，待评") for i in items[:1])
    _, results = export(review(scores=sheet(part("效果", *by_hand, items[1]))))
    remarks = [line[12] for line in table(page_of(results))[1:3]]
    assert remarks == ["评审打分 12.00：调查材料说明", "乙的算式"]


def test_the_units_own_rate_stands_in_its_column(export):
    rate = FieldValue("95", Passage("95%", 3, 6), 0.9, "told")
    execution = ScoreItem("x", "执行率", "execution", D(10), ItemState.COMPUTED, D("9.5"), D("9.5"), "算式")
    _, results = export(
        review(scores=sheet(part("管理", execution)), report=Report(fields={"execution_rate": rate}))
    )
    line = table(page_of(results))[1]
    assert (line[7], line[9], line[12]) == (95, None, "算式")


def test_a_figure_that_is_not_in_its_words_is_shown_in_wan(export):
    report = Report(indicators=(indicator("甲", quantity("五十万元", "500000", "元"), None),))
    items = item("o/甲", "甲", "20", "20", indicator="甲")
    line = table(page_of(export(review(scores=sheet(part("产出", items)), report=report))[1]))[1]
    assert (line[4], line[5]) == (50, "万元")


def test_the_symbol_is_the_one_that_was_scored_by(export):
    report = Report(
        indicators=(
            indicator("甲", quantity("36个", "36", "个"), quantity("46个", "46", "个")),
            indicator("乙", quantity("0起", "0", "起"), quantity("0起", "0", "起")),
        )
    )
    items = [item(f"o/{k}", k, "20", "20", indicator=k) for k in "甲乙"]
    rows = table(page_of(export(review(scores=sheet(part("产出", *items)), report=report))[1]))[1:3]
    assert [line[3] for line in rows] == ["≥", "≤"]


@pytest.mark.parametrize(("rows", "pages"), [(5, 0), (17, 1), (24, 0)])
def test_a_sheet_that_spills_a_few_lines_is_printed_on_one_page_less(export, rows, pages):
    items = [item(f"o/{n}", f"指标{n}", "1", "1") for n in range(rows)]
    book, _ = export(review(scores=sheet(part("产出", *items))))
    fit = page_of(book).page_setup.fitToHeight
    assert (1 if fit is None else fit) == pages  # 1 is what is not written


def test_what_a_finished_review_left_open_is_named_on_its_sheet(export):
    """仍然完成 leaves findings open: they stand below the table as 未处理, those decided or for information do not."""
    first, second, hint = (
        finding(rule=f"rule-{n}", message=f"第{n}个疑点", severity=severity)
        for n, severity in enumerate((Severity.HIGH, Severity.MEDIUM, Severity.LOW))
    )
    decided = Decisions().with_(Subject.FINDING, second.key, FindingDecision(True, "属实", second.fingerprint))

    def told(status):
        book, _results = export(review(findings=(first, second, hint), decisions=decided, status=status))
        words = [str(cell.value) for line in page_of(book).iter_rows() for cell in line if cell.value]
        return [text for text in words if text.startswith("未处理")]

    (line,) = told(Status.DONE)
    assert line == f"未处理疑点 1（重）{first.title}：第0个疑点"
    assert told(Status.REVIEWING) == []
