"""What the readers ask for a page: from what is kept, else from a child process, and then kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from reviewer.documents.pdf.recognising import PictureMaker, RecognisedPage, Recogniser
from reviewer.documents.recognition.engine import engine_name
from reviewer.documents.recognition.keeping import KEY, kept, restored
from reviewer.documents.recognition.process import Child, GoOn, RecognitionFailed
from reviewer.domain.document import Renditions
from reviewer.domain.errors import Cancelled

_MOST_FAILURES = 3  # in one file; its other pages are not tried


def is_installed() -> bool:
    """Tell whether pages can be recognised here."""
    return bool(engine_name())


@contextmanager
def recogniser(renditions: Renditions, go_on: GoOn | None = None) -> Iterator[Recogniser | None]:
    """Give a recogniser for one file; None where none is installed and nothing is kept.

    `renditions` is what is kept with the original, and gets what is made out. Raises Cancelled once `go_on` says no.
    """
    known = restored(renditions.get(KEY))
    engine = engine_name()
    if not engine and known is None:
        yield None
        return
    work = _Recognition(engine, dict(known.pages if known else {}), go_on or _always)
    try:
        yield work.page
    finally:
        work.close()
        if work.new:
            renditions[KEY] = kept(engine, work.pages)


def _always() -> bool:
    return True


class _Recognition:
    """The pages of one file being recognised."""

    def __init__(self, engine: str, pages: dict[int, RecognisedPage], go_on: GoOn) -> None:
        self.pages = pages
        self.new = False
        self._go_on = go_on
        self._child = Child() if engine else None
        self._failures = 0

    def page(self, index: int, picture_of: PictureMaker) -> RecognisedPage | None:
        """Return what is made out on a page, None where that failed. Raises Cancelled."""
        if index in self.pages:
            return self.pages[index]
        if not self._go_on():
            raise Cancelled
        if self._child is None or self._failures >= _MOST_FAILURES or (picture := picture_of()) is None:
            return None
        try:
            self.pages[index] = self._child.page(picture, self._go_on)
        except RecognitionFailed:
            if not self._go_on():
                raise Cancelled from None
            self._failures += 1
            return None
        self.new = True
        return self.pages[index]

    def close(self) -> None:
        if self._child is not None:
            self._child.close()
