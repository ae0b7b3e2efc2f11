"""How the open report is asked to be shown: as its files are laid out, by printed pages, or as flowing text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reviewer.domain.document import Document
from reviewer.domain.pages import Pages
from reviewer.gui.original.kept import KeptOriginal
from reviewer.gui.original.looks import PAGES, TEXT, looks_of, real_pages
from reviewer.gui.original.members import Members
from reviewer.gui.original.printed_pages import PrintedPages

if TYPE_CHECKING:
    from reviewer.gui.settings import Memory

_KEY = "original/layout"


class Layouts:
    """Tells the `members` how each file is to be shown; what is asked for is remembered, but for printed pages."""

    def __init__(
        self, members: Members, printed: PrintedPages, kept: KeptOriginal, memory: Memory | None
    ) -> None:
        self._members, self._printed, self._kept, self._memory = members, printed, kept, memory
        self._layout = memory.get(_KEY, PAGES) if memory is not None else PAGES
        self._shown: tuple[object, ...] = ()

    def take(self, document: Document | None) -> None:
        """Begin with another report."""
        self._members.take(document, (TEXT,) if document is None else self._looks(document))

    def _looks(self, document: Document) -> tuple[str, ...]:
        """Return how each file is to be shown now."""
        printed = self._printed.shown
        if printed is None and self._layout == TEXT:
            return (TEXT,) * max(len(document.members), 1)
        return looks_of(document, None if printed is None else printed.pages)

    def pages(self, document: Document) -> tuple[Pages, Sequence[bytes | None]]:
        """Return the pages that are to be shown, with the files they are in."""
        if (printed := self._printed.shown) is not None:
            return printed.pages, printed.contents
        pages = real_pages(document) or Pages(())
        return pages, self._kept.contents(pages)

    def want(self, document: Document, layout: str) -> bool:
        """Ask for a layout; False where pages are asked to be printed, or those are given up: what is shown follows when they are ready."""
        if self._printed.possible and self._flows(document, layout):
            self._printed.want(layout == PAGES)
            return False
        self._printed.drop()
        self._layout = layout
        if self._memory is not None:
            self._memory.put(_KEY, layout)
        return True

    def _flows(self, document: Document, layout: str) -> bool:
        """Tell whether a layout is asked of a flowing file in view; one that is text already leaves "text" to the file beside it."""
        members = self._members
        if looks_of(document)[members.current] != TEXT:
            return False
        other = members.look == TEXT and len(set(members.looks)) > 1
        return layout == PAGES or self._printed.busy or not other

    def lay_out(self, document: Document, *, wanted: bool) -> bool:
        """Let the files be shown as is asked for now; tell whether that is another way. `wanted`: see `Members.lay_out`."""
        self._members.lay_out(self._looks(document), wanted=wanted)
        return self._now() != self._shown

    def note_shown(self) -> None:
        """Note that the report is shown as is asked for now."""
        self._shown = self._now()

    def _now(self) -> tuple[object, ...]:
        return self._members.looks, self._members.look, self._printed.shown
