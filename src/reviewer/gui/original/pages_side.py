"""The report as its real pages: the pictures, the two views that show them, the list and the bar beside them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from reviewer.domain.document import Document
from reviewer.domain.pages import Pages
from reviewer.gui.original.marks import Marks
from reviewer.gui.original.page_artists import FilesArtist
from reviewer.gui.original.page_bar import PageBar
from reviewer.gui.original.page_list import PageList
from reviewer.gui.original.page_pictures import PagePictures
from reviewer.gui.original.page_text import PageText
from reviewer.gui.original.pages_view import PagesView, Sheets
from reviewer.gui.original.reading import bring_forward


class PagesSide(QObject):
    """Two views of one original's pages."""

    def __init__(
        self, stacks: tuple[QStackedWidget, QStackedWidget], pages: PageList, bar: PageBar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.first, self.second = PagesView(), PagesView()
        for stack, view in zip(stacks, (self.first, self.second), strict=True):
            stack.addWidget(view)
        self._list, self._bar = pages, bar
        self._list_wanted = False
        self._shown = self._beside = False
        self._artist: FilesArtist | None = None
        self._pictures: PagePictures | None = None
        self.first.pageChanged.connect(bar.set_page)
        self.first.pageChanged.connect(pages.set_page)
        bar.pageWished.connect(self.first.go_to_page)
        bar.left.connect(self.first.setFocus)
        pages.pageChosen.connect(self.first.go_to_page)

    @property
    def widget(self) -> QWidget:
        return self.first

    @property
    def settled(self) -> bool:
        return self._shown and (self._pictures is None or self._pictures.idle)

    def show(
        self,
        document: Document,
        pages: Pages,
        contents: Sequence[bytes | None],
        marks: Marks,
        percent: int,
        *,
        beside: bool = False,
    ) -> None:
        """Show a document's pages as the bytes of its files draw them; without bytes only what is marked, on empty paper.

        Where only the second view is seen, `beside` another way, neither bar nor list is shown.
        """
        self._forget()
        if any(content is not None for content in contents):
            self._artist = FilesArtist(contents, pages, self)
            self._pictures = PagePictures(self._artist, self)
        sheets = Sheets(PageText(document, pages), self._pictures)
        bring_forward(self.first, self.second)
        self._list.show_pages(sheets.words.sizes(), self._pictures, pages)
        self._bar.show_pages(pages)
        for view in (self.first, self.second):
            view.set_zoom(percent)
            view.show_sheets(sheets, marks)
        self._list.set_page(0)
        self._bar.setVisible(not beside)
        self._shown, self._beside = True, beside
        self.show_list(self._list_wanted)

    def update_marks(self) -> None:
        for view in (self.first, self.second):
            view.viewport().update()

    def leave(self) -> None:
        self._forget()
        self._bar.hide()
        self._list.hide()

    def _forget(self) -> None:
        self._shown = False
        for view in (self.first, self.second):
            view.show_sheets(None, Marks())
        self._list.show_pages([], None, Pages(()))
        for part in (self._pictures, self._artist):
            if part is not None:
                part.deleteLater()
        self._pictures = self._artist = None

    def set_zoom(self, percent: int) -> None:
        for view in (self.first, self.second):
            view.set_zoom(percent)

    def show_list(self, shown: bool) -> None:
        """Show or hide the list of pages."""
        self._list_wanted = shown
        self._list.setVisible(shown and self._shown and not self._beside)
        self._bar.set_list(shown)
