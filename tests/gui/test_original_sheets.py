"""Workbooks shown as sheets: marks lie on the cells that say so; cells are clicked, chosen, copied, found, printed."""

import io
import re
from collections import Counter

import openpyxl
import pypdfium2
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from support.pairs import form_file, report_file
from support.workbooks import workbook

from gui.original_stand import StandSession, lit, passage
from gui.pages_stand import plain
from gui.sheets_stand import NOTE, book, filled, of_kind
from gui.test_original_kept import choose, to_file  # noqa: F401
from gui.test_original_pages import colors_of, inside, shown
from reviewer.documents import joined, read_document
from reviewer.domain.document import Document
from reviewer.domain.report import FieldValue, FormReading, Report
from reviewer.domain.sheets import Area, Worksheet
from reviewer.domain.text import Span
from reviewer.gui import theme
from reviewer.gui.original.flow import FlowSide
from reviewer.gui.original.sheet_grid import grids_of
from reviewer.gui.original.sheet_layout import Fit, SheetLayout
from reviewer.gui.original.sheet_rows import RowHeights
from reviewer.gui.original.sheet_side import SheetSide
from reviewer.gui.original.sheet_view import SheetView
from reviewer.gui.original.sheet_words import CellWords
from reviewer.gui.original.view import OriginalView

REF = "field:spent"


def opened(qtbot, content, words, name="自评表.xlsx", look="current", **more):
    """Show a workbook with some of its words lit; returns pane, controller, document and the passage."""
    document = read_document(content, name)
    session = StandSession(document, lit={REF: [lit(document, words, look, **more)]})
    pane, controller, _ = shown(qtbot, session, content)
    controller.set_current(REF)
    QApplication.processEvents()
    return pane, controller, document, session.lit(REF)[0].passage.span


def cell_rect(view, row, column):
    """Return where a cell lies, by the letters above and the numbers beside it."""
    return view._rect(view.grid.at(row, column).area)


def main_color(color, rect):
    """Return the most frequent colour inside of a rectangle."""
    return QColor(Counter(one.name() for one in inside(color, rect)).most_common(1)[0][0])


def click(view, point, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, point.toPoint())


def drag(view, begin, end):
    port, button = view.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(port, button, pos=begin.toPoint())
    for share in (0.3, 0.7, 1.0):
        at = begin + (end - begin) * share
        event_to(port, at)
    QTest.mouseRelease(port, button, pos=end.toPoint())


def event_to(port, at):
    button = Qt.MouseButton.LeftButton
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        at,
        QPointF(port.mapToGlobal(at.toPoint())),
        button,
        button,
        Qt.KeyboardModifier(0),
    )
    QApplication.sendEvent(port, event)


# ---- where marks lie


@pytest.mark.parametrize("kind", ["xlsx", "xls", "sheet-xml", "web"])
@pytest.mark.parametrize("words", ["12.6公里", "云溪县河道管理站", "产出指标", "项目支出绩效自评表", "总分"])
def test_a_whole_cell_is_lit_where_its_file_has_it(qtbot, kind, words):
    """The place on the screen leads by rows and columns to the cell in which another reader finds the words."""
    name, content, cells = of_kind(kind)
    pane, _, _, span = opened(qtbot, content, words, name)
    assert isinstance(pane.view, SheetView)
    (line,) = pane.view.marked_lines(span)
    row, column = pane.view.place_at(line.rect.topLeft() + QPointF(3, 3))
    assert cells[row, column] == words
    assert main_color(colors_of(pane), line.rect) == theme.color("passage")


def test_a_merged_cell_is_one(qtbot):
    pane, _, document, span = opened(qtbot, book(), "产出指标")
    view = pane.view
    (line,) = view.marked_lines(span)
    both = cell_rect(view, 4, 0)
    assert both == view._layout.rect(Area(4, 0, 5, 0)).translated(-view.off())
    assert line.rect.height() == pytest.approx(both.height(), abs=5)
    assert view.text_at(view.lines(span)[0].rect.center()) is not None
    title = view.box(passage(document, "项目支出绩效自评表").span)
    assert title.width() == pytest.approx(view._layout.lefts[7], abs=1), "over all seven columns"


