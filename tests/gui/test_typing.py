"""What is typed: saved by itself and said to be unsaved until then; keys that mean the cell they are typed in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui import panel_reviews as planted
from gui.test_panels import controller, pane, press, session, table, type_into  # noqa: F401
from reviewer.domain.errors import Refused
from reviewer.domain.rubric import ItemState
from reviewer.gui.panels.fold import FoldState

SLOWLY = 60  # ms, instead of a second


@pytest.fixture
def finding(controller, session, pane):  # noqa: F811
    pane.band._soon.setInterval(SLOWLY)
    key = planted.key_of(session, "sum-mismatch")
    controller.set_current(f"finding:{key}")
    return key


# --- 询问单位 and reasons


def test_a_question_is_saved_shortly_after_the_last_keystroke(qtbot, pane, controller, session, finding):  # noqa: F811
    said = []
    controller.typingChanged.connect(said.append)
    question = pane.band.ui.question
    question.setFocus()
    QTest.keyClicks(question, "abc")
    assert said[-1] is True
    assert session.decisions.finding(finding) is None
    place = question.textCursor().position()
    qtbot.waitUntil(lambda: session.decisions.finding(finding) is not None)
    assert session.decisions.finding(finding).question.startswith("abc")
    assert said[-1] is False
    assert (question.hasFocus(), question.textCursor().position()) == (True, place)


def test_a_reason_is_saved_too_and_decides_nothing(qtbot, pane, session, finding, type_chinese):  # noqa: F811
    type_chinese(pane.band.ui.reason.lineEdit(), "口径不同")
    qtbot.waitUntil(lambda: session.decisions.finding(finding) is not None)
    assert session.decisions.finding(finding).reason == "口径不同"
    assert session.finding_state(finding) == "open"
    assert pane.band.ui.reason.currentText() == "口径不同"


def test_what_is_typed_with_pauses_is_one_step_of_undo(qtbot, pane, session, finding):  # noqa: F811
    for letters in ("ab", "cd"):
        QTest.keyClicks(pane.band.ui.question, letters)
        pane.band.flush()
    assert session.decisions.finding(finding).question.startswith("abcd")
    session.undo()
    assert session.decisions.finding(finding) is None
    assert session.undo_label is None


def test_the_status_bar_says_unsaved_while_something_is_typed(qtbot, filled):
    filled.desk.open_report(filled.desk.shelf.rows[0].id)
    filled.desk.controller.session.confirm_field("unit")
    filled.desk.controller.typingChanged.emit(True)
    assert filled.ui.statusBar.saved_text.startswith("未保存")
    filled.desk.controller.typingChanged.emit(False)
    assert filled.ui.statusBar.saved_text.startswith("已保存")


# --- what was said of a verb


def refused(pane):  # noqa: F811
    pane.band.run_key("dismiss")
    return "请先写明排除理由" in pane.band.ui.heading.text()


def test_a_missing_reason_is_no_longer_asked_for_once_one_is_typed(pane, controller, finding, type_chinese):  # noqa: F811
    said = []
    controller.refused.connect(said.append)
    assert refused(pane)
    type_chinese(pane.band.ui.reason.lineEdit(), "约数")
    assert "请先写明" not in pane.band.ui.heading.text()
    assert said[-1] == ""


def test_a_missing_reason_is_no_longer_asked_for_once_the_band_folds(pane, controller, finding):  # noqa: F811
    said = []
    controller.refused.connect(said.append)
    pane.band.set_fold(FoldState(band="heads"))
    assert refused(pane)  # opens the band
    pane.band.toggle()
    assert "请先写明" not in pane.band.ui.heading.text()
    assert said[-1] == ""


# --- cells


def test_enter_stays_with_an_indicator_that_was_added(qtbot, pane, controller, session, type_chinese):  # noqa: F811
    controller.panelRequested.emit("indicators")
    pane.ui.addIndicator.click()
    indicators = table(pane, "indicators")
    type_chinese(indicators.open_editor().line, "外出推介")
    press(indicators.open_editor().line, Qt.Key.Key_Return)
    ref = controller.current
    for figure in ("12", "18"):
        press(type_into(indicators.open_editor(), figure), Qt.Key.Key_Return)
        QApplication.processEvents()
        assert controller.current == ref
    assert indicators.current_ref() == ref
    assert indicators.current_column() == "verified"
    assert indicators.open_editor() is None
    assert indicators.edit_ref(ref, "actual")  # and later too
    press(type_into(indicators.open_editor(), "19"), Qt.Key.Key_Return)
    assert (controller.current, indicators.current_ref()) == (ref, ref)


@pytest.mark.parametrize("name", ["fields", "indicators", "spending", "findings", "score"])
def test_digits_typed_in_a_table_move_nothing(pane, controller, name):  # noqa: F811
    controller.panelRequested.emit(name)
    QApplication.processEvents()
    before = (controller.current, table(pane, name).current_ref())
    QTest.keyClicks(table(pane, name), "2135")
    assert (controller.current, table(pane, name).current_ref()) == before


def test_digits_typed_in_the_list_and_the_queue_move_nothing(qtbot, filled):
    filled.desk.show_view("list")
    listed = filled.desk.list_view.table
    listed.setCurrentIndex(listed.model().index(1, 0))
    QTest.keyClicks(listed, "2")
    assert listed.currentIndex().row() == 1
    tree = filled.desk.review_view.queue.tree
    tree.setCurrentIndex(tree.model().index(0, 0, tree.model().index(0, 0)))
    tree.keyboardSearch("小")
    assert tree.currentIndex().row() == 0


def test_a_result_in_words_is_refused_where_the_target_is_a_number(pane, controller, session):  # noqa: F811
    indicators, ref = table(pane, "indicators"), f"indicator:{planted.EVENTS}"
    controller.set_current(ref)
    assert indicators.edit_ref(ref, "actual")
    line = type_into(indicators.open_editor(), "abc")
    press(line, Qt.Key.Key_Return)
    assert indicators.open_editor() is not None
    assert line.property("bad") == "true"
    said = indicators.viewport().findChild(object, "cellProblem").text()
    assert "abc" in said
    assert "如 21个、95%" in said
    assert "12场" in said
    with pytest.raises(Refused):
        session.verify_indicator(planted.EVENTS, "很多", "现场核查")
    session.verify_indicator(planted.EVENTS, "17场", "现场核查")


def test_words_are_a_result_where_the_target_is_one_or_none_or_the_report_says_them(session):  # noqa: F811
    session.set_indicator(planted.GUESTS, "actual", "若干")
    session.set_indicator(planted.EVENTS, "actual", "制度健全", planted.passage("制度健全"))
    session.set_indicator(planted.FUNDS, "target", "12月底前")
    session.set_indicator(planted.FUNDS, "actual", "已按期完成")
    assert session.report.indicator(planted.FUNDS).actual.passage.text == "已按期完成"


# --- a value that was refused when the report is left


@pytest.fixture
def half_typed(filled):
    """Leave a reviewer's own figure open without its reason."""
    desk = filled.desk
    desk.open_report(desk.shelf.rows[0].id)
    desk.controller.editRequested.emit("field:spent@verified")
    type_into(table(desk.review_view.panel, "fields").open_editor(), "240")
    return filled


