"""Properties of characters and paragraphs: single property modifiers and the pages they stand on ([MS-DOC], 2.6, 2.9)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from struct import unpack_from

PAGE = 512
_WIDTHS = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_ROW, _TABS = 0xD608, 0xC615
_ELSEWHERE = (0x6645, 0x6646)
_HEIGHT = 12  # of a paragraph, which no one needs, behind each place on its page


def modifiers(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Walk modifiers: code and operand; ends where they break off."""
    at = 0
    while at + 2 < len(data):
        (code,) = unpack_from("<H", data, at)
        at += 2
        kind = code >> 13
        if kind != 6:
            length = _WIDTHS[kind]
        elif code == _ROW:
            length = max(int.from_bytes(data[at : at + 2], "little") - 1, 0)
            at += 2
        elif code == _TABS and data[at] == 255:
            return
        else:
            length = data[at]
            at += 1
        yield code, data[at : at + length]
        at += length


def with_distant(found: bytes, data_stream: bytes) -> bytes:
    """Return a paragraph's modifiers with those that were too long for its page and stand in a stream of their own."""
    for code, operand in modifiers(found):
        if code in _ELSEWHERE and len(operand) == 4:
            place = int.from_bytes(operand, "little")
            length = int.from_bytes(data_stream[place : place + 2], "little")
            return found + data_stream[place + 2 : place + 2 + length]
    return found


class Bins:
    """For each place in the file the modifiers that count there; the pages are read when first needed."""

    def __init__(self, main: bytes, table: bytes, *, paragraphs: bool) -> None:
        self._main = main
        self._paragraphs = paragraphs
        count = max((len(table) - 4) // 8, 0)
        self._starts = list(unpack_from(f"<{count}I", table, 0))
        self._numbers = (
            [number & 0x3FFFFF for number in unpack_from(f"<{count}I", table, 4 * (count + 1))] if count else []
        )
        self._pages: dict[int, tuple[list[int], list[bytes]]] = {}

    def __bool__(self) -> bool:
        return bool(self._starts)

    def at(self, place: int) -> tuple[bytes, int]:
        """Return the modifiers at a place and where others begin; nothing is known of a place outside all pages."""
        page = bisect_right(self._starts, place) - 1
        if page < 0:
            return b"", self._starts[0] if self._starts else place + (1 << 30)
        starts, values = self._page(self._numbers[page])
        at = bisect_right(starts, place) - 1
        after = self._starts[page + 1] if page + 1 < len(self._starts) else place + (1 << 30)
        if at < 0 or at >= len(values):
            return b"", max(after, place + 1)
        return values[at], max(starts[at + 1], place + 1)

    def _page(self, number: int) -> tuple[list[int], list[bytes]]:
        if number not in self._pages:
            page = self._main[number * PAGE : (number + 1) * PAGE]
            self._pages[number] = _runs(page, self._paragraphs) if len(page) == PAGE else ([], [])
        return self._pages[number]


def _runs(page: bytes, paragraphs: bool) -> tuple[list[int], list[bytes]]:
    count = page[-1]
    step = 1 + _HEIGHT if paragraphs else 1
    if 4 * (count + 1) + step * count >= PAGE:
        return [], []
    starts = list(unpack_from(f"<{count + 1}I", page, 0))
    if starts != sorted(starts):
        return [], []
    places = [2 * page[4 * (count + 1) + step * number] for number in range(count)]
    return starts, [_value(page, place, paragraphs) if place else b"" for place in places]


def _value(page: bytes, place: int, paragraphs: bool) -> bytes:
    """Return what stands at a place of a page; the length is counted in bytes or, for paragraphs, in words."""
    length = page[place]
    if paragraphs and length:
        length = 2 * length - 1
    elif paragraphs:
        place += 1
        length = 2 * page[place] if place < PAGE else 0
    return page[place + 1 : place + 1 + length]
