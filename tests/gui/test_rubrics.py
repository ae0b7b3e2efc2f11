"""The editor of rubric profiles through the real window: copy, change, try out, save, and the reports scored anew."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QMessageBox, QPushButton, QStyle, QToolButton

from reviewer.checks import KINDS
from reviewer.domain.errors import Cancelled
from reviewer.domain.review import Status
from reviewer.domain.rubric import CheckSetting, ItemRule, ItemState, Step
from reviewer.gui.leftovers import leftovers
from reviewer.gui.panels.band import Band
from reviewer.gui.panels.editors import ReasonedEditor
from reviewer.gui.panels.rubric_panel import RubricPanel
from reviewer.gui.rubrics.what_if import WhatIfTable
from reviewer.scoring import profile_text, shipped_profiles
from reviewer.scoring.soundness import CHECKS, WHOLE
from reviewer.services.rubrics import Change

EXECUTION = (3, 0)  # 管理 › 预算执行准确度
RULES = (3, 6)


@pytest.fixture
def own(library, report_files):
    """A county's copy that scores all three reports."""
    library.import_paths(report_files)
    made = library.rubrics.copy("yuzhong", "青禾县评分表", "qinghe")
    library.set_setting("default_profile", made.id)
    return made


@pytest.fixture
def desk(show_window, library, own):
    return show_window(library).desk


@pytest.fixture
def editor(desk, qtbot):
    """Show the editor from the menu, on the county's profile."""
    desk.ui.actionRubrics.trigger()
    made = desk.rubrics.window
    qtbot.waitExposed(made)
    assert made.draft.profile.id == "qinghe"
    return made


def type_number(editor, qtbot, at, text, name="points"):
    """Type a number into a field of a row, key by key."""
    editor.ui.tree.go_to(at)
    line = editor.ui.forms.currentWidget().fields[name].line
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)


def finish(session):
    """Confirm and score everything, and finish."""
    for item in [i for part in session.sheet.parts for i in part.items]:
        if item.state is ItemState.PROPOSED:
            session.confirm_item(item.key)
        elif item.state is ItemState.OPEN:
            session.adjust_item(item.key, str(item.points), "已核实")
    session.finish("张三")


def heavier(editor, qtbot):
    """Let the execution be worth 9 and the rules 3.50: the sum stays."""
    type_number(editor, qtbot, EXECUTION, "9")
    type_number(editor, qtbot, RULES, "3.5")


