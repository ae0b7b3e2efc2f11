"""The right pane as a person uses it: keys, editors that stay until their value is taken, going on, folding."""

from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip

from gui import panel_reviews as planted
from reviewer.domain.review import Status
from reviewer.domain.rubric import ItemState
from reviewer.gui import theme
from reviewer.gui.folding import folds_for
from reviewer.gui.panels import painting
from reviewer.gui.panels.fold import FoldState
from reviewer.gui.panels.pane import RightPane


@pytest.fixture
def controller(qapp, monkeypatch):
    return planted.planted_controller(monkeypatch)


@pytest.fixture
def session(controller):
    return controller.session


@pytest.fixture
def pane(qtbot, controller):
    return planted.shown_pane(qtbot, controller)


def table(pane, name):
    return pane.rubric.table if name == "score" else pane.pages[name].table


def press(widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, key, modifier)


def type_into(editor, text):
    line = editor.findChildren(QLineEdit)[0]
    line.selectAll()
    QTest.keyClicks(line, text)
    return line


def left_on(pane, name):
    return pane.ui.tabs.tabs[name].left


# --- tabs


def test_a_page_behind_is_measured_when_it_is_shown_and_not_before(pane, controller, monkeypatch):
    measured, behind = [], table(pane, "indicators")
    monkeypatch.setattr(
        behind, "_fit", lambda width: measured.append(width) or [20] * len(behind.rows_model.columns)
    )
    pane.show_page("fields")
    controller.sessionChanged.emit()
    assert measured == []
    pane.show_page("indicators")
    assert measured
    assert behind.columnWidth(0) == 20


def test_tabs_count_what_is_left_each_thing_once(pane, session):
    todo = session.todo()
    for name in pane.ui.tabs.tabs:
        assert left_on(pane, name) == sum(t.panel == name for t in todo)
    assert "指标，待处理 1 项" in pane.ui.tabs.tabs["indicators"].accessibleName()
    session.confirm_indicator(planted.GUESTS)
    assert left_on(pane, "indicators") == 0
    assert "没有待处理" in pane.ui.tabs.tabs["indicators"].accessibleName()


def test_a_tab_with_contradicted_rows_shows_no_tick(pane, session):
    tabs = pane.ui.tabs.tabs
    session.confirm_indicator(planted.GUESTS)
    assert (tabs["indicators"].left, tabs["indicators"].contradicted) == (0, 2)
    assert "2 行有疑点" in tabs["indicators"].toolTip()
    for rule in ("score-vs-results", "target-without-result"):
        session.accept_finding(planted.key_of(session, rule))
    assert tabs["indicators"].contradicted == 0


def test_the_chip_of_open_findings_counts_like_the_tab(pane, session):
    chip = next(c for n, c in pane.pages._chips.items() if n == "open")
    assert chip.text() == f"待处理 {left_on(pane, 'findings')}"


def test_there_is_no_dead_tab(pane):
    assert list(pane.ui.tabs.tabs) == ["fields", "indicators", "spending", "findings"]


@pytest.mark.parametrize("name", ["fields", "indicators", "spending", "findings", "score"])
def test_panels_take_the_focus_when_asked(qtbot, pane, controller, name):
    controller.panelRequested.emit(name)
    qtbot.waitUntil(lambda: controller.current != "" and table(pane, name).hasFocus())
    assert table(pane, name).isVisible()


def test_the_current_thing_shows_its_page(pane, controller):
    controller.set_current(f"indicator:{planted.PROJECTS}")
    assert pane.current_page().name == "indicators"
    assert table(pane, "indicators").current_ref() == f"indicator:{planted.PROJECTS}"
    assert table(pane, "score").current_ref().startswith("item:")
    assert pane.band.content.heading == "引进项目"


# --- keys


def test_enter_takes_the_first_figure_and_goes_on(qtbot, pane, controller, session):
    controller.set_current("field:budget")
    press(table(pane, "fields"), Qt.Key.Key_Return)
    assert session.report.amount("budget") == Decimal("3864000.00")
    assert session.finding_state(planted.key_of(session, "figure-conflict")) == "accepted"
    assert controller.current == "field:received"


def test_enter_enter_enter_works_through_what_waits(pane, controller, session):
    fields = table(pane, "fields")
    controller.set_current("field:unit")
    waiting = {t.ref for t in session.todo() if t.panel == "fields"}
    for _ in range(len(waiting) + 1):  # the contradicted budget is not jumped over, though it waits under 疑点
        press(fields, Qt.Key.Key_Return)
    assert not any(t.panel == "fields" for t in session.todo())
    assert left_on(pane, "fields") == 0
    assert not controller.current.startswith("field:")


