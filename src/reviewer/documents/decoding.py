"""From bytes to characters: UTF-8 with or without BOM, UTF-16 with BOM, GB18030."""

from __future__ import annotations

import codecs
import re

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_STRANGE = re.compile("[\x00-\x08\x0e-\x1f\x7f\u0080-\u0084\u0086-\u009f\ue000-\uf8ff\ufffe\uffff]")
# What a damaged byte here and there may cost; above that it is no text, or not in this encoding.
_MOST_DAMAGE = 0.002
_MOST_STRANGE = 0.02
_MOST_OF_TEXT, _LONGEST_LINE = 0.99, 2000


def decode(data: bytes) -> tuple[str, int] | None:
    """Return the text and how many places in it could not be decoded; None where this is no text."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding) or _forgiving(data[len(mark) :], encoding)
    if b"\x00" in data:
        return None
    for way in (_strict, _forgiving):
        for encoding in ("utf-8", "gb18030"):
            if found := way(data, encoding):
                return found
    return None


def looks_like_text(data: bytes) -> bool:
    """Tell whether these bytes are readable as text; a long file is judged by its beginning."""
    found = decode(data[: 64 * 1024])
    return found is not None and b"\x00" not in _without_utf16(data)


def is_text_of_another_kind(data: bytes) -> bool:
    """Tell a text in an encoding that is not read, or one that lost its characters, from data of a program."""
    head = data[: 64 * 1024]
    printing = sum(1 for byte in head if byte >= 0x20 or byte in b"\t\n\r")
    lines = head.count(b"\n") * _LONGEST_LINE >= len(head)
    return b"\x00" not in head and printing >= len(head) * _MOST_OF_TEXT and lines


def _without_utf16(data: bytes) -> bytes:
    return b"" if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else data


def _strict(data: bytes, encoding: str) -> tuple[str, int] | None:
    """Decode without an error, except for a character cut off at the very end."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        text = decoder.decode(data, final=False)
    except UnicodeDecodeError:
        return None
    return _plausible(text, 1 if decoder.getstate()[0] else 0)


def _forgiving(data: bytes, encoding: str) -> tuple[str, int] | None:
    """Decode a file with very few damaged bytes; each becomes U+FFFD."""
    text = data.decode(encoding, "replace")
    damage = text.count("\ufffd")
    return None if damage > len(text) * _MOST_DAMAGE else _plausible(text, damage)


def _plausible(text: str, damage: int) -> tuple[str, int] | None:
    strange = len(_STRANGE.findall(text))
    return None if strange > max(2, len(text) * _MOST_STRANGE) or not text else (text, damage)


def whole_characters(text: str) -> str:
    """Return a text whose pairs of surrogates are one character each."""
    if text.isascii() or not any("\ud800" <= char <= "\udfff" for char in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
