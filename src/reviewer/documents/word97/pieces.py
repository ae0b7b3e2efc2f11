"""The piece table: in which places of the file the text stands, one after another ([MS-DOC], 2.8.35)."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from struct import unpack_from
from sys import byteorder

_MODIFIERS, _TABLE = 1, 2
_NARROW = 0x40000000
# What one byte of a piece's modifier stands for, of the properties that are read.
_SHORT = {
    0x18: 0x2416,
    0x19: 0x2417,
    0x41: 0x0800,
    0x55: 0x0835,
    0x56: 0x0836,
    0x57: 0x0837,
    0x5C: 0x083C,
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of characters: their numbers, the place of the first in the file, bytes per character, modifiers."""

    start: int
    end: int
    place: int
    width: int
    modifiers: bytes

    def text(self, main: bytes, start: int, end: int) -> str:
        """Return the characters from one number to another, a surrogate as a character of its own."""
        first = self.place + (start - self.start) * self.width
        data = main[first : first + (end - start) * self.width]
        if self.width == 1:
            return data.decode("cp1252", "replace")
        units = array("H", data[: len(data) // 2 * 2])
        if byteorder == "big":
            units.byteswap()
        return "".join(map(chr, units))


def pieces_of(table: bytes) -> list[Piece]:
    """Return the pieces in reading order; a broken table ends where it breaks."""
    modifiers: list[bytes] = []
    at = 0
    while at + 5 <= len(table):
        if table[at] == _MODIFIERS:
            (length,) = unpack_from("<H", table, at + 1)
            modifiers.append(table[at + 3 : at + 3 + length])
            at += 3 + length
        elif table[at] == _TABLE:
            (length,) = unpack_from("<I", table, at + 1)
            return list(_pieces(table[at + 5 : at + 5 + length], modifiers))
        else:
            break
    return []


def _pieces(table: bytes, modifiers: list[bytes]) -> Iterator[Piece]:
    count = (len(table) - 4) // 12
    for number in range(count):
        start, end = unpack_from("<II", table, 4 * number)
        place, modifier = unpack_from("<IH", table, 4 * (count + 1) + 8 * number + 2)
        if end <= start:
            continue
        narrow = bool(place & _NARROW)
        place &= _NARROW - 1
        yield Piece(
            start, end, place // 2 if narrow else place, 1 if narrow else 2, _modifiers(modifier, modifiers)
        )


def _modifiers(modifier: int, known: list[bytes]) -> bytes:
    if modifier & 1:
        number = modifier >> 1
        return known[number] if number < len(known) else b""
    code = _SHORT.get(modifier >> 1 & 0x7F)
    return b"" if code is None else code.to_bytes(2, "little") + bytes([modifier >> 8])