def test_of_a_part_the_cell_is_light_and_the_words_are_marked(qtbot):
    pane, _, _, span = opened(qtbot, book(), "200.00万元")
    view = pane.view
    (line,) = view.marked_lines(span)
    cell = cell_rect(view, 8, 0)
    assert cell.contains(line.rect)
    assert line.rect.width() < cell.width() / 2
    color = colors_of(pane)
    assert color(cell.right() - 8, cell.top() + 4) == theme.color("pale")
    both = zip(theme.color("pale").getRgb(), theme.color("passage").getRgb(), strict=True)
    assert main_color(color, line.rect).getRgb() == pytest.approx([a * b / 255 for a, b in both], abs=1)
    first = view.text_at(QPointF(line.rect.left() + 2, line.rect.center().y()))
    last = view.text_at(QPointF(line.rect.right() - 2, line.rect.center().y()))
    assert view.report_text[first : last + 1] == "200.00万元"


def test_what_contradicts_is_red(qtbot):
    pane, *_ = opened(qtbot, book(), "200.00万元", look="clash", badge="②")
    cell = cell_rect(pane.view, 8, 0)
    color = colors_of(pane)
    assert color(cell.right() - 8, cell.top() + 4) == theme.color("red_tint")


def test_a_passage_of_several_cells_lights_each(qtbot):
    pane, _, _, span = opened(qtbot, book(), "清淤长度\t≥12公里\t12.6公里")
    places = [pane.view.place_at(line.rect.center()) for line in pane.view.marked_lines(span)]
    assert places == [(4, 2), (4, 3), (4, 4)]


def test_a_passage_on_another_sheet_brings_it_forward(qtbot):
    pane, _, document, span = opened(qtbot, book(), "第70项")
    tabs = pane._ui.sheetTabs
    assert tabs.isVisible()
    assert tabs.bar.currentIndex() == 1
    assert tabs.bar.tabText(1) == "支出明细 •"
    assert tabs.bar.tabText(0) == "自评表"
    assert pane.view.shows(span)
    assert pane.view.place_at(pane.view.box(span).center()) == (69, 0)
    assert pane._ui.sheetLine.words() == ("支出明细!A70", "第70项")
    tabs.bar.setCurrentIndex(0)
    assert not pane.view.shows(span)
    assert pane.view.lines(span) == []
    assert pane.view.lines(passage(document, "总分").span)


def guided():
    """Return a workbook whose form stands on its second sheet, behind one that tells how to fill it in."""
    return workbook(lambda sheet: sheet.append(["1.得分最高不能超过该指标分值上限。"]), 附件2=filled)


def named(document):
    """Return a reading that knows where the form names its project."""
    return Report(fields={"project_name": FieldValue("a", passage(document, "12.6公里"), 0.9, "test")})


def test_it_opens_on_the_sheet_of_the_form(qtbot):
    content = guided()
    document = read_document(content, "自评表.xlsx")
    pane, _, _ = shown(qtbot, StandSession(document, named(document)), content)
    assert pane.view.grid.name == "附件2"
    assert pane._ui.sheetTabs.bar.currentIndex() == 1
    pane._ui.sheetTabs.chosen.emit(0)
    assert pane.view.grid.name == "自评表"


def test_the_form_of_a_pair_opens_on_its_sheet(qtbot):
    alone = read_document(guided(), "自评表.xlsx")
    document = joined(read_document(report_file(), "报告.docx"), alone)
    told = FormReading(document.members[1].start, named(document).fields)
    session = StandSession(document, Report(form=told))
    pane, _, _ = shown(qtbot, session, b"")
    pane._members.go_to(1)
    assert pane.view.grid.name == "附件2"
    assert pane._ui.memberTabs.tabs[1].isChecked()


def test_passages_on_two_sheets_split_the_view(qtbot):
    content = book()
    document = read_document(content, "自评表.xlsx")
    marks = [lit(document, "12.6公里", "clash", "①"), lit(document, "第70项", "clash", "②")]
    pane, controller, _ = shown(qtbot, StandSession(document, lit={REF: marks}), content)
    controller.set_current(REF)
    QApplication.processEvents()
    second = pane._ui.second
    assert second.isVisible()
    assert isinstance(second.view, SheetView)
    assert pane.view.shows(marks[0].passage.span)
    assert second.view.shows(marks[1].passage.span)
    assert second.words().startswith("支出明细!A70")
    assert second.view.marked.row == 69


