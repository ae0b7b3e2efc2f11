"""What nobody's machine has read is told as that, everywhere: a scan without recognition was not searched."""

import pytest
from support.raw_pdf import make_pdf, prose, scan

FIRST = (
    "青禾县文化馆2023年度群众文艺培训绩效自评报告",
    "一、项目概况",
    "2023年全年预算数50.00万元，实际支出47.50万元。",
)


def imported(qtbot, window, path, *pages):
    path.write_bytes(make_pdf(*pages))
    with qtbot.waitSignal(window.desk.imports.finished, timeout=20000):
        window.desk.imports.start([path])
    return window.desk.controller.session


@pytest.fixture
def unread(qtbot, window, tmp_path):
    """Open a report of two pages that are pictures."""
    return imported(qtbot, window, tmp_path / "扫描.pdf", scan(), scan())


@pytest.fixture
def partly(qtbot, window, tmp_path):
    """Open a report whose second and third page are pictures."""
    return imported(qtbot, window, tmp_path / "半份.pdf", prose(*FIRST), scan(), scan())


def test_the_import_says_how_many_pages_were_not_read(unread, window):
    assert window.ui.banners.text("import") == "「扫描.pdf」已导入，2页未识别（需要文字识别组件）。"


def test_nothing_is_missed_in_what_nobody_read(unread, window):
    assert not any(finding.searched for finding in unread.findings.values())
    panel = window.desk.review_view.panel
    tabs = panel.ui.tabs.tabs
    assert {tabs[name].accessibleName() for name in ("indicators", "spending", "findings")} == {
        "指标，未识别",
        "支出，未识别",
        "疑点，原文未识别",
    }
    assert all(tabs[name]._empty for name in ("indicators", "spending", "findings"))
    assert "未作检查" in panel.pages["findings"].table._nothing


def test_fields_of_what_nobody_read_say_so_and_offer_no_selection(unread, window):
    right = window.desk.review_view.panel
    shown = [text for name in ("fields", "indicators", "spending") for text in _all(right.pages[name].table)]
    assert any("未识别" in text for text in shown)
    assert not any("原文未找到" in text or "在原文中选取" in text for text in shown)
    window.desk.controller.set_current("field:budget")
    content = right.band.content
    assert "".join(bit.text for bit in content.note) == "未识别"
    assert content.action("pick") is None
    assert content.action("edit") is not None
    window.desk.controller.pickRequested.emit("field:budget")
    ui = window.desk.review_view.original._ui
    assert (
        ui.pickBar.isHidden(),
        "原文未识别" in ui.errorText.toolTip() or "原文未识别" in ui.errorText.text(),
    ) == (
        True,
        True,
    )


def test_the_original_of_what_nobody_read_says_so(unread, window):
    pane = window.desk.review_view.original
    pane.open_find()
    pane._ui.findBar._ui.query.setText("自评")
    pane._ui.findBar._search()
    assert pane._ui.findBar._ui.count.text() == "原文未识别，无法查找"
    assert "installer/add_ocr.py" in pane._ui.noticeText.toolTip() + pane._ui.noticeText.text()
    pane.set_layout("text")
    blank = pane.view.viewport().grab().toImage()
    pane.view._nothing = ""
    assert pane.view.viewport().grab().toImage() != blank  # the words were painted


def test_items_rest_on_nothing_that_was_read(unread, window):
    told = [
        item
        for part in unread.sheet.parts
        for item in part.items
        if "未找到" in item.formula + item.explanation
    ]
    assert told == []
    panel = window.desk.review_view.panel
    panel.set_tree_open(True)
    shown = _all(panel.rubric.table)
    assert "原文未识别，待评" in shown
    assert not any("原文未说" in text or "没有带目标值" in text for text in shown)
    assert "自评 未识别" in panel.strip.ui.firstLine.accessibleName()


def test_pages_that_were_not_read_are_named(partly, window):
    told = "第2—3页未识别，未在其中查找"
    assert window.ui.banners.text("import") == "「半份.pdf」已导入，2页未识别（需要文字识别组件）。"
    missed = [finding for finding in partly.findings.values() if finding.searched]
    assert missed
    assert all(told in finding.message for finding in missed)
    assert not {"date-missing", "signature-missing"} & {finding.rule for finding in missed}
    assert any("全文（第2—3页除外）" in finding.sections for finding in missed)
    right = window.desk.review_view.panel
    shown = _all(right.pages["fields"].table)
    assert any("已读页未找到" in text and "在原文中选取" in text for text in shown)
    window.desk.controller.set_current("field:self_score")
    lines = ["".join(bit.text for bit in line.bits) for line in right.band.content.lines]
    assert f"{told}。" in lines
    assert right.ui.tabs.tabs["findings"].accessibleName() == f"疑点，{told}"
    find = window.desk.review_view.original._ui.findBar
    find._ui.query.setText("满意度")
    find._search()
    assert find._ui.count.text() == "没有找到（第2—3页未识别）"


def test_an_import_of_many_counts_files_with_pages_that_were_not_read(qtbot, window, tmp_path):
    for name in ("甲.pdf", "乙.pdf"):
        (tmp_path / name).write_bytes(make_pdf(scan((120, 160) if name == "甲.pdf" else (130, 160))))
    with qtbot.waitSignal(window.desk.imports.finished, timeout=20000):
        window.desk.imports.start([tmp_path / "甲.pdf", tmp_path / "乙.pdf"])
    assert window.ui.banners.text("import-many") == "导入完成：新增 2 份，其中 2 份有页面未识别，见列表。"


def _all(table):
    model = table.rows_model
    return [
        "".join(bit.text for bit in (*cell.bits, *cell.right))
        for row in range(len(model.rows))
        for cell in (model.cell(row, column) for column in range(model.columnCount()))
    ]
