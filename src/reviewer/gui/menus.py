"""Which menu entry does what, and when it can be chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from reviewer.domain.review import Status
from reviewer.gui import icons
from reviewer.gui.ui_main_window import Ui_MainWindow

if TYPE_CHECKING:
    from reviewer.gui.desk import Desk

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
    "actionReviewHistory": "clock-counter-clockwise",
    "actionReviewerName": "user",
    "actionShowKeys": "question",
}
_PANELS = {
    "actionPanelOriginal": "original",
    "actionPanelFields": "fields",
    "actionPanelIndicators": "indicators",
    "actionPanelSpending": "spending",
    "actionPanelFindings": "findings",
    "actionPanelScore": "score",
}

# What can be done as long as a report is open.
_OF_OPEN = (
    *("actionOpenOriginal", "actionSaveOriginal", "actionExportThis", "actionExportOpinion"),
    *("actionOpinion", "actionReviewHistory"),
)


def dress_actions(ui: Ui_MainWindow) -> None:
    """Give the menus their icons."""
    for name, icon in _ICONS.items():
        getattr(ui, name).setIcon(icons.icon(icon))
    for action in (ui.actionUndo, ui.actionRedo):
        action.setProperty("words", action.text())  # for the sheet of keys: the entry names the last edit


def connect_menus(desk: Desk) -> None:
    """Connect every entry."""
    _connect_files(desk)
    _connect_review(desk)
    ui, controller = desk.ui, desk.controller
    desk.when(ui.actionViewReview, lambda: desk.show_view("review"))
    desk.when(ui.actionViewList, lambda: desk.show_view("list"))
    desk.when(ui.actionQueue, desk.review_view.toggle_queue)
    desk.when(ui.actionFindInReport, controller.findRequested.emit)
    desk.when(ui.actionFindReport, lambda: _find_report(desk))
    desk.when(ui.actionGoToReference, desk.references.ask)
    desk.when(ui.actionZoomIn, lambda: controller.zoomRequested.emit(1))
    desk.when(ui.actionZoomOut, lambda: controller.zoomRequested.emit(-1))
    desk.when(ui.actionZoomReset, lambda: controller.zoomRequested.emit(0))
    desk.when(ui.actionShowKeys, lambda: _show_keys(desk))
    desk.when(ui.actionShowLog, lambda: _show_log(desk))
    desk.when(ui.actionAboutProgram, lambda: _about(desk))
    for name, panel in _PANELS.items():
        desk.when(getattr(ui, name), partial(controller.panelRequested.emit, panel))


def _connect_files(desk: Desk) -> None:
    ui, files = desk.ui, desk.files
    desk.when(ui.actionImportFiles, desk.import_files)
    desk.when(ui.actionImportFolder, desk.import_folder)
    desk.when(ui.actionExportThis, lambda: _export_this(desk))
    desk.when(ui.actionExportSelected, lambda: files.export(_selected(desk)))
    desk.when(ui.actionExportAll, lambda: files.export(_selected(desk), whole=True))
    papers = desk.papers
    desk.when(ui.actionExportOpinion, lambda: _with_row(desk, lambda row: papers.export_opinions([row.id])))
    desk.when(ui.actionExportOpinions, lambda: papers.export_opinions(_selected(desk)))
    desk.when(ui.actionExportWorkReport, lambda: papers.export_work_report(_listed(desk)))
    desk.when(ui.actionOpinionTemplate, papers.save_template)
    desk.when(ui.actionReadBack, desk.returning.choose)
    desk.when(ui.actionOpenOriginal, lambda: _with_row(desk, files.open_original))
    desk.when(ui.actionSaveOriginal, lambda: _with_row(desk, files.save_original))
    desk.when(ui.actionReplaceOriginal, lambda: _with_row(desk, files.choose_replacement))
    desk.when(ui.actionJoinForm, lambda: _with_row(desk, desk.forms.join))
    desk.when(ui.actionSplitForm, lambda: _with_row(desk, desk.forms.split))
    desk.when(ui.actionRestoreBackup, files.restore)
    desk.when(ui.actionQuit, desk.window.close)


def _connect_review(desk: Desk) -> None:
    ui, reviewing = desk.ui, desk.reviewing
    desk.when(ui.actionUndo, lambda: _undo(desk))
    desk.when(ui.actionRedo, reviewing.redo)
    desk.when(ui.actionPreviousReport, lambda: desk.step(-1))
    desk.when(ui.actionNextReport, lambda: desk.step(1))
    desk.when(ui.actionNextTodo, lambda: reviewing.step_todo(1))
    desk.when(ui.actionPreviousTodo, lambda: reviewing.step_todo(-1))
    desk.when(ui.actionFinishReview, reviewing.finish)
    desk.when(ui.actionReopenReview, reviewing.reopen)
    desk.when(ui.actionReviewHistory, reviewing.show_history)
    desk.when(ui.actionOpinion, desk.papers.edit)
    desk.when(ui.actionRubrics, desk.rubrics.show)
    desk.when(ui.actionReviewerName, lambda: desk.ui.statusBar.ask_name())


def refresh_menus(desk: Desk) -> None:
    """Enable what can be done now."""
    ui, session = desk.ui, desk.controller.session
    ready = desk.controller.ready
    writable = ready and not desk.controller.library.read_only
    done = session is not None and session.status is Status.DONE
    reviewing = session is not None and not desk.listing
    for name in (*_PANELS, "actionFindInReport", "actionZoomIn", "actionZoomOut", "actionZoomReset"):
        getattr(ui, name).setEnabled(reviewing)
    for action in (ui.actionNextTodo, ui.actionPreviousTodo):
        action.setEnabled(reviewing and not done)
    for name in _OF_OPEN:
        getattr(ui, name).setEnabled(session is not None)
    for action in (ui.actionImportFiles, ui.actionImportFolder, ui.actionRestoreBackup, ui.actionReviewerName):
        action.setEnabled(writable)
    for name in ("actionRubrics", "actionOpinionTemplate", "actionGoToReference", "actionReadBack"):
        getattr(ui, name).setEnabled(ready)
    changeable = writable and session is not None and not done
    ui.actionReplaceOriginal.setEnabled(changeable)
    paired = session is not None and bool(session.row.form_name)
    alone = session is not None and not paired and not session.machine.is_form
    ui.actionJoinForm.setEnabled(changeable and alone)
    ui.actionSplitForm.setEnabled(changeable and paired)
    ui.actionFinishReview.setEnabled(writable and reviewing and not done)
    ui.actionReopenReview.setEnabled(writable and done)
    ui.actionExportAll.setEnabled(desk.shelf.total > 0)
    ui.actionExportWorkReport.setEnabled(bool(desk.shelf.rows))
    for action in (ui.actionExportSelected, ui.actionExportOpinions):
        action.setEnabled(bool(_selected(desk)))
    ui.actionQueue.setChecked(not desk.review_view.railed)
    _refresh_steps(desk)


def _refresh_steps(desk: Desk) -> None:
    ui, session = desk.ui, desk.controller.session
    undo = _undo_label(desk)
    redo = session.redo_label if session and not session.read_only else None
    ui.actionUndo.setEnabled(undo is not None)
    ui.actionRedo.setEnabled(redo is not None)
    ui.actionUndo.setText(desk.tr("撤销 {0}").format(undo) if undo else desk.tr("撤销"))
    ui.actionRedo.setText(desk.tr("重做 {0}").format(redo) if redo else desk.tr("重做"))
    place = session.row.id if session else None
    listed = desk.listing and bool(desk.shelf.rows)
    previous = place is not None and desk.shelf.next_in_queue(place, -1) is not None
    ui.actionPreviousReport.setEnabled(listed or previous)
    ui.actionNextReport.setEnabled(listed or desk.shelf.next_in_queue(place, 1) is not None)


def _undo_label(desk: Desk) -> str | None:
    """Name what Ctrl+Z takes back: the last edit of the open review, before all of them that a form was joined."""
    session = desk.controller.session
    if session is None or session.read_only:
        return None
    joined = desk.tr("并入自评表") if session.row.form_name and desk.forms.can_undo(session.row.id) else None
    return session.undo_label or joined


def _undo(desk: Desk) -> None:
    session = desk.controller.session
    if session is not None and session.undo_label is None and desk.forms.can_undo(session.row.id):
        desk.forms.undo()
    else:
        desk.reviewing.undo()


def _selected(desk: Desk) -> list[int]:
    return desk.list_view.selected_reports() if desk.list_view is not None and desk.listing else []


def _listed(desk: Desk) -> list[int]:
    """Return the reports a paper about many is of: those picked in the list, else all that it shows."""
    chosen = _selected(desk)
    return chosen if len(chosen) > 1 else [row.id for row in desk.shelf.rows]


def _export_this(desk: Desk) -> None:
    session = desk.controller.session
    if session is not None:
        desk.files.export([session.row.id], session.row.project_shown)


def _with_row(desk: Desk, act: object) -> None:
    session = desk.controller.session
    if session is not None and callable(act):
        act(session.row)


def _find_report(desk: Desk) -> None:
    desk.toolbar.search.setFocus()
    desk.toolbar.search.selectAll()


def _show_keys(desk: Desk) -> None:
    from reviewer.gui.shortcuts import ShortcutsDialog

    dialog = ShortcutsDialog(desk.ui.menuBar, desk.window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()


def _show_log(desk: Desk) -> None:
    from reviewer.services.bugs import log_file

    folder = log_file().parent
    folder.mkdir(parents=True, exist_ok=True)
    desk.files.show_folder(folder)


def _about(desk: Desk) -> None:
    from reviewer.gui.about import AboutDialog

    place = str(desk.controller.library.path) if desk.controller.ready else ""
    AboutDialog(place, desk.window).show()  # open() and exec() would stop the work for a line of words
