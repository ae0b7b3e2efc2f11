"""Each file of a pair is shown as it would be alone; where what is lit lies in both, one side stands next to the other."""

import pypdfium2
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from support.pairs import form_file
from support.raw_pdf import make_pdf, prose

from gui.original_stand import StandSession, Writer, lit
from gui.pages_stand import pdf, plain
from gui.pages_stand import read as read_pdf
from gui.test_original_kept import choose, to_file  # noqa: F401
from gui.test_original_members import bar_words, current
from gui.test_original_pages import shown
from reviewer.documents import alone, converting, joined, read_document
from reviewer.domain.text import Span
from reviewer.gui.original.looks import PAGES, SHEETS, TEXT, looks_of
from reviewer.gui.original.pages_view import PagesView
from reviewer.gui.original.sheet_view import SheetView
from reviewer.gui.original.view import OriginalView

LINES = ("路灯维护项目自评报告", "全年维护路灯三百盏，完成投资五十万元", "服务对象满意度为九成")
FORM = form_file()


def by_pages():
    """A report of one page that ends in its upper half."""
    content = pdf(lambda sheet: [sheet.line(n, f"第{n}行 实际支出456.00万元") for n in range(6)])
    return content, read_pdf(content, "报告.pdf")


def by_sheet():
    return FORM, read_document(FORM, "自评表.xlsx")


def flowing():
    w = Writer()
    for line in LINES:
        w.line(line)
    return b"flowing", w.document()


def pair(qtbot, report, form, words):
    """Show a pair with words of each file lit, alone and both; returns pane, controller, and both places."""
    document = joined(report[1], form[1])
    begins, places = document.members[1].start, []
    for text, start in zip(words, (0, begins), strict=True):
        at = document.text.index(text, start)
        places.append(Span(at, at + len(text)))
    marks = [
        lit(document, text, "clash", badge, nth=document.text[: place.start].count(text))
        for text, badge, place in zip(words, "①②", places, strict=True)
    ]
    assert [mark.passage.span for mark in marks] == places
    lights = {"field:spent": marks, "field:year": marks[:1], "field:unit": marks[1:]}
    pane, controller, session = shown(qtbot, StandSession(document, lit=lights), report[0], form=form[0])
    session.row.form_name = form[1].file_name
    return pane, controller, places


@pytest.fixture
def paged_and_sheet(qtbot):
    return pair(qtbot, by_pages(), by_sheet(), ("456.00万元", "8600平方米"))


def test_what_each_file_is(qapp):
    paged, sheet, text = (one()[1] for one in (by_pages, by_sheet, flowing))
    found = [looks_of(joined(a, b)) for a, b in ((paged, sheet), (text, sheet), (text, paged), (paged, paged))]
    assert found == [(PAGES, SHEETS), (TEXT, SHEETS), (TEXT, PAGES), (PAGES, PAGES)]
    assert [looks_of(one) for one in (paged, sheet, text)] == [(PAGES,), (SHEETS,), (TEXT,)]
    assert looks_of(text, paged.pages) == (PAGES,)
    whole = joined(text, sheet)
    assert alone(whole, 1).worksheets == sheet.worksheets
    assert alone(whole, 0).worksheets == ()


def test_the_report_is_shown_first(qtbot):
    pane, _, _ = pair(qtbot, flowing(), by_pages(), ("五十万元", "456.00万元"))
    assert isinstance(pane.view, OriginalView)
    assert current(pane) == 0
    pane._members.go_to(1)
    assert isinstance(pane.view, PagesView)
    assert current(pane) == 1


def test_pages_and_a_sheet_stand_next_to_each_other(paged_and_sheet):
    pane, controller, places = paged_and_sheet
    ui, second = pane._ui, pane._ui.second
    assert isinstance(pane.view, PagesView)
    assert pane.view.shows(places[1]), "the end of the report, the nearest place to what stands in the form"
    controller.set_current("field:spent")
    assert isinstance(pane.view, PagesView)
    assert pane.view.shows(places[0])
    assert second.isVisible()
    assert isinstance(second.view, SheetView)
    assert second.view.shows(places[1])
    assert second.words().startswith("自评表!E8")
    assert ui.pageBar.isVisible()
    assert not ui.sheetLine.isVisible()
    assert current(pane) == 0
    controller.set_current("field:unit")
    assert isinstance(pane.view, SheetView)
    assert not second.isVisible()
    assert not ui.pageBar.isVisible()
    assert current(pane) == 1
    controller.set_current("field:spent")
    assert isinstance(pane.view, SheetView)
    assert pane.view.shows(places[1])
    assert isinstance(second.view, PagesView)
    assert second.view.shows(places[0])
    assert ui.sheetLine.isVisible()
    assert not ui.pageBar.isVisible()
    assert not ui.pageList.isVisible()
    pane._show_list(True)
    assert not ui.pageList.isVisible()
    assert current(pane) == 1
    controller.set_current("field:year")
    assert isinstance(pane.view, PagesView)
    assert ui.pageList.isVisible()
    assert bar_words(pane) == ("1", "页/共1页")


def test_pages_and_flowing_text_stand_next_to_each_other(qtbot):
    pane, controller, places = pair(qtbot, by_pages(), flowing(), ("456.00万元", "五十万元"))
    second = pane._ui.second
    controller.set_current("field:spent")
    assert isinstance(pane.view, PagesView)
    assert isinstance(second.view, OriginalView)
    assert second.view.shows(places[1])
    pane._members.go_to(1)
    controller.set_current("field:year")
    controller.set_current("field:unit")
    controller.set_current("field:spent")
    assert isinstance(pane.view, OriginalView)
    assert isinstance(second.view, PagesView)
    assert second.view.shows(places[0])