def test_enter_on_what_needs_nobody_goes_to_the_next_row(pane, controller, session):
    controller.set_current("field:kind")
    press(table(pane, "fields"), Qt.Key.Key_Return)
    assert session.sign("field:kind") == "✓"
    assert controller.current == "field:year"


def test_f2_edits_f9_takes_back(qtbot, pane, controller, session):
    fields = table(pane, "fields")
    controller.set_current("field:balance")
    press(fields, Qt.Key.Key_F2)
    type_into(fields.open_editor(), "16.25")
    press(fields.open_editor().line, Qt.Key.Key_Return)
    assert session.report.amount("balance") == Decimal("162500.00")
    qtbot.waitUntil(lambda: fields.open_editor() is None)
    controller.set_current("field:balance")
    press(fields, Qt.Key.Key_F9)
    assert session.report.amount("balance") == Decimal("152500.00")
    assert session.decisions.field("balance") is None


def test_f9_restores_a_field_that_is_contradicted(pane, controller, session):
    session.settle_finding(planted.key_of(session, "figure-conflict"), 1)
    session.reopen_finding(planted.key_of(session, "figure-conflict"))
    fields, model = table(pane, "fields"), table(pane, "fields").rows_model
    controller.set_current("field:budget")
    row = model.row_of("field:budget")
    assert session.sign("field:budget") == "!"
    assert model.cell(row, model.column_of("value")).right[0].color == "accent"
    assert any(b.struck and b.text == "386.40" for b in model.cell(row, model.column_of("state")).right)
    press(fields, Qt.Key.Key_F9)
    assert session.decisions.field("budget") is None
    assert session.report.amount("budget") == Decimal("3864000.00")


def test_f9_says_when_there_is_nothing_to_take_back(qtbot, pane, controller):
    controller.set_current("field:spent")
    with qtbot.waitSignal(controller.refused) as said:
        press(table(pane, "fields"), Qt.Key.Key_F9)
    assert "无需恢复" in said.args[0]
    assert "无需恢复" in pane.band.ui.heading.text()


def test_enter_does_not_jump_over_a_contradicted_row(pane, controller, session):
    controller.set_current("field:unit")
    press(table(pane, "fields"), Qt.Key.Key_Return)
    controller.set_current("field:unit")
    session.restore_field("unit")
    seen = set()
    for _ in range(20):
        seen.add(controller.current)
        if not controller.current.startswith("field:"):
            break
        if controller.current == "field:budget":
            break
        press(table(pane, "fields"), Qt.Key.Key_Return)
    assert "field:budget" in seen


def test_an_edit_does_not_lead_to_another_tab(pane, controller, session):
    session.confirm_indicator(planted.GUESTS)
    controller.editRequested.emit(f"indicator:{planted.EVENTS}")
    indicators = table(pane, "indicators")
    press(type_into(indicators.open_editor(), "19"), Qt.Key.Key_Return)
    assert controller.current.startswith("indicator:")
    assert pane.current_page().name == "indicators"


def test_what_was_said_of_a_refused_value_goes_with_its_editor(qtbot, pane, controller):
    said = []
    controller.refused.connect(said.append)
    controller.editRequested.emit("field:received")
    fields = table(pane, "fields")
    press(type_into(fields.open_editor(), "abc"), Qt.Key.Key_Return)
    assert said[-1]
    press(fields.open_editor().line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: said[-1] == "")


