"""The head of a Word file: which of its streams count, how long its texts are, where its tables stand ([MS-DOC], 2.5)."""

from __future__ import annotations

from struct import unpack_from

from reviewer.documents import problems
from reviewer.documents.ole import BrokenContainer, stream_of
from reviewer.domain.errors import FileProblem, LockedFile

_WORD_8, _WORD_6 = 0xA5EC, 0xA5DC
_FIRST_WORD_8 = 0xC0  # nFib; smaller ones are Word 6 and 95
_ENCRYPTED, _TABLE_1, _OBFUSCATED = 0x0100, 0x0200, 0x8000
_LENGTHS, _PLACES = 0x4C, 0x9A
_STYLES, _CHARACTER_BINS, _PARAGRAPH_BINS, _FONTS, _PIECES = 1, 12, 13, 15, 33
_ANCHORS, _BOXES, _LISTS, _OVERRIDES = 40, 56, 73, 74


class WordFile:
    """The streams of one Word file. Raises FileProblem where it is encrypted or no Word file."""

    def __init__(self, data: bytes, name: str) -> None:
        self._data, self._name = data, name
        self.main = self._stream("WordDocument") or b""
        if len(self.main) < 32:
            raise FileProblem(problems.damaged(name))
        kind, version, flags = *unpack_from("<HH", self.main, 0), unpack_from("<H", self.main, 10)[0]
        if kind not in (_WORD_8, _WORD_6):
            raise FileProblem(problems.damaged(name))
        if flags & _ENCRYPTED:
            if flags & _OBFUSCATED or kind == _WORD_6:
                raise FileProblem(problems.locked_otherwise(name))
            raise LockedFile(problems.locked(name))
        self.old = kind == _WORD_6 or version < _FIRST_WORD_8
        self._table_1 = bool(flags & _TABLE_1)

    def open(self) -> None:
        """Take out what the reader of pieces needs. Raises FileProblem."""
        if len(self.main) < _PLACES + 8 * (_OVERRIDES + 1):
            raise FileProblem(problems.damaged(self._name))
        self.lengths: tuple[int, ...] = unpack_from("<8I", self.main, _LENGTHS)
        self.table = self._stream("1Table" if self._table_1 else "0Table") or b""
        self.data = self._stream("Data") or b""
        self.pieces, self.styles, self.fonts = map(self._place, (_PIECES, _STYLES, _FONTS))
        self.anchors, self.boxes = map(self._place, (_ANCHORS, _BOXES))
        self.lists, self.list_overrides = self._where(_LISTS), self._where(_OVERRIDES)
        self.character_bins, self.paragraph_bins = map(self._place, (_CHARACTER_BINS, _PARAGRAPH_BINS))

    def _stream(self, stream: str) -> bytes | None:
        try:
            return stream_of(self._data, (stream,))
        except BrokenContainer as error:
            raise FileProblem(problems.damaged(self._name)) from error

    def _where(self, number: int) -> tuple[int, int]:
        start, length = unpack_from("<II", self.main, _PLACES + 8 * number)
        return start, length

    def _place(self, number: int) -> bytes:
        start, length = self._where(number)
        return self.table[start : start + length]
