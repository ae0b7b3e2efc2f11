"""The original pane: what is lit and where, two views, clicking, search, zoom and taking text."""

import itertools
import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QSplitter, QTextEdit

from gui.original_stand import (
    StandSession,
    Writer,
    conflict,
    lit,
    passage,
    sample,
    sample_report,
)
from reviewer.domain.report import FIELD_SPECS
from reviewer.domain.text import Span
from reviewer.gui import theme
from reviewer.gui.controller import ReviewController
from reviewer.gui.folding import Folds
from reviewer.gui.original.pane import OriginalPane
from reviewer.gui.original.places import Kind, sentence_up_to, strip_marks


class Shelf:
    """A library of one report."""

    def __init__(self, session):
        self.session = session

    def open_review(self, report_id):
        return self.session


@pytest.fixture
def stand(qtbot):
    """Show a pane with the sample report; returns pane, controller and session."""
    document = sample()
    finding = conflict(document)
    session = StandSession(
        document,
        sample_report(document),
        lit={
            "field:budget": [
                lit(document, "预算安排120.50万元", "clash", "①"),
                lit(document, "预算安排121.50万元", "clash", "②"),
            ],
            "field:balance": [lit(document, "结余2.30万元")],
            "spending:fee": [lit(document, "实际支出118.20万元")],
            "indicator:shows": [lit(document, "展览24场次"), lit(document, "目标20场次")],
            "field:spent": [lit(document, "118.20", nth=1)],
        },
        values=[passage(document, "实际支出118.20万元"), passage(document, "结余2.30万元")],
        findings={finding.key: finding},
    )
    return shown(qtbot, session)


def shown(qtbot, session, width=742, height=645):
    controller = ReviewController(Shelf(session))
    pane = OriginalPane(controller)
    qtbot.addWidget(pane)
    pane.resize(width, height)
    pane.show()
    qtbot.waitExposed(pane)
    controller.open(1)
    qtbot.waitUntil(lambda: pane.settled)
    QApplication.processEvents()
    return pane, controller, session


def texts_under(view, document, lines):
    """Read what stands under rectangles by asking the view which positions their corners hit."""
    words = ""
    for line in lines:
        rect = line.rect
        first = view.cursorForPosition(QPointF(rect.left() + 1, rect.center().y()).toPoint()).position()
        last = view.cursorForPosition(QPointF(rect.right() - 1, rect.center().y()).toPoint()).position()
        cursor = QTextCursor(view.document())
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        words += cursor.selectedText()
    return words


# -- what is lit


@pytest.mark.parametrize(
    "words",
    [
        "预算安排120.50万元",
        "𠮷山镇等3个乡镇",
        "😀实际支出118.20万元",
        "云山县文化馆2022年免费开放项目绩效自评报告",
    ],
)
def test_rectangles_cover_exactly_the_passage(stand, words):
    pane, _, session = stand
    found = passage(session.document, words)
    lines = pane.view.lines(found.span)
    assert texts_under(pane.view, session.document, lines) == words
    start, end = pane._flow.loader.positions.to_qt_range(found.span)
    cursor = QTextCursor(pane.view.document())
    cursor.setPosition(start)
    assert abs(pane.view.cursorRect(cursor).left() - lines[0].rect.left()) <= 1
    cursor.setPosition(end)
    assert abs(pane.view.cursorRect(cursor).left() - lines[-1].rect.right()) <= 1


@pytest.mark.parametrize("words", ["预算数𠀀", "内表𠮷", "嵌套值", "财政拨款", "合计"])
def test_rectangles_in_cells(stand, words):
    pane, _, session = stand
    found = passage(session.document, words)
    pane.view.go_to(found.span)
    lines = pane.view.lines(found.span)
    assert texts_under(pane.view, session.document, lines) == words


def test_a_passage_over_several_lines_is_open_where_it_goes_on(stand):
    pane, _, session = stand
    start = session.document.text.index("𠮷山镇")
    lines = pane.view.lines(Span(start, session.document.text.index("。", start)))
    assert len(lines) >= 2
    assert [line.first for line in lines] == [True] + [False] * (len(lines) - 1)
    assert [line.last for line in lines] == [False] * (len(lines) - 1) + [True]
    assert all(a.rect.bottom() <= b.rect.top() + 1 for a, b in itertools.pairwise(lines))