def own_editor(window):
    return table(window.desk.review_view.panel, "fields").open_editor()


def test_a_figure_without_its_reason_holds_its_report(half_typed):
    desk = half_typed.desk
    first = desk.controller.session
    for leave in (lambda: desk.step(1), lambda: desk.open_report(desk.shelf.rows[1].id)):
        leave()
        assert desk.controller.session is first
        assert own_editor(half_typed).typed() == ("240", "")
        assert "须写明理由" in half_typed.ui.banners.text("held")
        assert own_editor(half_typed).reason.hasFocus()


def test_a_held_report_goes_on_once_the_reason_is_there_or_the_value_given_up(half_typed, type_chinese):
    desk = half_typed.desk
    first = desk.controller.session
    desk.step(1)
    type_chinese(own_editor(half_typed).reason, "与决算表一致")
    desk.step(1)
    assert desk.controller.session is not first
    assert first.decisions.field("spent").verified_reason == "与决算表一致"
    assert half_typed.ui.banners.text("held") == ""
    desk.controller.editRequested.emit("field:spent@verified")
    type_into(own_editor(half_typed), "250")
    second = desk.controller.session
    desk.step(1)
    half_typed.ui.banners.press("held", "放弃这项输入并继续")
    assert desk.controller.session is not second
    assert second.decisions.field("spent") is None
    assert half_typed.ui.banners.text("held") == ""


