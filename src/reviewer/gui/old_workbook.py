"""A workbook in the place of an export: how many of its changes were not read back, looked at off the interface thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reviewer.gui.jobs import Job


class OldWorkbooks(QObject):
    """Each workbook is looked at once; `looked` when one was."""

    looked = Signal()

    def __init__(self, unread: Callable[[Path], int] | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._unread, self._keeper = unread, parent.parentWidget()
        self._found: dict[Path, int] = {}

    def changes(self, target: Path) -> int:
        """Return how many changes were not read back; 0 as long as nobody looked, and of what is no workbook."""
        look = self._unread
        if look is None or target.suffix.lower() != ".xlsx" or not target.is_file():
            return 0
        if target not in self._found:
            self._found[target] = 0
            # Not the dialog's child: it may be closed meanwhile.
            job = Job(self.tr("查看原有工作簿"), lambda _progress: (target, look(target)), self._keeper)
            job.done.connect(self._note)
            job.ended.connect(job.deleteLater)
            job.start()
        return self._found[target]

    def _note(self, found: tuple[Path, int]) -> None:
        self._found[found[0]] = found[1]
        self.looked.emit()