def try_out(editor, qtbot):
    qtbot.mouseClick(editor.ui.saveButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(editor.ui.applyButton.isEnabled, timeout=5000)


def settle(desk, qtbot):
    qtbot.waitUntil(lambda: not desk.rubrics.running, timeout=5000)


def test_a_shipped_one_opens_read_only_and_a_copy_can_be_changed(desk, editor, qtbot):
    desk.rubrics.show("national")
    ui = editor.ui
    assert "只读" in ui.rubricState.text()
    assert not ui.saveButton.isVisible()
    assert not editor.forms["whole"].fields["name"].line.isEnabled()
    qtbot.mouseClick(ui.copyToEdit, Qt.MouseButton.LeftButton)
    assert editor.draft.profile.name == "国标自评（本县）"
    assert editor.forms["whole"].fields["name"].line.isEnabled()
    assert ui.saveButton.isVisible()
    assert not ui.saveButton.isEnabled()  # nothing is changed yet


def test_a_wrong_sum_is_refused_at_the_field_until_it_is_put_right(editor, qtbot):
    ui = editor.ui
    type_number(editor, qtbot, EXECUTION, "9")
    points = editor.forms["item"].fields["points"]
    assert points.problem.isVisible()
    assert "比该部分的 45 分多 3.00 分" in points.problem.text()
    assert not ui.saveButton.isEnabled()
    assert "不能保存：「管理」" in ui.faultLabel.text()
    assert "48.00 / 45.00" in ui.tree._rows[(3, -1)].text(2)
    type_number(editor, qtbot, RULES, "3.5")
    assert not editor.forms["item"].fields["points"].problem.isVisible()
    assert not ui.faultBar.isVisible()
    assert ui.saveButton.isEnabled()


def test_what_is_no_number_says_so_and_parts_are_shown_against_100(editor, qtbot):
    type_number(editor, qtbot, EXECUTION, "6x")
    assert editor.forms["item"].fields["points"].problem.text() == "请填写数字。"
    assert not editor.ui.saveButton.isEnabled()
    type_number(editor, qtbot, EXECUTION, "6")
    assert not editor.draft.faults
    type_number(editor, qtbot, (0, -1), "25")
    assert "合计 105 分，应为 100 分" in editor.ui.totalLabel.text()
    assert "105" in editor.forms["part"].fields["points"].problem.text()


def test_what_was_typed_stays_while_it_is_no_number(editor, qtbot):
    points = editor.forms["item"].fields["points"]
    for typed, told in (
        ("abc", "请填写数字。"),
        ("123456", "数字太大，应小于 10,000。"),
        ("6.123", "最多写两位小数。"),
    ):
        type_number(editor, qtbot, EXECUTION, typed)
        assert (points.line.text(), points.problem.text()) == (typed, told)
    editor.ui.tree.go_to(RULES)
    assert points.line.text() == "6.50"
    qtbot.mouseClick(editor.ui.upButton, Qt.MouseButton.LeftButton)
    editor.ui.tree.go_to(EXECUTION)
    assert points.line.text() == "6.123"
    qtbot.mouseClick(editor.ui.removeRow, Qt.MouseButton.LeftButton)
    assert "最多写两位小数" not in editor.ui.faultLabel.text()  # it is gone with its row
    editor.undo()
    editor.ui.tree.go_to(EXECUTION)
    assert points.line.text() == "6.12"  # what could be read last


def test_what_was_typed_stays_in_fields_of_several_numbers(editor, qtbot):
    grades = editor.forms["whole"].fields["grades"]
    bad = [line.text() for line in grades.lines]
    grades.lines[1].selectAll()
    qtbot.keyClicks(grades.lines[1], "x")
    assert [line.text() for line in grades.lines] == [bad[0], "x", bad[2]]
    assert [line.property("bad") for line in grades.lines] == ["false", "true", "false"]
    editor.ui.tree.go_to(RULES)
    fields = editor.forms["item"].fields
    fields["rule"].edited.emit(ItemRule.DEDUCTION)
    deduction = fields["deduction"]
    deduction.lines[0].selectAll()
    qtbot.keyClicks(deduction.lines[0], "y")
    deduction.above.setCurrentIndex(1)
    deduction.above.activated.emit(1)
    editor.ui.tree.go_to(WHOLE)
    assert grades.lines[1].text() == "x"
    editor.ui.tree.go_to(RULES)
    assert (deduction.lines[0].text(), deduction.above.currentIndex()) == ("y", 1)
    deduction.lines[0].selectAll()
    qtbot.keyClicks(deduction.lines[0], "2")
    assert (editor.draft.about(RULES).deduction.per, editor.draft.about(RULES).deduction.above) == (2, True)


def test_a_step_that_is_no_number_stays_while_the_others_change(editor, qtbot):
    editor.ui.tree.go_to(RULES)
    fields = editor.forms["item"].fields
    fields["rule"].edited.emit(ItemRule.STEPS)
    steps = fields["steps"]
    for _ in range(2):
        qtbot.mouseClick(steps.add, Qt.MouseButton.LeftButton)
    steps._lines[1].bound.selectAll()
    qtbot.keyClicks(steps._lines[1].bound, "z")
    assert steps.problem.text() == "第 2 档：请填写数字。"
    steps._lines[0].points.selectAll()
    qtbot.keyClicks(steps._lines[0].points, "6")
    cross = steps._lines[2].findChild(QToolButton)
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert [row.bound.text() for row in steps._lines] == ["95", "z"]
    assert [row.bound.property("bad") for row in steps._lines] == ["false", "true"]
    editor.ui.tree.go_to(EXECUTION)
    editor.ui.tree.go_to(RULES)
    assert [row.bound.text() for row in steps._lines] == ["95", "z"]
    steps._lines[1].bound.selectAll()
    qtbot.keyClicks(steps._lines[1].bound, "90")
    made = [(step.at_least, step.points) for step in editor.draft.about(RULES).steps]
    assert made == [(95, 6), (90, Decimal("5.50"))]


def test_a_step_with_two_bounds_keeps_both(editor, qtbot):
    editor.ui.tree.go_to(RULES)
    fields = editor.forms["item"].fields
    fields["rule"].edited.emit(ItemRule.STEPS)
    fields["steps"].edited.emit((Step(Decimal(90), Decimal(3), Decimal(99)),))
    row = fields["steps"]._lines[0]
    row.points.selectAll()
    qtbot.keyClicks(row.points, "4")
    assert editor.draft.about(RULES).steps == (Step(Decimal(90), Decimal(4), Decimal(99)),)


def test_undo_and_redo_inside_the_editor(editor, qtbot):
    heavier(editor, qtbot)
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.draft.about(RULES).points == Decimal("6.50")
    assert editor.ui.tree.at == RULES  # it shows what it took back
    editor.undo()
    assert not editor.draft.changed
    editor.redo()
    assert editor.draft.about(EXECUTION).points == 9
    assert editor.forms["item"].fields["points"].line.text() == "9"


def test_rows_are_added_moved_and_taken_out(editor, qtbot, type_chinese):
    ui = editor.ui
    ui.tree.go_to((3, -1))
    qtbot.mouseClick(ui.addItem, Qt.MouseButton.LeftButton)
    assert ui.tree.at == (3, 7)
    type_chinese(editor.focusWidget(), "绩效管理")
    assert editor.draft.about((3, 7)).name == "绩效管理"
    qtbot.mouseClick(ui.upButton, Qt.MouseButton.LeftButton)
    assert editor.draft.about((3, 6)).name == "绩效管理"
    qtbot.mouseClick(ui.removeRow, Qt.MouseButton.LeftButton)
    assert not editor.draft.changed
    qtbot.mouseClick(ui.addPart, Qt.MouseButton.LeftButton)
    assert ui.tree.at == (4, -1)
    assert editor.draft.sound  # worth nothing until it is given points


def test_each_rule_has_its_own_inputs(editor):
    editor.ui.tree.go_to(RULES)
    fields = editor.forms["item"].fields
    shown = {}
    for place, rule in enumerate(ItemRule):
        box = fields["rule"].box
        index = fields["rule"]._values.index(rule)
        box.setCurrentIndex(index)
        box.activated.emit(index)
        shown[rule] = {name for name, field in fields.items() if not field.isHidden()}
        assert place >= 0
    assert "points" not in shown[ItemRule.INDICATORS]
    assert {"measure", "steps"} <= shown[ItemRule.STEPS]
    assert {"deduction", "checks", "measure"} <= shown[ItemRule.DEDUCTION]
    assert {"terms", "partly", "unmet"} <= shown[ItemRule.BANDS]
    assert {"terms", "checks"} <= shown[ItemRule.PROPOSAL]
    assert "terms" not in shown[ItemRule.BY_HAND]


def test_step_tables_and_grades_are_edited_in_place(editor, qtbot):
    editor.ui.tree.go_to(RULES)
    fields = editor.forms["item"].fields
    fields["rule"].edited.emit(ItemRule.STEPS)
    qtbot.mouseClick(fields["steps"].add, Qt.MouseButton.LeftButton)
    row = fields["steps"]._lines[1]
    row.points.selectAll()
    qtbot.keyClicks(row.points, "7")
    assert "超过该项的 6.50 分" in fields["steps"].problem.text()
    row.points.selectAll()
    qtbot.keyClicks(row.points, "4")
    assert [s.points for s in editor.draft.about(RULES).steps] == [Decimal("6.50"), 4]
    editor.ui.tree.go_to(WHOLE)
    grades = editor.forms["whole"].fields["grades"]
    grades.lines[0].selectAll()
    qtbot.keyClicks(grades.lines[0], "75")
    assert "依次降低" in grades.problem.text()


def test_saving_shows_first_what_would_change(desk, editor, library, qtbot):
    before = {row.id: row.score for row in library.rows()}
    heavier(editor, qtbot)
    try_out(editor, qtbot)
    assert editor.ui.pages.currentWidget() is editor.ui.whatIfPage
    assert "3 份报告将重新评分：3 份得分变化" in editor.ui.whatIfWords.text()
    told = editor.ui.whatIfTable.shown()
    assert len(told) == 3
    assert {row[2] for row in told} == {f"{score:.2f}" for score in before.values()}
    assert {row.id: row.score for row in library.rows()} == before  # nothing is written
    qtbot.mouseClick(editor.ui.backButton, Qt.MouseButton.LeftButton)
    assert editor.ui.pages.currentWidget() is editor.ui.editPage
    assert editor.draft.changed
    table = editor.ui.whatIfTable
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert [row[1] for row in table.shown()] == sorted((row[1] for row in told), reverse=True)


def test_the_largest_change_stands_first_whichever_way_it_goes(qtbot):
    def change(name, new):
        return Change(1, name, "", Decimal(80), Decimal(new), "良", "良")

    table = WhatIfTable()
    qtbot.addWidget(table)
    table.show_changes((change("不变", "80"), change("升", "85"), change("降", "78"), change("大升", "90")))
    assert [row[0] for row in table.shown()] == ["大升", "升", "降", "不变"]
    table.sortByColumn(4, Qt.SortOrder.AscendingOrder)  # a click on the heading
    assert [row[0] for row in table.shown()] == ["降", "不变", "升", "大升"]
    table.show_changes((change("不变", "80"), change("升", "85")))
    assert [row[0] for row in table.shown()] == ["升", "不变"]


def test_saved_and_scored_anew(desk, editor, library, qtbot):
    ids = [row.id for row in library.rows()]
    done = library.open_review(ids[2])
    finish(done)
    desk.open_report(ids[0])
    session = desk.controller.session
    session.adjust_item("management/execution", "-1", "凭证不全")
    before = {row.id: row.score for row in library.rows()}
    total = session.sheet.total
    desk.rubrics.show()
    heavier(editor, qtbot)
    try_out(editor, qtbot)
    assert "2 份报告将重新评分" in editor.ui.whatIfWords.text()
    assert "1 项人工调整须再看" in editor.ui.whatIfWords.text()
    assert "已审的 1 份不变" in editor.ui.whatIfWords.text()
    told = {row[0]: row[3] for row in editor.ui.whatIfTable.shown()}
    qtbot.mouseClick(editor.ui.applyButton, Qt.MouseButton.LeftButton)
    settle(desk, qtbot)
    after = {row.id: row for row in library.rows()}
    assert after[ids[2]].score == before[ids[2]]
    assert after[ids[2]].status is Status.DONE
    for report_id in ids[:2]:
        assert after[report_id].score != before[report_id]
        assert f"{after[report_id].score:.2f}" == told[after[report_id].project_shown]
    assert session.sheet.total != total  # the open review is refreshed
    assert session.sheet.profile_version == "2"
    item = session.sheet.item("management/execution")
    assert (item.adjustment, item.reason, item.doubtful) == (-1, "凭证不全", True)
    assert {row.id: row.score for row in desk.shelf.rows}[ids[1]] == after[ids[1]].score
    assert "重新评分 2 份" in editor.ui.banners.text("said") or "重新评分 1 份" in editor.ui.banners.text(
        "said"
    )
    assert editor.draft.profile.version == "2"
    assert not editor.draft.changed


def test_a_broken_file_is_refused_with_its_line(desk, editor, tmp_path, qtbot):
    path = tmp_path / "坏评分表.toml"
    text = profile_text(shipped_profiles()["national"]).replace('rule = "execution"', 'rule = "guess"')
    path.write_text(text, encoding="utf-8")
    line = next(n for n, row in enumerate(text.splitlines(), 1) if "guess" in row)
    desk.rubrics.import_file(path)
    assert f"“坏评分表.toml”第 {line} 行" in editor.ui.banners.text("said")
    assert editor.draft.profile.id == "qinghe"
    path.write_text(text.replace("guess", "execution"), encoding="utf-8")
    desk.rubrics.import_file(path)
    assert editor.ui.banners.text("said") == ""
    assert editor.draft.profile.name == "国标自评（2）"


def test_a_broken_file_in_the_folder_is_told_and_the_last_good_one_counts(show_window, library, own):
    path = library.rubrics.folder / "qinghe.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("points = 45", "points = 46"), encoding="utf-8")
    library.rubrics.reload()
    desk = show_window(library).desk
    told = desk.ui.banners.text("rubrics")
    assert "“qinghe.toml”第 " in told
    assert "沿用上次可用的“青禾县评分表”" in told
    assert desk.open_report(library.rows()[0].id)
    assert desk.controller.session.sheet.profile_id == "qinghe"


def test_a_changed_one_is_not_lost_without_a_question(desk, editor, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))
    type_number(editor, qtbot, EXECUTION, "9")
    desk.rubrics.show("national")
    assert editor.draft.profile.id == "qinghe"
    editor.close()
    assert editor.isVisible()
    assert len(asked) == 2

    def give_up(box):
        next(b for b in box.findChildren(QPushButton) if "放弃修改" in b.text()).click()

    monkeypatch.setattr(QMessageBox, "exec", give_up)
    editor.close()
    assert not editor.isVisible()
    desk.rubrics.show()
    assert editor.draft.about(EXECUTION).points == Decimal("6.00")