def test_escape_takes_the_question_about_a_held_value_away(half_typed):
    half_typed.desk.step(1)
    press(own_editor(half_typed).reason, Qt.Key.Key_Escape)
    assert own_editor(half_typed) is None
    assert half_typed.ui.banners.text("held") == ""


def test_closing_asks_before_a_typed_figure_is_lost(half_typed, monkeypatch):
    asked = []
    monkeypatch.setattr("reviewer.gui.dialogs.confirm_loss", lambda *said: asked.append(said) or False)
    assert not half_typed.close()
    assert "须写明理由" in asked[0][2]
    assert own_editor(half_typed).typed() == ("240", "")
    monkeypatch.setattr("reviewer.gui.dialogs.confirm_loss", lambda *_said: True)
    assert half_typed.close()


def test_a_review_is_not_finished_over_a_typed_figure(half_typed):
    half_typed.ui.actionFinishReview.trigger()
    assert own_editor(half_typed).typed() == ("240", "")
    assert "须写明理由" in half_typed.ui.statusBar.message


def test_an_editor_with_nothing_typed_holds_nothing(filled):
    desk = filled.desk
    desk.open_report(desk.shelf.rows[0].id)
    first = desk.controller.session
    key = next(i.key for p in first.sheet.parts for i in p.items if i.machine is None)
    desk.controller.editRequested.emit(f"item:{key}@exclude")
    desk.step(1)
    assert desk.controller.session is not first


# --- a reason without its figure


def reason_only(pane, controller, type_chinese, ref, column=""):  # noqa: F811
    controller.editRequested.emit(ref + column)
    editor = pane._open_editor()
    editor.reason.setFocus()
    type_chinese(editor.reason, "没有依据")
    press(editor.reason, Qt.Key.Key_Return)
    return editor


def test_a_reason_alone_gives_an_open_item_nothing(qtbot, pane, controller, session, type_chinese):  # noqa: F811
    key = next(i.key for p in session.sheet.parts for i in p.items if i.state is ItemState.OPEN)
    reason_only(pane, controller, type_chinese, f"item:{key}")
    item = session.sheet.item(key)
    assert (item.state, item.final, item.reason) == (ItemState.MANUAL, 0, "没有依据")


def test_a_reason_alone_is_kept_where_the_rule_gives_points(qtbot, pane, controller, session, type_chinese):  # noqa: F811
    item = next(i for p in session.sheet.parts for i in p.items if i.state is ItemState.PROPOSED and i.machine)
    editor = reason_only(pane, controller, type_chinese, f"item:{item.key}")
    assert session.sheet.item(item.key).state is ItemState.PROPOSED
    assert not editor.closed
    assert editor.typed() == ("", "没有依据")
    assert f"填 −{item.machine:.2f} 即评为 0 分" in editor.held
    QTest.keyClicks(editor.line, "0")
    press(editor.line, Qt.Key.Key_Return)
    assert session.sheet.item(item.key).final == item.machine


@pytest.mark.parametrize("ref", ["field:spent", f"indicator:{planted.PROJECTS}"])
def test_a_reason_without_a_verified_figure_is_kept(pane, controller, type_chinese, ref):  # noqa: F811
    editor = reason_only(pane, controller, type_chinese, ref, "@verified")
    assert not editor.closed
    assert editor.held.startswith("请先填写复核")


# --- Ctrl+S


def test_ctrl_s_takes_what_is_typed_or_says_why_not(qtbot, half_typed, type_chinese):
    first = half_typed.desk.controller.session
    ctrl = Qt.KeyboardModifier.ControlModifier
    assert half_typed.ui.statusBar.saved_text == "未保存：正在输入"
    press(own_editor(half_typed).line, Qt.Key.Key_S, ctrl)
    assert "须写明理由" in half_typed.ui.statusBar.message
    assert own_editor(half_typed).reason.hasFocus()
    assert half_typed.ui.statusBar.saved_text == "未保存：正在输入"
    type_chinese(own_editor(half_typed).reason, "与决算表一致")
    press(own_editor(half_typed).reason, Qt.Key.Key_S, ctrl)
    assert own_editor(half_typed) is None
    assert first.decisions.field("spent").verified_reason == "与决算表一致"
    assert half_typed.ui.statusBar.saved_text.startswith("已保存")


