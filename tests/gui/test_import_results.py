"""What an import of many files came to, file by file; and one that was cut off."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from reviewer.domain.library import ImportOutcome, ImportState
from reviewer.gui import theme


@pytest.fixture
def mixed(window, report_files, tmp_path, qtbot):
    """Import three reports, one of them twice, a file that is none and one that is no report."""
    folder = tmp_path / "报送"
    folder.mkdir()
    for path in report_files:
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "又一份.txt").write_bytes(report_files[0].read_bytes())
    (folder / "坏的.docx").write_bytes(b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml")
    (folder / "通知.txt").write_text("关于召开会议的通知。请各单位准时参加。", "utf-8")
    with qtbot.waitSignal(window.desk.imports.finished, timeout=20000):
        window.desk.imports.start([folder])
    bar = window.ui.banners._bars["import-many"]
    next(b for b in bar.findChildren(QPushButton) if b.text() == "查看结果").click()
    return window.desk, window.desk.imports.results


def cells(dialog, column):
    table = dialog.ui.resultTable
    return [table.item(row, column).text() for row in range(table.rowCount())]


def test_failed_ones_come_first_with_their_reason(mixed):
    _desk, dialog = mixed
    words = [button.text() for button in dialog.filters.values()]
    assert words == ["全部 6", "新增 3", "已在库中 1", "待核对 1", "失败 1"]
    assert cells(dialog, 0) == ["坏的.docx"]
    assert cells(dialog, 1) == ["失败"]
    assert "已损坏" in cells(dialog, 2)[0]
    assert not dialog.ui.openButton.isEnabled()


def test_rows_are_as_high_as_their_words_need(window, tmp_path, qtbot):
    long = "文件名称很长的绩效自评报告" * 12 + ".docx"
    window.desk.imports.show_results(
        [
            ImportOutcome(str(tmp_path / long), ImportState.IMPORTED, 1),
            ImportOutcome(str(tmp_path / "坏.docx"), ImportState.FAILED, message="已损坏，无法读取。" * 9),
        ]
    )
    dialog = window.desk.imports.results
    dialog.show_kind("all")
    table, line = dialog.ui.resultTable, theme.row_height()
    qtbot.waitUntil(lambda: table.rowHeight(0) == line)
    assert line < table.rowHeight(1) <= 3 * line
    assert table.columnWidth(2) > table.columnWidth(0)


def test_files_of_several_folders_are_told_apart_by_them(window, tmp_path):
    paths = [tmp_path / "02水利局" / "自评表.xls", tmp_path / "03教育局" / "自评表.xls", tmp_path / "坏.zip"]
    outcomes = [ImportOutcome(str(path), ImportState.FAILED, message="已损坏。") for path in paths]
    window.desk.imports.show_results(outcomes)
    assert cells(window.desk.imports.results, 0) == ["02水利局/自评表.xls", "03教育局/自评表.xls", "坏.zip"]
    window.desk.imports.show_results([*outcomes[:1], ImportOutcome("", ImportState.FAILED, message="没有。")])
    assert cells(window.desk.imports.results, 0) == ["自评表.xls", "—"]


def test_each_kind_is_shown_and_a_report_opened(mixed, qtbot):
    desk, dialog = mixed
    qtbot.mouseClick(dialog.filters["known"], Qt.MouseButton.LeftButton)
    assert cells(dialog, 1) == ["已在库中"]
    qtbot.mouseClick(dialog.filters["all"], Qt.MouseButton.LeftButton)
    assert len(cells(dialog, 0)) == 6
    assert [b.isChecked() for b in dialog.filters.values()] == [True, False, False, False, False]
    qtbot.mouseClick(dialog.filters["odd"], Qt.MouseButton.LeftButton)
    assert cells(dialog, 0) == ["通知.txt"]
    qtbot.mouseClick(dialog.ui.openButton, Qt.MouseButton.LeftButton)
    assert desk.controller.session.row.file_name == "通知.txt"
    assert dialog.isVisible()


def test_failed_ones_are_tried_again_once_mended(mixed, report_text, tmp_path, qtbot):
    desk, dialog = mixed
    (tmp_path / "报送" / "坏的.docx").write_text(report_text(project="修好的项目"), "utf-8")
    with qtbot.waitSignal(desk.imports.finished, timeout=20000) as told:
        qtbot.mouseClick(dialog.ui.retryButton, Qt.MouseButton.LeftButton)
    assert [o.state.value for o in told.args[0]] == ["imported"]
    assert desk.shelf.failures == {}


def test_the_list_is_copied_for_a_sheet(mixed, qtbot):
    _desk, dialog = mixed
    qtbot.mouseClick(dialog.ui.copyButton, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "文件\t结果\t说明"
    assert len(lines) == 7
    assert all(line.count("\t") == 2 for line in lines)


def test_an_import_that_was_cut_off_is_offered(show_window, library, report_files, qtbot):
    library.set_setting("unfinished_import", json.dumps([str(path) for path in report_files]))
    library.import_paths(report_files[:1])  # a single file changes nothing of it
    library.set_setting("unfinished_import", json.dumps([str(path) for path in report_files]))
    window = show_window(library)
    bar = window.ui.banners._bars["unfinished"]
    assert "共 3 个文件" in bar.accessibleName()
    with qtbot.waitSignal(window.desk.imports.finished, timeout=20000):
        next(b for b in bar.findChildren(QPushButton) if b.text() == "继续导入").click()
    assert len(library.rows()) == 3
    assert library.unfinished_import() == []
    assert "unfinished" not in window.ui.banners._bars


def test_it_can_be_let_be(show_window, library, report_files):
    library.set_setting("unfinished_import", json.dumps([str(path) for path in report_files]))
    window = show_window(library)
    bar = window.ui.banners._bars["unfinished"]
    next(b for b in bar.findChildren(QPushButton) if b.text() == "不用了").click()
    assert library.unfinished_import() == []
    assert library.rows() == []


def test_the_offer_to_go_on_goes_once_its_files_are_there_by_another_way(
    qtbot, library, show_window, report_files
):
    library.set_setting("unfinished_import", json.dumps([str(path) for path in report_files]))
    window = show_window(library)
    for some in (report_files[:2], report_files[2:]):
        assert "没有做完" in window.ui.banners.text("unfinished")
        with qtbot.waitSignal(window.desk.imports.finished, timeout=20000):
            window.desk.imports.start(some)
        qtbot.waitUntil(lambda: not window.desk.imports.running)
    assert window.ui.banners.text("unfinished") == ""


def test_what_is_left_of_a_cancelled_import_and_its_list_outlast_another_file(
    window, tmp_path, report_text, qtbot
):
    desk, bars = window.desk, window.ui.banners
    folder = tmp_path / "报送"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number:02}.txt").write_text(report_text(project=f"第{number}号项目"), "utf-8")
    (folder / "坏.zip").write_bytes(b"PK")
    with qtbot.waitSignal(desk.imports.finished, timeout=20000):
        desk.imports.start([folder])
        window.ui.statusBar._ui.jobCancel.click()
    qtbot.waitUntil(lambda: not desk.imports.running)
    told = bars.text("import-many")
    assert "个文件没有读" in told
    other = tmp_path / "另一份.txt"
    other.write_text(report_text(project="别的项目"), "utf-8")
    with qtbot.waitSignal(desk.imports.finished, timeout=20000):
        desk.imports.start([other])
    qtbot.waitUntil(lambda: not desk.imports.running)
    assert bars.text("import-many") == told
    with qtbot.waitSignal(desk.imports.finished, timeout=20000):
        bars.press("import-many", "继续导入")
        assert "个文件没有读" not in bars.text("import-many")
    qtbot.waitUntil(lambda: not desk.imports.running)
    assert desk.shelf.total == 31
    assert list(desk.shelf.failures) == [str(folder / "坏.zip")]
    assert "失败 1 份" in bars.text("import-many")
    with qtbot.waitSignal(desk.imports.finished, timeout=20000):
        desk.imports.start([other])
    qtbot.waitUntil(lambda: not desk.imports.running)
    bars.press("import-many", "查看结果")
    assert "坏.zip" in cells(desk.imports.results, 0)
    bars._bars["import-many"]._close()
    assert bars.text("import-many") == ""
