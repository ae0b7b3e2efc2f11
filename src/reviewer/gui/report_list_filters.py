"""The filters of the report list: four buttons with menus; the database filters, these only say what."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from reviewer.domain.report import GRADES
from reviewer.domain.review import STATUS_NAMES
from reviewer.gui import icons, theme
from reviewer.gui.shelf import Shelf

Choices = Callable[[], Iterable[tuple[object, str]]]


class FilterChip(QObject):
    """One filter on one button: its name, what is chosen, a menu of the choices."""

    def __init__(self, button: QToolButton, name: str, key: str, shelf: Shelf, choices: Choices) -> None:
        super().__init__(button)
        self._button, self._name, self._key, self._shelf, self._choices = button, name, key, shelf, choices
        button.setObjectName("filterChip")
        button.setIcon(icons.icon("caret-down"))
        button.setIconSize(QSize(12, 12))
        menu = QMenu(button)
        menu.aboutToShow.connect(self._fill)
        button.setMenu(menu)
        shelf.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is chosen."""
        value = getattr(self._shelf.query, self._key)
        shown = self.tr("全部") if value is None else STATUS_NAMES.get(value, str(value))
        self._button.setText(f"{self._name}  {shown}")
        theme.mark(self._button, "chosen", "false" if value is None else "true")

    def choose(self, value: object) -> None:
        """Filter by a value; None shows all."""
        self._shelf.filter(**{self._key: value})

    def _fill(self) -> None:
        menu = self._button.menu()
        menu.clear()
        chosen = getattr(self._shelf.query, self._key)
        for value, text in ((None, self.tr("全部")), *self._choices()):
            action = QAction(text, menu, checkable=True, checked=value == chosen)
            action.triggered.connect(lambda _=False, v=value: self.choose(v))
            menu.addAction(action)


def years(shelf: Shelf) -> list[tuple[object, str]]:
    """Return the years there are, newest first."""
    found = {row.year for row in shelf.everything() if row.year}
    return [(year, str(year)) for year in sorted(found, reverse=True)]


def departments(shelf: Shelf) -> list[tuple[object, str]]:
    """Return the departments there are."""
    found = {row.department for row in shelf.everything() if row.department}
    return [(name, name) for name in sorted(found)]


def statuses() -> list[tuple[object, str]]:
    """Return the states of a review."""
    return list(STATUS_NAMES.items())


def grades() -> list[tuple[object, str]]:
    """Return the grades."""
    return [(grade, grade) for grade in GRADES]
