"""How long an import still takes: pages to recognise weigh a hundred times what any other file does."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from reviewer.domain.errors import FileProblem
from reviewer.services.files import Source, Unreadable

_PAGE_SECONDS, _FILE_SECONDS = 4.0, 0.1  # before anything was measured
_TRUST = 1.0  # pages, or files, that what is assumed counts for
_LOOKING = 1.0  # seconds for looking at files beforehand; the others are taken for like those
_SETTLING = 5.0  # seconds in which a shown figure comes near to another estimate
_TIMED_FROM = 3  # files after which the time left is told; a page that was recognised tells enough, too


def weights(files: Sequence[Source | Unreadable], clock: Callable[[], float] = time.monotonic) -> list[float]:
    """Return for each file the pages that will have to be recognised, as far as a short look tells."""
    from reviewer.documents.weighing import PAGED_SUFFIXES, can_recognise

    paged = [
        (slot, file)
        for slot, file in enumerate(files)
        if not isinstance(file, Unreadable) and file.path.suffix.lower() in PAGED_SUFFIXES
    ]
    found = [0.0] * len(files)
    if not paged or not can_recognise():
        return found
    until, seen = clock() + _LOOKING, dict[str, list[int]]()
    for slot, file in paged:
        kind = file.path.suffix.lower()
        if clock() < until:
            pages = _pages_of(file)
            seen.setdefault(kind, []).append(pages)
            found[slot] = pages
        else:
            known = seen.get(kind, [1])
            found[slot] = sum(known) / len(known)
    return found


def _pages_of(file: Source) -> int:
    from reviewer.documents.weighing import pages_to_recognise

    try:
        return pages_to_recognise(file.read(), Path(file.path).name)
    except FileProblem:  # said when it is its turn
        return 0


class Pace:
    """What is still to do of some files, and how fast it goes; `at_once` files are read at a time."""

    def __init__(
        self, pages: Sequence[float], at_once: int = 1, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._left = dict(enumerate(pages))  # pages by slot, of the files that are not done
        self._at_page: dict[int, float] = {}  # when the page that is recognised now was begun
        self._at_once = at_once
        self._clock = clock
        self._page = (_TRUST * _PAGE_SECONDS, _TRUST)  # seconds and pages
        self._file = (_TRUST * _FILE_SECONDS, _TRUST)
        self._files_over = self._pages_over = 0
        self._shown: tuple[float, float] | None = None  # what was told last, and when

    def at_page(self, slot: int, number: int, pages: int) -> None:
        """Note that a page of a file is being recognised; those before it are done."""
        if slot in self._left:
            self._page_over(slot)
            self._at_page[slot] = self._clock()
            self._left[slot] = max(pages - number + 1, 1)

    def read(self, slot: int, seconds: float) -> None:
        """Note that a file was read, and in which time."""
        if not self._page_over(slot):
            self._file = (self._file[0] + seconds, self._file[1] + 1)
        self.done(slot)

    def _page_over(self, slot: int) -> bool:
        """Measure the page of a file that was begun last; tell whether there was one."""
        begun = self._at_page.pop(slot, None)
        if begun is not None:
            self._page = (self._page[0] + self._clock() - begun, self._page[1] + 1)
            self._pages_over += 1
        return begun is not None

    def done(self, slot: int) -> None:
        """Note that nothing of a file is left to do."""
        if self._left.pop(slot, None) is not None:
            self._files_over += 1

    def seconds_left(self) -> float | None:
        """How long the rest takes, None while nothing tells; a figure that was shown moves on step by step."""
        if self._files_over < _TIMED_FROM and not self._pages_over:
            return None
        pages, files = sum(self._left.values()), len(self._left)
        work = pages * _mean(self._page) + files * _mean(self._file)
        estimate, now = work / min(self._at_once, max(files, 1)), self._clock()
        if self._shown is not None:
            last, since = self._shown[0], now - self._shown[1]
            expected = max(last - since, 0.0)
            estimate = expected + (estimate - expected) * (1 - math.exp(-since / _SETTLING))
        self._shown = estimate, now
        return estimate


def _mean(told: tuple[float, float]) -> float:
    return told[0] / told[1]
