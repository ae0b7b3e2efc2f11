"""编制单位: asked for wherever something is handed out, kept in the database for the next time."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from reviewer.gui.controller import ReviewController

_SETTING = "organisation"


def show(edit: QLineEdit, controller: ReviewController) -> None:
    """Show the name of the last time; where nothing can be kept it is only shown."""
    library = controller.library
    edit.setText(library.setting(_SETTING))
    if library.read_only:
        edit.setEnabled(False)
        edit.setToolTip(library.read_only_reason)


def keep(edit: QLineEdit, controller: ReviewController) -> None:
    """Keep the name for this time and the next; a refusal is told as any other."""
    if not controller.library.read_only:
        controller.perform(lambda: controller.library.set_setting(_SETTING, edit.text().strip()))
