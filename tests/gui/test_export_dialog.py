"""The question before an export: what it offers, what it refuses, what it remembers, and what comes of it."""

import json
from pathlib import Path

import docx
import openpyxl
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from reviewer.export.model import Sheet
from reviewer.gui.export_dialog import MOST_REVIEWS, ExportDialog
from reviewer.gui.export_wish import Kind, Offer
from reviewer.gui.settings import Memory
from reviewer.services import opinions
from reviewer.services.exporting import Left
from reviewer.services.templates import Templates


@pytest.fixture
def memory(tmp_path):
    made = Memory(tmp_path / "window.ini")
    made.put("folder/export", str(tmp_path))
    return made


@pytest.fixture
def templates(tmp_path):
    return Templates(tmp_path / "库" / "templates")


@pytest.fixture
def ask(qtbot, memory, templates, window):
    """Show the dialog over some reports."""

    def show(picked=(1,), shown=(1, 2, 3), total=340, whole=True, **more):
        made = ExportDialog(Offer(picked, shown, total, "复核/汇总", whole, **more), memory, templates, window)
        qtbot.addWidget(made)
        made.show()
        return made

    return show


def ok(dialog):
    return dialog.ui.buttons.button(dialog.ui.buttons.StandardButton.Ok)


def docx_text(path):
    made = docx.Document(path)
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in made.paragraphs] + cells)


def told(dialog):
    return dialog.ui.wrongText.text() if dialog.ui.wrongText.isVisible() else ""


def settled(qtbot, dialog):
    qtbot.waitUntil(lambda: dialog.ui.templateNote.text() != "正在查看模板…", timeout=20000)


def test_it_counts_what_it_offers(ask, tmp_path):
    dialog = ask(picked=(2, 3), shown=(1, 2, 3), total=12)
    ui = dialog.ui
    assert [r.text() for r in (ui.pickedRadio, ui.shownRadio, ui.allRadio)] == [
        "选中的 2 份",
        "当前筛选的 3 份",
        "全部 12 份",
    ]
    assert (dialog.wish.report_ids, dialog.wish.whole) == ((1, 2, 3), True)
    ui.pickedRadio.click()
    assert (dialog.wish.report_ids, dialog.wish.whole) == ((2, 3), False)
    ui.allRadio.click()
    assert (dialog.wish.report_ids, dialog.wish.whole) == (None, True)
    assert dialog.wish.target == tmp_path / "复核_汇总.xlsx"


def test_each_scope_counts_what_will_be_written_and_says_what_will_not(ask):
    dialog = ask(total=9, left_of_shown=Left(samples=1), left_of_all=Left(samples=4, strangers=1))
    ui = dialog.ui
    radios = (ui.pickedRadio, ui.shownRadio, ui.allRadio)
    assert [r.text() for r in radios] == ["选中的 1 份", "当前筛选的 2 份", "全部 4 份"]
    assert (ui.leftText.text(), ui.reviewsBox.text()) == ("不含示例报告 1 份", "复核表（2 张）")
    ui.allRadio.click()
    assert (ui.leftText.text(), ui.reviewsBox.text()) == (
        "不含示例报告 4 份、非绩效报告 1 份",
        "复核表（4 张）",
    )
    assert not dialog.wish.samples
    assert ui.samplesBox.text() == "含示例报告（4 份）"
    ui.samplesBox.click()
    assert [r.text() for r in radios] == ["选中的 1 份", "当前筛选的 3 份", "全部 8 份"]
    assert (ui.leftText.text(), ui.reviewsBox.text()) == ("不含非绩效报告 1 份", "复核表（8 张）")
    assert dialog.wish.samples
    ui.pickedRadio.click()
    assert (ui.leftText.text(), ui.samplesBox.isEnabled()) == ("", False)
    assert ask().ui.samplesBox.isHidden()


def test_it_begins_with_what_was_picked_where_that_was_asked_for(ask):
    assert ask(whole=False).ui.pickedRadio.isChecked()
    nothing = ask(picked=(), whole=False)
    assert nothing.ui.shownRadio.isChecked()
    assert not nothing.ui.pickedRadio.isEnabled()
    filtered_away = ask(picked=(), shown=())
    assert filtered_away.ui.allRadio.isChecked()


