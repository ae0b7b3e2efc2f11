"""A report held against its form: silence where both agree, and every kind of difference with both places."""

import io

import docx
import pytest
from support.pairs import form_file, report_file, report_text

from reviewer.checks import KINDS, check_report
from reviewer.documents import joined, read_document
from reviewer.extraction import extract, pair_readings

BETWEEN = "报告与自评表不一致"


def pair(report=None, **form):
    documents = (
        read_document(report_file(**(report or {})), "报告.docx"),
        read_document(form_file(**form), "表.xlsx"),
    )
    document = joined(*documents)
    (narrative,), (table,) = map(extract, documents)
    return document, pair_readings(document, narrative, table)


def found(report=None, **form):
    document, reading = pair(report, **form)
    return document, check_report(document, reading)


# What differs: changes of the report, values of the form. Near misses: other words for the same thing.
PAIRS = {
    "form-mismatch": (
        [
            (None, {"name": "农村公路日常养护二期项目"}),
            (None, {"unit": "云岭县水利局", "department": "云岭县水利局"}),
            (None, {"heading": "项目支出绩效自评表（2022年度）"}),
        ],
        [
            (None, {"name": "云岭县农村公路日常养护项目（2023年）"}),
            (None, {"unit": "交通运输局"}),
            ({"由云岭县交通运输局实施": "由云岭县公路养护中心实施"}, {}),  # the form's unit stands above it
        ],
    )
}


def between(findings):
    return [f for f in findings if f.title == BETWEEN or f.rule == "form-mismatch"]


@pytest.mark.parametrize(("report", "form"), PAIRS["form-mismatch"][0])
def test_another_project_unit_or_year_is_seen(report, form):
    document, findings = found(report, **form)
    (one,) = [f for f in findings if f.rule == "form-mismatch"]
    assert [e.name.split()[0] for e in one.evidence] == ["报告", "自评表"]
    assert [document.member_at(e.passage.start) for e in one.evidence] == [0, 1]
    assert [c.passage.start for c in one.choices] == [e.passage.start for e in one.evidence]


@pytest.mark.parametrize(("report", "form"), PAIRS["form-mismatch"][1])
def test_other_words_for_the_same_are_let_pass(report, form):
    assert not between(found(report, **form)[1])


def test_a_pair_that_agrees_is_silent():
    assert found()[1] == ()


@pytest.mark.parametrize(
    ("report", "form", "rule", "subject", "numbers"),
    [
        (None, {"budget": 500}, "figure-conflict", "field:budget", ["480.00万元", "500.00万元"]),
        (None, {"initial": 520}, "figure-conflict", "field:budget_initial", ["500.00万元", "520.00万元"]),
        (None, {"spent": 460}, "figure-conflict", "field:spent", ["456.00万元", "460.00万元"]),
        (None, {"rate": "96.00%"}, "figure-conflict", "field:execution_rate", ["95%", "96%"]),
        (None, {"score": 95}, "figure-conflict", "field:self_score", ["96.5分", "95分"]),
    ],
)
def test_a_field_that_differs_is_told_once_with_both_places_and_a_choice(report, form, rule, subject, numbers):
    document, findings = found(report, **form)
    (one,) = between(findings)
    assert (one.rule, one.subjects, list(one.numbers)) == (rule, (subject,), numbers)
    assert [document.member_at(e.passage.start) for e in one.evidence] == [0, 1]
    assert [document.member_at(c.passage.start) for c in one.choices] == [0, 1]
    assert all(document.text[e.passage.start : e.passage.end] == e.passage.text for e in one.evidence)
    assert "报告" in one.message
    assert "自评表" in one.message


def test_another_grade_is_seen():
    document, findings = found(grade="良")
    (one,) = [f for f in findings if f.rule == "grade-conflict"]
    assert {document.member_at(c.passage.start) for c in one.choices} == {0, 1}
    assert {e.name.split()[0] for e in one.evidence} >= {"报告", "自评表"}


