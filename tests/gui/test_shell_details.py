"""What a careful user of the window noticed: its first size, true buttons, whole sentences, Chinese choosers, ways back."""

import importlib.util
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyle,
    QTreeView,
    QWidget,
)

from reviewer.gui import choosing, theme
from reviewer.gui.about import AboutDialog
from reviewer.gui.main_window import MainWindow, first_place
from reviewer.gui.report_list_model import PLACES
from reviewer.gui.shortcuts import ShortcutsDialog, keys_of, panel_keys
from reviewer.gui.welcome import Welcome
from reviewer.services.library import Library
from reviewer.services.samples import Sample

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def usual_density():
    yield
    theme.set_density("comfortable")


@pytest.fixture
def opened(filled):
    filled.desk.open_report(filled.desk.shelf.rows[0].id)
    QApplication.processEvents()
    return filled


def tool_buttons(window):
    return [b for b in window.toolbar.findChildren(QWidget) if getattr(b, "_action", None) is not None]


# -- first start


@pytest.mark.parametrize(
    "size", [(1366, 768), (1093, 614), (1280, 720), (1440, 900), (1920, 1080), (2560, 1440)]
)
def test_the_first_place_leaves_room_for_the_frame(size):
    area = QRect(0, 0, *size)
    place = first_place(area)
    assert area.contains(place.adjusted(-4, -32, 4, 4))
    assert place.height() > size[1] * 0.7


def test_a_small_screen_is_filled_at_the_first_start_and_what_was_left_comes_back(qtbot):
    window = MainWindow()
    qtbot.addWidget(window)
    window.appear()  # the screen of the tests is 800×800
    assert window.windowState() & Qt.WindowState.WindowMaximized
    window.showNormal()
    window._remember_size()
    again = MainWindow()
    qtbot.addWidget(again)
    again.appear()
    assert not again.windowState() & Qt.WindowState.WindowMaximized


def test_rows_of_samples_are_no_higher_than_their_words_once_there_is_room(qtbot):
    welcome = Welcome()
    qtbot.addWidget(welcome)
    welcome.resize(520, 600)
    welcome.show_samples([Sample(Path("甲.docx"), "农村公路", "项目支出", "数据前后一致、附自评表。" * 3)])
    welcome.show()
    QApplication.processEvents()
    narrow = welcome._ui.sampleTable.rowHeight(0)
    welcome.resize(1400, 700)
    qtbot.waitUntil(lambda: welcome._ui.sampleTable.rowHeight(0) < narrow)
    assert welcome._ui.sampleTable.rowHeight(0) <= 40


@pytest.mark.parametrize("width", [560, 616, 620, 640, 655, 700, 1000, 1700])
def test_no_description_of_a_sample_is_cut(qtbot, width):
    note = "预算数前后不一、分项与总额不符、完成率与自身数据不符、有未完成指标仍自评满分、等级与得分不符。"
    welcome = Welcome()
    qtbot.addWidget(welcome)
    welcome.resize(width, 600)
    welcome.show()
    welcome.show_samples([Sample(Path("甲.docx"), "农村公路日常养护项目", "项目支出", note)])
    table = welcome._ui.sampleTable
    qtbot.waitUntil(lambda: not welcome._fit.isActive())
    room = table.columnWidth(2) - 2 * theme.metric("cell_x")
    needed = table.fontMetrics().boundingRect(QRect(0, 0, room, 999), Qt.TextFlag.TextWordWrap, note)
    assert needed.height() <= table.rowHeight(0)
    assert table.height() >= table.rowHeight(0)


@pytest.mark.parametrize("width", [1024, 1093, 1180, 1280, 1366, 1440, 1728, 1920])
def test_the_list_leaves_room_for_names_of_projects(filled, width):
    filled.resize(width, 700)
    filled.desk.show_view("list")
    QApplication.processEvents()
    assert filled.desk.list_view.table.columnWidth(PLACES["project"]) >= 150
    header = filled.desk.list_view.table.horizontalHeader()
    title = header.model().headerData(PLACES["findings"], Qt.Orientation.Horizontal)
    assert "一般" in title
    assert header.fontMetrics().horizontalAdvance(title) + 16 <= header.sectionSize(PLACES["findings"])


# -- buttons say the truth


def test_buttons_agree_with_their_actions_after_looking_at_the_list(qtbot, opened):
    desk = opened.desk
    for _ in range(2):
        desk.show_view("list")
        QApplication.processEvents()
        desk.show_view("review")
        QApplication.processEvents()
        for button in tool_buttons(opened):
            assert button.isEnabled() == button._action.isEnabled(), button.text()
    assert not opened.ui.actionUndo.isEnabled()
    desk.controller.session.set_field("spent", "45万元")
    assert [b.isEnabled() for b in tool_buttons(opened) if b._action is opened.ui.actionUndo] == [True]