def colors_of(pane):
    """Return a function that reads the colour painted at logical coordinates of the view."""
    image = pane.view.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    return lambda x, y: image.pixelColor(int(x * ratio), int(y * ratio))


def painted(pane, span):
    """Return the colours at the left end inside and above-left of a passage's first line, and beside it."""
    color, rect = colors_of(pane), pane.view.lines(span)[0].rect
    inside = [color(rect.left() + x, rect.top() + 1) for x in range(4, int(rect.width()) - 4)]
    beside = color(rect.right() + 3, rect.top() + 1)
    return inside, beside


@pytest.mark.parametrize(("ref", "token"), [("field:balance", "passage"), ("field:budget", "clash")])
def test_the_current_passage_is_filled(stand, ref, token):
    pane, controller, session = stand
    controller.set_current(ref)
    span = session.lit(ref)[0].passage.span
    inside, beside = painted(pane, span)
    assert (
        max(set(inside_names := [c.name() for c in inside]), key=inside_names.count)
        == theme.color(token).name()
    )
    assert beside.name() == theme.color("paper").name()


def test_other_values_are_underlined_and_not_filled(stand):
    pane, controller, session = stand
    controller.set_current("field:balance")
    span = passage(session.document, "实际支出118.20万元").span
    rect, color = pane.view.lines(span)[0].rect, colors_of(pane)
    under = [color(rect.center().x(), rect.bottom() + dy / 2).name() for dy in range(-2, 8)]
    assert theme.color("pale_line").name() in under
    inside, _ = painted(pane, span)
    assert theme.color("passage").name() not in {c.name() for c in inside}


def test_a_badge_stands_at_the_upper_left(stand):
    pane, controller, session = stand
    controller.set_current("field:budget")
    rect = pane.view.lines(session.lit("field:budget")[0].passage.span)[0].rect
    color = colors_of(pane)
    around = [color(rect.left() + dx, rect.top() - 3 + dy) for dx in range(-5, 6) for dy in range(-4, 5)]
    assert theme.color("clash_edge").name() in {c.name() for c in around}
    # The digit is smoothed: how near it comes to its own colour depends on the font that is installed.
    ground, digit = theme.color("clash_edge").lightness(), theme.color("on_badge").lightness()
    assert max(c.lightness() for c in around) > (ground + digit) / 2
    assert "①" not in pane.view.document().toPlainText(), "painted, never inserted"


def test_no_digit_of_a_short_figure_is_under_its_badge(qtbot):
    document = Writer().line("预算483万元，预算485万元。").document()
    lights = [lit(document, "483万元", "clash", "①"), lit(document, "485万元", "clash", "②")]
    pane, controller, _ = shown(qtbot, StandSession(document, lit={"field:budget": lights}))
    controller.set_current("field:budget")
    color, edge = colors_of(pane), theme.color("clash_edge").name()
    for one in lights:
        rect = pane.view.lines(one.passage.span)[0].rect
        places = [(rect.left() + dx, rect.top() + dy) for dx in range(2, 12) for dy in range(1, 12)]
        assert edge not in {color(*place).name() for place in places}
        beside = [(rect.left() - dx, rect.top() - 3 + dy) for dx in range(3, 12) for dy in range(-4, 5)]
        assert edge in {color(*place).name() for place in beside}


def test_shading_of_a_cell_does_not_hide_the_fill(qtbot):
    from dataclasses import replace

    writer = Writer().table(1, 2, [(0, 0, "预算数"), (0, 1, "120.50")])
    table = writer.blocks[0]
    writer.blocks[0] = replace(table, cells=tuple(replace(c, shading="#dddddd") for c in table.cells))
    document = writer.document()
    session = StandSession(document, lit={"field:budget": [lit(document, "120.50")]})
    pane, controller, _ = shown(qtbot, session)
    controller.set_current("field:budget")
    inside, _ = painted(pane, passage(document, "120.50").span)
    names = [c.name() for c in inside]
    yellow = max(set(names), key=names.count)
    assert yellow not in ("#dddddd", "#ffffff")


# -- scrolling and splitting


def test_the_first_passage_comes_to_the_upper_third(stand):
    pane, controller, session = stand
    session.light("field:year", lit(session.document, "第30段"))
    controller.set_current("field:year")
    top = pane.view.box(passage(session.document, "第30段").span).top()
    assert top == pytest.approx(pane.view.viewport().height() / 3, abs=2)


