"""Which characters the bytes of an RTF file mean: by the character set of their font, else by the file's code page."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from reviewer.documents.word.symbols import symbol

_SYMBOLS = 2
_CHARSETS = {
    77: "mac-roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
_WIDE = frozenset({"cp932", "cp949", "johab", "gb18030", "cp950"})
CHINESE, WESTERN = "gb18030", "cp1252"
_SIMPLIFIED = frozenset({2052, 4100})


@dataclass(slots=True)
class Font:
    """A font of the font table."""

    name: str = ""
    codec: str | None = None
    symbols: bool = False

    def of_charset(self, number: int) -> None:
        self.codec = _CHARSETS.get(number)
        self.symbols = number == _SYMBOLS

    @property
    def wide(self) -> bool:
        """Tell whether its characters take two bytes."""
        return self.codec in _WIDE


def codec_of(page: int) -> str:
    """Return the codec of a code page."""
    if page == 936:
        return CHINESE
    name = "utf-8" if page == 65001 else f"cp{page}"
    try:
        codecs.lookup(name)
    except LookupError:
        return WESTERN
    return name


def codec_of_language(number: int) -> str:
    """Return what a file without a code page is written in."""
    return CHINESE if number in _SIMPLIFIED else WESTERN


def decoded(data: bytes, font: Font, wide: Font, usual: str) -> str:
    """Decode bytes of a font; `wide` is the one that Chinese characters of the run have."""
    if data.isascii() and not font.symbols:
        return data.decode("ascii")
    if font.symbols:
        return "".join(symbol(f"f0{byte:02x}", font.name) for byte in data)
    codec = font.codec or (wide.codec if wide.wide else None) or usual
    for name in (codec, usual):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    found = data.decode(codec, "replace") if codec in _WIDE else ""
    # A single sign between letters is no half of a Chinese character.
    if all(char == "\ufffd" or char.isascii() for char in found):
        return data.decode(WESTERN, "replace")
    return found