def test_without_an_open_report_there_is_no_previous_one(filled):
    assert filled.desk.controller.session is None
    assert not filled.ui.actionPreviousReport.isEnabled()
    assert filled.ui.actionNextReport.isEnabled()


def test_reopening_asks_once(opened, monkeypatch):
    from reviewer.domain.review import Status

    asked = []
    monkeypatch.setattr("reviewer.gui.review_actions.ask_reason", lambda parent: asked.append(1) or "")
    session = opened.desk.controller.session
    monkeypatch.setattr(session, "status", Status.DONE)
    opened.desk.controller.reopenRequested.emit()
    assert asked == [1]


# -- keys


def test_the_sheet_of_keys_and_the_menus_write_alike(window):
    keys = dict(keys_of(window.ui.menuBar))
    assert {"Alt+←", "Alt+→", "Ctrl+Enter"} <= set(keys)
    assert keys["Ctrl+6"] == "支出"
    written = [*keys, *(key for key, _ in panel_keys())]
    assert not [key for key in written if "方向" in key or "回车" in key]


def test_the_sheet_of_keys_says_undo_whatever_was_done_last(opened):
    opened.desk.controller.session.confirm_field("unit")
    assert opened.ui.actionUndo.text() != "撤销"
    keys = dict(keys_of(opened.ui.menuBar))
    assert (keys["Ctrl+Z"], keys["Ctrl+Y"]) == ("撤销", "重做")


def test_the_spending_panel_is_reached_by_key(qtbot, opened):
    asked = []
    opened.desk.controller.panelRequested.connect(asked.append)
    qtbot.keyClick(opened, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["spending"]


def test_the_sheet_of_keys_fits_the_window(qtbot, window):
    window.resize(1093, 588)
    window.ui.actionShowKeys.trigger()
    sheet = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ShortcutsDialog) and w.isVisible())
    assert sheet.height() <= window.height() - 40
    assert sheet._ui.closeButton.visibleRegion().boundingRect().height() == sheet._ui.closeButton.height()
    sheet.close()


def test_the_list_opened_by_key_has_the_open_report_selected(qtbot, opened):
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for _ in range(2):
        qtbot.keyClick(opened, Qt.Key.Key_L, both)
        assert opened.desk.list_view.selected_reports() == [opened.desk.controller.session.row.id]
        qtbot.keyClick(opened, Qt.Key.Key_R, both)


# -- sentences


def test_a_refusal_goes_when_it_is_no_longer_true(opened):
    controller, status = opened.desk.controller, opened.ui.statusBar
    for move_on in (
        lambda: controller.session.set_field("spent", "45万元"),
        lambda: controller.set_current(
            "field:unit" if controller.current == "field:budget" else "field:budget"
        ),
        lambda: opened.desk.open_report(opened.desk.shelf.rows[1].id),
    ):
        controller.perform(lambda: controller.session.set_field("spent", "很多"))
        assert status.message
        move_on()
        assert status.message == ""


def test_leaving_the_editor_takes_the_refusal_back(qtbot, opened):
    status = opened.ui.statusBar
    status.say("扣分须写明理由。", "red")
    opened.desk.reviewing._moved_on(opened, opened)  # the editor closing by itself is too early
    assert status.message
    qtbot.waitUntil(lambda: status._age.hasExpired(400))
    opened.desk.reviewing._moved_on(opened, opened)
    assert status.message == ""
    status.say("评审人：张三")
    opened.desk.reviewing._moved_on(opened, opened)
    assert status.message


def test_leaving_the_name_open_ends_the_finishing_that_asked_for_it(qtbot, opened):
    reviewing, status = opened.desk.reviewing, opened.ui.statusBar
    called = []
    reviewing.ask_name(lambda: called.append(1))
    assert "姓名" in status.message
    qtbot.keyClick(status.findChild(QLineEdit), Qt.Key.Key_Escape)
    assert status.message == ""
    status.nameGiven.emit("张三")
    assert called == []


def test_a_long_sentence_is_cut_with_an_ellipsis_or_stands_in_a_bar(opened):
    status, controller = opened.ui.statusBar, opened.desk.controller
    long = "还有评分项未定，不能完成：" + "管理「支付审批程序和手续」：待评；" * 12
    status.say(long)
    label = status.findChild(QLabel, "messageLabel")
    assert label.text().endswith("…")
    assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()
    assert label.toolTip() == long
    controller.refused.emit(long)
    assert opened.ui.banners.text("refused") == long
    controller.session.set_field("spent", "45万元")
    assert opened.ui.banners.text("refused") == ""