def test_passages_that_fit_one_view_are_all_shown_in_it(stand):
    pane, controller, session = stand
    session.light(
        "field:year",
        lit(session.document, "第30段"),
        lit(session.document, "第22段"),
        lit(session.document, "第31段"),
    )
    for ref in ("indicator:shows", "field:year"):
        controller.set_current(ref)
        assert all(pane.view.shows(one.passage.span) for one in session.lit(ref))
        assert not pane._lit.split


def test_nothing_moves_when_the_passage_is_in_view(stand):
    pane, controller, _ = stand
    controller.set_current("field:balance")
    before = pane.view.verticalScrollBar().value()
    controller.set_current("spending:fee")
    assert pane.view.verticalScrollBar().value() == before


def test_an_edit_never_scrolls(stand):
    pane, controller, session = stand
    controller.set_current("field:balance")
    pane.view.verticalScrollBar().setValue(pane.view.verticalScrollBar().maximum())
    before = pane.view.verticalScrollBar().value()
    session.light("field:balance", lit(session.document, "结余2.30万元", "clash", "①"))
    session.notify()
    assert pane.view.verticalScrollBar().value() == before
    assert pane._marks.lit[0].badge == "①"


def test_passages_too_far_apart_split_the_original(stand):
    pane, controller, session = stand
    controller.set_current("field:budget")
    first, second = (one.passage.span for one in session.lit("field:budget"))
    assert pane._ui.second.isVisible()
    assert pane.view.shows(first)
    assert pane._ui.second.view.shows(second)
    assert pane._ui.second.words() == "二（一） 结论"
    assert pane._ui.second.note() == "同一原文的另一处"
    assert pane._ui.second.view.document() is pane.view.document()
    assert pane._ui.second.view.viewport().width() == pane.view.viewport().width()
    assert texts_under(pane._ui.second.view, session.document, pane._ui.second.view.lines(second)) == (
        "预算安排121.50万元"
    )


def test_escape_closes_the_second_view(stand, qtbot):
    pane, controller, _ = stand
    controller.set_current("field:budget")
    qtbot.keyClick(pane.view, Qt.Key.Key_Escape)
    assert not pane._ui.second.isVisible()
    assert not pane.escape(), "nothing is left to close"


def test_escape_closes_it_from_another_panel_too(stand, qtbot):
    pane, controller, _ = stand
    window = QMainWindow()
    qtbot.addWidget(window)
    split, elsewhere = QSplitter(), QTextEdit()
    elsewhere.setReadOnly(True)
    split.addWidget(pane)
    split.addWidget(elsewhere)
    window.setCentralWidget(split)
    window.resize(1200, 700)
    window.show()
    controller.set_current("field:budget")
    assert pane._ui.second.isVisible()
    qtbot.keyClick(elsewhere, Qt.Key.Key_Escape)
    assert not pane._ui.second.isVisible()
    pane.setParent(None)  # the stand takes it down itself


def test_the_second_view_closes_with_the_next_thing(stand):
    pane, controller, _ = stand
    controller.set_current("field:budget")
    controller.set_current("field:balance")
    assert not pane._ui.second.isVisible()


def test_in_a_small_window_the_second_view_is_one_line(stand, qtbot):
    pane, controller, session = stand
    controller.set_folds(Folds(one_line=True))
    controller.set_current("field:budget")
    assert not pane._ui.second.isVisible()
    assert pane._ui.folded.isVisible()
    assert pane._ui.folded.words().endswith("预算安排121.50万元")
    qtbot.mouseClick(pane._ui.folded._ui.go, Qt.MouseButton.LeftButton)
    assert pane.view.shows(session.lit("field:budget")[1].passage.span)
    assert pane._ui.folded.words().endswith("预算安排120.50万元"), "the line offers the way back"
    controller.set_folds(Folds())
    assert pane._ui.second.isVisible()


def test_the_folded_line_can_be_unfolded(stand, qtbot):
    pane, controller, session = stand
    controller.set_folds(Folds(one_line=True))
    controller.set_current("field:budget")
    qtbot.mouseClick(pane._ui.folded._ui.unfold, Qt.MouseButton.LeftButton)
    assert pane._ui.second.isVisible()
    assert pane._ui.second.view.shows(session.lit("field:budget")[1].passage.span)


def test_a_thing_without_passages_lights_nothing(stand):
    pane, controller, _ = stand
    controller.set_current("field:budget")
    controller.set_current("field:department")
    assert pane._marks.lit == ()
    assert not pane._lit.split


