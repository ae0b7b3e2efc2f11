"""From the program's own entry: a file given on the command line is imported, opened, edited, and there again."""

import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from reviewer.app import main
from reviewer.gui.main_window import MainWindow


@pytest.fixture
def drive(qtbot, monkeypatch):
    """Run main() and, inside its event loop, a script of (condition, action) pairs; return main's exit status."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)

    def run(arguments, script):
        waiting, failed = list(script), []

        def step():
            window = next((w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)), None)
            if window is None or not window.isVisible() or window._desk is None:
                return
            try:
                if waiting and waiting[0][0](window.desk):
                    waiting.pop(0)[1](window)
            except BaseException as problem:
                failed.append(problem)
                waiting.clear()
            if not waiting:
                timer.stop()
                window.close()
                window.deleteLater()

        timer = QTimer(interval=10)
        timer.timeout.connect(step)
        timer.start()
        too_long = QTimer(singleShot=True, interval=60_000)  # ends with this run: a later one is not quit by it
        too_long.timeout.connect(QApplication.quit)
        too_long.start()
        try:
            status = main(arguments)
        finally:
            timer.stop()
            too_long.stop()
        assert not waiting, "the script did not come to its end"
        if failed:
            raise failed[0]
        return status

    return run


def test_a_file_given_is_opened_edited_and_found_again(drive, report_files, tmp_path):
    db = str(tmp_path / "评审.db")

    def edit(window):
        window.desk.controller.session.set_field("spent", "45万元")
        assert window.ui.statusBar.saved_text.startswith("已保存")

    def check(window):
        session = window.desk.controller.session
        assert session.report.value("spent") == "450000.00"
        assert session.undo_label is None  # another run: nothing of the last one can be undone

    def opened(desk):
        return desk.controller.session is not None

    assert drive(["open", "--db", db, str(report_files[0])], [(opened, edit)]) == 0
    assert drive(["open", "--db", db], [(opened, check)]) == 0


def test_without_arguments_the_welcome_offers_samples(drive, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")

    def look(window):
        welcome = window.desk.review_view.welcome
        assert len(welcome._model.samples) == 4
        welcome._ui.openAllButton.click()

    def count(window):
        assert window.desk.shelf.total == 3  # the form is that of the first report
        assert sum(bool(row.form_name) for row in window.desk.shelf.rows) == 1
        assert all(row.sample for row in window.desk.shelf.rows)

    script = [
        (lambda desk: desk.review_view.welcome is not None, look),
        (lambda desk: desk.shelf.total == 3 and not desk.imports.running, count),
    ]
    assert drive([], script) == 0
