"""The dialog of what a meeting changed in an exported workbook."""

import openpyxl
import pytest
from PySide6.QtCore import QRect, Qt

from reviewer.gui import choosing


def changed(library, path):
    """Export all reports and change four cells; return the path and the key of the changed row."""
    path = library.export(path)
    book = openpyxl.load_workbook(path)
    rows = {}
    for number in (1, 2):
        page = next(page for page in book if page.title.startswith(f"{number} ") and "疑点" not in page.title)
        row, key = next((c.row, c.value) for c in page["U"] if str(c.value).startswith("management/"))
        page[f"K{row}"], page[f"S{row}"] = 2, "会议评定"
        rows[number] = key
    page = next(page for page in book if page.title.startswith("3 ") and "疑点" not in page.title)
    page["K8"] = 48
    book["汇总表"]["S4"] = "李四"
    book.save(path)
    return path, rows[1]


@pytest.fixture
def shown(filled, tmp_path, qtbot):
    """Show what was changed in the workbook of three reports, the first of which is open."""
    desk = filled.desk
    library = desk.controller.library
    path, key = changed(library, tmp_path / "会议.xlsx")
    desk.open_report(library.rows()[0].id)
    desk.returning.read(path)
    qtbot.waitUntil(lambda: desk.returning.dialog is not None, timeout=20000)
    qtbot.waitUntil(lambda: not desk.returning.busy, timeout=20000)
    return desk, desk.returning.dialog, key


def cells(dialog, column):
    table = dialog.ui.differenceTable
    return [table.item(row, column).text() for row in range(table.rowCount())]


def boxes(dialog):
    table = dialog.ui.differenceTable
    items = [table.item(row, 0) for row in range(table.rowCount())]
    return [
        item.checkState() is Qt.CheckState.Checked if item.flags() & Qt.ItemFlag.ItemIsUserCheckable else None
        for item in items
    ]


def take(desk, dialog, qtbot):
    qtbot.mouseClick(dialog.ui.takeButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not desk.returning.busy, timeout=20000)


def test_the_list_says_what_was_is_and_can_be_taken(shown):
    _desk, dialog, _key = shown
    assert dialog.ui.summaryText.text().startswith("“会议.xlsx”自 20")
    assert "导出后改了 4 处，其中 3 处可以读回" in dialog.ui.summaryText.text()
    assert boxes(dialog) == [None, True, True, False]
    assert cells(dialog, 3)[1:] == ["2（会议评定）", "2（会议评定）", "48 万元"]
    assert "复核人在完成评审时填写" in cells(dialog, 5)[0]
    assert cells(dialog, 5)[3] == "须写明理由。"
    assert dialog.ui.takeButton.text() == "读回所选 2 处"
    assert dialog.ui.reasonEdit.isVisible()


def test_what_is_taken_stands_in_the_open_review_at_once(shown, qtbot):
    desk, dialog, key = shown
    session = desk.controller.session
    take(desk, dialog, qtbot)
    assert dialog.ui.summaryText.text() == "读回 2 处。"
    assert dialog.isVisible()
    assert desk.controller.session is session
    assert session.sheet.item(key).final == 2
    assert desk.ui.actionUndo.text() == "撤销 读回工作簿的 1 处改动"
    assert cells(dialog, 5)[1:3] == ["已读回", "已读回"]
    assert boxes(dialog) == [None, None, None, False]
    assert desk.shelf.rows[1].status.value == "reviewing"
    assert not dialog.ui.takeButton.isEnabled()


def test_one_reason_serves_all_that_have_none(shown, qtbot):
    desk, dialog, _key = shown
    qtbot.mouseClick(dialog.ui.allButton, Qt.MouseButton.LeftButton)
    assert dialog.ui.allButton.text() == "全不选"
    take(desk, dialog, qtbot)
    assert dialog.ui.summaryText.text() == "读回 2 处，1 处未读回。"
    assert boxes(dialog) == [None, None, None, False]
    assert "须写明理由" in cells(dialog, 5)[3]
    dialog.ui.reasonEdit.setText("会议讨论确定")
    qtbot.mouseClick(dialog.ui.allButton, Qt.MouseButton.LeftButton)
    take(desk, dialog, qtbot)
    assert dialog.ui.summaryText.text() == "读回 1 处。"
    report = desk.controller.library.opened(dialog.preview.differences[3].report_id)[0]
    assert report.decisions.field("spent").verified_reason == "会议讨论确定"


def test_a_line_opens_its_report(shown, qtbot):
    desk, dialog, _key = shown
    dialog.ui.differenceTable.selectRow(2)
    qtbot.mouseClick(dialog.ui.openButton, Qt.MouseButton.LeftButton)
    assert desk.controller.session.row.id == dialog.preview.differences[2].report_id
    assert dialog.isVisible()


