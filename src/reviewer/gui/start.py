"""Start the window, and take a picture of it: the two things the program's entry point asks of the interface."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from reviewer.gui import icons, theme, unexpected
from reviewer.gui.handing_over import given_over
from reviewer.gui.main_window import MainWindow
from reviewer.gui.settings import Memory
from reviewer.resources import resource

if TYPE_CHECKING:
    from reviewer.services.library import Backup


def application() -> QApplication:
    """Return the one application, dressed and speaking Chinese."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    _choose_input_method()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("reviewer")
    app.setApplicationDisplayName(QCoreApplication.translate("start", "绩效报告评审台"))
    QGuiApplication.setDesktopFileName("reviewer")
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    _translate(app)
    theme.apply(app)
    app.setWindowIcon(icons.app_icon())
    return app


def _choose_input_method() -> None:
    """Let a person type Chinese: the wheels of Qt bring the plug-in for ibus only, which fcitx answers, too."""
    if os.environ.get("QT_IM_MODULE", "").startswith("fcitx"):
        folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforminputcontexts"
        if not any(folder.glob("*fcitx*")):
            os.environ["QT_IM_MODULE"] = "ibus"


def _translate(app: QApplication) -> None:
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    own = str(resource("i18n"))  # later, so that its words win: what Qt's Chinese lacks, keys as we write them
    for name, where in (("qtbase_zh_CN", folder), ("qt_zh_CN", own)):
        translator = QTranslator(app)
        if translator.load(name, where):
            app.installTranslator(translator)


def run(files: Sequence[str] = (), db: str | None = None, at: str | None = None) -> int:
    """Open the window, import and open the files given, go to the reference `at`, and stay until it is closed."""
    gc.disable()  # what a start makes is no garbage; looking through it would only delay the first paint
    app = application()
    if given_over(db, [Path(f) for f in files], at):
        return 0
    window = MainWindow()
    unexpected.install(window.tell_unexpected)
    window.firstPainted.connect(lambda: _after_first_paint(window, db, [Path(f) for f in files], at))
    window.appear()
    return app.exec()


def _after_first_paint(window: MainWindow, db: str | None, files: Sequence[Path], at: str | None) -> None:
    try:
        open_library(window, db, files, at)
    finally:
        gc.enable()


def open_library(
    window: MainWindow, db: str | None = None, files: Sequence[Path] = (), at: str | None = None
) -> bool:
    """Open the database behind a window that is already on screen; False where that is impossible."""
    from reviewer.domain.errors import DatabaseProblem
    from reviewer.services.library import Library

    try:
        library = Library.open(db)
    except DatabaseProblem as problem:
        _offer_rescue(window, db, problem.message)
        return False
    window.desk.attach(library)
    desk = window.desk
    if not library.read_only:
        desk.receive(db)
    if files:
        desk.imports.start([Path(f).absolute() for f in files], open_after=at is None)
    if at is not None:
        desk.references.go_after(desk.imports, at)
    return True


def _offer_rescue(window: MainWindow, db: str | None, message: str) -> None:
    from reviewer.services.library import Library

    backups = Library.backups_of(db)
    choices = [(window.tr("再试一次"), lambda: _again(window, db))]
    if backups:
        choices.append((window.tr("从备份恢复…"), lambda: _rescue(window, db, backups)))
    choices.append((window.tr("另选位置…"), lambda: _elsewhere(window)))
    window.ui.banners.put("database", message, "red", choices, closable=False)
    window.ui.statusBar.set_place(window.tr("数据库未打开"))
    window.desk.refresh()


def _again(window: MainWindow, db: str | None) -> None:
    window.ui.banners.drop("database")
    open_library(window, db)


def _elsewhere(window: MainWindow) -> None:
    """Open or make a database where the person says; only for this time."""
    from PySide6.QtWidgets import QFileDialog

    title, kinds = window.tr("另选数据库"), window.tr("数据库 (*.db)")
    options = QFileDialog.Option.DontConfirmOverwrite  # one that is there is opened, never overwritten
    chosen, _ = QFileDialog.getSaveFileName(window, title, "reviewer.db", kinds, options=options)
    if chosen:
        _again(window, chosen if Path(chosen).suffix else f"{chosen}.db")


def _rescue(window: MainWindow, db: str | None, backups: Sequence[Backup]) -> None:
    from reviewer.domain.errors import DatabaseProblem
    from reviewer.gui.dialogs import BackupsDialog
    from reviewer.services.library import Library

    dialog = BackupsDialog(backups, window)
    if not dialog.exec() or dialog.chosen is None:
        return
    try:
        Library.restore_damaged(dialog.chosen, db)
    except DatabaseProblem as problem:
        _offer_rescue(window, db, problem.message)
        return
    _again(window, db)


def snapshot(
    db: str | None, report_id: int, target: Path, size: tuple[int, int] = (1366, 768), current: str = ""
) -> None:
    """Write a picture of the review window with a report open; needs no screen. Raises DatabaseProblem."""
    import tempfile

    from reviewer.services.library import Library

    if QApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = application()
    with tempfile.TemporaryDirectory(prefix="reviewer-", ignore_cleanup_errors=True) as memory:
        window = MainWindow(Memory(Path(memory) / "window.ini"))
        window.resize(*size)
        window.desk.attach(Library.open(db))
        window.desk.open_report(report_id)
        window.ui.banners.hide()
        window.show()
        _settle(app)
        if current:
            window.desk.controller.set_current(current)
            _settle(app)
        target.parent.mkdir(parents=True, exist_ok=True)
        window.grab().save(str(target))
        window.close()
        window.deleteLater()


def _settle(app: QApplication) -> None:
    """Let what is queued happen: layouts, the original's first screen, the lit passages."""
    loop = QEventLoop()
    QTimer.singleShot(300, loop.quit)
    loop.exec()
    app.processEvents()
