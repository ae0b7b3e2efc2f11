"""Text boxes of a Word file: which stretch of the texts is whose, and where its shape is anchored ([MS-DOC], 2.8.31, 2.8.37)."""

from __future__ import annotations

from struct import unpack_from
from typing import NamedTuple

_ANCHOR, _BOX = 26, 22
_SHAPE_OF_BOX = 14
_MOST = 4_096


class Box(NamedTuple):
    """A box's stretch of the text of boxes, and the character of the body at which it is anchored, where that is known."""

    start: int
    end: int
    anchor: int | None


def boxes_of(boxes: bytes, anchors: bytes) -> list[Box]:
    """Return the boxes in the order of their texts."""
    known = {shape: place for place, shape in _entries(anchors, _ANCHOR, 0)}
    found = _entries(boxes, _BOX, _SHAPE_OF_BOX)
    starts = [start for start, _ in found]
    return [
        Box(start, max(end, start), known.get(shape))
        for (start, shape), end in zip(found, starts[1:], strict=False)
    ]


def _entries(table: bytes, size: int, place: int) -> list[tuple[int, int]]:
    """Return the entries of a table of places: the place of each, and the number that stands in its data."""
    count = min(max((len(table) - 4) // (4 + size), 0), _MOST)
    starts = unpack_from(f"<{count}I", table, 0) if count else ()
    behind = 4 * ((len(table) - 4) // (4 + size) + 1)
    return [(start, unpack_from("<I", table, behind + size * n + place)[0]) for n, start in enumerate(starts)]
