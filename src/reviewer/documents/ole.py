"""Take a stream out of an OLE container ([MS-CFB]), within bounds: no chain of sectors can be longer than the file."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Sequence
from itertools import islice
from struct import unpack_from
from sys import byteorder
from typing import NamedTuple

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST = 0xFFFFFFFA  # this number and those above mark ends and free sectors
_HEADER = 512
_ENTRY = 128
_IN_HEADER = 109
_STREAM, _ROOT = 2, 5


class BrokenContainer(Exception):
    """The container's tables lead nowhere or in circles."""


def stream_of(data: bytes, names: Sequence[str]) -> bytes | None:
    """Return the first stream that is there under one of the names, None where none is. Raises BrokenContainer."""
    try:
        return _Container(data).stream(names)
    except (struct.error, IndexError, ValueError, OverflowError) as error:
        raise BrokenContainer from error


def outermost_names(data: bytes) -> frozenset[str]:
    """Return the names, in lower case, of what lies in no folder of the container; none where it is broken."""
    try:
        entries = _Container(data).entries()
        return frozenset(entry.name for entry in _outermost(entries, _root_of(entries)))
    except (BrokenContainer, struct.error, IndexError, ValueError, OverflowError):
        return frozenset()


def leads_somewhere(data: bytes) -> bool:
    """Tell a container in which every chain of sectors ends: others lead a reader in circles that does not count."""
    try:
        return not any(map(_has_circles, _Container(data).tables()))
    except (BrokenContainer, struct.error, IndexError, ValueError, OverflowError):
        return False


def _has_circles(table: array[int]) -> bool:
    seen_from = array(
        "I", bytes(4 * len(table))
    )  # the sector that a way began at which came by, counted from 1
    for start in range(len(table)):
        at = start
        while at < len(table) and not seen_from[at]:
            seen_from[at] = start + 1
            at = table[at]
        if at < len(table) and seen_from[at] == start + 1:
            return True
    return False


class _Entry(NamedTuple):
    """An entry of the directory; `beside` are the numbers of its two neighbours and of what lies in it."""

    kind: int
    name: str
    first: int
    size: int
    beside: tuple[int, int, int]


class _Container:
    def __init__(self, data: bytes) -> None:
        self._data = data
        shift, self._mini_shift = unpack_from("<HH", data, 30)
        if shift not in (9, 12) or not 2 <= self._mini_shift < shift:
            raise BrokenContainer
        self._size = 1 << shift
        self._count = len(data) // self._size + 1
        self._directory, self._cutoff = unpack_from("<I4xI", data, 48)
        self._mini_table, self._more_tables = unpack_from("<I4xI", data, 60)
        self._table = self._whole_table()

    def _sector(self, number: int) -> bytes:
        # A version 4 header fills a whole sector of 4096 bytes.
        start = (number + 1) * self._size if self._size > _HEADER else _HEADER + number * self._size
        found = self._data[start : start + self._size]
        if not found:
            raise BrokenContainer
        return found

    def _whole_table(self) -> array[int]:
        """Return the number of the sector that follows each sector."""
        numbers = list(unpack_from(f"<{_IN_HEADER}I", self._data, 76))
        more, left = self._more_tables, self._count
        while more < _LAST:
            left -= 1
            if left < 0:
                raise BrokenContainer
            *further, more = _numbers(self._sector(more))
            numbers.extend(further)
        table = array("I")
        for number in islice((n for n in numbers if n < _LAST), self._count):
            table.extend(_numbers(self._sector(number)))
        return table

    def _chain(self, first: int, table: array[int], most: int) -> list[int]:
        chain = []
        while first < _LAST:
            chain.append(first)
            if len(chain) > most:
                raise BrokenContainer
            first = table[first]
        return chain

    def _read(self, first: int) -> bytes:
        return b"".join(map(self._sector, self._chain(first, self._table, self._count)))

    def tables(self) -> tuple[array[int], array[int]]:
        """Return what follows each sector, and each small one."""
        return self._table, _numbers(self._read(self._mini_table))

    def stream(self, names: Sequence[str]) -> bytes | None:
        entries = self.entries()
        root = _root_of(entries)
        # What is embedded has streams of the same names in folders of its own.
        streams = [entry for entry in (*_outermost(entries, root), *entries) if entry.kind == _STREAM]
        for name in names:
            for entry in streams:
                if entry.name == name.lower():
                    if entry.size < self._cutoff and root is not None:
                        return self._small(entry.first, entry.size, root.first)
                    return self._large(entry.first, entry.size)
        return None

    def entries(self) -> list[_Entry]:
        """Return the directory."""
        directory = self._read(self._directory)
        entries = []
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length, kind = unpack_from("<HB", directory, at + 64)
            beside = unpack_from("<III", directory, at + 68)
            first, size = unpack_from("<II", directory, at + 116)
            name = directory[at : at + min(max(length - 2, 0), 64)].decode("utf-16-le", "replace").lower()
            entries.append(_Entry(kind, name, first, size, beside))
        return entries

    def _large(self, first: int, size: int) -> bytes:
        found = self._read(first)[:size]
        # The last sector need not be full in a file, but none may be missing.
        if len(found) + self._size <= size:
            raise BrokenContainer
        return found

    def _small(self, first: int, size: int, root: int) -> bytes:
        """Return a stream that lies in the small sectors of the root's own stream."""
        held = self._read(root)
        table = self.tables()[1]
        step = 1 << self._mini_shift
        chain = self._chain(first, table, len(held) // step + 1)
        return b"".join(held[at * step : (at + 1) * step] for at in chain)[:size]


def _root_of(entries: list[_Entry]) -> _Entry | None:
    return next((entry for entry in entries if entry.kind == _ROOT), None)


def _outermost(entries: list[_Entry], root: _Entry | None) -> list[_Entry]:
    """Return the entries that lie in no folder, as far as the tree of the directory leads."""
    ahead = [] if root is None else [root.beside[2]]
    found: dict[int, _Entry] = {}
    while ahead:
        number = ahead.pop()
        if number < len(entries) and number not in found:
            found[number] = entries[number]
            ahead += found[number].beside[:2]
    return list(found.values())


def _numbers(data: bytes) -> array[int]:
    numbers = array("I", data[: len(data) // 4 * 4])
    if byteorder == "big":
        numbers.byteswap()
    return numbers
