"""Characters as reports spell them: PDF writers put radicals, compatibility forms and ligatures for ordinary ones."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

UNKNOWN = "\ufffd"
# Simplified radicals that Unicode does not decompose, and Kangxi ones that stand for a character in its simplified form.
_RADICALS = str.maketrans(
    "⺁⺇⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰戶靑黃",
    "厂几民虎西见角贝车长长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙户青黄",
)
_COMPATIBLE = (range(0x2E80, 0x2FE0), range(0xF900, 0xFB07), range(0x2F800, 0x2FA20))
_LINE_HYPHEN = 0x02  # what the engine makes of a hyphen at the end of a line


@lru_cache(maxsize=8192)
def spelled(code: int) -> str:
    """Return what stands in the text for a character of a page: "" for none, UNKNOWN where its font does not say."""
    if code == _LINE_HYPHEN:
        return "-"
    if any(code in block for block in _COMPATIBLE):
        return unicodedata.normalize("NFKC", chr(code)).translate(_RADICALS)
    character = chr(code)
    kind = unicodedata.category(character)
    if code == 0 or character == UNKNOWN or kind in ("Co", "Cn"):
        return UNKNOWN
    if character == "\t" or (kind == "Zs" and character != "\u3000"):
        return " "
    return "" if kind in ("Cc", "Cf", "Cs", "Zl", "Zp") else character


def is_han(character: str) -> bool:
    """Tell a 汉字 or a sign of its width, between which no blank stands."""
    return character >= "\u2e80" or character in "“”‘’—…·"
