"""Run properties: what a w:rPr says, and what comes out when styles lie above it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from reviewer.documents.word.xml import VAL, Element, color, is_on, number, w


class Look(NamedTuple):
    """The look of a run, in the order of TextRun's fields; `hidden` text is not printed."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    font: str | None = None
    size_pt: float | None = None
    color: str | None = None
    superscript: bool = False
    hidden: bool = False


PLAIN = Look()
# What a w:rPr sets, by name of Look; names it does not mention are not there.
Properties = dict[str, Any]
# Properties that a paragraph style and a character style switch on twice are off (ECMA-376, 17.7.3).
_TOGGLES = ("bold", "italic", "strike", "hidden")
ThemeFont = Callable[[str], str | None]

_ON_OFF = {
    w("b"): "bold",
    w("i"): "italic",
    w("strike"): "strike",
    w("dstrike"): "strike",
    w("vanish"): "hidden",
}
_U, _SZ, _COLOR, _FONTS, _ALIGN, _RUN_STYLE = (
    w("u"),
    w("sz"),
    w("color"),
    w("rFonts"),
    w("vertAlign"),
    w("rStyle"),
)
_EAST, _EAST_THEME, _ASCII, _ASCII_THEME = (
    w("eastAsia"),
    w("eastAsiaTheme"),
    w("ascii"),
    w("asciiTheme"),
)


def properties(rpr: Element | None, theme: ThemeFont) -> Properties:
    """Return what a w:rPr of a style or a list level sets."""
    found = {} if rpr is None else run_properties(rpr, theme)
    found.pop("style", None)
    return found


def run_properties(rpr: Element, theme: ThemeFont) -> Properties:
    """Return what a run's w:rPr sets, the id of its character style as "style"."""
    found: Properties = {}
    for child in rpr:
        tag = child.tag
        if tag in _ON_OFF:
            found[_ON_OFF[tag]] = is_on(child)
        elif tag == _SZ:
            size = number(child.get(VAL)) / 2
            found["size_pt"] = size if 1 <= size <= 400 else None
        elif tag == _FONTS:
            if font := _font(child, theme):
                found["font"] = font
        elif tag == _COLOR:
            found["color"] = color(child.get(VAL))
        elif tag == _U:
            found["underline"] = child.get(VAL, "single") != "none"
        elif tag == _RUN_STYLE:
            found["style"] = child.get(VAL)
        elif tag == _ALIGN:
            found["superscript"] = child.get(VAL) == "superscript"
    return found


def _font(fonts: Element, theme: ThemeFont) -> str | None:
    """Return the font of Chinese text: the theme's where one is named, else the written one, else the Latin one."""
    named = fonts.get(_EAST_THEME)
    return (named and theme(named)) or fonts.get(_EAST) or fonts.get(_ASCII)


def combined(paragraph: Properties, character: Properties) -> Properties:
    """Return a character style on top of a paragraph's properties, toggles switched."""
    found = {**paragraph, **character}
    for name in _TOGGLES:
        if character.get(name) and paragraph.get(name):
            found[name] = False
    return found
