"""Next and previous as the queue shows them; sentences that go when they are no longer true; headings that are whole."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gui.test_shell import press, settle
from reviewer.domain.library import SortKey
from reviewer.domain.review import Subject
from reviewer.domain.rubric import ItemState
from reviewer.gui.dialogs import ReplacementDialog
from reviewer.gui.report_list_model import COLUMNS, PLACES

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def opened(filled):
    filled.desk.open_report(filled.desk.shelf.rows[0].id)
    return filled


def shown_in_queue(window):
    model = window.desk.review_view.queue.model
    groups = [model.index(n, 0) for n in range(model.rowCount())]
    return [model.index(r, 0, g).data() for g in groups for r in range(model.rowCount(g))]


# --- next and previous


def test_next_follows_the_queue_not_the_order_of_import(qtbot, opened):
    desk = opened.desk
    last = desk.shelf.rows[2].id
    desk.open_report(last)
    desk.controller.session.confirm_field("unit")  # 审核中 stands first
    desk.open_report(desk.shelf.rows[0].id)
    desk.open_report(last)  # chosen where the queue shows it now
    assert opened.toolbar.place.text() == "1 / 3"
    seen = [desk.controller.session.row.project_shown]
    for _ in range(2):
        press(qtbot, opened, Qt.Key.Key_Right, ALT)
        seen.append(desk.controller.session.row.project_shown)
    assert seen == shown_in_queue(opened)
    assert opened.toolbar.place.text() == "3 / 3"
    assert not opened.ui.actionNextReport.isEnabled()


def test_who_goes_through_the_queue_keeps_order_and_place(qtbot, opened):
    """A first decision puts a report into another group of the queue; the walk goes on behind it."""
    desk = opened.desk
    names = shown_in_queue(opened)
    for place, name in enumerate(names, 1):
        assert (opened.toolbar.place.text(), desk.controller.session.row.project_shown) == (
            f"{place} / 3",
            name,
        )
        desk.controller.session.confirm_field("unit")
        assert opened.toolbar.place.text() == f"{place} / 3"
        desk.shelf.refresh()
        press(qtbot, opened, Qt.Key.Key_Right, ALT)
    assert not opened.ui.actionNextReport.isEnabled()
    press(qtbot, opened, Qt.Key.Key_Left, ALT)
    assert (opened.toolbar.place.text(), desk.controller.session.row.project_shown) == ("2 / 3", names[1])
    assert [key for key, _, _ in desk.review_view.queue.model.counts()] == ["reviewing"]


def test_next_follows_the_sorting_of_the_list(qtbot, opened):
    desk = opened.desk
    desk.shelf.filter(sort=SortKey.SPENT, descending=True)
    assert [r.project_name for r in desk.shelf.queued] == shown_in_queue(opened)
    assert opened.toolbar.place.text() == f"{shown_in_queue(opened).index('群众文艺培训') + 1} / 3"
    desk.shelf.filter(text="水库")
    assert opened.toolbar.place.text() == "0 / 1"
    press(qtbot, opened, Qt.Key.Key_Right, ALT)
    assert desk.controller.session.row.project_name == "小型水库维修"


def test_the_list_goes_by_its_own_rows(qtbot, opened):
    desk = opened.desk
    desk.open_report(desk.shelf.rows[2].id)
    desk.controller.session.confirm_field("unit")
    desk.show_view("list")
    desk.list_view._choose(0)
    press(qtbot, opened, Qt.Key.Key_Right, ALT)
    assert desk.list_view.selected_reports() == [desk.shelf.rows[1].id]


def test_an_edit_and_an_import_move_no_row(qtbot, opened, tmp_path, report_text):
    """The row somebody works on stays where it is until the person sorts; what is new stands where it was sorted to."""
    shelf, library = opened.desk.shelf, opened.desk.controller.library
    shelf.filter(sort=SortKey.SPENT)
    before = [row.id for row in shelf.rows]
    opened.desk.open_report(before[0])
    opened.desk.controller.session.set_field("spent", "49.90万元")
    shelf.refresh()
    assert [row.id for row in shelf.rows] == before
    new = tmp_path / "新到.txt"
    new.write_text(report_text(project="新到的项目", spent="45.00"), encoding="utf-8")
    library.import_paths([new])
    shelf.refresh()
    assert [row.id for row in shelf.rows if row.id in before] == before
    assert len(shelf.rows) == 4
    shelf.filter(descending=True)
    assert shelf.rows[0].id == before[0]
    shelf.filter(descending=False)
    assert shelf.rows[-1].id == before[0]


# --- sentences


def test_what_an_undo_said_goes_with_the_next_edit_and_with_another_report(qtbot, opened):
    session, bar = opened.desk.controller.session, opened.ui.statusBar
    for leave in (lambda: session.confirm_field("unit"), lambda: opened.desk.step(1)):
        session.confirm_field("spent")
        opened.ui.actionUndo.trigger()
        assert bar.message.startswith("已撤销")
        leave()
        assert bar.message == ""


def test_a_single_import_says_that_it_is_there(qtbot, opened, tmp_path, report_text):
    path = tmp_path / "另一份.txt"
    path.write_text(report_text(unit="青禾县教育局", project="校舍修缮"), encoding="utf-8")
    with qtbot.waitSignal(opened.desk.imports.finished, timeout=20000):
        opened.desk.imports.start([path])
    assert opened.desk.controller.session.row.project_name == "校舍修缮"
    assert opened.ui.statusBar.message == "导入完成：新增 1 份。"
    qtbot.wait(50)
    assert opened.ui.statusBar.message == "导入完成：新增 1 份。"


def test_a_replacement_counts_every_decision_by_kind(qtbot, opened, tmp_path, report_text):
    desk, session = opened.desk, opened.desk.controller.session
    for name in ("unit", "budget", "spent"):
        session.confirm_field(name)
    session.confirm_indicator(session.report.indicators[0].key)
    items = [i.key for p in session.sheet.parts for i in p.items if i.state is ItemState.OPEN][:2]
    for key in items:
        session.adjust_item(key, "1", "按佐证评定")
    session.accept_finding(next(iter(session.findings)))
    revised = tmp_path / "更正稿.txt"
    revised.write_text(
        report_text(project="新到的项目", spent="45.00") + "\n附：更正说明。\n", encoding="utf-8"
    )
    shown = desk.controller.library.compare_original(session.row.id, revised)
    assert dict(shown.counts) == Counter(subject for subject, _key in session.decisions.entries)
    assert dict(shown.counts)[Subject.ITEM] == len(items)
    dialog = ReplacementDialog(shown, opened)
    total = len(session.decisions.entries)
    said = dialog._ui.keptText.text()
    assert said.startswith(f"保留已作的 {total} 项决定：字段 3、指标 1、评分项 {len(items)}、疑点 1")


# --- headings of the list


@pytest.mark.parametrize("size", [(1366, 768), (1093, 614), (1920, 1080)])
def test_the_heading_of_the_sorted_column_is_whole(qtbot, filled, size):
    filled.resize(*size)
    filled.desk.show_view("list")
    listing = filled.desk.list_view
    header = listing._ui.table.horizontalHeader()
    for place, column in enumerate(COLUMNS):
        if column.sort is None or header.isSectionHidden(place) or column.key == "project":
            continue
        listing._sort_by(place)
        QApplication.processEvents()
        told = listing.model.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
        assert told in (f"{column.title} ↑", f"{column.title} ↓")
        assert header.sectionSize(place) >= header.sectionSizeHint(place), column.title
    assert header.sectionSize(PLACES["spent"]) == COLUMNS[PLACES["spent"]].width  # the arrow has left


def test_headings_and_bars_explain_themselves(filled):
    filled.desk.show_view("list")
    model = filled.desk.list_view.model
    tip = model.headerData(PLACES["difference"], Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "横条" in tip
    assert "40 分" in tip
    session = filled.desk.controller.library.open_review(filled.desk.shelf.rows[0].id)
    settle(session)
    filled.desk.shelf.refresh()
    cell = model.index(model.row_of(session.row.id), PLACES["difference"])
    assert "横条" in cell.data(Qt.ItemDataRole.ToolTipRole)