def test_enter_means_what_the_band_says_wherever_the_focus_is(qtbot, pane, controller, session):
    key = next(i.key for p in session.sheet.parts for i in p.items if i.confirmable)
    controller.panelRequested.emit("score")
    controller.set_current(f"item:{key}")
    press(table(pane, "score"), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not pane.tree_open)
    assert table(pane, "fields").hasFocus()
    assert controller.current == f"item:{key}"
    press(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert session.sheet.item(key).state is ItemState.MANUAL
    session.restore_item(key)
    controller.set_current(f"item:{key}")
    pane.band._buttons[0].parentWidget().setFocus()
    press(pane.band.ui.verbs, Qt.Key.Key_Return)
    assert session.sheet.item(key).state is ItemState.MANUAL


def test_enter_on_a_tab_shows_its_page_and_does_nothing_else(pane, controller, session):
    key = next(i.key for p in session.sheet.parts for i in p.items if i.confirmable)
    controller.set_current(f"item:{key}")
    tab = pane.ui.tabs.tabs["findings"]
    tab.setFocus()
    for page, pressed in (
        ("findings", Qt.Key.Key_Return),
        ("fields", Qt.Key.Key_Right),
        ("fields", Qt.Key.Key_Enter),
    ):
        press(QApplication.focusWidget(), pressed)
        assert pane.current_page().name == page
        assert QApplication.focusWidget() is pane.ui.tabs.tabs[page]
    assert controller.current == f"item:{key}"
    assert session.sheet.item(key).state is ItemState.PROPOSED
    assert session.undo_label is None


def test_a_click_makes_a_row_current_that_was_only_shown(pane, controller, session):
    controller.set_current("field:balance")
    controller.set_current(f"finding:{planted.key_of(session, 'sum-mismatch')}")
    pane.show_page("fields")
    click_row(table(pane, "fields"), "field:balance")
    assert controller.current == "field:balance"


def test_escape_leaves_an_editor_as_it_was(pane, controller, session):
    fields = table(pane, "fields")
    controller.editRequested.emit("field:balance")
    type_into(fields.open_editor(), "99")
    press(fields.open_editor().line, Qt.Key.Key_Escape)
    assert session.decisions.field("balance") is None


def test_f6_opens_and_closes_the_tree(qtbot, pane, controller):
    press(table(pane, "fields"), Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: pane.tree_open)
    assert table(pane, "score").isVisible()
    assert pane.strip.isVisible()
    press(table(pane, "score"), Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: not pane.tree_open)
    assert pane.ui.lower.height() == pane.strip.height()


def test_the_tree_is_left_and_found_as_it_was(qtbot, pane, controller):
    assert pane.tree_state()[0] == 0
    pane.toggle_tree()
    pane.ui.split.setSizes([500, 300])
    kept = pane.tree_state()
    other = RightPane(controller)
    qtbot.addWidget(other)
    other.resize(pane.size())
    other.restore_tree(kept)
    other.show()
    assert other.tree_open
    qtbot.waitUntil(lambda: abs(other.tree_state()[1] - kept[1]) <= 2)


def test_f2_reaches_the_current_thing_from_the_band(qtbot, pane, controller):
    controller.set_current("field:balance")
    button = next(b for b in pane.band.findChildren(type(pane.strip.finish)) if b.isVisible())
    button.setFocus()
    press(button, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: table(pane, "fields").open_editor() is not None)


def test_f2_edits_the_column_that_is_current(qtbot, pane, controller):
    fields = table(pane, "fields")
    controller.set_current("field:spent")
    column = fields.rows_model.column_of("verified")
    fields.setCurrentIndex(fields.rows_model.index(fields.rows_model.row_of("field:spent"), column))
    press(fields, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: fields.open_editor() is not None)
    assert fields.open_editor().edit.kind == "reasoned"


def test_opening_the_tree_moves_nothing_else(qtbot, pane, controller):
    controller.set_current("field:budget")
    with qtbot.assertNotEmitted(controller.currentChanged):
        pane.toggle_tree()
        QApplication.processEvents()
    assert table(pane, "score").hasFocus()
    assert controller.current == "field:budget"


# --- editors


def test_a_refused_value_stays_open_with_the_reason_at_the_cell(pane, controller, session):
    fields = table(pane, "fields")
    controller.editRequested.emit("field:received")
    editor = fields.open_editor()
    line = type_into(editor, "abc")
    press(line, Qt.Key.Key_Return)
    assert fields.open_editor() is editor
    assert line.property("bad") == "true"
    problem = fields.viewport().findChild(object, "cellProblem")
    assert problem.isVisible()
    assert "abc" in problem.text()
    assert problem.geometry().top() >= editor.geometry().bottom()
    assert session.decisions.field("received") is None
    type_into(editor, "300")
    assert not problem.isVisible()
    press(line, Qt.Key.Key_Return)
    assert session.report.amount("received") == Decimal("3000000.00")


def test_leaving_an_editor_with_the_mouse_commits_it(qtbot, pane, controller, session):
    fields = table(pane, "fields")
    controller.editRequested.emit("field:received")
    type_into(fields.open_editor(), "300")
    pane.ui.tabs.tabs["findings"].setFocus()
    qtbot.waitUntil(lambda: session.report.amount("received") == Decimal("3000000.00"))


def click_row(table, ref):
    rect = table.visualRect(table.rows_model.index(table.rows_model.row_of(ref), 1))
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, rect.center())


def test_a_click_on_another_row_takes_what_was_typed(qtbot, pane, controller, session):
    fields = table(pane, "fields")
    controller.editRequested.emit("field:received")
    type_into(fields.open_editor(), "300")
    click_row(fields, "field:year")
    assert session.report.amount("received") == Decimal("3000000.00")
    assert controller.current == "field:year"
    assert fields.open_editor() is None


