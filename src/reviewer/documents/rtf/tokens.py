"""The tokens of an RTF file: control words, control symbols, braces, characters as bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\([A-Za-z]{1,40})(-?\d{1,10})?\d* ?|\\'([0-9A-Fa-f]{2})|\\(.)|([{}])|([^\\{}\r\n\x00]+)", re.DOTALL
)
_BRACE = re.compile(rb"\\bin(\d{1,10}) ?|\\.|[{}]", re.DOTALL)
OPEN, CLOSE, WORD, SYMBOL, TEXT = "{", "}", "word", "symbol", "text"


class Token(NamedTuple):
    """A token: its kind, the word or symbol, a word's number, characters as they stand in the file."""

    kind: str
    name: str = ""
    number: int | None = None
    data: bytes = b""


_OPENING, _CLOSING = Token(OPEN), Token(CLOSE)


class Tokens:
    """Walks the tokens of a file; a group can be stepped over."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def __iter__(self) -> Iterator[Token]:
        match = _TOKEN.match
        while self._at < len(self._data):
            found = match(self._data, self._at)
            if found is None:
                self._at += 1
                continue
            self._at = found.end()
            yield self._token(found)

    def _token(self, found: re.Match[bytes]) -> Token:
        kind = found.lastindex
        if kind == 6:
            return Token(TEXT, data=found[6])
        if kind == 3:
            return Token(TEXT, data=bytes.fromhex(found[3].decode("ascii")))
        if kind == 5:
            return _OPENING if found[5] == b"{" else _CLOSING
        if kind == 4:
            return Token(SYMBOL, found[4].decode("latin-1"))
        name, number = found[1].decode("ascii"), None if found[2] is None else int(found[2])
        if name == "bin":
            self._at += max(number or 0, 0)
        return Token(WORD, name, number)

    def skip_group(self) -> None:
        """Go to the brace that closes the group in which the last token stood."""
        depth = 1
        while depth:
            found = _BRACE.search(self._data, self._at)
            if found is None:
                self._at = len(self._data)
                return
            self._at = found.end()
            if found[1]:
                self._at += int(found[1])
            elif found[0] == b"{":
                depth += 1
            elif found[0] == b"}":
                depth -= 1
        self._at -= 1
