"""A flowing original shown by the pages that LibreOffice prints of it, with the same highlights."""

import docx
import pytest
from PySide6.QtCore import Qt
from support.raw_pdf import make_pdf, prose

from reviewer.documents import converting
from reviewer.gui.original.pane import OriginalPane

LINES = (
    "青禾县文化馆2023年度群众文艺培训绩效自评报告",
    "一、项目概况",
    "项目由青禾县文化馆组织实施。2023年预算数50.00万元，实际支出47.50万元，预算执行率95.00%。",
    "二、自评结论",
    "自评得分96分，自评等级为优。",
)


@pytest.fixture
def made(monkeypatch):
    """Let LibreOffice be there and print the lines; return what it was asked."""
    asked = []
    content = make_pdf(prose(*LINES[:2], LINES[2][:30], LINES[2][30:], *LINES[3:]))
    monkeypatch.setattr(converting, "program", lambda: "soffice")
    monkeypatch.setattr(converting, "convert", lambda *told: asked.append(told[1:]) or content)
    return asked


@pytest.fixture
def opened(window, tmp_path, qtbot):
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    path = tmp_path / "报告.docx"
    document.save(path)
    with qtbot.waitSignal(window.desk.imports.finished, timeout=20000):
        window.desk.imports.start([path])
    return window


def pane_of(window):
    return window.findChild(OriginalPane)


def test_shown_by_pages_and_by_text_again(made, opened, qtbot):
    pane = pane_of(opened)
    assert pane._ui.layoutSwitch.isVisible()
    opened.desk.controller.set_current("field:budget")
    qtbot.mouseClick(pane._ui.pagesButton, Qt.MouseButton.LeftButton)
    assert pane._ui.pagesButton.text() == "正在排版…"
    qtbot.waitUntil(lambda: pane._printed.shown is not None and not pane._printed.busy, timeout=10000)
    assert pane._ui.pagesButton.text() == "原版式"
    assert pane._ui.pagesButton.isChecked()
    assert pane.view is pane._pages.first
    assert made == [(".docx", "pdf")]
    budget = opened.desk.controller.session.report.fields["budget"].passage
    assert pane.view.shows(budget.span)
    drawn = list(pane._printed.shown.pages.lines(budget.span))
    assert len(drawn) == 1
    qtbot.mouseClick(pane._ui.textButton, Qt.MouseButton.LeftButton)
    assert pane.view is pane._flow.first
    qtbot.mouseClick(pane._ui.pagesButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pane.view is pane._pages.first)
    assert len(made) == 1  # kept


def test_another_report_is_shown_as_text_first(made, opened, report_files, qtbot):
    pane = pane_of(opened)
    qtbot.mouseClick(pane._ui.pagesButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pane._printed.shown is not None, timeout=10000)
    with qtbot.waitSignal(opened.desk.imports.finished, timeout=20000):
        opened.desk.imports.start(report_files[:1])
    assert pane.view is pane._flow.first
    assert not pane._ui.layoutSwitch.isVisible()  # a text file has no pages


def test_a_failure_is_said_and_the_text_stays(made, opened, monkeypatch, qtbot):
    monkeypatch.setattr(converting, "convert", lambda *told: None)
    pane = pane_of(opened)
    qtbot.mouseClick(pane._ui.pagesButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not pane._printed.busy and pane._ui.errorBar.isVisible(), timeout=10000)
    assert "不能显示原版式" in pane._ui.errorText.full_text()
    assert pane._ui.textButton.isChecked()
    assert pane.view is pane._flow.first


def test_without_the_program_there_is_no_switch(opened, monkeypatch, qtbot):
    monkeypatch.setattr(converting, "program", lambda: None)
    pane = pane_of(opened)
    pane._shown = None
    pane._load()
    assert not pane._ui.layoutSwitch.isVisible()
