"""Whole fictional reports, read by the real extraction: silent where nothing is wrong, and loud about each planted error."""

from pathlib import Path

import pytest

from reviewer.checks import check_report
from reviewer.documents import read_document
from reviewer.domain.finding import Severity
from reviewer.domain.review import Decisions
from reviewer.extraction import extract
from reviewer.scoring import choose_profile, load_profiles, score

REPORTS = {path.stem: path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("reports/*.txt")}


def checked(text):
    document = read_document(text.encode("utf-8"), "report.txt")
    (report,) = extract(document)
    return document, report, check_report(document, report)


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_a_sound_report_raises_nothing_above_a_hint(name):
    _, _, findings = checked(REPORTS[name])
    assert [f.message for f in findings if f.severity is not Severity.LOW] == []


PLANTED = [
    ("road", "180.30万元", "180.80万元", "sum-mismatch", "日常养护支出320.50万元"),
    ("road", "的106.67%", "的116.67%", "completion-mismatch", "完成年度目标1.5万平方米的116.67%"),
    ("road", "1.5万平方米的106.67%", "的120%", "target-mismatch", "修复破损路面1.5万平方米"),
    ("road", "执行率95%", "执行率97%", "rate-mismatch", "预算执行率97%"),
    ("road", "到位率100%", "到位率90%", "rate-mismatch", "资金到位率90%"),
    ("road", "，预算执行率95%", "", "rate-missing", "资金到位率100%"),
    ("road", "结余29.00", "结余39.00", "calculation-mismatch", "结余39.00万元"),
    ("road", "126块，完成年度目标120块的105%", "100块", "score-vs-results", "更换标志牌100块"),
    ("road", "126块，完成年度目标120块的105%", "100块", "missed-target-unsaid", "更换标志牌100块"),
    ("road", "更换标志牌126块，完成年度目标120块的105%；", "", "target-without-result", "更换标志牌120块"),
    ("road", "126块，完成年度目标120块的105%", "260块", "over-achievement-unexplained", "更换标志牌260块"),
    ("road", "五、自评结论", "五、自评结论\n经综合评定，本项目自评总分为92分。", "figure-conflict", "本项目自评总分为92分"),
    ("road", "三、项目组织", "2023年收到财政拨款560.00万元。\n三、项目组织", "figure-conflict", "实际到位580.00万元"),
    ("road", "三、项目组织", "资金支出明细见下表：\n三、项目组织", "table-missing", "资金支出明细见下表："),
    ("road", "三、项目组织", "四、项目组织", "section-numbering", "四、项目组织实施情况"),
    ("road", "（二）效益指标", "（二）产出指标", "duplicate-heading", "（一）产出指标完成情况"),
    ("road", "2024年3月15日", "2022年3月15日", "date-order", "2022年3月15日"),
    ("road", "合格率为97.2%", "合格率达到95%以上", "actual-repeats-target", "养护质量合格率达到95%以上"),
    ("river", "以下三个方面", "以下四个方面", "list-count-mismatch", "评价发现存在以下四个方面的问题："),
    ("river", "较年初预算下降20%", "较年初预算下降26%", "growth-mismatch", "较年初预算下降26%"),
    ("river", "完成率90%，得8.1分", "完成率92%，得8.1分", "completion-mismatch", "完成率92%"),
    ("river", "预算执行率95%", "预算执行率97%", "rate-mismatch", "预算执行率97%"),
    ("river", "满意度92.5%，得8分", "满意度94.5%，得8分", "calculation-mismatch", "满意度94.5%"),
    ("library", "增长25%", "增长35%", "growth-mismatch", "增长35%"),
    ("library", "基本支出864.29", "基本支出854.29", "sum-mismatch", "基本支出854.29万元"),
    ("library", "四、自评结果", "四、自评结果\n全年支出1248.29万元。", "figure-conflict", "全年支出1248.29万元"),
    ("library", "分馆5个，完成率100%", "分馆4个，完成率80%", "score-vs-results", "建成分馆4个"),
    ("library", "支出3.2万元，比上年下降20%", "支出3.2万元，较上年4.8万元下降23.33%", "growth-mismatch", "“三公”经费支出3.2万元"),
    ("library", "经费支出3.2万元", "经费支出1632万元", "part-exceeds-whole", "“三公”经费支出1632万元"),
    ("library", "（追加文献购置费50.5万元）", "", "budget-change-unexplained", "调整后预算1310.5万元"),
    ("kindergarten", "完成率100.67%", "完成率102.67%", "target-mismatch", "受益幼儿17200人"),
    ("kindergarten", "等级为优", "等级为良好", "grade-conflict", "评价等级为良好"),
    ("rehabilitation", "培训费6.5万元", "培训费8.5万元", "sum-mismatch", "培训费8.5万元"),
    ("rehabilitation", "上级补助资金30万元", "上级补助资金35万元", "sum-mismatch", "上级补助资金35万元"),
    ("rehabilitation", "高于目标6.2个", "高于目标8.2个", "excess-mismatch", "高于目标8.2个百分点"),
    ("water", "项目支出2564.74", "项目支出2574.74", "sum-mismatch", "项目支出2574.74万元"),
    ("water", "41.99%", "43.99%", "calculation-mismatch", "占总支出的43.99%"),
    ("water", "减少3.65万元", "减少4.65万元", "growth-mismatch", "较预算数25万元减少4.65万元"),
    ("water", "超出目标1.5", "超出目标2.5", "excess-mismatch", "超出目标2.5平方公里"),
    ("water", "等次为“优”", "等次为“良”", "grade-conflict", "自评得分94.6分"),
    ("streets", "调整后预算3570万元", "调整后预算3590万元", "rate-mismatch", "调整后预算3590万元"),
    ("streets", "垃圾清运经费986.10万元", "垃圾清运经费968.10万元", "sum-mismatch", "垃圾清运经费968.10万元"),
    ("streets", "下降12.23%", "下降22.23%", "growth-mismatch", "较上年1210件下降22.23%"),
    ("allowance", "市级资金430万元", "市级资金450万元", "sum-mismatch", "市级资金450万元"),
    ("allowance", "满意度指标9.7分", "满意度指标8.7分", "score-sum-mismatch", "本项目自评得分98分"),
    ("allowance", "执行率98%", "执行率96%", "rate-mismatch", "执行率96%"),
    ("town", "公用经费215.64", "公用经费205.64", "sum-mismatch", "公用经费205.64万元"),
    ("town", "完成56户", "完成50户", "score-vs-results", "2023年度整体支出绩效自评得分96分"),
    ("town", "年末结转28.23", "年末结转38.23", "calculation-mismatch", "年末结转38.23万元"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "rule", "quote"), PLANTED)
