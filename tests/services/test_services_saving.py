"""Saved as made, reopened as left; a disk that refuses loses nothing; undo is per report and survives saves."""

import sqlite3

import pytest
from review_world import fill_the_disk

from reviewer.domain.errors import EnvironmentProblem, ReadOnly, Refused
from reviewer.domain.review import Status
from reviewer.domain.rubric import ItemState


def everything(session):
    return (
        session.report,
        session.decisions,
        session.findings,
        session.sheet,
        session.status,
        session.row,
        session.todo(),
        {key: (session.finding_state(key), session.finding_number(key)) for key in session.findings},
    )


def decide_all(session):
    for todo in [t for t in session.todo() if t.panel == "score"]:
        key = todo.ref.removeprefix("item:")
        if session.sheet.item(key).state is ItemState.OPEN:
            session.adjust_item(key, "1", "查阅资料")
        else:
            session.confirm_item(key)


def test_reopening_shows_exactly_what_was_left(world):
    library = world.imported()
    session = library.open_review(1)
    session.set_field("budget", "290")
    session.confirm_field("balance")
    session.verify_field("spent", "260", "凭证核对")
    session.set_indicator("i-修渠", "actual", "9公里")
    session.add_spending("差旅费", "3000元")
    session.adjust_item("output/i-修渠", "-1", "质量不足")
    session.exclude_item("management/procurement", "无采购")
    session.dismiss_finding(next(iter(session.findings)), "口径不同")
    left = everything(session)
    library.close()
    library = world.open()
    assert everything(library.open_review(1)) == left
    assert library.row(1) == left[5]
    library.close()


def test_what_the_database_holds_is_what_the_session_says(library, session):
    """The rows written by difference equal the rows written from scratch."""
    session.set_field("budget", "290")
    session.set_indicator("i-修渠", "target", "")
    session.choose_profile("national")
    session.choose_profile(None)
    session.undo()
    stored = library._records.load(1)
    snapshot = session._snapshot()
    assert stored.derived == snapshot.derived
    assert stored.decisions == session.decisions


def test_undo_and_redo_go_step_by_step_and_are_saved(library, session):
    session.set_field("spent", "270")
    session.adjust_item("output/i-修渠", "-1", "质量不足")
    assert session.undo_label == "调整评分项「修渠」"
    assert session.undo() == "调整评分项「修渠」"
    assert session.undo() == "修改执行数"
    assert session.report.value("spent") == "2684900.00"
    assert (session.undo_label, session.redo_label) == (None, "修改执行数")
    assert library._records.load(1).decisions.entries == {}
    assert session.redo() == "修改执行数"
    assert library._records.load(1).decisions.field("spent").value == "2700000.00"
    session.set_field("unit", "别的单位")
    assert session.redo_label is None
    assert session.undo() == "修改实施单位"


def test_undo_never_reaches_another_report_and_is_there_on_coming_back(world):
    library = world.imported("单位：甲局\n2021年预算1.00万元。", "单位：乙局\n2021年预算2.00万元。")
    first = library.open_review(1)
    first.set_field("unit", "丙局")
    second = library.open_review(2)
    assert second.undo_label is None
    assert second.undo() == ""
    assert library.open_review(1).undo() == "修改实施单位"
    library.close()


def test_listeners_hear_once_per_change(session):
    heard = []
    stop = session.subscribe(lambda: heard.append(session.report.value("spent")))
    session.set_field("spent", "270")
    session.undo()
    session.redo()
    with pytest.raises(Refused):
        session.set_field("spent", "x")
    stop()
    session.undo()
    assert heard == ["2700000.00", "2684900.00", "2700000.00"]


def test_a_full_disk_keeps_the_edit_says_so_and_saves_it_later(world):
    library = world.imported()
    session = library.open_review(1)
    session.set_field("spent", "269")
    make_room = fill_the_disk(library)
    long_reason = "说" * 400
    for number in range(60):
        session.verify_field("spent", str(200 + number), long_reason * 4)
        session.set_field("title", f"标题{number}" + "长" * 400)
        session.verify_field("budget", str(200 + number), long_reason * (number + 1))
        if session.save_problem:
            break
    assert session.save_problem == "未保存：磁盘已满，重试中"
    assert session.pending
    assert library.pending
    kept = session.decisions
    assert library._records.load(1).decisions != kept
    assert session.flush() is False
    session.set_field("unit", "再改一次")
    assert library.open_review(1) is session  # coming back finds the pending edits
    make_room()
    assert session.flush() is True
    assert session.save_problem == ""
    assert library._records.load(1).decisions == session.decisions
    assert session.report.value("unit") == "再改一次"
    library.close()


def test_finishing_on_a_disk_that_refuses_leaves_the_review_open(library, session, monkeypatch):
    decide_all(session)

    def refuse(*_):
        from reviewer.storage.problems import SaveProblem

        raise SaveProblem("磁盘已满")

    monkeypatch.setattr(library._records, "save", refuse)
    with pytest.raises(EnvironmentProblem):
        session.finish("张三")
    assert session.status is Status.REVIEWING
    assert not session.read_only


def test_finishing_is_refused_with_the_list_while_something_waits(session):
    with pytest.raises(Refused) as refusal:
        session.finish("张三")
    assert "管理制度" in refusal.value.message or "等" in refusal.value.message
    assert "待评" in refusal.value.message
    assert session.status is not Status.DONE


def test_finish_read_only_reopen(library, session):
    decide_all(session)
    with pytest.raises(Refused, match="姓名"):
        session.finish()
    session.finish("张三")
    assert (session.status, session.read_only, session.row.reviewer) == (Status.DONE, True, "张三")
    assert library.setting("reviewer_name") == "张三"
    assert library.counts()[Status.DONE] == 1
    for edit in (
        lambda: session.set_field("spent", "1"),
        session.undo,
        lambda: session.confirm_item("output/i-修渠"),
        lambda: session.finish("李四"),
    ):
        with pytest.raises(ReadOnly):
            edit()
    assert session.undo_label is None
    with pytest.raises(Refused, match="理由"):
        session.reopen(" ")
    session.reopen("漏看一处")
    assert (session.status, session.read_only) == (Status.REVIEWING, False)
    session.finish()
    assert [(e.kind, e.detail, e.author) for e in library.history(1)] == [
        ("finish", "", "张三"),
        ("reopen", "漏看一处", "张三"),
        ("finish", "", "张三"),
    ]


def test_an_edit_is_one_transaction(library, session, monkeypatch):
    """A failure in the middle of the rows leaves none of them."""
    from reviewer.storage import records

    before = library._records.load(1)

    def broken(*_):
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(records, "_write_events", broken)
    with pytest.raises(sqlite3.OperationalError):
        session.set_field("spent", "1")
    assert session.pending  # never marked saved
    assert session.report.value("spent") == "10000.00"  # never lost
    after = library._records.load(1)
    assert (after.row, after.decisions, after.derived) == (before.row, before.decisions, before.derived)
    monkeypatch.undo()
    assert session.flush()
    assert library.row(1).spent == 10000


def test_another_default_profile_rescores_only_what_nobody_touched(world):
    library = world.imported("单位：甲局\n2021年预算1.00万元。", "单位：乙局\n2021年预算2.00万元。")
    library.open_review(2).set_field("unit", "丙局")
    library.set_setting("default_profile", "national")
    assert library.open_review(1).sheet.profile_id == "national"
    assert library.open_review(2).sheet.profile_id == "yuzhong"
    assert library.row(1).status is Status.WAITING
    with pytest.raises(Refused):
        library.set_setting("default_profile", "nowhere")
    library.close()
