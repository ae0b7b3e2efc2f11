"""关于: the version of pyproject.toml, the database, and the licences of all parts."""

import tomllib
from pathlib import Path

from PySide6.QtWidgets import QWidget

from reviewer.gui.about import AboutDialog

ROOT = Path(__file__).resolve().parents[2]


def test_about_says_version_database_and_licences(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = AboutDialog("/home/张三/评审.db", parent)
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert version in dialog.ui.aboutText.text()
    assert "/home/张三/评审.db" in dialog.ui.aboutText.text()
    told = dialog.ui.partsText.toPlainText()
    assert "PySide6_Essentials" in told
    assert "LGPL-3.0-only" in told
