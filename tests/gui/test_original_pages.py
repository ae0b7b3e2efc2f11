"""Originals with pages: what is lit lies on its words, and pages are clicked, selected, searched, zoomed and leafed through."""

import itertools
import os
import subprocess
import sys
from collections import Counter
from types import SimpleNamespace

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu

from gui.original_stand import StandSession, Writer, lit, passage
from gui.pages_stand import LEFT, LINE, TOP, pdf, plain, read
from reviewer.domain.report import FieldValue, Report
from reviewer.domain.text import Span
from reviewer.gui import theme
from reviewer.gui.controller import ReviewController
from reviewer.gui.folding import Folds
from reviewer.gui.original.pages_view import PagesView
from reviewer.gui.original.pane import OriginalPane
from reviewer.gui.original.view import OriginalView
from reviewer.gui.settings import Memory
from reviewer.services.printed import Original, printed

FILLER = "免费开放活动持续开展，群众参与面进一步扩大，服务质量稳步提升。"


class Shelf:
    """A library of one report with its file."""

    def __init__(self, session, content, form):
        self.session, self.content, self.form = session, content, form

    def open_review(self, report_id):
        return self.session

    def original_bytes(self, report_id):
        return self.content

    def form_bytes(self, report_id):
        return self.form

    def printed(self, report_id, document):
        return printed(document, [Original(self.content, {}), Original(self.form, {})])


def first_page(sheet):
    sheet.line(0, "云山县文化馆2022年免费开放项目绩效自评报告")
    sheet.line(1, "一、项目概况")
    sheet.line(2, "全年预算安排120.50万元，群众广泛参与，财政总预算")
    sheet.line(3, "安排281.28万元，实际支出118.20万元，结余2.30万元。")
    sheet.grid(
        LEFT, TOP + 5 * LINE, (120, 120, 120), [("预算数", "执行数", "结余"), ("120.50", "118.20", "2.31")]
    )
    sheet.line(24, "本项目资金由县财政局统一拨付，")


def second_page(sheet):
    sheet.line(0, "到位及时足额。")
    for number in range(1, 20):
        sheet.line(number, f"第{number}段：{FILLER}")


def sample_pages():
    """Return a PDF of six pages: prose, a table, a page that is only a picture, one that could not be read."""
    content = pdf(
        first_page,
        second_page,
        lambda sheet: sheet.picture(80, 100, "合计281.28万元"),
        lambda sheet: sheet.picture(80, 100, "盖章页"),
        second_page,
        lambda sheet: sheet.line(3, "经复核，预算安排121.50万元，自评得分98分。"),
    )
    return content, read(content, extra=[(2, "合计281.28万元", 80, 100, 22, 60)])


def sample_report_of(document):
    return Report(fields={"balance": FieldValue("23000.00", passage(document, "结余2.30万元"), 0.9, "test")})


@pytest.fixture
def stand(qtbot, tmp_path):
    """Show a pane with the pages; returns pane, controller and session."""
    content, document = sample_pages()
    session = StandSession(
        document,
        lit={
            "field:budget": [
                lit(document, "预算安排120.50万元", "clash", "①"),
                lit(document, "预算安排121.50万元", "clash", "②"),
            ],
            "field:balance": [lit(document, "结余2.30万元")],
        },
        values=[passage(document, "实际支出118.20万元"), passage(document, "结余2.30万元")],
    )
    return shown(qtbot, session, content, Memory(tmp_path / "window.ini"))


def shown(qtbot, session, content, memory=None, width=742, height=645, form=None):
    session.row = SimpleNamespace(id=1)
    controller = ReviewController(Shelf(session, content, form))
    pane = OriginalPane(controller, memory)
    qtbot.addWidget(pane)
    pane.resize(width, height)
    pane.show()
    qtbot.waitExposed(pane)
    controller.open(1)
    QApplication.processEvents()
    return pane, controller, session


