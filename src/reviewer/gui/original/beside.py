"""The second view of a pair whose files are laid out in different ways: it shows the other file by a side of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtWidgets import QWidget

from reviewer.gui.original.reading import Side, bring_forward


class Beside:
    """One side next to another; `show` shows the report by the side for a look, `side` is None while both views show the same."""

    def __init__(self, show: Callable[[str], Side]) -> None:
        self._show = show
        self.side: Side | None = None

    def leave(self, new: Side) -> None:
        """Show nothing beside; a side that is shown in both views from now on stays."""
        old, self.side = self.side, None
        if old is not None and old is not new:
            old.leave()

    def bring(self, main: Side, look: str, other: str) -> None:
        """Let the second view be one for a file that is laid out as `other`; the first view is of `main` and shows as `look`."""
        side = main
        if other != look:
            if self.side is None:
                self.side = self._show(other)
                bring_forward(main.widget)
            side = self.side
        bring_forward(cast(QWidget, side.second))
