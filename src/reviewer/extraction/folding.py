"""The text with one kind of digit and one kind of punctuation, character by character (same length)."""

from __future__ import annotations

import re

_WIDE = re.compile("[０-９％﹪．＞＜＝－～≧≦Ａ-Ｚａ-ｚ]")
_LETTERS = tuple(chr(first + n) for first in (0xFF21, 0xFF41) for n in range(26))
_FOLDED = (
    *zip("０１２３４５６７８９％﹪．＞＜＝－～≧≦", "0123456789%%.><=-~≥≤", strict=True),
    *((wide, chr(ord(wide) - 0xFEE0)) for wide in _LETTERS),
)
_PUNCTUATION = tuple(zip(";:()!?", "；：（）！？", strict=True))
_COMMA = re.compile(r"(?<![0-9]),|,(?![0-9]{3}(?![0-9]))")


def fold(text: str) -> str:
    """Fold full-width digits, letters and signs to their ASCII twins, character by character (same length)."""
    if _WIDE.search(text):
        for wide, narrow in _FOLDED:
            text = text.replace(wide, narrow)
    return text


def smooth(folded: str) -> str:
    """Turn ASCII punctuation into its Chinese twins (same length); a comma between thousands stays."""
    for ascii_sign, sign in _PUNCTUATION:
        folded = folded.replace(ascii_sign, sign)
    return _COMMA.sub("，", folded) if "," in folded else folded