# -- clicking


def click_on(qtbot, pane, span):
    pane.view.go_to(span)
    where = pane.view.lines(span)[0].rect.center().toPoint()
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=where)


@pytest.mark.parametrize(
    ("words", "ref"), [("实际支出118.20万元", "spending:fee"), ("结余2.30万元", "field:balance")]
)
def test_a_click_on_a_passage_makes_its_thing_current(stand, qtbot, words, ref):
    pane, controller, session = stand
    click_on(qtbot, pane, passage(session.document, words).span)
    assert controller.current == ref


def test_a_click_elsewhere_changes_nothing(stand, qtbot):
    pane, controller, session = stand
    controller.set_current("field:balance")
    click_on(qtbot, pane, passage(session.document, "群众参与面").span)
    assert controller.current == "field:balance"


def test_a_double_click_selects_the_number_with_its_unit(stand, qtbot):
    pane, _, session = stand
    span = passage(session.document, "118.20").span
    where = pane.view.lines(span)[0].rect.center().toPoint()
    qtbot.mouseDClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert pane.view.selection().text == "118.20万元"


def test_a_right_click_selects_the_number_under_it(stand, qtbot):
    pane, _, session = stand
    where = pane.view.lines(passage(session.document, "118.20").span)[0].rect.center().toPoint()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, pane.view.viewport().mapToGlobal(where))
    QApplication.sendEvent(pane.view.viewport(), event)
    assert pane.view.selection().text == "118.20万元"
    menu = next(m for m in pane.findChildren(QMenu) if m.isVisible())
    assert menu.actions()[0].isEnabled()
    menu.close()


def test_a_table_of_many_columns_stays_on_the_paper(qtbot):
    words = "1234567890123456789"
    document = Writer().table(1, 12, [(0, c, f"{words}{c}") for c in range(12)]).document()
    pane, _, _ = shown(qtbot, StandSession(document))
    box = pane.view.box(passage(document, f"{words}11").span)
    assert box.left() >= 0
    assert box.right() <= pane.view.viewport().width()


def test_an_ordinary_report_needs_no_horizontal_bar(stand):
    pane, _, _ = stand
    for zoom in (75, 100, 125, 150):
        pane.set_zoom(zoom)
        assert pane.view.horizontalScrollBar().maximum() == 0


def test_copy_gives_the_reports_own_characters(stand, qtbot):
    pane, _, session = stand
    start = session.document.text.index("资金（万元）")
    span = Span(start - 8, session.document.text.index("合计") + 2)
    pane.view.select(span)
    pane.view.copy()
    assert QApplication.clipboard().text() == span.of(session.document.text).strip()
    QApplication.clipboard().clear()
    pane._takes.copy()
    assert "\ufffc" not in QApplication.clipboard().text()
    assert "内表𠮷" in QApplication.clipboard().text()


def test_the_original_cannot_be_edited(stand, qtbot):
    pane, _, _ = stand
    before = pane.view.document().toPlainText()
    qtbot.keyClicks(pane.view, "abc")
    qtbot.keyClick(pane.view, Qt.Key.Key_Delete)
    assert pane.view.document().toPlainText() == before


def test_page_keys_scroll(stand, qtbot):
    pane, _, _ = stand
    pane.view.setFocus()
    qtbot.keyClick(pane.view, Qt.Key.Key_PageDown)
    assert pane.view.verticalScrollBar().value() > 0


# -- search


def test_find_is_blind_to_line_ends_and_blanks(stand, qtbot):
    pane, controller, session = stand
    controller.findRequested.emit()
    bar = pane._ui.findBar
    assert bar.isVisible()
    bar._ui.query.setText("结余 2.30万元。（一）资金")
    qtbot.waitUntil(lambda: bar._ui.count.text() == "1 / 1")
    assert pane._marks.found_current.of(session.document.text) == "结余2.30万元。\n（一）资金"