def test_review_sheets_say_how_many_and_are_left_out_above_the_bound(ask):
    dialog = ask(total=MOST_REVIEWS + 1)
    ui = dialog.ui
    assert (ui.reviewsBox.text(), ui.reviewsBox.isChecked()) == ("复核表（3 张）", True)
    ui.allRadio.click()
    assert (ui.reviewsBox.text(), ui.reviewsBox.isChecked()) == (f"复核表（{MOST_REVIEWS + 1} 张）", False)
    assert Sheet.REVIEWS not in dialog.wish.sheets
    assert f"超过 {MOST_REVIEWS} 份时默认不含" in ui.sheetsNote.text()
    ui.reviewsBox.click()
    assert Sheet.REVIEWS in dialog.wish.sheets
    ui.shownRadio.click()
    assert ui.reviewsBox.isChecked()


def test_the_ending_follows_the_kind(ask, tmp_path):
    dialog = ask()
    for radio, suffix in (("csvRadio", ".csv"), ("linesRadio", ".jsonl"), ("workbookRadio", ".xlsx")):
        getattr(dialog.ui, radio).click()
        assert dialog.ui.targetEdit.text() == str(tmp_path / f"复核_汇总{suffix}")
    dialog.ui.targetEdit.setText("年度.v2")
    assert dialog.wish.target == tmp_path / "年度.v2.xlsx"
    dialog.ui.targetEdit.setText("  ")
    assert not ok(dialog).isEnabled()


def test_a_file_that_is_there_is_told_and_a_place_that_is_not_refused(ask, tmp_path):
    (tmp_path / "旧.xlsx").write_bytes(b"old")
    dialog = ask()
    assert (ok(dialog).text(), told(dialog)) == ("导出", "")
    dialog.ui.targetEdit.setText(str(tmp_path / "旧.xlsx"))
    assert (ok(dialog).text(), told(dialog)) == ("替换并导出", "“旧.xlsx”已存在，导出时将替换它。")
    dialog.ui.targetEdit.setText(str(tmp_path / "无" / "a.xlsx"))
    ok(dialog).click()
    assert "文件夹不存在" in told(dialog)
    assert dialog.isVisible()


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="no /proc here")
def test_a_folder_that_is_there_and_takes_no_files_is_not_called_missing(ask):
    dialog = ask()
    dialog.ui.targetEdit.setText("/proc/a.xlsx")
    ok(dialog).click()
    assert told(dialog) == "“/proc”中不能写入文件；请另选位置后重试。"


def test_a_place_chosen_in_the_system_s_own_box_is_not_asked_about_again(ask, tmp_path, monkeypatch):
    (tmp_path / "旧.xlsx").write_bytes(b"old")
    monkeypatch.setattr("reviewer.gui.choosing.save_file", lambda *_: tmp_path / "旧.xlsx")
    dialog = ask()
    dialog.ui.browseButton.click()
    assert (told(dialog), ok(dialog).isEnabled()) == ("", True)


def test_choices_are_remembered(ask):
    dialog = ask()
    dialog.ui.spreadBox.click()
    dialog.ui.findingsBox.click()
    ok(dialog).click()
    again = ask()
    assert not again.ui.spreadBox.isChecked()
    assert not again.ui.findingsBox.isChecked()
    assert again.ui.summaryBox.isChecked()
    again.ui.allRadio.click()  # 340: review sheets leave for their number, which is no choice
    again.ui.csvRadio.click()
    ok(again).click()
    third = ask()
    assert third.kind is Kind.CSV
    assert third.ui.reviewsBox.isChecked()


def test_leaving_remembers_nothing(ask):
    dialog = ask()
    dialog.ui.linesRadio.click()
    dialog.reject()
    assert ask().kind is Kind.WORKBOOK


def test_templates_are_added_looked_at_and_remembered(ask, qtbot, templates, tmp_path, monkeypatch):
    dialog = ask()
    dialog.ui.templateRadio.click()
    assert not ok(dialog).isEnabled()
    assert "还没有本县模板" in dialog.ui.templateNote.text()
    monkeypatch.setattr("reviewer.gui.choosing.save_file", lambda *_: tmp_path / "示例.xlsx")
    dialog.ui.sampleButton.click()
    assert told(dialog) == f"模板示例已写到 {tmp_path / '示例.xlsx'}"
    monkeypatch.setattr("reviewer.gui.choosing.open_file", lambda *_: tmp_path / "示例.xlsx")
    dialog.ui.addButton.click()
    settled(qtbot, dialog)
    assert (dialog.ui.templateList.currentText(), ok(dialog).isEnabled()) == ("示例", True)
    assert dialog.wish.template == templates.folder / "示例.xlsx"
    assert dialog.wish.sheets is None
    ok(dialog).click()
    assert ask().wish.template == templates.folder / "示例.xlsx"


