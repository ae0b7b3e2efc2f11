"""Process start to first paint against an empty PySide6 window; opening a report against repainting it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from bench.corpus import make_corpus, make_docx
from bench.measure import Ratio, alternate
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

_PAGES, _CHARACTERS_OF_A_PAGE, _ROUNDS = 200, 900, 5

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
        Ratio("process start to first paint, 20 reports", min(ours), min(empty), "empty PySide6 window", 1.8),
        *opening(folder),
    ]


def opening(folder: Path) -> list[Ratio]:
    """Measure opening a report (text, fields, marked passages painted) against painting what is there."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from reviewer.gui.main_window import MainWindow
    from reviewer.gui.settings import Memory
    from reviewer.gui.start import application

    app = application()
    library = Library.open(folder / "opening.db")
    long, thick = folder / "长.docx", folder / "二百页.docx"
    long.write_bytes(make_docx(7, 100_000))
    thick.write_bytes(make_docx(8, _PAGES * _CHARACTERS_OF_A_PAGE))
    library.import_paths([*make_corpus(folder, 3), long, thick])
    window = MainWindow(Memory(folder / "window.ini"))
    window.resize(1366, 697)
    window.desk.attach(library)
    window.show()
    app.processEvents()
    by_name = {row.file_name: row.id for row in library.rows()}
    ids = [by_name["报告001.docx"], by_name["报告002.docx"]]

    def opened(report_id: int) -> None:
        window.desk.open_report(report_id)
        window.desk.controller.set_current("field:budget")
        app.processEvents()
        window.repaint()

    def two() -> None:
        for report_id in ids:
            opened(report_id)

    def there_and_back() -> None:
        opened(by_name[long.name])
        opened(ids[0])

    def first_screen(report_id: int) -> float:
        window.desk.open_report(ids[0])
        app.processEvents()
        started = time.perf_counter()
        window.desk.open_report(report_id)
        window.repaint()
        return time.perf_counter() - started

    pair = alternate(two, window.repaint)
    longer = alternate(there_and_back, window.repaint, 3)
    screens = [[first_screen(one) for one in (by_name[thick.name], ids[1])] for _ in range(_ROUNDS)]
    thick_screen, median_screen = (min(screen) for screen in zip(*screens, strict=True))
    window.close()
    what = "painting what is there"
    return [
        Ratio("open a report to first useful paint, 5k characters", pair[0] / 2, pair[1], what),
        Ratio("the same, 100k", longer[0] - pair[0] / 2, longer[1], what),
        Ratio(f"first painted screen of {_PAGES} pages", thick_screen, median_screen, "a median report's", 1.5),
    ]