def test_values_of_the_report_are_underlined(qtbot):
    content = book()
    document = read_document(content, "自评表.xlsx")
    value = passage(document, "12.6公里")
    session = StandSession(
        document, Report(fields={"spent": FieldValue("12.6", value, 0.9, "test")}), values=[value]
    )
    pane, controller, _ = shown(qtbot, session, content)
    (line,) = pane.view.lines(value.span)
    color, under = colors_of(pane), round(line.rect.bottom() + 1)
    assert color(line.rect.center().x(), under) == theme.color("pale_line")
    click(pane.view, cell_rect(pane.view, 4, 4).topLeft() + QPointF(4, 4))
    assert controller.current == REF, "anywhere in the cell"


def test_text_that_does_not_wrap_runs_over_empty_cells(qtbot):
    said = "注：本表一式三份，由项目实施单位填写，主管部门审核。"

    def fill(sheet):
        sheet["A1"], sheet["D1"], sheet["A2"], sheet["B2"] = said, "完", said, "旁"

    pane, _, document, span = opened(qtbot, workbook(fill), said)
    view = pane.view
    (line,) = view.marked_lines(span)
    assert view.place_at(line.rect.topRight() - QPointF(4, -4)) == (0, 2), "up to the cell that holds something"
    assert len(view.lines(span)) == 2
    ink = [c for c in inside(colors_of(pane), cell_rect(view, 0, 1)) if c.lightness() < 120]
    assert ink, "what it runs over does not cover it"
    second = view.lines(passage(document, said, 1).span)
    assert len(second) > 3, "where something stands beside it wraps"
    assert all(cell_rect(view, 1, 0).contains(one.rect) for one in second)


# ---- pointing, choosing, copying


def test_a_click_on_a_marked_cell_is_told_and_chooses_it(qtbot):
    pane, _, _, span = opened(qtbot, book(), "200.00万元")
    hits = []
    pane.view.passageClicked.connect(hits.append)
    click(pane.view, cell_rect(pane.view, 8, 0).topRight() + QPointF(-6, 6))
    assert hits == [[span]]
    assert pane._ui.sheetLine.words() == ("自评表!A9", NOTE)
    assert pane.view.selection().text == NOTE
    click(pane.view, cell_rect(pane.view, 2, 1).center())
    assert len(hits) == 1
    assert pane.view.selection().text == "云溪县水利局"
    assert pane._ui.sheetLine.words() == ("自评表!B3", "云溪县水利局")


def test_an_empty_cell_has_an_address_and_no_text(qtbot):
    pane, *_ = opened(qtbot, book(), "总分")
    click(pane.view, cell_rect(pane.view, 7, 2).center())
    assert pane._ui.sheetLine.words() == ("自评表!C8", "")
    assert pane.view.selection() is None
    assert not pane.view.has_selection()


def test_hovering_shows_the_passage(qtbot):
    pane, _, _, span = opened(qtbot, book(), "12.6公里")
    QTest.mouseMove(pane.view.viewport(), cell_rect(pane.view, 4, 4).center().toPoint())
    QApplication.processEvents()
    pane.view._pointing.hover(cell_rect(pane.view, 4, 4).center())
    assert pane.view._pointing.hovered == span
    assert pane.view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor


def test_a_chosen_cell_becomes_a_value(qtbot):
    pane, controller, document, _ = opened(qtbot, book(), "总分")
    controller.set_current("field:unit")
    click(pane.view, cell_rect(pane.view, 2, 4).center())
    pane._takes.as_field()
    session = pane.session
    assert session.edits == [("field", "unit", "云溪县河道管理站", passage(document, "云溪县河道管理站"))]


def test_words_of_a_cell_are_chosen_by_dragging_and_by_double_click(qtbot):
    pane, _, document, _ = opened(qtbot, book(), "总分")
    view = pane.view
    (line,) = view.lines(passage(document, "财政拨款").span)
    drag(view, line.rect.topLeft() + QPointF(1, 8), line.rect.topRight() + QPointF(-1, 8))
    assert view.selection() == passage(document, "财政拨款")
    view.copy()
    assert QApplication.clipboard().text() == "财政拨款"
    (number,) = view.lines(passage(document, "281.28").span)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=number.rect.center().toPoint())
    assert view.selection().text == "281.28万元"