def drawn(qtbot, pane):
    """Wait until the pages on the screen have their pictures."""
    pane.view.viewport().repaint()
    qtbot.waitUntil(lambda: pane.settled)


def words_on_paper(content, view, lines):
    """Read from the file itself, by pdfium, what stands under rectangles of the view."""
    file, words = pypdfium2.PdfDocument(content), ""
    for line in lines:
        page = next(p for p in range(len(file)) if view.page_rect(p).contains(line.rect.center()))
        paper, sheet = view.page_rect(page), file[page]
        width, height = sheet.get_size()
        across, down = width / paper.width(), height / paper.height()
        left, right = (line.rect.left() - paper.left()) * across, (line.rect.right() - paper.left()) * across
        top, bottom = (line.rect.top() - paper.top()) * down, (line.rect.bottom() - paper.top()) * down
        words += sheet.get_textpage().get_text_bounded(
            left + 1, height - bottom + 1, right - 1, height - top - 1
        )
    return plain("".join(words.split()))


# -- what is lit


@pytest.mark.parametrize("zoom", [75, 100, 250])
@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("预算安排120.50万元", 1),
        ("财政总预算\n安排281.28万元", 2),
        ("由县财政局统一拨付，\n到位及时足额", 2),
        ("118.20\t2.31", 2),  # two cells
        ("120.50\t", 1),
        ("2.31", 1),
    ],
)
def test_rectangles_cover_exactly_the_passage(stand, words, rows, zoom):
    pane, controller, session = stand
    pane.set_zoom(zoom)
    span = passage(session.document, words).span
    pane.view.go_to(span)
    lines = pane.view.lines(span)
    assert len(lines) == rows
    bare = words.replace("\n", "").replace("\t", "")
    assert words_on_paper(controller.library.content, pane.view, lines) == bare
    assert [line.first for line in lines] == [True] + [False] * (rows - 1)
    assert [line.last for line in lines] == [False] * (rows - 1) + [True]


def test_a_passage_over_a_page_break_lies_on_both_pages(stand):
    pane, _, session = stand
    lines = pane.view.lines(passage(session.document, "统一拨付，\n到位及时").span)
    assert pane.view.page_rect(0).contains(lines[0].rect)
    assert pane.view.page_rect(1).contains(lines[1].rect)


def test_rectangles_on_a_picture_lie_where_it_was_read(stand):
    pane, _, session = stand
    lines = pane.view.lines(passage(session.document, "281.28", nth=1).span)
    paper = pane.view.page_rect(2)
    scale = paper.width() / 595
    assert len(lines) == 1
    assert lines[0].rect.left() - paper.left() == pytest.approx((80 + 2 * 22) * scale, abs=0.01)
    assert lines[0].rect.width() == pytest.approx(6 * 22 * scale, abs=0.01)
    assert lines[0].rect.top() - paper.top() == pytest.approx(100 * scale, abs=0.01)


def colors_of(pane):
    """Return a function that reads the colour painted at logical coordinates of the view."""
    image = pane.view.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    return lambda x, y: image.pixelColor(int(x * ratio), int(y * ratio))


def inside(color, rect):
    """Return the colours in the middle of a rectangle, line by line."""
    across = range(round(rect.left()) + 4, round(rect.right()) - 4)
    down = range(round(rect.top()) + 3, round(rect.bottom()) - 3)
    return [color(x, y) for y, x in itertools.product(down, across)]


@pytest.mark.parametrize("zoom", [100, 300])
@pytest.mark.parametrize(("ref", "token"), [("field:balance", "passage"), ("field:budget", "clash")])
def test_the_current_passage_is_filled_and_its_words_stay_readable(stand, qtbot, ref, token, zoom):
    pane, controller, session = stand
    pane.set_zoom(zoom)
    controller.set_current(ref)
    drawn(qtbot, pane)
    rect = pane.view.lines(session.lit(ref)[0].passage.span)[0].rect
    color = colors_of(pane)
    found = Counter(c.name() for c in inside(color, rect))
    assert found.most_common(1)[0][0] == theme.color(token).name()
    assert min(c.lightness() for c in inside(color, rect)) < 60, "the words are drawn under the fill"
    assert color(rect.left() - 40, rect.top() - 6).name() == "#ffffff"


