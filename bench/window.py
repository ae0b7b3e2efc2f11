"""Process start to first paint against an empty PySide6 window; opening a report against repainting it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from bench.corpus import make_corpus
from bench.measure import Ratio
from reviewer.services.library import Library

EMPTY = """
import os, sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.time(), flush=True)
        os._exit(0)
app = QApplication(sys.argv)
window = Window()
window.resize(1366, 740)
window.show()
app.exec()
"""

OURS = """
import os, sys, time
from reviewer.gui import main_window
def stop():
    print(time.time(), flush=True)
    os._exit(0)
real = main_window.MainWindow.__init__
def watched(self, *args):
    real(self, *args)
    self.firstPainted.connect(stop)
main_window.MainWindow.__init__ = watched
from reviewer.app import main
sys.exit(main(["open", "--db", sys.argv[1]]))
"""


def first_paint(code: str, *arguments: str) -> float:
    """Return the seconds from starting a process to its first paint."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    started = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], env=environment, capture_output=True, text=True, check=True
    )
    return float(done.stdout.split()[-1]) - started


def figures(folder: Path) -> list[Ratio]:
    """Measure starts in turn and keep the least of each."""
    database = folder / "window.db"
    library = Library.open(database)
    library.import_paths(make_corpus(folder, 20))
    library.close()
    ours, empty = [], []
    for _ in range(6):
        ours.append(first_paint(OURS, str(database)))
        empty.append(first_paint(EMPTY))
    return [
        Ratio("process start to first paint, 20 reports", min(ours), min(empty), "empty PySide6 window", 1.8)
    ]
