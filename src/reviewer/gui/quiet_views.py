"""A table and a tree without type-ahead: a digit typed without looking must not make another report current."""

from __future__ import annotations

from PySide6.QtWidgets import QTableView, QTreeView


class QuietTable(QTableView):
    """The report list's table."""

    def keyboardSearch(self, search: str) -> None:
        """Move nowhere."""


class QuietTree(QTreeView):
    """The queue's tree."""

    def keyboardSearch(self, search: str) -> None:
        """Move nowhere."""
