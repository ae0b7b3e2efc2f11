"""Characters of symbol fonts (Wingdings, Symbol): private codes that mean something only in their font."""

from __future__ import annotations

_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x72: "❒",
    0x75: "◆",
    0x76: "❖",
    0x77: "◆",
    0xA1: "○",
    0xA7: "▪",
    0xA8: "□",
    0xAB: "★",
    0xD8: "➢",
    0xE0: "→",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
    0x50: "✓",
    0x52: "☑",
    0x53: "☒",
    0x54: "☒",
    0xA3: "□",
}
_SYMBOL = {
    0xB7: "•",
    0xA3: "≤",
    0xB3: "≥",
    0xB4: "×",
    0xB8: "÷",
    0xB1: "±",
    0xB0: "°",
    0xB9: "≠",
    0xBB: "≈",
    0xA5: "∞",
    0xA8: "♦",
    0xAE: "→",
    0xD7: "⋅",
    0xE5: "Σ",
    0x6D: "μ",
    0x70: "π",
    0x61: "α",
    0x62: "β",
}
OTHERWISE = "•"


def is_symbol_font(font: str | None) -> bool:
    """Tell whether a font has pictures in the places of letters."""
    return font is not None and (font == "Symbol" or font.startswith(("Wingdings", "Webdings")))


def symbol(code: str | None, font: str | None) -> str:
    """Return the character that a w:sym element shows, a bullet where the font's code is not known."""
    try:
        value = int(code or "", 16)
    except ValueError:
        return ""
    if not _is_private(value):
        return chr(value) if 0x20 <= value < 0xD800 or 0xE000 <= value <= 0xFFFD else ""
    return _meant(value & 0xFF, font)


def bullet(text: str, font: str | None) -> str:
    """Return a bullet as it is printed; private codes of symbol fonts become the character they show."""
    if font and font.startswith("Wingdings") and len(text) == 1 and ord(text) < 0x80:
        return _meant(ord(text), font)
    return "".join(_meant(ord(char) & 0xFF, font) if _is_private(ord(char)) else char for char in text)


def _is_private(value: int) -> bool:
    return 0xE000 <= value <= 0xF8FF


def _meant(value: int, font: str | None) -> str:
    table = _SYMBOL if font == "Symbol" else _WINGDINGS
    return table.get(value) or _SYMBOL.get(value, OTHERWISE)
