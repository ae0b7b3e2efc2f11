"""Reports whose pages take long to read: a worker does it, the window goes on, only the newest wish counts."""

import threading
import time

import pytest
from PySide6.QtCore import Qt
from support.raw_pdf import make_pdf, prose

from reviewer.domain.errors import FileProblem
from reviewer.services import ahead

LINES = ("云岭县教育局校舍维修项目绩效自评报告", "项目预算50万元，实际支出40万元。", "自评得分95分，等级为优。")


@pytest.fixture
def shelf(filled, tmp_path, monkeypatch, qtbot):
    """Three short reports and two long ones with pages; no review is open."""
    monkeypatch.setattr(ahead, "_LONG", 10)
    paths = [tmp_path / f"长{number}.pdf" for number in range(2)]
    for number, path in enumerate(paths):
        path.write_bytes(make_pdf(*[prose(*LINES, f"第{number}份第{page}页") for page in range(3)]))
    with qtbot.waitSignal(filled.desk.imports.finished, timeout=20000):
        filled.desk.imports.start(paths, open_after=False)
    return {row.file_name: row.id for row in filled.desk.shelf.rows}


@pytest.fixture
def slow(monkeypatch):
    """Hold each reading of pages back until it is let go; return the gate and the reports that were read to the end."""
    gate, read = threading.Event(), []
    real = ahead.Ahead.make

    def held(self, build, go_on):
        def built():
            while not gate.is_set() and go_on():
                time.sleep(0.005)
            return build()

        real(self, built, go_on)
        read.append(self._ready.row.file_name)

    monkeypatch.setattr(ahead.Ahead, "make", held)
    return gate, read


def shown(window):
    session = window.desk.controller.session
    return session.row.file_name if session else ""


def test_a_long_report_is_read_by_a_worker_while_the_window_goes_on(qtbot, filled, shelf, slow):
    desk, (gate, _) = filled.desk, slow
    desk.review_view.queue.reportChosen.emit(shelf["长0.pdf"])
    assert shown(filled) == ""
    assert "正在打开" in filled.ui.banners.text("opening")
    gate.set()
    qtbot.waitUntil(lambda: shown(filled) == "长0.pdf")
    assert filled.ui.banners.text("opening") == ""
    assert not desk.controller.library.takes_long(shelf["长0.pdf"])  # it stays at hand
    desk.controller.close()
    desk.wish_report(shelf["长0.pdf"])
    assert shown(filled) == "长0.pdf"


def test_quick_steps_read_only_the_last_report(qtbot, filled, shelf, slow):
    desk, (gate, read) = filled.desk, slow
    order = [row.id for row in desk.shelf.queued]
    before = order.index(shelf["长0.pdf"]) - 1
    desk.open_report(order[before])
    for _ in range(2):
        qtbot.keyClick(filled, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert desk.opening.wished == shelf["长1.pdf"]
    gate.set()
    qtbot.waitUntil(lambda: shown(filled) == "长1.pdf")
    desk.opening.finish()
    assert read == ["长1.pdf"]


def test_a_wish_can_be_left_and_gives_way_to_a_short_report(qtbot, filled, shelf, slow):
    desk, (gate, _) = filled.desk, slow
    short = next(number for name, number in shelf.items() if name.endswith(".txt"))
    desk.open_report(short)
    desk.wish_report(shelf["长0.pdf"])
    filled.ui.banners.press("opening", "取消")
    assert desk.opening.wished is None
    desk.wish_report(shelf["长0.pdf"])
    desk.wish_report(short)
    gate.set()
    desk.opening.finish()
    qtbot.wait(50)
    assert desk.controller.session.row.id == short
    assert filled.ui.banners.text("opening") == ""


def test_what_was_changed_meanwhile_is_read_again(qtbot, filled, shelf):
    library, report_id = filled.desk.controller.library, shelf["长0.pdf"]
    library.make_ready(report_id, lambda _progress: True)
    with library.not_open(report_id) as session:
        session.set_field("budget", "60万元")
    library._sessions.clear()
    assert library.open_review(report_id).report.value("budget") == "600000.00"


def test_a_report_that_can_not_be_read_says_so(qtbot, filled, shelf, monkeypatch):
    def broken(*_):
        raise FileProblem("「长0.pdf」已损坏，请重新导入。")

    monkeypatch.setattr(ahead.Ahead, "make", broken)
    filled.desk.wish_report(shelf["长0.pdf"])
    qtbot.waitUntil(lambda: filled.ui.banners.text("open") != "")
    assert filled.ui.banners.text("open") == "「长0.pdf」已损坏，请重新导入。"
    assert filled.ui.banners.text("opening") == ""


def test_the_preview_of_the_list_opens_no_review(qtbot, filled, shelf, monkeypatch):
    library = filled.desk.controller.library
    found = {
        row.id: [(f.severity, f.title) for f in library.open_review(row.id).findings.values()]
        for row in library.rows()
    }
    library._sessions.clear()
    for report_id, told in found.items():
        assert sorted((f.severity, f.title) for f in library.listed_findings(report_id)) == sorted(told)
    assert library._sessions == {}