def test_the_list_stays_at_the_profile_that_is_kept(desk, editor, qtbot, monkeypatch):
    monkeypatch.setattr(QMessageBox, "exec", lambda box: None)
    type_number(editor, qtbot, EXECUTION, "9")
    view = editor.ui.profileList
    other = next(view.item(n) for n in range(view.count()) if view.item(n).text() == "国标自评")
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualItemRect(other).center())
    qtbot.wait(50)
    assert editor.draft.profile.id == "qinghe"
    assert view.currentItem().text() == "青禾县评分表"
    assert [item.text() for item in view.selectedItems()] == ["青禾县评分表"]
    editor.undo()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualItemRect(other).center())
    qtbot.waitUntil(lambda: editor.draft.profile.id == "national")


def test_the_default_and_deleting(desk, editor, library, qtbot, monkeypatch):
    report_id = library.rows()[0].id
    desk.open_report(report_id)
    desk.rubrics.show("overall")
    asked = []

    def agree(box):
        asked.append(box.text())
        next(b for b in box.findChildren(QPushButton) if b.text() in ("设为默认", "删除")).click()

    qtbot.mouseClick(editor.ui.defaultButton, Qt.MouseButton.LeftButton)
    assert library.default_profile == "qinghe"  # asked, and left with Esc
    monkeypatch.setattr(QMessageBox, "exec", agree)
    qtbot.mouseClick(editor.ui.defaultButton, Qt.MouseButton.LeftButton)
    settle(desk, qtbot)
    assert "3 份待审的报告将重新评定" in asked[0]
    assert library.default_profile == "overall"
    assert desk.controller.session.sheet.profile_id == "overall"
    desk.rubrics.show("qinghe")
    assert editor.ui.deleteButton.isEnabled()
    qtbot.mouseClick(editor.ui.deleteButton, Qt.MouseButton.LeftButton)
    assert [one.own for one in library.rubrics.listed()] == [False] * 6


