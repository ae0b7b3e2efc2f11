"""Which menu entry does what, and when it can be chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from reviewer.domain.review import Status
from reviewer.gui import icons
from reviewer.gui.ui_main_window import Ui_MainWindow
from reviewer.version import program_version

if TYPE_CHECKING:
    from reviewer.gui.main_window import MainWindow

_ICONS = {
    "actionImportFiles": "tray-arrow-down",
    "actionImportFolder": "folder-open",
    "actionExportAll": "export",
    "actionUndo": "arrow-u-up-left",
    "actionRedo": "arrow-u-up-right",
    "actionFindInReport": "magnifying-glass",
    "actionPreviousReport": "caret-left",
    "actionNextReport": "caret-right",
    "actionQueue": "sidebar-simple",
    "actionRestoreBackup": "clock-counter-clockwise",
    "actionReplaceOriginal": "swap",
    "actionFinishReview": "check-circle",
    "actionReviewerName": "user",
    "actionShowKeys": "question",
}
_PANELS = {
    "actionPanelOriginal": "original",
    "actionPanelFields": "fields",
    "actionPanelIndicators": "indicators",
    "actionPanelFindings": "findings",
    "actionPanelScore": "score",
}


def dress_actions(ui: Ui_MainWindow) -> None:
    """Give the menus their icons."""
    for name, icon in _ICONS.items():
        getattr(ui, name).setIcon(icons.icon(icon))


def connect_menus(window: MainWindow) -> None:
    """Connect every entry."""
    _connect_files(window)
    _connect_review(window)
    ui, controller = window.ui, window.controller
    window.when(ui.actionViewReview, lambda: window.show_view("review"))
    window.when(ui.actionViewList, lambda: window.show_view("list"))
    window.when(ui.actionQueue, window.review_view.toggle_queue)
    window.when(ui.actionFindInReport, controller.findRequested.emit)
    window.when(ui.actionFindReport, lambda: _find_report(window))
    window.when(ui.actionZoomIn, lambda: controller.zoomRequested.emit(1))
    window.when(ui.actionZoomOut, lambda: controller.zoomRequested.emit(-1))
    window.when(ui.actionZoomReset, lambda: controller.zoomRequested.emit(0))
    window.when(ui.actionShowKeys, lambda: _show_keys(window))
    window.when(ui.actionShowLog, lambda: _show_log(window))
    window.when(ui.actionAboutProgram, lambda: _about(window))
    for name, panel in _PANELS.items():
        window.when(getattr(ui, name), partial(controller.panelRequested.emit, panel))


def _connect_files(window: MainWindow) -> None:
    ui, files = window.ui, window.files
    window.when(ui.actionImportFiles, window.import_files)
    window.when(ui.actionImportFolder, window.import_folder)
    window.when(ui.actionExportThis, lambda: _export_this(window))
    window.when(ui.actionExportSelected, lambda: files.export(_selected(window)))
    window.when(ui.actionExportAll, lambda: files.export([row.id for row in window.shelf.rows]))
    window.when(ui.actionOpenOriginal, lambda: _with_row(window, files.open_original))
    window.when(ui.actionSaveOriginal, lambda: _with_row(window, files.save_original))
    window.when(ui.actionReplaceOriginal, lambda: _with_row(window, files.choose_replacement))
    window.when(ui.actionRestoreBackup, files.restore)
    window.when(ui.actionQuit, window.close)


def _connect_review(window: MainWindow) -> None:
    ui, reviewing = window.ui, window.reviewing
    window.when(ui.actionUndo, reviewing.undo)
    window.when(ui.actionRedo, reviewing.redo)
    window.when(ui.actionPreviousReport, lambda: window.step(-1))
    window.when(ui.actionNextReport, lambda: window.step(1))
    window.when(ui.actionNextTodo, lambda: reviewing.step_todo(1))
    window.when(ui.actionPreviousTodo, lambda: reviewing.step_todo(-1))
    window.when(ui.actionFinishReview, reviewing.finish)
    window.when(ui.actionReopenReview, reviewing.reopen)
    window.when(ui.actionReviewerName, lambda: window.ui.statusBar.ask_name())


def refresh_menus(window: MainWindow) -> None:
    """Enable what can be done now."""
    ui, session = window.ui, window.controller.session
    ready = window.controller.ready
    writable = ready and not window.controller.library.read_only
    done = session is not None and session.status is Status.DONE
    reviewing = session is not None and not window.listing
    for name in (*_PANELS, "actionFindInReport", "actionZoomIn", "actionZoomOut", "actionZoomReset"):
        getattr(ui, name).setEnabled(reviewing)
    for action in (ui.actionNextTodo, ui.actionPreviousTodo):
        action.setEnabled(reviewing and not done)
    for action in (ui.actionOpenOriginal, ui.actionSaveOriginal, ui.actionExportThis):
        action.setEnabled(session is not None)
    for action in (ui.actionImportFiles, ui.actionImportFolder, ui.actionRestoreBackup, ui.actionReviewerName):
        action.setEnabled(writable)
    ui.actionReplaceOriginal.setEnabled(writable and session is not None and not done)
    ui.actionFinishReview.setEnabled(writable and reviewing and not done)
    ui.actionReopenReview.setEnabled(writable and done)
    ui.actionExportAll.setEnabled(bool(window.shelf.rows))
    ui.actionExportSelected.setEnabled(bool(_selected(window)))
    ui.actionQueue.setChecked(not window.review_view.railed)
    _refresh_steps(window)


def _refresh_steps(window: MainWindow) -> None:
    ui, session = window.ui, window.controller.session
    undo = session.undo_label if session and not session.read_only else None
    redo = session.redo_label if session and not session.read_only else None
    ui.actionUndo.setEnabled(undo is not None)
    ui.actionRedo.setEnabled(redo is not None)
    ui.actionUndo.setText(window.tr("撤销 {0}").format(undo) if undo else window.tr("撤销"))
    ui.actionRedo.setText(window.tr("重做 {0}").format(redo) if redo else window.tr("重做"))
    place = session.row.id if session else None
    ui.actionPreviousReport.setEnabled(window.listing or window.shelf.neighbour(place, -1) is not None)
    ui.actionNextReport.setEnabled(window.listing or window.shelf.neighbour(place, 1) is not None)


def _selected(window: MainWindow) -> list[int]:
    return window.list_view.selected_reports() if window.list_view is not None and window.listing else []


def _export_this(window: MainWindow) -> None:
    session = window.controller.session
    if session is not None:
        window.files.export([session.row.id], session.row.project_shown)


def _with_row(window: MainWindow, act: object) -> None:
    session = window.controller.session
    if session is not None and callable(act):
        act(session.row)


def _find_report(window: MainWindow) -> None:
    window.toolbar.search.setFocus()
    window.toolbar.search.selectAll()


def _show_keys(window: MainWindow) -> None:
    from reviewer.gui.shortcuts import ShortcutsDialog

    dialog = ShortcutsDialog(window.ui.menuBar, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()


def _show_log(window: MainWindow) -> None:
    from reviewer.services.bugs import log_file

    folder = log_file().parent
    folder.mkdir(parents=True, exist_ok=True)
    window.files.show_folder(folder)


def _about(window: MainWindow) -> None:
    place = window.controller.library.path if window.controller.ready else ""
    text = window.tr("绩效报告评审台 {0}\n\n数据库：{1}\n所有文件只在本机读取，程序不联网。")
    QMessageBox.about(window, window.tr("关于"), text.format(program_version(), place))