def test_find_walks_round_and_scrolls(stand, qtbot):
    pane, _, _session = stand
    pane.open_find()
    bar = pane._ui.findBar
    bar._ui.query.setText("质量稳步提升")
    qtbot.waitUntil(lambda: bar._ui.count.text().endswith(" / 60"))
    for _ in range(30):
        qtbot.keyClick(bar._ui.query, Qt.Key.Key_Return)
    assert bar._ui.count.text() == "31 / 60"
    assert pane.view.shows(pane._marks.found_current)
    qtbot.keyClick(bar._ui.query, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar._ui.count.text() == "30 / 60"
    assert len(pane._marks.found.all) == 60


def test_what_is_not_found_is_said(stand, qtbot):
    pane, _, _ = stand
    pane.open_find()
    pane._ui.findBar._ui.query.setText("没有这个词")
    qtbot.waitUntil(lambda: pane._ui.findBar._ui.count.text() == "没有找到")
    qtbot.keyClick(pane._ui.findBar._ui.query, Qt.Key.Key_Escape)
    assert not pane._ui.findBar.isVisible()
    assert not pane._marks.found.all


# -- zoom


def wheel(view, delta, modifiers):
    where = QPointF(100, 100)
    event = QWheelEvent(
        where, view.mapToGlobal(where.toPoint()).toPointF() if hasattr(QPoint, "toPointF") else where,
        QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def test_zoom_scales_the_text_and_keeps_the_place(stand):
    pane, controller, session = stand
    span = passage(session.document, "第30段").span
    pane.view.go_to(span)
    bar = pane.view.verticalScrollBar()
    bar.setValue(round(bar.value() + pane.view.box(span).top()))
    before = pane.view.lines(span)[0].rect
    controller.zoomRequested.emit(1)
    controller.zoomRequested.emit(1)
    after = pane.view.lines(span)[0].rect
    assert pane.zoom == 125
    assert after.width() == pytest.approx(before.width() * 1.25, rel=0.05)
    assert abs(after.top() - before.top()) <= 30
    controller.zoomRequested.emit(0)
    assert pane.zoom == 100
    again = pane.view.lines(span)[0].rect
    assert again.width() == pytest.approx(before.width(), abs=1)
    assert abs(again.top() - before.top()) <= 30


def test_ctrl_and_wheel_zoom_the_plain_wheel_scrolls(stand):
    pane, _, _ = stand
    for _ in range(3):
        wheel(pane.view, 40, Qt.KeyboardModifier.ControlModifier)
    assert pane.zoom == 110, "three small turns of a touch pad are one notch"
    assert pane._ui.zoomLabel.text() == "110%"
    wheel(pane.view, -120, Qt.KeyboardModifier.NoModifier)
    assert pane.zoom == 110
    assert pane.view.verticalScrollBar().value() > 0


def test_zoom_with_two_views_keeps_both_places(stand):
    pane, controller, session = stand
    controller.set_current("field:budget")
    first, second = (one.passage.span for one in session.lit("field:budget"))
    pane.set_zoom(110)
    assert pane.view.shows(first)
    assert pane._ui.second.view.shows(second)
    assert pane._ui.second.view.viewport().width() == pane.view.viewport().width()


def test_a_narrower_pane_keeps_the_place(stand):
    pane, _, session = stand
    span = passage(session.document, "第30段").span
    pane.view.go_to(span)
    bar = pane.view.verticalScrollBar()
    bar.setValue(round(bar.value() + pane.view.box(span).top()))
    pane.resize(540, 645)
    QApplication.processEvents()
    assert abs(pane.view.box(span).top()) <= 60


def test_both_views_keep_their_passages_in_a_narrower_pane(stand, qtbot):
    pane, controller, session = stand
    controller.set_current("field:budget")
    second = session.lit("field:budget")[1].passage.span
    pane.resize(520, 620)
    qtbot.waitUntil(lambda: pane._ui.second.view.shows(second))
    assert pane._ui.second.view.viewport().width() == pane.view.viewport().width()


# -- taking text


def choose(pane, session, words, nth=0):
    pane.view.select(passage(session.document, words, nth).span)


def test_the_menu_takes_a_selection_as_any_field(stand, qtbot):
    pane, controller, session = stand
    choose(pane, session, "实际支出118.20万元")
    pane._takes.show_menu(pane.view, QPoint(10, 10))
    menu = next(m for m in pane.findChildren(QMenu) if m.isVisible())
    fields = next(a.menu() for a in menu.actions() if a.text() == "作为字段")
    assert [a.text() for a in fields.actions() if a.text()] == [s.label for s in FIELD_SPECS]
    next(a for a in fields.actions() if a.text() == "执行数").trigger()
    menu.close()
    words = passage(session.document, "实际支出118.20万元")
    assert session.edits == [("field", "spent", "118.20万元", words)]
    assert controller.current == "field:spent"


def test_keys_take_for_the_current_thing(stand, qtbot):
    pane, controller, session = stand
    pane.view.setFocus()
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    controller.set_current("field:balance")
    choose(pane, session, "结余2.30万元")
    qtbot.keyClick(pane.view, Qt.Key.Key_1, shift)
    assert session.edits[-1] == ("field", "balance", "2.30万元", passage(session.document, "结余2.30万元"))
    controller.set_current("indicator:shows")
    choose(pane, session, "20场次")
    qtbot.keyClick(pane.view, Qt.Key.Key_2, shift)
    assert session.edits[-1][:4] == ("indicator", "shows", "target", "20场次")
    choose(pane, session, "全年举办展览24场次")
    qtbot.keyClick(pane.view, Qt.Key.Key_3, shift)
    assert session.edits[-1] == ("evidence", "shows", passage(session.document, "全年举办展览24场次"))


def test_refusals_stand_at_the_bottom_until_the_next_action(stand):
    pane, controller, session = stand
    session.refusal = "「甲」不是金额，请填写如 12.5万元。"
    controller.set_current("field:budget")
    choose(pane, session, "群众参与面")
    pane._takes.as_field()
    assert pane._ui.errorBar.isVisible()
    assert pane._ui.errorText.full_text() == session.refusal
    choose(pane, session, "结余2.30万元")
    assert not pane._ui.errorBar.isVisible()


def test_without_a_selection_it_says_what_to_do(stand):
    pane, controller, session = stand
    controller.set_current("field:budget")
    pane._takes.as_field()
    assert pane._ui.errorText.full_text() == "请先在原文中选中文字。"
    assert session.edits == []


@pytest.mark.parametrize(
    ("ref", "name", "words", "edit"),
    [
        ("field:received", "到位数", "预算安排120.50万元", ("field", "received", "120.50万元")),
        ("indicator:shows:actual", "举办展览", "24场次", ("indicator", "shows", "actual", "24场次")),
        ("category:spending", "支出明细", "实际支出118.20万元", ("add_spending", "实际", "118.20万元")),
        ("category:effect", "效果指标", "群众参与面", ("add_indicator", "群众参与面", "effect")),
    ],
)
def test_picking_waits_for_a_selection_and_enter(stand, qtbot, ref, name, words, edit):
    pane, controller, session = stand
    controller.pickRequested.emit(ref)
    assert pane._ui.pickBar.isVisible()
    assert pane._ui.pickText.full_text() == f"在原文中选取：{name}　选中文字后按 Enter，Esc 取消"
    choose(pane, session, words)
    qtbot.keyClick(pane.view, Qt.Key.Key_Return)
    assert session.edits[-1][: len(edit)] == edit
    assert not pane._ui.pickBar.isVisible()


def test_escape_leaves_picking(stand, qtbot):
    pane, controller, session = stand
    controller.pickRequested.emit("field:received")
    qtbot.keyClick(pane.view, Qt.Key.Key_Escape)
    assert not pane._ui.pickBar.isVisible()
    choose(pane, session, "结余2.30万元")
    qtbot.keyClick(pane.view, Qt.Key.Key_Return)
    assert session.edits == []


def test_a_finished_review_offers_only_copying(stand):
    pane, _, session = stand
    session.read_only = True
    choose(pane, session, "结余2.30万元")
    pane._takes.show_menu(pane.view, QPoint(0, 0))
    menu = next(m for m in pane.findChildren(QMenu) if m.isVisible())
    assert [a.text() for a in menu.actions() if a.isEnabled() and a.text()] == ["复制"]
    menu.close()


# -- head line, notices, outline, strip


def test_head_line_notices_and_outline(stand, qtbot):
    pane, _, session = stand
    assert pane._ui.fileName.full_text() == "示例报告.docx"
    assert pane._ui.noticeText.full_text() == "一处文本框未识别。"
    qtbot.mouseClick(pane._ui.noticeClose, Qt.MouseButton.LeftButton)
    assert not pane._ui.noticeBar.isVisible()
    qtbot.mouseClick(pane._ui.outlineButton, Qt.MouseButton.LeftButton)
    menu = next(m for m in pane.findChildren(QMenu) if m.isVisible())
    assert [a.text() for a in menu.actions()] == ["一、项目概况", "二、绩效情况", "　（一）结论"]
    menu.actions()[2].trigger()
    menu.close()
    assert pane.view.shows(passage(session.document, "（一）结论").span)


def test_a_long_file_name_is_cut_in_the_middle(stand):
    pane, _, _ = stand
    name = "云山县" + "很长的单位名称" * 12 + "自评报告.docx"
    pane._ui.fileName.set_full_text(name, Qt.TextElideMode.ElideMiddle)
    assert pane._ui.fileName.text().endswith("报告.docx")
    assert "…" in pane._ui.fileName.text()
    assert pane._ui.fileName.toolTip() == name


def test_the_strip_shows_what_lies_where_and_goes_there(stand, qtbot):
    pane, controller, session = stand
    controller.set_current("field:balance")
    marks = strip_marks(session, "field:balance")
    assert {m.kind for m in marks} == {Kind.VALUE, Kind.DOUBTFUL, Kind.CONTRADICTION, Kind.CURRENT}
    assert [m.kind for m in marks] == sorted(m.kind for m in marks)
    red = [m for m in marks if m.kind is Kind.CONTRADICTION]
    assert [m.span.of(session.document.text) for m in red] == ["预算安排120.50万元", "预算安排121.50万元"]
    far = pane._strip.height_of(red[1])
    assert far > pane._strip.height() * 0.9
    qtbot.mouseClick(pane._strip, Qt.MouseButton.LeftButton, pos=QPoint(6, round(far)))
    assert pane.view.shows(red[1].span)
    qtbot.mouseClick(pane._strip, Qt.MouseButton.LeftButton, pos=QPoint(6, round(pane._strip.height() / 2)))
    bar = pane.view.verticalScrollBar()
    assert 0.3 < bar.value() / bar.maximum() < 0.7


def test_no_report_no_passages(stand):
    pane, controller, _ = stand
    controller.set_current("field:budget")
    controller.close()
    assert pane.view.document().toPlainText() == ""
    assert not pane._ui.second.isVisible()
    assert not pane._ui.findButton.isEnabled()
    pane.open_find()
    assert not pane._ui.findBar.isVisible()
    pane.grab()


def test_another_report_takes_the_place_of_the_first(stand, qtbot):
    pane, controller, _ = stand
    controller.set_current("field:budget")
    other = Writer().line("另一份报告").document("txt")
    controller.library.session = StandSession(other)
    controller.open(2)
    qtbot.waitUntil(lambda: pane.settled)
    assert pane.view.document().toPlainText() == "另一份报告"
    assert not pane._ui.noticeBar.isVisible()
    pane.grab()


def test_ctrl_1_brings_the_focus(stand, qtbot):
    pane, controller, _ = stand
    pane.activateWindow()
    controller.panelRequested.emit("original")
    qtbot.waitUntil(lambda: pane.view.hasFocus())


def test_the_quote_leads_up_to_the_passage():
    text = "前一句。2023年管护经费县级预算安排182.28万元，其余不变。"
    start = text.index("预算")
    assert sentence_up_to(text, Span(start, text.index("，"))) == "2023年管护经费县级预算安排182.28万元"


@pytest.mark.slow
@pytest.mark.parametrize("factor", ["1.25", "1.5", "2"])
def test_marks_fit_at_every_screen_scale(factor):
    """Qt reads the scale once per process, so another one runs the tests that look at pixels."""
    chosen = "rectangles or filled or underlined or badge or zoom or far_apart"
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        __file__,
        "-k",
        f"({chosen}) and not scale",
    ]
    done = subprocess.run(
        command, env={**os.environ, "QT_SCALE_FACTOR": factor}, capture_output=True, text=True, timeout=90
    )
    assert done.returncode == 0, done.stdout[-2000:]


def test_a_selection_goes_when_something_else_is_lit(stand):
    pane, controller, session = stand
    pane.view.select(passage(session.document, "目标20场次").span)
    controller.set_current("field:received")  # nothing is lit: the selection may be meant for it
    assert pane.view.textCursor().hasSelection()
    controller.set_current("field:balance")
    assert not pane.view.textCursor().hasSelection()


def test_the_marks_of_the_strip_come_after_what_is_read(stand, qtbot):
    pane, controller, session = stand
    controller.set_current("field:budget")
    made = strip_marks(session, "field:budget")
    assert made
    assert pane._strip._shown != made
    qtbot.waitUntil(lambda: pane._strip._shown == made)
    controller.session = None
    controller.sessionChanged.emit()
    assert pane._strip._shown == ()