def test_an_editor_left_with_escape_leaves_nothing_unsaved(half_typed):
    press(own_editor(half_typed).line, Qt.Key.Key_Escape)
    assert half_typed.ui.statusBar.saved_text != "未保存：正在输入"


# --- a refused value and the rows around it


def other_row(indicators):
    """Press the row of another indicator."""
    at = indicators.rows_model.index(indicators.rows_model.row_of(f"indicator:{planted.GUESTS}"), 2)
    QTest.mouseClick(indicators.viewport(), Qt.MouseButton.LeftButton, pos=indicators.visualRect(at).center())


def arrow_down(indicators):
    press(QApplication.focusWidget(), Qt.Key.Key_Down)


@pytest.mark.parametrize("move", [other_row, arrow_down])
def test_the_row_of_a_refused_value_stays_current(qtbot, pane, controller, type_chinese, move):  # noqa: F811
    ref, indicators = f"indicator:{planted.EVENTS}", table(pane, "indicators")
    controller.panelRequested.emit("indicators")
    QApplication.processEvents()
    controller.editRequested.emit(f"{ref}@verified")
    editor = indicators.open_editor()
    type_into(editor, "5")
    move(indicators)
    QApplication.processEvents()
    assert (controller.current, indicators.current_ref()) == (ref, ref)
    assert (editor.closed, editor.reason.hasFocus()) == (False, True), editor.held
    type_chinese(editor.reason, "现场核查")
    move(indicators)
    assert editor.closed
    assert controller.current != ref
    assert indicators.current_ref() == controller.current


# --- room for what is typed


@pytest.mark.parametrize("column", ["verified", "actual"])
def test_an_editor_widens_over_its_neighbours_with_what_is_typed(pane, controller, type_chinese, column):  # noqa: F811
    pane.resize(584, 600)
    indicators = table(pane, "indicators")
    controller.panelRequested.emit("indicators")
    QApplication.processEvents()
    controller.editRequested.emit(f"indicator:{planted.FUNDS}@{column}")
    editor = indicators.open_editor()
    right = editor.line.mapTo(indicators, editor.line.rect().topRight()).x()
    editor.line.selectAll()
    type_chinese(editor.line, "1,234,567.89万元")
    needed = editor.line.fontMetrics().horizontalAdvance(editor.line.text())
    assert editor.line.width() >= needed + 16
    assert editor.line.mapTo(indicators, editor.line.rect().topRight()).x() == right
    assert editor.geometry().left() > 0


# --- the score sheet under a second double click


def double_click(rubric, key, column):
    at = rubric.rows_model.index(rubric.rows_model.row_of(f"item:{key}"), rubric.rows_model.column_of(column))
    rubric.scrollTo(at)
    where = rubric.visualRect(at).center()
    QTest.mouseClick(rubric.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseDClick(rubric.viewport(), Qt.MouseButton.LeftButton, pos=where)


@pytest.mark.parametrize("width", [496, 584, 640])
def test_a_decision_moves_no_column_of_the_score_sheet(pane, controller, session, width):  # noqa: F811
    pane.resize(width, 700)
    controller.panelRequested.emit("score")
    QApplication.processEvents()
    rubric = table(pane, "score")

    def widths():
        return [rubric.columnWidth(n) for n in range(len(rubric.rows_model.columns))]

    before = widths()
    for key in [i.key for p in session.sheet.parts for i in p.items if i.state is ItemState.OPEN]:
        session.adjust_item(key, "1.25", "调查材料说明了一部分，其余没有依据")
        assert widths() == before
    session.adjust_item(planted.item_key(session, planted.PROJECTS), "-1.25", "两个项目未落地")
    assert widths() == before


def test_a_double_click_on_the_reason_opens_it(qtbot, pane, controller, session):  # noqa: F811
    key = planted.item_key(session, planted.PROJECTS)
    controller.panelRequested.emit("score")
    QApplication.processEvents()
    rubric = table(pane, "score")
    double_click(rubric, key, "reason")
    assert rubric.open_editor().reason.hasFocus()
    assert rubric.current_ref() == f"item:{key}"