def test_a_file_that_is_no_exported_workbook_is_one_sentence(filled, tmp_path, qtbot, monkeypatch):
    path = tmp_path / "别的.xlsx"
    openpyxl.Workbook().save(path)
    monkeypatch.setattr(choosing, "open_file", lambda *_: path)
    desk = filled.desk
    desk.ui.actionReadBack.trigger()
    qtbot.waitUntil(lambda: "read-back" in desk.ui.banners._bars, timeout=20000)
    assert "不是本程序导出的工作簿" in desk.ui.banners._bars["read-back"].accessibleName()
    assert desk.returning.dialog is None


def test_a_workbook_without_changes_says_so(filled, tmp_path, qtbot):
    desk = filled.desk
    desk.returning.read(desk.controller.library.export(tmp_path / "a.xlsx"))
    qtbot.waitUntil(lambda: desk.returning.dialog is not None, timeout=20000)
    dialog = desk.returning.dialog
    assert "没有可读回的改动" in dialog.ui.summaryText.text()
    assert not dialog.ui.takeButton.isEnabled()
    qtbot.mouseClick(dialog.ui.closeButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.returning.dialog is None)


def test_a_window_that_closes_meanwhile_ends_the_reading(filled, tmp_path, qtbot):
    desk = filled.desk
    path, _key = changed(desk.controller.library, tmp_path / "会议.xlsx")
    desk.returning.read(path)
    assert desk.returning.busy
    assert filled.close()
    qtbot.waitUntil(lambda: not desk.returning.busy, timeout=20000)
    assert desk.returning.dialog is None


# ---- reasons, finished reviews, what is not read back


@pytest.fixture
def meeting(filled, tmp_path, qtbot):
    """Show what a meeting changed in ways that need more than a tick; the first review is finished."""
    desk = filled.desk
    library = desk.controller.library
    first = library.rows()[0].id
    session = library.open_review(first)
    for todo in [t for t in session.todo() if t.panel == "score"]:
        session.adjust_item(todo.ref.removeprefix("item:"), "1", "材料齐全")
    session.finish("张三")
    path = library.export(tmp_path / "会议.xlsx", [row.id for row in library.rows()])
    book = openpyxl.load_workbook(path)
    for number in (1, 2):
        page = next(page for page in book if page.title.startswith(f"{number} ") and "疑点" not in page.title)
        row = next(c.row for c in page["U"] if str(c.value).startswith("management/"))
        page[f"R{row}"] = 0.25
    book["汇总表"]["C4"] = "另一个单位"
    book.save(path)
    desk.returning.read(path)
    qtbot.waitUntil(lambda: desk.returning.dialog is not None, timeout=20000)
    qtbot.waitUntil(lambda: not desk.returning.busy, timeout=20000)
    dialog = desk.returning.dialog
    finished, other = (
        next(o for o in dialog.preview.differences if o.finished is wanted) for wanted in (True, False)
    )
    return desk, dialog, finished, other


def test_what_is_not_read_back_is_listed_with_where_to_change_it(meeting):
    _desk, dialog, _finished, _other = meeting
    assert "另有 1 处也有改动，不读回，列在表的最后。" in dialog.ui.summaryText.text()
    table = dialog.ui.differenceTable
    last = [table.item(table.rowCount() - 1, column).text() for column in range(7)]
    assert (last[0], last[1], last[3]) == ("汇总表", "C4 实施单位", "另一个单位")
    assert last[5] == "不读回：请在程序的「字段」中修改。"
    assert boxes(dialog)[-1] is None
    dialog.ui.differenceTable.selectRow(table.rowCount() - 1)
    assert not dialog.ui.openButton.isEnabled()


def test_the_want_of_a_reason_goes_when_one_for_all_is_typed(meeting, qtbot):
    _desk, dialog, _finished, other = meeting
    assert cells(dialog, 5)[other.number] == "须写明理由。"
    dialog.ui.reasonEdit.setText("会议讨论")
    assert cells(dialog, 5)[other.number] == ""
    dialog.ui.reasonEdit.clear()
    assert cells(dialog, 5)[other.number] == "须写明理由。"


def test_each_change_has_a_reason_of_its_own_that_can_be_typed(meeting, qtbot):
    desk, dialog, _finished, other = meeting
    dialog.ui.differenceTable.item(other.number, 6).setText("专家意见")
    assert (cells(dialog, 5)[other.number], boxes(dialog)[other.number]) == ("", True)
    dialog.ui.reasonEdit.setText("会议讨论")
    take(desk, dialog, qtbot)
    assert dialog.ui.summaryText.text() == "读回 1 处。"
    decisions = desk.controller.library.opened(other.report_id)[0].decisions
    assert [d.reason for d in decisions.entries.values()] == ["专家意见"]