def test_a_click_on_another_row_does_not_lose_a_refused_value(qtbot, pane, controller, session):
    fields = table(pane, "fields")
    controller.editRequested.emit("field:received")
    editor = fields.open_editor()
    line = type_into(editor, "abc")
    click_row(fields, "field:year")
    QApplication.processEvents()
    assert fields.open_editor() is editor
    assert line.text() == "abc"
    assert line.property("bad") == "true"
    editor.leave()
    qtbot.waitUntil(lambda: fields.open_editor() is None)


def test_a_row_that_goes_does_not_move_everybody(qtbot, pane, controller, session):
    controller.set_current(f"indicator:{planted.PROJECTS}")
    with qtbot.assertNotEmitted(controller.currentChanged):
        session.remove_indicator(planted.PROJECTS)
        pane.resize(900, 900)  # categories become a column again
        QApplication.processEvents()
    session.undo()
    assert table(pane, "indicators").current_ref() == f"indicator:{planted.PROJECTS}"


def test_flush_commits_what_is_typed(pane, controller, session):
    controller.editRequested.emit("field:received")
    type_into(table(pane, "fields").open_editor(), "300")
    controller.flushRequested.emit()
    assert session.report.amount("received") == Decimal("3000000.00")


def test_flush_takes_what_an_input_method_composes(qtbot, pane, controller, session, type_chinese, monkeypatch):
    controller.editRequested.emit("field:department")
    line = table(pane, "fields").open_editor().line
    type_chinese(line, "云岭区商务局", composing=True)
    assert line.text() == ""

    class Composing:
        def commit(self):
            type_chinese(line, "云岭区商务局")

    monkeypatch.setattr("PySide6.QtGui.QGuiApplication.inputMethod", lambda: Composing())
    controller.flushRequested.emit()
    assert session.report.value("department") == "云岭区商务局"


def test_chinese_is_typed_into_a_cell(qtbot, pane, controller, session, type_chinese):
    controller.editRequested.emit("field:project_name")
    line = table(pane, "fields").open_editor().line
    line.selectAll()
    type_chinese(line, "招商推介")
    press(line, Qt.Key.Key_Return)
    assert session.report.value("project_name") == "招商推介"


def test_a_refresh_keeps_selection_scroll_and_editor(pane, controller, session):
    fields = table(pane, "fields")
    pane.resize(640, 560)
    controller.editRequested.emit("field:self_score")
    editor, place = fields.open_editor(), fields.verticalScrollBar().value()
    line = type_into(editor, "9")
    session.confirm_indicator(planted.GUESTS)  # another panel's edit arrives meanwhile
    assert fields.open_editor() is editor
    assert line.text() == "9"
    assert fields.verticalScrollBar().value() == place
    assert controller.current == "field:self_score"


def test_nothing_jumps_while_a_refused_value_stands_open(pane, controller):
    fields = table(pane, "fields")
    controller.editRequested.emit("field:received")
    press(type_into(fields.open_editor(), "abc"), Qt.Key.Key_Return)
    controller.set_current(f"indicator:{planted.PROJECTS}")
    assert pane.current_page().name == "fields"
    assert fields.open_editor() is not None


def test_verified_figure_asks_for_its_reason_before_it_closes(qtbot, pane, controller, session, type_chinese):
    fields = table(pane, "fields")
    controller.editRequested.emit("field:spent@verified")
    editor = fields.open_editor()
    press(type_into(editor, "371.15"), Qt.Key.Key_Return)
    assert editor.reason.hasFocus()
    press(editor.reason, Qt.Key.Key_Return)
    assert editor.reason.property("bad") == "true"
    type_chinese(editor.reason, "与决算表一致")
    press(editor.reason, Qt.Key.Key_Return)
    assert session.decisions.field("spent").verified_reason == "与决算表一致"


def test_a_grade_is_chosen(pane, controller, session):
    fields = table(pane, "fields")
    controller.editRequested.emit("field:self_grade")
    box = fields.open_editor().box
    box.setCurrentText("良")
    press(box, Qt.Key.Key_Return)
    assert session.report.value("self_grade") == "良"


def test_choosing_another_category_moves_the_row_and_keeps_it_current(pane, controller, session):
    indicators = table(pane, "indicators")
    controller.set_current(f"indicator:{planted.PROJECTS}")
    assert indicators.edit_ref(f"indicator:{planted.PROJECTS}", "category")
    box = indicators.open_editor().box
    box.setCurrentText("效果")
    box.activated.emit(box.currentIndex())
    assert session.report.indicator(planted.PROJECTS).category == "effect"
    assert indicators.rows_model.row_of("category:effect") == -1
    assert indicators.open_editor() is None


