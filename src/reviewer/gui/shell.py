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
