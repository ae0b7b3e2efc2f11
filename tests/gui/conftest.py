"""What the window's tests share: a dressed application, Chinese typing, and a window over a real database."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent

from reviewer.gui import start


@pytest.fixture(scope="session")
def qapp():
    """The program's own application object, with its theme and translations."""
    return start.application()


@pytest.fixture(autouse=True)
def no_box_waits(monkeypatch):
    """Let no forgotten question stop a test run: an unanswered box is left with Esc."""
    from PySide6.QtWidgets import QMessageBox

    monkeypatch.setattr(QMessageBox, "exec", lambda box: 0)


@pytest.fixture
def type_chinese(qtbot):
    """Type like an input method does: QTest.keyClicks with a non-ASCII character ends the process."""

    def type_into(widget, text, composing=False):
        event = QInputMethodEvent(text if composing else "", [])
        if not composing:
            event.setCommitString(text)
        QCoreApplication.sendEvent(widget, event)

    return type_into


REPORT = """{unit}{year}年度{project}绩效自评报告

一、项目概况
（一）项目基本情况
{project}由{unit}组织实施。{year}年全年预算数{budget}万元，实际支出{spent}万元，预算执行率{rate}%。

二、绩效目标完成情况
{year}年目标完成培训120人次，实际完成培训132人次，完成率110.00%。服务对象满意度目标90%，实际93%。

三、自评结论
自评得分{score}分，自评等级为{grade}。

四、存在的问题
资料归档不够及时。

五、改进措施
安排专人按月归档。

{unit}
{year}年12月20日
"""


@pytest.fixture
def report_text():
    """Return a fictional report's text; every figure can be changed."""

    def text(**changes):
        values = {
            "unit": "青禾县文化馆",
            "year": 2023,
            "project": "群众文艺培训",
            "budget": "50.00",
            "spent": "47.50",
            "rate": "95.00",
            "score": "96",
            "grade": "优",
        }
        return REPORT.format(**{**values, **changes})

    return text


@pytest.fixture
def report_files(tmp_path, report_text):
    """Write three fictional reports of three units; return their paths."""
    folder = tmp_path / "报告 三份"
    folder.mkdir()
    made = []
    for unit, project, spent in (
        ("青禾县文化馆", "群众文艺培训", "47.50"),
        ("青禾县水务局", "小型水库维修", "40.00"),
        ("云岭县民政局", "养老服务补助", "49.00"),
    ):
        path = folder / f"{unit}{project}自评报告.txt"
        rate = f"{float(spent) * 2:.2f}"
        path.write_text(report_text(unit=unit, project=project, spent=spent, rate=rate), encoding="utf-8")
        made.append(path)
    return made


@pytest.fixture
def library(tmp_path):
    """Open a real, empty database."""
    from reviewer.services.library import Library

    found = Library.open(tmp_path / "测试 库.db")
    yield found
    found.close()


@pytest.fixture
def show_window(qtbot):
    """Show a window of 1366×768 over a library; nothing is remembered from elsewhere."""
    from reviewer.gui.main_window import MainWindow

    def show(library):
        made = MainWindow()
        qtbot.addWidget(made)
        made.resize(1366, 768)
        made.show()
        qtbot.waitExposed(made)
        made.desk.attach(library)
        return made

    return show


@pytest.fixture
def window(show_window, library):
    """Show the window over an empty database."""
    return show_window(library)


@pytest.fixture
def filled(show_window, library, report_files):
    """Show the window over three reports."""
    library.import_paths(report_files)
    return show_window(library)