def test_a_short_bar_is_one_line_high(opened):
    banners = opened.ui.banners
    sentence = "数据库正由另一窗口自 11月20日 06:07 起使用，本次以只读方式打开。对方关闭后重新打开即可修改。"
    banners.put("one", sentence, "amber", closable=False)
    QApplication.processEvents()
    assert banners.height() <= 40
    banners.put("one", sentence * 4, "amber", closable=False)
    QApplication.processEvents()
    assert banners.height() > 40


# -- a second window


def test_a_second_window_opens_the_first_report_to_look_at(show_window, filled, library):
    other = Library.open(library.path)
    second = show_window(other)
    try:
        assert other.read_only
        assert second.desk.controller.session.row.id == second.desk.shelf.rows[0].id
        for name in (
            "Undo",
            "Redo",
            "ImportFiles",
            "ImportFolder",
            "FinishReview",
            "ReplaceOriginal",
            "PreviousReport",
        ):
            assert not getattr(second.ui, f"action{name}").isEnabled(), name
        assert second.ui.actionNextReport.isEnabled()
    finally:
        second.close()


# -- splitters


def test_the_panes_keep_their_shares_when_the_original_is_replaced(
    qtbot, opened, tmp_path, report_text, monkeypatch
):
    view, desk = opened.desk.review_view, opened.desk
    before = view.panes.sizes()
    revised = tmp_path / "更正稿.txt"
    revised.write_text(report_text().replace("47.50", "46.00"), encoding="utf-8")
    monkeypatch.setattr("reviewer.gui.file_actions.ReplacementDialog.exec", lambda dialog: 1)
    desk.files.replace(desk.controller.session.row.id, str(revised))
    QApplication.processEvents()
    assert view.panes.sizes() == before
    desk.controller.close()
    QApplication.processEvents()
    desk.open_report(desk.shelf.rows[1].id)
    QApplication.processEvents()
    assert view.panes.sizes() == before


def test_a_share_made_by_hand_holds_through_other_widths(opened):
    view = opened.desk.review_view
    total = sum(view.panes.sizes())
    view.panes.setSizes([total - 520, 520])
    view._panes_moved()
    made = view.panes.sizes()
    opened.resize(1900, 1000)
    QApplication.processEvents()
    opened.resize(1366, 768)
    QApplication.processEvents()
    assert abs(view.panes.sizes()[1] - made[1]) <= 1


# -- importing and removing


def test_a_folder_says_what_it_passed_over(qtbot, window, report_files):
    folder = report_files[0].parent
    for name in ("合同.ofd", "发票.ofd", "旧稿.ppt"):
        (folder / name).write_bytes(b"x")
    with qtbot.waitSignal(window.desk.imports.finished, timeout=20000):
        window.desk.imports.start([folder])
    said = window.ui.banners.text("import-many")
    assert "新增 3 份" in said
    assert "另有 3 个文件" in said
    assert ".ofd 2" in said
    assert ".ppt 1" in said


def test_a_removal_says_the_truth_and_can_be_undone(opened, monkeypatch):
    desk, first = opened.desk, opened.desk.shelf.rows[0].id
    desk.controller.session.set_field("spent", "45万元")
    asked = []
    monkeypatch.setattr("reviewer.gui.file_actions.confirm_loss", lambda *a: asked.append(a[2]) or True)
    desk.files.remove([first])
    assert "备份" in asked[0]
    assert "不能撤销" not in asked[0]
    assert desk.shelf.total == 2
    opened.ui.banners.press("removed", "撤销移出")
    assert desk.shelf.total == 3
    desk.open_report(first)
    assert desk.controller.session.report.value("spent") == "450000.00"


def test_after_another_edit_a_removal_is_no_longer_undone_with_it(opened, monkeypatch):
    desk = opened.desk
    monkeypatch.setattr("reviewer.gui.file_actions.confirm_loss", lambda *a: True)
    desk.files.remove([desk.shelf.rows[2].id])
    assert opened.ui.banners.text("removed")
    desk.controller.session.set_field("spent", "45万元")
    assert opened.ui.banners.text("removed") == ""


# -- dialogs


def test_buttons_of_dialogs_have_no_icons(qtbot, window):
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.style().styleHint(QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons, None, box) == 0
    assert "icons:" not in theme.qss().replace("buttons-have-icons:", "")