def test_other_values_are_underlined_and_badges_stand_at_the_upper_left(stand, qtbot):
    pane, controller, session = stand
    controller.set_current("field:budget")
    drawn(qtbot, pane)
    color = colors_of(pane)
    rect = pane.view.lines(passage(session.document, "实际支出118.20万元").span)[0].rect
    under = {color(rect.center().x(), rect.bottom() + dy / 2).name() for dy in range(-2, 8)}
    assert theme.color("pale_line").name() in under
    rect = pane.view.lines(session.lit("field:budget")[0].passage.span)[0].rect
    around = {color(rect.left() + dx, rect.top() - 3 + dy).name() for dx in range(-5, 6) for dy in range(-4, 5)}
    assert theme.color("clash_edge").name() in around


def test_paper_stays_white_in_the_dark_scheme(stand, qtbot, monkeypatch):
    pane, controller, session = stand
    monkeypatch.setitem(theme._state, "scheme", theme.DARK)
    controller.set_current("field:balance")
    drawn(qtbot, pane)
    rect = pane.view.lines(session.lit("field:balance")[0].passage.span)[0].rect
    names = Counter(c.name() for c in inside(colors_of(pane), rect))
    assert names.most_common(1)[0][0] == theme.color("passage", theme.LIGHT).name()


def test_doubtful_characters_are_underlined_and_explained(stand, qtbot):
    pane, _, session = stand
    span = passage(session.document, "合计").span
    pane.view.go_to(span)
    drawn(qtbot, pane)
    rect, color = pane.view.lines(span)[0].rect, colors_of(pane)
    amber = theme.color("amber").name()
    dots = [
        color(x, rect.bottom() + dy).name()
        for x in range(int(rect.left()), int(rect.right()))
        for dy in (-1, 0)
    ]
    assert amber in dots
    assert "#ffffff" in dots, "dotted"
    assert pane.view._told_at(rect.center()) == "识别把握不大，请对照原件"
    other = pane.view.lines(passage(session.document, "一、项目概况").span)[0].rect
    assert pane.view._told_at(other.center()) == ""


def test_an_unread_page_says_so(stand, qtbot):
    pane, _, _ = stand
    pane.view.go_to_page(3)
    drawn(qtbot, pane)
    paper, color = pane.view.page_rect(3), colors_of(pane)
    assert color(paper.right() - 14, paper.top() + 20).name() == theme.color("amber_tint").name()
    pane.view.go_to_page(2)
    drawn(qtbot, pane)
    paper, color = pane.view.page_rect(2), colors_of(pane)
    assert color(paper.right() - 14, paper.top() + 20).name() == "#ffffff"


# -- scrolling and splitting


def test_the_first_passage_comes_to_the_upper_third(stand):
    pane, controller, session = stand
    session.light("field:year", lit(session.document, "第10段", nth=1))
    controller.set_current("field:year")
    top = pane.view.box(passage(session.document, "第10段", nth=1).span).top()
    assert top == pytest.approx(pane.view.viewport().height() / 3, abs=2)


def test_passages_on_two_pages_split_the_original(stand, qtbot):
    pane, controller, session = stand
    controller.set_current("field:budget")
    first, second = (one.passage.span for one in session.lit("field:budget"))
    other = pane._ui.second.view
    assert pane._ui.second.isVisible()
    assert isinstance(other, PagesView)
    assert pane.view.shows(first)
    assert other.shows(second)
    assert words_on_paper(controller.library.content, other, other.lines(second)) == "预算安排121.50万元"
    assert other.page_rect(0).width() == pane.view.page_rect(0).width()
    pane.set_zoom(150)
    assert other.shows(second)
    pane.resize(560, 645)
    qtbot.waitUntil(lambda: other.shows(second))
    controller.set_folds(Folds(one_line=True))
    assert not pane._ui.second.isVisible()
    assert pane._ui.folded.words().endswith("预算安排121.50万元")