def test_a_click_beside_is_told(paged_and_sheet):
    pane, controller, places = paged_and_sheet
    controller.set_current("field:spent")
    hits = []
    second = pane._ui.second.view
    second.passageClicked.connect(hits.append)
    corner = second.box(places[1]).topLeft() + QPointF(4, 4)
    QTest.mouseClick(second.viewport(), Qt.MouseButton.LeftButton, pos=corner.toPoint())
    assert hits == [[places[1]]]


def test_find_outline_and_strip_lead_to_the_right_file(qtbot, paged_and_sheet):
    pane, _, places = paged_and_sheet
    pane.open_find()
    query = pane._ui.findBar._ui.query
    query.setText("8600平方米")
    qtbot.waitUntil(lambda: isinstance(pane.view, SheetView))
    assert pane.view.shows(places[1])
    query.setText("第3行")
    qtbot.waitUntil(lambda: isinstance(pane.view, PagesView))
    assert current(pane) == 0
    pane._strip.markChosen.emit(places[1])
    assert isinstance(pane.view, SheetView)
    assert pane.view.shows(places[1])
    pane._strip.markChosen.emit(places[0])
    assert isinstance(pane.view, PagesView)
    pane._ui.outlineButton.click()
    menu = next(m for m in pane.findChildren(QMenu) if m.isVisible())
    menu.actions()[-1].trigger()
    menu.close()
    assert isinstance(pane.view, SheetView)
    assert current(pane) == 1


def test_the_folded_line_leads_to_the_other_file(paged_and_sheet):
    pane, controller, places = paged_and_sheet
    pane._lit.set_one_line(True)
    controller.set_current("field:spent")
    folded = pane._ui.folded
    assert folded.isVisible()
    assert "8600平方米" in folded.words()
    folded.goClicked.emit()
    assert isinstance(pane.view, SheetView)
    assert pane.view.shows(places[1])
    assert folded.isVisible()
    assert "456.00万元" in folded.words()
    folded.goClicked.emit()
    assert isinstance(pane.view, PagesView)
    assert pane.view.shows(places[0])


def test_text_is_text_for_both_and_layout_comes_back(paged_and_sheet):
    pane, controller, places = paged_and_sheet
    pane._members.go_to(1)
    pane._ui.textButton.click()
    assert isinstance(pane.view, OriginalView)
    assert current(pane) == 1
    controller.set_current("field:year")
    assert isinstance(pane.view, OriginalView)
    controller.set_current("field:spent")
    assert isinstance(pane._ui.second.view, OriginalView)
    assert pane.view.shows(places[0])
    controller.set_current("field:balance")  # nothing is lit
    pane._members.go_to(1)
    pane._ui.pagesButton.click()
    assert isinstance(pane.view, SheetView)
    pane._members.go_to(0)
    assert isinstance(pane.view, PagesView)


@pytest.fixture
def printing(monkeypatch):
    monkeypatch.setattr(converting, "program", lambda: "soffice")
    monkeypatch.setattr(converting, "convert", lambda *told: make_pdf(prose(*LINES)))


def test_a_printed_report_stands_next_to_a_sheet(qtbot, printing):
    pane, controller, places = pair(qtbot, flowing(), by_sheet(), ("五十万元", "8600平方米"))
    assert isinstance(pane.view, OriginalView)
    pane._members.go_to(1)
    assert isinstance(pane.view, SheetView)
    pane._members.go_to(0)
    pane._ui.pagesButton.click()
    pane._members.go_to(1)  # the sheet is in view when the pages are ready: it stays
    qtbot.waitUntil(lambda: pane._printed.shown is not None and not pane._printed.busy, timeout=5000)
    assert isinstance(pane.view, SheetView)
    pane._members.go_to(0)
    assert isinstance(pane.view, PagesView)
    controller.set_current("field:spent")
    assert isinstance(pane.view, PagesView)
    assert pane.view.shows(places[0])
    assert isinstance(pane._ui.second.view, SheetView)
    assert pane._ui.second.view.shows(places[1])
    pane._ui.textButton.click()
    assert isinstance(pane.view, OriginalView)
    assert isinstance(pane._ui.second.view, SheetView), "the form is as it was"
    pane._ui.textButton.click()
    assert isinstance(pane.view, OriginalView)
    assert not isinstance(pane._ui.second.view, SheetView)


def test_the_zoom_of_a_sheet_is_that_of_the_text(qtbot):
    pane, _, places = pair(qtbot, flowing(), by_sheet(), ("五十万元", "8600平方米"))
    pane.set_zoom(150)
    (there,) = pane.view.lines(places[0])
    pane.set_zoom(100)
    pane._members.go_to(1)
    pane.set_zoom(150)
    pane._members.go_to(0)
    QApplication.processEvents()
    assert pane.view.lines(places[0])[0].rect == there.rect


def test_of_two_workbooks_the_tabs_follow_the_sheet(qtbot):
    pane, _, _ = pair(qtbot, by_sheet(), by_sheet(), ("9.5", "8600平方米"))
    assert current(pane) == 0
    pane._ui.sheetTabs.bar.setCurrentIndex(1)
    assert current(pane) == 1
    pane._members.go_to(0)
    assert pane.view.sheet == 0
    assert current(pane) == 0


def test_the_workbook_of_a_pair_is_printed_by_its_sheets(paged_and_sheet, to_file, monkeypatch):  # noqa: F811
    pane, _, _ = paged_and_sheet
    monkeypatch.setattr("reviewer.gui.original.printing.print_flow", None)
    pane._members.go_to(1)
    choose(pane, "打印自评表原件…")
    made = pypdfium2.PdfDocument(to_file.path.read_bytes())
    (page,) = ["".join(plain(one.get_textpage().get_text_bounded()).split()) for one in made]
    assert "8600平方米" in page
