"""Finishing a review: what is left is named first, nothing finishes by accident, and what happened can be read later."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from gui import panel_reviews as planted
from gui.test_shell import press, settle
from reviewer.domain.finding import Severity
from reviewer.domain.review import Status
from reviewer.gui.history import HistoryDialog
from reviewer.gui.leftovers import leftovers
from reviewer.gui.opinion import OpinionDialog
from reviewer.services import opinions

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(filled):
    filled.desk.controller.library.set_setting("reviewer_name", "张三")
    filled.desk.open_report(filled.desk.shelf.rows[0].id)
    return filled


@pytest.fixture
def session(opened):
    return opened.desk.controller.session


def decide_all(session):
    """Decide everything a person has to."""
    settle(session)
    for todo in session.todo():
        subject, _, key = todo.ref.partition(":")
        {"field": session.confirm_field, "finding": session.accept_finding}[subject](key)


def test_what_is_left_is_asked_once_and_named_afterwards(qtbot, opened, session):
    settle(session)
    left = leftovers(session)
    assert left
    press(qtbot, opened, Qt.Key.Key_Return, CTRL)
    assert session.status is not Status.DONE
    assert opened.ui.banners.text("finish") == f"还有 {left}未处理。"
    press(qtbot, opened, Qt.Key.Key_Return, CTRL)  # asking again is no answer
    assert session.status is not Status.DONE
    opened.ui.banners.press("finish", "仍然完成")
    assert session.status is Status.DONE
    assert f"完成时未处理：{left}。" in opened.ui.banners.text("done")
    assert opened.ui.banners.text("finish") == ""


def test_leftovers_count_findings_by_weight_and_values_by_kind(monkeypatch):
    planted.plant_checks(monkeypatch)
    session = planted.planted_session()
    count = {p: sum(t.panel == p for t in session.todo()) for p in ("fields", "indicators", "spending")}
    assert (count["indicators"], count["spending"]) == (1, 0)
    assert leftovers(session) == f"4 条疑点（重 3）、{count['fields']} 个字段、1 个指标"
    for key, finding in session.findings.items():
        if finding.severity is Severity.HIGH:
            session.accept_finding(key)
    assert leftovers(session).startswith("1 条疑点、")


def test_going_to_what_is_left_finishes_nothing(qtbot, opened, session):
    settle(session)
    press(qtbot, opened, Qt.Key.Key_Return, CTRL)
    opened.ui.banners.press("finish", "去处理")
    assert opened.desk.controller.current == session.todo()[0].ref
    assert session.status is Status.REVIEWING
    assert opened.ui.banners.text("finish") == ""


def test_the_question_goes_with_the_next_edit_and_with_another_report(qtbot, opened, session):
    settle(session)
    press(qtbot, opened, Qt.Key.Key_Return, CTRL)
    session.confirm_field("unit")
    assert opened.ui.banners.text("finish") == ""
    press(qtbot, opened, Qt.Key.Key_Return, CTRL)
    opened.desk.step(1)
    assert opened.ui.banners.text("finish") == ""


def test_nothing_is_asked_once_all_is_decided(qtbot, opened, session):
    decide_all(session)
    assert leftovers(session) == ""
    press(qtbot, opened, Qt.Key.Key_Return, CTRL)
    assert session.status is Status.DONE
    assert "未处理" not in opened.ui.banners.text("done")


def test_the_button_leads_on_while_items_wait_and_asks_afterwards(opened, session):
    panel = opened.desk.review_view.panel
    panel.strip.finish.click()
    assert opened.ui.banners.text("finish") == ""
    assert "前往下一项" in panel.strip.finish.toolTip()
    settle(session)
    assert "再问一次" in panel.strip.finish.toolTip()
    panel.strip.finish.click()
    assert opened.ui.banners.text("finish").startswith("还有 ")
    assert session.status is Status.REVIEWING


def test_enter_in_the_name_takes_the_name_and_goes_the_same_way(qtbot, filled, type_chinese):
    desk = filled.desk
    desk.open_report(desk.shelf.rows[0].id)
    session = desk.controller.session
    settle(session)
    table = desk.review_view.panel.current_page().table
    table.setFocus()
    press(qtbot, filled, Qt.Key.Key_Return, CTRL)
    edit = filled.ui.statusBar.findChild(QLineEdit)
    type_chinese(edit, "李评审")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert desk.controller.library.setting("reviewer_name") == "李评审"
    assert session.status is Status.REVIEWING
    assert "未处理" in filled.ui.banners.text("finish")
    assert QApplication.focusWidget().text() == "去处理"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert filled.ui.banners.text("finish") == ""
    assert QApplication.focusWidget() is table
    press(qtbot, filled, Qt.Key.Key_Return, CTRL)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)  # a hasty Enter
    assert session.status is Status.REVIEWING
    assert desk.controller.current == session.todo()[0].ref


def test_leaving_the_name_by_the_mouse_keeps_it_and_finishes_nothing(qtbot, filled, type_chinese):
    desk = filled.desk
    desk.open_report(desk.shelf.rows[0].id)
    session = desk.controller.session
    decide_all(session)
    press(qtbot, filled, Qt.Key.Key_Return, CTRL)
    type_chinese(filled.ui.statusBar.findChild(QLineEdit), "李评审")
    desk.review_view.panel.current_page().table.setFocus()
    assert desk.controller.library.setting("reviewer_name") == "李评审"
    assert session.status is Status.REVIEWING


def test_finished_and_reopened_can_be_read(qtbot, opened, session, monkeypatch):
    decide_all(session)
    opened.ui.actionFinishReview.trigger()
    monkeypatch.setattr("reviewer.gui.review_actions.ask_reason", lambda parent: "单位补充了材料")
    opened.ui.actionReopenReview.trigger()
    opened.ui.actionReviewHistory.trigger()
    shown = next(w for w in QApplication.topLevelWidgets() if isinstance(w, HistoryDialog))
    assert not shown.isModal()
    rows = [[shown.table.item(r, c).text() for c in range(4)] for r in range(shown.table.rowCount())]
    assert [r[1:] for r in rows] == [["重新打开", "张三", "理由：单位补充了材料"], ["完成复核", "张三", ""]]
    shown.close()
    strip = opened.desk.review_view.panel.strip
    QApplication.sendEvent(
        strip, QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), strip.mapToGlobal(QPoint(5, 5)))
    )
    assert "机器可证" in strip.toolTip()
    assert "理由：单位补充了材料" in strip.toolTip()


def test_a_review_without_a_history_says_so(opened):
    opened.ui.actionReviewHistory.trigger()
    shown = next(w for w in QApplication.topLevelWidgets() if isinstance(w, HistoryDialog))
    assert "还没有完成" in shown._ui.historyTitle.text()
    assert not shown.table.isVisible()
    shown.close()


def test_the_bar_of_a_finished_review_offers_its_history(opened, session):
    decide_all(session)
    opened.ui.actionFinishReview.trigger()
    opened.desk.open_report(opened.desk.shelf.rows[1].id)
    opened.desk.open_report(session.row.id)
    opened.ui.banners.press("done", "记录…")
    shown = next(w for w in QApplication.topLevelWidgets() if isinstance(w, HistoryDialog))
    assert shown.table.rowCount() == 1
    shown.close()


def test_after_finishing_the_next_one_that_is_not_finished_is_offered(opened, session):
    desk, first = opened.desk, session.row.id
    decide_all(session)
    following = desk.shelf.unfinished_after(first).id
    opened.ui.actionFinishReview.trigger()
    opened.ui.banners.press("done", "下一份未完成")
    assert desk.controller.session.row.id == following
    assert desk.controller.session.status is not Status.DONE


def test_stale_words_of_the_opinion_are_told_before_finishing_and_stop_nothing(
    qtbot, opened, session, monkeypatch
):
    decide_all(session)
    draft = next(d for d in opinions.drafts(session) if d.key == "overall")
    opinions.keep(session, [draft.typed("复核得分（暂定）如上，执行数47.50万元。")])
    session.verify_field("spent", "40", "凭证")
    assert leftovers(session) == "复核意见中 2 处与复核结果不一致的文字"
    shown = []
    monkeypatch.setattr(OpinionDialog, "exec", lambda dialog: shown.append(dialog.texts[0].draft.marks))
    press(qtbot, opened, Qt.Key.Key_Return, CTRL)
    assert session.status is not Status.DONE
    assert "复核意见中 2 处" in opened.ui.banners.text("finish")
    opened.ui.banners.press("finish", "去处理")
    assert [len(marks) for marks in shown] == [2]
    press(qtbot, opened, Qt.Key.Key_Return, CTRL)
    opened.ui.banners.press("finish", "仍然完成")
    assert session.status is Status.DONE
    assert "复核意见中 2 处" in opened.ui.banners.text("done")


def test_a_word_that_goes_stale_is_brought_up_or_meant(session):
    decide_all(session)
    draft = next(d for d in opinions.drafts(session) if d.key == "overall")
    opinions.keep(session, [draft.typed("复核得分（暂定）如上。")])
    draft = next(d for d in opinions.drafts(session) if d.key == "overall")
    assert [mark.note for mark in draft.marks] == ["此处文字与现有复核结果不一致：复核完成后得分不再是暂定"]
    assert draft.brought_up().text == "复核得分如上。"
    opinions.keep(session, [draft.as_meant()])
    assert opinions.stale_when_done(session) == 0