def test_a_finished_review_is_opened_again_and_read_back_with_one_reason(meeting, qtbot):
    desk, dialog, finished, other = meeting
    assert "这份报告已审" in cells(dialog, 5)[finished.number]
    dialog.ui.reasonEdit.setText("会议讨论")
    dialog.ui.differenceTable.item(finished.number, 0).setCheckState(Qt.CheckState.Checked)
    assert dialog.ui.takeButton.text() == "退回复核并读回 1 处"
    dialog.ui.differenceTable.item(other.number, 0).setCheckState(Qt.CheckState.Checked)
    take(desk, dialog, qtbot)
    assert cells(dialog, 5)[finished.number] == "这份报告已审；请填写退回复核的理由，再读回。"
    assert dialog.ui.summaryText.text() == "还没有读回：所选改动中有已审的报告，请先填写退回复核的理由。"
    assert not desk.controller.library.opened(other.report_id)[0].decisions.entries  # nor is anything else
    dialog.ui.differenceTable.item(other.number, 0).setCheckState(Qt.CheckState.Unchecked)
    dialog.ui.reopenEdit.setText("会议改分")
    dialog.ui.differenceTable.item(finished.number, 0).setCheckState(Qt.CheckState.Checked)
    take(desk, dialog, qtbot)
    assert dialog.ui.summaryText.text() == "读回 1 处。"
    library = desk.controller.library
    assert library.row(finished.report_id).status.value == "reviewing"
    assert library.history(finished.report_id)[-1].detail == "会议改分"


def test_no_sentence_of_the_list_is_cut(meeting):
    _desk, dialog, finished, _other = meeting
    table = dialog.ui.differenceTable
    for width in (300, 90):
        table.horizontalHeader().setSectionResizeMode(5, table.horizontalHeader().ResizeMode.Interactive)
        table.setColumnWidth(5, width)
        item = table.item(finished.number, 5)
        room = QRect(0, 0, width - 12, 10000)
        needed = table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, item.text()).height()
        assert table.rowHeight(finished.number) >= needed
        assert item.toolTip() == item.text()


def test_an_export_over_an_edited_workbook_offers_to_read_it_back(filled, tmp_path, qtbot, monkeypatch):
    desk = filled.desk
    path, _ = changed(desk.controller.library, tmp_path / "会议.xlsx")

    def read_back(dialog):
        dialog.ui.targetEdit.setText(str(path))
        qtbot.waitUntil(lambda: not dialog.ui.readBackButton.isHidden(), timeout=20000)
        dialog.ui.readBackButton.click()
        return dialog.result()

    monkeypatch.setattr("reviewer.gui.export_dialog.ExportDialog.exec", read_back)
    before = path.read_bytes()
    desk.files.export([])
    qtbot.waitUntil(lambda: desk.returning.dialog is not None, timeout=20000)
    qtbot.waitUntil(lambda: not desk.returning.busy, timeout=20000)
    assert path.read_bytes() == before


def told_of(desk, path, qtbot):
    desk.returning.read(path)
    qtbot.waitUntil(lambda: not desk.returning.busy and desk.returning.dialog is not None, timeout=20000)
    return desk.returning.dialog.ui.summaryText.text()


def test_an_older_export_says_that_the_database_went_on(filled, tmp_path, qtbot):
    desk, library = filled.desk, filled.desk.controller.library
    path = library.export(tmp_path / "旧.xlsx")
    assert told_of(desk, path, qtbot) == "“旧.xlsx”与数据库一致，没有可读回的改动。"
    row = library.rows()[1]
    library.open_review(row.id).set_field("self_score", "80")
    assert told_of(desk, path, qtbot) == (
        f"“旧.xlsx”导出后没有改动；数据库此后已有变化：{row.project_shown}。要新的数请重新导出。"
    )


def test_changes_that_the_database_has_already_are_told_as_such(filled, tmp_path, qtbot):
    desk, library = filled.desk, filled.desk.controller.library
    path = library.export(tmp_path / "会议.xlsx")
    book = openpyxl.load_workbook(path)
    page = next(page for page in book if page.title.startswith("3 ") and "疑点" not in page.title)
    page["K8"] = 48
    book.save(path)
    library.open_review(library.rows()[2].id).verify_field("spent", "48万元", "凭证")
    assert told_of(desk, path, qtbot) == "“会议.xlsx”中的改动数据库里都已有，没有可读回的改动。"
