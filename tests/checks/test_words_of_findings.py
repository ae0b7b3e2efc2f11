"""How findings say things: amounts as people write them, the files they stand in, and no hint where a score is just what was cut."""

from decimal import Decimal

import pytest
from support.pairs import form_file, report_file

from reviewer.checks import check_report
from reviewer.checks.figures import Scale
from reviewer.documents import joined, read_document
from reviewer.extraction import extract, pair_readings, parse_quantity


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (["832.50万元", "8385000元"], ["832.50万元", "838.50万元"]),
        (["832.50万元", "8385120元"], ["832.50万元", "838.512万元"]),
        (["832.5万元", "838万元"], ["832.5万元", "838.0万元"]),
        (["8325000元", "8385000元"], ["8325000元", "8385000元"]),
        (["860万元", "8600000元"], ["860万元", "860万元"]),
        (["100.00万元", "1200000元"], ["100.00万元", "120.00万元"]),
    ],
)
def test_amounts_have_the_decimals_that_the_report_writes(written, shown):
    quantities = [parse_quantity(words) for words in written]
    scale = Scale(quantities)
    assert [scale.figure(q.value) for q in quantities] == shown
    assert scale.number(Decimal(0)).strip("0.") == ""


def found(report=None, **form):
    documents = [
        read_document(report_file(**(report or {})), "报告.docx"),
        read_document(form_file(**form), "表.xlsx"),
    ]
    (narrative,), (table,) = map(extract, documents)
    document = joined(*documents)
    return check_report(document, pair_readings(document, narrative, table))


def test_a_question_names_the_files_that_its_places_stand_in():
    three = {"结余24.00万元。": "结余24.00万元。全年实际支出452.00万元。"}
    (told,) = [f for f in found(three) if f.subjects == ("field:spent",) and f.rule == "figure-conflict"]
    assert told.question.startswith("报告与自评表中执行数有")
    alone = read_document(report_file(**three), "报告.docx")
    (told,) = [
        f
        for f in check_report(alone, extract(alone)[0])
        if f.subjects == ("field:spent",) and f.rule == "figure-conflict"
    ]
    assert told.question.startswith("报告中执行数有")


def hints(**values):
    document = read_document(form_file(**values), "表.xlsx")
    return [f for f in check_report(document, extract(document)[0]) if f.rule == "score-vs-results"]


def test_a_score_that_is_just_what_was_cut_is_no_hint():
    missed = {"length": "304公里", "length_score": 19}
    assert not hints(**missed, score=99)  # 1 of 20 for the row
    assert not hints(**missed, score=98.5)  # and 0.5 of 10 for the money row
    (told,) = hints(**missed, score=97)
    assert "已扣1分" in told.message