def test_several_cells_are_copied_as_spreadsheets_do(qtbot):
    pane, *_ = opened(qtbot, book(), "总分")
    view = pane.view
    drag(view, cell_rect(view, 3, 2).center(), cell_rect(view, 5, 4).center())
    view.copy()
    assert QApplication.clipboard().text() == (
        "三级指标\t年度指标值\t实际完成值\n清淤长度\t≥12公里\t12.6公里\n验收合格率\t100%\t100%"
    )
    assert pane._ui.sheetLine.words()[0] == "自评表!C4:E6"
    assert view.selection() is None, "other cells stand between them in the text"
    drag(view, cell_rect(view, 4, 2).center(), cell_rect(view, 4, 4).center())
    assert view.selection().text == "清淤长度\t≥12公里\t12.6公里"
    click(view, cell_rect(view, 4, 0).center())
    view.copy()
    assert QApplication.clipboard().text() == "产出指标", "a merged cell is its text"
    drag(view, cell_rect(view, 5, 0).center(), cell_rect(view, 5, 1).bottomRight() - QPointF(4, 4))
    view.copy()
    assert QApplication.clipboard().text() == "产出指标\t数量指标\n\t质量指标", "no merged cell is cut"


def test_shift_extends_and_headings_choose_rows_and_columns(qtbot):
    pane, *_ = opened(qtbot, book(), "总分")
    view = pane.view
    click(view, cell_rect(view, 4, 3).center())
    click(view, cell_rect(view, 5, 4).center(), Qt.KeyboardModifier.ShiftModifier)
    assert pane._ui.sheetLine.words()[0] == "自评表!D5:E6"
    QTest.mouseClick(
        view._numbers, Qt.MouseButton.LeftButton, pos=QPoint(5, round(cell_rect(view, 3, 0).center().y()))
    )
    assert view._choice.area == Area(3, 0, 3, 6)
    across = view._numbers.width() + round(cell_rect(view, 3, 5).center().x())
    QTest.mouseClick(view._letters, Qt.MouseButton.LeftButton, pos=QPoint(across, 5))
    view.copy()
    assert QApplication.clipboard().text() == "\n\n\n分值\n25\n25\n50\n\n"


def test_keys_move_the_chosen_cell_copy_and_change_sheets(qtbot):
    pane, *_ = opened(qtbot, book(), "总分")
    view = pane.view
    click(view, cell_rect(view, 3, 3).center())
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert pane._ui.sheetLine.words() == ("自评表!E5", "12.6公里")
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "12.6公里\n100%"
    pane._step(1)
    assert view.sheet == 1
    assert not view.has_selection()
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum() > 0
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.verticalScrollBar().value() == 0
    click(view, cell_rect(view, 0, 0).center())
    for _ in range(60):
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert pane._ui.sheetLine.words() == ("支出明细!A61", "第61项")
    assert view.viewport().rect().contains(cell_rect(view, 60, 0).toRect()), "it comes along"


def test_the_menu_is_for_the_cell_under_the_pointer(qtbot):
    pane, *_ = opened(qtbot, book(), "总分")
    at = cell_rect(pane.view, 4, 4).center().toPoint()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, pane.view.viewport().mapToGlobal(at))
    QApplication.sendEvent(pane.view.viewport(), event)
    menu = next(m for m in QApplication.topLevelWidgets() if isinstance(m, QMenu) and m.isVisible())
    next(a for a in menu.actions() if a.text() == "复制").trigger()
    menu.close()
    assert QApplication.clipboard().text() == "12.6公里"


# ---- find, zoom, strip, switch, print


def test_find_leads_to_other_sheets(qtbot):
    pane, _, document, _ = opened(qtbot, book(), "总分")
    found = [passage(document, "第75项").span]
    pane._show_found(found, found[0])
    assert pane.view.sheet == 1
    assert pane.view.shows(found[0])
    (line,) = pane.view.lines(found[0])
    colors = [c.name() for c in inside(colors_of(pane), line.rect)]
    assert theme.color("sel").name() in colors