@pytest.mark.parametrize(
    ("form", "what", "numbers"),
    [
        ({"length": "310公里"}, "完成值", ["320公里", "310公里"]),
        ({"target_length": "300公里"}, "目标值", ["320公里", "300公里"]),
        ({"satisfaction": "91%"}, "完成值", ["93%", "91%"]),
        ({"area": "8900平方米"}, "完成值", ["8600平方米", "8900平方米"]),
    ],
)
def test_an_indicator_that_differs_is_seen(form, what, numbers):
    document, findings = found(**form)
    (one,) = between(findings)
    assert list(one.numbers) == numbers
    assert what in one.message
    assert [document.member_at(e.passage.start) for e in one.evidence] == [0, 1]
    assert one.subjects[0].startswith("indicator:")


@pytest.mark.parametrize(
    ("report", "form"),
    [
        ({"456.00万元": "4560000元"}, {}),  # 元 and 万元
        ({"456.00万元": "约456万元", "95.00%": "95.1%"}, {"spent": 456.3, "rate": "95.06%"}),  # rounded
        (
            {"因新增养护路段，调整后预算480.00万元，": "", "年初预算500.00万元": "预算500.00万元"},
            {},
        ),  # 预算 that is the 年初 one
        ({"96.50分": "96.5分"}, {}),
        (None, {"score": 87}),  # of the rows, without the 9.5 of the money row
    ],
)
def test_the_same_figure_in_other_words_is_let_pass(report, form):
    assert [f.message for f in between(found(report, **form)[1])] == []


def test_the_points_of_a_part_differ():
    told = {"经自评，": "经自评，预算执行率（10分）得9分，"}
    document, findings = found(told)
    parts = [f for f in between(findings) if f.subjects == ("part:management",)]
    (narrative,) = extract(read_document(report_file(**told), "报告.docx"))
    assert [str(p.score) for p in narrative.self_parts] == ["9"]
    assert [f.numbers for f in parts] == [("9分", "9.5分")]
    assert [document.member_at(e.passage.start) for e in parts[0].evidence] == [0, 1]


def test_the_reports_score_is_not_held_against_what_the_form_cut():
    _document, findings = found({"96.50分": "100分"}, length="310公里", length_score=19.37)
    told = [f.message for f in findings if f.rule == "score-vs-results"]
    assert told
    assert all("已扣" not in message for message in told)


DONE = "全年完成养护农村公路里程320公里"


def of_rule(findings, rule):
    return [f for f in findings if f.rule == rule]


def test_a_row_that_the_form_cut_is_no_row_without_a_cut():
    told = {"96.50分": "98.87分", DONE: "全年完成养护农村公路里程310公里"}
    cut = {"length": "310公里", "length_score": 19.37}
    assert not of_rule(found(told, **cut, score=98.87)[1], "score-vs-results")  # 0.63 and 0.5 for the money
    (apart,) = of_rule(found(told, **cut, score=96)[1], "score-vs-results")
    assert "已扣" not in apart.message


@pytest.mark.parametrize(
    "why", ["，因雨季影响未全部完成", "。偏差原因：两座桥移民未完", "。因征地滞后，10公里顺延至下年"]
)
def test_a_row_that_kept_its_points_may_have_its_reason_in_the_report(why):
    less = "全年完成养护农村公路里程310公里"
    for reasonless in (less, less.replace("完成", "仅完成", 1)):
        assert of_rule(found({DONE: reasonless}, length="310公里")[1], "unmet-without-deduction")
    told = {DONE + "，": less + why + "。"}
    assert not of_rule(found(told, length="310公里")[1], "unmet-without-deduction")


# -- what is lit: the two figures themselves


def lit_of(finding):
    return [e.lit.text for e in finding.evidence]


@pytest.mark.parametrize(
    ("report", "form", "words"),
    [
        (None, {"budget": 500}, ["480.00万元", "500"]),
        (None, {"rate": "96.00%"}, ["95.00%", "96.00%"]),
        (None, {"score": 95}, ["96.50分", "95"]),
        (None, {"length": "310公里"}, ["320公里", "310公里"]),
        ({"经自评，": "经自评，预算执行率（10分）得9分，"}, {}, ["9分", "9.5"]),
    ],
)
def test_the_two_figures_are_lit_and_nothing_around_them(report, form, words):
    document, findings = found(report, **form)
    (one,) = between(findings)
    assert lit_of(one) == words
    assert [document.text[e.lit.start : e.lit.end] for e in one.evidence] == words
    assert all(e.passage.span.contains(e.lit.span) for e in one.evidence)


