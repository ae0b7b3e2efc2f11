"""Who is told which page of a file is at the recogniser: whoever reads the file may listen, nobody has to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

PageTold = Callable[[int, int], object]  # number of the page, pages of the file

_listener: ContextVar[PageTold | None] = ContextVar("_listener", default=None)


@contextmanager
def pages_told(to: PageTold) -> Iterator[None]:
    """Tell of the pages of what is read inside the block."""
    mark = _listener.set(to)
    try:
        yield
    finally:
        _listener.reset(mark)


def tell(number: int, pages: int) -> None:
    """Say that a page goes to the recogniser now."""
    listener = _listener.get()
    if listener is not None:
        listener(number, pages)