def test_zoom_keeps_the_place_and_100_fits_the_width(qtbot):
    pane, *_ = opened(qtbot, book(), "第40项")
    view = pane.view
    top = view.visible_rows().start
    before = view._layout.rows.height(40)
    pane.set_zoom(150)
    assert view.visible_rows().start == pytest.approx(top, abs=1)
    assert view._layout.rows.height(40) == pytest.approx(1.5 * before, rel=0.15)
    pane.set_zoom(100)
    view.show_sheet(0)
    assert view.horizontalScrollBar().maximum() == 0
    for width in range(610, 660, 3):
        pane.resize(width, 645)
        QApplication.processEvents()
        assert view.horizontalScrollBar().maximum() == 0, "columns grow narrower, type stays legible"


def test_letters_and_numbers_stay_while_cells_scroll(qtbot):
    pane, *_ = opened(qtbot, book(), "总分")
    view = pane.view
    pane.set_zoom(300)
    view.horizontalScrollBar().setValue(60)
    corner = view.viewport().mapTo(view, QPoint(0, 0))
    assert view._letters.geometry().bottom() == corner.y() - 1
    assert view._numbers.geometry().right() == corner.x() - 1
    image = view._letters.grab().toImage()
    view.horizontalScrollBar().setValue(160)
    assert view._letters.grab().toImage() != image, "they follow sideways"
    assert view.marked == Area(6, 0, 6, 4)


def test_the_strip_shows_what_is_on_this_sheet(qtbot):
    pane, _, document, span = opened(qtbot, book(), "第40项")
    view = pane.view
    assert view.share_of(span) == pytest.approx(39 / 80, abs=0.02)
    assert view.share_of(passage(document, "总分").span) < 0
    view.go_to_share(0.0)
    assert view.verticalScrollBar().value() == 0


def test_the_switch_shows_the_text_and_the_sheet_again(qtbot):
    pane, _, _, span = opened(qtbot, book(), "第40项")
    assert pane._ui.layoutSwitch.isVisible()
    pane._ui.textButton.click()
    assert isinstance(pane._side, FlowSide)
    assert not pane._ui.sheetLine.isVisible()
    assert not pane._ui.sheetTabs.isVisible()
    qtbot.waitUntil(lambda: pane.settled)
    pane.view.go_to(span)
    pane._ui.pagesButton.click()
    assert isinstance(pane._side, SheetSide)
    assert pane.view.sheet == 1


def test_what_no_cell_holds_is_shown_as_text(qtbot):
    document = Document("行甲\t480", "xlsx", file_name="表.xlsx", worksheets=())
    pane, *_ = shown(qtbot, StandSession(document), b"")
    assert isinstance(pane._side, FlowSide)
    assert not pane._ui.layoutSwitch.isVisible()


def printed_pages(qtbot, target, content, words):
    pane, *_ = opened(qtbot, content, words)
    choose(pane, "打印原件…")
    made = pypdfium2.PdfDocument(target.path.read_bytes())
    return ["".join(plain(page.get_textpage().get_text_bounded()).split()) for page in made]


def test_sheets_are_printed_each_on_its_pages(qtbot, to_file):  # noqa: F811
    pages = printed_pages(qtbot, to_file, book(), "总分")
    assert "云溪县河道管理站" in pages[0]
    assert "第1项" not in pages[0]
    assert "第1项1.25河道清淤" in pages[1]
    rows = "".join(pages[1:])
    assert all(rows.count(f"第{row}项") == 1 for row in range(1, 81)), "no row twice, none lost"


def test_a_printer_that_does_not_answer_is_said(qtbot, to_file, tmp_path):  # noqa: F811
    to_file.path = tmp_path / "no such folder" / "打印.pdf"
    pane, *_ = opened(qtbot, book(), "总分")
    choose(pane, "打印原件…")
    assert "没有打印完" in pane._ui.errorText.full_text()


# ---- pairs


