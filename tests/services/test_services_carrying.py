"""Carrying decisions to another reading: spending, evidence, findings that only change their key."""

from decimal import Decimal

import pytest
from review_world import TEXT, text_for

from reviewer.domain.errors import DatabaseProblem, Refused
from reviewer.domain.finding import Finding, Severity
from reviewer.domain.text import Passage
from reviewer.services.replacing import changed_passages


def replaced(world, library, text):
    done = library.replace_original(1, world.write("新稿.txt", text))
    return done, library.open_review(1)


def test_confirmed_spending_keeps_its_amount(world, library, session):
    session.confirm_spending("s-材料费")
    session.set_spending("s-人工费", "name", "人工支出")
    done, again = replaced(world, library, TEXT.replace("200.00", "210.00"))
    found = {s.key: (s.name, s.amount) for s in again.report.spending}
    assert found["s-材料费"] == ("材料费", Decimal("2000000.00"))
    assert found["s-人工费"] == ("人工支出", Decimal("684900.00"))
    assert any("材料费" in line and "金额不同" in line for line in done.look_again)


def test_spending_that_is_gone_stays_when_a_person_set_it(world, library, session):
    session.set_spending("s-材料费", "amount", "201")
    key = session.add_spending("差旅费", "3000元")
    done, again = replaced(world, library, TEXT.replace("材料费200.00万元、", ""))
    found = {s.key: s.amount for s in again.report.spending}
    assert found["s-材料费"] == Decimal("2010000.00")
    assert found[key] == Decimal("3000.00")
    assert any("材料费" in line and "未找到" in line for line in done.look_again)


def test_places_move_with_their_words(world, library, session):
    start = session.document.text.index("等级优")
    key = session.add_indicator("清淤", "产出", Passage.cut(session.document.text, start, start + 3))
    start = session.document.text.index("68.49万元")
    session.set_field("balance", "68.49", Passage.cut(session.document.text, start, start + 5))
    _, again = replaced(world, library, "前言。\n" * 30 + TEXT)
    text = again.document.text
    assert again.report.indicator(key).evidence[0].text == "等级优"
    assert again.report.fields["balance"].passage == Passage(
        "68.49", text.index("68.49万元"), text.index("68.49万元") + 5
    )


def test_a_place_that_is_gone_leaves_the_value_without_one(world, library, session):
    start = session.document.text.index("68.49万元")
    session.set_field("balance", "68.49", Passage.cut(session.document.text, start, start + 5))
    _, again = replaced(world, library, TEXT.replace("、人工费68.49万元", "").replace("268.49", "268.5"))
    assert again.report.value("balance") == "684900.00"
    assert not again.report.fields["balance"].passage.grounded


def test_a_finding_with_another_key_and_the_same_numbers_keeps_its_decision(
    world, library, session, monkeypatch
):
    def one(subject):
        return lambda *_: (
            Finding(
                "list-count-mismatch",
                Severity.HIGH,
                "数目不符",
                "列了 3 个称 4 个",
                subjects=(subject,),
                numbers=("3", "4"),
            ),
        )

    monkeypatch.setattr("reviewer.checks.check_report", one("indicator:a"))
    library._sessions.clear()
    session = library.open_review(1)
    (old,) = session.findings
    session.dismiss_finding(old, "另有一个")
    monkeypatch.setattr(
        "reviewer.checks.check_report", lambda d, *_: one("indicator:b" if "新" in d.text else "indicator:a")()
    )
    done, again = replaced(world, library, TEXT + "新。")
    (new,) = again.findings
    assert new != old
    assert again.finding_state(new) == "dismissed"
    assert again.decisions.finding(old) is None
    assert done.look_again == ()


def test_a_finding_that_is_gone_is_said(world, library, session):
    conflict = next(iter(session.findings))
    session.accept_finding(conflict, "请说明哪个数正确")
    assert session.decisions.finding(conflict).question == "请说明哪个数正确"
    session.accept_finding(conflict)
    assert session.decisions.finding(conflict).question == "请说明哪个数正确"
    done, _ = replaced(world, library, TEXT.replace("附表预算282.28万元。\n", ""))
    assert any("不再出现" in line for line in done.look_again)


def test_changed_passages_are_told_sentence_by_sentence():
    old = "甲。乙；丙。\n丁。"
    new = "甲。乙二；丙。\n丁。戊。"
    assert [(c.old, c.new) for c in changed_passages(old, new)] == [("乙；", "乙二；"), ("", "戊。")]
    assert changed_passages(old, old) == []


def test_unsaved_edits_are_part_of_an_export_and_stop_a_replacement(world, library, session, monkeypatch):
    from reviewer.storage.problems import SaveProblem

    def refuse(*_):
        raise SaveProblem("磁盘已满")

    monkeypatch.setattr(library._records, "save", refuse)
    session.set_field("unit", "改后")
    opened, found = library.opened(1)
    assert found.report.value("unit") == opened.row.unit == "改后"
    with pytest.raises(DatabaseProblem, match="磁盘已满"):
        library.compare_original(1, world.write("n.txt", text_for(3)))
    with pytest.raises(DatabaseProblem):
        library.restore(None)
    assert not library.flush()
    monkeypatch.undo()
    assert library.flush()


def test_many_sessions_are_not_all_kept(world):
    library = world.imported(*(text_for(n) for n in range(16)))
    for report_id in range(1, 17):
        library.open_review(report_id)
    assert len(library._sessions) <= 12
    assert 16 in library._sessions
    assert library.departments() == []
    library.close()