def test_the_grades_are_lit_and_not_their_labels():
    _, findings = found(grade="良")
    (one,) = [f for f in findings if f.rule == "grade-conflict"]
    assert lit_of(one)[:2] == ["优", "良"]


def table_report(rows, as_text=False):
    """Return a report whose results stand in a table alone."""
    told = report_text(
        **{
            "全年完成养护农村公路里程320公里，路面破损修复8600平方米，养护验收合格率99%。": "完成情况见附表。",
            "养护农村公路里程320公里，路面破损修复8500平方米，": "",
        }
    )
    if as_text:
        return read_document("\n".join([told, *("\t".join(row) for row in rows)]).encode(), "报告.txt")
    made = docx.Document()
    for line in told.split("\n"):
        made.add_paragraph(line)
    table = made.add_table(len(rows), len(rows[0]))
    for down, row in enumerate(rows):
        for across, words in enumerate(row):
            table.cell(down, across).text = words
    buffer = io.BytesIO()
    made.save(buffer)
    return read_document(buffer.getvalue(), "报告.docx")


def mismatch_of(report, **form):
    documents = report, read_document(form_file(**form), "表.xlsx")
    (narrative,), (table,) = map(extract, documents)
    document = joined(*documents)
    findings = check_report(document, pair_readings(document, narrative, table))
    (one,) = [f for f in between(findings) if "养护里程" in f.message]
    return document, one


HEAD = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因"]
REASON = "因雨季施工受阻，部分路段养护推迟到次年进行。"


@pytest.mark.parametrize("as_text", [False, True])
def test_the_cell_of_a_score_is_lit_and_neither_its_row_nor_the_reason(as_text):
    rows = [HEAD, ["产出指标", "数量指标", "养护里程", "320公里", "320公里", "20", "19", REASON]]
    document, one = mismatch_of(table_report(rows, as_text))
    assert lit_of(one)[0] == "19"
    assert one.evidence[0].passage.text.endswith(REASON[-8:])  # what is quoted keeps the row
    assert document.text[: one.evidence[0].lit.start].endswith("320公里\t20\t")
    # the form's row says 20 twice, as points and as score: its column decides
    assert lit_of(one)[1] == "20"
    assert document.text[: one.evidence[1].lit.start].endswith("320公里\t20\t")


def test_the_scores_that_do_not_add_up_are_lit_in_their_cells():
    document, findings = found(length="320公里", length_score=19)
    (one,) = [f for f in findings if f.rule == "score-sum-mismatch"]
    assert lit_of(one) == ["96.5", "19", "15", "15", "30", "7"]
    for evidence in one.evidence[1:]:
        line = document.text[evidence.passage.start : evidence.passage.end].split("\t")
        assert document.text[: evidence.lit.start].count("\t", evidence.passage.start) == len(line) - 1


def test_points_are_lit_in_the_column_of_points():
    rows = [HEAD, ["产出指标", "数量指标", "养护里程", "320公里", "320公里", "25", "20", ""]]
    document, one = mismatch_of(table_report(rows))
    assert lit_of(one) == ["25", "20"]
    assert document.text[: one.evidence[1].lit.start].endswith("320公里\t320公里\t")


def test_a_row_is_lit_where_no_column_tells_which_figure_is_meant():
    rows = [
        [*HEAD[:5], "分值", "得分", "得分率"],
        ["产出指标", "数量指标", "养护里程", "320公里", "320公里", "20", "19", "19"],
    ]
    _, one = mismatch_of(table_report(rows))
    assert lit_of(one)[0] == one.evidence[0].passage.text


def test_it_is_called_the_same_where_checks_are_chosen():
    assert KINDS["form-mismatch"].title == BETWEEN