def test_from_the_rubric_panels_menu(desk, library):
    desk.open_report(library.rows()[0].id)
    desk.controller.rubricRequested.emit("hubei")
    assert desk.rubrics.window.isVisible()
    assert desk.rubrics.window.draft.profile.id == "hubei"


def test_what_an_earlier_version_scored_can_be_scored_anew(desk, editor, library, qtbot):
    library.rubrics.save(replace(library.rubrics.profile("qinghe"), description="另一版"))
    desk.rubrics.show("qinghe")
    button = editor.ui.rescoreButton
    assert button.text() == "重新评分 3 份"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(desk, qtbot)
    assert not button.isVisible()
    assert next(one for one in library.rubrics.listed() if one.own).outdated == 0


def test_stopping_keeps_what_is_done_and_offers_to_go_on(desk, editor, library, qtbot, monkeypatch):
    profile = library.rubrics.profile("qinghe")
    part = profile.parts[3]
    items = (
        replace(part.items[0], points=Decimal(9)),
        *part.items[1:6],
        replace(part.items[6], points=Decimal("3.5")),
    )
    library.rubrics.save(replace(profile, parts=(*profile.parts[:3], replace(part, items=items))))
    before = {row.id: row.score for row in library.rows()}

    def stopped(*_):
        raise Cancelled

    with monkeypatch.context() as patch:
        patch.setattr(library, "rescore", stopped)
        desk.rubrics.rescore("qinghe")
        settle(desk, qtbot)
    assert "还是按「青禾县评分表」以前的版次评分的" in desk.ui.banners.text("rescored")
    desk.ui.banners.press("rescored", "重新评分")
    settle(desk, qtbot)
    assert desk.ui.banners.text("rescored") == ""
    assert all(row.score != before[row.id] for row in library.rows())


