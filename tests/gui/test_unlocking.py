"""A locked file in the window: where its password is asked for, what a wrong one says, and what comes of the right one."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from support.docx_from_text import docx_from_text
from support.locks import PASSWORD, locked_package

ASK = "输入密码…"


@pytest.fixture
def locked(tmp_path, report_text):
    path = tmp_path / "有密码 <b>.docx"
    path.write_bytes(locked_package(docx_from_text(report_text())))
    return path


@pytest.fixture
def desk(window, locked, qtbot):
    """Import one locked file."""
    with qtbot.waitSignal(window.desk.imports.finished, timeout=20000):
        window.desk.imports.start([locked])
    qtbot.waitUntil(lambda: not window.desk.imports.running)
    return window.desk


def words(widget):
    return [button.text() for button in widget.findChildren(QPushButton)]


def ok(dialog):
    return dialog.ui.buttons.button(dialog.ui.buttons.StandardButton.Ok)


def typed(dialog, type_chinese, password):
    dialog.ui.showBox.setChecked(True)  # no input method writes into a field that hides what is typed
    dialog.ui.passwordEdit.clear()
    type_chinese(dialog.ui.passwordEdit, password)
    return dialog


def test_it_is_offered_in_the_bar_and_nowhere_for_other_files(desk, tmp_path, qtbot):
    assert words(desk.ui.banners._bars["import"]) == [ASK]
    bad = tmp_path / "坏的.docx"
    bad.write_bytes(b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml")
    with qtbot.waitSignal(desk.imports.finished, timeout=20000):
        desk.imports.start([bad])
    assert words(desk.ui.banners._bars["import"]) == []


def test_a_wrong_password_is_said_and_the_right_one_opens_the_report(desk, locked, type_chinese, qtbot):
    desk.ui.banners.press("import", ASK)
    dialog = desk.imports.unlocking
    assert dialog.isVisible()
    assert dialog.ui.fileText.text() == "“有密码 <b>.docx”设有打开密码。"
    assert dialog.ui.onceText.text() == "密码只用这一次，不保存；库中保存的是去除密码后的文件。"
    assert not ok(dialog).isEnabled()
    typed(dialog, type_chinese, "另一个")
    qtbot.mouseClick(ok(dialog), Qt.MouseButton.LeftButton)
    assert not dialog.ui.passwordEdit.isEnabled()
    qtbot.waitUntil(dialog.ui.wrongText.isVisible, timeout=20000)
    assert dialog.ui.wrongText.text().startswith("密码不对")
    assert dialog.isVisible()
    assert dialog.ui.passwordEdit.selectedText() == "另一个"
    assert str(locked) in desk.shelf.failures
    qtbot.waitUntil(lambda: not desk.imports.running)
    typed(dialog, type_chinese, PASSWORD)
    with qtbot.waitSignal(desk.imports.finished, timeout=20000):
        qtbot.mouseClick(ok(dialog), Qt.MouseButton.LeftButton)
    assert desk.imports.unlocking is None
    assert desk.controller.session.row.file_name == "有密码 <b>.docx"
    assert desk.shelf.failures == {}
    assert "import" not in desk.ui.banners._bars


def test_what_is_typed_is_hidden_until_it_is_to_be_shown(desk, qtbot):
    desk.ui.banners.press("import", ASK)
    dialog = desk.imports.unlocking
    assert dialog.ui.passwordEdit.echoMode() is QLineEdit.EchoMode.Password
    dialog.ui.showBox.click()
    assert dialog.ui.passwordEdit.echoMode() is QLineEdit.EchoMode.Normal
    dialog.ui.showBox.click()
    assert dialog.ui.passwordEdit.echoMode() is QLineEdit.EchoMode.Password
    dialog.ui.passwordEdit.setText(PASSWORD)
    dialog.reject()
    assert dialog.ui.passwordEdit.text() == ""
    assert desk.imports.unlocking is None


def test_leaving_while_it_is_tried_says_nothing_more(desk, type_chinese, qtbot):
    desk.ui.banners.press("import", ASK)
    dialog = typed(desk.imports.unlocking, type_chinese, "另一个")
    desk.ui.banners.drop("import")
    dialog.accept()
    dialog.reject()
    qtbot.waitUntil(lambda: not desk.imports.running, timeout=20000)
    assert "import" not in desk.ui.banners._bars
    assert desk.shelf.rows == []
    assert len(desk.shelf.failures) == 1


def test_another_import_meanwhile_neither_ends_it_nor_is_ended_by_it(desk, report_files, type_chinese, qtbot):
    desk.ui.banners.press("import", ASK)
    dialog = desk.imports.unlocking
    with qtbot.waitSignal(desk.imports.finished, timeout=20000):
        desk.imports.start(report_files)
        typed(dialog, type_chinese, PASSWORD).accept()
    assert desk.imports.unlocking is dialog
    assert "请稍候" in dialog.ui.wrongText.text()
    qtbot.waitUntil(lambda: not desk.imports.running)
    with qtbot.waitSignal(desk.imports.finished, timeout=20000):
        desk.imports.start([report_files[0]])
        dialog.reject()
    assert len(desk.shelf.rows) == 3


def test_the_queue_and_the_list_offer_it_after_a_restart(desk, locked, show_window, tmp_path, qtbot):
    bad = tmp_path / "坏的.docx"
    bad.write_bytes(b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml")
    with qtbot.waitSignal(desk.imports.finished, timeout=20000):
        desk.imports.start([bad])
    again = show_window(desk.controller.library).desk
    again.review_view.queue.failureChosen.emit(str(bad))
    assert ASK not in words(again.ui.banners._bars["import"])
    again.review_view.queue.failureChosen.emit(str(locked))
    assert words(again.ui.banners._bars["import"])[0] == ASK
    again.show_view("list")
    rows = [words(again.list_view._buttons[row]) for row in again.list_view.model.failed_rows()]
    assert sorted(ASK in row for row in rows) == [False, True]
    button = next(
        b for p in again.list_view._buttons.values() for b in p.findChildren(QPushButton) if b.text() == ASK
    )
    button.click()
    assert again.imports.unlocking.ui.fileText.text().startswith(f"“{locked.name}”")
    again.imports.unlocking.reject()


def test_the_results_of_many_offer_it_and_take_over_what_came_of_it(
    window, locked, report_files, type_chinese, qtbot
):
    desk = window.desk
    with qtbot.waitSignal(desk.imports.finished, timeout=20000):
        desk.imports.start([locked, *report_files])
    qtbot.waitUntil(lambda: not desk.imports.running)
    desk.ui.banners.press("import-many", "查看结果")
    results = desk.imports.results
    assert results.ui.passwordButton.isVisible()
    assert results.ui.passwordButton.isEnabled()
    results.show_kind("new")
    assert not results.ui.passwordButton.isEnabled()
    results.show_kind("failed")
    qtbot.mouseClick(results.ui.passwordButton, Qt.MouseButton.LeftButton)
    dialog = typed(desk.imports.unlocking, type_chinese, PASSWORD)
    with qtbot.waitSignal(desk.imports.finished, timeout=20000):
        dialog.accept()
    told = [button.text() for button in results.filters.values()]
    assert told == ["全部 4", "新增 3", "已在库中 0", "待核对 1", "失败 0"]
    assert not results.filters["failed"].isEnabled()
    assert not results.ui.retryButton.isEnabled()
    assert results.isVisible()
    table = results.ui.resultTable
    assert [table.item(row, 0).text() for row in range(table.rowCount())].count(Path(locked).name) == 1


def test_one_in_an_archive_is_asked_for_by_both_names(window, locked, tmp_path, qtbot):
    import zipfile

    archive = tmp_path / "报送.zip"
    with zipfile.ZipFile(archive, "w") as package:
        package.write(locked, "水务局/自评.docx")
    window.desk.imports.unlock(archive / "水务局" / "自评.docx")
    assert (
        window.desk.imports.unlocking.ui.fileText.text()
        == "压缩包“报送.zip”中的“水务局/自评.docx”设有打开密码。"
    )
    window.desk.imports.unlocking.reject()


def test_a_locked_file_takes_the_place_of_an_original(filled, locked, tmp_path, monkeypatch, report_text):
    """The password is asked for once, a wrong one is said, and the file is taken without it."""
    from reviewer.gui.dialogs import ReplacementDialog, UnlockDialog

    locked.write_bytes(locked_package(docx_from_text(report_text(spent="48.00", rate="96.00"))))
    desk, said = filled.desk, []
    desk.open_report(1)

    def answer(dialog):
        said.append((dialog.ui.fileText.text(), ok(dialog).text()))
        for password in ("另一个", PASSWORD):
            dialog.ui.passwordEdit.setText(password)
            dialog.accept()
            said.append(dialog.ui.wrongText.text())
        return dialog.result()

    monkeypatch.setattr(UnlockDialog, "exec", answer)
    monkeypatch.setattr(ReplacementDialog, "exec", lambda dialog: dialog.DialogCode.Accepted)
    desk.files.replace(1, str(locked), take_copy=False)
    assert said[0] == ("“有密码 <b>.docx”设有打开密码。", "打开")
    assert said[1].startswith("密码不对")
    assert desk.controller.session.row.file_name == locked.name
    assert "48.00" in desk.controller.session.document.text
    assert desk.ui.banners.text("file") == ""


def test_who_leaves_the_password_keeps_the_original(filled, locked, monkeypatch):
    from reviewer.gui.dialogs import UnlockDialog

    desk = filled.desk
    desk.open_report(1)
    monkeypatch.setattr(UnlockDialog, "exec", lambda dialog: dialog.DialogCode.Rejected)
    before = desk.controller.session
    desk.files.replace(1, str(locked), take_copy=False)
    assert desk.controller.session is before


def test_all_of_the_explanation_can_be_read(window, qtbot):
    from reviewer.gui.dialogs import UnlockDialog

    dialog = UnlockDialog("“" + "农村公路日常养护项目绩效自评报告（盖章版）" * 5 + ".docx”", window)
    dialog.open()
    qtbot.waitExposed(dialog)
    for width in (700, 430):
        dialog.resize(width, 100)
        qtbot.waitUntil(lambda: dialog.height() > 100)
        for label in (dialog.ui.fileText, dialog.ui.onceText):
            assert label.height() >= label.heightForWidth(label.width())
    dialog.reject()


def test_the_window_says_what_to_do_and_the_command_line_both_ways(desk, locked, capsys):
    from argparse import Namespace

    from reviewer.cli.reading_calls import extract

    assert desk.ui.banners.text("import") == "“有密码 <b>.docx”已加密，请输入密码。"
    assert extract(Namespace(files=[str(locked)])) == 1
    told = capsys.readouterr()
    assert "在程序窗口中导入并「输入密码」，或用 Office、WPS、PDF 阅读器去除密码" in told.out
    assert "请输入密码" not in told.err