def test_the_form_of_a_pair_is_a_sheet_in_its_tab(qtbot):
    report = read_document(report_file(), "报告.docx")
    document = joined(report, read_document(form_file(), "自评表.xlsx"))
    begins = document.members[1].start
    only_form = Span(document.text.index("9.5", begins), document.text.index("9.5", begins) + 3)
    session = StandSession(
        document,
        lit={
            "field:spent": [
                lit(document, "实际支出456.00万元", "clash", "①"),
                lit(document, "8600平方米", "clash", "②", nth=1),
            ],
            "field:unit": [lit(document, "9.5")],
            "field:year": [lit(document, "群众满意度为93%")],
        },
    )
    assert session.lit("field:unit")[0].passage.span == only_form
    pane, controller, _ = shown(qtbot, session, b"")
    assert isinstance(pane._side, FlowSide)
    pane._members.go_to(1)
    assert isinstance(pane._side, SheetSide)
    assert pane._ui.memberTabs.tabs[1].isChecked()
    pane._members.go_to(0)
    assert isinstance(pane._side, FlowSide)
    controller.set_current("field:unit")
    assert isinstance(pane._side, SheetSide)
    assert pane.view.shows(only_form)
    assert pane._ui.sheetLine.words()[1] == "9.5"
    controller.set_current("field:year")
    assert isinstance(pane._side, FlowSide)
    assert pane._ui.memberTabs.tabs[0].isChecked()
    places = [one.passage.span for one in session.lit("field:spent")]
    second = pane._ui.second
    controller.set_current("field:spent")  # lit in both: the sheet is shown beside the text
    assert isinstance(pane._side, FlowSide)
    assert pane.view.shows(places[0])
    assert isinstance(second.view, SheetView)
    assert second.view.shows(places[1])
    assert second.words().startswith("自评表!")
    assert not pane._ui.sheetLine.isVisible()
    controller.set_current("field:unit")
    controller.set_current("field:spent")  # the sheet was shown: it stays, with the text beside it
    assert isinstance(pane._side, SheetSide)
    assert pane._ui.sheetLine.isVisible()
    assert pane.view.shows(places[1])
    assert isinstance(second.view, OriginalView)
    assert second.view.shows(places[0])
    pane.set_zoom(125)
    assert second.view.lines(places[0])
    pane._show_found([places[0]], places[0])
    assert isinstance(pane._side, FlowSide)
    assert pane.view.shows(places[0])
    pane._ui.textButton.click()
    pane._members.go_to(1)
    assert isinstance(pane._side, FlowSide)


# ---- large sheets


def large(rows=12_000):
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("明细")
    for row in range(rows):
        sheet.append([f"第{row + 1}项", "河道清淤及堤防加固工程" * (1 + row % 3), row, "万元"])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_of_a_large_sheet_only_what_is_seen_is_laid_out(qtbot, monkeypatch):
    document = read_document(large(), "明细.xlsx")
    made = []
    begin = CellWords.__init__
    monkeypatch.setattr(CellWords, "__init__", lambda self, *a: made.append(1) or begin(self, *a))
    last = lit(document, "第11990项")
    session = StandSession(document, lit={REF: [last]})
    pane, controller, _ = shown(qtbot, session, b"")
    pane.view.viewport().repaint()
    assert len(pane.view.grid._rows) < 60
    assert 0 < len(made) < 400
    assert pane.view.visible_rows().stop < 60
    controller.set_current(REF)
    QApplication.processEvents()
    assert pane.view.shows(last.passage.span)
    assert len(made) < 1200
    view, place = pane.view, pane.view.box(last.passage.span).top()
    for _ in range(5):  # rows that grow above what is seen move nothing
        view.verticalScrollBar().setValue(view.verticalScrollBar().value() - 40)
        moved = view.box(last.passage.span).top()
        assert moved - place == pytest.approx(40, abs=1)
        place = moved


def test_heights_of_many_rows():
    rows = RowHeights(1000, 20.0, [3, 500], [30.0, 25.0])
    assert rows.total == 1000 * 20 + 15
    assert (rows.top(3), rows.top(4), rows.top(501)) == (60, 90, 10_035)
    rows.set(3, 100.0)
    assert rows.height(3) == 100
    assert rows.height(4) == 20
    assert (rows.top(4), rows.top(1000)) == (160, 20_085)
    assert [rows.at(y) for y in (-5, 0, 59.9, 60, 159, 160, 1e9)] == [0, 0, 2, 3, 3, 4, 999]


def test_a_merged_cell_that_needs_more_grows_by_its_last_row(qapp):
    said = "河道清淤及堤防加固工程按期完成，" * 6

    def fill(sheet):
        sheet["A1"], sheet["B1"], sheet["B2"] = said, "甲", "乙"
        sheet.merge_cells("A1:A2")

    document = read_document(workbook(fill), "表.xlsx")
    (grid,) = grids_of(document)
    layout = SheetLayout(grid, document.text, Fit(1.3, 1.3))
    (words,) = [layout.words(one) for one in grid.within(0, 1) if one.span.of(document.text) == said]
    assert words.lines > 10
    assert layout.rect(Area(0, 0, 1, 0)).height() >= words.height
    assert layout.rows.height(0) < layout.rows.height(1)