def test_who_only_reads_sees_but_changes_nothing(show_window, library, own, tmp_path):
    path = library.path
    library.close()
    from reviewer.services.library import Library

    reader = Library.open(path, write=False)
    desk = show_window(reader).desk
    desk.rubrics.show("qinghe")
    ui = desk.rubrics.window.ui
    assert not ui.saveButton.isVisible()
    assert not ui.copyButton.isEnabled()
    assert not ui.defaultButton.isEnabled()
    reader.close()


def test_a_reason_typed_once_is_offered_again(desk, library, qtbot):
    first, second = [row.id for row in library.rows()][:2]
    library.open_review(first).adjust_item("management/execution", "-1", "凭证不全，已退回")
    library.open_review(first).adjust_item("management/payment", "1", "凭证不全，已退回")
    library.open_review(first).adjust_item("management/rules", "1", "制度不全")
    desk.open_report(second)
    desk.controller.panelRequested.emit("score")
    panel = desk.window.findChild(RubricPanel)
    panel.table.edit_ref("item:management/execution", "adjustment")
    editor = panel.table.findChild(ReasonedEditor)
    completer = editor.reason.completer()
    editor.reason.setText("不全")
    editor.reason.textEdited.emit("不全")
    completer.setCompletionPrefix("不全")
    assert [completer.completionModel().index(n, 0).data() for n in range(completer.completionCount())] == [
        "凭证不全，已退回",
        "制度不全",
    ]
    completer.popup().hide()
    editor.leave()


