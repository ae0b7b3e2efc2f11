"""The frame and what is behind it: opening, going on, editing, finishing, folding, remembering, leaving."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton

from reviewer.domain.review import Status
from reviewer.gui import start, theme, unexpected
from reviewer.gui.folding import Folds, folds_for
from reviewer.gui.leftovers import leftovers
from reviewer.gui.main_window import MainWindow
from reviewer.gui.shortcuts import keys_of


@pytest.fixture(autouse=True)
def usual_density():
    yield
    theme.set_density("comfortable")


@pytest.fixture
def opened(filled):
    filled.desk.open_report(filled.desk.shelf.rows[0].id)
    return filled


def press(qtbot, window, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(window, key, modifier)


def test_an_empty_database_shows_the_welcome(window):
    desk = window.desk
    assert desk.review_view.stack.currentWidget() is desk.review_view.welcome
    assert desk.review_view.queue.isVisible()
    assert not window.ui.actionUndo.isEnabled()
    assert not window.ui.actionExportAll.isEnabled()
    assert window.ui.statusBar.saved_text == "没有未保存的内容"


def test_absent_views_are_absent(window):
    assert set(window.toolbar._modes._buttons) == {"review", "list"}


def test_samples_open_from_the_welcome(show_window, qtbot, library, report_files, monkeypatch):
    from reviewer.services.samples import Sample

    monkeypatch.setattr(
        library, "samples", lambda: [Sample(p, p.stem, "项目支出", "示例") for p in report_files]
    )
    window = show_window(library)
    welcome = window.desk.review_view.welcome
    buttons = [b for b in welcome.findChildren(QPushButton) if b.text() == "打开"]
    assert len(buttons) == 3
    buttons[1].click()
    qtbot.waitUntil(lambda: window.desk.controller.session is not None)
    assert window.desk.controller.session.row.project_name == "小型水库维修"
    assert window.desk.review_view.stack.currentWidget() is window.desk.review_view.panes


def test_opening_a_report_fills_title_place_and_left(opened):
    desk, session = opened.desk, opened.desk.controller.session
    assert opened.windowTitle() == "群众文艺培训 — 绩效报告评审台"
    assert opened.toolbar.place.text() == "1 / 3"
    assert opened.toolbar.todo.text() == f"待处理 {len(session.todo())}"
    assert desk.review_view.queue._current == session.row.id


def test_next_and_previous_report_by_key(qtbot, opened):
    alt = Qt.KeyboardModifier.AltModifier
    press(qtbot, opened, Qt.Key.Key_Right, alt)
    assert opened.desk.controller.session.row.project_name == "小型水库维修"
    assert opened.toolbar.place.text() == "2 / 3"
    press(qtbot, opened, Qt.Key.Key_Left, alt)
    press(qtbot, opened, Qt.Key.Key_Left, alt)  # stays at the first
    assert opened.toolbar.place.text() == "1 / 3"
    assert not opened.ui.actionPreviousReport.isEnabled()


def test_f8_goes_through_everything_that_needs_a_person(qtbot, opened):
    controller = opened.desk.controller
    wanted = [todo.ref for todo in controller.session.todo()]
    seen = []
    for _ in wanted:
        press(qtbot, opened, Qt.Key.Key_F8)
        seen.append(controller.current)
    assert seen == wanted
    press(qtbot, opened, Qt.Key.Key_F8)
    assert controller.current == wanted[0]
    press(qtbot, opened, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert controller.current == wanted[-1]


def test_an_edit_is_saved_shown_and_undone(qtbot, opened):
    desk = opened.desk
    session = desk.controller.session
    session.set_field("spent", "45万元")
    assert opened.ui.statusBar.saved_text.startswith("已保存 ")
    assert desk.shelf.row(session.row.id).status is Status.REVIEWING
    assert desk.review_view.queue.model.counts()[0][:2] == ("reviewing", "审核中")
    assert "撤销" in opened.ui.actionUndo.text()
    press(qtbot, opened, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.report.value("spent") == "475000.00"
    press(qtbot, opened, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert session.report.value("spent") == "450000.00"


def test_a_refusal_is_said_in_the_status_bar(opened):
    controller = opened.desk.controller
    sentence = controller.perform(lambda: controller.session.set_field("spent", "很多"))
    assert sentence
    assert opened.ui.statusBar.message == sentence


# -- search


def test_search_filters_and_enter_opens(qtbot, filled, type_chinese):
    press(qtbot, filled, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert filled.toolbar.search.hasFocus()
    type_chinese(filled.toolbar.search, "民政")
    qtbot.waitUntil(lambda: len(filled.desk.shelf.rows) == 1)
    qtbot.keyClick(filled.toolbar.search, Qt.Key.Key_Return)
    assert filled.desk.controller.session.row.unit == "云岭县民政局"
    assert filled.toolbar.place.text() == "1 / 1"
    qtbot.keyClick(filled.toolbar.search, Qt.Key.Key_Escape)
    assert len(filled.desk.shelf.rows) == 3


def test_search_lays_the_folded_queue_open(qtbot, opened, type_chinese):
    assert opened.desk.review_view.rail.isVisible()
    type_chinese(opened.toolbar.search, "水库")
    qtbot.waitUntil(lambda: opened.desk.review_view.queue.isVisible())
    assert opened.desk.review_view.queue.model.counts() == [("waiting", "待审", 1)]


# -- folds


@pytest.mark.parametrize(
    ("size", "folds"),
    [
        ((1920, 1080), Folds()),
        ((1679, 1080), Folds(rail=True)),
        ((1680, 799), Folds(compact=True)),
        ((1366, 768), Folds(rail=True, compact=True)),
        ((1319, 739), Folds(rail=True, compact=True, short_words=True, short_band=True)),
        ((1366, 639), Folds(rail=True, compact=True, short_band=True, one_line=True)),
        ((1179, 900), Folds(rail=True, short_words=True, one_line=True)),
        ((1023, 480), Folds(True, True, True, True, True, True)),
    ],
)
def test_the_folding_table(size, folds):
    assert folds_for(*size) == folds


def test_folds_reach_the_panels_and_come_back(opened):
    controller, view = opened.desk.controller, opened.desk.review_view
    opened.resize(1900, 1000)
    assert (view.rail.isVisible(), view.queue.isVisible(), theme.density()) == (False, True, "comfortable")
    opened.resize(1093, 614)
    assert (view.rail.isVisible(), view.queue.isVisible(), theme.density()) == (True, False, "compact")
    assert controller.folds.one_line
    assert view.original.isVisible()
    assert view.panel.isVisible()
    opened.resize(900, 500)
    assert view.panel.isVisible() != view.original.isVisible()
    controller.panelRequested.emit("original")
    assert view.original.isVisible()
    controller.panelRequested.emit("findings")
    assert view.panel.isVisible()
    opened.resize(1900, 1000)
    assert view.original.isVisible()
    assert view.panel.isVisible()


@pytest.mark.parametrize("size", [(880, 480), (1023, 560), (1024, 600), (1319, 700), (1320, 740), (1366, 697)])
@pytest.mark.parametrize("mode", ["review", "list"])
def test_nothing_forces_the_window_wider_and_no_button_is_cut_off(qtbot, opened, size, mode):
    opened.desk.show_view(mode)
    opened.resize(*size)
    QApplication.processEvents()
    assert (opened.width(), opened.height()) == size
    assert opened.toolbar.sizeHint().width() <= size[0]


def test_the_queue_is_folded_by_hand_and_that_is_remembered(qtbot, opened, library):
    view = opened.desk.review_view
    opened.resize(1900, 1000)
    press(qtbot, opened, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert view.rail.isVisible()
    opened.desk.remember()
    opened._remember_size()
    again = MainWindow()
    qtbot.addWidget(again)
    assert again.desk.review_view._by_hand is True


def test_the_rail_lays_the_queue_over_until_a_report_is_chosen(qtbot, opened):
    view = opened.desk.review_view
    view.rail._buttons[0].click()
    assert view.queue.isVisible()
    assert view.queue.parentWidget() is view
    tree = view.queue.tree
    index = view.queue.model.index_of(opened.desk.shelf.rows[2].id)
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(index).center())
    assert opened.desk.controller.session.row.unit == "云岭县民政局"
    assert not view.queue.isVisible()


def test_a_click_elsewhere_takes_the_overlay_off(qtbot, opened):
    view = opened.desk.review_view
    view.open_overlay()
    qtbot.mouseClick(view.panel, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not view.queue.isVisible()


# -- importing


def test_a_single_import_opens_the_report_and_twice_is_said(qtbot, window, report_files):
    desk = window.desk
    desk.imports.start(report_files[:1])
    qtbot.waitUntil(lambda: not desk.imports.running and desk.controller.session is not None)
    desk.controller.close()
    desk.imports.start(report_files[:1])
    qtbot.waitUntil(lambda: not desk.imports.running and desk.controller.session is not None)
    assert "未重复导入" in window.ui.banners.text("import")
    assert desk.shelf.total == 1


def test_a_folder_goes_in_off_the_interface_thread(qtbot, window, report_files):
    (report_files[0].parent / "坏的.docx").write_bytes(b"")
    turns, desk = [], window.desk
    beat = QTimer(interval=0)
    beat.timeout.connect(lambda: turns.append(1))
    beat.start()
    with qtbot.waitSignal(desk.imports.finished, timeout=20000):
        desk.imports.start([report_files[0].parent])
    assert turns
    assert desk.shelf.total == 3
    assert len(desk.shelf.failures) == 1
    assert "新增 3 份" in window.ui.banners.text("import-many")
    assert "失败 1 份" in window.ui.banners.text("import-many")
    assert [key for key, _, _ in desk.review_view.queue.model.counts()] == ["waiting", "failed"]


def test_an_import_can_be_cancelled_and_keeps_what_is_done(qtbot, window, tmp_path, report_text):
    folder = tmp_path / "许多"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:03}.txt").write_text(report_text(project=f"第{number}号项目"), encoding="utf-8")
    desk = window.desk
    with qtbot.waitSignal(desk.imports.finished, timeout=30000):
        desk.imports.start([folder])
        window.ui.statusBar._ui.jobCancel.click()
    qtbot.waitUntil(lambda: not desk.imports.running)
    assert desk.shelf.total < 40
    assert window.ui.banners.text("import-many").startswith("导入已取消")
    assert not window.ui.statusBar._ui.jobBar.isVisible()


def test_files_dropped_anywhere_are_imported(qtbot, window, report_files):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(p)) for p in report_files])
    left, none, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(400, 300), copy, data, left, none)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    window.dropEvent(QDropEvent(QPointF(400, 300), copy, data, left, none))
    qtbot.waitUntil(lambda: window.desk.shelf.total == 3, timeout=20000)


def test_text_that_is_dragged_is_left_alone(window):
    data = QMimeData()
    data.setText("预算数")
    left, none, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(1, 1), copy, data, left, none)
    enter.ignore()
    window.dragEnterEvent(enter)
    assert not enter.isAccepted()


def test_a_failed_file_offers_its_verbs_in_the_queue(qtbot, window, tmp_path):
    bad = tmp_path / "扫描件.pdf"
    bad.write_bytes(b"%PDF-1.4")
    desk = window.desk
    with qtbot.waitSignal(desk.imports.finished, timeout=20000):
        desk.imports.start([bad])
    window.ui.banners.drop("import")
    desk.review_view.queue.failureChosen.emit(str(bad))
    assert "扫描件" in window.ui.banners.text("import")
    window.ui.banners.press("import", "移出列表")
    assert desk.shelf.failures == {}


def test_a_revision_is_offered_as_replacement(qtbot, opened, tmp_path, report_text, monkeypatch):
    desk, kept = opened.desk, opened.desk.controller.session.row.id
    desk.controller.session.confirm_field("budget")
    revised = tmp_path / "更正稿.txt"
    revised.write_text(report_text().replace("47.50", "46.00").replace("95.00", "92.00"), encoding="utf-8")
    with qtbot.waitSignal(desk.imports.finished, timeout=20000) as done:
        desk.imports.start([revised])
    assert done.args[0][0].revision_of == kept
    assert "更正稿.txt" in opened.ui.banners.text("revision")
    seen = []

    def agree(dialog):
        seen.append(dialog._ui.changes.rowCount())
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr("reviewer.gui.file_actions.ReplacementDialog.exec", lambda dialog: 0)
    opened.ui.banners.press("revision", "替换原文…")
    assert "更正稿.txt" in opened.ui.banners.text("revision")  # thought better of: the offer stays
    monkeypatch.setattr("reviewer.gui.file_actions.ReplacementDialog.exec", agree)
    opened.ui.banners.press("revision", "替换原文…")
    assert opened.ui.banners.text("revision") == ""
    assert seen[0] >= 1
    assert desk.shelf.total == 3
    session = desk.controller.session
    assert session.row.id == kept
    assert session.report.value("spent") == "460000.00"
    assert session.decisions.field("budget").confirmed


def test_many_revisions_are_offered_one_at_a_time(qtbot, opened, tmp_path, report_text):
    folder = tmp_path / "更正"
    folder.mkdir()
    for number in range(3):
        text = report_text().replace("47.50", f"46.0{number}")
        (folder / f"更正{number}.txt").write_text(text, encoding="utf-8")
    with qtbot.waitSignal(opened.desk.imports.finished, timeout=20000):
        opened.desk.imports.start([folder])
    assert "更正0.txt" in opened.ui.banners.text("revision")
    assert "另有 2 份" in opened.ui.banners.text("revision")
    opened.ui.banners.press("revision", "保留两份")
    assert "更正1.txt" in opened.ui.banners.text("revision")
    opened.ui.banners.press("revision", "全部保留")
    assert opened.ui.banners.text("revision") == ""


def test_a_form_whose_report_is_in_the_list_is_offered_to_be_joined(qtbot, opened):
    desk = opened.desk
    samples = [sample.path for sample in desk.controller.library.samples()]
    for path in (samples[0], samples[3]):
        with qtbot.waitSignal(desk.imports.finished, timeout=20000):
            desk.imports.start([path])
    total = desk.shelf.total
    assert "单位、项目相同" in opened.ui.banners.text("joinable")
    opened.ui.banners.press("joinable", "并入自评表")
    assert opened.ui.banners.text("joinable") == ""
    assert desk.controller.session.row.form_name == samples[3].name
    assert desk.shelf.total == total - 1
    assert opened.ui.banners.text("joined")


def test_bars_never_pile_up(opened):
    banners = opened.ui.banners
    banners.put("stays", "不可关闭", closable=False)
    for number in range(6):
        banners.put(f"bar{number}", f"第{number}条")
    assert [key for key in ("stays", "bar3", "bar4", "bar5") if banners.text(key)] == ["stays", "bar4", "bar5"]


def test_one_bar_is_shown_and_the_others_are_a_click_away(qtbot, opened):
    banners = opened.ui.banners

    def shown():
        return [
            (bar.text, bar.pager.text(), bar.pager.isVisible())
            for bar in banners._bars.values()
            if bar.isVisible()
        ]

    def turn():
        (bar,) = [bar for bar in banners._bars.values() if bar.isVisible()]
        qtbot.mouseClick(bar.pager, Qt.MouseButton.LeftButton)

    banners.put("one", "第一条")
    assert shown() == [("第一条", "1/1 ›", False)]
    height = banners.sizeHint().height()
    banners.put("two", "第二条")
    assert shown() == [("第二条", "1/2 ›", True)]
    assert banners.sizeHint().height() <= height + 4
    turn()
    assert shown() == [("第一条", "2/2 ›", True)]
    turn()
    assert shown() == [("第二条", "1/2 ›", True)]
    banners.drop("one")
    assert shown() == [("第二条", "1/1 ›", False)]
    banners.put("three", "第三条")
    banners.drop("three")
    assert shown() == [("第二条", "1/1 ›", False)]
    banners.drop("two")
    assert shown() == []


# -- finishing


def settle(session):
    """Decide everything that waits, so that the review can be finished."""
    for part in session.sheet.parts:
        for item in part.items:
            fresh = session.sheet.item(item.key)
            if fresh.confirmable:
                session.confirm_item(item.key)
            elif fresh.final is None:
                session.adjust_item(item.key, "0", "无佐证")


def test_finishing_asks_the_name_inline_and_reopening_a_reason(qtbot, opened, type_chinese, monkeypatch):
    desk, session, bar = opened.desk, opened.desk.controller.session, opened.ui.statusBar
    settle(session)
    press(qtbot, opened, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.status is not Status.DONE
    edit = bar.findChild(QLineEdit)
    assert edit.isVisible()
    type_chinese(edit, "李评审")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert desk.controller.library.setting("reviewer_name") == "李评审"
    opened.ui.banners.press("finish", "仍然完成")
    assert session.status is Status.DONE
    assert "已完成复核" in opened.ui.banners.text("done")
    assert not opened.ui.actionFinishReview.isEnabled()
    assert not opened.ui.actionUndo.isEnabled()
    monkeypatch.setattr("reviewer.gui.review_actions.ask_reason", lambda parent: "单位补充了材料")
    opened.ui.actionReopenReview.trigger()
    assert session.status is Status.REVIEWING
    assert opened.ui.banners.text("done") == ""


def test_finishing_too_early_is_refused_with_the_list(qtbot, opened):
    desk = opened.desk
    desk.controller.library.set_setting("reviewer_name", "张三")
    press(qtbot, opened, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.controller.session.status is not Status.DONE
    said = opened.ui.banners.text("finish")
    todo = desk.controller.session.todo()
    assert f"还不能完成：{sum(t.panel == 'score' for t in todo)} 个评分项未定；另有 " in said
    assert leftovers(desk.controller.session) in said
    assert desk.controller.current.startswith("item:")
    opened.ui.banners.press("finish", "看字段")
    assert desk.controller.current == next(t.ref for t in todo if t.panel == "fields")


def test_the_reason_is_needed_before_the_button(qapp, window):
    from reviewer.gui.dialogs import ReopenDialog

    dialog = ReopenDialog(window)
    button = dialog._ui.buttons.button(dialog._ui.buttons.StandardButton.Ok)
    assert not button.isEnabled()
    dialog._ui.reasonEdit.setText("补充材料")
    assert button.isEnabled()


# -- saving, other windows, damage


def test_a_full_disk_is_said_and_tried_again(qtbot, opened, monkeypatch):
    from reviewer.storage.problems import SaveProblem

    desk = opened.desk
    records = desk.controller.library._records
    real, full = records.save, [True]

    def save(*args):
        if full[0]:
            raise SaveProblem("磁盘已满")
        return real(*args)

    monkeypatch.setattr(records, "save", save)
    desk.controller.session.set_field("spent", "45万元")
    assert opened.ui.statusBar.saved_text == "未保存：磁盘已满，重试中"
    desk.reviewing.retry_save()
    assert opened.ui.statusBar.saved_text == "未保存：磁盘已满，重试中"
    assert desk.reviewing._retry.isActive()
    full[0] = False
    desk.reviewing.retry_save()
    assert opened.ui.statusBar.saved_text.startswith("已保存")
    assert not desk.reviewing._retry.isActive()


def test_closing_with_something_unsaved_asks(opened, monkeypatch):
    from reviewer.storage.problems import SaveProblem

    def refuse(*args):
        raise SaveProblem("磁盘已满")

    records = opened.desk.controller.library._records
    monkeypatch.setattr(records, "save", refuse)
    opened.desk.controller.session.set_field("spent", "45万元")
    asked = []
    monkeypatch.setattr("reviewer.gui.dialogs.confirm_loss", lambda *a: asked.append(a[2]) or False)
    assert not opened.close()
    assert "磁盘已满" in asked[0]
    monkeypatch.undo()


def test_a_second_window_can_only_look(show_window, qtbot, filled, library):
    from reviewer.services.library import Library

    other = Library.open(library.path)
    try:
        second = show_window(other)
        assert second.ui.banners.text("read-only") == other.read_only_reason
        assert not second.ui.actionImportFiles.isEnabled()
        second.desk.open_report(second.desk.shelf.rows[0].id)
        assert not second.ui.actionFinishReview.isEnabled()
        assert second.windowTitle().endswith("（只读）")
        assert second.ui.statusBar.saved_text == "只读，不保存"
        second.close()
    finally:
        other.close()


def test_leaving_and_coming_back_shows_what_was_left(show_window, qtbot, opened, library):
    from reviewer.services.library import Library

    session, path = opened.desk.controller.session, library.path
    session.set_field("spent", "45万元")
    opened.desk.controller.set_current("field:spent")
    report_id = session.row.id
    assert opened.close()
    again = Library.open(path)
    second = show_window(again)
    assert second.desk.controller.session.row.id == report_id
    assert second.desk.controller.current == "field:spent"
    assert second.desk.controller.session.report.value("spent") == "450000.00"
    second.close()


def test_a_database_that_cannot_be_opened_is_said_and_the_window_stays(qtbot, tmp_path):
    broken = tmp_path / "坏 库.db"
    broken.write_bytes(b"this is no database at all" * 100)
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    assert not start.open_library(window, str(broken))
    assert window.ui.banners.text("database")
    assert not window.ui.actionImportFiles.isEnabled()
    assert window.close()


def test_the_unexpected_becomes_a_log_entry_and_one_sentence(opened, monkeypatch, own_home):
    from reviewer.services.bugs import log_file

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    unexpected.install(opened.tell_unexpected)
    sys.excepthook(ValueError, ValueError("我们的错"), None)
    assert "意外问题" in opened.ui.banners.text("unexpected")
    assert "Traceback" not in opened.ui.banners.text("unexpected")
    assert "我们的错" in log_file().read_text(encoding="utf-8")
    assert Path(log_file()).is_relative_to(own_home)


def test_a_backup_is_restored_after_a_tick(qtbot, opened, monkeypatch):
    desk = opened.desk
    desk.controller.session.set_field("spent", "45万元")  # the first edit of a day makes a backup

    def choose(dialog):
        ok = dialog._ui.buttons.button(dialog._ui.buttons.StandardButton.Ok)
        assert not ok.isEnabled()
        dialog._ui.sure.setChecked(True)
        assert ok.isEnabled()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr("reviewer.gui.file_actions.BackupsDialog.exec", choose)
    assert desk.files.restore()
    assert "已恢复" in opened.ui.banners.text("file")
    desk.open_report(desk.shelf.rows[0].id)
    assert desk.controller.session.report.value("spent") == "475000.00"


# -- out


def test_export_writes_a_workbook_off_the_thread(qtbot, opened, tmp_path):
    target = tmp_path / "汇总 表.xlsx"
    opened.desk.files.export_to(target, None)
    qtbot.waitUntil(lambda: not opened.desk.files.exporting, timeout=20000)
    assert opened.ui.banners.text("export") == f"已导出到 {target}"
    assert target.read_bytes()[:2] == b"PK"


def test_the_original_is_saved_byte_by_byte(opened, tmp_path, report_files, monkeypatch):
    target = tmp_path / "原件.txt"
    monkeypatch.setattr("reviewer.gui.choosing.save_file", lambda *a: target)
    opened.ui.actionSaveOriginal.trigger()
    assert target.read_bytes() == report_files[0].read_bytes()


def test_removing_asks_first(opened, monkeypatch):
    desk, first = opened.desk, opened.desk.shelf.rows[0].id
    monkeypatch.setattr("reviewer.gui.file_actions.confirm_loss", lambda *a: False)
    desk.files.remove([first])
    assert desk.shelf.total == 3
    monkeypatch.setattr("reviewer.gui.file_actions.confirm_loss", lambda *a: True)
    desk.files.remove([first])
    assert desk.shelf.total == 2
    assert desk.controller.session is None


# -- keys


def test_no_key_means_two_things(window):
    keys = [key for key, _ in keys_of(window.ui.menuBar)]
    assert len(keys) == len(set(keys))
    assert "F1" in keys
    assert "Alt+←" in keys


def test_f1_shows_every_key(qtbot, window):
    press(qtbot, window, Qt.Key.Key_F1)
    dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    assert len(dialogs) == 1
    assert not dialogs[0].isModal()
    dialogs[0].close()


def test_every_tool_button_says_what_it_does(opened):
    from PySide6.QtWidgets import QToolButton

    for button in opened.toolbar.findChildren(QToolButton):
        if button.isVisible() and not button.text():
            assert button.toolTip()


def test_a_picture_of_the_window_needs_no_screen(filled, library, tmp_path):
    from PySide6.QtGui import QImage

    report_id, path = filled.desk.shelf.rows[0].id, library.path
    filled.close()
    target = tmp_path / "图" / "window.png"
    start.snapshot(str(path), report_id, target)
    image = QImage(str(target))
    assert (image.width(), image.height()) == (1366, 768)


def test_the_keyboard_is_where_the_work_is(opened):
    desk = opened.desk
    assert desk.review_view.panel.isAncestorOf(opened.focusWidget())
    desk.show_view("list")
    assert opened.focusWidget() is desk.list_view.table
    desk.show_view("review")
    assert desk.review_view.panel.isAncestorOf(opened.focusWidget())


def test_without_a_report_nothing_is_offered_to_switch(window):
    window.resize(900, 500)
    assert not window.toolbar._places.isVisible()
