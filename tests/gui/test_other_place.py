"""Where the user's own database can't be made, another place can be chosen from the window."""

import sys

import pytest
from PySide6.QtWidgets import QFileDialog

from reviewer.gui import start
from reviewer.gui.main_window import MainWindow
from reviewer.gui.settings import Memory


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc is a place where nobody can write")
@pytest.mark.parametrize(("typed", "made"), [("我的库.db", "我的库.db"), ("我的库", "我的库.db")])
def test_another_place_for_the_database_can_be_chosen(qtbot, tmp_path, monkeypatch, typed, made):
    window = MainWindow(Memory(tmp_path / "window.ini"))
    qtbot.addWidget(window)
    window.show()
    assert not start.open_library(window, "/proc/none/reviewer.db")
    assert "文件夹不可写" in window.ui.banners.text("database")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: ("", ""))
    window.ui.banners.press("database", "另选位置…")
    assert not window.desk.controller.ready
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / typed), ""))
    window.ui.banners.press("database", "另选位置…")
    assert window.desk.controller.ready
    assert (tmp_path / made).exists()
    assert window.ui.banners.text("database") == ""
    window.close()
