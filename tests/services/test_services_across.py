"""What reports of one database share: copied texts, and cuts for one reason that differ."""

import pytest

from reviewer.services.library import Library

COMMON = """一、项目概况
山塘是山区群众灌溉和饮水的重要水源，多数建于上世纪六七十年代，坝体渗漏、放水涵管堵塞、溢洪道淤积等问题突出，蓄水能力逐年下降，群众反映强烈。
二、组织实施情况
项目实行项目法人责任制、招标投标制、建设监理制和合同管理制，乡镇政府负责协调征地和用水纠纷，施工单位按照批准的设计图纸组织施工并接受群众监督。
完工后由受益村推选管护员签订管护协议，管护经费从水费收入和村集体经济收入中解决，做到有人管、有钱管、管得好，县水利部门每季度检查一次并通报结果。
三、资金情况
"""


def report(unit, budget, spent):
    return (
        f"{unit}2023年度山塘整治项目绩效自评报告\n{COMMON}预算{budget}万元，实际支出{spent}万元，预算执行率{spent}%。\n"
        f"四、自评结论\n自评得分96分，等级为优。\n{unit}\n2024年3月1日\n"
    )


@pytest.fixture
def two(tmp_path):
    """Open a library with two reports of the same words, read for real and imported one after the other."""
    library = Library.open(tmp_path / "评审.db")
    for name, unit, spent in (("甲.txt", "青溪县水利局", 98), ("乙.txt", "平川县水务局", 97)):
        path = tmp_path / name
        path.write_text(report(unit, 100, spent), encoding="utf-8")
        library.import_paths([path])
    yield library
    library.close()


def ids(library):
    by_name = {row.file_name: row.id for row in library.rows()}
    return by_name["甲.txt"], by_name["乙.txt"]


def rules(session):
    return [f.rule for f in session.findings.values()]


def test_copied_text_is_found_on_both_sides(two):
    for report_id in ids(two):
        assert two.row(report_id).findings_high == 1
        session = two.open_review(report_id)
        assert rules(session).count("copied-text") == 1
        finding = next(f for f in session.findings.values() if f.rule == "copied-text")
        for evidence in finding.evidence:
            passage = evidence.passage
            assert session.document.text[passage.start : passage.end] == passage.text


def test_a_dismissed_copy_stays_dismissed(two, tmp_path):
    second = ids(two)[1]
    session = two.open_review(second)
    key = next(k for k, f in session.findings.items() if f.rule == "copied-text")
    session.dismiss_finding(key, "经核实为同一设计院提供的说明")
    two.close()
    again = Library.open(tmp_path / "评审.db")
    session = again.open_review(second)
    assert session.decisions.finding(key).accepted is False
    again.close()


def test_what_is_removed_is_no_source_any_more(two):
    first, second = ids(two)
    two.remove([first])
    assert "copied-text" not in rules(two.open_review(second))


def test_like_cases_are_asked_for_like_cuts(two):
    first, second = map(two.open_review, ids(two))
    item = next(i.key for p in first.sheet.parts for i in p.items if i.rule == "execution")
    first.adjust_item(item, "-1", "凭证不全，1笔")
    assert "like-cases-unlike" not in rules(first)
    second = world_again(two, ids(two)[1])
    second.adjust_item(item, "-2", "凭证不全，3笔")
    finding = next(f for f in second.findings.values() if f.rule == "like-cases-unlike")
    assert "本报告调整-2分" in finding.message
    assert "调整-1分" in finding.message
    second.adjust_item(item, "-1", "凭证不全，3笔")
    assert "like-cases-unlike" not in rules(second)


def world_again(library, report_id):
    """Open a review as if it had not been open yet: what others did meanwhile is known then."""
    library._sessions.pop(report_id)
    return library.open_review(report_id)


def test_extract_alone_never_speaks_of_other_files(two):
    from reviewer.documents import read_document
    from reviewer.domain.review import Decisions
    from reviewer.extraction import extract
    from reviewer.services.assess import assess

    document = read_document(report("平川县水务局", 100, 97).encode(), "乙.txt")
    found = assess(document, extract(document)[0], Decisions(), "yuzhong").findings
    assert not {f.rule for f in found.values()} & {"copied-text", "foreign-text", "like-cases-unlike"}
