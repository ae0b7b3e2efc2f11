"""Characters as reports spell them: PDF writers put radicals, compatibility forms and ligatures for ordinary ones."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

UNKNOWN = "\ufffd"
# Simplified radicals that Unicode does not decompose; the Kangxi ones (U+2F00 …) and U+2E9F, U+2EF3 it does.
_RADICALS = str.maketrans(
    "⺁⺇⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰",
    "厂几民虎西见角贝车长长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙",
)
_LIGATURES = range(0xFB00, 0xFB07)
_COMPATIBLE = (range(0x2E80, 0x2FE0), range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
_PRIVATE = (range(0xE000, 0xF900), range(0xF0000, 0x110000))


@lru_cache(maxsize=8192)
def spelled(code: int) -> str:
    """Return what stands in the text for a character of a page: "" for none, UNKNOWN where its font does not say."""
    if code == 0x02:  # what the engine makes of a hyphen at the end of a line
        return "-"
    if code in (0x00, 0xFFFE, 0xFFFF, 0xFFFD) or any(code in block for block in _PRIVATE):
        return UNKNOWN
    if code in _LIGATURES or any(code in block for block in _COMPATIBLE):
        return unicodedata.normalize("NFKC", chr(code)).translate(_RADICALS)
    character = chr(code)
    if character in "\t\xa0" or unicodedata.category(character) == "Zs":
        return "\u3000" if character == "\u3000" else " "
    return "" if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") else character


def is_han(character: str) -> bool:
    """Tell a 汉字 or a sign of its width, between which no blank stands."""
    return character >= "\u2e80" or character in "“”‘’—…·"