def offered(line, text, qtbot):
    """Type a reason until its list is open."""
    line.setText(text)
    line.textEdited.emit(text)
    completer = line.completer()
    completer.setCompletionPrefix(text)
    completer.complete()
    qtbot.waitUntil(completer.popup().isVisible)
    return completer.popup()


def test_enter_takes_what_is_typed_or_what_was_chosen(desk, library, qtbot):
    first, second = [row.id for row in library.rows()][:2]
    library.open_review(first).adjust_item("management/execution", "-1", "凭证不全，已退回")
    desk.open_report(second)
    session = desk.controller.session
    desk.controller.panelRequested.emit("score")
    panel = desk.window.findChild(RubricPanel)

    def edit(value):
        panel.table.edit_ref("item:management/execution", "adjustment")
        made = next(e for e in panel.table.findChildren(ReasonedEditor) if not e.closed)
        made.line.setText(value)
        made.reason.setFocus()
        return made

    editor = edit("-1")
    popup = offered(editor.reason, "凭证", qtbot)
    assert not popup.currentIndex().isValid()
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert editor.closed
    assert session.decisions.item("management/execution").reason == "凭证"
    editor = edit("-2")
    popup = offered(editor.reason, "凭证不", qtbot)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert not editor.closed
    assert editor.reason.text() == "凭证不全，已退回"
    qtbot.keyClick(editor.reason, Qt.Key.Key_Return)
    assert editor.closed
    assert session.decisions.item("management/execution").reason == "凭证不全，已退回"


def test_enter_dismisses_with_the_reason_that_is_typed(desk, library, qtbot):
    first, second = [row.id for row in library.rows()][:2]
    library.open_review(first).adjust_item("management/execution", "-1", "凭证不全，已退回")
    desk.open_report(second)
    session = desk.controller.session
    key = next(iter(session.findings))
    desk.controller.panelRequested.emit("findings")
    desk.controller.set_current(f"finding:{key}")
    band = desk.window.findChild(Band)
    box = band.ui.reason
    box.setFocus()
    popup = offered(box.lineEdit(), "凭证", qtbot)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert session.decisions.finding(key).reason == "凭证"
    assert session.finding_state(key) == "dismissed"


def test_the_window_comes_back_as_it_was_left(desk, editor):
    editor.resize(880, 560)  # what the smallest screen of a test run has room for
    editor.ui.editSplitter.setSizes([208, 302, 360])
    left = editor.ui.editSplitter.sizes()
    editor.close()
    desk.rubrics.window = None
    desk.rubrics.show()
    again = desk.rubrics.window
    assert (again.width(), again.height()) == (880, 560)
    assert again.ui.editSplitter.sizes() == left


def row_of(editor, rule):
    return editor.forms["checks"].fields["checks"].switches[rule]


