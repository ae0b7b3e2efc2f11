"""The real window on a real X server: opened, clicked, typed into, closed."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication

from reviewer.gui.main_window import first_place

TOOLS = ("Xvfb", "xdotool")
pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.slow,
    pytest.mark.skipif(any(shutil.which(t) is None for t in TOOLS), reason="Xvfb or xdotool is not installed"),
]
SIZE = (1366, 768)


def until(what, do=lambda: None, seconds=90):
    """Wait until a call gives something; `do` is done first and again every two seconds."""
    end, again = time.monotonic() + seconds, 0.0
    while time.monotonic() < end:
        if time.monotonic() >= again:
            do()
            again = time.monotonic() + 2
        if found := what():
            return found
        time.sleep(0.05)
    raise AssertionError(f"waited in vain: {what}")


@pytest.fixture
def display():
    """Start an X server of our own on a free number."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "{}x{}x24".format(*SIZE), "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    assert number, "Xvfb did not start"
    yield f":{number}"
    server.terminate()
    server.wait(10)


@pytest.fixture
def places(show_window, library):
    """Return where buttons stand: the same layout, measured without a screen."""
    window = show_window(library)
    place = first_place(QRect(0, 0, *SIZE))  # no window manager: nobody maximises it
    window.resize(place.size())
    window.ui.statusBar.show_saved(datetime.now(), "")  # as it is once reports are there
    QApplication.processEvents()
    welcome = window.desk.review_view.welcome
    button, name = welcome._ui.openAllButton, window.ui.statusBar._ui.nameButton
    found = [w.mapTo(window, QPoint(12, w.height() // 2)) + place.topLeft() for w in (button, name)]
    window.close()
    return found


def counted(path):
    if not path.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
            return db.execute("select count(*) from reports").fetchone()[0]
    except sqlite3.Error:
        return 0


def settings(path):
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        return str(db.execute("select * from settings").fetchall())


def test_mouse_and_chinese_keyboard(display, places, tmp_path, library):
    home = tmp_path / "x home"
    home.mkdir()
    env = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "XDG_DATA_HOME": str(home)}

    def x(*arguments):
        done = subprocess.run(
            ["xdotool", *map(str, arguments)], env=env, capture_output=True, text=True, timeout=30, check=False
        )
        return done.stdout.split()

    said = tmp_path / "stderr.txt"
    with said.open("w") as errors:
        program = subprocess.Popen([sys.executable, "-m", "reviewer"], env=env, stderr=errors)
    try:
        until(lambda: x("search", "--onlyvisible", "--name", "绩效报告评审台"))
        database = home / "reviewer" / "reviewer.db"
        until(database.exists)
        all_samples, name = places

        until(
            lambda: counted(database) == 3,  # the form is that of the first report
            lambda: x("mousemove", all_samples.x(), all_samples.y(), "click", 1),
        )

        def type_name():  # each character on its own: one key of the keyboard is lent to each in turn
            x("mousemove", name.x(), name.y(), "click", 1)
            for character in "张三":
                x("type", "--delay", "200", character)
            x("key", "Return")

        until(lambda: "张三" in settings(database), type_name)
        until(lambda: program.poll() is not None, lambda: x("key", "ctrl+q"))
        assert (program.returncode, said.read_text()) == (0, "")
    finally:
        program.kill()
        program.wait(10)
    assert (home / "reviewer" / "window.ini").read_text(encoding="utf-8")