def test_an_unwanted_exclusion_is_left_with_the_mouse(qtbot, pane, controller, session):
    key = next(i.key for p in session.sheet.parts for i in p.items if i.state is ItemState.OPEN)
    controller.editRequested.emit(f"item:{key}@exclude")
    assert table(pane, "score").open_editor() is not None
    table(pane, "fields").setFocus()
    qtbot.waitUntil(lambda: table(pane, "score").open_editor() is None)


@pytest.mark.parametrize("again", range(3))  # a lost reference kills the process only later
def test_a_bug_in_an_edit_keeps_the_editor_and_the_program(qtbot, pane, controller, session, again):
    def broken(*_all):
        raise RuntimeError("a bug of ours")

    session.set_field = broken
    controller.editRequested.emit("field:received")
    with qtbot.captureExceptions() as caught:
        press(type_into(table(pane, "fields").open_editor(), "300"), Qt.Key.Key_Return)
    assert [str(c[1]) for c in caught] == ["a bug of ours"]
    assert table(pane, "fields").open_editor().line.text() == "300"
    del session.set_field


# --- links


def click_link(table, ref, column):
    row = table.rows_model.row_of(ref)
    index = table.rows_model.index(row, table.rows_model.column_of(column))
    rect = table.visualRect(index)
    at = QPoint(rect.right() - theme.metric("panel_x") - 6, rect.center().y())
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def test_pick_in_the_original(qtbot, pane, controller):
    with qtbot.waitSignal(controller.pickRequested) as asked:
        click_link(table(pane, "fields"), "field:received", "state")
    assert asked.args == ["field:received"]


def test_pick_for_an_empty_category(qtbot, pane, controller):
    controller.panelRequested.emit("indicators")
    with qtbot.waitSignal(controller.pickRequested) as asked:
        click_link(table(pane, "indicators"), "category:effect", "name")
    assert asked.args == ["category:effect"]


def test_adopt_the_computed_rate(pane, session):
    click_link(table(pane, "fields"), "field:execution_rate", "state")
    assert session.decisions.field("execution_rate").verified == "96.05"


# --- indicators and spending


def test_add_an_indicator_and_name_it(qtbot, pane, controller, session, type_chinese):
    controller.panelRequested.emit("indicators")
    pane.ui.addIndicator.click()
    editor = table(pane, "indicators").open_editor()
    editor.line.selectAll()
    type_chinese(editor.line, "外出推介")
    press(editor.line, Qt.Key.Key_Return)
    assert [i.name for i in session.report.indicators][-1] == "外出推介"
    press(type_into(table(pane, "indicators").open_editor(), "12"), Qt.Key.Key_Return)
    press(type_into(table(pane, "indicators").open_editor(), "18"), Qt.Key.Key_Return)
    made = session.report.indicators[-1]
    assert (made.target.value, made.actual.value) == (12, 18)


def test_removing_is_undone_not_asked(pane, controller, session):
    controller.set_current(f"indicator:{planted.FIRMS}")
    assert pane.band.run_key("remove")
    assert session.report.indicator(planted.FIRMS) is None
    session.undo()
    assert table(pane, "indicators").rows_model.row_of(f"indicator:{planted.FIRMS}") >= 0


def test_after_a_removal_the_next_row_is_current(pane, controller, session):
    controller.set_current(f"indicator:{planted.EVENTS}")
    assert pane.band.run_key("remove")
    assert controller.current == f"indicator:{planted.FIRMS}"


def test_only_what_waits_is_let_go_for_a_hidden_row(pane, controller):
    pane.ui.onlyLeft.setChecked(True)
    controller.set_current(f"indicator:{planted.FUNDS}")
    assert not pane.ui.onlyLeft.isChecked()
    assert table(pane, "indicators").current_ref() == f"indicator:{planted.FUNDS}"


# --- findings


def test_dismissing_waits_for_a_reason(pane, controller, session, type_chinese):
    key = planted.key_of(session, "sum-mismatch")
    controller.set_current(f"finding:{key}")
    dismiss = next(b for b in pane.band.findChildren(type(pane.strip.finish)) if b.text() == "排除")
    assert not dismiss.isEnabled()
    pane.band.ui.reason.setEditText("约数所致")
    assert dismiss.isEnabled()
    dismiss.click()
    assert session.finding_state(key) == "dismissed"
    assert session.decisions.finding(key).reason == "约数所致"
    assert controller.current != f"finding:{key}"
    assert pane.band.ui.reason.currentText() == ""


