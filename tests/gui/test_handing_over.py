"""A second start of the program: its files go to the window that is open, and it ends."""

import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket

from reviewer.gui import handing_over, start
from reviewer.gui.handing_over import Reception, given_over
from reviewer.gui.main_window import MainWindow
from reviewer.gui.settings import Memory

GIVE = "import sys; from reviewer.app import main; sys.exit(main(sys.argv[1:]))"


@pytest.fixture
def runtime(monkeypatch):
    """A folder for sockets: their paths are short."""
    with tempfile.TemporaryDirectory(prefix="r-") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield Path(folder)


@pytest.fixture
def reception(qtbot, qapp, tmp_path, runtime):
    db = tmp_path / "张三 的库.db"
    db.with_name(db.name + ".lock").write_text("{}", encoding="ascii")
    came = []
    made = Reception(str(db), lambda files, at: came.append((files, at)), qapp)
    assert made.listening
    yield db, came, made
    made.close()
    made.deleteLater()


def later_start(arguments):
    return subprocess.Popen(
        [sys.executable, "-c", GIVE, *map(str, arguments)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.PIPE,
    )


def ended(qtbot, process):
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=30_000)
    assert process.stderr.read() == b""
    process.stderr.close()
    return process.returncode


def test_files_of_a_later_start_come_here(qtbot, reception, tmp_path):
    db, came, _ = reception
    file = tmp_path / "空格 和中文.docx"
    assert ended(qtbot, later_start(["open", "--db", db, file])) == 0
    assert came == [([file], None)]


def test_relative_paths_and_a_reference_come_as_they_were_meant(qtbot, reception):
    db, came, _ = reception
    assert ended(qtbot, later_start(["open", "--db", db, "--at", "定位 1", "a.docx"])) == 0
    assert came == [([Path.cwd() / "a.docx"], "定位 1")]


def test_a_start_without_files_shows_the_window(qtbot, reception):
    db, came, _ = reception
    assert ended(qtbot, later_start(["open", "--db", db])) == 0
    assert came == [([], None)]


def test_nobody_is_asked_where_no_lock_names_a_holder(reception):
    db, came, _ = reception
    db.with_name(db.name + ".lock").write_bytes(b"")
    assert not given_over(str(db), [], None)
    assert came == []


def test_a_lock_that_a_crash_left_behind_is_no_window(qtbot, reception):
    db, came, made = reception
    made.close()
    assert not given_over(str(db), [], None)
    assert came == []


def test_a_socket_that_a_crash_left_behind_is_taken_over(qapp, reception, runtime):
    db, _, made = reception
    made.close()
    dead = socket.socket(socket.AF_UNIX)
    dead.bind(handing_over._name(db))
    dead.close()
    assert list(runtime.iterdir())
    again = Reception(str(db), lambda files, at: None, qapp)
    assert again.listening
    again.close()
    again.deleteLater()


@pytest.mark.parametrize("line", [b"nonsense\n", b"{}\n", b'{"files": 3, "at": null}\n', b"\xff\xfe\n"])
def test_nonsense_is_let_go(qtbot, reception, line):
    db, came, made = reception
    caller = QLocalSocket()
    caller.connectToServer(handing_over._name(db))
    assert caller.waitForConnected(2000)
    caller.write(line)
    with qtbot.waitSignal(caller.disconnected, timeout=5000):
        caller.flush()
    assert came == []
    assert made.listening


def test_a_path_that_is_too_long_for_a_socket_is_not_used(qapp, tmp_path, monkeypatch):
    folder = tmp_path / ("很长的名字" * 8)
    folder.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    made = Reception(str(tmp_path / "库.db"), lambda files, at: None, qapp)
    assert made.listening
    made.close()
    made.deleteLater()


def test_the_window_imports_what_a_later_start_gives(qtbot, tmp_path, runtime, report_files):
    db = str(tmp_path / "库.db")
    window = MainWindow(Memory(tmp_path / "window.ini"))
    qtbot.addWidget(window)
    window.show()
    assert start.open_library(window, db)
    assert ended(qtbot, later_start(["open", "--db", db, report_files[0]])) == 0
    qtbot.waitUntil(lambda: window.desk.controller.session is not None, timeout=20_000)
    window.close()
    assert not given_over(db, [], None)


@pytest.mark.parametrize(
    ("given", "found"), [("fcitx", "ibus"), ("fcitx5", "ibus"), ("ibus", "ibus"), ("xim", "xim")]
)
def test_fcitx_is_reached_by_the_plug_in_that_is_there(monkeypatch, given, found):
    monkeypatch.setenv("QT_IM_MODULE", given)
    start._choose_input_method()
    assert os.environ["QT_IM_MODULE"] == found