def test_a_template_that_can_t_be_filled_says_why(ask, qtbot, templates):
    templates.folder.mkdir(parents=True)
    book = openpyxl.Workbook()
    book.active["A1"], book.active["A2"] = "{{项目名字}}", "{{嗨}}"
    book.save(templates.folder / "会议.xlsx")
    (templates.folder / "坏.xlsx").write_bytes(b"text")
    dialog = ask()
    dialog.ui.templateRadio.click()
    settled(qtbot, dialog)
    assert "是否应为“项目名称”" in told(dialog)
    assert told(dialog).endswith("（另有 1 处）")
    words = dialog.ui.wrongText
    assert words.height() >= words.heightForWidth(words.width())  # nothing of the long sentence is cut
    assert dialog.height() < 584  # 1366×768 at 125 %, less a title bar
    assert not ok(dialog).isEnabled()
    dialog.ui.templateList.setCurrentIndex(1)
    settled(qtbot, dialog)
    assert "不是 .xlsx 工作簿" in told(dialog)


def test_what_a_template_loses_is_told_before(ask, qtbot, templates):
    import xlsxwriter

    templates.folder.mkdir(parents=True)
    book = xlsxwriter.Workbook(templates.folder / "会议.xlsx")
    page = book.add_worksheet()
    page.write("A1", "{{标题}}")
    page.insert_textbox("E9", "说明")
    book.close()
    dialog = ask()
    dialog.ui.templateRadio.click()
    settled(qtbot, dialog)
    assert "文本框或形状不能保留" in dialog.ui.templateNote.text()
    assert ok(dialog).isEnabled()


def test_every_control_is_reached_by_the_keyboard_and_it_fits_a_small_screen(ask, qtbot):
    dialog = ask()
    qtbot.waitExposed(dialog)
    seen = set()
    for _ in range(40):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        seen.add(dialog.focusWidget().objectName())
    assert {
        "shownRadio",
        "workbookRadio",
        *(b.objectName() for b in dialog._boxes.values() if b.isEnabled()),
    } <= seen
    assert {"targetEdit", "browseButton"} <= seen
    assert dialog.sizeHint().height() < 560
    assert dialog.sizeHint().width() < 1000


# -- over the window


@pytest.fixture
def agreed(monkeypatch, tmp_path):
    """Answer the dialog with Enter, after something was chosen in it."""
    seen = []

    def agree(choose):
        def answer(dialog):
            dialog.ui.targetEdit.setText(str(tmp_path / "结果.xlsx"))
            choose(dialog.ui)
            seen.append(dialog)
            dialog.accept()
            return dialog.result()

        monkeypatch.setattr("reviewer.gui.export_dialog.ExportDialog.exec", answer)
        return seen

    return agree


