"""What an import meets besides reports, as the window shows it."""

from pathlib import Path

from reviewer.domain.library import ImportState

NOTICE = "关于召开工作例会的通知\n各科室：\n定于3月5日上午9时在二楼会议室召开例会。\n"


def imported(qtbot, window, *paths):
    with qtbot.waitSignal(window.desk.imports.finished, timeout=20000):
        window.desk.imports.start([Path(path) for path in paths])


def agreeing(target):
    """Return what answers the export dialog: all as it is offered, to this file."""

    def agree(dialog):
        dialog.ui.targetEdit.setText(str(target))
        dialog.accept()
        return dialog.result()

    return agree


def test_what_is_no_report_says_so_in_bar_queue_and_list(qtbot, window, tmp_path):
    from reviewer.gui import wording
    from reviewer.gui.queue_model import entry_of

    notice = tmp_path / "通知.txt"
    notice.write_text(NOTICE, encoding="utf-8")
    imported(qtbot, window, notice)
    assert "未识别为绩效报告，请核对文件" in window.ui.banners.text("import")
    (row,) = window.desk.shelf.rows
    assert wording.review_score(row) == "非绩效报告"
    assert wording.shown_difference(row) is None
    entry = entry_of(row)
    assert (entry.right, entry.right_detail) == ("", "非绩效报告")
    assert entry.icon == wording.NO_REPORT_ICON


def test_a_photo_without_a_word_says_that_nothing_was_read(qtbot, window, tmp_path, report_files, monkeypatch):
    from PIL import Image

    from reviewer.gui import wording
    from reviewer.gui.queue_model import entry_of

    photo = tmp_path / "照片.png"
    Image.new("RGB", (400, 560), "white").save(photo)
    imported(qtbot, window, photo)
    assert window.ui.banners.text("import") == "「照片.png」已导入，1页未识别（需要文字识别组件）。"
    (row,) = window.desk.shelf.rows
    assert row.wordless
    assert wording.review_score(row) == "未读出文字"
    assert entry_of(row).right_detail == "未读出文字"
    window.desk.show_view("list")
    assert "未读出文字 1" in window.desk.list_view._ui.countsLabel.text()
    imported(qtbot, window, *report_files)
    assert [row.wordless for row in window.desk.shelf.rows] == [True, False, False, False]
    files = window.desk.files
    monkeypatch.setattr("reviewer.gui.export_dialog.ExportDialog.exec", agreeing(tmp_path / "汇总.xlsx"))
    window.ui.actionExportAll.trigger()
    qtbot.waitUntil(lambda: not files.exporting, timeout=20000)
    assert "未列入未读出文字的文件 1 份" in window.ui.banners.text("export")


def test_an_export_of_all_says_what_it_left_out(qtbot, window, tmp_path, report_files, monkeypatch):
    notice = tmp_path / "通知.txt"
    notice.write_text(NOTICE, encoding="utf-8")
    imported(qtbot, window, notice, *report_files)
    assert "其中 1 份未识别为绩效报告" in window.ui.banners.text("import-many")
    files = window.desk.files

    monkeypatch.setattr("reviewer.gui.export_dialog.ExportDialog.exec", agreeing(tmp_path / "汇总.xlsx"))
    window.ui.actionExportAll.trigger()
    qtbot.waitUntil(lambda: not files.exporting, timeout=20000)
    assert "未列入非绩效报告 1 份" in window.ui.banners.text("export")


def test_files_that_could_not_be_read_are_there_again_and_dismissed_for_good(qtbot, window, tmp_path):
    bad = tmp_path / "坏的.docx"
    bad.write_bytes(b"PK\x03\x04 nothing")
    imported(qtbot, window, bad)
    shelf, library = window.desk.shelf, window.desk.controller.library
    shelf.failures.clear()
    shelf.attach(library)  # as after a restart
    assert [(f.path, f.state) for f in shelf.shown_failures()] == [(str(bad), ImportState.FAILED)]
    shelf.forget([str(bad)])
    shelf.attach(library)
    assert shelf.shown_failures() == []