def test_findings_are_switched_off_with_a_what_if_and_come_back(desk, editor, library, qtbot):
    shown = {row.id: len(library.opened(row.id)[1].findings) for row in library.rows()}
    rule = next(f.rule for row in library.rows() for f in library.opened(row.id)[1].findings.values())
    editor.ui.tree.go_to(CHECKS)
    assert editor.ui.formTitle.text() == "疑点检查"
    assert not editor.ui.addItem.isEnabled()
    switch = row_of(editor, rule)
    editor.ui.formArea.ensureWidgetVisible(switch)
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton, pos=QPoint(8, switch.height() // 2))
    assert editor.draft.profile.checks == (CheckSetting(rule, on=False),)
    assert editor.ui.tree._rows[CHECKS].text(1) == "不查 1 种"
    try_out(editor, qtbot)
    assert "份的疑点有增减" in editor.ui.whatIfWords.text()
    qtbot.mouseClick(editor.ui.applyButton, Qt.MouseButton.LeftButton)
    settle(desk, qtbot)
    now = {row.id: [f.rule for f in library.opened(row.id)[1].findings.values()] for row in library.rows()}
    assert all(rule not in rules for rules in now.values())
    assert sum(map(len, now.values())) < sum(shown.values())
    editor.ui.tree.go_to(CHECKS)
    row_of(editor, rule).click()
    assert editor.draft.profile.checks == ()


def test_a_tolerance_is_typed_and_what_is_no_number_is_told(editor, qtbot):
    editor.ui.tree.go_to(CHECKS)
    field = editor.forms["checks"].fields["checks"]
    line = field.lines["sum-mismatch"]
    line.setFocus()
    qtbot.keyClicks(line, "100000.5")
    assert editor.draft.profile.setting("sum-mismatch").tolerance == Decimal("100000.5")
    qtbot.keyClicks(line, "x")
    assert "「分项合计与总额不符」：请填写不小于 0 的数字。" in field.problem.text()
    assert not editor.ui.saveButton.isEnabled()
    assert "「疑点检查」" in editor.ui.faultLabel.text()
    line.clear()
    line.textEdited.emit("")
    assert editor.draft.profile.checks == ()
    assert editor.ui.tree._rows[CHECKS].text(1) == ""
    assert set(field.switches) == set(KINDS)


def test_only_the_tolerance_that_is_wrong_turns_red(editor, qtbot):
    editor.ui.tree.go_to(CHECKS)
    field = editor.forms["checks"].fields["checks"]
    wrong, other = field.lines["sum-mismatch"], field.lines["rate-mismatch"]
    qtbot.keyClicks(wrong, "9999999999999")
    assert "数字太大，应小于 1,000,000,000,000。" in field.problem.text()
    assert (wrong.property("bad"), other.property("bad")) == ("true", "false")
    below = field._grid.getItemPosition(field._grid.indexOf(wrong))[0] + 1
    assert field._grid.getItemPosition(field._grid.indexOf(field.problem))[0] == below
    qtbot.keyClicks(other, "2")
    row_of(editor, "figure-conflict").click()  # another kind is changed meanwhile
    assert editor.draft.profile.setting("rate-mismatch").tolerance == 2
    assert not editor.draft.profile.setting("figure-conflict").on
    assert wrong.text() == "9999999999999"
    editor.go_to_fault()
    assert field.focusProxy() is wrong


def test_a_change_of_the_checks_is_undone_by_its_button(editor, qtbot):
    ui = editor.ui
    ui.tree.go_to(CHECKS)
    row_of(editor, "sum-mismatch").click()
    assert "疑点检查" in ui.undoButton.toolTip()
    qtbot.mouseClick(ui.undoButton, Qt.MouseButton.LeftButton)
    assert not editor.draft.changed
    qtbot.mouseClick(ui.redoButton, Qt.MouseButton.LeftButton)
    assert not editor.draft.profile.setting("sum-mismatch").on


def test_what_the_tree_says_of_the_checks_fits(editor):
    tree = editor.ui.tree
    rules = list(KINDS)
    checks = [CheckSetting(rule, on=False) for rule in rules[:12]]
    checks += [CheckSetting(rule, tolerance=Decimal(1)) for rule in rules[12:22]]
    editor.draft.set(CHECKS, "checks", tuple(checks), "")
    editor.refresh()
    row = tree._rows[CHECKS]
    assert row.text(1) == "不查 12 · 容差 10"
    width = QFontMetrics(row.font(1)).horizontalAdvance(row.text(1))
    assert width + 2 * (
        tree.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
    ) <= tree.columnWidth(1)


def test_a_copy_stands_for_the_shipped_one(desk, editor, library, qtbot):
    field = editor.forms["whole"].fields["stands_for"]
    assert field.box.itemText(0) == "不代替"
    index = next(n for n in range(field.box.count()) if field.box.itemText(n) == "国标自评")
    field.box.setCurrentIndex(index)
    field.box.activated.emit(index)
    assert editor.draft.profile.stands_for == "national"
    try_out(editor, qtbot)
    qtbot.mouseClick(editor.ui.applyButton, Qt.MouseButton.LeftButton)
    settle(desk, qtbot)
    listed = editor.ui.profileList
    details = [listed.item(n).data(Qt.ItemDataRole.UserRole + 1) or "" for n in range(listed.count())]
    assert any("代替国标自评" in words for words in details)


def test_a_default_that_was_stopped_is_told_after_a_restart_too(show_window, library, own, qtbot, monkeypatch):
    monkeypatch.setattr("reviewer.services.rescoring._BATCH", 1)
    with pytest.raises(Cancelled):
        library.make_default("overall", lambda progress: progress.done < 1)
    desk = show_window(library).desk
    assert "份待审的报告还没有按默认评分表「部门整体支出」评分" in desk.ui.banners.text("rescored")
    desk.rubrics.show("overall")
    button = desk.rubrics.window.ui.rescoreButton
    assert button.text() in ("按默认评分 2 份", "按默认评分 3 份")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(desk, qtbot)
    assert {row.id for row in library.rows()} == {
        row.id for row in library.rows() if library._records.load(row.id).default_profile == "overall"
    }
    assert desk.ui.banners.text("rescored") == ""


def test_an_adjustment_without_its_item_is_told_and_can_be_let_go(desk, editor, library, qtbot):
    report_id = library.rows()[0].id
    desk.open_report(report_id)
    session = desk.controller.session
    key = next(i.key for p in session.sheet.parts for i in p.items if i.name == "专款专用")
    session.adjust_item(key, "-1" if session.sheet.item(key).machine else "2", "专账不全")
    panel = desk.window.findChild(RubricPanel)
    assert panel.lapsed.isHidden()
    part = editor.draft.profile.parts[3]
    at = next(n for n, i in enumerate(part.items) if i.name == "专款专用")
    rest = [i for n, i in enumerate(part.items) if n != at]
    rest[0] = replace(rest[0], points=rest[0].points + part.items[at].points)
    saved = library.rubrics.save(
        replace(editor.draft.profile, parts=(*editor.draft.profile.parts[:3], replace(part, items=tuple(rest))))
    )
    desk.rubrics.rescore(saved.id)
    settle(desk, qtbot)
    assert not panel.lapsed.isHidden()
    assert "1 项人工调整不起作用，评分项已不在表中：专款专用" in panel.lapsed.words.text()
    assert "专账不全" in panel.lapsed.words.text()
    assert leftovers(session).endswith("1 项不起作用的调整")
    panel.lapsed.drop.click()
    assert panel.lapsed.isHidden()
    assert session.decisions.item(key) is None
    session.undo()
    assert not panel.lapsed.isHidden()


def test_a_review_opened_after_a_change_by_hand_says_everywhere_the_same(library, own):
    report_id = library.rows()[0].id
    session = library.open_review(report_id)
    item = next(i for p in session.sheet.parts for i in p.items if i.machine is not None)
    session.adjust_item(item.key, "0", "已核实")
    library._sessions.clear()
    path = library.rubrics.folder / "qinghe.toml"
    text = (
        path.read_text("utf-8")
        .replace("points = 6.00", "points = 9.00")
        .replace("points = 6.50", "points = 6.00")
    )
    path.write_text(text, "utf-8")
    library.rubrics.reload()
    assert library.rubrics.profile("qinghe").version == "2"
    opened = library.open_review(report_id)
    row = next(row for row in library.rows() if row.id == report_id)
    assert row.score == opened.sheet.total
    assert library._records.load(report_id).derived.row["profile"] == "qinghe@2"