@pytest.mark.parametrize("words", ["云山县文化馆", "财政总预算"])
def test_a_passage_beside_the_view_is_brought_in_when_zoomed(stand, words):
    pane, controller, session = stand
    pane.set_zoom(300)
    bar = pane.view.horizontalScrollBar()
    bar.setValue(bar.maximum() if words.startswith("云山县") else 0)
    session.light("field:year", lit(session.document, words))
    controller.set_current("field:year")
    box = pane.view.box(session.lit("field:year")[0].passage.span)
    assert 0 <= box.left() < box.right() <= pane.view.viewport().width()


def test_the_strip_shows_marks_at_their_height_and_goes_there(stand, qtbot):
    pane, controller, session = stand
    controller.set_current("field:budget")
    second = session.lit("field:budget")[1].passage.span
    share = pane.view.share_of(second)
    assert (5 / 6) < share < 1, "on the last of six pages"
    mark = next(m for m in pane._strip._marks if m.span == second)
    where = round(pane._strip.height_of(mark))
    assert where == pytest.approx(4 + share * (pane._strip.height() - 8), abs=1)
    pane.view.verticalScrollBar().setValue(0)
    qtbot.mouseClick(pane._strip, Qt.MouseButton.LeftButton, pos=QPoint(6, where))
    assert pane.view.shows(second)


def test_passages_without_a_place_bring_the_nearest_page(qtbot):
    content = pdf(first_page, lambda sheet: None, second_page)
    document = read(content)
    at = document.text.index("到位及时") - 1
    session = StandSession(document)
    session.light("field:year", lit(document, "\n", nth=document.text[:at].count("\n")))
    pane, controller, _ = shown(qtbot, session, content)
    controller.set_current("field:year")
    assert pane.view.lines(Span(at, at + 1)) == []
    assert pane.view.page_rect(2).top() < pane.view.viewport().height() / 2


# -- clicking, selecting, taking


def middle(pane, session, words, nth=0):
    span = passage(session.document, words, nth).span
    return pane.view.lines(span)[0].rect.center().toPoint()


def test_a_click_on_a_passage_makes_its_thing_current(qtbot, stand):
    pane, controller, session = stand
    session.report = sample_report_of(session.document)
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=middle(pane, session, "结余2.30万元"))
    assert controller.current == "field:balance"
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=middle(pane, session, "群众广泛"))
    assert controller.current == "field:balance", "elsewhere nothing changes"


def move_to(pane, to):
    """Move the pointer with the left button held: QTest moves it without."""
    view = pane.view.viewport()
    move = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(to), QPointF(view.mapToGlobal(to)), Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(view, move)


def drag(qtbot, pane, begin, end):
    qtbot.mousePress(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=begin)
    move_to(pane, end)
    qtbot.mouseRelease(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=end)


def ends(pane, session, words, nth=0):
    """Return points just inside the first and the last character of words."""
    lines = pane.view.lines(passage(session.document, words, nth).span)
    first, last = lines[0].rect, lines[-1].rect
    return QPointF(first.left() + 2, first.center().y()).toPoint(), QPointF(
        last.right() - 2, last.center().y()
    ).toPoint()


