"""What a report shares with those of other units, and cuts that differ for one reason."""

from decimal import Decimal

from reviewer.checks import Cut, Neighbour, check_across, check_like_cases, marks_of
from reviewer.documents import read_document
from reviewer.domain.finding import Severity
from reviewer.domain.report import Report
from reviewer.domain.review import Decisions, ItemDecision, Subject
from reviewer.extraction import extract

REPORT = """青溪县水利局2023年度山塘整治项目绩效自评报告
一、项目概况
山塘是青溪县山区群众灌溉和饮水的重要水源，多数建于上世纪六七十年代，坝体渗漏、放水涵管堵塞、溢洪道淤积等问题突出，蓄水能力逐年下降。
二、组织实施情况
项目实行项目法人责任制、招标投标制、建设监理制和合同管理制，乡镇政府负责协调征地和用水纠纷，施工单位按照批准的设计图纸组织施工并接受群众监督。
完工后由受益村推选管护员签订管护协议，管护经费从水费收入和村集体经济收入中解决，做到有人管、有钱管、管得好，青溪县水利局每季度检查一次。
三、绩效情况
整治山塘12座，完成目标的100%。
青溪县水利局
2024年3月1日
"""
OTHER_UNIT = REPORT.replace("青溪县水利局2023年度", "平川县水务局2023年度").replace("12座", "9座")
COPY = OTHER_UNIT.replace("青溪县水利局\n2024", "平川县水务局\n2024").replace("是青溪县山区", "是平川县山区")


def read(text):
    document = read_document(text.encode(), "报告.txt")
    return document, extract(document)[0]


def neighbour_of(text, own_text, units=2, unit="青溪县水利局"):
    """Return the other report as the database would: what of it stands in this one."""
    other = {m.digest for m in marks_of(*read(text))}
    shared = [(m, units) for m in marks_of(*read(own_text)) if m.digest in other]
    return Neighbour(7, unit, "山塘整治项目", tuple(shared))


def rules(findings):
    return [f.rule for f in findings]


def test_a_text_copied_with_other_names_and_numbers():
    document, report = read(COPY)
    found = check_across(document, report, [neighbour_of(REPORT, COPY)])
    assert rules(found) == ["copied-text", "foreign-text"]
    copied, foreign = found
    assert copied.severity is Severity.HIGH
    assert "青溪县水利局" in copied.message
    assert [e.passage.text for e in foreign.evidence] == ["青溪县水利局"]
    for finding in found:
        for evidence in finding.evidence:
            passage = evidence.passage
            assert document.text[passage.start : passage.end] == passage.text


def test_another_text_shares_nothing():
    text = (
        "平川县教育局2023年度校舍维修项目绩效自评报告\n一、项目概况\n"
        + "校舍维修项目覆盖全县乡镇中小学，主要内容为屋面防水、门窗更换、电路改造、操场硬化和围墙加固，由教育局基建股统一组织招标，监理单位全程监督施工质量。\n"
        * 1
    )
    document, report = read(text)
    assert marks_of(document, report)
    assert check_across(document, report, [neighbour_of(REPORT, text)]) == ()


def test_wording_that_many_units_hand_in_is_a_template():
    document, report = read(COPY)
    assert check_across(document, report, [neighbour_of(REPORT, COPY, units=9)]) == ()


def test_one_alike_sentence_is_no_copy():
    text = COPY.split("二、")[0] + "三、绩效情况\n整治山塘9座。\n平川县水务局\n2024年3月1日\n"
    document, report = read(text)
    assert "copied-text" not in rules(check_across(document, report, [neighbour_of(REPORT, text)]))


def cut(amount, reason="佐证材料不全，1处"):
    return ItemDecision(adjustment=Decimal(amount), reason=reason, based_on=Decimal(6))


def test_like_cases_cut_unlike():
    decisions = Decisions({(Subject.ITEM, "management/rules"): cut("-2.00")})
    elsewhere = [Cut("management/rules", "佐证材料不全，3处。", Decimal("-1.00"), "甲项目"),
                 Cut("management/rules", "佐证材料不全", Decimal("-1.00"), "乙项目"),
                 Cut("output/by_hand", "佐证材料不全", Decimal("-9.00"), "丙项目")]  # fmt: skip
    (found,) = check_like_cases(Report(), decisions, elsewhere)
    assert found.rule == "like-cases-unlike"
    assert "-2.00" in found.message
    assert "-1.00" in found.message
    assert found.subjects == ("item:management/rules",)


def test_like_cases_cut_alike_are_silent():
    decisions = Decisions({(Subject.ITEM, "management/rules"): cut("-1.00")})
    assert (
        check_like_cases(Report(), decisions, [Cut("management/rules", "佐证材料不全", Decimal("-1.00"), "甲")])
        == ()
    )