def test_sizes_of_the_file_and_hidden_columns(qapp):
    def fill(sheet):
        sheet.append(["甲", "乙", "丙"])
        sheet.column_dimensions["A"].width = 30
        sheet.column_dimensions["B"].width = 0.5
        sheet.row_dimensions[1].height = 60

    document = read_document(workbook(fill), "表.xlsx")
    (grid,) = grids_of(document)
    assert grid.widths_pt[0] == pytest.approx(30 * 5.25)
    assert grid.widths_pt[1] == grid.widths_pt[2], "what is hidden can be read"
    layout = SheetLayout(grid, document.text, Fit(1.0, 1.0))
    assert layout.rows.height(0) == 60


def test_sheets_of_a_pair_stand_behind_the_report():
    report = read_document(report_file(), "报告.docx")
    form = read_document(form_file(), "自评表.xlsx")
    assert form.worksheets[0].span == Span(0, len(form.text))
    whole = joined(report, form)
    assert [type(one) for one in whole.worksheets] == [Worksheet]
    assert whole.worksheets[0].span == whole.members[1].span


def test_a_figure_is_set_smaller_before_it_is_broken(qapp):
    document = read_document(
        workbook(lambda sheet: sheet.append(["1263500.50", "河道清淤工程", "旁"])), "表.xlsx"
    )
    (grid,) = grids_of(document)
    layout = SheetLayout(grid, document.text, Fit(1.0, 1.0))
    figure, words, _ = (layout.words(one) for one in grid.within(0, 0))
    assert figure.lines == 1
    assert words.lines == 2


def test_a_cell_in_the_last_row_of_all_costs_nothing(qtbot, to_file):  # noqa: F811
    def fill(sheet):
        sheet["A1"], sheet["B1048576"] = "甲县水利局", " 乙县水利局 "

    pane, _, _, span = opened(qtbot, workbook(fill), "乙县水利局")
    view = pane.view
    assert len(view.grid._rows) == 2
    assert view.place_at(view.box(span).topLeft() + QPointF(3, 3)) == (1_048_575, 1)
    assert len(view.marked_lines(span)) == 1
    assert view.marked_lines(span)[0].rect.width() > 0.9 * view._layout.lefts[1], (
        "the blanks around it are no part of it"
    )
    assert view._numbers.width() > 50
    choose(pane, "打印原件…")
    assert len(pypdfium2.PdfDocument(to_file.path.read_bytes())) == 2, "pages that hold nothing are not printed"


def test_a_hidden_sheet_is_not_printed(qtbot, to_file):  # noqa: F811
    def choices(sheet):
        sheet["A1"] = "下拉选项"
        sheet.sheet_state = "hidden"

    pages = printed_pages(
        qtbot, to_file, workbook(lambda sheet: sheet.append(["河道清淤"]), 字典=choices), "河道清淤"
    )
    assert pages == ["河道清淤"]


@pytest.mark.parametrize(("rows", "count"), [(39, 1), (44, 1), (60, 2), (90, 2)])
def test_a_few_rows_too_many_make_no_page_of_their_own(qtbot, to_file, rows, count):  # noqa: F811
    def fill(sheet):
        for row in range(1, rows + 1):
            sheet.append([f"第{row}项", "河道清淤"])
            sheet.row_dimensions[row].height = 15

    pages = printed_pages(qtbot, to_file, workbook(fill), "河道清淤")
    assert len(pages) == count
    assert all("".join(pages).count(f"第{row}项") == 1 for row in range(1, rows + 1))


def test_a_page_ends_where_no_merged_cell_is_cut(qtbot, to_file):  # noqa: F811
    def fill(sheet):
        for row in range(1, 101):
            sheet.append([f"第{(row + 9) // 10}组", f"第{row}项"])
            sheet.row_dimensions[row].height = 15
        for first in range(1, 101, 10):
            sheet.merge_cells(start_row=first, end_row=first + 9, start_column=1, end_column=1)

    pages = printed_pages(qtbot, to_file, workbook(fill), "第1项")
    assert len(pages) > 1
    for page in pages:
        assert len(re.findall(r"第\d+项", page)) % 10 == 0
