"""Rules look at the text as it is read: line breaks inside sentences and figures of full width hide nothing."""

from __future__ import annotations

import re

import pytest

from reviewer.checks import check_report, check_review
from reviewer.documents import read_document
from reviewer.domain.finding import Finding
from reviewer.domain.review import Decisions
from reviewer.extraction import extract
from reviewer.scoring import choose_profile, load_profiles, score

TEXT = (
    "青禾县水务局2023年度灌溉渠道维修项目绩效自评报告\n一、项目概况\n"
    "为改善灌区用水条件，保障粮食生产，县水务局组织实施灌溉渠道维修项目，项目资金由县级财政预算安排。\n"
    "项目于2023年4月12日开工建设，各参建单位按照合同约定组织施工，主体工程于2023年3月26日通过竣工验收并投入使用。\n"
    "二、自评结果\n对照评分标准逐项打分，经过单位自查和集中会审，各部分得分情况如下所列：决策部分20分，得20分；"
    "过程部分20分，得18.5分；产出部分35分，得34分；效益部分25分，得24分，各项合计自评得分96.5分，评价等级为优。\n"
    "为进一步做好管护工作，县水务局将落实管护责任，安排管护经费，确保工程长期发挥效益，让群众持续得到实惠。\n"
)
WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")


def wrapped(text: str, width: int) -> str:
    return "\n".join(re.sub(rf"(.{{{width}}})(?=.)", r"\1\n", line) for line in text.split("\n"))


def findings(text: str) -> list[Finding]:
    document = read_document(text.encode(), "report.txt")
    (report,) = extract(document)
    profile, why = choose_profile(report, load_profiles(), None)
    found = list(check_report(document, report))
    sheet = score(document, report, profile, why, found, Decisions())
    check_review(report, sheet, Decisions())
    assert all(
        document.text[e.passage.start : e.passage.end] == e.passage.text for f in found for e in f.evidence
    )
    return found


@pytest.mark.parametrize("width", range(30, 46))
def test_points_of_parts_are_whole_over_line_breaks(width: int) -> None:
    text = wrapped(TEXT, width)
    assert text.count("\n") > TEXT.count("\n")
    assert not {f.rule for f in findings(text)} & {"points-sum-mismatch", "score-sum-mismatch"}


def test_stages_in_the_wrong_order_are_seen_in_figures_of_full_width() -> None:
    rules = [{f.rule for f in findings(text)} for text in (TEXT, TEXT.translate(WIDE))]
    assert all("date-order" in found for found in rules)
