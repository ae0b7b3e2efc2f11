"""The original with a real review: a real file, a real database, the machine's own reading."""

import itertools

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from reviewer.domain.text import Span
from reviewer.gui.controller import ReviewController
from reviewer.gui.original.pane import OriginalPane
from reviewer.gui.panels import painting
from reviewer.gui.panels.band import Band


@pytest.fixture
def review(qtbot, library, report_files):
    """Open the first of three imported reports beside its original."""
    library.import_paths(report_files[:1])
    controller = ReviewController(library)
    pane = OriginalPane(controller)
    qtbot.addWidget(pane)
    pane.resize(742, 645)
    pane.show()
    controller.open(library.rows()[0].id)
    qtbot.waitUntil(lambda: pane.settled)
    return pane, controller


def span_of(controller, words):
    text = controller.session.document.text
    start = text.index(words)
    return controller.session.document.passage(start, start + len(words)).span


def test_every_value_lies_where_it_was_read(review):
    pane, controller = review
    session = controller.session
    assert session.values()
    for found in session.values():
        pane.view.select(found.span)
        assert pane.view.textCursor().selectedText().replace("\u2029", "\n").strip() == found.text.strip()


def test_walking_through_the_fields_lights_each(review):
    pane, controller = review
    for name, value in controller.session.report.fields.items():
        controller.set_current(f"field:{name}")
        lit = pane._marks.lit
        assert lit, name
        assert pane.view.shows(lit[0].span)
        assert any(m.span == value.passage.span for m in lit)


def test_a_selection_becomes_the_field_and_can_be_undone(review, qtbot):
    pane, controller = review
    before = controller.session.report.value("spent")
    controller.set_current("field:spent")
    pane.view.select(span_of(controller, "全年预算数50.00万元"))
    pane.view.setFocus()
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(pane.view, Qt.Key.Key_1, shift)
    assert controller.session.report.value("spent") == "500000.00"
    assert pane._marks.lit[0].span == span_of(controller, "全年预算数50.00万元")
    controller.session.undo()
    assert controller.session.report.value("spent") == before


def test_a_refused_selection_says_why(review):
    pane, controller = review
    controller.set_current("field:budget")
    pane.view.select(span_of(controller, "资料归档不够及时"))
    pane._takes.as_field()
    assert pane._ui.errorBar.isVisible()
    assert "资料归档不够及时" in pane._ui.errorText.full_text()


def test_picked_text_becomes_a_new_indicator_with_evidence(review, qtbot):
    pane, controller = review
    controller.pickRequested.emit("category:satisfaction")
    pane.view.select(span_of(controller, "资料归档不够及时"))
    qtbot.keyClick(pane.view, Qt.Key.Key_Return)
    key = controller.current.removeprefix("indicator:")
    assert controller.session.report.indicator(key).name == "资料归档不够及时"
    pane.view.select(span_of(controller, "安排专人按月归档"))
    pane._takes.as_evidence()
    evidence = [p.text for p in controller.session.report.indicator(key).evidence]
    assert evidence == ["资料归档不够及时", "安排专人按月归档"]
    assert len(pane._marks.lit) == 2


def test_a_section_that_was_gone_through_is_a_click_away(qtbot, library, show_window, report_text, tmp_path):
    text = report_text().replace("自评得分96分，自评等级为优。", "工作完成较好。")
    text = text.replace("二、绩效", "项目按计划推进。\n" * 90 + "二、绩效")
    path = tmp_path / "无得分.txt"
    path.write_text(text, encoding="utf-8")
    library.import_paths([path])
    desk = show_window(library).desk
    desk.open_report(library.rows()[0].id)
    session, pane = desk.controller.session, desk.review_view.original
    qtbot.waitUntil(lambda: pane.settled)
    key = next(k for k, f in session.findings.items() if f.rule == "self-score-missing")
    desk.controller.panelRequested.emit("findings")
    desk.controller.set_current(f"finding:{key}")
    body = desk.window.findChild(Band).ui.body
    body.grab()
    heading = next(s.heading for s in session.report.sections if s.title == "自评结论")
    pane.view.go_to(Span(0, 1))
    assert not pane.view.shows(heading)
    at, bits = next((at, bits) for at, bits in body._painted if any(bit.link for bit in bits))
    before = itertools.takewhile(lambda bit: bit.text != "三、自评结论", bits)
    where = QPoint(round(at.left() + sum(map(painting.bit_width, before))) + 8, round(at.center().y()))
    assert body.link_at(QPointF(where))
    qtbot.mouseClick(body, Qt.MouseButton.LeftButton, pos=where)
    assert pane.view.shows(heading)
    assert not body.link_at(QPointF(at.left() + 2, at.center().y()))  # 已查找 leads nowhere


def test_a_click_in_the_original_leads_to_the_value(review, qtbot):
    pane, controller = review
    value = controller.session.report.fields["spent"].passage
    pane.view.go_to(value.span)
    where = pane.view.lines(value.span)[0].rect.center().toPoint()
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert controller.current == "field:spent"
