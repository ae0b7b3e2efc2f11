"""The way back from what a backup was made for: one press, until something else changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reviewer.gui.shell import Shell

if TYPE_CHECKING:
    from reviewer.services.library import Backup

BAR = "removed"


class WayBack(QObject):
    """Offer the backup that was just made: taking it undoes what it was made for, and only that."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell
        shell.controller.contentChanged.connect(self.forget)

    def offer(self, told: str, label: str, backup: Backup | None, report_id: int | None = None) -> None:
        """Say what was done, with a button that undoes it; `report_id` is the report that is open afterwards."""
        choices = []
        if backup is not None:
            said = self.tr("已{0}。").format(label)
            choices = [(label, partial(self._take, backup, said, report_id))]
        self._shell.banners.put(BAR, told, "info", choices, about=report_id)

    def forget(self) -> None:
        """Offer it no more: going back would undo something else, too."""
        self._shell.banners.drop(BAR)

    def _take(self, backup: Backup, said: str, report_id: int | None) -> None:
        current = "" if report_id is None else self._shell.current_in(report_id)
        if self.restore(backup, said) and report_id is not None:
            self._shell.show_anew(report_id, current)

    def restore(self, backup: Backup, said: str) -> bool:
        """Put a backup in the database's place, and say so; tell whether that was possible."""
        controller = self._shell.controller
        if not controller.settle():
            return False
        controller.close()
        refused = controller.perform(lambda: controller.library.restore(backup))
        self.forget()
        banners = self._shell.banners
        if refused:
            banners.put("file", refused, "red")
        else:
            banners.another_state()
            banners.put("file", said, "green", news=True)
        self._shell.shelf.refresh()
        return not refused
