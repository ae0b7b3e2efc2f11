"""An indicator's row goes to another part of the rubric: dropped onto it, by the menu, and back."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from gui import panel_reviews as planted
from reviewer.domain.review import Status
from reviewer.gui.panels.band_contents import band_content
from reviewer.gui.panels.rubric_tree import RubricCells, footing, rubric_rows
from reviewer.gui.panels.tables import RowsModel

MOVE, LEFT, PLAIN = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
FUNDS = f"item:output/{planted.FUNDS}"
MOVED = f"item:effect/{planted.FUNDS}"


@pytest.fixture
def controller(qapp, monkeypatch):
    return planted.planted_controller(monkeypatch)


@pytest.fixture
def session(controller):
    return controller.session


@pytest.fixture
def tree(qtbot, controller):
    pane = planted.shown_pane(qtbot, controller)
    controller.panelRequested.emit("score")
    pane.rubric.table.setFocus()
    return pane.rubric


def index(tree, ref):
    return tree.model.index(tree.model.row_of(ref), 1)


def drag(tree, ref, onto, data=None):
    """Send what a drag of one row onto another sends; tell whether it was taken."""
    target, data = (
        tree.table.visualRect(index(tree, onto)).center(),
        data or tree.model.mimeData([index(tree, ref)]),
    )
    taken = True
    for make, where in (
        (QDragEnterEvent, target), (QDragMoveEvent, target), (QDropEvent, target.toPointF()),
    ):  # fmt: skip
        event = make(where, MOVE, data, LEFT, PLAIN)
        event.setAccepted(False)
        QApplication.sendEvent(tree.table.viewport(), event)
        taken = taken and event.isAccepted()
    QApplication.processEvents()
    return taken


@pytest.mark.parametrize("onto", ["part:effect", "item:effect/economic"])
def test_a_row_dropped_on_another_part_goes_there_and_stays_current(tree, controller, session, onto):
    controller.set_current(FUNDS)
    at = tree.table.verticalScrollBar().value()
    assert drag(tree, FUNDS, onto)
    assert session.sheet.item(f"effect/{planted.FUNDS}") is not None
    assert controller.current == MOVED == tree.table.current_ref()
    assert tree.table.verticalScrollBar().value() == at
    assert "由评审人归入「效果」" in tree.ui.formulaText.toolTip() + tree.ui.formulaText.accessibleName()
    assert session.undo() == "指标「引进市外资金」移到效果"
    assert controller.current == FUNDS == tree.table.current_ref()
    session.redo()
    assert controller.current == MOVED == tree.table.current_ref()


def test_a_part_that_takes_no_indicators_refuses_with_a_sentence(qtbot, tree, controller, session):
    before = session.sheet
    with qtbot.waitSignal(controller.refused) as told:
        drag(tree, FUNDS, "part:management")
    assert "没有给指标的分值，指标不能移入。" in told.args[0]
    assert session.sheet == before


def test_a_folded_part_opens_for_what_is_dropped_on_it(tree, session):
    tree.table.foldAsked.emit("effect")
    assert drag(tree, FUNDS, "part:effect")
    assert tree.model.row_of(MOVED) > 0


def test_only_rows_of_indicators_are_dragged_and_only_where_edits_are_taken(tree, session):
    def draggable():
        rows = (
            r
            for n, r in enumerate(tree.model.rows)
            if tree.model.index(n, 1).flags() & Qt.ItemFlag.ItemIsDragEnabled
        )
        return {row.ref for row in rows}

    indicators = {f"item:{i.key}" for p in session.sheet.parts for i in p.items if i.indicator}
    assert draggable() == indicators
    data = tree.model.mimeData([index(tree, FUNDS)])
    session.status = Status.DONE
    assert draggable() == set()
    assert tree.row_menu(FUNDS) is None
    assert not drag(tree, FUNDS, "part:effect", data)
    assert session.sheet.item(f"output/{planted.FUNDS}") is not None


@pytest.mark.parametrize(("ref", "starts"), [(FUNDS, 1), ("item:effect/economic", 0), ("part:effect", 0)])
def test_the_mouse_starts_a_drag_on_an_indicators_row_only(tree, monkeypatch, ref, starts):
    started = []
    monkeypatch.setattr(
        type(tree.table), "startDrag", lambda table, _all: started.append(table.currentIndex()), raising=False
    )
    port, start = tree.table.viewport(), tree.table.visualRect(index(tree, ref)).center()
    QTest.mousePress(port, LEFT, PLAIN, start)
    for step in (6, 20, 40):
        at = QPointF(start + QPoint(0, step))
        event = QMouseEvent(
            QEvent.Type.MouseMove, at, port.mapToGlobal(at), Qt.MouseButton.NoButton, LEFT, PLAIN
        )
        QApplication.sendEvent(port, event)
    QTest.mouseRelease(port, LEFT, PLAIN, start + QPoint(0, 40))
    assert len(started[:1]) == starts


def test_what_another_window_drags_is_not_taken(tree, session):
    from reviewer.gui.panels.moving import RubricModel

    model = RubricModel(tree.cells.columns(), tree._rows, lambda: True)
    model.refresh()
    data = model.mimeData([model.index(model.row_of(FUNDS), 1)])
    assert not drag(tree, FUNDS, "part:effect", data)
    assert session.sheet.item(f"output/{planted.FUNDS}") is not None


def shown_menu(tree):
    """Ask for the menu of the current row with the keyboard."""
    place = tree.table.visualRect(tree.table.currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, tree.table.mapToGlobal(place), PLAIN)
    QApplication.sendEvent(tree.table, event)
    return next(m for m in tree.findChildren(QMenu) if m.isVisible())


def test_shift_f10_opens_the_menu_of_the_current_row(tree, controller):
    controller.set_current(FUNDS)
    QTest.keyClick(tree.table, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = next(m for m in tree.findChildren(QMenu) if m.isVisible())
    assert "移到" in words(menu)
    menu.close()


def words(menu):
    return [a.text() for a in menu.actions() if a.text()]


def test_the_menu_moves_and_leads_back(tree, controller, session):
    controller.set_current(FUNDS)
    menu = shown_menu(tree)
    assert "恢复自动归类" not in words(menu)
    parts = next(a.menu() for a in menu.actions() if a.text() == "移到")
    assert [(a.text(), a.isEnabled(), a.isChecked()) for a in parts.actions()] == [
        ("产出", True, True), ("效果", True, False), ("满意度", True, False), ("管理", False, False),
    ]  # fmt: skip
    assert "没有给指标的分值" in parts.actions()[3].toolTip()
    menu.close()
    parts.actions()[1].trigger()
    assert controller.current == MOVED == tree.table.current_ref()
    assert tree.table.hasFocus()
    menu = shown_menu(tree)
    back = next(a for a in menu.actions() if a.text() == "恢复自动归类")
    menu.close()
    back.trigger()
    assert controller.current == FUNDS == tree.table.current_ref()
    assert session.decisions.indicator(planted.FUNDS) is None


def test_rows_of_the_rubrics_own_items_offer_no_part(tree, controller):
    controller.set_current("item:effect/economic")
    menu = shown_menu(tree)
    assert "移到" not in words(menu)
    menu.close()


def test_an_adjustment_larger_than_the_points_there_says_that_it_was_stopped(controller, session):
    session.move_indicator(planted.FUNDS, "effect")
    session.adjust_item(MOVED.removeprefix("item:"), "-8", "无佐证")
    session.move_indicator(planted.FUNDS, "output")
    moved = session.sheet.item(FUNDS.removeprefix("item:"))
    assert moved.machine < -moved.adjustment
    told = footing(session, FUNDS).formula
    assert told.endswith(f"{moved.machine} − 8.00，不低于 0 → 0.00")
    model = RowsModel(RubricCells(controller).columns(), lambda: tuple(rubric_rows(session)))
    model.refresh()
    for ref in (FUNDS, "part:output"):
        assert "不低于 0" in model.index(model.row_of(ref), model.column_of("reason")).data(), ref
    assert "不低于 0 → 0.00" in footing(session, "part:output").formula
    lines = band_content(controller, FUNDS).lines
    assert any("不低于 0" in bit.text for line in lines for bit in line.bits)


def test_the_indicators_page_says_where_one_went(qtbot, controller, session):
    from reviewer.gui.panels.indicators import IndicatorCells, indicator_rows

    session.move_indicator(planted.EVENTS, "effect")
    cells = IndicatorCells(controller)
    row = next(r.about for r in indicator_rows(session) if r.ref == f"indicator:{planted.EVENTS}")
    assert any("归入效果" in c.cell(row).text for c in cells.columns())
