"""The original with a real review: a real file, a real database, the machine's own reading."""

import pytest
from PySide6.QtCore import Qt

from reviewer.gui.controller import ReviewController
from reviewer.gui.original.pane import OriginalPane


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


def test_a_click_in_the_original_leads_to_the_value(review, qtbot):
    pane, controller = review
    value = controller.session.report.fields["spent"].passage
    pane.view.go_to(value.span)
    where = pane.view.lines(value.span)[0].rect.center().toPoint()
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert controller.current == "field:spent"
