"""What is missing is shown with where it was looked for, and with what comes nearest to it."""

from __future__ import annotations

from reviewer.checks import check_report
from reviewer.documents import read_document
from reviewer.domain.finding import Finding
from reviewer.extraction import extract

GOALS = "一、项目概况\n某某县改造乡村道路。\n二、绩效目标\n改造道路12公里，培训技术人员80人，补贴农机45台。\n"
RESULTS = "三、完成情况\n全年改造道路12公里，对技术人员开展了多期培训。补贴农机45台。\n"
END = "四、自评结论\n经评定，项目实施较好。\n五、存在的问题\n资金下达较晚。\n"


def finding(text: str, rule: str) -> Finding:
    document = read_document(text.encode(), "report.txt")
    (report,) = extract(document)
    return next(f for f in check_report(document, report) if f.rule == rule)


def test_a_missing_score_names_the_sections_and_the_nearest_words() -> None:
    found = finding(GOALS + RESULTS + END, "self-score-missing")
    assert found.sections == ("三、完成情况", "四、自评结论")
    assert [p.text for p in found.near] == ["经评定，项目实施较好"]
    assert not found.evidence


def test_a_goal_without_a_result_quotes_the_sentence_most_like_it() -> None:
    found = finding(GOALS + RESULTS + END, "target-without-result")
    assert [p.text for p in found.near] == ["全年改造道路12公里，对技术人员开展了多期培训"]
    assert "三、完成情况" in found.sections


def test_the_whole_text_is_named_where_no_section_is_meant() -> None:
    found = finding("某某县改造道路12公里，达到目标12公里。群众反映良好。", "self-score-missing")
    assert found.sections == ("全文",)
    assert found.near == ()


def test_a_near_miss_changes_neither_key_nor_fingerprint() -> None:
    first = finding(GOALS + RESULTS + END, "self-score-missing")
    second = finding(GOALS + RESULTS + END.replace("经评定", "经评审组评定"), "self-score-missing")
    assert first.near != second.near
    assert (first.key, first.fingerprint) == (second.key, second.fingerprint)


def test_a_rate_that_is_wrong_names_the_money_it_was_held_against() -> None:
    text = "某某县乡村道路项目年初预算数320万元，执行数288万元，预算执行率96%。\n自评得分95分。"
    names = {e.name for e in finding(text, "rate-mismatch").evidence}
    assert {"预算数", "执行数"} <= names


def test_things_of_another_size_are_no_result_of_a_goal() -> None:
    goals = "二、绩效目标\n引进亿元以上项目20个，5亿元以上项目7个，引进人才9名。\n"
    told = "三、完成情况\n全年引进亿元以上项目27个。其中10亿元以上项目4个。\n"
    missing = finding(goals + told + END, "target-without-result")
    assert "：5亿元以上项目、" in missing.message
    told = told.replace("其中", "其中5亿元以上项目6个，")
    assert "5亿元以上项目" not in finding(goals + told + END, "target-without-result").message