@pytest.mark.parametrize("accept", [QFileDialog.AcceptMode.AcceptOpen, QFileDialog.AcceptMode.AcceptSave])
@pytest.mark.parametrize("mode", [QFileDialog.FileMode.ExistingFiles, QFileDialog.FileMode.Directory])
def test_the_file_chooser_is_chinese_and_its_columns_are_whole(qtbot, window, tmp_path, accept, mode):
    (tmp_path / "报告").mkdir()
    (tmp_path / "一份.txt").write_text("甲", encoding="utf-8")
    dialog = choosing._chooser(window, "导入报告", str(tmp_path), choosing.report_kinds())
    qtbot.addWidget(dialog)
    dialog.setFileMode(mode)
    dialog.setAcceptMode(accept)
    dialog.show()
    table = dialog.findChild(QTreeView, "treeView")
    qtbot.waitUntil(lambda: table.model().rowCount(table.rootIndex()) >= 1)
    seen = [w.text() for kind in (QLabel, QPushButton) for w in dialog.findChildren(kind) if w.isVisible()]
    seen += [
        w.toolTip() for w in dialog.findChildren(QWidget) if w.isVisible() and not isinstance(w, QLineEdit)
    ]
    seen += [str(table.model().headerData(n, Qt.Orientation.Horizontal)) for n in range(4)]
    seen += [str(table.model().index(0, 2, table.rootIndex()).data())]
    foreign = [t for t in seen if any(c.isalpha() and c.isascii() for c in _bare(t))]
    assert foreign == []
    for column in range(1, 4):
        assert table.columnWidth(column) >= table.sizeHintForColumn(column)


def _bare(text):
    """Leave out access keys, shortcuts and file endings."""
    import re

    return re.sub(r"\(&?[A-Z]\)|(Alt|Ctrl)\+\S+|\*?\.\w+|txt", "", text)


def test_every_readable_format_can_be_chosen_and_named_ones_are_readable(qtbot):
    import re

    from reviewer.documents import READABLE_KINDS, READABLE_SUFFIXES
    from reviewer.gui.import_words import told_many
    from reviewer.services.archives import ARCHIVE

    assert all(f"*{suffix}" in choosing.report_kinds()[0] for suffix in (*READABLE_SUFFIXES, ARCHIVE))
    assert f"*{ARCHIVE}" not in choosing.report_kinds(archives=False)[0]
    welcome = Welcome()
    qtbot.addWidget(welcome)
    told = welcome._ui.dropKinds.text()
    assert set(re.findall(r"\.\w+", told)) <= {*READABLE_SUFFIXES, ARCHIVE}
    assert all(kind in told and kind in told_many([], "", cancelled=False) for kind in READABLE_KINDS)
    assert "图片（.png、.jpg、.tif）" in told
    assert "PDF、" in told


def test_questions_of_qt_itself_are_chinese(qapp):
    for words in ("%1 already exists.\nDo you want to replace it?", "&Look in:", "Files of &type:"):
        assert QCoreApplication.translate("QFileDialog", words) != words


def test_about_stops_nothing(window):
    window.ui.actionAboutProgram.trigger()
    box = next(w for w in QApplication.topLevelWidgets() if isinstance(w, AboutDialog) and w.isVisible())
    assert not box.isModal()
    box.close()


def test_the_compiled_translation_is_up_to_date():
    spec = importlib.util.spec_from_file_location("translations", ROOT / "tools" / "translations.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.main(["--check"]) == 0


def test_the_button_that_cancels_says_what_it_cancels(window):
    from PySide6.QtCore import Qt

    from reviewer.domain.library import Progress

    bar = window.ui.statusBar
    cancel = bar._ui.jobCancel
    bar.show_progress(Progress(1, 3), "导入")
    assert (cancel.text(), cancel.accessibleName()) == ("取消导入", "取消导入")
    assert cancel.toolTip() == "取消导入。已完成的保留。"
    assert cancel.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    bar.resize(700, bar.height())
    assert cancel.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
    bar.show_progress(Progress(1, 3), "导出")
    assert cancel.accessibleName() == "取消导出"
    window.desk.show_view("list")
    window.desk.list_view.show_progress(Progress(1, 3), "导入")
    assert window.desk.list_view._ui.stripCancel.text() == "取消导入"


def test_a_folder_that_was_typed_is_taken_whatever_the_chooser_is_at(window, tmp_path, monkeypatch, qtbot):
    inside, other = tmp_path / "sent" / "one", tmp_path / "sent" / "two"
    for folder in (inside, other):
        folder.mkdir(parents=True)
    chosen = []

    def answer(typed, then):
        dialog = window.findChild(QFileDialog)
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        qtbot.keyClicks(line, typed)
        if then:
            line.setText(then)  # as one that is clicked in the list
        dialog.done(QFileDialog.DialogCode.Accepted)

    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _self: [str(inside.parent)])
    for typed, then in (
        (str(inside), ""),
        (str(inside) + "/", ""),
        (str(inside), "two"),
        (str(tmp_path / "no"), ""),
    ):
        QTimer.singleShot(0, lambda typed=typed, then=then: answer(typed, then))
        chosen.append(choosing.folder(window, "导入文件夹", str(inside.parent)))
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert chosen == [inside, inside, inside.parent, inside.parent]
