"""Numbers in typed texts: which stand for a figure of the review, and which no longer equal it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from reviewer.domain.finding import Severity
from reviewer.domain.quantity import Op
from reviewer.domain.report import Category, FieldValue, Indicator, Report
from reviewer.domain.review import Decisions, FindingDecision, OpinionDecision, Status, Subject
from reviewer.domain.text import Passage
from reviewer.export.opinion.figures import brought_up, figures_of, noted, stale
from reviewer.export.opinion.texts import proposed, texts_of

from .conftest import finding, item, part, quantity, review, sheet

D = Decimal


def money(value):
    return FieldValue(value, Passage("x", 0, 1), 1.0, "")


def a_review(output="57.94", spent="4865000.00", own="100", grade="优", findings=(), decisions=None):
    scores = sheet(
        part("产出", item("o/1", "里程", "60", output)),
        part("效果", item("e/1", "优良率", "40", "32.50")),
        self_score=D(own),
        grade=grade,
    )
    report = Report(
        fields={"budget": money("5200000.00"), "spent": money(spent)},
        indicators=(
            Indicator(
                "i1",
                "里程",
                Category.OUTPUT,
                quantity("≥1280公里", "1280", "公里", Op.GE),
                quantity("1236公里", "1236", "公里"),
            ),
        ),
    )
    return review(1, scores, report, decisions, findings)


def marked(text, before, after, kept=None):
    kept = noted(text, figures_of(before)) if kept is None else kept
    return [(text[m.start : m.end], m.now) for m in stale(text, kept, figures_of(after))]


BEFORE, LOWER = a_review(), a_review(output="50.00")


class TestStaleNumbers:
    def test_a_score_that_changed_is_marked_with_what_it_is_now(self):
        text = "单位自评得分100分，复核得分90.44分，其中产出57.94分、效果32.50分。"
        assert marked(text, BEFORE, LOWER) == [
            ("90.44", "复核得分现为82.50分"),
            ("57.94", "产出现为50.00分"),
        ]
        assert marked(text, BEFORE, BEFORE) == []

    def test_the_name_before_a_number_decides_what_it_stands_for(self):
        even = a_review(output="60.00", own="92.50")
        text = "自评得分92.50分，复核得分92.50分"
        assert marked(text, even, a_review(output="50.00", own="92.50")) == [("92.50", "复核得分现为82.50分")]
        assert marked(text, even, a_review(output="60.00", own="95")) == [("92.50", "自评得分现为95.00分")]

    def test_without_a_name_the_most_prominent_figure_counts(self):
        assert marked("最后为90.44分", BEFORE, LOWER) == [("90.44", "复核得分现为82.50分")]
        assert marked("得分90.44，低于自评", BEFORE, LOWER) == [("90.44", "复核得分现为82.50分")]

    @pytest.mark.parametrize(
        "written", ["486.50万元", "486.5万元", "4,865,000元", "４８６．５０万元", "4865000.00元", "0.05亿元"]
    )
    def test_money_in_any_unit(self, written):
        text = f"实际支出{written}"
        assert marked(text, BEFORE, BEFORE) == []
        after = a_review(spent="4100000.00")
        ((number, now),) = marked(text, BEFORE, after)
        assert written.startswith(number)
        assert now.startswith("执行数现为4")

    def test_a_rounded_number_is_stale_only_where_it_reads_otherwise(self):
        text = "预算执行率93.6%"
        assert marked(text, BEFORE, a_review(spent="4866000.00")) == []
        assert marked(text, BEFORE, a_review(spent="4700000.00")) == [("93.6", "预算执行率现为90.38%")]

    def test_a_grade_is_a_figure(self):
        assert marked("复核等级为“优”", BEFORE, a_review(grade="良")) == [("优", "复核等级现为良")]
        assert marked("复核等级为“良”", BEFORE, a_review(grade="中")) == []

    @pytest.mark.parametrize(
        "text", ["2023年完成1236天", "第57.94页", "满分100分", "3个工作日", "12月20日前", "电话90445794"]
    )
    def test_other_numbers_are_left_alone(self, text):
        assert marked(text, BEFORE, a_review(output="10.00", spent="1.00", own="50", grade="差")) == []

    def test_a_completion_rate_needs_its_name(self):
        after = replace(BEFORE, report=replace(BEFORE.report, indicators=()))
        assert marked("资料归档率96.56%", BEFORE, after) == []
        assert marked("里程完成率96.56%", BEFORE, after) == [("96.56", "里程完成率已不在复核结果中")]

    def test_an_indicators_figure_and_its_unit(self):
        after = replace(BEFORE, report=replace(BEFORE.report, indicators=(
            replace(BEFORE.report.indicators[0], actual=quantity("1250公里", "1250", "公里")),)))  # fmt: skip
        assert marked("里程完成1236公里，目标1280公里", BEFORE, after) == [("1236", "里程完成现为1250公里")]

    def test_what_is_gone_is_told(self):
        found = finding(message="分项合计482.50万元，与总额486.50万元相差4.00万元")
        with_finding = a_review(findings=[found])
        assert marked("相差4.00万元", with_finding, BEFORE) == [
            ("4.00", "疑点「分项合计与总额不符」的数字已不在复核结果中")
        ]
        assert marked("提出疑点1条", with_finding, BEFORE) == [("1", "疑点现为0条")]

    def test_a_count_needs_its_name(self):
        three = a_review(findings=[finding(rule) for rule in ("a", "b", "c")])
        assert marked("请在3个工作日内答复，所列3项属实", three, BEFORE) == []
        assert marked("共有问题3项", three, BEFORE) == [("3", "疑点现为0条")]

    def test_a_stale_number_stays_stale_when_the_text_is_kept_again(self):
        text = "复核得分90.44分"
        kept = noted(text, figures_of(BEFORE))
        again = noted("经复核，" + text, figures_of(LOWER), kept)
        assert marked("经复核，" + text, None, LOWER, again) == [("90.44", "复核得分现为82.50分")]
        assert marked(text, None, BEFORE, again) == []

    def test_numbers_are_brought_up_in_their_own_unit(self):
        text = "复核得分90.44分，执行486.5万元，等级为“优”，复核等级为“优”。"
        kept = noted(text, figures_of(BEFORE))
        after = figures_of(a_review(output="50.00", spent="4100000.00", grade="良"))
        assert brought_up(text, kept, after) == "复核得分82.50分，执行410.0万元，等级为“良”，复核等级为“良”。"
        assert not stale(brought_up(text, kept, after), kept, after)


class TestTexts:
    def test_the_program_writes_from_the_numbers(self):
        text = proposed("overall", BEFORE)
        assert "自评得分100.00分" in text
        assert "复核得分90.44分" in text
        assert "偏离度9.56%（高估）" in text
        assert "暂定" not in text
        assert "（未审定）" in proposed("overall", review(1, BEFORE.sheet, status=Status.REVIEWING))

    def test_findings_are_counted_and_never_called_errors(self):
        low = finding("x", Severity.LOW, "提示一条")
        found = [finding(), low]
        decided = Decisions().with_(
            Subject.FINDING, found[0].key, FindingDecision(True, fingerprint=found[0].fingerprint)
        )
        text = proposed("problems", a_review(findings=found, decisions=decided))
        assert text == "提出疑点2条（重1、提示1），其中已认定1条，供核实。"
        gone = decided.with_(Subject.FINDING, low.key, FindingDecision(False, "已核", low.fingerprint))
        assert proposed("problems", a_review(findings=found, decisions=gone)).startswith("提出疑点1条（重1）")
        assert proposed("problems", BEFORE) == "未提出疑点。"

    def test_a_typed_text_stays_when_scores_change(self):
        text = "本项目复核得分90.44分，总体较好。"
        typed = OpinionDecision(text, noted(text, figures_of(BEFORE)))
        after = a_review(output="50.00", decisions=Decisions().with_(Subject.OPINION, "overall", typed))
        found = texts_of(after)["overall"]
        assert (found.text, found.edited) == (text, True)
        assert [(p.text, p.marked) for p in found.words] == [
            ("本项目复核得分", False),
            ("90.44分「此处数字与现有复核结果不一致：复核得分现为82.50分」", True),
            ("，总体较好。", False),
        ]
        assert not texts_of(after)["advice"].edited