def test_accepting_keeps_the_question_as_edited(pane, controller, session):
    key = planted.key_of(session, "sum-mismatch")
    controller.set_current(f"finding:{key}")
    pane.band.ui.question.setPlainText("请核对分项金额。")
    press(table(pane, "findings"), Qt.Key.Key_Return)
    assert session.finding_state(key) == "accepted"
    assert session.decisions.finding(key).question == "请核对分项金额。"


def test_a_typed_question_survives_every_way_out(pane, controller, session):
    key = planted.key_of(session, "sum-mismatch")
    controller.set_current(f"finding:{key}")
    pane.band.ui.question.setPlainText("请核对分项金额。")
    controller.set_current("field:year")
    controller.set_current(f"finding:{key}")
    assert pane.band.ui.question.toPlainText() == "请核对分项金额。"
    pane.band.ui.question.setPlainText("请核对分项金额，并说明原因。")
    controller.flushRequested.emit()
    assert session.decisions.finding(key).question == "请核对分项金额，并说明原因。"
    assert session.finding_state(key) == "open"  # closing decides nothing


def test_a_reason_typed_is_not_lost_when_moving_on(pane, controller, session):
    key = planted.key_of(session, "sum-mismatch")
    controller.set_current(f"finding:{key}")
    pane.band.ui.reason.setEditText("口径不同，已核")
    controller.set_current(f"finding:{planted.key_of(session, 'score-vs-results')}")
    assert pane.band.ui.reason.currentText() == ""
    assert session.finding_state(key) == "open"
    controller.set_current(f"finding:{key}")
    assert pane.band.ui.reason.currentText() == "口径不同，已核"
    dismiss = next(b for b in pane.band.findChildren(type(pane.strip.finish)) if b.text() == "排除")
    assert dismiss.isEnabled()


