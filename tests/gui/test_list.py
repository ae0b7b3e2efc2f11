"""The 列表 view and the queue: rows, order, filters, failed files, keys, preview."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from reviewer.domain.library import SortKey
from reviewer.domain.review import Status
from reviewer.gui import times, wording
from reviewer.gui.queue_model import ENTRY_ROLE, entry_of
from reviewer.gui.report_list import ReportList
from reviewer.gui.report_list_delegate import file_in
from reviewer.gui.report_list_model import COLUMNS, PLACES


@pytest.fixture
def listing(filled):
    filled.desk.show_view("list")
    return filled.desk.list_view


def shown_column(view, key):
    return [view.model.index(row, PLACES[key]).data() for row in range(view.model.rowCount())]


def sort_by(view, key):
    view._ui.table.horizontalHeader().sectionClicked.emit(PLACES[key])


def test_the_list_is_built_when_first_asked_for(window):
    assert window.desk.list_view is None
    window.desk.show_view("list")
    assert window.desk.list_view is not None
    assert window.desk.listing


def test_rows_show_money_in_ten_thousands_and_status_in_words(listing):
    assert shown_column(listing, "status") == ["待审"] * 3
    assert shown_column(listing, "project") == ["群众文艺培训", "小型水库维修", "养老服务补助"]
    assert shown_column(listing, "budget") == ["50.00"] * 3
    assert shown_column(listing, "spent") == ["47.50", "40.00", "49.00"]
    assert shown_column(listing, "difference") == ["—"] * 3  # nothing is reviewed yet
    tip = listing.model.index(0, PLACES["spent"]).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "475,000.00 元"


def test_a_score_before_the_review_is_shown_as_provisional(listing, filled):
    rows = filled.desk.shelf.rows
    assert shown_column(listing, "score") == [f"暂 {row.score:.2f}" for row in rows]
    tip = listing.model.index(0, PLACES["score"]).data(Qt.ItemDataRole.ToolTipRole)
    assert f"暂定 {rows[0].score:.2f} 分，待评 {rows[0].open_points:.2f} 分" in tip
    unscored = replace(rows[0], score=Decimal("0.00"), open_points=Decimal(100))
    assert wording.review_score(unscored) == "—"
    assert wording.review_score(replace(unscored, status=Status.REVIEWING)) == "暂 0.00"
    whole = replace(
        rows[0], provisional=False, score=Decimal("99.02")
    )  # all of it computed, and seen by nobody
    assert wording.review_score(whole) == "暂 99.02"
    assert wording.review_score(replace(whole, status=Status.DONE)) == "99.02"


def test_the_file_stands_in_a_column_that_sorts_and_is_found(listing, filled):
    names = [row.file_name for row in filled.desk.shelf.rows]
    assert shown_column(listing, "file") == names
    sort_by(listing, "file")
    assert shown_column(listing, "file") == sorted(names)
    filled.desk.shelf.filter(text=names[1])
    assert shown_column(listing, "file") == [names[1]]
    pair = replace(filled.desk.shelf.rows[0], file_name="养护.docx", form_name="养护自评表.xlsx")
    file = COLUMNS[PLACES["file"]]
    assert (file.text(pair), file.tip(pair)) == ("养护.docx + xlsx", "养护.docx\n养护自评表.xlsx")
    assert file.text(replace(pair, form_name="", part=2, parts=3)) == "养护.docx（2/3）"
    metrics = listing._ui.table.fontMetrics()
    for text, kind in (
        ("农村公路日常养护项目绩效自评报告.docx", ".docx"),
        ("农村公路日常养护.docx + xlsx", ".docx + xlsx"),
    ):
        width = metrics.horizontalAdvance(text) - 30
        cut = file_in(text, metrics, width)
        assert cut.startswith("农村")
        assert cut.endswith(f"…{kind}")
        assert metrics.horizontalAdvance(cut) <= width
        assert file_in(text, metrics, width + 30) == text


def test_a_header_sorts_in_the_database_and_turns_round(listing, filled):
    sort_by(listing, "spent")
    assert shown_column(listing, "spent") == ["40.00", "47.50", "49.00"]
    sort_by(listing, "spent")
    assert shown_column(listing, "spent") == ["49.00", "47.50", "40.00"]
    assert filled.desk.shelf.query.sort is SortKey.SPENT
    sort_by(listing, "grade")  # can't be sorted by: nothing happens
    assert filled.desk.shelf.query.sort is SortKey.SPENT


def test_every_sortable_column_can_be_sorted(listing):
    for column in COLUMNS:
        sort_by(listing, column.key)
        assert listing.model.rowCount() == 3


def test_filters_narrow_and_are_cleared(listing, filled):
    shelf = filled.desk.shelf
    shelf.filter(status=Status.DONE)
    assert listing.model.rowCount() == 0
    assert listing._ui.emptyPlace.isVisible()
    assert listing._ui.emptyClear.isVisible()
    listing._ui.emptyClear.click()
    assert listing.model.rowCount() == 3
    shelf.filter(year=2023, text="水务")
    assert shown_column(listing, "unit") == ["青禾县水务局"]
    assert "筛出 1 份" in listing._ui.countsLabel.text()
    assert "2023" in listing._ui.yearChip.text()
    listing._ui.clearFilters.click()
    assert not listing._ui.clearFilters.isVisible()


def test_filter_menus_offer_what_there_is(listing):
    menu = listing._ui.yearChip.menu()
    menu.aboutToShow.emit()
    assert [a.text() for a in menu.actions()] == ["全部", "2023"]
    menu.actions()[1].trigger()
    assert "2023" in listing._ui.yearChip.text()


def test_enter_opens_and_alt_arrows_go_through_the_rows(qtbot, listing, filled):
    table = listing._ui.table
    listing.select_report(filled.desk.shelf.rows[0].id)
    qtbot.keyClick(filled, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert table.currentIndex().row() == 1
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert filled.desk.controller.session.row.project_name == "小型水库维修"
    assert not filled.desk.listing


def test_selection_is_exported_alone(qtbot, listing, filled, monkeypatch):
    asked = []
    monkeypatch.setattr(filled.desk.files, "export", lambda ids, name="": asked.append(list(ids)))
    listing._ui.table.selectAll()
    assert filled.ui.actionExportSelected.isEnabled()
    filled.ui.actionExportSelected.trigger()
    assert asked == [[row.id for row in filled.desk.shelf.rows]]


def test_selection_survives_a_refresh(listing, filled):
    wanted = [filled.desk.shelf.rows[2].id]
    listing.select_report(wanted[0])
    filled.desk.shelf.refresh()
    assert listing.selected_reports() == wanted
    assert listing._ui.table.currentIndex().row() == 2


def test_nothing_jumps_when_the_list_is_refreshed(qtbot, listing, filled, tmp_path, report_text):
    folder = tmp_path / "许多"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number}.txt").write_text(report_text(project=f"第{number}号项目"), encoding="utf-8")
    with qtbot.waitSignal(filled.desk.imports.finished, timeout=30000):
        filled.desk.imports.start([folder])
    bar = listing._ui.table.verticalScrollBar()
    filled.desk.shelf.refresh()
    bar.setValue(bar.maximum() // 2)
    place = bar.value()
    assert place > 0
    filled.desk.shelf.refresh()
    assert bar.value() == place


def test_an_edit_changes_the_row_in_place(listing, filled):
    desk = filled.desk
    desk.open_report(desk.shelf.rows[1].id)
    desk.controller.session.set_field("spent", "41万元")
    assert shown_column(listing, "spent") == ["47.50", "41.00", "49.00"]
    assert shown_column(listing, "status")[1] == "审核中"
    assert shown_column(listing, "score")[1] != "—"


def test_a_failed_file_stands_in_the_list_with_its_verbs(qtbot, listing, filled, tmp_path):
    bad = tmp_path / "坏的.docx"
    bad.write_bytes(b"PK\x03\x04 nothing")
    desk = filled.desk
    with qtbot.waitSignal(desk.imports.finished, timeout=20000):
        desk.imports.start([bad])
    assert shown_column(listing, "status") == ["读取失败", "待审", "待审", "待审"]
    reason = listing.model.index(0, PLACES["project"]).data()
    assert reason == desk.shelf.failures[str(bad)].message
    assert listing._ui.table.columnSpan(0, PLACES["project"]) == len(COLUMNS) - PLACES["project"]
    verbs = [b.text() for b in listing._buttons[0].findChildren(QPushButton)]
    assert verbs == ["重试", "打开所在文件夹", "移出列表"]
    listing._buttons[0].findChildren(QPushButton)[2].click()
    assert shown_column(listing, "status") == ["待审"] * 3


def test_retry_reads_the_repaired_file(qtbot, listing, filled, tmp_path, report_text):
    path = tmp_path / "重报.txt"
    path.write_bytes(b"")
    desk = filled.desk
    with qtbot.waitSignal(desk.imports.finished, timeout=20000):
        desk.imports.start([path])
    path.write_text(report_text(unit="云岭县林业局", project="森林管护"), encoding="utf-8")
    with qtbot.waitSignal(desk.imports.finished, timeout=20000):
        listing._buttons[0].findChildren(QPushButton)[0].click()
    assert desk.shelf.failures == {}
    assert desk.shelf.total == 4
    assert desk.listing  # a retry from the list stays there


def test_the_preview_shows_score_facts_and_findings(qtbot, listing, filled):
    filled.resize(1900, 1000)
    listing.select_report(filled.desk.shelf.rows[0].id)
    preview = listing._ui.preview
    assert preview.isVisible()
    assert preview._ui.previewTitle.text() == "群众文艺培训"
    findings = filled.desk.controller.library.open_review(preview.report_id).findings
    if findings:
        qtbot.waitUntil(lambda: next(iter(findings.values())).title in preview._ui.findingsText.text())
    preview._ui.openButton.click()
    assert filled.desk.controller.session.row.project_name == "群众文艺培训"


def test_narrow_windows_fold_columns_that_can_be_spared(listing, filled):
    table = listing._ui.table
    filled.resize(1560, 768)
    assert not any(table.isColumnHidden(n) for n in range(len(COLUMNS)))
    filled.resize(1366, 768)
    gone = {column.key for place, column in enumerate(COLUMNS) if table.isColumnHidden(place)}
    assert gone == {"department", "updated"}
    assert table.columnWidth(PLACES["project"]) > 150
    filled.resize(1000, 600)
    assert table.isColumnHidden(PLACES["reviewer"])
    assert not table.isColumnHidden(PLACES["score"])
    filled.resize(1366, 768)
    assert not table.isColumnHidden(PLACES["reviewer"])


def test_a_hidden_column_stays_hidden(listing, filled):
    listing._show_column(PLACES["rate"], False)
    listing.remember()
    filled.resize(1500, 800)
    assert listing._ui.table.isColumnHidden(PLACES["rate"])
    listing._show_column(PLACES["file"], False)
    listing.remember()
    assert filled.memory.get("list/hidden_columns").split() == ["file", "rate"]
    again = ReportList(filled.desk.shelf, filled.memory, lambda _report: [])
    assert again._hidden == {PLACES["file"], PLACES["rate"]}
    again.deleteLater()


def test_removing_from_the_list_by_key_asks(qtbot, listing, filled, monkeypatch):
    asked = []
    monkeypatch.setattr("reviewer.gui.file_actions.confirm_loss", lambda *a: asked.append(a[2]) or True)
    listing.select_report(filled.desk.shelf.rows[1].id)
    qtbot.keyClick(listing._ui.table, Qt.Key.Key_Delete)
    assert "小型水库维修" in asked[0]
    assert listing.model.rowCount() == 2


# -- the queue's model


def test_the_queue_groups_by_status_and_shows_what_is_left(filled):
    desk = filled.desk
    desk.open_report(desk.shelf.rows[2].id)
    desk.controller.session.set_field("spent", "48万元")
    model = desk.review_view.queue.model
    assert model.counts() == [("reviewing", "审核中", 1), ("waiting", "待审", 2)]
    entry = model.index_of(desk.shelf.rows[2].id).data(ENTRY_ROLE)
    assert entry.title == "养老服务补助"
    assert entry.right == wording.points(desk.controller.session.sheet.total)
    assert entry.right_detail == f"余 {len(desk.controller.session.todo())}"


def test_the_model_is_consistent(filled, qtmodeltester):
    qtmodeltester.check(filled.desk.review_view.queue.model, force_py=True)
    filled.desk.show_view("list")
    qtmodeltester.check(filled.desk.list_view.model, force_py=True)


def test_a_closed_group_stays_closed(filled):
    queue = filled.desk.review_view.queue
    group = queue.model.group_index("waiting")
    queue.tree.collapse(group)
    filled.desk.shelf.refresh()
    assert not queue.tree.isExpanded(queue.model.group_index("waiting"))


# -- words


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        ("2812800.00", "281.28"),
        ("0", "0.00"),
        ("12345678901.00", "1,234,567.8901"),
        ("-5000", "-0.50"),
        ("100", "0.01"),
        ("12", "0.0012"),
        ("3000000", "300.00"),
    ],
)
def test_money_keeps_its_full_precision(amount, shown):
    assert wording.money(Decimal(amount)) == shown


def test_missing_figures_are_a_dash():
    assert wording.money(None) == wording.points(None) == wording.percent(None) == wording.signed(None) == "—"


def test_differences_have_a_real_minus():
    assert [wording.signed(Decimal(v)) for v in ("-0.27", "0", "3.5")] == ["−0.27", "0.00", "+3.50"]


def test_moments_are_said_as_people_say_them():
    from datetime import date, datetime

    today = date(2026, 11, 20)
    assert times.moment(datetime(2026, 11, 20, 10, 32), today) == "10:32"
    assert times.moment(datetime(2026, 11, 19, 23, 59), today) == "昨天"
    assert times.moment(datetime(2026, 1, 5, 8, 0), today) == "01-05"
    assert times.moment(datetime(2025, 11, 18, 8, 0), today) == "2025-11-18"
    assert [times.duration(s) for s in (None, 0.2, 12.4, 150)] == ["", "还需 1 秒", "还需 12 秒", "还需 2 分钟"]


def test_what_was_dismissed_is_counted_alike_everywhere(filled, library, qtbot):
    desk = filled.desk
    report_id = library.rows()[0].id
    desk.open_report(report_id)
    session = desk.controller.session
    chips = desk.review_view.panel.pages._chips
    assert chips["dismissed"].isHidden()
    key = next(iter(session.findings))
    desk.controller.perform(lambda: session.dismiss_finding(key, "已核实"))
    row = next(row for row in library.rows() if row.id == report_id)
    told = {"high": row.findings_high, "medium": row.findings_medium, "low": row.findings_low}
    for name, count in told.items():
        assert chips[name].text().endswith(f" {count}"), name
    assert chips["dismissed"].text() == "已排除 1"
    assert not chips["dismissed"].isHidden()
    assert chips["all"].text() == f"全部 {sum(told.values()) + 1}"
    assert len(desk._findings_of(report_id)) == sum(told.values())
    qtbot.mouseClick(chips["dismissed"], Qt.MouseButton.LeftButton)
    desk.controller.perform(session.undo)
    assert chips["all"].isChecked()


def test_forms_of_one_file_are_told_apart(listing, filled):
    """Eleven forms of a workbook may have one name: which one it is, and of which file, stands in every row."""
    row = replace(filled.desk.shelf.rows[0], part=2, parts=11, file_name="自评表.xlsx")
    entry = entry_of(row)
    assert entry.detail == f"2/11　{row.unit}　自评表.xlsx"
    project = COLUMNS[PLACES["project"]]
    assert project.text(row) == f"{row.project_shown}（2/11）"
    assert "自评表.xlsx（2/11）" in project.tip(row)
    nameless = replace(row, project_name="", title="")
    assert project.text(nameless) == "自评表.xlsx（2/11）"
