"""What the window remembers between starts: sizes, folds, the last report; an .ini in the user's data folder.

Nothing of a review is kept here: that is the database's.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication

from reviewer.storage.places import data_folder


class Memory:
    """The window's memory. Values are per screen size where they are about sizes."""

    def __init__(self, path: Path | None = None) -> None:
        self._store = QSettings(str(path or data_folder() / "window.ini"), QSettings.Format.IniFormat)

    @staticmethod
    def screen() -> str:
        """Return the screen's logical size: what fitted one screen does not fit another."""
        screen = QGuiApplication.primaryScreen()
        area = screen.availableGeometry() if screen else None
        return f"{area.width()}x{area.height()}" if area else "none"

    def get(self, name: str, default: str = "") -> str:
        """Return a remembered word."""
        return str(self._store.value(name, default))

    def put(self, name: str, value: str) -> None:
        """Remember a word."""
        self._store.setValue(name, value)

    def numbers(self, name: str) -> list[int]:
        """Return remembered whole numbers, empty where there are none or they are spoilt."""
        try:
            return [int(part) for part in self.get(name).split(" ") if part]
        except ValueError:
            return []

    def put_numbers(self, name: str, values: list[int]) -> None:
        """Remember whole numbers."""
        self.put(name, " ".join(str(v) for v in values))

    def per_screen(self, name: str) -> str:
        """Return the key of something that is remembered per screen size."""
        return f"{self.screen()}/{name}"

    def save(self) -> None:
        """Write to disk now."""
        self._store.sync()