def test_enter_in_the_reason_dismisses(qtbot, pane, controller, session, type_chinese):
    key = planted.key_of(session, "sum-mismatch")
    controller.set_current(f"finding:{key}")
    reason = pane.band.ui.reason
    reason.setFocus()
    press(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert "理由" in pane.band.ui.heading.text()
    assert session.finding_state(key) == "open"
    type_chinese(reason.lineEdit(), "约数所致")
    press(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert session.finding_state(key) == "dismissed"
    assert session.decisions.finding(key).reason == "约数所致"


def test_the_band_says_a_finding_wholly(qtbot, pane, controller, session):
    pane.resize(496, 700)
    key = planted.key_of(session, "sum-mismatch")
    controller.set_current(f"finding:{key}")
    QApplication.processEvents()
    body, area = pane.band.ui.body, pane.band.ui.bodyArea
    assert session.findings[key].message in body.text()
    assert body.height() >= body.minimumHeight()
    assert area.verticalScrollBar().maximum() == max(body.minimumHeight() - area.viewport().height(), 0)


def test_a_question_typed_for_a_dismissed_finding_does_not_accept_it(pane, controller, session):
    key = planted.key_of(session, "sum-mismatch")
    session.dismiss_finding(key, "约数所致")
    controller.set_current(f"finding:{key}")
    assert pane.band.ui.question.isReadOnly()
    pane.band.ui.question.setPlainText("另一个问题")
    controller.flushRequested.emit()
    assert session.finding_state(key) == "dismissed"


def test_a_decided_finding_can_be_put_back(pane, controller, session):
    key = planted.key_of(session, "score-vs-results")
    session.accept_finding(key)
    controller.set_current(f"finding:{key}")
    assert "已认定" in pane.band.ui.heading.text()
    press(table(pane, "findings"), Qt.Key.Key_F9)
    assert session.finding_state(key) == "open"


# --- the score


def test_an_adjustment_without_a_reason_keeps_its_editor(pane, controller, session, type_chinese):
    key = planted.item_key(session, planted.PROJECTS)
    controller.editRequested.emit(f"item:{key}")
    rubric = table(pane, "score")
    editor = rubric.open_editor()
    press(type_into(editor, "-1"), Qt.Key.Key_Return)
    press(editor.reason, Qt.Key.Key_Return)
    assert rubric.open_editor() is editor
    assert session.sheet.item(key).adjustment is None
    type_chinese(editor.reason, "两个项目未落地")
    press(editor.reason, Qt.Key.Key_Return)
    assert session.sheet.item(key).adjustment == Decimal(-1)


def test_a_refused_amount_takes_the_focus_back(pane, controller, session, type_chinese):
    key = planted.item_key(session, planted.PROJECTS)
    controller.editRequested.emit(f"item:{key}")
    editor = table(pane, "score").open_editor()
    press(type_into(editor, "70"), Qt.Key.Key_Return)
    type_chinese(editor.reason, "两个项目未落地")
    press(editor.reason, Qt.Key.Key_Return)
    assert editor.line.hasFocus()
    assert editor.line.selectedText() == "70"
    QTest.keyClicks(editor.line, "-1")
    assert editor.typed() == ("-1", "两个项目未落地")
    press(editor.line, Qt.Key.Key_Return)
    assert session.sheet.item(key).adjustment == Decimal(-1)


def test_not_applicable_asks_for_its_reason_in_the_row(pane, controller, session, type_chinese):
    key = next(i.key for p in session.sheet.parts for i in p.items if i.state is ItemState.OPEN)
    controller.set_current(f"item:{key}")
    assert pane.band.run_key("exclude")
    editor = table(pane, "score").open_editor()
    press(editor.line, Qt.Key.Key_Return)
    type_chinese(editor.line, "本项目不涉及")
    press(editor.line, Qt.Key.Key_Return)
    assert session.sheet.item(key).state is ItemState.EXCLUDED


def test_enter_confirms_a_proposal_in_the_tree(pane, controller, session):
    key = next(i.key for p in session.sheet.parts for i in p.items if i.confirmable)
    controller.panelRequested.emit("score")
    controller.set_current(f"item:{key}")
    press(table(pane, "score"), Qt.Key.Key_Return)
    assert session.sheet.item(key).state is ItemState.MANUAL
    assert controller.current != f"item:{key}"


def test_profile_menu_changes_the_rubric(pane, controller, session):
    menu = pane.rubric.profile_menu()
    words = {a.text(): a for a in menu.actions() if a.isCheckable()}
    assert sum(a.isChecked() for a in words.values()) == 1
    other = next(a for a in words.values() if not a.isChecked())
    other.trigger()
    assert session.sheet.profile_name == other.text()
    assert pane.rubric.ui.profile.text() == f"评分表：{other.text()}"


def test_parts_fold_from_the_keyboard(pane, controller):
    controller.panelRequested.emit("score")
    rubric = table(pane, "score")
    rows = len(rubric.rows_model.rows)
    controller.set_current("part:output")
    press(rubric, Qt.Key.Key_Left)
    assert len(rubric.rows_model.rows) < rows
    press(rubric, Qt.Key.Key_Right)
    assert len(rubric.rows_model.rows) == rows


# --- the strip


def test_strip_shows_total_and_leads_to_what_is_left(qtbot, pane, controller, session):
    assert pane.strip.ui.total.text() == f"{session.sheet.total:.2f}"
    assert pane.strip.ui.provisionalWord.isVisible()
    assert f"余 {len(session.todo())} 项" in pane.strip.finish.text()
    with qtbot.assertNotEmitted(controller.finishRequested):
        pane.strip.finish.click()
    assert controller.current == [t.ref for t in session.todo() if t.panel == "fields"][1]


@pytest.mark.parametrize("width", [496, 560, 640])
def test_the_difference_is_never_cut(pane, controller, session, width):
    session.set_field("self_grade", "优")
    controller.set_folds(folds_for(1093, 543) if width < 500 else folds_for(1366, 697))
    pane.resize(width, 600)
    QApplication.processEvents()
    line = pane.strip.ui.firstLine
    assert "98.00" in line.text()
    assert line.toolTip() == ""  # what is cut stands in the tooltip


def decide_everything(session):
    for todo in session.todo():
        subject, _, key = todo.ref.partition(":")
        if subject == "item":
            item = session.sheet.item(key)
            if item is not None and item.confirmable:
                session.confirm_item(key)
            elif item is not None:
                session.adjust_item(key, "1", "按佐证评定")
    while todo := next(iter(session.todo()), None):
        subject, _, key = todo.ref.partition(":")
        {
            "field": session.confirm_field, "indicator": session.confirm_indicator,
            "spending": session.confirm_spending, "finding": session.accept_finding, "item": session.confirm_item,
        }[subject](key)  # fmt: skip


def test_finishing_asks_the_shell_once_nothing_is_left(qtbot, pane, controller, session):
    decide_everything(session)
    assert session.todo() == ()
    assert pane.strip.finish.property("kind") == "primary"
    assert pane.strip.chip.text() == session.sheet.grade
    with qtbot.waitSignal(controller.finishRequested):
        pane.strip.finish.click()


def test_a_finished_review_is_read_only_and_can_be_reopened(qtbot, pane, controller, session):
    decide_everything(session)
    session.finish()
    assert session.status is Status.DONE
    assert not pane.strip.finish.isVisible()
    with qtbot.waitSignal(controller.reopenRequested):
        pane.strip.ui.reopen.click()
    controller.set_current("field:balance")
    press(table(pane, "fields"), Qt.Key.Key_F2)
    assert table(pane, "fields").open_editor() is None
    assert "只能查看" in pane.band.ui.heading.text()
    assert [a.key for a in pane.band.content.actions] == ["reopen"]
    session.reopen("补充材料")
    assert pane.strip.finish.isVisible()


def test_no_widget_keeps_a_score(pane, session):
    before = pane.strip.ui.total.text()
    key = planted.item_key(session, planted.PROJECTS)
    session.adjust_item(key, "-1", "两个项目未落地")
    assert pane.strip.ui.total.text() == f"{session.sheet.total:.2f}" != before
    session.undo()
    assert pane.strip.ui.total.text() == before


# --- folding


@pytest.mark.parametrize(
    ("size", "band", "strip"),
    [((1920, 1080), 160, 92), ((1366, 768), 138, 92), ((1366, 697), 68, 76), ((1093, 614), 41, 40)],
)
def test_folds(pane, controller, size, band, strip):
    folds = folds_for(*size)
    theme.set_density("compact" if folds.compact else "comfortable")
    controller.set_current("field:budget")
    controller.set_folds(folds)
    pane.set_fold(FoldState.of(folds))
    theme.set_density("comfortable")
    assert (pane.band.height(), pane.strip.height()) == (band, strip)


def test_a_folded_band_opens_by_hand(pane, controller):
    controller.set_current("field:budget")
    pane.set_fold(FoldState(26, "heads", "flat"))
    assert not pane.band.ui.body.isVisible()
    pane.band.ui.opener.click()
    assert pane.band.ui.body.isVisible()
    assert pane.band.height() > 100


@pytest.mark.parametrize("width", [496, 584, 640, 928])
def test_nothing_is_wider_than_the_pane(qtbot, pane, controller, session, width):
    controller.set_folds(folds_for(1093, 614) if width < 584 else folds_for(1366, 768))
    pane.resize(width, 600)
    for ref in ("field:budget", "field:spent", f"indicator:{planted.PROJECTS}", "spending:s-印刷费"):
        controller.set_current(ref)
        QApplication.processEvents()
        assert pane.width() == width
        buttons = [b for b in pane.band.findChildren(type(pane.strip.finish)) if b.isVisible()]
        assert buttons
        for button in buttons:
            assert button.width() >= button.sizeHint().width()
            right = button.mapTo(pane.band, button.rect().topRight()).x()
            assert right <= pane.band.width()


# --- another report


def test_another_report_drops_open_editors_and_starts_at_the_fields(pane, controller, session):
    controller.set_current(f"indicator:{planted.PROJECTS}")
    controller.editRequested.emit(f"indicator:{planted.PROJECTS}")
    controller.open(1)
    assert table(pane, "indicators").open_editor() is None
    assert pane.current_page().name == "fields"
    assert controller.current == ""


def test_no_report_shows_an_empty_pane(pane, controller):
    controller.close()
    assert not pane.strip.ui.stripTop.isVisible()
    assert table(pane, "fields").rows_model.rows == []
    assert left_on(pane, "fields") is None


def test_f4_tells_how_a_value_was_read(qtbot, pane, controller):
    fields_table = table(pane, "fields")
    controller.set_current("field:budget")
    fields_table.setFocus()
    qtbot.keyClick(fields_table, Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: "规则：" in QToolTip.text())
    assert "原文：" in QToolTip.text()
    QToolTip.hideText()


def test_self_score_and_difference_are_never_cut_by_the_buttons_beside_them(
    pane, session, controller, monkeypatch
):
    sheet = replace(session.sheet, self_grade="优", difference=Decimal("-14.32"))
    monkeypatch.setattr(type(session), "sheet", property(lambda _session: sheet))
    for done in (False, True):
        session.status = Status.DONE if done else session.status
        controller.contentChanged.emit()
        assert pane.strip.ui.reopen.isVisible() is done
        for fold, width in product(("bars", "line"), range(480, 760, 20)):
            pane.strip.set_fold(FoldState(strip=fold))
            pane.resize(width, 700)
            QApplication.processEvents()
            line = pane.strip.ui.firstLine
            assert painting.line_width(line._bits) <= line.width(), (done, fold, width)
