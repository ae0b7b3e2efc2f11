"""Shorten the XML of a sheet before it is parsed: cells and rows that are only formatted hold nothing to read.

A sheet whose format was once painted down to row 1,048,576 is hundreds of megabytes of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

MEGABYTE = 1024 * 1024
MOST_SHEET = 512 * MEGABYTE
MOST_KEPT = 96 * MEGABYTE

_TAG = rb"(?:[A-Za-z][\w.-]*:)?"
_EMPTY_CELL = re.compile(rb"<" + _TAG + rb"c(?=[^<>]* r=\")[^<>]*(?:/>|></" + _TAG + rb"c>)")
_EMPTY_ROW = re.compile(rb"<" + _TAG + rb"row(?=[^<>]* r=\")[^<>]*(?:/>|>\s*</" + _TAG + rb"row>)")
_END_CELL = re.compile(rb"</" + _TAG + rb"c>")
_END_DATA = re.compile(rb"</" + _TAG + rb"sheetData>")
_BATCH = 4 * MEGABYTE
_LONGEST_TAG = 256


class TooMuch(Exception):
    """One row alone is larger than a sheet may be."""


def lean(chunks: Iterable[bytes], most_cells: int) -> tuple[bytes, bool]:
    """Return a sheet's XML without its empty cells and rows, and whether it was cut behind so many cells.

    Raises TooMuch.
    """
    kept: list[bytes] = []
    rest, cells, size = b"", 0, 0
    batches = iter(_batches(chunks))
    for data in batches:
        piece, rest = _whole_rows(rest + data)
        if len(rest) > MOST_KEPT:
            raise TooMuch
        piece = _shortened(piece)
        kept.append(piece)
        cells += len(_END_CELL.findall(piece))
        size += len(piece)
        if cells > most_cells or size > MOST_KEPT:
            return b"".join([*kept, _behind_cells(chain([rest], batches))]), True
    return b"".join([*kept, _shortened(rest)]), False


def _behind_cells(batches: Iterator[bytes]) -> bytes:
    """Skip to the end of the cells; what follows (merged ranges) still counts."""
    tail = b""
    for data in batches:
        tail += data
        if found := _END_DATA.search(tail):
            return b"".join([tail[found.start() :], *batches])
        tail = tail[-_LONGEST_TAG:]
    return b""


def _batches(chunks: Iterable[bytes]) -> Iterable[bytes]:
    held: list[bytes] = []
    size = 0
    for chunk in chunks:
        held.append(chunk)
        size += len(chunk)
        if size >= _BATCH:
            yield b"".join(held)
            held, size = [], 0
    yield b"".join(held)


def _whole_rows(data: bytes) -> tuple[bytes, bytes]:
    """Split before the last row that begins in these bytes; without one, keep all for later."""
    place = max(data.rfind(b"<row "), data.rfind(b":row "))
    place = data.rfind(b"<", 0, place + 1) if place >= 0 else -1
    return (data[:place], data[place:]) if place > 0 else (b"", data)


def _shortened(data: bytes) -> bytes:
    return _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", data))