def test_ctrl_e_asks_and_writes_json_lines_of_all(qtbot, filled, agreed, tmp_path):
    filled.desk.shelf.filter(text="水库")
    seen = agreed(lambda ui: (ui.allRadio.click(), ui.linesRadio.click()))
    qtbot.keyClick(filled, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert len(seen) == 1
    qtbot.waitUntil(lambda: not filled.desk.files.exporting, timeout=20000)
    target = tmp_path / "结果.jsonl"
    assert filled.ui.banners.text("export") == f"已导出到 {target}"
    lines = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert len(lines) == 3


def test_ctrl_e_is_the_window_s_while_the_search_field_has_the_focus(filled):
    """Under X11 a line of text claims the key by accepting this event."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    event.accept()
    filled.desk.toolbar.search.event(event)
    assert not event.isAccepted()


def test_who_hands_out_is_kept_for_the_next_time_and_stands_in_all_papers(
    qtbot, filled, agreed, library, tmp_path
):
    agreed(lambda ui: ui.organisationEdit.setText(" 星河县财政局 "))
    filled.ui.actionExportAll.trigger()
    qtbot.waitUntil(lambda: not filled.desk.files.exporting, timeout=20000)
    book = openpyxl.load_workbook(tmp_path / "结果.xlsx")
    assert book["汇总表"]["A2"].value == "编制单位：星河县财政局"
    assert library.setting("organisation") == "星河县财政局"
    kept = []
    agreed(lambda ui: kept.append(ui.organisationEdit.text()))
    filled.ui.actionExportAll.trigger()
    qtbot.waitUntil(lambda: not filled.desk.files.exporting, timeout=20000)
    assert kept == ["星河县财政局"]
    rows, folder = library.rows(), tmp_path / "文书"
    folder.mkdir()
    for kind, write in (
        (opinions.OPINION, opinions.export_opinions),
        (opinions.REPORT, opinions.export_work_report),
    ):
        wish = opinions.Wish(opinions.templates(library, kind)[0], apart=False, pdf=False)
        text = docx_text(write(library, folder / f"{kind}.docx", rows, wish, None))
        assert "星河县财政局" in text


def test_where_nothing_can_be_kept_who_hands_out_is_only_shown(qtbot, filled, agreed, library, monkeypatch):
    def shown(edit):
        return edit.text(), edit.isEnabled(), edit.toolTip()

    library.set_setting("organisation", "星河县财政局")
    monkeypatch.setattr(type(library), "read_only", property(lambda _: True))
    monkeypatch.setattr(type(library), "read_only_reason", property(lambda _: "本次以只读方式打开。"))
    seen = []
    agreed(lambda ui: (ui.csvRadio.click(), seen.append(shown(ui.organisationEdit))))
    filled.ui.actionExportAll.trigger()
    qtbot.waitUntil(lambda: not filled.desk.files.exporting, timeout=20000)
    assert seen == [("星河县财政局", False, "本次以只读方式打开。")]
    assert "已导出到" in filled.ui.banners.text("export")


def test_a_filter_that_hides_all_still_lets_all_be_exported(qtbot, filled, agreed, tmp_path):
    filled.desk.shelf.filter(text="没有这样的报告")
    assert filled.ui.actionExportAll.isEnabled()
    agreed(lambda ui: ui.csvRadio.click())
    filled.ui.actionExportAll.trigger()
    qtbot.waitUntil(lambda: not filled.desk.files.exporting, timeout=20000)
    assert len((tmp_path / "结果.csv").read_text(encoding="utf-8-sig").splitlines()) == 4


def test_the_open_report_alone_goes_into_a_template(qtbot, filled, agreed, library, tmp_path):
    library.templates.add(library.templates.write_sample(tmp_path / "示例.xlsx"))
    filled.desk.open_report(filled.desk.shelf.rows[1].id)
    agreed(lambda ui: ui.templateRadio.click())
    filled.ui.actionExportThis.trigger()
    qtbot.waitUntil(lambda: not filled.desk.files.exporting, timeout=20000)
    assert filled.ui.banners.text("export") == f"已导出到 {tmp_path / '结果.xlsx'}"
    book = openpyxl.load_workbook(tmp_path / "结果.xlsx")
    assert book["汇总表"]["D4"].value == "小型水库维修"
    assert book["汇总表"]["A5"].value == "合计"
    assert len(book.sheetnames) == 2


def test_sheets_that_formulas_stand_on_are_always_there_and_evidence_goes_with_the_review_sheets(ask):
    ui = (dialog := ask()).ui
    assert (ui.summaryBox.isChecked(), ui.summaryBox.isEnabled()) == (True, False)
    assert (ui.termsBox.isChecked(), ui.termsBox.isEnabled()) == (True, False)
    assert Sheet.EVIDENCE in dialog.wish.sheets
    ui.reviewsBox.click()
    assert not ui.evidenceBox.isEnabled()
    assert Sheet.EVIDENCE not in dialog.wish.sheets
    assert Sheet.FINDINGS in dialog.wish.sheets
    ui.reviewsBox.click()
    assert Sheet.EVIDENCE in dialog.wish.sheets


def test_a_path_that_is_only_begun_is_no_error(ask):
    dialog = ask()
    dialog.ui.targetEdit.setText("/")
    assert str(dialog.wish.target) == "/"


def test_a_workbook_with_changes_that_were_not_read_back_is_to_be_read_back_first(qtbot, ask, tmp_path):
    for name in ("会议.xlsx", "读过.xlsx"):
        (tmp_path / name).write_bytes(b"old")
    dialog = ask(unread=lambda path: 3 if path.name == "会议.xlsx" else 0)
    ui = dialog.ui
    assert ui.readBackButton.isHidden()
    ui.targetEdit.setText(str(tmp_path / "会议.xlsx"))
    qtbot.waitUntil(ui.readBackButton.isVisible, timeout=20000)
    assert told(dialog) == "“会议.xlsx”中有 3 处改动还没有读回。可先读回；替换时原文件会另存一份。"
    assert (ui.readBackButton.isDefault(), ok(dialog).isDefault(), ok(dialog).isEnabled()) == (
        True,
        False,
        True,
    )
    ui.targetEdit.setText(str(tmp_path / "读过.xlsx"))
    assert (ui.readBackButton.isVisible(), ok(dialog).isDefault()) == (False, True)
    ui.targetEdit.setText(str(tmp_path / "会议.xlsx"))
    ui.readBackButton.click()
    assert (dialog.result(), dialog.read_back) == (dialog.DialogCode.Rejected, tmp_path / "会议.xlsx")
