"""The program on a machine that lacks an optional part: each is taken away for real, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.handed_in import SCAN, kept

HIDDEN = """
import sys

class Hiding:
    def __init__(self, finder):
        self.finder = finder

    def find_spec(self, name, path=None, target=None):
        hidden = name.split(".")[0] in ("rapidocr", "onnxruntime", "numpy", "cv2")
        return None if hidden else self.finder.find_spec(name, path, target)

sys.meta_path[:] = map(Hiding, sys.meta_path)
"""
READ = """
import pathlib, sys
from reviewer.documents import read_path
for name in sys.argv[1:]:
    document = read_path(pathlib.Path(name))[1]
    print(len(document.pages.pages), len(document.text) > 0, *document.notices)
"""
NO_OFFICE = """
import pathlib, sys
from reviewer.documents import converting, read_path
converting._PLACES, converting._PATTERNS = (), ()
assert converting.program() is None
for name in sys.argv[1:]:
    print(len(read_path(pathlib.Path(name))[1].text) > 2000)
"""
SHOW = """
import sys
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication
app = QApplication([])
print(len(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)))
from gui.original_stand import StandSession, sample
from gui.test_original_pane import Shelf, passage
from reviewer.gui.controller import ReviewController
from reviewer.gui.original.pane import OriginalPane
document = sample()
controller = ReviewController(Shelf(StandSession(document)))
pane = OriginalPane(controller)
pane.resize(742, 645)
pane.show()
controller.open(1)
while not pane.settled:
    app.processEvents()
lines = pane.view.lines(passage(document, "预算安排120.50万元").span)
print(len(lines), lines[0].rect.width() > 50)
"""


def said(script, *arguments, **environment):
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script, *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_without_the_extra_ocr_a_scan_is_a_page_with_one_sentence(tmp_path):
    """And what has text is read as ever: nothing else may need the packages of the extra."""
    (tmp_path / "报告.pdf").write_bytes(kept("sample.pdf")())
    scan, text = said(HIDDEN + READ, SCAN, tmp_path / "报告.pdf")
    assert (
        scan
        == "1 False 第1页是扫描件，未识别，请对照原件阅读；要识别，请在程序文件夹运行 python3 installer/add_ocr.py（Windows：py installer\\add_ocr.py），重新启动后再打开本报告。"
    )
    assert text.split()[1] == "True"


def test_without_libreoffice_the_old_formats_are_read(tmp_path):
    names = ("sample.doc", "sample.rtf", "sample.odt", "sample.html")
    for name in names:
        (tmp_path / name).write_bytes(kept(name)())
    assert said(NO_OFFICE, *(tmp_path / name for name in names), PATH=str(tmp_path)) == ["True"] * len(names)


@pytest.mark.skipif(sys.platform != "linux", reason="fonts are taken away by fontconfig")
def test_without_a_chinese_font_passages_are_still_lit(tmp_path):
    (tmp_path / "fonts.conf").write_text(f"<fontconfig><dir>{tmp_path}</dir></fontconfig>")
    paths = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    assert said(SHOW, FONTCONFIG_FILE=str(tmp_path / "fonts.conf"), PYTHONPATH=paths) == ["0", "1 True"]