@pytest.mark.parametrize("words", ["实际支出118.20万元", "财政总预算\n安排281.28万元", "执行数"])
def test_the_mouse_selects_characters_and_ctrl_c_copies_them(stand, qtbot, words):
    pane, _, session = stand
    begin, end = ends(pane, session, words)
    drag(qtbot, pane, begin, end)
    assert pane.view.selection().text == words
    drag(qtbot, pane, end, begin)
    assert pane.view.selection() == passage(session.document, words)
    qtbot.keyClick(pane.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == words


def test_a_selection_goes_over_the_page_break(stand, qtbot):
    pane, _, session = stand
    pane.view.go_to(passage(session.document, "统一拨付").span)
    words = "统一拨付，\n到位及时"
    drag(qtbot, pane, *ends(pane, session, words))
    assert pane.view.selection().text == words


def test_a_selection_from_the_blank_beside_a_line(stand, qtbot):
    pane, _, session = stand
    _, end = ends(pane, session, "一、项目概况")
    drag(qtbot, pane, end + QPoint(200, 0), end - QPoint(12, 0))
    assert pane.view.selection().text == "况"


def test_the_view_is_pulled_along_while_the_pointer_is_held_below(stand, qtbot):
    pane, _, session = stand
    view, bar = pane.view.viewport(), pane.view.verticalScrollBar()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=middle(pane, session, "一、项目概况"))
    move_to(pane, QPoint(300, view.height() + 60))
    qtbot.waitUntil(lambda: bar.value() > 600)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(300, view.height() + 60))
    assert "统一拨付，\n到位及时足额" in pane.view.selection().text
    before = bar.value()
    qtbot.wait(120)
    assert bar.value() == before


def test_double_and_right_click_select_the_number_with_its_unit(stand, qtbot):
    pane, _, session = stand
    qtbot.mouseDClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=middle(pane, session, "118.20"))
    assert pane.view.selection().text == "118.20万元"
    qtbot.mouseDClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=middle(pane, session, "广泛"))
    assert pane.view.selection().text == "群众广泛参与"
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=middle(pane, session, "一、"))
    assert pane.view.selection() is None


def test_a_selection_is_painted(stand, qtbot):
    pane, _, session = stand
    span = passage(session.document, "群众广泛参与").span
    pane.view.select(span)
    drawn(qtbot, pane)
    found = Counter(c.name() for c in inside(colors_of(pane), pane.view.lines(span)[0].rect))
    assert found.most_common(1)[0][0] == theme.color("sel").name()


def test_keys_take_for_the_current_thing(stand, qtbot):
    pane, controller, session = stand
    pane.view.setFocus()
    controller.set_current("field:balance")
    pane.view.select(passage(session.document, "结余2.30万元").span)
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(pane.view, Qt.Key.Key_1, shift)
    assert session.edits == [("field", "balance", "2.30万元", passage(session.document, "结余2.30万元"))]
    controller.pickRequested.emit("field:received")
    pane.view.select(passage(session.document, "预算安排120.50万元").span)
    qtbot.keyClick(pane.view, Qt.Key.Key_Return)
    assert session.edits[-1][:3] == ("field", "received", "120.50万元")


def test_the_menu_takes_a_selection(stand):
    pane, controller, session = stand
    pane.view.select(passage(session.document, "实际支出118.20万元").span)
    pane.view.menuWanted.emit(QPoint(10, 10))
    menu = next(m for m in pane.findChildren(QMenu) if m.isVisible())
    fields = next(a.menu() for a in menu.actions() if a.text() == "作为字段")
    next(a for a in fields.actions() if a.text() == "执行数").trigger()
    menu.close()
    assert session.edits[0][:3] == ("field", "spent", "118.20万元")
    assert controller.current == "field:spent"


# -- search


def test_find_lights_what_is_found_on_the_pages(stand, qtbot):
    pane, controller, _session = stand
    pane.open_find()
    bar = pane._ui.findBar
    bar._ui.query.setText("财政总预算安排281.28万元")
    qtbot.waitUntil(lambda: bar._ui.count.text() == "1 / 1")
    found = pane._marks.found_current
    assert (
        words_on_paper(controller.library.content, pane.view, pane.view.lines(found))
        == "财政总预算安排281.28万元"
    )
    drawn(qtbot, pane)
    names = Counter(c.name() for c in inside(colors_of(pane), pane.view.lines(found)[0].rect))
    assert names.most_common(1)[0][0] == theme.color("sel").name()
    bar._ui.query.setText("第19段")
    qtbot.waitUntil(lambda: bar._ui.count.text() == "1 / 2")
    qtbot.keyClick(bar._ui.query, Qt.Key.Key_Return)
    assert pane.view.shows(pane._marks.found_current)
    assert pane.view.page == 4


