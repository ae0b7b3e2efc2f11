"""What the parts of the window share: one controller, one shelf, one memory, and where to say something."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from reviewer.gui.banners import BannerArea
from reviewer.gui.controller import ReviewController
from reviewer.gui.settings import Memory
from reviewer.gui.shelf import Shelf
from reviewer.gui.status import StatusBar


@dataclass
class Shell:
    """Handed to the objects that carry out menus; none of them knows the window's class."""

    window: QWidget
    controller: ReviewController
    shelf: Shelf
    memory: Memory
    banners: BannerArea
    status: StatusBar
    open_report: Callable[[int], bool]
    wish_report: Callable[[int], bool]  # may come later, where its pages are read by a worker first
    wished: Callable[[], int | None]  # the report that is to come
    show_view: Callable[[str], None]
    listing: Callable[[], bool]

    def current_in(self, report_id: int) -> str:
        """Return what is current in a report, "" where another one is open."""
        session = self.controller.session
        return self.controller.current if session is not None and session.row.id == report_id else ""

    def show_anew(self, report_id: int, current: str) -> None:
        """Open a report that was changed from outside its review, with what was current in it."""
        self.controller.close()
        self.shelf.refresh()
        if self.open_report(report_id):
            self.controller.set_current(current)