def test_a_planted_error_is_found_and_quoted(name, old, new, rule, quote):
    assert old in REPORTS[name]
    document, _, findings = checked(REPORTS[name].replace(old, new))
    quotes = [e.passage.text for f in findings if f.rule == rule for e in f.evidence]
    assert quote in quotes, [f.message for f in findings]
    for finding in findings:
        for evidence in finding.evidence:
            passage = evidence.passage
            assert document.text[passage.start : passage.end] == passage.text


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_scores_of_read_reports_add_up(name):
    document, report, findings = checked(REPORTS[name])
    profile, reason = choose_profile(report, load_profiles())
    sheet = score(document, report, profile, reason, findings, Decisions())
    assert sum(p.points for p in sheet.parts) == 100
    assert all(i.formula for p in sheet.parts for i in p.items)
    for part in sheet.parts:
        for item in part.items:
            for passage in item.passages:
                assert document.text[passage.start : passage.end] == passage.text


def test_the_published_reports_score_as_worked_out(shared_reports):
    sheets = {}
    for path in shared_reports:
        document, report, findings = checked(path.read_text(encoding="utf-8"))
        profile, reason = choose_profile(report, load_profiles())
        sheets[path.stem.split("-")[0]] = score(document, report, profile, reason, findings, Decisions())
    one = sheets["yuzhong"]
    assert [str(v) for v in (one.total, one.computed, one.proposed, one.difference)] == [
        "99.73",
        "60.73",
        "39.00",
        "-0.27",
    ]
    other = sheets["taojiang"]
    assert [str(v) for v in (other.computed, other.proposed, other.open)] == ["11.72", "32.50", "47.50"]
    assert other.grade is None
