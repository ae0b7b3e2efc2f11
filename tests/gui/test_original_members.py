"""A report and its form in the window: tabs, the band between them, both places of a conflict, the menu and the list."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QMenu, QPushButton
from support.pairs import form_file, report_file, report_text
from support.raw_pdf import make_pdf, prose

from gui.original_stand import StandSession, Writer, lit
from gui.pages_stand import pdf
from gui.pages_stand import read as read_pdf
from gui.test_original_pages import shown as shown_paged
from gui.test_original_pane import shown
from reviewer.documents import converting, joined
from reviewer.domain.document import Document
from reviewer.domain.text import Span
from reviewer.gui.dialogs import JoinFormDialog
from reviewer.gui.original.pane import OriginalPane

NAMES = ("养护项目自评报告.docx", "附件1：养护项目自评表.xlsx")


def report():
    w = Writer()
    w.line("一、概况", level=1)
    for number in range(60):
        w.line(f"第{number}段：养护工作按计划开展，预算48{number % 10}.00万元，路况持续改善，群众满意。")
    return w.document()


def form():
    w = Writer()
    w.table(30, 2, [(row, column, f"行{row}列{column}") for row in range(30) for column in range(2)])
    return w.document("xlsx")


def pair(qtbot, first=None, second=None, **lights):
    document = joined(first or report(), second or form())
    lights = {
        ref: [lit(document, words, "clash", badge) for words, badge in found] for ref, found in lights.items()
    }
    pane, controller, _ = shown(qtbot, StandSession(document, lit={f"field:{k}": v for k, v in lights.items()}))
    return pane, controller, document


def current(pane):
    (found,) = [n for n, tab in enumerate(pane._ui.memberTabs.tabs) if tab.isChecked()]
    return found


def test_tabs_lead_to_each_file_and_follow_the_place(qtbot):
    pane, _, document = pair(qtbot)
    tabs = pane._ui.memberTabs
    assert tabs.isVisible()
    assert not pane._ui.fileName.isVisible()
    assert [tab.toolTip() for tab in tabs.tabs] == ["报告 示例报告.docx", "自评表 示例报告.xlsx"]
    assert current(pane) == 0
    qtbot.mouseClick(tabs.tabs[1], Qt.MouseButton.LeftButton)
    begins = document.members[1].start
    assert pane.view.shows(Span(begins, begins + 4))
    assert current(pane) == 1
    pane.view.verticalScrollBar().setValue(0)
    assert current(pane) == 0
    pane.view.verticalScrollBar().setValue(pane.view.verticalScrollBar().maximum())
    assert current(pane) == 1
    qtbot.mouseClick(tabs.tabs[0], Qt.MouseButton.LeftButton)
    assert pane.view.verticalScrollBar().value() == 0
    assert current(pane) == 0


def test_a_file_alone_has_no_tabs(qtbot):
    pane, _, _ = shown(qtbot, StandSession(report()))
    assert not pane._ui.memberTabs.isVisible()
    assert pane._ui.fileName.isVisible()


def test_a_long_name_is_cut_in_the_middle(qtbot):
    from dataclasses import replace

    pane, _, _ = pair(qtbot, replace(report(), file_name=NAMES[0] * 4), replace(form(), file_name=NAMES[1]))
    tab = pane._ui.memberTabs.tabs[0]
    assert "…" in tab.text()
    assert tab.text().startswith("报告 ")
    assert tab.text().endswith(".docx")
    assert tab.toolTip() == f"报告 {NAMES[0] * 4}"


def test_a_band_names_the_form_and_is_no_text_of_the_report(qtbot):
    pane, _, document = pair(qtbot)
    begins = document.members[1].start
    words = pane.view.document().toPlainText()
    assert "自评表　示例报告.xlsx" in words
    cursor = QTextCursor(pane.view.document())
    cursor.select(QTextCursor.SelectionType.Document)
    pane.view.setTextCursor(cursor)
    assert pane.view.selection().text == document.text  # what is copied has no band
    pane.view.select(Span(begins, begins + 4))
    assert pane.view.selection().text == "行0列0"[:4]
    assert pane.view.text_at(pane.view.box(Span(begins, begins + 1)).center()) == begins


def test_both_places_of_a_conflict_are_in_view(qtbot):
    pane, controller, document = pair(qtbot, budget=[("预算483.00万元", "①"), ("行20列1", "②")])
    controller.set_current("field:budget")
    QApplication.processEvents()
    second = pane._ui.second
    assert second.isVisible()
    place = Span(document.text.index("行20列1"), document.text.index("行20列1") + 5)
    assert second.view.shows(place)
    assert second.note() == "自评表中的另一处"


def paged_report():
    content = pdf(*[lambda sheet: [sheet.line(n, f"第{n}行 预算480.00万元") for n in range(20)]] * 3)
    return content, read_pdf(content, "报告.pdf")


@pytest.fixture
def paged(qtbot):
    content, report = paged_report()
    form = Document("行甲\t480\n行乙\t456", "xlsx", file_name="表.xlsx")
    document = joined(report, form)
    session = StandSession(
        document,
        lit={"field:spent": [lit(document, "行乙")], "field:budget": [lit(document, "预算480.00万元")]},
    )
    pane, controller, _ = shown_paged(qtbot, session, content)
    return pane, controller, document


def test_what_has_no_pages_is_shown_as_text(paged):
    pane, controller, whole = paged
    assert pane._ui.pagesButton.isChecked()
    pane._members.go_to(1)
    assert pane._ui.textButton.isChecked()
    begins = whole.members[1].start
    assert pane.view.shows(Span(begins, begins + 2))
    pane._members.go_to(0)
    assert pane._ui.pagesButton.isChecked()
    controller.set_current("field:spent")  # lit in the form
    assert pane._ui.textButton.isChecked()
    assert pane.view.shows(Span(whole.text.index("行乙"), whole.text.index("行乙") + 2))
    pane._ui.pagesButton.click()
    assert pane._side is pane._pages
    assert current(pane) == 0


def test_a_place_in_the_report_leads_back_to_its_pages(qtbot, paged):
    pane, controller, whole = paged
    controller.set_current("field:spent")
    assert pane._ui.textButton.isChecked()
    controller.set_current("field:budget")  # lit in the report alone
    assert pane._ui.pagesButton.isChecked()
    assert current(pane) == 0
    pane.open_find()
    pane._ui.findBar._ui.query.setText("行甲")
    qtbot.waitUntil(pane._ui.textButton.isChecked)
    assert pane._ui.textButton.isChecked()
    found = whole.text.index("行甲")
    assert pane.view.shows(Span(found, found + 2))
    assert current(pane) == 1
    pane._show_place(Span(0, 2))
    assert pane._ui.pagesButton.isChecked()
    pane.view.verticalScrollBar().setValue(pane.view.verticalScrollBar().maximum())
    assert current(pane) == 0  # the end of the report's pages is not the form


def test_two_files_with_pages_are_shown_by_both(qtbot):
    content, report = paged_report()
    other = pdf(*[lambda sheet: [sheet.line(n, f"第{n}项 预算490.00万元") for n in range(20)]] * 2)
    document = joined(report, read_pdf(other, "表.pdf"))
    places = [lit(document, "预算480.00万元", "clash", "①"), lit(document, "预算490.00万元", "clash", "②")]
    session = StandSession(document, lit={"field:budget": places, "field:spent": places[1:]})
    pane, controller, _ = shown_paged(qtbot, session, content, form=other)
    begins = document.members[1].start
    qtbot.mouseClick(pane._ui.memberTabs.tabs[1], Qt.MouseButton.LeftButton)
    assert pane._side is pane._pages
    assert current(pane) == 1
    assert pane.view.page == 3
    assert pane.view.page_rect(3).top() >= 0  # the form begins at the top, nothing of the report is seen
    assert bar_words(pane) == ("1", "页/共2页")
    assert len(drawn_pages(qtbot, pane)) == 2  # both files' bytes are drawn
    qtbot.mouseClick(pane._ui.memberTabs.tabs[0], Qt.MouseButton.LeftButton)
    assert current(pane) == 0
    assert bar_words(pane) == ("1", "页/共3页")
    controller.set_current("field:spent")  # in the form
    assert pane._side is pane._pages
    assert current(pane) == 1
    assert pane.view.shows(places[1].passage.span)
    pane._members.go_to(0)
    controller.set_current("field:budget")  # in both
    QApplication.processEvents()
    assert pane.view.shows(places[0].passage.span)
    assert pane._ui.second.isVisible()
    assert pane._ui.second.view.shows(places[1].passage.span)
    pane._ui.textButton.click()
    assert pane.view.shows(places[0].passage.span)
    pane._members.go_to(1)
    assert pane.view.shows(Span(begins, begins + 2))
    controller.set_current("field:balance")  # nothing is lit
    pane._ui.pagesButton.click()
    assert pane._side is pane._pages
    assert current(pane) == 1
    labels = [pane._ui.pageList.model().index(row, 0).data() for row in (0, 2, 3, 4)]
    assert labels == ["报告 第1页", "报告 第3页", "自评表 第1页", "自评表 第2页"]


LINES = ("路灯维护项目自评表", "全年维护路灯三百盏，完成投资五十万元", "服务对象满意度为九成")


@pytest.fixture
def flowing(monkeypatch):
    """A form of flowing text, and LibreOffice that prints it."""
    w = Writer()
    for line in LINES:
        w.line(line)
    monkeypatch.setattr(converting, "program", lambda: "soffice")
    monkeypatch.setattr(converting, "convert", lambda *told: make_pdf(prose(*LINES)))
    return w.document()


def test_a_flowing_form_beside_a_pdf_is_printed_on_request(qtbot, flowing):
    content, report = paged_report()
    document = joined(report, flowing)
    place = lit(document, "五十万元")
    pane, controller, _ = shown_paged(
        qtbot, StandSession(document, lit={"field:spent": [place]}), content, form=b"form"
    )
    assert pane._side is pane._pages  # the report's own pages
    pane._members.go_to(1)
    assert pane._ui.textButton.isChecked()  # the form flows, like one alone
    assert current(pane) == 1
    pane._ui.pagesButton.click()
    qtbot.waitUntil(lambda: pane._side is pane._pages, timeout=5000)
    assert current(pane) == 1
    assert bar_words(pane) == ("1", "页/共1页")
    controller.set_current("field:spent")
    assert pane._side is pane._pages
    assert pane.view.shows(place.passage.span)
    assert pane.view.lines(place.passage.span)
    pane._members.go_to(0)
    assert pane._side is pane._pages
    assert bar_words(pane) == ("1", "页/共3页")
    pane._members.go_to(1)
    pane._ui.textButton.click()
    assert pane._ui.textButton.isChecked()
    assert current(pane) == 1
    controller.set_current("field:balance")  # nothing is lit
    pane._members.go_to(0)
    assert pane._side is pane._pages  # the report's own pages are as they were
    pane._ui.textButton.click()
    assert pane._ui.textButton.isChecked()
    assert current(pane) == 0


def test_a_form_that_could_not_be_printed_stays_text_and_says_so(qtbot, flowing, monkeypatch):
    monkeypatch.setattr(converting, "convert", lambda *told: None)
    content, report = paged_report()
    pane, _, _ = shown_paged(qtbot, StandSession(joined(report, flowing)), content, form=b"form")
    pane._members.go_to(1)
    pane._ui.pagesButton.click()
    qtbot.waitUntil(pane._ui.errorBar.isVisible, timeout=5000)
    assert "自评表：LibreOffice 没有打开" in pane._ui.errorText.full_text()
    assert pane._ui.textButton.isChecked()
    assert current(pane) == 1


def test_a_flowing_report_beside_a_workbook_is_printed(qtbot, flowing):
    document = joined(flowing, form())
    pane, controller, _ = shown_paged(
        qtbot, StandSession(document, lit={"field:spent": [lit(document, "行20列1")]}), b"report", form=b"form"
    )
    assert pane._ui.layoutSwitch.isVisible()
    pane._ui.pagesButton.click()
    qtbot.waitUntil(lambda: pane._side is pane._pages, timeout=5000)
    assert current(pane) == 0
    qtbot.mouseClick(pane._ui.memberTabs.tabs[1], Qt.MouseButton.LeftButton)
    assert pane._ui.textButton.isChecked()
    assert current(pane) == 1
    qtbot.mouseClick(pane._ui.memberTabs.tabs[0], Qt.MouseButton.LeftButton)
    assert pane._ui.pagesButton.isChecked()
    assert current(pane) == 0
    controller.set_current("field:spent")  # in the workbook
    assert pane._ui.textButton.isChecked()
    assert pane.view.shows(lit(document, "行20列1").passage.span)


def bar_words(pane):
    ui = pane._ui.pageBar._ui
    return ui.number.text(), ui.count.text()


def drawn_pages(qtbot, pane):
    """Return the files of which a picture was drawn once both ends of the pages were on the screen."""
    found = set()
    for share in (0.0, 1.0):
        pane.view.go_to_share(share)
        pane.grab()
        qtbot.waitUntil(lambda: pane._pages._pictures.idle, timeout=5000)
        seen = pane.view.visible()
        found |= {pane.view._sheets.words.pages.file_of(p)[0] for p in seen if pane._pages._pictures.other(p)}
        assert not any(pane._pages._pictures.bad(page) for page in seen)
    pane._members.go_to(1)
    return found


# -- the window


@pytest.fixture
def two(qtbot, window, tmp_path):
    """A window with the report open and its form as another review."""
    for number, (name, content) in enumerate(
        zip(NAMES, (report_file(), form_file(length="310公里")), strict=True)
    ):
        path = tmp_path / str(number) / name
        path.parent.mkdir()
        path.write_bytes(content)
        with qtbot.waitSignal(window.desk.imports.finished, timeout=20000):
            window.desk.imports.start([path], open_after=False)
    window.desk.open_report(1)
    return window


def joining(monkeypatch, act):
    """Let somebody act on the dialog: `act` is given it and says whether it is accepted."""

    def exec_(dialog):
        return QDialog.DialogCode.Accepted if act(dialog) else QDialog.DialogCode.Rejected

    monkeypatch.setattr(JoinFormDialog, "exec", exec_)


def offered(dialog):
    table = dialog.ui.formTable
    return [[table.item(row, column).text() for column in range(4)] for row in range(table.rowCount())]


def test_a_form_is_joined_and_split_by_the_menu(two, monkeypatch):
    ui, desk = two.ui, two.desk
    assert ui.actionJoinForm.isEnabled()
    assert not ui.actionSplitForm.isEnabled()
    seen = []
    joining(monkeypatch, lambda dialog: seen.append((offered(dialog), dialog.chosen.file_name)) or True)
    ui.actionJoinForm.trigger()
    project, unit = "农村公路日常养护项目", "云岭县交通运输局"
    assert seen == [([[project, unit, NAMES[1], "单位、项目与报告相符"]], NAMES[1])]  # chosen beforehand
    assert [row.form_name for row in desk.shelf.rows] == [NAMES[1]]
    assert desk.controller.session.document.members[1].file_name == NAMES[1]
    assert not ui.actionJoinForm.isEnabled()
    ui.actionSplitForm.trigger()
    assert [row.form_name for row in desk.shelf.rows] == ["", ""]
    assert desk.controller.session.document.members == ()
    assert ui.banners.text("joined") == ""
    assert not ui.actionUndo.isEnabled()


def add(qtbot, window, tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with qtbot.waitSignal(window.desk.imports.finished, timeout=20000):
        window.desk.imports.start([tmp_path / name], open_after=False)


def test_another_units_form_is_not_chosen_beforehand_and_a_touched_one_says_why(
    qtbot, two, monkeypatch, tmp_path
):
    add(qtbot, two, tmp_path, "水利.xlsx", form_file(unit="云岭县水利局", department="云岭县水利局"))
    two.desk.controller.library.open_review(2).set_field("spent", "455")
    seen = []

    def act(dialog):
        ok = dialog.ui.buttons.button(QDialogButtonBox.StandardButton.Ok)
        seen.append((dialog.chosen, ok.isEnabled()))
        lines = {row[2]: (line, row[3]) for line, row in enumerate(offered(dialog))}
        assert lines[NAMES[1]][1] == "已开始评审，并入会丢失其评审记录"
        dialog.ui.formTable.selectRow(lines[NAMES[1]][0])
        seen.append(dialog.chosen)  # greyed: it can't be chosen
        dialog.ui.formTable.selectRow(lines["水利.xlsx"][0])
        assert ok.isEnabled()
        assert dialog.chosen.file_name == "水利.xlsx"
        return False

    joining(monkeypatch, act)
    two.ui.actionJoinForm.trigger()
    assert seen == [(None, False), None]
    assert [row.form_name for row in two.desk.shelf.rows] == ["", "", ""]


@pytest.mark.parametrize("by", ["bar", "key"])
def test_what_was_joined_is_taken_back(two, monkeypatch, by):
    ui, desk = two.ui, two.desk
    joining(monkeypatch, lambda _: True)
    ui.actionJoinForm.trigger()
    assert ui.banners.text("joined") == f"已并入自评表「{NAMES[1]}」。"
    assert ui.actionUndo.text() == "撤销 并入自评表"
    if by == "bar":
        press(ui.banners, "撤销并入")
    else:
        desk.controller.session.set_field("spent", "457")
        ui.actionUndo.trigger()  # the edit first
        assert desk.controller.session.report.value("spent") == "4560000.00"
        assert [row.form_name for row in desk.shelf.rows] == [NAMES[1]]
        ui.actionUndo.trigger()
    assert [(row.file_name, row.form_name) for row in desk.shelf.rows] == [(name, "") for name in NAMES]
    assert ui.banners.text("joined") == ""
    assert desk.controller.session.row.id == 1
    assert not desk.forms.can_undo(1)


def press(banners, words):
    (button,) = [b for b in banners.findChildren(QPushButton) if b.text() == words]
    button.click()


def test_a_file_that_was_joined_and_taken_back_is_in_no_list(two, monkeypatch, tmp_path):
    (tmp_path / "另一表.xlsx").write_bytes(form_file(score=95))
    monkeypatch.setattr("reviewer.gui.choosing.open_files", lambda *_, **__: [tmp_path / "另一表.xlsx"])
    joining(monkeypatch, lambda dialog: dialog._wish_file() or True)
    two.ui.actionJoinForm.trigger()
    assert [row.form_name for row in two.desk.shelf.rows] == ["另一表.xlsx", ""]
    two.ui.actionUndo.trigger()
    assert [row.file_name for row in two.desk.shelf.rows] == list(NAMES)


def test_the_list_joins_and_splits_by_its_own_menu(two, monkeypatch):
    two.desk.show_view("list")
    listed = two.desk.list_view
    joining(monkeypatch, lambda _: True)

    def entry(report_id, words):
        menu = QMenu()
        listed._offer_form(menu, report_id)
        (action,) = [a for a in menu.actions() if a.text() == words]
        return menu, action

    menu, action = entry(1, "并入自评表…")
    action.trigger()
    assert [row.form_name for row in two.desk.shelf.rows] == [NAMES[1]]
    assert two.desk.listing  # the person is where they were
    menu, action = entry(1, "拆开自评表")
    action.trigger()
    assert [row.form_name for row in two.desk.shelf.rows] == ["", ""]
    menu, action = entry(3, "并入自评表…")
    action.trigger()
    assert "本身就是自评表" in two.ui.banners.text("file")
    assert menu is not None


def test_a_refusal_is_said_and_the_report_stays_open(two, monkeypatch, tmp_path):
    joining(monkeypatch, lambda dialog: dialog._wish_file() or True)
    chosen = [tmp_path / "0" / NAMES[0]]
    monkeypatch.setattr("reviewer.gui.choosing.open_files", lambda *_, **__: chosen)
    two.ui.actionJoinForm.trigger()
    assert "就是这份报告的原文" in two.ui.banners.text("file")
    assert two.desk.controller.session.row.id == 1


def test_a_text_file_and_a_workbook_work_as_one(qtbot, window, tmp_path):
    for name, content in (("养护自评报告.txt", report_text().encode()), ("养护自评表.xlsx", form_file())):
        (tmp_path / name).write_bytes(content)
    with qtbot.waitSignal(window.desk.imports.finished, timeout=20000):
        window.desk.imports.start([tmp_path])
    pane = window.findChild(OriginalPane)
    document = window.desk.controller.session.document
    begins = document.members[1].start
    tabs = pane._ui.memberTabs.tabs
    assert [tab.toolTip() for tab in tabs] == ["报告 养护自评报告.txt", "自评表 养护自评表.xlsx"]
    # the outline leads through the report and to the form
    pane._ui.outlineButton.click()
    menu = next(m for m in pane.findChildren(QMenu) if m.isVisible())
    words = [action.text() for action in menu.actions()]
    assert [w.strip() for w in words][:2] == ["一、项目概况", "（一）项目基本情况"]
    assert words[-1] == "自评表　养护自评表.xlsx"
    menu.actions()[-1].trigger()
    menu.close()
    assert current(pane) == 1
    assert pane.view.shows(Span(begins, begins + 2))
    pane._ui.outlineButton.click()
    menu = next(m for m in pane.findChildren(QMenu) if m.isVisible())
    menu.actions()[0].trigger()
    menu.close()
    assert current(pane) == 0
    # find goes over both, and the tabs follow
    pane._members.go_to(0)
    pane.open_find()
    bar = pane._ui.findBar
    bar._ui.query.setText("总分")
    qtbot.waitUntil(lambda: bar._ui.count.text() not in ("", "没有找到"))
    place = Span(document.text.index("总分"), document.text.index("总分") + 2)
    assert place.start > begins
    assert pane.view.shows(place)
    assert current(pane) == 1
    bar._ui.query.setText("群众满意度")
    inside = [m.start() >= begins for m in re.finditer("群众满意度", document.text)]
    assert set(inside) == {False, True}
    qtbot.waitUntil(lambda: bar._ui.count.text().replace(" ", "").endswith(f"/{len(inside)}"))
    bar.leave()
    # what is copied over the border has the characters of both and nothing between
    pane.view.select(Span(begins - 12, len(document.text)))
    pane.view.copy()
    assert QApplication.clipboard().text() == document.text[begins - 12 :].strip()


def test_list_and_queue_say_that_there_is_a_form(two):
    from reviewer.gui.queue_model import entry_of
    from reviewer.gui.report_list_model import COLUMNS, _report_data

    project = next(column for column in COLUMNS if column.key == "project")
    two.desk.controller.library.join_form(1, 2)
    row = two.desk.controller.library.row(1)
    assert NAMES[1] in _report_data(row, project, Qt.ItemDataRole.ToolTipRole)
    assert _report_data(row, project, Qt.ItemDataRole.AccessibleTextRole).endswith("，含自评表")
    assert NAMES[1] in entry_of(row).tooltip


def test_an_import_says_how_many_forms_went_along(qtbot, window, tmp_path):
    for name, content in zip(
        (*NAMES, "附件2：名单.txt"), (report_file(), form_file(), b"\xe5\xbc\xa0\xe4\xb8\x89"), strict=True
    ):
        (tmp_path / name).write_bytes(content)
    with qtbot.waitSignal(window.desk.imports.finished, timeout=20000):
        window.desk.imports.start([Path(tmp_path)])
    said = window.ui.banners.text("import-many")
    assert "新增 2 份，其中 1 份含自评表" in said


def test_an_import_says_which_forms_went_with_no_report(qtbot, window, tmp_path):
    files = {
        "1.docx": report_file(),
        "2.docx": report_file(农村公路日常养护="城区路灯照明"),
        "表.xlsx": form_file(name="农村客运补贴项目"),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    with qtbot.waitSignal(window.desk.imports.finished, timeout=20000) as finished:
        window.desk.imports.start([Path(tmp_path)])
    assert "新增 3 份，其中 1 份自评表未并入报告，原因见列表。" in window.ui.banners.text("import-many")
    window.desk.imports.show_results(finished.args[0])
    results = window.desk.imports.results
    table = results.ui.resultTable
    rows = [[table.item(row, column).text() for column in range(3)] for row in range(table.rowCount())]
    (told,) = [row for row in rows if row[0] == "表.xlsx"]
    assert told[1:] == ["待核对", "同一文件夹内有 2 份报告，未能确定属于哪一份，可用“并入自评表”。"]
    assert results.filters["odd"].text() == "待核对 1"
    assert max(table.rowHeight(row) for row in range(3)) < 2 * table.fontMetrics().height() + 8
    results.close()