# -- zoom and pages


def test_zoom_keeps_the_place_and_100_fits_the_width(stand):
    pane, controller, session = stand
    port = pane.view.viewport().width()
    assert port - 60 < pane.view.page_rect(0).width() < port
    assert pane.view.horizontalScrollBar().maximum() == 0
    span = passage(session.document, "第10段", nth=1).span
    pane.view.go_to(span)
    before = pane.view.box(span).top()
    controller.zoomRequested.emit(1)
    assert pane.zoom == 110
    assert pane.view.page_rect(0).width() == pytest.approx(pane.view._layout.widths[0], abs=1)
    assert abs(pane.view.box(span).top() - before) < 40
    controller.zoomRequested.emit(0)
    assert abs(pane.view.box(span).top() - before) < 3
    assert pane._ui.zoomLabel.toolTip() == "恢复为适合宽度（Ctrl+0）"


def test_ctrl_and_wheel_zoom(stand):
    pane, _, _ = stand
    where = QPointF(100, 100)
    event = QWheelEvent(
        where, pane.view.mapToGlobal(where), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(pane.view.viewport(), event)
    assert pane.zoom == 110
    assert pane.view.page_rect(0).width() > pane.view.viewport().width() - 60


def test_page_keys(stand, qtbot):
    pane, _, _ = stand
    bar, view = pane.view.verticalScrollBar(), pane.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.viewport().height() * 0.8 < bar.value() < view.viewport().height()
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert bar.value() == 0
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    assert pane._ui.pageBar.words() == "第6页/共6页"
    qtbot.keyClick(view, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert pane._ui.pageBar.words() == "第5页/共6页"
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert pane._ui.pageBar.words() == "第1页/共6页"


def test_a_page_is_reached_by_its_number_and_by_its_picture(stand, qtbot):
    pane, _, _ = stand
    pane.activateWindow()
    pane.view.setFocus()
    qtbot.keyClick(pane.view, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    number = pane._ui.pageBar._ui.number
    qtbot.waitUntil(number.hasFocus)
    qtbot.keyClicks(number, "4")
    qtbot.keyClick(number, Qt.Key.Key_Return)
    assert pane.view.page == 3
    assert pane.view.hasFocus()
    assert pane._ui.pageBar.words() == "第4页/共6页"
    number.setText("99")
    number.returnPressed.emit()
    assert pane.view.page == 5, "beyond the last is the last"
    pane._ui.pageBar._ui.listButton.click()
    pages = pane._ui.pageList
    assert pages.isVisible()
    assert pages.model().data(pages.model().index(4, 0)) == "第5页"
    assert pages.currentIndex().row() == 5
    pages.scrollToTop()
    qtbot.mouseClick(
        pages.viewport(), Qt.MouseButton.LeftButton, pos=pages.visualRect(pages.model().index(1, 0)).center()
    )
    assert pane.view.page == 1
    assert pane._memory.get("original/pages") == "1"


def test_thumbnails_are_drawn_for_what_is_on_the_screen(qtbot):
    content = pdf(*[second_page] * 40)
    pane, _, _ = shown(qtbot, StandSession(read(content)), content)
    pane._ui.pageBar._ui.listButton.click()
    pages = pane._ui.pageList
    pages.viewport().repaint()
    drawn(qtbot, pane)

    def ink(page):
        row = pages.visualRect(pages.model().index(page, 0))
        image = pages.viewport().grab(row).toImage()
        return min(
            image.pixelColor(x, y).lightness() for x in range(20, image.width() - 20) for y in range(10, 60)
        )

    assert [ink(page) < 160 for page in range(4)] == [True] * 4, "the words of the page are there, small"
    of_pages = {piece.page for piece in pane._pages._pictures._kept if piece.height < 150}
    assert of_pages <= set(range(8)), "those below wait until they are seen"
    pages.set_page(39)
    pages.viewport().repaint()
    drawn(qtbot, pane)
    assert ink(39) < 160


# -- the two ways of showing


def test_the_switch_shows_pages_or_text_and_is_remembered(stand, qtbot):
    pane, controller, session = stand
    assert pane._ui.layoutSwitch.isVisible()
    assert pane._ui.pagesButton.isChecked()
    controller.set_current("field:balance")
    pane.view.go_to(passage(session.document, "第10段", nth=1).span)
    pane._ui.textButton.click()
    assert isinstance(pane.view, OriginalView)
    qtbot.waitUntil(lambda: pane.settled)
    assert pane.view.isVisible()
    assert not pane._ui.pageBar.isVisible()
    assert pane._memory.get("original/layout") == "text"
    assert pane.view.document().toPlainText().startswith("云山县文化馆")
    span = session.lit("field:balance")[0].passage.span
    assert pane.view.lines(span)
    assert pane._strip.parent() is pane.view
    assert pane._strip.isVisible()
    again = OriginalPane(controller, pane._memory)
    qtbot.addWidget(again)
    assert isinstance(again.view, OriginalView)
    pane._ui.pagesButton.click()
    assert isinstance(pane.view, PagesView)
    assert pane.view.shows(span), "what is lit is in view again"


def test_an_original_without_pages_has_no_switch(stand, qtbot):
    pane, controller, _ = stand
    other = StandSession(Writer().line("另一份报告").document("txt"))
    other.row = SimpleNamespace(id=2)
    controller.library.session = other
    controller.open(2)
    assert isinstance(pane.view, OriginalView)
    assert not pane._ui.layoutSwitch.isVisible()
    assert not pane._ui.pageBar.isVisible()
    controller.close()
    assert pane.view.document().toPlainText() == ""
    pane.grab()


def test_reports_with_pages_take_turns(stand, qtbot):
    pane, controller, _ = stand
    drawn(qtbot, pane)
    content = pdf(second_page)
    session = StandSession(read(content, "另一份.pdf"))
    session.row = SimpleNamespace(id=2)
    controller.library.session, controller.library.content = session, content
    controller.open(2)
    assert pane._ui.pageBar.words() == "第1页/共1页"
    assert pane.view.report_text.startswith("到位及时足额")
    drawn(qtbot, pane)
    controller.close()
    pane.grab()


def test_a_file_that_cannot_be_drawn_still_shows_where_passages_are(qtbot):
    content, document = sample_pages()
    session = StandSession(document, lit={"field:balance": [lit(document, "结余2.30万元")]})
    pane, controller, _ = shown(qtbot, session, content[:300])
    controller.set_current("field:balance")
    drawn(qtbot, pane)
    paper, color = pane.view.page_rect(0), colors_of(pane)
    assert color(paper.right() - 14, paper.top() + 20).name() == theme.color("amber_tint").name()
    rect = pane.view.lines(session.lit("field:balance")[0].passage.span)[0].rect
    assert color(rect.center().x(), rect.center().y()).name() == theme.color("passage").name()


@pytest.mark.slow
@pytest.mark.parametrize("factor", ["1.25", "1.5"])
def test_marks_fit_at_every_screen_scale(factor):
    """Qt reads the scale once per process, so another one runs the tests that look at pixels."""
    chosen = "(rectangles or filled or underlined or painted or unread) and not scale"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", __file__, "-k", chosen],
        env={**os.environ, "QT_SCALE_FACTOR": factor},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:]