def test_a_raise_above_the_self_score_is_not_confirmed_silently(library, session, monkeypatch):
    from dataclasses import replace

    key = "output/i-植树"
    sheet = session.sheet
    part = sheet.parts[0]
    items = tuple(
        replace(i, self_score=Decimal("1.00"), self_presumed=False) if i.key == key else i for i in part.items
    )
    changed = replace(sheet, parts=(replace(part, items=items), *sheet.parts[1:]))
    monkeypatch.setattr("reviewer.scoring.score", lambda *_: changed)
    session.confirm_field("unit")
    with pytest.raises(Refused, match="高于自评"):
        session.confirm_item(key)
    with pytest.raises(Refused, match="高于自评"):
        session.adjust_item(key, "0", "")
    session.adjust_item(key, "0", "查验属实")
    assert session.decisions.item(key).reason == "查验属实"


def test_labels_name_what_undo_takes_back(session):
    steps = [
        (lambda: session.confirm_field("unit"), "确认实施单位"),
        (lambda: session.confirm_field("balance"), "结余：原文确无"),
        (lambda: session.confirm_indicator("i-修渠"), "确认指标「修渠」"),
        (lambda: session.remove_spending("s-材料费"), "删除支出「材料费」"),
        (lambda: session.choose_profile("national"), "选择评分标准"),
    ]
    for edit, label in steps:
        edit()
        assert session.undo_label == label


# -- passages that read otherwise in the new file


def taken(session, name, words, at=None):
    text = session.document.text
    start = text.index(at or words)
    session.set_field(name, words, Passage.cut(text, start, start + len(words)))


def test_a_value_from_a_sentence_that_changed_is_kept_and_shown_again(world, library, session):
    taken(session, "balance", "200.00", "200.00万元")
    done, again = replaced(world, library, TEXT.replace("人工费68.49", "临时用工68.49"))
    assert again.report.value("balance") == "2000000.00"
    assert "结余：已定的值保留，所在句子的原文已变" in done.look_again
    passage = again.report.fields["balance"].passage
    assert again.document.text[passage.start : passage.end] == passage.text == "200.00"


def test_a_value_whose_words_are_gone_is_said_to_be_so(world, library, session):
    taken(session, "balance", "200.00", "200.00万元")
    done, again = replaced(world, library, TEXT.replace("200.00", "1200.00"))
    assert "结余：已定的值保留，原文已变，原处已不在" in done.look_again
    assert not again.report.fields["balance"].passage.grounded


def test_a_value_whose_sentence_stands_elsewhere_needs_no_second_look(world, library, session):
    taken(session, "balance", "200.00", "200.00万元")
    done, again = replaced(world, library, "前言。\n材料费200.00万元。\n" + TEXT)
    assert not [line for line in done.look_again if "结余" in line]
    passage = again.report.fields["balance"].passage
    assert again.document.text[passage.start - 5 : passage.end] == "其中材料费200.00"


def test_targets_and_added_spending_from_changed_sentences_are_shown_again(world, library, session):
    text = session.document.text
    start = text.index("10公里")
    session.set_indicator("i-修渠", "target", "11公里", Passage.cut(text, start, start + 4))
    start = text.index("人工费68.49万元") + 3
    session.add_spending("临时用工", "68.49万元", Passage.cut(text, start, start + 7))
    new = TEXT.replace("修渠目标10公里", "修渠目标10公里以上").replace("其中材料费", "其中：材料费")
    done, _ = replaced(world, library, new)
    assert any("修渠" in line for line in done.look_again)
    assert "支出「临时用工」：已定的金额保留，所在句子的原文已变" in done.look_again


def test_every_kind_of_decision_is_counted_in_what_is_kept(world, library, session):
    session.set_field("unit", "星河县水利局")
    session.verify_field("spent", "260", "凭证核定")
    session.confirm_field("year")
    session.confirm_indicator("i-植树")
    session.verify_indicator("i-修渠", "7公里", "现场测量")
    session.confirm_spending("s-材料费")
    session.adjust_item("output/i-植树", "-1", "质量不足")
    session.exclude_item("output/i-培训", "本项目不涉及")
    first, second, *_ = session.findings
    session.dismiss_finding(first, "口径不同")
    session.accept_finding(second)
    session.choose_profile("national")
    done, _ = replaced(world, library, TEXT + "附注。\n")
    assert sorted(done.kept) == sorted(
        [
            "实施单位：更正的值",
            "执行数：复核数",
            "评价年度：确认",
            "指标「植树」：确认",
            "指标「修渠」：复核完成值",
            "支出「材料费」：确认",
            "评分项「植树」：调整 −1",
            "评分项「培训」：不适用",
            "疑点「预算数前后不一」：排除",
            "疑点「未写执行率」：认定",
            "选定的评分标准",
        ]
    )
    assert done.look_again == ()


def test_numbers_are_never_found_inside_longer_ones():
    from reviewer.services.anchoring import GONE, Anchoring, Place

    old = "甲支出68.49万元。乙。"
    assert Anchoring(old, "甲实际支出268.49万元。乙。").moved(3, 8) == GONE
    assert Anchoring(old, "甲实际支出68.495万元。乙。").moved(3, 8) == GONE
    assert Anchoring(old, "甲实际支出68.49万元。乙。").moved(3, 8) == Place(5, 10, True)
    assert Anchoring(old, "乙。甲支出68.49万元。").moved(3, 8) == Place(5, 10)
    assert Anchoring(old, "乙。").moved(3, 8) == GONE
    assert Anchoring(old, old).moved(-1, -1) == Place(-1, -1)
